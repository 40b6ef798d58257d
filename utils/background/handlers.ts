import { browser, IS_FIREFOX, openSidePanel, type Tabs } from '../browser.ts';
import type { Runner } from '../flow/runner.ts';
import { viewForPage, viewOf } from '../flow/view.ts';
import { addressOf, COMPLIANCE_MANAGER, isComplianceManager, MARKETPLACE_HOME } from '../guide/addresses.ts';
import { CONTENT_SCRIPT_MATCHES, MARKETPLACE_ORIGIN, PURVIEW_ORIGIN, type Site, siteOfOrigin } from '../hosts.ts';
import { errorCounts, noteError } from '../log.ts';
import type { Handlers } from '../messages/receive.ts';
import type { CollectReply, Hint, PageReport, Replies } from '../messages/replies.ts';
import { exactOrigin, type Sender } from '../messages/sender.ts';
import type { Sighting } from '../model/sighting.ts';
import { EVERYWHERE, type State } from '../model/state.ts';
import type { StepId } from '../model/steps.ts';
import { policy } from '../policy.ts';
import { type Credentials, cleanCredentials, refusalOf, summaryOf, warningsOf } from '../zoom/credentials.ts';
import { digestOf } from '../zoom/digest.ts';
import {
  answeringTab,
  askTab,
  firstAnswering,
  giveGuide,
  guideTabs,
  isLoaded,
  ourTabs,
  runGuideIn,
  showTab,
} from './tabs.ts';

/** The page of the side panel, which works in a tab as well. */
export const PANEL = '/sidepanel.html';

const DONE = { ok: true } as const;
const NO_CREDENTIALS = { ok: false, problem: 'no-credentials' } as const;
const PURVIEW_MATCHES = [`${PURVIEW_ORIGIN}/*`];
const ROLE_MATCHES = CONTENT_SCRIPT_MATCHES.filter((match) => match.includes('/role'));
const ZOOM_MATCHES = [`${MARKETPLACE_ORIGIN}/*`, ...ROLE_MATCHES];

async function keep(
  runner: Runner,
  raw: Credentials,
  source: 'page' | 'typed',
  appId: string | null,
): Promise<CollectReply> {
  const values = cleanCredentials(raw);
  const refusal = refusalOf(values);
  if (refusal) return { ok: false, refusal };
  const { progress, session } = await runner.read();
  const { accountId, clientId, clientSecret } = values;
  const digests = await Promise.all([accountId, clientId, clientSecret].map(digestOf));
  const tokens = [accountId, clientId, clientSecret].filter((_value, index) =>
    session.tokenDigests.includes(digests[index] ?? ''),
  );
  const warnings = warningsOf(values, {
    // The mistake is made by pasting, where no page says which app is meant: the last one that was open.
    appId: appId ?? progress.app?.id,
    tokens,
  });
  const { lengths, tails } = summaryOf(values);
  try {
    const state = await runner.keep({ source, appId, lengths, tails, warnings }, values, policy().minutesKept);
    return {
      ok: true,
      pending: state.session.pending !== null,
      lengths: [lengths.accountId, lengths.clientId, lengths.clientSecret],
      warnings: warnings.map(({ id }) => id),
    };
  } catch (error) {
    noteError('background.keep', error);
    return { ok: false, problem: 'storage' };
  }
}

/** A click on Check: one series of tries. It changes nothing while one runs or where there are no credentials. */
async function check(runner: Runner): Promise<State> {
  return runner.happen({ type: 'check-asked', runId: crypto.randomUUID() });
}

async function start(runner: Runner): Promise<Replies['panel.start']> {
  await runner.happen({ type: 'started' });
  const given = guideTabs();
  if ((await ourTabs(ZOOM_MATCHES)).length === 0) {
    await browser.tabs.create({ url: MARKETPLACE_HOME });
    return { ok: true, opened: 'marketplace' };
  }
  if (await given) return { ok: true, opened: 'pushed' };
  // Pages that still load, or were put to sleep, ask by themselves when they are shown.
  const deaf = (await ourTabs()).filter(isLoaded).length;
  return deaf === 0 ? { ok: true, opened: 'pushed' } : { ok: false, problem: 'needs-reload', tabs: deaf };
}

