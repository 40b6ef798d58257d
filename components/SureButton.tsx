import { useEffect, useRef, useState } from 'preact/hooks';
import { ActionButton, type Outcome } from './ActionButton.tsx';
import { useNews } from './news.tsx';
import { Rich, useText } from './text.tsx';

interface Props {
  readonly label: string;
  /** What would be lost. */
  readonly warning: string;
  readonly yes: string;
  readonly no: string;
  readonly run: () => Promise<unknown>;
}

/** A button for what cannot be undone: it asks once more, and says what would be lost. */
export function SureButton({ label, warning, yes, no, run }: Props) {
  const t = useText();
  const [sure, setSure] = useState(false);
  const asked = useRef(false);
  const next = useRef<HTMLButtonElement>(null);
  useNews(label, sure ? t(warning) : '', { isUrgent: true });
  // The button that was pressed gives way to others: the focus goes on to the one that does no harm, and back.
  useEffect(() => {
    if (asked.current) next.current?.focus();
  }, [sure]);
  function ask() {
    asked.current = true;
    setSure(true);
  }
  async function act(): Promise<Outcome | undefined> {
    await run();
    setSure(false);
    return undefined;
  }
  if (!sure) {
    return (
      <button ref={next} type="button" class="link" onClick={ask}>
        {t(label)}
      </button>
    );
  }
  return (
    <>
      <p class="warning">
        <Rich text={t(warning)} />
      </p>
      <ActionButton label={t(yes)} run={act} />
      <button ref={next} type="button" class="plain" onClick={() => setSure(false)}>
        {t(no)}
      </button>
    </>
  );
}
