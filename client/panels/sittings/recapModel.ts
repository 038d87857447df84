import { isRevealOver, type StandingBloc, standingBlocs } from '#shared/classroom/story.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Headline, newsOf } from '#shared/protocol/headlines.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { type GameState, countryPart, provincePart } from '#shared/rules/state.ts';

/** What has happened so far at a table that goes on after a break, in a few sentences' worth of facts. */
export type Recap = {
  /** Rounds whose reveal is over, and how many there will be. */
  readonly played: number;
  readonly rounds: number;
  /** Of the last of them, what weighs most. */
  readonly news?: { readonly round: number; readonly headline: Headline };
  /** The deepest agreements in force, and how many more there are. */
  readonly law: readonly StandingBloc[];
  readonly moreLaw: number;
  /** Where the own seat stands. */
  readonly own?: {
    readonly economy: EconomyId;
    readonly index: number;
    readonly place: number;
    readonly seats: number;
  };
};

const MOST_LAW = 3;

export function recapOf(game: GameState, me: EconomyId | undefined): Recap {
  const rounds = roundsOf(game);
  const shown = isRevealOver(game) ? rounds : rounds.slice(0, -1);
  const played = shown.filter(({ isEpilogue }) => !isEpilogue);
  const last = shown.at(-1);
  const headline = last === undefined ? undefined : newsOf(last.headlines)[0];
  const law = standingBlocs(game);
  const own = last === undefined || me === undefined ? undefined : standingOf(last.incomes, me);
  return {
    played: played.length,
    rounds: lastRoundOf(game),
    ...(last === undefined || headline === undefined ? {} : { news: { round: last.round, headline } }),
    law: law.slice(0, MOST_LAW),
    moreLaw: Math.max(0, law.length - MOST_LAW),
    ...(own === undefined ? {} : { own }),
  };
}

type Played = {
  readonly round: number;
  readonly isEpilogue: boolean;
  readonly headlines: readonly Headline[];
  /** Real income of every seat, 100 at the opening. */
  readonly incomes: Readonly<Record<EconomyId, { readonly index: number }>>;
};

function roundsOf(game: GameState): readonly Played[] {
  return [
    ...countryPart(game).reports.map(({ round, isEpilogue, headlines, economies }) => ({
      round,
      isEpilogue,
      headlines,
      // Other economies of the world have no seat.
      incomes: Object.fromEntries(Object.entries(economies).filter(([economy]) => economy in game.seats)),
    })),
    ...provincePart(game).reports.map(({ round, headlines, provinces: incomes }) => ({
      round,
      isEpilogue: false,
      headlines,
      incomes,
    })),
  ];
}

/** The place of a seat among all by real income; equals share the better one. Undefined of a seat without an income of its own. */
function standingOf(incomes: Played['incomes'], economy: EconomyId): Recap['own'] {
  const own = incomes[economy];
  if (own === undefined) return undefined;
  const all = Object.values(incomes);
  const place = 1 + all.filter(({ index }) => index > own.index).length;
  return { economy, index: own.index, place, seats: all.length };
}
