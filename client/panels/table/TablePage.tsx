import { useTable } from '../../net/useTable.ts';
import { useRememberedVisit } from '../../net/useRememberedVisit.ts';
import { route } from '../../state/router.ts';
import { game, scenario } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { ConnectionNotice } from '../chrome/ConnectionNotice.tsx';
import { LoadingPage } from '../chrome/LoadingPage.tsx';
import { PhaseAnnouncer } from '../chrome/PhaseAnnouncer.tsx';
import { EndPage } from '../end/EndPage.tsx';
import { LobbyPage } from '../lobby/LobbyPage.tsx';
import { PlayerTable } from '../player/PlayerTable.tsx';
import { NoTable } from './NoTable.tsx';

/** A seat, or a place to watch from, through the whole game. */
export function TablePage() {
  const current = route.value;
  const identity = useTable('seat', current.page === 'table' ? current.gameId : undefined);
  useRememberedVisit(identity);
  if (identity === undefined) return <NoTable title={t('link.none')} />;
  return (
    <div class="page table-page">
      <ConnectionNotice />
      <PhaseAnnouncer />
      <Table />
    </div>
  );
}

function Table() {
  const state = game.value;
  if (state === undefined || scenario.value === undefined) return <LoadingPage note={t('link.opening')} />;
  if (state.phase === 'lobby') return <LobbyPage />;
  if (state.phase === 'debrief') return <EndPage />;
  return <PlayerTable />;
}
