import type { Found, Look, Phrase, Target } from '../find/index.ts';
import type { Site } from '../hosts.ts';
import type { StepId } from '../model/steps.ts';
import type { Family } from '../zoom/scopes.ts';

/**
 * Every page, dialog or wizard page that the guide knows. `other`: one of our hosts, but nothing to do with the set-up.
 */
export type PageId =
  | 'role-list'
  | 'role'
  | 'home'
  | 'apps'
  | 'terms'
  | 'chooser'
  | 'cards'
  | 'name'
  | 'wrong-kind'
  | 'no-page'
  | 'credentials'
  | 'information'
  | 'feature'
  | 'scopes'
  | 'scopes-dialog'
  | 'activation'
  | 'cm-home'
  | 'cm-popup'
  | 'cm-wrong'
  | 'cm-connectors'
  | 'cm-about'
  | 'cm-terms'
  | 'cm-name'
  | 'cm-authentication'
  | 'cm-review'
  | 'cm-listed'
  | 'other';

/** What is known of one control on the page that is shown. Plain data: no elements, no values. */
export interface ControlFact {
  readonly look: 'found' | 'ambiguous' | 'missing';
  readonly enabled: boolean;
  /** It is scrolled out of sight and can be brought into view. */
  readonly away: boolean;
  /** For what can be ticked or chosen. */
  readonly ticked: boolean | null;
  /** For what can be typed into. */
  readonly empty: boolean | null;
  /** She has clicked it since this page or dialog opened. */
  readonly pressed: boolean;
}

/** A row of Created apps. A Server-to-Server app that was never activated reads `Deactivated` (seen July 2026). */
export interface AppRow {
  readonly id: string | null;
  readonly name: string;
  readonly status: 'activated' | 'deactivated' | 'draft' | null;
}

/** What the page that is shown says, as far as the guide needs it. Plain data without any credential. */
export interface Facts {
  readonly page: PageId;
  readonly site: Site;
  /** The step that the page belongs to, or null where it belongs to none. */
  readonly step: StepId | null;
  readonly controls: Readonly<Record<string, ControlFact>>;
  /** The Server-to-Server app whose page this is. */
  readonly app: { readonly id: string; readonly name: string } | null;
  /** With `wrong-kind`: the id of the app in the address, where it looks like a Server-to-Server app's. */
  readonly otherKind?: string;
  readonly role?: {
    readonly viewTicked: boolean | null;
    readonly editTicked: boolean | null;
    /** `Zoom for developers` stands on the page and is not ticked whole. */
    readonly developersOpen: boolean;
    /** Both boxes are ticked and saved: Save has gone grey or away, the page says so, or she pressed it. */
    readonly saved: boolean;
    /** The row is there and cannot be ticked. */
    readonly greyed: boolean;
    /** Nor can what would free it: the page is for reading only. */
    readonly readOnly: boolean;
  };
  /** Values of App Credentials: how each shows. */
  readonly credentials?: Readonly<Record<'accountId' | 'clientId' | 'clientSecret', 'readable' | 'dots' | 'missing'>>;
  /** Targets of the needed fields that are empty; `known` once each of them was seen, so that none is missing there. */
  readonly information?: { readonly empty: readonly string[]; readonly known: boolean };
  readonly scopes?: {
    readonly family: Family | null;
    /** Scope ids in the app's own table; none while the dialog covers it. */
    readonly table: readonly string[];
    readonly dialog: {
      readonly family: Family | null;
      readonly ticked: readonly string[];
      /** Seen and not ticked. Together with `ticked` this also holds rows that a filter has taken away again. */
      readonly unticked: readonly string[];
      readonly offered: readonly string[];
      /** The dialog shows no scope, group or product at all. */
      readonly nothing: boolean;
      readonly groups: readonly string[];
      readonly query: string;
      /** Everything that was in the search since the dialog opened, in lower case. */
      readonly tried: readonly string[];
    } | null;
  };
  readonly activation?: {
    readonly state: 'ready' | 'active' | 'incomplete' | 'unknown';
    /** Steps that what the page lists as missing leads to. */
    readonly mend: readonly StepId[];
    /** The page asks for a description of each scope (seen on General apps; not confirmed for these). */
    readonly wantsDescriptions: boolean;
  };
  /** Server-to-Server rows of Created apps. */
  readonly apps?: { readonly rows: readonly AppRow[] };
  readonly purview?: {
    readonly validated: boolean;
    readonly failed: boolean;
    /** Microsoft's validation is over and said nothing that is known, neither success nor failure. */
    readonly silent: boolean;
    /** Microsoft's validation was seen at work, so what is seen since then tells whether it is over. */
    readonly tried: boolean;
    readonly listed: boolean;
    readonly filled: boolean;
    /** `Settings > Compliance Manager`, where some portals have the connectors. */
    readonly inSettings: boolean;
    /** The button of a first-visit dialog that lies over the page. */
    readonly welcome: string | null;
    /** The Security Copilot pane is open; it may lie over the page's buttons. */
    readonly copilot: boolean;
  };
}

/** How a page is told from the others of its site. Every given sign must hold. */
export interface Signs {
  /** Its address fits: path and hash. */
  readonly address?: RegExp;
  /** Its address does not fit. */
  readonly notAddress?: RegExp;
  /** A title or text of the topmost layer says one of these. */
  readonly says?: readonly Phrase[];
  /** A text of the topmost layer fits this pattern. */
  readonly mentions?: RegExp;
  /** So many of these targets are found on it. */
  readonly shows?: { readonly targets: readonly string[]; readonly least: number };
  /** None of these targets is found on it. */
  readonly lacks?: readonly string[];
  /** The page's heading says one of these. */
  readonly heading?: readonly Phrase[];
  /** No heading or title of it fits this pattern. */
  readonly notTitled?: RegExp;
  /** This target is found and is the one that is selected now. */
  readonly current?: string;
  /** Something lies over the page, or nothing does. */
  readonly layer?: boolean;
}

/** A page as data: how it is told, its targets, and the facts that are read from it. */
export interface Page {
  readonly id: PageId;
  readonly site: Site;
  readonly step: StepId | null;
  /** Any one of these sets of signs tells it. Of the pages that are told, the first in the list of pages is meant. */
  readonly signs: readonly Signs[];
  readonly targets: readonly Target[];
  /** Targets that stand behind another one on this page, by target id; before it, the same words are something else. */
  readonly after?: Readonly<Record<string, string>>;
  /** It lies over another page for a while, or shows where one fades away: what was remembered of that one holds. */
  readonly passing?: boolean;
  /** Something was typed into the page: what no longer holds is taken out of the memory. */
  onInput?(memory: Memory): void;
  /** Page-specific facts; `found` holds the controls that were found, by target id. */
  read?(url: URL, look: Look, found: ReadonlyMap<string, Found>, memory: Memory): Partial<Facts>;
}

/**
 * What was read earlier while this very page or dialog has been open: rows that a filter has since taken away, and
 * under `clicked(target)` what she has clicked.
 */
export type Memory = Map<string, boolean>;

/** The memory's key for a click on a target. */
export const clicked = (target: string) => `clicked ${target}`;

/** The memory's key for what was in the search while nothing that is needed showed. */
export const searched = (text: string) => `searched ${text}`;

/** One look at a page: plain facts, and the elements behind them for whoever draws. */
export interface Reading {
  readonly facts: Facts;
  readonly found: ReadonlyMap<string, Found>;
}
