import { must } from '#shared/kernel/records.ts';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { ScrollPane } from '../../../design/ScrollPane.tsx';
import { isShort, viewport } from '../../../state/viewport.ts';
import { gameOfProvinces, me, playsAlone, provincesScenario } from '../../../state/store.ts';
import { desk, isTalkFolded, selected, showOffers, stripPx, tab } from '../../../state/tableState.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import '../../countries/countries.css';
import '../../desk/desk.css';
import '../../effects/effects.css';
import '../../policy/policy.css';
import '../../proposal/proposals.css';
import '../../results/results.css';
import { REST_OF_PAGE, UNSEEN, lazyPart, useFetchedAhead, PANE } from '../../chrome/lazyPart.tsx';
import { landInFocus } from '../../../map/board/board.tsx';
import { useElementSize } from '../../../map/useElementSize.ts';
import type { KeyList } from '../../table/KeysDialog.tsx';
import {
  MoveStrip,
  type Way,
  isWriting,
  pointAt,
  wayToProposal,
  wayToReady,
} from '../../table/MoveStrip.tsx';
import { ReadyButton, SealedCard } from '../../table/ReadyButton.tsx';
import { TableShell, isOwnPhase, useTopOfPhase } from '../../table/TableShell.tsx';
import '../../table/table.css';
import { RoundQuestion } from '../../results/RevealFrame.tsx';
import type { ProposalFace } from '../../proposal/proposalModel.ts';
import { TalkPanel } from '../../talk/TalkPanel.tsx';
import '../../talk/talk.css';
import { Briefing } from '../briefing/Briefing.tsx';
import { yearText } from '../EventLine.tsx';
import { BudgetCard, leftNow } from '../own/OwnCards.tsx';
import { FACE, PactsCard } from '../pacts/PactRegister.tsx';
import { measuresDesk } from '../policy/measuresModel.ts';
import { partyAt, provinceAt, seatAt, useProvinces, useStanding } from '../seat.ts';
import { ProvinceMapPane } from './ProvinceMapPane.tsx';
import { openDraft, openPactDesk, usePactAdvised } from '../pacts/PartnerAdvice.tsx';
import {
  LeaveNote,
  type ProvinceMove,
  adviceTo,
  askToLeave,
  isWorthSigning,
  leavingAdvised,
  provinceArrivalFacts,
  provinceMove,
  useLeavings,
} from './provinceMoveModel.tsx';
import './provinces.css';

/** What is advised, and what an offer is worth, is there once the model has answered. */
const board = () => import('../pacts/PactBoard.tsx');
const PactBoard = lazyPart(async () => (await board()).PactBoard, [], UNSEEN);
const FaceWorth = lazyPart(async () => (await board()).FaceWorth, [], UNSEEN);
const Passing = lazyPart(async () => (await board()).Passing, [], UNSEEN);

const FACE_OF_OFFERS: ProposalFace = {
  ...FACE,
  worthOf: (worth, proposal) => <FaceWorth worth={worth} proposal={proposal} />,
};

/** Nobody needs offers before the talks, the envelope before they are over, nor the reveal before a round is settled; they are there by then. */
const DealsPane = lazyPart(async () => (await import('../pacts/DealsPane.tsx')).DealsPane, [], PANE);
const policy = () => import('../policy/MeasuresPanel.tsx');
const MeasuresPanel = lazyPart(async () => (await policy()).MeasuresPanel, [], PANE);
const results = () => import('../results/ProvinceResults.tsx');
const ProvinceResults = lazyPart(async () => (await results()).ProvinceResults, [], PANE);

/** What a result is made of comes with it. */
const TwoGoalsCard = lazyPart(async () => (await import('./TwoGoals.tsx')).TwoGoalsCard, [], UNSEEN);
const LeftFoot = lazyPart(async () => (await import('./TwoGoals.tsx')).LeftFoot, [], UNSEEN);
const Spending = lazyPart(async () => (await import('./TwoGoals.tsx')).Spending, [], UNSEEN);

