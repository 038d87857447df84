import {
  CORRIDOR_BUILT_MOST,
  CORRIDOR_GRANT_PART,
  PROVINCE_CORRIDORS,
  type ProvinceCorridor,
} from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type RandomState, drawIndex } from '#shared/kernel/random.ts';
import type { CorridorPledge } from '#shared/protocol/provinces/measures.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import type { BySeat, CorridorOutcome } from '../state/provinceStates.ts';

/**
 * Pledges are opened: of the routes whose pledges, and the centre's grant, reach the cost the one that exceeds it most by share is built,
 * and those who pledged pay what the grant leaves in proportion. Whatever is not built has cost half of its pledges.
 */
export function settleCorridors(_scenario: ProvincesScenario, state: ProvinceGame): CorridorOutcome {
  const funds = corridorFunds(state);
  const { chosen: granted, random: afterGrant } = grantedRoute(state, funds, state.random);
  const grantOf = (fund: CorridorFund): number => (fund === granted ? CORRIDOR_GRANT_PART * fund.cost : 0);
  const reached = funds.filter((fund) => fund.pledged > 0 && fund.pledged + grantOf(fund) >= fund.cost);
  const { chosen: built, random } = drawAmongBest(
    reached,
    (fund) => (fund.pledged + grantOf(fund)) / fund.cost,
    afterGrant,
  );
  const grant = built === undefined ? 0 : grantOf(built);
  const unbuilt = funds.filter((fund) => fund !== built && fund.pledged > 0);
  const { corridors } = state.provinces;
  return {
    ...(built === undefined
      ? {}
      : {
          corridor: {
            corridor: built.corridor,
            pledged: built.pledged,
            cost: built.cost,
            grant,
            isBuilt: true,
          },
        }),
    unbuilt: unbuilt.map(({ corridor, pledged, cost }) => ({ corridor, pledged, cost })),
    built: built === undefined ? corridors : [...corridors, { corridor: built.corridor, round: state.round }],
    spent: spentOn(built, grant, unbuilt),
    grantUsed: grant > 0,
    random,
  };
}

/** The centre's grant goes to the route that it named, or to the one with most money pledged. */
function grantedRoute(
  state: ProvinceGame,
  funds: readonly CorridorFund[],
  random: RandomState,
): Chosen<CorridorFund> {
  const act = state.provinces.centre.acts.find(({ type }) => type === 'corridorGrant');
  if (act?.type !== 'corridorGrant') return { chosen: undefined, random };
  if (act.corridor !== undefined) {
    return { chosen: funds.find(({ corridor }) => corridor === act.corridor), random };
  }
  return drawAmongBest(
    funds.filter(({ pledged }) => pledged > 0),
    ({ pledged }) => pledged,
    random,
  );
}

/** Each province pledges to one route, so nobody stands in two of them. */
function spentOn(built: CorridorFund | undefined, grant: number, unbuilt: readonly CorridorFund[]): BySeat {
  const lost = unbuilt.flatMap(({ pledges }) =>
    pledges.map(({ by, yuan100m }) => [by, PART_LOST * yuan100m] as const),
  );
  if (built === undefined) return Object.fromEntries(lost);
  const part = (built.cost - grant) / built.pledged;
  const paid = built.pledges.map(({ by, yuan100m }) => [by, part * yuan100m] as const);
  return Object.fromEntries([...lost, ...paid]);
}

/** Of pledges to what was not built. */
const PART_LOST = 0.5;

type Chosen<T> = { readonly chosen: T | undefined; readonly random: RandomState };

/** The one of the highest value; lots decide between equals, and are drawn only then. Nothing among none. */
function drawAmongBest<T>(
  candidates: readonly T[],
  valueOf: (candidate: T) => number,
  random: RandomState,
): Chosen<T> {
  const most = Math.max(...candidates.map(valueOf));
  const best = candidates.filter((candidate) => valueOf(candidate) === most);
  if (best.length < 2) return { chosen: best[0], random };
  const { value, next } = drawIndex(random, best.length);
  return { chosen: best[value], random: next };
}

/** What was pledged to one route in the envelopes of a round, in 100 million yuan. */
type CorridorFund = {
  readonly corridor: string;
  readonly cost: number;
  readonly pledges: readonly { readonly by: EconomyId; readonly yuan100m: number }[];
  readonly pledged: number;
};

/** Routes that may still be built, each with its pledges, in the order of the content. */
function corridorFunds(state: ProvinceGame): CorridorFund[] {
  const { sealed, corridors } = state.provinces;
  return PROVINCE_CORRIDORS.filter(
    ({ id }) => corridors.filter(({ corridor }) => corridor === id).length < CORRIDOR_BUILT_MOST,
  ).map(({ id, members, costYuan100m }) => {
    const pledges = members.flatMap((by) => {
      const pledge = sealed[by]?.pledge;
      return pledge?.corridor === id ? [{ by, yuan100m: pledge.yuan100m }] : [];
    });
    const pledged = pledges.reduce((sum, { yuan100m }) => sum + yuan100m, 0);
    return { corridor: id, cost: costYuan100m, pledges, pledged };
  });
}

/**
 * What promises must come to for a route to be built: its cost, or what the centre's grant leaves of it. A grant that names no route goes to
 * the one with most promised, which this is once its half is promised, unless as much is promised to another.
 */
export function costToBuild(
  { provinces: { centre, pledges = [] } }: Pick<ProvinceGame, 'provinces'>,
  { id, costYuan100m }: Pick<ProvinceCorridor, 'id' | 'costYuan100m'>,
): number {
  const grant = centre.acts.find((act) => act.type === 'corridorGrant');
  if (grant?.type !== 'corridorGrant') return costYuan100m;
  const rest = (1 - CORRIDOR_GRANT_PART) * costYuan100m;
  const elsewhere = pledges.filter(({ corridor }) => corridor !== id);
  const isFirst = elsewhere.every(({ corridor }) => promisedTo(elsewhere, corridor) < rest);
  return grant.corridor === id || (grant.corridor === undefined && isFirst) ? rest : costYuan100m;
}

/** The same in whole sums where nothing promised to another route goes before it: of several that reach their cost the one that exceeds it most by share is built. */
export function costToGoFirst(
  { provinces }: Pick<ProvinceGame, 'provinces'>,
  route: Pick<ProvinceCorridor, 'id' | 'costYuan100m'>,
): number {
  const cost = costToBuild({ provinces }, route);
  const shares = PROVINCE_CORRIDORS.filter(({ id }) => id !== route.id).map((other) => {
    const grant = other.costYuan100m - costToBuild({ provinces }, other);
    return (promisedTo(provinces.pledges ?? [], other.id) + grant) / other.costYuan100m;
  });
  const most = Math.max(...shares);
  return most < 1 ? Math.ceil(cost) : Math.floor(cost + (most - 1) * route.costYuan100m) + 1;
}

function promisedTo(pledges: readonly CorridorPledge[], corridor: string): number {
  return pledges.reduce((sum, each) => sum + (each.corridor === corridor ? each.yuan100m : 0), 0);
}
