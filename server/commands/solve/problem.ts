import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { at } from '#shared/kernel/records.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import { type BestResponse, type TariffFailure, bestResponse } from '#shared/economics/nash/bestResponse.ts';
import { type NoNash, nashTariffs } from '#shared/economics/nash/nashTariffs.ts';
import { type TariffSetter, createMfnSetter } from '#shared/economics/nash/tariffSetter.ts';
import { allWelfareGradients } from '#shared/economics/nash/welfareGradient.ts';
import { tariffEquivalent } from '#shared/economics/segmentation/borderEffect.ts';
import { reportMarket } from '#shared/economics/segmentation/judgeMarket.ts';
import type { OfficialScore } from '#shared/economics/segmentation/officials/officialScore.ts';
import { solveSegmented } from '#shared/economics/segmentation/solveSegmented.ts';
import { noShock, type ConvergenceFailure, type TradeBase } from '#shared/economics/tradeModel.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import {
  ABOUT_THE_FILE,
  baseSchema,
  createCheckedBase,
  describeIssue,
  parseCounterfactual,
} from './baseFile.ts';
import { counterfactualReport } from './counterfactualReport.ts';
import { type Segmentation, parseSegmentation } from './segmentationFile.ts';

/** Best responses, Nash tariffs, free trade and all gradients of a game of tariffs, in the words and shapes of the test vectors. */

/** Of the equilibria, max |g(z) − z|. */
const SOLVE_TOLERANCE = 1e-12;
/** Of the tariffs, in ln(1+τ). */
const TARIFF_TOLERANCE = 1e-9;

function tariffGameReport(base: TradeBase): Result<Record<string, unknown>, TariffFailure | NoNash> {
  const setters = settersOf(base);
  const alone = respondAlone(base, setters);
  if (!alone.ok) return alone;
  const nash = nashTariffs(base, noShock(base), setters, { tolerance: TARIFF_TOLERANCE });
  if (!nash.ok) return nash;
  const open = { ...noShock(base), tariff: base.tau.map(() => 0) };
  const free = solveEquilibrium(base, open, { tolerance: SOLVE_TOLERANCE });
  if (!free.ok) return free;
  const start = solveEquilibrium(base, noShock(base), { tolerance: SOLVE_TOLERANCE });
  if (!start.ok) return start;
  const gradients = allWelfareGradients({ base, shock: noShock(base), equilibrium: start.value });
  return ok({
    unilateralTariff: alone.value.map(({ logRates }, n) => ratesBySector(base, setters[n], logRates)),
    unilateralLnW: alone.value.map(({ objective }) => objective),
    nashTariff: nash.value.logRates.map((logRates, n) => ratesBySector(base, setters[n], logRates)),
    nashW: [...nash.value.equilibrium.welfare],
    freeTradeW: [...free.value.welfare],
    gradient: gradients.map((gradient) => nested(base, gradient)),
    rounds: nash.value.rounds,
  });
}

/** What `--time` measures: the Nash tariffs at the tolerance of play. */
function solveTariffGame(base: TradeBase): void {
  nashTariffs(base, noShock(base), settersOf(base));
}

/** Every region for itself, in the sectors of which it imports anything. */
function settersOf(base: TradeBase): TariffSetter[] {
  const { imports } = baseAccounts(base);
  return [...base.D.keys()].map((n) => {
    const sectors = [...base.theta.keys()];
    const setter = createMfnSetter(base, { members: [n], sectors });
    const levers = setter.levers.filter(({ cells }) => cells.some((cell) => at(imports, cell) > 0));
    return { ...setter, levers };
  });
}

function respondAlone(
  base: TradeBase,
  setters: readonly TariffSetter[],
): Result<readonly BestResponse[], TariffFailure> {
  const responses: BestResponse[] = [];
  for (const setter of setters) {
    const response = bestResponse(base, noShock(base), setter, { tolerance: TARIFF_TOLERANCE });
    if (!response.ok) return response;
    responses.push(response.value);
  }
  return ok(responses);
}

/** τ by sector; 0 where nothing is imported. */
function ratesBySector(base: TradeBase, setter: TariffSetter | undefined, logRates: Float64Array): number[] {
  const rates = Array.from(base.theta, () => 0);
  setter?.levers.forEach(({ sector }, lever) => {
    rates[sector] = Math.expm1(at(logRates, lever));
  });
  return rates;
}

/** [n][i][j] */
function nested({ N, J }: TradeBase, values: Float64Array): number[][][] {
  return Array.from({ length: N }, (_, n) =>
    Array.from({ length: N }, (__, i) => [...values.subarray((n * N + i) * J, (n * N + i + 1) * J)]),
  );
}

/** The solved market of the provinces in the words and shapes of the test vectors, ready for JSON. */

const TOLERANCE = 1e-12;

