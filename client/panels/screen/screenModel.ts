import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { SessionView } from '#shared/protocol/session.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { type Phrase, phrase } from '../../text/phrase.ts';

/** Counts instead of names: the room sees how far the table is, not who is slow. */
type ScreenCounts = {
  /** Proposals that their author has shown to everybody. */
  readonly openProposals: number;
  readonly signed: number;
  readonly connected: number;
  readonly people: number;
  readonly ready: number;
  readonly sealed: number;
  readonly seats: number;
};

export function screenCounts(game: CountryGame, session: SessionView): ScreenCounts {
  const seats = Object.values(game.seats);
  const present = seats.filter(({ member, present: isHere }) => member !== undefined && isHere);
  return {
    openProposals: Object.values(game.proposals).filter(({ status }) => status === 'open').length,
    signed: agreementsOf(game).length,
    connected: session.people.filter(({ connected }) => connected).length,
    people: session.people.length,
    ready: present.filter(({ ready }) => ready).length,
    sealed: game.sealedBy.length,
    seats: present.length,
  };
}

/** Agreements that began to govern in this round, newest first. */
export function agreementsOf(game: Pick<CountryGame, 'agreements' | 'round'>): readonly Agreement[] {
  return Object.values(game.agreements)
    .filter(({ sinceRound }) => sinceRound === game.round)
    .toReversed();
}

/** Notices given in this round: who leaves what, and when. */
export function leavingNow({
  agreements,
  round,
}: Pick<CountryGame, 'agreements' | 'round'>): readonly Phrase[] {
  return Object.values(agreements).flatMap(({ id: agreement, notices }) =>
    notices
      .filter(({ outInRound }) => outInRound === round + 1)
      .map(({ by: economy, outInRound }): Phrase =>
        phrase('news.leaving', { economy, agreement, round: outInRound }),
      ),
  );
}

type IncomeRow = {
  readonly economy: EconomyId;
  /** 100 at the opening. */
  readonly index: number;
  /** Change in the last settled round, in index points; absent before the first. */
  readonly change?: number;
};

/** Real incomes in the order of the seats: the world shows no ranking. */
export function incomeRows(scenario: Scenario, reports: readonly RoundReport[]): readonly IncomeRow[] {
  const last = reports.at(-1);
  const before = reports.at(-2);
  return scenario.dealOrder.map((economy) => {
    const now = last?.economies[economy]?.index;
    if (now === undefined) return { economy, index: 100 };
    return { economy, index: now, change: now - (before?.economies[economy]?.index ?? 100) };
  });
}
