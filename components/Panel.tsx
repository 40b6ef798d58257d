import { useContext, useState } from 'preact/hooks';
import type { Hint } from '../utils/messages/replies.ts';
import type { View } from '../utils/model/view.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { type FormPlace, stepNow } from '../utils/panel/now.ts';
import { AccessMissing } from './Access.tsx';
import { Presses } from './ActionButton.tsx';
import { BeforeYouBegin } from './BeforeYouBegin.tsx';
import { Checklist } from './Checklist.tsx';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';
import { Now } from './Now.tsx';
import { News } from './news.tsx';
import { useText } from './text.tsx';
import { ViewNews } from './ViewNews.tsx';

interface PanelProps {
  /** Null until the background has spoken. */
  readonly view: View | null;
  /** Milliseconds since epoch. */
  readonly now: number;
  readonly online: boolean;
  readonly hint: Hint | null;
  readonly deafTabs: number;
  readonly ask: Ask;
  /** False where the browser holds the sites back. */
  readonly allowed: boolean;
  readonly onAllow: () => Promise<boolean>;
  readonly version: string;
  readonly shortcut: string;
}

/** The side panel: the checklist, and everything that is done outside the pages. */
export function Panel({
  view: known,
  now,
  online,
  hint,
  deafTabs,
  ask,
  allowed,
  onAllow,
  version,
  shortcut,
}: PanelProps) {
  const t = useText();
  const [form, setForm] = useState<FormPlace>(null);
  const isHandingOff = useContext(Presses).get('handoff')?.phase.value.at === 'busy';
  const view = known && { ...known, current: stepNow(known, hint, isHandingOff) };
  return (
    <main class="panel">
      <Header view={view} online={online} ask={ask} />
      {!view && <p>{t('panel_loading')}</p>}
      {!allowed && <AccessMissing onAllow={onAllow} />}
      {view && (
        <>
          <ViewNews view={view} />
          <Now
            {...{ view, hint, now, ask, version, form }}
            onForm={setForm}
            deafTabs={allowed ? deafTabs : 0}
            allowed={allowed}
          />
          <div class="rest">
            {!view.running && <BeforeYouBegin view={view} ask={ask} />}
            <Checklist {...{ view, hint, now, ask, version, form }} onForm={setForm} />
            {view.running && <BeforeYouBegin view={view} ask={ask} />}
            <Footer ask={ask} shortcut={shortcut} />
          </div>
        </>
      )}
      <News />
    </main>
  );
}
