import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import { SUPPORT_PARTS } from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { workersMoved } from '#shared/economics/dynamics/workersMoved.ts';
import { outputOf } from '#shared/economics/politics/outputOf.ts';
import { pointsOf } from '#shared/economics/politics/supportStep.ts';
import type { Equilibrium, TradeShock } from '#shared/economics/tradeModel.ts';
import type { SupportForecast } from '#shared/protocol/modules/politics.ts';
import type { LawInForce } from '../../../policy/shock/lawInForce.ts';
import type { GameState } from '../../../state.ts';
import { moduleIsOpen } from '../../moduleIsOn.ts';
import { ballotsOf } from '../ratification/ballotsOf.ts';
import { leavingCost } from './lumpsOf.ts';
import { reactionsAt, type Life, type LobbyReaction, type Reactions } from './reactionsAt.ts';
import { sumOfParts, supportParts, type SupportParts } from './supportChange.ts';
import { supportRule } from './supportRule.ts';

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
  view: GameState,
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

function lifeUnder(scenario: Scenario, view: GameState, { law, solved }: LivedLaw): Life {
  return {
    scenario,
    law,
    ...solved,
    moved: workersMoved(scenario.base, lastOutput(scenario, view.settled), solved.equilibrium.output),
  };
}

const lastOutputs = new WeakMap<GameState['settled'], Float64Array>();

/** Y_nj of the last settlement, worked out once for each. */
function lastOutput({ base }: Scenario, settled: GameState['settled']): Float64Array {
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
