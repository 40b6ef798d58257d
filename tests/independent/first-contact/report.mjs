// The figures of a run in words: a table by step, what was missed, and the line for a ledger.
const sum = (list, f) => list.reduce((n, x) => n + f(x), 0);
const at = (box) => ['x', 'y', 'width', 'height'].map((k) => Math.round(box[k])).join(',');
const places = (boxes) => boxes.map(at).join(' or ') || 'none';

/** needed and found are the survey's; rings and wrong are the survey's and the follower's together. */
export function totals(survey, follower) {
  const found = sum(survey.rows, (r) => r.found.length),
    needed = found + sum(survey.rows, (r) => r.missed.length);
  const rings = sum(survey.rows, (r) => r.rings) + (follower?.rings ?? 0);
  const wrong = sum(survey.rows, (r) => r.wrong.length) + (follower?.wrong.length ?? 0);
  return { rings, wrong, needed, found, recall: needed ? Math.floor((1000 * found) / needed) / 10 : null };
}

export function table({ rows }) {
  const line = (step, ...n) => step.slice(0, 34).padEnd(34) + n.map((x) => String(x).padStart(8)).join('');
  const body = rows.map((r) => {
    const slow = r.found.length ? Math.max(...r.found.map((f) => f.ms)) : '';
    const card = r.card ? `${r.card.step}/${r.card.state}` : 'no card';
    const counts = [r.found.length + r.missed.length, r.found.length, r.absent.length, r.rings, r.wrong.length];
    return `${line(r.step, ...counts, slow)}   ${card}`;
  });
  return [`${line('step', 'needed', 'found', 'absent', 'rings', 'wrong', 'ms')}   card`, ...body].join('\n');
}

export function faults({ rows }) {
  const words = (card) => (card ? `card ${card.step}/${card.state}: "${card.text.slice(0, 200)}"` : 'no card');
  return rows
    .flatMap((r) => [
      ...r.missed.map((m) => `missed  ${r.step}: ${m.target}; ${words(m.card)}`),
      ...r.wrong.map(
        (w) => `wrong   ${r.step}: ${w.target} (${w.status}) at ${at(w.ring)}; control ${places(w.controls)}`,
      ),
      ...r.absent.map((t) => `absent  ${r.step}: ${t} (not counted)`),
    ])
    .join('\n');
}

const arrival = (follower) => (!follower ? '–' : follower.arrived ? 'yes' : `no: ${follower.lastStep ?? 'no step'}`);

export const HEAD = '| date | set | build | rings | wrong | needed | found | recall % | arrived |';
export function ledger({ date, set, build, total, follower, stopped }) {
  const recall = total.recall === null ? '–' : total.recall.toFixed(1);
  const cells = [date, set, build, total.rings, total.wrong, total.needed, total.found, recall, arrival(follower)];
  return `| ${cells.join(' | ')}${stopped ? ' (survey aborted)' : ''} |`;
}
