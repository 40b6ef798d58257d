import { query, type Root } from '../dom/safe-dom.ts';
import { scopeIdsIn } from '../find/words.ts';
import type { Advice, NoteAdvice, RingAdvice } from '../guide/advise.ts';
import { isActing as asksToAct } from '../overlay/rings.ts';
import { isTicked } from '../sites/control-state.ts';
import { clicked, type Memory, type Reading } from '../sites/types.ts';
import { isScopeId } from '../zoom/scopes.ts';
import { write } from './fill.ts';

/** What is filled, searched, opened and ticked for the administrator. What commits is not among it: Done ends it. */
const MAY = /^(?:scopes\.(?:add$|search$|group:|item:)|information\.)/;

/** Between two acts, in ms: long enough to see what is done, and to press Stop. */
const PAUSE_MS = 400;
/** The page shows what an act did within this time, in ms, or it is in doubt. */
const PROOF_MS = 3000;
const LOOK_AGAIN_MS = 100;
/** The same act so often, without anything coming of it, is a doubt. */
const MOST_TRIES = 2;
/** Nothing to act on for so long, in ms, is one, too. */
const IDLE_MS = 8000;

const ENDS_BADLY = ['note_assist_doubt', 'note_assist_undone', 'note_assist_left'];

const TICKS = 'input[type=checkbox],[role=checkbox],[role=switch],[role=option][aria-selected]';

/** Acts for the administrator, one control after another, each read back before the next. */
export interface Assistant {
  readonly isActive: boolean;
  /** What was last done, or why it ended; null before the first press. */
  readonly note: NoteAdvice | null;
  start(): void;
  stop(): void;
  /** After every look: what the guide advises now. */
  consider(advice: Advice): void;
}

interface Options {
  /** Reads the page afresh. */
  readonly read: () => Reading;
  readonly roots: () => readonly Root[];
  readonly memory: Memory;
  /** The page is looked at, and the card drawn, anew. */
  readonly look: () => void;
  readonly signal: AbortSignal;
}

/** Whether the guide may do for the administrator what this ring asks for, or proposes. */
function isAssisted({ target, action, status, value }: RingAdvice): boolean {
  const isAsked = asksToAct(status) || (status === 'optional' && action === 'type');
  return isAsked && MAY.test(target) && (action !== 'type' || value !== undefined);
}

const named = ({ target, value }: RingAdvice) => value ?? target.slice(target.indexOf(':') + 1);

/** The one scope that is drawn beside a box; null for a box of none or of several, as one that selects all of them. */
function scopeOf(box: HTMLElement): string | null {
  for (let at: HTMLElement | null = box; at; at = at.parentElement) {
    if (query(at, TICKS).length > 1) return null;
    const ids = scopeIdsIn(at.innerText ?? '').filter(isScopeId);
    if (ids.length > 0) return ids.length === 1 ? ids[0]! : null;
  }
  return null;
}

/** Every box of a scope that is on the page: rows are drawn anew, so that their elements say nothing. */
function boxesOf(roots: readonly Root[]): Map<string, HTMLElement> {
  const boxes = roots.flatMap((root) => query(root, TICKS) as HTMLElement[]);
  const ofScopes = boxes.map((box) => [scopeOf(box), box] as const);
  return new Map(ofScopes.filter((one): one is [string, HTMLElement] => one[0] !== null));
}