/** Opens the page of a step: from a card in that very tab, from the panel in a tab of that page or a new one. */
async function open(runner: Runner, step: StepId, tabId: number | undefined): Promise<Replies['panel.open']> {
  const { progress } = await runner.read();
  const url = addressOf(step, progress.app);
  if (tabId !== undefined) {
    await browser.tabs.update(tabId, { url });
    return DONE;
  }
  const [manager] = isComplianceManager(url) ? await managerTabs() : [];
  // Someone in the midst of the wizard is led back to it, not to its beginning.
  if (manager) {
    await showTab(manager);
    return DONE;
  }
  const here = step === 'role' ? ROLE_MATCHES : url.startsWith(MARKETPLACE_ORIGIN) ? [`${MARKETPLACE_ORIGIN}/*`] : [];
  const [tab] = here.length > 0 ? await ourTabs(here) : [];
  if (tab) await showTab(tab, url);
  else await browser.tabs.create({ url });
  return DONE;
}

/**
 * Tabs that show Compliance Manager, most recently used first. Other parts of the portal are somebody's work, and left
 * alone.
 */
async function managerTabs(): Promise<Awaited<ReturnType<typeof ourTabs>>> {
  return (await ourTabs(PURVIEW_MATCHES)).filter(({ url }) => isComplianceManager(url ?? ''));
}

/**
 * The tab that the release is for: one that shows Compliance Manager, brought to the front, or a new one. Null where
 * the browser withholds the site.
 */
async function managerTab(): Promise<{ id: number; origin: string; outsideContainer: boolean } | null> {
  if (!(await browser.permissions.contains({ origins: PURVIEW_MATCHES }))) return null;
  const [tab] = await managerTabs();
  if (tab?.id !== undefined && tab.url !== undefined) {
    await showTab(tab);
    if (isLoaded(tab) && !(await giveGuide(tab.id))) await browser.tabs.reload(tab.id);
    return { id: tab.id, origin: PURVIEW_ORIGIN, outsideContainer: false };
  }
  const [zoom] = await ourTabs(ZOOM_MATCHES);
  const made = await browser.tabs.create({ url: COMPLIANCE_MANAGER });
  if (made.id === undefined) return null;
  // Firefox has containers, and opens a tab in one only for an extension that may read cookies.
  const outsideContainer = zoom !== undefined && zoom.cookieStoreId !== made.cookieStoreId;
  return { id: made.id, origin: PURVIEW_ORIGIN, outsideContainer };
}

async function handOff(
  runner: Runner,
  click: string,
  captureId: string | undefined,
): Promise<Replies['panel.handoff']> {
  const before = await runner.read();
  const { capture } = before.session;
  if (!capture || (captureId !== undefined && captureId !== capture.id)) return NO_CREDENTIALS;
  if (!viewOf(before).checked && before.session.check.status !== 'waiting') await check(runner);
  const tab = await managerTab();
  if (!tab) return { ok: false, problem: 'no-permission' };
  if (!before.progress.running) {
    await runner.happen({ type: 'started' });
    void guideTabs();
  }
  const event = { type: 'armed', nonce: click, tabId: tab.id, origin: tab.origin, captureId: capture.id } as const;
  const { session } = await runner.happen(event);
  // The bundle may have gone in the meantime: its time, Forget, another one.
  if (session.capture?.id !== capture.id) return NO_CREDENTIALS;
  return tab.outsideContainer ? { ok: true, outsideContainer: true } : DONE;
}

/** The site on whose pages a step is done: the word for it comes from a card there, and from no other site's. */
function siteOfStep(step: StepId): Site {
  if (step === 'role') return 'role';
  return step === 'handoff' ? 'purview' : 'marketplace';
}

