import { PREPARATION_IDS } from '../model/preparations.ts';
import { type StepId, WORKING_STEPS } from '../model/steps.ts';
import type { View } from '../model/view.ts';
import { compareScopes, isScopeId } from '../zoom/scopes.ts';

/** The parts of the record. */
export type SectionId = 'about' | 'before' | 'steps' | 'proofs' | 'scopes' | 'later' | 'changes' | 'facts';

/** One part of the record: a heading and its lines. A line may hold `**bold**` names and `` `code` ``. */
interface RecordSection {
  readonly id: SectionId;
  readonly title: string;
  readonly lines: readonly string[];
}

export interface SetupRecord {
  readonly title: string;
  readonly sections: readonly RecordSection[];
  readonly markdown: string;
}

interface RecordMeta {
  /** The extension's version. */
  readonly version: string;
  /** When the record is made, in ms since epoch. */
  readonly now: number;
  /** Gives the text of a key in the reader's language. */
  readonly t: (key: string, substitutions?: string | string[]) => string;
  /** Writes a time (ms since epoch) with date and time zone. */
  readonly when: (ms: number) => string;
}

/** What is known of Zoom and Microsoft, each with how surely: facts of November 2026, sources in the documentation. */
const FACTS = ['expiry', 'family', 'delay'] as const;
const CHANGES = ['deactivation', 'regeneration', 'transfer', 'role', 'deletion'] as const;

/**
 * The setup record: what was proved, by what and when, what was confirmed, and what to know later. It holds no secret,
 * no app id or name, and of the identifiers the last two characters of the client ID alone, while it is kept. Pure.
 */
export function setupRecord(view: View, meta: RecordMeta): SetupRecord {
  const { t } = meta;
  const title = t('record_title');
  const part = (id: SectionId, lines: readonly string[]): RecordSection => ({ id, title: t(`record_${id}`), lines });
  const sections: RecordSection[] = [
    part('about', [t('record_made', [meta.version, meta.when(meta.now)])]),
    part(
      'before',
      PREPARATION_IDS.map(
        (id) => `${t(`before_${id.replaceAll('-', '_')}`)} **${t(`record_prepared_${view.prepared[id] ?? 'open'}`)}**.`,
      ),
    ),
    part(
      'steps',
      WORKING_STEPS.map((id) => stepLine(view, id, meta)),
    ),
    part('proofs', proofLines(view, meta)),
    part('scopes', scopeLines(view, meta)),
    part('later', laterLines(view, meta)),
    part(
      'changes',
      CHANGES.map((id) => t(`record_change_${id}`)),
    ),
    part(
      'facts',
      FACTS.map((id) => t(`record_fact_${id}`)),
    ),
  ];
  return { title, sections, markdown: toMarkdown(title, sections) };
}

function stepLine(view: View, id: StepId, { t, when }: RecordMeta): string {
  const { state, at, by } = view.steps[id];
  const name = `**${t(`step_${id}_name`)}**`;
  const word = t(`status_${state}`);
  if (state === 'done' && by && at !== null) return `${name}: ${word}. ${t(`record_by_${by}`, when(at))}`;
  if (state === 'confirmed' && at !== null) return `${name}: ${word}. ${t('record_by_user', when(at))}`;
  return `${name}: ${word}.`;
}

function proofLines(view: View, { t, when }: RecordMeta): string[] {
  const { validatedAt, listedAt } = view.purview;
  const { verdict } = view.check;
  const checkedAt = verdict?.ok ? verdict.at : view.steps.validation.by === 'zoom' ? view.steps.validation.at : null;
  // A token that names no scopes proves what was called, and after a restart of the browser no more is known.
  const named = verdict?.ok === true && verdict.family !== null;
  const line = (key: string, at: number | null, proved = key) => (at === null ? t(`${key}_not`) : t(proved, when(at)));
  const zoomAt = view.steps.validation.state === 'done' ? checkedAt : null;
  return [
    line('record_proof_zoom', zoomAt, named ? 'record_proof_zoom' : 'record_proof_access'),
    line('record_proof_validated', validatedAt),
    line('record_proof_listed', listedAt),
  ];
}

function scopeLines(view: View, { t }: RecordMeta): string[] {
  // Read from a page: only what reads like a scope may enter the record.
  const found = view.scopes.filter(isScopeId);
  if (found.length === 0) return [t('record_scopes_none')];
  const { missing, extra } = compareScopes(found, view.family ?? undefined);
  const code = (ids: readonly string[]) => ids.map((id) => `\`${id}\``).join(', ');
  const lines = [t('record_scopes_found', code(found))];
  lines.push(missing.length === 0 ? t('record_scopes_complete') : t('record_scopes_missing', code(missing)));
  if (extra.length > 0) lines.push(t('record_scopes_extra', code(extra)));
  return lines;
}

function laterLines(view: View, { t }: RecordMeta): string[] {
  const tail = view.capture?.tails.clientId;
  const lines = [t('record_later_path'), t('record_later_developer'), t('record_later_edit')];
  return tail ? [...lines, t('record_later_tail', tail)] : lines;
}

function toMarkdown(title: string, sections: readonly RecordSection[]): string {
  const parts = sections.map(
    (section) => `## ${section.title}\n\n${section.lines.map((line) => `- ${line}`).join('\n')}\n`,
  );
  return `# ${title}\n\n${parts.join('\n')}`;
}
