import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Dialog } from '../design/Dialog.tsx';
import { Icon } from '../design/Icon.tsx';
import { Press, RefusalNote, type WhyOff, whyOff } from '../panels/chrome/Press.tsx';
import { ConnectionNotice } from '../panels/chrome/ConnectionNotice.tsx';
import { isShut } from '../panels/chrome/connectionModel.ts';
import { LoadingPage, NoTable, RehearsalNotice, ShutTable } from '../panels/chrome/MessagePage.tsx';
import { EyesUp, OwnPin } from '../panels/chrome/ofClass.tsx';
import { classTitle } from '../panels/class/classModel.ts';
import {
  classPlace,
  classView,
  classWaiting,
  GATHERING,
  isClassLive,
  leaveClass,
  renameMyself,
  tableSummaries,
} from '../net/classroom.ts';
import { hostRefusal, submitSessionIntent } from '../net/submitIntent.ts';
import { useTable } from '../net/table.ts';
import { rulebookOf, useScenario } from '../rulebooks/TableGate.tsx';
import { FailedPart, lazyPart, REST_OF_PAGE } from '../panels/chrome/lazyPart.tsx';
import { forgetTable, type Identity, type IdentityKind, rememberIdentity } from '../state/identity.ts';
import { navigate } from '../state/router.ts';
import { connection, gameId, me, seating } from '../state/store.ts';
import { formatDayAndTime } from '../text/format.ts';
import type { PlainKey } from '../text/areas.ts';
import { t } from '../text/t.ts';
import type { ClassPlace } from '#shared/protocol/classroom.ts';
import { CLASS_SIZES } from '#shared/content/lessons.ts';
import { TEXT_LENGTHS } from '#shared/protocol/textLengths.ts';
import { PageHeader } from '../panels/chrome/PageHeader.tsx';
import { HowItGoes, type LobbyGuide, OwnLink } from '../panels/lobby/HowItGoes.tsx';
import { ClassScreen } from '../panels/class/ClassScreen.tsx';
import { SEATS } from '../state/presetSettings.ts';
import './join/join.css';
import './opened.css';
import '../panels/host/console.css';
import '../panels/screen/screen.css';
import '../panels/class/class.css';

/** What the phones of those who gather need not load. */
const ClassConsole = lazyPart(
  async () => (await import('../panels/class/ClassConsole.tsx')).ClassConsole,
  ['kit', 'debrief'],
  REST_OF_PAGE,
);

/** Whose page of a class it is: somebody's who waits for a table, the host's, or what hangs on the wall. */
export type ClassRole = 'member' | 'host' | 'screen';

const KINDS = {
  member: ['seat'],
  host: ['host'],
  screen: ['screen', 'host', 'seat'],
} as const satisfies Record<ClassRole, readonly IdentityKind[]>;

type Props = { readonly role: ClassRole; readonly classId: string };

/** A class above its tables: the gathering, its console, or its big screen. */
export function ClassPage({ role, classId }: Props) {
  const identity = useTable(KINDS[role], classId, { isPublicScreen: role === 'screen', reader: GATHERING });
  useRememberedClass(identity);
  useMove(identity, role);
  useSuccessor(identity, role);
  useClassTitle(role);
  if (identity === undefined) return <NoTable title={t(role === 'host' ? 'link.noneHost' : 'link.none')} />;
  return (
    <div class={role === 'screen' ? 'page screen-page' : 'page'}>
      <ConnectionNotice />
      <SavingNotice />
      {classView.value?.rehearsal !== undefined && <RehearsalNotice />}
      <LossNotice role={role} />
      <AdjournedNotice />
      {role === 'member' && classView.value?.eyesUp === true && classView.value.hostConnected && <EyesUp />}
      <InClass role={role} identity={identity} />
    </div>
  );
}

function InClass({ role, identity }: { readonly role: ClassRole; readonly identity: Identity }) {
  const state = connection.value;
  const view = classView.value;
  // Whoever waits for a table needs no scenario yet.
  const isWaiting = role === 'member';
  const isFailed = useScenario(isWaiting ? undefined : view?.settings);
  if (isShut(state)) return <ShutTable title={t(`connection.${state.type}`)} />;
  if (isFailed) return <FailedPart />;
  if (view === undefined || (!isWaiting && seating.value === undefined)) return <LoadingPage />;
  const seats = SEATS[view.settings.scenarioId];
  switch (role) {
    case 'member':
      return <GatheringPage identity={identity} guide={rulebookOf(view.settings).lobby} />;
    case 'host':
      return <ClassConsole hostToken={identity.token} seats={seats} />;
    case 'screen':
      return <ClassScreen seats={seats} identity={identity} />;
  }
}

