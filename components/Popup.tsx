import type { View } from '../utils/model/view.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { AccessMissing } from './Access.tsx';
import { ActionButton, type Outcome } from './ActionButton.tsx';
import { ConnectionCheck } from './ConnectionCheck.tsx';
import { Credentials } from './Credentials.tsx';
import { Handoff } from './Handoff.tsx';
import { Header } from './Header.tsx';
import { Progress } from './Progress.tsx';
import { StartStop } from './StartStop.tsx';
import { useText } from './text.tsx';

interface PopupProps {
  readonly view: View | null;
  readonly now: number;
  readonly online: boolean;
  readonly ask: Ask;
  readonly allowed: boolean;
  readonly onAllow: () => Promise<boolean>;
  /** Must open the panel at once, within the click; false where the browser refused. */
  readonly onOpenPanel: () => Promise<boolean>;
}

/** The popup: status and launcher. It dies when it loses focus, so that nothing is typed here. */
export function Popup({ view, now, online, ask, allowed, onAllow, onOpenPanel }: PopupProps) {
  const t = useText();
  async function openPanel(): Promise<Outcome | undefined> {
    return (await onOpenPanel()) ? undefined : { tone: 'problem', text: t('popup_panel_refused') };
  }
  return (
    <main class="popup">
      <Header online={online} resetNotice={view?.resetNotice ?? false} ask={ask} />
      {!view && <p>{t('panel_loading')}</p>}
      {!allowed && <AccessMissing onAllow={onAllow} />}
      {view && (
        <>
          <Progress view={view} />
          <StartStop view={view} ask={ask} />
          <ActionButton label={t('popup_open_panel')} kind={view.running ? 'primary' : 'plain'} run={openPanel} />
          <Credentials view={view} now={now} ask={ask} short />
          <ConnectionCheck view={view} ask={ask} short />
          <Handoff view={view} ask={ask} short />
        </>
      )}
    </main>
  );
}
