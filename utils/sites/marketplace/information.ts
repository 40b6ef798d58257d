import type { Phrase } from '../../find/index.ts';
import { shownValue } from '../control-state.ts';
import { field } from '../define.ts';
import type { Page } from '../types.ts';
import { RAIL, readApp, sectionSigns } from './app.ts';

const CONTACT: readonly Phrase[] = ['Developer Contact Information', 'Contact information', 'Developer contact'];

const FIELDS = [
  field('information.short-description', ['Short Description', ['Description', 0.8]], {
    regions: ['main'],
    not: ['Long description'],
  }),
  field('information.company-name', ['Company Name', ['Company', 0.9]], { regions: ['main'] }),
  field('information.contact-name', ['Name', 'Contact name', 'Developer contact name', ['Full name', 0.9]], {
    context: CONTACT,
    regions: ['main'],
    not: ['App name', 'Company name'],
  }),
  field('information.contact-email', ['Email', 'Email address', 'Contact email', 'Developer contact email'], {
    context: CONTACT,
    regions: ['main'],
    shape: 'email',
  }),
];

/** What activation needs (a written guide, Teachlr 2023); a short description is asked for on General apps only. */
const NEEDED = ['information.company-name', 'information.contact-name', 'information.contact-email'];

/** What Zoom's page calls each field, by target. */
export const FIELD_NAMES: Readonly<Record<string, string>> = {
  'information.company-name': 'Company Name',
  'information.contact-name': 'Name',
  'information.contact-email': 'Email',
};

/** Information: fields save on their own; company name, contact name and contact e-mail are required for activation. */
export const information: Page = {
  id: 'information',
  site: 'marketplace',
  step: 'information',
  signs: sectionSigns('information', { says: CONTACT }),
  targets: [...FIELDS, ...RAIL],
  read: (url, look, found) => {
    const seen = NEEDED.filter((id) => found.has(id));
    const empty = seen.filter((id) => shownValue(found.get(id)!).trim() === '');
    return { app: readApp(url, look), information: { empty, known: seen.length === NEEDED.length } };
  },
};
