import { nextRevealStop } from '#shared/rules/clock/revealClock.ts';
import type { GameState } from '#shared/rules/state.ts';
import { isLive, me } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { isRevealed } from './revealModel.ts';
import { press } from '../player/press.ts';

/** Who may steer the clock (the host, or who plays alone) steps the reveal from a device too. */
export function HostStep({ game }: { readonly game: GameState }) {
  const next = isRevealed(game) ? nextRevealStop(game) : undefined;
  if (me.value?.mayHost !== true || next === undefined) return null;
  return (
    <div class="pad">
      <button
        type="button"
        class="btn primary wide"
        disabled={!isLive.value}
        onClick={() => void press({ type: 'stepReveal', stop: next })}
      >
        {t('reveal.next', { stop: t(`stop.${next}`) })}
      </button>
    </div>
  );
}
