import type { Scenario } from '#shared/content/scenario.ts';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { SessionView } from '#shared/protocol/session.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Phrase } from '../../text/phrase.ts';
import { newsOf } from '../results/headline.ts';

/** Counts instead of names: the room sees how far the table is, not who is slow. */
export type ScreenCounts = {
  /** Papers that their author has shown to everybody. */
  readonly openPapers: number;
  readonly signed: number;
  readonly connected: number;
  readonly people: number;
  readonly ready: number;
  readonly sealed: number;
  readonly seats: number;
};

export function screenCounts(game: GameState, session: SessionView): ScreenCounts {
  const seats = Object.values(game.seats);
  const present = seats.filter(({ member, present: isHere }) => member !== undefined && isHere);
  return {
    openPapers: Object.values(game.papers).filter(({ status }) => status === 'open').length,
    signed: agreementsOf(game).length,
    connected: session.people.filter(({ connected }) => connected).length,
    people: session.people.length,
    ready: present.filter(({ ready }) => ready).length,
    sealed: game.sealedBy.length,
    seats: present.length,
  };
}

/** Agreements that began to govern in this round, newest first. */
export function agreementsOf(game: Pick<GameState, 'agreements' | 'round'>): readonly Agreement[] {
  return Object.values(game.agreements)
    .filter(({ sinceRound }) => sinceRound === game.round)
    .toReversed();
}

/** Notices given in this round: who leaves what, and when. */
export function leavingNow({
  agreements,
  round,
}: Pick<GameState, 'agreements' | 'round'>): readonly Phrase[] {
  return Object.values(agreements).flatMap(({ id: agreement, notices }) =>
    notices
      .filter(({ outInRound }) => outInRound === round + 1)
      .map(({ by: economy, outInRound }): Phrase => ({
        key: 'news.leaving',
        params: { economy, agreement, round: outInRound },
      })),
  );
}

export type IncomeRow = {
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

/** Headlines that belong to a stop of the reveal, in the order in which the settlement put them. */
const STOP_HEADLINES: Readonly<Record<RevealStop, readonly string[]>> = {
  envelopes: [
    'wallRaised',
    'wallLowered',
    'unionWallRaised',
    'unionWallLowered',
    'surcharge',
    'successors',
    'conferenceAdopted',
    'conferenceFailed',
    'ratified',
    'notRatified',
    'barrierFound',
    'corridorBuilt',
    'corridorFailed',
    'quiet',
  ],
  flows: [
    'blocMostlyCreated',
    'blocMostlyDiverted',
    'nobodyOutsideLost',
    'outsiderLost',
    'preferenceEroded',
    'partlyOutside',
    'partnerLeft',
    'leaverLost',
    'quiet',
  ],
  gains: [
    'biggestGain',
    'biggestLoss',
    'eventsHit',
    'eventsHelped',
    'governmentFell',
    'worldGained',
    'worldLost',
    'paymentCut',
    'quiet',
  ],
  pledges: ['wordBroken', 'wordKept', 'leaving', 'panelFound', 'mayRetaliate'],
  question: [],
};

/** What the screen says at a stop, in the order of the settlement but what concerns all first; at the last stop the question. */
export function headlinesAt(report: RoundReport, stop: RevealStop): readonly Headline[] {
  if (stop === 'question') return [report.question];
  const keys = STOP_HEADLINES[stop].map((key) => `headline.${key}`);
  const told = newsOf(report.headlines).filter(({ key }) => keys.includes(key));
  return told.toSorted((a, b) => Number(isOfAll(b)) - Number(isOfAll(a)));
}

/** What a conference decides changes everybody's wall, and is told before any one wall. */
export function isOfAll({ key }: Headline): boolean {
  return key === 'headline.conferenceAdopted' || key === 'headline.conferenceFailed';
}

const ECONOMY_PARAMS = ['economy', 'economies', 'against', 'lostBy', 'outsiders'] as const;

/** Economies that a sentence names: the camera frames them. */
export function economiesNamed(headlines: readonly Headline[]): readonly EconomyId[] {
  const named = headlines.flatMap(({ params }) =>
    ECONOMY_PARAMS.flatMap((name): readonly string[] => {
      const value = params[name];
      if (typeof value === 'string') return [value];
      return typeof value === 'object' ? value : [];
    }),
  );
  return [...new Set(named)];
}

/** Whom the camera frames at a stop: nobody, which is the whole map, where the matter is everybody's. */
export function framedAt(report: RoundReport, stop: RevealStop): readonly EconomyId[] {
  const headlines = headlinesAt(report, stop);
  return stop === 'gains' || headlines.some(isOfAll) ? [] : economiesNamed(headlines);
}
