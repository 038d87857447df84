import type { ComponentProps } from 'preact';
import { MEDAL_PARTS, tableStanding } from '#shared/content/provinces/provinceConstants.ts';
import { medalFor, medalScaleOf } from '#shared/content/scores.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ForecastProvince, ForecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { whoBroke } from '#shared/rules/provinces/pacts/breaches.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { Meter } from '../../../design/charts/Bar.tsx';
import { SCORES } from '../../../design/charts/scale.ts';
import { Term } from '../../../design/Term.tsx';
import { previews } from '../../../preview/preview.ts';
import { formatNumber, formatSigned } from '../../../text/format.ts';
import { tab } from '../../../state/tableState.ts';
import { Say, say } from '../../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import type { LeftFoot as LeftFoots } from '../../moments/Moments.tsx';
import { pointAt } from '../../table/MoveStrip.tsx';
import { nationText } from '../figures/mapLayersModel.ts';
import { ownState, placeText, pointsTold, reportOf } from '../own/ownModel.ts';
import { CareerNow, ResultSince, leastOf, leastTold } from '../policy/MeasuresOutlook.tsx';
import {
  type Rate,
  type Tried,
  gaugeNow,
  gaugesOf,
  hasGold,
  rateOf,
  resultSoFar,
  spendingTold,
} from '../policy/resultGauge.ts';
import { careerRows } from '../policy/measuresModel.ts';
import {
  type ProvincesView,
  isGainHidden,
  isPlayed,
  isStandingOf,
  rangeText,
  revealedRounds,
  standingOf,
  useProvinceSeat,
} from '../seat.ts';
import { AnswerPress, WithoutBreaker } from '../pacts/PactAnswers.tsx';
import { isAnswered } from '../pacts/PartnerAdvice.tsx';
import { pactForCareer } from '../pacts/PactBoard.tsx';
import { careerTold, lostByBreach } from '../policy/roundLedger.ts';
import { TableAdvice, TableMedals } from './ProvinceCard.tsx';
import { askToLeave, leavingsTold } from './provinceMoveModel.tsx';
import '../own/own.css';

/** Both goals: the points of the round and what makes them, and how the country stands for the medal of the table; all else for whoever asks. */
export function TwoGoalsCard() {
  const rate = useRate();
  const { scenario, game, me } = useProvinceSeat();
  const own = ownState(game, me);
  const nation = nationNow({ scenario, game }, me);
  const standing = nation && tableStanding(scenario, nation, game);
  const isForecast = isPlayed(game);
  const isWaiting = isForecast && !isStandingOf(game, me);
  // Of a table of which no games of bots are stored no points are known.
  const tellsPoints = isWaiting || rate !== undefined;
  const isSafe = hasGold(game, me, revealedRounds(game));
  // Before gains are told only the round before is known, which here would read as what this one came to.
  const goal = !isGainHidden(game) && (
    <div class={`slim stack gap-0 num${isSafe ? '' : ' ruled'}`}>
      <p class="row between gap-1">
        <b>{t('goal.table')}</b>
        <b class="nowrap">{standing === undefined ? '…' : t(`medal.${standing.medal}`)}</b>
      </p>
      {isSafe && standing && nation && <NextOfTable {...standing} now={nation} />}
    </div>
  );
  return (
    <section class="panel economy" aria-labelledby="own-state" aria-busy={isWaiting}>
      <h2 class="head" id="own-state">
        {t('own.title')}
      </h2>
      {isSafe && goal}
      <div class={`slim stack gap-1${isSafe ? ' ruled' : ''}`}>
        {isGainHidden(game) ? (
          <p class="small">{t('goal.hidden')}</p>
        ) : tellsPoints ? (
          <>
            <p class="row between gap-1 num">
              <b>{t(isForecast ? 'gauge.short' : 'goal.came')}</b>
              <b class="nowrap">{rate === undefined ? '…' : pointsText(rate.value, rate.least)}</b>
            </p>
            <Meter
              kind="score"
              value={rate?.value ?? 0}
              ends={{ low: 0, high: Math.max(SCORES.high, rate?.value ?? 0) }}
              look="gain"
              marks={[{ at: medalScaleOf(game).gold, look: 'gold' }]}
            />
            {rate?.why && (
              <p class="small">
                <Say phrase={rate.why} />
              </p>
            )}
            {isForecast && <ResultSince from="opened" tried={rate?.tried} />}
            <Average />
            <Making rate={rate} />
          </>
        ) : null}
      </div>
      {!isSafe && goal}
      <details class="slim ruled stack gap-1">
        <summary class="small">{t('goal.how')}</summary>
        {rate !== undefined && <HowJudged rate={rate} />}
        {own.place !== undefined && (
          <p class="row between small num">
            <Term of="growthRank">{t('own.place')}</Term> <b>{placeText(own, scenario)}</b>
          </p>
        )}
        {!isGainHidden(game) && standing && nation && (
          <NationLine now={nation} gold={standing.gold} isForecast={isForecast} />
        )}
        {standing !== undefined && <TableMedals {...standing} />}
        {standing !== undefined && standing.medal !== 'gold' && <TableAdvice />}
      </details>
    </section>
  );
}

