import { type MedalScale, medalFor, medalScaleOf } from '#shared/content/scores.ts';
import { MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import { CAREER_PARTS, type CareerPart } from '#shared/content/vocabulary.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type {
  ProvinceReport,
  ProvinceRoundReport,
  ProvinceStanding,
} from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { Conduct } from '#shared/protocol/debrief.ts';
import { tableWhatIfs } from '../../../state/debrief.ts';
import { session } from '../../../state/store.ts';
import { Say } from '../../../text/Say.tsx';
import { countedPoints, valueCounting } from '#shared/rules/scores/finalScore.ts';
import { LevelBar, Meter } from '../../../design/charts/Bar.tsx';
import { formatList, formatNumber, formatSigned, sentences } from '../../../text/format.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { withinSentence } from '../../debrief/debriefModel.ts';
import { nextMedal } from '../../end/endModel.ts';
import { MedalMark } from '../../end/Medals.tsx';
import '../../end/score.css';
import { type ProvincesView, TOLD, pointsAddingUp, useProvinces } from '../seat.ts';
import { EVEN, bestParts, pointsByPart } from '../own/ownModel.ts';
import type { RoundStep } from '#shared/rules/provinces/forecast/roundSteps.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { stepName } from '../policy/measuresModel.ts';
import { economyName } from '../../../text/nameParams.ts';
import {
  type CountedRound,
  type RoundsTold,
  type ToldStep,
  resultGauge,
  resultSoFar,
} from '../policy/resultGauge.ts';
import { type ProvinceEndRow, meanIncome } from './provinceEndModel.ts';

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

/** Something that moved the points of a round, and which of a pact’s are money that was paid under it. */
export type Decisive = Record<'round' | 'points' | 'paid', number> & { readonly name: string };

/** So many are told, of at least so many points. */
const DECISIVE = { most: 6, points: 2 } as const;
/** What comes by itself is nothing that decided. */
const BY_ITSELF: readonly RoundStep['cause'][] = ['once', 'lastOnly', 'wages', 'opened'];

/** What may have decided a game. */
type Kind = 'paid' | 'pacts' | 'policy' | 'others';
const OF_PACTS: readonly RoundStep['cause'][] = ['signed', 'ended', 'left'];

type Played = {
  readonly game: Pick<ProvinceGame, 'par'>;
  readonly reports: readonly {
    readonly round: number;
    readonly provinces: Readonly<Partial<Record<EconomyId, CountedRound & { lumps?: { meeting: number } }>>>;
  }[];
};

/** The name of what ended and what was signed in a round where a partner of the one is one of the other: a pact that was signed anew. */
function renewedName(steps: readonly ToldStep[]): string | undefined {
  const of = (cause: RoundStep['cause']) =>
    steps.flatMap((step) => (step.cause === cause ? (step.economies ?? []) : []));
  const [ended, signed] = [of('ended'), [...new Set(of('signed'))]];
  if (!ended.some((economy) => signed.includes(economy))) return undefined;
  return t('moves.renewed', { economies: formatList(signed.map(economyName)) });
}

/** All that moved the points of the rounds, each by what it was told to, in whole points as the rounds told them; nothing of rounds that were told elsewhere. */
function movesOf({ game, reports }: Played, me: EconomyId, kept: RoundsTold) {
  return reports.flatMap(({ round, provinces }, place) => {
    const scoreOf = (own: CountedRound | undefined) =>
      Math.round((own && resultGauge(game, me, own)?.score) ?? NaN);
    const steps = kept[round]?.steps ?? [];
    const renewed = renewedName(steps);
    let before =
      place === 0 ? Math.round(steps[0]?.score ?? NaN) : scoreOf(reports[place - 1]?.provinces[me]);
    const moves = steps.flatMap((step) => {
      const points = Math.round(step.score) - before;
      before += points;
      const isAnew = renewed !== undefined && ['ended', 'signed'].includes(step.cause);
      const name = isAnew ? renewed : step.cause === 'tried' ? t('moves.policy') : stepName(step);
      const byCause: Kind =
        step.cause === 'tried' ? 'policy' : OF_PACTS.includes(step.cause) ? 'pacts' : 'others';
      const kind: Kind = step.isPayment === true || step.cause === 'paid' ? 'paid' : byCause;
      const isPaidUnder = (isAnew || step.cause === 'signed') && kind === 'paid';
      const isTold = name !== undefined && !BY_ITSELF.includes(step.cause);
      const isExpected = step.cause === 'expected';
      return isTold ? [{ round, points, kind, isPaidUnder, isExpected, name }] : [];
    });
    const own = provinces[me];
    if (steps.length === 0 || own === undefined) return moves;
    // No forecast holds what the meeting of the centre brings, so that it is in no step.
    const unmet = scoreOf({ ...own, score: own.score - (own.lumps?.meeting ?? 0) });
    const ofOthers = { round, kind: 'others' as const, isPaidUnder: false, isExpected: false };
    return [
      ...moves,
      { ...ofOthers, name: t('moves.otherwise'), points: unmet - before },
      { ...ofOthers, name: t('lump.meeting'), points: scoreOf(own) - unmet },
    ];
  });
}

/** What moved the points of the rounds most, as each was told, with what the others did otherwise than expected: a round opened with what was expected, which its page tells of nobody. Nothing where the rounds were told elsewhere. */
export function decisiveParts(played: Played, me: EconomyId, kept: RoundsTold): readonly Decisive[] {
  const all = new Map<string, Decisive>();
  for (const { round, name, points, isPaidUnder, isExpected } of movesOf(played, me, kept)) {
    if (isExpected) continue;
    const key = `${round} ${name}`;
    const before = all.get(key) ?? { points: 0, paid: 0 };
    const paid = before.paid + (isPaidUnder ? points : 0);
    all.set(key, { round, name, points: before.points + points, paid });
  }
  return [...all.values()]
    .filter(({ points }) => Math.abs(points) >= DECISIVE.points)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, DECISIVE.most);
}

/** Which kind of them brought most over the game. What comes in a round counts in all that follow, until something ends it. */
export function decidedBy(played: Played, me: EconomyId, kept: RoundsTold): Kind | undefined {
  const sums = new Map<Kind, number>();
  for (const { kind, points, round } of movesOf(played, me, kept))
    sums.set(kind, (sums.get(kind) ?? 0) + points * (played.reports.length + 1 - round));
  const [most] = [...sums].toSorted(([, one], [, other]) => other - one);
  return most !== undefined && most[1] > 0 ? most[0] : undefined;
}

/** What it came to, in a sentence: what brought most where the people did better than with most bots, else why they did not. */
export function lessonTold(
  { prosperity, career }: ProvinceStanding['judged'],
  decided?: Kind,
): Phrase | undefined {
  if (prosperity.betterThan === undefined || career.betterThan === undefined) return undefined;
  const [income, mark] = [prosperity.betterThan >= MIDDLE, career.betterThan >= MIDDLE];
  if (income && decided !== undefined) return phrase(`pend.lesson.by.${decided}`);
  if (income) return phrase(mark ? 'pend.lesson.both' : 'pend.lesson.income');
  return phrase(mark ? 'pend.lesson.career' : 'pend.lesson.none');
}

/** Better than half of the bots. */
const MIDDLE = 50;
