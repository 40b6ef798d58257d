import '../../components/style.css';
import { mount } from '../../components/mount.tsx';
import { RecordPage } from '../../components/RecordPage.tsx';
import { browser } from '../../utils/browser.ts';
import { openConnection } from '../../utils/panel/connection.ts';
import { setupRecord } from '../../utils/record/record.ts';
import { dateAndTime } from '../../utils/time.ts';

const connection = openConnection();
const t = (key: string, substitutions?: string | string[]) => browser.i18n.getMessage(key, substitutions);

function Page() {
  const view = connection.view.value;
  if (!view) return <p>{t('panel_loading')}</p>;
  const { version } = browser.runtime.getManifest();
  const record = setupRecord(view, { version, now: connection.now.value, t, when: dateAndTime });
  return <RecordPage record={record} onPrint={() => print()} />;
}

mount(Page, t, 'record_title');
