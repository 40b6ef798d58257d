/**
 * Runs in the browser: each library used as its own documentation says, told to wait for a control and to point at it.
 */
import { driver } from 'driver.js';
import introJs from 'intro.js';
import Shepherd from 'shepherd.js';

const CONTROL = '#add-scopes';
const TITLE = 'Add the scopes';
const TEXT = 'Press Add Scopes, then tick the four that are needed.';
/** Longer than any measurement waits. */
const WAIT = 600_000;

let observer: MutationObserver | undefined;

/** An observer that does nothing: what watching a page costs at the least. */
export function startObserver(): void {
  observer = new MutationObserver(() => {});
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}

export function startDriver(): void {
  driver({
    steps: [{ element: CONTROL, waitForElement: WAIT, popover: { title: TITLE, description: TEXT } }],
  }).drive();
}

export function startShepherd(): void {
  const tour = new Shepherd.Tour({ useModalOverlay: true });
  tour.addStep({
    title: TITLE,
    text: TEXT,
    attachTo: { element: CONTROL, on: 'bottom' },
    waitForElement: WAIT,
    buttons: [{ text: 'Next', action: tour.next }],
  });
  void tour.start();
}

/** intro.js has nothing that waits, so this is what an integrator would write. */
export function startIntro(): void {
  const begin = () => {
    const element = document.querySelector<HTMLElement>(CONTROL);
    if (!element) return false;
    observer?.disconnect();
    introJs
      .tour()
      .setOptions({ steps: [{ element, title: TITLE, intro: TEXT }] })
      .start();
    return true;
  };
  if (begin()) return;
  observer = new MutationObserver(begin);
  observer.observe(document.documentElement, { childList: true, subtree: true, attributes: true });
}
