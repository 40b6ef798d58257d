import type { Root } from '../../dom/safe-dom.ts';

/** What of an element's attributes says where and whether it shows; what it is and how it is called does not change. */
export const LOOKS: ReadonlySet<string> = new Set(['class', 'style', 'hidden', 'inert', 'open']);
/** What of an element's attributes says what it is and how it is called, and what says how it looks. */
const ATTRIBUTES = [
  ...'role tabindex contenteditable type for id href title alt placeholder value'.split(' '),
  ...['aria-label', 'aria-labelledby', 'aria-placeholder', 'aria-hidden'],
  ...LOOKS,
];
/** With more changes than this, reading everything again costs less than telling what changed. */
const LIMIT = 200;

/** Keeps what has changed in a page between two looks, as long as that is little; then it does not even listen. */
export class Changes {
  #records: MutationRecord[] | null = null;
  readonly #observer = new MutationObserver((records) => this.#keep(records));

  /** From now on. */
  listen(roots: readonly Root[]): void {
    this.#observer.disconnect();
    this.#records = [];
    const options = { childList: true, subtree: true, characterData: true, attributes: true };
    for (const root of roots) {
      this.#observer.observe(root, { ...options, attributeFilter: ATTRIBUTES });
    }
  }

  /** What has changed since the last call or `listen`; null where that is not known. */
  take(): readonly MutationRecord[] | null {
    this.#keep(this.#observer.takeRecords());
    const records = this.#records;
    this.#records &&= [];
    return records;
  }

  #keep(records: readonly MutationRecord[]): void {
    if (this.#records && this.#records.length + records.length <= LIMIT) {
      this.#records.push(...records);
    } else {
      this.#records = null;
      this.#observer.disconnect();
    }
  }
}
