// node first-contact.mjs <set folder>: measures the build in $EXT on one set of foreign sites. README.md says what a set is.
// SELF=1: the set's steps without the extension (positive control). OUT: folder for pictures and JSON. BUILD_SHA: commit of the build.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { faults, HEAD, ledger, table, totals } from './first-contact/report.mjs';
import { open, selfCheck, survey } from './first-contact/survey.mjs';
import { credentialsOf, walk } from './robot.mjs';

const say = (line) => console.log(line);

/** Run B: a person who knows nothing but the rings and the card. */
async function follow(set) {
  const site = await open(set),
    credentials = () => credentialsOf(site.world);
  try {
    const r = await walk({
      browser: site.browser,
      start: set.start,
      budgetMs: 60000,
      say,
      credentials,
      ...set.follower,
    });
    const { arrived, reason, actions, typedByHand, seconds } = r,
      { seen, wrong } = r.rings;
    return {
      arrived,
      reason,
      lastStep: r.steps.at(-1)?.step,
      actions,
      rings: seen,
      wrong,
      typedByHand,
      check: r.check.text,
      seconds,
    };
  } catch (error) {
    return { arrived: false, reason: `the walk broke: ${String(error.message).split('\n')[0]}`, rings: 0, wrong: [] };
  } finally {
    await site.close();
  }
}

function buildName() {
  if (process.env.BUILD_SHA) return process.env.BUILD_SHA.slice(0, 7);
  return JSON.parse(fs.readFileSync(path.join(process.env.EXT, 'manifest.json'), 'utf8')).version;
}

async function control(set, out) {
  const { count, failed, stopped } = await selfCheck(set, { out, say });
  for (const line of failed) say(`no control in sight  ${line}`);
  if (stopped) say(`the steps do not lead on ${stopped}`);
  say(`self check ${set.name}: ${count - failed.length} of ${count} needed targets can be seen; pictures in ${out}`);
  return failed.length || stopped ? 1 : 0;
}

async function measure(set, out) {
  const date = new Date().toISOString().slice(0, 10),
    build = buildName();
  say(`survey of ${set.name}, build ${build}`);
  const a = await survey(set, { out, say });
  if (set.follower) say(`\nfollower on ${set.name}`);
  const follower = set.follower ? await follow(set) : null,
    total = totals(a, follower);
  say(`\n${table(a)}\n\n${faults(a)}`);
  if (a.early) say('the guide showed something before it was started');
  if (a.stopped) say(`the survey was aborted ${a.stopped}`);
  for (const w of follower?.wrong ?? []) say(`wrong   follower at ${w.step}: ${w.target} (${w.status})`);
  if (follower)
    say(
      `follower: ${follower.arrived ? 'arrived' : `not arrived (${follower.reason})`}, ${follower.actions ?? 0} actions`,
    );
  const record = { date, set: set.name, build, total, early: a.early, stopped: a.stopped, follower, steps: a.rows };
  fs.writeFileSync(path.join(out, 'result.json'), JSON.stringify(record, null, 1));
  say(`\n${HEAD}\n${ledger({ ...record, total })}\nJSON and pictures: ${out}`);
  return a.stopped ? 1 : 0;
}

const folder = path.resolve(process.argv[2] ?? '.');
const set = (await import(pathToFileURL(path.join(folder, 'set.mjs')))).default;
const out = path.resolve(process.env.OUT || path.join(os.tmpdir(), 'first-contact', set.name));
fs.rmSync(path.join(out, 'result.json'), { force: true });
fs.mkdirSync(out, { recursive: true });
process.exit(process.env.SELF ? await control(set, out) : await measure(set, out));