/** The result so far with its medal; before any round that the result is the average of all. */
function Average() {
  const { game, me } = useProvinceSeat();
  const reports = revealedRounds(game);
  const soFar = resultSoFar(game, me, reports);
  const isSafe = reports.length < lastRoundOf(game) && hasGold(game, me, reports);
  return (
    <p class="small num">
      {soFar === undefined
        ? t('goal.average', { rounds: lastRoundOf(game), gold: medalScaleOf(game).gold })
        : t(isSafe ? 'goal.soFarSafe' : 'goal.soFar', {
            score: formatNumber(soFar.score),
            medal: t(`medal.${medalFor(soFar.score, medalScaleOf(game))}`),
          })}
    </p>
  );
}

/** How far the country is from the next medal of the table. */
function NextOfTable({ medal, medals, now }: Medals & { readonly now: Nation }) {
  const won = medals.findIndex((each) => each.medal === medal);
  const next = medals.at(won < 0 ? -1 : won - 1);
  if (won === 0 || next === undefined) return null;
  const { income, border } = nationText(now);
  const asked = { mostIncome: next.incomePercent, mostTimes: next.borderEffect };
  return (
    <p class="small">
      {t('goal.tableNext', { medal: t(`medal.${next.medal}`), income, times: border, ...asked })}
    </p>
  );
}

/** To where the bars of both parts go, in per cent of the best bots' points: a last round may bring more than they have on average. */
const BAR_MOST = 150;

function pointsText(points: number, least = points): string {
  // A range has no room for the word.
  const score = rangeText(least, points);
  if (score !== formatNumber(points)) return score;
  return t('goal.points', { score, count: Math.abs(Math.round(points)) });
}

/** The two parts of the points of a round, a line and a bar each; the mark is where the best bots are on average. */
function Making({ rate }: { readonly rate: Rate | undefined }) {
  const { scenario, game, me } = useProvinceSeat();
  const why = rate ? careerTold({ scenario, game }, me, roundNow(game, me).own) : [];
  const rows = [
    {
      part: 'income',
      name: <Term of="realIncome">{t('own.income')}</Term>,
      now: rate && growthText(rate.income.now),
    },
    { part: 'career', name: <Term of="career">{t('goal.mark')}</Term>, now: '' },
  ] as const;
  return (
    <>
      {rows.map(({ part, name, now }) => {
        const points = rate?.[part].points ?? 0;
        const most = Math.max((MEDAL_PARTS[part] * BAR_MOST) / 100, points);
        return (
          <div key={part} class="stack gap-0">
            <p class="row between gap-1 small num">
              <span>
                {name} <b>{now ?? '…'}</b>
              </span>
              <span class="nowrap">{rate && pointsText(points)}</span>
            </p>
            <Meter
              value={points}
              ends={{ low: 0, high: most }}
              look="gain"
              marks={[{ at: MEDAL_PARTS[part], look: 'par' }]}
            />
          </div>
        );
      })}
      {why.map((told) => (
        <p key={told.key} class="small">
          {say(told)}
        </p>
      ))}
    </>
  );
}

