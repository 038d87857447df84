import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { GameState } from '#shared/rules/state.ts';
import { isOpenAt } from '../../results/revealModel.ts';

/** Reports whose reveal has reached the stop at which gains are shown; those of earlier rounds always have. */
export function revealedRounds(game: GameState): readonly ProvinceRoundReport[] {
  const { provinceReports = [] } = game;
  return isGainHidden(game) ? provinceReports.filter(({ round }) => round !== game.round) : provinceReports;
}

/** Whether what the round brought is known to the device, and not yet to the room. */
export function isGainHidden({ phase, revealStop }: Pick<GameState, 'phase' | 'revealStop'>): boolean {
  return phase === 'results' && !isOpenAt('gains', revealStop);
}
