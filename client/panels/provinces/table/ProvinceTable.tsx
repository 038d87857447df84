import { useEffect } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import type { GameState } from '#shared/rules/state.ts';
import { game, me, provincesScenario } from '../../../state/store.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { PageTools } from '../../chrome/PageHeader.tsx';
import { TableHeader } from '../../chrome/TableHeader.tsx';
import '../../desk/desk.css';
import { ArrivalDialog } from '../../table/ArrivalDialog.tsx';
import { type KeyList, KeysDialog, useTableKeys } from '../../table/KeysDialog.tsx';
import { useTopOfPhase } from '../../countries/PhasePane.tsx';
import { PhoneTabs } from '../../table/PhoneTabs.tsx';
import { TableNotes } from '../../table/TableNotes.tsx';
import { Toasts, useNotices } from '../../table/Toasts.tsx';
import { provinceArrivalFacts } from './provinceMoveModel.ts';
import '../../table/table.css';
import '../../countries/countries.css';
import { desk, isTalkFolded, openPaper, resetTable, selected, tab } from '../../../state/tableState.ts';
import { isShort, viewport } from '../../../state/viewport.ts';
import '../../policy/policy.css';
import '../../results/results.css';
import { TalkPanel } from '../../talk/TalkPanel.tsx';
import '../../talk/talk.css';
import '../../effects/effects.css';
import '../../paper/papers.css';
import { SealedCard } from '../policy/SealedEnvelope.tsx';
import { DealsPane } from '../pacts/DealsPane.tsx';
import { PactDesk, openPactDesk } from '../pacts/PactDesk.tsx';
import { MoveStrip } from './MoveStrip.tsx';
import { OwnColumn, ProvincePhasePane } from './ProvincePhasePane.tsx';
import { ProvinceCard } from './ProvinceCard.tsx';
import { ProvinceMapPane } from './ProvinceMapPane.tsx';
import './provinces.css';
import { provinceAt, useProvinces } from '../seat.ts';
import { useTable } from '../../../state/useTable.ts';

/** A province's place at the table, the centre's, or a place to watch from, while rounds run. */
export function ProvinceTable() {
  const state = game.value;
  const scenario = provincesScenario.value;
  if (state === undefined || scenario === undefined) return null;
  return <Table key={me.value?.seat ?? 'watch'} state={state} />;
}

const STRIP_PX = 72;
/** What says in the policy phase that curves are only tried. */
const NOTE_PX = 46;
const TALK_PX = { short: 258, other: 318 } as const;
/** Legend and folded talk; in the policy phase who has sealed stands above them. */
const FOOT_PX = { policy: 186, other: 112 } as const;

/** Columns: one's own state, the map with talk at its foot, and what the phase is about. */
function ProvinceWide() {
  const { game, seat } = useProvinces();
  const isWide = viewport.value === 'wide';
  const hasDock = viewport.value !== 'stacked';
  const work = desk.value;
  const right = useTopOfPhase<HTMLElement>(game);
  const province = provinceAt(seat);
  const insets = {
    top: hasNote(game) ? STRIP_PX + NOTE_PX : STRIP_PX,
    right: 56,
    bottom:
      hasDock && !isTalkFolded.value
        ? TALK_PX[isShort.value ? 'short' : 'other']
        : FOOT_PX[game.phase === 'policy' ? 'policy' : 'other'],
    left: 24,
  };
  return (
    <>
      {isWide && (
        <div class="player-left col gap-3">
          <OwnColumn />
        </div>
      )}
      {!isWide && <MoveStrip />}
      <div class="player-map">
        {isWide && <MoveStrip />}
        <ProvinceMapPane insets={insets} />
        {selected.value !== undefined && <ProvinceCard economy={selected.value} />}
        {game.phase === 'policy' && <SealedCard />}
        {hasDock && (
          <div class={isTalkFolded.value ? 'talk-dock folded' : 'talk-dock'}>
            <TalkPanel isDocked />
          </div>
        )}
      </div>
      <aside class="player-right col" ref={right} aria-label={t('tab.deals')}>
        {work !== undefined && province !== undefined ? <PactDesk work={work} /> : <ProvincePhasePane />}
        {!hasDock && <TalkPanel />}
        {!isWide && <OwnColumn />}
      </aside>
    </>
  );
}

