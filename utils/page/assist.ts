import { query, type Root } from '../dom/safe-dom.ts';
import type { Found } from '../find/index.ts';
import { scopeIdsIn } from '../find/words.ts';
import type { Advice, NoteAdvice, RingAdvice } from '../guide/advise.ts';
import { noteError } from '../log.ts';
import { isActing as asksToAct } from '../overlay/rings.ts';
import { isTicked, shownValue } from '../sites/control-state.ts';
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
/** Nothing to act on for so long, in ms, is one, too; it is looked for this often. */
const IDLE_MS = 8000;
const IDLE_LOOK_MS = 500;

const ENDS_BADLY = ['note_assist_doubt', 'note_assist_undone', 'note_assist_left'];

const TICKS = 'input[type=checkbox],[role=checkbox],[role=switch],[role=option][aria-selected]';

/** Acts for the administrator, one control after another, each read back before the next. */
export interface Assistant {
  readonly isActive: boolean;
  /** What was last done at this place, or why it ended there; null where there is nothing to say. */
  noteAt(place: string): NoteAdvice | null;
  /** `place`: the app and the step; elsewhere it does not go on. */
  start(place: string): void;
  stop(): void;
  /** After every look at the page: what the guide advises now, and where. */
  consider(advice: Advice, place: string): void;
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

/** From a press of the offer to its end. A later press is another run: what the former still waited for is nobody's. */
interface Run {
  readonly place: string;
  /** Whether a scope was ticked when its box was first seen, and the scopes that were to be ticked. */
  readonly ticked: Map<string, boolean>;
  readonly meant: Set<string>;
  isActing: boolean;
  idleSince: number;
  last: string;
  tries: number;
}

/** Whether the guide may do for the administrator what this ring asks for, or proposes. */
function isAssisted({ target, action, status, value }: RingAdvice): boolean {
  const isAsked = asksToAct(status) || (status === 'optional' && action === 'type');
  return isAsked && MAY.test(target) && (action !== 'type' || value !== undefined);
}

/** Somebody has ticked or filled it since it was advised. */
function isDoneAlready({ action, target }: RingAdvice, found: Found): boolean {
  if (action === 'tick') return isTicked(found);
  return action === 'type' && target !== 'scopes.search' && shownValue(found).trim() !== '';
}

const isField = (element: HTMLElement): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

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
  let run: Run | null = null;
  let note: { readonly place: string; readonly advice: NoteAdvice } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function say({ place }: Run, key: string, ...given: string[]): void {
    note = { place, advice: { key, kind: ENDS_BADLY.includes(key) ? 'warning' : 'info', with: given } };
  }

  function stop(): void {
    run = null;
    note = null;
    clearTimeout(timer);
    timer = undefined;
  }

  function end(ended: Run, key: string, ...given: string[]): void {
    stop();
    say(ended, key, ...given);
    look();
  }

  /** Whether the page shows what was asked for; false also where the run has ended meanwhile. */
  async function isProved(mine: Run, ring: RingAdvice, isShown: (reading: Reading) => boolean): Promise<boolean> {
    for (let waited = 0; waited < PROOF_MS; waited += LOOK_AGAIN_MS) {
      await pause(LOOK_AGAIN_MS);
      if (run !== mine) return false;
      if (isShown(read())) return true;
    }
    return ring.action === 'click';
  }

  /** Scopes that have been ticked since the start and were not meant. */
  function unmeant({ ticked, meant }: Run): [scope: string, box: HTMLElement][] {
    return [...boxesOf(roots())].filter(([scope, box]) => {
      const isOn = isTicked({ element: box });
      const wasOn = ticked.get(scope) ?? isOn;
      ticked.set(scope, wasOn);
      return isOn && !wasOn && !meant.has(scope);
    });
  }

  /** Takes back what was not meant, and ends with what there was of it; true where there was some. */
  async function endWhereWrong(mine: Run): Promise<boolean> {
    const wrong = unmeant(mine);
    if (wrong.length === 0) return false;
    for (const [, box] of wrong) click(box);
    await pause(LOOK_AGAIN_MS);
    if (run !== mine) return true;
    const left = unmeant(mine);
    const names = (list: typeof wrong) => list.map(([scope]) => scope).join(', ');
    if (left.length > 0) end(mine, 'note_assist_left', names(left));
    else end(mine, 'note_assist_undone', names(wrong));
    return true;
  }

