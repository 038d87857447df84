import {
  CRACKDOWN_POINTS,
  MEETING_ROUNDS,
  PROMOTED,
  PROMOTION_POINTS,
} from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { isMeeting } from '../centre/crackdownAt.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';

/** What the promotion meeting decides; nothing in rounds without one. */
export type Meeting = {
  readonly promoted: readonly EconomyId[];
  readonly isCrackdown: boolean;
  /** Points by seat. */
  readonly points: { readonly meeting: (seat: EconomyId) => number; readonly crackdown: number };
};

export type Term = {
  readonly round: number;
  readonly reports: readonly Pick<ProvinceRoundReport, 'provinces'>[];
  /** Tournament scores of the round, in the order of seats, which also breaks ties. */
  readonly tournament: readonly (readonly [EconomyId, number])[];
  /** The centre found the border too high. */
  readonly isCrackdown: boolean;
};

/** Every third round the best tournament means of the term are promoted. */
export function holdMeeting({ round, reports, tournament, isCrackdown }: Term): Meeting {
  const isHeld = isMeeting(round);
  const term = reports.slice(-(MEETING_ROUNDS - 1));
  const sums = tournament.map(([seat, score]) => ({
    seat,
    sum: term.reduce((sum, { provinces }) => sum + (provinces[seat]?.parts.tournament ?? 0), score),
  }));
  const best = sums.toSorted((a, b) => b.sum - a.sum).slice(0, PROMOTED);
  const promoted = isHeld ? best.map(({ seat }) => seat) : [];
  return {
    promoted,
    isCrackdown,
    points: {
      meeting: (seat) => (promoted.includes(seat) ? PROMOTION_POINTS : 0),
      crackdown: isCrackdown ? CRACKDOWN_POINTS : 0,
    },
  };
}
