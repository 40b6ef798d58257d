import { layOut } from '../dom/safe-dom.ts';
import { createFinder } from '../find/index.ts';
import { type Advice, advise, type ButtonAdvice } from '../guide/advise.ts';
import { railOf } from '../guide/card.ts';
import { keyOf } from '../guide/text-keys.ts';
import { CLASSIC_PORTAL_ORIGIN, siteOfOrigin } from '../hosts.ts';
import type { CollectReply, Hint } from '../messages/replies.ts';
import type { Message } from '../messages/schemas.ts';
import { EVERYWHERE } from '../model/state.ts';
import type { View } from '../model/view.ts';
import { isActing } from '../overlay/rings.ts';
import { pageOf, readPage } from '../sites/index.ts';
import { clicked, type Memory, type Reading, searched } from '../sites/types.ts';
import { assisted, createAssistant } from './assist.ts';
import { ask, askView } from './background.ts';
import { collect } from './collect.ts';
import { createDrawing, nextRing } from './drawing.ts';
import { write } from './fill.ts';
import { createFiller } from './filler.ts';
import { goTo } from './go-to.ts';
import { createPatience } from './patience.ts';
import { isAlive } from './runtime.ts';
import { afterScrolls } from './scrolls.ts';
import { createTeller } from './tell.ts';
import { watchPage } from './watch.ts';
import { inNextTask, PART_MS, PARTS } from './when-to-look.ts';
import { cardModel, type Translate } from './words.ts';

/** An added part of the page that holds one of these may hold what is looked for. */
const MATTERS = 'button,input,textarea,a[href],h1,h2,h3,label,[role]';
/** How often a page that stands still asks whether its extension and its check are still there, in milliseconds. */
const PULSE_MS = 2000;
/** Information saves by itself, a moment after the last letter: who goes on sooner loses it. In ms. */
const SAVES_MS = 1500;
/** A page's key is sent when the guide is hidden there; the message takes so many characters. */
const LONGEST_KEY = 400;

/** The guide in one page, from Start to Stop. */
export interface Controller {
  update(view: View): void;
  collect(): Promise<CollectReply>;
  hint(): Hint | null;
  show(): void;
  focusCard(): void;
}

/**
 * Runs the guide in this page until `signal` aborts: looks when the page changes, advises, draws. Holds no credential.
 * All that it adds to the page goes with the signal.
 */
