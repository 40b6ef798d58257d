// What is counted of the rings: which were seen, which stood off their control, which needed target is found.
import { onControl } from '../browser.mjs';

const ACTING = ['required', 'missing', 'next'];
const PATIENCE = 600; // ms that a ring may be off its control while the page or the ring moves
const same = (a, b) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** A needed entry is a target, or a list of targets of which one will do. */
export const targetsOf = (entry) => [].concat(entry);
export const nameOf = (entry) => targetsOf(entry).join(' or ');

const right = (ring) => ring.truth.some((box) => onControl(ring.box, box));

/** Is one of the entry's targets ringed in this reading, on its control and with a status that asks to act (any: whatever the status)? */
export const ringed = (reading, entry, any) =>
  reading.rings.some(
    (ring) =>
      targetsOf(entry).some((t) => same(t, ring.target)) && right(ring) && (any || ACTING.includes(ring.status)),
  );

/** The rings of one step. A ring counts once per target and status; two at a time with the same target count as two. */
export function ringCount() {
  const seen = new Set(),
    wrong = new Map();
  let off = new Map(); // rings now off their control, and since when
  return {
    seen,
    wrong,
    add(reading, now = Date.now()) {
      const turns = new Map(),
        still = new Map();
      const turn = (key) => {
        const n = (turns.get(key) ?? 0) + 1;
        turns.set(key, n);
        return `${key}#${n}`;
      };
      for (const ring of reading.rings) {
        seen.add(turn(`${ring.target} ${ring.status}`));
        if (right(ring)) continue;
        const key = turn(ring.target),
          since = off.get(key) ?? now;
        still.set(key, since);
        if (now - since > PATIENCE)
          wrong.set(key, { target: ring.target, status: ring.status, ring: ring.box, controls: ring.truth });
      }
      off = still;
    },
    /** A ring is off its control, and it is not yet known for how long. */
    unsure: () => [...off.keys()].some((key) => !wrong.has(key)),
  };
}
