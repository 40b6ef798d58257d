/** The guide is installed and not started: what a page of its own sites pays for that, and any other page. */
import type { Tab } from '../browser.ts';
import type { Lab } from '../lab.ts';
import { callsOfGuide, rest } from '../measure.ts';
import { figure, round, spread } from '../stats.ts';

interface Load {
  script: number;
  calls: number;
}

async function load(tab: Tab, url: string): Promise<Load> {
  const calls = await callsOfGuide(tab, async () => {
    await tab.page.goto(url);
    await rest(300);
  });
  return { script: calls.reduce((sum, call) => sum + call, 0), calls: calls.length };
}

/** How many mutation observers the extension's world holds. */
export async function observersIn(tab: Tab): Promise<number> {
  const { cdp } = tab;
  const contexts: number[] = [];
  const note = ({ context }: { context: { id: number; origin: string } }) => {
    if (context.origin.startsWith('chrome-extension:')) contexts.push(context.id);
  };
  cdp.on('Runtime.executionContextCreated', note);
  await cdp.send('Runtime.disable');
  await cdp.send('Runtime.enable');
  let count = 0;
  for (const contextId of contexts) {
    const expression = 'MutationObserver.prototype';
    const { result } = await cdp.send('Runtime.evaluate', { expression, contextId });
    const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId: result.objectId! });
    const { result: list } = await cdp.send('Runtime.getProperties', {
      objectId: objects.objectId!,
      ownProperties: true,
    });
    count += list.filter(({ name }) => /^\d+$/.test(name)).length;
  }
  return count;
}

/** Before the guide is started. */
export async function notStarted(lab: Lab): Promise<void> {
  lab.say('not started');
  for (const nodes of lab.quick ? [0] : [0, 1000, 10_000, 100_000]) {
    const tab = await lab.bench.open('guide', { nodes: 1000, scopes: 0, control: true });
    const ours = 'https://marketplace.zoom.us/develop/apps/Qk3vbench01/scopes';
    const loads: number[] = [];
    for (let turn = 0; turn < lab.times(5, 9); turn += 1) {
      loads.push((await load(tab, `${ours}?nodes=${nodes}`)).script);
    }
    const added = nodes === 0 ? await addedNodes(tab) : 0;
    const watching = await observersIn(tab);
    const elsewhere = await load(tab, 'https://page.example/');
    await tab.close();
    // The first load compiles; every later one takes the compiled script from the cache.
    const script = figure(loads.slice(1));
    lab.rows.push({
      row: 'not started: script per page load',
      at: nodes === 0 ? 'an empty page' : `${nodes / 1000}k nodes`,
      reach: 'at most 2 ms, no observer, 0 nodes; 0 calls on other sites',
      figure: `${spread(script)} ms (the very first ${round(loads[0]!)}), ${watching} observers, ${added} nodes; elsewhere ${elsewhere.calls} calls`,
      reached: script.median <= 2 && watching === 0 && added === 0 && elsewhere.calls === 0,
      others: '',
      data: { script, first: loads[0], observers: watching, nodes: added, elsewhere },
    });
  }
}

/** Elements beyond those that the bench's empty page has of its own. */
async function addedNodes(tab: Tab): Promise<number> {
  const count = await tab.page.evaluate(() => document.querySelectorAll('*').length);
  return count - PLAIN_PAGE.length;
}

/** What `server.ts` gives. */
const PLAIN_PAGE = ['html', 'head', 'meta', 'title', 'body', 'script'];
