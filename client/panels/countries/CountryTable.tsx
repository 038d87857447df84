import { isNobodyLeft } from '#shared/rules/law/register.ts';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { moduleIsOn } from '#shared/rules/law/moduleIsOn.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { landInFocus } from '../../map/board/board.tsx';
import { NO_INSETS } from '../../map/layout/camera.ts';
import { mapModel } from '../../map/mapModel.ts';
import { useElementSize } from '../../map/useElementSize.ts';
import { isRoomy, isShort, viewport } from '../../state/viewport.ts';
import { notify } from '../../state/notices.ts';
import { gameOfCountries, me, playsAlone, scenario } from '../../state/store.ts';
import {
  type DeskWork,
  dealsView,
  desk,
  isConferenceAside,
  isTalkFolded,
  leaveConference,
  openProposal,
  selected,
  tab,
} from '../../state/tableState.ts';
import { useCountries, useTable } from '../../state/useTable.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { REST_OF_PAGE, UNSEEN, lazyPart, useFetchedAhead } from '../chrome/lazyPart.tsx';
import '../desk/desk.css';
import '../effects/effects.css';
import '../policy/policy.css';
import { hasSmallStep, policyDesk } from '../policy/policyDraft.ts';
import { isPlainOffer } from '../treaty/templates.ts';
import '../proposal/proposals.css';
import '../results/results.css';
import { useStanding } from '../results/ParInSeat.tsx';
import { RoundQuestion, stopInView } from '../results/RevealFrame.tsx';
import type { KeyList } from '../table/KeysDialog.tsx';
import { TableShell, isOwnPhase, useTopOfPhase } from '../table/TableShell.tsx';
import '../table/table.css';
import { TalkDock, TalkPanel } from '../talk/TalkPanel.tsx';
import '../talk/talk.css';
import { writeProposal } from '../treaty/templates.ts';
import { isConferenceOn } from '../../state/trade.ts';
import { calledTo } from '../wto/package/boardModel.ts';
import {
  BesidePolicy,
  BriefingSheet,
  ConferencePane,
  ConferenceStage,
  DealsPane,
  DisputesPane,
  PhasePane,
  Pledges,
  PolicyPanel,
  ProposalList,
  ReadyBeside,
  Register,
  ResultsPanel,
} from './PhasePane.tsx';
import { EconomyPanel, ScoreStrip } from './EconomyPanel.tsx';
import { useTradeInForce } from '../effects/useProposalPreview.ts';
import { MapPane } from './MapPane.tsx';
import { YourMoveStrip, arrivalFacts } from './YourMoveStrip.tsx';
import './countries.css';

/** The card of an economy is asked for by a press on the map; it is there by then. */
const PartnerSheet = lazyPart(async () => (await import('./PartnerSheet.tsx')).PartnerSheet, [], {
  ...REST_OF_PAGE,
  Loading: () => null,
});

/** Only for those who watch. */
const WatchPanel = lazyPart(async () => (await import('./PartnerSheet.tsx')).WatchPanel, [], REST_OF_PAGE);

/** Only where there are governments. */
const LateSupport = lazyPart(
  async () => (await import('../politics/SupportCard.tsx')).SupportCard,
  [],
  UNSEEN,
);

/** Tasks stand below other things: a table is drawn before them. */
const MandateCard = lazyPart(
  async () => (await import('../politics/MandateCard.tsx')).MandateCard,
  [],
  UNSEEN,
);

function SupportCard() {
  const { game } = useCountries();
  return game.politics && <LateSupport />;
}

/** Below the talk at the foot of the map. */
const DOCK_GAP_PX = 10;
/** Pixels of folded talk in the corner. */
const FOLDED_TALK_PX = 58;
const STRIP_HEIGHT_PX = 72;
/** Pixels at the right that the card of an economy covers; in narrow windows, this part of the foot. The style sheet says the same. */
const CARD_WIDTH_PX = 330;
const LOW_CARD_PART = 0.46;

