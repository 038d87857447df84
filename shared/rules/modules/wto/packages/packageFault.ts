import type { Scenario } from '#shared/content/scenario.ts';
import type { PackageChange, PackageTerms, WtoState } from '#shared/protocol/modules/wto.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { tradableSectors } from '../../../policy/tradableSectors.ts';
import type { GameState } from '../../../state.ts';
import { adoptionOf } from './adoptionOf.ts';

/** Why a package cannot be tabled: sectors that have no tariff or stand twice, or nothing that would change. */
export function packageFault(
  scenario: Scenario,
  state: GameState,
  wto: WtoState,
  terms: PackageTerms,
): Rejection | undefined {
  const goods = tradableSectors(scenario);
  const { sectors } = terms;
  const wrong = sectors.find((sector, place) => !goods.includes(sector) || sectors.indexOf(sector) !== place);
  if (wrong !== undefined) return { code: 'conference/unknown-sector', sector: wrong };
  const { boundCutBp, facilitationBp } = adoptionOf(scenario, state, wto, { terms, waivers: [] });
  const isEmpty =
    facilitationBp === wto.facilitationBp && Object.values(boundCutBp).every((cutBp) => cutBp === 0);
  return isEmpty ? { code: 'conference/no-cut' } : undefined;
}

/** Why a change cannot be asked for: a sector without a tariff, an economy that no seat governs. */
export function changeFault(scenario: Scenario, change: PackageChange): Rejection | undefined {
  if (change.type === 'addSector' && !tradableSectors(scenario).includes(change.sector)) {
    return { code: 'conference/unknown-sector', sector: change.sector };
  }
  if (change.type !== 'waiver') return undefined;
  const economy = scenario.economies.find(({ id }) => id === change.economy);
  return economy?.playable === true ? undefined : { code: 'seat/unknown', economy: change.economy };
}
