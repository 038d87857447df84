import { useEffect, useRef } from 'preact/hooks';
import { SECOND_STEP_COST } from '#shared/content/provinces/provinceConstants.ts';
import { provinceOf } from '#shared/rules/provinces/state/provinceStates.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { MeasuresForecast } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { keepForecast, previews, usePreview } from '../../../preview/preview.ts';
import { Say, say } from '../../../text/Say.tsx';
import { formatNumber, sentences } from '../../../text/format.ts';
import { type Phrase, t } from '../../../text/t.ts';
import { yuan } from '../../../text/money.ts';
import { Term } from '../../../design/Term.tsx';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { EnvelopeFrame } from '../../table/EnvelopeFrame.tsx';
import { isCheaperHere, ownPacts, reportOf } from '../own/ownModel.ts';
import { priceText, standingOf, usePoints, useProvinceSeat } from '../seat.ts';
import {
  CareerBars,
  GaugeCard,
  OutlookRows,
  ResultMoved,
  betrayedTold,
  wagesTold,
} from './MeasuresOutlook.tsx';
import {
  type Dial,
  type DialStep,
  type MeasuresProps,
  type PairTold,
  dialSteps,
  DIALS,
  careerRows,
  inspectionRisk,
  measuresDesk,
  movesAnyway,
  stepsTold,
  untouchedMeasures,
  whatItDoes,
  wordsDoubted,
} from './measuresModel.ts';
import { BestPair, MoreMeasures, SealedEnvelope, usePairs } from './MoreMeasures.tsx';
import { asBuilt } from './MeasureFold.tsx';
import { type Gauges, gaugesOf } from './resultGauge.ts';
import './measures.css';

/** Points of the score from which the risk of an inspection is said beside what the envelope does. */
const TOLD_RISK = 0.5;

/** The envelope of a province: two dials and what else is open, what they would do, and the seal. */
export function MeasuresPanel() {
  const { scenario, game, me } = useProvinceSeat();
  const envelope = measuresDesk.useEnvelope();
  const { content: measures, isSealed, change } = envelope;
  const { forecast: solved, isOfThis, hasFailed } = useMeasuresPreview(game, me, measures);
  const forecast = solved && asBuilt({ scenario, game }, me, solved, measures);
  const gauges = forecast && gaugesOf({ scenario, game }, me, { forecast, measures });
  useKept(game.round, envelope.fault === undefined && isOfThis ? gauges?.next.score : undefined);
  const [before, after] = [forecast?.before.provinces[me], forecast?.after.provinces[me]];
  const points = usePoints(solved?.after.provinces[me] ?? standingOf(me));
  const price: MeasuresProps['price'] = (sum, counted = 0, isShort = false) => {
    const [whole, without] = [points(sum - counted), points(-counted)];
    const told = whole === undefined || without === undefined ? undefined : whole - without;
    return priceText(sum, told, isShort);
  };
  const props = { measures, isOff: isSealed, onChange: change, price };
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
          <span class="small muted">{t('measures.cost', { cost: yuan(SECOND_STEP_COST) })}</span>
        </>
      }
      sealLabel={t('measures.seal')}
      beforeSeal={forecast && <BeforeSeal forecast={forecast} gauges={gauges} />}
      sealed={{
        kind: 'sealed',
        content: <SealedEnvelope measures={measures} forecast={forecast} />,
      }}
    >
      {wordsDoubted(game, me).map((told) => (
        <p key={say(told)} class="small pad">
          <Say phrase={told} />
        </p>
      ))}
      <Dials {...props} isNamed={game.round === 1 || !envelope.isUntouched} />
      {ownPacts(game, me).length > 0 && <p class="small muted pad">{t('measures.pacts')}</p>}
      <MoreMeasures {...props} />
      {forecast !== undefined && !envelope.isUntouched && (
        <output class="paper measures-headline slim">
          <Say phrase={whatItDoes(scenario, game, me, forecast)} />
          {before && after && measures.wall < provinceOf(game, me).wall && isCheaperHere(before, after) && (
            <p class="small">{t('growth.cheaper')}</p>
          )}
        </output>
      )}
      {risked >= TOLD_RISK && (
        <p class="small pad">{t('measures.risk', { points: formatNumber(risked, 1) })}</p>
      )}
      {hasFailed && <p class="small pad">{t('outlook.failed')}</p>}
      {forecast === undefined && !hasFailed && <p class="small muted pad">{t('outlook.computing')}</p>}
      {forecast !== undefined && (
        <details class="measures-parts">
          <summary class="pad">
            <b>{t('measures.parts')}</b>
          </summary>
          <p class="small muted pad">{t('gauge.rests')}</p>
          {anyway !== undefined && <p class="small pad">{anyway}</p>}
          {gauges !== undefined && <GaugeCard {...gauges} />}
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

type BeforeSealProps = { readonly forecast: MeasuresForecast; readonly gauges: Gauges | undefined };

/** What the envelope makes of the result, and what may come of it. */
function BeforeSeal({ forecast, gauges }: BeforeSealProps) {
  const { me } = useProvinceSeat();
  const [was, next] = [forecast.before.provinces[me], forecast.after.provinces[me]];
  if (was === undefined || next === undefined) return null;
  const betrayed = betrayedTold(gauges?.betrayed, next.score);
  const wages = wagesTold(was, next);
  return (
    <>
      <ResultMoved result={gauges} nation={{ was: forecast.before, next: forecast.after }} />
      {wages !== undefined && <p class="small fault-text">{say(wages)}</p>}
      {betrayed !== undefined && <b class="small">{say(betrayed)}</b>}
      {gauges?.answered !== undefined && (
        <b class="small">{t('gauge.answered', { score: formatNumber(gauges.answered.score, 1) })}</b>
      )}
    </>
  );
}

type MeasuresPreview = {
  readonly forecast: MeasuresForecast | undefined;
  /** The forecast is of the envelope as it stands; else of what it was a moment ago. */
  readonly isOfThis: boolean;
  readonly hasFailed: boolean;
};

/** What the envelope would do, asked anew at every change. */
function useMeasuresPreview(game: ProvinceGame, me: EconomyId, measures: Measures): MeasuresPreview {
  const text = canonicalJson(measures);
  usePreview('first', { type: 'measures', economy: me, measures }, [text, me, game]);
  const { first } = previews.value;
  if (first?.job.type !== 'measures') return { forecast: undefined, isOfThis: false, hasFailed: false };
  const { result } = first;
  const forecast = result.type === 'measures' ? result.forecast : undefined;
  return {
    forecast,
    isOfThis: canonicalJson(first.job.measures) === text,
    hasFailed: result.type === 'failed',
  };
}

/** Keeps what was told of the envelope as it stands for when the round is over; of one that cannot be sealed nothing. */
function useKept(round: number, result: number | undefined): void {
  useEffect(() => keepForecast(round, 'result', result), [round, result]);
}

/** Both dials, below the pair of levels that is best, where it is named. */
function Dials({ isNamed, ...props }: MeasuresProps & { readonly isNamed: boolean }) {
  const { scenario, game, me } = useProvinceSeat();
  const pairs = usePairs(!props.isOff);
  const now = untouchedMeasures(game, me);
  const resultOf = ({ levels, own }: PairTold): number | undefined => {
    const before = { provinces: { [me]: pairs.before ?? own } };
    const forecast = { before, after: { provinces: { [me]: own } } };
    return gaugesOf({ scenario, game }, me, { forecast, measures: levels })?.next.score;
  };
  return (
    <>
      <BestPair {...pairs} isNamed={isNamed} measures={props.measures} onChange={props.onChange} />
      {DIALS.map((dial) => (
        <StepDial key={dial} {...props} dial={dial} steps={stepsTold(pairs, now, dial, resultOf)} />
      ))}
    </>
  );
}

type Props = MeasuresProps & {
  readonly dial: Dial;
  /** What one level lower and one higher would bring. */
  readonly steps: readonly Phrase[];
};

/** A dial of five levels: each shows its tool, the tariff that would do the same, and what a second step costs. */
function StepDial({ measures, isOff, onChange, price, dial, steps: told }: Props) {
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
        <b class="small num">
          {costLine(now, chosen, paid === 0 ? t('dial.free') : `${price(paid, paid, true)} · ${yuan(paid)}`)}
        </b>
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
            price={step.cost === 0 ? '' : price(step.cost, paid, true)}
            onChoose={choose}
          />
        ))}
      </div>
      {told.length > 0 && <p class="small muted num">{sentences(...told.map(say))}</p>}
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
  /** Of a second step. */
  readonly price: string;
  readonly onChoose: (level: number) => void;
};

