import type { Scenario } from '#shared/content/scenario.ts';
import { at, fromKeys } from '#shared/kernel/records.ts';
import { nashTariffs } from '#shared/economics/nash/nashTariffs.ts';
import { createMfnSetter } from '#shared/economics/nash/tariffSetter.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { economyPlace, placesOf } from '../law/lawInForce.ts';
import { buildShock } from '../shock/buildShock.ts';
import { openingLawInForce } from '../shock/solveLaw.ts';

/** Ten digits of a basis point are more than any screen shows. */
const [INDEX_DIGITS, BP_DIGITS] = [1e6, 1];

/** What everybody's own best wall comes to. */
export type Selfish = {
  /** Real income of every seat, opening = 100. */
  readonly indices: Readonly<Record<EconomyId, number>>;
  /** Plain mean of its walls over goods. */
  readonly wallsBp: Readonly<Record<EconomyId, number>>;
};

/**
 * Every seat at the wall that nobody would change alone, one rate a sector against everybody, and no agreement: the Nash tariffs of the
 * opening's economy. Walls of the economies without a seat stand.
 */
export function selfishWalls(scenario: Scenario): Result<Selfish, string> {
  const { base } = scenario;
  const shock = buildShock(scenario, { ...openingLawInForce(scenario), agreements: {} });
  const sectors = placesOf(scenario).goods.map(({ place }) => place);
  const seats = scenario.dealOrder;
  const setters = seats.map((seat) =>
    createMfnSetter(base, { members: [economyPlace(scenario, seat)], sectors }),
  );
  const found = nashTariffs(base, shock, setters, { tolerance: 1e-7 });
  if (!found.ok) return err(found.error.code);
  const { equilibrium, logRates } = found.value;
  return ok({
    indices: fromKeys(
      seats,
      (seat) =>
        Math.round(100 * at(equilibrium.welfare, economyPlace(scenario, seat)) * INDEX_DIGITS) / INDEX_DIGITS,
    ),
    wallsBp: fromKeys(seats, (seat) => {
      const rates = [...(logRates[seats.indexOf(seat)] ?? [])].map((rate) => 10_000 * Math.expm1(rate));
      return Math.round((rates.reduce((sum, rate) => sum + rate, 0) / rates.length) * BP_DIGITS) / BP_DIGITS;
    }),
  });
}
