import { type Planted, simulated, unit } from './types.ts';

/** What holds when several things happen at once, or something dies in between. */
export const STATE: readonly Planted[] = [
  {
    name: 'the lock is dropped',
    file: 'utils/flow/runner.ts',
    find: 'happen: (event) => world.lock(() => step({ alive: [...runs.keys()], ...event, at: world.now() } as FlowEvent)),',
    replace: 'happen: (event) => step({ alive: [...runs.keys()], ...event, at: world.now() } as FlowEvent),',
    caughtBy: unit('flow'),
  },
  {
    name: 'a bundle and what is said of it are written apart',
    file: 'utils/flow/runner.ts',
    find: 'await world.session.set(vault ? { session: after.session, vault } : { session: after.session });',
    replace:
      'await world.session.set({ session: after.session });\n      if (vault) await world.session.set({ vault });',
    caughtBy: simulated,
  },
  {
    name: 'a dead check stays busy',
    file: 'utils/flow/reduce.ts',
    find: "if (check.status === 'running' && !(check.runId && alive.includes(check.runId))) {",
    replace: "if (check.status === 'running' && alive.length > 9) {",
    caughtBy: simulated,
  },
  {
    name: 'an alarm waits for another',
    file: 'utils/background/start.ts',
    find: 'if (when === null) void browser.alarms.clear(name);',
    replace: "if (when === null || name === 'retry') void browser.alarms.clear(name);",
    caughtBy: simulated,
  },
  {
    name: 'a request outlives its bundle',
    file: 'utils/flow/runner.ts',
    find: 'for (const run of runs.values()) run.abort();',
    replace: '',
    caughtBy: simulated,
  },
  {
    name: 'the worker starts before its state is in order',
    file: 'utils/background/start.ts',
    find: 'Promise.allSettled([lockStorage(), begin()])',
    replace: 'Promise.allSettled([lockStorage()])',
    caughtBy: simulated,
  },
  {
    name: 'a proof that nobody heard is lost to the next page',
    file: 'utils/page/tell.ts',
    find: 'unheard.push(sighting);',
    replace: 'unheard.splice(0, unheard.length, sighting);',
    caughtBy: unit('page'),
  },
  {
    name: 'an answer of before draws what was',
    file: 'utils/page/start.ts',
    find: 'if (view.revision < revision) return;',
    replace: '',
    caughtBy: unit('page'),
  },
];
