import type { Conference, RegionalismMeter } from '#shared/protocol/modules/wto.ts';
import { formatList, formatNumber } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';

/** Which way the needle points: what members' trade brought against what it cost. */
type MeterReading = {
  readonly lean: 'building' | 'stumbling' | 'even';
  /** Whether blocs brought or cost anything worth drawing. */
  readonly hasMoved: boolean;
  /** Part of all that moved which builds, 0–1; the needle's place. */
  readonly buildingShare: number;
  readonly mfnPercent: number;
  readonly preferentialPercent: number;
};

/** Billions below which nothing has moved. */
const SILENT_BN = 0.05;

export function readMeter({ buildingBn, stumblingBn, mfnShare }: RegionalismMeter): MeterReading {
  const moved = buildingBn + stumblingBn;
  const mfnPercent = Math.round(100 * mfnShare);
  const shares = { mfnPercent, preferentialPercent: 100 - mfnPercent };
  if (moved < SILENT_BN) return { lean: 'even', hasMoved: false, buildingShare: 0.5, ...shares };
  const lean =
    Math.abs(buildingBn - stumblingBn) < SILENT_BN
      ? 'even'
      : buildingBn > stumblingBn
        ? 'building'
        : 'stumbling';
  return { lean, hasMoved: true, buildingShare: buildingBn / moved, ...shares };
}

/** By how much bindings came down: the mean over economies of their average cuts, in tenths of a point. */
function meanCutPoints(boundCutBp: Readonly<Record<string, number>>): number {
  const cuts = Object.values(boundCutBp);
  const meanBp = cuts.reduce((sum, cut) => sum + cut, 0) / Math.max(1, cuts.length);
  return Math.round(meanBp / 10) / 10;
}

/** One sentence for how a conference ended; none while it is on. */
export function outcomeText(
  { stage, objections }: Pick<Conference, 'stage' | 'objections'>,
  boundCutBp: Readonly<Record<string, number>> = {},
): string | undefined {
  switch (stage) {
    case 'adopted': {
      const points = meanCutPoints(boundCutBp);
      return t('wto.outcome.adopted', { points: formatNumber(points, Number.isInteger(points) ? 0 : 1) });
    }
    case 'failed':
      return t('wto.outcome.failed', { economies: formatList(objections.map(({ by }) => economyName(by))) });
    case 'noPackage':
      return t('wto.outcome.noPackage');
    case 'tabling':
    case 'floor':
      return undefined;
  }
}
