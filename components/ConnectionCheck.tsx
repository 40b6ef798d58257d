import type { Control } from '../utils/guide/causes.ts';
import { say } from '../utils/guide/say.ts';
import { adviceFor, isSettling } from '../utils/guide/verdicts.ts';
import type { CheckState } from '../utils/model/state.ts';
import type { View } from '../utils/model/view.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { clock, clockWithSeconds } from '../utils/time.ts';
import { maxTries } from '../utils/zoom/series.ts';
import type { BadVerdict, GoodVerdict } from '../utils/zoom/verdict.ts';
import { ActionButton, told } from './ActionButton.tsx';
import { copied } from './copied.ts';
import { Notice } from './Notice.tsx';
import { useNews } from './news.tsx';
import type { ToolProps } from './StepTool.tsx';
import { Rich, type Text, useText } from './text.tsx';

interface Props {
  readonly view: View;
  readonly ask: Ask;
  readonly short?: boolean;
}

/**
 * Asks Zoom, and says what came of it: what, its causes, each with one control that leads to what mends it, Zoom's own
 * words folded.
 */
export function ConnectionCheck({ view, ask, isNext, short = false, children }: ToolProps) {
  const t = useText();
  const { check, capture } = view;
  const asking = check.status === 'running' || check.status === 'waiting';
  const refusal = refusalOf(check);
  // After a refusal the next thing to do is what mends it, where a button leads there.
  const isOutdated = capture !== null && !view.checked;
  const leads = isNext && refusal !== null && !isOutdated && hasButton(adviceFor(refusal, view).causes[0]?.control);
  return (
    <section class="tool" aria-label={t('panel_check_title')}>
      <div class="row">
        <ActionButton
          label={t('panel_check')}
          keep="check"
          kind={isNext && !leads ? 'primary' : 'plain'}
          disabled={!capture || asking}
          changes={check.status}
          run={() => told(ask({ type: 'panel.check' }))}
        />
        {asking && <ActionButton label={t('panel_stop_check')} run={() => told(ask({ type: 'panel.stop-check' }))} />}
        {children}
      </div>
      {!short && check.status === 'idle' && (isNext || !capture) && (
        <p class="quiet" id="check-hint">
          {t(capture ? 'panel_check_hint' : 'panel_check_needs')}
        </p>
      )}
      <Outcome check={check} view={view} ask={ask} short={short} leads={leads} />
    </section>
  );
}

/** Tells what came of a check; said once a page, wherever it is drawn. */
export function useCheckNews(view: View): void {
  const t = useText();
  useNews('check', newsOf(view, t));
}

function newsOf(view: View, t: Text): string {
  const { check } = view;
  const refusal = refusalOf(check);
  if (refusal) {
    const { what, causes } = adviceFor(refusal, view);
    return [`${t(what)}.`, ...causes.slice(0, 1).map(({ said }) => say(said, t))].join(' ');
  }
  if (check.verdict?.ok && check.status === 'ok') return t('panel_check_ok');
  const said = {
    running: 'panel_check_running',
    interrupted: 'panel_check_interrupted',
    stopped: 'panel_check_stopped',
  };
  return check.status in said ? t(said[check.status as keyof typeof said]) : '';
}

/** Zoom's last answer where it refused, and no try runs. */
function refusalOf({ status, verdict }: CheckState): BadVerdict | null {
  return (status === 'failed' || status === 'waiting') && verdict?.ok === false ? verdict : null;
}

interface OutcomeProps extends Props {
  readonly check: CheckState;
  /** Whether the likeliest cause's button is the next thing to do. */
  readonly leads: boolean;
}