/** The desk is asked for by a press; it is there by then. */
const PactDesk = lazyPart(async () => (await import('../pacts/PactDesk.tsx')).PactDesk, [], PANE);

/** The centre asks in few rounds, and not before there are envelopes. */
const CentreQuestions = lazyPart(
  async () => (await import('../centre/CentreQuestions.tsx')).CentreQuestions,
  [],
  { ...REST_OF_PAGE, Loading: UNSEEN.Loading },
);

/** Provinces do not have what the centre's seat, and who only watches, are shown. */
const CentrePanel = lazyPart(async () => (await import('../centre/CentrePanel.tsx')).CentrePanel, [], PANE);
const CentreColumn = lazyPart(async () => (await import('../centre/CentrePanel.tsx')).CentreColumn, [], PANE);

/** The card of a province is asked for by a press on the map; it is there by then. */
const ProvinceCard = lazyPart(async () => (await import('./ProvinceCard.tsx')).ProvinceCard, [], {
  ...REST_OF_PAGE,
  Loading: () => null,
});

/** A province's place at the table, the centre's, or a place to watch from, while rounds run. */
export function ProvinceTable() {
  const state = gameOfProvinces.value;
  if (state === undefined || provincesScenario.value === undefined) return null;
  return <Table key={me.value?.seat ?? 'watch'} state={state} />;
}

/** The next move of a province or of the centre. */
function NextMove() {
  const { game, seat } = useProvinces();
  usePactAdvised(game.phase === 'negotiation');
  useLeavings();
  const move = provinceMove(game, seat, me.value?.mayHost === true, adviceTo(game, provinceAt(seat)));
  return (
    <>
      <Passing />
      <MoveStrip move={move} way={move.target && wayTo(game, provinceAt(seat), move.target)} />
    </>
  );
}

/** With whom the next move says to write, if with anybody: the key does what its button does. */
function writeAsAdvised(game: ProvinceGame, economy: EconomyId): void {
  const { target } = provinceMove(game, seatAt(economy), false, adviceTo(game, economy));
  if (target?.type === 'draft') openDraft(target.draft);
  else openPactDesk(game, economy);
}

type Target = NonNullable<ProvinceMove['target']>;

function wayTo(game: ProvinceGame, me: EconomyId | undefined, target: Target): Way | undefined {
  const point = (part: string, focus: string) => (): void => {
    tab.value = 'economy';
    pointAt(part, focus);
  };
  switch (target.type) {
    case 'proposal':
      return wayToProposal(target.proposal);
    case 'ready':
      return wayToReady(game);
    case 'write':
    case 'draft': {
      if (me === undefined) return undefined;
      const draft = target.type === 'draft' ? target.draft : undefined;
      return {
        label: t('move.writeNow'),
        keyHint: 'N',
        isHere: isWriting(draft?.parties ?? []),
        go: () => (draft === undefined ? openPactDesk(game, me) : openDraft(draft)),
      };
    }
    case 'plans':
      return {
        label: t('move.goThere'),
        isHere: viewport.value !== 'phone' || tab.value === 'deals',
        go: showOffers,
      };
    case 'leave': {
      const pact = must(game.provinces.pacts[target.pact], target.pact);
      return { label: t('pacts.leave'), go: () => askToLeave(pact) };
    }
    case 'assent':
      return { label: t('move.goThere'), go: point('.assent', 'button') };
    case 'measures':
      return {
        label: t('move.goThere'),
        keyHint: 'T',
        isHere: viewport.value === 'wide' || (viewport.value === 'phone' && tab.value === 'economy'),
        go: point('.measures', '.dial [aria-checked=true]'),
      };
  }
}

/** The forms of the map stand where the line of the next move is short; and what says in Policy and in the results what the curves of trade are. */
const [STRIP_LEAST_PX, NOTE_PX] = [72, 46];
/** Below the talk at the foot of the map, and above it. */
const DOCK_GAP_PX = 20;
/** Legend and folded talk. */
const FOOT_PX = 76;

