import { CENTRE_ACTS_FROM_ROUND, PRESTIGE_COST } from '#shared/content/provinces/provinceConstants.ts';
import type { CentreAct } from '#shared/protocol/provinces/centre.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';

/** The first rule that an act of the centre breaks; undefined: it may stand for this round. */
export function centreActFault(
  _scenario: ProvincesScenario,
  state: GameState,
  act: CentreAct,
): Rejection | undefined {
  const { reforms, centre } = provincesOf(state);
  if (state.round < CENTRE_ACTS_FROM_ROUND) return { code: 'centre/not-yet', round: CENTRE_ACTS_FROM_ROUND };
  if (act.type === 'reform') {
    if (reforms.includes(act.reform)) return { code: 'centre/reform-in-force', reform: act.reform };
    if (centre.acts.some(({ type }) => type === 'reform')) return { code: 'centre/one-reform' };
  }
  const cost = prestigeCost([...centre.acts, act]);
  return cost > centre.prestige ? { code: 'centre/no-prestige', cost, prestige: centre.prestige } : undefined;
}

/** Prestige that acts cost together. */
export function prestigeCost(acts: readonly CentreAct[]): number {
  return acts.reduce((sum, act) => sum + PRESTIGE_COST[act.type === 'reform' ? act.reform : act.type], 0);
}