/** Columns: the economy with talk at its foot, the map, and what the phase is about. With two columns, and for whoever watches, talk lies over the map. */
function WidePanes({ work }: { readonly work?: DeskWork | undefined }) {
  const { game, me } = useCountries();
  const isWide = viewport.value === 'wide';
  const hasDock = viewport.value !== 'stacked';
  const isConferenceHere = hasDock && isConferenceOn(game) && !isConferenceAside.value;
  const isTalkLeft = isWide && me !== undefined;
  return (
    <>
      {isTalkLeft && (
        <div class="own-side col gap-2 fill" style={{ gridArea: 'left' }}>
          {/* Open talk keeps its height and takes what room the column leaves: the rest scrolls above it. */}
          <div class={isTalkFolded.value ? 'player-left col gap-3 fill' : 'player-left col gap-2'}>
            <OwnColumn />
          </div>
          <ReadyBeside />
          <TalkDock isFilling />
        </div>
      )}
      {isWide && me === undefined && (
        <ScrollPane class="player-left col gap-3" label={t('tab.economy')}>
          <WatchPanel />
        </ScrollPane>
      )}
      {!isWide && me !== undefined && <ScoreStrip />}
      {isConferenceHere ? (
        <ConferenceStage
          strip={me !== undefined && <YourMoveStrip here={['conference']} />}
          talk={!isTalkLeft && <TalkDock />}
          onLeave={leaveConference}
        />
      ) : (
        <MapAndProposals hasDock={hasDock && !isTalkLeft} hasTalkPane={!hasDock} {...{ isWide, work }} />
      )}
    </>
  );
}

/** The envelope stands beside the map where there are three columns. */
const BESIDE_MAP = ['tariffs', 'predict'] as const;

type MapProps = {
  /** Talk lies over the map. */
  readonly hasDock: boolean;
  /** Talk stands below it. */
  readonly hasTalkPane: boolean;
  readonly isWide: boolean;
  /** What is written beside it. */
  readonly work: DeskWork | undefined;
};

function MapAndProposals({ hasDock, hasTalkPane, isWide, work }: MapProps) {
  const { game, me } = useCountries();
  const right = useTopOfPhase<HTMLElement>(game);
  const pane = useRef<HTMLDivElement>(null);
  const height = useElementSize(pane)?.height ?? 0;
  const economy = me === undefined ? undefined : selected.value;
  const card = economy !== undefined && <PartnerSheet economy={economy} />;
  // With three columns it stands in the right one, and the map keeps its size, unless that column holds the envelope, the results or an offer.
  const isAtOffer = openProposal.value !== undefined && dealsView.value === 'proposals';
  const isCardBeside = isWide && !isOwnPhase(game) && !isAtOffer && work === undefined;
  const hasCard = !isCardBeside && economy !== undefined;
  // Beside a card there would be no room for the map: it lies at the foot.
  const hasLowCard = hasCard && viewport.value === 'narrow';
  const dock = useRef<HTMLDivElement>(null);
  const talk = useElementSize(dock, hasDock);
  const talkPx = hasDock && !isTalkFolded.value ? (talk?.height ?? 0) + DOCK_GAP_PX : 0;
  const insets = {
    top: me === undefined ? 0 : STRIP_HEIGHT_PX,
    right: hasCard && !hasLowCard ? CARD_WIDTH_PX : 0,
    bottom: hasLowCard ? Math.round(height * LOW_CARD_PART) : talkPx,
    left: 0,
  };
  return (
    <>
      <div class="player-map" ref={pane}>
        {me !== undefined && <YourMoveStrip here={isWide ? BESIDE_MAP : []} />}
        <MapPane
          insets={insets}
          {...(isWide && isRoomy.value ? { cornerBottomPx: 0 } : {})}
          {...(hasDock && isTalkFolded.value ? { zoomBottomPx: FOLDED_TALK_PX } : {})}
        />
        {!isCardBeside && card}
        {hasDock && <TalkDock dock={dock} />}
      </div>
      <aside class="player-right col" ref={right} aria-label={t('tab.deals')}>
        {isCardBeside && card}
        {isWide && me !== undefined && isShort.value && isOwnColumnBrief(game) && <BesidePolicy />}
        {work === undefined ? <PhasePane /> : <TreatyDesk work={work} isBesideMap />}
        {hasTalkPane && <TalkPanel />}
        {!isWide && <BesidePolicy />}
        {!isWide && me !== undefined && work === undefined && <ReadyBeside />}
      </aside>
    </>
  );
}

