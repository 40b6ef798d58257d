/** Pixels by which one press of an arrow key moves the card. */
const STEP = 24;

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/**
 * Lets a person move something by dragging its bar, or with the arrow keys on its handle.
 * `position` tells where it is, `move` is told where it should go, in pixels of the viewport. Gives the function that
 * takes the keys pressed on the handle, and answers whether it used them.
 */
export function makeDraggable(
  bar: HTMLElement,
  handle: HTMLElement,
  position: () => { left: number; top: number },
  move: (left: number, top: number) => void,
): (event: KeyboardEvent) => boolean {
  let grip: { x: number; y: number } | undefined;
  bar.addEventListener('pointerdown', (event) => {
    const target = event.target as Element;
    if (!event.isTrusted || event.button !== 0 || (target !== handle && target.closest('button'))) return;
    const { left, top } = position();
    grip = { x: event.clientX - left, y: event.clientY - top };
    bar.setPointerCapture(event.pointerId);
  });
  bar.addEventListener('pointermove', (event) => {
    if (grip) move(event.clientX - grip.x, event.clientY - grip.y);
  });
  for (const type of ['pointerup', 'pointercancel', 'lostpointercapture']) {
    bar.addEventListener(type, () => {
      grip = undefined;
    });
  }
  return (event) => {
    const by = ARROWS[event.key];
    if (!by) return false;
    event.preventDefault();
    const { left, top } = position();
    move(left + by[0], top + by[1]);
    return true;
  };
}
