import { CENTRE_RESULT } from '#shared/content/provinces/provinceConstants.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import { CAREER_PARTS } from '#shared/content/vocabulary.ts';
import type { ProvincesFinal } from '#shared/protocol/provinces/provinceReport.ts';
import { ScrollPane } from '../../../design/ScrollPane.tsx';
import { Meter } from '../../../design/charts/Bar.tsx';
import { me } from '../../../state/store.ts';
import { formatList, formatNumber, withinSentence } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { Governed, MedalMark } from '../../end/Medals.tsx';
import '../../end/score.css';
import { type Nation, nationText, nationTold } from '../figures/mapLayersModel.ts';
import type { ProvincesView } from '../seat.ts';
import './provinceEnd.css';
import { type ProvinceEnd, type ProvinceEndRow, meanIncome, provinceEnd } from './provinceEndModel.ts';

type Props = { readonly end: ProvinceEnd; readonly medallion?: number; readonly labelledBy?: string };

/** Seats as the centre ranks them, and as their people would: career score in its five parts, medals, and the people's real income beside it. */
export function LeagueStandings({ end, medallion = 28, labelledBy = 'standings' }: Props) {
  return (
    <ScrollPane class="scroll-x" labelledBy={labelledBy}>
      <table class="league-standings">
        <thead>
          <tr>
            <th scope="col">{t('pend.place')}</th>
            <th scope="col">{t('pend.peoplePlace')}</th>
            <th scope="col">{t('pend.province')}</th>
            <th scope="col" class="right">
              {t('pend.career')}
            </th>
            <th scope="col">{t('end.medal')}</th>
            {end.hasScores && (
              <th scope="col" class="right">
                {t('pend.par')}
              </th>
            )}
            {CAREER_PARTS.map((part) => (
              <th scope="col" class="right" key={part}>
                {t(`career.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {end.rows.map((row, at) => (
            <Row key={row.economy} row={row} at={at} hasScores={end.hasScores} medallion={medallion} />
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}

type RowProps = {
  readonly row: ProvinceEndRow;
  /** Its place in the table: on a wall medals come one after the other. */
  readonly at: number;
  readonly hasScores: boolean;
  readonly medallion: number;
};

function Row({ row, at, hasScores, medallion }: RowProps) {
  const { economy, place, incomePlace, medal, career, score, parts, judged, isMine, temperament } = row;
  return (
    <tr class={isMine ? 'lit' : ''}>
      <td class="num">{place}</td>
      <td class="num nowrap">
        {incomePlace} <small class="muted">{t('pend.incomeMean', { change: meanIncome(judged) })}</small>
      </td>
      <th scope="row">
        <Governed
          economy={economy}
          size={medallion}
          {...(temperament === undefined ? {} : { bot: t(`ptemper.${temperament}`) })}
        />
      </th>
      <td class="right num">
        <b>{formatNumber(career, 1)}</b>
      </td>
      <td class="in-turn" style={{ '--at': at + 1 }}>
        <MedalMark medal={medal} isInColumn />
      </td>
      {hasScores && <td class="right num">{score === undefined ? '' : formatNumber(score)}</td>}
      {CAREER_PARTS.map((part) => (
        <td class="right num" key={part}>
          {formatNumber(parts[part], 1)}
        </td>
      ))}
    </tr>
  );
}

/** What was missing for the table's next medal; undefined where it has the best. */
export function missedByTable(
  { thresholds, tableMedal }: Pick<ProvinceEnd, 'thresholds' | 'tableMedal'>,
  nation: Nation,
): string | undefined {
  const won = thresholds.findIndex(({ medal }) => medal === tableMedal);
  const best = won === 0 ? undefined : thresholds.at(won < 0 ? -1 : won - 1);
  if (best === undefined) return undefined;
  const { value, digits } = nationTold(nation).income;
  const list = [
    ...(nation.nationalIncomePercent < best.incomePercent
      ? [t('pend.tableMissing.income', { points: formatNumber(best.incomePercent - value, digits) })]
      : []),
    ...(nation.borderEffect > best.borderEffect
      ? [t('pend.tableMissing.border', { times: formatNumber(best.borderEffect) })]
      : []),
  ];
  const medal = withinSentence(t(`medal.${best.medal}`));
  return list.length === 0 ? undefined : t('pend.tableMissing', { medal, list: formatList(list) });
}

type TableScoreProps = {
  readonly end: ProvinceEnd;
  /** Say what the next medal lacks, where there is room. */
  readonly tellsMissing?: boolean;
};

/** What the table reached together: national income and the border effect, against what medals ask for. */
export function ProvinceTableScore({ end, tellsMissing = false }: TableScoreProps) {
  const { tableMedal, thresholds } = end;
  const told = nationText(end);
  const missing = tellsMissing ? missedByTable(end, end) : undefined;
  return (
    <section class="paper table-score stack gap-3 top" aria-labelledby="table-score">
      <div class="row between">
        <h2 id="table-score">{t('end.table')}</h2>
        <MedalMark medal={tableMedal} />
      </div>
      <dl class="table-two">
        <div>
          <dt>{t('presults.nation')}</dt>
          <dd class="num">{t('presults.percent', { number: told.income })}</dd>
        </div>
        <div>
          <dt>{t('pend.border')}</dt>
          <dd class="num">{t('pend.times', { times: told.border })}</dd>
        </div>
      </dl>
      {missing !== undefined && <p>{missing}</p>}
      <ul class="thresholds stack">
        {thresholds.map(({ medal, incomePercent, borderEffect: most }) => (
          <li key={medal} class="row wrap">
            <MedalMark medal={medal} />
            <span>
              {t('pend.threshold', {
                income: formatNumber(incomePercent, Number.isInteger(incomePercent) ? 0 : 1),
                times: formatNumber(most),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The end as this device's seat sees it; `isPublic` for the room. */
export function endOf(view: ProvincesView, final: ProvincesFinal, isPublic = false): ProvinceEnd {
  const { scenario, provinces, reports, game } = view;
  const members = Object.fromEntries(
    Object.values(game.seats).map(({ economy, member }) => [economy, member]),
  );
  return provinceEnd(
    { scenario, provinces, reports, final, members, settings: game.settings },
    isPublic ? undefined : me.value?.seat,
  );
}

type ProvinceStandingsProps = { readonly view: ProvincesView; readonly final: ProvincesFinal };

/** The end on the console: what the nation reached, the league, and what the centre did. */
export function ProvinceStandings({ view, final }: ProvinceStandingsProps) {
  const end = endOf(view, final, true);
  return (
    <div class="province-end stack gap-4">
      <ProvinceTableScore end={end} />
      <section class="panel standings" aria-labelledby="standings">
        <h2 class="head" id="standings">
          {t('pend.league')}
        </h2>
        <LeagueStandings end={end} />
      </section>
      <CentreCard view={view} end={end} />
    </div>
  );
}

/** For the room: what the nation reached, or the league. */
export function StandingsOfRoom({
  view,
  final,
  part,
}: ProvinceStandingsProps & { readonly part: 'together' | 'league' }) {
  const end = endOf(view, final, true);
  return part === 'together' ? (
    <ProvinceTableScore end={end} />
  ) : (
    <LeagueStandings end={end} medallion={44} />
  );
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