function Outcome({ check, view, ask, leads, short = false }: OutcomeProps) {
  const t = useText();
  const tries = t('panel_check_try', [String(check.tries), String(maxTries())]);
  const { verdict } = check;
  switch (check.status) {
    case 'idle':
      return null;
    case 'running':
      return <Notice tone="info" what={t('panel_check_running')} why={tries} />;
    case 'interrupted':
      return <Notice tone="problem" what={t('panel_check_interrupted')} why={t('panel_check_interrupted_why')} />;
    case 'stopped':
      return <Notice tone="info" what={t('panel_check_stopped')} why={t('panel_check_stopped_why')} />;
    case 'waiting': {
      if (!verdict || verdict.ok) return null;
      const next = check.nextAt === null ? tries : `${t('panel_check_next', clockWithSeconds(check.nextAt))} ${tries}`;
      return (
        <>
          <p class="waiting">
            {isSettling(check, view) && <strong>{t('panel_check_wait')} </strong>}
            {next}
          </p>
          <Failure {...{ verdict, view, ask, short, leads }} />
        </>
      );
    }
    default: {
      if (!verdict) return null;
      // What was said of other values, scopes or activation would only mislead.
      if (view.capture && !view.checked) return <p class="quiet">{t('panel_check_outdated')}</p>;
      return (
        <>
          {verdict.ok ? (
            <Success verdict={verdict} short={short} />
          ) : (
            <>
              {verdict.retryAt !== undefined && <p>{t('check_wait_until', clockWithSeconds(verdict.retryAt))}</p>}
              <Failure {...{ verdict, view, ask, short, leads }} />
            </>
          )}
        </>
      );
    }
  }
}

function Success({ verdict, short }: { verdict: GoodVerdict; short: boolean }) {
  const t = useText();
  return (
    <>
      <Notice
        tone="done"
        what={t('panel_check_ok')}
        why={t(verdict.family === null ? 'panel_check_ok_access' : 'panel_check_ok_why', clock(verdict.at))}
      />
      {!short && verdict.extra.length > 0 && <p class="quiet">{t('panel_scopes_extra', verdict.extra.join(', '))}</p>}
    </>
  );
}

interface FailureProps extends Props {
  readonly verdict: BadVerdict;
  readonly leads: boolean;
}

/** What Zoom refused, and its causes, the likeliest first, each with the control that leads to what mends it. */
function Failure({ verdict, view, ask, short, leads }: FailureProps) {
  const t = useText();
  const { what, causes, more } = adviceFor(verdict, view);
  const shown = short ? causes.slice(0, 1) : causes;
  return (
    <Notice
      tone="problem"
      what={t(what)}
      details={short ? undefined : [...more.map(({ said }) => plainly(say(said, t))), verdict.words].join(' ').trim()}
    >
      {verdict.missing && verdict.missing.length > 0 && (
        <ul class="scopes" aria-label={t('panel_scopes_missing')}>
          {verdict.missing.map((scope) => (
            <li key={scope}>
              <code>{scope}</code>
            </li>
          ))}
        </ul>
      )}
      <ol class="causes" aria-label={t('panel_causes')}>
        {shown.map(({ id, said, control }, index) => (
          <li key={`${id} ${said.with?.join()}`}>
            <p>
              <Rich text={say(said, t)} />
            </p>
            <CauseControl control={control} kind={leads && index === 0 ? 'primary' : 'link'} ask={ask} />
          </li>
        ))}
      </ol>
    </Notice>
  );
}

/** Whether a cause has a button of its own here; what a button beside it does anyway has none. */
function hasButton(control: Control | undefined): boolean {
  return (control?.act === 'open' && Boolean(control.step)) || (control?.act === 'copy' && Boolean(control.copy));
}

function CauseControl({ control, kind, ask }: { control: Control; kind: 'primary' | 'link'; ask: Ask }) {
  const t = useText();
  const { act, label, step, copy } = control;
  if (act === 'open' && step) {
    return <ActionButton label={t(label)} kind={kind} run={() => told(ask({ type: 'panel.open', step }))} />;
  }
  if (act === 'copy' && copy) return <ActionButton label={t(label)} kind={kind} run={() => copied(t(copy), t)} />;
  return null;
}

const plainly = (text: string) => text.replaceAll('**', '');
