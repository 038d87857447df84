import { useRef, useState } from 'preact/hooks';
import { FREE_STEPS, SECOND_STEP_COST } from '#shared/content/provinces/provinceConstants.ts';
import { provinceOf, stepsMost } from '#shared/rules/provinces/state/provinceStates.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { MeasuresForecast } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { previews, usePreview } from '../../../preview/preview.ts';
import { AssentOpen } from '../centre/CentreQuestions.tsx';
import { Say, say } from '../../../text/Say.tsx';
import { formatNumber, formatSigned, sentences } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { yuan } from '../../../text/money.ts';
import { DialSign } from '../../../design/Marks.tsx';
import { Term } from '../../../design/Term.tsx';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { EnvelopeFrame } from '../../table/EnvelopeFrame.tsx';
import { isCheaperHere, ownPacts, reportOf } from '../own/ownModel.ts';
import { type ProvincesView, marksTold, partsMoved, tableText, useProvinceSeat } from '../seat.ts';
import {
  CareerBars,
  OutlookRows,
  ResultMoved,
  betrayedTold,
  higherTold,
  wagesTold,
} from './MeasuresOutlook.tsx';
import {
  type Dial,
  type DialStep,
  type Levels,
  type MeasuresProps,
  type PairsTold,
  dialSteps,
  DIALS,
  careerRows,
  inspectionRisk,
  isSamePair,
  measuresDesk,
  movesAnyway,
  whatItDoes,
  wordsDoubted,
} from './measuresModel.ts';
import { MoreMeasures, SealedEnvelope, arePromising, usePairs } from './MoreMeasures.tsx';
import { BestRoute, type Route, bestRoute, useRoutes } from './MeasureFold.tsx';
import { type Gauges, gaugesOf } from './resultGauge.ts';
import { useKeptRound } from './roundLedger.ts';
import './measures.css';

/** Points of the score from which the risk of an inspection is said beside what the envelope does. */
const TOLD_RISK = 0.5;

/** The envelope of a province: two dials and what else is open, what they would do, and the seal. */
export function MeasuresPanel() {
  const { scenario, game, me } = useProvinceSeat();
  const envelope = measuresDesk.useEnvelope();
  const { content: measures, isSealed, change } = envelope;
  const asks = [canonicalJson(measures), me, tableText(game, me)];
  usePreview('first', { type: 'measures', economy: me, measures }, asks);
  const { job, result } = previews.value.first ?? {};
  const isOf = job?.type === 'measures';
  const forecast = isOf && result?.type === 'measures' ? result.forecast : undefined;
  const hasFailed = isOf && result?.type === 'failed';
  const routes = useRoutes(measures);
  const gauges = forecast && gaugesOf({ scenario, game }, me, { forecast });
  const [before, after] = [forecast?.before.provinces[me], forecast?.after.provinces[me]];
  const props = { measures, isOff: isSealed, onChange: change };
  const stepsCost = stepsMost(game) > FREE_STEPS ? 'measures.cost' : 'measures.oneStep';
  const anyway = forecast && movesAnyway(me, forecast, reportOf(game, me, -1));
  const risk = inspectionRisk(scenario, game);
  const risked = -(after?.lumps.sanction ?? 0);
  return (
    <EnvelopeFrame
      kind="measures"
      envelope={envelope}
      head={
        <>
          <h2 id="policy-title" class="grow">
            {t('measures.title')} <ConceptMark place="spot.dials" />
          </h2>
          <span class="small muted">{t(stepsCost, { cost: yuan(SECOND_STEP_COST) })}</span>
        </>
      }
      sealLabel={t('measures.seal')}
      beforeSeal={forecast && <BeforeSeal forecast={forecast} gauges={gauges} />}
      sealed={{ kind: 'sealed', content: <SealedEnvelope measures={measures} forecast={forecast} /> }}
    >
      {wordsDoubted(game, me).map((told) => (
        <p key={say(told)} class="small pad">
          <Say phrase={told} />
        </p>
      ))}
      <Dials {...props} routes={routes} told={gauges?.next.score} />
      {risked >= TOLD_RISK && <p class="small pad">{t('measures.risk', { points: marksTold(risked) })}</p>}
      <MoreMeasures {...props} routes={routes} />
      {forecast !== undefined && !envelope.isUntouched && (
        <output class="paper measures-headline slim">
          {whatItDoes(scenario, game, me, forecast, gauges)}
          {before && after && measures.wall < provinceOf(game, me).wall && isCheaperHere(before, after) && (
            <p class="small">{t('growth.cheaper')}</p>
          )}
        </output>
      )}
      {hasFailed && <p class="small pad">{t('outlook.failed')}</p>}
      {forecast === undefined && !hasFailed && <p class="small muted pad">{t('outlook.computing')}</p>}
      {forecast !== undefined && (
        <details class="measures-parts">
          <summary class="pad">
            <b>{t('measures.parts')}</b>
          </summary>
          {anyway !== undefined && <p class="small pad">{anyway}</p>}
          <OutlookRows forecast={forecast} />
          {before !== undefined && after !== undefined && (
            <CareerBars
              title={t('career.title')}
              rows={careerRows(scenario, game, before, after)}
              {...(risk.fine === 0
                ? {}
                : { sanction: { from: before.lumps.sanction, to: after.lumps.sanction, ...risk } })}
            />
          )}
        </details>
      )}
    </EnvelopeFrame>
  );
}

