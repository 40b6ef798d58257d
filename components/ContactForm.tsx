import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { noteError } from '../utils/log.ts';
import { CONTACT_FIELDS, type Contact, LONGEST_CONTACT } from '../utils/model/contact.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { useNews } from './news.tsx';
import { useText } from './text.tsx';

interface Props {
  /** What was typed before in this set-up. */
  readonly contact: Contact | null;
  readonly ask: Ask;
}

/** What is typed and not yet kept: the form is drawn anew where its step becomes the current one. */
const drafts: Partial<Record<keyof Contact, string>> = {};

const AUTOCOMPLETE = { companyName: 'organization', contactName: 'name', contactEmail: 'email' } as const;

/** Company, name and e-mail for Zoom's Information page: typed once, then proposed at its fields and filled on a click. */
export function ContactForm({ contact, ask }: Props) {
  const t = useText();
  const boxes = useRef<Partial<Record<keyof Contact, HTMLInputElement | null>>>({});
  const [said, setSaid] = useState<'' | 'contact_kept' | 'panel_no_answer'>('');
  useNews('contact', said && t(said));
  // It goes with its set-up.
  const had = useRef(contact !== null);
  useEffect(() => {
    if (had.current && contact === null) {
      for (const field of CONTACT_FIELDS) {
        delete drafts[field];
        const box = boxes.current[field];
        if (box) box.value = '';
      }
      setSaid('');
    }
    had.current = contact !== null;
  }, [contact]);

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setSaid('');
    const typedIn = (field: keyof Contact) => boxes.current[field]?.value.trim() ?? '';
    try {
      await ask({
        type: 'panel.contact',
        contact: {
          companyName: typedIn('companyName'),
          contactName: typedIn('contactName'),
          contactEmail: typedIn('contactEmail'),
        },
      });
      setSaid('contact_kept');
    } catch (error) {
      noteError('panel.press', error);
      setSaid('panel_no_answer');
    }
  }

  return (
    <form class="form" onSubmit={submit}>
      <p class="quiet">{t('contact_hint')}</p>
      {CONTACT_FIELDS.map((field) => (
        <div class="field" key={field}>
          <label for={`contact-${field}`}>{t(`contact_${field.toLowerCase()}`)}</label>
          <input
            id={`contact-${field}`}
            ref={(box) => {
              boxes.current[field] = box;
            }}
            maxLength={LONGEST_CONTACT}
            autocomplete={AUTOCOMPLETE[field]}
            defaultValue={drafts[field] ?? contact?.[field] ?? ''}
            onInput={({ currentTarget }) => {
              drafts[field] = currentTarget.value;
              setSaid('');
            }}
          />
        </div>
      ))}
      <button type="submit" class="plain">
        {t('contact_use')}
      </button>
      {said && <span class={said === 'contact_kept' ? 'outcome done' : 'outcome problem'}>{t(said)}</span>}
    </form>
  );
}
