import { compareScopes, type Family } from '../utils/zoom/scopes.ts';
import { ActionButton } from './ActionButton.tsx';
import { copied } from './copied.ts';
import { useText } from './text.tsx';

/**
 * The scopes that are still missing, by their exact names, each to be copied into Zoom's search, and what each is for.
 */
export function ScopeList({ have, family }: { have: readonly string[]; family: Family | null }) {
  const t = useText();
  const { missing, extra } = compareScopes(have, family ?? undefined);
  return (
    <>
      {missing.length > 0 && (
        <ul class="scopes" aria-label={t('panel_scopes_missing')}>
          {missing.map((scope) => (
            <li key={scope}>
              <code id={`missing-${scope}`}>{scope}</code>
              <ActionButton
                label={t('panel_copy')}
                kind="link"
                describedBy={`missing-${scope}`}
                run={() => copied(scope, t)}
              />
              <span class="quiet">{t(`scope_purpose_${scope.replaceAll(':', '_')}`)}</span>
            </li>
          ))}
        </ul>
      )}
      {extra.length > 0 && <p class="quiet">{t('panel_scopes_extra', extra.join(', '))}</p>}
    </>
  );
}
