import type { RoundReport } from '#shared/protocol/report.ts';
import { Icon } from '../../../design/Icon.tsx';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Medallion } from '../../chrome/Medallion.tsx';
import { eventTitle } from '../../events/EventCard.tsx';
import { conferenceOutcome } from '../../wto/meter/WtoResultCard.tsx';

/** What governments and parliaments decided before the envelopes opened, and which events were at work. */
export function DecidedBoard({ report }: { readonly report: RoundReport }) {
  const { politics, wto, events } = report.modules ?? {};
  const outcome = wto === undefined ? undefined : conferenceOutcome(wto);
  const votes = politics?.ratifications.flatMap((each) => each.votes) ?? [];
  const active = events?.active ?? [];
  return (
    <section class="panel screen-board" aria-labelledby="screen-decided">
      <h2 id="screen-decided">{t('screen.decided')}</h2>
      <p class="muted">{t('screen.decidedHint')}</p>
      {outcome !== undefined && <p class="board-line">{outcome}</p>}
      <ul>
        {votes.map((vote, place) => (
          <li key={`${vote.economy} ${place}`}>
            <Medallion economy={vote.economy} size={40} />
            <span class="grow whole">{economyName(vote.economy)}</span>
            <b class={vote.passed ? 'delta-word up' : 'delta-word down'}>
              <Icon name={vote.passed ? 'check' : 'close'} size={24} />{' '}
              {t(vote.passed ? 'screen.ratified' : 'screen.refused')}
            </b>
          </li>
        ))}
        {active.map((event) => (
          <li key={event.id}>
            <Icon name="alert" size={30} />
            <span class="grow whole">{eventTitle(event)}</span>
            <span class="muted">{t('screen.eventNow')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
