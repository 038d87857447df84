/**
 * What is actually levied on each flow of goods: the cheapest of three ways over the border.
 * The wall (MFN or common external tariff, and a surcharge); a preference, with the cost of proving origin in a free trade
 * area; an entry through the lowest wall of a free trade area that the importer is in but the exporter is not.
 *
 * Forecasts and bots build thousands of laws a minute, so ways are prepared once for an importer and compared as numbers.
 */
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { preferentialRateBp } from '../../agreements/preferentialRate.ts';
import type { Register } from '../../agreements/pairLevel.ts';
import { wallOf } from '../wallOf.ts';
import type { LawInForce } from './lawInForce.ts';
import { areasIn, originCosts, type OriginCosts } from './originCost.ts';
import { placesOf } from './placesOf.ts';
import { surchargeBp, surchargesInForce, type SurchargeInForce } from './surchargesInForce.ts';

/** Flat [n][i][j] as in the trade model; `origin` is an iceberg factor. */
export type LeviedDuties = { readonly tariff: Float64Array; readonly origin: Float64Array };

type Duties = {
  readonly scenario: Scenario;
  readonly law: LawInForce;
  readonly surcharges: readonly SurchargeInForce[];
  readonly areas: readonly Agreement[];
  readonly originBp: OriginCosts;
};

/** The cheapest way over the border so far: a tariff, and a cost of proving origin. */
type Passage = { tariffBp: number; originBp: number; cost: number };

export function levyDuties(scenario: Scenario, law: LawInForce): LeviedDuties {
  const { N, J, tau } = scenario.base;
  const { ids, goods } = placesOf(scenario);
  const areas = areasIn(law.agreements);
  const surcharges = surchargesInForce(law);
  const duties: Duties = { scenario, law, surcharges, areas, originBp: originCosts(scenario, areas) };
  const tariff = tau.slice();
  const origin = new Float64Array(N * N * J).fill(1);
  const best: Passage = { tariffBp: 0, originBp: 0, cost: Infinity };
  ids.forEach((importer, n) => {
    const waysFrom = waysInto(duties, importer);
    ids.forEach((exporter, i) => {
      if (n === i) return;
      const take = waysFrom(exporter);
      for (const { id, place } of goods) {
        take(id, best);
        const cell = (n * N + i) * J + place;
        tariff[cell] = toFraction(best.tariffBp);
        origin[cell] = 1 + toFraction(best.originBp);
      }
    });
  });
  return { tariff, origin };
}

type TakeCheapest = (sector: SectorId, best: Passage) => void;

/** The ways into one importer; the wall comes first, so that it is taken where another is no cheaper. */
function waysInto(duties: Duties, importer: EconomyId): (exporter: EconomyId) => TakeCheapest {
  const { law, surcharges } = duties;
  const schedule = wallOf(law, importer);
  const preferences = preferencesOf(duties, importer);
  const entries = entriesInto(duties, importer);
  return (exporter) => {
    const extraBp = surchargeBp(surcharges, importer, exporter);
    const rights = preferences(exporter);
    const doors = entries
      .filter(({ area }) => !area.parties.includes(exporter))
      .map((entry) => ({ ...entry, extraBp: surchargeBp(surcharges, entry.member, exporter) }));
    return (sector, best) => {
      const mfnBp = schedule[sector] ?? 0;
      best.cost = Infinity;
      offer(best, mfnBp + extraBp, 0);
      for (const { register, originBp } of rights) {
        const rateBp = preferentialRateBp(register, importer, exporter, sector, mfnBp);
        if (rateBp !== undefined) offer(best, rateBp, originBp);
      }
      for (const door of doors) {
        if (door.keptOut.has(sector)) continue;
        offer(best, (door.schedule[sector] ?? 0) + door.extraBp, door.originBp);
      }
    };
  };
}

function offer(best: Passage, tariffBp: number, originBp: number): void {
  const cost = (1 + toFraction(tariffBp)) * (1 + toFraction(originBp));
  if (cost >= best.cost) return;
  best.tariffBp = tariffBp;
  best.originBp = originBp;
  best.cost = cost;
}

type Preference = { readonly register: Register; readonly originBp: number };

/** Agreements that speak of a flow, one by one, since proving origin costs more in some than in others. */
function preferencesOf(duties: Duties, importer: EconomyId): (exporter: EconomyId) => Preference[] {
  const { law, originBp } = duties;
  const own = Object.values(law.agreements)
    .filter(({ parties }) => parties.includes(importer))
    .map((agreement) => ({ agreement, register: { [agreement.id]: agreement } }));
  return (exporter) => {
    const isWithheld =
      law.answers?.withheld.some(({ by, to }) => by === importer && to === exporter) ?? false;
    if (isWithheld) return [];
    return own
      .filter(({ agreement }) => agreement.parties.includes(exporter))
      .map(({ agreement, register }) => ({
        register,
        originBp: agreement.level === 2 ? originBp(agreement, importer, exporter) : 0,
      }));
  };
}

type Entry = {
  readonly area: Agreement;
  readonly member: EconomyId;
  readonly schedule: Schedule;
  readonly originBp: number;
  /** Sectors that the importer kept out of the area. */
  readonly keptOut: ReadonlySet<SectorId>;
};

/**
 * Entries of outsiders through other members of the importer's areas. The tariff is booked where the goods are used: what the
 * member of entry would collect is not told apart. Areas older than the game have theirs in the data.
 */
function entriesInto({ scenario, law, areas, originBp }: Duties, importer: EconomyId): Entry[] {
  if (!scenario.flags.lowestWallEntry) return [];
  return areas
    .filter(({ parties, sinceRound }) => sinceRound > 0 && parties.includes(importer))
    .flatMap((area) => {
      const lines = area.exceptions.filter(({ by }) => by === importer);
      const keptOut = new Set(lines.map(({ sector }) => sector));
      return area.parties
        .filter((member) => member !== importer)
        .map((member) => ({
          area,
          member,
          schedule: wallOf(law, member),
          originBp: originBp(area, importer, member),
          keptOut,
        }));
    });
}
