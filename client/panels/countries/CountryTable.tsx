import { useEffect, useRef } from 'preact/hooks';
import type { GameState } from '#shared/rules/state.ts';
import { NO_INSETS } from '../../map/layout/camera.ts';
import { mapModel } from '../../map/mapModel.ts';
import { useElementSize } from '../../map/useElementSize.ts';
import { game, me, scenario } from '../../state/store.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { PageTools } from '../chrome/PageHeader.tsx';
import { TableHeader } from '../chrome/TableHeader.tsx';
import { TreatyDesk } from '../desk/TreatyDesk.tsx';
import '../desk/desk.css';
import '../policy/policy.css';
import { MandateCard } from '../politics/MandateCard.tsx';
import { SupportCard } from '../politics/SupportCard.tsx';
import '../results/results.css';
import { TalkPanel } from '../talk/TalkPanel.tsx';
import '../talk/talk.css';
import '../paper/papers.css';
import { writePaper } from '../treaty/PaperList.tsx';
import { isConferenceOn } from '../wto/package/boardModel.ts';
import { isConferenceAside } from '../../state/wtoView.ts';
import { ArrivalDialog } from '../table/ArrivalDialog.tsx';
import { DealsPane } from './DealsPane.tsx';
import { EconomyPanel, ScoreStrip, WatchPanel } from './EconomyPanel.tsx';
import { KeysDialog, useTableKeys } from '../table/KeysDialog.tsx';
import { MapPane } from './MapPane.tsx';
import { PartnerSheet } from './PartnerSheet.tsx';
import { BesidePolicy, PhasePane, PhaseTasks, useTopOfPhase } from './PhasePane.tsx';
import { PhoneTabs } from '../table/PhoneTabs.tsx';
import { TableNotes } from '../table/TableNotes.tsx';
import { Toasts, useNotices } from '../table/Toasts.tsx';
import { WidePanes } from './WidePanes.tsx';
import { YourMoveStrip } from './YourMoveStrip.tsx';
import { arrivalFacts } from './yourMoveModel.ts';
import '../table/table.css';
import './countries.css';
import {
  dealsView,
  desk,
  isTalkFolded,
  openPaper,
  resetTable,
  selected,
  tab,
} from '../../state/tableState.ts';
import { viewport } from '../../state/viewport.ts';
import { useTable } from '../../state/useTable.ts';

/** A seat at the table, or a place to watch from, in every phase but lobby and debrief. */
export function CountryTable() {
  const state = game.value;
  const world = scenario.value;
  if (state === undefined || world === undefined) return null;
  return <Table key={me.value?.seat ?? 'watch'} />;
}

/** One pane at a time, its action row always in reach. */
function PhonePanes() {
  const { me } = useTable();
  const work = desk.value;
  if (work !== undefined && me !== undefined) {
    return <TreatyDesk work={work} />;
  }
  const isAtConference = tab.value === 'deals' && dealsView.value === 'conference';
  const hidesStrip = openPaper.value !== undefined && tab.value === 'deals';
  return (
    <>
      {me !== undefined && !hidesStrip && (
        <YourMoveStrip {...(isAtConference ? { here: 'conference' } : {})} />
      )}
      <div class="phone-pane col gap-none fill">
        <Pane />
      </div>
    </>
  );
}

/** Part of the map that a card at its foot covers at most; the style sheet says the same. */
const CARD_PART = 0.55;

function PhoneMap() {
  const { me } = useTable();
  const pane = useRef<HTMLDivElement>(null);
  const height = useElementSize(pane)?.height ?? 0;
  const economy = me === undefined ? undefined : selected.value;
  const bottom = economy === undefined ? 0 : Math.round(height * CARD_PART);
  return (
    <div class="player-map" ref={pane}>
      <MapPane insets={{ ...NO_INSETS, bottom }} />
      {economy !== undefined && me !== undefined && <PartnerSheet economy={economy} />}
    </div>
  );
}

function Pane() {
  const { game, me } = useTable();
  const own = useTopOfPhase<HTMLDivElement>(game);
  const isOwnPhase = game.phase === 'policy' || game.phase === 'results' || game.phase === 'epilogue';
  switch (tab.value) {
    case 'deals':
      return isOwnPhase ? <DealsPane /> : <PhasePane />;
    case 'map':
      return <PhoneMap />;
    case 'chat':
      return <TalkPanel />;
    case 'economy':
      return (
        <div ref={own} class={isOwnPhase ? 'economy-pane own' : 'economy-pane pane-scroll'}>
          {isOwnPhase ? (
            <>
              <PhasePane />
              <BesidePolicy />
            </>
          ) : (
            <>{me === undefined ? <WatchPanel /> : <EconomyPanel />}</>
          )}
          {me !== undefined && isOwnPhase && <ScoreStrip />}
          {me !== undefined && <SupportCard />}
          {me !== undefined && <MandateCard />}
          {me !== undefined && <PhaseTasks />}
          <div class="page-tools-row">
            <PageTools />
          </div>
        </div>
      );
  }
}

function writeTreaty(): void {
  const [world, state, seat] = [scenario.peek(), game.peek(), me.peek()?.seat];
  if (world === undefined || state === undefined || seat === undefined) return;
  writePaper(world, state, seat, selected.peek());
}

function Table() {
  const state = game.value;
  const world = scenario.value;
  const seat = me.value?.seat;
  useEffect(resetTable, []);
  useTableKeys(seat, writeTreaty);
  const isAtConference = state !== undefined && isConferenceOn(state) && !isConferenceAside.value;
  // Between phone and wide there is no room for map and talk side by side, and none beside a package.
  useEffect(() => {
    isTalkFolded.value = viewport.value === 'narrow' || isAtConference;
  }, [viewport.value, isAtConference]);
  const phase = state?.phase;
  useEffect(() => {
    if (phase === 'policy' || phase === 'results') tab.value = 'economy';
    if (phase === 'briefing' || phase === 'negotiation') tab.value = 'deals';
    if (phase === 'negotiation') isConferenceAside.value = false;
    // A new round begins with the list, not with a paper of the last one.
    if (phase === 'briefing') openPaper.value = undefined;
  }, [phase]);
  if (state === undefined || world === undefined) return null;
  const slot = mapModel(world, state, { layer: 'blocs' }).economies.find(({ id }) => id === seat)?.slot;
  return (
    <>
      <TableHeader {...(slot === undefined ? {} : { ring: `var(--b${slot})` })} />
      <main class={`player fill stack gap-3 ${viewport.value}`} id="content" tabIndex={-1}>
        <h1 class="sr">
          {seat === undefined ? t('table.watching') : t('table.title', { economy: economyName(seat) })}
        </h1>
        <TableNotes />
        {viewport.value === 'phone' ? <PhonePanes /> : <WidePanes />}
        <Toasts />
      </main>
      {viewport.value === 'phone' && <PhoneTabs />}
      {seat !== undefined && <ArrivalDialog facts={() => arrivalFacts(world, state, seat)} />}
      <Listener state={state} />
      <KeysDialog />
    </>
  );
}

/** Listens for what others do; draws nothing. */
function Listener({ state }: { readonly state: GameState }) {
  useNotices(state, me.value?.seat);
  return null;
}
