import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import { signal } from '@preact/signals';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { mapValues, remembering } from '#shared/kernel/records.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import type { Cause, EconomyReport, RoundReport } from '#shared/protocol/report.ts';
import { preferentialRateBp } from '#shared/rules/law/rates.ts';
import { roundsHeld, startsAnew } from '#shared/rules/law/register.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { revealedReports } from './standing.ts';
import { gameId } from './store.ts';

/** Reads of last round's trade: `settled.imports` is flat [importer][exporter][sector], net of tariff, in billions. */
type TradeReader = {
  readonly importsBn: (importer: EconomyId, exporter: EconomyId, sector: SectorId) => number;
  /** All goods of one pair in one direction; as before the round while its reveal has not come to trade. */
  readonly goodsBn: (importer: EconomyId, exporter: EconomyId) => number;
  readonly goods: readonly SectorId[];
};

export function readTrade(scenario: Scenario, game: CountryGame): TradeReader {
  return readers(game, scenario.id, () => createReader(scenario, game));
}

/** The map alone asks for every wall and every curve. */
const readers = remembering<CountryGame, TradeReader>();

function createReader(scenario: Scenario, game: CountryGame): TradeReader {
  const place = new Map(scenario.economies.map((economy, index) => [economy.id, index]));
  const column = new Map(scenario.sectors.map((sector, index) => [sector.id, index]));
  const N = scenario.economies.length;
  const J = scenario.sectors.length;
  const goods = scenario.sectors.filter((sector) => sector.tradable).map((sector) => sector.id);
  const importsBn = (importer: EconomyId, exporter: EconomyId, sector: SectorId): number => {
    const n = place.get(importer);
    const i = place.get(exporter);
    const j = column.get(sector);
    if (n === undefined || i === undefined || j === undefined) return 0;
    return game.settled.imports[(n * N + i) * J + j] ?? 0;
  };
  const hidden = game.reports[revealedReports(game, 'flows').length]?.flows ?? [];
  const before = new Map(hidden.map((flow) => [`${flow.importer}<${flow.exporter}`, flow.beforeBn]));
  const goodsBn = (importer: EconomyId, exporter: EconomyId): number =>
    before.get(`${importer}<${exporter}`) ??
    goods.reduce((sum, sector) => sum + importsBn(importer, exporter, sector), 0);
  return { importsBn, goodsBn, goods };
}

type TradeInForce = {
  readonly law: string;
  readonly settled: Pick<CountryGame['settled'], 'imports' | 'incomeBn'>;
};

/** What the model has found last of trade under the law in force. */
export const tradeInForce = signal<TradeInForce | undefined>(undefined);

/** The game with the trade of what is in force in the place of that of the last settlement, where the model has it. */
export function withTradeInForce(game: CountryGame): CountryGame {
  const found = tradeInForce.value;
  if (found === undefined || found.law !== lawNamed(game)) return game;
  return { ...game, settled: { ...game.settled, ...found.settled } };
}

/** What trade follows from in an open round that started anew, as a name; elsewhere the last settlement tells it. */
export function lawNamed(game: CountryGame): string | undefined {
  if (!startsAnew(game) || !isBeforeSettling(game)) return undefined;
  return `${gameId.peek() ?? ''} ${game.round} ${Object.keys(game.agreements).join(' ')}`;
}

/** What `importer` levies on `sector` from `exporter` by the law in force, surcharge included. */
export function leviedRateBp(
  game: CountryGame,
  pair: { readonly importer: EconomyId; readonly exporter: EconomyId },
  sector: SectorId,
): number {
  const wall = game.walls[pair.importer];
  const mfnBp = wall?.mfnRateBp[sector] ?? 0;
  const preferenceBp = preferentialRateBp(game.agreements, pair.importer, pair.exporter, sector, mfnBp);
  const surcharge = wall?.surcharge;
  const extraBp =
    surcharge?.against === pair.exporter && surcharge.untilRound >= game.round ? surcharge.rateBp : 0;
  return (preferenceBp ?? mfnBp) + extraBp;
}

