import { useEffect, useRef, useState } from 'preact/hooks';
import { keyOf } from '../utils/guide/text-keys.ts';
import type { Hint } from '../utils/messages/replies.ts';
import { isSettled } from '../utils/model/steps.ts';
import type { View } from '../utils/model/view.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { actOf, type FormPlace, isDoneHere, isInNow, nextAct, STEPS_DONE_HERE } from '../utils/panel/now.ts';
import { plain } from '../utils/panel/plain.ts';
import { ActionButton, told } from './ActionButton.tsx';
import { ContactForm } from './ContactForm.tsx';
import { LateNotice } from './KeptCredentials.tsx';
import { useNews } from './news.tsx';
import { Progress } from './Progress.tsx';
import { ScopeList } from './ScopeList.tsx';
import { SecondCapture } from './SecondCapture.tsx';
import { StaleTabs, StartButton } from './Start.tsx';
import { StepTool } from './StepTool.tsx';
import { Rich, type Text, useText } from './text.tsx';

interface Props {
  readonly view: View;
  /** What the open page's card says; null where no page answers. */
  readonly hint: Hint | null;
  /** Milliseconds since epoch. */
  readonly now: number;
  readonly deafTabs: number;
  /** False where the browser holds the sites back, which comes first. */
  readonly allowed: boolean;
  readonly ask: Ask;
  readonly version: string;
  readonly form?: FormPlace;
  /** Absent where nothing can be typed. */
  readonly onForm?: (place: FormPlace) => void;
  /** The popup's form: it dies when it loses focus, so that nothing is typed or read at length in it. */
  readonly short?: boolean;
}

/**
 * The next thing to do: its step, what to do in words, the one primary button, and below it what came of it. What is
 * said of a press stands under the buttons, so that none of them moves away under the pointer.
 */
export function Now({ view, hint, now, deafTabs, allowed, ask, version, form = null, onForm, short = false }: Props) {
  const t = useText();
  const [foundAtStart, setFoundAtStart] = useState(0);
  const [just, setJust] = useJustDone(view, t);
  // Reloaded by hand, or stopped: there is nothing left to be reloaded.
  useEffect(() => {
    if (hint !== null || !view.running) setFoundAtStart(0);
  }, [hint !== null, view.running]);
  const act = nextAct(view, hint);
  const words = wordsOf(view, hint, t);
  const staleTabs = foundAtStart || (view.running ? deafTabs : 0);
  const title = view.running
    ? t('panel_progress', [String(view.settled), t(keyOf('step', view.current, '_name'))])
    : t('now_not_started');
  useNews('now', `${just} ${title}. ${words}`);
  const yields = staleTabs > 0 || form !== null || !allowed;
  const kind = yields ? 'plain' : 'primary';
  // Where a page answers, its card can be brought back from having been hidden, also where another thing comes first.
  const show = hint && view.running && (
    <ActionButton
      label={t('panel_show_me')}
      kind={act === 'show' ? kind : 'link'}
      run={() => told(ask({ type: 'panel.show' }))}
    />
  );
  const step = view.current;
  const open = act === 'open' && (
    <ActionButton label={t(keyOf('act_open', step))} kind={kind} run={() => told(ask({ type: 'panel.open', step }))} />
  );
  return (
    <section class="next" aria-labelledby="now-title">
      <h2 id="now-title">{title}</h2>
      <Progress view={view} />
      <p class="todo">
        <Rich text={words} />
      </p>
      {act === 'start' && <StartButton ask={ask} kind={kind} onStarted={setJust} onStale={setFoundAtStart} />}
      {step !== 'handoff' && open}
      {!isDoneHere(step) && show}
      {STEPS_DONE_HERE.filter((id) => isInNow(id, view, form)).map((id) => (
        <StepTool
          key={id}
          {...{ id, view, now, ask, version, short }}
          isNext={id === step && act === actOf(id) && !yields}
          typing={form === 'now'}
          onTyping={onForm && ((typing) => onForm(typing ? 'now' : null))}
        >
          {id === step && (id === 'handoff' && open ? open : show)}
        </StepTool>
      ))}
      {just && <p class="outcome done">{just}</p>}
      {view.pending && view.capture && <SecondCapture kept={view.capture} second={view.pending} ask={ask} />}
      {view.capture && <LateNotice capture={view.capture} now={now} ask={ask} />}
      {view.running && step === 'scopes' && <ScopeList have={view.scopes} family={view.family} />}
      {view.running && step === 'information' && !short && <ContactForm contact={view.contact} ask={ask} />}
      <StaleTabs view={view} ask={ask} tabs={staleTabs} now={now} onReloaded={() => setFoundAtStart(0)} />
    </section>
  );
}

/**
 * What to do in words: of a step that has a page what the open page's card says, so that the way is told even where the
 * page shows no ring; else, and of what is done here, the step's own words, which no press changes.
 */
function wordsOf(view: View, hint: Hint | null, t: Text): string {
  if (!view.running) return t('extension_description');
  if (hint?.step === view.current && !isDoneHere(view.current)) {
    return `**${plain(hint.title, 120).replaceAll('**', '')}** ${plain(hint.body, 400)}`;
  }
  if (view.current === 'done') return t('now_done');
  const isRefused = view.current === 'validation' && view.check.status === 'failed' && view.checked;
  return t(isRefused ? 'now_refused' : keyOf('step', view.current, '_todo'));
}

/** What has just been settled, until the next step is; it can also be told from outside. */
function useJustDone(view: View, t: Text): [string, (said: string) => void] {
  const [just, setJust] = useState('');
  const before = useRef(view.current);
  useEffect(() => {
    const was = before.current;
    before.current = view.current;
    if (was === view.current) return;
    const isDone = view.running && isSettled(view.steps[was].state);
    setJust(isDone ? t('now_just_done', t(keyOf('step', was, '_name'))) : '');
  }, [view.current]);
  useEffect(() => {
    if (!view.running) setJust('');
  }, [view.running]);
  return [just, setJust];
}
