/**
 * Solves what a file states (a counterfactual, a game of tariffs, a state of the provinces' market) and prints one JSON object:
 * `npm run -s solve -- FILE [--time N]`, where N asks for the median time of N solves at the tolerance of play.
 */
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { LARGEST_GAP } from './solve/counterfactualReport.ts';
import { readProblem, type Problem } from './solve/problem.ts';

const USAGE = 'usage: npm run -s solve -- FILE [--time N]';

type Request = { readonly path: string; readonly repeats: number };

function readRequest(args: readonly string[]): Result<Request, string> {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { time: { type: 'string' } },
    });
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0) return err(USAGE);
    const repeats = values.time === undefined ? 0 : Number(values.time);
    if (!Number.isInteger(repeats) || repeats < 0) return err(`--time takes a whole number; ${USAGE}`);
    return ok({ path, repeats });
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}; ${USAGE}`);
  }
}

function medianMsOfSolves({ solve }: Problem, repeats: number): number {
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now();
    solve();
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  const upper = times[Math.floor(repeats / 2)] ?? NaN;
  const lower = times[Math.floor((repeats - 1) / 2)] ?? NaN;
  return (lower + upper) / 2;
}

/** JSON has no word for what is not a number. */
function inWords(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

/** Where in a report a number is none; undefined: nowhere. */
function placeOfNoNumber(value: unknown, place: string = ''): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : place;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = placeOfNoNumber(inner, place === '' ? key : `${place}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The solution is right; its parts are less exact than usual. */
function warnOfGap(path: string, gap: unknown): void {
  if (typeof gap !== 'number' || gap <= LARGEST_GAP) return;
  process.stderr.write(`solve: ${path}: the parts under exact miss lnW by up to ${gap.toExponential(1)}\n`);
}

function solveFile(args: readonly string[]): Result<string, string> {
  const request = readRequest(args);
  if (!request.ok) return request;
  const { path, repeats } = request.value;
  const problem = readProblem(path);
  if (!problem.ok) return problem;
  const report = problem.value.report();
  if (!report.ok) {
    const { code, ...details } = report.error;
    return err(`${path}: ${code}: ${JSON.stringify(details, inWords)}`);
  }
  const nowhere = placeOfNoNumber(report.value);
  if (nowhere !== undefined) return err(`${path}: equilibrium/not-finite: ${nowhere} is not a number`);
  warnOfGap(path, report.value['exactGap']);
  const timing = repeats > 0 ? { medianMs: medianMsOfSolves(problem.value, repeats) } : {};
  return ok(JSON.stringify({ ...report.value, ...timing }));
}

const answer = solveFile(process.argv.slice(2));
if (answer.ok) {
  process.stdout.write(`${answer.value}\n`);
} else {
  process.stderr.write(`solve: ${answer.error}\n`);
  process.exitCode = 1;
}
