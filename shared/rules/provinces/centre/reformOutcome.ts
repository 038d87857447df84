import { ASSENTS_NEEDED } from '#shared/content/provinces/centreConstants.ts';
import type { CentreAct } from '#shared/protocol/provinces/centre.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import type { CentreOutcome } from '../settlement/hooks.ts';

/** The reform of this round: enacted, or refused by the provinces where it needs their assent; no answer is a no. */
export function reformOutcome(state: GameState): Pick<CentreOutcome, 'enacted' | 'refused'> {
  const { acts, assents } = provincesOf(state).centre;
  const act = acts.find(
    (each): each is Extract<CentreAct, { readonly type: 'reform' }> => each.type === 'reform',
  );
  if (act === undefined) return {};
  const { reform } = act;
  if (reform !== 'evaluation') return { enacted: reform };
  const given = Object.values(assents).filter(Boolean).length;
  return given >= ASSENTS_NEEDED ? { enacted: reform } : { refused: { reform, assents: given } };
}
