import type { Side, Tab } from './browser.ts';

/** One frame, read after it was painted; times are those of the page's `performance.now()`. */
export interface Sample {
  at: number;
  /** Centre and size of the control, or null where it is not there. */
  control: [x: number, y: number, width: number, height: number] | null;
  /** The same of the ring, or null where there is none. */
  ring: [x: number, y: number, width: number, height: number] | null;
  /** Everything of the side that can still move or fade, as text: two equal ones mean that nothing did. */
  look: string;
}

/**
 * Runs in the page, in the world that can see the side's ring (for the guide: its content script's, where `chrome.dom`
 * opens the closed root). Reads after the paint of every frame: a message that is posted in a frame's callback is
 * handled after it.
 */
function install(side: string, target: string, selector: string): void {
  type Box = [number, number, number, number];
  const scope = globalThis as unknown as { probe?: unknown };
  const boxOf = (rect: { x: number; y: number; width: number; height: number }): Box => [
    rect.x + rect.width / 2,
    rect.y + rect.height / 2,
    rect.width,
    rect.height,
  ];
  const numbers = (pattern: RegExp, path: string) => pattern.exec(path)?.slice(1).map(Number);

  function guideRoot(): ShadowRoot | null {
    const { dom } = (globalThis as unknown as { chrome: { dom: { openOrClosedShadowRoot(e: Element): ShadowRoot } } })
      .chrome;
    for (const host of document.querySelectorAll<HTMLElement>('[popover]')) {
      const root = dom.openOrClosedShadowRoot(host);
      if (root?.querySelector('[data-guide=card]')) return root;
    }
    return null;
  }

  /** The elements that the side draws: the ring, then all else. */
  function parts(): (Element | null)[] {
    const root = side === 'guide' ? guideRoot() : document;
    if (!root) return [null];
    const find = (selector: string) => root.querySelector(selector);
    if (side === 'guide') return [find(`[data-guide=ring][data-target="${target}"]`), find('[data-guide=card]')];
    if (side === 'driver') return [find('.driver-overlay path'), find('.driver-popover')];
    if (side === 'shepherd') return [find('.shepherd-modal-overlay-container path'), find('dialog.shepherd-element')];
    if (side === 'intro') return [find('.introjs-helperLayer'), find('.introjs-tooltip')];
    return [null];
  }

  function ringOf(element: Element | null): Box | null {
    if (!element) return null;
    const path = element.getAttribute('d') ?? '';
    if (side === 'driver') {
      const found = numbers(/M([\d.-]+),([\d.-]+) h([\d.-]+) a([\d.-]+),.*? v([\d.-]+)/, path.split('Z')[1] ?? '');
      if (!found) return null;
      const [x, y, width, radius, height] = found as [number, number, number, number, number];
      return boxOf({ x: x - radius, y, width: width + 2 * radius, height: height + 2 * radius });
    }
    if (side === 'shepherd') {
      const found = numbers(/M([\d.-]+),([\d.-]+)a([\d.-]+),.*?V([\d.-]+)a.*?H([\d.-]+)a/, path.split('Z')[1] ?? '');
      if (!found) return null;
      const [x, y, radius, bottom, right] = found as [number, number, number, number, number];
      const box = { x: x - radius, y, width: right - x + 2 * radius, height: bottom - y + radius };
      return box.width > 0 && box.height > 0 ? boxOf(box) : null;
    }
    const rect = element.getBoundingClientRect();
    return rect.width > 0 ? boxOf(rect) : null;
  }

  function read(): unknown {
    const control = document.querySelector(selector)?.getBoundingClientRect();
    const shown = parts();
    const ring = ringOf(shown[0] ?? null);
    const look = shown.map((element) => {
      if (!element) return '';
      const { x, y, width, height } = element.getBoundingClientRect();
      const { opacity, visibility } = getComputedStyle(element);
      return [x, y, width, height, opacity, visibility].join(' ');
    });
    return { at: performance.now(), control: control ? boxOf(control) : null, ring, look: `${ring} ${look}` };
  }

  let samples: unknown[] = [];
  let running = false;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    if (!running) return;
    samples.push(read());
  };
  const frame = () => {
    if (!running) return;
    channel.port2.postMessage(null);
    requestAnimationFrame(frame);
  };
  scope.probe = {
    start() {
      samples = [];
      running = true;
      requestAnimationFrame(frame);
    },
    stop() {
      running = false;
      return samples;
    },
    read,
  };
}

/** What is pointed at: the guide's name for it, and how to find it in the bench's page. */
export interface Aim {
  readonly target: string;
  readonly selector: string;
}

export const BUTTON: Aim = { target: 'scopes.add', selector: '#add-scopes' };
export const FIRST_SCOPE: Aim = { target: 'scopes.item:user:read:list_users:admin', selector: '#needed' };

export async function addProbe(tab: Tab, { target, selector }: Aim = BUTTON): Promise<void> {
  const given = [tab.side satisfies Side, target, selector].map((text) => JSON.stringify(text));
  await tab.inside(`(${install})(${given.join(', ')})`);
}

export async function startProbe(tab: Tab): Promise<void> {
  await tab.inside('probe.start()');
}

export async function stopProbe(tab: Tab): Promise<Sample[]> {
  return tab.inside<Sample[]>('probe.stop()');
}

/**
 * Distance between the centres of ring and control in pixels; null where there is no ring, or it is of another size
 * altogether.
 */
export function errorOf({ control, ring }: Sample): number | null {
  if (!control || !ring) return null;
  const wider = ring[2] - control[2];
  const taller = ring[3] - control[3];
  if (wider < -2 || taller < -2 || wider > 48 || taller > 48) return null;
  return Math.hypot(ring[0] - control[0], ring[1] - control[1]);
}

/**
 * A ring that is this far off its control, in pixels, is at its place: half of what rounding to whole pixels can do on
 * both axes.
 */
export const RIGHT = 2;

export function isRight(sample: Sample): boolean {
  const error = errorOf(sample);
  return error !== null && error <= RIGHT;
}

/** Waits until the side points at the control, or until so many milliseconds are over; true where it does. */
export async function untilRight(tab: Tab, ms = 4000): Promise<boolean> {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    if (isRight(await tab.inside<Sample>('probe.read()'))) return true;
    await tab.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  return false;
}
