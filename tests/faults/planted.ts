import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

interface Planted {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** The command that must fail. */
  readonly caughtBy: readonly string[];
  /** Needs a build and a browser; run with `--browser`. */
  readonly browser?: boolean;
}

const unit = (where: string) => ['vitest', 'run', '--project', 'unit', '--testTimeout', '60000', `tests/unit/${where}`];
const simulated = ['node', 'tests/faults/run.ts', '--schedules', '4000'];
const attack = (file: string, title: string, project = 'browser') => [
  ...['vitest', 'run', '--project', project, `tests/e2e/attacks/${file}.test.ts`],
  ...['-t', title],
];

/**
 * Bugs that somebody could make. Each is put into a copy of the tree, alone, and must be caught by the command beside
 * it.
 */
export const PLANTED: readonly Planted[] = [
  {
    name: 'the lock is dropped',
    file: 'utils/flow/runner.ts',
    find: 'happen: (event) => world.lock(() => step({ alive: [...runs.keys()], ...event, at: world.now() } as FlowEvent)),',
    replace: 'happen: (event) => step({ alive: [...runs.keys()], ...event, at: world.now() } as FlowEvent),',
    caughtBy: unit('flow'),
  },
  {
    name: 'redirects are followed',
    file: 'utils/zoom/request.ts',
    find: "redirect: 'error'",
    replace: "redirect: 'follow'",
    caughtBy: unit('zoom/token'),
  },
  {
    name: 'cookies are sent',
    file: 'utils/zoom/request.ts',
    find: "credentials: 'omit'",
    replace: "credentials: 'include'",
    caughtBy: unit('zoom/token'),
  },
  {
    name: 'an answer is read without end',
    file: 'utils/zoom/request.ts',
    find: 'if (size > limit) {',
    replace: 'if (size > limit * 1e9) {',
    caughtBy: unit('zoom/request'),
  },
  {
    name: 'the check of the document is dropped',
    file: 'utils/vault/vault.ts',
    find: "  if (!asker.documentId) return 'document';\n",
    replace: '',
    caughtBy: unit('vault'),
  },
  {
    name: 'another document may report the fill',
    file: 'utils/flow/handoff.ts',
    find: 'handoff.nonce !== event.nonce || handoff.documentId !== event.documentId',
    replace: 'handoff.nonce !== event.nonce',
    caughtBy: unit('flow'),
  },
  {
    name: 'the values are kept in a global',
    file: 'utils/flow/runner.ts',
    find: 'const WAKE_TRIES = 5;',
    replace: 'const WAKE_TRIES = 5;\nlet lastTaken: Vault = EMPTY_VAULT;\nexport const last = () => lastTaken;\n',
    caughtBy: unit('vault'),
  },
  {
    name: 'the values are kept in local storage',
    file: 'utils/flow/runner.ts',
    find: 'await world.local.set({ progress: after.progress });',
    replace: 'await world.local.set({ progress: after.progress, vault });',
    caughtBy: unit('flow'),
  },
  {
    name: 'the values are kept in local storage (simulated)',
    file: 'utils/flow/runner.ts',
    find: 'await world.local.set({ progress: after.progress });',
    replace: 'await world.local.set({ progress: after.progress, vault });',
    caughtBy: simulated,
  },
  {
    name: 'two releases from one click',
    file: 'utils/flow/runner.ts',
    find: "if (use.for !== 'fill') return taken;",
    replace: 'if (use.for) return taken;',
    caughtBy: unit('flow'),
  },
  {
    name: 'a click that comes twice is two clicks',
    file: 'utils/flow/handoff.ts',
    find: ' || session.clicks.includes(nonce)',
    replace: '',
    caughtBy: unit('flow'),
  },
  {
    name: 'Forget leaves the second capture',
    file: 'utils/flow/runner.ts',
    find: "if (effect.do === 'empty-vault') next = EMPTY_VAULT;",
    replace: "if (effect.do === 'empty-vault') next = { ...next, kept: null };",
    caughtBy: unit('flow'),
  },
  {
    name: 'expiry is not checked on read',
    file: 'utils/vault/vault.ts',
    find: "  if (now >= capture.expiresAt || now < capture.seenAt) return refused('no-credentials');\n",
    replace: '',
    caughtBy: unit('vault'),
  },
  {
    name: 'panel messages are taken from pages',
    file: 'utils/messages/receive.ts',
    find: "const allowed = type && (MESSAGES[type].from === who || (MESSAGES[type].from === 'page' && who !== 'panel'));",
    replace: 'const allowed = type !== null;',
    caughtBy: unit('messages'),
  },
  {
    name: 'frames may send',
    file: 'utils/messages/sender.ts',
    find: ' || sender.frameId !== 0) return null;',
    replace: ') return null;',
    caughtBy: unit('messages'),
  },
  {
    name: 'the sender is judged by its address, not its origin',
    file: 'utils/messages/sender.ts',
    find: 'return sender.origin ?? (sender.url === undefined ? null : originOfUrl(sender.url));',
    replace: 'return sender.url === undefined ? (sender.origin ?? null) : originOfUrl(sender.url);',
    caughtBy: unit('messages'),
  },
  {
    name: 'a host is judged by its beginning',
    file: 'utils/hosts.ts',
    find: 'if (origin === MARKETPLACE_ORIGIN)',
    replace: 'if (origin.startsWith(MARKETPLACE_ORIGIN))',
    caughtBy: unit('messages'),
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
    find: 'if (when === null) void native.alarms.clear(name);',
    replace: "if (when === null || name === 'retry') void native.alarms.clear(name);",
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
    name: 'the last characters are given to pages',
    file: 'utils/flow/view.ts',
    find: 'return { ...view, capture: withoutTails(view.capture), pending: withoutTails(view.pending) };',
    replace: 'return { ...view };',
    caughtBy: unit('flow'),
  },
  {
    name: 'the last four characters are drawn',
    file: 'utils/zoom/credentials.ts',
    find: 'const SHOWN_TAIL = 2;',
    replace: 'const SHOWN_TAIL = 4;',
    caughtBy: unit('zoom/credentials'),
  },
  {
    name: 'the root is open',
    file: 'utils/overlay/host.ts',
    find: "mode: 'closed'",
    replace: "mode: 'open'",
    caughtBy: attack('page', 'attachShadow'),
    browser: true,
  },
  {
    name: 'the last four characters are drawn (browser)',
    file: 'utils/zoom/credentials.ts',
    find: 'const SHOWN_TAIL = 2;',
    replace: 'const SHOWN_TAIL = 4;',
    caughtBy: attack('canary', 'whole.walk'),
    browser: true,
  },
  {
    name: 'one more character is drawn (browser)',
    file: 'utils/zoom/credentials.ts',
    find: 'const SHOWN_TAIL = 2;',
    replace: 'const SHOWN_TAIL = 3;',
    caughtBy: attack('pictures', 'same.pictures'),
    browser: true,
  },
  {
    name: 'a form is filled on a site that she has withdrawn (browser)',
    file: 'utils/background/handlers.ts',
    find: 'if (!(await native.permissions.contains({ origins: [`',
    replace: 'if (false && !(await native.permissions.contains({ origins: [`',
    caughtBy: attack('taken-away', 'sites.withdrawn'),
    browser: true,
  },
  {
    name: 'the form is answered in any tab (browser)',
    file: 'utils/vault/vault.ts',
    find: "  if (asker.tabId !== handoff.tabId) return 'tab';\n",
    replace: '',
    caughtBy: attack('forgery', 'gets.nothing'),
    browser: true,
  },
  {
    name: 'cookies are sent (browser)',
    file: 'utils/zoom/request.ts',
    find: "credentials: 'omit'",
    replace: "credentials: 'include'",
    caughtBy: attack('zoom', 'cookies'),
    browser: true,
  },
  {
    name: 'redirects are followed (browser)',
    file: 'utils/zoom/request.ts',
    find: "redirect: 'error'",
    replace: "redirect: 'follow'",
    caughtBy: attack('zoom', 'redirect.307'),
    browser: true,
  },
  {
    name: 'any document may say that an answer was lost',
    file: 'utils/flow/handoff.ts',
    find: "if (handoff.status !== 'delivered' || handoff.documentId !== event.documentId) return state;\n      return withHandoff(state, { ...handoff, status: 'refused', refusal: 'document' });",
    replace: "return withHandoff(state, { ...handoff, status: 'refused', refusal: 'document' });",
    caughtBy: unit('flow'),
  },
  {
    name: 'a clock that is set back lengthens a life',
    file: 'utils/flow/reduce.ts',
    find: 'if (!capture || now < capture.seenAt + NOTE_EVERY_MS) return state;',
    replace: 'if (capture) return state;',
    caughtBy: unit('flow'),
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
  {
    name: 'a ring is a pixel too wide (browser)',
    file: 'utils/overlay/rings.ts',
    find: 'const MARGIN = 3;',
    replace: 'const MARGIN = 6;',
    caughtBy: ['vitest', 'run', '--project', 'browser', 'tests/e2e/walk.test.ts', '-t', '2026,.granular'],
    browser: true,
  },
  {
    name: 'nobody hears that an answer was lost with the worker (browser)',
    file: 'utils/page/fill.ts',
    find: '(await ready()) ?? (await ready())',
    replace: 'await ready()',
    caughtBy: attack('kill', 'ended.at.each'),
    browser: true,
  },
];

const ROOT = new URL('../../', import.meta.url).pathname;
const COPIED = [
  'components',
  'entrypoints',
  'public',
  'utils',
  'tests',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'wxt.config.ts',
  '.wxt',
];

/** A copy of the tree that shares the installed packages. */
function copyOfTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  for (const name of COPIED) {
    cpSync(join(ROOT, name), join(folder, name), {
      recursive: true,
      filter: (from) => !/node_modules|\.cache/.test(relative(ROOT, from)),
    });
  }
  for (const shared of ['node_modules', 'tests/portals/node_modules']) {
    symlinkSync(join(ROOT, shared), join(folder, shared));
  }
  return folder;
}

