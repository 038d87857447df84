import { formatNumber, formatSigned } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import type { HomeForecast } from '../../../preview/previewProtocol.ts';
import { Medallion } from '../../chrome/Medallion.tsx';
import { allRatifyPercent, votesAhead, type VoteAhead } from './homeModel.ts';

type Props = { readonly home: HomeForecast };

/** The legislatures that must say yes, least certain first: odds, what they are made of, and what the fight costs. */
export function VotesAtHome({ home }: Props) {
  const votes = votesAhead(home);
  const all = allRatifyPercent(home);
  if (all === undefined) return <p class="small muted">{t('home.noVote')}</p>;
  return (
    <div class="votes-ahead">
      <p class="row between small">
        <b>{t('home.votes')}</b>
        {votes.length > 1 && <span class="num">{t('home.all', { percent: all })}</span>}
      </p>
      <ul>
        {votes.map((vote) => (
          <VoteLine key={vote.economy} vote={vote} />
        ))}
      </ul>
    </div>
  );
}

function VoteLine({ vote }: { readonly vote: VoteAhead }) {
  const { economy, percent, threshold, support, swing, affinity, cost, look } = vote;
  return (
    <li class={`vote-ahead ${look}`}>
      <Medallion economy={economy} size={26} />
      <span class="grow">
        <span class="small">{t('ratification.odds', { percent, economy: economyName(economy) })}</span>
        <span class="odds" aria-hidden="true">
          <i style={{ width: `${percent}%` }} />
        </span>
        <span class="micro muted num">
          {t('ratification.needs', {
            threshold,
            support: formatNumber(support, 0),
            swing: formatSigned(swing, 1),
            affinity: formatSigned(affinity, 1),
          })}
          {' · '}
          {t('home.cost', { points: cost })}
        </span>
      </span>
    </li>
  );
}
