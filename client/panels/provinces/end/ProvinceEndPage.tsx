import type { ConceptId } from '#shared/content/concepts/conceptPlaces.ts';
import type { ProvinceRoundReport, ProvinceStanding } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import { Medallion } from '../../../design/Medallion.tsx';
import { ScrollPane } from '../../../design/ScrollPane.tsx';
import { LineChart } from '../../../design/charts/LineChart.tsx';
import { type Frame, endsOf } from '../../../design/charts/scale.ts';
import { twoPeople } from '../../../state/standing.ts';
import { playsAlone } from '../../../state/store.ts';
import { useTable } from '../../../state/useTable.ts';
import { Say, say } from '../../../text/Say.tsx';
import { formatNumber, formatSigned, sentences, withinSentence } from '../../../text/format.ts';
import { locale } from '../../../text/language.ts';
import { economyName } from '../../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { LoadingPage } from '../../chrome/MessagePage.tsx';
import { ConceptLink } from '../../concepts/ConceptLink.tsx';
import { Decision } from '../../end/DecisionsCard.tsx';
import { Remembered } from '../../debrief/HighlightCards.tsx';
import { EndFrame } from '../../end/EndFrame.tsx';
import { medalScaleOf } from '#shared/content/scores.ts';
import { nextMedal } from '../../end/endModel.ts';
import { MedalMark } from '../../end/Medals.tsx';
import { Needle } from '../figures/Needle.tsx';
import { nationText } from '../figures/mapLayersModel.ts';
import { closingQuestion, withBreakers } from '../results/stopsModel.ts';
import { type BorderReading, type ProvincesView, openingYear, provincesView, readings } from '../seat.ts';
import { CentreCard, LeagueStandings, ProvinceTableScore, endOf } from './LeagueStandings.tsx';
import { gameLedger, keptRounds } from '../policy/roundLedger.ts';
import {
  CareerCard,
  ConductCard,
  lessonTold,
  missingMost,
  pointsBesideEven,
  rowTold,
  wayToMedal,
} from './ScoreCards.tsx';
import './provinceEnd.css';
import {
  type ProvinceEnd,
  type ProvinceEndRow,
  weightiestDecisions,
  meanIncome,
} from './provinceEndModel.ts';

/** Four readings of borders inside a country, none of which the game can settle. */
export const VIEWS = ['cooperate', 'market', 'redraw', 'small'] as const;
type ViewOfBorders = (typeof VIEWS)[number];

/** The card that says more. */
export const CARD_OF_VIEW: Readonly<Record<ViewOfBorders, ConceptId>> = {
  cooperate: 'governmentCooperation',
  market: 'rivalAnswers',
  redraw: 'redrawnDivisions',
  small: 'borderDissent',
};

type Played = {
  readonly provinces: Pick<ProvincesState, 'breaches'>;
  readonly reports: readonly ProvinceRoundReport[];
  readonly opening: BorderReading;
};

/** What this table has to say on each view, in its own numbers. */
export function tableOnView(view: ViewOfBorders, { provinces, reports, opening }: Played): Phrase {
  const last = reports.at(-1);
  const times = (last?.borderEffect ?? opening.times).toFixed(1);
  const change = formatSigned(last?.nationalIncomePercent ?? 0, 1);
  switch (view) {
    case 'cooperate':
      return phrase('fourViews.cooperate.here', {
        pacts: pactsMade(reports),
        breaches: provinces.breaches.length,
        reforms: reports.filter(({ enacted }) => enacted !== undefined).length,
        change,
      });
    case 'market':
    case 'redraw': {
      const act = view === 'market' ? 'leaveToMarket' : 'redrawDivisions';
      const round = reports.find(({ acts }) => acts.some(({ type }) => type === act))?.round;
      return round === undefined
        ? phrase(`fourViews.${view}.notTried`)
        : phrase(`fourViews.${view}.here`, { round, times, change });
    }
    case 'small':
      return phrase('fourViews.small.here', { from: opening.times.toFixed(1), times, change });
  }
}

