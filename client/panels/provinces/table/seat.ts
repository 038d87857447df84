import type { EconomyId } from '#shared/kernel/ids.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Who looks at the table: a province, the centre, or someone without a seat. */
export type Seat =
  | { readonly type: 'province'; readonly economy: EconomyId }
  | { readonly type: 'centre' }
  | { readonly type: 'watcher' };

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
