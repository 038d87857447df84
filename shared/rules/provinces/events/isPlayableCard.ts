import type { ProvinceCard, ProvinceEffect } from '#shared/content/provinces/cards/provinceCard.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { GameState } from '../../state.ts';
import { featureOpensIn } from '../featureOpensIn.ts';
import { provincesOf } from '../provincesOf.ts';

/** Whether a card would change anything at this table now; cards for reading are played where history is shown. */
export function isPlayableCard(state: GameState, { isHistory, effects }: ProvinceCard): boolean {
  if (isHistory) return state.settings.showsHistory === true;
  return effects.some((effect) => changesSomething(state, effect));
}

function changesSomething(state: GameState, effect: ProvinceEffect): boolean {
  const { reforms } = provincesOf(state);
  const isInForce = (reform: Reform): boolean => reforms.includes(reform);
  switch (effect.type) {
    case 'reform':
      return !isInForce(effect.reform) && !(effect.reform === 'weakLaw' && isInForce('strongLaw'));
    case 'contracting':
      return isInForce('taxSharing') || isInForce('standardTransfers');
    case 'inspectionChance':
      return effect.law === 2 ? isInForce('strongLaw') : isInForce('weakLaw') && !isInForce('strongLaw');
    case 'freeOffice':
      return featureOpensIn(state.settings, 'offices') !== undefined;
    default:
      return true;
  }
}
