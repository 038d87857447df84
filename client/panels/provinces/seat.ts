/** A seat at a table of provinces: who looks, what panels are given for it, and which rounds it has been shown. */

import type { ProvinceFeature } from '#shared/content/presets.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { featureFault } from '#shared/rules/provinces/state/provincesOf.ts';
import { type ProvinceGame, provinceGame } from '#shared/rules/state.ts';
import { provincesScenario } from '../../state/store.ts';
import { known, useSeat, useTable } from '../../state/useTable.ts';
import { isOpenAt } from '../reveal/revealModel.ts';

/** Who looks at the table: a province, the centre, or someone without a seat. */
export type Seat =
  | { readonly type: 'province'; readonly economy: EconomyId }
  | { readonly type: 'centre' }
  | { readonly type: 'watcher' };

/** A table of provinces (see `useTable`). The seat of the centre is no province. */
export function useProvinces() {
  const { game, me } = useTable();
  const seat = seatAt(me);
  return { game: provinceGame(game), scenario: known(provincesScenario.value), seat, me: provinceAt(seat) };
}

/** A table of provinces, for a panel that only who has a seat is shown, be it a province's or the centre's. */
export function useSeatOrCentre() {
  const { game, me } = useSeat();
  return { game: provinceGame(game), me };
}

/** A table of provinces, for a panel that only a province is shown. */
export function useProvinceSeat() {
  const table = useProvinces();
  return { ...table, me: known(table.me) };
}

export function seatAt(economy: EconomyId | undefined): Seat {
  if (economy === undefined) return { type: 'watcher' };
  return economy === CENTRE_SEAT ? { type: 'centre' } : { type: 'province', economy };
}

/** The province of the seat, if it governs one. */
export function provinceAt(seat: Seat): EconomyId | undefined {
  return seat.type === 'province' ? seat.economy : undefined;
}

/** Whom proposals and signatures know the seat as. */
export function partyAt(seat: Seat): EconomyId | undefined {
  return seat.type === 'centre' ? CENTRE_SEAT : provinceAt(seat);
}

/** Whether a feature can be used in this round. */
export function isFeatureOpen(game: ProvinceGame, feature: ProvinceFeature): boolean {
  return featureFault(game, feature) === undefined;
}

/** Reports whose reveal has reached the stop at which gains are shown; those of earlier rounds always have. */
export function revealedRounds(game: ProvinceGame): readonly ProvinceRoundReport[] {
  const { reports } = game;
  return isGainHidden(game) ? reports.filter(({ round }) => round !== game.round) : reports;
}

/** Whether what the round brought is known to the device, and not yet to the room. */
export function isGainHidden({ phase, revealStop }: Pick<ProvinceGame, 'phase' | 'revealStop'>): boolean {
  return phase === 'results' && !isOpenAt('gains', revealStop);
}
