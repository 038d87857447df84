import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadText } from '../../text/t.ts';
import type { Replay } from './replay.ts';

type Player = { readonly component: ComponentType<{ readonly replay: Replay }>; readonly replay: Replay };

/** The page answers first; the picture behind it loads when the browser has nothing else to do, at the latest then. */
const LATEST_MS = 2_500;

/** The sea behind the front page, and on it a recorded game between bots once it is there. */
export function ReplayStage() {
  const [player, setPlayer] = useState<Player | undefined>(undefined);
  useEffect(() => {
    let isLeft = false;
    const load = (): void => {
      loadPlayer().then(
        (loaded) => !isLeft && setPlayer(loaded),
        // Without its picture the page is complete: nothing to say, nothing to do.
        (failure: unknown) => console.warn('the replay could not be loaded', failure),
      );
    };
    const cancel = whenIdle(load);
    return () => {
      isLeft = true;
      cancel();
    };
  }, []);
  return (
    <div class="replay-stage">{player !== undefined && <player.component replay={player.replay} />}</div>
  );
}

/** Safari has no idle callback: there the end of the first second will do. */
function whenIdle(run: () => void): () => void {
  if (typeof window.requestIdleCallback === 'function') {
    const request = window.requestIdleCallback(run, { timeout: LATEST_MS });
    return () => window.cancelIdleCallback(request);
  }
  const timer = setTimeout(run, 1_000);
  return () => clearTimeout(timer);
}

async function loadPlayer(): Promise<Player> {
  const [{ ReplayPlayer }, response] = await Promise.all([
    import('./ReplayPlayer.tsx'),
    fetch('/replay.json'),
    loadText(['names', 'map']),
  ]);
  if (!response.ok) throw new Error(`replay.json: ${response.status}`);
  const replay: Replay = await response.json();
  return { component: ReplayPlayer, replay };
}
