import { CORRIDOR_BUILT_MOST, PROVINCE_CORRIDORS } from '#shared/content/provinces/corridors.ts';
import { CORRIDOR_GRANT_PART, type ProvinceCorridor } from '#shared/content/provinces/corridors.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { featureFault } from '#shared/rules/provinces/featureFault.ts';
import { measuresCost } from '#shared/rules/provinces/measures/measuresCost.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/moneyLeft.ts';
import { provincesOf } from '#shared/rules/provinces/provincesOf.ts';
import { seededDraw } from '../../seededDraw.ts';
import { sightOf } from '../sight/sightOf.ts';
import { pointsAYuan, roundsLeft, type Thinking } from '../sight/thinking.ts';

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
  const { view, economy, temper } = thinking;
  if (featureFault(view, 'corridors') !== undefined) return measures;
  const routes = PROVINCE_CORRIDORS.flatMap((corridor) => routeOf(thinking, corridor) ?? []);
  const [best] = routes.toSorted((a, b) => surplus(b) - surplus(a));
  const own = best?.payers.find((payer) => payer.economy === economy);
  if (best === undefined || own === undefined) return measures;
  if (seededDraw(view, economy, 'freeRide') < temper.freeRideChance) return measures;
  const part = (best.cost * own.worth) / worthOfAll(best);
  const left = moneyLeft(view, economy) - measuresCost(view, economy, measures).total;
  const yuan100m = Math.min(Math.ceil(part * temper.pledgePart * MARGIN), left);
  if (yuan100m < Math.floor(part * temper.pledgePart) || yuan100m < 1) return measures;
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
