import { ReadyButton } from '../../player/ReadyButton.tsx';
import { ScrollPane } from '../../chrome/ScrollPane.tsx';
import { t } from '../../../text/t.ts';
import { Briefing } from '../briefing/Briefing.tsx';
import { CentrePanel } from '../centre/CentrePanel.tsx';
import { DealsPane } from '../pacts/DealsPane.tsx';
import { SealedCard } from '../own/SealedCard.tsx';
import { CentreQuestions } from '../centre/CentreQuestions.tsx';
import { MeasuresPanel } from '../policy/MeasuresPanel.tsx';
import type { SeatProps } from '../policy/measuresProps.ts';
import { viewport } from '../../player/viewport.ts';
import { ProvinceResults } from '../reveal/ProvinceResults.tsx';
import { partyAt, type PaneProps } from './seat.ts';

/** What this phase is about: briefing, papers, the envelope, or the reveal; for the centre its acts. */
export function ProvincePhasePane(props: PaneProps) {
  const { scenario, game, seat } = props;
  const party = partyAt(seat);
  switch (game.phase) {
    case 'briefing':
      return (
        <div class="brief-pane">
          <ScrollPane class="pane-scroll" label={t('phase.briefing')}>
            <Briefing {...props} />
          </ScrollPane>
          {party !== undefined && <ReadyButton game={game} me={party} isBig />}
        </div>
      );
    case 'lobby':
    case 'negotiation':
      return seat.type === 'centre' ? (
        <CentrePanel scenario={scenario} game={game} actor="seat" />
      ) : (
        <DealsPane {...props} />
      );
    case 'policy':
      switch (seat.type) {
        case 'province':
          return <Policy scenario={scenario} game={game} me={seat.economy} />;
        case 'centre':
          return <CentrePanel scenario={scenario} game={game} actor="seat" />;
        case 'watcher':
          return (
            <div class="pane-scroll">
              <SealedCard game={game} />
              <DealsPane {...props} />
            </div>
          );
      }
    case 'results':
    case 'epilogue':
    case 'debrief':
      return <ProvinceResults {...props} />;
  }
}

/** The envelope; where there is no column beside it, what the centre asks stands above. */
function Policy(props: SeatProps) {
  return (
    <>
      {viewport.value !== 'wide' && <CentreQuestions {...props} />}
      <MeasuresPanel {...props} />
    </>
  );
}
