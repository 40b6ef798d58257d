import type { CDPSession } from 'playwright-core';

/** Makes what a tap of a finger and one of a pen make, on the card's own button. Runs beside the content script. */
export function touchByScript(): number {
  const { dom } = (
    globalThis as unknown as { chrome: { dom: { openOrClosedShadowRoot(host: Element): ShadowRoot | null } } }
  ).chrome;
  const root = dom.openOrClosedShadowRoot(document.querySelector<HTMLElement>('html > :not(head, body)')!)!;
  const target = root.querySelector<HTMLElement>('[data-guide=primary]')!;
  const { x, y, width, height } = target.getBoundingClientRect();
  const at = { clientX: x + width / 2, clientY: y + height / 2, bubbles: true, composed: true, cancelable: true };
  const touch = new Touch({ identifier: 1, target, clientX: at.clientX, clientY: at.clientY });
  const events: Event[] = [
    new TouchEvent('touchstart', { ...at, touches: [touch], targetTouches: [touch], changedTouches: [touch] }),
    new TouchEvent('touchend', { ...at, changedTouches: [touch] }),
    ...['touch', 'pen', 'mouse'].flatMap((pointerType) =>
      ['pointerdown', 'pointerup', 'click'].map((type) => new PointerEvent(type, { ...at, pointerType, detail: 1 })),
    ),
  ];
  for (const event of events) target.dispatchEvent(event);
  target.click();
  return events.length + 1;
}

/** A real tap of a finger, at a place of the window. */
export async function touch(session: CDPSession, x: number, y: number): Promise<void> {
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** A real tap of a pen. */
export async function pen(session: CDPSession, x: number, y: number): Promise<void> {
  const at = { x, y, button: 'left', clickCount: 1, pointerType: 'pen' } as const;
  await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
  await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
}
