import { INTEGRATION_LEVELS } from '#shared/content/integrationLevels.ts';
import type { SimulatedGame } from '../simulateGame.ts';
import { percent, spreadOf } from './numbers.ts';

/** Treaties, conferences and governments over all games. */
export type TreatyFigures = {
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

export function formatTreaties(figures: TreatyFigures): string {
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
    `a game: ${figures.concludedPerGame.toFixed(1)} papers concluded, ${figures.notRatifiedPerGame.toFixed(1)} refused by legislatures, ` +
      `${figures.noticesPerGame.toFixed(1)} notices, ${figures.complaintsPerGame.toFixed(1)} complaints`,
    `conferences: ${conferences.join(' · ') || 'none'}`,
    `elections ${figures.elections}, lost ${figures.falls}${lost === undefined ? '' : ` (${lost.toFixed(1)} %)`}`,
    `requests refused ${figures.refusedPercent.toFixed(2)} %`,
  ].join('\n');
}
