import { REFERENCE_CLOSING, SUPPORT_PERSISTENCE } from '#shared/content/politicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { SUPPORT_PARTS, type SupportPart } from '#shared/content/vocabulary.ts';
import { workersMoved } from '#shared/economics/dynamics/migrate.ts';
import { outputOf, pointsOf } from '#shared/economics/politics.ts';
import type { Equilibrium, TradeShock } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { SupportForecast } from '#shared/protocol/modules/politics.ts';
import { ballotsOf } from '../countries/ballots.ts';
import {
  type Life,
  type LobbyReaction,
  type Reactions,
  type SupportParts,
  leavingCost,
  reactionsAt,
  sumOfParts,
  supportParts,
  supportRule,
} from '../modules/politics/reactions.ts';
import type { LawInForce } from '../law/lawInForce.ts';
import { moduleIsOpen } from '../law/moduleIsOn.ts';
import type { CountryGame } from '../state.ts';

/** A law and what the model makes of it: what voters would live under. */
export type LivedLaw = {
  readonly law: LawInForce;
  readonly solved: { readonly shock: TradeShock; readonly equilibrium: Equilibrium };
};

/** Two laws to compare, both with the same settlement behind them. */
export type LawChoice = { readonly before: LivedLaw; readonly after: LivedLaw };

/**
 * What a change of law does to the support of one government at the end of this round, against the same round without it, with
 * parts that sum to it; undefined where politics is not at work or nobody governs there. Ratification is counted as carried.
 */
export function forecastSupport(
  scenario: Scenario,
  view: CountryGame,
  { before, after }: LawChoice,
  economy: EconomyId,
): SupportForecast | undefined {
  const { politics } = view;
  const seat = politics?.seats[economy];
  if (politics === undefined || seat === undefined || !moduleIsOpen(view, 'politics')) return undefined;
  const rule = supportRule(scenario, view.settings);
  const react = (lived: LivedLaw): Reactions =>
    reactionsAt(lifeUnder(scenario, view, lived), economy, seat, politics.affinity);
  const without = react(before);
  const withIt = react(after);
  const ratification = ballotsOf([economy], before.law.agreements, after.law.agreements);
  const treaties = ratification.reduce((sum, { cost }) => sum - cost, -leavingCost(after.law, economy));
  const partsAfter = supportParts(rule, seat.support, withIt, { treaties });
  const partsBefore = supportParts(rule, seat.support, without, {
    treaties: -leavingCost(before.law, economy),
  });
  const parts: SupportParts = fromKeys(SUPPORT_PARTS, (part) => partsAfter[part] - partsBefore[part]);
  const lobbies = lobbyChanges(withIt.lobbies, without.lobbies).map(({ sector, change, percent }) => ({
    sector,
    change,
    swing: pointsOf(rule, percent),
  }));
  return { change: sumOfParts(parts), parts, lobbies };
}

function lifeUnder(scenario: Scenario, view: CountryGame, { law, solved }: LivedLaw): Life {
  return {
    scenario,
    law,
    ...solved,
    moved: workersMoved(scenario.base, lastOutput(scenario, view.settled), solved.equilibrium.output),
  };
}

const lastOutputs = new WeakMap<CountryGame['settled'], Float64Array>();

/** Y_nj of the last settlement, worked out once for each. */
function lastOutput({ base }: Scenario, settled: CountryGame['settled']): Float64Array {
  const known = lastOutputs.get(settled);
  if (known !== undefined) return known;
  const output = outputOf(base, settled.imports);
  lastOutputs.set(settled, output);
  return output;
}

function lobbyChanges(after: readonly LobbyReaction[], before: readonly LobbyReaction[]): LobbyReaction[] {
  return after.map(({ sector, change, percent }) => {
    const same = before.find((each) => each.sector === sector);
    return { sector, change: change - (same?.change ?? 0), percent: percent - (same?.percent ?? 0) };
  });
}

/**
 * How a change of support goes on if nothing else changes: difference in points after this round and each of the next. People get
 * used to gains and losses, rule by others stays, an act is paid for once, and all of it fades with memory.
 */
export function projectSupport({ parts }: Pick<SupportForecast, 'parts'>, rounds: number): number[] {
  const path: number[] = [];
  let difference = 0;
  for (let round = 0; round < rounds; round++) {
    difference = SUPPORT_PERSISTENCE * difference + arrivals(parts, round);
    path.push(difference);
  }
  return path;
}

/** Points that arrive so many rounds after the change. */
function arrivals(parts: Readonly<Record<SupportPart, number>>, round: number): number {
  const gettingUsed = (1 - REFERENCE_CLOSING) ** round;
  const felt = (parts.income + parts.lobbies + parts.revenue) * gettingUsed;
  const once = parts.adjustment + parts.treaties + parts.pledges + parts.events;
  return felt + parts.sovereignty + (round === 0 ? once : 0);
}
