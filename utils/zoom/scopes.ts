/** Zoom has two generations of scope names; apps made since 21 March 2024 are offered only the granular ones. */
export type Family = 'classic' | 'granular';

/** A classic name, which is also the name of the group that its granular successors stand under. */
export type ClassicName = 'user:read:admin' | 'account:read:admin';

/** The scopes this product knows by name. */
export type ScopeId =
  | ClassicName
  | 'user:read:list_users:admin'
  | 'user:read:user:admin'
  | 'user:read:settings:admin'
  | 'account:read:settings:admin'
  | 'account:read:lock_settings:admin';

/** What is known of one scope. */
export interface ScopeRow {
  readonly id: ScopeId;
  readonly family: Family;
  /** The classic name that it is, or that it is a part of. */
  readonly classic: ClassicName;
  /** The product in the dialog's left column. */
  readonly product: 'User' | 'Account';
  /** The group (granular) or title (classic), as the dialog shows it. */
  readonly group: 'View all user information' | 'View account info';
  readonly need: 'needed' | 'optional';
}

/** Where it is known from that a scope belongs to a classic name, and is needed. */
export interface ScopeEvidence {
  readonly source: string;
  /** `confirmed`: Zoom's list and a second source agree. `inferred`: need worked out. `conflict`: sources disagree. */
  readonly confidence: 'confirmed' | 'inferred' | 'conflict';
  /** When the source was last seen to say so: year and month. */
  readonly seen: string;
}

const USER = { classic: 'user:read:admin', product: 'User', group: 'View all user information' } as const;
const ACCOUNT = { classic: 'account:read:admin', product: 'Account', group: 'View account info' } as const;
const CLASSIC = { family: 'classic', need: 'needed' } as const;
const GRANULAR = { family: 'granular', need: 'needed' } as const;

/** Every scope that the guide names, needed first, in the order in which it asks for them. */
export const SCOPES: readonly ScopeRow[] = [
  { id: 'user:read:admin', ...USER, ...CLASSIC },
  { id: 'account:read:admin', ...ACCOUNT, ...CLASSIC },
  { id: 'user:read:list_users:admin', ...USER, ...GRANULAR },
  { id: 'user:read:user:admin', ...USER, ...GRANULAR },
  { id: 'user:read:settings:admin', ...USER, ...GRANULAR },
  { id: 'account:read:settings:admin', ...ACCOUNT, ...GRANULAR },
  { id: 'account:read:lock_settings:admin', ...ACCOUNT, family: 'granular', need: 'optional' },
];

const MICROSOFT_PAGE = 'https://learn.microsoft.com/en-us/purview/compliance-manager-connectors';
const MICROSOFT_DRAFT =
  'https://github.com/MicrosoftDocs/microsoft-365-docs/blob/02f7c6c0434ed89581fea5a2c464fcbaca900e23/microsoft-365/compliance/compliance-manager-connectors-zoom.md';
const ZOOM_LIST = 'https://developers.zoom.us/docs/integrations/oauth-scopes-granular/';
const SAILPOINT = 'https://documentation.sailpoint.com/connectors/zoom/help/integrating_zoom/required_permissions.html';
const MOODLE =
  'https://github.com/ncstate-delta/moodle-mod_zoom/blob/0c91cab64b27c7af4de49343953c1c2f827c0166/classes/webservice.php';
const CARTOGRAPHY =
  'https://github.com/cartography-cncf/cartography/blob/00f836edafa9acf61e3f0a526f23e67f1ef585b0/docs/root/modules/zoom/config.md';

/**
 * The evidence of each row of `SCOPES`, with an address and the month in which it was last seen to say so: for readers
 * and tests, so apart from what the extension carries. Which calls the connector makes is not published; the needed
 * granular ones are those of its draft documentation and of its task. @public
 */
export const SCOPE_EVIDENCE: Readonly<Record<ScopeId, ScopeEvidence>> = {
  // Every readable generation of the page prints these two names, and no other.
  'user:read:admin': {
    source: `${MICROSOFT_PAGE} (French and Japanese copies)`,
    confidence: 'confirmed',
    seen: '2026-11',
  },
  // The one whose call is in Microsoft's draft; of the security settings that Defender's Zoom connector reads, too.
  'account:read:admin': {
    source: `${MICROSOFT_PAGE}; https://learn.microsoft.com/en-us/defender-cloud-apps/protect-zoom`,
    confidence: 'confirmed',
    seen: '2026-08',
  },
  // GET /users: named beside the classic one by two independent integrations.
  'user:read:list_users:admin': { source: `${ZOOM_LIST}; ${SAILPOINT}`, confidence: 'inferred', seen: '2026-04' },
  // GET /users/{id}
  'user:read:user:admin': { source: `${ZOOM_LIST}; ${MOODLE}`, confidence: 'inferred', seen: '2026-04' },
  // GET /users/{id}/settings
  'user:read:settings:admin': { source: `${ZOOM_LIST}; ${CARTOGRAPHY}`, confidence: 'inferred', seen: '2026-04' },
  // GET /accounts/{id}/settings: the sample call of the draft.
  'account:read:settings:admin': {
    source: `${ZOOM_LIST}; ${MICROSOFT_DRAFT}`,
    confidence: 'inferred',
    seen: '2026-04',
  },
  // Zoom's list has it as :master only, Cartography's guide as :admin.
  'account:read:lock_settings:admin': {
    source: `${CARTOGRAPHY}; against ${ZOOM_LIST}`,
    confidence: 'conflict',
    seen: '2026-04',
  },
};