/** Phases in which a line over the map says what its curves of trade are. */
function hasNote({ phase }: GameState): boolean {
  return phase === 'policy' || phase === 'results';
}

/** Room for the forms of the map, and for what is tried. */
const INSETS = { top: 80, right: 56, bottom: 12, left: 24 } as const;

/** One pane at a time, its action row always in reach. */
function ProvincePhone() {
  const { seat } = useProvinces();
  const work = desk.value;
  const province = provinceAt(seat);
  if (work !== undefined && province !== undefined) {
    return <PactDesk work={work} />;
  }
  const hidesStrip = openPaper.value !== undefined && tab.value === 'deals';
  return (
    <>
      {!hidesStrip && <MoveStrip />}
      <div class="phone-pane col gap-none fill">
        <Pane />
      </div>
    </>
  );
}

function Pane() {
  const { game } = useTable();
  const own = useTopOfPhase<HTMLDivElement>(game);
  const isOwnPhase = game.phase === 'policy' || game.phase === 'results' || game.phase === 'debrief';
  switch (tab.value) {
    case 'deals':
      return isOwnPhase ? <DealsPane /> : <ProvincePhasePane />;
    case 'map':
      return (
        <div class="player-map">
          <ProvinceMapPane insets={INSETS} />
          {selected.value !== undefined && <ProvinceCard economy={selected.value} />}
        </div>
      );
    case 'chat':
      return <TalkPanel />;
    case 'economy':
      return (
        <div ref={own} class={isOwnPhase ? 'economy-pane own' : 'economy-pane pane-scroll'}>
          {isOwnPhase && <ProvincePhasePane />}
          {game.phase === 'policy' && <SealedCard />}
          <OwnColumn />
          <div class="page-tools-row">
            <PageTools />
          </div>
        </div>
      );
  }
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

type Props = { readonly state: GameState };

function Table({ state }: Props) {
  const { scenario } = useProvinces();
  const seat = me.value?.seat;
  useEffect(resetTable, []);
  useTableKeys(seat, () => seat !== undefined && openPactDesk(state, seat));
  useOpenPane(state);
  return (
    <>
      <TableHeader />
      <main class={`player fill stack gap-3 provinces ${viewport.value}`} id="content" tabIndex={-1}>
        <h1 class="sr">{titleOf(seat)}</h1>
        <TableNotes />
        {viewport.value === 'phone' ? <ProvincePhone /> : <ProvinceWide />}
        <Toasts />
      </main>
      {viewport.value === 'phone' && <PhoneTabs />}
      {seat !== undefined && <ArrivalDialog facts={() => provinceArrivalFacts(scenario, state, seat)} />}
      <Listener state={state} seat={seat} />
      <KeysDialog keys={KEYS} />
    </>
  );
}

function titleOf(seat: EconomyId | undefined): string {
  if (seat === undefined) return t('table.watching');
  return seat === CENTRE_SEAT ? t('centre.tableTitle') : t('table.title', { economy: economyName(seat) });
}

/** The pane that a phase is about is open when it begins; talk makes room where there is little. */
function useOpenPane({ phase }: GameState): void {
  useEffect(() => {
    if (phase === 'policy' || phase === 'results') tab.value = 'economy';
    if (phase === 'briefing' || phase === 'negotiation') tab.value = 'deals';
    if (phase === 'briefing') openPaper.value = undefined;
    isTalkFolded.value = viewport.peek() === 'narrow' || phase !== 'negotiation';
  }, [phase]);
}

/** Listens for what others do; draws nothing. */
function Listener({ state, seat }: { readonly state: GameState; readonly seat: EconomyId | undefined }) {
  useNotices(state, seat);
  return null;
}