interface Ran {
  readonly failed: boolean;
  readonly output: string;
}

function run(folder: string, [program, ...given]: readonly string[]): Ran {
  // This very Node for both: the system's may be too old.
  const script = program === 'vitest' ? [join(folder, 'node_modules', 'vitest', 'vitest.mjs')] : [];
  const done = spawnSync(process.execPath, [...script, ...given], { cwd: folder, encoding: 'utf8', timeout: 300_000 });
  return { failed: done.status !== 0, output: `${done.stdout}${done.stderr}` };
}

/** Makes the production build of the copy, which the browser loads. */
function build(folder: string): void {
  const cli = join(folder, 'node_modules/wxt/bin/wxt.mjs');
  const { status, stderr } = spawnSync(process.execPath, [cli, 'build'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the copy does not build: ${stderr}`);
}

function main(): void {
  const withBrowser = process.argv.includes('--browser');
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const bugs = PLANTED.filter(
    (bug) => (withBrowser || !bug.browser) && (wanted.length === 0 || wanted.some((word) => bug.name.includes(word))),
  );
  const folder = copyOfTree();
  const missed: string[] = [];
  try {
    if (withBrowser) build(folder);
    for (const command of new Set(bugs.map(({ caughtBy }) => caughtBy.join(' ')))) {
      const { failed, output } = run(folder, command.split(' '));
      if (failed) throw new Error(`fails without any bug: ${command}\n${output.slice(-2000)}`);
    }
    for (const { name, file, find, replace, caughtBy, browser } of bugs) {
      const path = join(folder, file);
      const before = readFileSync(path, 'utf8');
      if (before.split(find).length !== 2) throw new Error(`"${name}" no longer fits ${file}`);
      writeFileSync(
        path,
        before.replace(find, () => replace),
      );
      if (browser) build(folder);
      const caught = run(folder, caughtBy).failed;
      writeFileSync(path, before);
      if (!caught) missed.push(name);
      console.log(`${caught ? 'caught' : 'MISSED'}  ${name}  (${caughtBy.slice(-1)})`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`planted bugs caught: ${bugs.length - missed.length} of ${bugs.length}`);
  process.exit(missed.length === 0 ? 0 : 1);
}

if (process.argv[1] === import.meta.filename) main();
