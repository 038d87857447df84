import { useEffect } from 'preact/hooks';
import { useTable } from '../../net/useTable.ts';
import { useRememberedVisit } from '../../net/useRememberedVisit.ts';
import { route } from '../../state/router.ts';
import { game } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { ConnectionNotice } from '../chrome/ConnectionNotice.tsx';
import { PhaseAnnouncer } from '../chrome/PhaseAnnouncer.tsx';
import { ConceptLayer } from '../concepts/ConceptLayer.tsx';
import { NoTable } from '../table/NoTable.tsx';
import { TableGate } from '../table/TableGate.tsx';
import { Console } from './Console.tsx';
import { OpenedPage } from './OpenedPage.tsx';
import { ReturnsCard } from './ReturnsCard.tsx';
import './host.css';

/** The host's own page: the code to show while people arrive, then the console. */
export function HostPage() {
  const current = route.value;
  const identity = useTable(['host'], current.page === 'host' ? current.gameId : undefined);
  useRememberedVisit(identity);
  const isOpening = game.value?.phase === 'lobby';
  // The console begins at its head, whatever had to be scrolled to for the start.
  useEffect(() => window.scrollTo(0, 0), [isOpening]);
  if (identity === undefined) return <NoTable title={t('link.noneHost')} />;
  const { token } = identity;
  return (
    <div class="page host-page">
      <ConnectionNotice />
      <ReturnsCard />
      <PhaseAnnouncer />
      <TableGate>
        {() => (isOpening ? <OpenedPage hostToken={token} /> : <Console hostToken={token} />)}
      </TableGate>
      <ConceptLayer />
    </div>
  );
}