function segmentationReport({
  market,
  provinces,
  institution,
  state,
}: Segmentation): Result<Record<string, unknown>, ConvergenceFailure> {
  const report = reportMarket(market, institution, state, { tolerance: TOLERANCE });
  if (!report.ok) return report;
  const { equilibrium, scores, borderEffect } = report.value;
  const { regions, sectors, model } = provinces;
  const { N, J } = market.base;
  const byRegion = <T>(valueOf: (n: number) => T): Record<string, T> =>
    Object.fromEntries(regions.map(({ id }, n) => [id, valueOf(n)]));
  const light = sectors.findIndex(({ id }) => id === 'LI');
  return ok({
    wage: byRegion((n) => at(equilibrium.wage, n)),
    real_income: byRegion((n) => at(equilibrium.welfare, n)),
    rent: byRegion((n) => at(equilibrium.rent, n)),
    price_index: byRegion((n) => at(equilibrium.priceIndex, n)),
    value_added: byRegion((n) => [...equilibrium.valueAddedBySector.subarray(n * J, (n + 1) * J)]),
    own_share_LI: byRegion((n) => at(equilibrium.share, (n * (N + 1) + n) * J + light)),
    nation_real_income: equilibrium.nationalIncome,
    border_effect: borderEffect,
    border_effect_tariff: tariffEquivalent(borderEffect, model.tradeElasticity),
    score: Object.fromEntries(
      market.politics.players.map((n, place) => [regions[n]?.id ?? '', inWordsOfVectors(scores[place])]),
    ),
    sweeps: equilibrium.sweeps,
    residual: equilibrium.residual,
  });
}

function inWordsOfVectors(score: OfficialScore | undefined): Record<string, number | undefined> {
  return {
    tour: score?.tournament,
    fisc: score?.budget,
    jobs: score?.jobs,
    welf: score?.welfare,
    comp: score?.compliance,
    sanc: score?.sanction,
    total: score?.total,
  };
}

/** A game of tariffs in a file: a base equilibrium alone, in which every region sets one rate a sector. */

const fileSchema = z.strictObject({ ...ABOUT_THE_FILE, base: baseSchema });

/** The base of the game, or one line that says what is wrong with the file. */
function parseTariffGame(path: string, json: unknown): Result<TradeBase, string> {
  const parsed = fileSchema.safeParse(json);
  return parsed.success ? createCheckedBase(path, parsed.data.base) : err(describeIssue(path, parsed.error));
}

/** What a file asks to be solved: how to report on it, and the one solve that `--time` measures. */

/** `code` and whatever else tells how far the search came. */
type SolveFailure = { readonly code: string } & Readonly<Record<string, number | string>>;

export type Problem = {
  readonly report: () => Result<Record<string, unknown>, SolveFailure>;
  /** At the tolerance of play. */
  readonly solve: () => void;
};

const PLAY_TOLERANCE = 1e-9;

/** The problem in the file, or one line that says what is wrong with it. */
export function readProblem(path: string): Result<Problem, string> {
  const json = readJsonFile(path);
  if (!json.ok) return json;
  if (hasKey(json.value, 'input')) return readSegmentation(path, json.value);
  const isTariffGame = hasKey(json.value, 'base') && !hasKey(json.value, 'shock');
  return isTariffGame ? readTariffGame(path, json.value) : readCounterfactual(path, json.value);
}

function readCounterfactual(path: string, json: unknown): Result<Problem, string> {
  const counterfactual = parseCounterfactual(path, json);
  if (!counterfactual.ok) return counterfactual;
  const { base, shock } = counterfactual.value;
  return ok({
    report: () => counterfactualReport(counterfactual.value),
    solve: () => void solveEquilibrium(base, shock, { tolerance: PLAY_TOLERANCE }),
  });
}

function readTariffGame(path: string, json: unknown): Result<Problem, string> {
  const base = parseTariffGame(path, json);
  if (!base.ok) return base;
  return ok({ report: () => tariffGameReport(base.value), solve: () => solveTariffGame(base.value) });
}

function readSegmentation(path: string, json: unknown): Result<Problem, string> {
  const segmentation = parseSegmentation(path, json);
  if (!segmentation.ok) return segmentation;
  const { market, state } = segmentation.value;
  return ok({
    report: () => segmentationReport(segmentation.value),
    solve: () => void solveSegmented(market.base, state.shock, { tolerance: PLAY_TOLERANCE }),
  });
}

function hasKey(json: unknown, key: string): boolean {
  return typeof json === 'object' && json !== null && key in json;
}

/** The JSON in a file, gzipped or not. */

function readJsonFile(path: string): Result<unknown, string> {
  try {
    const bytes = readFileSync(path);
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return ok(JSON.parse((isGzip ? gunzipSync(bytes) : bytes).toString('utf8')));
  } catch (error) {
    if (error instanceof SyntaxError) return err(`${path}: not JSON`);
    return err(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
