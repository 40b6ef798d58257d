// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import type { Found } from '../../../utils/find/types.ts';
import type { CollectProblem } from '../../../utils/messages/replies.ts';
import { collect } from '../../../utils/page/collect.ts';
import { CREDENTIAL_TARGETS } from '../../../utils/sites/marketplace/credentials.ts';
import type { Facts, Reading } from '../../../utils/sites/types.ts';
import { MESSAGES } from '../components/texts.ts';

const sent = vi.hoisted(() => [] as object[]);
vi.mock('../../../utils/page/background.ts', () => ({
  ask: async (message: object) => {
    sent.push(message);
    return { ok: true, pending: false, lengths: [], warnings: [] };
  },
}));

beforeEach(() => {
  sent.length = 0;
});

const FACTS: Facts = {
  page: 'credentials',
  site: 'marketplace',
  step: 'credentials',
  controls: {},
  app: { id: 'app', name: 'App' },
  credentials: { accountId: 'readable', clientId: 'readable', clientSecret: 'readable' },
};

/** A reading whose three fields stand in the documents given. */
function reading(documents: Record<keyof typeof CREDENTIAL_TARGETS, Document>): Reading {
  const found = Object.entries(CREDENTIAL_TARGETS).map(([field, target]): [string, Found] => {
    const element = documents[field as keyof typeof CREDENTIAL_TARGETS].createElement('input');
    element.value = field;
    return [target, { kind: 'found', element, box: element, enabled: true, away: false } as unknown as Found];
  });
  return { facts: FACTS, found: new Map(found) };
}

test('the three values of the document itself are taken together', async () => {
  expect(await collect(reading({ accountId: document, clientId: document, clientSecret: document }))).toMatchObject({
    ok: true,
  });
  expect(sent).toMatchObject([
    { values: { accountId: 'accountId', clientId: 'clientId', clientSecret: 'clientSecret' }, appId: 'app' },
  ]);
});

test('a field of a frame is none: nothing is taken, also not the two others', async () => {
  const frame = document.implementation.createHTMLDocument('');
  const framed = reading({ accountId: document, clientId: document, clientSecret: frame });
  expect(await collect(framed)).toEqual({ ok: false, problem: 'missing-field' });
  expect(sent).toEqual([]);
});

const PROBLEMS: Record<CollectProblem, true> = {
  'no-tab': true,
  'no-page': true,
  masked: true,
  'missing-field': true,
  'two-fields': true,
  'no-answer': true,
  storage: true,
};

test.each(Object.keys(PROBLEMS))('the card has words for %s, in both languages', (problem) => {
  const key = `problem_collect_${problem.replaceAll('-', '_')}`;
  for (const language of ['en', 'fr'] as const) expect(MESSAGES[language][key]?.message, language).toBeTruthy();
});
