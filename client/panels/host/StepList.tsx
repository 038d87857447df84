import { Icon } from '../../design/Icon.tsx';
import { isLive } from '../../state/store.ts';

type Props<Step extends string> = {
  readonly steps: readonly { readonly step: Step; readonly label: string }[];
  /** The step that the screens show. */
  readonly now: Step;
  /** Stops of a reveal are passed one after the other; pages are turned in any order. */
  readonly kind: 'step' | 'page';
  readonly next: Step | undefined;
  readonly nextLabel: string;
  readonly onGo: (step: Step) => void;
};

/** What the host can show next: every step by its name, and a button that goes on to the one after. */
export function StepList<Step extends string>({ steps, now, kind, next, nextLabel, onGo }: Props<Step>) {
  const place = steps.findIndex(({ step }) => step === now);
  const lookOf = (index: number): string => {
    if (index === place) return 'now';
    return kind === 'step' && index < place ? 'done' : '';
  };
  return (
    <>
      <ol class="console-pages stack gap-1">
        {steps.map(({ step, label }, index) => (
          <li key={step}>
            <button
              type="button"
              class={lookOf(index)}
              aria-current={index === place ? kind : undefined}
              onClick={() => onGo(step)}
              disabled={!isLive.value}
            >
              {label}
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="btn primary wide"
        onClick={() => next !== undefined && onGo(next)}
        disabled={!isLive.value || next === undefined}
      >
        {nextLabel}
        <Icon name="arrowRight" size={18} />
      </button>
    </>
  );
}
