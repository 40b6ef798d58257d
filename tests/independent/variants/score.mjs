// Judges one reading of one page against what the contract implies there.
import { onControl } from '../browser.mjs';

const norm = (s) =>
  String(s)
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\u2060\u00ad\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
const ACT = ['required', 'missing', 'next'];

/** Each ring: right, or wrong with the reason. */
export function judge(reading) {
  const E = reading.expect;
  const rings = reading.rings.map((r) => ({ ...r, key: norm(r.target) }));
  const allowed = (key) => new Set([...E.alts.flat(), ...E.may].filter((m) => m.t === key).flatMap((m) => m.s));
  for (const ring of rings) {
    const boxes = [
      ...ring.truth,
      ...(ring.action === 'look' || /^credentials\.(?!reveal)/.test(ring.key) ? ring.look : []),
    ];
    if (!boxes.length) {
      ring.wrong = 'no such control here';
      continue;
    }
    const on = boxes.filter((b) => onControl(ring.box, b));
    if (!on.length) {
      ring.wrong = 'not on the control';
      continue;
    }
    if (!on.some((b) => b.seen > 0.5)) {
      ring.wrong = 'control is scrolled out of sight';
      continue;
    }
    if (!allowed(ring.key).has(ring.status)) {
      ring.wrong = `status ${ring.status} is false here`;
    }
  }
  // A control that ends the job (Done, Save, Validate) may be ringed early only after the rest, in document order.
  if (E.doneAfterOthers) {
    const last = E.doneAfterOthers === true ? 'scopes.done' : norm(E.doneAfterOthers);
    for (const ring of rings)
      if (ring.key === last && ACT.includes(ring.status)) {
        const others = rings.some((r) => r !== ring && !r.wrong && ACT.includes(r.status));
        if (ring.wrong?.startsWith('status') && others && ring.truth.length) ring.wrong = undefined;
      }
  }
  const acts = rings.filter((r) => ACT.includes(r.status));
  let best = null;
  for (const alt of E.alts) {
    const hit = alt.filter((m) => rings.some((r) => !r.wrong && r.key === m.t && m.s.includes(r.status))).length;
    const ratio = alt.length ? hit / alt.length : 1;
    if (!best || ratio > best.ratio) best = { alt, hit, ratio };
  }
  let expected = best ? best.alt.length : 0,
    shown = best ? best.hit : 0;
  const byWords = (E.emptyOk === true || (E.emptyOk === 'primary' && reading.primary && reading.card)) && !acts.length;
  const otherStep = E.onlyStep && reading.card && reading.card.step !== E.onlyStep;
  if (shown < expected && (byWords || (E.onlyStep !== undefined && otherStep))) {
    expected = 0;
    shown = 0;
  }
  const card = reading.card;
  let step = 'none';
  if (card) {
    const okStep = E.steps.includes(card.step) || (E.attentionSteps && ['attention', 'lost'].includes(card.state));
    step = okStep ? 'right' : 'wrong';
  }
  const wrong = rings.filter((r) => r.wrong);
  return {
    rings: rings.length,
    wrong,
    expected,
    shown,
    step,
    lost: card?.state === 'lost',
    missing: best ? best.alt.filter((m) => !rings.some((r) => !r.wrong && r.key === m.t)).map((m) => m.t) : [],
    right: !wrong.length && shown === expected && step !== 'wrong' && (expected > 0 || E.emptyOk === true || !!card),
  };
}