/** The page of the briefing has it, where it is told first. */
const LateNews = lazyPart(async () => (await import('./BriefingSheet.tsx')).FoldedNews, [], UNSEEN);

/** Beside open talk there is room for the number and the tasks: where a seat has one task alone in any window, with voters in a low one. */
function isOwnColumnBrief({ tasks, politics }: CountryGame): boolean {
  return !isTalkFolded.value && (tasks !== undefined || (isShort.value && politics !== undefined));
}

function OwnColumn() {
  const { game } = useCountries();
  const isBrief = isOwnColumnBrief(game);
  return (
    <>
      <EconomyPanel isBrief={isBrief} />
      <MandateCard isBrief={!isTalkFolded.value} />
      <SupportCard />
      {/* In a low window it stands above the envelope. */}
      {!(isBrief && isShort.value) && <BesidePolicy />}
      {!isBrief && <LateNews />}
    </>
  );
}

/** Seats without a proposal in hand need no desk; it is there before one can be begun. */
const TreatyDesk = lazyPart(async () => (await import('../desk/TreatyDesk.tsx')).TreatyDesk, [], {
  ...REST_OF_PAGE,
  Loading: () => <section class="desk" aria-busy="true" />,
});

/** A seat at the table, or a place to watch from, in every phase but lobby and debrief. */
export function CountryTable() {
  const state = gameOfCountries.value;
  const world = scenario.value;
  if (state === undefined || world === undefined) return null;
  return <Table key={me.value?.seat ?? 'watch'} />;
}

/** Part of the map that a card at its foot covers at most on a phone; the style sheet says the same. */
const CARD_PART = 0.55;

function PhoneMap() {
  const { game, me } = useTable();
  const pane = useRef<HTMLDivElement>(null);
  const height = useElementSize(pane)?.height ?? 0;
  const economy = me === undefined ? undefined : selected.value;
  const bottom = economy === undefined ? 0 : Math.round(height * CARD_PART);
  return (
    <div class="player-map" ref={pane}>
      {/* The switches of the map wait behind the card, and take nothing from what is above it. */}
      <MapPane insets={{ ...NO_INSETS, bottom }} cornerBottomPx={0} />
      {economy !== undefined && me !== undefined && <PartnerSheet economy={economy} />}
      {game.phase === 'policy' && me !== undefined && <EnvelopeKept />}
    </div>
  );
}

/** Keeps what is set by the ring on the map while the panel of the envelope, which keeps it elsewhere, is not on show. */
function EnvelopeKept() {
  policyDesk.useEnvelope();
  return null;
}

/** What the economy tab of a phone holds: the envelope and the reveal while they are the matter, else the own figures. */
function PhoneEconomy() {
  const { game, me } = useCountries();
  const isOwn = isOwnPhase(game);
  return (
    <>
      {isOwn ? (
        <>
          <PhasePane />
          <BesidePolicy />
        </>
      ) : (
        <>{me === undefined ? <WatchPanel /> : <EconomyPanel />}</>
      )}
      {me !== undefined && isOwn && (
        <details class="panel pad">
          <summary>{t(game.politics === undefined ? 'table.ownScoreTask' : 'table.ownScore')}</summary>
          <ScoreStrip />
          <SupportCard />
          <MandateCard />
        </details>
      )}
      {me !== undefined && !isOwn && (
        <>
          <SupportCard />
          <MandateCard />
        </>
      )}
      {me !== undefined && <ReadyBeside />}
    </>
  );
}

function PhoneStrip() {
  const { me } = useTable();
  if (me === undefined) return null;
  const isAtConference = tab.value === 'deals' && dealsView.value === 'conference';
  // The envelope stands under its tab.
  const here =
    tab.value === 'economy' ? (['tariffs'] as const) : isAtConference ? (['conference'] as const) : [];
  return <YourMoveStrip here={here} />;
}

