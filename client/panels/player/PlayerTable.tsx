import './player.css';
import '../treaty/treaty.css';
import '../desk/desk.css';
import '../policy/policy.css';
import '../results/results.css';
import '../talk/talk.css';
import { useEffect } from 'preact/hooks';
import type { GameState } from '#shared/rules/state.ts';
import { game, me, scenario } from '../../state/store.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { mapModel } from '../../map/mapModel.ts';
import { TableHeader } from '../chrome/TableHeader.tsx';
import { ArrivalDialog } from './ArrivalDialog.tsx';
import { arrivalFacts } from './arrivalModel.ts';
import { KeysDialog } from './KeysDialog.tsx';
import { PhonePanes } from './PhonePanes.tsx';
import { PhoneTabs } from './PhoneTabs.tsx';
import { TableNotes } from './TableNotes.tsx';
import { isTalkFolded, openPaper, resetTable, tab } from './tableState.ts';
import { Toasts } from './Toasts.tsx';
import { useNotices } from './useNotices.ts';
import { useTableKeys } from './useTableKeys.ts';
import { isConferenceOn } from '../wto/conference/boardModel.ts';
import { isConferenceAside } from '../wto/wtoView.ts';
import { viewport } from './viewport.ts';
import { WidePanes } from './WidePanes.tsx';

/** A seat at the table, or a place to watch from, in every phase but lobby and debrief. */
export function PlayerTable() {
  const state = game.value;
  const world = scenario.value;
  if (state === undefined || world === undefined) return null;
  return <Table key={me.value?.seat ?? 'watch'} />;
}

function Table() {
  const state = game.value;
  const world = scenario.value;
  const seat = me.value?.seat;
  useEffect(resetTable, []);
  useTableKeys(seat);
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
  const panes = { scenario: world, game: state, me: seat };
  return (
    <>
      <TableHeader {...(slot === undefined ? {} : { ring: `var(--b${slot})` })} />
      <main class={`player ${viewport.value}`} id="content" tabIndex={-1}>
        <h1 class="sr">
          {seat === undefined ? t('table.watching') : t('table.title', { economy: economyName(seat) })}
        </h1>
        <TableNotes game={state} me={seat} />
        {viewport.value === 'phone' ? <PhonePanes {...panes} /> : <WidePanes {...panes} />}
        <Toasts />
      </main>
      {viewport.value === 'phone' && <PhoneTabs game={state} me={seat} />}
      {seat !== undefined && (
        <ArrivalDialog game={state} me={seat} facts={() => arrivalFacts(world, state, seat)} />
      )}
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
