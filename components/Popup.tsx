import { useContext } from 'preact/hooks';
import type { Hint } from '../utils/messages/replies.ts';
import type { View } from '../utils/model/view.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { stepNow } from '../utils/panel/now.ts';
import { AccessMissing } from './Access.tsx';
import { ActionButton, type Outcome, Presses } from './ActionButton.tsx';
import { Header } from './Header.tsx';
import { Now } from './Now.tsx';
import { News } from './news.tsx';
import { useText } from './text.tsx';
import { ViewNews } from './ViewNews.tsx';

interface PopupProps {
  readonly view: View | null;
  readonly now: number;
  readonly online: boolean;
  readonly hint: Hint | null;
  readonly deafTabs: number;
  readonly ask: Ask;
  readonly version: string;
  readonly allowed: boolean;
  readonly onAllow: () => Promise<boolean>;
  /** Must open the panel at once, within the click; false where the browser refused. */
  readonly onOpenPanel: () => Promise<boolean>;
  /** Key of the way to the panel where the browser refused: it differs between browsers. */
  readonly refused: 'popup_panel_refused' | 'popup_panel_refused_firefox';
}

/** The popup: the status, the one next thing to do, and the way to the panel. */
export function Popup(props: PopupProps) {
  const { now, online, hint, deafTabs, ask, version, allowed, onAllow, onOpenPanel, refused } = props;
  const t = useText();
  const isHandingOff = useContext(Presses).get('handoff')?.phase.value.at === 'busy';
  const view = props.view && { ...props.view, current: stepNow(props.view, hint, isHandingOff) };
  async function openPanel(): Promise<Outcome | undefined> {
    return (await onOpenPanel()) ? undefined : { tone: 'problem', text: t(refused) };
  }
  return (
    <main class="popup">
      <Header view={view} online={online} ask={ask} />
      {!view && <p>{t('panel_loading')}</p>}
      {!allowed && <AccessMissing onAllow={onAllow} />}
      {view && (
        <>
          <ViewNews view={view} />
          <Now {...{ view, hint, now, ask, version }} deafTabs={allowed ? deafTabs : 0} allowed={allowed} short />
          <ActionButton label={t('popup_open_panel')} run={openPanel} />
        </>
      )}
      <News />
    </main>
  );
}
