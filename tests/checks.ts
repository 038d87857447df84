import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

type Step = readonly [command: string, ...parameters: string[]];

/** Compiler, linter and format, as `npm run check`; with a word after it those that it names. */
export const CHECKS = {
  // Of several checkers each makes the types of its own anew: one takes two thirds of the processor time of the usual four.
  types: [
    ['tsc', '-p', '.', '--checkers', '1'],
    ['tsc', '-p', 'shared', '--checkers', '1'],
  ],
  lint: [['oxlint', '--type-aware']],
  format: [['oxfmt', '--check']],
} as const satisfies Record<string, readonly Step[]>;

/**
 * Compiler and type-aware linter are programs in Go that live for seconds: they give memory back only where they need much, and work
 * on one core. Both together take a third less processor time than by themselves.
 */
const OF_GO = { GOGC: 'off', GOMEMLIMIT: '3GiB', GOMAXPROCS: '1' };

/** Runs a command and tells how long it took. False: it has failed. */
export function runStep(
  [command, ...parameters]: Step,
  env: Readonly<Record<string, string>> = OF_GO,
): boolean {
  const started = performance.now();
  const { status, error } = spawnSync(command, parameters, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (error !== undefined) console.error(`${command}: ${error.message}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok' : 'FAILED'} · ${command} ${parameters.join(' ')} · ${seconds} s`);
  return status === 0;
}

if (import.meta.main) {
  const named = process.argv.slice(2);
  const wanted = Object.entries(CHECKS).filter(([name]) => named.length === 0 || named.includes(name));
  const failed = wanted.flatMap(([, steps]): readonly Step[] => steps).filter((step) => !runStep(step));
  process.exit(failed.length === 0 && wanted.length > 0 ? 0 : 1);
}
