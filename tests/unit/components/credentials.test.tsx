// @vitest-environment happy-dom

import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Credentials } from '../../../components/Credentials.tsx';
import { KeptSummary, LateNotice } from '../../../components/KeptCredentials.tsx';
import { News } from '../../../components/news.tsx';
import { SecondCapture } from '../../../components/SecondCapture.tsx';
import type { ToolProps } from '../../../components/StepTool.tsx';
import { CAPTURE, HALF_WAY, NOW, TOOL, view } from './fixtures.ts';
import { background, draw, find, names, press } from './harness.tsx';
import { MESSAGES, t } from './texts.ts';

/** The tool with what the panel keeps for it: whether its form is open. */
function Tool({ view: shown, ask }: Pick<ToolProps, 'view' | 'ask'>) {
  const [typing, setTyping] = useState(false);
  return <Credentials {...TOOL} view={shown} ask={ask} typing={typing} onTyping={setTyping} />;
}

const SECRET = 'CNRYsecret0123456789abcdefghijkl';

const plain = (text: string) => text.replaceAll('**', '');

function type(name: string, value: string) {
  const box = [...document.querySelectorAll('input')].find((input) => input.labels?.[0]?.textContent === name);
  if (!box) throw new Error(`no text box ${name}`);
  box.value = value;
  return box;
}

async function fill() {
  await press('Enter credentials yourself');
  type('Account ID', 'CNRYaccount0123456789a');
  type('Client ID', 'CNRYclient0123456789ab');
  return type('Client secret', SECRET);
}

afterEach(() => vi.unstubAllGlobals());

