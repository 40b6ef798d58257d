/**
 * api.zoom.us/v2: the two read-only calls that the check makes, checked by the token's scopes as public reports show
 * (devforum 108207, 95961, 111305; Zoom's plugin "common-errors.md"; read November 2026).
 */
import { answer, type Exchange, sendJson } from './exchange.ts';
import { type Fault, nextFault, scopeMessage } from './faults.ts';
import type { AccessToken, World } from './world.ts';

interface Endpoint {
  path: RegExp;
  faults: (world: World) => Fault[];
  /** Any one of these is enough; the first is the one the error names. */
  granular: string[];
  classic: string[];
  paidOnly: boolean;
  result: (world: World, query: URLSearchParams) => unknown;
}

const endpoints: Endpoint[] = [
  {
    path: /^\/v2\/users$/,
    faults: (world) => world.faults.users,
    granular: ['user:read:list_users:admin', 'user:read:list_users:master'],
    classic: ['user:read:admin', 'user:write:admin', 'user:read', 'user:master'],
    paidOnly: false,
    result: listUsers,
  },
  {
    path: /^\/v2\/accounts\/([^/]+)\/settings$/,
    faults: (world) => world.faults.settings,
    granular: ['account:read:settings:admin', 'account:read:settings:master'],
    classic: ['account:read:admin', 'account:write:admin', 'account:master'],
    paidOnly: true,
    result: () => ({
      security: {
        admin_change_name_pic: true,
        hide_billing_info: false,
        password_requirement: {
          minimum_password_length: 8,
          have_special_character: true,
          have_upper_and_lower_case: true,
        },
        sign_in_with_two_factor_auth: 'all',
      },
    }),
  },
];

function listUsers(world: World, query: URLSearchParams): unknown {
  const pageSize = Number(query.get('page_size') ?? 30);
  const user = {
    id: 'KdYKjnimT4KPd8FFgQt9FQ',
    first_name: 'Ada',
    last_name: 'Example',
    email: world.account.userEmail,
    type: 2,
    status: 'active',
    role_id: '0',
    verified: 1,
    created_at: '2024-01-01T08:00:00Z',
  };
  return { page_count: 1, page_number: 1, page_size: pageSize, total_records: 1, next_page_token: '', users: [user] };
}

/** Handles one API request. */
export async function handleApi(world: World, exchange: Exchange): Promise<void> {
  const { response, request, url } = exchange;
  const endpoint = endpoints.find(({ path }) => path.test(url.pathname));
  const refuse = (status: number, code: number, message: string) => sendJson(response, status, { code, message });
  if (!endpoint || request.method !== 'GET') {
    refuse(404, 404, 'This API endpoint is not recognized.');
    return;
  }
  const fault = nextFault(endpoint.faults(world));
  if (fault.answer !== 'ok') {
    await answer(response, fault.answer);
    return;
  }
  const token = tokenOf(world, request.headers.authorization);
  const accountId = endpoint.path.exec(url.pathname)?.[1];
  if (!token) {
    refuse(401, 124, 'Invalid access token.');
  } else if (token.expires < Date.now()) {
    refuse(401, 201, 'Access token is expired.');
  } else if (![...endpoint.granular, ...endpoint.classic].some((scope) => token.scopes.includes(scope))) {
    const family = world.apps.find(({ id }) => id === token.appId)?.family;
    await answer(
      response,
      family === 'classic' ? scopeMessage(4700, endpoint.classic.slice(0, 1)) : scopeMessage(4711, endpoint.granular),
    );
  } else if (accountId !== undefined && accountId !== 'me') {
    refuse(404, 2001, 'Account does not exist.');
  } else if (endpoint.paidOnly && world.account.plan !== 'paid') {
    refuse(400, 200, 'Only available for Paid account: account settings.');
  } else {
    sendJson(response, 200, endpoint.result(world, url.searchParams));
  }
}

/**
 * The token in the header, if it was issued here and its app is still active: tokens die with the app's deactivation.
 */
function tokenOf(world: World, header: string | undefined): AccessToken | undefined {
  const value = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
  const token = world.tokens.find((candidate) => candidate.value === value);
  return world.apps.some(({ id, activation }) => id === token?.appId && activation === 'activated') ? token : undefined;
}
