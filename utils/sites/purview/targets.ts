import type { Phrase, Target } from '../../find/index.ts';
import { field, press, tick } from '../define.ts';

/** The three fields of the `Authentication` page, in the order of the credentials. */
export const FORM: readonly Target[] = [
  field('purview.account-id', ['Account ID', 'Zoom Account ID'], { regions: ['main', 'dialog'] }),
  field('purview.client-id', ['Client ID', 'Zoom Client ID'], { regions: ['main', 'dialog'] }),
  field('purview.client-secret', ['Client secret', 'Zoom Client secret'], { regions: ['main', 'dialog'] }),
];

/**
 * Titles of wizards for the connectors beside Zoom's: those that Microsoft offers, and those that it had planned (draft
 * of its page of April 2023).
 */
export const OTHER_CONNECTORS =
  /^(?!.*\bzoom\b).*\b(salesforce|sustainability|adobe experience (manager|platform)|box|confluence|docusign|dropbox|jira|quickbooks|shopify|webex|servicenow)\b/;

const CONNECTOR: readonly Phrase[] = ['Connector name', 'Connector', 'Zoom connector', 'Add connector', 'Zoom'];
const WIZARD: readonly Phrase[] = [
  ...CONNECTOR,
  'Authentication',
  'Validate connection',
  'Review and finish',
  'Review',
];
const TERMS: readonly Phrase[] = ['Terms of service', 'Terms of use', 'Terms and conditions', 'Terms', 'Service terms'];

const MINE = press('purview.mine', ['My activated connectors'], { regions: ['main', 'tabs', 'nav'] });

/** On Compliance Manager's own pages: the way to its connectors. The portal's own `Data connectors`, at its left, are others. */
export const HOME_TARGETS: readonly Target[] = [
  press('purview.connectors', ['Data connectors'], { regions: ['main', 'tabs', 'header'], never: ['nav'] }),
  MINE,
];

/** In the portal's settings: the entry of Compliance Manager, and its connectors there. */
export const SETTINGS_TARGETS: readonly Target[] = [
  press('purview.connectors', ['Data connectors'], {
    context: ['Compliance Manager'],
    regions: ['main', 'tabs', 'menu'],
    never: ['nav'],
  }),
  MINE,
];

/** All controls of the connectors' list and wizard: looked for together, as its pages share one address. */
export const TARGETS: readonly Target[] = [
  tick('purview.zoom', [], {
    row: ['Zoom', 'Zoom (preview)'],
    context: ['Data connectors', 'Connectors'],
    regions: ['main'],
  }),
  press('purview.activate', ['Activate connector'], { regions: ['main', 'dialog'] }),
  press('purview.add-connector', ['Add connector'], { regions: ['main', 'dialog'] }),
  press('purview.accept', ['Accept', ['I accept', 0.95], ['Agree', 0.8]], {
    context: TERMS,
    not: ['Decline'],
    regions: ['main', 'dialog'],
  }),
  field('purview.connector-name', ['Connector name', ['Name', 0.9]], {
    context: CONNECTOR,
    not: ['Description'],
    regions: ['main', 'dialog'],
  }),
  ...FORM,
  press('purview.validate', ['Validate connection', ['Validate', 0.9]], { regions: ['main', 'dialog'] }),
  press('purview.next', ['Next'], { context: WIZARD, regions: ['main', 'dialog'] }),
  press('purview.finish', ['Finish', ['Submit', 0.8]], { context: WIZARD, regions: ['main', 'dialog'] }),
  MINE,
  press('purview.welcome', ['Get started', 'Got it'], { regions: ['dialog'] }),
  press('purview.close', ['OK', ['Dismiss', 0.9], ['Close', 0.8]], { regions: ['dialog'] }),
];

const OF_LIST = ['purview.zoom', 'purview.activate', 'purview.add-connector', 'purview.mine'];

/** What matters before the wizard: on the list of connectors and on Zoom's page there. */
export const LIST_TARGETS: readonly Target[] = TARGETS.filter(({ id }) => OF_LIST.includes(id));
