import {
  EPILOGUE_WEIGHT,
  type MedalScale,
  medalFor,
  medalScaleOf,
  partWeights,
} from '#shared/content/scores.ts';
import { SCORE_PARTS, type ScorePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { Levels } from '#shared/rules/forecast/forecastOverRounds.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import {
  comparedPart,
  countedPoints,
  meanOverRounds,
  valueCounting,
} from '#shared/rules/scores/finalScore.ts';
import { rulerOf } from '#shared/rules/scores/par.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { LevelBar, Meter, scoreEnds } from '../../design/charts/Bar.tsx';
import { endsOf } from '../../design/charts/scale.ts';
import { Delta } from '../../design/Marks.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { previews } from '../../preview/preview.ts';
import { mapValues } from '#shared/kernel/records.ts';
import { revealedReports, yearsAreNext } from '../../state/standing.ts';
import { useCountries, useCountrySeat } from '../../state/useTable.ts';
import { Say, say } from '../../text/Say.tsx';
import { formatNumber, formatPercent, formatPoints, sentences } from '../../text/format.ts';
import { economyName, partyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { answersTold, yearsPhrase } from '../headlines/unionEnds.ts';
import { ScoreStepLine, scoreText, surchargesThatEnd, useScore, closed } from '../politics/ScoreLedger.tsx';
import { type ScoreAhead, partTold } from '../politics/ScoreMoved.tsx';
import { isTaskDone } from '../politics/politicsModel.ts';
import { decisionsOf, decisionsTold } from './causesModel.ts';

const GRADES = ['bronze', 'silver', 'gold'] as const;

/** What is next: the medal that the task would bring, or brings once its round is over, else the points to the next medal. */
function nextTold({ score, withTask }: ScoreAhead, scale: MedalScale, isDone: boolean): string | false {
  const now = medalFor(score, scale);
  const medalOf = withTask === undefined ? now : medalFor(withTask, scale);
  const key = isDone ? 'econ.rateTaskDone' : 'econ.rateWithTask';
  if (withTask !== undefined && (isDone || medalOf !== now))
    return t(key, { score: formatPoints(withTask), medal: t(`medal.${medalOf}`) });
  const medal = GRADES.find((grade) => scale[grade] > Math.round(score));
  if (medal === undefined) return false;
  return t('score.next', { points: scale[medal] - Math.round(score), medal: t(`medal.${medal}`) });
}

/** The score as it stands; where every round starts anew with what is signed in it, as offers told it. The last round alone judges the task. */
function useScoreSoFar(levels?: Levels): ScoreAhead | undefined {
  const [{ scenario, game, me }, ahead] = [useCountrySeat(), useScore()];
  const [round, years] = levels ?? [];
  const after = years === undefined ? incomesAfter(game) : { [me]: years / 100 };
  const played = round === undefined ? game : closed(game, me, round);
  const standing = after === 'coming' ? undefined : standingSoFar(played, after);
  const own = standing?.rows.find(({ economy }) => economy === me);
  if (ahead !== undefined || standing === undefined || own === undefined) return ahead;
  const isDone = isTaskDone(scenario, game, me);
  const score = isDone ? own.exact + 100 * (1 - incomeWeight(game)) : own.points;
  const withTask = game.tasks && (isDone ? score : score + 100 - standing.most);
  return { score, parts: [], lost: 0, ...(withTask !== undefined && { withTask }), isOver: false };
}

/** The score as it stands in any game of countries: one number, its medal, its parts and the next step. */
export function ScoreLine({ levels }: { readonly levels?: Levels | undefined }) {
  const { scenario, game, me } = useCountrySeat();
  const ahead = useScoreSoFar(levels);
  if (ahead === undefined) return null;
  const { score, parts, lost, isOver, isOld = false } = ahead;
  const scale = medalScaleOf(game);
  const now = { visibility: isOld ? 'hidden' : 'visible' };
  const next = !isOver && nextTold(ahead, scale, isTaskDone(scenario, game, me));
  const told = parts.map((each) => partTold(ahead, each, game.tasks !== undefined));
  const lines = lost > 0 ? [...told, t('score.lost', { points: lost })] : told;
  return (
    <div class="stack gap-1 num">
      <p class="row between gap-1">
        <b>{t(isOver ? 'end.score' : 'econ.ahead')}</b>
        <b class="nowrap" aria-busy={isOld}>
          {scoreText(ahead, scale)}
        </b>
      </p>
      <ScoreStepLine />
      <Meter
        kind="score"
        ends={scoreEnds(score)}
        value={score}
        look="strong"
        marks={GRADES.map((grade) => ({ at: scale[grade], look: grade, name: t(`medal.${grade}`) }))}
      />
      {lines.length > 0 && (
        <p class="row wrap between small muted" style={now}>
          {lines.map((line) => (
            <span key={line} class="nowrap">
              {line}
            </span>
          ))}
        </p>
      )}
      {next !== false && (
        <p class="small" style={now}>
          {next}
        </p>
      )}
      {!isOver && game.round <= 1 && <p class="micro muted">{t('score.asItStands')}</p>}
    </div>
  );
}

/** The same as a number alone. */
export function ScoreNumber({ levels }: { readonly levels?: Levels | undefined }) {
  const [{ game }, ahead] = [useCountrySeat(), useScoreSoFar(levels)];
  return ahead && <>{scoreText(ahead, medalScaleOf(game))}</>;
}

/** How a seat stands by what is public: its income, opening = 100, the points of it, and its place now and before the last round. */
type StandingSoFar = Readonly<Record<'average' | 'points' | 'exact' | 'place' | 'placeBefore', number>> & {
  readonly economy: EconomyId;
};

/** What income weighs: of a game with voters beside support and tasks, else beside one task of a seat, or alone. */
function incomeWeight({ tasks, politics }: Pick<CountryGame, 'tasks' | 'politics'>): number {
  const alone: readonly ScorePart[] = tasks === undefined ? ['prosperity'] : ['prosperity', 'mandate'];
  return partWeights(politics === undefined ? alone : SCORE_PARTS).prosperity;
}

type Incomes = Readonly<Record<EconomyId, number>>;
type Standing = {
  readonly most: number;
  readonly rows: readonly StandingSoFar[];
  /** Counted with the years after. */
  readonly withYears: boolean;
};

/** All seats, the first first, by the points of their incomes; known where rounds start anew and bots have played the game. `after`: incomes of the years after. */
export function standingSoFar(game: CountryGame, after?: Incomes): Standing | undefined {
  const { par, seats, settings } = game;
  const seen = revealedReports(game).filter(({ isEpilogue }) => !isEpilogue);
  if (par === undefined || seen.length === 0 || !startsAnew(game)) return undefined;
  const economies = Object.keys(seats);
  if (economies.some((each) => (par.seats[each]?.prosperity.length ?? 0) < 2)) return undefined;
  const weight = incomeWeight(game);
  const last = seen.at(-1);
  const withYears = after !== undefined && yearsAreNext(seen, { settings });
  const judgedBy = (reports: readonly RoundReport[]) => {
    const judged = economies.map((economy) => {
      const value =
        meanOverRounds(reports, (each) => 100 * Math.log(each.economies[economy]?.welfare ?? 1)) ?? 0;
      const part = comparedPart('prosperity', par.seats[economy]?.prosperity ?? [], value, rulerOf(game));
      return {
        economy,
        average: 100 * Math.exp(value / 100),
        // As a score: income below the worst bot's brings nothing.
        counted: Math.max(0, countedPoints('prosperity', part) ?? 0),
      };
    });
    const place = (own: number): number => 1 + judged.filter(({ counted }) => counted > own).length;
    return judged.map((each) => ({ ...each, place: place(each.counted) }));
  };
  const before = seen.length > 1 ? judgedBy(seen.slice(0, -1)) : [];
  const years = last && {
    ...last,
    isEpilogue: true,
    economies: mapValues(last.economies, (each, of) => ({ ...each, welfare: after?.[of] ?? each.welfare })),
  };
  const counting = years !== undefined && withYears ? [...seen, years] : seen;
  const rows = judgedBy(counting).map(({ counted, ...each }, at): StandingSoFar => {
    const exact = weight * counted;
    return { ...each, exact, points: Math.round(exact), placeBefore: before[at]?.place ?? each.place };
  });
  return {
    most: Math.round(100 * weight),
    rows: rows.toSorted((x, y) => x.place - y.place || y.average - x.average),
    withYears,
  };
}

/** Incomes of the years after where the last round is over, as the model finds them; `coming` while it looks, which it does where there are bots to compare with. */
function incomesAfter(game: CountryGame): Readonly<Record<EconomyId, number>> | 'coming' | undefined {
  if (game.par === undefined || !yearsAreNext(revealedReports(game), game)) return undefined;
  const result = previews.value.standing?.result;
  if (result === undefined) return 'coming';
  return result.type === 'ahead' ? result.rounds.at(-1)?.welfare : undefined;
}

const NOTE = { textAlign: 'start', whiteSpace: 'normal' } as const;

/** How all stand, as a table. */
export function StandingTable() {
  const { game, me } = useCountries();
  const after = incomesAfter(game);
  if (after === 'coming')
    return (
      <p class="small muted" aria-busy="true">
        …
      </p>
    );
  const { rows, withYears } = standingSoFar(game, after) ?? {};
  if (rows === undefined) return null;
  // Explained where it first surprises: more income, and fewer points than the row above.
  const isPuzzling = rows.some((row, at) => row.average > (rows[at - 1]?.average ?? Infinity));
  const hasMetEvent = revealedReports(game).some(({ modules }) => modules?.events?.active.length);
  const notes = sentences(isPuzzling && t('standing.note'), Boolean(hasMetEvent) && t('standing.events'));
  return (
    <table class="figures num small" style={{ width: '100%' }}>
      <caption class="small muted" style={{ textAlign: 'start' }}>
        {sentences(
          t(withYears ? 'standing.titleYears' : 'standing.title', { times: EPILOGUE_WEIGHT }),
          ...(withYears ? surchargesThatEnd(game).map(say) : []),
          game.tasks !== undefined && t('standing.tasks'),
        )}
      </caption>
      <thead>
        <tr class="muted">
          <th scope="col" colSpan={2} style={{ textAlign: 'start' }}>
            {t('standing.place')}
          </th>
          <th scope="col">{t(withYears ? 'standing.atEnd' : 'econ.average')}</th>
          <th scope="col">{t('standing.points')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ economy, place, placeBefore, average, points }) => (
          <tr key={economy} class={economy === me ? 'lit' : ''}>
            <td style={{ width: '1%', whiteSpace: 'nowrap' }}>
              {place}{' '}
              {placeBefore !== place && (
                <Delta value={placeBefore - place} text={String(Math.abs(placeBefore - place))} />
              )}
            </td>
            <th scope="row" style={{ textAlign: 'start' }}>
              {partyName(economy)}
            </th>
            <td>{formatNumber(average, 2)}</td>
            <td>
              <b class="nowrap">{formatPoints(points)}</b>
            </td>
          </tr>
        ))}
      </tbody>
      {notes !== '' && (
        <tfoot>
          <tr>
            <td colSpan={4} class="muted" style={NOTE}>
              {notes}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** What the last round decides, and who stands where before it: the parts of the average that are left, and the faces of all, the first first. */
export function LastRound() {
  const { game, me } = useCountries();
  const { rounds } = game.settings;
  const economies = Object.keys(game.seats);
  const rows = standingSoFar(game)?.rows ?? economies.map((economy) => ({ economy, points: undefined }));
  const parts = { last: 1 + EPILOGUE_WEIGHT, parts: rounds + EPILOGUE_WEIGHT };
  return (
    <section class="stack">
      <h3 class="size-h2">{t('brief.lastTitle', parts)}</h3>
      <div class="row" aria-hidden="true">
        {Array.from({ length: parts.parts }, (_, part) => (
          <span
            key={part}
            class="grow"
            style={{ height: '10px', background: part < rounds - 1 ? 'var(--line)' : 'var(--text)' }}
          />
        ))}
      </div>
      <ol class="row between">
        {rows.map(({ economy, points }) => (
          <li key={economy} class="center stack gap-1 small num">
            <Medallion economy={economy} size={52} {...(economy === me ? { ring: 'var(--text)' } : {})} />
            <span>{economyName(economy)}</span>
            {points !== undefined && <b>{t('areas.points', { points: formatPoints(points) })}</b>}
          </li>
        ))}
      </ol>
      <p>
        <b>{t('brief.lastStakes', { years: EPILOGUE_WEIGHT })}</b>
      </p>
    </section>
  );
}

/** What it counts of a hundred, and the points of the score that this makes. */
type Own = Readonly<Record<'index' | 'counted' | 'points', number>>;
const TICKS = [0, 25, 50, 75, 100];

/** The points that average incomes make, the own among them once there is one. Nothing where few have played the seat. */
export function IncomeScale({ economy, own }: { readonly economy: EconomyId; readonly own?: Own }) {
  const { game } = useCountries();
  const { prosperity = [] } = game.par?.seats[economy] ?? {};
  const most = Math.round(100 * incomeWeight(game));
  if (prosperity.length < 2) return null;
  const ruler = rulerOf(game);
  const ticks = TICKS.map((counted): Own => {
    const percent = valueCounting('prosperity', prosperity, counted, ruler) ?? 0;
    return { counted, points: (counted * most) / 100, index: 100 * Math.exp(percent / 100) };
  });
  // Where the own points are those of a step, the own stands for it.
  const others = ticks.filter((each) => formatPoints(each.points) !== (own && formatPoints(own.points)));
  const steps = [...others, ...(own === undefined ? [] : [own])].toSorted((a, b) => a.counted - b.counted);
  const [index, points] = [formatNumber(own?.index ?? 0, 2), formatPoints(own?.points ?? 0)];
  return (
    <div class="small num stack gap-2">
      <p>
        {own === undefined
          ? t(ruler === 'lines' ? 'scale.pointsInLines' : 'scale.points', { most })
          : t(own.counted < 0 ? 'scale.ownBelow' : 'scale.own', { index, points })}
      </p>
      <p class="row between">
        {steps.map((each) => (
          <span key={each.counted} class={each === own ? 'center lit' : 'center muted'}>
            {t('scale.tick', { points: formatPoints(each.points) })}
            <br />
            {formatNumber(each.index, 2)}
          </span>
        ))}
      </p>
    </div>
  );
}

/** With what all rounds have averaged. */
type YearsProps = { readonly report: RoundReport; readonly average: number | undefined };

const OPENING_INDEX = 100;

/** In the place of a reveal of the years after, where they go on from the last round: what holds and what is other, and how the average came together. The score is told by the page that follows. */
export function YearsSummary({ report, average = OPENING_INDEX }: YearsProps) {
  const { game, me } = useCountrySeat();
  const levels = [
    ...game.reports.map(({ round, isEpilogue, economies }) => ({
      label: isEpilogue ? t('years.after', { times: EPILOGUE_WEIGHT }) : t('years.round', { round }),
      index: economies[me]?.index ?? OPENING_INDEX,
    })),
    { label: <b>{t('years.average')}</b>, index: average },
  ];
  const ends = endsOf([OPENING_INDEX, ...levels.map(({ index }) => index)]);
  return (
    <div class="pad stack">
      <p>
        <Say phrase={yearsPhrase(game, me)} />
      </p>
      {answersTold(report, me).map((said) => (
        <p key={said.key}>
          <Say phrase={said} />
        </p>
      ))}
      <OtherThanBefore report={report} />
      <h3>{t('years.rounds')}</h3>
      <div class="num">
        {levels.map(({ label, index }, at) => (
          <div key={at} class="bill-row sum">
            <span>{label}</span>
            <LevelBar from={OPENING_INDEX} to={index} ends={ends} />
            <b class="right">{formatNumber(index, 2)}</b>
          </div>
        ))}
      </div>
    </div>
  );
}

/** What the years after have moved of the own income against the last round, by what was behind it. */
function OtherThanBefore({ report }: Pick<YearsProps, 'report'>) {
  const { game, me } = useCountrySeat();
  const last = game.reports.at(-1);
  const told = last === undefined ? [] : decisionsTold(decisionsOf(game, me, last) ?? []);
  if (told.length === 0) return null;
  return (
    <>
      <p class="small muted">{t('years.other', { round: report.round - 1 })}</p>
      <ul class="stack">
        {told.map(({ name, value }) => (
          <li key={name.key} class="row between">
            <Say phrase={name} />
            <Delta value={value} text={formatPercent(Math.abs(value) / 100, 2)} />
          </li>
        ))}
      </ul>
    </>
  );
}
