import type { AgreementId } from '../../../../shared/kernel/ids.ts';
import type { Draft } from '../../../../shared/protocol/intents.ts';
import type { Agreement } from '../../../../shared/protocol/law.ts';
import { pairLevel } from '../../../../shared/rules/law/register.ts';
import { isBloc } from '../../../../shared/rules/law/blocs.ts';
import type { CountryGame } from '../../../../shared/rules/state.ts';
import { aTable, type Table } from '../../../support/aTable.ts';

/**
 * A Full game in which two climb the whole ladder, a rung a round: their area merges with another, a legislature refuses a rung,
 * a government falls, a member is admitted, another leaves. Who plays which part.
 */
export const CAST = { leader: 'EUR', partner: 'GBR', newcomer: 'CAN', leaver: 'MEX' } as const;
const { leader, partner, newcomer, leaver } = CAST;
const PAIR: readonly string[] = [leader, partner];

export const CLIMB = {
  scenarioId: 'world',
  opening: 'highWalls',
  preset: 'full',
  rounds: 8,
  timed: false,
} as const;

const RUNGS = { 3: 'commonMarket', 4: 'economicUnion', 5: 'fullIntegration' } as const;

export function areaOf(among: readonly string[]): Draft {
  return { parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] }] };
}

/** What lies on the table in a round, in the order in which it is signed. */
export function proposalsOf(game: CountryGame): Draft[] {
  if (game.round === 1) return [areaOf(PAIR), areaOf([newcomer, leaver])];
  const proposals = [rung(game), ...(game.round === 2 ? [merger(game)] : []), entry(game)];
  return proposals.filter((draft) => draft !== undefined);
}

/** The next step of the pair, while there is one. */
export function rung(game: CountryGame): Draft | undefined {
  const level = pairLevel(game.agreements, leader, partner);
  if (level === 2)
    return {
      parties: PAIR,
      clauses: [{ type: 'customsUnion', among: PAIR, key: { type: 'imports' }, former: [] }],
    };
  return level === 3 || level === 4 || level === 5
    ? { parties: PAIR, clauses: [{ type: RUNGS[level], among: PAIR }] }
    : undefined;
}

export function merger(game: CountryGame): Draft {
  const [mine, theirs] = [blocOf(game, leader), blocOf(game, newcomer)];
  return {
    parties: [...PAIR, newcomer],
    clauses: [{ type: 'merger', agreement: mine?.id ?? 'a0', with: theirs?.id ?? 'a0', former: [] }],
  };
}

/** Once the pair is one, the newcomer enters its union. */
export function entry(game: CountryGame): Draft | undefined {
  const union = Object.values(game.agreements).find(
    ({ level, within }) => level === 6 && within === undefined,
  );
  if (union === undefined || union.parties.includes(newcomer)) return undefined;
  return {
    parties: [leader, newcomer],
    clauses: [{ type: 'accession', agreement: union.id, entrant: newcomer, former: [] }],
  };
}

export function blocOf(game: CountryGame, economy: string): Agreement | undefined {
  return Object.values(game.agreements).find(
    (agreement) => isBloc(agreement) && agreement.parties.includes(economy),
  );
}

/** The free trade area of all four. */
export function areaOfFour(game: CountryGame): Agreement | undefined {
  return Object.values(game.agreements).find(
    ({ level, parties }) =>
      level === 2 && [leader, partner, newcomer, leaver].every((each) => parties.includes(each)),
  );
}

/** What the leaver has to leave to be out: an old area left standing would split the terms of the union that the newcomer entered. */
export function areasOfLeaver(game: CountryGame): AgreementId[] {
  return Object.values(game.agreements).flatMap(({ id, parties }) => (parties.includes(leaver) ? [id] : []));
}

/** What came of each round. */
export type ClimbRound = {
  readonly round: number;
  /** Level of the pair once the bell has rung. */
  readonly level: number;
  /** Legislatures that refused something. */
  readonly refusedBy: readonly string[];
  readonly isAdmitted: boolean;
  /** Whether the leaver stands alone. */
  readonly isLeft: boolean;
  /** Governments that lost their election. */
  readonly fell: readonly string[];
};

/** Plays it by the rules alone, everybody else doing nothing. */
export function rehearseClimb(seed: string): ClimbRound[] {
  const table = aTable({ ...CLIMB, seed, people: 'all' });
  const rounds: ClimbRound[] = [];
  for (let round = 1; round <= CLIMB.rounds; round++) {
    table.goTo('negotiation', round);
    const isEntry = entry(table.state) !== undefined;
    for (const draft of proposalsOf(table.state)) signed(table, draft);
    if (isEntry)
      for (const agreement of areasOfLeaver(table.state))
        table.act(leaver, { type: 'giveNotice', agreement });
    table.goTo('policy', round);
    const { agreements } = table.state;
    const refusedBy = (table.state.politics?.ratifications ?? []).flatMap(({ votes }) =>
      votes.filter(({ passed }) => !passed).map(({ economy }) => economy),
    );
    table.goTo('results', round);
    rounds.push({
      round,
      level: pairLevel(agreements, leader, partner),
      refusedBy,
      isAdmitted: pairLevel(agreements, leader, newcomer) >= 3,
      isLeft: round > 1 && pairLevel(agreements, newcomer, leaver) === 0,
      fell: (table.state.reports.at(-1)?.modules?.politics?.elections ?? [])
        .filter(({ fell }) => fell)
        .map(({ economy }) => economy),
    });
  }
  return rounds;
}

function signed(table: Table, draft: Draft): void {
  const { id, revision } = table.tableProposal(draft);
  for (const party of draft.parties.slice(1))
    table.act(party, { type: 'signProposal', proposal: id, revision, confirmed: true });
}

/** What is to be shown. */
const PARTS = {
  'one rung is refused, by a legislature of the pair': (rounds) => {
    const refusals = rounds.filter(({ refusedBy }) => refusedBy.length > 0);
    return (
      refusals.length === 1 &&
      refusals.every(({ refusedBy }) => refusedBy.some((each) => PAIR.includes(each)))
    );
  },
  'the pair is one before anybody joins': (rounds) =>
    rounds.some(({ level, isAdmitted }) => level === 6 && !isAdmitted),
  'the newcomer is admitted': (rounds) => rounds.at(-1)?.isAdmitted === true,
  'the leaver is gone before the end': (rounds) => rounds.at(-1)?.isLeft === true,
  'the government of the leader falls': (rounds) => rounds.some(({ fell }) => fell.includes(leader)),
} as const satisfies Record<string, (rounds: readonly ClimbRound[]) => boolean>;

const MOST_SEEDS = 60;

/**
 * The first seed whose votes and elections come out so, and what happens under it. Found anew each time by the rules as they are:
 * numbers of politics may be tuned without breaking who plays this game.
 */
export function findClimb(): { readonly seed: string; readonly rounds: readonly ClimbRound[] } {
  const missing: string[] = [];
  for (let at = 0; at < MOST_SEEDS; at++) {
    const seed = `climb-${at}`;
    const rounds = rehearseClimb(seed);
    const untold = Object.entries(PARTS).flatMap(([part, isTold]) => (isTold(rounds) ? [] : [part]));
    if (untold.length === 0) return { seed, rounds };
    missing.push(`${seed} lacks: ${untold.join('; ')}`);
  }
  throw new Error(`none of ${MOST_SEEDS} seeds tells the whole story\n${missing.join('\n')}`);
}
