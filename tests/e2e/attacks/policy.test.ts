import type { Page, Worker } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { count } from '../support/tally.ts';
import { inLab, type Lab, soon } from './lab.ts';
import { type Attempt, REQUESTS, REQUESTS_OF_WORKER, SCRIPTS, TEXT_TO_CODE } from './policy-attempts.ts';

// What the content security policy of our own pages and worker stops, tried from inside of them: code made from text,
// markup, and requests to anybody but Zoom. That each attempt would do its work is seen on a page without a policy.

/** The program may read and ask this host: nothing but the policy holds a request back. */
const ELSEWHERE = 'https://purview.microsoft.com/probe';
/** An answer in JSON, which Chromium shows as a document without a policy. */
const BARE = 'https://api.zoom.us/v2/nothing';

let lab: Lab;

inLab(
  'Attacks: the policy of our own pages',
  async (opened) => {
    lab = opened;
    await lab.browser.context.addInitScript(noteViolations);
  },
  { own: true },
);

interface Noted {
  violations: string[];
  /** Set by code that must not run. */
  ran?: boolean;
}

/** Notes which directives were violated. Runs in the page or worker. */
function noteViolations(): void {
  const all = globalThis as unknown as Noted;
  all.violations = [];
  addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective }) => all.violations.push(effectiveDirective),
    true,
  );
}

/** Takes what was noted so far. Runs in the page or worker. */
function take(): Noted {
  const all = globalThis as unknown as Noted;
  const { violations, ran = false } = all;
  Object.assign(all, { violations: [], ran: false });
  return { violations, ran };
}

const arrivals = () => lab.portals.requests.filter(({ path }) => path.startsWith('/probe')).length;

/** What came of each attempt: the directive that stopped it, whether its code ran, requests that arrived. */
async function stopped(where: Page | Worker, attempts: readonly Attempt[]): Promise<unknown[]> {
  const outcomes: unknown[] = [];
  for (const [name, , run] of attempts) {
    await (where as Page).evaluate(take);
    // Some throw, some fail later.
    await (where as Page).evaluate(run, ELSEWHERE).catch(() => {});
    const noted: Noted = { violations: [], ran: false };
    await soon(async () => {
      const { violations, ran } = await (where as Page).evaluate(take);
      noted.violations.push(...violations);
      noted.ran ||= ran;
      return noted.ran || noted.violations.length > 0 || arrivals() > 0;
    }).toBe(true);
    outcomes.push([name, noted.violations[0], noted.ran, arrivals()]);
  }
  return outcomes;
}

const allStopped = (attempts: readonly Attempt[]) => attempts.map(([name, directive]) => [name, directive, false, 0]);

beforeEach(() => {
  lab.portals.requests.length = 0;
});

test.each(['popup.html', 'sidepanel.html', 'record.html'] as const)(
  '%s makes no code and no markup from text and asks nobody',
  async (name) => {
    const own = await lab.browser.ownPage(name);
    const attempts = [...SCRIPTS, ...REQUESTS];
    expect(await stopped(own, attempts)).toEqual(allStopped(attempts));
    count('attempts of injected code in our own pages and worker, stopped by the policy', attempts.length);
  },
);

test('the worker makes no code from text, and asks Zoom alone', async () => {
  const worker = lab.browser.context.serviceWorkers().at(-1)!;
  await worker.evaluate(noteViolations);
  const attempts = [...TEXT_TO_CODE, ...REQUESTS_OF_WORKER];
  expect(await stopped(worker, attempts)).toEqual(allStopped(attempts));
  count('attempts of injected code in our own pages and worker, stopped by the policy', attempts.length);
  // The control: the same request to one of the two hosts that it may ask arrives.
  await worker.evaluate((address) => fetch(address), 'https://api.zoom.us/probe');
  expect(arrivals()).toBe(1);
});

test('the control: in a page without a policy each attempt does its work', async () => {
  const bare = await lab.open(BARE);
  for (const [name, , run] of SCRIPTS) {
    await bare.evaluate(take);
    await bare.evaluate(run, ELSEWHERE);
    await soon(async () => [name, (await bare.evaluate(take)).ran]).toEqual([name, true]);
  }
  for (const [at, [name, , run]] of REQUESTS.entries()) {
    const before = arrivals();
    // One address each: what one has fetched another may take from memory.
    await bare.evaluate(run, `${ELSEWHERE}/${at}`);
    await soon(() => [name, arrivals() > before]).toEqual([name, true]);
  }
});
