import { saveText } from '../utils/panel/outlets.ts';
import { type SectionId, setupRecord } from '../utils/record/record.ts';
import { dateAndTime } from '../utils/time.ts';
import { ActionButton, type Outcome } from './ActionButton.tsx';
import { copied } from './copied.ts';
import { RecordSections } from './RecordSections.tsx';
import type { ToolProps } from './StepTool.tsx';
import { useText } from './text.tsx';

/** What is good to know when all is done, also without opening the record. */
const AT_THE_END: readonly SectionId[] = ['proofs', 'later', 'changes'];

/** The setup record: to save, to print, to copy. It is made of the moment of the click. */
export function Record({ view, version, isNext, children }: ToolProps) {
  const t = useText();
  const recordNow = () => setupRecord(view, { version, now: Date.now(), t, when: dateAndTime });
  const make = () => recordNow().markdown;

  async function save(): Promise<Outcome> {
    saveText('setup-record.md', make(), 'text/markdown');
    return { tone: 'done', text: t('panel_saved') };
  }

  return (
    <section class="tool" aria-label={t('panel_record_title')}>
      <div class="row">
        <ActionButton label={t('panel_save_record')} keep="record" kind={isNext ? 'primary' : 'plain'} run={save} />
        <ActionButton label={t('panel_copy_record')} kind="link" run={() => copied(make(), t)} />
        <a href="record.html" target="_blank" rel="noreferrer">
          {t('panel_print_record')}
        </a>
        {children}
      </div>
      {isNext && <p class="quiet">{t('panel_record_hint')}</p>}
      {isNext && (
        <div class="record">
          <RecordSections sections={recordNow().sections.filter(({ id }) => AT_THE_END.includes(id))} level={3} />
        </div>
      )}
    </section>
  );
}
