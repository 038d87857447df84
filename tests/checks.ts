import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

type Step = readonly [command: string, ...parameters: string[]];

/**
 * Checks the types of a project, and of a file that was checked before only what has changed since. Of several checkers each makes the
 * types of its own anew: one takes two thirds of the processor time of the usual four.
 */
function checkTypes(project: string, name: string): Step {
  const kept = `node_modules/.cache/tsc/${name}.json`;
  return ['tsc', '-p', project, '--checkers', '1', '--incremental', '--tsBuildInfoFile', kept];
}

/** Compiler, linter and format, as `npm run check`; with a word after it those that it names. */
export const CHECKS = {
  types: [checkTypes('.', 'all'), checkTypes('shared', 'shared')],
  lint: [['oxlint', '--type-aware']],
  format: [['oxfmt', '--check']],
} as const satisfies Record<string, readonly Step[]>;

/**
 * Compiler and type-aware linter are programs in Go that live for seconds: they give memory back only where they need much, and work
 * on one core. Both together take a third less processor time than by themselves.
 */
const OF_GO = { GOGC: 'off', GOMEMLIMIT: '1536MiB', GOMAXPROCS: '1' };

/** Runs a command and tells how long it took. False: it has failed. `isAlone`: it prints while it runs, not when it has ended. */
export async function runStep(
  [command, ...parameters]: Step,
  { isAlone = false, env = OF_GO }: { isAlone?: boolean; env?: Readonly<Record<string, string>> } = {},
): Promise<boolean> {
  const started = performance.now();
  const child = spawn(command, parameters, {
    cwd: ROOT,
    stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const status = await once(child, 'close').then(
    ([code]) => code as number | null,
    (error: Error) => void (output += `${command}: ${error.message}\n`),
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const verdict = status === 0 ? 'ok' : 'FAILED';
  process.stdout.write(`${output}${verdict} · ${command} ${parameters.join(' ')} · ${seconds} s\n`);
  return status === 0;
}

/** Runs commands that do not need each other, as many at once as there are cores. How many have failed. */
export async function runTogether(steps: readonly Step[]): Promise<number> {
  let failed = 0;
  const waiting = steps.values();
  const work = async (): Promise<void> => {
    for (const step of waiting) if (!(await runStep(step))) failed += 1;
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failed;
}

if (import.meta.main) {
  const named = process.argv.slice(2);
  const wanted = Object.entries(CHECKS).filter(([name]) => named.length === 0 || named.includes(name));
  const failed = await runTogether(wanted.flatMap(([, steps]): readonly Step[] => steps));
  process.exitCode = failed === 0 && wanted.length > 0 ? 0 : 1;
}
