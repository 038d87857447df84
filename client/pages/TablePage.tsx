import type { Phase } from '#shared/content/vocabulary.ts';
import { useRememberedVisit, useTable } from '../net/table.ts';
import { route } from '../state/router.ts';
import { game } from '../state/store.ts';
import { t } from '../text/t.ts';
import { ConnectionNotice } from '../panels/chrome/ConnectionNotice.tsx';
import { PhaseAnnouncer } from '../panels/chrome/PhaseClock.tsx';
import { ConceptLayer } from '../panels/concepts/ConceptLayer.tsx';
import { EndPage } from '../panels/end/EndPage.tsx';
import { LobbyPage } from '../panels/lobby/LobbyPage.tsx';
import { CountryTable } from '../panels/countries/CountryTable.tsx';
import { ProvinceEndPage } from '../panels/provinces/end/ProvinceEndPage.tsx';
import { ProvinceTable } from '../panels/provinces/table/ProvinceTable.tsx';
import { NoTable, TableGate } from '../panels/chrome/TableGate.tsx';

/** A seat, or a place to watch from, through the whole game. */
export function TablePage() {
  const current = route.value;
  const identity = useTable(['seat'], current.page === 'table' ? current.gameId : undefined);
  useRememberedVisit(identity);
  if (identity === undefined) return <NoTable title={t('link.none')} />;
  return (
    <div class={isInPlay(game.value?.phase) ? 'page table-page' : 'page'}>
      <ConnectionNotice />
      <PhaseAnnouncer />
      <TableGate note={t('link.opening')}>{() => <Table />}</TableGate>
      <ConceptLayer />
    </div>
  );
}

/** While rounds run the table fills the screen and its panes scroll; before and after it is a page like any other. */
function isInPlay(phase: Phase | undefined): boolean {
  return phase !== undefined && phase !== 'lobby' && phase !== 'debrief';
}

/** What the phase shows: the lobby is the same for both games, the table and the end are of the game that is played. */
function Table() {
  const isOfProvinces = game.value?.provinces !== undefined;
  switch (game.value?.phase) {
    case 'lobby':
      return <LobbyPage />;
    case 'debrief':
      return isOfProvinces ? <ProvinceEndPage /> : <EndPage />;
    default:
      return isOfProvinces ? <ProvinceTable /> : <CountryTable />;
  }
}
