import { conferenceNow } from '#shared/rules/modules/wto/conference.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Icon, type IconName } from '../../design/Icon.tsx';
import { type DealsView, dealsView, openProposal, showConference } from '../../state/tableState.ts';
import { viewport } from '../../state/viewport.ts';
import { useCountries, wtoView } from '../../state/useTable.ts';
import { t } from '../../text/t.ts';
import { proposalList } from '../proposal/proposalListModel.ts';
import { ReadyButton } from '../table/ReadyButton.tsx';
import { ProposalList } from '../treaty/ProposalList.tsx';
import { Pledges } from '../treaty/Pledges.tsx';
import { Register } from '../treaty/Register.tsx';
import { ConferencePane, DisputesPane } from '../wto/wtoParts.tsx';
import { barriersNow } from '../wto/disputes/inspectionModel.ts';
import { isConferenceOn } from '../wto/package/boardModel.ts';

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
  const waiting = proposalList(game, me).answer.length;
  const views = VIEWS.filter(({ view }) => isViewHere(game, view));
  const shown = isViewHere(game, dealsView.value) ? dealsView.value : 'proposals';
  return (
    <section class="deals fill col" aria-label={t('tab.deals')}>
      <nav class={views.length > ROW_AT_MOST ? 'tabs panel many' : 'tabs panel'} aria-label={t('tab.deals')}>
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
      {shown === 'conference' && <ConferencePane />}
      {shown === 'disputes' && <DisputesPane />}
      {shown === 'proposals' && <ProposalList />}
      {shown === 'agreements' && <Register />}
      {shown === 'pledges' && <Pledges />}
      {me !== undefined && isDoneHere(game, shown) && <ReadyButton />}
    </section>
  );
}

/** On phones the list of tasks is on another tab: whoever has no proposal in hand may press Ready here. */
function isDoneHere(game: CountryGame, shown: DealsView): boolean {
  const isFree = openProposal.value === undefined && shown !== 'conference';
  return viewport.value === 'phone' && game.phase === 'negotiation' && isFree;
}

/** Whether a part of the deals belongs to this table now: what is off leaves no trace. */
function isViewHere(game: CountryGame, view: string): boolean {
  switch (view) {
    case 'conference':
      return conferenceNow(game) !== undefined;
    case 'disputes':
      return wtoView(game) !== undefined || barriersNow(game) !== undefined;
    default:
      return true;
  }
}
