import { useRef } from 'preact/hooks';
import { Term } from '../../../design/Term.tsx';
import { formatNumber } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { yuan } from '../../../text/money.ts';
import { type Dial, type DialStep, type MeasuresProps, dialSteps } from './measuresModel.ts';
import { useProvinceSeat } from '../seat.ts';

type Props = MeasuresProps & { readonly dial: Dial };

/** A dial of five levels: each shows its tool, the tariff that would do the same, and what a second step costs. */
export function StepDial({ measures, isOff, onChange, dial }: Props) {
  const { scenario, game, me } = useProvinceSeat();
  const group = useRef<HTMLDivElement>(null);
  const steps = dialSteps(scenario, game, me, dial);
  const now = game.provinces.provinces[me]?.[dial] ?? 0;
  const chosen = measures[dial];
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
    <section class="dial slim" aria-labelledby={`dial-${dial}`}>
      <div class="row dial-head">
        <h3>
          <Term of={dial === 'wall' ? 'wall' : 'exportLimit'}>
            <span id={`dial-${dial}`}>{t(`dial.${dial}`)}</span>
          </Term>
        </h3>
        <span class="small muted grow">{t(`dial.${dial}.hint`)}</span>
        <b class="small num">{costLine(steps, now, chosen)}</b>
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
            onChoose={choose}
          />
        ))}
      </div>
    </section>
  );
}

const WIDTH = 34;
const COURSE = 7;
const BRICK = 12;

/** A level as courses of bricks for a wall, bars across the way for a block; a dotted line where all may pass. */
function DialSign({ dial, level }: { readonly dial: Dial; readonly level: number }) {
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
  readonly onChoose: (level: number) => void;
};

function Step({ dial, step, isNow, isChosen, isOff, onChoose }: StepProps) {
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
      {state === 'open' && cost > 0 && <span class="num">{t('dial.costs', { cost: yuan(cost) })}</span>}
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

function costLine(steps: readonly DialStep[], now: number, chosen: number): string {
  if (now === chosen) return t('dial.stays');
  const cost = steps.find(({ level }) => level === chosen)?.cost ?? 0;
  return `${now} → ${chosen} · ${cost === 0 ? t('dial.free') : yuan(cost)}`;
}
