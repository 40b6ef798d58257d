import type { Found } from '../find/types.ts';
import { isTicked } from './control-state.ts';
import { BY_ADDRESS, BY_CONTENT, control, inferred, shows, TITLES, told } from './define.ts';
import { clicked, type Page } from './types.ts';

const ROW = told(
  2026,
  'developers.zoom.us/docs/internal-apps',
  'Server-to-Server OAuth app',
  /^server to server oauth( apps?)?$/,
);
const DEVELOPERS = told(2026, 'developers.zoom.us/docs/build-flow/role-permissions', 'Zoom for developers');
const VIEW = told(2026, 'developers.zoom.us/docs/internal-apps', 'View');
const EDIT = told(2026, 'developers.zoom.us/docs/internal-apps', 'Edit');
// Zoom's guides say "save the changes"; no picture of the button is known.
const SAVE = told(2026, 'pages.md 2', 'Save', 'Save Changes');
const SAVED = /\b(changes? (have been |were )?saved|saved( successfully)?|role (has been )?updated)\b/;

/** The same row may stand there once more. */
const SUB_ACCOUNTS = inferred(2026, 'developers.zoom.us/docs/internal-apps', /^sub ?accounts?$/);

const box = (id: string, row: typeof ROW, column: typeof VIEW) =>
  control(id, ['checkbox', 'switch'], [], { row, titled: TITLES, column, notSection: SUB_ACCOUNTS });

const DEVELOPER_BOXES = [box('role.developers.view', DEVELOPERS, VIEW), box('role.developers.edit', DEVELOPERS, EDIT)];

function ticked(found: Found | undefined): boolean | null {
  return found ? isTicked(found) : null;
}

/** The boxes were seen open on this visit: from then on both must be ticked and saved. */
const UNSAVED = 'role was open';

/**
 * Role settings in Zoom's web portal: `/role#/detail/<roleId>/settings` (address built by a shipped connector, 2023).
 */
export const roleSettings: Page = {
  id: 'role',
  site: 'role',
  step: 'role',
  controls: [
    box('role.s2s.view', ROW, VIEW),
    box('role.s2s.edit', ROW, EDIT),
    // What is saved from another form is something else: the role's name, a note.
    { ...control('role.save', 'button', SAVE, { form: ROW }), among: { ids: 'role.s2s.', least: 1 } },
  ],
  recognise: (url, snapshot) => {
    if (shows(snapshot, ROW)) return BY_CONTENT;
    return /^#\/detail\/[^/]+(\/settings|\/?$)/.test(url.hash) ? BY_ADDRESS : 0;
  },
  read: (_url, snapshot, found, memory) => {
    const view = found.get('role.s2s.view');
    const edit = found.get('role.s2s.edit');
    const both = Boolean(view && edit && isTicked(view) && isTicked(edit));
    if (view && edit && !both) {
      memory.set(UNSAVED, true);
      memory.delete(clicked('role.save'));
    }
    const save = found.get('role.save');
    const nothingToSave = save ? !save.enabled : !memory.has(UNSAVED);
    const saved = nothingToSave || memory.has(clicked('role.save'));
    const developers = DEVELOPER_BOXES.map((wanted) => snapshot.find(wanted)).filter((look) => look.kind === 'found');
    const isShut = (one: Found | undefined) => one !== undefined && !one.enabled && !isTicked(one);
    // Edit alone may wait for View.
    const greyed = isShut(view) || (isShut(edit) && view !== undefined && isTicked(view));
    return {
      role: {
        viewTicked: ticked(view),
        editTicked: ticked(edit),
        developersOpen: developers.some((look) => !isTicked(look)),
        saved: both && (saved || snapshot.texts(SAVED).length > 0),
        greyed,
        readOnly: greyed && developers.length > 0 && developers.every((look) => !look.enabled),
      },
    };
  },
};

/** The list of roles, from which a role's settings are opened. */
export const roleList: Page = {
  id: 'role-list',
  site: 'role',
  step: 'role',
  controls: [],
  recognise: (url) => (url.pathname.startsWith('/role') ? 1 : 0),
};
