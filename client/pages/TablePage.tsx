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
import { NoTable } from '../panels/chrome/ShutTable.tsx';
import { HostWord } from '../panels/talk/HostWord.tsx';
import { type LazyPart, useFetchedAhead } from '../panels/chrome/lazyPart.tsx';
import type { RulebookInterface } from '../rulebooks/rulebookInterface.ts';
import { TableGate } from '../rulebooks/TableGate.tsx';

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
      <TableGate note={t('link.opening')} identity={identity} partIn={partIn}>
        {({ phase }, rulebook) => <Table phase={phase} rulebook={rulebook} />}
      </TableGate>
    </div>
  );
}

/** While rounds run the table fills the screen and its panes scroll; before and after it is a page like any other. */
function isInPlay(phase: Phase | undefined): boolean {
  return phase !== undefined && phase !== 'lobby' && phase !== 'debrief';
}

/** What a phase shows of a rulebook: the lobby is the same for all games. */
function partIn({ Table, End }: RulebookInterface, phase: Phase | undefined): LazyPart<object> | undefined {
  return phase === 'lobby' ? undefined : phase === 'debrief' ? End : Table;
}

type Props = { readonly phase: Phase; readonly rulebook: RulebookInterface };

function Table({ phase, rulebook }: Props) {
  const { lobby, ConceptCard } = rulebook;
  useFetchedAhead(rulebook.Table, ConceptCard, rulebook.End);
  const Part = partIn(rulebook, phase);
  return (
    <>
      {Part === undefined ? <LobbyPage guide={lobby} /> : <Part />}
      <ConceptLayer Card={ConceptCard} />
    </>
  );
}
