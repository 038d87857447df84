import type { Conference } from '#shared/protocol/modules/wto.ts';
import { remainingMs } from '#shared/rules/table/clock.ts';
import { floorDueAtMs } from '#shared/rules/modules/wto/conference.ts';
import { formatDuration } from '../../../text/format.ts';
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
