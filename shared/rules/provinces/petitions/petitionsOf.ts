import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';

export type Petition = { readonly by: EconomyId; readonly against: EconomyId };

/** Petitions in the envelopes of the round. */
export function petitionsOf(state: GameState): Petition[] {
  return Object.entries(provincesOf(state).sealed).flatMap(([by, { petition }]) =>
    petition === undefined ? [] : [{ by, against: petition }],
  );
}
