import { BARRIER_ICEBERG_PER_LEVEL, BARRIER_RENT_PER_LEVEL } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { BarriersState } from '#shared/protocol/modules/barriers.ts';
import { recognisesRules } from '../../agreements/terms.ts';
import { unionOf } from '../../agreements/unions.ts';
import type { LawInForce, ShockDraft } from '../../schedules/lawInForce.ts';
import { economyPlace, placesOf } from '../../schedules/places.ts';

/** Level of a barrier as far as the state at hand knows it: the real one, or in a viewer's state what came to light. */
export function barrierLevel(barriers: BarriersState, by: EconomyId, sector: SectorId): number {
  const own = barriers.levels[by];
  if (own !== undefined) return own[sector] ?? 0;
  return barriers.found.find((found) => found.by === by && found.sector === sector)?.level ?? 0;
}

/** A law without one hidden barrier, the other known ones left as they are: the difference is what the barrier costs. */
export function withoutBarrier(law: LawInForce, by: EconomyId, sector: SectorId): LawInForce {
  const { barriers } = law;
  if (barriers === undefined) return law;
  const found = barriers.found.filter((each) => each.by === by);
  const known = barriers.levels[by] ?? Object.fromEntries(found.map((each) => [each.sector, each.level]));
  const levels = { ...barriers.levels, [by]: { ...known, [sector]: 0 } };
  return { ...law, barriers: { ...barriers, levels } };
}

/** Tariffs keep six decimals, as iceberg costs do: what is stored is what was solved. */
const DECIMALS = 1e6;

/**
 * Hidden barriers make imports of their sector dearer: a part is lost on the way, the rest is a rent of importers at home, which the
 * model takes as a tariff. They do not hold against those whose rules one recognises. In a customs union revenue is pooled and
 * nobody would keep a rent: there only what is lost counts.
 */
export function shapeBarriers(scenario: Scenario, law: LawInForce, draft: ShockDraft): void {
  const { barriers } = law;
  if (barriers === undefined) return;
  placesOf(scenario).ids.forEach((importer, n) => {
    if (!hasBarriers(barriers, importer)) return;
    shapeImports(scenario, { ...law, barriers }, draft, { importer, n });
  });
}

function hasBarriers({ levels, found }: BarriersState, economy: EconomyId): boolean {
  const own = levels[economy];
  if (own === undefined) return found.some(({ by }) => by === economy);
  for (const sector in own) if ((own[sector] ?? 0) > 0) return true;
  return false;
}

function shapeImports(
  scenario: Scenario,
  law: LawInForce & { readonly barriers: BarriersState },
  draft: ShockDraft,
  { importer, n }: { readonly importer: EconomyId; readonly n: number },
): void {
  const { N, J } = scenario.base;
  const { ids, goods } = placesOf(scenario);
  const keepsRent = unionOf(law, importer) === undefined;
  ids.forEach((exporter, i) => {
    if (i === n || recognisesRules(law, importer, exporter)) return;
    for (const { id, place } of goods) {
      const level = barrierLevel(law.barriers, importer, id);
      if (level === 0) continue;
      const cell = (n * N + i) * J + place;
      draft.iceberg[cell] = at(draft.iceberg, cell) * (1 + BARRIER_ICEBERG_PER_LEVEL * level);
      if (keepsRent) draft.tariff[cell] = withRent(at(draft.tariff, cell), level);
    }
  });
}

function withRent(tariff: number, level: number): number {
  const levied = (1 + tariff) * (1 + BARRIER_RENT_PER_LEVEL * level) - 1;
  return Math.round(levied * DECIMALS) / DECIMALS;
}

/** Tariffs as the law levies them, [n][i][j]: what the model was given without the rents of hidden barriers, which no treasury sees. */
export function tariffWithoutRent(scenario: Scenario, law: LawInForce, tariff: Float64Array): Float64Array {
  const { barriers } = law;
  if (barriers === undefined) return tariff;
  const { N, J } = scenario.base;
  const { ids, goods } = placesOf(scenario);
  const levied = tariff.slice();
  for (const importer of Object.keys(barriers.levels)) {
    if (unionOf(law, importer) !== undefined) continue;
    const n = economyPlace(scenario, importer);
    for (const { id, place } of goods) {
      const level = barrierLevel(barriers, importer, id);
      if (level === 0) continue;
      ids.forEach((exporter, i) => {
        if (i === n || recognisesRules(law, importer, exporter)) return;
        const cell = (n * N + i) * J + place;
        levied[cell] = (1 + at(tariff, cell)) / (1 + BARRIER_RENT_PER_LEVEL * level) - 1;
      });
    }
  }
  return levied;
}
