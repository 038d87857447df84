import '../../player/player.css';
import '../../treaty/treaty.css';
import '../../treaty/paper.css';
import '../../desk/desk.css';
import '../../policy/policy.css';
import '../../results/results.css';
import '../../talk/talk.css';
import './provinces.css';
import { useEffect } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { game, me, provincesScenario } from '../../../state/store.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { TableHeader } from '../../chrome/TableHeader.tsx';
import { ArrivalDialog } from '../../player/ArrivalDialog.tsx';
import { provinceArrivalFacts } from '../../player/arrivalModel.ts';
import { KeysDialog, type KeyList } from '../../player/KeysDialog.tsx';
import { PhoneTabs } from '../../player/PhoneTabs.tsx';
import { TableNotes } from '../../player/TableNotes.tsx';
import { isTalkFolded, openPaper, resetTable, tab } from '../../player/tableState.ts';
import { Toasts } from '../../player/Toasts.tsx';
import { useNotices } from '../../player/useNotices.ts';
import { useTableKeys } from '../../player/useTableKeys.ts';
import { viewport } from '../../player/viewport.ts';
import { openPactDesk } from '../pacts/openPactDesk.ts';
import { ProvincePhone } from './ProvincePhone.tsx';
import { ProvinceWide } from './ProvinceWide.tsx';
import { seatAt } from './seat.ts';

/** A province's place at the table, the centre's, or a place to watch from, while rounds run. */
export function ProvinceTable() {
  const state = game.value;
  const scenario = provincesScenario.value;
  if (state === undefined || scenario === undefined) return null;
  return <Table key={me.value?.seat ?? 'watch'} state={state} scenario={scenario} />;
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

type Props = { readonly state: GameState; readonly scenario: ProvincesScenario };

function Table({ state, scenario }: Props) {
  const seat = me.value?.seat;
  useEffect(resetTable, []);
  useTableKeys(seat, () => seat !== undefined && openPactDesk(state, seat));
  useOpenPane(state);
  const panes = { scenario, game: state, seat: seatAt(seat) };
  return (
    <>
      <TableHeader />
      <main class={`player provinces ${viewport.value}`} id="content" tabIndex={-1}>
        <h1 class="sr">{titleOf(seat)}</h1>
        <TableNotes game={state} me={seat} />
        {viewport.value === 'phone' ? <ProvincePhone {...panes} /> : <ProvinceWide {...panes} />}
        <Toasts />
      </main>
      {viewport.value === 'phone' && <PhoneTabs game={state} me={seat} />}
      {seat !== undefined && (
        <ArrivalDialog game={state} me={seat} facts={() => provinceArrivalFacts(scenario, state, seat)} />
      )}
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
