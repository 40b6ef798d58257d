import { expect, test } from 'vitest';
import { advise } from '../../../utils/guide/advise.ts';
import type { View } from '../../../utils/model/view.ts';
import type { Facts } from '../../../utils/sites/types.ts';
import { CANARIES, CAPTURE, HALF_WAY, NOW, steps } from '../components/fixtures.ts';
import { PURVIEW, situation } from './situation.ts';

// Where a page is known and none of its controls: each card has an action that needs no recognition.

const APP = { id: CANARIES.appId, name: CANARIES.appName };
const MARKETPLACE = { site: 'marketplace', app: APP } as const;
const MANAGER = { site: 'purview', step: 'handoff', app: null, purview: PURVIEW } as const;
const DIALOG = {
  family: null,
  ticked: [],
  unticked: [],
  offered: [],
  nothing: false,
  groups: [],
  query: '',
  tried: [],
};

const PAGES: readonly Partial<Facts>[] = [
  { page: 'role', site: 'role', step: 'role' },
  { ...MARKETPLACE, page: 'home', app: null },
  { ...MARKETPLACE, page: 'apps', app: null, apps: { rows: [] } },
  { ...MARKETPLACE, page: 'chooser', step: 'create', app: null },
  { ...MARKETPLACE, page: 'cards', step: 'create', app: null },
  { ...MARKETPLACE, page: 'name', step: 'create', app: null },
  { ...MARKETPLACE, page: 'credentials', step: 'credentials' },
  { ...MARKETPLACE, page: 'information', step: 'information', information: { empty: [], known: false } },
  { ...MARKETPLACE, page: 'scopes', step: 'scopes', scopes: { family: 'granular', table: [], dialog: null } },
  { ...MARKETPLACE, page: 'scopes-dialog', step: 'scopes', scopes: { family: null, table: [], dialog: DIALOG } },
  { ...MARKETPLACE, page: 'activation', step: 'activation' },
  { ...MANAGER, page: 'cm-home' },
  { ...MANAGER, page: 'cm-connectors' },
  { ...MANAGER, page: 'cm-about' },
  { ...MANAGER, page: 'cm-terms' },
  { ...MANAGER, page: 'cm-name', controls: {} },
  { ...MANAGER, page: 'cm-review' },
  { ...MANAGER, page: 'cm-authentication', purview: { ...PURVIEW, filled: true } },
];

const NEW: View = {
  ...HALF_WAY,
  app: null,
  scopes: [],
  capture: CAPTURE,
  steps: steps({}),
  handoff: { ...HALF_WAY.handoff, status: 'filled' },
};

/** All that works without a control of the page. */
const WORKS = ['open', 'visit', 'copy', 'panel', 'confirm', 'collect', 'check'];

test.each(PAGES.map((facts) => [facts.page, facts] as const))('%s: another way than to look again', (_, facts) => {
  for (const language of ['en', 'ja', '']) {
    const view = facts.page === 'credentials' ? { ...NEW, capture: null } : NEW;
    const advice = advise(situation(facts, { view, waited: true, language }));
    expect(advice?.state, language).toBe('lost');
    const ways = advice?.buttons.filter(({ act }) => WORKS.includes(act)) ?? [];
    const copies = advice?.notes.filter(({ copy }) => copy !== undefined) ?? [];
    expect(ways.length + copies.length, `${language}: ${JSON.stringify(advice?.buttons)}`).toBeGreaterThan(0);
    const ids = advice?.buttons.map(({ act, step, label }) => `${act} ${step} ${label}`) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('Compliance Manager in a language that is not known: the whole way in words, the values in the panel', () => {
  const home: Partial<Facts> = { ...MANAGER, page: 'cm-home' };
  const advice = advise(situation(home, { view: NEW, waited: true, language: 'ja' }));
  expect(advice?.title).toBe('card_purview_foreign_title');
  expect(advice?.buttons[0]).toMatchObject({ act: 'panel', kind: 'primary' });
  expect(advice?.buttons.map(({ act }) => act)).toContain('confirm');
  const validated = { ...NEW, purview: { validatedAt: NOW, listedAt: null } };
  expect(advise(situation(home, { view: validated, waited: true, language: 'ja' }))?.title).toBe(
    'card_purview_refresh_title',
  );
});
