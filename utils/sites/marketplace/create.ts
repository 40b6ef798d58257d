import { BY_ADDRESS, BY_DIALOG, control, isTitled, shown, shows, TITLES, told } from '../define.ts';
import type { Page } from '../types.ts';
import { appPath, isOtherKind } from './app.ts';

const KIND = shown(2025, 'pages.md 1.3, ballerina 2025-06', 'Server to Server OAuth App', 'Server-to-Server OAuth');
const CHOOSER_TITLE = shown(
  2025,
  'pages.md 1.3',
  'What kind of app are you creating',
  'What kind of app are you creating?',
);
const CARDS_TITLE = told(2025, 'PingIdentity docs', 'Choose your app type');
const NAME_TITLE = shown(2024, 'pages.md 1.3', 'Create a Server-to-Server OAuth app');
const APP_NAME = shown(2024, 'pages.md 1.3', 'App Name');
const CREATE = shown(2025, 'pages.md 1.3', 'Create');
const NOT_FOUND = shown(2026, 'pages.md 1.2', /^we couldn['’]t find the page/);

/** The chooser as a dialog with radio cards; General App is preselected (screenshots 2024, 2025). */
export const chooser: Page = {
  id: 'chooser',
  site: 'marketplace',
  step: 'create',
  controls: [
    control('chooser.s2s', ['radio', 'option', 'checkbox'], KIND),
    control('chooser.create', 'button', CREATE, { form: KIND }),
  ],
  recognise: (_url, snapshot) => (isTitled(snapshot, CHOOSER_TITLE) ? BY_DIALOG : 0),
};

/** The chooser as a page of cards, each with a `Create` of its own (screenshots 2023). */
export const cards: Page = {
  id: 'cards',
  site: 'marketplace',
  step: 'create',
  controls: [control('chooser.create', ['button', 'link'], CREATE, { row: KIND, titled: TITLES, part: KIND })],
  recognise: (_url, snapshot) => (isTitled(snapshot, CARDS_TITLE) ? BY_DIALOG - 1 : 0),
};

/** The dialog that asks for the app's name (counter n/50; screenshots 2023, 2024). */
export const name: Page = {
  id: 'name',
  site: 'marketplace',
  step: 'create',
  controls: [
    control('name.input', 'textbox', APP_NAME),
    control('name.create', 'button', CREATE, { alone: true, form: APP_NAME }),
  ],
  // Over an app's page it is only fading out, with its field emptied.
  recognise: (url, snapshot) => (!appPath(url) && isTitled(snapshot, NAME_TITLE) ? BY_DIALOG : 0),
};

/** A General app's page: a cheap and certain sign of the wrong kind (pages.md 1.2). */
export const wrongKind: Page = {
  id: 'wrong-kind',
  site: 'marketplace',
  step: 'create',
  controls: [],
  recognise: (url, snapshot) => {
    if (url.pathname.startsWith('/develop/applications/')) return BY_ADDRESS + 1;
    return appPath(url) && isOtherKind(snapshot) ? BY_ADDRESS + 1 : 0;
  },
  read: (url) => {
    const path = appPath(url);
    return path ? { otherKind: path.id } : {};
  },
};

/** Terms of use that a first-time developer meets. They are hers to accept, so nothing is ringed. */
export const terms: Page = {
  id: 'terms',
  site: 'marketplace',
  step: 'create',
  controls: [],
  recognise: (_url, snapshot) =>
    snapshot.dialog &&
    shows(snapshot, told(2026, 'Cartography 2026', 'Agree', 'I agree'), { region: 'dialog' }) &&
    snapshot.texts(/terms of use/, { region: 'dialog' }).length > 0
      ? BY_DIALOG
      : 0,
};

/** `/scopes` and other addresses that do not exist answer so (seen July 2026). */
export const noPage: Page = {
  id: 'no-page',
  site: 'marketplace',
  step: null,
  controls: [],
  recognise: (_url, snapshot) => (shows(snapshot, NOT_FOUND) ? BY_ADDRESS + 2 : 0),
};
