/** What everybody in the room may see of the tables of a class: how far each is, what is law there, and what came of revealed rounds. */
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Phase } from '#shared/content/vocabulary.ts';
import type { TableLetter } from '#shared/protocol/classroom.ts';
import type { Pledge } from '#shared/protocol/pledges.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { pairLevel, pairsOf } from '#shared/rules/law/register.ts';
import { type GameState, countryPart, provincePart } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { isRevealOver, type TableStory, storyOf } from './debrief/tableStory.ts';
import type { TableGame } from './tables.ts';

/** Documents `wall/<letter>` and `results/<letter>` of the room of a class: what everybody in the room may see of a table. */
export type TableFacts = {
  readonly wall: WallTile;
  readonly results: TableResults;
  /** Document `story/<letter>`: once the game is over. */
  readonly story?: TableStory;
};
export type WallTile = {
  readonly table: TableLetter;
  readonly phase: Phase;
  readonly round: number;
  readonly rounds: number;
  readonly endsAtMs?: number;
  readonly pausedLeftMs?: number;
  /** Seats that agreements join, by their places in the order of the deal, and how deeply. */
  readonly links: readonly (readonly [number, number, number])[];
  /** The first of the latest round whose reveal is over. */
  readonly headline?: Headline;
};
/** What came of the rounds whose reveal is over. Seats stand in the order of the deal. */
export type TableResults = {
  readonly table: TableLetter;
  /** Real income of every seat after each round, 100 at the opening. */
  readonly rounds: readonly (readonly number[])[];
  /** At the end: of every seat, null where it has none. Empty before. */
  readonly scores: readonly (number | null)[];
  /** Words that were kept and broken, and of these the first. Among provinces each member's word in each round of a pact. */
  readonly kept: number;
  readonly broken: number;
  readonly told: readonly { readonly by: EconomyId; readonly round: number; readonly pledge?: Pledge }[];
  /** Trade that blocs created and diverted, in billions of the scenario's money, and what seats outside sold less to one, the most first. */
  readonly createdBn: number;
  readonly divertedBn: number;
  readonly lost: readonly { readonly economy: EconomyId; readonly salesBn: number }[];
  /** Whether some seat was outside of a bloc; absent: there was no bloc. */
  readonly isAnybodyOutside?: boolean;
  readonly nation?: { readonly incomePercent: number; readonly borderEffect: number };
};

/** Of the state that is anybody's, so that nothing which is hidden at the table can stand here. */
export function openFacts(game: TableGame): TableFacts {
  const state = redactFor(game.state, { type: 'public' });
  return {
    wall: wallTile({ ...game, state }),
    results: tableResults({ ...game, state }),
    ...(state.phase === 'debrief' ? { story: storyOf(state, game) } : {}),
  };
}

function wallTile({ table, state, seats }: TableGame): WallTile {
  const { phase, round, clock, settings, endsAfterRound } = state;
  const headline = revealedHeadlines(state)[0];
  return {
    table,
    phase,
    round,
    rounds: lastRoundOf({ settings, ...(endsAfterRound === undefined ? {} : { endsAfterRound }) }),
    ...(clock.endsAtMs === undefined ? {} : { endsAtMs: clock.endsAtMs }),
    ...(clock.pausedRemainingMs === undefined ? {} : { pausedLeftMs: clock.pausedRemainingMs }),
    links: linksOf(state, seats),
    ...(headline === undefined ? {} : { headline }),
  };
}

/** Pairs of seats that are joined by law, by their places in the order of the deal: agreements of countries, pacts of provinces. */
function linksOf(state: GameState, seats: readonly EconomyId[]): WallTile['links'] {
  const { agreements } = countryPart(state);
  const { pacts } = provincePart(state);
  return pairsOf(seats).flatMap(([a, b]) => {
    const level = Math.max(pairLevel(agreements, a, b), pactLevel(Object.values(pacts), a, b));
    return level === 0 ? [] : [[seats.indexOf(a), seats.indexOf(b), level] as const];
  });
}

function pactLevel(pacts: readonly Pact[], a: EconomyId, b: EconomyId): number {
  const own = pacts.filter(({ members }) => members.includes(a) && members.includes(b));
  return own.some(({ isBinding }) => isBinding) ? BINDING : own.length > 0 ? VOLUNTARY : 0;
}

/** How strongly a pact joins two provinces, on the scale of the levels of countries. */
const [VOLUNTARY, BINDING] = [2, 4];

/** Until the reveal of the latest round is over, what came of it is shown table by table, stop by stop. */
function revealed<Report>(state: GameState, reports: readonly Report[]): readonly Report[] {
  return isRevealOver(state) ? reports : reports.slice(0, -1);
}

