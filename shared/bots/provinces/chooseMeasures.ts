import {
  CORRIDOR_BUILT_MOST,
  CORRIDOR_GRANT_PART,
  PROVINCE_CORRIDORS,
  type ProvinceCorridor,
} from '#shared/content/provinces/provinceConstants.ts';
import { FREE_STEPS, STEPS_MAX } from '#shared/content/provinces/provinceConstants.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvinceState } from '#shared/protocol/provinces/provincesState.ts';
import { measuresCost } from '#shared/rules/provinces/envelope/envelope.ts';
import { forecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { withReform } from '#shared/rules/provinces/settlement/surveyRound.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/payments.ts';
import {
  featureFault,
  homeReformsOf,
  institutionOf,
  lowestAlone,
  provinceOf,
  stepsMost,
} from '#shared/rules/provinces/state/provinceStates.ts';
import { seededDraw } from '#shared/rules/table/botDelays.ts';
import { sightOf } from './sight.ts';
import { type Thinking, pointsAYuan, roundsLeft, worthFor } from './thinking.ts';

/** Points for which nobody moves a dial. */
const INERTIA = 0.3;
/** What a second step must be worth beyond what it costs: the next one is free. */
const HASTE = 0.3;

type Dial = 'wall' | 'block';

/**
 * Where the dials go in this round: to where the steps at hand pay most, or on a road that first costs and pays over the rounds to come.
 * Levels that a reform took away have fallen before.
 */
export function chooseDials(thinking: Thinking): Pick<Measures, 'wall' | 'block'> {
  const near = nearSteps(thinking);
  return farSteps(thinking, near, INERTIA) ?? near;
}

/** Each dial by the free step that pays most while all else stands, the pair of them once more together, and a second step where that is worth its money. */
function nearSteps(thinking: Thinking): Pick<Measures, Dial> {
  const { wall, block } = provinceOf(thinking.view, thinking.economy);
  const stand = { wall, block };
  const byWall = bestStep(thinking, stand, 'wall');
  const byBoth = bestStep(thinking, byWall, 'block');
  // The block may have changed what the wall is worth, or have been worth a move while the wall stood.
  const found = [stand, byWall, byBoth, bestStep(thinking, bestStep(thinking, stand, 'block'), 'wall')];
  const best = found.reduce((a, b) => (thinking.worthOf(b) > thinking.worthOf(a) ? b : a));
  if (thinking.worthOf(best) <= thinking.worthOf(stand) + INERTIA) return stand;
  return secondSteps(thinking, stand, best);
}

function bestStep(thinking: Thinking, from: Pick<Measures, Dial>, dial: Dial): Pick<Measures, Dial> {
  const near = [-FREE_STEPS, FREE_STEPS].map((step) => ({ ...from, [dial]: from[dial] + step }));
  return near.reduce((a, b) => (isLevel(b[dial]) && thinking.worthOf(b) > thinking.worthOf(a) ? b : a), from);
}

function secondSteps(
  thinking: Thinking,
  stand: Pick<Measures, Dial>,
  first: Pick<Measures, Dial>,
): Pick<Measures, Dial> {
  return (['wall', 'block'] as const).reduce((best, dial) => {
    const direction = Math.sign(first[dial] - stand[dial]);
    const further = { ...best, [dial]: stand[dial] + direction * STEPS_MAX };
    const isBetter =
      direction !== 0 && isLevel(further[dial]) && thinking.worthOf(further) > thinking.worthOf(best) + HASTE;
    return isBetter ? further : best;
  }, first);
}

/** The rules know the highest. */
function isLevel(level: number): boolean {
  return level >= 0;
}

type Dials = Pick<Measures, 'wall' | 'block'>;

/**
 * The first steps of a road to dials that the near steps do not find: high walls may pay where a low one does not, and behind a body's open market
 * a wall is worth little until the body ends. Undefined where no road pays more over the rounds to come than to stay where the near steps lead.
 */
function farSteps(thinking: Thinking, near: Dials, inertia: number): Dials | undefined {
  const rounds = roundsLeft(thinking.view);
  const aim = bestAim(thinking, near, rounds);
  if (aim === undefined) return undefined;
  const stays = worthOfRoad(thinking, near, near, rounds) + rounds * inertia;
  const [best] = [FREE_STEPS, stepsMost(thinking.view)]
    .map((stride) => towards(provinceOf(thinking.view, thinking.economy), aim, stride))
    .map((first) => ({ first, worth: worthOfRoad(thinking, first, aim, rounds) }))
    .toSorted((a, b) => b.worth - a.worth);
  return best !== undefined && best.worth > stays ? best.first : undefined;
}

/** Of the ends of both dials the pair that brings most more, from when one can be there to the end. */
function bestAim(thinking: Thinking, near: Dials, rounds: number): Dials | undefined {
  const { scenario, view, economy } = thinking;
  const stand = provinceOf(view, economy);
  const highest = highestLevel(institutionOf(scenario, view));
  const ends = (now: number): readonly number[] => [lowestAlone(view, now), highest];
  const aims = ends(stand.wall)
    .flatMap((wall) => ends(stand.block).map((block) => ({ wall, block })))
    .filter((aim) => farthest(stand, aim) > FREE_STEPS)
    .map((aim) => {
      const arrival = Math.ceil(farthest(stand, aim) / stepsMost(view)) - 1;
      let gain = 0;
      for (let ahead = arrival; ahead < rounds; ahead++) {
        gain += thinking.worthAt(aim, ahead) - thinking.worthAt(near, ahead);
      }
      return { aim, gain };
    })
    .filter(({ gain }) => gain > 0);
  return aims.toSorted((a, b) => b.gain - a.gain)[0]?.aim;
}

function farthest(from: Dials, to: Dials): number {
  return Math.max(Math.abs(to.wall - from.wall), Math.abs(to.block - from.block));
}

/** Points over the rounds to come: these dials in this envelope, and from there both at once, by the free step of each round. */
function worthOfRoad(thinking: Thinking, first: Dials, aim: Dials, rounds: number): number {
  let worth = thinking.worthOf(first);
  let stand = first;
  for (let ahead = 1; ahead < rounds; ahead++) {
    stand = towards(stand, aim, FREE_STEPS);
    worth += thinking.worthAt(stand, ahead);
  }
  return worth;
}

function towards(from: Dials, aim: Dials, stride: number): Dials {
  const step = (now: number, end: number): number =>
    now + Math.sign(end - now) * Math.min(stride, Math.abs(end - now));
  return { wall: step(from.wall, aim.wall), block: step(from.block, aim.block) };
}

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
  const built = view.provinces.corridors.filter((other) => other.corridor === id).length;
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
  const isGranted = view.provinces.centre.acts.some(
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
  const [best] = homeReformsOf(view)
    .map((reform) => {
      const now = thinking.worthOf({ ...measures, reform }) - before;
      const later =
        now === -Infinity
          ? 0
          : worthAfter(thinking, (province) => withReform(view, province, reform)) - stands;
      return { reform, gain: now + later * (roundsLeft(view) - 1) };
    })
    .toSorted((a, b) => b.gain - a.gain);
  return best === undefined || !(best.gain > LEAST_GAIN) ? measures : { ...measures, reform: best.reform };
}

/** Worth of a round like this one with the province changed, no envelope sealed. */
function worthAfter(
  { scenario, view, economy, temperament }: Thinking,
  change: (province: ProvinceState) => ProvinceState,
): number {
  const provinces = view.provinces;
  const changed = { ...provinces.provinces, [economy]: change(provinceOf(view, economy)) };
  const forecast = forecastRound(
    scenario,
    { ...view, provinces: { ...provinces, provinces: changed } },
    economy,
  );
  return forecast.ok ? worthFor(temperament, view, forecast.value, economy) : -Infinity;
}
