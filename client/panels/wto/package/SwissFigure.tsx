import { SPECIAL_TREATMENT_FACTOR } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP, averageWallBp } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { boundSchedule } from '#shared/rules/modules/wto/bindings.ts';
import { areDeveloping } from '#shared/rules/modules/wto/mfnTreatment.ts';
import { adoptionOf, type Undertaking } from '#shared/rules/modules/wto/packages.ts';
import { type Frame, pathThrough, pictureRole, scalesOf, ticksTo } from '../../../design/charts/scale.ts';
import { formatNumber } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import type { WtoView } from '../../../state/tableState.ts';
import { voiceName, type Voice } from './boardModel.ts';

const FRAME: Frame = { width: 380, height: 300, top: 22, right: 8, bottom: 38, left: 30 };
const DOT = 4.5;

type Scales = ReturnType<typeof scalesOf>;

type Props = {
  readonly chart: SwissChart;
  /** On the big screen: the picture alone, nobody can open a table there. */
  readonly isForRoom?: boolean;
};

/** The Swiss formula with everybody's bound rate on it; the same as a table below. */
export function SwissFigure({ chart, isForRoom = false }: Props) {
  const ends = { low: 0, high: chart.max };
  const scale = scalesOf(FRAME, ends, ends);
  const mine = chart.dots.find(({ voice }) => voice.isMine);
  return (
    <figure class="swiss">
      <svg viewBox={`0 0 ${FRAME.width} ${FRAME.height}`} {...pictureRole(t('wto.chart'))}>
        <Grid max={chart.max} scale={scale} />
        {chart.curves.map((curve) => (
          <Curve key={curve.coefficient} curve={curve} scale={scale} max={chart.max} />
        ))}
        {chart.dots
          .filter((dot) => dot !== mine)
          .map((dot) => (
            <Fall key={dot.voice.speaker} dot={dot} scale={scale} />
          ))}
        {mine !== undefined && <Fall dot={mine} scale={scale} isMine />}
      </svg>
      {!isForRoom && <figcaption class="small">{t('wto.chart.ceiling')}</figcaption>}
      {!isForRoom && (
        <details class="small">
          <summary>{t('wto.chart.table')}</summary>
          <DotTable dots={chart.dots} />
        </details>
      )}
    </figure>
  );
}

function Grid({ max, scale }: { readonly max: number; readonly scale: Scales }) {
  const ticks = ticksTo(max);
  return (
    <g class="grid">
      {ticks.map((at) => (
        <g key={at}>
          <line x1={scale.x(0)} x2={scale.x(max)} y1={scale.y(at)} y2={scale.y(at)} />
          <text x={FRAME.left - 6} y={scale.y(at) + 4} text-anchor="end">
            {formatNumber(at)}
          </text>
          <text
            x={scale.x(at)}
            y={FRAME.height - FRAME.bottom + 17}
            text-anchor={at === max ? 'end' : 'middle'}
          >
            {formatNumber(at)}
          </text>
        </g>
      ))}
      <line class="no-cut" x1={scale.x(0)} y1={scale.y(0)} x2={scale.x(max)} y2={scale.y(max)} />
      <text x={FRAME.left + 4} y={FRAME.top - 8}>
        {t('wto.chart.after')}
      </text>
      <text x={FRAME.width - FRAME.right} y={FRAME.height - 6} text-anchor="end">
        {t('wto.chart.before')}
      </text>
      <text x={scale.x(max * 0.86) - 6} y={scale.y(max * 0.88)} text-anchor="end">
        {t('wto.chart.noCut')}
      </text>
    </g>
  );
}

function Curve({
  curve,
  scale,
  max,
}: {
  readonly curve: SwissCurve;
  readonly scale: Scales;
  readonly max: number;
}) {
  const path = pathThrough(
    curve.points.map(({ before, after }) => ({ x: scale.x(before), y: scale.y(after) })),
  );
  const labelAt = curve.points[Math.round(curve.points.length * (curve.isSpecial ? 0.5 : 0.3))];
  const label = t(curve.isSpecial ? 'wto.chart.curveSpecial' : 'wto.chart.curve', {
    coefficient: formatNumber(curve.coefficient),
  });
  const isAbove = curve.isSpecial;
  return (
    <g class={curve.isSpecial ? 'curve special' : 'curve'}>
      <path d={path} />
      {labelAt !== undefined && (
        <text
          x={scale.x(Math.min(labelAt.before, max)) + (isAbove ? -8 : 8)}
          y={scale.y(labelAt.after) + (isAbove ? -10 : 18)}
          text-anchor={isAbove ? 'end' : 'start'}
        >
          {label}
        </text>
      )}
    </g>
  );
}

/** From the rate of today down to the new one. */
function Fall({
  dot,
  scale,
  isMine = false,
}: {
  readonly dot: SwissDot;
  readonly scale: Scales;
  readonly isMine?: boolean;
}) {
  const x = scale.x(dot.before);
  const isRight = x > FRAME.width * 0.62;
  return (
    <g class={isMine ? 'fall mine' : 'fall'}>
      <line x1={x} x2={x} y1={scale.y(dot.before)} y2={scale.y(dot.after)} />
      <circle cx={x} cy={scale.y(dot.after)} r={isMine ? DOT + 2 : DOT} />
      {isMine && (
        <text
          x={isRight ? x - 9 : x + 9}
          y={scale.y((dot.before + dot.after) / 2) + 4}
          text-anchor={isRight ? 'end' : 'start'}
        >
          {t('wto.chart.mine', {
            economy: voiceName(dot.voice),
            before: formatNumber(dot.before, 1),
            after: formatNumber(dot.after, 1),
          })}
        </text>
      )}
    </g>
  );
}

