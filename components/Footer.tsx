import type { Ask } from '../utils/panel/asks.ts';
import { policy } from '../utils/policy.ts';
import { Access } from './Access.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { SureButton } from './SureButton.tsx';
import { useText } from './text.tsx';

/** Help, the shortcut to the page's card, what can be read, and starting afresh. */
export function Footer({ ask, shortcut }: { ask: Ask; shortcut: string }) {
  const t = useText();
  return (
    <footer>
      <Access />
      {shortcut && (
        <p class="quiet">
          <kbd>{shortcut}</kbd> {t('panel_shortcut')}
        </p>
      )}
      <div class="row">
        <a href={policy().helpLink} target="_blank" rel="noreferrer">
          {t('panel_help')}
        </a>
        <ReportDialog ask={ask} />
        <SureButton
          label="panel_reset"
          warning="panel_reset_sure"
          yes="panel_reset_yes"
          no="panel_reset_no"
          run={() => ask({ type: 'panel.reset' })}
        />
      </div>
    </footer>
  );
}
