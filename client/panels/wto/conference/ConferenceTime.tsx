import { floorDueAtMs } from '#shared/rules/modules/wto/conference/floorDue.ts';
import { remainingMs } from '#shared/rules/clock/remainingMs.ts';
import type { GameState } from '#shared/rules/state.ts';
import { formatDuration } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { useNow } from '../../chrome/useNow.ts';

/** In the strip: until the floor opens, or until the bell decides. */
export function ConferenceTime({ game }: { readonly game: GameState }) {
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
