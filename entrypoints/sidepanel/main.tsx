import { signal } from '@preact/signals';
import '../../components/style.css';
import { mount } from '../../components/mount.tsx';
import { Panel } from '../../components/Panel.tsx';
import { browser } from '../../utils/browser.ts';
import { openConnection } from '../../utils/panel/connection.ts';
import { requestSites, sitesAllowed, watchSites } from '../../utils/panel/sites-allowed.ts';

const connection = openConnection({ withHint: true });
watchSites();

const shortcut = signal('');
void browser.commands.getAll().then((commands) => {
  shortcut.value = commands.find((command) => command.name === 'focus-card')?.shortcut ?? '';
});

function Page() {
  return (
    <Panel
      view={connection.view.value}
      now={connection.now.value}
      online={connection.online.value}
      hint={connection.hint.value}
      deafTabs={connection.deafTabs.value}
      ask={connection.ask}
      allowed={sitesAllowed.value}
      onAllow={requestSites}
      version={browser.runtime.getManifest().version}
      shortcut={shortcut.value}
    />
  );
}

mount(Page, (key, substitutions) => browser.i18n.getMessage(key, substitutions), 'panel_title');
