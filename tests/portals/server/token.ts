/**
 * POST zoom.us/oauth/token, answering as Zoom's pages and public reports say (Zoom docs "rooms/oauth", devforum 79648
 * and 124925; read November 2026). What Zoom answers for an app that is not active was never published: "Bad Request"
 * is what one report saw.
 */
import { Buffer } from 'node:buffer';
import { answer, type Exchange, sendJson } from './exchange.ts';
import { nextFault } from './faults.ts';
import { randomText, type World, type ZoomApp } from './world.ts';

const lifeSeconds = 3600;

/** Handles one request for a token; parameters are taken from the form body or from the query. */
export async function handleToken(world: World, exchange: Exchange): Promise<void> {
  const { response, request } = exchange;
  const fault = nextFault(world.faults.token);
  if (fault.answer !== 'ok') {
    await answer(response, fault.answer);
    return;
  }
  if (request.method !== 'POST') {
    sendJson(response, 405, { reason: 'Method Not Allowed', error: 'invalid_request' });
    return;
  }
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
    ? new URLSearchParams(exchange.body)
    : new URLSearchParams();
  const parameter = (name: string) => form.get(name) ?? exchange.url.searchParams.get(name);

  const refuse = (reason: string, error: string) => sendJson(response, 400, { reason, error });
  const client = basicCredentials(request.headers.authorization);
  const app = world.apps.find(
    ({ clientId, clientSecret }) => clientId === client?.id && clientSecret === client.secret,
  );
  if (!app) {
    refuse('Invalid client_id or client_secret', 'invalid_client');
  } else if (parameter('grant_type') !== 'account_credentials' || app.type !== 's2s') {
    refuse('unsupported grant type', 'unsupported_grant_type');
  } else if (parameter('account_id') !== world.account.id || app.activation !== 'activated') {
    refuse('Bad Request', 'invalid_request');
  } else {
    sendJson(response, 200, issueToken(world, app, fault.scopes));
  }
}

function basicCredentials(header: string | undefined): { id: string; secret: string } | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1];
  if (!encoded) {
    return undefined;
  }
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { id, secret: rest.join(':') };
}

function issueToken(world: World, app: ZoomApp, scopes = app.scopes.map(({ id }) => id)) {
  const expires = Date.now() + lifeSeconds * 1000;
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = {
    aud: 'https://oauth.zoom.us',
    iss: 'https://zoom.us',
    aid: world.account.id,
    exp: Math.floor(expires / 1000),
  };
  const value = `${encode({ alg: 'HS512', v: '2.0' })}.${encode(payload)}.${randomText(43)}`;
  world.tokens.push({ value, appId: app.id, scopes, expires });
  return {
    access_token: value,
    token_type: 'bearer',
    expires_in: lifeSeconds,
    scope: scopes.join(' '),
    api_url: 'https://api.zoom.us',
  };
}
