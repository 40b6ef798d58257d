// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ScopeList } from '../../../components/ScopeList.tsx';
import { type Family, neededScopes } from '../../../utils/zoom/scopes.ts';
import { draw } from './harness.tsx';
import { MESSAGES } from './texts.ts';

describe.each(['en', 'fr'] as const)('the missing scopes (%s)', (language) => {
  it.each<Family>(['classic', 'granular'])('stand there by name, each with what it is for: %s', (family) => {
    const rows = [...draw(<ScopeList have={[]} family={family} />, language).querySelectorAll('li')];
    expect(rows.map((row) => row.querySelector('code')?.textContent)).toEqual(neededScopes(family));
    for (const row of rows) {
      const id = row.querySelector('code')?.textContent?.replaceAll(':', '_');
      expect(row.querySelector('.quiet')?.textContent).toBe(MESSAGES[language][`scope_purpose_${id}`]?.message);
    }
  });
});