/** Pacts that were in force at any time. */
function pactsMade(reports: readonly ProvinceRoundReport[]): number {
  return new Set(reports.flatMap(({ pacts }) => pacts.map(({ id }) => id))).size;
}

/** Four views side by side, with who disagrees: the game is a model of one argument. */
function FourViews({ view }: { readonly view: ProvincesView }) {
  const [opening] = readings(view, []);
  if (opening === undefined) return null;
  const played = { provinces: view.provinces, reports: view.reports, opening };
  return (
    <section class="stack gap-3" aria-labelledby="four-views">
      <h2 id="four-views">{t('fourViews.title')}</h2>
      <p class="muted">{t('fourViews.model')}</p>
      <div class="four-views-cards stack grid gap-3">
        {VIEWS.map((each) => (
          <article class="paper col" key={each}>
            <h3>{t(`fourViews.${each}.title`)}</h3>
            <p>{t(`fourViews.${each}.claim`)}</p>
            <dl>
              <dt>{t('fourViews.here')}</dt>
              <dd>{say(tableOnView(each, played))}</dd>
              <dt>{t('fourViews.against')}</dt>
              <dd>{t(`fourViews.${each}.against`)}</dd>
            </dl>
            <p class="small">
              <ConceptLink id={CARD_OF_VIEW[each]} />
            </p>
          </article>
        ))}
      </div>
      <p class="small muted">{t('fourViews.dissent')}</p>
    </section>
  );
}

type Missing = Pick<ProvincesView, 'scenario' | 'reports'> & {
  readonly game: Pick<ProvincesView['game'], 'par'> & Parameters<typeof medalScaleOf>[0];
};
/** How many points the next medal is away, and which part lacks most to the best bots; nothing of the highest. */
export function missingWords(row: ProvinceStanding, { game, scenario, reports }: Missing): string {
  const { score, medal, economy } = row;
  const next = score === undefined ? undefined : nextMedal(score, medal, undefined, medalScaleOf(game));
  if (next === undefined) return '';
  const missing = missingMost(row, pointsBesideEven(scenario, reports, economy));
  return sentences(
    t('end.next', { points: next.points, medal: withinSentence(t(`medal.${next.medal}`)) }),
    missing && say(missing),
  );
}

/** How the own result stands among those of the table: whom it beats by how much, or who is first. */
export function amongOthers(
  rows: readonly Pick<ProvinceEndRow, 'economy' | 'score' | 'place'>[],
  mine: Pick<ProvinceEndRow, 'economy' | 'score' | 'place'>,
): Phrase {
  const seats = rows.length;
  const told = (score: number | undefined): number => Math.round(score ?? 0);
  if (mine.score === undefined) return phrase('pend.among.career', { place: mine.place, seats });
  const others = rows
    .filter(({ economy }) => economy !== mine.economy)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const [next] = others;
  const place = 1 + others.filter(({ score }) => told(score) > told(mine.score)).length;
  const economy = economyName(next?.economy ?? '');
  const ahead = told(mine.score) - told(next?.score);
  if (place > 1) return phrase('pend.among.place', { place, seats, economy, score: told(next?.score) });
  return ahead === 0
    ? phrase('pend.among.level', { seats, economy })
    : phrase('pend.among.first', { seats, economy, points: ahead });
}

/** Why most have gold, where they have. */
function allHigh({ rows, hasScores }: Pick<ProvinceEnd, 'rows' | 'hasScores'>): string {
  const count = rows.filter(({ medal }) => medal === 'gold').length;
  return hasScores && 2 * count > rows.length ? t('pend.allHigh', { count, seats: rows.length }) : '';
}

