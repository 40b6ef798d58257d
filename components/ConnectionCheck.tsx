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
import { Rich, useText } from './text.tsx';

interface Props {
  readonly view: View;
  readonly ask: Ask;
  readonly short?: boolean;
}

/**
 * Asks Zoom, and says what came of it: what, why, one action that leads to the page that mends it, Zoom's own words
 * folded.
 */
export function ConnectionCheck({ view, ask, short = false }: Props) {
  const t = useText();
  const { check, capture } = view;
  const asking = check.status === 'running' || check.status === 'waiting';
  return (
    <section aria-labelledby="check-title">
      <h2 id="check-title">{t('panel_check_title')}</h2>
      {!short && check.status === 'idle' && (
        <p class="quiet" id="check-hint">
          {t(capture ? 'panel_check_hint' : 'panel_check_needs')}
        </p>
      )}
      <div aria-live="polite">
        <Outcome check={check} view={view} ask={ask} short={short} />
      </div>
      <div class="row">
        <ActionButton
          label={t('panel_check')}
          kind={view.current === 'validation' ? 'primary' : 'plain'}
          disabled={!capture || asking}
          changes={check.status}
          run={() => told(ask({ type: 'panel.check' }))}
        />
        {asking && <ActionButton label={t('panel_stop_check')} run={() => told(ask({ type: 'panel.stop-check' }))} />}
      </div>
    </section>
  );
}

interface OutcomeProps extends Props {
  readonly check: CheckState;
}

function Outcome({ check, view, ask, short = false }: OutcomeProps) {
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
          <Failure verdict={verdict} view={view} ask={ask} short={short} />
        </>
      );
    }
    default: {
      if (!verdict) return null;
      return (
        <>
          {view.capture && !view.checked && <p class="quiet">{t('panel_check_outdated')}</p>}
          {verdict.ok ? (
            <Success verdict={verdict} short={short} />
          ) : (
            <>
              {verdict.retryAt !== undefined && <p>{t('check_wait_until', clockWithSeconds(verdict.retryAt))}</p>}
              <Failure verdict={verdict} view={view} ask={ask} short={short} />
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
}

/** What Zoom refused, and its causes, the likeliest first, each with the control that leads to what mends it. */
function Failure({ verdict, view, ask, short }: FailureProps) {
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
        {shown.map(({ id, said, control }) => (
          <li key={`${id} ${said.with?.join()}`}>
            <p>
              <Rich text={say(said, t)} />
            </p>
            <CauseControl control={control} ask={ask} />
          </li>
        ))}
      </ol>
    </Notice>
  );
}

/** The button of a cause; what is done with a button that stands beside it anyway has none of its own. */
function CauseControl({ control: { act, label, step, copy }, ask }: { control: Control; ask: Ask }) {
  const t = useText();
  if (act === 'open' && step) {
    return <ActionButton label={t(label)} kind="link" run={() => told(ask({ type: 'panel.open', step }))} />;
  }
  if (act === 'copy' && copy) return <ActionButton label={t(label)} kind="link" run={() => copied(t(copy), t)} />;
  return null;
}

const plainly = (text: string) => text.replaceAll('**', '');