/** How points come of both parts, of which parts the career of the round is made, in its own points of 100, and which step raises it most. */
function HowJudged({ rate }: { readonly rate: Rate }) {
  const { scenario, game, me } = useProvinceSeat();
  const step = careerStep(game, me);
  return (
    <>
      <p class="small">{pointsTold(game, me)}</p>
      <CareerNow rows={careerRows(scenario, game, rate, rate)} score={rate.career.now} />
      {step && (
        <p class="small">
          <Say phrase={step} />
        </p>
      )}
      <p class="small muted">{t('pbrief.howCareer')}</p>
    </>
  );
}

/**
 * In the talks the pact of the list that raises the career most, or that none does, once the model has answered. Policy says by itself which levels bring most
 * points. It stands where the career is explained, since beside the advice for the round it reads as another advice.
 */
function careerStep(game: ProvinceGame, me: EconomyId): Phrase | undefined {
  return game.phase !== 'policy' && isPlayed(game) && isAnswered(game, me)
    ? pactForCareer(game, me)
    : undefined;
}

function growthText(percent: number): string {
  return t('presults.percent', { number: formatSigned(percent, 1) });
}

type Medals = Pick<ReturnType<typeof tableStanding>, 'medal' | 'medals'>;

type NationLineProps = {
  readonly now: Nation;
  readonly gold: ReturnType<typeof tableStanding>['gold'];
  readonly isForecast: boolean;
};

/** What the second goal goes by: the country's income since the start, and its inner borders beside those before the round, and what gold asks for. */
function NationLine({ now, gold, isForecast }: NationLineProps) {
  const { scenario, game } = useProvinceSeat();
  const { borderEffect } = revealedRounds(game).at(isForecast ? -1 : -2) ?? scenario.atOpening;
  return (
    <p class="small num">
      {t(isForecast ? 'goal.tableAbout' : 'goal.tableCame', {
        income: nationText(now).income,
        goldIncome: gold.incomePercent,
        before: nationText({ ...now, borderEffect }).border,
        times: nationText(now).border,
        goldTimes: gold.borderEffect,
      })}
    </p>
  );
}

type Nation = Pick<ForecastRound, 'nationalIncomePercent' | 'borderEffect'>;

/** How the country stands, as the goal of the table counts it: in the round as it is forecast while it is played, once that is known, else as it came. */
function nationNow(
  { game, scenario }: Pick<ProvincesView, 'game' | 'scenario'>,
  me: EconomyId,
): Nation | undefined {
  if (isPlayed(game)) {
    if (!isStandingOf(game, me)) return undefined;
    const { first, standing } = previews.value;
    if (game.phase === 'policy' && first?.result.type === 'measures') return first.result.forecast.after;
    return standing?.result.type === 'standing' ? standing.result.round : undefined;
  }
  const { nationalIncome: nationalIncomePercent, borderEffect } = scenario.atOpening;
  return revealedRounds(game).at(-1) ?? { nationalIncomePercent, borderEffect };
}

/** The points of the round: as the table stands, with what is tried in Policy, or as the round came. */
function useRate(): Rate | undefined {
  const { scenario, game, me } = useProvinceSeat();
  if (!isPlayed(game))
    return isGainHidden(game) ? undefined : rateOf({ scenario, game }, me, reportOf(game, me, -1));
  if (!isStandingOf(game, me)) return undefined;
  const { own, tried } = roundNow(game, me);
  const [rate, kept] = [rateOf({ scenario, game }, me, own, tried), leastOf(game, me)];
  const least = tried
    ? gaugesOf({ scenario, game }, me, tried)?.betrayed?.result
    : kept && gaugeNow({ scenario, game }, me, kept.own)?.score;
  const isLess = rate && least !== undefined && Math.round(least) < Math.round(rate.value);
  const isLeaving = isLess && kept && game.phase === 'negotiation';
  const why = isLeaving ? leastTold(kept, least) : breakersOf(game, me);
  return rate && { ...rate, ...(isLess && { least }), ...(why && { why }) };
}

