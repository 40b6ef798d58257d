import { NEW_PROGRESS, NEW_SESSION, type Progress, type Session } from '../model/state.ts';
import { STEP_IDS } from '../model/steps.ts';

const STATES = ['todo', 'done', 'confirmed', 'attention'];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isProgress(value: unknown): value is Progress {
  if (!isRecord(value) || value.version !== 1 || typeof value.running !== 'boolean') return false;
  const { steps, purview } = value;
  if (!isRecord(steps) || !isRecord(purview) || !Array.isArray(value.scopes)) return false;
  if (value.prepared !== undefined && !isRecord(value.prepared)) return false;
  return STEP_IDS.every((id) => {
    const step = steps[id];
    return isRecord(step) && STATES.includes(String(step.state));
  });
}

/**
 * Progress as it was stored. Another version's, or one that cannot be read, is started afresh and that is told once
 * (`resetNotice`); whether the guide runs is kept where it can be read.
 */
export function readProgress(stored: unknown): Progress {
  if (stored === undefined) return NEW_PROGRESS;
  // What a former build of this version did not write is as at the beginning.
  if (isProgress(stored)) return { ...NEW_PROGRESS, ...stored };
  const running = isRecord(stored) && stored.running === true;
  return { ...NEW_PROGRESS, running, resetNotice: true };
}

/** The session's part. It lives as long as the browser session and goes with an update, so it needs no migration. */
export function readSession(stored: unknown): Session {
  return isRecord(stored) && isRecord(stored.check) && isRecord(stored.handoff)
    ? { ...NEW_SESSION, ...(stored as Partial<Session>) }
    : NEW_SESSION;
}
