import { t } from '../text/t.ts';

type Props = {
  readonly value: number;
  /** The size of the change as written, without its sign. */
  readonly text: string;
  /** Below this the change counts as none. */
  readonly epsilon?: number;
};

/** A change: triangle, colour and number together; screen readers hear "up" or "down". */
export function Delta({ value, text, epsilon = 0 }: Props) {
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
