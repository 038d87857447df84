import { useRef } from 'preact/hooks';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { RateBounds } from '#shared/rules/law/lawInForce.ts';
import { type Unproven, detoursOf, newlyUnproven, unprovenOf } from '#shared/rules/shock/detoursOf.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { endsOf, pathThrough, pictureRole, scaleTo } from '../../design/charts/scale.ts';
import type { CurvePoint } from '../../preview/preview.ts';
import { readTrade } from '../../state/trade.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { formatList, formatSignedPercent, sentences } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { curvePoints, lawWithWall } from './policyDraft.ts';

type WallCurveProps = {
  readonly points: readonly CurvePoint[] | undefined;
  readonly range: RateBounds;
  readonly nowBp: number;
  readonly nextBp: number;
  readonly format: (atBp: number) => string;
  /** The envelope with the slider at one of its positions. */
  readonly policyAt: (atBp: number) => Policy;
};

/** The seat's fortunes above its slider: the track is the axis of the chart. */
export function WallCurve({ points, range, nowBp, nextBp, format, policyAt }: WallCurveProps) {
  const table = useCountrySeat();
  const isGuessed = useLatch(hasGuessed(table, { nowBp, nextBp }));
  const income =
    points === undefined ? undefined : curvePath(points, range, ({ welfare }) => welfare, INCOME_SPAN);
  const revenue = points === undefined ? undefined : curvePath(points, range, ({ revenueBn }) => revenueBn);
  if (income === undefined || revenue === undefined) {
    return <div class="curve-wait small muted">{t('curve.computing')}</div>;
  }
  const kink = kinkOf(table, curvePoints(range, POINT_BP), policyAt);
  const x = scaleTo({ low: range.minBp, high: range.maxBp }, 0, 100);
  const bend =
    kink === undefined
      ? undefined
      : 'through' in kink
        ? t('curve.kink', { economy: economyName(kink.through), value: format(kink.atBp) })
        : t('curve.proof', {
            economies: formatList(kink.partners.map(economyName)),
            value: format(kink.atBp),
          });
  return (
    <figure class="curve">
      <figcaption class="micro">
        <span class="key income num">{t('curve.income', rangeOf(income, income.valueAt(nowBp)))}</span>
        <span class="key revenue">{t('curve.revenue')}</span>
        {kink !== undefined && <span class="muted">{bend}</span>}
        <i class="break" />
        {income.isFlat && revenue.isFlat ? (
          <span class="muted">{t('curve.flat')}</span>
        ) : !isGuessed ? (
          <span class="muted">{t('curve.try')}</span>
        ) : (
          <span class="muted num">
            {t('curve.best', {
              value: format(income.bestAtBp),
              change: formatSignedPercent(income.best / income.valueAt(nowBp) - 1),
            })}
            {income.bestAtBp < range.maxBp &&
              `. ${t(income.bestAtBp <= range.minBp ? 'curve.whyLow' : 'curve.why')}`}
          </span>
        )}
      </figcaption>
      <div class="plot">
        <svg
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          {...pictureRole(sentences(t('curve.label'), bend))}
        >
          {kink !== undefined && (
            <line
              class="best"
              style={{ '--c': 'var(--loss)' }}
              x1={x(kink.atBp)}
              x2={x(kink.atBp)}
              y1="0"
              y2="100"
            />
          )}
          {isGuessed && <line class="best" x1={x(income.bestAtBp)} x2={x(income.bestAtBp)} y1="4" y2="100" />}
          <path class="revenue" d={revenue.path} />
          <path class="income" d={income.path} />
          <line class="was" x1={x(nowBp)} x2={x(nowBp)} y1="10" y2="100" />
          <line class="now" x1={x(nextBp)} x2={x(nextBp)} y1="0" y2="100" />
          <path
            class={income.yAt(nextBp) > income.yAt(nowBp) ? 'move loss' : 'move gain'}
            d={income.pathBetween(nowBp, nextBp)}
          />
        </svg>
        <i class="curve-dot income" style={{ left: `${x(nextBp)}%`, top: `${income.yAt(nextBp)}%` }} />
        <i class="curve-dot revenue" style={{ left: `${x(nextBp)}%`, top: `${revenue.yAt(nextBp)}%` }} />
      </div>
    </figure>
  );
}

/** Between what the curve runs, against the tariff as it is: it has no other axis. */
export function rangeOf(
  { low, high }: Pick<CurvePath, 'low' | 'high'>,
  now: number,
): { readonly low: string; readonly high: string } {
  return { low: formatSignedPercent(low / now - 1), high: formatSignedPercent(high / now - 1) };
}

/** Whether the reader has tried a tariff or predicted: until then the best one is theirs to find. */
export function hasGuessed(
  { game, me }: { readonly game: Pick<CountryGame, 'predictions'>; readonly me: EconomyId },
  { nowBp, nextBp }: Pick<WallCurveProps, 'nowBp' | 'nextBp'>,
): boolean {
  return nextBp !== nowBp || game.predictions[me] !== undefined;
}

/** What is true once stays so while the curve is on the page. */
function useLatch(isTrue: boolean): boolean {
  const wasTrue = useRef(false);
  wasTrue.current ||= isTrue;
  return wasTrue.current;
}

/**
 * Where a curve bends: from this position of the slider up, goods come round the wall through a partner in more sectors than
 * before; or from it down, partners pay the tariff rather than prove origin.
 */
