import type { CardPlace } from './card-place.ts';
import type { Dock } from './types.ts';

/** Pixels by which one press of an arrow key moves the card up or down. */
const STEP = 24;
/** A press that moves less than this is a click, in pixels. */
const STILL = 4;

/**
 * Lets a person put the card at a side: by a click on its handle, by dragging its bar, or with the arrow keys on the
 * handle. `onPut` is told where it was put. Gives the function that takes the keys pressed on the handle, and answers
 * whether it used them.
 */
export function makeMovable(
  parts: { readonly bar: HTMLElement; readonly handle: HTMLElement },
  place: CardPlace,
  dir: 'ltr' | 'rtl',
  onPut: (dock: Dock) => void,
): (event: KeyboardEvent) => boolean {
  let grip: { x: number; y: number; fromX: number; fromY: number } | undefined;
  let wasDragged = false;

  function put(dock: Dock): void {
    place.dock(dock);
    onPut(dock);
  }

  for (const part of [parts.bar, parts.handle]) {
    part.addEventListener('pointerdown', (event) => {
      if (!event.isTrusted || event.button !== 0) return;
      const { left, top } = place.position();
      grip = { x: event.clientX - left, y: event.clientY - top, fromX: event.clientX, fromY: event.clientY };
      wasDragged = false;
      part.setPointerCapture(event.pointerId);
    });
    part.addEventListener('pointermove', (event) => {
      if (!grip) return;
      wasDragged ||= Math.hypot(event.clientX - grip.fromX, event.clientY - grip.fromY) >= STILL;
      if (wasDragged) place.dragTo(event.clientX - grip.x, event.clientY - grip.y);
    });
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture']) {
      part.addEventListener(type, () => {
        if (grip && wasDragged) put(place.nearest());
        grip = undefined;
      });
    }
  }
  parts.handle.addEventListener('click', (event) => {
    if (!event.isTrusted || event.defaultPrevented) return;
    // The click that ends a drag is none; one by the keyboard has no count.
    if (wasDragged && event.detail !== 0) return;
    put({ top: place.nearest().top, side: place.side === 'end' ? 'start' : 'end' });
  });

  return (event) => {
    const { key } = event;
    const sideways = key === 'ArrowLeft' || key === 'ArrowRight';
    const by = key === 'ArrowUp' ? -STEP : key === 'ArrowDown' ? STEP : 0;
    if (!sideways && by === 0) return false;
    event.preventDefault();
    const isRight = key === 'ArrowRight';
    const { top } = place.nearest();
    if (sideways) put({ top, side: isRight === (dir === 'ltr') ? 'end' : 'start' });
    else put({ top: top + by, side: place.side });
    return true;
  };
}
