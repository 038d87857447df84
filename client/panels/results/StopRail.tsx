import { REVEAL_STOPS, type RevealStop } from '#shared/content/vocabulary.ts';
import { t } from '../../text/t.ts';
import { isOpenAt } from './revealModel.ts';

type Props = {
  readonly stop: RevealStop;
  readonly shown: RevealStop;
  readonly onShow?: (stop: RevealStop) => void;
};

/** The five stops; those that are open can be looked at again. */
export function StopRail({ stop, shown, onShow }: Props) {
  return (
    <ol class="stops" aria-label={t('reveal.stops')}>
      {REVEAL_STOPS.map((each) => {
        const isOpen = isOpenAt(each, stop);
        const look = each === shown ? 'now' : isOpen ? 'done' : '';
        return (
          <li key={each} class={look} aria-current={each === shown ? 'step' : undefined}>
            {onShow === undefined || !isOpen ? (
              <span>{t(`stop.${each}`)}</span>
            ) : (
              <button type="button" onClick={() => onShow(each)}>
                {t(`stop.${each}`)}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
