import {
  ASSENTS_NEEDED,
  FIRMS_COME,
  FIRMS_LEAVE,
  INCOME_A_PRESTIGE_PERCENT,
  MARKET_ROUNDS,
  MERGED_JOBS_PERCENT,
  MERGED_PAYROLL_PERCENT,
  PRESTIGE_A_ROUND,
  PRESTIGE_OF_CRACKDOWN,
  CRACKDOWN_ABOVE,
  MEETING_ROUNDS,
} from '#shared/content/provinces/provinceConstants.ts';
import { regionIndex } from '#shared/content/provinces/geography.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type RandomState, drawIndex } from '#shared/kernel/random.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import type { CentreAct, CentreState } from '#shared/protocol/provinces/centre.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import type { CentreOutcome, CentreShape, Dials, RoundOutcome } from '../state/provinceStates.ts';
import { prestigeCost } from './acts.ts';

/**
 * What the centre's acts come to once the round is known. Reforms and divisions count from the next round, an extra inspection in this one.
 * Prestige is paid for what came about: a reform that the provinces refused costs the round, and nothing else.
 */
export function settleCentre(
  scenario: ProvincesScenario,
  state: ProvinceGame,
  outcome: Pick<RoundOutcome, 'nationalIncomePercent' | 'borderEffect' | 'dials' | 'random'>,
): CentreOutcome {
  const { centre, reforms } = state.provinces;
  const { acts, refusals, crackdowns } = centre;
  const { round } = state;
  const passed = reformOutcome(state);
  const inspected = drawInspection(scenario, acts, outcome);
  const merged = mergedAfter(state, inspected.random);
  const isCrackdown = crackdownAt(round, outcome.borderEffect);
  const untilRound = marketUntil(state);
  const next: CentreState = {
    prestige: prestigeAfter(state, { ...outcome, isCrackdown, isRefused: passed.refused !== undefined }),
    acts: [],
    assents: {},
    assentedBy: [],
    refusals: passed.refused === undefined ? refusals : [...refusals, { ...passed.refused, round }],
    ballots: centre.ballots,
    crackdowns: isCrackdown ? [...crackdowns, round] : crackdowns,
    incomePoints: incomePoints(centre, outcome.nationalIncomePercent),
    ...(untilRound === undefined ? {} : { marketUntilRound: untilRound }),
    firms: firmsAfter(scenario, state, outcome.dials),
    merged: merged.merged,
  };
  return {
    ...passed,
    centre: next,
    reforms: passed.enacted === undefined ? reforms : [...reforms, passed.enacted],
    isCrackdown,
    ...(inspected.inspectionOf === undefined ? {} : { inspectionOf: inspected.inspectionOf }),
    random: merged.random,
  };
}

type Judged = Pick<RoundOutcome, 'nationalIncomePercent'> & {
  readonly isCrackdown: boolean;
  readonly isRefused: boolean;
};

function prestigeAfter(
  state: ProvinceGame,
  { nationalIncomePercent, isCrackdown, isRefused }: Judged,
): number {
  const { centre } = state.provinces;
  const paid = prestigeCost(centre.acts.filter(({ type }) => !(isRefused && type === 'reform')));
  return (
    centre.prestige -
    paid +
    PRESTIGE_A_ROUND +
    incomePoints(centre, nationalIncomePercent) -
    centre.incomePoints +
    (isCrackdown ? PRESTIGE_OF_CRACKDOWN : 0)
  );
}

/** Each full step of national income above the opening brings a point once: what was lost and won back brings none. */
function incomePoints({ incomePoints: before }: CentreState, nationalIncomePercent: number): number {
  return Math.max(before, Math.floor(nationalIncomePercent / INCOME_A_PRESTIGE_PERCENT));
}

/** The reform of this round: enacted, or refused by the provinces where it needs their assent; no answer is a no. */
function reformOutcome(state: ProvinceGame): Pick<CentreOutcome, 'enacted' | 'refused'> {
  const { acts, assents } = state.provinces.centre;
  const act = acts.find(
    (each): each is Extract<CentreAct, { readonly type: 'reform' }> => each.type === 'reform',
  );
  if (act === undefined) return {};
  const { reform } = act;
  if (reform !== 'evaluation') return { enacted: reform };
  const given = Object.values(assents).filter(Boolean).length;
  return given >= ASSENTS_NEEDED ? { enacted: reform } : { refused: { reform, assents: given } };
}

