import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { BrowserContext } from 'playwright-core';

/** Linux alone says what a process held at most, and forgets it on demand. */
export const CAN_MEASURE = existsSync('/proc/self/clear_refs');

const figure = (pid: number, name: 'VmHWM' | 'VmRSS') =>
  Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Starts to look at all processes of the browser; gives by how many MiB one of them grew at most since. */
export async function watchMemory(context: BrowserContext): Promise<() => number> {
  const session = await context.browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const before = processInfo.map(({ id }) => {
    writeFileSync(`/proc/${id}/clear_refs`, '5');
    return { id, held: figure(id, 'VmRSS') };
  });
  return () => Math.max(...before.map(({ id, held }) => figure(id, 'VmHWM') - held));
}
