import { provincesOf } from '#shared/rules/provinces/state/provincesOf.ts';
import { t } from '../../../text/t.ts';
import { ScrollPane } from '../../../design/ScrollPane.tsx';
import { SealedCard } from '../../table/EnvelopeFrame.tsx';
import { ReadyButton } from '../../table/ReadyButton.tsx';
import { viewport } from '../../../state/viewport.ts';
import { Briefing } from '../briefing/Briefing.tsx';
import { CentreColumn } from '../centre/CentreColumn.tsx';
import { CentrePanel } from '../centre/CentrePanel.tsx';
import { CentreQuestions } from '../centre/CentreQuestions.tsx';
import { BudgetCard } from '../own/BudgetCard.tsx';
import { StateCard } from '../own/StateCard.tsx';
import { DealsPane } from '../pacts/DealsPane.tsx';
import { PactsCard } from '../pacts/PactRegister.tsx';
import { MeasuresPanel } from '../policy/MeasuresPanel.tsx';
import { ProvinceResults } from '../results/ProvinceResults.tsx';
import { partyAt, useProvinces } from '../seat.ts';

/** What this phase is about: briefing, proposals, the envelope, or the reveal; for the centre its acts. */
export function ProvincePhasePane() {
  const { game, seat } = useProvinces();
  const party = partyAt(seat);
  switch (game.phase) {
    case 'briefing':
      return (
        <div class="fill col">
          <ScrollPane class="pane-scroll" label={t('phase.briefing')}>
            <Briefing />
          </ScrollPane>
          {party !== undefined && <ReadyButton isBig />}
        </div>
      );
    case 'lobby':
    case 'negotiation':
      return seat.type === 'centre' ? <CentrePanel actor="seat" /> : <DealsPane />;
    case 'policy':
      switch (seat.type) {
        case 'province':
          return <Policy />;
        case 'centre':
          return <CentrePanel actor="seat" />;
        case 'watcher':
          return (
            <div class="pane-scroll">
              <SealedCard seats={Object.keys(provincesOf(game).provinces)} />
              <DealsPane />
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
export function OwnColumn() {
  const { seat } = useProvinces();
  if (seat.type !== 'province') return <CentreColumn />;
  return (
    <>
      {viewport.value === 'wide' && <CentreQuestions />}
      <StateCard />
      <BudgetCard />
      <PactsCard />
    </>
  );
}
