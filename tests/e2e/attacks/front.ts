import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { makeCertificate } from '../../portals/server/tls.ts';

/** What becomes of a connection: it is led to the stand-in sites, or to the impostor, or it is broken. */
export type Behaviour = 'pass' | 'impostor' | 'reset' | 'no-tls';

/** Stands before a host: everything for it comes here first, below HTTP and TLS. */
export interface Front {
  readonly port: number;
  /** Connections since `behave`. */
  readonly connections: number;
  /** Requests that were made of the impostor: none may be. */
  readonly fooled: readonly string[];
  behave(how: Behaviour): void;
  close(): Promise<void>;
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/**
 * A front before one host. The impostor speaks HTTPS with a certificate of its own making, and gives whoever asks what
 * the check wants to hear.
 *
 * @param target gives the port of the stand-in sites
 */
export async function startFront(target: () => number): Promise<Front> {
  let how: Behaviour = 'pass';
  let connections = 0;
  const fooled: string[] = [];
  const open = new Set<Socket>();
  const { key, cert } = await makeCertificate();
  const impostor = createHttps({ key, cert }, (request, response) => {
    fooled.push([request.method, request.url, request.headers.authorization ?? []].flat().join(' '));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"access_token":"opaque","token_type":"bearer","expires_in":3600}');
  });
  const impostorPort = await listening(impostor);
  const server = createServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    if (how === 'reset') socket.resetAndDestroy();
    else if (how === 'no-tls') socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
    else {
      const onward = connect(how === 'impostor' ? impostorPort : target(), '127.0.0.1');
      onward.on('error', () => socket.destroy());
      socket.on('close', () => onward.destroy());
      onward.on('close', () => socket.destroy());
      socket.pipe(onward).pipe(socket);
    }
  });
  const port = await listening(server);
  return {
    port,
    fooled,
    get connections() {
      return connections;
    },
    behave(next) {
      how = next;
      connections = 0;
      for (const socket of open) socket.destroy();
    },
    async close() {
      for (const socket of open) socket.destroy();
      impostor.closeAllConnections();
      await Promise.all([server, impostor].map((one) => new Promise((done) => one.close(done))));
    },
  };
}