/** The end of a game of provinces: the league, the nation beside it, what bots did, and four views of what it means. */
export function ProvinceEndPage() {
  const { game } = useTable();
  const view = provincesView();
  const final = view?.provinces.final;
  if (view === undefined || final === undefined) return <LoadingPage note={t('end.waiting')} />;
  const end = endOf(view, final);
  const { mine } = end;
  const people = twoPeople(game, end.rows);
  const way = mine && wayToMedal(mine, view.game.par?.seats[mine.economy], medalScaleOf(view.game));
  const centre = <CentreCard view={view} end={end} />;
  return (
    <EndFrame
      kind="province-end"
      hasScores={end.hasScores}
      own={
        mine && {
          economy: mine.economy,
          title: t('pend.headlineIncome', {
            economy: economyName(mine.economy),
            change: meanIncome(mine.judged),
          }),
          medal: mine.medal,
          score: mine.score,
          why: sentences(say(amongOthers(end.rows, mine)), missingWords(mine, view), allHigh(end)),
          below: <TableMedal end={end} />,
          cards: (
            <>
              {way && <p>{say(way)}</p>}
              <CareerCard row={mine} view={view} />
            </>
          ),
        }
      }
      tableTitle={t(`pend.headline.table.${end.tableMedal}`)}
      medals={{ seats: byResult(end), ...(mine === undefined && { tableMedal: end.tableMedal }) }}
      {...(mine !== undefined && {
        short: (
          <>
            <Decided view={view} mine={mine} />
            <Remembered isOfOthers />
          </>
        ),
      })}
      table={
        <>
          <ProvinceTableScore end={end} tellsMissing />
          <History view={view} end={end} />
          {mine && <ConductCard row={mine} />}
          {centre}
        </>
      }
      {...(people.length > 0 && {
        people: <LeagueStandings end={{ ...end, rows: people }} labelledBy="standings-people" />,
      })}
      standings={{
        title: t('pend.league'),
        table: <LeagueStandings end={end} />,
        note: t('pend.leagueNote'),
      }}
      // Whoever plays alone has just answered it on the last page of the results.
      question={playsAlone.value ? undefined : closingQuestion(view)}
      readOn="spot.provincesDebrief"
    >
      <BotsCard end={end} />
      <FourViews view={view} />
    </EndFrame>
  );
}

/** The second goal beside the own one: the table's medal, and what it goes by. */
function TableMedal({ end }: { readonly end: ProvinceEnd }) {
  const { income, border } = nationText(end);
  return (
    <p class="run">
      <b>{t('end.table')}</b> <MedalMark medal={end.tableMedal} />{' '}
      <span class="num muted">
        {t('presults.nation')} {t('presults.percent', { number: income })} · {t('pend.border')}{' '}
        {t('pend.times', { times: border })}
      </span>
    </p>
  );
}

/** Medals go by the result, the best first; without one as the league stands. */
function byResult({ rows }: Pick<ProvinceEnd, 'rows'>): readonly ProvinceEndRow[] {
  return rows.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0));
}

/** What made the points of the rounds; where this device was not told them, what moved the income of the people. */
function Decided({ view, mine }: { readonly view: ProvincesView; readonly mine: ProvinceEndRow }) {
  const { economy } = mine;
  const rounds = gameLedger(view, economy, withBreakers(keptRounds(economy), view, economy));
  const lesson = lessonTold(view.reports, { economy, breaches: view.provinces.breaches });
  const isByPoints = rounds.length > 0;
  const decisions = isByPoints
    ? rounds.map(({ round, was, came, rows }) => ({
        figure: formatSigned(came - was, 0),
        title: phrase('pend.decision.round', { round, was: formatNumber(was), came: formatNumber(came) }),
        rows: rows.map(rowTold),
      }))
    : weightiestDecisions(view.reports, economy, view.provinces.departures).map(
        ({ percent, title, parts }) => ({
          figure: t('presults.percent', { number: formatSigned(percent, 1) }),
          title,
          notes: parts === undefined ? [] : [parts],
        }),
      );
  return (
    <section class="panel score-card decisions stack top" aria-labelledby="decisions">
      <h2 id="decisions">{t(isByPoints ? 'pend.decided' : 'pend.decisions')}</h2>
      {lesson !== undefined && (
        <p class="num">
          <b>{t('end.lesson')}</b>
          {t('common.colon')}
          <Say phrase={lesson} />
        </p>
      )}
      <p class="small muted">{t(isByPoints ? 'pend.decidedText' : 'pend.decisionsText')}</p>
      {decisions.length === 0 && <p>{t('end.decisionsNone')}</p>}
      <ol class="decision-list">
        {decisions.map((decision, at) => (
          <Decision key={at} {...decision} />
        ))}
      </ol>
    </section>
  );
}

