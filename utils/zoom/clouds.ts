import { policy } from '../policy.ts';

/** The hosts of one of Zoom's clouds. No answer of Zoom's changes them: `api_url` in a token answer is ignored. */
export interface Cloud {
  /** Where a token is asked for, by POST. */
  readonly tokenUrl: string;
  /** What the paths of the API are appended to; no slash at the end. */
  readonly apiBase: string;
}

/**
 * Zoom's clouds by name. Sources: https://developers.zoom.us/docs/rooms/oauth/ and
 * https://developers.zoom.us/docs/api/ (read November 2026). A government cloud would be a row here, an entry in the
 * type of `policy().cloud`, and its hosts in the manifest; none ships, since it is not known whether Microsoft's
 * connector reaches one.
 */
export const CLOUDS: Readonly<Record<ReturnType<typeof policy>['cloud'], Cloud>> = Object.freeze({
  commercial: Object.freeze({ tokenUrl: 'https://zoom.us/oauth/token', apiBase: 'https://api.zoom.us/v2' }),
});

/** The cloud in use. */
export function cloud(): Cloud {
  return CLOUDS[policy().cloud];
}
