import type { EconomyId } from '#shared/kernel/ids.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { decomposeWelfare } from '#shared/economics/decomposition/decomposeWelfare.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type {
  ConvergenceFailure,
  Equilibrium,
  TradeShock,
  WelfareDecomposition,
} from '#shared/economics/tradeModel.ts';
import { pairKey, pairLevel } from '../agreements/pairLevel.ts';
import { openModuleEnvelopes } from '../modules/openModuleEnvelopes.ts';
import { buildShock } from '../policy/shock/buildShock.ts';
import type { LawInForce } from '../policy/shock/lawInForce.ts';
import type { GameState } from '../state.ts';
import { openEnvelopes } from './openEnvelopes.ts';
import { settledShock } from './settledShock.ts';
import { successorAnswers } from './successorAnswers.ts';

/** A round with envelopes opened and the model solved: all that its report is written from. */
export type SolvedRound = {
  readonly scenario: Scenario;
  /** As the round left it, envelopes still closed. */
  readonly state: GameState;
  readonly law: LawInForce;
  /** What was levied last round, and its equilibrium. */
  readonly before: { readonly shock: TradeShock; readonly equilibrium: Equilibrium };
  readonly after: { readonly shock: TradeShock; readonly equilibrium: Equilibrium };
  /** ln Ŵ from last round to this one, in parts. */
  readonly decomposition: WelfareDecomposition;
};

export function solveRound(scenario: Scenario, state: GameState): Result<SolvedRound, ConvergenceFailure> {
  const { base } = scenario;
  const law: LawInForce = {
    ...state,
    ...openModuleEnvelopes(scenario, state),
    walls: openEnvelopes(scenario, state),
    answers: successorAnswers(scenario, state),
  };
  const from = settledShock(scenario, state.settled);
  const to = buildShock(scenario, law);
  const start = solveEquilibrium(base, from, { isPatient: true });
  if (!start.ok) return start;
  const decomposition = decomposeWelfare(base, from, to);
  if (!decomposition.ok) return decomposition;
  return ok({
    scenario,
    state,
    law,
    before: { shock: from, equilibrium: start.value },
    after: { shock: to, equilibrium: decomposition.value.end },
    decomposition: decomposition.value,
  });
}

/** Whether two economies are partners by an agreement of this round, or were when it began. */
export function arePartners({ state }: SolvedRound, a: EconomyId, b: EconomyId): boolean {
  return (state.pairLevels[pairKey(a, b)] ?? 0) > 0 || pairLevel(state.agreements, a, b) > 0;
}
