import { shownValue } from '../control-state.ts';
import { control, inferred, shown, shows, told } from '../define.ts';
import type { Page } from '../types.ts';
import { RAIL, readApp, recogniseSection } from './app.ts';

const CONTACT = shown(2024, 'pages.md 1.3', 'Developer Contact Information');
const BASIC = shown(2024, 'pages.md 1.3', 'Basic Information', 'Information');

const SHORT = shown(2024, 'pages.md 1.3', 'Short Description');
const COMPANY = shown(2024, 'pages.md 1.3', 'Company Name');
const NAME = [
  ...shown(2024, 'pages.md 1.3', 'Name'),
  ...told(2023, 'Teachlr', 'Developer contact name', 'Contact name'),
];
const EMAIL = [
  ...shown(2024, 'pages.md 1.3', 'Email', 'Email address'),
  ...told(2023, 'Teachlr', 'Developer contact email', 'Contact email'),
];

/** Invoices have a company too. */
const INVOICE = inferred(2026, 'pages.md 1.3', /\b(invoice|billing)\b/);

const FIELDS = [
  control('information.short-description', 'textbox', SHORT, { region: 'page' }),
  control('information.company-name', 'textbox', COMPANY, { region: 'page', notSection: INVOICE }),
  // `Name` alone is also a part of `App Name` and `Company Name`: exact, and only in the contact section.
  control('information.contact-name', 'textbox', NAME, { region: 'page', section: CONTACT }),
  control('information.contact-email', 'textbox', EMAIL, { region: 'page', section: CONTACT }),
];

/** What Zoom's page calls each field, by target. */
export const FIELD_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  FIELDS.map(({ id, names: [first] }) => [id, String(first?.name)]),
);

/** Information: fields save on their own; company name, contact name and contact e-mail are required for activation. */
export const information: Page = {
  id: 'information',
  site: 'marketplace',
  step: 'information',
  controls: [...FIELDS, ...RAIL],
  recognise: (url, snapshot) =>
    recogniseSection(url, snapshot, 'information', () => shows(snapshot, BASIC) && shows(snapshot, CONTACT)),
  read: (url, snapshot, found) => {
    const seen = FIELDS.filter(({ id }) => found.has(id));
    const empty = seen.filter(({ id }) => shownValue(found.get(id)!).trim() === '').map(({ id }) => id);
    return {
      app: readApp(url, snapshot),
      information: { empty, known: seen.length === FIELDS.length },
    };
  },
};
