import '../conference/conference.css';
import '../conference/floor.css';
import './disputes.css';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../../design/Icon.tsx';
import { t } from '../../../text/t.ts';
import { ScrollPane } from '../../chrome/ScrollPane.tsx';
import { InspectionCard } from '../inspection/InspectionCard.tsx';
import { barriersNow } from '../inspection/inspectionModel.ts';
import { KnownBarriers } from '../inspection/KnownBarriers.tsx';
import { openCase, wtoView, type WtoView } from '../wtoView.ts';
import { BindingsCard } from './BindingsCard.tsx';
import { CaseList } from './CaseList.tsx';
import { CaseSheet } from './CaseSheet.tsx';
import { casesOf } from './casesModel.ts';
import { ComplaintForm } from './ComplaintForm.tsx';
import { LeavesCard } from './LeavesCard.tsx';
import { NextConference } from './NextConference.tsx';

type Props = { readonly scenario: Scenario; readonly game: GameState; readonly me: EconomyId | undefined };

/** Complaints and what panels found, bindings, and inspections: what holds others to their word. */
export function DisputesPane({ scenario, game, me }: Props) {
  const view = wtoView(game);
  const barriers = barriersNow(game);
  return (
    <ScrollPane
      class="pane-scroll disputes"
      label={t(view === undefined ? 'tab.inspections' : 'wto.disputes')}
    >
      {view !== undefined && <Disputes scenario={scenario} view={view} me={me} />}
      {barriers !== undefined && openCase.value === undefined && (
        <>
          {me !== undefined && <InspectionCard scenario={scenario} game={game} barriers={barriers} me={me} />}
          <KnownBarriers game={game} />
        </>
      )}
    </ScrollPane>
  );
}

function Disputes({ scenario, view, me }: Omit<Props, 'game'> & { readonly view: WtoView }) {
  const cases = casesOf(view, me);
  const open = cases.find(({ dispute }) => dispute.id === openCase.value);
  if (open !== undefined) {
    return (
      <>
        <button type="button" class="btn sm ghost back" onClick={() => (openCase.value = undefined)}>
          <Icon name="arrowLeft" size={16} /> {t('wto.case.back')}
        </button>
        <CaseSheet scenario={scenario} view={view} each={open} me={me} />
      </>
    );
  }
  return (
    <>
      <CaseList cases={cases} />
      {me !== undefined && <ComplaintForm scenario={scenario} view={view} me={me} />}
      <LeavesCard game={view} />
      <BindingsCard scenario={scenario} view={view} me={me} />
      <NextConference game={view} />
    </>
  );
}
