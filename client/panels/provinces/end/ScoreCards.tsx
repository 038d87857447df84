import { type MedalScale, medalFor, medalScaleOf } from '#shared/content/scores.ts';
import { MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import { CAREER_PARTS, type CareerPart } from '#shared/content/vocabulary.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, mapValues } from '#shared/kernel/records.ts';
import type { Breach } from '#shared/protocol/provinces/pacts.ts';
import type {
  ProvinceReport,
  ProvinceRoundReport,
  ProvinceStanding,
} from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { Conduct } from '#shared/protocol/debrief.ts';
import { tableWhatIfs } from '../../../state/debrief.ts';
import { session } from '../../../state/store.ts';
import { Say, say } from '../../../text/Say.tsx';
import { countedPoints, valueCounting } from '#shared/rules/scores/finalScore.ts';
import { LevelBar, Meter } from '../../../design/charts/Bar.tsx';
import { formatNumber, formatSigned, sentences, withinSentence } from '../../../text/format.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { nextMedal } from '../../end/endModel.ts';
import { MedalMark } from '../../end/Medals.tsx';
import '../../end/score.css';
import { type ProvincesView, TOLD, pointsAddingUp, useProvinces } from '../seat.ts';
import { EVEN, bestParts, pointsByPart } from '../own/ownModel.ts';
import { resultSoFar } from '../policy/resultGauge.ts';
import { type LedgerRow, splitTold } from '../policy/roundLedger.ts';
import { type ProvinceEndRow, bordersMade, meanIncome } from './provinceEndModel.ts';

/** All parts stand at 50 when play begins. */
const AT_OPENING = { at: 50, look: 'par' } as const;

/** What the medal goes by, the result first; then the own career in five parts against 50, which is what all stood at when play began. */
export function CareerCard({ row, view }: { readonly row: ProvinceEndRow; readonly view: ProvincesView }) {
  const { career, place, parts, medal, score } = row;
  return (
    <section class="panel score-card stack gap-3 top" aria-labelledby="own-result">
      <div class="row between">
        <h2 id="own-result">{t(score === undefined ? 'pend.ownCareer' : 'pend.ownResult')}</h2>
        <MedalMark medal={medal} />
      </div>
      <Judged row={row} />
      <PointsByRound points={pointsByRound(view, row)} />
      <p class={score === undefined ? '' : 'ruled'}>
        {score !== undefined && <b>{t('pend.ownCareer')} </b>}
        <b class={score === undefined ? 'score-number num' : 'num'}>{formatNumber(career, 1)}</b>{' '}
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
      <p>
        {view.provinces.reforms.includes('evaluation')
          ? t('pend.peopleCount', {
              percent: formatNumber(100 * view.scenario.economy.market.politics.weights.broad.welfare),
            })
          : t('pend.people')}
      </p>
    </section>
  );
}

/** What the medal goes by: prosperity and career, each against bots in the same chair; without them the career alone. */
function Judged({ row }: { readonly row: ProvinceEndRow }) {
  const { score, judged, basis } = row;
  const { game } = useProvinces();
  if (score === undefined) return <p class="small">{t('pend.medalByCareer')}</p>;
  const { prosperity, career } = judged;
  const points = pointsOfResult(judged);
  const sum = points.income + points.career;
  const told = pointsAddingUp(points.income, points.career, 0);
  const best = bestParts();
  return (
    <div class="judged prose">
      <p>
        <b class="score-number num">{formatNumber(score)}</b> <span class="muted">{t('pend.ofHundred')}</span>
      </p>
      <ul class="small">
        <li>
          {t('pend.judged.prosperity', {
            change: meanIncome(judged),
            share: formatNumber(prosperity.betterThan ?? 0),
            points: told.income,
            best: best.income,
          })}
        </li>
        <li>
          {t('pend.judged.career', {
            score: formatNumber(career.value, 1),
            share: formatNumber(career.betterThan ?? 0),
            points: told.career,
            best: best.career,
          })}
        </li>
      </ul>
      <p class="small muted">
        {sentences(sum < 0 && t('end.bounded'), t('end.medalsFrom', medalScaleOf(game)))}
      </p>
      {basis === 'approximate' && <p class="small muted">{t('pend.approximate')}</p>}
    </div>
  );
}

/** Points of each round, where their average is the result: one that was counted otherwise, by earlier rules, has none. */
export function pointsByRound(
  { game, reports }: Pick<ProvincesView, 'reports'> & { readonly game: Pick<ProvincesView['game'], 'par'> },
  { economy, score }: Pick<ProvinceStanding, 'economy' | 'score'>,
): readonly number[] {
  const mean = resultSoFar(game, economy, reports);
  if (mean === undefined || score === undefined) return [];
  if (Math.abs(Math.max(0, mean.score) - score) >= TOLD.points) return [];
  return reports.flatMap((report) => resultSoFar(game, economy, [report])?.score ?? []);
}

function PointsByRound({ points }: { readonly points: readonly number[] }) {
  const ends = { low: Math.min(0, ...points), high: Math.max(100, ...points) };
  return (
    <ul class="career-parts stack">
      {points.map((score, at) => (
        <li key={at}>
          <span>{t('pbrief.round', { round: at + 1 })}</span>
          <LevelBar from={0} to={score} ends={ends} />
          <b class="num">{formatNumber(score)}</b>
        </li>
      ))}
    </ul>
  );
}

/** Points that each part brings: together the result, which is never below 0. */
function pointsOfResult({ prosperity, career }: ProvinceStanding['judged']) {
  return {
    income: (MEDAL_PARTS.income * (countedPoints('prosperity', prosperity) ?? 0)) / 100,
    career: (MEDAL_PARTS.career * (countedPoints('support', career) ?? 0)) / 100,
  };
}

/** Points of a result below which nothing is worth naming as missing. */
const TOLD_MISSING = 5;

/**
 * Why a result is not better: the part on which most of its points are missing to the best bots, and of a career the part that cost it most against
 * the 50 of the start (`byPart`: points of a round, on average). Undefined where there is no comparison, or next to nothing is missing.
 */
export function missingMost(
  { score, judged }: ProvinceStanding,
  byPart: Readonly<Record<CareerPart, number>>,
): Phrase | undefined {
  if (score === undefined || score >= 100) return undefined;
  const points = pointsOfResult(judged);
  const missing = {
    income: MEDAL_PARTS.income - points.income,
    career: MEDAL_PARTS.career - points.career,
  };
  if (Math.max(missing.income, missing.career) < TOLD_MISSING) return undefined;
  if (missing.income >= missing.career)
    return phrase('pend.missing.income', {
      missing: formatNumber(missing.income),
      best: bestParts().income,
      count: formatNumber(100 - (judged.prosperity.betterThan ?? 0)),
    });
  const lost = formatNumber(missing.career);
  const { career: best } = bestParts();
  const [costliest = 'tournament'] = CAREER_PARTS.toSorted((a, b) => byPart[a] - byPart[b]);
  if (byPart[costliest] > -TOLD.points) return phrase('pend.missing.careerEven', { missing: lost, best });
  return phrase('pend.missing.career', {
    best,
    missing: lost,
    part: t(`career.${costliest}`),
    points: formatNumber(-byPart[costliest], 1),
  });
}

/** Points that each part brought a career above or below an even 50, by what it weighed in each round; the mean of the rounds. */
export function pointsBesideEven(
  scenario: Pick<ProvincesScenario, 'economy'>,
  reports: readonly Pick<ProvinceRoundReport, 'provinces' | 'institution'>[],
  me: EconomyId,
): Readonly<Record<CareerPart, number>> {
  const even = fromKeys(CAREER_PARTS, () => EVEN);
  return fromKeys(CAREER_PARTS, (part) => {
    const sum = reports.reduce((points, { institution, provinces }) => {
      const pointsOf = (parts: ProvinceReport['parts']): number =>
        pointsByPart(scenario, institution, parts)[part];
      return points + pointsOf(provinces[me]?.parts ?? even) - pointsOf(even);
    }, 0);
    return sum / Math.max(1, reports.length);
  });
}

/** What would have brought the next medal: one part of the result higher, the other as it was. Undefined where neither alone could. */
export function wayToMedal(
  { score, medal, judged }: Pick<ProvinceStanding, 'score' | 'medal' | 'judged'>,
  /** Of bots in the seat, in ascending order. */
  results: { readonly prosperity?: readonly number[]; readonly support?: readonly number[] } | undefined,
  scale: MedalScale,
): Phrase | undefined {
  const next = score === undefined ? undefined : nextMedal(score, medal, undefined, scale);
  if (score === undefined || next === undefined) return undefined;
  // A result is told, and earns its medal, in whole points.
  const least = scale[next.medal] - ROUNDED_UP;
  const points = pointsOfResult(judged);
  const reached = (part: 'prosperity' | 'support', counted: number): number | undefined =>
    counted > REACHED_MOST ? undefined : valueCounting(part, results?.[part], counted, 'rounds');
  const career = reached('support', (100 * (least - points.income)) / MEDAL_PARTS.career);
  const prosperity = reached('prosperity', (100 * (least - points.career)) / MEDAL_PARTS.income);
  const name = withinSentence(t(`medal.${next.medal}`));
  if (career !== undefined)
    return phrase('pend.way.career', { medal: name, career: formatNumber(Math.ceil(10 * career) / 10, 1) });
  if (prosperity === undefined) return undefined;
  return phrase('pend.way.income', {
    medal: name,
    change: t('presults.percent', {
      number: formatSigned(Math.ceil(10 * percentOfLog(prosperity / 100)) / 10, 1),
    }),
  });
}

const ROUNDED_UP = 0.5;
/** Points of 100 that nobody comes to in a part on the average of a game. */
const REACHED_MOST = 150;

/** What the own levels did to the career over the game: the round in which they cost most, and what other levels would have brought. */
export function conductTold(
  { rounds, best }: Conduct,
  played: number | undefined,
  scale: MedalScale,
): readonly Phrase[] {
  const [worst] = rounds.toSorted((a, b) => a.points - b.points);
  const cost =
    worst === undefined || worst.points > -TOLD.points
      ? undefined
      : phrase('pend.conduct.worst', {
          round: worst.round,
          points: formatNumber(-worst.points, 1),
          wall: worst.wall,
          block: worst.block,
        });
  const isWhole = best?.untilRound === rounds.at(-1)?.round;
  const better =
    best === undefined
      ? undefined
      : phrase(`pend.conduct.${best.levels}${isWhole ? 'AllGame' : ''}`, {
          round: best.untilRound,
          score: formatNumber(best.score),
          medal: withinSentence(t(`medal.${medalFor(best.score, scale)}`)),
          career: formatNumber(best.career, 1),
          change: t('presults.percent', { number: formatSigned(best.index - 100, 1) }),
        });
  const none = played === undefined || best !== undefined ? undefined : phrase('pend.conduct.none');
  return [cost, better, none].filter((each) => each !== undefined);
}

/** What the own wall and export limit cost most, against those of the start, and what other levels would have brought. */
export function ConductCard({ row }: { readonly row: ProvinceEndRow }) {
  const scale = medalScaleOf(useProvinces().game);
  const told = tableWhatIfs.value[session.value?.ofClass?.table ?? 'A'];
  const own = told?.find(({ what, economy }) => what === 'levels' && economy === row.economy);
  if (told !== undefined && own?.conduct === undefined) return null;
  return (
    <section class="panel score-card stack top" aria-labelledby="own-conduct">
      <h2 id="own-conduct">{t('pend.conduct')}</h2>
      <p class="small muted">{t('pend.conductText')}</p>
      <div class="stack" aria-live="polite">
        {own?.conduct === undefined ? (
          <p class="muted">{t('pend.conductWait')}</p>
        ) : (
          <>
            {conductTold(own.conduct, row.score, scale).map((each) => (
              <p key={each.key}>
                <Say phrase={each} />
              </p>
            ))}
          </>
        )}
      </div>
    </section>
  );
}

/** A row of a round in the words of its results, its points first. */
export function rowTold({ name, ...row }: LedgerRow): string {
  const [parts] = splitTold(row).map(say);
  const told = parts === undefined ? name : t('pend.decision.split', { name, parts });
  return `${formatSigned(row.points, 0)} ${told}`;
}

/** Per cent of the people's income on average: less is told as none. */
const LEAST_INCOME = 0.05;

/**
 * What the game shows of free riding and local protection, by its own facts: words that were broken while others kept theirs, else whose borders moved the
 * people's income more, as the page counts it. Undefined where borders moved nothing.
 */
export function lessonTold(
  reports: readonly ProvinceRoundReport[],
  { economy, breaches }: Pick<ProvinceEndRow, 'economy'> & { readonly breaches: readonly Breach[] },
): Phrase | undefined {
  const rides = breaches.flatMap(({ by, pact, round }) => {
    const members = reports
      .find((each) => each.round === round)
      ?.pacts.find(({ id }) => id === pact)?.members;
    const kept = (members ?? []).filter(
      (member) => !breaches.some((each) => each.pact === pact && each.round === round && each.by === member),
    );
    return kept.length === 0 ? [] : [{ by, kept }];
  });
  const own = rides.filter(({ by }) => by === economy).length;
  const ofOthers = rides.filter(({ kept }) => kept.includes(economy)).length;
  if (own > 0 && own >= ofOthers) return phrase('pend.lesson.broke', { count: own });
  if (ofOthers > 0) return phrase('pend.lesson.betrayed', { count: ofOthers });
  const made = bordersMade(reports, economy);
  const most = Math.abs(made.own) > Math.abs(made.others) ? 'own' : 'others';
  if (Math.abs(made[most]) < LEAST_INCOME) return undefined;
  const told = mapValues(made, (percent) => t('presults.percent', { number: formatSigned(percent, 1) }));
  return phrase(`pend.lesson.${most}${made[most] > 0 ? 'Opened' : 'Closed'}`, told);
}
