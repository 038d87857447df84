import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { measuresFault } from '#shared/rules/provinces/measures/measuresFault.ts';
import { Icon } from '../../../design/Icon.tsx';
import { isLive } from '../../../state/store.ts';
import { rejectionText } from '../../../text/rejectionText.ts';
import { t } from '../../../text/t.ts';
import { press } from '../../player/press.ts';
import { savingMeasures } from './measuresDraft.ts';
import type { MeasuresProps } from './measuresProps.ts';

type Props = MeasuresProps & { readonly untouched: Measures };

/** Seal or start anew; what keeps the envelope from being sealed stands above. */
export function SealRow({ scenario, game, me, measures, onChange, untouched }: Props) {
  const fault = measuresFault(scenario, game, me, measures);
  const isSame = canonicalJson(measures) === canonicalJson(untouched);
  return (
    <footer class="seal-row">
      {fault !== undefined && <p class="small fault-text">{rejectionText(fault)}</p>}
      <div class="row">
        <button
          type="button"
          class="btn primary big grow"
          disabled={fault !== undefined || !isLive.value || game.held !== undefined}
          onClick={() => void press({ type: 'sealMeasures', measures })}
        >
          <Icon name="seal" size={20} />
          {t('measures.seal')}
        </button>
        <button type="button" class="btn undo" disabled={isSame} onClick={() => onChange(untouched)}>
          {t('measures.undo')}
        </button>
      </div>
      <output class="micro muted">
        {savingMeasures.value === 'waiting'
          ? t('seal.saving')
          : savingMeasures.value === 'saved'
            ? t('seal.saved')
            : ''}
      </output>
    </footer>
  );
}
