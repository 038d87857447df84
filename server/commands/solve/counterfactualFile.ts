/** A counterfactual in a file: a base equilibrium and a shock, flat and row-major, JSON or gzipped JSON. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { baseResidual, createTradeBase } from '#shared/economics/tradeBase.ts';
import type { TradeBase, TradeShock } from '#shared/economics/tradeModel.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

export type Counterfactual = {
  readonly base: TradeBase;
  readonly shock: TradeShock;
  readonly regions: readonly string[];
  /** Members of the bloc whose trade creation and diversion are asked for. */
  readonly members: readonly number[];
};

/** Published input–output data close to about 1e-7; more than this is a mistake in the file. */
const LARGEST_BASE_RESIDUAL = 1e-6;

const numbers = z.array(z.number());
const count = z.int().positive();

const baseSchema = z.object({
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

const shockSchema = z.object({
  tau1: z.array(z.number().gt(-1)),
  dhat: z.array(z.number().positive()),
  D1: numbers,
  ahat: z.array(z.number().positive()),
  lhat: z.array(z.number().positive()),
  khat: z.array(z.number().positive()),
});

const fileSchema = z
  .object({
    base: baseSchema,
    shock: shockSchema,
    members: z.array(z.int().nonnegative()).nullish(),
  })
  .superRefine(({ base, shock, members }, context) => {
    const { N, J } = base;
    const sizes: [string, string, readonly unknown[] | undefined, number][] = [
      ['base', 'regions', base.regions, N],
      ['base', 'pi', base.pi, N * N * J],
      ['base', 'tau', base.tau, N * N * J],
      ['base', 'X', base.X, N * J],
      ['base', 'gva', base.gva, N * J],
      ['base', 'gio', base.gio, N * J * J],
      ['base', 'alpha', base.alpha, N * J],
      ['base', 'theta', base.theta, J],
      ['base', 'D', base.D, N],
      ['base', 'psi', base.psi, J],
      ['base', 'spec', base.spec, N * J],
      ['shock', 'tau1', shock.tau1, N * N * J],
      ['shock', 'dhat', shock.dhat, N * N * J],
      ['shock', 'D1', shock.D1, N],
      ['shock', 'ahat', shock.ahat, N * J],
      ['shock', 'lhat', shock.lhat, N],
      ['shock', 'khat', shock.khat, N * J],
    ];
    for (const [part, name, values, size] of sizes) {
      if (values === undefined || values.length === size) continue;
      context.addIssue({
        code: 'custom',
        path: [part, name],
        message: `${values.length} elements, expected ${size}`,
      });
    }
    if (members?.some((member) => member >= N) === true) {
      context.addIssue({ code: 'custom', path: ['members'], message: `a member is not below ${N}` });
    }
  });

/** The counterfactual in the file, or one line that says what is wrong with it. */
export function readCounterfactual(path: string): Result<Counterfactual, string> {
  const json = readJson(path);
  if (!json.ok) return json;
  if (isGameOfTariffs(json.value)) {
    return err(`${path}: optimal and Nash tariffs (a file without a shock) are not solved by this command`);
  }
  const parsed = fileSchema.safeParse(json.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err(`${path}: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'unreadable'}`);
  }
  const { base: plain, shock, members } = parsed.data;
  const base = createTradeBase(plain);
  const residual = baseResidual(base);
  if (!(residual <= LARGEST_BASE_RESIDUAL)) {
    return err(`${path}: base: not an equilibrium, its accounts are off by ${residual.toExponential(1)}`);
  }
  return ok({
    base,
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

function readJson(path: string): Result<unknown, string> {
  try {
    const bytes = readFileSync(path);
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return ok(JSON.parse((isGzip ? gunzipSync(bytes) : bytes).toString('utf8')));
  } catch (error) {
    if (error instanceof SyntaxError) return err(`${path}: not JSON`);
    return err(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isGameOfTariffs(json: unknown): boolean {
  const parsed = z
    .object({ base: z.unknown(), expected: z.object({ nashTariff: z.unknown() }) })
    .safeParse(json);
  return parsed.success && typeof json === 'object' && json !== null && !('shock' in json);
}
