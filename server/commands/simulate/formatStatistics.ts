import { INTEGRATION_LEVELS, MEDALS } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import {
  type ScoredGames,
  type Spread,
  byGovernment,
  cell,
  formatGovernments,
  percent,
  scoreGames,
  spreadOf,
} from './byGovernment.ts';
import type { SeatOutcome, SimulatedGame } from './simulateGame.ts';

/** Partners that a seat needs so that it has a choice. */
const ENOUGH = 3;

type PartnerLine = {
  readonly seat: EconomyId;
  /** Mean number of partners with a gain to both, over games and rounds. */
  readonly mean: number;
  /** Per cent of games and rounds with at least three. */
  readonly enough: number;
};

/** How many others each seat could agree with to the gain of both; empty where it was not counted. */
export function partnerLines(games: readonly SimulatedGame[]): PartnerLine[] {
  const counted = games.flatMap(({ partners = [] }) => partners);
  if (counted.length === 0) return [];
  return Object.keys(games[0]?.seats ?? {}).map((seat) => {
    const counts = counted.map((round) => round[seat] ?? 0);
    return {
      seat,
      mean: spreadOf(counts).mean,
      enough: percent(counts.filter((count) => count >= ENOUGH).length, counts.length) ?? 0,
    };
  });
}

function formatPartners(lines: readonly PartnerLine[]): string {
  const each = lines.map(({ seat, mean, enough }) => `${seat} ${mean.toFixed(1)} (${enough.toFixed(0)} %)`);
  return `partners with gain to both, mean (rounds with at least ${ENOUGH}): ${each.join(' · ')}`;
}

const JUDGES = { par: 'against par', run: 'against the same chair in this run' } as const;

/** A run of games as tables for people. */
export function formatStatistics(games: readonly SimulatedGame[]): string {
  const [first] = games;
  if (first === undefined) return 'no games';
  const scored = scoreGames(games);
  const partners = partnerLines(games);
  const meanMs = (key: 'milliseconds' | 'processorMs'): string =>
    spreadOf(games.map((game) => game[key])).mean.toFixed(0);
  return [
    `${games.length} games: ${first.scenario} ${first.opening}, ${first.preset}, ${first.rounds} rounds, ` +
      `seeds ${first.seed} … ${games.at(-1)?.seed ?? ''}; ` +
      `${meanMs('milliseconds')} ms a game and thread, ${meanMs('processorMs')} of processor`,
    `scores ${JUDGES[scored.judge]}`,
    '',
    formatGovernments(byGovernment(games, scored)),
    '',
    formatSeats(bySeat(games, scored)),
    '',
    formatTreaties(treatyFigures(games)),
    formatTables(games),
    ...(partners.length === 0 ? [] : [formatPartners(partners)]),
  ].join('\n');
}

function formatTables(games: readonly SimulatedGame[]): string {
  const medals = MEDALS.toReversed().map(
    (medal) => `${medal} ${games.filter(({ table }) => table.medal === medal).length}`,
  );
  const scores = spreadOf(games.map(({ table }) => table.score));
  const what = games.every(({ table }) => table.way !== undefined) ? 'way' : 'mean share of prize';
  return `tables: ${what} ${scores.mean.toFixed(1)} ± ${scores.sd.toFixed(1)}; medals ${medals.join(', ')}`;
}

/** What one chair came to over all games. */
type SeatLine = {
  readonly seat: EconomyId;
  readonly score: number;
  /** Firsts, ties shared. */
  readonly firsts: number;
  readonly income: Spread;
  readonly shareOfPrize: number;
  readonly support?: Spread;
  /** Per cent of games in which its government fell. */
  readonly fell: number;
  readonly termsLost?: number;
  readonly endLevel: number;
};

export function bySeat(games: readonly SimulatedGame[], { scores }: ScoredGames): SeatLine[] {
  const seats = Object.keys(games[0]?.seats ?? {});
  return seats.map((seat) => {
    const own = games.map((game) => must(game.seats[seat], seat));
    const support = own.flatMap((each) => each.support ?? []);
    const sum = (valueOf: (outcome: SeatOutcome) => number): number =>
      own.reduce((total, outcome) => total + valueOf(outcome), 0);
    const termsLost = percent(
      sum(({ falls }) => falls),
      sum(({ elections }) => elections),
    );
    return {
      seat,
      score: spreadOf(scores.map((scored) => scored[seat] ?? NaN)).mean,
      firsts: scores.reduce((total, scored) => total + firstsOf(scored, seat), 0),
      income: spreadOf(own.map(({ prosperity }) => prosperity)),
      shareOfPrize: sum(({ shareOfPrize }) => shareOfPrize) / own.length,
      ...(support.length === 0 ? {} : { support: spreadOf(support) }),
      fell: percent(own.filter(({ falls }) => falls > 0).length, own.length) ?? 0,
      ...(termsLost === undefined ? {} : { termsLost }),
      endLevel: sum(({ endLevel }) => endLevel) / own.length,
    };
  });
}

