import { isAllOpen, presentStop } from '#shared/rules/table/revealStops.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { conferenceNow } from '#shared/rules/modules/wto/conference.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Icon, type IconName } from '../../design/Icon.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { isReadByFriends } from '../../state/standing.ts';
import { me as player, playsAlone } from '../../state/store.ts';
import {
  dealsView,
  type DealsView,
  isConferenceAside,
  showConference,
  wtoView,
} from '../../state/tableState.ts';
import { useCountries, useCountrySeat } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import { t } from '../../text/t.ts';
import { lazyPart, PANE, UNSEEN } from '../chrome/lazyPart.tsx';
import { holdsFoot } from '../proposal/proposalModel.ts';
import { offersCounted } from '../proposal/proposalsOfSeat.ts';
import { ReadyButton, SealedCard } from '../table/ReadyButton.tsx';
import { barriersNow, openProposal } from '../../state/tableState.ts';
import { isConferenceOn } from '../../state/trade.ts';
import { ScoreStrip } from './EconomyPanel.tsx';

const VIEWS = [
  { view: 'conference', icon: 'people' },
  { view: 'proposals', icon: 'deals' },
  { view: 'agreements', icon: 'agreements' },
  { view: 'pledges', icon: 'pencil' },
  { view: 'disputes', icon: 'report' },
] as const satisfies readonly { readonly view: DealsView; readonly icon: IconName }[];

/** More views than this stand as icons over their names, so that all fit on a phone. */
const ROW_AT_MOST = 3;

/** Proposals, the public register, and pledges. */
export function DealsPane() {
  const { game, me } = useCountries();
  const waiting = offersCounted(game, me).length;
  const views = VIEWS.filter(({ view }) => isViewHere(game, view, me));
  const shown = isViewHere(game, dealsView.value, me) ? dealsView.value : 'proposals';
  // What is signed moves the income; elsewhere that stands beside the map.
  const hasStrip = viewport.value === 'phone' && startsAnew(game);
  // On a phone an open offer has their room: the way back to all stands above it.
  const isReading =
    viewport.value === 'phone' &&
    shown === 'proposals' &&
    openProposal.value !== undefined &&
    game.proposals[openProposal.value] !== undefined;
  return (
    <section class="deals fill col" aria-label={t('tab.deals')}>
      {!isReading && views.length > 1 && (
        <nav
          class={views.length > ROW_AT_MOST ? 'tabs panel many' : 'tabs panel'}
          aria-label={t('tab.deals')}
        >
          {views.map(({ view, icon }) => (
            <button
              key={view}
              type="button"
              class={shown === view ? 'on' : ''}
              aria-pressed={shown === view}
              onClick={() => (view === 'conference' ? showConference() : (dealsView.value = view))}
            >
              <Icon name={icon} size={17} />
              {t(view === 'disputes' && wtoView(game) === undefined ? 'tab.inspections' : `tab.${view}`)}
              {view === 'conference' && isConferenceOn(game) && <i class="dot warn" aria-hidden="true" />}
              {view === 'proposals' && waiting > 0 && <span class="badge num">{waiting}</span>}
            </button>
          ))}
        </nav>
      )}
      {shown === 'conference' && <ConferencePane />}
      {shown === 'disputes' && <DisputesPane />}
      {shown === 'proposals' && (
        <ProposalList
          SignDialog={SignDialog}
          ofSigned={
            hasStrip && (
              <div>
                <ScoreStrip />
              </div>
            )
          }
        />
      )}
      {shown === 'agreements' && <Register />}
      {shown === 'pledges' && <Pledges />}
      {me !== undefined && isDoneHere(game, shown) && (
        <>
          {viewport.value !== 'wide' && shown === 'proposals' && <StandingFoot />}
          <ReadyButton />
        </>
      )}
    </section>
  );
}

/** Whoever is done with the proposals presses Ready under them. */
function isDoneHere(game: CountryGame, shown: DealsView): boolean {
  const hasRoom = viewport.value !== 'phone' || !holdsFoot(game);
  return game.phase === 'negotiation' && hasRoom && (shown !== 'conference' || viewport.value === 'phone');
}

/** Whether a part of the deals belongs to this table now: what is off leaves no trace. */
function isViewHere(game: CountryGame, view: string, me: EconomyId | undefined): boolean {
  switch (view) {
    case 'conference':
      return conferenceNow(game) !== undefined;
    case 'disputes':
      return wtoView(game) !== undefined || barriersNow(game) !== undefined;
    case 'agreements':
      return dealsView.value === view || Object.keys(game.agreements).length > 0;
    case 'pledges':
      // Bots offer the same whatever is promised them: alone a promise serves a task alone.
      return (
        !playsAlone.value || (game.politics?.mandates[me ?? ''] ?? []).some(({ kind }) => kind === 'keepWord')
      );
    default:
      return true;
  }
}

