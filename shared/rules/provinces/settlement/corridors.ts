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
  const funds = corridorFunds(state, sealedPledges(state));
  const { chosen: granted, random: afterGrant } = drawAmong(routesGranted(state, funds), state.random);
  const { chosen: built, random } = drawAmong(routesBuilt(funds, granted), afterGrant);
  const grant = built === undefined ? 0 : grantFor(built, granted);
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

/** Where the centre's grant may go: to the route that it named, or to the one with most money pledged; between equals lots decide. */
function routesGranted(
  { provinces: { centre } }: Pick<ProvinceGame, 'provinces'>,
  funds: readonly CorridorFund[],
): readonly CorridorFund[] {
  const act = centre.acts.find(({ type }) => type === 'corridorGrant');
  if (act?.type !== 'corridorGrant') return [];
  if (act.corridor !== undefined) return funds.filter(({ corridor }) => corridor === act.corridor);
  return bestBy(
    funds.filter(({ pledged }) => pledged > 0),
    ({ pledged }) => pledged,
  );
}

/** Which route may be built with the grant where it went; between equals lots decide. */
function routesBuilt(
  funds: readonly CorridorFund[],
  granted: CorridorFund | undefined,
): readonly CorridorFund[] {
  const withGrant = (fund: CorridorFund): number => fund.pledged + grantFor(fund, granted);
  return bestBy(
    funds.filter((fund) => fund.pledged > 0 && withGrant(fund) >= fund.cost),
    (fund) => withGrant(fund) / fund.cost,
  );
}

function grantFor(fund: CorridorFund, granted: CorridorFund | undefined): number {
  return fund === granted ? CORRIDOR_GRANT_PART * fund.cost : 0;
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

/** Those of the highest value. */
function bestBy<T>(candidates: readonly T[], valueOf: (candidate: T) => number): readonly T[] {
  const most = Math.max(...candidates.map(valueOf));
  return candidates.filter((candidate) => valueOf(candidate) === most);
}

/** One of them: lots are drawn only where there are several. Nothing among none. */
function drawAmong<T>(candidates: readonly T[], random: RandomState): Chosen<T> {
  if (candidates.length < 2) return { chosen: candidates[0], random };
  const { value, next } = drawIndex(random, candidates.length);
  return { chosen: candidates[value], random: next };
}

/** What was pledged to one route in the envelopes of a round, in 100 million yuan. */
type CorridorFund = {
  readonly corridor: string;
  readonly cost: number;
  readonly pledges: readonly { readonly by: EconomyId; readonly yuan100m: number }[];
  readonly pledged: number;
};

function sealedPledges({ provinces: { sealed } }: Pick<ProvinceGame, 'provinces'>): CorridorPledge[] {
  return Object.entries(sealed).flatMap(([by, { pledge }]) => (pledge ? [{ by, ...pledge }] : []));
}

/** Routes that may still be built, each with its pledges, in the order of the content. */
function corridorFunds(
  { provinces: { corridors } }: Pick<ProvinceGame, 'provinces'>,
  promised: readonly CorridorPledge[],
): CorridorFund[] {
  return PROVINCE_CORRIDORS.filter(
    ({ id }) => corridors.filter(({ corridor }) => corridor === id).length < CORRIDOR_BUILT_MOST,
  ).map(({ id, members, costYuan100m }) => {
    const pledges = members.flatMap((by) =>
      promised.flatMap((each) =>
        each.by === by && each.corridor === id ? [{ by, yuan100m: each.yuan100m }] : [],
      ),
    );
    const pledged = pledges.reduce((sum, { yuan100m }) => sum + yuan100m, 0);
    return { corridor: id, cost: costYuan100m, pledges, pledged };
  });
}

/** Whether a route is built once these pledges are opened, wherever lots may fall. */
function isSureToBeBuilt(
  table: Pick<ProvinceGame, 'provinces'>,
  pledges: readonly CorridorPledge[],
  id: string,
): boolean {
  const funds = corridorFunds(table, pledges);
  const granted = routesGranted(table, funds);
  return (granted.length === 0 ? [undefined] : granted).every((to) => {
    const built = routesBuilt(funds, to);
    return built.length === 1 && built[0]?.corridor === id;
  });
}

/** The least that a province must promise a route beside what others have, so that it is sure to be built: no other goes first, nor takes its grant. */
function missingFor(
  table: Pick<ProvinceGame, 'provinces'>,
  others: readonly CorridorPledge[],
  { by, corridor }: Pick<CorridorPledge, 'by' | 'corridor'>,
): number {
  const isEnough = (yuan100m: number): boolean =>
    isSureToBeBuilt(table, yuan100m === 0 ? others : [...others, { by, corridor, yuan100m }], corridor);
  if (isEnough(0)) return 0;
  let [short, enough] = [0, 1];
  while (!isEnough(enough) && enough < FAR_TOO_MUCH) [short, enough] = [enough, 2 * enough];
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}

/** In 100 million yuan: no province has so much. */
const FAR_TOO_MUCH = 1e5;

/** What others have promised a route, what it lacks, and whether this province can bring it, waits for others, or can do nothing for it. */
export function routeAhead(
  { provinces, sealedBy }: Pick<ProvinceGame, 'provinces' | 'sealedBy'>,
  me: EconomyId,
  { id, members }: Pick<ProvinceCorridor, 'id' | 'members'>,
  left: number,
) {
  const pledges = (provinces.pledges ?? []).filter((pledge) => pledge.by !== me);
  const by = pledges.filter((pledge) => pledge.corridor === id);
  const missing = missingFor({ provinces }, pledges, { by: me, corridor: id });
  const areWaiting = members.some(
    (member) => member !== me && provinces.provinces[member] !== undefined && !sealedBy.includes(member),
  );
  const way = missing === 0 ? 'paid' : missing <= left ? 'fill' : areWaiting ? 'wait' : 'noWay';
  return { by, missing, way } as const;
}
