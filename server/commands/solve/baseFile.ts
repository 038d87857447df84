/** The base equilibrium of a file to be solved, flat and row-major. */
import { z } from 'zod';
import { baseResidual, createTradeBase } from '#shared/economics/tradeBase.ts';
import type { TradeBase } from '#shared/economics/tradeModel.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** Published input–output data close to about 1e-7; more than this is a mistake in the file. */
const LARGEST_BASE_RESIDUAL = 1e-6;

export const numbers = z.array(z.number());
const count = z.int().positive();

const arraysSchema = z.object({
  N: count,
  J: count,
  regions: z.array(z.string()).optional(),
  pi: numbers,
  tau: numbers,
  X: numbers,
  gva: numbers,
  gio: numbers,
  alpha: numbers,
  theta: z.array(z.number().positive()),
  D: numbers,
  psi: numbers.optional(),
  spec: numbers.optional(),
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
});

/** The base, if its accounts close. */
export function createCheckedBase(
  path: string,
  plain: z.infer<typeof baseSchema>,
): Result<TradeBase, string> {
  const base = createTradeBase(plain);
  const residual = baseResidual(base);
  if (residual <= LARGEST_BASE_RESIDUAL) return ok(base);
  return err(`${path}: base: not an equilibrium, its accounts are off by ${residual.toExponential(1)}`);
}

/** One line about the first thing in the file that is not as it should be. */
export function describeIssue(path: string, error: z.ZodError): string {
  const [issue] = error.issues;
  return `${path}: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'unreadable'}`;
}