type BeforeSealProps = Readonly<{ forecast: MeasuresForecast; gauges: Gauges | undefined }>;

/** What the envelope makes of the round, and what may come of it. */
function BeforeSeal({ forecast, gauges }: BeforeSealProps) {
  const { me } = useProvinceSeat();
  useKeptRound();
  const [was, next] = [forecast.before.provinces[me], forecast.after.provinces[me]];
  if (was === undefined || next === undefined) return null;
  const kept = { mark: next.score, points: gauges?.next.score };
  const [betrayed, wages] = [betrayedTold(gauges?.betrayed, kept), wagesTold(was, next)];
  return (
    <>
      <ResultMoved
        result={gauges}
        nation={{ was: forecast.before, next: forecast.after }}
        betrayed={gauges?.betrayed}
      />
      <AssentOpen />
      {wages !== undefined && <p class="small fault-text">{say(wages)}</p>}
      {betrayed !== undefined && <b class="small">{say(betrayed)}</b>}
      {gauges?.answered !== undefined && (
        <b class="small">{t('gauge.answered', { score: formatNumber(gauges.answered.score) })}</b>
      )}
    </>
  );
}

/** By how many points each level of a dial moves the round as it is told, all else as it is set; nothing before the model has answered. */
export function levelsTold(
  view: Parameters<typeof gaugesOf>[0],
  me: EconomyId,
  { before, pairs }: PairsTold,
  measures: Measures,
  dial: Dial,
): ReadonlyMap<number, number> {
  const scoreOf = ({ own }: PairsTold['pairs'][number]): number | undefined => {
    const forecast = before && {
      before: { provinces: { [me]: before } },
      after: { provinces: { [me]: own } },
    };
    const gauges = forecast && gaugesOf(view, me, { forecast });
    return gauges && Math.round(gauges.next.score);
  };
  const set = pairs.find(({ levels }) => isSamePair(levels, measures));
  const now = set && scoreOf(set);
  const told = pairs.flatMap((pair): [number, number][] => {
    const level = pair.levels[dial];
    const isOfDial = isSamePair({ ...measures, [dial]: level }, pair.levels);
    const score = isOfDial && now !== undefined ? scoreOf(pair) : undefined;
    return score === undefined || now === undefined ? [] : [[level, score - now]];
  });
  return new Map(told);
}

type DialsProps = MeasuresProps & {
  readonly routes: readonly Route[];
  /** The points of the round with the envelope as it is set, as they are told. */
  readonly told: number | undefined;
};

