/** Runs in the browser: how long the product's looks take on a page of many nodes. */
import { createFinder } from '../../../utils/find/index.ts';
import type { Finder } from '../../../utils/find/types.ts';
import { readPage } from '../../../utils/sites/index.ts';
import { PLAIN } from './axes.ts';
import { Builder } from './build.ts';
import { credentials } from './marketplace.ts';

/** A tenth of the nodes are links and buttons, half of them hold a text. */
function fill(into: Node, nodes: number): void {
  for (let count = 0; count < nodes; count += 10) {
    const card = document.createElement('div');
    card.innerHTML = `<div><div><span>Entry ${count}</span><p>What the entry ${count} is about, in some words.</p></div><ul><li>One</li><li>Two</li></ul><a href="#${count}">More</a><i></i></div>`;
    into.appendChild(card);
  }
}

let url: URL;
let finder: Finder;
let filler: Element;

/** Draws App Credentials and, behind it, so many nodes that there are `nodes` of them; returns how many there are. */
function prepare(nodes: number): number {
  document.body.replaceChildren();
  const drawn = credentials(new Builder(1, PLAIN, document));
  filler = document.createElement('main');
  document.body.append(...drawn.nodes, filler);
  fill(filler, nodes - document.querySelectorAll('*').length);
  url = new URL(drawn.path, `https://${drawn.host}`);
  document.body.getBoundingClientRect();
  return document.querySelectorAll('*').length;
}

/** A look with a finder that has seen nothing yet; returns how many targets it found. */
function first(): number {
  finder = createFinder(document);
  return again();
}

/** The same finder again. */
function again(): number {
  finder.invalidate();
  return readPage('marketplace', url, finder.look(), new Map()).found.size;
}

/** Something changes elsewhere on the page. */
function change(): void {
  filler.lastElementChild?.setAttribute('data-changed', String(performance.now()));
  document.body.getBoundingClientRect();
}

Object.assign(globalThis, { timing: { prepare, first, again, change } });
