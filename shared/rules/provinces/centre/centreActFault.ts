import { CENTRE_ACTS_FROM_ROUND, PRESTIGE_COST } from '#shared/content/provinces/centreConstants.ts';
import { CORRIDOR_BUILT_MOST, PROVINCE_CORRIDORS } from '#shared/content/provinces/corridors.ts';
import { areNeighbours } from '#shared/content/provinces/geography.ts';
import type { ProvinceFeature } from '#shared/content/provinces/provinceFeatures.ts';
import type { CentreAct } from '#shared/protocol/provinces/centre.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import { featureOpensIn } from '../featureOpensIn.ts';
import { provincesOf } from '../provincesOf.ts';
import { reformFault } from './reformFault.ts';

type ActOf<T extends CentreAct['type']> = Extract<CentreAct, { readonly type: T }>;

/** The first rule that an act of the centre breaks; undefined: it may stand for this round. */
export function centreActFault(state: GameState, act: CentreAct): Rejection | undefined {
  const { centre } = provincesOf(state);
  if (state.round < CENTRE_ACTS_FROM_ROUND) return { code: 'centre/not-yet', round: CENTRE_ACTS_FROM_ROUND };
  const fault = repeatedFault(state, act) ?? actFault(state, act);
  if (fault !== undefined) return fault;
  const cost = prestigeCost([act]);
  const prestige = centre.prestige - prestigeCost(centre.acts);
  return cost > prestige ? { code: 'centre/no-prestige', cost, prestige } : undefined;
}

/** One answer a round, and each lesser act once. */
function repeatedFault(state: GameState, act: CentreAct): Rejection | undefined {
  const { acts } = provincesOf(state).centre;
  if (isAnswer(act)) return acts.some(isAnswer) ? { code: 'centre/one-reform' } : undefined;
  return acts.some(({ type }) => type === act.type) ? { code: 'centre/act-stands' } : undefined;
}

function actFault(state: GameState, act: CentreAct): Rejection | undefined {
  switch (act.type) {
    case 'reform':
      return waitingFault(state) ?? reformFault(state, act.reform);
    case 'leaveToMarket':
      return waitingFault(state);
    case 'redrawDivisions':
      return waitingFault(state) ?? divisionsFault(state, act);
    case 'inspection':
      return hasLaw(state) ? undefined : { code: 'centre/no-law-yet' };
    case 'freeOffice':
      return featureFault(state, 'offices') ?? officeFault(state, act);
    case 'corridorGrant':
      return featureFault(state, 'corridors') ?? corridorFault(state, act);
  }
}

function waitingFault(state: GameState): Rejection | undefined {
  const { marketUntilRound = 0 } = provincesOf(state).centre;
  return state.round <= marketUntilRound
    ? { code: 'centre/left-to-market', round: marketUntilRound }
    : undefined;
}

function hasLaw(state: GameState): boolean {
  return provincesOf(state).reforms.some((reform) => reform === 'weakLaw' || reform === 'strongLaw');
}

function divisionsFault(state: GameState, { members }: ActOf<'redrawDivisions'>): Rejection | undefined {
  const { provinces, centre } = provincesOf(state);
  const [economy = '', other = ''] = members;
  const stranger = members.find((member) => provinces[member] === undefined);
  if (stranger !== undefined) return { code: 'province/not-a-province', economy: stranger };
  const again = members.find((member) => centre.merged.some((merged) => merged.members.includes(member)));
  if (again !== undefined) return { code: 'centre/merged-already', economy: again };
  return areNeighbours(economy, other) ? undefined : { code: 'centre/not-neighbours', economy, other };
}

function featureFault({ settings, round }: GameState, feature: ProvinceFeature): Rejection | undefined {
  const opens = featureOpensIn(settings, feature);
  if (opens === undefined) return { code: 'intent/not-in-this-game' };
  return round < opens ? { code: 'measures/feature-not-open', feature, round: opens } : undefined;
}

function officeFault(state: GameState, { member }: ActOf<'freeOffice'>): Rejection | undefined {
  const pacts = Object.values(provincesOf(state).pacts);
  return pacts.some(({ members }) => members.includes(member))
    ? undefined
    : { code: 'centre/no-office', economy: member };
}

function corridorFault(state: GameState, { corridor }: ActOf<'corridorGrant'>): Rejection | undefined {
  if (corridor === undefined) return undefined;
  if (!PROVINCE_CORRIDORS.some(({ id }) => id === corridor)) {
    return { code: 'centre/unknown-corridor', corridor };
  }
  const built = provincesOf(state).corridors.filter((each) => each.corridor === corridor).length;
  return built >= CORRIDOR_BUILT_MOST ? { code: 'measures/corridor-built-out', corridor } : undefined;
}

/** Prestige that acts cost together. */
export function prestigeCost(acts: readonly CentreAct[]): number {
  return acts.reduce((sum, act) => sum + PRESTIGE_COST[act.type === 'reform' ? act.reform : act.type], 0);
}

/** What the centre makes of barriers, a reform or one of its rivals; all else is a lesser act beside it. */
function isAnswer({ type }: CentreAct): boolean {
  return type === 'reform' || type === 'leaveToMarket' || type === 'redrawDivisions';
}
