import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Finder } from '../../utils/find/index.ts';
import WEIGHTS from '../../utils/find/match/weights.json' with { type: 'json' };
import type { Explanation, Kind, Match } from '../../utils/find/types.ts';
import { siteOfOrigin } from '../../utils/hosts.ts';
import type { Recognition } from '../../utils/report/recognition.ts';
import type { Page } from '../../utils/sites/types.ts';
import { bundle } from './judge.ts';
import type { PageRecord } from './judge-page.ts';
import { openFrozen, pool, startChromium } from './load.ts';

const STATES = pool();
const COUNT = 50;
/** Every set in its share. */
const CHOSEN = Array.from({ length: COUNT }, (_, index) => STATES[Math.floor((index * STATES.length) / COUNT)]!);

/** One target of a page: what came of it, what is told of it, and what was weighed. */
interface Told {
  readonly match: Pick<Match, 'kind'> & { readonly score?: number };
  readonly explained: readonly Explanation[];
  readonly rated: readonly { kind: Kind; values: Record<string, number>; score: number }[];
}

/** What the page report tells of one page. */
interface Reported {
  readonly report: Recognition;
  /** Names in it that are no known labels. */
  readonly unknown: readonly string[];
  /** What the page's fields hold. */
  readonly values: readonly string[];
}

declare global {
  var judge: (site: string, address: string) => PageRecord;
  var finderOf: () => Finder;
  var PAGES: readonly Page[];
  var reported: () => Reported;
}

let browser: Browser;
const told: Told[] = [];
const reports: Reported[] = [];

beforeAll(async () => {
  const [started, script] = await Promise.all([startChromium(), bundle('./judge-page.ts')]);
  browser = started;
  const page = await browser.newPage();
  for (const frozen of CHOSEN) {
    await openFrozen(page, frozen);
    await page.evaluate(script);
    reports.push(await page.evaluate(() => reported()));
    told.push(...(await page.evaluate(tellAll, [siteOfOrigin(new URL(frozen.url).origin)!, frozen.url] as const)));
  }
}, 240_000);

afterAll(() => browser?.close());

/** Runs in the page. */
function tellAll([site, address]: readonly [string, string]): Told[] {
  const { page } = judge(site, address);
  const targets = PAGES.find(({ id }) => id === page)?.targets ?? [];
  const look = finderOf().look();
  const { matches, rated } = look.decisionOf(targets);
  return [...matches].map(([id, match]) => ({
    match: match.kind === 'found' ? { kind: match.kind, score: match.score } : { kind: match.kind },
    explained: look.explain(targets, id),
    rated: rated
      .filter(({ target }) => target.id === id)
      .map(({ target, values, score }) => ({ kind: target.kind, values, score })),
  }));
}

const sumOf = (kind: Kind, values: Readonly<Record<string, number>>): number => {
  const { bias, ...weights } = WEIGHTS[kind];
  return Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * values[name]!, bias);
};

it('the weighted features of each candidate add up to the score that decided', () => {
  const rated = told.flatMap((one) => one.rated);
  expect(rated.length).toBeGreaterThan(300);
  for (const { kind, values, score } of rated) expect(sumOf(kind, values)).toBeCloseTo(score, 9);
});

/** What is told has two decimals. */
const expectNear = (rounded: number, value: number) => expect(Math.abs(rounded - value)).toBeLessThan(0.00501);

it('what is told of a candidate is what was weighed', () => {
  for (const { explained, rated } of told) {
    expect(explained.length).toBe(rated.length);
    for (const [index, { features, score }] of explained.entries()) {
      const own = rated[index]!;
      expect(Object.keys(features)).toEqual(Object.keys(own.values));
      for (const [name, value] of Object.entries(features)) expectNear(value, own.values[name]!);
      expectNear(score, own.score);
    }
  }
});

it('what is said to be found is what was found, and nothing is where nothing was', () => {
  const found = told.filter(({ match }) => match.kind === 'found');
  expect(found.length).toBeGreaterThan(150);
  for (const { match, explained, rated } of told) {
    const verdicts = explained.map(({ verdict }) => verdict);
    const taken = rated.filter((_, index) => verdicts[index] === 'found');
    expect(taken.map(({ score }) => score)).toEqual(match.kind === 'found' ? [match.score] : []);
    for (const { score } of taken) expect(score).toBeGreaterThanOrEqual(WEIGHTS.threshold);
    for (const [index, verdict] of verdicts.entries()) {
      if (verdict === 'too low') expect(rated[index]!.score).toBeLessThan(WEIGHTS.threshold);
      if (verdict === 'too close') expect(match.kind).toBe('ambiguous');
      if (verdict === 'another is better') expect(match.kind).not.toBe('ambiguous');
    }
  }
});

it('the page report tells the same, with known labels only and no value', () => {
  expect(reports.flatMap(({ unknown }) => unknown)).toEqual([]);
  // A target's id holds the name of a scope, which is also what is typed into the search for it.
  const textOf = (report: object) => JSON.stringify(report, (key, value) => (key === 'target' ? undefined : value));
  const values = reports.flatMap((one) => one.values.map((value) => [textOf(one.report), value] as const));
  expect(values.length).toBeGreaterThan(20);
  expect(values.filter(([report, value]) => report.includes(value))).toEqual([]);
  const taken = reports.flatMap(({ report }) => report.candidates).filter(({ verdict }) => verdict === 'found');
  expect(taken.length).toBe(told.filter(({ match }) => match.kind === 'found').length);
});