describe('credentials', () => {
  it('sends what was typed once, and draws none of it', async () => {
    const { ask, questions } = background();
    const root = draw(<Tool view={view({ running: true })} ask={ask} />);
    const secret = await fill();
    expect(secret.type).toBe('password');
    await press('Show what I typed');
    expect(secret.type).toBe('text');
    expect(root.innerHTML).not.toContain('CNRY');
    await press('Use these credentials');
    expect(questions).toEqual([
      {
        type: 'panel.enter',
        values: { accountId: 'CNRYaccount0123456789a', clientId: 'CNRYclient0123456789ab', clientSecret: SECRET },
      },
    ]);
    expect(secret.value).toBe('');
    expect(names('textbox')).toEqual([]);
    expect(root.innerHTML).not.toContain('CNRY');
  });

  it('names the text boxes exactly as programs that check the panel look for them', async () => {
    draw(<Tool view={view()} ask={background().ask} />);
    await press('Enter credentials yourself');
    const labels = [...document.querySelectorAll('input')].map((input) => input.labels?.[0]?.textContent);
    expect(labels).toEqual(['Account ID', 'Client ID', 'Client secret']);
  });

  it('15: says at its field what a pasted value looks like, and keeps the value alone where it is certain', async () => {
    const { ask, questions } = background();
    const root = draw(<Tool view={view()} ask={ask} />);
    await fill();
    const paste = async (name: string, value: string) => {
      const box = type(name, value);
      await act(async () => {
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
      return box;
    };
    const box = await paste('Client ID', 'ZOOM_CLIENT_ID=CNRYclient0123456789ab,');
    expect(root.textContent).toContain(plain(t('warning_labelled')));
    expect(root.innerHTML).not.toContain('CNRY');
    await press('Keep only the value');
    expect(box.value).toBe('CNRYclient0123456789ab');
    expect(root.textContent).not.toContain(plain(t('warning_labelled')));
    // It warns, and never refuses.
    await paste('Client ID', 'your-client-id-here');
    expect(root.textContent).toContain(plain(t('warning_placeholder')));
    expect(names('button')).not.toContain('Keep only the value');
    await press('Use these credentials');
    expect(questions).toHaveLength(1);
  });

  it('says what cannot be sent, at its field, and keeps what was typed', async () => {
    const { ask } = background({ 'panel.enter': { ok: false, refusal: { field: 'clientId', reason: 'colon' } } });
    draw(<Tool view={view()} ask={ask} />);
    const secret = await fill();
    await press('Use these credentials');
    const box = document.querySelector<HTMLInputElement>('[aria-invalid="true"]');
    expect(box?.labels?.[0]?.textContent).toBe('Client ID');
    expect(document.getElementById(box?.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      t('refusal_colon').replaceAll('**', ''),
    );
    expect(secret.value).toBe(SECRET);
  });

  it('shows lengths, two tails, every warning and the time left of what is kept', () => {
    const warned = Object.keys(MESSAGES.en).filter((key) => key.startsWith('warning_'));
    const warnings = warned.map((key) => ({ id: key.slice('warning_'.length), field: 'accountId' }) as const);
    const capture = { ...CAPTURE, warnings };
    const { ask } = background();
    draw(
      <>
        <Tool view={{ ...HALF_WAY, capture }} ask={ask} />
        <KeptSummary capture={capture} ask={ask} />
      </>,
    );
    const text = document.body.textContent ?? '';
    expect(text).toContain('22 characters, ends in Qz');
    expect(text).toContain('21 characters, ends in pX');
    expect(text).toContain('32 characters');
    expect(text).toContain('57 more minutes');
    expect(warned.length).toBeGreaterThan(5);
    expect(document.querySelectorAll('p.warning')).toHaveLength(warned.length);
  });

  it('says, where a screen reader hears it, when little time is left, and not before', () => {
    const at = (minutes: number, extended: boolean, again: boolean) => {
      const capture = { ...CAPTURE, extended, expiresAt: NOW + minutes * 60_000 };
      const shown = [<LateNotice key="late" capture={capture} now={NOW} ask={background().ask} />, <News key="news" />];
      draw(shown, 'en', again);
      return find('alert', '').textContent;
    };
    expect(at(11, false, false)).toBe('');
    expect(at(9, false, true)).toBe(plain(t('panel_late')));
    expect(at(9, true, true)).toBe(plain(t('panel_late_extended')));
  });

  it('offers to extend once', async () => {
    const { ask, questions } = background();
    draw(<Tool view={HALF_WAY} ask={ask} />);
    await press('Keep for another hour');
    expect(questions).toEqual([{ type: 'panel.extend' }]);
    draw(<Tool view={{ ...HALF_WAY, capture: { ...CAPTURE, extended: true } }} ask={ask} />);
    expect(names('button')).not.toContain('Keep for another hour');
  });

  it('copies a field by its click alone, and never draws it', async () => {
    const written: string[] = [];
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => written.push(text) } });
    const { ask, questions } = background({ 'panel.copy': { ok: true, value: SECRET } });
    const root = draw(<KeptSummary capture={CAPTURE} ask={ask} />);
    const copies = [...root.querySelectorAll<HTMLButtonElement>('dl button')];
    expect(copies).toHaveLength(3);
    copies[2]?.click();
    await vi.waitFor(() => expect(root.textContent).toContain('Clear your clipboard afterwards'));
    expect(questions).toEqual([{ type: 'panel.copy', field: 'clientSecret' }]);
    expect(written).toEqual([SECRET]);
    expect(root.innerHTML).not.toContain(SECRET);
  });

  it('asks which of two captures to keep', async () => {
    const { ask, questions } = background();
    const pending = { ...CAPTURE, id: 'capture-2', appId: 'another' };
    draw(<SecondCapture kept={CAPTURE} second={pending} ask={ask} />);
    expect(document.body.textContent).toContain('It comes from another app');
    await press('Replace the first set');
    await press('Keep the first set');
    expect(questions).toEqual([
      { type: 'panel.replace', captureId: 'capture-2' },
      { type: 'panel.keep', captureId: 'capture-2' },
    ]);
  });

  it.each(['no-tab', 'no-page', 'masked', 'missing-field', 'two-fields', 'no-answer', 'storage'] as const)(
    'says why nothing was collected: %s',
    async (problem) => {
      const { ask } = background({ 'panel.collect': { ok: false, problem } });
      draw(<Tool view={view()} ask={ask} />);
      await press('Collect credentials');
      const said = find('region', 'Credentials').querySelector('.outcome.problem')?.textContent;
      expect(said).toContain(t(`collect_${problem.replaceAll('-', '_')}`));
    },
  );

  it('says which value of the page cannot be sent', async () => {
    const { ask } = background({ 'panel.collect': { ok: false, refusal: { field: 'clientSecret', reason: 'empty' } } });
    draw(<Tool view={view()} ask={ask} />);
    await press('Collect credentials');
    expect(document.querySelector('.outcome.problem')?.textContent).toContain('Client secret: ');
  });

  it.each(['forgotten', 'stopped', 'expired', 'validated', 'confirmed', 'session-ended'] as const)(
    'says why nothing is kept any more: %s',
    (emptied) => {
      draw(<Tool view={view({ emptied })} ask={background().ask} />);
      expect(document.querySelector('.notice')?.textContent).toContain('Credentials forgotten');
    },
  );
});
