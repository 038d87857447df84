/** A counterfactual in a file: a base equilibrium and a shock, flat and row-major. */
import { z } from 'zod';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { TradeBase, TradeShock } from '#shared/economics/tradeModel.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import {
  ABOUT_THE_FILE,
  baseSchema,
  createCheckedBase,
  describeIssue,
  findWrongSize,
  numbers,
} from './baseFile.ts';

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
