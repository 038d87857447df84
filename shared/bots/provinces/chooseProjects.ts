import {
  CORRIDOR_BUILT_MOST,
  CORRIDOR_GRANT_PART,
  PROVINCE_CORRIDORS,
  type ProvinceCorridor,
} from '#shared/content/provinces/corridors.ts';
import { INDUSTRY_TFP_OF_REFORM, PAYROLL_CUT } from '#shared/content/provinces/provinceConstants.ts';
import { HOME_REFORMS, type HomeReform } from '#shared/content/provinces/reforms.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvinceState } from '#shared/protocol/provinces/provincesState.ts';
import { measuresCost } from '#shared/rules/provinces/envelope/envelope.ts';
import { forecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/payments.ts';
import { featureFault, provinceOf, provincesOf } from '#shared/rules/provinces/state/provincesOf.ts';
import { seededDraw } from '../moves/seededDraw.ts';
import { sightOf } from './sight.ts';
import { type Thinking, pointsAYuan, roundsLeft, worthFor } from './thinking.ts';

/** The members would pay so many times the cost between them, if they had to: else it is too near to a loss. */
const SAFETY = 1.3;
/** Pledged beyond one's part, so that little less of another does not waste it all. */
const MARGIN = 1.05;

/** What a route is worth to one of its members, in 100 million yuan that it would pay at most, and what it can pay. */
type Payer = { readonly economy: EconomyId; readonly worth: number };
type Route = { readonly corridor: string; readonly cost: number; readonly payers: readonly Payer[] };

/**
 * A pledge to the route on which most is left over when all members have paid; each pays in proportion to what it gains by it over the
 * rounds to come. Everybody can work that out, so that pledges meet without a word; some leave it to the others.
 */
export function choosePledge(thinking: Thinking, measures: Measures): Measures {
  const { view, economy, temperament } = thinking;
  if (featureFault(view, 'corridors') !== undefined) return measures;
  const routes = PROVINCE_CORRIDORS.flatMap((corridor) => routeOf(thinking, corridor) ?? []);
  const [best] = routes.toSorted((a, b) => surplus(b) - surplus(a));
  const own = best?.payers.find((payer) => payer.economy === economy);
  if (best === undefined || own === undefined) return measures;
  if (seededDraw(view, economy, 'freeRide') < temperament.freeRideChance) return measures;
  const part = (best.cost * own.worth) / worthOfAll(best);
  const left = moneyLeft(view, economy) - measuresCost(view, economy, measures).total;
  const yuan100m = Math.min(Math.ceil(part * temperament.pledgePart * MARGIN), left);
  if (yuan100m < Math.floor(part * temperament.pledgePart) || yuan100m < 1) return measures;
  const pledged = { ...measures, pledge: { corridor: best.corridor, yuan100m } };
  return thinking.worthOf(pledged) === -Infinity ? measures : pledged;
}

function worthOfAll({ payers }: Route): number {
  return payers.reduce((sum, { worth }) => sum + worth, 0);
}

function surplus(route: Route): number {
  return worthOfAll(route) - route.cost;
}

/** Undefined where the members would not pay for it. */
function routeOf({ scenario, view }: Thinking, corridor: ProvinceCorridor): Route | undefined {
  const { id, members } = corridor;
  const built = provincesOf(view).corridors.filter((other) => other.corridor === id).length;
  if (built >= CORRIDOR_BUILT_MOST) return undefined;
  const sight = sightOf(scenario, view);
  const [without, with_] = [sight.asIs(), sight.withCorridor(id)];
  if (!without.ok || !with_.ok) return undefined;
  const payers = members
    .filter((economy) => scenario.dealOrder.includes(economy))
    .map((economy) => {
      const before = must(without.value.provinces[economy], economy);
      const gain = must(with_.value.provinces[economy], economy).score - before.score;
      const worth = (gain * roundsLeft(view)) / pointsAYuan(scenario, view, before);
      return { economy, worth: Math.max(0, Math.min(worth, moneyLeft(view, economy))) };
    })
    .filter(({ worth }) => worth >= 1);
  const route = { corridor: id, cost: costLeft(view, corridor), payers };
  return worthOfAll(route) >= SAFETY * route.cost ? route : undefined;
}

/** A grant that names no route is hoped for by every one. */
function costLeft(view: Thinking['view'], { id, costYuan100m }: ProvinceCorridor): number {
  const isGranted = provincesOf(view).centre.acts.some(
    (act) => act.type === 'corridorGrant' && (act.corridor === undefined || act.corridor === id),
  );
  return isGranted ? costYuan100m * (1 - CORRIDOR_GRANT_PART) : costYuan100m;
}

/** Points over the rounds to come for which it is worth the trouble. */
const LEAST_GAIN = 0.5;

/** The reform at home that brings most over the rounds to come, today's pains and money counted. */
export function chooseReform(thinking: Thinking, measures: Measures): Measures {
  const { view } = thinking;
  if (featureFault(view, 'homeReforms') !== undefined || roundsLeft(view) < 2) return measures;
  const before = thinking.worthOf(measures);
  const stands = worthAfter(thinking, (province) => province);
  const [best] = HOME_REFORMS.map((reform) => {
    const now = thinking.worthOf({ ...measures, reform }) - before;
    const later = now === -Infinity ? 0 : worthAfter(thinking, AFTER[reform]) - stands;
    return { reform, gain: now + later * (roundsLeft(view) - 1) };
  }).toSorted((a, b) => b.gain - a.gain);
  return best === undefined || !(best.gain > LEAST_GAIN) ? measures : { ...measures, reform: best.reform };
}

/** What a reform leaves of the province from the next round on. */
const AFTER: Readonly<Record<HomeReform, (province: ProvinceState) => ProvinceState>> = {
  cutPayroll: (province) => ({ ...province, payroll: province.payroll * (1 - PAYROLL_CUT) }),
  reformStateFirms: (province) => ({
    ...madeOnce(province, 'reformStateFirms'),
    industryTfp: province.industryTfp * INDUSTRY_TFP_OF_REFORM,
  }),
  feesToTaxes: (province) => madeOnce(province, 'feesToTaxes'),
};

function madeOnce(province: ProvinceState, reform: HomeReform): ProvinceState {
  return { ...province, reforms: { ...province.reforms, [reform]: (province.reforms[reform] ?? 0) + 1 } };
}

/** Worth of a round like this one with the province changed, no envelope sealed. */
function worthAfter(
  { scenario, view, economy, temperament }: Thinking,
  change: (province: ProvinceState) => ProvinceState,
): number {
  const provinces = provincesOf(view);
  const changed = { ...provinces.provinces, [economy]: change(provinceOf(view, economy)) };
  const forecast = forecastRound(
    scenario,
    { ...view, provinces: { ...provinces, provinces: changed } },
    economy,
  );
  return forecast.ok ? worthFor(temperament, view, forecast.value, economy) : -Infinity;
}
