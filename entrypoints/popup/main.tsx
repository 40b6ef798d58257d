import '../../components/style.css';
import { mount } from '../../components/mount.tsx';
import { Popup } from '../../components/Popup.tsx';
import { browser, IS_FIREFOX, openSidePanel } from '../../utils/browser.ts';
import { openConnection } from '../../utils/panel/connection.ts';
import { requestSites, sitesAllowed, watchSites } from '../../utils/panel/sites-allowed.ts';

const connection = openConnection({ withHint: true });
watchSites();

// Known before the click: the browser opens the side panel only from the first step of a click's handler.
let windowId: number | undefined;
void browser.windows.getCurrent().then((current) => {
  windowId = current.id;
});

function Page() {
  return (
    <Popup
      view={connection.view.value}
      now={connection.now.value}
      online={connection.online.value}
      hint={connection.hint.value}
      deafTabs={connection.deafTabs.value}
      ask={connection.ask}
      version={browser.runtime.getManifest().version}
      allowed={sitesAllowed.value}
      onAllow={requestSites}
      refused={IS_FIREFOX ? 'popup_panel_refused_firefox' : 'popup_panel_refused'}
      onOpenPanel={() => openSidePanel(windowId === undefined ? {} : { windowId })}
    />
  );
}

mount(Page, (key, substitutions) => browser.i18n.getMessage(key, substitutions), 'panel_title');
