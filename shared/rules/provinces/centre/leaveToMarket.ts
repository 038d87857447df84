import { fromKeys, must } from '#shared/kernel/records.ts';
import { FIRMS_COME, FIRMS_LEAVE, MARKET_ROUNDS } from '#shared/content/provinces/centreConstants.ts';
import type { CentreState } from '#shared/protocol/provinces/centre.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { Dials } from '../settlement/hooks.ts';

/** Last round in which barriers are left to the market, after the acts of this one; undefined: they never were. */
export function marketUntil(state: GameState): number | undefined {
  const { acts, marketUntilRound } = provincesOf(state).centre;
  return acts.some(({ type }) => type === 'leaveToMarket') ? state.round + MARKET_ROUNDS : marketUntilRound;
}

/** Where industry stands after firms have moved, as they do at the end of each round in which barriers are left to the market. */
export function firmsAfter(
  { dealOrder }: ProvincesScenario,
  state: GameState,
  dials: Dials,
): CentreState['firms'] {
  const { firms } = provincesOf(state).centre;
  if (state.round > (marketUntil(state) ?? 0)) return firms;
  return fromKeys(dealOrder, (seat) => {
    const { wall } = must(dials[seat], seat);
    const percent =
      wall >= FIRMS_LEAVE.fromWall ? FIRMS_LEAVE.percent : wall <= FIRMS_COME.toWall ? FIRMS_COME.percent : 0;
    return (firms[seat] ?? 1) * (1 + percent / 100);
  });
}
