import { COEFFICIENT_LEAST_BP, COEFFICIENT_MOST_BP, PACKAGE_SLOTS } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { PackageChange, PackageTerms } from '#shared/protocol/modules/wto.ts';
import { tradableSectors } from '#shared/rules/law/lawInForce.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { type Undertaking, packageFault } from '#shared/rules/modules/wto/packages.ts';
import { openProposalLimit } from '#shared/rules/table/proposal.ts';
import type { WtoView } from '../../../state/tableState.ts';
import { economyName, sectorName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Choice } from '../../../design/Choice.tsx';
import { Stepper } from '../../../design/Stepper.tsx';
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
        min={COEFFICIENT_LEAST_BP / POINT_BP}
        max={COEFFICIENT_MOST_BP / POINT_BP}
        unit="%"
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

type ChangeKind = PackageChange['type'];

const KINDS = [
  'coefficient',
  'exemptSector',
  'addSector',
  'specialTreatment',
  'facilitation',
  'waiver',
] as const satisfies readonly ChangeKind[];

/** Most that borders may be made cheaper by a package, basis points. */
const FACILITATION_MAX_BP = 200;
/** An objector asks for a softer formula first. */
const SOFTER_BP = 500;

/** A change of a kind to begin with; undefined where the package leaves nothing of the kind to ask for. */
export function firstChange(
  scenario: Scenario,
  { terms, waivers }: Undertaking,
  kind: ChangeKind,
  me: EconomyId,
): PackageChange | undefined {
  switch (kind) {
    case 'coefficient': {
      const softerBp = terms.coefficientBp + SOFTER_BP;
      const coefficientBp = softerBp <= COEFFICIENT_MOST_BP ? softerBp : terms.coefficientBp - SOFTER_BP;
      return { type: 'coefficient', coefficientBp };
    }
    case 'exemptSector': {
      const [sector, other] = terms.sectors;
      return sector === undefined || other === undefined ? undefined : { type: 'exemptSector', sector };
    }
    case 'addSector': {
      const [sector] = addableSectors(scenario, { terms, waivers });
      return sector === undefined ? undefined : { type: 'addSector', sector };
    }
    case 'specialTreatment':
      return { type: 'specialTreatment', on: !terms.specialTreatment };
    case 'facilitation': {
      const facilitationBp = terms.facilitationBp > 0 ? 0 : FACILITATION_MAX_BP / 2;
      return { type: 'facilitation', facilitationBp };
    }
    case 'waiver': {
      const left = waivable(scenario, { terms, waivers });
      const economy = left.includes(me) ? me : left[0];
      return economy === undefined ? undefined : { type: 'waiver', economy };
    }
  }
}

/** Kinds of which something can be asked for. */
export function possibleKinds(scenario: Scenario, undertaking: Undertaking, me: EconomyId): ChangeKind[] {
  return KINDS.filter((kind) => firstChange(scenario, undertaking, kind, me) !== undefined);
}

function addableSectors(scenario: Scenario, { terms }: Undertaking): string[] {
  return tradableSectors(scenario).filter((sector) => !terms.sectors.includes(sector));
}

/** Governed economies that are not left out yet. */
function waivable({ economies }: Scenario, { waivers }: Undertaking): EconomyId[] {
  return economies.filter(({ id, playable }) => playable && !waivers.includes(id)).map(({ id }) => id);
}

/** A package to begin with: the formula of the Doha drafts in round numbers, all goods, softer for developing economies. */
export function firstTerms(scenario: Scenario): PackageTerms {
  return {
    coefficientBp: COEFFICIENT_LEAST_BP,
    sectors: tradableSectors(scenario),
    specialTreatment: scenario.economies.some(({ developing }) => developing === true),
    facilitationBp: 100,
  };
}

/** Why a package cannot be tabled, in the order in which the rules would say it. */
export function tablingFault(
  scenario: Scenario,
  view: WtoView,
  me: EconomyId,
  terms: PackageTerms,
): Rejection | undefined {
  return openProposalLimit(view, me, PACKAGE_SLOTS) ?? packageFault(scenario, view, view.wto, terms);
}
