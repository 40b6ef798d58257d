import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
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
  readonly children?: ComponentChildren;
}

/**
 * A button whose action is asked of the background: busy while it runs, then done, or failed and ready for another try.
 * The label never changes, so that its accessible name does not either; what happened is said beside it.
 */
export function ActionButton({ label, kind = 'plain', disabled, describedBy, run, changes, children }: Props) {
  const t = useText();
  const [phase, setPhase] = useState<Phase>({ at: 'idle' });
  const busy = useRef(false);
  const latest = useRef(changes);
  useNews(useId(), phase.at === 'busy' ? t('panel_busy') : phase.at === 'ended' ? phase.outcome.text : '');
  useEffect(() => {
    latest.current = changes;
    setPhase((now) => (now.at === 'ended' && now.unheard ? { at: 'idle' } : now));
  }, [changes]);

  async function press({ detail }: MouseEvent) {
    // The second click of a double click was meant for what the button did at the first: Start may be Stop by now.
    if (busy.current || disabled || detail > 1) return;
    busy.current = true;
    setPhase({ at: 'busy' });
    const before = latest.current;
    let phase: Phase;
    try {
      const outcome = await run();
      phase = outcome ? { at: 'ended', outcome } : { at: 'idle' };
    } catch (error) {
      noteError('panel.press', error);
      const outcome: Outcome = { tone: 'problem', text: t('panel_no_answer') };
      phase = latest.current === before ? { at: 'ended', outcome, unheard: true } : { at: 'idle' };
    }
    busy.current = false;
    setPhase(phase);
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
