import { MEDALS } from '#shared/content/vocabulary.ts';
import type { SimulatedGame } from '../simulateGame.ts';
import { byGovernment, formatGovernments } from './byGovernment.ts';
import { bySeat, formatSeats } from './bySeat.ts';
import { spreadOf } from './numbers.ts';
import { formatPartners, partnerLines } from './partners.ts';
import { scoreGames } from './scoreGames.ts';
import { formatTreaties, treatyFigures } from './treaties.ts';

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
