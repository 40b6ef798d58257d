import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closingTable } from '../../../scripts/table.ts';

test('the closing table adds up what the files counted, by group, and names each host once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'counts-'));
  const leave = (file: string, tally: object) => writeFileSync(join(folder, file), JSON.stringify(tally));
  leave('one.json', { counts: { 'places searched: files': 3, 'made-up messages': 5 }, hosts: ['zoom.us'] });
  leave('two.json', { counts: { 'places searched: cookies': 1 }, hosts: ['api.zoom.us', 'zoom.us'] });
  const lines = closingTable(12, folder).split('\n');
  rmSync(folder, { recursive: true });
  expect(lines.slice(0, 2).map((line) => line.trim())).toEqual(['12  tests passed', '4  places searched']);
  expect(lines.map((line) => line.trim())).toContain('5  made-up messages');
  expect(lines.at(-1)?.trim()).toBe('2  hosts contacted: api.zoom.us, zoom.us');
});

test('where nothing was counted it says so with zeros', () => {
  expect(closingTable(0, '/no/such/folder')).toContain('0  places searched');
});
