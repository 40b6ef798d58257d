import { isSettled, type StepId } from '../model/steps.ts';
import type { PageId } from '../sites/types.ts';
import { button, card, following, railOf, refusalIn, refusedAt, ring, wayTo } from './card.ts';
import { adviseActivation } from './steps/activation.ts';
import {
  adviseAppsRefused,
  adviseCards,
  adviseChooser,
  adviseName,
  adviseTerms,
  adviseUnknownApp,
  adviseWayToChooser,
  adviseWrongKind,
} from './steps/create.ts';
import { adviseCredentials } from './steps/credentials.ts';
import { adviseFeature } from './steps/feature.ts';
import {
  adviseAbout,
  adviseAuthentication,
  adviseClassicPortal,
  adviseConnectorName,
  adviseConnectors,
  adviseConnectorTerms,
  adviseElsewhere,
  adviseHandoff,
  adviseListed,
  adviseManagerHome,
  adviseReview,
  adviseWelcome,
  adviseWrongConnectors,
} from './steps/handoff.ts';
import { adviseInformation } from './steps/information.ts';
import { adviseRole, adviseRoleList } from './steps/role.ts';
import { adviseScopes, adviseScopesDialog } from './steps/scopes.ts';
import { adviseValidation } from './steps/validation.ts';
import type { Advice, Situation } from './types.ts';
import { adviceFor } from './verdicts.ts';

export type * from './types.ts';

/** A step whose page is elsewhere: the button that opens it. */
function adviseOpen(situation: Situation, step: StepId): Advice {
  const item = railOf(step);
  const { state } = situation.view.steps[step];
  const way = wayTo(situation, button('open', 'act_open', 'primary', step));
  if (!way) return card(step, 'now', 'open_app', { with: [`step_${step}_name`] });
  return card(
    step,
    state === 'attention' ? 'attention' : 'now',
    state === 'attention' && step === 'activation' ? 'activation_fell' : 'open',
    {
      rings: item ? ring(situation, item, 'click', 'next') : [],
      with: [`step_${step}_name`],
      buttons: [way],
    },
  );
}

/** What comes next, shown on a page that belongs to no step, or after Continue. */
function adviseNext(situation: Situation): Advice {
  const { facts, view } = situation;
  // The list of apps is where a deactivation shows, whatever else is still to do.
  if (facts.page === 'apps' && view.steps.activation.state === 'attention') return adviseOpen(situation, 'activation');
  const refusal = refusedAt(situation, 'create');
  if (facts.step === null && refusal) {
    // Zoom says that only another app helps.
    if (adviceFor(refusal, view).causes[0]?.control.step === 'create') return adviseWayToChooser(situation);
    if (facts.page === 'apps') return adviseAppsRefused(situation, refusal);
  }
  const other = refusalIn(situation);
  if (other && facts.page === 'apps' && view.app === null) return adviseUnknownApp(situation, other);
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
 * business now. On a page that belongs to a step the card is that step's, until Continue is pressed.
 */
export function advise(situation: Situation): Advice | null {
  const { facts, view, continued } = situation;
  if (continued && facts.step && facts.site !== 'purview' && isSettled(view.steps[facts.step].state)) {
    return adviseNext(situation);
  }
  if (situation.isClassicPortal) return adviseClassicPortal(situation);
  return BY_PAGE[facts.page](situation);
}
