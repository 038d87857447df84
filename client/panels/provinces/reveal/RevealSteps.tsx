import { REVEAL_STOPS } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { ReadyButton } from '../../player/ReadyButton.tsx';
import { HostStep } from '../../results/HostStep.tsx';

type Props = { readonly game: GameState; readonly party: EconomyId | undefined };

/** How the reveal goes on: the host steps it; at the question, its last stop, all say that they are ready. */
export function RevealSteps({ game, party }: Props) {
  if (game.phase !== 'results') return null;
  if (game.revealStop !== REVEAL_STOPS.at(-1) || party === undefined) return <HostStep game={game} />;
  return (
    <div class="pad">
      <ReadyButton game={game} me={party} />
    </div>
  );
}