function Step({ dial, step, isNow, isChosen, isOff, price, onChoose }: StepProps) {
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
      <span>{t(`dial.${dial}.${toolOf(level)}`)}</span>
      <span class="num">
        {state === 'removed'
          ? t('dial.removed')
          : state === 'far'
            ? t('dial.far')
            : `${formatNumber(percent, 0)}%`}
      </span>
      {state === 'open' && cost > 0 && <span class="num">{price}</span>}
      {isNow && <span class="sr">{t('dial.now')}</span>}
    </button>
  );
}

type Tool = 0 | 1 | 2 | 3 | 4;

function toolOf(level: number): Tool {
  switch (level) {
    case 0:
    case 1:
    case 2:
    case 3:
      return level;
    default:
      return 4;
  }
}

function costLine(now: number, chosen: number, price: string): string {
  return now === chosen ? '' : `${now} → ${chosen} · ${price}`;
}

const WIDTH = 34;
const COURSE = 7;
const BRICK = 12;

/** A level as courses of bricks for a wall, bars across the way for a block; a dotted line where all may pass. */
function DialSign({ dial, level }: { readonly dial: 'wall' | 'block'; readonly level: number }) {
  const height = Math.max(4, level * COURSE);
  return (
    <svg width={WIDTH} height={height} viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
      {level === 0 && (
        <path d={`M0 2H${WIDTH}`} stroke="currentColor" stroke-width="1.5" stroke-dasharray="3 3" />
      )}
      {Array.from({ length: level }, (_, course) =>
        dial === 'wall' ? (
          <g key={course} fill="currentColor">
            {bricksOf(course).map(({ x, width }) => (
              <rect key={x} x={x} y={course * COURSE} width={width} height={COURSE - 1.6} />
            ))}
          </g>
        ) : (
          <path
            key={course}
            d={`M4 ${course * COURSE + 3}H${WIDTH - 4}`}
            stroke="currentColor"
            stroke-width="2.2"
          />
        ),
      )}
    </svg>
  );
}

/** Every other course begins with half a brick; what would stick out is cut. */
function bricksOf(course: number): readonly { readonly x: number; readonly width: number }[] {
  const start = course % 2 === 0 ? 0 : -BRICK / 2;
  return Array.from({ length: 4 }, (_, place) => start + place * BRICK)
    .map((x) => ({ x: Math.max(0, x), width: Math.min(WIDTH, x + BRICK - 2) - Math.max(0, x) }))
    .filter(({ width }) => width > 0);
}
