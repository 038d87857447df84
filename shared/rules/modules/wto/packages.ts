import { SPECIAL_TREATMENT_FACTOR } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { assertNever } from '#shared/kernel/result.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import type {
  ConferencePackage,
  PackageAdoption,
  PackageChange,
  PackageTerms,
  UnionBinding,
  WtoState,
} from '#shared/protocol/modules/wto.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { unionOf, unitOf } from '../../law/blocs.ts';
import { tradableSectors, wallOf } from '../../law/lawInForce.ts';
import type { CountryGame } from '../../state.ts';
import { boundSchedule, ownBinding } from './bindings.ts';
import { areDeveloping } from './mfnTreatment.ts';

/** The content of a package: its terms, and the economies that are left out of the cuts. */
export type Undertaking = Pick<ConferencePackage, 'terms' | 'waivers'>;

type Case = {
  readonly scenario: Scenario;
  readonly state: CountryGame;
  readonly wto: WtoState;
  readonly package: Undertaking;
};

/**
 * What a package does when adopted: bound rates come down by the Swiss formula, walls above the new ones fall to them, and
 * facilitation is at least what it says. A union is cut as one, as developing only if all its members are, and waived with any
 * of them. The passive rest of the world takes no part.
 */
export function adoptionOf(
  scenario: Scenario,
  state: CountryGame,
  wto: WtoState,
  undertaking: Undertaking,
): PackageAdoption {
  const each: Case = { scenario, state, wto, package: undertaking };
  const seats = scenario.economies.filter(({ playable }) => playable).map(({ id }) => id);
  const cut = seats.filter((economy) => !isWaived(each, economy));
  const { terms } = undertaking;
  return {
    bindings: {
      ...wto.bindings,
      ...fromKeys(cut, (economy) => cutFor(each, [economy], ownBinding(wto, economy))),
    },
    unionBindings: unionBindingsAfter(each),
    facilitationBp: Math.max(wto.facilitationBp, terms.facilitationBp),
    walls: fromKeys(cut, (economy) => loweredWall(each, economy)),
    boundCutBp: fromKeys(seats, (economy) => averageCutBp(each, economy)),
  };
}

function isWaived({ state, package: { waivers } }: Case, economy: EconomyId): boolean {
  return unitOf(state, economy).some((member) => waivers.includes(member));
}

/** A schedule after the package, for an economy or the members of a union together. */
function cutFor(
  { scenario, package: { terms } }: Case,
  unit: readonly EconomyId[],
  rates: Schedule,
): Schedule {
  const isSpecial = terms.specialTreatment && areDeveloping(scenario, unit);
  return swissCut(rates, terms.sectors, terms.coefficientBp * (isSpecial ? SPECIAL_TREATMENT_FACTOR : 1));
}

function boundAfter(each: Case, economy: EconomyId): Schedule {
  const rates = boundSchedule(each.scenario, { ...each.state, wto: each.wto }, economy);
  return isWaived(each, economy) ? rates : cutFor(each, unitOf(each.state, economy), rates);
}

function unionBindingsAfter(each: Case): WtoState['unionBindings'] {
  const after: Record<string, UnionBinding> = {};
  for (const { id } of each.scenario.economies) {
    const union = unionOf(each.state, id);
    if (union === undefined || after[union.id] !== undefined) continue;
    after[union.id] = { members: union.parties, rates: boundAfter(each, id) };
  }
  return after;
}

/** Only in the package's sectors: a wall that stood above an older binding elsewhere is another matter. */
function loweredWall(each: Case, economy: EconomyId): Schedule {
  const bound = boundAfter(each, economy);
  const { sectors } = each.package.terms;
  return mapValues(wallOf(each.state, economy), (rateBp, sector) =>
    sectors.includes(sector) ? Math.min(rateBp, bound[sector] ?? rateBp) : rateBp,
  );
}

function averageCutBp(each: Case, economy: EconomyId): number {
  const before = boundSchedule(each.scenario, { ...each.state, wto: each.wto }, economy);
  const after = boundAfter(each, economy);
  const goods = tradableSectors(each.scenario);
  const totalBp = goods.reduce((sum, sector) => sum + (before[sector] ?? 0) - (after[sector] ?? 0), 0);
  return Math.round(totalBp / goods.length);
}

/**
 * Swiss formula: new = a·t / (a + t), in whole points and never above the old rate. High rates are cut most, and nobody ends
 * above the coefficient. Source: GATT Tokyo Round, formula of the Swiss delegation (1976); WTO TN/MA/W/103 (2008).
 */
export function swissRateBp(rateBp: number, coefficientBp: number): number {
  const exactBp = (coefficientBp * rateBp) / (coefficientBp + rateBp);
  return Math.min(rateBp, Math.round(exactBp / POINT_BP) * POINT_BP);
}

/** A schedule after the formula in some sectors, the others as they were. */
function swissCut(schedule: Schedule, sectors: readonly string[], coefficientBp: number): Schedule {
  return mapValues(schedule, (rateBp, sector) =>
    sectors.includes(sector) ? swissRateBp(rateBp, coefficientBp) : rateBp,
  );
}

/** The state with a package in force: bound rates and facilitation as adopted, walls lowered to them. */
export function adopt(state: CountryGame, adoption: PackageAdoption): CountryGame {
  const { bindings, unionBindings, facilitationBp, walls } = adoption;
  const wto = must(state.wto, 'the multilateral system');
  const lowered = mapValues(walls, (mfnRateBp, economy) => ({
    ...must(state.walls[economy], `wall of ${economy}`),
    mfnRateBp,
  }));
  return {
    ...state,
    walls: { ...state.walls, ...lowered },
    wto: { ...wto, bindings, unionBindings, facilitationBp },
  };
}

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

/** Why a package cannot be tabled: sectors that have no tariff or stand twice, or nothing that would change. */
export function packageFault(
  scenario: Scenario,
  state: CountryGame,
  wto: WtoState,
  terms: PackageTerms,
): Rejection | undefined {
  const goods = tradableSectors(scenario);
  const { sectors } = terms;
  const wrong = sectors.find((sector, place) => !goods.includes(sector) || sectors.indexOf(sector) !== place);
  if (wrong !== undefined) return { code: 'conference/unknown-sector', sector: wrong };
  const { boundCutBp, facilitationBp } = adoptionOf(scenario, state, wto, { terms, waivers: [] });
  const isEmpty =
    facilitationBp === wto.facilitationBp && Object.values(boundCutBp).every((cutBp) => cutBp === 0);
  return isEmpty ? { code: 'conference/no-cut' } : undefined;
}

/** Why a change cannot be asked for: a sector without a tariff, an economy that no seat governs. */
export function changeFault(scenario: Scenario, change: PackageChange): Rejection | undefined {
  if (change.type === 'addSector' && !tradableSectors(scenario).includes(change.sector)) {
    return { code: 'conference/unknown-sector', sector: change.sector };
  }
  if (change.type !== 'waiver') return undefined;
  const economy = scenario.economies.find(({ id }) => id === change.economy);
  return economy?.playable === true ? undefined : { code: 'seat/unknown', economy: change.economy };
}
