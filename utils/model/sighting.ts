import type { PageId } from '../sites/types.ts';
import type { Family } from '../zoom/scopes.ts';

/** The part of a page's facts that progress depends on: what a content script tells the background. */
export interface Sighting {
  readonly page: PageId;
  readonly app: { readonly id: string; readonly name: string } | null;
  /** Id of an app that turned out to be of another kind. */
  readonly otherKind: string | null;
  /** Whether the two boxes of the role are ticked and saved, or one of them is open; null where neither is seen. */
  readonly role: 'saved' | 'open' | null;
  readonly informationEmpty: number | null;
  readonly scopes: { readonly family: Family | null; readonly table: readonly string[] } | null;
  readonly activation: 'active' | 'inactive' | null;
  readonly validated: boolean;
  readonly listed: boolean;
}
