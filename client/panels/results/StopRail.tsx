import type { RevealStop } from '#shared/content/vocabulary.ts';
import { t } from '../../text/t.ts';
import { isOpenAt } from './revealModel.ts';
import type { StopsOnDevice } from './useStops.ts';

/** The stops of the reveal; those that are open can be looked at again, and one that opened meanwhile says so. */
export function StopRail({ stops, present, shown, show }: StopsOnDevice) {
  const lookOf = (stop: RevealStop): string =>
    stop === shown ? 'now' : isOpenAt(stop, present) ? 'done' : '';
  return (
    <ol class="stops" aria-label={t('reveal.stops')}>
      {stops.map((each) => (
        <li key={each} class={lookOf(each)} aria-current={each === shown ? 'step' : undefined}>
          {isOpenAt(each, present) ? (
            <button type="button" onClick={() => show(each)}>
              {t(`stop.${each}`)}
              {each === present && each !== shown && <b class="pill fresh">{t('reveal.fresh')}</b>}
            </button>
          ) : (
            <span>{t(`stop.${each}`)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
