import { t } from '../text/t.ts';
import { stageName } from '../text/nameParams.ts';

const BARS = [3, 6, 9, 12, 15, 18] as const;

type Props = {
  /** Level in force, 0 for none. */
  readonly level: number;
  /** Level that is proposed, where higher. */
  readonly next?: number;
};

/** Six rising bars: full what holds, hatched what is proposed. */
export function Ladder({ level, next = level }: Props) {
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
