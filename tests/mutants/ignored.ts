/** A change that no test can notice, as Stryker names it, and why nobody has to. */
export interface Ignored {
  readonly file: string;
  /** The line that it stands in, without blanks around it. */
  readonly line: string;
  /** The kind of change and what is put in, as `npm run mutants` prints it. */
  readonly mutant: string;
  readonly why: string;
}

export const IGNORED: readonly Ignored[] = [
  {
    file: 'utils/vault/vault.ts',
    line: "if (handoff.captureId !== capture?.id) return 'gone';",
    mutant: 'OptionalChaining: capture.id',
    why: 'a session without a capture was refused before',
  },
  {
    file: 'utils/messages/receive.ts',
    line: "return typeof type === 'string' && Object.hasOwn(MESSAGES, type) ? (type as MessageType) : null;",
    mutant: 'ConditionalExpression: true',
    why: 'a type that is no text is dropped by the schema of the type that it reads as',
  },
  {
    file: 'utils/messages/receive.ts',
    line: 'return text.length > MOST_CHARACTERS ? undefined : JSON.parse(text);',
    mutant: 'EqualityOperator: text.length >= MOST_CHARACTERS',
    why: 'no message that a schema takes is that long',
  },
  {
    file: 'utils/messages/receive.ts',
    line: 'return text.length > MOST_CHARACTERS ? undefined : JSON.parse(text);',
    mutant: 'ConditionalExpression: false',
    why: 'the schema drops it as well; it is dropped here to save its time',
  },
  {
    file: 'utils/messages/receive.ts',
    line: '} catch {',
    mutant: 'BlockStatement: {}',
    why: 'undefined is what a function without a return gives',
  },
  {
    file: 'utils/messages/receive.ts',
    line: 'const parsed = allowed ? schemas[type]?.safeParse(message) : null;',
    mutant: 'OptionalChaining: schemas[type].safeParse',
    why: 'the schema of an allowed type was made in the line before',
  },
  {
    file: 'utils/messages/sender.ts',
    line: 'return sender.origin ?? (sender.url === undefined ? null : originOfUrl(sender.url));',
    mutant: 'ConditionalExpression: false',
    why: 'an address that is undefined has no origin either',
  },
  {
    file: 'utils/messages/sender.ts',
    line: 'if (origin === null || sender.tab?.id === undefined || sender.frameId !== 0) return null;',
    mutant: 'ConditionalExpression: false',
    why: 'no site has null for its origin',
  },
  {
    file: 'utils/messages/schemas.ts',
    line: 'z.config({ jitless: true });',
    mutant: 'ObjectLiteral: {}',
    why: 'only a browser with our policy notices: e2e/attacks/policy.test.ts',
  },
  {
    file: 'utils/messages/schemas.ts',
    line: 'z.config({ jitless: true });',
    mutant: 'BooleanLiteral: false',
    why: 'only a browser with our policy notices: e2e/attacks/policy.test.ts',
  },
  {
    file: 'utils/messages/schemas.ts',
    line: 'return { from, fields: fields ?? (() => ({}) as Shape) };',
    mutant: 'ArrowFunction: () => undefined',
    why: 'undefined, spread into the schema, adds no field either',
  },
];
