import { closest } from '../find/dom.ts';
import { nameFit, normalise } from '../find/normalise.ts';
import { PRESSED } from '../find/roles.ts';
import type { Alternative, Found, Snapshot } from '../find/types.ts';
import { isTicked, shownValue } from './control-state.ts';
import { BY_ADDRESS, BY_CONTENT, BY_DIALOG, control, inferred, shows, TITLES, told } from './define.ts';
import { type Control, clicked, type Facts, type Memory, type Page, type PageId } from './types.ts';

/** Microsoft's guide of 24 May 2023 is the only source of these names; the new portal's own steps could not be read. */
const named = (...names: (string | RegExp)[]) => told(2023, 'pages.md 3.1', ...names);

const ZOOM_ROW = [...named('Zoom'), ...inferred(2026, 'pages.md 3.1', /^zoom \(?preview\)?$/)];
/** As short as titles are: a sentence may mention Zoom, and its products and maps have names of their own. */
const TITLE_WORDS = /^(.{0,20} )?zoom(?! (phone|rooms?|events|in|out)\b)( .{0,16})?$/;
const TITLE = inferred(2026, 'pages.md 3.1', TITLE_WORDS);
/** Not these boxes: a filter, what was looked at lately, who is told of news. */
const OTHER_LIST = inferred(2026, 'pages.md 3.3', /\b(filters?|recent(ly)?|e ?mail|notif\w+)\b/);
const OTHER_BOX = inferred(2026, 'pages.md 3.3', /\b(pin|group|all|only)\b/);
const CONNECTORS = named('Data connectors');
const LIST_TITLE = [...CONNECTORS, ...inferred(2026, 'pages.md 3.1', 'Connectors')];
/** The portal's own `Data connectors`, on its left. */
const PORTAL_CONNECTORS = /^(?!.*compliancemanager\/).*data-?connectors/i;
/** Its number may stand behind it. */
const MINE = named('My activated connectors', /^my activated connectors\b/);
const SUCCEEDED = named('Validation succeeded', /^validation (was )?succe(eded|ssful)/);
const FAILED = named(
  /\b(validation failed|could ?n[o']?t (be )?validated?|enter your credentials again|invalid credentials)\b/,
);

const connectors = control('purview.connectors', ['button', 'link', 'tab', 'menuitem'], CONNECTORS, {
  region: 'main',
  notTo: PORTAL_CONNECTORS,
  // The settings' own menu stands before it.
  underTitle: true,
});
const zoom = control('purview.zoom', ['checkbox', 'radio', 'option'], [], {
  region: 'main',
  row: ZOOM_ROW,
  titled: TITLES,
  whole: true,
  notSection: OTHER_LIST,
  notNamed: OTHER_BOX,
});
// Beside another connector, or in what is said about it, the same button activates that.
const activate = control('purview.activate', ['button', 'menuitem'], named('Activate connector'), {
  part: [...TITLE, ...LIST_TITLE],
});
const add = control('purview.add-connector', ['button'], named('Add connector'), { part: TITLE });
const accept = control('purview.accept', ['button'], named('Accept'), { region: 'main' });
const name = control('purview.connector-name', 'textbox', named('Connector name', 'Name'), {
  notSection: inferred(2026, 'pages.md 3.1', /^(owner|contact)s?$/),
});
const next = control('purview.next', 'button', named('Next'), {
  notSection: inferred(2026, 'pages.md 3.3', /^tip\b/),
});
const finish = control('purview.finish', 'button', named('Finish'));

/** A form with another section of the same fields may say in front of ours whose they are. */
const field = (id: string, name: string): Control =>
  control(id, 'textbox', [...named(name), ...inferred(2026, 'pages.md 3.1', `Zoom ${name}`)]);

/** The three fields of the `Authentication` page. */
export const FORM: readonly Control[] = [
  field('purview.account-id', 'Account ID'),
  field('purview.client-id', 'Client ID'),
  field('purview.client-secret', 'Client secret'),
];
const AUTHENTICATION = named('Authentication');
const validate = control('purview.validate', 'button', named('Validate connection'));

const has = (snapshot: Snapshot, wanted: Control): boolean => snapshot.find(wanted).kind === 'found';

/** Not its other tabs, whose addresses tell them (pages.md 3.2). */
const AT = /compliancemanager(?!.*(action|assess|solution))/i;

const isInside = (url: URL): boolean => /compliancemanager/i.test(url.pathname);

/** What a Purview page shows of the hand-off before anything of it was seen. */
export const NOTHING_SHOWN: NonNullable<Facts['purview']> = {
  validated: false,
  failed: false,
  silent: false,
  tried: false,
  listed: false,
  filled: false,
  inSettings: false,
  welcome: null,
  copilot: false,
};

function page(id: PageId, controls: readonly Control[], recognise: Page['recognise'], read?: Page['read']): Page {
  return {
    id,
    site: 'purview',
    step: 'handoff',
    controls,
    recognise,
    read: read ?? (() => ({ purview: NOTHING_SHOWN })),
  };
}

/**
 * A page of Compliance Manager only: other parts of the portal have wizards with the same words, and forms that are not
 * ours to fill.
 */
function pageInside(id: PageId, controls: readonly Control[], recognise: Page['recognise'], read?: Page['read']): Page {
  return page(
    id,
    controls.map((one) => ({ ...one, at: AT })),
    (url, snapshot) => (isInside(url) ? recognise(url, snapshot) : 0),
    read,
  );
}

/** First-visit dialogs and the Copilot pane, as automations of other Purview solutions met them in 2026. */
const WELCOMES = ['Get started', 'Got it'];
/** What closes a dialog that says what came of the validation: a guess, and asked in no other dialog. */
const CLOSERS = ['OK', 'Close', 'Dismiss', ...WELCOMES];
const COPILOT = told(2026, 'pages.md 3.3', /^security copilot/);

/** Where her connector stands once it was made. It is no target of the contract: the card names it. */
const mine = control('purview.mine', ['tab', 'button', 'link'], MINE, { region: 'main' });

/** Compliance Manager itself, in whatever language: known by its address. */
const home: Page = {
  ...pageInside(
    'cm-home',
    [connectors, mine],
    () => BY_ADDRESS,
    (url, snapshot) => ({
      purview: {
        ...NOTHING_SHOWN,
        inSettings: url.pathname.startsWith('/settings/'),
        copilot: shows(snapshot, COPILOT),
      },
    }),
  ),
  passing: true,
};

const closerOf = (snapshot: Snapshot, names: readonly string[]) =>
  names.find((name) => shows(snapshot, told(2026, 'pages.md 3.3', name), { region: 'dialog' })) ?? null;

/**
 * What lies over everything else: a welcome, what came of the validation, or, where nothing fits better, a dialog that
 * nobody knows. Behind it is not Compliance Manager's home, but the page that was there before.
 */
const popup: Page = {
  ...pageInside(
    'cm-popup',
    [],
    (_url, snapshot) => {
      if (!snapshot.dialog) return 0;
      return closerOf(snapshot, WELCOMES) ? BY_DIALOG + 1 : BY_ADDRESS + 0.5;
    },
    (_url, snapshot, _found, memory) => {
      const validated = says(snapshot, SUCCEEDED);
      const failed = says(snapshot, FAILED);
      if (failed) memory.set(REFUSED, true);
      const welcome = closerOf(snapshot, validated || failed ? CLOSERS : WELCOMES);
      return { purview: { ...NOTHING_SHOWN, validated, failed, welcome } };
    },
  ),
  passing: true,
};

/** The portal's own `Data connectors`: connectors there are not Compliance Manager's (Microsoft says so, 2024-25). */
const wrong = page('cm-wrong', [], (url, snapshot) =>
  !isInside(url) &&
  (PORTAL_CONNECTORS.test(url.pathname) || (shows(snapshot, CONNECTORS) && shows(snapshot, named('My Connectors'))))
    ? BY_ADDRESS
    : 0,
);

const list = pageInside(
  'cm-connectors',
  [zoom, activate, mine],
  // `Activate connector` may come only once something is chosen.
  (url, snapshot) =>
    AT.test(url.pathname) &&
    (snapshot.dialog ? saysZoom(snapshot) : shows(snapshot, LIST_TITLE, { region: 'main' })) &&
    (has(snapshot, activate) || (has(snapshot, mine) && shows(snapshot, ZOOM_ROW, { region: 'main' })))
      ? BY_CONTENT
      : 0,
  (_url, snapshot) => ({ purview: { ...NOTHING_SHOWN, copilot: shows(snapshot, COPILOT) } }),
);

/** Titles of other connectors' wizards, whose buttons and fields may be the same. What else there is, nobody could read. */
const OTHERS = /^(?!.*\bzoom\b)(.{0,24} )?(salesforce|sustainability|docusign|servicenow)( .{0,12})?$/;
/** By a short text, as titles are; Zoom's own pages may mention another in a sentence. */
const isOfAnother = (snapshot: Snapshot): boolean => snapshot.texts(OTHERS).length > 0;

/** A title with a word that any connector's pages do not have, as its own name. */
const NAMED_TITLE = inferred(
  2026,
  'pages.md 3.1',
  /^(?!((activate|add|and|authentication|compliance|conditions|connection|connectors?|credentials|data|finish|manager|microsoft|name|new|of|purview|review|service|set|terms|the|up|use|[^\w ]+|\d+)( |$))+$)/,
);

/** What another tab, or a part that is folded, would show is not on this page. */
const saysZoom = (snapshot: Snapshot): boolean =>
  snapshot.texts(TITLE_WORDS).some(({ element }) => closest(element, PRESSED) === null);

/** Neither a title, nor the tab that is chosen, nor any text says whose page it is. */
const namesNobody = (snapshot: Snapshot): boolean =>
  snapshot.heading(NAMED_TITLE) === null &&
  !snapshot.hasLarge(NAMED_TITLE) &&
  !snapshot.within(snapshot.dialog ?? (snapshot.roots[0] as Document).body, ['tab']).some(isTicked) &&
  snapshot.texts(/\b(salesforce|sustainability|docusign|servicenow)\b/).length === 0;

/** Nobody could see whether each page of the wizard says Zoom; where one does not, it may say nothing else either. */
const isOurs = (snapshot: Snapshot, mayBeUnnamed: boolean): boolean =>
  !isOfAnother(snapshot) && (saysZoom(snapshot) || (mayBeUnnamed && namesNobody(snapshot)));

/** A page of the wizard. That names its later pages beside each page, so each is known by its controls. */
const wizardPage = (id: PageId, controls: readonly Control[], isIt: (snapshot: Snapshot) => boolean): Page =>
  pageInside(id, controls, (_url, snapshot) => (isIt(snapshot) && isOurs(snapshot, true) ? BY_CONTENT + 1 : 0));

/** Compliance Manager has other wizards, tables and tours with `Name`, `Next` and `Finish`. */
const ofConnector = (snapshot: Snapshot): boolean =>
  snapshot.texts(/^connector name\b/).length > 0 || snapshot.heading(named(/\b(connector|zoom)\b/)) !== null;

// Beside the list of connectors, `Add connector` is a command for any of them.
const about = wizardPage(
  'cm-about',
  [add],
  (snapshot) => has(snapshot, add) && !has(snapshot, zoom) && !has(snapshot, activate) && !shows(snapshot, MINE),
);
const terms = wizardPage(
  'cm-terms',
  [accept],
  (snapshot) =>
    has(snapshot, accept) &&
    ofConnector(snapshot) &&
    snapshot.texts(/\b(terms|conditions)\b/, { region: 'main' }).length > 0,
);
const naming = wizardPage(
  'cm-name',
  [name, next],
  (snapshot) =>
    has(snapshot, name) && has(snapshot, next) && ofConnector(snapshot) && !FORM.some((field) => has(snapshot, field)),
);

function isFilled(found: Found | undefined): boolean {
  return found !== undefined && shownValue(found) !== '';
}

/**
 * Regions whose text is announced, toasts among them: these may stand outside of the wizard's dialog and for a second
 * only.
 */
const LIVE = '[role=status],[role=alert],[aria-live=polite],[aria-live=assertive]';

function announces(snapshot: Snapshot, names: readonly Alternative[]): boolean {
  const texts = snapshot.roots.flatMap((root) => [...root.querySelectorAll(LIVE)].map((one) => one.textContent ?? ''));
  return texts.some((text) => nameFit(names, normalise(text)) > 0);
}

const says = (snapshot: Snapshot, names: readonly Alternative[]): boolean =>
  shows(snapshot, names) || announces(snapshot, names);

/**
 * Two of the three fields are there, or the labels of two: enough to know the page, even where a field is missing or
 * doubled. Or its title is: something may lie over the fields, which she has to be told. It says that it is Zoom's, or
 * has the button that no other form is known to have; a review lists the same labels.
 */
function isForm(snapshot: Snapshot): boolean {
  const validates = has(snapshot, validate);
  if (has(snapshot, finish) || !isOurs(snapshot, validates)) return false;
  if (snapshot.heading(AUTHENTICATION) !== null && validates) return true;
  const there = FORM.filter((field) => snapshot.find(field).kind !== 'none' || shows(snapshot, field.names));
  return there.length >= 2;
}

/** With the form filled, `Next` could not be pressed: it waits for the validation. */
const SHUT = 'next was shut';
/** Her values were with Microsoft: Validate was seen at work. */
const TRIED = 'validation was tried';
/** Microsoft said that it refused them; the words may have been a toast, or a message that she closed. */
const REFUSED = 'validation was refused';

/**
 * What came of the validation. Freed: `Next` was shut with the form filled, she pressed Validate, that is over, and now
 * Next is open; the words of success may fade in later, or be a toast that is gone. Silent: it was at work, that is
 * over, and Next is as shut as before; nobody knows all of Microsoft's words for a failure.
 */
function outcomeOf(snapshot: Snapshot, found: ReadonlyMap<string, Found>, memory: Memory) {
  const filled = FORM.every(({ id }) => isFilled(found.get(id)));
  const [open, over] = [found.get('purview.next')?.enabled, found.get('purview.validate')?.enabled];
  const pressed = memory.has(clicked('purview.validate'));
  const tried = pressed && filled && over === false;
  const isOver = filled && open === false && over === true;
  const refused = pressed && says(snapshot, FAILED);
  if (filled && open === false) memory.set(SHUT, true);
  if (tried) memory.set(TRIED, true);
  if (refused) memory.set(REFUSED, true);
  // Tried anew, it is not refused yet.
  else if (tried) memory.delete(REFUSED);
  const freed = !refused && filled && open === true && over === true && pressed && memory.has(SHUT);
  return {
    filled,
    failed: refused || (isOver && memory.has(REFUSED)),
    silent: isOver && memory.has(TRIED),
    tried: memory.has(TRIED),
    validated: freed || says(snapshot, SUCCEEDED),
  };
}

const authentication: Page = {
  ...pageInside(
    'cm-authentication',
    [...FORM, validate, next],
    (_url, snapshot) => (isForm(snapshot) ? BY_DIALOG : 0),
    (_url, snapshot, found, memory) => ({ purview: { ...NOTHING_SHOWN, ...outcomeOf(snapshot, found, memory) } }),
  ),
  // Other values stand in the form: nobody has validated them.
  onInput(memory) {
    memory.delete(TRIED);
    memory.delete(REFUSED);
    memory.delete(clicked('purview.validate'));
  },
};
const review = wizardPage('cm-review', [finish], (snapshot) => has(snapshot, finish) && ofConnector(snapshot));

function isListed(snapshot: Snapshot): boolean {
  const tab = snapshot.find(mine);
  const chosen = tab.kind === 'found' && tab.element.getAttribute('aria-selected') === 'true';
  if (!chosen && snapshot.heading(MINE) === null) return false;
  return snapshot.texts(/\bzoom\b/, { region: 'main' }).some(({ element }) => snapshot.rowOf(element) !== null);
}

/** The tab on which an activated connector stands. */
const listed = pageInside(
  'cm-listed',
  [],
  (_url, snapshot) => (!snapshot.dialog && isListed(snapshot) ? BY_CONTENT + 1 : 0),
  () => ({ purview: { ...NOTHING_SHOWN, listed: true } }),
);

/** Every page of Purview that the guide knows. */
export const PURVIEW_PAGES: readonly Page[] = [
  home,
  popup,
  wrong,
  list,
  about,
  terms,
  naming,
  authentication,
  review,
  listed,
];
