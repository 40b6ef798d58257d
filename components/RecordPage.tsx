import type { SetupRecord } from '../utils/record/record.ts';
import { Rich, useText } from './text.tsx';

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
      {record.sections.map(({ title, lines }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul>
            {lines.map((line) => (
              <li key={line}>
                {line.split('`').map((part, index) => (index % 2 === 1 ? <code>{part}</code> : <Rich text={part} />))}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
