import './score.css';
import type { Medal } from '#shared/content/vocabulary.ts';
import { t } from '../../text/t.ts';

type Props = {
  readonly medal: Medal;
  /** In a column of medals those who have none need no word for it. */
  readonly isInColumn?: boolean;
};

/** A medal as a disc with its grade's bars and its name: never colour alone. */
export function MedalMark({ medal, isInColumn = false }: Props) {
  const bars = { none: 0, bronze: 1, silver: 2, gold: 3 }[medal];
  return (
    <span class={`medal ${medal}`}>
      <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
        <circle cx="11" cy="11" r="9.5" />
        {Array.from({ length: bars }, (_, index) => (
          <path key={index} d={`M${11 - (bars - 1) * 2 + index * 4} 7v8`} />
        ))}
      </svg>
      <span class={isInColumn && medal === 'none' ? 'sr' : ''}>{t(`medal.${medal}`)}</span>
    </span>
  );
}
