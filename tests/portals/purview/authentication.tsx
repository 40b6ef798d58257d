/**
 * The Authentication page of the wizard, with every way in which its form may not be what it seems (variant
 * `purviewForm`).
 */
import { useState } from 'react';
import type { AuthenticationForm } from '../server/world-role-purview.ts';
import type { Credentials, Validation } from './model.ts';
import { useSkin } from './skin.ts';
import type { Texts } from './texts.ts';

const trimmedLength = 16;
const resetAfterMs = 150;

export interface AuthenticationProps {
  words: Texts;
  form: AuthenticationForm;
  credentials: Credentials;
  validation: Validation;
  /** 'toast', 'dialog': success is said elsewhere. */
  success: 'inline' | 'toast' | 'dialog';
  onWrite(change: Partial<Credentials>): void;
  onValidate(): void;
}

export function Authentication({
  words,
  form,
  credentials,
  validation,
  success,
  onWrite,
  onValidate,
}: AuthenticationProps) {
  const { Button, Message, Spinner } = useSkin();
  const complete = Object.values(credentials).every(Boolean);
  return (
    <>
      <h2>{words.authentication}</h2>
      <p>{words.authenticationText}</p>
      <div className="form">
        <Fields words={words} form={form} credentials={credentials} onWrite={onWrite} />
        <div className="start">
          <Button
            text={words.validate}
            target="purview.validate"
            disabled={!complete || validation === 'running'}
            onClick={onValidate}
          />
        </div>
        <div role="status">
          {validation === 'running' && <Spinner text={words.validating} />}
          {validation === 'succeeded' && success === 'inline' && <Message kind="success" text={words.succeeded} />}
        </div>
        {validation === 'failed' && success !== 'dialog' && <Message kind="error" text={words.failed} />}
      </div>
    </>
  );
}

type FieldsProps = Pick<AuthenticationProps, 'words' | 'form' | 'credentials' | 'onWrite'>;

function Fields({ words, form, credentials, onWrite }: FieldsProps) {
  const { Field } = useSkin();
  const [writes, setWrites] = useState(0);
  const write = (key: keyof Credentials) => (value: string) => {
    onWrite({ [key]: form === 'trimmed' ? value.slice(0, trimmedLength) : value });
    setWrites(writes + 1);
    if (form === 'reset' && value) {
      setTimeout(() => onWrite({ [key]: '' }), resetAfterMs);
    }
  };
  const field = (key: keyof Credentials, target: string) => ({
    key: form === 'replaced' ? `${key}-${writes}` : key,
    label: words[key],
    value: credentials[key],
    onChange: write(key),
    readOnly: form === 'readonly',
    disabled: form === 'disabled',
    loose: form === 'loose-labels',
    target,
  });
  const { key: accountKey, ...account } = field('accountId', 'purview.account-id');
  const { key: clientKey, ...client } = field('clientId', 'purview.client-id');
  const { key: secretKey, ...secret } = field('clientSecret', 'purview.client-secret');
  return (
    <div className="fields">
      <Field key={accountKey} {...account} />
      <Field key={clientKey} {...client} />
      {form !== 'missing-secret' && (
        <Field key={secretKey} {...secret} secret reveal={{ show: words.reveal, hide: words.hide }} />
      )}
      <Decoy words={words} form={form} />
      {form === 'covered' && <div className="cover">{words.loading}</div>}
    </div>
  );
}

const decoyClass: Partial<Record<AuthenticationForm, string>> = {
  'decoy-visible': '',
  'decoy-hidden': 'gone',
  'decoy-offscreen': 'offscreen',
  'decoy-transparent': 'transparent',
};

/** A second `Client secret`, which goes nowhere. */
function Decoy({ words, form }: { words: Texts; form: AuthenticationForm }) {
  const { Field } = useSkin();
  const [value, setValue] = useState('');
  const className = decoyClass[form];
  if (className === undefined) {
    return null;
  }
  return (
    <div className={className}>
      <Field label={words.clientSecret} value={value} onChange={setValue} secret />
    </div>
  );
}
