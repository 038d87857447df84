import { NEW_GOVERNMENT_SUPPORT } from '#shared/content/politicsConstants.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { Icon } from '../../design/Icon.tsx';
import { formatNumber, formatSigned } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';

/** Votes of legislatures and elections of the round: public, the same for everyone. */
export function VotesCard({ report }: { readonly report: RoundReport }) {
  const politics = report.modules?.politics;
  if (politics === undefined) return null;
  const { ratifications, elections } = politics;
  if (ratifications.length + elections.length === 0) return null;
  return (
    <section class="panel votes-card">
      <h3 class="head">
        {t('votes.title')}{' '}
        <ConceptMark place={ratifications.length > 0 ? 'spot.ratification' : 'spot.election'} />
      </h3>
      <ul class="pad moves">
        {ratifications.flatMap(({ paper, votes }) =>
          votes.map((vote) => (
            <li key={`${paper}${vote.economy}`}>
              <span class="row">
                <Icon name={vote.passed ? 'check' : 'close'} size={16} />
                <b class="grow">
                  {t(vote.passed ? 'ratification.passed' : 'ratification.refused', {
                    economy: economyName(vote.economy),
                  })}
                </b>
              </span>
              <span class="micro muted num">
                {t('ratification.needs', {
                  threshold: vote.threshold,
                  support: formatNumber(vote.support, 0),
                  swing: formatSigned(vote.swing, 1),
                  affinity: formatSigned(vote.affinity, 1),
                })}
              </span>
            </li>
          )),
        )}
        {elections.map(({ economy, fell, support }) => (
          <li key={economy} class="row">
            <Icon name={fell ? 'alert' : 'check'} size={16} />
            <span class="grow">
              {t(fell ? 'election.fell' : 'election.kept', {
                economy: economyName(economy),
                points: NEW_GOVERNMENT_SUPPORT,
              })}
            </span>
            <span class="num small muted">{formatNumber(support, 0)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
