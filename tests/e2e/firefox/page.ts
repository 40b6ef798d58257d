import { soon } from '../attacks/lab.ts';
import { type Box, type GuidePage, glanceInto, type Shown } from '../support/overlay.ts';

/** A command of WebDriver BiDi, and its result. */
export type Send = <Result>(method: string, params: object) => Promise<Result>;

/** A page of Firefox, in a tab. */
export interface FirefoxPage extends GuidePage {
  /** Evaluates an expression in the page, or runs a function there; the value as JSON has it. */
  evaluate<Value>(run: string | (() => Value | Promise<Value>)): Promise<Value>;
  /** What is shown of the guide. */
  readShown(): Promise<Shown>;
  /** The first button of such a name that is seen, wherever the page has to be scrolled to for it. */
  getByRole(
    role: 'button',
    options: { name: string },
  ): { isVisible(): Promise<boolean>; boundingBox(): Promise<Box | null>; click(): Promise<void> };
  /** All nodes and attributes below the root, those in closed shadow roots too, as text. */
  nodes(): Promise<string>;
  goto(url: string): Promise<void>;
  front(): Promise<void>;
  /** Presses with the mouse in the middle of a box. */
  click(box: Box): Promise<void>;
  type(text: string): Promise<void>;
  close(): Promise<void>;
}

export interface Evaluated {
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
}

/** A node as BiDi tells of it, with what it needs to be named in another command. */
interface Node {
  readonly sharedId: string;
  readonly value?: { readonly shadowRoot?: Node | null };
}

/** Milliseconds; BiDi never answers for a page that has gone to another address meanwhile. */
const PATIENCE = 5000;

/** A page that never stands still is read as it is. */
const MOST_READINGS = 20;

const KEYS: Readonly<Record<string, string>> = { ControlOrMeta: '\uE009' };

/** Runs in the page, `this` is an element: where it is, or null where it is not seen. */
function boxOf(this: Element): Box | null {
  const { x, y, width, height } = this.getBoundingClientRect();
  return this.checkVisibility({ visibilityProperty: true }) && width > 0 ? { x, y, width, height } : null;
}

/** The page of a tab. */
export function firefoxPage(send: Send, context: string): FirefoxPage {
  let address = '';

  const answered = <Result>(asked: Promise<Result>): Promise<Result> => {
    let timer: NodeJS.Timeout;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`No answer from ${address}`)), PATIENCE);
    });
    return Promise.race([asked, late]).finally(() => clearTimeout(timer));
  };

  /** Runs a function in the page, with `this`; notes the address at which it ran. */
  async function call<Value>(run: string, on?: Node): Promise<Value> {
    const asked = send<Evaluated>('script.callFunction', {
      functionDeclaration: `async function () { return JSON.stringify([(await (${run}).call(this)) ?? null, location.href]); }`,
      ...(on ? { this: { sharedId: on.sharedId } } : {}),
      target: { context },
      awaitPromise: true,
    });
    const { result, exceptionDetails } = await answered(asked);
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    const [value, at] = JSON.parse(result!.value as string) as [Value, string];
    address = at;
    return value;
  }

  /** An expression's nodes, with all below them that lies in shadow roots. */
  async function nodesOf(expression: string, depth: number | null): Promise<unknown> {
    const { result } = await answered(
      send<Evaluated>('script.evaluate', {
        expression,
        target: { context },
        awaitPromise: true,
        serializationOptions: { maxDomDepth: depth, includeShadowTree: 'all' },
      }),
    );
    return result;
  }

  const act = (...actions: object[]) => send<void>('input.performActions', { context, actions });
  const keys = (each: readonly object[]) => act({ type: 'key', id: 'keys', actions: each });
  const clickAt = (x: number, y: number) => {
    const to = { type: 'pointerMove', x: Math.round(x), y: Math.round(y) };
    const press = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }));
    return act({ type: 'pointer', id: 'mouse', actions: [to, ...press] });
  };
  const type = (text: string) =>
    keys([...text].flatMap((value) => ['keyDown', 'keyUp'].map((half) => ({ type: half, value }))));

  /** What is shown of the guide at this moment. */
  async function readOnce(): Promise<Shown> {
    const found = (await nodesOf(`[...document.querySelectorAll('[popover]')]`, 1)) as { value?: Node[] };
    const roots = (found.value ?? []).flatMap(({ value }) => value?.shadowRoot ?? []);
    const shown = await Promise.all(roots.map((root) => call<Shown | null>(`${glanceInto}`, root).catch(() => null)));
    const guides = shown.filter((one) => one !== null && (one.card !== null || one.rings.length > 0));
    return { card: null, rings: [], announced: '', ...guides[0], hosts: guides.length };
  }

  const page: FirefoxPage = {
    url: () => address,
    evaluate: (run) => call(typeof run === 'string' ? `async () => (${run})` : `${run}`),
    mouse: { click: clickAt },
    keyboard: {
      press: (combination) => {
        const pressed = combination.split('+').map((key) => KEYS[key] ?? key);
        return keys([
          ...pressed.map((value) => ({ type: 'keyDown', value })),
          ...pressed.toReversed().map((value) => ({ type: 'keyUp', value })),
        ]);
      },
      type,
      insertText: type,
    },
    getByRole(role, { name }) {
      const seen = async (): Promise<{ node: Node; box: Box } | null> => {
        const locator = { type: 'accessibility', value: { role, name } };
        const { nodes } = await send<{ nodes: Node[] }>('browsingContext.locateNodes', { context, locator });
        for (const node of nodes) {
          const box = await call<Box | null>(`${boxOf}`, node);
          if (box) return { node, box };
        }
        return null;
      };
      const boundingBox = async () => (await seen())?.box ?? null;
      return {
        boundingBox,
        isVisible: async () => (await seen()) !== null,
        async click() {
          await soon(seen).not.toBe(null);
          await call('function () { this.scrollIntoView({ block: "nearest" }); }', (await seen())!.node);
          await page.click((await boundingBox())!);
        },
      };
    },
    async readShown() {
      // What still slides in is at another place by the time it is pressed, or not in the window yet.
      let shown = await readOnce();
      for (let turn = 0; turn < MOST_READINGS; turn += 1) {
        const before = JSON.stringify(shown);
        shown = await readOnce();
        if (JSON.stringify(shown) === before) break;
      }
      return shown;
    },
    async nodes() {
      return JSON.stringify(await nodesOf('document.documentElement', null));
    },
    goto: async (url) => {
      await send<void>('browsingContext.navigate', { context, url, wait: 'complete' });
      address = url;
    },
    front: () => send('browsingContext.activate', { context }),
    click: ({ x, y, width, height }) => clickAt(x + width / 2, y + height / 2),
    type,
    close: () => send('browsingContext.close', { context }),
  };
  return page;
}
