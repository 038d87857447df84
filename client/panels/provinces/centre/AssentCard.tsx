import { ASSENTS_NEEDED } from '#shared/content/provinces/centreConstants.ts';
import { isLive } from '../../../state/store.ts';
import { t } from '../../../text/t.ts';
import { press } from '../../player/press.ts';
import type { SeatProps } from '../policy/measuresProps.ts';
import { AssentOutlook } from './AssentOutlook.tsx';
import { isAssentAsked } from './centreModel.ts';

/** The centre asks the provinces for the reform of evaluation: a sealed yes or no, once. */
export function AssentCard({ game, me }: SeatProps) {
  if (!isAssentAsked(game) || game.phase !== 'policy') return null;
  const { assents = {}, assentedBy = [] } = game.provinces?.centre ?? {};
  const own = assents[me];
  return (
    <section class="paper pad assent" aria-labelledby="assent">
      <h2 id="assent">{t('assent.title')}</h2>
      <p class="small">{t('assent.text', { needed: ASSENTS_NEEDED })}</p>
      <AssentOutlook game={game} me={me} />
      {own === undefined && !assentedBy.includes(me) ? (
        <div class="row">
          {[true, false].map((assent) => (
            <button
              key={String(assent)}
              type="button"
              class="btn grow"
              disabled={!isLive.value}
              onClick={() => void press({ type: 'castAssent', assent })}
            >
              {t(assent ? 'assent.yes' : 'assent.no')}
            </button>
          ))}
        </div>
      ) : (
        <p class="small muted">
          {t('assent.cast', {
            answer: t(own === false ? 'assent.no' : 'assent.yes'),
            count: assentedBy.length,
          })}
        </p>
      )}
    </section>
  );
}
