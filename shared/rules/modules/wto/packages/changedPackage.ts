import { assertNever } from '#shared/kernel/assertNever.ts';
import type { PackageChange, PackageTerms } from '#shared/protocol/modules/wto.ts';
import type { Undertaking } from './adoptionOf.ts';

/** A package with the one change that an objection attaches; undefined where it says so already, or would say nothing. */
export function changedPackage(
  { terms, waivers }: Undertaking,
  change: PackageChange,
): Undertaking | undefined {
  const withTerms = (next: Partial<PackageTerms>): Undertaking => ({ terms: { ...terms, ...next }, waivers });
  const { sectors } = terms;
  switch (change.type) {
    case 'coefficient': {
      const { coefficientBp } = change;
      return coefficientBp === terms.coefficientBp ? undefined : withTerms({ coefficientBp });
    }
    case 'exemptSector': {
      const left = sectors.filter((sector) => sector !== change.sector);
      return left.length === sectors.length || left.length === 0 ? undefined : withTerms({ sectors: left });
    }
    case 'addSector':
      return sectors.includes(change.sector)
        ? undefined
        : withTerms({ sectors: [...sectors, change.sector] });
    case 'specialTreatment':
      return change.on === terms.specialTreatment ? undefined : withTerms({ specialTreatment: change.on });
    case 'facilitation': {
      const { facilitationBp } = change;
      return facilitationBp === terms.facilitationBp ? undefined : withTerms({ facilitationBp });
    }
    case 'waiver':
      return waivers.includes(change.economy) ? undefined : { terms, waivers: [...waivers, change.economy] };
    default:
      return assertNever(change);
  }
}