/** Columns: one's own state, the map with talk at its foot, and what the phase is about. */
function ProvinceWide() {
  const { game, seat } = useProvinces();
  const isWide = viewport.value === 'wide';
  const hasDock = viewport.value !== 'stacked';
  const work = provinceAt(seat) === undefined ? undefined : desk.value;
  const right = useTopOfPhase<HTMLElement>(game);
  const dock = useRef<HTMLDivElement>(null);
  const talk = useElementSize(dock, hasDock);
  const card = selected.value !== undefined && <ProvinceCard economy={selected.value} />;
  const insets = {
    top: Math.max(STRIP_LEAST_PX, stripPx.value) + (['policy', 'results'].includes(game.phase) ? NOTE_PX : 0),
    right: 56,
    bottom: hasDock && !isTalkFolded.value ? (talk?.height ?? 0) + DOCK_GAP_PX : FOOT_PX,
    left: 24,
  };
  return (
    <>
      {isWide && (
        <div class="player-left col gap-3">
          <OwnColumn />
        </div>
      )}
      {!isWide && <NextMove />}
      <div class="player-map">
        {isWide && <NextMove />}
        <ProvinceMapPane insets={insets} />
        {!isWide && card}
        {hasDock && (
          <div class={isTalkFolded.value ? 'talk-dock folded' : 'talk-dock'} ref={dock}>
            <TalkPanel isDocked />
          </div>
        )}
      </div>
      <aside class="player-right col" ref={right} aria-label={t('tab.deals')}>
        {isWide && card}
        {work ? <PactDesk work={work} /> : <ProvincePhasePane />}
        {!hasDock && <TalkPanel />}
        {!isWide && <OwnColumn />}
      </aside>
    </>
  );
}

/** Room for the forms of the map, and for what is tried. */
const INSETS = { top: 80, right: 56, bottom: 12, left: 24 } as const;

/** What the economy tab of a phone holds: the envelope and the reveal while they are the matter, and the own state. */
function PhoneEconomy() {
  const { game } = useProvinces();
  return (
    <>
      {isOwnPhase(game) && <ProvincePhasePane />}
      {game.phase === 'policy' && <SealedCard seats={Object.keys(game.provinces.provinces)} />}
      <OwnColumn />
    </>
  );
}

function PhoneMap() {
  const { game, me } = useProvinces();
  return (
    <div class="player-map">
      <ProvinceMapPane insets={INSETS} />
      {selected.value !== undefined && <ProvinceCard economy={selected.value} />}
      {game.phase === 'policy' && me !== undefined && <EnvelopeKept />}
    </div>
  );
}

/** Keeps what is set by the ring on the map while the panel of the envelope, which keeps it elsewhere, is not on show. */
function EnvelopeKept() {
  measuresDesk.useEnvelope();
  return null;
}

const KEYS: KeyList = [
  ['P', 'keys.proposals'],
  ['M', 'pkeys.map'],
  ['C', 'keys.chat'],
  ['T', 'pkeys.dials'],
  ['N', 'pkeys.write'],
  ['1 2 3', 'pkeys.forms'],
  ['?', 'keys.list'],
  ['Esc', 'keys.close'],
];

