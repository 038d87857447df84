import { MEDAL_THRESHOLDS } from '#shared/content/scores.ts';
import { CENTRE_RESULT, MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import { CAREER_PARTS } from '#shared/content/vocabulary.ts';
import { Meter } from '../../../design/charts/Bar.tsx';
import { formatNumber, formatSigned } from '../../../text/format.ts';
import { Say } from '../../../text/Say.tsx';
import { t } from '../../../text/t.ts';
import { MedalMark } from '../../end/Medals.tsx';
import '../../end/score.css';
import type { ProvincesView } from '../seat.ts';
import { type ProvinceEnd, type ProvinceEndRow, missingMost } from './provinceEndModel.ts';

/** All parts stand at 50 when play begins. */
const AT_OPENING = { at: 50, look: 'par' } as const;

/** The own career in five parts against 50, which is what all stood at when play began, and the people's income beside it. */
export function CareerCard({ row, view }: { readonly row: ProvinceEndRow; readonly view: ProvincesView }) {
  const { career, place, parts, medal, index } = row;
  const change = t('presults.percent', { number: formatSigned(index - 100, 1) });
  return (
    <section class="panel score-card stack gap-3 top" aria-labelledby="own-career">
      <div class="row between">
        <h2 id="own-career">{t('pend.ownCareer')}</h2>
        <MedalMark medal={medal} />
      </div>
      <p>
        <b class="score-number num">{formatNumber(career, 1)}</b>{' '}
        <span class="muted">{t('pend.ownPlace', { place })}</span>
      </p>
      <ul class="career-parts stack">
        {CAREER_PARTS.map((part) => (
          <li key={part}>
            <span>{t(`career.${part}`)}</span>
            <Meter kind="score" value={parts[part]} marks={[AT_OPENING]} />
            <b class="num">{formatNumber(parts[part], 1)}</b>
          </li>
        ))}
      </ul>
      <p class="small muted">{t('pend.partsNote')}</p>
      <Judged row={row} />
      <p>
        {view.provinces.reforms.includes('evaluation')
          ? t('pend.peopleCount', {
              change,
              percent: formatNumber(100 * view.scenario.economy.market.politics.weights.broad.welfare),
            })
          : t('pend.people', { change })}
      </p>
    </section>
  );
}

/** What the medal goes by: prosperity and career, each against bots in the same chair; without them the career alone. */
function Judged({ row }: { readonly row: ProvinceEndRow }) {
  const { score, judged, basis } = row;
  const missing = missingMost(row);
  if (score === undefined) return <p class="small">{t('pend.medalByCareer')}</p>;
  const { prosperity, career } = judged;
  return (
    <section class="judged ruled prose" aria-labelledby="judged">
      <h3 id="judged">
        {t('pend.result')} <b class="num">{t('pend.resultOf', { score: formatNumber(score) })}</b>
      </h3>
      {missing !== undefined && (
        <p>
          <Say phrase={missing} />
        </p>
      )}
      <ul class="small">
        <li>
          {t('pend.judged.prosperity', {
            change: t('presults.percent', { number: formatSigned(prosperity.value, 1) }),
            ...countOf('income', prosperity.betterThan),
          })}
        </li>
        <li>
          {t('pend.judged.career', {
            score: formatNumber(career.value, 1),
            ...countOf('career', career.betterThan),
          })}
        </li>
      </ul>
      <p class="small muted">{t('end.medalsFrom', MEDAL_THRESHOLDS)}</p>
      {basis === 'approximate' && <p class="small muted">{t('pend.approximate')}</p>}
    </section>
  );
}

/** How a part compares, what it counts, and the points that it brings: the points of both are the result. */
function countOf(part: keyof typeof MEDAL_PARTS, share = 0) {
  const percent = MEDAL_PARTS[part];
  return {
    share: formatNumber(share),
    percent: formatNumber(percent, 1),
    points: formatNumber((percent * share) / 100, 1),
  };
}

/** What the centre did, round by round, and a human centre's result in its three parts. */
export function CentreCard({ view, end }: { readonly view: ProvincesView; readonly end: ProvinceEnd }) {
  const { provinces, reports } = view;
  const enacted = reports.flatMap(({ round, enacted: reform }) =>
    reform === undefined ? [] : [{ round, reform }],
  );
  const refused = provinces.centre.refusals;
  return (
    <section class="panel score-card centre-card stack top" aria-labelledby="centre-result">
      <h2 id="centre-result">{t('pend.centre')}</h2>
      <p class="muted">{t(`pend.centreBy.${provinces.centreKind}`)}</p>
      {end.centre !== undefined && <CentreResult centre={end.centre} />}
      {enacted.length + refused.length === 0 ? (
        <p>{t('pend.centreNothing')}</p>
      ) : (
        <ul class="stack">
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
      <ul class="career-parts stack">
        {parts.map(({ key, points }) => (
          <li key={key}>
            <span>{t(`pend.centrePart.${key}`)}</span>
            <Meter kind="score" value={points} ends={{ low: 0, high: CENTRE_RESULT[key] }} />
            <b class="num">
              {t('pend.ofMost', { points: formatNumber(points, 1), most: CENTRE_RESULT[key] })}
            </b>
          </li>
        ))}
      </ul>
    </>
  );
}
