import type { Found, Look, Phrase } from '../../find/index.ts';
import { isTicked, shownValue } from '../control-state.ts';
import { clicked, type Facts, type Memory, type Page, type PageId, type Signs } from '../types.ts';
import { FORM, HOME_TARGETS, LIST_TARGETS, OTHER_CONNECTORS, SETTINGS_TARGETS, TARGETS } from './targets.ts';

type Purview = NonNullable<Facts['purview']>;

/** Compliance Manager's own part of the portal; other solutions have wizards with the same words. */
const INSIDE = /compliancemanager/i;
/** Not its tabs of improvement actions, assessments and solutions. */
const OTHER_TABS = /compliancemanager.*(action|assess|solution)/i;
/** The portal's own connectors, whose list is not Compliance Manager's (Microsoft says so, 2024-25). */
const PORTAL_CONNECTORS = /^(?!.*compliancemanager).*data-?connectors/i;
const LISTED = /\bzoom\b/;

/** Microsoft's words for what came of a validation; its guide of 24 May 2023 is the only source. */
const SUCCEEDED = /^validation (was )?succe(eded|ssful)/;
const FAILED =
  /\b(validation failed|could ?n[o']?t (be )?validated?|enter your credentials again|invalid credentials)\b/;
const COPILOT = /^security copilot/;

/** What a Purview page shows of the hand-off before anything of it was seen. */
export const NOTHING_SHOWN: Purview = {
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

const FIELD_IDS = FORM.map(({ id }) => id);

function page(id: PageId, signs: readonly Signs[], more: Partial<Page> = {}): Page {
  return {
    id,
    site: 'purview',
    step: 'handoff',
    signs: signs.map((one) => ({ address: INSIDE, ...one })),
    targets: TARGETS,
    read: (_url, look) => ({ purview: { ...NOTHING_SHOWN, copilot: look.texts(COPILOT, 'anywhere').length > 0 } }),
    ...more,
  };
}

/** A wizard whose title does not name another connector. */
const OURS: Signs = { notTitled: OTHER_CONNECTORS };

const shows = (...targets: string[]) => ({ shows: { targets, least: 1 } });

/** With the form filled, `Next` could not be pressed: it waits for the validation. */
const SHUT = 'next was shut';
/** The values were with Microsoft: Validate was seen at work. */
const TRIED = 'validation was tried';
/** Microsoft said that it refused them; the words may have been a toast, or a message that was closed. */
const REFUSED = 'validation was refused';

/** Texts that are announced may stand outside of the topmost layer, and for a second only. */
const says = (look: Look, pattern: RegExp): boolean =>
  look.texts(pattern).length > 0 || look.announced().some((text) => pattern.test(text));

/**
 * What came of the validation. Freed: `Next` was shut with the form filled, Validate was pressed, that is over, and now
 * Next is open; the words of success may fade in later, or be a toast that is gone. Silent: it was at work, that is
 * over, and Next is as shut as before; nobody knows all of Microsoft's words for a failure.
 */
function outcomeOf(look: Look, found: ReadonlyMap<string, Found>, memory: Memory) {
  const filled = FIELD_IDS.every((id) => found.has(id) && shownValue(found.get(id)!) !== '');
  const [open, over] = [found.get('purview.next')?.enabled, found.get('purview.validate')?.enabled];
  const pressed = memory.has(clicked('purview.validate'));
  const tried = pressed && filled && over === false;
  const isOver = filled && open === false && over === true;
  const refused = pressed && says(look, FAILED);
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
    validated: freed || says(look, SUCCEEDED),
  };
}

const nameOf = (found: Found | undefined): string | null => found?.element.textContent?.trim() || null;

/** A message over the page: the first-visit dialog, or what came of the validation. It is read and closed by the administrator. */
const popup = page(
  'cm-popup',
  [
    { layer: true, ...shows('purview.welcome'), lacks: [...FIELD_IDS, 'purview.accept', 'purview.add-connector'] },
    { layer: true, mentions: SUCCEEDED, lacks: FIELD_IDS },
    { layer: true, mentions: FAILED, lacks: FIELD_IDS },
  ],
  {
    passing: true,
    read: (_url, look, found, memory) => {
      const validated = says(look, SUCCEEDED);
      const failed = says(look, FAILED);
      if (failed) memory.set(REFUSED, true);
      const closer = found.get('purview.welcome') ?? (validated || failed ? found.get('purview.close') : undefined);
      return { purview: { ...NOTHING_SHOWN, validated, failed, welcome: nameOf(closer) } };
    },
  },
);

const authentication = page(
  'cm-authentication',
  [
    { ...OURS, shows: { targets: FIELD_IDS, least: 2 }, lacks: ['purview.finish'] },
    { ...OURS, ...shows('purview.validate'), lacks: ['purview.finish'] },
  ],
  {
    read: (_url, look, found, memory) => ({ purview: { ...NOTHING_SHOWN, ...outcomeOf(look, found, memory) } }),
    // Other values stand in the form: nobody has validated them.
    onInput(memory) {
      memory.delete(TRIED);
      memory.delete(REFUSED);
      memory.delete(clicked('purview.validate'));
    },
  },
);

const MINE: readonly Phrase[] = ['My activated connectors'];

/** The tab on which an activated connector stands. */
const listed = page(
  'cm-listed',
  [
    { current: 'purview.mine', mentions: LISTED, layer: false },
    { heading: MINE, mentions: LISTED, layer: false, lacks: ['purview.activate', ...FIELD_IDS] },
  ],
  {
    read: (_url, look, found) => {
      const tab = found.get('purview.mine');
      const isChosen = look.heading(MINE) !== null || (tab !== undefined && isTicked(tab));
      const isThere = look.texts(LISTED, 'content').some(({ element }) => look.rowOf(element) !== null);
      return { purview: { ...NOTHING_SHOWN, listed: isChosen && isThere } };
    },
  },
);

const home = page('cm-home', [{}], {
  targets: HOME_TARGETS,
  passing: true,
  read: (url, look) => ({
    purview: {
      ...NOTHING_SHOWN,
      inSettings: url.pathname.startsWith('/settings/'),
      copilot: look.texts(COPILOT, 'anywhere').length > 0,
    },
  }),
});

/** The same in the portal's settings, where some portals have the connectors. */
const settings: Page = {
  ...home,
  signs: [{ address: /^\/settings\/.*compliancemanager/i }],
  targets: SETTINGS_TARGETS,
};

/** Every page of Purview that the guide knows; the first that fits is meant. */
export const PURVIEW_PAGES: readonly Page[] = [
  page('cm-wrong', [{ address: PORTAL_CONNECTORS }], { targets: [] }),
  popup,
  authentication,
  page('cm-review', [{ ...OURS, ...shows('purview.finish') }]),
  page('cm-terms', [{ ...OURS, ...shows('purview.accept'), mentions: /\b(terms|conditions)\b/ }]),
  page('cm-name', [{ ...OURS, ...shows('purview.connector-name'), lacks: ['purview.zoom'] }]),
  listed,
  page('cm-connectors', [{ ...shows('purview.zoom', 'purview.activate'), notAddress: OTHER_TABS }], {
    targets: LIST_TARGETS,
  }),
  page(
    'cm-about',
    [
      {
        ...OURS,
        ...shows('purview.add-connector'),
        lacks: ['purview.zoom', 'purview.activate'],
        notAddress: OTHER_TABS,
      },
    ],
    { targets: LIST_TARGETS },
  ),
  settings,
  home,
];
