import type { CDPSession } from 'playwright-core';
import type { Tab } from './browser.ts';

/** Milliseconds of the renderer's main thread, as time on the processor, so that other programs do not count. */
export interface Cost {
  readonly task: number;
  readonly script: number;
  /** Style and layout. */
  readonly layout: number;
  /** How long it took by the clock, in milliseconds. */
  readonly clock: number;
}

async function totals(cdp: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
}

/** What the main thread of a tab does while `act` runs. */
export async function costOf(tab: Tab, act: () => Promise<unknown>): Promise<Cost> {
  const before = await totals(tab.cdp);
  const began = performance.now();
  await act();
  const after = await totals(tab.cdp);
  const spent = (name: string) => after[name]! - before[name]!;
  return {
    task: spent('TaskDuration'),
    script: spent('ScriptDuration'),
    layout: spent('LayoutDuration') + spent('RecalcStyleDuration'),
    clock: performance.now() - began,
  };
}

/** The same per second of the clock. */
export async function costPerSecond(tab: Tab, ms: number): Promise<Cost> {
  const cost = await costOf(tab, () => rest(ms));
  const share = 1000 / cost.clock;
  return {
    task: cost.task * share,
    script: cost.script * share,
    layout: cost.layout * share,
    clock: cost.clock,
  };
}

export function rest(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/**
 * Bytes of live objects in a tab, from a heap snapshot: without compiled code, which V8 makes at leisure, and without
 * the browser's own.
 */
export async function liveBytes(tab: Tab): Promise<number> {
  const chunks: string[] = [];
  const collect = ({ chunk }: { chunk: string }) => chunks.push(chunk);
  tab.cdp.on('HeapProfiler.addHeapSnapshotChunk', collect);
  await heapOf(tab);
  await tab.cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  tab.cdp.off('HeapProfiler.addHeapSnapshotChunk', collect);
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as HeapSnapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (!NOT_LIVE.has(types[0]![nodes[at + type]!]!)) bytes += nodes[at + size]!;
  }
  return bytes;
}

interface HeapSnapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[]] } };
  nodes: number[];
}

const NOT_LIVE = new Set(['code', 'native', 'hidden', 'synthetic', 'object shape']);

/** Bytes of JavaScript heap after everything that can be collected was. */
export async function heapOf(tab: Tab): Promise<number> {
  for (let turn = 0; turn < 3; turn += 1) await tab.cdp.send('HeapProfiler.collectGarbage');
  return (await tab.cdp.send('Runtime.getHeapUsage')).usedSize;
}

/** An event of Chromium's trace; durations in microseconds, `tdur` on the processor. */
interface TraceEvent {
  name: string;
  dur?: number;
  tdur?: number;
  args: { data?: { url?: string } };
}

/**
 * Runs `act` under Chromium's trace; gives each call into the extension's two scripts (compiling included), in milliseconds
 * on the processor.
 */
export async function callsOfGuide(tab: Tab, act: () => Promise<unknown>): Promise<number[]> {
  const { cdp } = tab;
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => events.push(...(value as TraceEvent[]));
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', { categories: 'devtools.timeline,v8,disabled-by-default-v8.compile' });
  await act();
  const complete = new Promise<void>((done) => cdp.once('Tracing.tracingComplete', () => done()));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', collect);
  return events
    .filter(({ name, args }) => ENTRIES.has(name) && /\/(loader|guide)\.js$/.test(args.data?.url ?? ''))
    .map(({ tdur, dur }) => (tdur ?? dur ?? 0) / 1000);
}

const ENTRIES = new Set(['EvaluateScript', 'FunctionCall', 'v8.compile']);