/** Of what a page says it saw, the part that a page of its site can know: no other site's word counts for it. */
function believed(sighting: Sighting, site: Site | null): Sighting {
  const marketplace = site === 'marketplace';
  return {
    page: marketplace ? sighting.page : 'other',
    app: marketplace ? sighting.app : null,
    otherKind: marketplace ? sighting.otherKind : null,
    role: site === 'role' ? sighting.role : null,
    informationEmpty: marketplace ? sighting.informationEmpty : null,
    scopes: marketplace ? sighting.scopes : null,
    activation: marketplace ? sighting.activation : null,
    validated: site === 'purview' && sighting.validated,
    listed: site === 'purview' && sighting.listed,
  };
}

/**
 * Opens the panel from a card. Firefox sees no gesture in a message and so opens no sidebar (153, tried): there the panel
 * comes as a tab, or the tab that shows it comes to the front.
 */
async function openPanel(cardTab: number | undefined, panelTab: Tabs.Tab | undefined): Promise<boolean> {
  if (!IS_FIREFOX) return openSidePanel({ tabId: cardTab });
  if (panelTab) await showTab(panelTab);
  else await browser.tabs.create({ url: browser.runtime.getURL(PANEL) });
  return true;
}

/** Whether the administrator still lets the extension see the site of a page that has its script. */
const isAllowed = (sender: Sender): Promise<boolean> =>
  browser.permissions.contains({ origins: [`${exactOrigin(sender)}/*`] });

/**
 * What each message does. Messages come here only after their schema and their sender were judged.
 *
 * @param panelTab the tab that shows the panel, if one does
 */
