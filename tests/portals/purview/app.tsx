/**
 * The portal: navigation, routes (History API), the page, and the wizard over it. All state is here, so that nodes may
 * be replaced.
 */
import { useEffect, useState } from 'react';
import { act, onReplaceNodes } from '../page-world.ts';
import type { World } from '../server/world.ts';
import { addressOf, navItemOf, navItems, newWizard, type Page, pageOf, type Wizard } from './model.ts';
import { Archive, Connectors, type ConnectorsProps, Overview, Settings } from './pages.tsx';
import { useSkin } from './skin.ts';
import { type Texts, textsOf } from './texts.ts';
import { connectorTitle, WizardLayer } from './wizard.tsx';

const toastMs = 1500;
const popupCount = 2;

export function App({ initial }: { initial: World }) {
  const { Nav } = useSkin();
  const [world, setWorld] = useState(initial);
  const [page, go] = usePage();
  const shown = useLate(page, world.variant.late);
  const generation = useGeneration(world.variant.replaceNodes);
  const [tab, setTab] = useState('all');
  const [selected, setSelected] = useState<string[]>([]);
  const [activated, setActivated] = useState(initial.connector.activated);
  const [wizard, setWizard] = useState<Wizard>();
  const [toast, setToast] = useState('');
  const [message, setMessage] = useState('');
  const { variant } = world;
  const words = textsOf(variant.language);

  const change = (part: Partial<Wizard>) => setWizard((now) => now && { ...now, ...part });
  const write = (credentials: Partial<Wizard['credentials']>) =>
    setWizard((now) => now && { ...now, credentials: { ...now.credentials, ...credentials }, validation: 'none' });

  const validate = async (of: Wizard) => {
    change({ validation: 'running' });
    const [answer] = await Promise.all([
      act('purview-validate', { connectorName: of.connectorName, ...of.credentials }),
      new Promise((resolve) => setTimeout(resolve, variant.purviewValidateMs)),
    ]);
    if (variant.purviewValidation === 'stuck') {
      return;
    }
    const ok = answer.connector.submissions.at(-1)?.ok === true;
    change({ validation: ok ? 'succeeded' : 'failed' });
    if (ok && variant.purviewSuccess === 'toast') {
      setToast(words.succeeded);
      setTimeout(() => setToast(''), toastMs);
    }
    if (variant.purviewSuccess === 'dialog') {
      setMessage(ok ? words.succeeded : words.failed);
    }
  };

  const finish = async (of: Wizard) => {
    const answer = await act('purview-finish', { connectorName: of.connectorName, type: connectorTitle(of.connector) });
    setWorld(answer);
    if (variant.purviewListing === 'at-once') {
      setActivated(answer.connector.activated);
    }
    setWizard(undefined);
    setSelected([]);
    setTab('activated');
  };

  const connectors: ConnectorsProps = {
    words,
    tab,
    selected,
    activated,
    onTab: setTab,
    onSelect: setSelected,
    onActivate: (connector) => setWizard(newWizard(connector)),
  };
  const showPage = () => {
    switch (page) {
      case 'overview':
        return (
          <Overview
            words={words}
            withConnectors={variant.purviewWay === 'overview'}
            onConnectors={() => go('connectors')}
            onSettings={() => go('settings')}
          />
        );
      case 'connectors':
        return <Connectors {...connectors} />;
      case 'settings':
        return <Settings {...connectors} />;
      case 'archive':
        return <Archive words={words} />;
      default:
        return <h1>{page === 'home' ? words.home : words.audit}</h1>;
    }
  };
  return (
    <>
      <div className="top">{words.portal}</div>
      <div className="body">
        <div className="rail">
          <Nav
            label={words.navigation}
            items={navItems(words)}
            current={navItemOf[page]}
            onSelect={(id) => go(id as Page)}
          />
        </div>
        <main key={generation}>{shown && showPage()}</main>
        <Copilot words={words} world={world} onClose={async () => setWorld(await act('purview-close-copilot'))} />
      </div>
      {wizard && (
        <WizardLayer
          words={words}
          variant={variant}
          wizard={wizard}
          generation={generation}
          onChange={change}
          onWrite={write}
          onValidate={() => validate(wizard)}
          onFinish={() => finish(wizard)}
          onClose={() => setWizard(undefined)}
        />
      )}
      <Popups words={words} world={world} onClose={async () => setWorld(await act('purview-close-popup'))} />
      <Outcome words={words} message={message} onClose={() => setMessage('')} />
      {toast && (
        <div className="toast" role="status">
          {toast}
        </div>
      )}
    </>
  );
}

interface ExtraProps {
  words: Texts;
  world: World;
  onClose(): void;
}

function Copilot({ words, world, onClose }: ExtraProps) {
  const { CloseButton } = useSkin();
  if (world.variant.purviewCopilot === 'none' || world.connector.copilotClosed) {
    return null;
  }
  return (
    <aside className={`copilot ${world.variant.purviewCopilot}`}>
      <div className="head">
        {words.copilot}
        <CloseButton text={words.closeCopilot} onClick={onClose} />
      </div>
      <textarea aria-label={words.ask} placeholder={words.ask} rows={3} />
    </aside>
  );
}

/** What came of the validation, said over the form. */
function Outcome({ words, message, onClose }: { words: Texts; message: string; onClose(): void }) {
  const { Dialog } = useSkin();
  return message ? <Dialog title={words.authentication} text={message} button={words.ok} onClose={onClose} /> : null;
}

function Popups({ words, world, onClose }: ExtraProps) {
  const { Dialog } = useSkin();
  const closed = world.connector.popupsClosed;
  if (!world.variant.purviewPopups || closed >= popupCount) {
    return null;
  }
  return closed === 0 ? (
    <Dialog key="welcome" title={words.welcome} text={words.welcomeText} button={words.getStarted} onClose={onClose} />
  ) : (
    <Dialog key="meet" title={words.meet} text={words.meetText} button={words.gotIt} onClose={onClose} />
  );
}

function usePage(): [Page, (page: Page) => void] {
  const [page, setPage] = useState(pageOf(location));
  useEffect(() => {
    const arrive = () => setPage(pageOf(location));
    window.addEventListener('popstate', arrive);
    return () => window.removeEventListener('popstate', arrive);
  }, []);
  const go = (next: Page) => {
    history.pushState(null, '', addressOf(next, location.hostname));
    setPage(next);
  };
  return [page, go];
}

/** False until `late` milliseconds after each change of page. */
function useLate(page: Page, late: number): boolean {
  const [arrived, setArrived] = useState<Page>();
  useEffect(() => {
    const timer = setTimeout(() => setArrived(page), late);
    return () => {
      clearTimeout(timer);
      setArrived(undefined);
    };
  }, [page, late]);
  return late === 0 || arrived === page;
}

function useGeneration(replaceNodes: World['variant']['replaceNodes']): number {
  const [generation, setGeneration] = useState(0);
  useEffect(() => onReplaceNodes(replaceNodes, () => setGeneration((now) => now + 1)), [replaceNodes]);
  return generation;
}
