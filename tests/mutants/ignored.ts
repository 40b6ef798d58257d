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
];