function revealedHeadlines(state: GameState): readonly Headline[] {
  return revealed<GameState['reports'][number]>(state, state.reports).at(-1)?.headlines ?? [];
}

/** Broken words of one table that are told one by one. */
const TOLD = 12;

function tableResults({ table, state, seats }: TableGame): TableResults {
  const { incomes, standings, kept, broken, nation, ...blocs } = whatCame(state, seats);
  return {
    table,
    rounds: incomes.map((each) => seats.map((seat) => hundredths(each[seat]?.index ?? OPENING_INDEX))),
    scores:
      state.phase === 'debrief' && standings !== undefined
        ? seats.map((seat) => scoreOf(standings.find(({ economy }) => economy === seat)?.score))
        : [],
    kept,
    broken: broken.length,
    told: broken.slice(0, TOLD),
    ...blocs,
    ...(nation === undefined ? {} : { nation }),
  };
}

/** What the revealed rounds came to. */
type Came = Pick<TableResults, 'kept' | 'nation' | keyof BlocsCame> & {
  /** Of every round. */
  readonly incomes: readonly Readonly<Record<EconomyId, { readonly index: number }>>[];
  readonly standings: readonly { readonly economy: EconomyId; readonly score?: number }[] | undefined;
  readonly broken: TableResults['told'];
};

function whatCame(state: GameState, seats: readonly EconomyId[]): Came {
  const [countries, provinces] = [countryPart(state), provincePart(state)];
  const reports = revealed(state, countries.reports);
  const accounts = revealed(state, provinces.reports);
  const judged = new Set(reports.flatMap((report) => report.pledges.map(({ id }) => id)));
  const words = countries.pledges.filter(({ id }) => judged.has(id));
  const breaches = provinces.breaches.filter((breach) =>
    accounts.some(({ round }) => round === breach.round),
  );
  const nation = accounts.at(-1);
  // A pact is a word that each member gives for each of its rounds.
  const given = accounts.flatMap(({ pacts }) => pacts.flatMap(({ members }) => members)).length;
  return {
    incomes: [...reports.map(({ economies }) => economies), ...accounts.map((account) => account.provinces)],
    standings: countries.final?.standings ?? provinces.final?.standings,
    kept: words.filter(({ outcome }) => outcome === 'kept').length + given - breaches.length,
    broken: [
      ...words.flatMap((pledge) =>
        pledge.outcome === 'broken' ? [{ by: pledge.by, round: pledge.round, pledge }] : [],
      ),
      ...breaches.map(({ by, round }) => ({ by, round })),
    ],
    ...whatBlocsDid(reports, seats),
    ...(nation === undefined
      ? {}
      : { nation: { incomePercent: nation.nationalIncomePercent, borderEffect: nation.borderEffect } }),
  };
}

type BlocsCame = Pick<TableResults, 'createdBn' | 'divertedBn' | 'lost' | 'isAnybodyOutside'>;
type Trading = Pick<RoundReport, 'blocs' | 'flows'>;

function whatBlocsDid(reports: readonly Trading[], seats: readonly EconomyId[]): BlocsCame {
  const blocs = reports.flatMap((report) => report.blocs);
  const lost = seats.map((economy) => {
    const salesBn = sumOf(reports, (report) => {
      // Members of several blocs are counted once.
      const buyers = report.blocs.flatMap(({ parties, lostBy }) => (lostBy.includes(economy) ? parties : []));
      const own = report.blocs.flatMap(({ parties }) => (parties.includes(economy) ? parties : []));
      const strangers = buyers.filter((buyer) => !own.includes(buyer));
      return salesLost(report, economy, strangers);
    });
    return { economy, salesBn: hundredths(salesBn) };
  });
  return {
    createdBn: hundredths(sumOf(blocs, ({ createdTradeBn }) => createdTradeBn)),
    divertedBn: hundredths(sumOf(blocs, ({ divertedTradeBn }) => divertedTradeBn)),
    lost: lost.filter(({ salesBn }) => salesBn > 0).toSorted((a, b) => b.salesBn - a.salesBn),
    ...(blocs.length === 0
      ? {}
      : { isAnybodyOutside: blocs.some(({ parties }) => seats.some((seat) => !parties.includes(seat))) }),
  };
}

/** By how much sales to these buyers fell in a round. */
function salesLost({ flows }: Trading, seller: EconomyId, buyers: readonly EconomyId[]): number {
  const sold = flows.filter(({ exporter, importer }) => exporter === seller && buyers.includes(importer));
  return sumOf(sold, ({ beforeBn, afterBn }) => beforeBn - afterBn);
}

/** Real income at the opening. */
const OPENING_INDEX = 100;

function scoreOf(score: number | undefined): number | null {
  return score === undefined ? null : hundredths(score);
}

function hundredths(value: number): number {
  return Math.round(100 * value) / 100;
}

function sumOf<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
