import { REVEAL_STOPS } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { isLive, me } from '../../../state/store.ts';
import { t } from '../../../text/t.ts';
import { press } from '../../player/press.ts';
import { ReadyButton } from '../../player/ReadyButton.tsx';

type Props = { readonly game: GameState; readonly party: EconomyId | undefined };

/** How the reveal goes on: whoever may steer the clock (the host, or who plays alone) steps it; at the question all say that they are ready. */
export function RevealSteps({ game, party }: Props) {
  if (game.phase !== 'results') return null;
  const next = REVEAL_STOPS[REVEAL_STOPS.indexOf(game.revealStop) + 1];
  if (next === undefined && party !== undefined) {
    return (
      <div class="pad">
        <ReadyButton game={game} me={party} />
      </div>
    );
  }
  if (next === undefined || me.value?.mayHost !== true) return null;
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
