import { withReforms } from '#shared/content/provinces/reforms.ts';
import type { ProvincesScenario } from './provincesScenario.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { GameState } from '../state.ts';
import { provincesOf } from './provincesOf.ts';

/** The rules under which officials compete in this round. */
export function institutionOf({ institution }: ProvincesScenario, state: GameState): Institution {
  return withReforms(institution, provincesOf(state).reforms);
}
