import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { OpeningAgreement } from '../scenario.ts';
import type { OpeningFile, ScenarioFile } from '../scenarioSchema.ts';

/** Preferential rate of an opening agreement in whole basis points. */
export function openingPreferenceBp(agreement: OpeningAgreement, sector: string, mfnBp: number): number {
  const share = agreement.shareOfMfn[sector] ?? (agreement.level === 2 ? 0 : 1);
  return Math.round(mfnBp * share);
}

/** τ_nij at the opening: the MFN schedule, or the lowest preference in force; nothing at home and on untaxed sectors. */
export function openingTariff(file: ScenarioFile, opening: OpeningFile): Float64Array {
  const { economies, sectors } = file;
  const rates = economies.flatMap((importer) =>
    economies.flatMap((exporter) =>
      sectors.map(({ id }) => {
        if (importer === exporter) return 0;
        const mfnBp = opening.mfnRateBp[importer.id]?.[id] ?? 0;
        const preferences = opening.agreements
          .filter(({ parties }) => parties.includes(importer.id) && parties.includes(exporter.id))
          .map((agreement) => openingPreferenceBp(agreement, id, mfnBp));
        return toFraction(Math.min(mfnBp, ...preferences));
      }),
    ),
  );
  return Float64Array.from(rates);
}
