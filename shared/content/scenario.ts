import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { TradeBase } from '#shared/economics/tradeModel.ts';
import type { ModelAssumptions } from './assumptions.ts';
import type { CountryOpening, CountryScenarioId } from './vocabulary.ts';

/** An economy as the scenario describes it; names live in the language files under `economy.<id>`. */
export type Economy = {
  readonly id: EconomyId;
  /** Up to three letters on the medallion. */
  readonly label: string;
  readonly playable: boolean;
  /** People, in millions; for per-head figures and the key by people. */
  readonly populationMn: number;
  readonly developing: boolean;
  /** Place on the tile map: whole columns and rows. */
  readonly tile: { readonly column: number; readonly row: number };
  /** Where the medallion stands, degrees. */
  readonly pin: { readonly longitude: number; readonly latitude: number };
  /** Ids of the map features it fills; empty for invented economies, which the map draws as islands. */
  readonly mapFeatures: readonly string[];
};

export type Sector = { readonly id: SectorId; readonly tradable: boolean };

/** What these rules switch off where it would hide the lesson. */
type ScenarioFlags = {
  readonly borderCosts: boolean;
  readonly originCost: boolean;
  readonly lowestWallEntry: boolean;
};

/** A real agreement in force when play begins: rates as a share of the importer's MFN rate, by sector. */
export type OpeningAgreement = {
  readonly parties: readonly [EconomyId, EconomyId];
  readonly level: 1 | 2;
  /** Preferential rate = share × MFN; sectors not listed are free at level 2, unchanged at level 1. */
  readonly shareOfMfn: Readonly<Record<SectorId, number>>;
};

/** A scenario at one opening, validated: index of an economy or sector = its index in the arrays of `base`. */
export type Scenario = {
  readonly id: CountryScenarioId;
  readonly opening: CountryOpening;
  readonly economies: readonly Economy[];
  readonly sectors: readonly Sector[];
  readonly base: TradeBase;
  /** θ_j that the Laboratory may put in the place of the base's. */
  readonly otherElasticities: Readonly<Record<'low' | 'high', readonly number[]>>;
  /** Present where the base is not as the files have it: what a researcher assumed otherwise. */
  readonly assumed?: ModelAssumptions;
  /** Opening MFN schedule in whole basis points. */
  readonly mfnRateBp: Readonly<Record<EconomyId, Readonly<Record<SectorId, number>>>>;
  readonly agreements: readonly OpeningAgreement[];
  readonly flags: ScenarioFlags;
  /** Largest change of a wall in a round. */
  readonly stepBp: number;
  /** Playable seats in the order in which they are dealt; the first k have deals to make. */
  readonly dealOrder: readonly EconomyId[];
  /** Best Ŵ of each playable seat over free trade areas (docs/rules.md, scores). */
  readonly bestWelfare: Readonly<Record<EconomyId, number>>;
  /** Unit of the money in `base` (billions), as a key of the language files. */
  readonly moneyUnit: 'usd' | 'crown';
  readonly sources: readonly string[];
};
