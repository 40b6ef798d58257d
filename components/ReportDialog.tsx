import { useRef, useState } from 'preact/hooks';
import { errorCounts } from '../utils/log.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { saveText } from '../utils/panel/outlets.ts';
import { ActionButton, type Outcome } from './ActionButton.tsx';
import { useText } from './text.tsx';

/**
 * Describes the page that the guide could not read, and shows the whole of it before anything is saved. Nothing is
 * sent.
 */
export function ReportDialog({ ask }: { ask: Ask }) {
  const t = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [report, setReport] = useState('');

  async function open(): Promise<Outcome | undefined> {
    const reply = await ask({ type: 'panel.report' });
    if (!reply.ok) {
      const unanswered = `${t('collect_no_answer')}. ${t('collect_no_answer_why')} ${t('collect_no_answer_action')}`;
      return { tone: 'problem', text: reply.problem === 'no-tab' ? t('panel_report_none') : unanswered };
    }
    const errors = { ...reply.report.errors, panel: errorCounts() };
    setReport(JSON.stringify({ ...reply.report, errors }, null, 2));
    dialog.current?.showModal();
    return undefined;
  }

  async function save(): Promise<Outcome> {
    saveText('page-report.json', report, 'application/json');
    return { tone: 'done', text: t('panel_saved') };
  }

  return (
    <>
      <ActionButton label={t('panel_report')} kind="link" run={open} />
      <dialog ref={dialog} aria-labelledby="report-title">
        <h2 id="report-title">{t('panel_report_title')}</h2>
        <p>{t('panel_report_why')}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <section class="report" tabIndex={0} aria-label={t('panel_report_text')}>
          <pre>{report}</pre>
        </section>
        <div class="row">
          <ActionButton label={t('panel_report_save')} kind="primary" run={save} />
          <button type="button" class="plain" onClick={() => dialog.current?.close()}>
            {t('panel_close')}
          </button>
        </div>
      </dialog>
    </>
  );
}
