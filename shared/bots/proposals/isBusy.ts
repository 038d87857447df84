import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { isSmallTable } from '../timing/isSmallTable.ts';

/** Treaties that a government takes on in a round: without a limit bots would have signed everything before people have read. */
const TREATIES_A_ROUND = { small: 1, large: 2 } as const;

/** Whether a bot has its hands full in this round; people's papers it reads all the same. */
export function isBusy(view: GameState, economy: EconomyId): boolean {
  const concluded = Object.values(view.papers).filter(
    ({ round, status, parties }) =>
      round === view.round &&
      (status === 'concluded' || status === 'awaitingBell') &&
      parties.includes(economy),
  );
  return concluded.length >= TREATIES_A_ROUND[isSmallTable(view) ? 'small' : 'large'];
}