export function createHandlers(runner: Runner, panelTab: () => Tabs.Tab | undefined = () => undefined): Handlers {
  const happen = async (event: Parameters<Runner['happen']>[0]) => {
    await runner.happen(event);
    return DONE;
  };
  const asker = (sender: Sender) => ({
    tabId: sender.tab?.id ?? -1,
    frameId: sender.frameId ?? -1,
    origin: exactOrigin(sender),
    documentId: sender.documentId ?? null,
    lifecycle: sender.documentLifecycle ?? null,
  });

  const viewHere = async (sender: Sender) => {
    const view = viewForPage(viewOf(await runner.read()));
    // Asked last: a page that was told of the withdrawal must not be told the former state after it.
    return (await isAllowed(sender)) ? view : { ...view, running: false };
  };

  return {
    'page.opened': async (_message, sender) => {
      const view = await viewHere(sender);
      if (!view.running) return { view: null };
      // Not waited for: the answer is there by the time the script is, which then begins with it.
      void runGuideIn(sender.tab?.id, sender.documentId);
      return { view };
    },
    'page.hello': async (_message, sender) => ({ view: await viewHere(sender) }),
    'page.seen': ({ sighting }, sender) =>
      happen({ type: 'seen', sighting: believed(sighting as Sighting, siteOfOrigin(exactOrigin(sender))) }),
    'page.tokens': ({ digests }) => happen({ type: 'tokens-seen', digests }),
    'page.collect': ({ values, appId }) => keep(runner, values, 'page', appId),
    'page.act': async ({ act, step, captureId, place }, sender) => {
      const site = siteOfOrigin(exactOrigin(sender));
      if (act === 'check') return check(runner).then(() => DONE);
      if (act === 'stop-check') return happen({ type: 'check-stopped' });
      if (act === 'stop') return happen({ type: 'stopped' });
      if (act === 'hide') return happen({ type: 'hidden', place: place ?? EVERYWHERE });
      if (act === 'unhide') return happen({ type: 'shown' });
      if (act === 'replace' || act === 'keep') {
        if (site !== 'marketplace' || captureId === undefined) return { ok: false };
        return happen({ type: act === 'replace' ? 'replaced' : 'kept', captureId });
      }
      if (!step) return { ok: false };
      if (act === 'open') return open(runner, step, sender.tab?.id);
      if (site !== siteOfStep(step)) return { ok: false };
      return happen({ type: act === 'confirm' ? 'confirmed' : 'unconfirmed', step });
    },
    // The browser opens the side panel only if that is the first thing the handler does.
    'page.panel': async (_message, sender) => ({ ok: await openPanel(sender.tab?.id, panelTab()) }),
    'page.form-ready': async (_message, sender) => {
      // Withdrawn since the click: the open page still has its script, but is not to be read or filled any more.
      if (!(await isAllowed(sender))) return { ok: false, refusal: 'not-asked' };
      const taken = await runner.take({ for: 'fill', asker: asker(sender) });
      if (!taken.ok) return { ok: false, refusal: taken.refusal };
      return { ok: true, nonce: taken.nonce ?? '', values: taken.values };
    },
    'page.form-refused': ({ refusal }, sender) => happen({ type: 'fill-refused', refusal, tabId: asker(sender).tabId }),
    'page.form-filled': ({ nonce, refusal }, sender) =>
      happen({ type: 'filled', nonce, refusal, documentId: sender.documentId ?? '' }),

    'panel.start': () => start(runner),
    'panel.reload-tabs': async () => {
      for (const tab of await ourTabs()) if (tab.id !== undefined) await browser.tabs.reload(tab.id);
      return DONE;
    },
    'panel.stop': () => happen({ type: 'stopped' }),
    'panel.collect': async () => {
      const tab = await answeringTab([`${MARKETPLACE_ORIGIN}/*`]);
      if (!tab) return { ok: false, problem: 'no-tab' };
      const reply = await askTab<CollectReply>(tab.id, { to: 'page', type: 'collect' });
      return reply ?? { ok: false, problem: 'no-answer' };
    },
    'panel.enter': ({ values }) => keep(runner, values, 'typed', null),
    'panel.check': () => check(runner).then(() => DONE),
    'panel.stop-check': () => happen({ type: 'check-stopped' }),
    'panel.handoff': ({ click, captureId }) => handOff(runner, click, captureId),
    'panel.forget': () => happen({ type: 'forgotten' }),
    'panel.extend': () => happen({ type: 'extended' }),
    'panel.copy': async ({ field }) => {
      const taken = await runner.take({ for: 'copy', field });
      return taken.ok ? { ok: true, value: taken.values[field] } : { ok: false };
    },
    'panel.replace': ({ captureId }) => happen({ type: 'replaced', captureId }),
    'panel.keep': ({ captureId }) => happen({ type: 'kept', captureId }),
    'panel.confirm': ({ step }) => happen({ type: 'confirmed', step }),
    'panel.unconfirm': ({ step }) => happen({ type: 'unconfirmed', step }),
    'panel.open': ({ step }) => open(runner, step, undefined),
    'panel.reset': () => happen({ type: 'reset' }),
    'panel.notice-read': () => happen({ type: 'notice-read' }),
    'panel.contact': ({ contact }) => happen({ type: 'contact-given', contact }),
    'panel.prepare': ({ item, answer }) => happen({ type: 'prepared', item, answer }),
    'panel.hint': async () => {
      // Nothing is to be put into a page, or said of it, before Start.
      if (!(await runner.read()).progress.running) return { card: null, deafTabs: 0 };
      const tabs = await ourTabs();
      const tab = await firstAnswering(tabs);
      if (!tab) return { card: null, deafTabs: tabs.filter(isLoaded).length };
      return { card: (await askTab<Hint | null>(tab.id, { to: 'page', type: 'hint' })) ?? null, deafTabs: 0 };
    },
    'panel.show': async () => {
      const tab = await answeringTab();
      if (!tab) return { ok: false, problem: 'no-tab' };
      await showTab(tab);
      await askTab(tab.id, { to: 'page', type: 'show' });
      return DONE;
    },
    'panel.report': async () => {
      const tab = await answeringTab();
      const report = tab && (await askTab<PageReport>(tab.id, { to: 'page', type: 'report' }));
      if (!report) return { ok: false, problem: tab ? 'no-answer' : 'no-tab' };
      return { ok: true, report: { ...report, errors: { ...report.errors, background: errorCounts() } } };
    },
  };
}
