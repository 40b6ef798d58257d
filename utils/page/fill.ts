import { isDrawn } from '../dom/drawn.ts';
import { query } from '../dom/safe-dom.ts';
import type { Found, Phrase } from '../find/index.ts';
import { bestAgreement } from '../find/words.ts';
import type { FormRefusal } from '../messages/schemas.ts';
import type { FillRefusal } from '../model/state.ts';
import { FORM } from '../sites/purview/targets.ts';
import type { Reading } from '../sites/types.ts';
import type { Credentials } from '../zoom/credentials.ts';
import { ask } from './background.ts';

interface Form {
  readonly fields: readonly HTMLInputElement[];
}

/** A label that agrees so well with a field's name is that field's. */
const SAME = 0.97;

/** A field that the finder does not see: it is not there, or its label is and something hides or covers it. */
function whyAbsent(names: readonly Phrase[]): FormRefusal {
  const label = (query(document, 'label') as HTMLLabelElement[]).find(
    (one) => bestAgreement(one.textContent ?? '', names) >= SAME,
  );
  if (!label) return 'missing-field';
  const { control } = label;
  const hasSize = !control || (isDrawn(control) && control.offsetWidth > 1 && control.offsetHeight > 1);
  return isDrawn(label) && hasSize ? 'covered-field' : 'hidden-field';
}

/** Whether the page has cut it out of what is drawn (`clip-path`): at its middle, a click meets what lies around it. */
function isCutAway(field: HTMLInputElement): boolean {
  const { x, y, width, height } = field.getBoundingClientRect();
  // By the prototypes, which no name of an element in the page can shadow.
  const hit = Document.prototype.elementFromPoint.call(document, x + width / 2, y + height / 2);
  return hit !== null && Node.prototype.contains.call(hit, field.parentNode);
}

/** The form's three fields if each is there once, can be seen and can be typed into; else why not. */
export function readForm(reading: Reading): Form | FormRefusal {
  const fields: HTMLInputElement[] = [];
  for (const { id, names } of FORM) {
    const found: Found | undefined = reading.found.get(id);
    if (!found) return reading.facts.controls[id]?.look === 'ambiguous' ? 'doubled-field' : whyAbsent(names);
    const { element } = found;
    if (element.ownerDocument !== document) return 'frame';
    if (!(element instanceof HTMLInputElement)) return 'missing-field';
    if (!found.enabled || element.readOnly) return 'locked-field';
    if (!found.away && isCutAway(element)) return 'hidden-field';
    fields.push(element);
  }
  return new Set(fields).size === FORM.length ? { fields } : 'doubled-field';
}

/** Frameworks overwrite a bare `.value`; the native setter and bubbling events are what their own tests use. */
export function write(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const { prototype } = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype, 'value')!.set!.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** A tab in the background draws no frames, and the page still says what became of the values. */
const NO_FRAMES_MS = 400;

/** Resolves after the page had two frames to render what was written, or the time for them. */
function afterRender(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, NO_FRAMES_MS);
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0)));
  });
}

/** A page that sets its fields back does so within this time, milliseconds. */
const STAYS_MS = 600;

/** The field, in sight and the very one that was looked at before; else why not. One look before each write. */
function fieldNow(reread: () => Reading, before: Form, index: number): HTMLInputElement | FormRefusal {
  const field = before.fields[index]!;
  const find = () => reread().found.get(FORM[index]!.id);
  let found = find();
  if (found?.away) {
    field.scrollIntoView({ block: 'center', inline: 'nearest' });
    found = find();
  }
  if (found?.element !== field) return 'read-back';
  return found.away || isCutAway(field) ? 'covered-field' : field;
}

/** Takes the values out again: of the fields that were looked at, also where they left the page, and of what stands there now. */
async function clear(reread: () => Reading, fields: readonly HTMLInputElement[]): Promise<void> {
  await afterRender();
  const { found } = reread();
  const there = FORM.map(({ id }) => found.get(id)?.element).filter((one) => one instanceof HTMLInputElement);
  for (const field of new Set([...fields, ...there])) if (field.value !== '') write(field, '');
}

/** Writes the three values and reads them back; where that fails, takes them out again and says why. */
async function writeValues(reread: () => Reading, before: Form, values: Credentials): Promise<FormRefusal | null> {
  const wanted = [values.accountId, values.clientId, values.clientSecret];
  const now = readForm(reread());
  if (typeof now === 'string') return now;
  // The very fields that were looked at when the values were asked for, or none (a swap between look and write).
  if (now.fields.some((field, index) => field !== before.fields[index])) return 'missing-field';
  for (const [index, value] of wanted.entries()) {
    const field = fieldNow(reread, before, index);
    if (typeof field === 'string') {
      await clear(reread, before.fields);
      return field;
    }
    write(field, value);
  }
  await afterRender();
  const after = readForm(reread());
  const holds = (fields: readonly HTMLInputElement[]) => fields.every(({ value }, index) => value === wanted[index]);
  if (typeof after === 'string' || !holds(after.fields)) {
    await clear(reread, now.fields);
    return 'read-back';
  }
  await new Promise((resolve) => setTimeout(resolve, STAYS_MS));
  const later = readForm(reread());
  // While Microsoft validates, the fields may be locked: then what stands in them counts.
  const fields = typeof later === 'string' ? after.fields : later.fields;
  if (holds(fields)) return null;
  await clear(reread, [...now.fields, ...after.fields]);
  return 'read-back';
}

/** Looks of `settledForm` at most: a page that never stands still is asked for as it is. */
const LOOKS = 10;

/** For so long the same fields must have stood before they are asked for. */
const STILL_MS = 250;

/** The form once it stands still: a release is not to be spent on a page that still renders. */
async function settledForm(reread: () => Reading): Promise<Form | FormRefusal> {
  let form = readForm(reread());
  for (let looks = 0; looks < LOOKS && typeof form !== 'string'; looks += 1) {
    const { fields }: Form = form;
    await new Promise((resolve) => setTimeout(resolve, STILL_MS));
    await afterRender();
    form = readForm(reread());
    if (typeof form !== 'string' && form.fields.every((field, index) => field === fields[index])) return form;
  }
  return form;
}

/**
 * Says that the form is ready, and fills it if the background releases the values to this document: all three fields,
 * read back, or all three cleared again. Never presses anything. Resolves to the refusal, or null where the form was
 * filled.
 */
export async function fillForm(reread: () => Reading): Promise<FillRefusal | 'not-asked' | 'no-credentials' | null> {
  const form = await settledForm(reread);
  if (typeof form === 'string') {
    await ask({ type: 'page.form-refused', refusal: form });
    return form;
  }
  // An answer that was lost on its way is spent: asked again, the background can say at once that it has to be pressed again.
  const ready = () => ask({ type: 'page.form-ready' });
  const reply = (await ready()) ?? (await ready());
  if (!reply) return 'gone';
  if (!reply.ok) return reply.refusal;
  const refusal = await writeValues(reread, form, reply.values);
  await ask({ type: 'page.form-filled', nonce: reply.nonce, refusal });
  return refusal;
}
