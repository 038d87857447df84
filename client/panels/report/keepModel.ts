import type { Medal } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { formedInRound } from '#shared/rules/law/blocs.ts';
import type { CountryGame, ProvinceGame } from '#shared/rules/state.ts';
import { type Phrase, phrase } from '../../text/t.ts';
import { envelopesOf } from '../reveal/revealModel.ts';

/** Something that a seat decided in a round, and by how much its real income moved in that round. */
export type KeptDecision = { readonly round: number; readonly points: number; readonly phrase: Phrase };

/** Real income after a round, 100 at the opening. */
export type KeptRound = { readonly round: number; readonly index: number; readonly isAfter: boolean };

/** What a player takes home: one page of a game, the same for every game. */
export type KeepModel = {
  readonly economy: EconomyId;
  readonly title: string;
  readonly medal: Medal;
  /** Of 100; absent where nothing compares the seat. */
  readonly score: number | undefined;
  readonly rounds: readonly KeptRound[];
  readonly decisions: readonly KeptDecision[];
  /** Words kept and broken, in a sentence. */
  readonly word: string;
  readonly question: Phrase | undefined;
};

const DECISIONS_KEPT = 3;
const OPENING = 100;
/** A wall that moves by less is the same to a reader. */
const SMALLEST_MOVE_BP = 10;

/** Indices after each round, and by how much each moved from the one before. */
function movesOf(rounds: readonly KeptRound[]): readonly (KeptRound & { readonly points: number })[] {
  return rounds.map((each, at) => ({ ...each, points: each.index - (rounds[at - 1]?.index ?? OPENING) }));
}

/**
 * The decisions to remember: those of the rounds in which most moved, for better or worse, the weightiest of each first. They are told in
 * the order in which they were taken.
 */
function choose(
  rounds: readonly KeptRound[],
  decidedIn: (round: number) => readonly Phrase[],
): readonly KeptDecision[] {
  return movesOf(rounds)
    .filter(({ isAfter }) => !isAfter)
    .flatMap(({ round, points }) =>
      decidedIn(round).map((told, rank) => ({ round, points, phrase: told, rank })),
    )
    .toSorted((a, b) => a.rank - b.rank || Math.abs(b.points) - Math.abs(a.points))
    .slice(0, DECISIONS_KEPT)
    .toSorted((a, b) => a.round - b.round || a.rank - b.rank)
    .map(({ rank: _rank, ...kept }) => kept);
}

export function countryRounds(reports: readonly RoundReport[], economy: EconomyId): readonly KeptRound[] {
  return reports.map(({ round, economies, isEpilogue }) => ({
    round,
    index: economies[economy]?.index ?? OPENING,
    isAfter: isEpilogue,
  }));
}

/** Decisions of a country: agreements that began to govern, words kept or broken, its own wall. */
export function countryDecisions(game: CountryGame, economy: EconomyId): readonly KeptDecision[] {
  const { reports, agreements, pledges } = game;
  const own = Object.values(agreements).filter(
    ({ parties, proposal }) => proposal !== undefined && parties.includes(economy),
  );
  return choose(countryRounds(reports, economy), (round) => {
    const founded = own
      .filter((agreement) => formedInRound(game, agreement) === round)
      .map(({ parties, level }) =>
        phrase('keep.agreed', { economies: parties.filter((party) => party !== economy), level }),
      );
    const given = pledges.filter((pledge) => pledge.by === economy && pledge.round === round);
    const words = given.flatMap(({ outcome }) =>
      outcome === undefined ? [] : [phrase(outcome === 'kept' ? 'keep.wordKept' : 'keep.wordBroken')],
    );
    const report = reports.find((each) => each.round === round);
    const wall = report && envelopesOf(report).find((envelope) => envelope.economy === economy);
    const moved =
      wall === undefined || Math.abs(wall.toBp - wall.fromBp) < SMALLEST_MOVE_BP
        ? []
        : [
            phrase(wall.toBp > wall.fromBp ? 'keep.wallRaised' : 'keep.wallLowered', {
              fromBp: rounded(wall.fromBp),
              toBp: rounded(wall.toBp),
            }),
          ];
    return [...founded, ...moved, ...words.slice(0, 1)];
  });
}

function rounded(rateBp: number): number {
  return Math.round(rateBp / SMALLEST_MOVE_BP) * SMALLEST_MOVE_BP;
}

export function provinceRounds({ reports }: ProvinceGame, economy: EconomyId): readonly KeptRound[] {
  return reports.map(({ round, provinces }) => ({
    round,
    index: provinces[economy]?.index ?? OPENING,
    isAfter: false,
  }));
}

/** Decisions of a province: pacts that it joined, pacts that it broke, its wall and its block. */
export function provinceDecisions(game: ProvinceGame, economy: EconomyId): readonly KeptDecision[] {
  const { reports, provinces } = game;
  return choose(provinceRounds(game, economy), (round) => {
    const joined = Object.values(provinces.pacts)
      .filter(({ sinceRound, members }) => sinceRound === round && members.includes(economy))
      .map(({ members }) =>
        phrase('keep.pact', { economies: members.filter((member) => member !== economy) }),
      );
    const broke = provinces.breaches.some((breach) => breach.by === economy && breach.round === round)
      ? [phrase('keep.pactBroken')]
      : [];
    const own = reports.find((each) => each.round === round)?.provinces[economy];
    const dials =
      own === undefined
        ? []
        : [
            ...(own.wall === own.wallBefore
              ? []
              : [phrase('keep.provinceWall', { before: own.wallBefore, now: own.wall })]),
            ...(own.block === own.blockBefore
              ? []
              : [phrase('keep.provinceBlock', { before: own.blockBefore, now: own.block })]),
          ];
    return [...joined, ...broke, ...dials];
  });
}
