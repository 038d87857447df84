import type { Phase } from '#shared/content/vocabulary.ts';
import { useRememberedVisit, useTable } from '../net/table.ts';
import { route } from '../state/router.ts';
import { game, session } from '../state/store.ts';
import { t } from '../text/t.ts';
import { ConnectionNotice } from '../panels/chrome/ConnectionNotice.tsx';
import { EyesUp } from '../panels/chrome/EyesUp.tsx';
import { PhaseAnnouncer } from '../panels/chrome/PhaseClock.tsx';
import { ConceptLayer } from '../panels/concepts/ConceptLayer.tsx';
import { LobbyPage } from '../panels/lobby/LobbyPage.tsx';
import { NoTable, TableGate } from '../panels/chrome/TableGate.tsx';
import { HostWord } from '../panels/talk/HostWord.tsx';
import { useFetchedAhead } from '../panels/chrome/lazyPart.tsx';
import type { RulebookInterface } from '../rulebooks/rulebookInterface.ts';
import { rulebookOf } from '../rulebooks/rulebookOf.ts';

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
      {isInPlay(game.value?.phase) || <HostWord />}
      {session.value?.ofClass?.eyesUp === true && session.value.hostConnected && <EyesUp />}
      <TableGate note={t('link.opening')}>
        {({ phase, settings }) => <Table phase={phase} rulebook={rulebookOf(settings)} />}
      </TableGate>
    </div>
  );
}

/** While rounds run the table fills the screen and its panes scroll; before and after it is a page like any other. */
function isInPlay(phase: Phase | undefined): boolean {
  return phase !== undefined && phase !== 'lobby' && phase !== 'debrief';
}

type Props = { readonly phase: Phase; readonly rulebook: RulebookInterface };

/** What the phase shows: the lobby is the same for all games, the table and the end are of the one that is played. */
function Table({ phase, rulebook: { lobby, Table: Rounds, End, ConceptCard } }: Props) {
  useFetchedAhead(Rounds, ConceptCard, End);
  return (
    <>
      {phase === 'lobby' ? <LobbyPage guide={lobby} /> : phase === 'debrief' ? <End /> : <Rounds />}
      <ConceptLayer Card={ConceptCard} />
    </>
  );
}
