import '../../end/score.css';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import { CENTRE_RESULT } from '#shared/content/provinces/centreConstants.ts';
import { formatNumber } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import type { ProvincesView } from '../screen/provincesView.ts';
import type { ProvinceEnd } from './provinceEndModel.ts';

/** What the centre did, round by round, and a human centre's result in its three parts. */
export function CentreCard({ view, end }: { readonly view: ProvincesView; readonly end: ProvinceEnd }) {
  const { provinces, reports } = view;
  const enacted = reports.flatMap(({ round, enacted: reform }) =>
    reform === undefined ? [] : [{ round, reform }],
  );
  const refused = provinces.centre.refusals;
  return (
    <section class="panel centre-card" aria-labelledby="centre-result">
      <h2 id="centre-result">{t('pend.centre')}</h2>
      <p class="muted">{t(`pend.centreBy.${provinces.centreKind}`)}</p>
      {end.centre !== undefined && <CentreResult centre={end.centre} />}
      {enacted.length + refused.length === 0 ? (
        <p>{t('pend.centreNothing')}</p>
      ) : (
        <ul>
          {enacted.map(({ round, reform }) => (
            <Act key={reform} round={round} reform={reform} k="pend.centreEnacted" />
          ))}
          {refused.map(({ round, reform }) => (
            <Act key={`${reform} ${round}`} round={round} reform={reform} k="pend.centreRefused" />
          ))}
        </ul>
      )}
      <p class="small muted">{t('pend.prestigeLeft', { prestige: provinces.centre.prestige })}</p>
    </section>
  );
}

type ActProps = {
  readonly round: number;
  readonly reform: Reform;
  readonly k: 'pend.centreEnacted' | 'pend.centreRefused';
};

function Act({ round, reform, k }: ActProps) {
  return <li>{t(k, { round, reform: t(`reform.${reform}`) })}</li>;
}

function CentreResult({ centre }: { readonly centre: NonNullable<ProvinceEnd['centre']> }) {
  const parts = [
    { key: 'income', points: centre.income },
    { key: 'border', points: centre.border },
    { key: 'ballot', points: centre.ballot },
  ] as const;
  return (
    <>
      <p>
        <b class="score-number num">{formatNumber(centre.score)}</b>{' '}
        <span class="muted">{t('pend.of100')}</span>
      </p>
      <ul class="career-parts">
        {parts.map(({ key, points }) => (
          <li key={key}>
            <span>{t(`pend.centrePart.${key}`)}</span>
            <span class="score-track" aria-hidden="true">
              <i class="fill" style={{ width: `${(100 * points) / CENTRE_RESULT[key]}%` }} />
            </span>
            <b class="num">
              {t('pend.ofMost', { points: formatNumber(points, 1), most: CENTRE_RESULT[key] })}
            </b>
          </li>
        ))}
      </ul>
    </>
  );
}