/** The border effect and national income, round by round. */
function History({ view, end }: { readonly view: ProvincesView; readonly end: ProvinceEnd }) {
  const history = readings(view, view.reports);
  const now = history.at(-1);
  return (
    <section class="panel score-card stack top" aria-labelledby="end-history">
      <h2 id="end-history">{t('pend.history')}</h2>
      <div class="two-lines stack grid gap-4">
        {now !== undefined && <Needle now={now} history={history} openingYear={openingYear(view)} />}
        <figure>
          <figcaption>{t('pend.nationLine')}</figcaption>
          <NationLine path={end.nation} openingYear={openingYear(view)} />
        </figure>
      </div>
    </section>
  );
}

/** To the right and at the top there is room for the last figure. */
const FRAME: Frame = { width: 320, height: 112, top: 24, right: 48, bottom: 36, left: 16 };
/** Per cent: small movements must not look like large ones. */
const LEAST_SPAN = 1;

type NationLineProps = { readonly path: readonly number[]; readonly openingYear: string };

/** National income round by round against the opening; the same figures as text for screen readers. */
function NationLine({ path, openingYear: opening }: NationLineProps) {
  const percent = (value: number): string => t('presults.percent', { number: formatSigned(value, 1) });
  const last = path.length - 1;
  return (
    <LineChart
      kind="index-path"
      frame={FRAME}
      ends={endsOf(path, LEAST_SPAN)}
      lines={[{ key: 'nation', values: path, look: '' }]}
      base={{ value: path[0] ?? 0, beyond: 32 }}
      columns={path.map((_, at) => ({ at, name: at === 0 ? opening : at }))}
      footing={5}
      dots={{ each: 2.5, last: 4.5 }}
      label={t('pend.nationPath', { list: path.map(percent).join(locale().comma) })}
    >
      {({ x, y }) => (
        <text class="last" x={x(last) + 24} y={y(path[last] ?? 0) - 8} text-anchor="middle">
          {percent(path[last] ?? 0)}
        </text>
      )}
    </LineChart>
  );
}

/** How bot governments were minded and what they did with their dials: secret until now. */
function BotsCard({ end }: { readonly end: ProvinceEnd }) {
  if (end.bots.length === 0) return null;
  return (
    <section class="panel score-card bots-card stack top" aria-labelledby="bots-card">
      <h2 id="bots-card">{t('pend.bots')}</h2>
      <p class="small muted">{t('pend.botsHint')}</p>
      <ScrollPane class="scroll-x" labelledBy="bots-card">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('pend.province')}</th>
              <th scope="col">{t('pend.temper')}</th>
              <th scope="col">{t('pend.walls')}</th>
              <th scope="col">{t('pend.blocks')}</th>
              <th scope="col">{t('pend.broken')}</th>
            </tr>
          </thead>
          <tbody>
            {end.bots.map((row) => (
              <tr key={row.economy}>
                <th scope="row">
                  <span class="row">
                    <Medallion economy={row.economy} size={24} /> {economyName(row.economy)}
                  </span>
                </th>
                <td>{row.temperament !== undefined && t(`ptemper.${row.temperament}`)}</td>
                <td class="num path">{row.walls.join(' ')}</td>
                <td class="num path">{row.blocks.join(' ')}</td>
                <td>{brokenText(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPane>
    </section>
  );
}

function brokenText({ breaches }: ProvinceEndRow): string {
  if (breaches.length === 0) return t('pend.noBreach');
  const unseen = breaches.filter(({ isSeen }) => !isSeen).length;
  return t(unseen === 0 ? 'pend.breaches' : 'pend.breachesUnseen', { count: breaches.length, unseen });
}
