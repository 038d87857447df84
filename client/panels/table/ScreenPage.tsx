import { useTable } from '../../net/useTable.ts';
import { route } from '../../state/router.ts';
import { t } from '../../text/t.ts';
import { ConnectionNotice } from '../chrome/ConnectionNotice.tsx';
import { ConceptLayer } from '../concepts/ConceptLayer.tsx';
import { BigScreen } from '../screen/BigScreen.tsx';
import { NoTable } from './NoTable.tsx';
import { TableGate } from './TableGate.tsx';

/** What the whole room sees: the host's device opens it, or any seat's or watcher's; only public facts are shown. */
export function ScreenPage() {
  const current = route.value;
  const gameId = current.page === 'screen' ? current.gameId : undefined;
  const identity = useTable(['host', 'seat'], gameId, { isPublicScreen: true });
  if (identity === undefined) return <NoTable title={t('link.noneHost')} />;
  return (
    <div class="page screen-page">
      <ConnectionNotice />
      <TableGate>{() => <BigScreen />}</TableGate>
      <ConceptLayer isPublic />
    </div>
  );
}
