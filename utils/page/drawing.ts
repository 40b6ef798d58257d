import type { Advice, ButtonAdvice } from '../guide/advise.ts';
import type { View } from '../model/view.ts';
import { createOverlay } from '../overlay/index.ts';
import { isActing } from '../overlay/rings.ts';
import type { Overlay, RingModel } from '../overlay/types.ts';
import type { Reading } from '../sites/types.ts';
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
  /** `extra`: notes of the page's script, by key. Once the page has taken the overlay away by force, nothing is drawn. */
  draw(advice: Advice, reading: Reading, view: View, extra: readonly string[]): void;
  /** Takes the ring round an element away until the next `draw`: it may be wrong now. */
  withdraw(element: Element): void;
  /** Takes card and rings away. */
  clear(): void;
  /** Brings back what she has hidden with the card's own cross or Esc. */
  show(): void;
  focusCard(): void;
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
  let said: readonly string[] = [];

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
    draw(advice, reading, view, extra) {
      overlay ??= createOverlay(document, {
        labels: overlayLabels(t),
        isAlive,
        onPress: press,
        onLost,
        onHide,
        signal,
      });
      const ways = waysToSee(advice, reading);
      const buttons = ways[0]?.kind === 'primary' ? [...ways, ...advice.buttons] : [...advice.buttons, ...ways];
      offered = [...buttons, ...alwaysOffered(view)];
      const card = cardModel({ ...advice, buttons }, view, extra, t);
      const rings = ringsOf(advice, reading, t);
      ringed = rings.map(({ element }) => element);
      const warnings = card.notes.filter(({ kind }) => kind === 'warning');
      const lines = [`${card.title}. ${card.status}.`, card.body, ...warnings.map(({ text }) => text)];
      // Each once: of a card that has changed in part, the part that is new.
      const fresh = said[0] === lines[0] ? lines.filter((line) => !said.includes(line)) : lines;
      said = lines;
      const text = fresh.join(' ').replaceAll('**', '');
      overlay.render({
        card,
        rings,
        ...(fresh.length > 0 ? { announce: { text, urgent: card.state === 'attention' } } : {}),
      });
    },
    withdraw: (element) => overlay?.withdraw(element),
    clear,
    show: () => overlay?.show(),
    focusCard: () => overlay?.focusCard(),
  };
}

function ringsOf({ rings }: Advice, { found }: Reading, t: Translate): RingModel[] {
  return rings.flatMap(({ target, ...ring }) => {
    const one = found.get(target);
    // What is scrolled away, also under a sticky bar, cannot be acted on: no ring, but an offer to show it.
    const word = ring.action === 'look' && ring.status === 'optional' ? 'look' : ring.status;
    return one && !one.away ? [{ ...ring, target, element: one.box, word: t(`ring_${word}`) }] : [];
  });
}

/** What is merely scrolled away is offered to be shown, first of all where there is nothing else to do. */
function waysToSee({ rings, buttons }: Advice, { facts }: Reading): ButtonAdvice[] {
  const acting = rings.filter(({ status }) => isActing(status));
  const isAway = ({ target }: { target: string }) => facts.controls[target]?.away ?? false;
  if (!acting.some(isAway) || buttons.some(({ act }) => act === 'show')) return [];
  const only = acting.every(isAway) && !buttons.some(({ kind }) => kind === 'primary');
  return [{ act: 'show', label: 'act_show', kind: only ? 'primary' : 'secondary' }];
}
