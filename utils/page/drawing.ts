import { IS_FIREFOX } from '../browser.ts';
import type { Advice, ButtonAdvice, RingAdvice } from '../guide/advise.ts';
import type { View } from '../model/view.ts';
import { createOverlay } from '../overlay/index.ts';
import { isActing } from '../overlay/rings.ts';
import type { CardModel, Dock, Overlay, RingModel } from '../overlay/types.ts';
import { SHOWN_WHILE } from '../shown-while.ts';
import { pageOf } from '../sites/index.ts';
import type { Reading } from '../sites/types.ts';
import { controlName } from './control-name.ts';
import { fieldFrame } from './field-frame.ts';
import { isAlive } from './runtime.ts';
import { alwaysOffered, buttonId, cardModel, overlayLabels, type Translate } from './words.ts';

/** Card and rings in this page, drawn from advice. */
export interface Drawing {
  /** The overlay's one element in the page, while there is one. */
  readonly host: Element | null;
  /** The elements that are ringed now. */
  readonly ringed: readonly Element[];
  /** Whether a node is the overlay's own. */
  owns(node: Node): boolean;
  /** `extra`: notes of the page's script, by key; `page`: the page's own key. Once the page has taken the overlay away by force, nothing is drawn. */
  draw(advice: Advice, reading: Reading, view: View, extra: readonly string[], page: string): void;
  /** Takes the ring round an element away until the next `draw`: it may be wrong now. */
  withdraw(element: Element): void;
  /** Takes card and rings away. */
  clear(): void;
  /** Brings back what was hidden with the card's own cross or Esc. */
  show(): void;
  /** Whether the card has the keyboard focus. */
  readonly focused: boolean;
  focusCard(): void;
  /** Gives the keyboard focus back to the page. */
  giveBack(): void;
}

interface Options {
  readonly t: Translate;
  onPress(button: ButtonAdvice): void;
  /** A ring has lost its control. */
  onLost(): void;
  onHide(): void;
  readonly signal: AbortSignal;
}

/** Nothing is added to the page before the first `draw`; all goes with the signal. */
export function createDrawing({ t, onPress, onLost, onHide, signal }: Options): Drawing {
  let overlay: Overlay | null = null;
  let ringed: readonly Element[] = [];
  let offered: readonly ButtonAdvice[] = [];
  let put: Dock | null = null;

  function press(id: string): void {
    const button = offered.find((one) => buttonId(one) === id);
    if (button) onPress(button);
  }

  function clear(): void {
    ringed = [];
    overlay?.destroy();
    overlay = null;
  }

  signal.addEventListener('abort', clear);
  return {
    get host() {
      return overlay?.host ?? null;
    },
    get ringed() {
      return ringed;
    },
    owns: (node) => overlay?.owns(node) ?? false,
    draw(advice, reading, view, extra, page) {
      overlay ??= createOverlay(document, {
        labels: overlayLabels(t),
        isAlive,
        put,
        onPut: (dock) => {
          put = dock;
        },
        shownWhile: IS_FIREFOX ? SHOWN_WHILE : undefined,
        onPress: press,
        onLost,
        onHide,
        signal,
      });
      const buttons = withWayToRing(advice, reading);
      offered = [...buttons, ...alwaysOffered(view)];
      const asked = askedOf(advice, reading, t);
      const card = cardModel({ ...advice, buttons }, view, extra, t, asked);
      const rings = ringsOf(advice, reading, t);
      ringed = rings.map(({ element }) => element);
      overlay.render({ card, rings, page, said: saidOf(card, asked) });
    },
    withdraw: (element) => overlay?.withdraw(element),
    clear,
    show: () => overlay?.show(),
    get focused() {
      return overlay?.focused ?? false;
    },
    focusCard: () => overlay?.focusCard(),
    giveBack: () => overlay?.giveBack(),
  };
}

/** The ring of what is to be done next. */
export const nextRing = ({ rings }: Advice): RingAdvice | undefined => rings.find(({ status }) => isActing(status));

/** What is to be done in the page next, in words: `Tick **View account settings, account:read:settings:admin**.` */
function askedOf(advice: Advice, { facts, found }: Reading, t: Translate): string | undefined {
  const next = nextRing(advice);
  const control = next && found.get(next.target);
  const target = next && pageOf(facts.page)?.targets.find(({ id }) => id === next.target);
  const name = control && target && controlName(target, control);
  return name ? t(`say_${next.action}`, [name]) : undefined;
}

/** The card as it is said: with what warns, with the remedy where something is wrong, and with what is asked for. */
function saidOf({ title, status, state, body, notes }: CardModel, asked = ''): string[] {
  const news = notes.filter(({ kind, copy }) => kind !== 'info' || (state === 'attention' && !copy));
  return [`${title}. ${status}.`, body, ...news.map(({ text }) => text), asked].filter(Boolean);
}

function ringsOf({ rings }: Advice, { found }: Reading, t: Translate): RingModel[] {
  return rings.flatMap(({ target, ...ring }) => {
    const one = found.get(target);
    // What is scrolled away, also under a sticky bar, cannot be acted on: no ring, but an offer to show it.
    return one && !one.away
      ? [{ ...ring, target, element: fieldFrame(one.box), word: t(wordKey({ target, ...ring })) }]
      : [];
  });
}

/** The word on a ring: what to do with the control. The three values are read by the guide; other fields ask for nothing. */
function wordKey({ target, action, status }: RingAdvice): string {
  if (action !== 'look') return `ring_${action}`;
  return status === 'optional' && target.startsWith('credentials.') ? 'ring_read' : '';
}

/** The card's buttons and the way to the ringed control; the primary one first: that way, where nothing else is in sight. */
function withWayToRing({ rings, buttons }: Advice, { facts }: Reading): ButtonAdvice[] {
  const acting = rings.filter(({ status }) => isActing(status));
  if (acting.length === 0 || buttons.some(({ act }) => act === 'show')) return [...buttons];
  const primary = buttons.filter(({ kind }) => kind === 'primary');
  const others = buttons.filter(({ kind }) => kind !== 'primary');
  const areAway = acting.every(({ target }) => facts.controls[target]?.away);
  const kind = areAway && primary.length === 0 ? 'primary' : 'secondary';
  return [...primary, { act: 'show', label: 'act_show', kind }, ...others];
}
