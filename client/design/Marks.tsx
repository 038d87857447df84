import { stageName } from '../text/nameParams.ts';
import { t } from '../text/t.ts';

const BARS = [3, 6, 9, 12, 15, 18] as const;

type LadderProps = {
  /** Level in force, 0 for none. */
  readonly level: number;
  /** Level that is proposed, where higher. */
  readonly next?: number;
};

/** Six rising bars: full what holds, hatched what is proposed. */
export function Ladder({ level, next = level }: LadderProps) {
  const reached = Math.max(level, next);
  if (reached === 0) return <span class="ladder" aria-hidden="true" />;
  return (
    <span class="ladder">
      <span class="sr">{t('ladder.level', { level: reached, stage: stageName(reached) })}</span>
      {BARS.map((height, index) => (
        <i
          key={height}
          class={index < level ? 'on' : index < next ? 'next' : ''}
          style={{ height: `${height}px` }}
          aria-hidden="true"
        />
      ))}
    </span>
  );
}

type DeltaProps = {
  readonly value: number;
  /** The size of the change as written, without its sign. */
  readonly text: string;
  /** Below this the change counts as none. */
  readonly epsilon?: number;
};

/** A change: triangle, colour and number together; screen readers hear "up" or "down". */
export function Delta({ value, text, epsilon = 0 }: DeltaProps) {
  // What rounds to nothing has no direction either.
  const isNothing = !/[1-9]/.test(text) || Math.abs(value) <= epsilon;
  const look = isNothing ? 'flat' : value > 0 ? 'up' : 'down';
  const words = {
    up: t('common.up', { amount: text }),
    down: t('common.down', { amount: text }),
    flat: t('common.same'),
  };
  return (
    <>
      <span class={`delta ${look}`} aria-hidden="true">
        {text}
      </span>
      <span class="sr">{words[look]}</span>
    </>
  );
}
