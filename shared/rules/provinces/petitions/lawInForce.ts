import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';

/** 0 none, 1 the weak law of 2001, 2 the strong one of 2008. */
export function lawInForce(state: GameState): Institution['law'] {
  const { reforms } = provincesOf(state);
  if (reforms.includes('strongLaw')) return 2;
  return reforms.includes('weakLaw') ? 1 : 0;
}
