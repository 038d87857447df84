import type { Conference, RegionalismMeter } from '#shared/protocol/modules/wto.ts';
import { remainingMs } from '#shared/rules/table/clock.ts';
import { floorDueAtMs } from '#shared/rules/modules/wto/conference.ts';
import { formatDuration, formatList, formatNumber } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { useNow } from '../../../state/serverClock.ts';
import { useCountries } from '../../../state/useTable.ts';
import type { WtoView } from '../../../state/tableState.ts';

type Props = { readonly view: WtoView; readonly conference: Conference };

const PILLS = {
  tabling: 'time',
  floor: 'time',
  adopted: 'gain',
  failed: 'loss',
  noPackage: '',
} as const satisfies Record<Conference['stage'], string>;

/** What is held, how far it is, and when it goes on. */
export function ConferenceHead({ view, conference }: Props) {
  return (
    <header class="row wrap gap-3">
      <h2>{t('wto.title')}</h2>
      <span class={`pill ${PILLS[conference.stage]}`}>{t(`wto.stage.${conference.stage}`)}</span>
      <StageTime view={view} conference={conference} />
    </header>
  );
}

/** When the stage ends, on the game's own clock. */
function StageTime({ view, conference }: Props) {
  const now = useNow(1000);
  if (view.phase !== 'negotiation') return null;
  if (conference.stage === 'tabling') {
    const dueAtMs = floorDueAtMs(view);
    const text =
      dueAtMs === undefined
        ? t('wto.floorUntimed')
        : t('wto.floorIn', { time: formatDuration(dueAtMs - now) });
    return <span class="small num">{text}</span>;
  }
  if (conference.stage !== 'floor') return null;
  const leftMs = remainingMs(view, now);
  const text =
    leftMs === undefined ? t('wto.bellUntimed') : t('wto.bellIn', { time: formatDuration(leftMs) });
  return <span class="small num">{text}</span>;
}

/** In the strip: until the floor opens, or until the bell decides. */
export function ConferenceTime() {
  const { game } = useCountries();
  const now = useNow(1000);
  const dueAtMs = floorDueAtMs(game);
  const leftMs = remainingMs(game, now);
  if (leftMs === undefined) return null;
  const text =
    dueAtMs === undefined
      ? t('move.packageIn', { time: formatDuration(leftMs) })
      : t('move.floorIn', { time: formatDuration(dueAtMs - now) });
  return (
    <span class="num time-left" aria-hidden="true">
      · {text}
    </span>
  );
}

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
