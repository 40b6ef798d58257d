/**
 * How a page of the stand-in sites talks to its server: it loads the whole world, and every action answers with the new
 * one.
 */
import type { World } from './server/world.ts';

export async function loadWorld(): Promise<World> {
  return (await fetch('/__portal/world')).json();
}

export async function act(action: string, body: object = {}): Promise<World> {
  const answer = await fetch(`/__portal/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.json();
}

/**
 * Calls `renew` as the variant `replaceNodes` says: every second, or after every click. A page that puts the count of
 * calls into the key of its main node re-creates all nodes below. A click's own handlers run first; a text field that
 * has the focus is left alone.
 */
export function onReplaceNodes(replaceNodes: boolean | 'second' | 'click', renew: () => void): void {
  const renewUnlessWriting = () => {
    if (!document.activeElement?.matches('textarea, input:not([type="checkbox"])')) {
      renew();
    }
  };
  if (replaceNodes === 'click') {
    document.addEventListener('click', () => setTimeout(renewUnlessWriting));
  } else if (replaceNodes) {
    setInterval(renewUnlessWriting, 1000);
  }
}
