import { useEffect, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Person } from '#shared/protocol/session.ts';
import type { ReturnRequest } from '#shared/protocol/wire.ts';
import { Dialog } from '../design/Dialog.tsx';
import { Icon } from '../design/Icon.tsx';
import { useRememberedVisit, useTable } from '../net/table.ts';
import { route } from '../state/router.ts';
import { askedKey, readJson } from '../state/storage.ts';
import { game, gameId, isLive, leadsFriends, returnRequests, seating, session } from '../state/store.ts';
import { formatList } from '../text/format.ts';
import { t } from '../text/t.ts';
import { useFetchedAhead } from '../panels/chrome/lazyPart.tsx';
import { ConnectionNotice } from '../panels/chrome/ConnectionNotice.tsx';
import { PageHeader } from '../panels/chrome/PageHeader.tsx';
import { PhaseAnnouncer } from '../panels/chrome/PhaseClock.tsx';
import { ConceptLayer } from '../panels/concepts/ConceptLayer.tsx';
import { SeatGrid, seatRows } from '../panels/lobby/SeatGrid.tsx';
import { ClassLink, HostLink, ShowToPlayers } from '../panels/host/HostLinks.tsx';
import { RefusalNote } from '../panels/chrome/Press.tsx';
import { PeopleDialogs, RemovedPeople, WatcherList, openSeat } from '../panels/host/PeopleLists.tsx';
import { SeatQueue } from '../panels/host/SeatsCard.tsx';
import { TableCard } from '../panels/host/TableCard.tsx';
import { submitAsHost, submitSessionIntent } from '../net/submitIntent.ts';
import type { RulebookInterface } from '../rulebooks/rulebookInterface.ts';
import { TableGate } from '../rulebooks/TableGate.tsx';
import './opened.css';
import '../panels/host/console.css';
import { NoTable } from '../panels/chrome/MessagePage.tsx';

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
      <TableGate
        identity={identity}
        partIn={({ Console }, phase) => (phase === 'lobby' ? undefined : Console)}
      >
        {({ phase }, rulebook) => (
          <AtTable isOpening={phase === 'lobby'} hostToken={token} rulebook={rulebook} />
        )}
      </TableGate>
    </div>
  );
}

type AtTableProps = {
  readonly isOpening: boolean;
  readonly hostToken: string;
  readonly rulebook: RulebookInterface;
};

function AtTable({ isOpening, hostToken, rulebook: { Console, ConceptCard } }: AtTableProps) {
  useFetchedAhead(Console, ConceptCard);
  return (
    <>
      {isOpening ? <OpenedPage hostToken={hostToken} /> : <Console hostToken={hostToken} />}
      <ConceptLayer Card={ConceptCard} />
    </>
  );
}

/** For whoever leads friends from a seat, before the game: the code, who has come, the start, and the rest behind a press. */
export function LeadFriends() {
  return (
    <>
      <ShowToPlayers code={session.value?.code ?? ''} isAmongFriends />
      <AtTheTable />
      <details class="more-of-table">
        <summary>{t('opened.more')}</summary>
        <TableCard />
      </details>
    </>
  );
}

/** People who ask to come back on another device: a press of the host lets them in, and nothing else does. */
export function ReturnsCard() {
  return (
    <div class="returns" role="alert">
      {returnRequests.value.map((asked) => (
        <Asked key={asked.request} asked={asked} />
      ))}
    </div>
  );
}

function Asked({ asked: { request, member, name, check } }: { readonly asked: ReturnRequest }) {
  const isHere = session.value?.people.some((each) => each.member === member && each.connected) === true;
  const answer = (admitted: boolean): void => {
    void submitSessionIntent({ type: 'answerReturn', request, admitted });
  };
  return (
    <div class="notice">
      <Icon name="person" size={20} />
      <p class="grow">
        <b>{t('console.returnAsk', { name, check })}</b>
        {isHere && <span class="small"> {t('console.returnHere', { name })}</span>}
      </p>
      <button type="button" class="btn sm primary" disabled={!isLive.value} onClick={() => answer(true)}>
        {t('console.returnAdmit', { name })}
      </button>
      <button type="button" class="btn sm" disabled={!isLive.value} onClick={() => answer(false)}>
        {t('console.returnRefuse')}
      </button>
    </div>
  );
}