  async function act(mine: Run, ring: RingAdvice): Promise<void> {
    const found = read().found.get(ring.target);
    // The page has changed meanwhile: what is advised now is another matter.
    if (!found?.enabled || isDoneAlready(ring, found)) return;
    const what = named(ring);
    const id = `${ring.target} ${ring.value}`;
    mine.tries = mine.last === id ? mine.tries + 1 : 1;
    mine.last = id;
    if (mine.tries > MOST_TRIES) return end(mine, 'note_assist_doubt', what);
    if (found.away) found.box.scrollIntoView({ block: 'center', inline: 'nearest' });
    const { element } = found;
    const isTick = ring.action === 'tick';
    if (ring.action === 'type') {
      if (!isField(element)) return end(mine, 'note_assist_doubt', what);
      say(mine, ring.target === 'scopes.search' ? 'note_assist_type' : 'note_assist_fill', what);
      write(element, what);
    } else {
      say(mine, `note_assist_${ring.action}`, what);
      if (isTick) mine.meant.add(what);
      // A click of ours is none of the administrator's, which the page's reading would else wait for.
      else memory.set(clicked(ring.target), true);
      click(element);
    }
    look();
    const isDone = await isProved(mine, ring, ({ found: now }) => {
      const control = now.get(ring.target);
      if (isTick) return control !== undefined && isTicked(control);
      if (ring.action === 'type') return control !== undefined && shownValue(control) === what;
      return control?.element !== element || control?.box.getAttribute('aria-expanded') === 'true';
    });
    if (run !== mine) return;
    if (!(await endWhereWrong(mine)) && !isDone) end(mine, 'note_assist_doubt', what);
  }

  /** Waits for the page, which may unfold a group or search, and looks again; not for ever. */
  function wait(mine: Run, { step, state }: Advice): void {
    const now = Date.now();
    mine.idleSince ||= now;
    if (step !== 'scopes') end(mine, 'note_assist_done');
    else if (now - mine.idleSince > IDLE_MS || state === 'lost') end(mine, 'note_assist_doubt', '…');
    else {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (run === mine && !mine.isActing) look();
      }, IDLE_LOOK_MS);
    }
  }

  signal.addEventListener('abort', stop);
  return {
    get isActive() {
      return run !== null;
    },
    noteAt: (place) => (note?.place === place ? note.advice : null),
    start(place) {
      stop();
      run = { place, ticked: new Map(), meant: new Set(), isActing: false, idleSince: 0, last: '', tries: 0 };
      unmeant(run);
    },
    stop,
    consider(advice, place) {
      const mine = run;
      if (!mine || mine.isActing) return;
      if (place !== mine.place) return stop();
      const next = advice.rings.find(isAssisted);
      const isFirst = advice.step === 'information' || next?.status === 'next' || next === advice.rings[0];
      if (!next || !isFirst) {
        if (advice.rings.some(({ status }) => asksToAct(status))) end(mine, 'note_assist_done');
        else wait(mine, advice);
        return;
      }
      mine.idleSince = 0;
      mine.isActing = true;
      void pause(PAUSE_MS)
        .then(() => (run === mine ? act(mine, next) : undefined))
        .catch((error) => {
          noteError('page.assist', error);
          if (run === mine) end(mine, 'note_assist_doubt', named(next));
        })
        .finally(() => {
          mine.isActing = false;
          if (run === mine) look();
        });
    },
  };
}

/** The card while the guide acts: what it does, and Stop; afterwards why it ended. */
export function assisted(advice: Advice, assistant: Assistant, place: string): Advice {
  const note = assistant.noteAt(place);
  const notes = note ? [note, ...advice.notes] : advice.notes;
  if (!assistant.isActive) return { ...advice, notes };
  return { ...advice, notes, buttons: [{ act: 'assist-stop', label: 'act_assist_stop', kind: 'primary' }], busy: true };
}
