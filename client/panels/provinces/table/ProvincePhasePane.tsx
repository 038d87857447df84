import { ReadyButton } from '../../player/ReadyButton.tsx';
import { ScrollPane } from '../../chrome/ScrollPane.tsx';
import { t } from '../../../text/t.ts';
import { Briefing } from '../briefing/Briefing.tsx';
import { CentrePanel } from '../centre/CentrePanel.tsx';
import { DealsPane } from '../pacts/DealsPane.tsx';
import { SealedCard } from '../own/SealedCard.tsx';
import { MeasuresPanel } from '../policy/MeasuresPanel.tsx';
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
          return <MeasuresPanel scenario={scenario} game={game} me={seat.economy} />;
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
