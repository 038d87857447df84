import { money } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { shareOfFreeTrade } from '../../wto/conference/effectModel.ts';
import type { KnownEffects } from '../../wto/conference/usePackageEffects.ts';

/** What all together would gain, and how far that is from free trade. */
export function WorldSum({ effects }: { readonly effects: KnownEffects }) {
  if (effects.type !== 'known') return null;
  const percent = Math.round(100 * shareOfFreeTrade(effects.effects));
  return (
    <section class="panel screen-world num">
      <p>
        {t('wto.effect.world')} <b>{money(effects.effects.asTabled.worldGainBn, true)}</b>{' '}
        <span class="muted">{t('wto.effect.aYear')}</span>
      </p>
      <p class="muted">{t('wto.effect.way', { percent })}</p>
    </section>
  );
}