const TITLES = {
  member: 'class.title',
  host: 'class.console',
  screen: 'page.screen',
} as const satisfies Record<ClassRole, PlainKey>;

/** Tabs of several classes and tables stand side by side: whose each is comes first. */
function useClassTitle(role: ClassRole): void {
  const code = classView.value?.code;
  const title = t(TITLES[role]);
  useEffect(() => {
    document.title = `${title} · ${code ?? t('app.name')}`;
  }, [title, code]);
}

/** Nothing that is pressed can be kept now. */
function SavingNotice() {
  if (classView.value?.savingPaused !== true || connection.value.type !== 'live') return null;
  return (
    <div class="notice alert" role="alert">
      <Icon name="alert" size={20} />
      <p class="grow">
        <b>{t('connection.savingPaused')}</b>
      </p>
    </div>
  );
}

/** The class goes on another day: whoever comes reads when. */
function AdjournedNotice() {
  const adjourned = classView.value?.adjourned;
  if (adjourned === undefined) return null;
  return (
    <div class="notice">
      <Icon name="pause" size={20} />
      <output class="grow">
        <b>{t('table.adjourned', { when: formatDayAndTime(new Date(adjourned.untilAt)) })}</b>
      </output>
    </div>
  );
}

/** Part of the record of the class is lost: people wait for the host, who has a press for it on the console. */
function LossNotice({ role }: { readonly role: ClassRole }) {
  if (classView.value?.historyLost !== true || connection.value.type !== 'live') return null;
  return (
    <div class="notice alert" role="alert">
      <Icon name="alert" size={20} />
      <p class="grow">
        <b>{t(role === 'host' ? 'class.lost' : 'connection.historyLost')}</b>
        {role === 'host' && ` ${t('class.lostText')}`}
      </p>
      {role === 'host' && (
        <button
          type="button"
          class="btn"
          onClick={() => void submitSessionIntent({ type: 'continueAfterLoss' })}
        >
          {t('class.lostDo')}
        </button>
      )}
    </div>
  );
}

/** Keeps the card of this class on this device true, and with the host's the keys of its tables: one secret opens them all. */
function useRememberedClass(identity: Identity | undefined): void {
  const code = classView.value?.code;
  const name = me.value?.name;
  const tables = tableSummaries.value.map(({ gameId }) => gameId).join(' ');
  useEffect(() => {
    if (identity === undefined || code === undefined || identity.kind === 'screen') return;
    const { kind, gameId, token } = identity;
    rememberIdentity({ kind, gameId, token, code, ...(name === undefined ? {} : { name }) });
    if (kind !== 'host' || tables === '') return;
    for (const table of tables.split(' '))
      rememberIdentity({ kind, gameId: table, token, code, classId: gameId });
  }, [identity, code, name, tables]);
}

/** A class that goes to its tables at once would knock at the server at once. */
const MOVE_SPREAD_MS = 1_500;

/**
 * Takes somebody to their table as soon as they have one: after a moment of chance where the whole class is sent, at once where
 * they only come back to this page.
 */
function useMove(identity: Identity | undefined, role: ClassRole): void {
  const hasWaited = useRef(false);
  const view = classView.value;
  // Whoever only watches, since the class is full, reads that first and goes by a press.
  const isFull = classWaiting.value?.why === 'full';
  const place = role === 'member' ? classPlace.value : undefined;
  useEffect(() => {
    if (identity === undefined || view === undefined) return undefined;
    if (place === undefined || isFull) {
      hasWaited.current = true;
      return undefined;
    }
    const timer = setTimeout(
      () => goToTable(identity, place, view.code),
      hasWaited.current ? Math.random() * MOVE_SPREAD_MS : 0,
    );
    return () => clearTimeout(timer);
  }, [identity, place?.gameId, isFull, view === undefined]);
}

/** Other tabs of this browser have followed by then. */
const FORGET_MS = 5_000;

/** A rehearsal that was deleted goes on as a class for real people, under its code: whoever looks at it follows there. */
function useSuccessor(identity: Identity | undefined, role: ClassRole): void {
  const view = classView.value;
  const successor = view?.successor;
  useEffect(() => {
    if (identity === undefined || view === undefined || successor === undefined) return;
    const { kind, token, gameId: rehearsal } = identity;
    if (kind !== 'seat') rememberIdentity({ kind, gameId: successor, token, code: view.code });
    navigate(kind === 'seat' ? `/join/${view.code}` : `/${role}/${successor}`, { replaces: true });
    setTimeout(() => forgetTable(rehearsal), FORGET_MS);
  }, [successor]);
}

function goToTable({ token, gameId: classId }: Identity, place: ClassPlace, code: string): void {
  const name = me.peek()?.name;
  const known = { code, classId, ...(name === undefined ? {} : { name }) };
  rememberIdentity({ kind: 'seat', gameId: place.gameId, token, ...known });
  navigate(`/table/${place.gameId}`, { replaces: true });
}