/** The table is open: the code for everybody, the secret for the host, and the start. */
function OpenedPage({ hostToken }: { readonly hostToken: string }) {
  return (
    <>
      <PageHeader title={tableTitle()}>
        <ClassLink />
        <span class="row small">
          <i class="dot" aria-hidden="true" />
          {t('opened.isOpen')}
        </span>
      </PageHeader>
      <main class="opened" id="content" tabIndex={-1}>
        <h1 class="sr">{t('page.host')}</h1>
        <ShowToPlayers code={session.value?.code ?? ''} hasSeatForHost />
        <AtTheTable />
        <TableCard />
        <HostLink token={hostToken} />
        <section class="panel arrive roomy prose stack">
          <h2>{t('opened.arrive')}</h2>
          <ol>
            <li>{t('opened.arrive1')}</li>
            <li>{t('opened.arrive2')}</li>
            <li>{t('opened.arrive3')}</li>
          </ol>
        </section>
      </main>
    </>
  );
}

/** "World, high walls · World game" */
function tableTitle(): string {
  const settings = game.value?.settings;
  if (settings === undefined) return '';
  const opening = settings.opening === 'standard' ? '' : ` · ${t(`opening.${settings.opening}`)}`;
  return `${t(`scenario.${settings.scenarioId}`)}${opening} · ${t(`preset.${settings.preset}`)}`;
}

/** A friend who was asked to another game, and the seat that is theirs there. */
type Friend = { readonly name: string; readonly seat?: EconomyId };

/** Of the friends who were asked to this game, as this device keeps them, those who have not come yet. */
function friendsAway(): readonly Friend[] {
  const asked = readJson(sessionStorage, askedKey(gameId.value ?? ''));
  return friendsToCome(asked, session.value?.people ?? []);
}

export function friendsToCome(asked: unknown, people: readonly Pick<Person, 'name'>[]): readonly Friend[] {
  const friends: readonly unknown[] = Array.isArray(asked) ? asked : [];
  return friends.flatMap((each): Friend[] => {
    const { name, seat } = (each ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof name !== 'string' || people.some((person) => person.name === name)) return [];
    return [typeof seat === 'string' ? { name, seat } : { name }];
  });
}

function AtTheTable() {
  const hasConsole = !leadsFriends.value;
  const [isStarting, setStarting] = useState(false);
  const [isAsking, setAsking] = useState(false);
  if (seating.value === undefined || game.value === undefined || session.value === undefined) return null;
  const rows = seatRows(seating.value, game.value, session.value);
  const seated = rows.filter(({ person }) => person !== undefined).length;
  const bots = rows.length - seated;
  const friends = friendsAway();
  const away = friends.map(({ name }) => name);
  const kept = Object.fromEntries(
    friends.flatMap(({ name, seat }) => (seat === undefined ? [] : [[seat, t('lobby.keptFor', { name })]])),
  );
  const start = async (): Promise<void> => {
    if (isStarting) return;
    setAsking(false);
    setStarting(true);
    await submitAsHost({ type: 'startGame' });
    setStarting(false);
  };
  const startButton = (
    <button
      type="button"
      class={hasConsole || seated > 1 ? 'btn primary big wide start' : 'btn wide start'}
      onClick={() => (away.length > 0 ? setAsking(true) : void start())}
      disabled={!isLive.value}
    >
      <Icon name="play" size={20} />
      {seated === 0
        ? t('opened.startBots')
        : bots === 0
          ? t('opened.startFull', { seated })
          : t('opened.start', { seated, bots })}
    </button>
  );
  return (
    <section class="panel at-table roomy col gap-3">
      <div class="row between">
        <h2>{t('opened.seats')}</h2>
        <span class="num muted" aria-live="polite">
          {t('opened.seated', { seated, seats: rows.length })}
        </span>
      </div>
      {/* Friends find it without scrolling past their seats. */}
      {!hasConsole && startButton}
      {hasConsole ? <SeatGrid onActions={openSeat} /> : <SeatGrid kept={kept} />}
      <SeatQueue />
      <WatcherList />
      <RemovedPeople />
      <PeopleDialogs />
      {away.length > 0 && (
        <output>
          <Icon name="hourglass" size={17} />{' '}
          {t('opened.asked', { names: formatList(away), count: away.length })}
        </output>
      )}
      {isAsking && (
        <Dialog
          title={t('opened.startWithout', { names: formatList(away) })}
          action={t('opened.startAnyway')}
          onAction={() => void start()}
          onClose={() => setAsking(false)}
        >
          <p>{t('opened.startWithoutText')}</p>
        </Dialog>
      )}
      <RefusalNote />
      {hasConsole && startButton}
      {hasConsole && <p class="small muted center">{t('opened.late')}</p>}
    </section>
  );
}
