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
async function observers(tab: Tab): Promise<number> {
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
  for (const nodes of [1000, 100_000]) {
    const tab = await lab.bench.open('guide', { nodes, scopes: 0, control: true });
    const ours = 'https://marketplace.zoom.us/develop/apps/Qk3vbench01/scopes';
    const loads: number[] = [];
    for (let turn = 0; turn < lab.times(7, 21); turn += 1) {
      loads.push((await load(tab, `${ours}?nodes=${nodes}`)).script);
    }
    const added = await addedNodes(tab);
    const watching = await observers(tab);
    const elsewhere = await load(tab, 'https://page.example/');
    await tab.close();
    // The first load compiles; every later one takes the compiled script from the cache.
    const script = figure(loads.slice(1));
    lab.rows.push({
      row: 'not started: script per page load',
      at: `${nodes / 1000}k nodes`,
      reach: 'at most 2 ms, no observer, 0 nodes; 0 calls on other sites',
      figure: `${spread(script)} ms (the very first ${round(loads[0]!)}), ${watching} observers, ${added} nodes; elsewhere ${elsewhere.calls} calls`,
      reached: script.median <= 2 && watching === 0 && added === 0 && elsewhere.calls === 0,
      others: '',
      data: { script, first: loads[0], observers: watching, nodes: added, elsewhere },
    });
  }
}

/** Elements that the page shows and its own script did not make. */
async function addedNodes(tab: Tab): Promise<number> {
  return tab.page.evaluate(() => {
    const known = document.querySelectorAll('html, head, head *, body, body *').length;
    return document.querySelectorAll('*').length - known + document.querySelectorAll('[popover]').length;
  });
}
