import type { EconomyId } from '#shared/kernel/ids.ts';
import type { CareerLump } from '#shared/protocol/provinces/provinceReport.ts';
import type { ConcludedRound } from './concludeRound.ts';

/** What a round adds to the weighted parts of a career score, in points; 0 where nothing happened. */
export function careerLumps(
  { judged, inspected, pacts, meeting, eventPoints }: ConcludedRound,
  seat: EconomyId,
): Record<CareerLump, number> {
  const isFined = inspected.sanctionReplaced.includes(seat);
  return {
    sanction: isFined ? 0 : lost(judged[seat]?.sanction),
    fines: lost(inspected.fines[seat]),
    deposits: lost(pacts.deposits[seat]),
    reputation: pacts.reputation[seat] ?? 0,
    petitions: inspected.petitions[seat] ?? 0,
    meeting: meeting.points.meeting(seat),
    crackdown: meeting.points.crackdown,
    events: eventPoints[seat] ?? 0,
  };
}

/** A loss by its size; no loss is a plain 0. */
function lost(points = 0): number {
  return points === 0 ? 0 : -points;
}