export function runGuide(first: View, t: Translate, signal: AbortSignal, stop: () => void): Controller {
  const site = siteOfOrigin(location.origin)!;
  const drawing = createDrawing({
    t,
    onPress: (button) => void press(button),
    onLost: () => finder.invalidate(),
    onHide: () => hide(EVERYWHERE),
    signal,
  });
  const finder = createFinder(document, () => drawing.host);
  const memory: Memory = new Map();
  let view = first;
  let reading: Reading | null = null;
  let advice: Advice | null = null;
  let pageKey = '';
  let continuedOn = '';
  let problem: string | null = null;
  let extra: string[] = [];
  const tell = createTeller(() => look());
  const filler = createFiller(read);
  const patience = createPatience(() => look());
  const assistant = createAssistant({
    read: () => (reading = read()),
    roots: () => finder.look().roots,
    memory,
    look: () => look(),
    signal,
  });
  let parts = 0;
  let typedAt = Number.NEGATIVE_INFINITY;
  let afterSaving = 0;

  /** `again`: nothing of the page has changed since the last reading, so what that found out still holds. */
  function read(again = false): Reading {
    if (!again) finder.invalidate();
    return readPage(site, new URL(location.href), finder.look(), memory);
  }

  /** A new page or dialog: what was remembered of the former one does not hold here, so it is read again without. */
  function turn(to: Reading): boolean {
    const place = ` ${location.pathname}${location.hash}`;
    const key = `${to.facts.page}${place}`.slice(0, LONGEST_KEY);
    if (key === pageKey || (pageOf(to.facts.page)?.passing && pageKey.endsWith(place))) return false;
    pageKey = key;
    memory.clear();
    problem = null;
    extra = [];
    patience.reset();
    continuedOn = '';
    return true;
  }

  function consider(): Advice | null {
    const situation = {
      facts: reading!.facts,
      view: filler.viewHere(view, reading!.facts),
      continued: continuedOn === pageKey,
      language: document.documentElement.lang,
      isClassicPortal: location.origin === CLASSIC_PORTAL_ORIGIN,
      problem,
      saving: performance.now() - typedAt < SAVES_MS,
    };
    return patience.choose(advise({ ...situation, waited: false }), advise({ ...situation, waited: true }));
  }

  /** The app and the step that an advice is about. */
  const placeOf = ({ step }: Advice): string => `${reading?.facts.app?.id ?? ''} ${step}`;

  function draw(): void {
    const isHidden = view.hidden.includes(EVERYWHERE) || view.hidden.includes(pageKey);
    if (!advice || isHidden) drawing.clear();
    else drawing.draw(assisted(advice, assistant, placeOf(advice)), reading!, view, extra, pageKey);
  }

  function look(): void {
    if (signal.aborted) return;
    if (!isAlive()) {
      stop();
      return;
    }
    const began = performance.now();
    const isRead = parts === PARTS || finder.ahead(PART_MS);
    const ahead = performance.now() - began;
    if (!isRead) {
      parts += 1;
      watch.done(ahead, ahead);
      inNextTask(window, () => parts > 0 && look());
      return;
    }
    parts = 0;
    layOut(document);
    const laidOut = performance.now();
    reading = read();
    if (turn(reading)) reading = read(true);
    advice = consider();
    draw();
    for (const root of finder.look().roots) watch.add(root);
    const ended = performance.now();
    watch.done(ended - began, ahead + ended - laidOut);
    tell(reading.facts, view, finder.look());
    if (advice && drawing.host) assistant.consider(advice, placeOf(advice));
    else assistant.stop();
    void fillIfArmed(reading);
  }

  async function fillIfArmed(form: Reading): Promise<void> {
    if (await filler.attempt(view, form)) await refresh();
  }

  async function refresh(): Promise<void> {
    const fresh = await askView();
    if (!fresh) extra = ['note_no_answer'];
    else controller.update(fresh);
    look();
  }

  /** What was hidden stays hidden, on the next page and after a reload too, until it is asked for. */
  function hide(place: string): void {
    assistant.stop();
    view = { ...view, hidden: [...view.hidden, place] };
    void ask({ type: 'page.act', act: 'hide', place });
  }

  function unhide(): void {
    if (view.hidden.length === 0) return;
    view = { ...view, hidden: [] };
    void ask({ type: 'page.act', act: 'unhide' });
  }

  function goOn(next: ButtonAdvice['step']): void {
    const item = next && railOf(next);
    const found = item ? reading?.found.get(item) : undefined;
    if (found?.enabled) {
      found.element.click();
      return;
    }
    if (item && next) {
      void act('open', next);
      return;
    }
    continuedOn = pageKey;
    look();
  }

  async function act(name: Message<'page.act'>['act'], step?: ButtonAdvice['step']): Promise<void> {
    const second = (name === 'replace' || name === 'keep') && view.pending;
    const captureId = second ? second.id : undefined;
    const reply = await ask({ type: 'page.act', act: name, step, captureId });
    extra = reply === undefined ? ['note_no_answer'] : [];
    if (reply === undefined) await refresh();
  }

  function areAway({ rings }: Advice): boolean {
    return rings.some(({ target, status }) => isActing(status) && reading?.facts.controls[target]?.away);
  }

  /** Leads to the control that is acted on next, on screen and with the keyboard; false where there is none. */
  function goToNext(): boolean {
    const next = advice && (nextRing(advice) ?? advice.rings[0]);
    const control = next && reading?.found.get(next.target);
    if (control) goTo(control);
    return control !== undefined;
  }

  async function takeValues(): Promise<CollectReply> {
    reading = read();
    const reply = await collect(reading);
    problem = reply.ok
      ? null
      : 'problem' in reply
        ? keyOf('problem_collect', reply.problem)
        : 'problem_collect_refused';
    look();
    // The eye that is to be pressed may be scrolled away.
    if (!reply.ok && advice && areAway(advice)) goToNext();
    return reply;
  }

  async function press(button: ButtonAdvice): Promise<void> {
    if (!['assist', 'show', 'copy'].includes(button.act)) assistant.stop();
    switch (button.act) {
      case 'collect':
        await takeValues();
        return;
      case 'panel': {
        const reply = await ask({ type: 'page.panel' });
        extra = reply?.ok ? [] : ['note_panel_icon'];
        look();
        return;
      }
      case 'continue':
        goOn(button.step);
        return;
      case 'show':
        controller.show();
        return;
      case 'copy':
        return;
      case 'press':
        if (button.to) reading?.found.get(button.to)?.element.click();
        return;
      case 'visit':
        if (button.to) location.assign(button.to);
        return;
      case 'filter': {
        const search = reading?.found.get('scopes.search')?.element;
        if (search instanceof HTMLInputElement && button.to) write(search, button.to);
        return;
      }
      case 'assist':
        if (advice) assistant.start(placeOf(advice));
        look();
        return;
      case 'assist-stop':
        look();
        return;
      case 'hide-here':
        hide(pageKey);
        look();
        return;
      case 'reload':
        location.reload();
        return;
      default:
        return act(button.act, button.step);
    }
  }

  const controller: Controller = {
    update(next) {
      // The answer to a question, overtaken by what the background has told since.
      if (next.revision < view.revision) return;
      view = next;
      if (reading) look();
    },
    collect: takeValues,
    hint() {
      if (!advice) return null;
      const { step, state, title, body } = cardModel(advice, view, extra, t);
      return { step, state, title, body };
    },
    show() {
      // What is only scrolled away is there: then nothing is to be waited for, or searched, anew.
      if (!advice || !areAway(advice)) {
        patience.reset();
        for (const key of memory.keys()) if (key.startsWith(searched(''))) memory.delete(key);
      }
      unhide();
      drawing.show();
      look();
      goToNext();
    },
    focusCard() {
      unhide();
      look();
      drawing.show();
      // Pressed in the card it leads on, to the control that the card speaks of.
      if (!drawing.focused) drawing.focusCard();
      else if (!goToNext()) drawing.giveBack();
    },
  };

  const watch = watchPage(document, {
    signal,
    onChange: look,
    relevant: (node) => node.matches(MATTERS) || node.querySelector(MATTERS) !== null,
    ignore: (node) => drawing.owns(node),
    shown: () => drawing.ringed,
    onDoubt: drawing.withdraw,
  });
  afterScrolls(look, signal);
  // Who does something in the page goes on by hand. (Of `input` a made click on a box tells, too.)
  for (const type of ['pointerdown', 'keydown']) {
    document.addEventListener(
      type,
      ({ isTrusted, target }) => {
        if (isTrusted && !drawing.owns(target as Node)) assistant.stop();
      },
      { capture: true, signal },
    );
  }
  document.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !reading) return;
      const path = event.composedPath();
      for (const [target, { element, box }] of reading.found) {
        if (path.includes(element) || path.includes(box)) memory.set(clicked(target), true);
      }
    },
    { capture: true, signal },
  );
  document.addEventListener(
    'input',
    () => {
      typedAt = performance.now();
      clearTimeout(afterSaving);
      afterSaving = window.setTimeout(look, SAVES_MS + 20);
      if (reading) pageOf(reading.facts.page)?.onInput?.(memory);
    },
    { capture: true, signal },
  );
  // Nobody tells a page that stands still that the worker died in the middle of a check, or that the extension is gone.
  const pulse = window.setInterval(() => {
    if (!isAlive()) stop();
    else if (view.check.status === 'running') void refresh();
  }, PULSE_MS);
  signal.addEventListener('abort', () => clearInterval(pulse));
  watch.soon();
  return controller;
}
