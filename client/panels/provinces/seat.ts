/** A seat at a table of provinces: who looks, what panels are given for it, and which rounds it has been shown. */

import type { ProvinceFeature } from '#shared/content/provinces/provinceFeatures.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { featureFault } from '#shared/rules/provinces/state/provincesOf.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { provincesScenario } from '../../state/store.ts';
import { known, type Table, useSeat, useTable } from '../../state/useTable.ts';
import { isOpenAt } from '../reveal/revealModel.ts';

/** Who looks at the table: a province, the centre, or someone without a seat. */
export type Seat =
  | { readonly type: 'province'; readonly economy: EconomyId }
  | { readonly type: 'centre' }
  | { readonly type: 'watcher' };

type ProvincesTable = Table & { readonly scenario: ProvincesScenario; readonly seat: Seat };

/** A table of provinces (see `useTable`). */
export function useProvinces(): ProvincesTable {
  const table = useTable();
  return { ...table, scenario: known(provincesScenario.value), seat: seatAt(table.me) };
}

/** A table of provinces, for a panel that only who has a seat is shown. */
export function useProvinceSeat() {
  return { ...useSeat(), scenario: known(provincesScenario.value) };
}

/** The properties of a pane that anyone at the table may open. */
export type PaneProps = {
  readonly scenario: ProvincesScenario;
  readonly game: GameState;
  readonly seat: Seat;
};

export function seatAt(economy: EconomyId | undefined): Seat {
  if (economy === undefined) return { type: 'watcher' };
  return economy === CENTRE_SEAT ? { type: 'centre' } : { type: 'province', economy };
}

/** The province of the seat, if it governs one. */
export function provinceAt(seat: Seat): EconomyId | undefined {
  return seat.type === 'province' ? seat.economy : undefined;
}

/** Whom papers and signatures know the seat as. */
export function partyAt(seat: Seat): EconomyId | undefined {
  return seat.type === 'centre' ? CENTRE_SEAT : provinceAt(seat);
}

/** The properties of a panel that belongs to one province. */
export type SeatProps = {
  readonly scenario: ProvincesScenario;
  readonly game: GameState;
  readonly me: EconomyId;
};

/** Whether a feature can be used in this round. */
export function isFeatureOpen(game: GameState, feature: ProvinceFeature): boolean {
  return featureFault(game, feature) === undefined;
}

/** Reports whose reveal has reached the stop at which gains are shown; those of earlier rounds always have. */
export function revealedRounds(game: GameState): readonly ProvinceRoundReport[] {
  const { provinceReports = [] } = game;
  return isGainHidden(game) ? provinceReports.filter(({ round }) => round !== game.round) : provinceReports;
}

/** Whether what the round brought is known to the device, and not yet to the room. */
export function isGainHidden({ phase, revealStop }: Pick<GameState, 'phase' | 'revealStop'>): boolean {
  return phase === 'results' && !isOpenAt('gains', revealStop);
}
