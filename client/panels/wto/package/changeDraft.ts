import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { PackageChange } from '#shared/protocol/modules/wto.ts';
import type { Undertaking } from '#shared/rules/modules/wto/packages.ts';
import { tradableSectors } from '#shared/rules/law/lawInForce.ts';

type ChangeKind = PackageChange['type'];

const KINDS = [
  'coefficient',
  'exemptSector',
  'addSector',
  'specialTreatment',
  'facilitation',
  'waiver',
] as const satisfies readonly ChangeKind[];

/** The softest and the sharpest formula that may be tabled, basis points (shared/protocol/modules/wto.ts). */
export const COEFFICIENT_BOUNDS_BP = { min: 300, max: 5_000 } as const;
/** Most that borders may be made cheaper by a package, basis points. */
export const FACILITATION_MAX_BP = 200;
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
      const coefficientBp =
        softerBp <= COEFFICIENT_BOUNDS_BP.max ? softerBp : terms.coefficientBp - SOFTER_BP;
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

export function addableSectors(scenario: Scenario, { terms }: Undertaking): string[] {
  return tradableSectors(scenario).filter((sector) => !terms.sectors.includes(sector));
}

/** Governed economies that are not left out yet. */
export function waivable({ economies }: Scenario, { waivers }: Undertaking): EconomyId[] {
  return economies.filter(({ id, playable }) => playable && !waivers.includes(id)).map(({ id }) => id);
}
