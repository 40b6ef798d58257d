import { parseBold } from '../bold.ts';
import { rectOf, windowOf } from '../dom/safe-dom.ts';
import { createAnnouncer } from './announcer.ts';
import { createCard } from './card.ts';
import { createCardPlace, type Surroundings } from './card-place.ts';
import { copyText } from './copy.ts';
import { make, setAttribute, setText } from './dom.ts';
import { makeMovable } from './drag.ts';
import type { Box } from './geometry.ts';
import { createHost } from './host.ts';
import { keepClear } from './keep-clear.ts';
import { guardKeyboard } from './keyboard.ts';
import type { Seen } from './measure.ts';
import { createRings, isActing, type Projection } from './rings.ts';
import { applyStyles } from './styles.ts';
import { trackBoxes } from './track-boxes.ts';
import type { Overlay, OverlayModel, OverlayOptions } from './types.ts';

export type * from './types.ts';

/**
 * The guide's card and rings in a page: one host element with a closed shadow root, in the top layer, drawn from a
 * model. Nothing of the page is changed. To be called when the person has started the guide, not before.
 */
export function createOverlay(page: Document, options: OverlayOptions): Overlay {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, options.signal]);
  const { labels } = options;
  let model: OverlayModel | undefined;
  let hidden = false;
  /** The card or the viewport has changed, so the card's place is to be found anew. */
  let due = false;
  let toActOn = new Set<Element>();
  /** Names of controls that the card shows in bold. */
  let named: string[] = [];

  // Before the host's own listener, which takes the focused element away.
  signal.addEventListener('abort', () => {
    keyboard.giveBack();
    announcer.stop();
    cardSize.disconnect();
  });
  const host = createHost(page, {
    isAlive: options.isAlive,
    onGivenUp() {
      stop.abort();
      options.onLost('host', 'fought');
    },
    onSettled() {
      announcer.moved();
      boxes.touch();
    },
    signal,
  });
  const { root, element } = host;
  applyStyles(root);
  const announcer = createAnnouncer(page, labels);
  const ringLayer = make(page, 'div', '', { 'aria-hidden': 'true' });
  const card = createCard(page, labels, {
    onPress: options.onPress,
    async onCopy(text, button, label) {
      const told = (await copyText(page, root, text)) ? labels.copied : labels.copyFailed;
      announcer.answer(told);
      setText(button, told);
      setTimeout(() => {
        setText(button, label);
        // So that the next copy is said as well.
        if (announcer.element.textContent === told) announcer.answer('');
      }, 1500);
    },
    onFold: setFold,
    onHide: hide,
  });
  const { lang, dir } = labels;
  const rings = createRings(page, ringLayer, dir, (target, reason) => options.onLost(target, reason));
  const all = make(page, 'div', options.shownWhile ? `all ${options.shownWhile}` : 'all', { lang, dir }, [
    announcer.element,
    ringLayer,
    card.element,
  ]);
  root.append(all);

  const place = createCardPlace(card, dir, options.put ?? null);
  const onHandleKey = makeMovable(card, place, dir, (dock) => options.onPut?.(dock));
  const keyboard = guardKeyboard(element, root, onKey, signal);
  const boxes = trackBoxes(page, { onSeen, signal });
  const cardSize = new ResizeObserver(() => {
    // Also how a dialog that took the host with it is noticed.
    host.settle();
    due = true;
    boxes.touch();
  });
  cardSize.observe(card.element);

  /** Reads first, then writes: called once per frame while things move, and once they rest. */
  function onSeen(seen: ReadonlyMap<Element, Seen>, viewport: Box, resting: boolean): void {
    if (hidden || !model) return;
    if (resting) host.settle();
    const projection = projectionOf(rectOf(element));
    if (resting || due) {
      const focused = keyboard.focused();
      place.settle(surroundings(seen, projection, viewport));
      // What had the focus may have gone with the fold.
      if (focused && !focused.checkVisibility()) focusCard();
      rings.placeTags(seen, viewport);
    } else {
      place.follow(projection);
    }
    due = false;
    // Last, because whatever is read after this write makes the browser lay out anew within the frame.
    rings.place(seen, projection);
  }

  function surroundings(seen: ReadonlyMap<Element, Seen>, projection: Projection, layout: Box): Surroundings {
    const ringed = [...seen].flatMap(([ringed, { box, lost }]) => (lost ? [] : [{ element: ringed, box }]));
    const viewport = visibleViewport(page, layout);
    const acting = ringed.filter((one) => toActOn.has(one.element));
    return {
      projection,
      viewport,
      clear: keepClear(page, { ringed: acting, named: acting.length > 0 ? [] : named }, host.dialog, element, viewport),
      alsoClear: ringed.filter((one) => !toActOn.has(one.element)).map(({ box }) => box),
    };
  }

  function render(next: OverlayModel): void {
    if (signal.aborted) return;
    model = next;
    const focusBefore = keyboard.focused();
    card.render(next.card);
    named = namesIn([next.card.body, ...next.card.notes.map(({ text }) => text)]);
    place.turn(next.page, `${next.card.title} ${next.card.short}`);
    if (focusBefore && !keyboard.focused()) focusCard();
    rings.set(next.rings);
    toActOn = new Set(next.rings.filter(({ status }) => isActing(status)).map((ring) => ring.element));
    if (!hidden) {
      host.settle();
      due = true;
      boxes.track(rings.elements());
    }
    announcer.say(next.said);
  }

  function focusCard(): void {
    keyboard.focus(card.element.hasAttribute('data-folded') ? card.chip : card.title);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      hide();
    } else if (keyboard.focused() === card.handle) {
      onHandleKey(event);
    }
  }

  function setFold(on: boolean): void {
    const inside = keyboard.focused();
    place.fold(on);
    if (inside) focusCard();
  }

  function hide(): void {
    keyboard.giveBack();
    setHidden(true);
    boxes.track([]);
    options.onHide?.();
  }

  function setHidden(on: boolean): void {
    hidden = on;
    setAttribute(all, 'hidden', on ? '' : undefined);
    host.setHidden(on);
  }

  const touch = () => boxes.touch();
  page.addEventListener('focusin', touch, { capture: true, passive: true, signal });
  return {
    render,
    withdraw: rings.drop,
    show() {
      if (!hidden || signal.aborted) return;
      setHidden(false);
      if (model) render(model);
    },
    get focused() {
      return keyboard.focused() !== null;
    },
    focusCard() {
      if (!hidden && !signal.aborted) focusCard();
    },
    giveBack: () => keyboard.giveBack(),
    destroy: () => stop.abort(),
    host: element,
    owns: (node) => node === element,
    get connected() {
      return host.connected && !signal.aborted;
    },
  };
}

function namesIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => parseBold(text).flatMap(({ text: name, bold }) => (bold ? [name] : [])));
}

function projectionOf(rect: Box): Projection {
  return { left: rect.left, top: rect.top, scale: rect.width > 0 ? rect.width / 100 : 1 };
}

/** The part of the viewport that is on screen, also when it is magnified by fingers. */
function visibleViewport(page: Document, layout: Box): Box {
  const visual = windowOf(page).visualViewport;
  if (!visual || visual.scale === 1) return layout;
  return { left: visual.offsetLeft, top: visual.offsetTop, width: visual.width, height: visual.height };
}