/** Both dials, then advice: behind a press while no other level is known to bring a point. */
function Dials({ routes, told, ...props }: DialsProps) {
  const { scenario, game, me } = useProvinceSeat();
  const [isOpen, setOpen] = useState(false);
  const pairs = usePairs(props.measures, true);
  const best = bestPair({ scenario, game }, me, pairs, props.measures);
  // Who has seen them before waits for the answer without them; where no points are known they always stand.
  const isAwaited = game.round > 1 && (pairs.before === undefined || arePromising(game));
  const isNeeded = !isAwaited && (best === undefined || best.levels !== undefined);
  const isFolded = !(isOpen || isNeeded || props.isOff) && isSamePair(props.measures, provinceOf(game, me));
  const now = DIALS.map((dial) => `${t(`dial.${dial}`)} ${props.measures[dial]}`).join(' · ');
  return (
    <>
      {isFolded && (
        <button type="button" class="row between pad" onClick={() => setOpen(true)}>
          <span class="num">{now}</span> <u class="small">{t('measures.other')}</u>
        </button>
      )}
      {!isFolded && (
        <p class="small pad">
          {sentences(t('measures.dilemma'), ownPacts(game, me).length > 0 && t('measures.pacts'))}
        </p>
      )}
      {(isFolded ? [] : DIALS).map((dial) => (
        <StepDial
          key={dial}
          {...props}
          dial={dial}
          brings={levelsTold({ scenario, game }, me, pairs, props.measures, dial)}
        />
      ))}
      {!props.isOff && <NextStep {...props} routes={routes} told={told} pairs={pairs} best={best} />}
    </>
  );
}

/** Points of the round by which another pair of levels must be better to be named, and which are told as none. */
const [CLEARLY_BETTER, NO_POINTS] = [0.5, 0.05];

type NextStepProps = DialsProps & {
  readonly pairs: PairsTold;
  readonly best: ReturnType<typeof bestPair>;
};

/** One thing at a time, once the reader asks and the bots, who pay for routes too, have sealed: the best pair of levels or the route, whichever brings more. */
function NextStep({ routes, told, pairs, best, ...props }: NextStepProps) {
  const { game } = useProvinceSeat();
  const [{ measures, onChange }, [isAsked, setAsked]] = [props, useState(false)];
  if (arePromising(game)) return <p class="small muted pad">{t('measures.awaits')}</p>;
  const isOfNow = best === undefined || told === undefined || Math.abs(best.was - told) < NO_POINTS;
  if (pairs.before === undefined || !isOfNow) return <p class="small muted pad">{t('outlook.computing')}</p>;
  if (best === undefined) return null;
  const [{ levels }, route] = [best, measures.pledge ? undefined : bestRoute(routes, best.gain)];
  if (route !== undefined && isAsked) return <BestRoute {...props} route={route} />;
  const isHidden = !isAsked && Boolean(route ?? levels);
  const press = (): void => (isHidden ? setAsked(true) : onChange({ ...measures, ...levels }));
  return (
    <div class="row between gap-3 pad">
      {!isHidden && <p class="small grow num">{best.told}</p>}
      {(isHidden || levels !== undefined) && (
        <button type="button" class={isHidden ? 'btn sm' : 'btn'} onClick={press}>
          {t(isHidden ? 'measures.showBest' : 'measures.setBest')}
        </button>
      )}
    </div>
  );
}

/** The pair of levels that brings the round most points, where another is clearly better than the one set, and what it does to both parts of them. */
export function bestPair(
  { scenario, game }: Pick<ProvincesView, 'scenario' | 'game'>,
  me: EconomyId,
  { before, pairs }: PairsTold,
  measures: Measures,
):
  | { readonly levels?: Levels; readonly gain?: number; readonly told: string; readonly was: number }
  | undefined {
  if (before === undefined) return undefined;
  const gauged = pairs.flatMap(({ levels, own }) => {
    const forecast = { before: { provinces: { [me]: before } }, after: { provinces: { [me]: own } } };
    const gauge = gaugesOf({ scenario, game }, me, { forecast })?.next;
    return gauge === undefined ? [] : [{ levels, gauge }];
  });
  const now = gauged.find(({ levels }) => isSamePair(levels, measures));
  if (now === undefined) return undefined;
  const best = gauged.reduce((most, each) => (each.gauge.score > most.gauge.score ? each : most), now);
  const missed = best.gauge.score - now.gauge.score;
  const from = { was: now.gauge.score };
  const [was, next] = [formatNumber(now.gauge.score), formatNumber(best.gauge.score)];
  const key = missed < NO_POINTS ? 'measures.bestNow' : 'measures.bestNear';
  const higher = gauged.find(({ levels }) => isSamePair(levels, { ...measures, wall: measures.wall + 1 }));
  if (missed < CLEARLY_BETTER || was === next)
    return { ...from, told: sentences(t(key, { points: formatNumber(missed, 1) }), higherTold(now, higher)) };
  const { wall, block } = best.levels;
  return {
    ...from,
    levels: { wall, block },
    gain: missed,
    told: t('measures.best', { wall, block, was, next, parts: partsMoved(now.gauge, best.gauge) }),
  };
}

