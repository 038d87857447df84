import { conferenceRounds } from '#shared/rules/modules/wto/conference/conferenceRounds.ts';
import { t } from '../../../text/t.ts';
import type { WtoView } from '../wtoView.ts';

/** When the next conference is held, and how earlier ones ended. */
export function NextConference({ game }: { readonly game: WtoView }) {
  const { round, phase, settings, wto } = game;
  const isOver = wto.past.some((past) => past.round === round) || phase === 'policy' || phase === 'results';
  const next = conferenceRounds(settings).find((each) => (isOver ? each > round : each >= round));
  return (
    <section class="panel pad small">
      <p>{next === undefined ? t('wto.noMore') : t('wto.next', { round: next })}</p>
      {wto.past.length > 0 && (
        <>
          <h3>{t('wto.past')}</h3>
          <ul>
            {wto.past.map((past) => (
              <li key={past.round}>
                {t('wto.past.line', { round: past.round, outcome: t(`wto.stage.${past.outcome}`) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