function Table({ state }: { readonly state: ProvinceGame }) {
  const { scenario, seat } = useProvinces();
  useFetchedAhead(DealsPane, PactDesk);
  useFetchedAhead(ProvinceCard, MeasuresPanel, ProvinceResults, RoundQuestion, CentreQuestions);
  useFoldedTalk(state);
  useEffect(() => () => void (selected.value = undefined), [state.phase, state.round]);
  useStanding();
  const work = desk.value;
  const year = yearText(scenario, state);
  return (
    <TableShell
      title={titleOf(me.value?.seat)}
      kind="provinces"
      {...(year === undefined ? {} : { year })}
      phone={{
        desk: work === undefined || provinceAt(seat) === undefined ? undefined : <PactDesk work={work} />,
        strip: <NextMove />,
        deals: isOwnPhase(state) ? <Deals /> : <ProvincePhasePane />,
        map: <PhoneMap />,
        economy: <PhoneEconomy />,
        // Both policies are set with their forecast in sight: the map stands under its tab meanwhile.
        band: state.phase === 'policy' ? undefined : <ProvinceMapPane insets={INSETS} isBand />,
      }}
      wide={<ProvinceWide />}
      keys={KEYS}
      onWrite={(economy) => {
        const partner = landInFocus(economy);
        if (partner === undefined) writeAsAdvised(state, economy);
        else openPactDesk(state, economy, partner);
      }}
      arrivalFacts={(economy) => provinceArrivalFacts(scenario, state, economy)}
      leftFoot={LeftFoot}
    />
  );
}

function titleOf(seat: EconomyId | undefined): string {
  if (seat === undefined) return t('table.watching');
  return seat === CENTRE_SEAT ? t('centre.tableTitle') : t('table.title', { economy: economyName(seat) });
}

/**
 * Talk makes room where there is little, and where proposals are not the matter. It is folded before anything is painted: what is
 * shown for a frame would count as read.
 */
function useFoldedTalk({ phase }: ProvinceGame): void {
  // Bots speak on their offers too: whoever plays alone has the map to themselves until they ask for talk.
  const isAlone = playsAlone.value;
  useLayoutEffect(() => {
    const isTight = viewport.peek() === 'narrow' || isShort.peek();
    isTalkFolded.value = isTight || phase !== 'negotiation' || isAlone;
  }, [phase, isAlone]);
}

/** Offers and pacts; a province sees besides which pacts could be signed. */
function Deals() {
  const { seat } = useProvinces();
  const board = provinceAt(seat) !== undefined && [<LeaveNote key="leave" />, <PactBoard key="pacts" />];
  return <DealsPane board={board} face={FACE_OF_OFFERS} isWorth={isWorthSigning} />;
}

/** What this phase is about: briefing, proposals, the envelope, or the reveal; for the centre its acts. */
function ProvincePhasePane() {
  const { game, seat } = useProvinces();
  const party = partyAt(seat);
  switch (game.phase) {
    case 'briefing': {
      const me = provinceAt(seat);
      const isLeaving = me !== undefined && leavingAdvised(game, me) !== undefined;
      return (
        <div class="fill col">
          <ScrollPane class="pane-scroll" label={t('phase.briefing')}>
            <Briefing step={isLeaving ? <LeaveNote isStep /> : undefined} />
          </ScrollPane>
          {party !== undefined && <ReadyButton isBig />}
        </div>
      );
    }
    case 'lobby':
    case 'negotiation':
      return seat.type === 'centre' ? <CentrePanel actor="seat" /> : <Deals />;
    case 'policy':
      switch (seat.type) {
        case 'province':
          return <Policy />;
        case 'centre':
          return <CentrePanel actor="seat" />;
        case 'watcher':
          return (
            <div class="pane-scroll">
              <SealedCard seats={Object.keys(game.provinces.provinces)} />
              <Deals />
            </div>
          );
      }
    case 'results':
    case 'epilogue':
    case 'debrief':
      return <ProvinceResults />;
  }
}

/** The envelope; where there is no column beside it, what the centre asks stands above. */
function Policy() {
  return (
    <>
      {viewport.value !== 'wide' && <CentreQuestions />}
      <MeasuresPanel />
    </>
  );
}

/** What is one's own: of a province its state, money and pacts, below what the centre asks; of the centre and of watchers the country. */
function OwnColumn() {
  const { seat } = useProvinces();
  return seat.type === 'province' ? <ProvinceColumn /> : <CentreColumn />;
}

function ProvinceColumn() {
  return (
    <>
      {viewport.value === 'wide' && <CentreQuestions />}
      <TwoGoalsCard />
      <BudgetCard spending={Spending} />
      <PactsCard left={leftNow} />
    </>
  );
}