/** Divisions after the acts of this round. What a merger does to payrolls nobody knows beforehand: it is drawn. */
function mergedAfter(
  state: ProvinceGame,
  random: RandomState,
): { readonly merged: CentreState['merged']; readonly random: RandomState } {
  const { acts, merged } = state.provinces.centre;
  const act = acts.find(
    (each): each is Extract<CentreAct, { readonly type: 'redrawDivisions' }> =>
      each.type === 'redrawDivisions',
  );
  if (act === undefined) return { merged, random };
  const { value, next } = drawIndex(random, MERGED_PAYROLL_PERCENT.length);
  const payrollPercent = must<number>(MERGED_PAYROLL_PERCENT[value], 'lot');
  return { merged: [...merged, { members: act.members, round: state.round, payrollPercent }], random: next };
}

type DrawnInspection = { readonly inspectionOf?: EconomyId; readonly random: RandomState };

/** Whom the extra inspection visits: the highest wall plus block, by lot among equals; nobody where all are open. */
function drawInspection(
  { dealOrder }: ProvincesScenario,
  acts: readonly CentreAct[],
  { dials, random }: Pick<RoundOutcome, 'dials' | 'random'>,
): DrawnInspection {
  const heightOf = (seat: EconomyId): number => {
    const { wall, block } = must(dials[seat], seat);
    return wall + block;
  };
  const highest = Math.max(...dealOrder.map(heightOf));
  if (highest === 0 || !acts.some(({ type }) => type === 'inspection')) return { random };
  const equals = dealOrder.filter((seat) => heightOf(seat) === highest);
  const { value, next } = drawIndex(random, equals.length);
  return { inspectionOf: must(equals[value], 'lot'), random: next };
}

/** Last round in which barriers are left to the market, after the acts of this one; undefined: they never were. */
function marketUntil(state: ProvinceGame): number | undefined {
  const { acts, marketUntilRound } = state.provinces.centre;
  return acts.some(({ type }) => type === 'leaveToMarket') ? state.round + MARKET_ROUNDS : marketUntilRound;
}

/** Where industry stands after firms have moved, as they do at the end of each round in which barriers are left to the market. */
function firmsAfter(
  { dealOrder }: ProvincesScenario,
  state: ProvinceGame,
  dials: Dials,
): CentreState['firms'] {
  const { firms } = state.provinces.centre;
  if (state.round > (marketUntil(state) ?? 0)) return firms;
  return fromKeys(dealOrder, (seat) => {
    const { wall } = must(dials[seat], seat);
    const percent =
      wall >= FIRMS_LEAVE.fromWall ? FIRMS_LEAVE.percent : wall <= FIRMS_COME.toWall ? FIRMS_COME.percent : 0;
    return (firms[seat] ?? 1) * (1 + percent / 100);
  });
}

export function isMeeting(round: number): boolean {
  return round % MEETING_ROUNDS === 0;
}

/** Whether the centre cracks down at the end of a round: at a promotion meeting, behind too high a border effect. */
export function crackdownAt(round: number, borderEffect: number): boolean {
  return isMeeting(round) && borderEffect > CRACKDOWN_ABOVE;
}

/** What the centre's rival answers of earlier rounds change in this one: provinces merged, firms that moved. */
export function shapeCentre({ provinces, dealOrder }: ProvincesScenario, state: ProvinceGame): CentreShape {
  const { merged, firms } = state.provinces.centre;
  const mergerOf = (seat: string) => merged.find(({ members }) => members.includes(seat));
  return {
    caps: merged.map(({ members }) => ({
      members: members.map((member) => regionIndex(provinces, member)),
      highest: 0,
    })),
    industry: Object.keys(firms).length === 0 ? undefined : firms,
    payroll: fromKeys(dealOrder, (seat) => 1 + (mergerOf(seat)?.payrollPercent ?? 0) / 100),
    decreedJobs: fromKeys(dealOrder, (seat) =>
      mergerOf(seat)?.round === state.round - 1 ? MERGED_JOBS_PERCENT : 0,
    ),
  };
}
