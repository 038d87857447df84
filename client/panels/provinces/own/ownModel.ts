import { MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import { HIGHEST_LEVEL } from '#shared/economics/segmentation/officials/officialScore.ts';
import { at, mapValues, must } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvinceReport, ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/payments.ts';
import { isInArrears } from '#shared/rules/provinces/settlement/careerScore.ts';
import type { ForecastProvince } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { provinceOf } from '#shared/rules/provinces/state/provinceStates.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { formatNumber } from '../../../text/format.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { incomePlace } from '../figures/mapLayersModel.ts';
import { TOLD, isGainHidden, revealedRounds } from '../seat.ts';

/** Where a province stands after the last round whose gains were shown; changes against the round before. */
type OwnState = {
  readonly index: number;
  readonly indexChange: number;
  /** By growth, 1 best; absent where all are level, as before anything is settled. */
  readonly place?: number;
  /** Places won: positive is upwards. */
  readonly placesWon: number;
  readonly stateJobs: number;
  readonly stateJobsChange: number;
  /** Average of the rounds' career scores, as the end counts it; 50 before any is known. */
  readonly career: number;
  readonly careerChange: number;
  readonly reputation: number;
};

/** The career of all at the opening. */
const EVEN = 50;

export function ownState(game: ProvinceGame, me: EconomyId): OwnState {
  const last = reportOf(game, me, -1);
  const before = reportOf(game, me, -2);
  const career = last?.career ?? EVEN;
  return {
    index: last?.index ?? 100,
    indexChange: (last?.index ?? 100) - (before?.index ?? 100),
    ...(last === undefined || isLevel(game) ? {} : { place: last.place }),
    placesWon: before === undefined || last === undefined ? 0 : before.place - last.place,
    stateJobs: last?.stateJobs ?? 100,
    stateJobsChange: (last?.stateJobs ?? 100) - (before?.stateJobs ?? 100),
    career,
    careerChange: career - (before?.career ?? EVEN),
    reputation: provinceOf(game, me).reputation,
  };
}

/** What the medal counts, in per cent, as texts name it. */
export function medalParts(): Record<keyof typeof MEDAL_PARTS, string> {
  return mapValues(MEDAL_PARTS, (percent) => formatNumber(percent, 1));
}

function isLevel(game: ProvinceGame): boolean {
  const { provinces = {} } = revealedRounds(game).at(-1) ?? {};
  return Object.values(provinces).every(({ place }) => place === 1);
}

/** The report on a province from the nth of the rounds whose gains were shown; -1 is the last one. */
export function reportOf(game: ProvinceGame, me: EconomyId, nth: number): ProvinceReport | undefined {
  return revealedRounds(game).at(nth)?.provinces[me];
}

/** The budget beside what it must pay. All in 100 million yuan. */
export type OwnBudget = {
  /** What came in less what was spent and paid to others: what the career score counts. */
  readonly budget: number;
  readonly payroll: number;
  /** What came in, whole: the sum of what secures wages, is promised or spent, and is left. */
  readonly income: number;
  /** Wages and what comes with them: below this nothing may be bought. */
  readonly wagesLine: number;
  /** What of the income secures wages, whole: a part of a unit that is left over is not free. */
  readonly secured: number;
  /** What is missing of it, whole. */
  readonly short: number;
  /** Below this the budget feeds its officials and no more, and its changes count double. */
  readonly diningLine: number;
  /** Of what wages leave, what pacts take in the round and what it has cost already, whole. */
  readonly promised: number;
  /** What is left to spend. */
  readonly left: number;
  /** For when that is told: while a round is played, of the next one; of none in the last results, and before gains are shown. */
  readonly leftIn: 'now' | 'nextRound' | 'never';
  readonly isDining: boolean;
  /** It does not pay the wages themselves, which costs the leader. */
  readonly isInArrears: boolean;
};

/** Far below any sum that is spent: what is left over by rounding is nothing promised. */
const ROUNDING = 1e-6;

/** Money after the last round whose gains were shown: what came in = what secures wages + what is promised or spent + what is left. */
export function ownBudget(scenario: ProvincesScenario, game: ProvinceGame, me: EconomyId): OwnBudget {
  const { payroll: payrolls, payrollNeed, shortOfPayroll } = scenario.economy.market.politics;
  const { atOpening } = scenario;
  const region = scenario.dealOrder.indexOf(me);
  const last = reportOf(game, me, -1);
  const payroll = last?.payroll ?? at(payrolls, region);
  const budget = last?.budget ?? must(atOpening.accounts[region], 'account').budget.total;
  const freeMoney = last?.freeMoney ?? must(atOpening.figures[region], 'figures').freeMoney;
  const [wagesLine, diningLine] = [payrollNeed * payroll, shortOfPayroll * payroll];
  const { left, leftIn } = spendable(game, me);
  const promised = leftIn === 'never' ? 0 : Math.max(0, Math.floor(freeMoney + ROUNDING) - left);
  const [income, need] = [Math.round(wagesLine + freeMoney), Math.round(wagesLine)];
  return {
    budget,
    payroll,
    income,
    wagesLine,
    secured: leftIn === 'never' ? Math.min(income, need) : income - promised - left,
    short: Math.max(0, need - income),
    diningLine,
    promised,
    left,
    leftIn,
    isDining: budget < diningLine,
    isInArrears: isInArrears({ budget, payroll }),
  };
}

/** From the budget to what is free in the next round: lines of whole sums that add up to the last of them. */
export function sumToFree({ budget, income, secured, short, promised, left }: OwnBudget) {
  return (
    [
      ['budget.notAgain', income - Math.round(budget)],
      ['budget.forWages', -secured - short],
      ['budget.missing', short],
      ['budget.promised', -promised],
      ['budget.nextFree', left],
    ] as const
  ).filter(([key, amount]) => key === 'budget.nextFree' || Math.abs(amount) >= 1);
}

/** What is left, and for when. */
function spendable(game: ProvinceGame, me: EconomyId): Pick<OwnBudget, 'left' | 'leftIn'> {
  if (game.phase !== 'results') return { left: moneyLeft(game, me), leftIn: 'now' };
  if (isGainHidden(game) || game.round >= lastRoundOf(game)) return { left: 0, leftIn: 'never' };
  // What was drafted and paid at once in this round is paid; pacts that go on cost their members again.
  const next = { ...game, round: game.round + 1, provinces: { ...game.provinces, payments: [] } };
  return { left: moneyLeft(next, me), leftIn: 'nextRound' };
}

/** Pacts that bind a province in this round, the latest first. */
export function ownPacts(game: ProvinceGame, me: EconomyId): readonly Pact[] {
  return Object.values(game.provinces.pacts)
    .filter(({ members, untilRound }) => members.includes(me) && untilRound >= game.round)
    .toReversed();
}

/** Provinces with which this one has no pact, and to which it has made no offer in this round. */
export function seatsWithoutOffer(game: ProvinceGame, me: EconomyId): readonly EconomyId[] {
  const together = ownPacts(game, me).flatMap(({ members }) => members);
  const asked = Object.values(game.proposals)
    .filter(({ author, round }) => author === me && round === game.round)
    .flatMap(({ parties }) => parties);
  const out = new Set([me, ...together, ...asked]);
  return Object.keys(game.provinces.provinces).filter((seat) => !out.has(seat));
}

/** Own pacts that govern this round for the last time. */
export function pactsEnding(game: ProvinceGame, me: EconomyId): readonly Pact[] {
  return ownPacts(game, me).filter(({ untilRound }) => untilRound === game.round);
}

/** The place by growth among all, in words. */
export function placeText(
  { place }: Pick<OwnState, 'place'>,
  { dealOrder }: Pick<ProvincesScenario, 'dealOrder'>,
): string {
  return place === undefined ? t('own.placeLevel') : t('own.placeValue', { place, seats: dealOrder.length });
}

/** What an envelope was said to bring: 100 × Ŵ, and the place by growth. */
type Foretold = { readonly index: number; readonly place: number };

export type ProvinceGap = Foretold & { readonly told: Foretold; readonly causes: readonly Phrase[] };

/** From how much a forecast is said not to have come true: a tenth, as numbers are told. */
const GAP = 0.1;

/** Why a round came otherwise than the forecast of the own envelope, which leaves everybody else as they were. */
export function provinceGap(
  report: Pick<ProvinceRoundReport, 'provinces' | 'breaches' | 'pacts'>,
  me: EconomyId,
  told: Foretold | undefined,
): ProvinceGap | undefined {
  const own = report.provinces[me];
  if (own === undefined || told === undefined) return undefined;
  if (Math.abs(own.index - told.index) < GAP && own.place === told.place) return undefined;
  return { index: own.index, place: own.place, told, causes: causesBeside(report, me) };
}

/**
 * What the others did: who broke a pact with this seat, whose walls moved, and how many export limits. What that came to is the difference
 * of the two numbers: the causes of a change of income are told against the round before, not against the forecast.
 */
function causesBeside(
  report: Pick<ProvinceRoundReport, 'provinces' | 'breaches' | 'pacts'>,
  me: EconomyId,
): Phrase[] {
  const breakers = breakersOfPactsWith(report, me);
  const limits = Object.entries(report.provinces).filter(
    ([economy, { block, blockBefore }]) => economy !== me && block !== blockBefore,
  ).length;
  return [
    ...(breakers.length === 0 ? [] : [phrase('pgap.broken', { economies: breakers })]),
    ...wallsMoved('pgap', report, me),
    ...(limits === 0 ? [] : [phrase('pgap.limits', { count: limits })]),
  ];
}

/** One's own round in a sentence: the place by growth beside that by what the people can buy. */
export function ownRoundPhrase(
  reports: readonly Pick<ProvinceRoundReport, 'provinces'>[],
  me: EconomyId,
): Phrase | undefined {
  const report = reports.at(-1);
  const [before, now] = [reports.at(-2)?.provinces[me], report?.provinces[me]];
  if (report === undefined || now === undefined) return undefined;
  const { place } = now;
  const params = { place, incomePlace: incomePlace(report, me), points: formatNumber(now.score, 1) };
  if (before === undefined || before.place === place) return phrase('pround.own', params);
  return phrase(before.place > place ? 'pround.climbed' : 'pround.fell', { ...params, before: before.place });
}

/** What was opened has made the own people richer, while growth has fallen behind: in the first round, behind the place by income. */
export function isRicherAndBehind(
  reports: readonly Pick<ProvinceRoundReport, 'provinces'>[],
  me: EconomyId,
): boolean {
  const report = reports.at(-1);
  const [before, now] = [reports.at(-2)?.provinces[me], report?.provinces[me]];
  if (report === undefined || now === undefined) return false;
  const isBehind = now.place > (before?.place ?? incomePlace(report, me));
  return isBehind && now.logChange > 0 && now.causes.ownWall + now.causes.pacts > 0;
}

/** Who was seen breaking a pact with this seat; those whom that put out of it, or all. */
export function breakersOfPactsWith(
  { breaches, pacts }: Pick<ProvinceRoundReport, 'breaches' | 'pacts'>,
  me: EconomyId,
  which: 'all' | 'excluded' = 'all',
): readonly EconomyId[] {
  const own = pacts.filter(({ members }) => members.includes(me)).map(({ id }) => id);
  const seen = breaches.filter(
    ({ pact, by, isSeen, isExcluded }) =>
      (which === 'all' ? isSeen : isExcluded) && by !== me && own.includes(pact),
  );
  return [...new Set(seen.map(({ by }) => by))];
}

/** Reforms that take tools away, and those that set a law against walls, in the order of their strength. */
const OF_TOOLS: readonly (Reform | undefined)[] = ['standardTransfers', 'separation'];
const LAWS: readonly Reform[] = ['weakLaw', 'strongLaw'];

/** The own dials where the end of the last round has brought them down: a rule that takes their tool, a crackdown, or inspectors. */
export function dialsCut(game: ProvinceGame, me: EconomyId): Phrase | undefined {
  const report = game.reports.at(-1);
  const told = report?.provinces[me];
  const { wall, block } = provinceOf(game, me);
  if (report === undefined || told === undefined || wall + block >= told.wall + told.block) return undefined;
  const now = { wall, block };
  if (report.isCrackdown) return phrase('pcut.crackdown', now);
  if (OF_TOOLS.includes(report.enacted)) return phrase('pcut.rule', now);
  const isFound = report.inspections.some(({ of, found }) => of === me && found);
  return isFound ? phrase('pcut.inspectors', now) : undefined;
}

/** What a reform of the last round changes for this seat, in one sentence. */
export function reformForSeat(
  { economy }: ProvincesScenario,
  game: ProvinceGame,
  me: EconomyId,
  reform: Reform,
): Phrase {
  const { wall, block } = provinceOf(game, me);
  const cut = OF_TOOLS.includes(reform) ? dialsCut(game, me) : undefined;
  const law = economy.market.politics.inspection[1 + LAWS.indexOf(reform)];
  if (cut !== undefined || law === undefined || law.fine === 0 || wall + block === 0)
    return cut ?? phrase(`reformDoes.${reform}`);
  const points = (law.chance * law.fine * (wall + block)) / (2 * HIGHEST_LEVEL);
  return phrase('presults.lawForYou', { wall, block, points: formatNumber(points, 1) });
}

/** More names than can be read at a glance. */
const NAMES_AT_MOST = 4;

/** Whose walls went up or down beside the own one: as a part of a sentence (`pgap`), or as one (`pbrief`). */
export function wallsMoved(
  area: 'pgap' | 'pbrief',
  { provinces }: Pick<ProvinceRoundReport, 'provinces'>,
  me: EconomyId,
): readonly Phrase[] {
  const others = Object.entries(provinces).filter(([economy]) => economy !== me);
  const told = (way: 'up' | 'down', economies: readonly EconomyId[]): readonly Phrase[] => {
    if (economies.length === 0) return [];
    return economies.length > NAMES_AT_MOST
      ? [phrase(`${area}.walls.${way}Many`, { count: economies.length })]
      : [phrase(`${area}.walls.${way}`, { economies })];
  };
  const up = others.filter(([, { wall, wallBefore }]) => wall > wallBefore).map(([economy]) => economy);
  const down = others.filter(([, { wall, wallBefore }]) => wall < wallBefore).map(([economy]) => economy);
  return [...told('up', up), ...told('down', down)];
}

/** People can buy more while growth falls behind: goods from elsewhere have become cheaper here, and local firms earn less. */
export function isCheaperHere(was: ForecastProvince, next: ForecastProvince): boolean {
  return (
    next.parts.tournament - was.parts.tournament < -TOLD.points &&
    100 * (next.index / was.index - 1) >= TOLD.percent
  );
}