const KEYS: KeyList = [
  ['P', 'keys.proposals'],
  ['M', 'keys.map'],
  ['C', 'keys.chat'],
  ['T', 'keys.tariffs'],
  ['N', 'keys.write'],
  ['1 2 3 4', 'keys.layers'],
  ['?', 'keys.list'],
  ['Esc', 'keys.close'],
];

function Table() {
  const { scenario: world, game: state, me: seat } = useCountries();
  useConferenceInView(state);
  useTradeInForce(state);
  useStanding(state, seat);
  // A card of another economy is closed when a phase opens.
  useEffect(() => () => void (selected.value = undefined), [state.phase, state.round]);
  const hasWto = moduleIsOn(state.settings, 'wto') || moduleIsOn(state.settings, 'barriers');
  useFetchedAhead(
    BriefingSheet,
    ProposalList,
    PartnerSheet,
    TreatyDesk,
    Register,
    Pledges,
    PolicyPanel,
    ResultsPanel,
    RoundQuestion,
    ...(hasWto ? [ConferencePane, DisputesPane] : []),
  );
  const slot = mapModel(world, state, { layer: 'blocs' }).economies.find(({ id }) => id === seat)?.slot;
  const work = desk.value;
  // What is written can be sent to nobody any more; it is kept. Whoever was at it, or begins anew, is told.
  const isOver = seat !== undefined && state.phase === 'negotiation' && isNobodyLeft(state, seat);
  useLayoutEffect(() => {
    if (!isOver || work === undefined) return;
    desk.value = undefined;
    notify(() => t('move.nobodyLeft'));
  }, [isOver, work]);
  const proposal = work === undefined || seat === undefined ? undefined : <TreatyDesk work={work} />;
  // A short form leaves map, income and task in sight, where there is room for more than one column.
  const isBesideMap =
    work !== undefined &&
    isPlainOffer(state, work.draft) &&
    (viewport.value === 'wide' || viewport.value === 'narrow');
  return (
    <TableShell
      title={seat === undefined ? t('table.watching') : t('table.title', { economy: economyName(seat) })}
      {...(slot === undefined ? {} : { ring: `var(--b${slot})` })}
      phone={{
        desk: proposal,
        strip: <PhoneStrip />,
        deals: isOwnPhase(state) ? <DealsPane /> : <PhasePane />,
        map: <PhoneMap />,
        economy: <PhoneEconomy />,
        // What is set and read there needs the room: the map of many economies stands under its tab, that of a First lesson over its results.
        band:
          // The question leaves it to its answers.
          seat === undefined ||
          (state.phase === 'results' && hasSmallStep(world) && stopInView.value !== 'question') ? (
            <MapPane isBand />
          ) : undefined,
      }}
      wide={isBesideMap ? <WidePanes work={work} /> : (proposal ?? <WidePanes />)}
      keys={KEYS}
      called={seat === undefined ? undefined : calledTo(state, seat)}
      onWrite={(economy) => writeProposal(world, state, economy, landInFocus(economy) ?? selected.peek())}
      arrivalFacts={(economy) => arrivalFacts(world, state, economy)}
    />
  );
}

/** A conference is in view when the negotiation begins. */
function useConferenceInView(state: CountryGame): void {
  const isAtConference = isConferenceOn(state) && !isConferenceAside.value;
  // Bots speak on their offers too: whoever plays alone has the map to themselves until they ask for talk.
  const isAlone = playsAlone.value;
  // Between phone and wide, and for whoever watches in a low window, there is no room for map and talk side by side, and none beside a
  // package. Folded before anything is painted: what is shown for a frame would count as read.
  const isOverMap = viewport.value === 'narrow' || (isShort.value && me.value?.seat === undefined);
  useLayoutEffect(() => {
    isTalkFolded.value = isOverMap || isAtConference || isAlone;
  }, [isOverMap, isAtConference, isAlone]);
  useEffect(() => {
    if (state.phase === 'negotiation') isConferenceAside.value = false;
  }, [state.phase]);
}
