import { ACCESS } from '../utils/panel/access.ts';
import { ActionButton, type Outcome } from './ActionButton.tsx';
import { Notice } from './Notice.tsx';
import { useText } from './text.tsx';

/** What the extension can read, site by site, and why. */
export function Access() {
  const t = useText();
  return (
    <details class="access">
      <summary>{t('access_title')}</summary>
      <dl>
        {ACCESS.map(({ site, why }) => (
          <div key={site}>
            <dt>{site}</dt>
            <dd>{t(why)}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{t('access_nothing_else')}</p>
    </details>
  );
}

/** Says that the browser, or the user, withholds the sites, which stops the guide on every page; with the button that asks. */
export function AccessMissing({ onAllow }: { onAllow: () => Promise<boolean> }) {
  const t = useText();
  async function allow(): Promise<Outcome | undefined> {
    return (await onAllow()) ? undefined : { tone: 'problem', text: t('access_refused') };
  }
  return (
    <Notice tone="problem" what={t('access_missing')} why={t('access_missing_why')}>
      <ActionButton label={t('access_allow')} kind="primary" run={allow} />
    </Notice>
  );
}