function firstsOf(scored: Readonly<Record<EconomyId, number>>, seat: EconomyId): number {
  const first = Math.max(...Object.values(scored));
  const winners = Object.keys(scored).filter((each) => scored[each] === first);
  return winners.includes(seat) ? 1 / winners.length : 0;
}

function formatSeats(lines: readonly SeatLine[]): string {
  const head =
    'seat  score  firsts  income % ± sd  prize %  support ± sd  fell % of games  terms lost %  end level';
  const rows = lines.map((line) =>
    [
      line.seat.padEnd(4),
      cell(line.score, 1, 6),
      cell(line.firsts, 1, 7),
      `${cell(line.income.mean, 2, 9)} ± ${cell(line.income.sd, 2, 4)}`,
      cell(line.shareOfPrize, 0, 7),
      line.support === undefined
        ? '–'.padStart(13)
        : `${cell(line.support.mean, 1, 8)} ± ${cell(line.support.sd, 1, 4)}`,
      cell(line.fell, 0, 15),
      cell(line.termsLost, 1, 13),
      cell(line.endLevel, 2, 10),
    ].join(' '),
  );
  return [head, ...rows].join('\n');
}

/** Treaties, conferences and governments over all games. */
type TreatyFigures = {
  /** Per cent of games in which an agreement of this level was founded. */
  readonly foundedIn: Readonly<Record<string, number>>;
  /** Levels founded in any game. */
  readonly levels: readonly number[];
  /** Mean over seats and games of the highest level at the end. */
  readonly endLevel: number;
  readonly unionsPerTable: number;
  readonly concludedPerGame: number;
  readonly notRatifiedPerGame: number;
  readonly noticesPerGame: number;
  readonly complaintsPerGame: number;
  /** Outcomes by round of the conference. */
  readonly conferences: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly elections: number;
  readonly falls: number;
  readonly refusedPercent: number;
};

export function treatyFigures(games: readonly SimulatedGame[]): TreatyFigures {
  const mean = (valueOf: (game: SimulatedGame) => number): number => spreadOf(games.map(valueOf)).mean;
  const seats = games.flatMap((game) => Object.values(game.seats));
  const foundedIn = Object.fromEntries(
    INTEGRATION_LEVELS.map((level) => [
      level,
      percent(games.filter(({ tally }) => (tally.founded[level] ?? 0) > 0).length, games.length) ?? 0,
    ]),
  );
  const asked = games.reduce((sum, { requests }) => sum + requests.asked, 0);
  return {
    foundedIn,
    levels: INTEGRATION_LEVELS.filter((level) => (foundedIn[level] ?? 0) > 0),
    endLevel: spreadOf(seats.map(({ endLevel }) => endLevel)).mean,
    unionsPerTable: mean(({ unions }) => unions),
    concludedPerGame: mean(({ tally }) => tally.concluded),
    notRatifiedPerGame: mean(({ tally }) => tally.notRatified),
    noticesPerGame: mean(({ tally }) => tally.notices),
    complaintsPerGame: mean(({ tally }) => tally.complaints),
    conferences: conferencesOf(games),
    elections: seats.reduce((sum, { elections }) => sum + elections, 0),
    falls: seats.reduce((sum, { falls }) => sum + falls, 0),
    refusedPercent:
      percent(
        games.reduce((sum, { requests }) => sum + requests.refused, 0),
        asked,
      ) ?? 0,
  };
}

function conferencesOf(games: readonly SimulatedGame[]): Record<string, Record<string, number>> {
  const byRound: Record<string, Record<string, number>> = {};
  for (const { round, outcome } of games.flatMap(({ tally }) => tally.conferences)) {
    const outcomes = (byRound[round] ??= {});
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  return byRound;
}

function formatTreaties(figures: TreatyFigures): string {
  const founded = Object.entries(figures.foundedIn).map(([level, share]) => `${level}: ${share.toFixed(0)}`);
  const conferences = Object.entries(figures.conferences).map(
    ([round, outcomes]) =>
      `round ${round} ${Object.entries(outcomes)
        .map(([outcome, count]) => `${outcome} ${count}`)
        .join(', ')}`,
  );
  const lost = percent(figures.falls, figures.elections);
  return [
    `level founded in % of games  ${founded.join(', ')} (${figures.levels.length} levels in all)`,
    `mean end level ${figures.endLevel.toFixed(2)}, ${figures.unionsPerTable.toFixed(1)} customs unions a table at the end`,
    `a game: ${figures.concludedPerGame.toFixed(1)} proposals concluded, ${figures.notRatifiedPerGame.toFixed(1)} refused by legislatures, ` +
      `${figures.noticesPerGame.toFixed(1)} notices, ${figures.complaintsPerGame.toFixed(1)} complaints`,
    `conferences: ${conferences.join(' · ') || 'none'}`,
    `elections ${figures.elections}, lost ${figures.falls}${lost === undefined ? '' : ` (${lost.toFixed(1)} %)`}`,
    `requests refused ${figures.refusedPercent.toFixed(2)} %`,
  ].join('\n');
}
