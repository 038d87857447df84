import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { RoundStep } from '#shared/rules/provinces/forecast/roundSteps.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { previews } from '../../../preview/preview.ts';
import { isInArrears } from '#shared/rules/provinces/settlement/careerScore.ts';
import type {
  ForecastProvince,
  MeasuresForecast,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { formatList, formatNumber, formatPercent, sentences } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { Say, say } from '../../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { yuan } from '../../../text/money.ts';
import { Dumbbell, type Look, Meter } from '../../../design/charts/Bar.tsx';
import { within } from '../../../design/charts/scale.ts';
import { Delta } from '../../../design/Marks.tsx';
import { brokenTold } from '../own/OwnCards.tsx';
import { NEAR_WAGES, isStandingOf, partsMoved, useProvinceSeat, useProvinces } from '../seat.ts';
import { type CareerRow, othersMoved, ruleName, stepName, wordsDoubted } from './measuresModel.ts';
import { FromTo, type NationMoved, TableMoved, rangeTold } from '../figures/League.tsx';
import {
  type Betrayed,
  type CountedRound,
  type ResultGauge,
  gaugeNow,
  paymentsTold,
  resultMove,
  sinceLast,
} from './resultGauge.ts';
import { useSeat } from '../../../state/useTable.ts';

type OutlookRowsProps = { readonly forecast: MeasuresForecast };

/** From what is to what would be while nobody else moves: income, place, state jobs, budget; and what it does to others. */
export function OutlookRows({ forecast }: OutlookRowsProps) {
  const { me } = useSeat();
  const [was, next] = [forecast.before.provinces[me], forecast.after.provinces[me]];
  if (was === undefined || next === undefined) return null;
  return (
    <section class="outlook slim" aria-labelledby="outlook-title">
      <h3 id="outlook-title">{t('outlook.title')}</h3>
      <table class="figures outlook-rows num">
        <tbody>
          <Row
            label={t('outlook.income')}
            was={was.index}
            next={next.index}
            reach={6}
            value={formatNumber(next.index, 1)}
            text={`${formatNumber(Math.abs(100 * (next.index / was.index - 1)), 1)}%`}
          />
          <Row
            label={t('outlook.place')}
            was={-was.place}
            next={-next.place}
            reach={5}
            value={t('outlook.placeValue', { place: next.place })}
            text={formatNumber(Math.abs(next.place - was.place))}
          />
          <Row
            label={t('outlook.jobs')}
            was={was.stateJobs}
            next={next.stateJobs}
            reach={15}
            value={formatNumber(next.stateJobs, 1)}
            text={formatNumber(Math.abs(next.stateJobs - was.stateJobs), 1)}
          />
          <Row
            label={t('outlook.budget')}
            was={was.budget}
            next={next.budget}
            reach={Math.max(20, was.budget * 0.12)}
            value={yuan(next.budget)}
            text={yuan(Math.abs(next.budget - was.budget))}
          />
        </tbody>
      </table>
      <p class="small outlook-others run">
        <span class="muted">
          {t('outlook.others')}
          {t('common.colon')}
        </span>
        {othersMoved(me, forecast).map(({ economy, percent }) => (
          <span key={economy}>
            {economyName(economy)}{' '}
            <Delta value={percent} text={formatNumber(Math.abs(percent), 2)} epsilon={0.005} />
          </span>
        ))}
      </p>
    </section>
  );
}

type RowProps = {
  readonly label: string;
  readonly was: number;
  readonly next: number;
  /** Change that fills half of the line. */
  readonly reach: number;
  readonly value: string;
  readonly text: string;
};

/** Beyond the largest change, for the dot. */
const ROOM = 1.2;

/** What is and what would be as a pair of dots, the value, and by how much it moved. */
function Row({ label, was, next, reach, value, text }: RowProps) {
  const change = next - was;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td aria-hidden="true">
        <Dumbbell
          was={was}
          now={within({ low: was - reach, high: was + reach }, next)}
          ends={{ low: was - reach * ROOM, high: was + reach * ROOM }}
        />
      </td>
      <td>
        <b>{value}</b>
      </td>
      <td>
        <Delta value={change} text={text} epsilon={0.05} />
      </td>
    </tr>
  );
}

type CareerBarsProps = {
  readonly rows: readonly CareerRow[];
  /** Points of inspections, before and after; absent where no law stands. */
  readonly sanction?: {
    readonly from: number;
    readonly to: number;
    readonly chance: number;
    readonly fine: number;
  };
  readonly title: string;
};

