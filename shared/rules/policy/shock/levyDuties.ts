/**
 * What is actually levied on each flow of goods: the cheapest of three ways over the border.
 * The wall (MFN or common external tariff, and a surcharge); a preference, with the cost of proving origin in a free trade
 * area; an entry through the lowest wall of a free trade area that the importer is in but the exporter is not.
 */
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { preferentialRateBp } from '../../agreements/preferentialRate.ts';
import { wallOf } from '../wallOf.ts';
import type { LawInForce } from './lawInForce.ts';
import { areasIn, originCostBp } from './originCost.ts';
import { placesOf } from './placesOf.ts';
import { surchargeBp, surchargesInForce, type SurchargeInForce } from './surchargesInForce.ts';

/** A way over the border: a tariff, and a cost of proving origin. */
type Passage = { readonly tariffBp: number; readonly originBp: number };

/** Flat [n][i][j] as in the trade model; `origin` is an iceberg factor. */
export type LeviedDuties = { readonly tariff: Float64Array; readonly origin: Float64Array };

type Duties = {
  readonly scenario: Scenario;
  readonly law: LawInForce;
  readonly surcharges: readonly SurchargeInForce[];
  readonly areas: readonly Agreement[];
};

export function levyDuties(scenario: Scenario, law: LawInForce): LeviedDuties {
  const { N, J, tau } = scenario.base;
  const { ids, goods } = placesOf(scenario);
  const duties: Duties = {
    scenario,
    law,
    surcharges: surchargesInForce(law),
    areas: areasIn(law.agreements),
  };
  const tariff = tau.slice();
  const origin = new Float64Array(N * N * J).fill(1);
  ids.forEach((importer, n) => {
    ids.forEach((exporter, i) => {
      if (n === i) return;
      const passagesOf = waysIn(duties, importer, exporter);
      for (const { id, place } of goods) {
        const { tariffBp, originBp } = cheapest(passagesOf(id));
        const cell = (n * N + i) * J + place;
        tariff[cell] = toFraction(tariffBp);
        origin[cell] = 1 + toFraction(originBp);
      }
    });
  });
  return { tariff, origin };
}

/** The ways open to one pair, prepared once for all its sectors; the wall comes first. */
function waysIn(duties: Duties, importer: EconomyId, exporter: EconomyId): (sector: SectorId) => Passage[] {
  const preferences = preferencesBetween(duties, importer, exporter);
  const entries = entriesOf(duties, importer, exporter);
  const schedule = wallOf(duties.law, importer);
  const extraBp = surchargeBp(duties.surcharges, importer, exporter);
  if (preferences.length + entries.length === 0) {
    return (sector) => [{ tariffBp: (schedule[sector] ?? 0) + extraBp, originBp: 0 }];
  }
  return (sector) => {
    const mfnBp = schedule[sector] ?? 0;
    const wall = { tariffBp: mfnBp + extraBp, originBp: 0 };
    return [
      wall,
      ...preferences.flatMap(({ agreement, originBp }) => {
        const tariffBp = preferentialRateBp({ [agreement.id]: agreement }, importer, exporter, sector, mfnBp);
        return tariffBp === undefined ? [] : [{ tariffBp, originBp }];
      }),
      ...entries.flatMap((entry) => entry(sector)),
    ];
  };
}

type Preference = { readonly agreement: Agreement; readonly originBp: number };

function preferencesBetween(duties: Duties, importer: EconomyId, exporter: EconomyId): Preference[] {
  const { scenario, law, areas } = duties;
  const isWithheld = law.answers?.withheld.some(({ by, to }) => by === importer && to === exporter) ?? false;
  if (isWithheld) return [];
  return Object.values(law.agreements)
    .filter(({ parties }) => parties.includes(importer) && parties.includes(exporter))
    .map((agreement) => ({
      agreement,
      originBp: agreement.level === 2 ? originCostBp(scenario, areas, agreement, [importer, exporter]) : 0,
    }));
}

/**
 * Entries of an outsider through other members of the importer's areas. The tariff is booked where the goods are used:
 * what the member of entry would collect is not told apart. Areas older than the game have theirs in the data.
 */
function entriesOf(
  duties: Duties,
  importer: EconomyId,
  exporter: EconomyId,
): ((sector: SectorId) => Passage[])[] {
  const { scenario, law, areas, surcharges } = duties;
  if (!scenario.flags.lowestWallEntry) return [];
  return areas
    .filter(({ parties, sinceRound }) => sinceRound > 0 && parties.includes(importer))
    .filter(({ parties }) => !parties.includes(exporter))
    .flatMap((area) =>
      area.parties
        .filter((member) => member !== importer)
        .map((member) => {
          const originBp = originCostBp(scenario, areas, area, [importer, member]);
          const schedule = wallOf(law, member);
          const extraBp = surchargeBp(surcharges, member, exporter);
          return (sector: SectorId): Passage[] =>
            area.exceptions.some((exception) => exception.by === importer && exception.sector === sector)
              ? []
              : [{ tariffBp: (schedule[sector] ?? 0) + extraBp, originBp }];
        }),
    );
}

function cheapest(passages: readonly Passage[]): Passage {
  const [only] = passages;
  if (only !== undefined && passages.length === 1) return only;
  let best: Passage = { tariffBp: 0, originBp: 0 };
  let lowest = Infinity;
  for (const passage of passages) {
    const cost = (1 + toFraction(passage.tariffBp)) * (1 + toFraction(passage.originBp));
    if (cost >= lowest) continue;
    best = passage;
    lowest = cost;
  }
  return best;
}
