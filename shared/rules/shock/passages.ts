/** Ways over the border as numbers: for each importer, exporter and good the cheapest so far, the wall to begin with. */
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { SectorId } from '#shared/kernel/ids.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { extendCuts } from '../modules/wto/mfnTreatment.ts';
import { type LawInForce, surchargesInForce } from '../schedules/lawInForce.ts';
import { economyPlace, placesOf } from '../schedules/places.ts';
import { wallOf } from '../schedules/walls.ts';

export type Passages = {
  readonly N: number;
  readonly goods: readonly { readonly id: SectorId; readonly place: number }[];
  /** MFN rates in basis points, [n][g] by good: the walls, and what most-favoured-nation treatment lowers. */
  readonly mfnBp: Float64Array;
  /** Surcharges in basis points, [n][i]; absent where none is in force. */
  readonly surchargeBp: Float64Array | undefined;
  /** [n][i][g], the cheapest way so far. */
  readonly tariffBp: Float64Array;
  readonly originBp: Float64Array;
  /** (1 + tariff)(1 + origin) of that way; zero on the diagonal, so that nothing is cheaper. */
  readonly cost: Float64Array;
};

/** The walls and surcharges of a law; the wall comes first, so that it is taken where another way is no cheaper. */
export function lowestPassages(scenario: Scenario, law: LawInForce): Passages {
  const { ids, goods } = placesOf(scenario);
  const N = ids.length;
  const G = goods.length;
  const mfnBp = new Float64Array(N * G);
  ids.forEach((importer, n) => mfnBp.set(ratesOf(wallOf(law, importer), goods), n * G));
  extendCuts(scenario, law, mfnBp);
  const surchargeBp = surchargesOf(scenario, law);
  const tariffBp = new Float64Array(N * N * G);
  const cost = new Float64Array(N * N * G);
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < N; i++) {
      if (n === i) continue;
      const extraBp = surchargeBp === undefined ? 0 : at(surchargeBp, n * N + i);
      for (let g = 0; g < G; g++) {
        const place = (n * N + i) * G + g;
        const rateBp = at(mfnBp, n * G + g) + extraBp;
        tariffBp[place] = rateBp;
        cost[place] = 1 + toFraction(rateBp);
      }
    }
  }
  return { N, goods, mfnBp, surchargeBp, tariffBp, originBp: new Float64Array(N * N * G), cost };
}

/** (1 + tariff)(1 + origin) */
export function passageCost(tariffBp: number, originBp: number): number {
  return (1 + toFraction(tariffBp)) * (1 + toFraction(originBp));
}

/** Takes another way where it is cheaper. */
export function offerPassage(passages: Passages, place: number, tariffBp: number, originBp: number): void {
  const cost = passageCost(tariffBp, originBp);
  if (cost >= at(passages.cost, place)) return;
  passages.tariffBp[place] = tariffBp;
  passages.originBp[place] = originBp;
  passages.cost[place] = cost;
}

/** Tariffs, and costs of proving origin as iceberg factors, in the arrays of the trade model. */
export function writePassages(
  scenario: Scenario,
  { N, goods, tariffBp, originBp }: Passages,
): { tariff: Float64Array; origin: Float64Array } {
  const { J, tau } = scenario.base;
  const tariff = tau.slice();
  const origin = new Float64Array(N * N * J).fill(1);
  const G = goods.length;
  for (let g = 0; g < G; g++) {
    const sector = goods[g]?.place ?? NaN;
    for (let pair = 0; pair < N * N; pair++) {
      if (pair % (N + 1) === 0) continue;
      tariff[pair * J + sector] = toFraction(at(tariffBp, pair * G + g));
      const provenBp = at(originBp, pair * G + g);
      if (provenBp !== 0) origin[pair * J + sector] = 1 + toFraction(provenBp);
    }
  }
  return { tariff, origin };
}

/** Schedules are replaced, never changed in place, and belong to one scenario: each is read once. */
const knownRates = new WeakMap<Schedule, Float64Array>();

function ratesOf(schedule: Schedule, goods: Passages['goods']): Float64Array {
  const known = knownRates.get(schedule);
  if (known !== undefined) return known;
  const rates = Float64Array.from(goods, ({ id }) => schedule[id] ?? 0);
  knownRates.set(schedule, rates);
  return rates;
}

/** Surcharges on one flow are not added up: the highest counts. */
function surchargesOf(scenario: Scenario, law: LawInForce): Float64Array | undefined {
  const surcharges = surchargesInForce(law);
  if (surcharges.length === 0) return undefined;
  const { N } = scenario.base;
  const highest = new Float64Array(N * N);
  for (const { by, against, rateBp } of surcharges) {
    const pair = economyPlace(scenario, by) * N + economyPlace(scenario, against);
    highest[pair] = Math.max(at(highest, pair), rateBp);
  }
  return highest;
}
