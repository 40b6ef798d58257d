import * as z from 'zod/mini';
import { LONGEST_CONTACT } from '../model/contact.ts';
import { PREPARATION_IDS } from '../model/preparations.ts';
import type { FillRefusal } from '../model/state.ts';
import { STEP_IDS } from '../model/steps.ts';

// Zod's compiled checks need `new Function`, which the content security policy of the extension forbids.
z.config({ jitless: true });

const step = () => z.literal(STEP_IDS);
const text = (most: number) => z.string().check(z.maxLength(most));
/**
 * A credential as it comes. Formats only warn, since nobody knows all of Zoom's; what is longer than 4 KiB is refused by
 * `refusalOf`, in words. The schema bounds the rest.
 */
const values = () => z.strictObject({ accountId: text(8192), clientId: text(8192), clientSecret: text(8192) });

const contact = () =>
  z.strictObject({
    companyName: text(LONGEST_CONTACT),
    contactName: text(LONGEST_CONTACT),
    contactEmail: text(LONGEST_CONTACT),
  });

const sighting = () =>
  z.strictObject({
    page: text(40),
    app: z.nullable(z.strictObject({ id: text(64), name: text(200) })),
    otherKind: z.nullable(text(64)),
    role: z.nullable(z.literal(['saved', 'open'])),
    informationEmpty: z.nullable(z.number()),
    scopes: z.nullable(
      z.strictObject({
        family: z.nullable(z.literal(['classic', 'granular'])),
        table: z.array(text(120)).check(z.maxLength(2000)),
      }),
    ),
    activation: z.nullable(z.literal(['active', 'inactive'])),
    validated: z.boolean(),
    listed: z.boolean(),
  });

/** Why a page's script did not fill the form, or took the values out again. */
const FORM_REFUSALS = [
  'missing-field',
  'doubled-field',
  'hidden-field',
  'covered-field',
  'locked-field',
  'read-back',
  'frame',
] as const satisfies readonly FillRefusal[];

export type FormRefusal = (typeof FORM_REFUSALS)[number];

const refusal = () => z.literal(FORM_REFUSALS);

/**
 * What the card's buttons ask of the background. Nothing in it releases a value: that click is the
 * panel's, since a button in a web page can be clickjacked.
 */
export const CARD_ACTS = [
  'check',
  'stop-check',
  'confirm',
  'unconfirm',
  'stop',
  'replace',
  'keep',
  'open',
  'hide',
  'unhide',
] as const;

/** `page` is any of our sites. */
type From = 'panel' | 'page' | 'marketplace' | 'purview';

/**
 * A message that holds `fields` beside its type. They are built when the first such message comes: most workers see
 * few.
 */
function message<Shape extends z.core.$ZodShape = Record<never, never>>(from: From, fields?: () => Shape) {
  return { from, fields: fields ?? (() => ({}) as Shape) };
}

/** Every message that the background takes, and who may send it. A message that is not here does not exist. */
export const MESSAGES = {
  'page.opened': message('page'),
  'page.hello': message('page'),
  'page.seen': message('page', () => ({ sighting: sighting() })),
  'page.tokens': message('marketplace', () => ({ digests: z.array(text(16)).check(z.maxLength(4)) })),
  'page.collect': message('marketplace', () => ({ values: values(), appId: z.nullable(text(64)) })),
  // With replace and keep: the second set that was shown, so that a later one is not taken for it. With hide: the page.
  'page.act': message('page', () => ({
    act: z.literal(CARD_ACTS),
    step: z.optional(step()),
    captureId: z.optional(text(200)),
    place: z.optional(text(400)),
  })),
  'page.panel': message('page'),
  'page.form-ready': message('purview'),
  'page.form-refused': message('purview', () => ({ refusal: refusal() })),
  'page.form-filled': message('purview', () => ({ nonce: text(200), refusal: z.nullable(refusal()) })),
  'panel.start': message('panel'),
  'panel.reload-tabs': message('panel'),
  'panel.stop': message('panel'),
  'panel.collect': message('panel'),
  'panel.enter': message('panel', () => ({ values: values() })),
  'panel.check': message('panel'),
  'panel.stop-check': message('panel'),
  // The click's own id and the bundle that was shown, so that a message that comes twice or late is not another click.
  'panel.handoff': message('panel', () => ({ click: text(200), captureId: z.optional(text(200)) })),
  'panel.forget': message('panel'),
  'panel.extend': message('panel'),
  'panel.copy': message('panel', () => ({ field: z.literal(['accountId', 'clientId', 'clientSecret']) })),
  'panel.replace': message('panel', () => ({ captureId: text(200) })),
  'panel.keep': message('panel', () => ({ captureId: text(200) })),
  'panel.confirm': message('panel', () => ({ step: step() })),
  'panel.unconfirm': message('panel', () => ({ step: step() })),
  'panel.open': message('panel', () => ({ step: step() })),
  'panel.reset': message('panel'),
  'panel.notice-read': message('panel'),
  'panel.prepare': message('panel', () => ({
    item: z.literal(PREPARATION_IDS),
    answer: z.nullable(z.literal(['have', 'other'])),
  })),
  'panel.contact': message('panel', () => ({ contact: contact() })),
  'panel.hint': message('panel'),
  'panel.show': message('panel'),
  'panel.report': message('panel'),
} as const;

/** Name of a message that somebody may send to the background. */
export type MessageType = keyof typeof MESSAGES;

type FieldsOf<Type extends MessageType> = ReturnType<(typeof MESSAGES)[Type]['fields']>;
type Schema<Type extends MessageType> = z.ZodMiniObject<
  FieldsOf<Type> & { type: z.ZodMiniLiteral<Type> },
  z.core.$strict
>;

/** The schema of a message: its type, its fields, and nothing else. Made anew: who asks often keeps it. */
export function schemaOf<Type extends MessageType>(type: Type): Schema<Type> {
  return z.strictObject({ type: z.literal(type), ...MESSAGES[type].fields() }) as Schema<Type>;
}

/** A message of one type, as it is after its schema took it. */
export type Message<Type extends MessageType = MessageType> = { [One in Type]: Frozen<z.infer<Schema<One>>> }[Type];

/** Lists of a message are read, never changed. */
type Frozen<Value> = Value extends (infer Item)[]
  ? readonly Frozen<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
    : Value;
