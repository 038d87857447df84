import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import type { GameState } from '#shared/rules/state.ts';
import { isAlone, isOwnTurn } from '#shared/rules/table/botDelays.ts';
import { openDialogs } from '../../design/Dialog.tsx';
import { Icon, type IconName } from '../../design/Icon.tsx';
import { pressReady } from '../../net/submitIntent.ts';
import { viewport } from '../../state/viewport.ts';
import { isReading, readOffer } from '../../state/serverClock.ts';
import { chat, me as player, session, talkLog } from '../../state/store.ts';
import { dismissOfRoom, notify } from '../../state/notices.ts';
import {
  type Tab,
  beforeTalk,
  dealsView,
  desk,
  isCardOpen,
  isHeldForTurn,
  isTalkUsed,
  letsOthersGoOn,
  openProposal,
  resetTable,
  showTalk,
  tab,
} from '../../state/tableState.ts';
import { useTable } from '../../state/useTable.ts';
import { partyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { PageTools } from '../chrome/PageHeader.tsx';
import { lazyPart, UNSEEN, LateTools } from '../chrome/lazyPart.tsx';
import { TableHeader } from '../chrome/TableHeader.tsx';
import type { LeftFoot } from '../moments/Moments.tsx';
import { offersCounted } from '../proposal/proposalsOfSeat.ts';
import { asksAnswerOf, awaitsAnswerOf, holdsFoot } from '../proposal/proposalModel.ts';
import { TalkPanel, wordsThatCall } from '../talk/TalkPanel.tsx';
import {
  channelKey,
  muted,
  readUpTo,
  roomInSight,
  unreadCounts,
  unsent,
  wordsOfPeople,
} from '../talk/talkModel.ts';
import type { ArrivalFacts } from './ArrivalDialog.tsx';
import type { KeyList } from './KeysDialog.tsx';
import { TableNotes, Toasts } from './TableNotes.tsx';

/** Fetched by whoever takes a seat after the start. */
const ArrivalDialog = lazyPart(async () => (await import('./ArrivalDialog.tsx')).ArrivalDialog, [], UNSEEN);
/** What has happened, in full view. A table is drawn before the cards, the pictures and the sounds of it are fetched. */
const Moments = lazyPart(async () => (await import('../moments/Moments.tsx')).Moments, [], UNSEEN);

const TABS = [
  { value: 'deals', icon: 'deals' },
  { value: 'map', icon: 'map' },
  { value: 'chat', icon: 'chat' },
  { value: 'economy', icon: 'economy' },
] as const satisfies readonly { readonly value: Tab; readonly icon: IconName }[];

/** The four panes of a phone, at the thumb. */
function PhoneTabs() {
  const { game, me } = useTable();
  const unread = Object.values(unreadCounts(wordsThatCall(chat.value, game, me), readUpTo.value, me)).reduce(
    (sum, count) => sum + count,
    0,
  );
  const badges: Readonly<Partial<Record<Tab, number>>> = {
    deals: offersCounted(game, me).length,
    chat: unread,
  };
  return (
    <nav class="phone-tabs stack gap-none ruled" aria-label={t('tab.sections')}>
      {TABS.map(({ value, icon }) => (
        <button
          key={value}
          type="button"
          class={tab.value === value ? 'on' : ''}
          aria-current={tab.value === value ? 'page' : undefined}
          onClick={() => {
            desk.value = undefined;
            beforeTalk.value = undefined;
            tab.value = value;
          }}
        >
          <Icon name={icon} size={22} />
          {t(`tab.${value}`)}
          {(badges[value] ?? 0) > 0 && <span class="badge num">{badges[value]}</span>}
        </button>
      ))}
    </nav>
  );
}

const TableKeys = lazyPart(async () => (await import('./KeysDialog.tsx')).TableKeys, [], UNSEEN);

/** Of a conference that meets: what it waits for a word of the seat about, or that it waits for none. */
type Called = string | false | undefined;

type Props = {
  readonly title: string;
  /** Colour of the ring around the own medallion as a CSS value. */
  readonly ring?: string;
  /** Which year the round tells of, where its game has years. */
  readonly year?: string;
  /** Class of the game that is played. */
  readonly kind?: string;
  readonly phone: PhoneProps;
  /** The panes side by side, where there is room for more than one. */
  readonly wide: ComponentChildren;
  readonly keys: KeyList;
  /** Begins a proposal for the seat. */
  readonly onWrite: (me: EconomyId) => void;
  readonly called?: Called;
  /** Where the game stands, for whoever takes a seat after the start. */
  readonly arrivalFacts: (me: EconomyId) => ArrivalFacts;
  /** Below the card of members that leave a pact of the seat, where its game has such pacts. */
  readonly leftFoot?: LeftFoot;
};

/** The table of a seat, or of someone who watches, while rounds run: the frame around the panes of any game. */
export function TableShell(props: Props) {
  const { game, me } = useTable();
  const { title, ring, year, kind, phone, wide, keys, onWrite, arrivalFacts, leftFoot } = props;
  useEffect(resetTable, []);
  useOpenPane(game, me);
  useReading(game, me, props.called);
  useWordsOfPeople(game, me);
  const isPhone = viewport.value === 'phone';
  return (
    <>
      <TableHeader {...(ring === undefined ? {} : { ring })} {...(year === undefined ? {} : { year })} />
      <main
        class={`player fill stack gap-3 ${kind === undefined ? '' : `${kind} `}${viewport.value}`}
        id="content"
        tabIndex={-1}
      >
        <h1 class="sr">{title}</h1>
        {isPhone && <Toasts />}
        <TableNotes />
        {isPhone ? <PhonePanes {...phone} /> : wide}
        {!isPhone && <Toasts />}
      </main>
      {isPhone && <PhoneTabs />}
      {me !== undefined && game.seats[me]?.takenInRound !== undefined && (
        <ArrivalDialog facts={() => arrivalFacts(me)} />
      )}
      <Moments leftFoot={leftFoot} />
      <TableKeys keys={keys} me={me} onWrite={() => me !== undefined && onWrite(me)} />
    </>
  );
}

/** What has been signed in the round and what waits for this seat. */
function standingOf({ round, proposals }: GameState, me: EconomyId | undefined): string {
  if (me === undefined) return '';
  const told = Object.values(proposals).filter(
    (proposal) => proposal.status === 'concluded' || asksAnswerOf(proposal, me),
  );
  return [round, ...told.map(({ id, revision, status }) => `${id} ${revision} ${status}`)].join();
}

/**
 * Whether it is this seat's turn in a game alone: nothing of its own waits for an answer, and a conference that meets waits for its word. The
 * short talks of games whose rounds start anew go on without it.
 */
function isTurnOf(game: GameState, me: EconomyId, called: Called): boolean {
  return !startsAnew(game) && called !== false && isOwnTurn(game, me);
}

/**
 * In a game alone without a clock bots wait while it is this seat's turn, a proposal is read, a draft is written, the talk is used, a dialog
 * or a card is open. In any game they sign for a minute no offer of this seat by which the one that is read would expire.
 */
function useReading(game: GameState, me: EconomyId | undefined, called: Called): void {
  const { phase, settings, proposals, seats } = game;
  const isHidden = useIsHidden();
  const open = openProposal.value === undefined ? undefined : proposals[openProposal.value];
  const isReady = me !== undefined && seats[me]?.ready === true;
  const talks = me !== undefined && phase === 'negotiation' && !isReady;
  const asked = me !== undefined && open !== undefined && awaitsAnswerOf(open, me) ? open.id : undefined;
  const read = talks ? asked : undefined;
  const hasSomethingOpen =
    isHidden ||
    openDialogs.value > 0 ||
    isCardOpen.value ||
    desk.value !== undefined ||
    read !== undefined ||
    (isTalkUsed.value && roomInSight.value !== undefined);
  const mayHold = player.value?.mayHost === true && !settings.timed && isAlone({ seats });
  const standing = `${standingOf(game, me)} ${called}`;
  useEffect(() => {
    letsOthersGoOn.value = false;
  }, [standing]);
  const isTurn = talks && mayHold && !letsOthersGoOn.value && isTurnOf(game, me, called);
  const reads = isTurn || (talks && mayHold && hasSomethingOpen);
  useEffect(() => {
    isHeldForTurn.value = isTurn;
    return () => (isHeldForTurn.value = false);
  }, [isTurn]);
  useEffect(() => {
    isReading.value = reads;
    readOffer.value = read;
    return () => {
      isReading.value = false;
      readOffer.value = undefined;
    };
  }, [reads, read]);
  // Whoever is ready and opens something to answer or write thinks again: the talks do not end meanwhile.
  const opened = asked ?? (desk.value === undefined ? undefined : 'desk');
  useEffect(() => {
    if (opened !== undefined && mayHold && isReady && phase === 'negotiation') void pressReady(game, false);
  }, [opened]);
}

function useIsHidden(): boolean {
  const [isHidden, setHidden] = useState(document.hidden);
  useEffect(() => {
    const read = (): void => setHidden(document.hidden);
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, []);
  return isHidden;
}

/** Beside the sender a message shows the beginning of what was written. */
const WORD_SHOWN = 56;

/** What a person writes where this device does not show it is told, with the way there. */
function useWordsOfPeople(game: GameState, seat: EconomyId | undefined): void {
  const told = useRef(talkLog.peek().messages.at(-1)?.id ?? 0);
  const { messages, welcomedUpTo } = talkLog.value;
  const seen = roomInSight.value;
  useEffect(() => {
    const since = Math.max(told.current, welcomedUpTo);
    told.current = messages.at(-1)?.id ?? 0;
    if (seat === undefined) return;
    const words = wordsOfPeople(messages, game, { me: seat, muted: muted.peek(), since, seen });
    for (const { room, from, name, text } of words) {
      const start = text.length > WORD_SHOWN ? `${text.slice(0, WORD_SHOWN).trimEnd()}…` : text;
      const who = (): string => (name === '' || session.peek()?.ledBy !== undefined ? partyName(from) : name);
      // Whom it is to decides where an answer belongs.
      const to = {
        plenary: 'notice.wroteAll',
        pair: 'notice.wroteYou',
        bloc: 'notice.wrote',
        own: 'notice.wrote',
      } as const;
      notify(() => t(to[room.type], { name: who(), text: start }), {
        room: channelKey(room),
        open: () => {
          const isInSight = document.querySelector('.talk') !== null;
          showTalk(room);
          // Where a proposal that is being written stands in place of the talk, it waits.
          if (!isInSight) desk.value = undefined;
          // Below the panes of a tablet it has to be scrolled to.
          requestAnimationFrame(() => document.querySelector('.talk')?.scrollIntoView({ block: 'nearest' }));
        },
      });
    }
  }, [messages]);
  useEffect(() => {
    if (seen !== undefined) dismissOfRoom(seen);
  }, [seen]);
}

/**
 * The pane that a phase is about is open when it begins, and a new round begins with the list of offers, not with a proposal or the register of
 * the last one. Whoever watches has no proposals: they begin with the map.
 */
function useOpenPane({ phase }: GameState, me: EconomyId | undefined): void {
  useEffect(() => {
    if (phase === 'briefing') openProposal.value = undefined;
    if (phase === 'negotiation') dealsView.value = 'proposals';
    const own = PANES[phase];
    if (own === undefined) return;
    const pane = me === undefined && own === 'deals' ? 'map' : own;
    // Whoever writes to somebody goes on writing, and is told where the table is.
    const isWriting = unsent.peek().trim() !== '' || document.activeElement?.id === 'talk-text';
    if (viewport.peek() === 'phone' && tab.peek() === 'chat' && isWriting)
      notify(() => t('notice.phase', { phase: t(`phase.${phase}`) }), { open: () => (tab.value = pane) });
    else tab.value = pane;
  }, [phase, me]);
}

/** Which pane a phase opens on a phone. */
export const PANES: Readonly<Partial<Record<GameState['phase'], Tab>>> = {
  briefing: 'deals',
  negotiation: 'deals',
  policy: 'economy',
  results: 'economy',
  epilogue: 'economy',
};

/** What the tabs of a phone show; talk is the same in every game. */
type PhoneProps = {
  /** Where a proposal is being written; it takes the place of everything else. */
  readonly desk: ComponentChildren;
  /** What to do next; it makes room for a proposal that is read. */
  readonly strip: ComponentChildren;
  readonly deals: ComponentChildren;
  readonly map: ComponentChildren;
  readonly economy: ComponentChildren;
  /** The map over the envelope and the reveal, in the upper third. */
  readonly band: ComponentChildren;
};

/** One pane at a time, its action row always in reach. */
function PhonePanes(panes: PhoneProps) {
  const { game, me } = useTable();
  if (panes.desk !== undefined) return <>{panes.desk}</>;
  // The briefing is read in its pane, at whose foot Ready stands.
  const isBriefed = game.phase === 'briefing' && me !== undefined && game.seats[me]?.ready !== true;
  const hidesStrip = (holdsFoot(game) || isBriefed) && tab.value === 'deals';
  return (
    <>
      {!hidesStrip && panes.strip}
      <div class="phone-pane col gap-none fill">
        <Pane {...panes} />
      </div>
    </>
  );
}

/** About a third of the room. */
const BAND = '0 0 32%';

function Pane({ deals, map, economy, band }: PhoneProps) {
  const { game } = useTable();
  const own = useTopOfPhase<HTMLDivElement>(game);
  switch (tab.value) {
    case 'deals':
      return <>{deals}</>;
    case 'map':
      return <>{map}</>;
    case 'chat':
      return <TalkPanel />;
    case 'economy':
      return (
        <div class="col gap-2">
          {isOwnPhase(game) && band !== undefined && (
            <div class="player-map" style={{ flex: BAND }}>
              {band}
            </div>
          )}
          <div ref={own} class={isOwnPhase(game) ? 'economy-pane own fill' : 'economy-pane pane-scroll'}>
            {economy}
            <div class="page-tools-row">
              <PageTools>
                <LateTools />
              </PageTools>
            </div>
          </div>
        </div>
      );
  }
}

/** Whether the phase is about the own economy, so that its pane stands under that tab and not with the proposals. */
export function isOwnPhase({ phase }: GameState): boolean {
  return phase === 'policy' || phase === 'results' || phase === 'epilogue';
}

/** For what scrolls as a whole: each phase begins at its top, however far down the last one was read. */
export function useTopOfPhase<E extends HTMLElement>({ phase, round }: GameState): RefObject<E | null> {
  const pane = useRef<E | null>(null);
  useEffect(() => pane.current?.scrollTo(0, 0), [phase, round]);
  return pane;
}
