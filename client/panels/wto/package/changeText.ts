import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import { SPECIAL_TREATMENT_FACTOR } from '#shared/content/wtoConstants.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { PackageChange, PackageTerms } from '#shared/protocol/modules/wto.ts';
import type { Phrase } from '../../../text/phrase.ts';

/** A coefficient as it is spoken of: 1500 basis points are "15". */
export function coefficientPoints(coefficientBp: number): number {
  return coefficientBp / POINT_BP;
}

/** What a developing economy is cut with. */
export function specialCoefficient({ coefficientBp }: PackageTerms): number {
  return coefficientPoints(coefficientBp) * SPECIAL_TREATMENT_FACTOR;
}

/** The one change that somebody asks for, as a sentence. */
export function changePhrase(change: PackageChange, terms: PackageTerms): Phrase {
  switch (change.type) {
    case 'coefficient':
      return {
        key: 'wto.change.coefficient',
        params: {
          wanted: coefficientPoints(change.coefficientBp),
          tabled: coefficientPoints(terms.coefficientBp),
        },
      };
    case 'exemptSector':
      return { key: 'wto.change.exemptSector', params: { sector: change.sector } };
    case 'addSector':
      return { key: 'wto.change.addSector', params: { sector: change.sector } };
    case 'specialTreatment':
      return { key: change.on ? 'wto.change.specialOn' : 'wto.change.specialOff', params: {} };
    case 'facilitation':
      return {
        key: 'wto.change.facilitation',
        params: { wantedBp: change.facilitationBp, tabledBp: terms.facilitationBp },
      };
    case 'waiver':
      return { key: 'wto.change.waiver', params: { economy: change.economy } };
    default:
      return assertNever(change);
  }
}
