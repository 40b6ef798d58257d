/**
 * Runs in the browser: the page that every side is measured on. A Marketplace app's Scopes page, behind it as many
 * nodes as wanted.
 */

/** What the page is built from. */
export interface PageShape {
  nodes: number;
  /** Rows of the open Add Scopes dialog; 0 where it is closed. */
  scopes: number;
  /** Whether the control that is to be pointed at is there from the beginning. */
  control: boolean;
}

const SECTIONS = ['App Credentials', 'Information', 'Feature', 'Scopes', 'Activation'];
const APP = '/develop/apps/Qk3vbench01';

const STYLE = `
  body { margin: 0; font: 14px/20px sans-serif; }
  header { padding: 16px; border-bottom: 1px solid #ccc; }
  .app { display: flex; gap: 32px; padding: 16px; }
  nav { width: 220px; } nav a { display: block; padding: 8px; }
  main { flex: 1; } .scroller { height: 320px; overflow: auto; border: 1px solid #ccc; padding: 16px; }
  .tall { height: 1600px; } table { width: 100%; } button { font: inherit; padding: 6px 12px; }
  .entry { display: flex; flex-wrap: wrap; padding: 4px 16px; }
  [role=dialog] { position: fixed; inset: 60px 200px; background: #fff; border: 1px solid #888; overflow: auto; padding: 16px; }
  .row { display: flex; gap: 8px; height: 48px; align-items: center; }
`;

function html(text: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = text;
  return template.content;
}

/** A tenth of the nodes are links; most of the others hold a short text. */
function fill(into: Element, nodes: number): void {
  const parts: string[] = [];
  for (let count = 0; count < nodes; count += 10) {
    parts.push(
      `<div class="entry"><div><span>Entry ${count}</span><p>What entry ${count} is about, in some words.</p></div>` +
        `<ul><li>One</li><li>Two</li></ul><a href="#${count}">More</a><i></i></div>`,
    );
  }
  into.append(html(parts.join('')));
}

function shell(): string {
  const rail = SECTIONS.map((name) => `<a href="${APP}/${name.toLowerCase().split(' ').at(-1)}">${name}</a>`).join('');
  return (
    '<header><a href="/">App Marketplace</a> <button id="develop">Develop</button></header>' +
    '<div class="app"><div><h1>Compliance connector</h1><span>Server-To-Server OAuth</span>' +
    `<nav aria-label="App">${rail}</nav></div><main><h2>Scopes</h2><div id="spacer"></div>` +
    '<div class="scroller"><div id="before" style="height:250px"></div><div id="slot"></div><table><tbody>' +
    '<tr><th>Scope</th><th>Description</th></tr></tbody></table><div class="tall"></div></div></main></div>' +
    '<section id="filler" aria-label="Feed"></section>'
  );
}

const NEEDED = [
  ['user:read:list_users:admin', 'View all user information'],
  ['user:read:user:admin', 'View all user information'],
  ['user:read:settings:admin', 'View all user information'],
  ['account:read:settings:admin', 'View account info'],
];

/** The Add Scopes dialog with so many rows, over which the needed ones are spread; returns when it was added. */
export function openDialog(scopes: number): number {
  const step = Math.max(1, Math.floor(scopes / NEEDED.length));
  const rows: string[] = [];
  for (let index = 0; index < scopes; index += 1) {
    const needed = index % step === 0 ? NEEDED[index / step] : undefined;
    const id = needed?.[0] ?? `product${index % 40}:read:thing_${index}:admin`;
    rows.push(
      `<label class="row"><input type="checkbox"${index === 0 ? ' id="needed"' : ''}><span><span>View the thing ${index}</span> <small>${id}</small></span></label>`,
    );
  }
  const at = performance.now();
  document.body.append(
    html(
      '<div role="dialog" aria-modal="true" aria-label="Add Scopes" id="dialog"><h2>Add Scopes</h2>' +
        `<input placeholder="Search scope"><div>${rows.join('')}</div><p>0 Selected</p><button>Done</button></div>`,
    ),
  );
  return at;
}

export function closeDialog(): void {
  document.querySelector('#dialog')?.remove();
}

/** Builds the page; returns how many elements it has. */
export function build({ nodes, scopes, control }: PageShape): number {
  const style = document.createElement('style');
  style.textContent = STYLE;
  document.head.append(style);
  document.body.replaceChildren(html(shell()));
  if (control) addControl();
  if (scopes > 0) openDialog(scopes);
  fill(document.querySelector('#filler')!, Math.max(200, nodes - document.querySelectorAll('*').length));
  document.body.getBoundingClientRect();
  return document.querySelectorAll('*').length;
}

