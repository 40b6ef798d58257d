/** One request as it came in, and the ways to answer it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
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
  body: string,
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
  const { status, body = '', headers } = prepared;
  if (prepared.behaviour === 'hang') {
    return;
  }
  if (prepared.behaviour === 'drop') {
    response.destroy();
    return;
  }
  if (prepared.behaviour === 'endless') {
    await sendEndlessly(response, status, String(body));
    return;
  }
  if (typeof body === 'string') {
    send(response, status, body, headers);
  } else {
    sendJson(response, status, body, headers);
  }
}

async function sendEndlessly(response: ServerResponse, status: number, chunk: string): Promise<void> {
  response.writeHead(status, { 'content-type': 'application/json' });
  while (!response.destroyed && response.writable) {
    if (!response.write(chunk)) {
      await Promise.race([
        new Promise((done) => response.once('drain', done)),
        new Promise((done) => response.once('close', done)),
      ]);
    }
  }
}
