import { browser, openSidePanel } from '../browser.ts';
import type { Runner } from '../flow/runner.ts';
import type { State } from '../flow/state.ts';
import { viewForPage, viewOf } from '../flow/view.ts';
import type { Sighting } from '../guide/sighting.ts';
import { addressOf, COMPLIANCE_MANAGER, isComplianceManager, MARKETPLACE_HOME } from '../guide/ways.ts';
import { MARKETPLACE_ORIGIN, PURVIEW_ORIGINS, type Site, siteOfOrigin } from '../hosts.ts';
import type { Handlers } from '../messages/receive.ts';
import type { CollectReply, FormReply, Hint } from '../messages/replies.ts';
import { exactOrigin, type Sender } from '../messages/sender.ts';
import { policy } from '../policy.ts';
import { type Credentials, cleanValue, refusalOf, summaryOf, warningsOf } from '../zoom/credentials.ts';
import { digestOf } from '../zoom/digest.ts';
import { answeringTab, askTab, ourTabs, showTab } from './tabs.ts';

const DONE = { ok: true } as const;
const NO_CREDENTIALS = { ok: false, problem: 'no-credentials' } as const;
const PURVIEW_MATCHES = PURVIEW_ORIGINS.map((origin) => `${origin}/*`);

function cleaned(values: Credentials): Credentials {
  return {
    accountId: cleanValue(values.accountId),
    clientId: cleanValue(values.clientId),
    clientSecret: cleanValue(values.clientSecret),
  };
}

