import type { Hint } from '../utils/messages/replies.ts';
import type { View } from '../utils/model/view.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { AccessMissing } from './Access.tsx';
import { BeforeYouBegin } from './BeforeYouBegin.tsx';
import { Checklist } from './Checklist.tsx';
import { ConnectionCheck } from './ConnectionCheck.tsx';
import { Credentials } from './Credentials.tsx';
import { Footer } from './Footer.tsx';
import { Handoff } from './Handoff.tsx';
import { Header } from './Header.tsx';
import { PageHint } from './PageHint.tsx';
import { Progress } from './Progress.tsx';
import { Record } from './Record.tsx';
import { StartStop } from './StartStop.tsx';
import { useText } from './text.tsx';

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
export function Panel({ view, now, online, hint, deafTabs, ask, allowed, onAllow, version, shortcut }: PanelProps) {
  const t = useText();
  return (
    <main class="panel">
      <Header online={online} resetNotice={view?.resetNotice ?? false} ask={ask} />
      {!view && <p>{t('panel_loading')}</p>}
      {!allowed && <AccessMissing onAllow={onAllow} />}
      {view && (
        <>
          <Progress view={view} />
          <BeforeYouBegin view={view} ask={ask} />
          <StartStop view={view} ask={ask} deafTabs={allowed ? deafTabs : 0} now={now} />
          {hint && view.running && <PageHint card={hint} ask={ask} />}
          <Checklist view={view} ask={ask} />
          <Credentials view={view} now={now} ask={ask} />
          <ConnectionCheck view={view} ask={ask} />
          <Handoff view={view} ask={ask} />
          <Record view={view} version={version} />
          <Footer ask={ask} shortcut={shortcut} />
        </>
      )}
    </main>
  );
}
