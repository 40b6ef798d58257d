/**
 * State and actions of the role page and of Purview: what was ticked and saved, which connectors exist, what was
 * submitted to Microsoft. Actions are pure state changes, (world, body) => void; the server answers every action with
 * the whole world.
 */
import type { World } from './world.ts';

export type Language = 'en' | 'fr' | 'de' | 'ja';

/**
 * What the Authentication form does. 'decoy-*': a second field labelled `Client secret`; offscreen lies left of the
 * viewport, transparent has no opacity. 'missing-secret': there is no such field. 'covered': a pane lies over the
 * fields. 'trimmed': 16 characters are kept. 'reset': a field is emptied 150 ms after it was written. 'replaced': every
 * write puts three new nodes in place of the fields.
 */
export type AuthenticationForm =
  | 'plain'
  | 'decoy-visible'
  | 'decoy-hidden'
  | 'decoy-offscreen'
  | 'decoy-transparent'
  | 'missing-secret'
  | 'covered'
  | 'readonly'
  | 'disabled'
  | 'trimmed'
  | 'reset'
  | 'replaced'
  | 'loose-labels';

/**
 * Variant flags of the role page and of Purview; merged flat into `world.variant`. `late` and `replaceNodes` hold here
 * as well.
 */
export interface RolePurviewVariant {
  /** Of the role page (all four) and of Purview (en and fr; the others show English). */
  language: Language;
  /** 'zoom': Vue 3 markup of 2026, one table. 'zm': the older one, whose column headings are a table apart. */
  roleMarkup: 'zoom' | 'zm';
  /** Where `View` and `Edit` are written: once in the header row, or beside each box. */
  roleLabels: 'header' | 'beside';
  roleSaveLabel: 'Save Changes' | 'Save';
  /** Ticking Edit ticks View as well; otherwise Edit is disabled until View is ticked. */
  roleEditTicksView: boolean;
  /** The Server-to-Server row is disabled until Edit of `Zoom for developers` is ticked (report of August 2026). */
  roleNeedsDevelopers: boolean;
  /** 'read': all boxes are disabled; 'none': the page says that it may not be opened. */
  roleAccess: 'edit' | 'read' | 'none';
  /** Which Fluent UI draws Purview, on both of its hosts. */
  purview: 'v9' | 'v8';
  /** Where the connectors are: a button upper right on the overview, or a tab of the settings page. */
  purviewWay: 'overview' | 'settings';
  /**
   * 'overlay': a plain full-page layer. 'modal': a Fluent v9 Dialog or v8 Panel of full size, which holds the focus.
   */
  purviewWizard: 'overlay' | 'modal';
  purviewForm: AuthenticationForm;
  /** 'checked': against the Zoom apps of this world. 'refused': never right. 'stuck': the spinner turns for ever. */
  purviewValidation: 'checked' | 'refused' | 'stuck';
  /** Milliseconds that the spinner turns. */
  purviewValidateMs: number;
  /** 'toast': the words of success are gone after 1.5 s. 'dialog': a message with `OK` over the form says what came of it. */
  purviewSuccess: 'inline' | 'toast' | 'dialog';
  /** When `My activated connectors` shows a new connector. */
  purviewListing: 'at-once' | 'after-refresh';
  /** First-visit dialogs, `Get started` then `Got it`. */
  purviewPopups: boolean;
  /** The Security Copilot pane: beside the page, or over its right edge. */
  purviewCopilot: 'none' | 'beside' | 'over';
}

export interface Permission {
  view: boolean;
  edit: boolean;
}

export interface Role {
  /** Zoom's own ids: 0 owner, 1 admin, 2 member. */
  id: string;
  name: string;
  members: number;
  /** By row id; a row that is absent is not ticked. */
  permissions: Record<string, Permission>;
}

export interface RoleState {
  roles: Role[];
  /** How often `Save Changes` was answered. */
  saves: number;
}

export interface Submission {
  connectorName: string;
  accountId: string;
  clientId: string;
  clientSecret: string;
  ok: boolean;
}

export interface ConnectorState {
  /** Of `My activated connectors`. */
  activated: { name: string; type: string; status: string }[];
  /** Every press of `Validate connection`, oldest first, with what was in the fields. */
  submissions: Submission[];
  /** First-visit dialogs that were closed. */
  popupsClosed: number;
  copilotClosed: boolean;
}

export function initialRolePurviewVariant(): RolePurviewVariant {
  return {
    language: 'en',
    roleMarkup: 'zoom',
    roleLabels: 'header',
    roleSaveLabel: 'Save Changes',
    roleEditTicksView: false,
    roleNeedsDevelopers: false,
    roleAccess: 'edit',
    purview: 'v9',
    purviewWay: 'overview',
    purviewWizard: 'overlay',
    purviewForm: 'plain',
    purviewValidation: 'checked',
    purviewValidateMs: 400,
    purviewSuccess: 'inline',
    purviewListing: 'at-once',
    purviewPopups: false,
    purviewCopilot: 'none',
  };
}

/** Three roles; the Admin may do the usual things, nobody but the owner may make Server-to-Server apps. */
export function initialRole(): RoleState {
  const usual = { view: true, edit: true };
  return {
    roles: [
      {
        id: '0',
        name: 'Owner',
        members: 1,
        permissions: { s2s: { ...usual }, developers: { ...usual }, users: { ...usual } },
      },
      {
        id: '1',
        name: 'Admin',
        members: 2,
        permissions: { users: { ...usual }, dashboard: { view: true, edit: false } },
      },
      { id: '2', name: 'Member', members: 40, permissions: {} },
    ],
    saves: 0,
  };
}

export function initialConnector(): ConnectorState {
  return { activated: [], submissions: [], popupsClosed: 0, copilotClosed: false };
}

/** Whether Zoom would give out a token: the app is of the right kind, activated, and all three values are its own. */
function isRight(world: World, submission: Submission): boolean {
  return (
    submission.accountId === world.account.id &&
    world.apps.some(
      (app) =>
        app.type === 's2s' &&
        app.activation === 'activated' &&
        app.clientId === submission.clientId &&
        app.clientSecret === submission.clientSecret,
    )
  );
}

function text(body: Record<string, unknown>, key: string): string {
  const value = body[key];
  return typeof value === 'string' ? value : '';
}

export const rolePurviewActions: Record<string, (world: World, body: Record<string, unknown>) => void> = {
  'role-save'(world, body) {
    const role = world.role.roles.find(({ id }) => id === body.roleId);
    if (role && world.variant.roleAccess === 'edit') {
      role.permissions = body.permissions as Record<string, Permission>;
      world.role.saves += 1;
    }
  },
  'purview-validate'(world, body) {
    const submission: Submission = {
      connectorName: text(body, 'connectorName'),
      accountId: text(body, 'accountId'),
      clientId: text(body, 'clientId'),
      clientSecret: text(body, 'clientSecret'),
      ok: false,
    };
    submission.ok = world.variant.purviewValidation === 'checked' && isRight(world, submission);
    world.connector.submissions.push(submission);
  },
  'purview-finish'(world, body) {
    world.connector.activated.push({ name: text(body, 'connectorName'), type: text(body, 'type'), status: 'Active' });
  },
  'purview-close-popup'(world) {
    world.connector.popupsClosed += 1;
  },
  'purview-close-copilot'(world) {
    world.connector.copilotClosed = true;
  },
};
