import type { PageId } from '../../sites/types.ts';
import { clockWithSeconds } from '../../time.ts';
import { maxTries } from '../../zoom/series.ts';
import type { BadVerdict } from '../../zoom/verdict.ts';
import { isSettled, type StepId } from '../steps.ts';
import { adviceFor, isSettling } from '../verdicts.ts';
import {
  adviseActivation,
  adviseCredentials,
  adviseFeature,
  adviseInformation,
  adviseScopes,
  adviseScopesDialog,
} from './app.ts';
import { adviseCards, adviseChooser, adviseName, adviseTerms, adviseWayToChooser, adviseWrongKind } from './create.ts';
import { button, card, following, missingNotes, railOf, refusedAt, refusedCard, ring } from './parts.ts';
import {
  adviseAbout,
  adviseAuthentication,
  adviseConnectorName,
  adviseConnectors,
  adviseConnectorTerms,
  adviseElsewhere,
  adviseListed,
  adviseManagerHome,
  adviseReview,
  adviseWelcome,
  adviseWrongConnectors,
} from './purview.ts';
import { adviseRole, adviseRoleList } from './role.ts';
import type { Advice, NoteAdvice, Situation } from './types.ts';

export type * from './types.ts';

/** The check, from any Zoom page: it needs no page of its own. */
function adviseValidation({ view }: Situation): Advice {
  const { check, capture } = view;
  const run = button('check', 'act_check', 'primary');
  if (!capture) {
    return card('validation', 'attention', 'validation_no_credentials', {
      buttons: [
        button('open', 'act_open_credentials', 'primary', 'credentials'),
        button('panel', 'act_enter_yourself', 'link'),
      ],
    });
  }
  if (check.status === 'running') {
    return card('validation', 'now', 'validation_running', {
      busy: true,
      buttons: [button('stop-check', 'act_stop_check', 'secondary')],
    });
  }
  if (check.status === 'waiting' && check.nextAt !== null) {
    const verdict = check.verdict?.ok === false ? check.verdict : null;
    const step = verdict ? adviceFor(verdict.id).step : 'validation';
    return card('validation', 'now', isSettling(check, view.changedAt) ? 'validation_waiting' : 'validation_retry', {
      with: [clockWithSeconds(check.nextAt), String(check.tries), String(maxTries())],
      notes: verdict ? waitingNotes(verdict) : [],
      details: verdict?.words || undefined,
      buttons: [
        ...(step === 'validation' ? [] : [button('open', `act_open_${step}`, 'primary', step)]),
        button('stop-check', 'act_stop_check', 'secondary'),
      ],
    });
  }
  if (check.status === 'interrupted')
    return card('validation', 'attention', 'validation_interrupted', { buttons: [run] });
  const verdict = check.verdict;
  if (check.status === 'failed' && verdict && !verdict.ok) {
    const { step } = adviceFor(verdict.id);
    return refusedCard(verdict, 'validation', {
      notes: [...waitNotes(verdict), ...missingNotes(verdict.missing ?? [])],
      buttons: [
        ...(step === 'validation' ? [] : [button('open', `act_open_${step}`, 'primary', step)]),
        button('check', 'act_check', step === 'validation' ? 'primary' : 'secondary'),
        // A failed check never blocks the hand-off: Microsoft's own validation decides in the end.
        button('panel', 'act_hand_off_anyway', 'link'),
      ],
    });
  }
  return card('validation', 'now', 'validation', { buttons: [run] });
}

/** The time before which Zoom asked not to be called. */
function waitNotes({ retryAt }: BadVerdict): NoteAdvice[] {
  return retryAt === undefined ? [] : [{ key: 'check_wait_until', kind: 'info', with: [clockWithSeconds(retryAt)] }];
}

/** While the next try is due: what happened, why, and what she can mend meanwhile. */
function waitingNotes({ id, missing }: BadVerdict): NoteAdvice[] {
  const { what, why, action } = adviceFor(id).texts;
  return [...[what, why, action].map((key) => ({ key, kind: 'info' as const })), ...missingNotes(missing ?? [])];
}

/** Hand-off, while a Zoom page is shown: the click that releases is in the panel. */
function adviseHandoff({ view }: Situation): Advice {
  return card('handoff', view.capture ? 'now' : 'attention', view.capture ? 'handoff' : 'handoff_nothing', {
    buttons: [button('panel', 'act_panel', 'primary')],
  });
}

/** A step whose page is elsewhere: the button that opens it. */
function adviseOpen(situation: Situation, step: StepId): Advice {
  const item = railOf(step);
  const { state } = situation.view.steps[step];
  return card(
    step,
    state === 'attention' ? 'attention' : 'now',
    state === 'attention' && step === 'activation' ? 'activation_fell' : 'open',
    {
      rings: item ? ring(situation, item, 'click', 'next') : [],
      with: [`step_${step}_name`],
      buttons: [button('open', 'act_open', 'primary', step)],
    },
  );
}

/** What comes next, shown on a page that belongs to no step, or after Continue. */
function adviseNext(situation: Situation): Advice {
  const { facts, view } = situation;
  // The list of apps is where a deactivation shows, whatever else is still to do.
  if (facts.page === 'apps' && view.steps.activation.state === 'attention') return adviseOpen(situation, 'activation');
  // Zoom says that only another app helps.
  if (facts.step === null && refusedAt(situation, 'create')) return adviseWayToChooser(situation);
  const settled = facts.step && isSettled(view.steps[facts.step].state) ? facts.step : 'role';
  const next = following(situation, settled);
  if (next === 'create') return adviseWayToChooser(situation);
  if (next === 'validation') return adviseValidation(situation);
  if (next === 'handoff') return adviseHandoff(situation);
  if (next === 'done') return adviseListed(situation);
  return adviseOpen(situation, next);
}

const BY_PAGE: Readonly<Record<PageId, (situation: Situation) => Advice | null>> = {
  'role-list': adviseRoleList,
  role: adviseRole,
  home: adviseNext,
  apps: adviseNext,
  'no-page': adviseNext,
  terms: adviseTerms,
  chooser: adviseChooser,
  cards: adviseCards,
  name: adviseName,
  'wrong-kind': adviseWrongKind,
  credentials: adviseCredentials,
  information: adviseInformation,
  feature: adviseFeature,
  scopes: adviseScopes,
  'scopes-dialog': adviseScopesDialog,
  activation: adviseActivation,
  'cm-home': adviseManagerHome,
  'cm-popup': adviseWelcome,
  'cm-wrong': adviseWrongConnectors,
  'cm-connectors': adviseConnectors,
  'cm-about': adviseAbout,
  'cm-terms': adviseConnectorTerms,
  'cm-name': adviseConnectorName,
  'cm-authentication': adviseAuthentication,
  'cm-review': adviseReview,
  'cm-listed': adviseListed,
  other: (situation) => (situation.facts.site === 'purview' ? adviseElsewhere(situation) : adviseNext(situation)),
};

/**
 * What to say and ring, from what the page shows and what is known. Pure. Null: this page is none of the guide's
 * business now. On a page that belongs to a step the card is that step's, until she presses Continue.
 */
export function advise(situation: Situation): Advice | null {
  const { facts, view, continued } = situation;
  if (continued && facts.step && facts.site !== 'purview' && isSettled(view.steps[facts.step].state)) {
    return adviseNext(situation);
  }
  return BY_PAGE[facts.page](situation);
}
