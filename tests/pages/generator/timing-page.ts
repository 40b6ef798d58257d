/** Runs in the browser: how long the product's looks take on a page of many nodes. */
import { createFinder } from '../../../utils/find/index.ts';
import { readPage } from '../../../utils/sites/index.ts';
import { PLAIN } from './axes.ts';
import { Builder } from './build.ts';
import { credentials } from './marketplace.ts';

export interface Times {
  nodes: number;
  /** Milliseconds of script per look with a finder of its own. */
  first: number[];
  /** The same finder again, after a change elsewhere on the page. */
  again: number[];
  /** Targets found in the last look. */
  found: number;
}

/** A tenth of the nodes are links and buttons, half of them hold a text. */
function fill(into: Node, nodes: number): void {
  for (let count = 0; count < nodes; count += 10) {
    const card = document.createElement('div');
    card.innerHTML = `<div><div><span>Entry ${count}</span><p>What the entry ${count} is about, in some words.</p></div><ul><li>One</li><li>Two</li></ul><a href="#${count}">More</a><i></i></div>`;
    into.appendChild(card);
  }
}

export function measure(nodes: number, runs: number): Times {
  document.body.replaceChildren();
  const root = document.createElement('div');
  document.body.append(root);
  const drawn = credentials(new Builder(1, PLAIN, document));
  root.append(...drawn.nodes);
  const filler = document.createElement('main');
  root.append(filler);
  fill(filler, nodes - root.querySelectorAll('*').length);
  const url = new URL(drawn.path, `https://${drawn.host}`);
  const times: Times = { nodes: document.querySelectorAll('*').length, first: [], again: [], found: 0 };
  const timed = (into: number[], finder: ReturnType<typeof createFinder>): void => {
    root.getBoundingClientRect();
    const start = performance.now();
    const { found } = readPage('marketplace', url, finder.look(), new Map());
    into.push(performance.now() - start);
    times.found = found.size;
  };
  for (let run = 0; run < runs; run++) {
    timed(times.first, createFinder(document));
  }
  const finder = createFinder(document);
  finder.look();
  for (let run = 0; run < runs; run++) {
    filler.lastElementChild!.setAttribute('data-run', String(run));
    finder.invalidate();
    timed(times.again, finder);
  }
  return times;
}

Object.assign(globalThis, { timing: { measure } });
