import type { View } from '../utils/model/view.ts';
import { saveText } from '../utils/panel/outlets.ts';
import { type SectionId, setupRecord } from '../utils/record/record.ts';
import { dateAndTime } from '../utils/time.ts';
import { ActionButton, type Outcome } from './ActionButton.tsx';
import { copied } from './copied.ts';
import { RecordSections } from './RecordSections.tsx';
import { useText } from './text.tsx';

interface Props {
  readonly view: View;
  /** The extension's version, as the record names it. */
  readonly version: string;
}

/** What she should know when all is done, also without opening the record. */
const AT_THE_END: readonly SectionId[] = ['proofs', 'later', 'changes'];

/** The setup record: to save, to print, to copy. It is made of the moment of the click. */
export function Record({ view, version }: Props) {
  const t = useText();
  const recordNow = () => setupRecord(view, { version, now: Date.now(), t, when: dateAndTime });
  const make = () => recordNow().markdown;
  const isDone = view.current === 'done';

  async function save(): Promise<Outcome> {
    saveText('setup-record.md', make(), 'text/markdown');
    return { tone: 'done', text: t('panel_saved') };
  }

  return (
    <section aria-labelledby="record-title">
      <h2 id="record-title">{t('panel_record_title')}</h2>
      <p class="quiet">{t('panel_record_hint')}</p>
      <div class="row">
        <ActionButton label={t('panel_save_record')} kind={isDone ? 'primary' : 'plain'} run={save} />
        <ActionButton label={t('panel_copy_record')} kind="link" run={() => copied(make(), t)} />
        <a href="record.html" target="_blank" rel="noreferrer">
          {t('panel_print_record')}
        </a>
      </div>
      {isDone && (
        <div class="record">
          <RecordSections sections={recordNow().sections.filter(({ id }) => AT_THE_END.includes(id))} level={3} />
        </div>
      )}
    </section>
  );
}
