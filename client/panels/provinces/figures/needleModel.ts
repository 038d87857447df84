import { CRACKDOWN_ABOVE, MEDAL_OF_TABLE } from '#shared/content/provinces/provinceConstants.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';

/** Times by which goods of one's own province are likelier bought, and the tariff that would do the same. */
export type BorderReading = { readonly times: number; readonly percent: number };

/** All walls down, and all at their highest: the ends of the scale. */
export const NEEDLE_ENDS = { least: 4.3, most: 87 } as const;
/** Below: where the table's gold begins. */
export const GAIN_UNTIL = MEDAL_OF_TABLE.year1997[0].borderEffect;
/** Above: the centre cracks down at its next meeting. */
export const LOSS_FROM = CRACKDOWN_ABOVE;

export type NeedleMark = { readonly times: number; readonly kind: 'end' | 'gain' | 'past' | 'loss' };

/** Ends, the goal, the estimates for 1987 and 1997, and the line of the crackdown. */
export const NEEDLE_MARKS: readonly NeedleMark[] = [
  { times: NEEDLE_ENDS.least, kind: 'end' },
  { times: GAIN_UNTIL, kind: 'gain' },
  { times: 10, kind: 'past' },
  { times: 21, kind: 'past' },
  { times: LOSS_FROM, kind: 'loss' },
  { times: NEEDLE_ENDS.most, kind: 'end' },
];

/** Part of the way along the scale, 0–1, in logs: each doubling is as long. What lies beyond an end stands at it. */
export function placeOnScale(times: number): number {
  const { least, most } = NEEDLE_ENDS;
  const place = Math.log(times / least) / Math.log(most / least);
  return Math.min(1, Math.max(0, place));
}

/** The reading of each round, the opening first. */
export function borderHistory(
  opening: BorderReading,
  reports: readonly Pick<ProvinceRoundReport, 'borderEffect' | 'borderEffectPercent'>[],
): readonly BorderReading[] {
  return [
    opening,
    ...reports.map(({ borderEffect, borderEffectPercent }) => ({
      times: borderEffect,
      percent: borderEffectPercent,
    })),
  ];
}

/** Places whose figure is written: the last one and the one farthest from the opening. */
export function toldRounds(history: readonly BorderReading[]): readonly number[] {
  const last = history.length - 1;
  const opening = history[0]?.times ?? 1;
  const farthest = history.reduce(
    (best, { times }, round) =>
      Math.abs(Math.log(times / opening)) > Math.abs(Math.log((history[best]?.times ?? opening) / opening))
        ? round
        : best,
    0,
  );
  return farthest === 0 || farthest === last ? [last] : [farthest, last];
}
