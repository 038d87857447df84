import type { AgreementId } from '#shared/kernel/ids.ts';
import type { GameState } from '../../state.ts';
import { effectsAtWork } from '../events/eventsAtWork.ts';
import { provincesOf } from '../provincesOf.ts';

/**
 * Pacts whose office costs their members nothing in this round: the centre pays, by an act of this round or an earlier one, or a card does
 * for a binding pact among those whom it names.
 */
export function freeOffices(state: GameState): AgreementId[] {
  const { pacts, centre } = provincesOf(state);
  const named = centre.acts.flatMap((act) => (act.type === 'freeOffice' ? [act.member] : []));
  const regions = effectsAtWork(state, 'freeOffice').map(({ effect }) => effect.members);
  return Object.values(pacts)
    .filter(
      ({ isOfficeFree, isBinding, members }) =>
        isOfficeFree === true ||
        named.some((member) => members.includes(member)) ||
        (isBinding && regions.some((region) => members.every((member) => region.includes(member)))),
    )
    .map(({ id }) => id);
}