async function keep(
  runner: Runner,
  raw: Credentials,
  source: 'page' | 'typed',
  appId: string | null,
): Promise<CollectReply> {
  const values = cleaned(raw);
  const refusal = refusalOf(values);
  if (refusal) return { ok: false, refusal };
  const { session } = await runner.read();
  const isToken = session.tokenDigests.includes(await digestOf(values.clientSecret));
  const warnings = warningsOf(values, {
    appId: appId ?? undefined,
    secretToken: isToken ? values.clientSecret : undefined,
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
  } catch {
    return { ok: false, problem: 'storage' };
  }
}

/** Her click on Check: one series of tries. It changes nothing while one runs or where there are no credentials. */
async function check(runner: Runner): Promise<State> {
  return runner.happen({ type: 'check-asked', runId: crypto.randomUUID() });
}

async function start(runner: Runner): Promise<unknown> {
  await runner.happen({ type: 'started' });
  const tabs = await ourTabs();
  if (tabs.length === 0) {
    await browser.tabs.create({ url: MARKETPLACE_HOME });
    return { ok: true, opened: 'marketplace' };
  }
  if (await answeringTab()) return { ok: true, opened: 'pushed' };
  return { ok: false, problem: 'needs-reload', tabs: tabs.length };
}

/** Opens the page of a step: from a card in that very tab, from the panel in the tab of that site or a new one. */
async function open(
  runner: Runner,
  step: Parameters<typeof addressOf>[0],
  tabId: number | undefined,
): Promise<unknown> {
  const { progress } = await runner.read();
  const url = addressOf(step, progress.app);
  if (tabId !== undefined) {
    await browser.tabs.update(tabId, { url });
    return DONE;
  }
  const { origin } = new URL(url);
  const [tab] = await ourTabs([`${origin}/*`]);
  if (tab) await showTab(tab, url);
  else await browser.tabs.create({ url });
  return DONE;
}

/** The Purview tab that the release is for: the one in use, brought to Compliance Manager if it is elsewhere, or a new one. */
async function purviewTab(): Promise<{ id: number; origin: string } | null> {
  const [tab] = await ourTabs(PURVIEW_MATCHES);
  if (tab?.id !== undefined && tab.url !== undefined) {
    const here = isComplianceManager(tab.url);
    const alive = (await askTab(tab.id, { to: 'page', type: 'ping' })) !== undefined;
    await showTab(tab, here ? undefined : COMPLIANCE_MANAGER);
    if (here && !alive) await browser.tabs.reload(tab.id);
    return { id: tab.id, origin: here ? new URL(tab.url).origin : PURVIEW_ORIGINS[0] };
  }
  const made = await browser.tabs.create({ url: COMPLIANCE_MANAGER });
  return made.id === undefined ? null : { id: made.id, origin: PURVIEW_ORIGINS[0] };
}

async function handOff(runner: Runner, click: string, captureId: string | undefined): Promise<unknown> {
  const before = await runner.read();
  const { capture } = before.session;
  if (!capture || (captureId !== undefined && captureId !== capture.id)) return NO_CREDENTIALS;
  if (!viewOf(before).checked && before.session.check.status !== 'waiting') await check(runner);
  const tab = await purviewTab();
  if (!tab) return { ok: false, problem: 'no-permission' };
  if (!before.progress.running) await runner.happen({ type: 'started' });
  const event = { type: 'armed', nonce: click, tabId: tab.id, origin: tab.origin, captureId: capture.id } as const;
  const { session } = await runner.happen(event);
  // The bundle may have gone in the meantime: its time, Forget, another one.
  return session.capture?.id === capture.id ? DONE : NO_CREDENTIALS;
}

/** Of what a page says it saw, the part that a page of its site can know: no other site's word counts for it. */
function believed(sighting: Sighting, site: Site | null): Sighting {
  const marketplace = site === 'marketplace';
  return {
    page: sighting.page,
    app: marketplace ? sighting.app : null,
    roleSaved: site === 'role' && sighting.roleSaved,
    informationEmpty: marketplace ? sighting.informationEmpty : null,
    scopes: marketplace ? sighting.scopes : null,
    activation: marketplace ? sighting.activation : null,
    validated: site === 'purview' && sighting.validated,
    listed: site === 'purview' && sighting.listed,
  };
}

/** What each message does. Messages come here only after their schema and their sender were judged. */
export function createHandlers(runner: Runner): Handlers {
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

  return {
    'page.hello': async () => ({ view: viewForPage(viewOf(await runner.read())) }),
    'page.seen': ({ sighting }, sender) =>
      happen({ type: 'seen', sighting: believed(sighting as Sighting, siteOfOrigin(exactOrigin(sender))) }),
    'page.tokens': ({ digests }) => happen({ type: 'tokens-seen', digests }),
    'page.collect': ({ values, appId }) => keep(runner, values, 'page', appId),
    'page.act': async ({ act, step }, sender) => {
      if (act === 'check') return check(runner).then(() => DONE);
      if (act === 'stop-check') return happen({ type: 'check-stopped' });
      if (act === 'stop') return happen({ type: 'stopped' });
      if (act === 'replace') return happen({ type: 'replaced' });
      if (act === 'keep') return happen({ type: 'kept' });
      if (!step) return { ok: false };
      if (act === 'open') return open(runner, step, sender.tab?.id);
      return happen({ type: act === 'confirm' ? 'confirmed' : 'unconfirmed', step });
    },
    // The side panel opens only if that is the first thing the handler does (ruling 19).
    'page.panel': async (_message, sender) => ({ ok: await openSidePanel({ tabId: sender.tab?.id }) }),
    'page.form-ready': async (_message, sender): Promise<FormReply> => {
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
    'panel.handoff': ({ click, captureId }) => handOff(runner, click ?? crypto.randomUUID(), captureId),
    'panel.forget': () => happen({ type: 'forgotten' }),
    'panel.extend': () => happen({ type: 'extended' }),
    'panel.copy': async ({ field }) => {
      const taken = await runner.take({ for: 'copy', field });
      return taken.ok ? { ok: true, value: taken.values[field] } : { ok: false };
    },
    'panel.replace': () => happen({ type: 'replaced' }),
    'panel.keep': () => happen({ type: 'kept' }),
    'panel.confirm': ({ step }) => happen({ type: 'confirmed', step }),
    'panel.unconfirm': ({ step }) => happen({ type: 'unconfirmed', step }),
    'panel.open': ({ step }) => open(runner, step, undefined),
    'panel.reset': () => happen({ type: 'reset' }),
    'panel.notice-read': () => happen({ type: 'notice-read' }),
    'panel.hint': async () => {
      const tab = await answeringTab();
      return { card: (tab && (await askTab<Hint | null>(tab.id, { to: 'page', type: 'hint' }))) ?? null };
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
      const report = tab && (await askTab<object>(tab.id, { to: 'page', type: 'report' }));
      return report ? { ok: true, report } : { ok: false, problem: tab ? 'no-answer' : 'no-tab' };
    },
  };
}
