/** One request as it came in, and the ways to answer it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import type { Answer } from './faults.ts';

/** A request that reached the stand-ins, recorded for tests to assert on. */
export interface RecordedRequest {
  host: string;
  method: string;
  /** Without the query. */
  path: string;
  query: string;
  /** False if no stand-in has this host: nothing should have asked for it. */
  known: boolean;
  /** Chromium asks these hosts of its own accord (autofill hints, updates): no page and no extension is behind it. */
  byBrowser: boolean;
  cookie: boolean;
  authorization: boolean;
  origin: string | undefined;
  contentType: string | undefined;
  bodyLength: number;
  /** Up to 64 KiB of the body as text, so that a test can look for a value that must not be there. */
  body: string;
  /** Milliseconds since the epoch. */
  time: number;
  status: number | undefined;
}

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  body: string;
}

const mostBody = 65_536;

/** Reads the whole body; what is beyond 64 KiB is counted and dropped. */
export async function readBody(request: IncomingMessage): Promise<{ text: string; length: number }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (length < mostBody) {
      chunks.push(chunk);
    }
    length += chunk.length;
  }
  return { text: Buffer.concat(chunks).toString('utf8').slice(0, mostBody), length };
}

export function send(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'cache-control': 'no-store', ...headers });
  response.end(body);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  send(response, status, JSON.stringify(value), { 'content-type': 'application/json;charset=UTF-8', ...headers });
}

/** Gives a prepared answer, with its delay and its misbehaviour. */
export async function answer(response: ServerResponse, prepared: Answer): Promise<void> {
  if (prepared.delay) {
    await new Promise((done) => setTimeout(done, prepared.delay));
  }
  const { status, body = '', headers, pause } = prepared;
  if (prepared.behaviour === 'hang') {
    return;
  }
  if (prepared.behaviour === 'drop') {
    response.destroy();
    return;
  }
  if (prepared.behaviour === 'cut') {
    response.writeHead(status, { ...headers, 'content-length': String(body).length + 1 });
    response.write(String(body), () => response.destroy());
    return;
  }
  if (prepared.behaviour === 'endless') {
    response.writeHead(status, { 'content-type': 'application/json' });
    await sendEndlessly(response, String(body), pause);
    return;
  }
  if (prepared.behaviour === 'endless-headers') {
    // Below what Node would let a server do: the line of the status, and no end of the headers.
    response.socket?.write(`HTTP/1.1 ${status} OK\r\n`);
    await sendEndlessly(response.socket!, 'x-more: and more\r\n', pause);
    return;
  }
  if (typeof body === 'string' || body instanceof Buffer) {
    send(response, status, body, headers);
  } else {
    sendJson(response, status, body, headers);
  }
}

async function sendEndlessly(to: Writable, part: string, pause = 0): Promise<void> {
  const closed = new Promise((done) => to.once('close', done));
  while (!to.destroyed && to.writable) {
    const isFull = !to.write(part);
    if (isFull) await Promise.race([new Promise((done) => to.once('drain', done)), closed]);
    if (pause > 0) await Promise.race([new Promise((done) => setTimeout(done, pause)), closed]);
  }
}
