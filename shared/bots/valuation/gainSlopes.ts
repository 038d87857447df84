/**
 * The slopes of real incomes at a solved law, by the adjoint gradient: Δln W_p ≈ Σ ∂ln W_p/∂ln(1+τ) Δln(1+τ) +
 * Σ ∂ln W_p/∂ln d Δln d. A cut of high walls brings less than its slope says, so estimates rank changes and decide nothing.
 */
import type { Scenario } from '#shared/content/scenario.ts';
import { at, fromKeys } from '#shared/kernel/records.ts';
import { welfareGradients, type CostGradients } from '#shared/economics/nash/welfareGradient.ts';
import type { TradeShock } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type SolvedLaw, economyPlace, placesOf } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { Prospect } from './prospect.ts';

export type GainSlopes = {
  readonly scenario: Scenario;
  readonly solved: SolvedLaw;
  /** Rounds of closing border costs in the solved law. */
  readonly roundsAhead: number;
  /** By economy. */
  readonly costs: readonly CostGradients[];
  /** Billions a round, by economy. */
  readonly incomeBn: Readonly<Record<EconomyId, number>>;
};

export function gainSlopes(
  scenario: Scenario,
  { settled }: Pick<CountryGame, 'settled'>,
  { settled: solved, roundsAhead }: Pick<Prospect, 'settled' | 'roundsAhead'>,
): GainSlopes {
  const { base } = scenario;
  const gradients = welfareGradients({ base, ...solved });
  const costs = placesOf(scenario).ids.map((_id, p) => {
    const weights = new Float64Array(base.N);
    weights[p] = 1;
    return gradients.ofCosts(weights);
  });
  return { scenario, solved, roundsAhead, costs, incomeBn: settled.incomeBn };
}

/** Δln W of every economy, to be added to step by step. */
export function createGains({ costs }: GainSlopes): Float64Array {
  return new Float64Array(costs.length);
}

/** A change of one flow's cost, in logs. */
export type CostStep = {
  readonly cell: number;
  readonly logTariff: number;
  readonly logIceberg: number;
};

export function addStep(
  { costs }: GainSlopes,
  gains: Float64Array,
  { cell, logTariff, logIceberg }: CostStep,
): void {
  for (let p = 0; p < costs.length; p++) {
    const gradients = costs[p];
    if (gradients === undefined) continue;
    const gain = at(gradients.tariff, cell) * logTariff + at(gradients.iceberg, cell) * logIceberg;
    gains[p] = at(gains, p) + gain;
  }
}

/** Billions a round, from Δln W. */
export function gainsBn(
  { scenario, incomeBn }: GainSlopes,
  gains: Float64Array,
): Readonly<Record<EconomyId, number>> {
  return fromKeys(
    placesOf(scenario).ids,
    (economy) => at(gains, economyPlace(scenario, economy)) * (incomeBn[economy] ?? 0),
  );
}

/** Billions a round that every economy gains by a step from the solved law to other arrays. */
export function estimateGains(
  slopes: GainSlopes,
  { tariff, iceberg }: TradeShock,
): Readonly<Record<EconomyId, number>> {
  const { shock } = slopes.solved;
  const gains = createGains(slopes);
  for (let cell = 0; cell < tariff.length; cell++) {
    const [rate, rateBefore] = [at(tariff, cell), at(shock.tariff, cell)];
    const [melts, meltsBefore] = [at(iceberg, cell), at(shock.iceberg, cell)];
    if (rate === rateBefore && melts === meltsBefore) continue;
    const logTariff = Math.log((1 + rate) / (1 + rateBefore));
    addStep(slopes, gains, { cell, logTariff, logIceberg: Math.log(melts / meltsBefore) });
  }
  return gainsBn(slopes, gains);
}