/** Average that `importer` levies on goods from `exporter`, weighted by that trade; plain mean where there is none. */
export function averageRateBp(
  scenario: Scenario,
  game: CountryGame,
  pair: { readonly importer: EconomyId; readonly exporter: EconomyId },
): number {
  const { importsBn, goods } = readTrade(scenario, game);
  const weights = goods.map((sector) => importsBn(pair.importer, pair.exporter, sector));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const rates = goods.map((sector) => leviedRateBp(game, pair, sector));
  const weighted = rates.reduce(
    (sum, rate, at) => sum + rate * (total > 0 ? (weights[at] ?? 0) / total : 1 / goods.length),
    0,
  );
  return Math.round(weighted);
}

/** Tasks that ask to stay apart from a partner. */
const APART: readonly Objective['kind'][] = ['noAgreementWith', 'counterBloc'];

/** Whether a task of the seat asks it to stay apart from somebody. */
export function isTaskOpponent(game: CountryGame, me: EconomyId, other: EconomyId): boolean {
  const tasks = game.politics?.mandates[me] ?? game.tasks?.[me] ?? [];
  return tasks.some(({ kind, economy }) => APART.includes(kind) && economy === other);
}

/** The last round, while what is signed now ends with it: it cannot be renewed then, and does not reach the years after. */
export function lastRoundReached(game: CountryGame): number | undefined {
  const last = game.round + roundsHeld(game) - 1;
  return last === game.settings.rounds ? last : undefined;
}

/** The report that is being revealed, if one is. */
export function reportOnShow(game: CountryGame): RoundReport | undefined {
  if (game.phase === 'results') return game.reports.find((report) => report.round === game.round);
  return game.phase === 'epilogue' || game.phase === 'debrief' ? reportTold(game, game.reports) : undefined;
}

/** How an economy stands after the last settled round; before the first everything is at the opening. */
export type Standing = {
  readonly gainBn: number;
  readonly gainThisRoundBn: number;
  readonly shareOfPrize: number;
  readonly shareBefore: number;
  readonly index: number;
  readonly indexBefore: number;
  /** Absent while the first reveal has not come to gains: what is settled already would tell them. */
  readonly incomeBn?: number;
  /** Absent before the first reveal. */
  readonly revenueBn?: number;
  readonly paymentsBn?: number;
  readonly isOpening: boolean;
};

export function standingOf(game: CountryGame, economy: EconomyId): Standing {
  const reports = revealedReports(game);
  const [before, report] = reports.slice(-2);
  const last = reportTold(game, reports)?.economies[economy];
  if (last === undefined) return openingStanding(game, economy);
  if (!startsAnew(game))
    return settledStanding(last, report === undefined ? undefined : before?.economies[economy]);
  const { index, logChange, paymentsBn: _of, ...figures } = last;
  if (isOfStart(game)) {
    const now = indexAtStart(game, economy) ?? index;
    return { ...settledStanding({ ...figures, index: now, logChange }, undefined), indexBefore: now };
  }
  return { ...settledStanding(last, before?.economies[economy]), indexBefore: index * Math.exp(-logChange) };
}

/**
 * The last of some reports as it is told. Where every round starts anew it is compared with itself without agreements; the years after, which
 * go on from the last round, with the start of that round: what was signed in it holds, and what it brings comes again.
 */
export function reportTold(
  { settings }: Pick<CountryGame, 'settings'>,
  reports: readonly RoundReport[],
): RoundReport | undefined {
  const [last, years] = reports.slice(-2);
  if (years?.isEpilogue !== true || last === undefined || !startsAnew({ settings })) return years ?? last;
  return {
    ...years,
    economies: mapValues(years.economies, (own, economy) => addedUp(own, last.economies[economy])),
    causes: causesTold(last, years),
    flows: years.flows.map((flow) => {
      const before = last.flows.find(
        ({ importer, exporter }) => importer === flow.importer && exporter === flow.exporter,
      );
      return before === undefined ? flow : { ...before, afterBn: flow.afterBn };
    }),
    blocs: last.blocs,
    worldGainBn: last.worldGainBn + years.worldGainBn,
    headlines: years.headlines.filter(({ key }) => !COMPARED_WITH_LAST.includes(key)),
    question: { key: 'question.yearsQuiet', params: {} },
  };
}

