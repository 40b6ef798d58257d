import { createFinder } from '../find/index.ts';
import { siteOfOrigin } from '../hosts.ts';
import type { CollectProblem, CollectReply } from '../messages/replies.ts';
import { shownValue } from '../sites/control-state.ts';
import { readPage } from '../sites/index.ts';
import { CREDENTIAL_TARGETS } from '../sites/marketplace/credentials.ts';
import type { Reading } from '../sites/types.ts';
import { ask } from './background.ts';

function problemOf({ facts, found }: Reading): CollectProblem | null {
  if (facts.page !== 'credentials' || !facts.credentials) return 'no-page';
  const targets = Object.values(CREDENTIAL_TARGETS);
  if (targets.some((id) => facts.controls[id]?.look === 'ambiguous')) return 'two-fields';
  // The finder also looks into frames of the same site; what stands in one may be anyone's.
  if (targets.some((id) => found.has(id) && found.get(id)?.element.ownerDocument !== document)) return 'missing-field';
  const shows = Object.values(facts.credentials);
  if (shows.includes('missing')) return 'missing-field';
  return shows.includes('dots') ? 'masked' : null;
}

/**
 * Takes the three values off the document that is shown (never off a frame in it), together, and hands them to the
 * background. They are never kept here, and the reply holds none of them.
 */
export async function collect(reading: Reading): Promise<CollectReply> {
  const problem = problemOf(reading);
  if (problem) return { ok: false, problem };
  const value = (field: keyof typeof CREDENTIAL_TARGETS) => shownValue(reading.found.get(CREDENTIAL_TARGETS[field])!);
  const values = { accountId: value('accountId'), clientId: value('clientId'), clientSecret: value('clientSecret') };
  const reply = await ask({ type: 'page.collect', values, appId: reading.facts.app?.id ?? null });
  return reply ?? { ok: false, problem: 'no-answer' };
}

/** One look without a guide: for the panel's Collect before Start. Nothing is added to the page. */
export function readOnce(): Reading {
  const site = siteOfOrigin(location.origin)!;
  return readPage(site, new URL(location.href), createFinder(document).look(), new Map());
}
