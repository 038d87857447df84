import '../../end/score.css';
import { CAREER_PARTS } from '#shared/protocol/provinces/provinceReport.ts';
import { formatNumber, formatSigned } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { MedalMark } from '../../end/MedalMark.tsx';
import type { ProvinceEndRow } from './provinceEndModel.ts';

/** The own career in five parts against 50, which is what all stood at when play began, and the people's income beside it. */
export function CareerCard({ row }: { readonly row: ProvinceEndRow }) {
  const { career, place, parts, medal, index } = row;
  return (
    <section class="panel score-card" aria-labelledby="own-career">
      <div class="row between">
        <h2 id="own-career">{t('pend.ownCareer')}</h2>
        <MedalMark medal={medal} />
      </div>
      <p>
        <b class="score-number num">{formatNumber(career, 1)}</b>{' '}
        <span class="muted">{t('pend.ownPlace', { place })}</span>
      </p>
      <ul class="career-parts">
        {CAREER_PARTS.map((part) => (
          <li key={part}>
            <span>{t(`career.${part}`)}</span>
            <span class="score-track" aria-hidden="true">
              <i class="fill" style={{ width: `${Math.min(100, Math.max(0, parts[part]))}%` }} />
              <i class="par" />
            </span>
            <b class="num">{formatNumber(parts[part], 1)}</b>
          </li>
        ))}
      </ul>
      <p class="small muted">{t('pend.partsNote')}</p>
      <Judged row={row} />
      <p>
        {t('pend.people', {
          change: t('presults.percent', { number: formatSigned(index - 100, 1) }),
        })}
      </p>
    </section>
  );
}

/** What the medal goes by: prosperity and career, each against bots in the same chair; without them the career alone. */
function Judged({ row: { score, judged, basis } }: { readonly row: ProvinceEndRow }) {
  if (score === undefined) return <p class="small">{t('pend.medalByCareer')}</p>;
  const { prosperity, career } = judged;
  return (
    <section class="judged" aria-labelledby="judged">
      <h3 id="judged">
        {t('pend.result')} <b class="num">{t('pend.resultOf', { score: formatNumber(score) })}</b>
      </h3>
      <ul class="small">
        <li>
          {t('pend.judged.prosperity', {
            change: t('presults.percent', { number: formatSigned(prosperity.value, 1) }),
            share: formatNumber(prosperity.betterThan ?? 0),
          })}
        </li>
        <li>
          {t('pend.judged.career', {
            score: formatNumber(career.value, 1),
            share: formatNumber(career.betterThan ?? 0),
          })}
        </li>
      </ul>
      {basis === 'approximate' && <p class="small muted">{t('pend.approximate')}</p>}
    </section>
  );
}
