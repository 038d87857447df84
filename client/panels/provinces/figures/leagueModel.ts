import type { EconomyId } from '#shared/kernel/ids.ts';
import { MEETING_ROUNDS } from '#shared/content/provinces/provinceConstants.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';

export type LeagueRow = {
  readonly economy: EconomyId;
  /** 1 best; equals share a place. */
  readonly place: number;
  /** Tournament score of the last settled round; 50 before the first. */
  readonly points: number;
  /** Against the round before; the opening is 50 for all. */
  readonly change: number;
  /** Places won, or lost where negative. */
  readonly climbed: number;
  readonly isPromoted: boolean;
};

const OPENING = 50;

/** The league by the score of growth against the others: a fixed number of posts, so the mean is 50 in every round. */
export function leagueOf(
  seats: readonly EconomyId[],
  reports: readonly Pick<ProvinceRoundReport, 'provinces' | 'promoted'>[],
): readonly LeagueRow[] {
  const [before, now] = [reports.at(-2), reports.at(-1)];
  const points = (report: typeof now, economy: EconomyId): number =>
    report?.provinces[economy]?.parts.tournament ?? OPENING;
  const place = (report: typeof now, economy: EconomyId): number =>
    1 + seats.filter((other) => points(report, other) > points(report, economy)).length;
  return seats
    .map((economy): LeagueRow => ({
      economy,
      place: place(now, economy),
      points: points(now, economy),
      change: points(now, economy) - points(before, economy),
      climbed: before === undefined ? 0 : place(before, economy) - place(now, economy),
      isPromoted: now?.promoted.includes(economy) ?? false,
    }))
    .toSorted((a, b) => a.place - b.place);
}

/** The next round, this one included, that ends with a promotion meeting; none where the game is over before. */
export function nextMeeting(round: number, rounds: number): number | undefined {
  const next = Math.ceil(Math.max(1, round) / MEETING_ROUNDS) * MEETING_ROUNDS;
  return next <= rounds ? next : undefined;
}
