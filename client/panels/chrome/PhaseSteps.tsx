import type { Phase } from '#shared/content/vocabulary.ts';
import { t } from '../../text/t.ts';
import { ROUND_PHASES } from './roundPhases.ts';

type Props = { readonly phase: Phase };

/** Where the round stands: done, now, to come. */
export function PhaseSteps({ phase }: Props) {
  const now = ROUND_PHASES.findIndex((each) => each === phase);
  if (now === -1) return null;
  return (
    <ol class="stepper" aria-label={t('phases.label')}>
      {ROUND_PHASES.map((each, place) => (
        <li
          key={each}
          class={place < now ? 'done' : place === now ? 'now' : ''}
          aria-current={place === now ? 'step' : undefined}
        >
          {t(`phase.${each}`)}
        </li>
      ))}
    </ol>
  );
}
