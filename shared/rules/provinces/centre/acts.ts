/** The acts of the centre, the rules that they keep, and what provinces say to them. */
import { CENTRE_ACTS_FROM_ROUND, PRESTIGE_COST } from '#shared/content/provinces/provinceConstants.ts';
import { areNeighbours } from '#shared/content/provinces/geography.ts';
import { CORRIDOR_BUILT_MOST, PROVINCE_CORRIDORS } from '#shared/content/provinces/provinceConstants.ts';
import { REFORMS, type Reform, withReforms } from '#shared/content/provinces/reforms.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { CENTRE_SEAT, type CentreAct } from '#shared/protocol/provinces/centre.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import { lastRoundOf } from '../../table/clock.ts';
import { featureFault } from '../state/provinceStates.ts';

/** The centre decides something for this round; it works when the round is settled. */
export function actForCentre(state: ProvinceGame, act: CentreAct): Result<GameEvent[], Rejection> {
  const fault = centreActFault(state, act);
  return fault === undefined ? ok([{ type: 'centreActed', act }]) : err(fault);
}

/** What stands for this round is taken back before the round is settled; assents that were cast are kept. */
export function takeBackCentreAct(state: ProvinceGame, act: number): Result<GameEvent[], Rejection> {
  if (state.provinces.centre.acts[act] === undefined) return err({ code: 'centre/unknown-act' });
  return ok([{ type: 'centreActTakenBack', act }]);
}

type ActOf<T extends CentreAct['type']> = Extract<CentreAct, { readonly type: T }>;

/** The first rule that an act of the centre breaks; undefined: it may stand for this round. */
export function centreActFault(state: ProvinceGame, act: CentreAct): Rejection | undefined {
  const { centre } = state.provinces;
  if (state.round < CENTRE_ACTS_FROM_ROUND) return { code: 'centre/not-yet', round: CENTRE_ACTS_FROM_ROUND };
  const fault = repeatedFault(state, act) ?? actFault(state, act);
  if (fault !== undefined) return fault;
  const cost = prestigeCost([act]);
  const prestige = centre.prestige - prestigeCost(centre.acts);
  return cost > prestige ? { code: 'centre/no-prestige', cost, prestige } : undefined;
}

/** One answer a round, and each lesser act once. */
function repeatedFault(state: ProvinceGame, act: CentreAct): Rejection | undefined {
  const { acts } = state.provinces.centre;
  if (isAnswer(act)) return acts.some(isAnswer) ? { code: 'centre/one-reform' } : undefined;
  return acts.some(({ type }) => type === act.type) ? { code: 'centre/act-stands' } : undefined;
}

function actFault(state: ProvinceGame, act: CentreAct): Rejection | undefined {
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

function waitingFault(state: ProvinceGame): Rejection | undefined {
  const { marketUntilRound = 0 } = state.provinces.centre;
  return state.round <= marketUntilRound
    ? { code: 'centre/left-to-market', round: marketUntilRound }
    : undefined;
}

function hasLaw(state: ProvinceGame): boolean {
  return state.provinces.reforms.some((reform) => reform === 'weakLaw' || reform === 'strongLaw');
}

function divisionsFault(state: ProvinceGame, { members }: ActOf<'redrawDivisions'>): Rejection | undefined {
  const { provinces, centre } = state.provinces;
  const [economy = '', other = ''] = members;
  const stranger = members.find((member) => provinces[member] === undefined);
  if (stranger !== undefined) return { code: 'province/not-a-province', economy: stranger };
  const again = members.find((member) => centre.merged.some((merged) => merged.members.includes(member)));
  if (again !== undefined) return { code: 'centre/merged-already', economy: again };
  return areNeighbours(economy, other) ? undefined : { code: 'centre/not-neighbours', economy, other };
}

function officeFault(state: ProvinceGame, { member }: ActOf<'freeOffice'>): Rejection | undefined {
  const pacts = Object.values(state.provinces.pacts);
  return pacts.some(({ members }) => members.includes(member))
    ? undefined
    : { code: 'centre/no-office', economy: member };
}

function corridorFault(state: ProvinceGame, { corridor }: ActOf<'corridorGrant'>): Rejection | undefined {
  if (corridor === undefined) return undefined;
  if (!PROVINCE_CORRIDORS.some(({ id }) => id === corridor)) {
    return { code: 'centre/unknown-corridor', corridor };
  }
  const built = state.provinces.corridors.filter((each) => each.corridor === corridor).length;
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

/** Why a reform would change nothing: it is in force, a stronger law is, or what it builds on is missing. */
export function reformFault(state: ProvinceGame, reform: Reform): Rejection | undefined {
  const { reforms } = state.provinces;
  const isInForce = reforms.includes(reform) || (reform === 'weakLaw' && reforms.includes('strongLaw'));
  if (isInForce) return { code: 'centre/reform-in-force', reform };
  // Transfers are paid out of what tax sharing gives the centre; under contracting there is no pool.
  return reform === 'standardTransfers' && !reforms.includes('taxSharing')
    ? { code: 'centre/needs-tax-sharing' }
    : undefined;
}

/** A province says, sealed, whether it assents to the reform of evaluation that the centre asks for in this round. */
export function castAssent(
  state: ProvinceGame,
  economy: string,
  assent: boolean,
): Result<GameEvent[], Rejection> {
  const { acts, assentedBy } = state.provinces.centre;
  const isAsked = acts.some((act) => act.type === 'reform' && act.reform === 'evaluation');
  if (!isAsked) return err({ code: 'centre/nothing-asked' });
  if (assentedBy.includes(economy)) return err({ code: 'centre/already-cast' });
  return ok([{ type: 'assentCast', economy, assent }]);
}

/** A province's sealed ballot on a human centre, in the last round; the last one counts. */
export function rateCentre(
  state: ProvinceGame,
  economy: string,
  points: number,
): Result<GameEvent[], Rejection> {
  if (!isHumanCentre(state) || state.round < lastRoundOf(state)) return err({ code: 'centre/no-ballot' });
  return ok([{ type: 'centreRated', economy, points }]);
}

/** Whether a person governs the centre: the host, or whoever has its seat. */
export function isHumanCentre(state: ProvinceGame): boolean {
  const { centreKind } = state.provinces;
  return centreKind === 'host' || (centreKind === 'seat' && state.seats[CENTRE_SEAT]?.member !== undefined);
}

/** Whether the rule acts now: nobody governs, or whoever does is away. */
export function isRuledCentre(state: ProvinceGame): boolean {
  return !isHumanCentre(state) || state.seats[CENTRE_SEAT]?.present === false;
}

/** The reforms that were in force in a round that was reported: those of now but for one that it enacted, and what cards have brought or undone. */
export function reformsThen(
  { institution }: ProvincesScenario,
  { provinces: { reforms } }: ProvinceGame,
  last: ProvinceRoundReport,
): readonly Reform[] {
  const before = reforms.filter((reform) => reform !== last.enacted);
  const toggled = (some: readonly Reform[], reform: Reform): readonly Reform[] =>
    some.includes(reform) ? some.filter((each) => each !== reform) : [...some, reform];
  const tried = [
    before,
    ...REFORMS.map((reform) => toggled(before, reform)),
    ...REFORMS.flatMap((one) => REFORMS.map((other) => toggled(toggled(before, one), other))),
  ];
  const then = canonicalJson(last.institution);
  return tried.find((some) => canonicalJson(withReforms(institution, some)) === then) ?? before;
}