/** The career score part by part, each with its weight; the mark in the middle is 50, as at the opening. */
export function CareerBars({ rows, sanction, title }: CareerBarsProps) {
  return (
    <section class="career slim" aria-labelledby="career-title">
      <div class="row between">
        <h3 id="career-title">{title}</h3>
        <span class="small muted">{t('career.legend')}</span>
      </div>
      <table class="figures career-rows num">
        <thead class="sr">
          <tr>
            <th scope="col">{t('career.part')}</th>
            <th scope="col">{t('career.weight')}</th>
            <th scope="col">{t('career.bar')}</th>
            <th scope="col">{t('career.values')}</th>
            <th scope="col">{t('career.points')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ part, weight, from, to, points }) => (
            <tr key={part}>
              <th scope="row">{t(`career.${part}`)}</th>
              <td class="muted">{formatPercent(weight, 0)}</td>
              <td aria-hidden="true">
                <Meter value={to} look={lookOf(points)} marks={[AT_OPENING]} />
              </td>
              <td>
                {formatNumber(from)} → <b>{formatNumber(to)}</b>
              </td>
              <td>
                <Delta value={points} text={formatNumber(Math.abs(points), 1)} epsilon={0.05} />
              </td>
            </tr>
          ))}
          {sanction !== undefined && (
            <tr class="risk">
              <th scope="row" colSpan={3}>
                {t('career.inspection', { chance: formatPercent(sanction.chance, 0), fine: sanction.fine })}
              </th>
              <PointsCells {...sanction} />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

/** The centre's mark of a round: each part, from 0 to 100, with its weight. */
export function CareerNow({ rows, score }: { readonly rows: readonly CareerRow[]; readonly score: number }) {
  return (
    <table class="figures num small">
      <thead>
        <tr class="muted">
          <th scope="col">{t('goal.careerNow')}</th>
          <th scope="col">{t('career.weight')}</th>
          <th scope="col">{t('goal.of100')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ part, weight, to }) => (
          <tr key={part}>
            <th scope="row">{t(`career.${part}`)}</th>
            <td class="muted">{formatPercent(weight, 0)}</td>
            <td>{formatNumber(to)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('goal.careerSum')}
          </th>
          <td>
            <b>{formatNumber(score, 1)}</b>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function PointsCells({ from, to }: { readonly from: number; readonly to: number }) {
  return (
    <>
      <td>
        {formatNumber(from, 1)} → <b>{formatNumber(to, 1)}</b>
      </td>
      <td>
        <Delta value={to - from} text={formatNumber(Math.abs(to - from), 1)} epsilon={0.05} />
      </td>
    </>
  );
}

/** All parts stand at 50 when play begins. */
const AT_OPENING = { at: 50, look: 'opening' } as const;

function lookOf(change: number): Look {
  return change > 0.05 ? 'gain' : change < -0.05 ? 'loss' : 'plain';
}

type SinceProps = {
  readonly from: 'lastRound' | 'opened';
  /** In Policy, what is tried. */
  readonly tried?: Parameters<typeof resultMove>[1] | undefined;
};

/** Why the round brings other points than the last one, when it begins; or than then, while it is played. */
export function ResultSince({ from, tried = [] }: SinceProps) {
  const { scenario, game, me } = useProvinceSeat();
  const { standing } = previews.value;
  if (standing?.result.type !== 'standing') return null;
  // A later briefing says more of it.
  if (from === 'opened' && game.phase === 'briefing' && game.round > 1) return null;
  const { steps } = standing.result;
  const expected = steps.findIndex(({ cause }) => cause === 'expected');
  const scoreOf = (own: CountedRound | undefined) =>
    (own && gaugeNow({ scenario, game }, me, own)?.score) ?? NaN;
  const partsOf = (some: readonly RoundStep[]) =>
    some.map((step, at) => ({
      name: ruleName(scenario, game, some[at - 1], step) ?? stepName(step),
      score: scoreOf(step.own),
    }));
  const was = from === 'opened' ? steps[expected]?.own : game.reports.at(-1)?.provinces[me];
  const since = partsOf(from === 'opened' ? steps.slice(expected + 1) : steps.slice(0, expected + 1));
  if (from === 'opened') {
    const move = resultMove(scoreOf(was), [...since, ...tried]);
    if (move === undefined || Number.isNaN(move.was + move.now)) return null;
    return (
      <p class="small num">
        {t('moves.since.opened', {
          was: formatNumber(move.was),
          now: formatNumber(move.now),
          parts: formatList(move.parts),
        })}
      </p>
    );
  }
  const left = leastOf(game, me);
  const least = left && scoreOf(left.own);
  const told = sinceLast(scoreOf(was), since, least);
  if (told === undefined) return null;
  const isLess = told.now < told.was;
  const why = isLess ? paymentsTold({ scenario, game }, me, steps[expected]?.own, scoreOf) : undefined;
  const leaving = left && least !== undefined && Math.round(least) < told.now && leastTold(left, least);
  return (
    <>
      <p class="num">{sentences(say(told.phrase), why && say(why))}</p>
      {leaving && (
        <p class="num">
          <Say phrase={leaving} />
        </p>
      )}
    </>
  );
}

/** Those partners in a line each, and others of the draft that broke a pact before, binding or not. */
export function Doubted({ draft }: { readonly draft: Draft }) {
  const { game, me = '' } = useProvinces();
  return (
    <>
      {brokenTold(game, me, draft, wordsDoubted(game, me, draft)).map((word) => (
        <span key={say(word)} class="small">
          {say(word)}
        </span>
      ))}
    </>
  );
}

type MovedProps = {
  /** Of seats whose results bots have shown. */
  readonly result: { readonly was: ResultGauge; readonly next: ResultGauge } | undefined;
  readonly nation: NationMoved;
  /** That the model has not answered yet: an older figure is no figure. */
  readonly isWaiting?: boolean;
  /** Of a renewal: the points are those of the next round, without it and with it. */
  readonly isNextRound?: boolean | undefined;
  readonly betrayed?: Betrayed | undefined;
};

/** What an act does to the points of the own round, in the words of every page; to how the country stands where these are not known. */
export function ResultMoved({ result, nation, ...more }: MovedProps) {
  if (result === undefined) return <TableMoved {...nation} isChange={false} />;
  const { isNextRound = false, isWaiting = false, betrayed } = more;
  const [was, next] = [
    formatNumber(result.was.score),
    rangeTold(result.next.score, { ...(betrayed && { betrayed }) }),
  ];
  const isSame = was === formatNumber(result.next.score);
  return (
    <span class="run num">
      <span>
        <b>{t(isNextRound ? 'gauge.nextRound' : 'gauge.short')}</b>{' '}
        {isWaiting ? '…' : isSame ? <b>{next}</b> : <FromTo was={was} next={next} />}
      </span>
    </span>
  );
}

/** Points of the mark, or of the round where they are known, that a betrayal must take to be told. */
const TOLD_BETRAYAL = 1;

/** What is left if those break their word who gain by it; nothing where that takes little from the mark, or the points of the round where these are known. */
export function betrayedTold(
  betrayed: Betrayed | undefined,
  kept: { readonly mark: number; readonly points: number | undefined },
): Phrase | undefined {
  if (betrayed === undefined) return undefined;
  const { by: economies, score, result } = betrayed;
  const isKnown = result !== undefined && kept.points !== undefined;
  const taken = isKnown ? Math.round(kept.points) - Math.round(result) : kept.mark - score;
  if (taken < TOLD_BETRAYAL) return undefined;
  return isKnown
    ? phrase('gauge.betrayedResult', { economies, count: economies.length, result: formatNumber(result) })
    : phrase('gauge.betrayed', { economies, career: formatNumber(score, 1) });
}

/** That wages go unpaid with the envelope, or that what is spent with it leaves little above them. */
export function wagesTold(was: ForecastProvince, next: ForecastProvince): Phrase | undefined {
  const { budget, payroll } = next;
  if (isInArrears(next)) return phrase('measures.unpaid', { budget: yuan(budget), payroll: yuan(payroll) });
  const isSpent = next.budgetParts.spending > was.budgetParts.spending;
  if (!isSpent || budget >= NEAR_WAGES * payroll) return undefined;
  return phrase('measures.nearUnpaid', { left: yuan(budget - payroll) });
}

type PairGauged = { readonly levels: { readonly wall: number }; readonly gauge: ResultGauge };

/** What the next wall would bring one part of the points at the cost of the other. */
export function higherTold(now: PairGauged, higher: PairGauged | undefined): string | undefined {
  const parts = higher && partsMoved(now.gauge, higher.gauge);
  return parts ? t('measures.higher', { wall: higher.levels.wall, parts }) : undefined;
}

/** Who will probably leave a pact with the seat, or gains by breaking one, and the own round then. */
export function leastOf(game: ProvinceGame, me: EconomyId) {
  const told = isStandingOf(game, me) ? previews.value.standing?.result : undefined;
  const { by = [], how = 'break', round } = (told?.type === 'standing' ? told.least : undefined) ?? {};
  const own = round?.provinces[me];
  return own && { by, how, own };
}

/** The same in a sentence, with the points that are left. */
export function leastTold({ by, how }: NonNullable<ReturnType<typeof leastOf>>, points: number): Phrase {
  const told = { economies: by, count: by.length };
  return how === 'leave'
    ? phrase('moves.mayLeave', { ...told, points: formatNumber(points) })
    : phrase('gauge.betrayedResult', { ...told, result: formatNumber(points) });
}