export type Kink = { readonly atBp: number } & (
  | { readonly through: EconomyId }
  | { readonly partners: readonly EconomyId[] }
);

type Ground = { readonly scenario: Scenario; readonly game: CountryGame; readonly me: EconomyId };

/**
 * The position past which most goods begin to come round the wall, else the one below which most by value are no longer proved;
 * none where nothing changes along the slider. Positions rise; `policyAt` is the envelope at one of them.
 */
export function kinkOf(
  ground: Ground,
  positionsBp: readonly number[],
  policyAt: (atBp: number) => Policy,
): Kink | undefined {
  const { scenario, game, me } = ground;
  const known = positionsBp.map((atBp) => {
    const law = lawWithWall(scenario, game, me, policyAt(atBp));
    const detours = detoursOf(scenario, law, me);
    const [most] = detours.toSorted((a, b) => b.sectors.length - a.sectors.length);
    return {
      atBp,
      through: most?.through,
      count: detours.reduce((sum, { sectors }) => sum + sectors.length, 0),
      unproven: unprovenOf(scenario, law, me),
    };
  });
  const [first] = known
    .flatMap(({ atBp, through, count }, place) => {
      const more = count - (known[place - 1]?.count ?? count);
      return through === undefined || more <= 0 ? [] : [{ atBp, through, more }];
    })
    .toSorted((a, b) => b.more - a.more);
  return first === undefined ? proofKink(ground, known) : { atBp: first.atBp, through: first.through };
}

function proofKink(
  { scenario, game, me }: Ground,
  known: readonly { readonly atBp: number; readonly unproven: readonly Unproven[] }[],
): Kink | undefined {
  const { importsBn } = readTrade(scenario, game);
  const [first] = known
    .flatMap(({ atBp, unproven }, place) => {
      const above = known[place + 1]?.unproven;
      if (above === undefined) return [];
      const moved = newlyUnproven(above, unproven);
      const more = moved.reduce(
        (sum, { partner, sectors }) =>
          sum + sectors.reduce((part, sector) => part + importsBn(me, partner, sector), 0),
        0,
      );
      return more > 0 ? [{ atBp, partners: moved.map(({ partner }) => partner), more }] : [];
    })
    .toSorted((a, b) => b.more - a.more);
  return first === undefined ? undefined : { atBp: first.atBp, partners: first.partners };
}

/** A curve as a path in a box of 100 × 100, its lowest value at the bottom. */
type CurvePath = {
  readonly path: string;
  readonly bestAtBp: number;
  readonly best: number;
  /** Its lowest and its highest value. */
  readonly low: number;
  readonly high: number;
  /** It is the same everywhere, but for what the solver leaves. */
  readonly isFlat: boolean;
  readonly valueAt: (atBp: number) => number;
  readonly yAt: (atBp: number) => number;
  /** The part of it from one position to another. */
  readonly pathBetween: (fromBp: number, toBp: number) => string;
};

/** Space above and below, so that lines and marks are not cut. */
const MARGIN = 8;
const BOX = 100;
/** Less than a figure shows: of real income, the start being one, and of revenue in billions. */
const FLAT = 1e-5;
/** Real income that moves by less than a fifth of a per cent along the slider does not fill the box: the start is one. */
const INCOME_SPAN = 2e-3;

export function curvePath(
  points: readonly CurvePoint[],
  range: { readonly minBp: number; readonly maxBp: number },
  valueOf: (point: CurvePoint) => number,
  leastSpan = 0,
): CurvePath | undefined {
  const first = points[0];
  if (first === undefined || points.length < 2) return undefined;
  const { low, high } = endsOf(points.map(valueOf));
  const y = scaleTo(endsOf([low, high], leastSpan), BOX - MARGIN, MARGIN);
  const x = scaleTo({ low: range.minBp, high: range.maxBp }, 0, BOX);
  const path = pathThrough(points.map((point) => ({ x: x(point.atBp), y: y(valueOf(point)) })));
  const best = points.reduce((top, point) => (valueOf(point) > valueOf(top) ? point : top), first);
  const valueAt = (atBp: number): number => interpolate(points, valueOf, atBp);
  return {
    path,
    bestAtBp: best.atBp,
    best: valueOf(best),
    low,
    high,
    isFlat: high - low < FLAT,
    valueAt,
    yAt: (atBp) => y(valueAt(atBp)),
    pathBetween: (fromBp, toBp) => {
      const [lowBp, highBp] = [Math.min(fromBp, toBp), Math.max(fromBp, toBp)];
      const between = points.flatMap(({ atBp }) => (atBp > lowBp && atBp < highBp ? [atBp] : []));
      return pathThrough([lowBp, ...between, highBp].map((atBp) => ({ x: x(atBp), y: y(valueAt(atBp)) })));
    },
  };
}

function interpolate(
  points: readonly CurvePoint[],
  valueOf: (point: CurvePoint) => number,
  atBp: number,
): number {
  const after = points.findIndex((point) => point.atBp >= atBp);
  const right = points[after] ?? points.at(-1);
  const left = points[Math.max(0, after - 1)] ?? right;
  if (right === undefined || left === undefined) return 0;
  if (right.atBp === left.atBp) return valueOf(right);
  const share = (atBp - left.atBp) / (right.atBp - left.atBp);
  return valueOf(left) + share * (valueOf(right) - valueOf(left));
}
