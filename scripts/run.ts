import { spawn } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';

/** The project's folder. */
export const ROOT = resolve(import.meta.dirname, '..');

export interface Finished {
  /** 0 for success; null becomes 1. */
  readonly code: number;
  /** Standard output and error, in the order they came; empty when shown. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Shown as it comes, instead of being kept. */
  readonly show?: boolean;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a command without a shell and waits for it; does not throw when it fails. The project's own tools come first on
 * the path, so that every child runs on the Node that the project brings.
 */
export function run(command: string, args: readonly string[], { cwd = ROOT, show = false, env = {} }: RunOptions = {}) {
  const PATH = [join(ROOT, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);
  // On Windows npm and the tools are .cmd files, which only a shell starts. All arguments are constants of these
  // scripts.
  const shell = process.platform === 'win32';
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env, PATH },
    shell,
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return new Promise<Finished>((done) => {
    child.once('error', (error) => done({ code: 127, output: error.message }));
    child.once('close', (code) => done({ code: code ?? 1, output }));
  });
}

/** As `run`, but a failure throws with the command's output. */
export async function must(command: string, args: readonly string[], options?: RunOptions): Promise<string> {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed (${code})\n${output.trim()}`);
  return output;
}
