/** Runs in the browser: how long the product's looks take on a page of many nodes. */
import { createFinder, type Finder } from '../../utils/find/index.ts';
import { PART_MS } from '../../utils/page/when-to-look.ts';
import { readPage } from '../../utils/sites/index.ts';

const ADDRESS = new URL('https://marketplace.zoom.us/develop/apps/Qd4Zk2b1R0mP7xWv9aLs3T/credentials');

const RAIL = ['App Credentials', 'Information', 'Feature', 'Scopes', 'Activation'];

const field = (label: string, value: string, more = '') => `<div><label for="${label}">${label}</label>
  <input id="${label}" readonly value="${value}">${more}<button>Copy</button></div>`;
const EYE =
  '<button aria-label="Show"><svg width="16" height="16"><circle cx="8" cy="8" r="4"></circle></svg></button>';

/** App Credentials with nine targets: the rail of five, three values, and the eye beside the third. */
const CREDENTIALS = `<div style="display:flex"><nav>${RAIL.map((name) => `<a href="#">${name}</a><br>`).join('')}</nav>
  <section><h1>Purview reader</h1><h2>App Credentials</h2>${field('Account ID', 'Xy12AbCdEfGhIjKlMnOpQr')}
  ${field('Client ID', 'Zk9LmNoPqRsTuVwXyZ01aA')}${field('Client Secret', '••••••••••••••••', EYE)}
  <button>Regenerate</button></section></div>`;

/** A tenth of the nodes are links and buttons, half of them hold a text. */
function fill(into: Node, nodes: number): void {
  for (let count = 0; count < nodes; count += 10) {
    const card = document.createElement('div');
    card.innerHTML = `<div><div><span>Entry ${count}</span><p>What the entry ${count} is about, in some words.</p></div><ul><li>One</li><li>Two</li></ul><a href="#${count}">More</a><i></i></div>`;
    into.appendChild(card);
  }
}

let finder: Finder;
let filler: Element;

/** Draws App Credentials and, below it, so many nodes that there are `nodes` of them; returns how many there are. */
function prepare(nodes: number): number {
  document.body.innerHTML = CREDENTIALS;
  filler = document.createElement('main');
  document.body.append(filler);
  fill(filler, nodes - document.querySelectorAll('*').length);
  document.body.getBoundingClientRect();
  return document.querySelectorAll('*').length;
}

/** A look with a finder that has seen nothing yet; returns how many targets it found. */
function first(): number {
  finder = createFinder(document);
  return again();
}

/**
 * The first look of a script that never ran before, in the tasks that the product makes of it; the page is laid out.
 * After it the yardstick, some times.
 */
function cold(): Times {
  settle();
  finder = createFinder(document);
  const calls: number[] = [];
  let isRead = false;
  const readNext = () => {
    isRead = finder.ahead(PART_MS);
  };
  while (!isRead) calls.push(timeOf(readNext));
  calls.push(timeOf(again));
  return { calls, yardsticks: Array.from({ length: 9 }, () => timeOf(readTexts)) };
}

/** The same finder again. */
function again(): number {
  finder.invalidate();
  return readPage('marketplace', ADDRESS, finder.look(), new Map()).found.size;
}

/** The page's own work after a change, which the browser would do before it paints: layout, and what hit tests need. */
function settle(): void {
  document.elementFromPoint(5, 5);
}

/** Something changes elsewhere on the page. */
function change(): void {
  filler.lastElementChild?.setAttribute('data-changed', String(performance.now()));
  settle();
}

/** A button appears in the middle of the page. */
function add(): void {
  const button = document.createElement('button');
  button.textContent = 'Another one';
  filler.children[filler.children.length >> 1]!.append(button);
  settle();
}

/** The yardstick, which has nothing to do with the product: 5,000 texts of the page are read ten times. */
function readTexts(): number {
  let letters = 0;
  for (let round = 0; round < 10; round++) {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), count = 0; node && count < 5_000; node = walker.nextNode(), count++) {
      letters += node.parentNode === null ? 0 : (node as Text).data.length;
    }
  }
  return letters;
}

/** How long calls took, and the yardstick in turn with them, milliseconds. */
export interface Times {
  calls: number[];
  yardsticks: number[];
}

function timeOf(call: () => void): number {
  const start = performance.now();
  call();
  return performance.now() - start;
}

function measure(call: () => void, before: () => void, times: number): Times {
  const all: Times = { calls: [], yardsticks: [] };
  for (let count = 0; count < times; count++) {
    before();
    all.calls.push(timeOf(call));
    all.yardsticks.push(timeOf(readTexts));
  }
  return all;
}

const timing = {
  prepare,
  cold,
  first,
  measureFirst: (times: number) => measure(first, change, times),
  measureAgain: (times: number) => measure(again, change, times),
  measureAdded: (times: number) => measure(again, add, times),
};
Object.assign(globalThis, { timing });
