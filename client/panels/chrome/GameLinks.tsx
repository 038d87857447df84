import { useEffect, useState } from 'preact/hooks';
import type { PlayedTable } from '#shared/protocol/replay.ts';
import { Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { headOfReplay } from '../../net/replay.ts';
import { t } from '../../text/t.ts';

/** Replays of other games of a class, each of the table at which one was. */
export function GameLinks({ games }: { readonly games: readonly PlayedTable[] }) {
  return (
    <>
      {games.map(({ game, table, gameId }) => (
        <Link key={gameId} href={`/replay/${gameId}`} class="btn sm">
          <Icon name="history" size={16} />
          {t('replay.game', { game, table })}
        </Link>
      ))}
    </>
  );
}

/** At the end of a game of a class: the games before it, as soon as the server has told of them. */
export function GamesBefore({ gameId }: { readonly gameId: string }) {
  const [games, setGames] = useState<readonly PlayedTable[]>([]);
  useEffect(() => {
    let isLeft = false;
    void headOfReplay(gameId).then((head) => {
      if (!isLeft && head !== undefined) setGames(head.games);
    });
    return () => {
      isLeft = true;
    };
  }, [gameId]);
  return <GameLinks games={games} />;
}
