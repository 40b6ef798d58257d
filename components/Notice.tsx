import type { ComponentChildren } from 'preact';
import { Rich, useText } from './text.tsx';

interface Props {
  readonly tone: 'info' | 'done' | 'problem';
  /** What happened: at most eight words. */
  readonly what: string;
  /** The likely cause: at most 25 words. */
  readonly why?: string;
  /** The one thing to do, in words. */
  readonly action?: string;
  /** Somebody else's own words, folded away. */
  readonly details?: string;
  /** The button that does it. */
  readonly children?: ComponentChildren;
}

/** One thing to know, in three parts: what, why, one action. Its tone is a word and a shape as well as a colour. */
export function Notice({ tone, what, why, action, details, children }: Props) {
  const t = useText();
  return (
    <div class={`notice ${tone}`}>
      <p class="what">
        <span class="mark" aria-hidden="true" />
        <strong>
          <Rich text={what} />
        </strong>
      </p>
      {why && (
        <p>
          <Rich text={why} />
        </p>
      )}
      {action && (
        <p>
          <Rich text={action} />
        </p>
      )}
      {children && <div class="row">{children}</div>}
      {details && (
        <details class="words">
          <summary>{t('panel_details')}</summary>
          <p>
            <bdi>{details}</bdi>
          </p>
        </details>
      )}
    </div>
  );
}
