import { dirname, posix } from 'node:path';
import { expect, test } from 'vitest';
import { sourcesIn } from '../sources.ts';

/**
 * What each folder may know, as docs/architecture.md tells it: of `uses` whatever there is, of `types` only types, which
 * are gone when the program runs. A file that stands in `utils` itself is known by all.
 */
const FOLDERS: Record<string, { uses: string; types?: string }> = {
  entrypoints: { uses: 'components background page panel record' },
  components: { uses: 'flow guide model panel record zoom', types: 'messages' },
  background: { uses: 'flow guide messages model zoom' },
  page: { uses: 'dom find guide model overlay report sites zoom', types: 'messages' },
  panel: { uses: 'model', types: 'messages' },
  record: { uses: 'model zoom' },
  report: { uses: 'dom find sites zoom' },
  overlay: { uses: 'dom' },
  messages: { uses: 'model', types: 'zoom' },
  flow: { uses: 'model vault zoom' },
  vault: { uses: '', types: 'model zoom' },
  guide: { uses: 'model sites zoom' },
  sites: { uses: 'dom find zoom', types: 'model' },
  find: { uses: 'dom' },
  dom: { uses: '' },
  model: { uses: '', types: 'sites zoom' },
  zoom: { uses: '' },
};

const IMPORT = /^(?:import|export) (type )?([^;]*?)from '(\.[^']+)';/gms;

/** The folder that a file counts to; empty for a file of `utils` itself. */
function folderOf(path: string): string {
  const [first = '', second = '', third] = path.split('/');
  return first !== 'utils' ? first : third === undefined ? '' : second;
}

/** Every import that leads into another folder, and whether only types come with it. */
function crossings(path: string, text: string): { to: string; typesOnly: boolean }[] {
  return [...text.matchAll(IMPORT)].flatMap(([, type, names = '', from = '']) => {
    const to = folderOf(posix.join(dirname(path), from));
    const each = names
      .replace(/[{}]/g, '')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    const typesOnly = type !== undefined || each.every((name) => name.startsWith('type '));
    return to === '' || to === folderOf(path) ? [] : [{ to, typesOnly }];
  });
}

const SOURCES = ['entrypoints', 'components', 'utils'].flatMap(sourcesIn);

test('a folder knows those that it is said to know, and no other', () => {
  const used = new Set<string>();
  for (const [path, text] of SOURCES) {
    const folder = folderOf(path);
    if (folder === '') continue;
    const { uses, types = '' } = FOLDERS[folder] ?? expect.fail(`${folder} is in no row`);
    for (const { to, typesOnly } of crossings(path, text)) {
      used.add(`${folder} ${to}`);
      expect(`${uses} ${typesOnly ? types : ''}`.split(' '), `${path} imports from ${to}`).toContain(to);
    }
  }
  // Nor does a row allow what no file needs.
  const said = Object.entries(FOLDERS).flatMap(([folder, { uses, types = '' }]) =>
    `${uses} ${types}`
      .split(' ')
      .filter(Boolean)
      .map((to) => `${folder} ${to}`),
  );
  expect([...used].sort()).toEqual(said.sort());
});

test('the values leave the vault by way of one file', () => {
  const importers = SOURCES.filter(([, text]) => /from '[^']*vault\/vault\.ts'/.test(text)).map(([path]) => path);
  expect(importers).toEqual(['utils/flow/runner.ts']);
  const readers = SOURCES.filter(([, text]) => /['"]vault['"]\]/.test(text)).map(([path]) => path);
  expect(readers).toEqual(['utils/flow/runner.ts']);
});
