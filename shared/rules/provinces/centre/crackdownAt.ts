import { CRACKDOWN_ABOVE, MEETING_ROUNDS } from '#shared/content/provinces/provinceConstants.ts';

export function isMeeting(round: number): boolean {
  return round % MEETING_ROUNDS === 0;
}

/** Whether the centre cracks down at the end of a round: at a promotion meeting, behind too high a border effect. */
export function crackdownAt(round: number, borderEffect: number): boolean {
  return isMeeting(round) && borderEffect > CRACKDOWN_ABOVE;
}
