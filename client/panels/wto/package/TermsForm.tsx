import type { Scenario } from '#shared/content/scenario.ts';
import type { PackageTerms } from '#shared/protocol/modules/wto.ts';
import { tradableSectors } from '#shared/rules/schedules/places.ts';
import { sectorName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { CoefficientStepper, FacilitationStepper } from '../conference/ChangeValue.tsx';

type Props = {
  readonly scenario: Scenario;
  readonly terms: PackageTerms;
  readonly onChange: (terms: PackageTerms) => void;
};

/** Terms of a package that is being written. */
export function TermsForm({ scenario, terms, onChange }: Props) {
  const goods = tradableSectors(scenario);
  const toggle = (sector: string, isIn: boolean): void => {
    const sectors = goods.filter((good) => (good === sector ? isIn : terms.sectors.includes(good)));
    onChange({ ...terms, sectors });
  };
  return (
    <div class="terms-form">
      <div class="fields">
        <CoefficientStepper
          label={t('wto.table.coefficient')}
          valueBp={terms.coefficientBp}
          onChange={(coefficientBp) => onChange({ ...terms, coefficientBp })}
        />
        <FacilitationStepper
          label={t('wto.table.facilitation')}
          valueBp={terms.facilitationBp}
          onChange={(facilitationBp) => onChange({ ...terms, facilitationBp })}
        />
      </div>
      <fieldset class="goods-boxes">
        <legend class="small muted">{t('wto.sectors')}</legend>
        {goods.map((sector) => (
          <label key={sector} class="check">
            <input
              type="checkbox"
              checked={terms.sectors.includes(sector)}
              onChange={(event) => toggle(sector, event.currentTarget.checked)}
            />
            {sectorName(sector)}
          </label>
        ))}
      </fieldset>
      <label class="check">
        <input
          type="checkbox"
          checked={terms.specialTreatment}
          onChange={(event) => onChange({ ...terms, specialTreatment: event.currentTarget.checked })}
        />
        {t('wto.table.special')}
      </label>
    </div>
  );
}