function DotTable({ dots }: { readonly dots: readonly SwissDot[] }) {
  return (
    <table class="figures num">
      <thead>
        <tr>
          <th scope="col">{t('wto.chart.who')}</th>
          <th scope="col">{t('wto.chart.was')}</th>
          <th scope="col">{t('wto.chart.becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {dots.map(({ voice, before, after }) => (
          <tr key={voice.speaker}>
            <th scope="row">{voiceName(voice)}</th>
            <td>{formatNumber(before, 1)}%</td>
            <td>{formatNumber(after, 1)}%</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The bound rate of a voice before and after, averaged over imports of the package's goods, in points. */
type SwissDot = {
  readonly voice: Pick<Voice, 'speaker' | 'members' | 'union' | 'isMine'>;
  readonly before: number;
  readonly after: number;
  readonly isSpecial: boolean;
  readonly isWaived: boolean;
};

type SwissCurve = {
  readonly coefficient: number;
  readonly isSpecial: boolean;
  readonly points: readonly { readonly before: number; readonly after: number }[];
};

/** The formula as a picture: today's bound rate to the right, the new one upward. */
type SwissChart = {
  readonly max: number;
  readonly curves: readonly SwissCurve[];
  readonly dots: readonly SwissDot[];
};

const AXIS_STEP = 10;
const CURVE_STEPS = 24;

export function swissChart(
  scenario: Scenario,
  view: WtoView,
  undertaking: Undertaking,
  voices: readonly Voice[],
): SwissChart {
  const { terms, waivers } = undertaking;
  const after = afterAdoption(scenario, view, undertaking);
  const dots = voices.map((voice): SwissDot => {
    const unit = unitOf(view, voice.speaker);
    const meanOf = (rates: Schedule): number => averageWallBp(rates, terms.sectors) / POINT_BP;
    return {
      voice,
      before: meanOf(boundSchedule(scenario, view, voice.speaker)),
      after: meanOf(boundSchedule(scenario, after, voice.speaker)),
      isSpecial: terms.specialTreatment && areDeveloping(scenario, unit),
      isWaived: unit.some((member) => waivers.includes(member)),
    };
  });
  const highest = Math.max(AXIS_STEP, ...dots.map(({ before }) => before));
  const max = Math.ceil(highest / AXIS_STEP) * AXIS_STEP;
  const coefficient = terms.coefficientBp / POINT_BP;
  const hasSpecial = dots.some(({ isSpecial }) => isSpecial);
  const curves = [
    curveOf(coefficient, false, max),
    ...(hasSpecial ? [curveOf(coefficient * SPECIAL_TREATMENT_FACTOR, true, max)] : []),
  ];
  return { max, curves, dots };
}

function curveOf(coefficient: number, isSpecial: boolean, max: number): SwissCurve {
  const points = Array.from({ length: CURVE_STEPS + 1 }, (_, step) => {
    const before = (max * step) / CURVE_STEPS;
    return { before, after: (coefficient * before) / (coefficient + before) };
  });
  return { coefficient, isSpecial, points };
}

/** The state with the package's bindings, walls as they are. */
function afterAdoption(scenario: Scenario, view: WtoView, undertaking: Undertaking): WtoView {
  const { bindings, unionBindings } = adoptionOf(scenario, view, view.wto, undertaking);
  return { ...view, wto: { ...view.wto, bindings, unionBindings } };
}

/** One good of one's own schedule under a package. */
type BindingLine = Readonly<
  Record<'wallBp' | 'newWallBp' | 'boundBp' | 'newBoundBp', number> & { sector: string }
>;

export function ownBindings(
  scenario: Scenario,
  view: WtoView,
  undertaking: Undertaking,
  me: EconomyId,
): BindingLine[] {
  const before = boundSchedule(scenario, view, me);
  const after = boundSchedule(scenario, afterAdoption(scenario, view, undertaking), me);
  const walls = wallsUnder(scenario, view, undertaking, me);
  return Object.entries(view.walls[me]?.mfnRateBp ?? {})
    .filter(([sector]) => before[sector] !== undefined)
    .map(([sector, wallBp]) => {
      const boundBp = before[sector] ?? wallBp;
      return {
        sector,
        wallBp,
        newWallBp: walls[sector] ?? wallBp,
        boundBp,
        newBoundBp: after[sector] ?? boundBp,
      };
    });
}

/** One's own tariff now and under a package, averaged as the map averages it. */
export function ownAverages(scenario: Scenario, view: WtoView, undertaking: Undertaking, me: EconomyId) {
  const [before, after] = [view.walls[me]?.mfnRateBp ?? {}, wallsUnder(scenario, view, undertaking, me)];
  return { beforeBp: Math.round(averageWallBp(before)), afterBp: Math.round(averageWallBp(after)) };
}

/** What goes above a new ceiling comes down to it. */
function wallsUnder(scenario: Scenario, view: WtoView, undertaking: Undertaking, me: EconomyId): Schedule {
  return adoptionOf(scenario, view, view.wto, undertaking).walls[me] ?? view.walls[me]?.mfnRateBp ?? {};
}
