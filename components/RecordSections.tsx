import type { SetupRecord } from '../utils/record/record.ts';
import { Rich } from './text.tsx';

interface Props {
  readonly sections: SetupRecord['sections'];
  /** The level of the headings. */
  readonly level: 2 | 3;
}

/** Parts of the setup record, each with its lines. */
export function RecordSections({ sections, level }: Props) {
  const Heading = `h${level}` as const;
  return (
    <>
      {sections.map(({ title, lines }) => (
        <section key={title}>
          <Heading>{title}</Heading>
          <ul>
            {lines.map((line) => (
              <li key={line}>
                {line.split('`').map((part, index) => (index % 2 === 1 ? <code>{part}</code> : <Rich text={part} />))}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