/** Adds the control that is to be pointed at, `offset` pixels from the left; returns when. */
export function addControl(offset = 0): number {
  const button = document.createElement('button');
  button.id = 'add-scopes';
  button.textContent = '+ Add Scopes';
  button.style.marginLeft = `${offset}px`;
  const at = performance.now();
  document.querySelector('#slot')!.append(button);
  return at;
}

/** Calls one of the functions above at any moment of a frame; gives the time that it gives. */
export async function atRandom(change: 'addControl' | 'removeControl' | 'replaceControl' | 'openDialog', given = 0) {
  await new Promise((done) => requestAnimationFrame(done));
  await new Promise((done) => setTimeout(done, Math.random() * 17));
  if (change === 'addControl') return addControl(given);
  if (change === 'replaceControl') return replaceControl(given);
  return change === 'openDialog' ? openDialog(given) : removeControl();
}

export function removeControl(): number {
  const at = performance.now();
  document.querySelector('#add-scopes')?.remove();
  return at;
}

/** As a framework does that draws anew: the old control goes, a new one comes elsewhere, in one task. */
export function replaceControl(offset: number): number {
  const at = performance.now();
  document.querySelector('#add-scopes')?.remove();
  addControl(offset);
  return at;
}

/** Calls `step` in each of so many frames; resolves after the last. */
export function frames(count: number, step: (index: number) => void): Promise<void> {
  return new Promise((done) => {
    let index = 0;
    const next = () => {
      if (index === count) return done();
      step(index);
      index += 1;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}

export type Motion = 'still' | 'window scroll' | 'nested scroll' | 'resize' | 'layout shift';

/** Moves the page for so many frames: two thirds of them there, the others half of the way back. */
export function move(motion: Motion, count: number): Promise<void> {
  const scroller = document.querySelector('.scroller')!;
  const spacer = document.querySelector<HTMLElement>('#spacer')!;
  const turn = Math.round((count * 2) / 3);
  const there = (index: number) => index < turn;
  return frames(count, (index) => {
    if (motion === 'window scroll') window.scrollBy(0, there(index) ? 6 : -6);
    else if (motion === 'nested scroll') scroller.scrollBy(0, there(index) ? 4 : -4);
    else if (motion === 'resize') window.dispatchEvent(new Event('resize'));
    else if (motion === 'layout shift') spacer.style.height = `${3 * (there(index) ? index : 2 * turn - index)}px`;
  });
}

/** Everything where it was before it was moved. */
export function moveBack(): void {
  window.scrollTo(0, 0);
  document.querySelector('.scroller')!.scrollTo(0, 0);
  document.querySelector<HTMLElement>('#spacer')!.style.height = '';
}

let storming: ReturnType<typeof setInterval> | undefined;

/**
 * Starts 10,000 mutations a second, a hundred every ten milliseconds: attribute, text, insertion and removal in turn.
 */
export function startStorm(): void {
  const cells = [...document.querySelectorAll('#filler .entry span')].slice(0, 100);
  let turn = 0;
  let last = performance.now();
  storming = setInterval(() => {
    // A page that is late makes up for it, so that all sides see the same rate.
    const now = performance.now();
    const due = Math.min(5000, Math.round((now - last) * 10));
    last = now;
    for (let count = 0; count < due; count += 1) {
      turn += 1;
      const cell = cells[turn % cells.length]!;
      if (turn % 3 === 0) cell.setAttribute('class', `turn-${turn % 7}`);
      else if (turn % 3 === 1) cell.firstChild!.nodeValue = `Entry ${turn}`;
      else if (cell.childElementCount > 0) cell.lastElementChild!.remove();
      else cell.append(document.createElement('b'));
    }
  }, 10);
}

export function stopStorm(): void {
  clearInterval(storming);
}

/** Goes through the app's sections once, as its own router would, and opens and closes the dialog. */
export async function walk(): Promise<void> {
  const heading = document.querySelector('h2')!;
  for (const name of SECTIONS) {
    history.pushState(null, '', `${APP}/${name.toLowerCase().split(' ').at(-1)}`);
    heading.textContent = name;
    removeControl();
    if (name === 'Scopes') addControl();
    await frames(4, () => {});
    if (name !== 'Scopes') continue;
    openDialog(60);
    await frames(4, () => {});
    closeDialog();
    await frames(2, () => {});
  }
  history.replaceState(null, '', `${APP}/scopes`);
}
