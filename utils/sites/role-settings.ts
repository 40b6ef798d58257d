import type { Found, Phrase } from '../find/index.ts';
import { isTicked } from './control-state.ts';
import { press, tick } from './define.ts';
import { clicked, type Page } from './types.ts';

const ROW: readonly Phrase[] = ['Server-to-Server OAuth app', 'Server-to-Server OAuth', 'サーバー間 OAuth アプリ'];
const DEVELOPERS: readonly Phrase[] = ['Zoom for developers'];
const COLUMNS = ['View', 'Edit'];
const SAVED = /\b(changes? (have been |were )?saved|saved( successfully)?|role (has been )?updated)\b/;

const box = (id: string, row: readonly Phrase[], name: string) =>
  tick(id, [], { row, column: { name, all: COLUMNS }, regions: ['main'] });

const DEVELOPER_BOXES = ['role.developers.view', 'role.developers.edit'];

/** The boxes were seen open on this visit: from then on both must be ticked and saved. */
const UNSAVED = 'role was open';

/** Role settings in Zoom's web portal, `/role#/detail/<roleId>/settings`: the row, its two boxes, the developers' row. */
export const roleSettings: Page = {
  id: 'role',
  site: 'role',
  step: 'role',
  signs: [{ address: /#\/detail\/[^/]+(\/settings|\/?$)/ }, { says: ROW }],
  targets: [
    box('role.s2s.view', ROW, 'View'),
    box('role.s2s.edit', ROW, 'Edit'),
    box('role.developers.view', DEVELOPERS, 'View'),
    box('role.developers.edit', DEVELOPERS, 'Edit'),
    press('role.save', ['Save Changes', 'Save', '変更を保存'], {
      context: ['Role Settings', 'Advanced features', ...ROW],
      regions: ['main', 'dialog', 'footer', 'float', 'header'],
    }),
  ],
  read: (_url, look, found, memory) => {
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
    const developers = DEVELOPER_BOXES.flatMap((id) => found.get(id) ?? []);
    const isShut = (one: Found | undefined) => one !== undefined && !one.enabled && !isTicked(one);
    // Edit alone may wait for View.
    const greyed = isShut(view) || (isShut(edit) && view !== undefined && isTicked(view));
    return {
      role: {
        viewTicked: view ? isTicked(view) : null,
        editTicked: edit ? isTicked(edit) : null,
        developersOpen: developers.some((one) => !isTicked(one)),
        saved: both && (saved || look.texts(SAVED, 'anywhere').length > 0),
        greyed,
        readOnly: greyed && developers.length > 0 && developers.every((one) => !one.enabled),
      },
    };
  },
};

/** The list of roles, from which a role's settings are opened. */
export const roleList: Page = {
  id: 'role-list',
  site: 'role',
  step: 'role',
  signs: [{ address: /^\/role/ }],
  targets: [],
};
