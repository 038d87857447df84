import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { measuresFault } from '#shared/rules/provinces/measures/measuresFault.ts';
import { isLive } from '../../../state/store.ts';
import { t } from '../../../text/t.ts';
import { press } from '../../player/press.ts';
import { SealFoot } from '../../policy/SealFoot.tsx';
import { savingMeasures } from './measuresDraft.ts';
import type { MeasuresProps } from './measuresProps.ts';

type Props = MeasuresProps & { readonly untouched: Measures };

/** Seal or start anew; what keeps the envelope from being sealed stands above. */
export function SealRow({ scenario, game, me, measures, onChange, untouched }: Props) {
  const fault = measuresFault(scenario, game, me, measures);
  const isSame = canonicalJson(measures) === canonicalJson(untouched);
  return (
    <SealFoot
      fault={fault}
      isOff={fault !== undefined || !isLive.value || game.held !== undefined}
      label={t('measures.seal')}
      onSeal={() => void press({ type: 'sealMeasures', measures })}
      saving={savingMeasures.value}
    >
      <button type="button" class="btn undo" disabled={isSame} onClick={() => onChange(untouched)}>
        {t('measures.undo')}
      </button>
    </SealFoot>
  );
}
