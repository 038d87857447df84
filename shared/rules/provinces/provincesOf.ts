import { must } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProvincesState, ProvinceState } from '#shared/protocol/provinces/provincesState.ts';
import type { GameState } from '../state.ts';

/** The slice of the provinces in a game of provinces. */
export function provincesOf(state: GameState): ProvincesState {
  return must(state.provinces, 'the provinces');
}

export function provinceOf(state: GameState, economy: EconomyId): ProvinceState {
  return must(provincesOf(state).provinces[economy], `province ${economy}`);
}