const COMPARED_WITH_LAST: readonly RoundReport['headlines'][number]['key'][] = [
  'headline.biggestGain',
  'headline.biggestLoss',
  'headline.worldGained',
  'headline.worldLost',
  'headline.quiet',
];

function addedUp(own: EconomyReport, before: EconomyReport | undefined): EconomyReport {
  if (before === undefined) return own;
  return {
    ...own,
    logChange: before.logChange + own.logChange,
    parts: mapValues(own.parts, (value, part) => before.parts[part] + value),
    gainThisRoundBn: before.gainThisRoundBn + own.gainThisRoundBn,
  };
}

/** An agreement that holds on is told without the payments for it, which are over. */
function causesTold(last: RoundReport, years: RoundReport): readonly Cause[] | undefined {
  if (last.causes === undefined || years.causes === undefined) return undefined;
  const over = years.causes.find(({ kind }) => kind === 'payments')?.logChange ?? {};
  const signed = last.causes.filter(({ kind }) => kind === 'signed');
  const placeOf = (economy: EconomyId): number =>
    signed.findIndex(({ parties = [] }) => parties.includes(economy));
  const isOf = (place: number) => (economy: EconomyId) => placeOf(economy) === place;
  return [
    ...last.causes.map((cause) => {
      const place = signed.indexOf(cause);
      return place < 0 ? cause : { ...cause, logChange: sumOf(cause.logChange, over, isOf(place)) };
    }),
    ...years.causes.map((cause) =>
      cause.kind === 'payments' ? { ...cause, logChange: sumOf({}, over, isOf(-1)) } : cause,
    ),
  ];
}

function sumOf(
  logs: Cause['logChange'],
  others: Cause['logChange'],
  isMeant: (economy: EconomyId) => boolean,
): Cause['logChange'] {
  const added = Object.entries(others).filter(([economy]) => isMeant(economy));
  return {
    ...logs,
    ...Object.fromEntries(added.map(([economy, log]) => [economy, (logs[economy] ?? 0) + log])),
  };
}

/**
 * Where every round starts anew: whether what counts as the income of now is that of the start of the round, without agreements, which it is
 * until the results have come to gains.
 */
export function isOfStart(game: CountryGame): boolean {
  return startsAnew(game) && (isBeforeSettling(game) || hiddenReport(game) !== undefined);
}

export function isBeforeSettling({ phase }: Pick<CountryGame, 'phase'>): boolean {
  return phase === 'briefing' || phase === 'negotiation' || phase === 'policy';
}

/** The report of the round whose results have not come to gains. */
function hiddenReport(game: CountryGame): RoundReport | undefined {
  return game.phase === 'results' ? game.reports[revealedReports(game).length] : undefined;
}

function indexAtStart(game: CountryGame, economy: EconomyId): number | undefined {
  const hidden = hiddenReport(game)?.economies[economy];
  if (hidden !== undefined) return hidden.index * Math.exp(-hidden.logChange);
  const welfare = game.settled.welfare[economy];
  return welfare === undefined ? undefined : 100 * welfare;
}

/**
 * What was in force before anything was signed in this round, and what is now: where every round starts anew, and something has been signed.
 * Each as a forecast is asked about it.
 */
