import { isOpenAt } from '#shared/rules/table/reveal.ts';
import type { ProvinceFeature } from '#shared/content/presets.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import { featureFault } from '#shared/rules/provinces/state/provinceStates.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { type ProvinceGame, provinceGame } from '#shared/rules/state.ts';
import { gameOfProvinces, provincesScenario } from '../../state/store.ts';
import { known, useSeat, useTable } from '../../state/useTable.ts';
import { type BorderReading, borderHistory } from './figures/Needle.tsx';

/** A seat at a table of provinces: who looks, what panels are given for it, and which rounds it has been shown. */

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

/** Reforms that matter now, in the order in which they were enacted: a stronger law stands for the weaker one. */
export function rulesInForce(reforms: readonly Reform[]): readonly Reform[] {
  return reforms.filter((reform) => reform !== 'weakLaw' || !reforms.includes('strongLaw'));
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

/** A game of provinces that is known to this device, with its parts that are always there. */
export type ProvincesView = {
  readonly game: ProvinceGame;
  readonly scenario: ProvincesScenario;
  readonly provinces: ProvincesState;
  readonly reports: readonly ProvinceRoundReport[];
};

export function provincesView(): ProvincesView | undefined {
  const [state, scenario] = [gameOfProvinces.value, provincesScenario.value];
  if (state === undefined || scenario === undefined) return undefined;
  return { game: state, scenario, provinces: state.provinces, reports: state.reports };
}

/** The needle's readings: the opening of this start, then every round given. */
export function readings(
  { scenario }: Pick<ProvincesView, 'scenario'>,
  reports: readonly ProvinceRoundReport[],
): readonly BorderReading[] {
  const { borderEffect, borderTariff } = scenario.atOpening;
  return borderHistory({ times: borderEffect, percent: borderTariff }, reports);
}

export function openingYear({ scenario }: Pick<ProvincesView, 'scenario'>): string {
  return scenario.opening === 'year1987' ? '1987' : '1997';
}
