import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../../..');

const LEFT_OUT = /(^|\/)(node_modules|\.git|\.output|\.wxt|\.cache|coverage)(\/|$)/;
const TEXTS = /\.(css|html|json|md|mjs|sh|ts|tsx|yml)$/;

/** The texts below a folder of the project, but for packages, builds and lock files: path from the root, and content. */
export function textsIn(folder = ''): [path: string, text: string][] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const path = join(folder, entry.name).replaceAll('\\', '/');
    if (LEFT_OUT.test(path) || entry.name === 'package-lock.json') return [];
    if (entry.isDirectory()) return textsIn(path);
    return TEXTS.test(entry.name) ? [[path, readFileSync(join(ROOT, path), 'utf8')]] : [];
  });
}
