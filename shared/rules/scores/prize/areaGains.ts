import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { TradeShock } from '#shared/economics/tradeModel.ts';
import { agreementId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { buildShock } from '../../shock/buildShock.ts';
import { openingLawInForce } from '../../shock/opening.ts';

/** After so many rounds border costs have reached what the level allows. */
const ROUNDS_TO_SETTLE = 100;

/**
 * A free trade area among `members` beside the law of the opening, by the rules of play and with the scenario's flags: origin
 * cost, entry through the lowest wall, and the border cost of the level in full, not phased.
 */
function freeTradeShock(scenario: Scenario, members: readonly number[]): TradeShock {
  const law = openingLawInForce(scenario);
  const area: Agreement = {
    id: agreementId(scenario.agreements.length),
    level: 2,
    parties: members.map((member) => must(scenario.economies[member], 'economy').id),
    concessions: [],
    exceptions: [],
    payments: [],
    sinceRound: 1,
    boundUntilRound: 1,
    notices: [],
  };
  return buildShock(scenario, {
    ...law,
    agreements: { ...law.agreements, [area.id]: area },
    round: 1,
    roundsAhead: ROUNDS_TO_SETTLE,
  });
}

/** Ŵ of every economy (by index) under a free trade area of these members; remembered, since searches ask again. */
export type AreaGains = (members: readonly number[]) => readonly number[];

export function createAreaGains(scenario: Scenario): AreaGains {
  const known = new Map<string, readonly number[]>();
  return (members) => {
    const sorted = members.toSorted((a, b) => a - b);
    const key = sorted.join();
    const welfare = known.get(key) ?? solveArea(scenario, sorted);
    known.set(key, welfare);
    return welfare;
  };
}

function solveArea(scenario: Scenario, members: readonly number[]): readonly number[] {
  const solved = solveEquilibrium(scenario.base, freeTradeShock(scenario, members), { tolerance: 1e-11 });
  if (!solved.ok) throw new Error(`free trade area of ${members.join()}: ${solved.error.code}`);
  return [...solved.value.welfare];
}

/** Log gain of the member that gains least: above zero, everybody in the area would sign. */
export function leastGain(gains: AreaGains, members: readonly number[]): number {
  const welfare = gains(members);
  return Math.min(...members.map((member) => Math.log(welfare[member] ?? NaN)));
}

/** What the members gain together, in base money: above zero, payments can make everybody in the area sign. */
export function jointGain(scenario: Scenario, gains: AreaGains, members: readonly number[]): number {
  const { income } = baseAccounts(scenario.base);
  const welfare = gains(members);
  return members.reduce((sum, m) => sum + at(income, m) * Math.log(welfare[m] ?? NaN), 0);
}
