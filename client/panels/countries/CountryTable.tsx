import { useEffect, useRef } from 'preact/hooks';
import type { CountryGame } from '#shared/rules/state.ts';
import { NO_INSETS } from '../../map/layout/camera.ts';
import { mapModel } from '../../map/mapModel.ts';
import { useElementSize } from '../../map/useElementSize.ts';
import { gameOfCountries, me, scenario } from '../../state/store.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { REST_OF_PAGE, lazyPart, useFetchedAhead } from '../chrome/lazyPart.tsx';
import '../desk/desk.css';
import '../policy/policy.css';
import { MandateCard } from '../politics/MandateCard.tsx';
import { SupportCard } from '../politics/SupportCard.tsx';
import '../results/results.css';
import '../talk/talk.css';
import '../proposal/proposals.css';
import { isConferenceOn } from '../wto/package/boardModel.ts';
import { ConferencePane, DisputesPane } from '../wto/wtoParts.tsx';
import { moduleIsOn } from '#shared/rules/law/moduleIsOn.ts';
import { isConferenceAside } from '../../state/wtoView.ts';
import { DealsPane } from './DealsPane.tsx';
import { EconomyPanel, ScoreStrip, WatchPanel } from './EconomyPanel.tsx';
import type { KeyList } from '../table/KeysDialog.tsx';
import { TableShell, isOwnPhase } from '../table/TableShell.tsx';
import { writeProposal } from '../treaty/ProposalList.tsx';
import { MapPane } from './MapPane.tsx';
import { PartnerSheet } from './PartnerSheet.tsx';
import { BesidePolicy, PhasePane, PhaseTasks, ResultsPanel } from './PhasePane.tsx';
import { WidePanes } from './WidePanes.tsx';
import { YourMoveStrip } from './YourMoveStrip.tsx';
import { arrivalFacts } from './yourMoveModel.ts';
import '../table/table.css';
import './countries.css';
import { dealsView, desk, isTalkFolded, selected, tab } from '../../state/tableState.ts';
import { viewport } from '../../state/viewport.ts';
import { useCountries, useTable } from '../../state/useTable.ts';

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
      {me !== undefined && isOwn && <ScoreStrip />}
      {me !== undefined && <SupportCard />}
      {me !== undefined && <MandateCard />}
      {me !== undefined && <PhaseTasks />}
    </>
  );
}

function PhoneStrip() {
  const { me } = useTable();
  if (me === undefined) return null;
  const isAtConference = tab.value === 'deals' && dealsView.value === 'conference';
  return <YourMoveStrip {...(isAtConference ? { here: 'conference' } : {})} />;
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
  const hasWto = moduleIsOn(state.settings, 'wto') || moduleIsOn(state.settings, 'barriers');
  useFetchedAhead(TreatyDesk, ResultsPanel, ...(hasWto ? [ConferencePane, DisputesPane] : []));
  const slot = mapModel(world, state, { layer: 'blocs' }).economies.find(({ id }) => id === seat)?.slot;
  const work = desk.value;
  const proposal = work === undefined || seat === undefined ? undefined : <TreatyDesk work={work} />;
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
      }}
      wide={proposal ?? <WidePanes />}
      keys={KEYS}
      onWrite={(economy) => writeProposal(world, state, economy, selected.peek())}
      arrivalFacts={(economy) => arrivalFacts(world, state, economy)}
    />
  );
}

/** A conference is in view when the negotiation begins. */
function useConferenceInView(state: CountryGame): void {
  const isAtConference = isConferenceOn(state) && !isConferenceAside.value;
  // Between phone and wide there is no room for map and talk side by side, and none beside a package.
  useEffect(() => {
    isTalkFolded.value = viewport.value === 'narrow' || isAtConference;
  }, [viewport.value, isAtConference]);
  useEffect(() => {
    if (state.phase === 'negotiation') isConferenceAside.value = false;
  }, [state.phase]);
}
