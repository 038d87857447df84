import { useEffect, useRef, useState } from 'preact/hooks';
import type { RateBounds } from '#shared/rules/law/lawInForce.ts';
import type { CurvePoint } from '../../preview/previewProtocol.ts';
import { pictureRole, scaleTo } from '../../design/charts/scale.ts';
import { sentences } from '../../text/format.ts';
import { language } from '../../text/language.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { curvePath } from './policyDraft.ts';
import type { Kink } from './wallModel.ts';

type Props = {
  readonly label: string;
  readonly value: number;
  readonly was: number;
  readonly min: number;
  readonly max: number;
  /** Spoken with the value: what it would do. */
  readonly valueText: string;
  readonly isOff: boolean;
  readonly onChange: (value: number) => void;
};

/** Spoken at most this often while it moves. */
const SPOKEN_EVERY_MS = 1_000;
const PAGE = 5;

/** A slider in whole points: drag, press the track, or use the keys; the tick shows the value in force. */
export function WallSlider({ label, value, was, min, max, valueText, isOff, onChange }: Props) {
  const spoken = useThrottled(valueText);
  const along = scaleTo({ low: min, high: Math.max(min + 1, max) }, 0, 100);
  const place = (at: number): string => `${along(at)}%`;
  const set = (next: number): void => {
    const bounded = Math.min(max, Math.max(min, next));
    if (bounded !== value) onChange(bounded);
  };
  const paged = (event: KeyboardEvent): void => {
    const step = event.key === 'PageUp' ? PAGE : event.key === 'PageDown' ? -PAGE : 0;
    if (step === 0 || isOff) return;
    event.preventDefault();
    set(value + step);
  };
  return (
    <div class={isOff ? 'range off' : 'range'}>
      <div class="track" />
      <div class="fill" style={{ width: place(value) }} />
      <i class="was" style={{ left: place(was) }} />
      <input
        type="range"
        min={min}
        max={max}
        step={1}
        value={value}
        disabled={isOff}
        aria-label={label}
        aria-valuetext={spoken}
        onInput={(event) => set(Number(event.currentTarget.value))}
        onKeyDown={paged}
      />
    </div>
  );
}

/** The text, but changed at most once a second: a screen reader must be able to finish. Another language is spoken at once. */
function useThrottled(text: string): string {
  const said = language.value;
  const [shown, setShown] = useState({ text, said });
  const last = useRef(0);
  useEffect(() => {
    const waitMs = Math.max(0, last.current + SPOKEN_EVERY_MS - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setShown({ text, said });
    }, waitMs);
    return () => clearTimeout(timer);
  }, [text, said]);
  return shown.said === said ? shown.text : text;
}

type WallCurveProps = {
  readonly points: readonly CurvePoint[] | undefined;
  readonly range: RateBounds;
  readonly nowBp: number;
  readonly nextBp: number;
  readonly format: (atBp: number) => string;
  /** Where the curve bends because goods come round the wall. */
  readonly kink?: Kink | undefined;
};

/** The seat's fortunes above its slider: the track is the axis of the chart. */
export function WallCurve({ points, range, nowBp, nextBp, format, kink }: WallCurveProps) {
  const income = points === undefined ? undefined : curvePath(points, range, ({ welfare }) => welfare);
  const revenue = points === undefined ? undefined : curvePath(points, range, ({ revenueBn }) => revenueBn);
  if (income === undefined || revenue === undefined) {
    return <div class="curve-wait small muted">{t('curve.computing')}</div>;
  }
  const x = scaleTo({ low: range.minBp, high: range.maxBp }, 0, 100);
  const bend =
    kink === undefined
      ? undefined
      : t('curve.kink', { economy: economyName(kink.through), value: format(kink.atBp) });
  return (
    <figure class="curve">
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        {...pictureRole(sentences(t('curve.label'), bend))}
      >
        {kink !== undefined && <line class="kink" x1={x(kink.atBp)} x2={x(kink.atBp)} y1="0" y2="100" />}
        <line class="best" x1={x(income.bestAtBp)} x2={x(income.bestAtBp)} y1="4" y2="100" />
        <path class="revenue" d={revenue.path} />
        <path class="income" d={income.path} />
        <line class="was" x1={x(nowBp)} x2={x(nowBp)} y1="10" y2="100" />
        <line class="now" x1={x(nextBp)} x2={x(nextBp)} y1="0" y2="100" />
        <line
          class={income.yAt(nextBp) > income.yAt(nowBp) ? 'move loss' : 'move gain'}
          x1={x(nowBp)}
          y1={income.yAt(nowBp)}
          x2={x(nextBp)}
          y2={income.yAt(nextBp)}
        />
      </svg>
      <i class="curve-dot income" style={{ left: `${x(nextBp)}%`, top: `${income.yAt(nextBp)}%` }} />
      <i class="curve-dot revenue" style={{ left: `${x(nextBp)}%`, top: `${revenue.yAt(nextBp)}%` }} />
      {kink !== undefined && (
        <span
          class={x(kink.atBp) > 50 ? 'curve-note micro right' : 'curve-note micro'}
          aria-hidden="true"
          style={x(kink.atBp) > 50 ? { right: `${100 - x(kink.atBp)}%` } : { left: `${x(kink.atBp)}%` }}
        >
          {bend}
        </span>
      )}
      <figcaption class="micro">
        <span class="key income">{t('curve.income')}</span>
        <span class="key revenue">{t('curve.revenue')}</span>
        <i class="break" />
        <span class="muted num">{t('curve.best', { value: format(income.bestAtBp) })}</span>
        <span class="muted num">{t('curve.bestRevenue', { value: format(revenue.bestAtBp) })}</span>
      </figcaption>
    </figure>
  );
}
