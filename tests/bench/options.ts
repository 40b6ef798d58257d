import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** How a run is to be made. */
export interface Options {
  /** Few repetitions: under four minutes, for a first impression. */
  readonly quick: boolean;
  /** Folder of the unpacked production build. */
  readonly extension: string;
  /** Names of row groups; all where none is named. */
  readonly only: readonly string[];
  readonly out: string;
}

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * `--quick`, `--extension <folder>` (or EXTENSION), `--only idle,storm`, `--out <folder>`. Throws where there is no
 * build.
 */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      extension: { type: 'string' },
      only: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const extension = resolve(values.extension ?? process.env.EXTENSION ?? `${ROOT}/.output/chrome-mv3`);
  if (!existsSync(`${extension}/manifest.json`)) {
    throw new Error(`There is no built extension in ${extension}. Make it with: npm run build`);
  }
  return {
    quick: values.quick,
    extension,
    only: values.only?.split(',') ?? [],
    out: resolve(values.out ?? `${ROOT}/.output/bench`),
  };
}