const CLASSIC_NAMES: readonly ClassicName[] = ['user:read:admin', 'account:read:admin'];
const OPERATIONS = new Set(['read', 'write', 'update', 'delete']);
const LEVELS = new Set(['admin', 'master']);
/** The shape of a scope id. Other texts have it too (`a:b`); `isScopeId` also asks for a word that scopes have. */
export const SCOPE_ID = /^[a-z][a-z0-9_]*(?::[a-z0-9_]+){1,4}$/;
const ID_WORDS = new Set([...OPERATIONS, ...LEVELS, 'bot', 'inmeeting']);

/** The needed scopes of a family, or of one classic name in it. */
export function neededScopes(family: Family, classic?: ClassicName): ScopeId[] {
  return SCOPES.filter((row) => row.need === 'needed' && row.family === family)
    .filter((row) => classic === undefined || row.classic === classic)
    .map((row) => row.id);
}

/**
 * A scope id as Zoom writes it: without blanks (Microsoft's page prints `user :read :admin`) and invisible characters.
 */
export function normaliseScopeId(text: string): string {
  return text.replace(/[\s\p{Cf}]+/gu, '');
}

/** Whether a text, already normalised, reads like one scope id; it need not be one that is known. */
export function isScopeId(text: string): boolean {
  return (
    SCOPE_ID.test(text) &&
    text
      .split(':')
      .slice(1)
      .some((part) => ID_WORDS.has(part))
  );
}

/**
 * The family of one id. Counting parts is not enough: `user:read:admin` (classic) and `user:read:settings` (granular,
 * of one user) both have three. Classic names have no object: a level, or nothing, follows the operation.
 */
function familyOfOne(id: string): Family | null {
  if (!isScopeId(id)) return null;
  const [resource, operation = '', object] = id.split(':');
  if (object === undefined || LEVELS.has(object) || !OPERATIONS.has(operation)) return 'classic';
  // `meeting_token:read:local_recording` and its like are classic names with an ending, not granular ones.
  return resource === 'meeting_token' ? 'classic' : 'granular';
}

/** The family that a list of ids belongs to; `mixed` for both; null where none can be told. */
export function familyOf(ids: readonly string[]): Family | 'mixed' | null {
  const seen = new Set(ids.map((id) => familyOfOne(normaliseScopeId(id))));
  if (seen.has('classic') && seen.has('granular')) return 'mixed';
  if (seen.has('classic')) return 'classic';
  return seen.has('granular') ? 'granular' : null;
}

/** What an app has, against what Compliance Manager needs. */
export interface ScopeComparison {
  /** The family of what the app has; null for nothing or nothing known. */
  readonly family: Family | 'mixed' | null;
  /** Needed and not there, named in the family that the app can add. */
  readonly missing: ScopeId[];
  /** There, and more than is needed. Advice, never an error. */
  readonly extra: string[];
  /** There and needed, as the app has them. */
  readonly present: string[];
}

/** The `:master` variant of a granular id reads the same and the sub-accounts' too, so it counts. */
function covers(have: ReadonlySet<string>, id: string): boolean {
  return have.has(id) || (familyOfOne(id) === 'granular' && have.has(id.replace(/:admin$/, ':master')));
}

/**
 * Compares the scopes that an app (or a token) has with those needed. Each classic name is satisfied by itself or by
 * all its granular successors, whatever the app's family.
 *
 * @param have scope ids, in any order; blanks and doubles are harmless
 * @param family the family in which to name what is missing, where the page shows which one it offers; else it is told
 *   from `have`: granular for an app that has none (as all new apps), classic for one that still holds classic names
 */
export function compareScopes(have: readonly string[], family?: Family): ScopeComparison {
  const ids = new Set(have.map(normaliseScopeId).filter((id) => id !== ''));
  const found = familyOf([...ids]);
  const missing = CLASSIC_NAMES.flatMap((name) => {
    const parts = neededScopes('granular', name);
    const absent = parts.filter((id) => !covers(ids, id));
    if (ids.has(name) || absent.length === 0) return [];
    const begun = absent.length < parts.length;
    const namedIn = family ?? (found === 'classic' || (found === 'mixed' && !begun) ? 'classic' : 'granular');
    return namedIn === 'classic' ? [name] : absent;
  });
  const needed = SCOPES.filter((row) => row.need === 'needed').map((row) => row.id);
  const counted = new Set([...needed, ...neededScopes('granular').map((id) => id.replace(/:admin$/, ':master'))]);
  return {
    family: found,
    missing,
    extra: [...ids].filter((id) => !counted.has(id)),
    present: [...ids].filter((id) => counted.has(id)),
  };
}
