import { z } from 'zod';
import { baseAccounts, baseResidual, createTradeBase } from '#shared/economics/tradeBase.ts';
import type { TradeBase, TradeShock } from '#shared/economics/tradeModel.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';

/** The base equilibrium of a file to be solved, flat and row-major. */

/** Published input–output data close to about 1e-7; more than this is a mistake in the file. */
const LARGEST_BASE_RESIDUAL = 1e-6;

const numbers = z.array(z.number());
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
type Sizes = readonly (readonly [name: string, values: readonly unknown[] | undefined, length: number])[];

/** The first array that is too short or too long. */
function findWrongSize(sizes: Sizes): { name: string; message: string } | undefined {
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

/** A counterfactual in a file: a base equilibrium and a shock, flat and row-major. */

export type Counterfactual = {
  readonly base: TradeBase;
  readonly shock: TradeShock;
  readonly regions: readonly string[];
  /** Members of the bloc whose trade creation and diversion are asked for. */
  readonly members: readonly number[];
};

const shockSchema = z.strictObject({
  tau1: z.array(z.number().gt(-1)),
  dhat: z.array(z.number().positive()),
  D1: numbers,
  ahat: z.array(z.number().positive()),
  lhat: z.array(z.number().positive()),
  khat: z.array(z.number().positive()),
});

const fileSchema = z
  .strictObject({
    ...ABOUT_THE_FILE,
    base: baseSchema,
    shock: shockSchema,
    members: z
      .array(z.int().nonnegative())
      .refine((members) => new Set(members).size === members.length, 'a member stands twice')
      .nullish(),
  })
  .superRefine(({ base, shock, members }, context) => {
    const { N, J } = base;
    const wrong = findWrongSize([
      ['tau1', shock.tau1, N * N * J],
      ['dhat', shock.dhat, N * N * J],
      ['D1', shock.D1, N],
      ['ahat', shock.ahat, N * J],
      ['lhat', shock.lhat, N],
      ['khat', shock.khat, N * J],
    ]);
    if (wrong !== undefined) {
      context.addIssue({ code: 'custom', path: ['shock', wrong.name], message: wrong.message });
    }
    if (members?.some((member) => member >= N) === true) {
      context.addIssue({ code: 'custom', path: ['members'], message: `a member is not below ${N}` });
    }
  });

/** Of world value added: what one receives, another gives. */
const LARGEST_IMBALANCE = 1e-9;

/** The counterfactual that the JSON of a file states, or one line that says what is wrong with it. */
export function parseCounterfactual(path: string, json: unknown): Result<Counterfactual, string> {
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) return err(describeIssue(path, parsed.error));
  const { base: plain, shock, members } = parsed.data;
  const base = createCheckedBase(path, plain);
  if (!base.ok) return base;
  const imbalance = shock.D1.reduce((sum, transfer) => sum + transfer, 0);
  const world = baseAccounts(base.value).valueAdded.reduce((sum, value) => sum + value, 0);
  if (Math.abs(imbalance) > LARGEST_IMBALANCE * world) {
    return err(`${path}: shock.D1: transfers sum to ${imbalance}, not to zero`);
  }
  return ok({
    base: base.value,
    shock: {
      tariff: Float64Array.from(shock.tau1),
      iceberg: Float64Array.from(shock.dhat),
      transfer: Float64Array.from(shock.D1),
      tfp: Float64Array.from(shock.ahat),
      labour: Float64Array.from(shock.lhat),
      capital: Float64Array.from(shock.khat),
      pools: [],
    },
    regions: plain.regions ?? plain.D.map((_, n) => `R${n}`),
    members: members ?? [],
  });
}
