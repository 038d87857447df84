import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { PackageChange, PackageTerms } from '#shared/protocol/modules/wto.ts';
import type { Undertaking } from '#shared/rules/modules/wto/packages.ts';
import { tradableSectors } from '#shared/rules/law/lawInForce.ts';
import { economyName, sectorName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Choice } from '../../../design/Choice.tsx';
import { Stepper } from '../../../design/Stepper.tsx';
import { COEFFICIENT_BOUNDS_BP, FACILITATION_MAX_BP, addableSectors, waivable } from './changeDraft.ts';
import { useCountries } from '../../../state/useTable.ts';

type Props = {
  readonly terms: PackageTerms;
  readonly onChange: (terms: PackageTerms) => void;
};

/** Terms of a package that is being written. */
export function TermsForm({ terms, onChange }: Props) {
  const { scenario } = useCountries();
  const goods = tradableSectors(scenario);
  const toggle = (sector: string, isIn: boolean): void => {
    const sectors = goods.filter((good) => (good === sector ? isIn : terms.sectors.includes(good)));
    onChange({ ...terms, sectors });
  };
  return (
    <div class="stack">
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
      <fieldset class="run">
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

type ChangeValueProps = {
  readonly undertaking: Undertaking;
  readonly change: PackageChange;
  readonly onChange: (change: PackageChange) => void;
};

const HALF_POINT = 0.5;

/** The value of the one change, by its kind. */
export function ChangeValue({ undertaking, change, onChange }: ChangeValueProps) {
  const { scenario } = useCountries();
  switch (change.type) {
    case 'coefficient':
      return (
        <CoefficientStepper
          valueBp={change.coefficientBp}
          label={t('wto.objection.coefficient')}
          onChange={(coefficientBp) => onChange({ type: 'coefficient', coefficientBp })}
        />
      );
    case 'facilitation':
      return (
        <FacilitationStepper
          valueBp={change.facilitationBp}
          label={t('wto.objection.facilitation')}
          onChange={(facilitationBp) => onChange({ type: 'facilitation', facilitationBp })}
        />
      );
    case 'exemptSector':
    case 'addSector': {
      const sectors =
        change.type === 'addSector' ? addableSectors(scenario, undertaking) : undertaking.terms.sectors;
      return (
        <Choice
          label={t('wto.objection.sector')}
          value={change.sector}
          options={sectors.map((value) => ({ value, label: sectorName(value) }))}
          onChange={(sector) => onChange({ type: change.type, sector })}
        />
      );
    }
    case 'waiver':
      return (
        <Choice
          label={t('wto.objection.economy')}
          value={change.economy}
          options={waivable(scenario, undertaking).map((value) => ({ value, label: economyName(value) }))}
          onChange={(economy) => onChange({ type: 'waiver', economy })}
        />
      );
    case 'specialTreatment':
      return (
        <p>
          {t('wto.objection.special')}{' '}
          <b>{t(change.on ? 'wto.objection.specialOn' : 'wto.objection.specialOff')}</b>
        </p>
      );
  }
}

type StepperProps = {
  readonly valueBp: number;
  readonly label: string;
  readonly onChange: (valueBp: number) => void;
};

/** The coefficient in whole points. */
function CoefficientStepper({ valueBp, label, onChange }: StepperProps) {
  return (
    <span class="choice">
      <span class="small muted" aria-hidden="true">
        {label}
      </span>
      <Stepper
        label={label}
        value={valueBp / POINT_BP}
        min={COEFFICIENT_BOUNDS_BP.min / POINT_BP}
        max={COEFFICIENT_BOUNDS_BP.max / POINT_BP}
        onChange={(points) => onChange(Math.round(points) * POINT_BP)}
      />
    </span>
  );
}

/** Border cost less for all, in half points. */
function FacilitationStepper({ valueBp, label, onChange }: StepperProps) {
  return (
    <span class="choice">
      <span class="small muted" aria-hidden="true">
        {label}
      </span>
      <Stepper
        label={label}
        value={valueBp / POINT_BP}
        min={0}
        max={FACILITATION_MAX_BP / POINT_BP}
        step={HALF_POINT}
        unit="%"
        onChange={(points) => onChange(Math.round(points * POINT_BP))}
      />
    </span>
  );
}
