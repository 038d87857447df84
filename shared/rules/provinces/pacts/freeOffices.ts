import type { AgreementId } from '#shared/kernel/ids.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';

/** Pacts whose office costs their members nothing in this round. */
export function freeOffices(state: GameState): AgreementId[] {
  return Object.values(provincesOf(state).pacts)
    .filter(({ isOfficeFree }) => isOfficeFree)
    .map(({ id }) => id);
}
