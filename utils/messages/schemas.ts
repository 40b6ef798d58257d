import * as z from 'zod/mini';
import { STEP_IDS } from '../guide/steps.ts';

// Zod's compiled checks need `new Function`, which the content security policy of the extension forbids.
z.config({ jitless: true });

const step = z.enum(STEP_IDS);
const short = z.string().check(z.maxLength(200));
/** A credential as it comes: refused only beyond 4 KiB (ruling 10), which `refusalOf` words; the schema bounds the rest. */
const value = z.string().check(z.maxLength(8192));
const values = z.strictObject({ accountId: value, clientId: value, clientSecret: value });
const field = z.enum(['accountId', 'clientId', 'clientSecret']);
const scopeId = z.string().check(z.maxLength(120));

const sighting = z.strictObject({
  page: z.string().check(z.maxLength(40)),
  app: z.nullable(z.strictObject({ id: z.string().check(z.maxLength(64)), name: short })),
  roleSaved: z.boolean(),
  informationEmpty: z.nullable(z.number()),
  scopes: z.nullable(
    z.strictObject({
      family: z.nullable(z.enum(['classic', 'granular'])),
      table: z.array(scopeId).check(z.maxLength(2000)),
    }),
  ),
  activation: z.nullable(z.enum(['active', 'inactive'])),
  validated: z.boolean(),
  listed: z.boolean(),
});

const refusal = z.enum([
  'missing-field',
  'doubled-field',
  'hidden-field',
  'covered-field',
  'locked-field',
  'read-back',
]);

/** What the card's buttons ask of the background. Nothing in it releases a value (security R07 is the panel's click). */
export const CARD_ACTS = ['check', 'stop-check', 'confirm', 'unconfirm', 'stop', 'replace', 'keep', 'open'] as const;

/** Every message that the background takes, and who may send it. A message that is not here does not exist. */
export const MESSAGES = {
  'page.hello': { from: 'page', schema: z.strictObject({ type: z.literal('page.hello') }) },
  'page.seen': { from: 'page', schema: z.strictObject({ type: z.literal('page.seen'), sighting }) },
  'page.tokens': {
    from: 'marketplace',
    schema: z.strictObject({
      type: z.literal('page.tokens'),
      digests: z.array(z.string().check(z.maxLength(16))).check(z.maxLength(4)),
    }),
  },
  'page.collect': {
    from: 'marketplace',
    schema: z.strictObject({
      type: z.literal('page.collect'),
      values,
      appId: z.nullable(z.string().check(z.maxLength(64))),
    }),
  },
  'page.act': {
    from: 'page',
    schema: z.strictObject({ type: z.literal('page.act'), act: z.enum(CARD_ACTS), step: z.optional(step) }),
  },
  'page.panel': { from: 'page', schema: z.strictObject({ type: z.literal('page.panel') }) },
  'page.form-ready': { from: 'purview', schema: z.strictObject({ type: z.literal('page.form-ready') }) },
  'page.form-refused': {
    from: 'purview',
    schema: z.strictObject({ type: z.literal('page.form-refused'), refusal }),
  },
  'page.form-filled': {
    from: 'purview',
    schema: z.strictObject({ type: z.literal('page.form-filled'), nonce: short, refusal: z.nullable(refusal) }),
  },
  'panel.start': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.start') }) },
  'panel.reload-tabs': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.reload-tabs') }) },
  'panel.stop': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.stop') }) },
  'panel.collect': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.collect') }) },
  'panel.enter': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.enter'), values }) },
  'panel.check': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.check') }) },
  'panel.stop-check': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.stop-check') }) },
  // The click's own id and the bundle that she saw, so that a message that comes twice or late is not another click.
  'panel.handoff': {
    from: 'panel',
    schema: z.strictObject({
      type: z.literal('panel.handoff'),
      click: z.optional(short),
      captureId: z.optional(short),
    }),
  },
  'panel.forget': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.forget') }) },
  'panel.extend': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.extend') }) },
  'panel.copy': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.copy'), field }) },
  'panel.replace': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.replace') }) },
  'panel.keep': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.keep') }) },
  'panel.confirm': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.confirm'), step }) },
  'panel.unconfirm': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.unconfirm'), step }) },
  'panel.open': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.open'), step }) },
  'panel.reset': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.reset') }) },
  'panel.notice-read': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.notice-read') }) },
  'panel.hint': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.hint') }) },
  'panel.show': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.show') }) },
  'panel.report': { from: 'panel', schema: z.strictObject({ type: z.literal('panel.report') }) },
} as const;

export type MessageType = keyof typeof MESSAGES;

/** A message of one type, as it is after its schema took it. */
export type Message<Type extends MessageType = MessageType> = Frozen<z.infer<(typeof MESSAGES)[Type]['schema']>>;

/** Lists of a message are read, never changed. */
type Frozen<Value> = Value extends (infer Item)[]
  ? readonly Frozen<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
    : Value;
