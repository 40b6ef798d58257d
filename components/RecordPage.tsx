import type { SetupRecord } from '../utils/record/record.ts';
import { RecordSections } from './RecordSections.tsx';
import { useText } from './text.tsx';

/** The setup record as a page to print. */
export function RecordPage({ record, onPrint }: { record: SetupRecord; onPrint: () => void }) {
  const t = useText();
  return (
    <main class="record">
      <h1>{record.title}</h1>
      <p class="no-print">
        <button type="button" class="primary" onClick={onPrint}>
          {t('record_print')}
        </button>
      </p>
      <RecordSections sections={record.sections} level={2} />
    </main>
  );
}