type Props = MeasuresProps & { readonly dial: Dial; readonly brings: ReadonlyMap<number, number> };

/** A dial of five levels: each shows its tool, the tariff that would do the same, and what a second step costs. */
function StepDial({ measures, isOff, onChange, dial, brings }: Props) {
  const { scenario, game, me } = useProvinceSeat();
  const group = useRef<HTMLDivElement>(null);
  const steps = dialSteps(scenario, game, me, dial);
  const now = game.provinces.provinces[me]?.[dial] ?? 0;
  const chosen = measures[dial];
  const paid = steps.find(({ level }) => level === chosen)?.cost ?? 0;
  const choose = (level: number): void => onChange({ ...measures, [dial]: level });
  const move = (event: KeyboardEvent): void => {
    const by = STEP_OF_KEY[event.key];
    if (by === undefined || isOff) return;
    event.preventDefault();
    const next = steps.find(({ level, state }) => level === chosen + by && state === 'open');
    if (next === undefined) return;
    choose(next.level);
    group.current?.querySelector<HTMLElement>(`[data-level="${next.level}"]`)?.focus();
  };
  return (
    <section class="dial slim stack gap-1" aria-labelledby={`dial-${dial}`}>
      <div class="row dial-head">
        <h3>
          <Term of={dial === 'wall' ? 'wall' : 'exportLimit'}>
            <span id={`dial-${dial}`}>{t(`dial.${dial}`)}</span>
          </Term>
        </h3>
        <span class="small muted grow">{t(`dial.${dial}.hint`)}</span>
        {now !== chosen && (
          <b class="small num">{`${now} → ${chosen} · ${paid === 0 ? t('dial.free') : yuan(paid)}`}</b>
        )}
      </div>
      <div
        class="dial-steps stack"
        role="radiogroup"
        tabIndex={-1}
        aria-labelledby={`dial-${dial}`}
        ref={group}
        onKeyDown={move}
      >
        {steps.map((step) => (
          <Step
            key={step.level}
            dial={dial}
            step={step}
            isNow={step.level === now}
            isChosen={step.level === chosen}
            isOff={isOff}
            price={step.cost === 0 ? '' : yuan(step.cost)}
            brings={step.level === chosen ? undefined : brings.get(step.level)}
            onChoose={choose}
          />
        ))}
      </div>
    </section>
  );
}

const STEP_OF_KEY: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
};

type StepProps = {
  readonly dial: Dial;
  readonly step: DialStep;
  readonly isNow: boolean;
  readonly isChosen: boolean;
  readonly isOff: boolean;
  /** Of a second step, in money: what it does is told of the pair. */
  readonly price: string;
  /** Points of the result. */
  readonly brings: number | undefined;
  readonly onChoose: (level: number) => void;
};

function Step({ dial, step, isNow, isChosen, isOff, price, brings, onChoose }: StepProps) {
  const { level, percent, cost, state } = step;
  const isShut = state !== 'open';
  const looks = ['dial-step', ...(isChosen ? ['on'] : []), ...(isNow && !isChosen ? ['was'] : []), state];
  return (
    <button
      type="button"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a radio drawn as a card with bars cannot be an input
      role="radio"
      aria-checked={isChosen}
      class={looks.join(' ')}
      data-level={level}
      tabIndex={isChosen ? 0 : -1}
      disabled={isOff || isShut}
      onClick={() => onChoose(level)}
    >
      <DialSign dial={dial} level={level} />
      <b class="num">{level}</b>
      <span>{t(`dial.${dial}.${TOOLS[level] ?? 4}`)}</span>
      <span class="num">{state === 'open' ? `${formatNumber(percent, 0)}%` : t(`dial.${state}`)}</span>
      {state === 'open' && cost > 0 && <span class="num">{price}</span>}
      {brings !== undefined && (
        <strong class="num">
          {t('goal.points', { score: brings && formatSigned(brings, 0), count: Math.abs(brings) })}
        </strong>
      )}
      {isNow && <span class="sr">{t('dial.now')}</span>}
    </button>
  );
}

const TOOLS = [0, 1, 2, 3, 4] as const;
