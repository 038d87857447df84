import { BREACH_REPUTATION } from '#shared/content/provinces/pactRules.ts';
import type { AgreementId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { agreementName } from '../../../../text/nameParams.ts';
import { t } from '../../../../text/t.ts';
import type { MeasuresProps } from '../measuresProps.ts';
import { breakablePacts, type BreakablePact } from './breakWordModel.ts';
import { OptionRow } from '../../pacts/OptionRow.tsx';
import { MeasureFold } from './MeasureFold.tsx';
import { withMeasure } from './moreModel.ts';

/** Pacts of one's own, each with a box that says: my dials against its members too. Nothing where one is in no pact. */
export function BreakWord({ game, me, measures, isOff, onChange }: MeasuresProps) {
  const pacts = breakablePacts(game, me, measures);
  if (pacts.length === 0) return null;
  const broken = measures.breaks ?? [];
  return (
    <MeasureFold
      title={t('breakWord.title')}
      said={broken.length === 0 ? t('breakWord.kept') : t('breakWord.broken', { count: broken.length })}
    >
      <p class="micro muted">{t('breakWord.hint')}</p>
      {pacts.map((pact) => (
        <PactBox
          key={pact.id}
          pact={pact}
          isBroken={broken.includes(pact.id)}
          isOff={isOff}
          onToggle={() => onChange(toggled(measures, pact.id))}
        />
      ))}
    </MeasureFold>
  );
}

type BoxProps = {
  readonly pact: BreakablePact;
  readonly isBroken: boolean;
  readonly isOff: boolean;
  readonly onToggle: () => void;
};

/** One that the dials respect cannot be ticked; one that is ticked can always be unticked. */
function PactBox({ pact, isBroken, isOff, onToggle }: BoxProps) {
  const consequence = pact.isBinding
    ? t('breakWord.found', { points: pact.deposit })
    : t('breakWord.seen', { percent: Math.round(100 * pact.seen), points: BREACH_REPUTATION });
  return (
    <OptionRow
      type="checkbox"
      isOn={isBroken}
      isOff={isOff || (!pact.isAbove && !isBroken)}
      title={t('breakWord.pact', { pact: agreementName(pact.id) })}
      hint={pact.isAbove ? consequence : t('breakWord.nothing')}
      onChoose={onToggle}
    />
  );
}

function toggled(measures: Measures, id: AgreementId): Measures {
  const { breaks = [] } = measures;
  const next = breaks.includes(id) ? breaks.filter((each) => each !== id) : [...breaks, id];
  return withMeasure(measures, 'breaks', next.length === 0 ? undefined : next);
}
