import { useId } from 'preact/hooks';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';

const FEWEST = 1;
const MOST = 12;

type Props = {
  readonly rounds: number;
  /** After the last one the years after are reckoned. */
  readonly hasEpilogue: boolean;
  readonly onChange: (rounds: number) => void;
};

/** How many rounds: typed, or by the buttons beside. */
export function RoundsChoice({ rounds, hasEpilogue, onChange }: Props) {
  const id = useId();
  const set = (next: number): void => {
    if (Number.isInteger(next)) onChange(Math.min(MOST, Math.max(FEWEST, next)));
  };
  return (
    <div class="rounds">
      <label for={id}>
        <b>{t('open.rounds')}</b> {hasEpilogue && <span class="small muted">{t('open.roundsText')}</span>}
      </label>
      <div class="stepper-field">
        <button type="button" class="btn icon" aria-label={t('open.fewer')} onClick={() => set(rounds - 1)}>
          <Icon name="minus" size={18} />
        </button>
        <input
          id={id}
          class="field num"
          type="number"
          min={FEWEST}
          max={MOST}
          value={rounds}
          onChange={(event) => set(event.currentTarget.valueAsNumber)}
        />
        <button type="button" class="btn icon" aria-label={t('open.more')} onClick={() => set(rounds + 1)}>
          <Icon name="plus" size={18} />
        </button>
      </div>
    </div>
  );
}