/** Who is expected to break a pact with the seat, which the points of the round count. */
function breakersOf(game: ProvinceGame, me: EconomyId): Phrase | undefined {
  const told = isStandingOf(game, me) ? previews.value.standing?.result : undefined;
  const economies = told?.type === 'standing' ? told.breaking : undefined;
  return economies && phrase('moves.mayBreak', { economies });
}

/** The own round as the table stands, in Policy with what is tried there. */
function roundNow(
  game: ProvinceGame,
  me: EconomyId,
): { readonly own?: ForecastProvince; readonly tried?: Tried } {
  const { first } = previews.value;
  const tried =
    game.phase === 'policy' && first?.job.type === 'measures' && first.result.type === 'measures'
      ? { forecast: first.result.forecast, measures: first.job.measures }
      : undefined;
  const own = tried?.forecast.after.provinces[me] ?? standingOf(me);
  return { ...(own && { own }), ...(tried && { tried }) };
}

/** What spending the money that is free costs the round as it is told. */
export function Spending({ left }: { readonly left: number }) {
  const { scenario, game, me } = useProvinceSeat();
  const { own, tried } = roundNow(game, me);
  const told = own && left > 0 ? spendingTold({ scenario, game }, me, { own, left, tried }) : undefined;
  return told === undefined ? null : (
    <p class="small num">
      <Say phrase={told} />
    </p>
  );
}

/** Below the card of members that left a pact or broke it: what that moves, and the ways to what can still be done about it. */
export function LeftFoot(props: ComponentProps<LeftFoots>) {
  return props.isBroken ? <BrokenFoot {...props} /> : <LeaversFoot {...props} />;
}

/** What the broken word has cost, and both answers to it, each with the round that it makes. */
function BrokenFoot({ pact: id, close }: ComponentProps<LeftFoots>) {
  const { game, me } = useProvinceSeat();
  const pact = game.provinces.pacts[id];
  const by = whoBroke(game, { pact: id, from: game.round - 1 }).map((breach) => breach.by);
  const lost = lostByBreach({ ...game, game }, me, game.round - 1, by);
  const leaving = leavingsTold(game, me).find((told) => told.leaving.id === id);
  const leave = (): void => {
    close();
    if (pact !== undefined) askToLeave(pact);
  };
  return (
    <>
      {lost > 0 && <p class="num">{t('broken.cost', { points: formatNumber(lost), count: lost })}</p>}
      {pact?.members.includes(me) === true && !pact.isBinding && (
        <AnswerPress name={t('broken.leave')} type="giveNotice" moved={leaving?.result} onPress={leave} />
      )}
      <WithoutBreaker pact={id} onOpen={close} />
    </>
  );
}

/** What leavers make of the round as it is told now, and the way to the own levels or to a new pact. */
function LeaversFoot({ pact, close }: ComponentProps<LeftFoots>) {
  const { scenario, game, me } = useProvinceSeat();
  const rate = useRate();
  const points = leftPoints({ scenario, game }, me);
  const now = Math.round(rate?.value ?? NaN);
  return (
    <>
      {rate !== undefined && points !== 0 && (
        <p class="num">{t('left.points', { was: formatNumber(now - points), now: formatNumber(now) })}</p>
      )}
      {game.phase === 'policy' && (
        <button
          type="button"
          class="btn primary"
          onClick={() => {
            close();
            tab.value = 'economy';
            pointAt('.measures', '.dial [aria-checked=true]');
          }}
        >
          {t('left.levels')}
        </button>
      )}
      <WithoutBreaker pact={pact} onOpen={close} />
    </>
  );
}

/** By how many whole points those who have left pacts of the seat since the round began move it, once the model has answered. */
function leftPoints(view: Parameters<typeof gaugeNow>[0], me: EconomyId): number {
  const told = isStandingOf(view.game, me) ? previews.value.standing?.result : undefined;
  const steps = told?.type === 'standing' ? told.steps : [];
  const place = steps.findIndex(({ cause }) => cause === 'left');
  const [was, now] = [steps[place - 1], steps[place]].map(
    (step) => step && gaugeNow(view, me, step.own)?.score,
  );
  return was === undefined || now === undefined ? 0 : Math.round(now - was);
}
