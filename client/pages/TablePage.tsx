import type { Phase } from '#shared/content/vocabulary.ts';
import { useRememberedVisit, useTable } from '../net/table.ts';
import { ConnectionNotice } from '../panels/chrome/ConnectionNotice.tsx';
import { EyesUp } from '../panels/chrome/ofClass.tsx';
import { PhaseAnnouncer } from '../panels/chrome/PhaseClock.tsx';
import { TableHeader } from '../panels/chrome/TableHeader.tsx';
import {
  type LazyPart,
  REST_OF_PAGE,
  UNSEEN,
  lazyPart,
  useFetchedAhead,
} from '../panels/chrome/lazyPart.tsx';
import { ConceptLayer } from '../panels/concepts/ConceptLayer.tsx';
import { HowItGoes, type LobbyGuide, OwnLink } from '../panels/lobby/HowItGoes.tsx';
import { SeatGrid, SeatRequest, SeatTold } from '../panels/lobby/SeatGrid.tsx';
import { HostWord } from '../panels/talk/HostWord.tsx';
import { TableGate } from '../rulebooks/TableGate.tsx';
import type { RulebookInterface } from '../rulebooks/rulebookInterface.ts';
import { route } from '../state/router.ts';
import { game, leadsFriends, me, returnRequests, session } from '../state/store.ts';
import { economyName } from '../text/nameParams.ts';
import { t } from '../text/t.ts';
import { NoTable } from '../panels/chrome/MessagePage.tsx';

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
      {leadsFriends.value && returnRequests.value.length > 0 && <Returns />}
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

/** What whoever leads friends does beside playing: others download none of it. */
const LeadFriends = lazyPart(
  async () => (await import('./HostPage.tsx')).LeadFriends,
  ['host'],
  REST_OF_PAGE,
);
const Returns = lazyPart(async () => (await import('./HostPage.tsx')).ReturnsCard, ['host'], UNSEEN);

/** What friends write before the game. */
const Talk = lazyPart(
  async () => {
    const [{ TalkPanel }] = await Promise.all([
      import('../panels/talk/TalkPanel.tsx'),
      import('../panels/talk/talk.css'),
    ]);
    return TalkPanel;
  },
  ['play'],
  UNSEEN,
);

/** Who starts the game: the host, or among friends the one who opened the table. */
function whoStarts(): string {
  const leader = session.value?.people.find(({ member }) => member === session.value?.ledBy);
  return leader === undefined ? t('lobby.wait') : t('lobby.waitFor', { name: leader.name });
}

/** Before the game: which seat one has, who else has come, and how it will go. */
function LobbyPage({ guide }: { readonly guide: LobbyGuide }) {
  const seat = me.value?.seat;
  const leads = leadsFriends.value;
  // Friends may say when they are ready to start.
  const { ledBy, people = [], chatMode } = session.value ?? {};
  const mayTalk = ledBy !== undefined && seat !== undefined && people.length > 1 && chatMode !== 'off';
  return (
    <>
      <TableHeader />
      <main class="lobby page-main stack gap-4" id="content" tabIndex={-1}>
        {leads && (
          <div class="lead-friends stack gap-4">
            <LeadFriends />
          </div>
        )}
        <div class="stack gap-4">
          <section class="paper lobby-brief roomy prose stack gap-3">
            {!leads && <p class="muted">{t('lobby.code', { code: session.value?.code ?? '' })}</p>}
            <h1>
              {seat === undefined ? t('lobby.watching') : t('lobby.title', { economy: economyName(seat) })}
            </h1>
            {seat !== undefined && <SeatTold seat={seat} />}
            {!leads && <output class="wait lead">{whoStarts()}</output>}
            <SeatRequest />
            <HowItGoes guide={guide} />
          </section>
          {mayTalk && (
            <div style={{ height: '18rem' }}>
              <Talk />
            </div>
          )}
        </div>
        {!leads && (
          <section class="panel lobby-seats roomy stack gap-4" aria-labelledby="lobby-seats">
            <h2 id="lobby-seats">{t('opened.seats')}</h2>
            <SeatGrid />
            <OwnLink class="own-link row wrap" />
          </section>
        )}
      </main>
    </>
  );
}
