import { type CheckDeps, checkConnection, type Verdict } from '../../../utils/zoom/token.ts';

export const VALUES = {
  accountId: 'q6gBJVO5TzexKYTb_I2rpg',
  clientId: '_vWkzT5cQ6eMkS2oRjL8Bw',
  clientSecret: 'Zk3/x+Q9hLw7Rt5VbNm2PsDf8GjYc4Ae',
};
export const TOKEN = 'eyJhbGciOiJIUzUxMiJ9.eyJ2ZXIiOjl9.Hq-_7k2';
export const NOW = Date.UTC(2026, 10, 23, 12);

export const CLASSIC = 'user:read:admin account:read:admin';
export const GRANULAR =
  'user:read:list_users:admin user:read:user:admin user:read:settings:admin account:read:settings:admin';

/** A token answer as Zoom gives it. */
export function granted(fields: object = {}): Response {
  const body = { access_token: TOKEN, token_type: 'bearer', expires_in: 3599, scope: GRANULAR, ...fields };
  return Response.json(body);
}

export const users = () => Response.json({ page_size: 1, users: [{ id: 'x' }] });
export const settings = () => Response.json({ security: {} });

export interface Call {
  readonly url: string;
  readonly init: RequestInit;
}

/** Zoom as a function: answers by address and writes down what was asked. */
export function fakeZoom(answers: { token?: () => Response; users?: () => Response; settings?: () => Response } = {}) {
  const calls: Call[] = [];
  const fetch = async function (this: unknown, url: string, init: RequestInit) {
    // A browser's fetch refuses to be called as a method of something else.
    if (this !== undefined) throw new TypeError('Illegal invocation');
    calls.push({ url, init });
    if (url.endsWith('/oauth/token')) return (answers.token ?? granted)();
    return url.includes('/users') ? (answers.users ?? users)() : (answers.settings ?? settings)();
  } as typeof globalThis.fetch;
  return { fetch, calls };
}

/** One check against a fake Zoom: the verdict and the calls that it took. */
export async function check(
  answers: Parameters<typeof fakeZoom>[0] = {},
  deps: Partial<CheckDeps> = {},
  values = VALUES,
): Promise<{ verdict: Verdict; calls: Call[] }> {
  const zoom = fakeZoom(answers);
  const verdict = await checkConnection(values, { fetch: zoom.fetch, now: () => NOW, ...deps });
  return { verdict, calls: zoom.calls };
}

/** An answer with a body of text or JSON. */
export function answer(status: number, body: string | object = '', headers: HeadersInit = {}): () => Response {
  return () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
}
