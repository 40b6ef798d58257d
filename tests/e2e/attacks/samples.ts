import type { MessageType } from '../../../utils/messages/schemas.ts';
import { seenOn } from '../../sightings.ts';

const values = { accountId: 'forged-account', clientId: 'forged-client', clientSecret: 'forged-secret' };
const sighting = seenOn('home');

/** One well-formed message of every type. */
export const SAMPLES: { readonly [Type in MessageType]: { readonly type: Type } & Record<string, unknown> } = {
  'page.opened': { type: 'page.opened' },
  'page.hello': { type: 'page.hello' },
  'page.seen': { type: 'page.seen', sighting },
  'page.tokens': { type: 'page.tokens', digests: ['0123456789abcdef'] },
  'page.collect': { type: 'page.collect', values, appId: null },
  'page.act': { type: 'page.act', act: 'confirm', step: 'feature' },
  'page.panel': { type: 'page.panel' },
  'page.form-ready': { type: 'page.form-ready' },
  'page.form-refused': { type: 'page.form-refused', refusal: 'missing-field' },
  'page.form-filled': { type: 'page.form-filled', nonce: 'forged', refusal: null },
  'panel.start': { type: 'panel.start' },
  'panel.reload-tabs': { type: 'panel.reload-tabs' },
  'panel.stop': { type: 'panel.stop' },
  'panel.collect': { type: 'panel.collect' },
  'panel.enter': { type: 'panel.enter', values },
  'panel.check': { type: 'panel.check' },
  'panel.stop-check': { type: 'panel.stop-check' },
  'panel.handoff': { type: 'panel.handoff', click: 'forged' },
  'panel.forget': { type: 'panel.forget' },
  'panel.extend': { type: 'panel.extend' },
  'panel.copy': { type: 'panel.copy', field: 'clientSecret' },
  'panel.replace': { type: 'panel.replace', captureId: 'forged' },
  'panel.keep': { type: 'panel.keep', captureId: 'forged' },
  'panel.confirm': { type: 'panel.confirm', step: 'feature' },
  'panel.unconfirm': { type: 'panel.unconfirm', step: 'feature' },
  'panel.open': { type: 'panel.open', step: 'create' },
  'panel.reset': { type: 'panel.reset' },
  'panel.notice-read': { type: 'panel.notice-read' },
  'panel.contact': {
    type: 'panel.contact',
    contact: { companyName: 'Contoso', contactName: 'Ada', contactEmail: 'ada@contoso.example' },
  },
  'panel.prepare': { type: 'panel.prepare', item: 'zoom-role', answer: 'have' },
  'panel.hint': { type: 'panel.hint' },
  'panel.show': { type: 'panel.show' },
  'panel.report': { type: 'panel.report' },
};

/** The samples of these types, by type. */
export const samplesOf = (types: readonly MessageType[]): Record<string, object> =>
  Object.fromEntries(types.map((type) => [type, SAMPLES[type]]));

/** What comes of messages that are dropped, by type. */
export const nothingFor = (types: readonly MessageType[]): Record<string, null> =>
  Object.fromEntries(types.map((type) => [type, null]));
