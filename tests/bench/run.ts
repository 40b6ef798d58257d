/**
 * `npm run bench [-- --quick] [--only idle,storm] [--extension <folder>]`: measures, prints, writes JSON and the
 * picture.
 */
import { startBench } from './browser.ts';
import type { Lab } from './lab.ts';
import { readOptions } from './options.ts';
import { asText } from './report.ts';
import { writeResults } from './results.ts';
import { appearance, replacement } from './rows/appearance.ts';
import { check } from './rows/check.ts';
import { nodes, scopes } from './rows/growth.ts';
import { idle } from './rows/idle.ts';
import { memory } from './rows/memory.ts';
import { motion } from './rows/motion.ts';
import { notStarted } from './rows/not-started.ts';
import { sizes } from './rows/sizes.ts';
import { storm } from './rows/storm.ts';
import { worker } from './rows/worker.ts';
import { startServer } from './server.ts';

const options = readOptions(process.argv.slice(2));
const began = Date.now();
const seconds = () => Math.round((Date.now() - began) / 1000);
const BEFORE_START = new Set(['sizes', 'notStarted', 'worker']);
const server = await startServer();
const bench = await startBench(options.extension, server.chromiumArgs);
const lab: Lab = {
  bench,
  extension: options.extension,
  quick: options.quick,
  rows: [],
  slopes: [],
  times: (quick, full) => (options.quick ? quick : full),
  say: (words) => process.stderr.write(`${seconds()} s  ${words}\n`),
  seconds,
};

/** In this order: the first needs a guide that was never started. */
const GROUPS: Record<string, (lab: Lab) => Promise<void>> = {
  sizes,
  notStarted,
  worker,
  appearance,
  replacement,
  idle,
  motion,
  storm,
  memory,
  nodes,
  scopes,
  check,
};

let started = false;
try {
  for (const [name, run] of Object.entries(GROUPS)) {
    if (options.only.length > 0 && !options.only.includes(name)) continue;
    if (!started && !BEFORE_START.has(name)) {
      await bench.startGuide();
      started = true;
    }
    await run(lab);
  }
} finally {
  await bench.close();
  server.close();
}

console.log(asText(lab.rows, lab.slopes));
await writeResults(options, bench.version, lab);
console.log(
  `\n${lab.rows.filter(({ reached }) => reached).length} of ${lab.rows.length} rows reached, in ${lab.seconds()} s.`,
);
