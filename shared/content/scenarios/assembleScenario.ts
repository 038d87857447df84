import type { TradeBase } from '#shared/economics/tradeModel.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { AgreementLimits } from '../presets.ts';
import type { OpeningAgreement, Scenario, OpeningFile, ScenarioFile } from '../scenario.ts';

/** Puts the two files of a scenario together, taking them for right. */
export function assembleScenario(file: ScenarioFile, opening: OpeningFile): Scenario {
  const { technology } = file;
  const N = file.economies.length;
  const J = file.sectors.length;
  const base: TradeBase = {
    N,
    J,
    pi: Float64Array.from(opening.importShare),
    tau: openingTariff(file, opening),
    X: Float64Array.from(opening.expenditure),
    gva: Float64Array.from(technology.valueAddedShare),
    gio: Float64Array.from(technology.inputShare),
    alpha: Float64Array.from(technology.finalShare),
    theta: Float64Array.from(technology.tradeElasticity),
    psi: Float64Array.from(technology.scaleElasticity),
    spec: Float64Array.from(technology.specificFactorShare),
    D: new Float64Array(N),
  };
  const { id, economies, sectors, flags, stepBp, moneyUnit, sources } = file;
  const { mfnRateBp, agreements, dealOrder, bestWelfare } = opening;
  const ids = economies.map((economy) => economy.id);
  return {
    id,
    opening: opening.opening,
    economies,
    sectors,
    base,
    otherElasticities: { low: technology.lowTradeElasticity, high: technology.highTradeElasticity },
    mfnRateBp: fromKeys(ids, (economy) => mfnRateBp[economy] ?? {}),
    agreements,
    flags,
    stepBp,
    dealOrder,
    bestWelfare,
    moneyUnit,
    sources,
  };
}

/** Preferential rate of an opening agreement in whole basis points. */
export function openingPreferenceBp(agreement: OpeningAgreement, sector: string, mfnBp: number): number {
  const share = agreement.shareOfMfn[sector] ?? (agreement.level === 2 ? 0 : 1);
  return Math.round(mfnBp * share);
}

/** τ_nij at the opening: the MFN schedule, or the lowest preference in force; nothing at home and on untaxed sectors. */
function openingTariff(file: ScenarioFile, opening: OpeningFile): Float64Array {
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

/** What of a game's settings changes rules of its scenario: absent ones leave them as they are. */
export type RuleSettings = {
  readonly agreementLimits?: Pick<AgreementLimits, 'stepBp'> | undefined;
  readonly stepBp?: number | undefined;
  readonly wallsHold?: true | undefined;
};

/** A scenario under the settings of a game; the same object where they change nothing. */
export function underSettings(
  scenario: Scenario,
  { agreementLimits, stepBp: ownStepBp, wallsHold }: RuleSettings,
): Scenario {
  const stepBp = agreementLimits?.stepBp ?? ownStepBp;
  if (stepBp === undefined && wallsHold === undefined) return scenario;
  const { flags } = scenario;
  return {
    ...scenario,
    stepBp: stepBp ?? scenario.stepBp,
    flags: wallsHold === undefined ? flags : { ...flags, lowestWallEntry: false, cutsStayAmongParties: true },
  };
}