/** It is computed before it is told. */
const StandingFoot = lazyPart(
  async () => (await import('../politics/SupportCard.tsx')).StandingFoot,
  [],
  UNSEEN,
);

/** Whoever comes to the talks needs no briefing; who waits in the lobby has it by then. */
export const BriefingSheet = lazyPart(
  async () => (await import('./BriefingSheet.tsx')).BriefingSheet,
  [],
  PANE,
);

/** Nobody needs the reveal before a round is settled; it is there by then. */
export const ResultsPanel = lazyPart(
  async () => (await import('../results/ResultsPanel.tsx')).ResultsPanel,
  [],
  PANE,
);

/** Nobody needs offers before the talks; they are there by then. */
export const ProposalList = lazyPart(
  async () => (await import('../treaty/ProposalList.tsx')).ProposalList,
  [],
  PANE,
);

/** The talks begin with offers; the agreements are there when somebody turns to them. */
export const Register = lazyPart(
  async () => (await import('../treaty/AgreementRegister.tsx')).Register,
  [],
  PANE,
);

/** What is asked before a signature comes with the desk. */
const SignDialog = lazyPart(async () => (await import('../desk/TreatyDesk.tsx')).SignDialog, [], {
  ...PANE,
  Loading: () => null,
});

/** So are the pledges. */
export const Pledges = lazyPart(async () => (await import('../treaty/Pledges.tsx')).Pledges, [], PANE);

// Panes of the multilateral system: many tables play without it, and the others have no use for its panes before a conference or a dispute begins.

export const ConferencePane = lazyPart(
  async () => (await import('../wto/conference/ConferencePane.tsx')).ConferencePane,
  [],
  PANE,
);

export const ConferenceStage = lazyPart(
  async () => (await import('../wto/conference/ConferencePane.tsx')).ConferenceStage,
  [],
  PANE,
);

export const DisputesPane = lazyPart(
  async () => (await import('../wto/disputes/DisputesPane.tsx')).DisputesPane,
  [],
  PANE,
);

/** Nobody needs the envelope before the talks are over; it is there by then. */
export const PolicyPanel = lazyPart(
  async () => (await import('../policy/PolicyPanel.tsx')).PolicyPanel,
  [],
  PANE,
);
/** What this phase is about: briefing, proposals, the envelope, or the reveal. */
export function PhasePane() {
  const { game, me } = useCountries();
  switch (game.phase) {
    case 'lobby':
    case 'negotiation':
      return <DealsPane />;
    case 'briefing':
      return me === undefined ? (
        <DealsPane />
      ) : (
        <div class="fill col">
          <ScrollPane class="pane-scroll" label={t('phase.briefing')}>
            <BriefingSheet />
          </ScrollPane>
          <ReadyButton isBig />
        </div>
      );
    case 'policy':
      return me === undefined ? (
        <div class="pane-scroll">
          <SealedCard seats={Object.keys(game.seats)} />
          <DealsPane />
        </div>
      ) : (
        <PolicyPanel />
      );
    case 'results':
    case 'epilogue':
    case 'debrief':
      return <ResultsPanel />;
  }
}

/** What stands beside the envelope: who has sealed. */
export function BesidePolicy() {
  const { game, me } = useCountries();
  if (game.phase !== 'policy' || me === undefined) return null;
  return <SealedCard seats={Object.keys(game.seats)} />;
}

/** Ready, where the pane of the phase does not have it. */
export function ReadyBeside() {
  const { game, me } = useCountrySeat();
  return isReadyHere(game, me) ? <ReadyButton /> : null;
}

function isReadyHere(game: CountryGame, me: EconomyId): boolean {
  switch (game.phase) {
    case 'policy':
      // Whoever seals is ready, and opens the envelope again to take that back: a second button would only ask which of the two is meant.
      return game.sealedBy.includes(me) !== (game.seats[me]?.ready === true);
    case 'negotiation':
      return viewport.value === 'phone' || (isConferenceOn(game) && !isConferenceAside.value);
    case 'results':
    case 'epilogue':
      // Whoever plays alone steps from page to page, and is ready at the last.
      // So does each of a group of friends: the page itself has the button.
      return (
        !playsAlone.value &&
        !isReadByFriends(game) &&
        !isAllOpen(game, presentStop(game, player.value?.mayHost === true))
      );
    case 'lobby':
    case 'briefing':
    case 'debrief':
      return false;
  }
}