/** Presses as a mouse does: some controls listen to the first half of a click. */
function click(element: Element): void {
  const init = { bubbles: true, cancelable: true, composed: true, button: 0 };
  element.dispatchEvent(new PointerEvent('pointerdown', init));
  element.dispatchEvent(new MouseEvent('mousedown', init));
  element.dispatchEvent(new PointerEvent('pointerup', init));
  element.dispatchEvent(new MouseEvent('mouseup', init));
  if (element instanceof HTMLElement) HTMLElement.prototype.click.call(element);
  else element.dispatchEvent(new MouseEvent('click', init));
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Follows the guide's own rings where they fill, search, open or tick, from `start` until there is nothing more of that
 * kind, something is in doubt, or `stop`. The page is looked at before each act and after it; the act itself is one task
 * with the look before it, so that no page can move a control in between.
 */
export function createAssistant({ read, roots, memory, look, signal }: Options): Assistant {
  let isActive = false;
  let isActing = false;
  let note: NoteAdvice | null = null;
  let idleSince = 0;
  let last = '';
  let tries = 0;
  /** Whether a scope was ticked when its box was first seen, and the scopes that were to be ticked. */
  let ticked = new Map<string, boolean>();
  let meant = new Set<string>();

  const say = (key: string, ...given: string[]): void => {
    note = { key, kind: ENDS_BADLY.includes(key) ? 'warning' : 'info', with: given };
  };

  function end(key: string, ...given: string[]): void {
    isActive = false;
    say(key, ...given);
    look();
  }

  /** Whether the page shows what was asked for. */
  async function isProved(ring: RingAdvice, isShown: (reading: Reading) => boolean): Promise<boolean> {
    for (let waited = 0; waited < PROOF_MS; waited += LOOK_AGAIN_MS) {
      await pause(LOOK_AGAIN_MS);
      if (signal.aborted || isShown(read())) return true;
    }
    return ring.action === 'click';
  }

  /** Scopes that have been ticked since the start and were not meant. */
  function unmeant(): [scope: string, box: HTMLElement][] {
    return [...boxesOf(roots())].filter(([scope, box]) => {
      const isOn = isTicked({ element: box });
      const wasOn = ticked.get(scope) ?? isOn;
      ticked.set(scope, wasOn);
      return isOn && !wasOn && !meant.has(scope);
    });
  }

  /** Takes back what was not meant, and ends with what there was of it; true where there was some. */
  async function endWhereWrong(): Promise<boolean> {
    const wrong = unmeant();
    if (wrong.length === 0) return false;
    for (const [, box] of wrong) click(box);
    await pause(LOOK_AGAIN_MS);
    const left = unmeant();
    const names = (list: typeof wrong) => list.map(([scope]) => scope).join(', ');
    if (left.length > 0) end('note_assist_left', names(left));
    else end('note_assist_undone', names(wrong));
    return true;
  }

  async function act(ring: RingAdvice): Promise<void> {
    const found = read().found.get(ring.target);
    // The page has changed meanwhile: what is advised now is another matter.
    if (!found?.enabled) return;
    const what = named(ring);
    const isSame = last === `${ring.target} ${ring.value}`;
    tries = isSame ? tries + 1 : 1;
    last = `${ring.target} ${ring.value}`;
    if (tries > MOST_TRIES) return end('note_assist_doubt', what);
    if (found.away) found.box.scrollIntoView({ block: 'center', inline: 'nearest' });
    const isTick = ring.action === 'tick';
    if (isTick) meant.add(what);
    say(`note_assist_${ring.action}`, what);
    if (ring.action === 'type') write(found.element as HTMLInputElement, what);
    else {
      // A click of ours is none of the administrator's, which the page's reading would else wait for.
      if (!isTick) memory.set(clicked(ring.target), true);
      click(found.element);
    }
    look();
    const isDone = await isProved(ring, ({ found: now }) => {
      const control = now.get(ring.target);
      if (isTick) return control !== undefined && isTicked(control);
      if (ring.action === 'type') return (control?.element as HTMLInputElement | undefined)?.value === what;
      return control?.element !== found.element || control?.box.getAttribute('aria-expanded') === 'true';
    });
    if (!isActive) return;
    if (!(await endWhereWrong()) && !isDone) end('note_assist_doubt', what);
  }

  return {
    get isActive() {
      return isActive;
    },
    get note() {
      return note;
    },
    start() {
      isActive = true;
      note = null;
      idleSince = 0;
      last = '';
      tries = 0;
      ticked = new Map();
      meant = new Set();
      unmeant();
    },
    stop() {
      isActive = false;
      note = null;
    },
    consider(advice) {
      if (!isActive || isActing) return;
      const next = advice.rings.find(isAssisted);
      const isFirst = advice.step === 'information' || next?.status === 'next' || next === advice.rings[0];
      if (next && isFirst) {
        idleSince = 0;
        isActing = true;
        void pause(PAUSE_MS)
          .then(() => (isActive && !signal.aborted ? act(next) : undefined))
          .finally(() => {
            isActing = false;
            if (isActive && !signal.aborted) look();
          });
        return;
      }
      if (advice.rings.some(({ status }) => asksToAct(status))) return end('note_assist_done');
      // Nothing to act on yet: a group unfolds, a search is under way.
      const now = Date.now();
      idleSince ||= now;
      if (advice.step !== 'scopes') end('note_assist_done');
      else if (now - idleSince > IDLE_MS || advice.state === 'lost') end('note_assist_doubt', '…');
      else setTimeout(() => !isActing && isActive && look(), LOOK_AGAIN_MS * 5);
    },
  };
}

/** The card while the guide acts: what it does, and Stop; afterwards why it ended. */
export function assisted(advice: Advice, { isActive, note }: Assistant): Advice {
  const notes = note ? [note, ...advice.notes] : advice.notes;
  if (!isActive) return { ...advice, notes };
  return { ...advice, notes, buttons: [{ act: 'assist-stop', label: 'act_assist_stop', kind: 'primary' }], busy: true };
}
