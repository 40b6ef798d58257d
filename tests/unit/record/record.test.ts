import { describe, expect, it } from 'vitest';
import { setupRecord } from '../../../utils/record/record.ts';
import { CANARIES, CAPTURE, FINISHED, HALF_WAY, NOW, view } from '../components/fixtures.ts';
import { texts } from '../components/texts.ts';

const meta = (language: 'en' | 'fr') => ({
  version: '0.1.0',
  now: NOW,
  t: texts(language),
  when: (ms: number) => new Date(ms).toISOString(),
});

describe('the setup record', () => {
  it('tells what was proved, by what and when, from what was only confirmed', () => {
    const { markdown } = setupRecord(FINISHED, meta('en'));
    expect(markdown).toContain(
      '- **Role permission**: Confirmed by you. On the administrator’s word, 2026-11-23T13:55',
    );
    expect(markdown).toContain('- **Scopes**: Done. Proved by the page, 2026-11-23T13:55');
    expect(markdown).toContain('- **Validation**: Done. Proved by Zoom’s answer');
    expect(markdown).toContain('Compliance Manager validated the connection: 2026-11-23T14:01');
    expect(markdown).toContain('The connector was seen in the list of activated connectors: 2026-11-23T14:03');
  });

  it('says what was needed beforehand, and what the administrator said of it', () => {
    const { markdown } = setupRecord(
      view({ prepared: { 'zoom-role': 'have', 'microsoft-role': 'other' } }),
      meta('en'),
    );
    expect(markdown).toMatch(/## Before you begin\n\n- From the Zoom account owner.*\*\*there, as you said\*\*/);
    expect(markdown).toMatch(/From the Microsoft administrator.*\*\*to be given by someone else, as you said\*\*/);
    expect(markdown).toMatch(/A paid Zoom plan.*\*\*not answered\*\*/);
  });

  it('claims nothing that was not proved', () => {
    const { markdown } = setupRecord(view(), meta('en'));
    expect(markdown).toContain('Zoom’s answer was not proved');
    expect(markdown).toContain('validation was not seen');
    expect(markdown).toContain('table of scopes was not read');
    expect(markdown).not.toContain('Proved by');
  });

  it('does not take a check that failed, or one on the administrator’s word, for Zoom’s answer', () => {
    const confirmed = { ...FINISHED.steps, validation: { state: 'confirmed', at: NOW, by: 'user' } as const };
    const { markdown } = setupRecord({ ...FINISHED, steps: confirmed, check: HALF_WAY.check }, meta('en'));
    expect(markdown).toContain('Zoom’s answer was not proved');
  });

  it('names the scopes found, missing and superfluous, and nothing that is no scope', () => {
    const { markdown } = setupRecord(
      { ...HALF_WAY, scopes: [...HALF_WAY.scopes, 'CNRY someone@example.com'] },
      meta('en'),
    );
    expect(markdown).toContain('Missing: `user:read:user:admin`');
    expect(markdown).toContain('More than Compliance Manager needs: `meeting:read:meeting:admin`');
    expect(markdown).not.toContain('CNRY');
  });

  it.each(['en', 'fr'] as const)('holds no identifier but the end of the client ID (%s)', (language) => {
    const capture = { ...CAPTURE, id: 'CNRYcapture' };
    for (const one of [
      { ...HALF_WAY, capture },
      { ...FINISHED, capture },
    ]) {
      const record = setupRecord(one, meta(language));
      const all = JSON.stringify(record);
      for (const canary of [...Object.values(CANARIES), 'CNRY']) expect(all).not.toContain(canary);
      expect(all).toMatch(/ pX\./);
    }
    expect(setupRecord({ ...FINISHED, capture: null }, meta(language)).markdown).not.toContain('pX');
  });
});