export function signedThisRound({
  settings,
  phase,
  round,
  agreements,
  walls,
}: Pick<CountryGame, 'settings' | 'phase' | 'round' | 'agreements' | 'walls'>):
  | Readonly<Record<'without' | 'with', Pick<CountryGame, 'agreements' | 'walls'>>>
  | undefined {
  if (!startsAnew({ settings }) || !isBeforeSettling({ phase })) return undefined;
  const before = Object.entries(agreements).filter(([, { sinceRound }]) => sinceRound < round);
  if (before.length === Object.keys(agreements).length) return undefined;
  return { without: { agreements: Object.fromEntries(before), walls }, with: { agreements, walls } };
}

/**
 * Whose tariffs are others than at the start of the game, where nothing else moves an income while no agreement is in force: why a round does
 * not begin at 100.
 */
export function tariffsMoved(
  scenario: Scenario,
  game: Pick<CountryGame, 'settings' | 'walls' | 'dynamics'>,
): readonly EconomyId[] {
  if (!startsAnew(game) || game.dynamics !== undefined) return [];
  return scenario.dealOrder.filter((economy) =>
    Object.entries(game.walls[economy]?.mfnRateBp ?? {}).some(
      ([sector, rateBp]) => rateBp !== scenario.mfnRateBp[economy]?.[sector],
    ),
  );
}

function settledStanding(
  last: Omit<EconomyReport, 'paymentsBn'> & Partial<Pick<EconomyReport, 'paymentsBn'>>,
  before: EconomyReport | undefined,
): Standing {
  return {
    gainBn: last.gainBn,
    gainThisRoundBn: last.gainThisRoundBn,
    shareOfPrize: last.shareOfPrize,
    shareBefore: before?.shareOfPrize ?? 0,
    index: last.index,
    indexBefore: before?.index ?? 100,
    incomeBn: last.incomeBn,
    revenueBn: last.revenueBn,
    ...(last.paymentsBn === undefined ? {} : { paymentsBn: last.paymentsBn }),
    isOpening: false,
  };
}

function openingStanding(game: CountryGame, economy: EconomyId): Standing {
  return {
    gainBn: 0,
    gainThisRoundBn: 0,
    shareOfPrize: 0,
    shareBefore: 0,
    index: 100,
    indexBefore: 100,
    ...(game.reports.length === 0 ? { incomeBn: game.settled.incomeBn[economy] ?? 0 } : {}),
    isOpening: true,
  };
}

type IncomeRow = {
  readonly economy: EconomyId;
  /** 100 at the opening. */
  readonly index: number;
  /** Change in the last settled round, in index points against the round before or, where each starts anew, in per cent against itself without decisions, as the map has it; absent before the first. */
  readonly change?: number;
};

/** Real incomes in the order of the seats: the world shows no ranking. */
export function incomeRows(
  scenario: Scenario,
  game: Pick<CountryGame, 'settings'>,
  reports: readonly RoundReport[],
): readonly IncomeRow[] {
  const last = reportTold(game, reports);
  const before = reports.at(-2);
  return scenario.dealOrder.map((economy) => {
    const own = last?.economies[economy];
    if (own === undefined) return { economy, index: 100 };
    const { index, logChange } = own;
    const change = startsAnew(game)
      ? percentOfLog(logChange)
      : index - (before?.economies[economy]?.index ?? 100);
    return { economy, index, change };
  });
}

/** How many guesses of who loses most a seat has made by the end of a round, and how many of them came true. */
export function guessesUntil(
  { reports }: Pick<CountryGame, 'reports'>,
  me: EconomyId,
  round: number,
): { readonly right: number; readonly made: number } {
  const guesses = reports
    .filter((report) => report.round <= round)
    .flatMap(({ predictions }) => predictions.filter(({ economy }) => economy === me));
  return { right: guesses.filter(({ loser }) => loser).length, made: guesses.length };
}

/** Whether a conference deliberates now. */
export function isConferenceOn(game: CountryGame): boolean {
  const conference = game.wto?.conference;
  const isNow = conference?.round === game.round && game.phase === 'negotiation';
  return isNow && (conference.stage === 'tabling' || conference.stage === 'floor');
}
