import type { EconomyId } from '#shared/kernel/ids.ts';
import { FARM_SECTORS, LOBBY_WEIGHT } from '#shared/content/politicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { isImportCompeting } from '#shared/economics/politics/isImportCompeting.ts';
import { rentShare } from '#shared/economics/politics/realReturns.ts';
import type { Lobby } from '#shared/protocol/modules/politics.ts';
import { economyPlace, placesOf } from '../../../policy/shock/placesOf.ts';

/**
 * Organised interests of an economy: the sectors that pass a border and have owners of factors which cannot leave. Where foreign
 * goods press, and on the farm, they are organised and want protection; the others want markets abroad, and are heard less.
 */
export function lobbiesOf(scenario: Scenario, economy: EconomyId): Lobby[] {
  const n = economyPlace(scenario, economy);
  return placesOf(scenario)
    .goods.filter(({ place }) => rentShare(scenario.base, n, place) > 0)
    .map(({ id, place }): Lobby => {
      const presses = isImportCompeting(scenario.base, n, place);
      const isOrganised = presses || FARM_SECTORS.includes(id);
      return {
        sector: id,
        weight: isOrganised ? LOBBY_WEIGHT.organised : LOBBY_WEIGHT.other,
        wants: isOrganised ? 'protection' : 'access',
      };
    });
}
