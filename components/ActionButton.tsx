import { type Signal, signal } from '@preact/signals';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useId, useMemo } from 'preact/hooks';
import { noteError } from '../utils/log.ts';
import { useNews } from './news.tsx';
import { Rich, useText } from './text.tsx';

/** What is said beside a button when its action has ended. */
export interface Outcome {
  readonly tone: 'done' | 'problem';
  readonly text: string;
}

type Phase =
  | { readonly at: 'idle' }
  | { readonly at: 'busy' }
  | { readonly at: 'ended'; readonly outcome: Outcome; readonly unheard?: boolean };

/** Where a button is with its action, and what that action was last seen to have changed. */
interface Press {
  readonly phase: Signal<Phase>;
  latest: unknown;
}

const newPress = (changes: unknown): Press => ({ phase: signal<Phase>({ at: 'idle' }), latest: changes });

/**
 * Presses of the buttons that stand now in Now, now with their step, by `keep`: what is under way, and what was said of
 * it, goes with the button.
 */
export const Presses = createContext(new Map<string, Press>());

function usePress(keep: string | undefined, changes: unknown): Press {
  const kept = useContext(Presses);
  return useMemo(() => {
    const press = (keep && kept.get(keep)) || newPress(changes);
    if (keep) kept.set(keep, press);
    return press;
  }, [keep]);
}

interface Props {
  readonly label: string;
  readonly kind?: 'primary' | 'plain' | 'link';
  /** Said to screen readers and drawn, without taking the focus away from a button that was just pressed. */
  readonly disabled?: boolean;
  /** Id of what explains the button, for screen readers. */
  readonly describedBy?: string;
  /** Returns what to say beside the button, if anything. A rejection means that the background did not answer. */
  readonly run: () => Promise<Outcome | undefined>;
  /**
   * What the action changes. Once it does change, the action was heard after all: the background may die after it did
   * the work and before it answers.
   */
  readonly changes?: unknown;
  /** A name for the button, where it may be drawn in another place while its action is under way. */
  readonly keep?: string;
  readonly children?: ComponentChildren;
}

/**
 * A button whose action is asked of the background: busy while it runs, then done, or failed and ready for another try.
 * The label never changes, so that its accessible name does not either; what happened is said beside it.
 */
export function ActionButton({ label, kind = 'plain', disabled, describedBy, run, changes, keep, children }: Props) {
  const t = useText();
  const pressed = usePress(keep, changes);
  const phase = pressed.phase.value;
  useNews(useId(), phase.at === 'busy' ? t('panel_busy') : phase.at === 'ended' ? phase.outcome.text : '');
  useEffect(() => {
    if (pressed.latest === changes) return;
    pressed.latest = changes;
    const now = pressed.phase.value;
    if (now.at === 'ended' && now.unheard) pressed.phase.value = { at: 'idle' };
  }, [changes]);

  async function press({ detail }: MouseEvent) {
    // The second click of a double click was meant for what the button did at the first.
    if (pressed.phase.value.at === 'busy' || disabled || detail > 1) return;
    pressed.phase.value = { at: 'busy' };
    const before = pressed.latest;
    let ended: Phase;
    try {
      const outcome = await run();
      ended = outcome ? { at: 'ended', outcome } : { at: 'idle' };
    } catch (error) {
      noteError('panel.press', error);
      const outcome: Outcome = { tone: 'problem', text: t('panel_no_answer') };
      ended = pressed.latest === before ? { at: 'ended', outcome, unheard: true } : { at: 'idle' };
    }
    pressed.phase.value = ended;
  }

  return (
    <div class="action">
      <button
        type="button"
        class={kind}
        aria-disabled={disabled}
        aria-busy={phase.at === 'busy'}
        aria-describedby={describedBy}
        onClick={press}
      >
        {label}
      </button>
      {children}
      <span class={phase.at === 'ended' ? `outcome ${phase.outcome.tone}` : 'outcome'}>
        {phase.at === 'busy' && t('panel_busy')}
        {phase.at === 'ended' && <Rich text={phase.outcome.text} />}
      </span>
    </div>
  );
}

/** For an action whose effect shows elsewhere on the page: nothing more is said beside its button. */
export async function told(answer: Promise<unknown>): Promise<undefined> {
  await answer;
  return undefined;
}
