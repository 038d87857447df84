/** The base equilibrium of a file to be solved, flat and row-major. */
import { z } from 'zod';
import { baseAccounts, baseResidual, createTradeBase } from '#shared/economics/tradeBase.ts';
import type { TradeBase } from '#shared/economics/tradeModel.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** Published input–output data close to about 1e-7; more than this is a mistake in the file. */
const LARGEST_BASE_RESIDUAL = 1e-6;

export const numbers = z.array(z.number());
const count = z.int().positive();

const atLeastZero = z.array(z.number().nonnegative());

/** What a file may say about itself; nothing of it is read. */
export const ABOUT_THE_FILE = {
  name: z.unknown().optional(),
  note: z.unknown().optional(),
  description: z.unknown().optional(),
  layout: z.unknown().optional(),
  source: z.unknown().optional(),
  tolerance: z.unknown().optional(),
  expected: z.unknown().optional(),
};

/** Zero where there are no economies of scale, or no specific factors: what is left out is more often misspelt than meant. */
const STATED = 'is not stated: write zeros where there is none';

const arraysSchema = z.strictObject({
  N: count,
  J: count,
  regions: z.array(z.string()).optional(),
  sectors: z.array(z.string()).optional(),
  pi: atLeastZero,
  tau: z.array(z.number().gt(-1)),
  X: atLeastZero,
  gva: atLeastZero,
  /** Published tables have small negative inputs. */
  gio: numbers,
  alpha: atLeastZero,
  theta: z.array(z.number().positive()),
  D: numbers,
  psi: z.array(z.number().nonnegative(), {
    error: (issue) => (issue.input === undefined ? STATED : undefined),
  }),
  spec: z.array(z.number().nonnegative().lt(1), {
    error: (issue) => (issue.input === undefined ? STATED : undefined),
  }),
});

/** Arrays of a file with their lengths as they must be. */
export type Sizes = readonly (readonly [
  name: string,
  values: readonly unknown[] | undefined,
  length: number,
])[];

/** The first array that is too short or too long. */
export function findWrongSize(sizes: Sizes): { name: string; message: string } | undefined {
  for (const [name, values, length] of sizes) {
    if (values !== undefined && values.length !== length) {
      return { name, message: `${values.length} elements, expected ${length}` };
    }
  }
  return undefined;
}

export const baseSchema = arraysSchema.superRefine((base, context) => {
  const { N, J } = base;
  const wrong = findWrongSize([
    ['regions', base.regions, N],
    ['sectors', base.sectors, J],
    ['pi', base.pi, N * N * J],
    ['tau', base.tau, N * N * J],
    ['X', base.X, N * J],
    ['gva', base.gva, N * J],
    ['gio', base.gio, N * J * J],
    ['alpha', base.alpha, N * J],
    ['theta', base.theta, J],
    ['D', base.D, N],
    ['psi', base.psi, J],
    ['spec', base.spec, N * J],
  ]);
  if (wrong !== undefined) context.addIssue({ code: 'custom', path: [wrong.name], message: wrong.message });
  const place = base.psi.findIndex((scale, j) => scale * (base.theta[j] ?? 0) >= 1);
  if (place >= 0) {
    const message = 'θψ is not below 1: the equilibrium need not be unique';
    context.addIssue({ code: 'custom', path: ['psi', place], message });
  }
});

/** The base, if its accounts close. */
export function createCheckedBase(
  path: string,
  plain: z.infer<typeof baseSchema>,
): Result<TradeBase, string> {
  const base = createTradeBase(plain);
  const residual = baseResidual(base);
  const poor = baseAccounts(base).income.findIndex((income) => income <= 0);
  if (poor >= 0) return err(`${path}: base: region ${poor} has no income`);
  if (residual <= LARGEST_BASE_RESIDUAL) return ok(base);
  return err(`${path}: base: not an equilibrium, its accounts are off by ${residual.toExponential(1)}`);
}

/** One line about the first thing in the file that is not as it should be. */
export function describeIssue(path: string, error: z.ZodError): string {
  const [issue] = error.issues;
  return `${path}: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'unreadable'}`;
}
