import { Icon } from '../../../design/Icon.tsx';
import { t } from '../../../text/t.ts';
import { dealsView, openPaper } from '../../player/tableState.ts';
import { ReadyButton } from '../../player/ReadyButton.tsx';
import { viewport } from '../../player/viewport.ts';
import { paperList } from '../../treaty/paperListModel.ts';
import { partyAt, type PaneProps } from '../table/seat.ts';
import { PactRegister } from './PactRegister.tsx';
import { ProvincePapers } from './ProvincePapers.tsx';
import './pacts.css';

/** Papers on the table, and the public register of pacts and payments. */
export function DealsPane(props: PaneProps) {
  const { game, seat } = props;
  const party = partyAt(seat);
  const waiting = paperList(game, party).answer.length;
  // On a phone an open paper has the foot of the screen for itself.
  const hasRoom = viewport.value !== 'phone' || openPaper.value === undefined;
  const shown = dealsView.value === 'agreements' ? 'agreements' : 'proposals';
  return (
    <section class="deals" aria-label={t('tab.deals')}>
      <nav class="tabs panel" aria-label={t('tab.deals')}>
        {(['proposals', 'agreements'] as const).map((view) => (
          <button
            key={view}
            type="button"
            class={shown === view ? 'on' : ''}
            aria-pressed={shown === view}
            onClick={() => {
              dealsView.value = view;
              openPaper.value = undefined;
            }}
          >
            <Icon name={view === 'proposals' ? 'deals' : 'agreements'} size={17} />
            {t(view === 'proposals' ? 'tab.proposals' : 'pacts.register')}
            {view === 'proposals' && waiting > 0 && <span class="badge num">{waiting}</span>}
          </button>
        ))}
      </nav>
      {shown === 'proposals' ? <ProvincePapers {...props} /> : <PactRegister {...props} />}
      {party !== undefined && game.phase === 'negotiation' && hasRoom && (
        <ReadyButton game={game} me={party} />
      )}
    </section>
  );
}
