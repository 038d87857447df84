import { mapValues, must } from '#shared/kernel/records.ts';
import type { PackageAdoption } from '#shared/protocol/modules/wto.ts';
import type { GameState } from '../../../state.ts';

/** The state with a package in force: bound rates and facilitation as adopted, walls lowered to them. */
export function adopt(state: GameState, adoption: PackageAdoption): GameState {
  const { bindings, unionBindings, facilitationBp, walls } = adoption;
  const wto = must(state.wto, 'the multilateral system');
  const lowered = mapValues(walls, (mfnRateBp, economy) => ({
    ...must(state.walls[economy], `wall of ${economy}`),
    mfnRateBp,
  }));
  return {
    ...state,
    walls: { ...state.walls, ...lowered },
    wto: { ...wto, bindings, unionBindings, facilitationBp },
  };
}
