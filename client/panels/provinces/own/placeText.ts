import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import { t } from '../../../text/t.ts';
import type { OwnState } from './ownModel.ts';

/** The place by growth among all, in words. */
export function placeText(
  { place }: Pick<OwnState, 'place'>,
  { dealOrder }: Pick<ProvincesScenario, 'dealOrder'>,
): string {
  return place === undefined ? t('own.placeLevel') : t('own.placeValue', { place, seats: dealOrder.length });
}