/** Somebody who has joined a class and waits for a table: that it worked, how many are here, what comes next. */
function GatheringPage({ identity, guide }: { readonly identity: Identity; readonly guide: LobbyGuide }) {
  const view = classView.value;
  if (view === undefined) return null;
  const place = classPlace.value;
  const isFull = classWaiting.value?.why === 'full';
  return (
    <>
      <PageHeader title={classTitle(view)} />
      <main class="join-main stack gap-4 top" id="content" tabIndex={-1}>
        <section class="paper roomy prose stack gap-3">
          <p class="muted">{t('class.gather.code', { code: view.code })}</p>
          <h1>{t('class.gather.title', { name: me.value?.name ?? '' })}</h1>
          <output class="lead">{gatherText()}</output>
          {isFull && place !== undefined && (
            <button
              type="button"
              class="btn primary big"
              onClick={() => goToTable(identity, place, view.code)}
            >
              <Icon name="eye" size={20} />
              {t('class.gather.watch', { table: place.table })}
            </button>
          )}
          <p class="people-count" aria-live="polite">
            <b class="num">{view.people}</b> {t('class.gather.people', { people: view.people })}
          </p>
          <OwnPin classId={identity.gameId} />
          <WhileWaiting />
          <HowItGoes guide={guide} />
        </section>
        <OwnPlace />
      </main>
    </>
  );
}

/** What happens next to somebody who waits here. */
function gatherText(): string {
  const place = classPlace.value;
  switch (classWaiting.value?.why) {
    case 'full':
      return t('class.gather.full', { most: CLASS_SIZES.peoplePerClass });
    case 'phase':
      return t('class.gather.phase');
    case undefined:
      return place === undefined ? t('class.gather.wait') : t('class.gather.moving', { table: place.table });
  }
}

/** What somebody who waits may do about themselves: another name, the way back, leaving. */
function OwnPlace() {
  const [isLeaving, setLeaving] = useState(false);
  const view = classView.value;
  const name = me.value?.name ?? '';
  const isGathering = view?.stage === 'gathering';
  return (
    <section class="panel pad stack gap-3">
      {isGathering && <NameRow key={name} name={name} />}
      <OwnLink class="stack" />
      {isGathering && (
        <Press
          class="btn"
          why={whyOff(isClassLive.value, classView.value)}
          onPress={() => {
            hostRefusal.value = undefined;
            setLeaving(true);
          }}
        >
          {t('class.leave')}
        </Press>
      )}
      {isLeaving && (
        <Dialog
          title={t('class.leaveAsk')}
          onClose={() => setLeaving(false)}
          action={t('class.leaveDo')}
          onAction={() => void leaveClass(gameId.value ?? '')}
        >
          <RefusalNote />
          <p>{t(view?.locked === true ? 'class.leaveLocked' : 'class.leaveText')}</p>
        </Dialog>
      )}
    </section>
  );
}

function NameRow({ name }: { readonly name: string }) {
  const id = useId();
  const [next, setNext] = useState(name);
  const same: WhyOff | undefined =
    next.trim() === name ? { text: t('class.off.sameName'), isTold: true } : undefined;
  const why = whyOff(isClassLive.value, classView.value) ?? same;
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (why === undefined) void renameMyself(next);
      }}
    >
      <label for={id}>{t('class.name')}</label>
      <div class="row">
        <input
          id={id}
          class="field grow"
          value={next}
          onInput={(event) => setNext(event.currentTarget.value)}
          autoComplete="off"
          maxLength={TEXT_LENGTHS.nameCharacters}
        />
        <Press type="submit" class="btn" why={why}>
          {t('class.nameDo')}
        </Press>
      </div>
      <RefusalNote />
    </form>
  );
}

const FirstMinutes = lazyPart(
  async () => (await import('../panels/lobby/FirstMinutes.tsx')).FirstMinutes,
  ['kit', 'results', 'names'],
  { Loading: () => null, Failed: FailedPart },
);

/** Offers to learn the game in three minutes to whoever waits for it; they are taken to their table all the same. */
function WhileWaiting() {
  const [isOpen, setOpen] = useState(false);
  const lesson = useRef<HTMLDivElement>(null);
  // It opens below the edge of a phone.
  useEffect(() => {
    if (isOpen) lesson.current?.scrollIntoView();
  }, [isOpen]);
  return (
    <div class="stack gap-3" ref={lesson}>
      <button type="button" class="btn" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name="idea" size={18} />
        {t('first.open')}
      </button>
      {isOpen && <FirstMinutes />}
    </div>
  );
}
