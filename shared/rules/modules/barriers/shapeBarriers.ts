import { BARRIER_ICEBERG_PER_LEVEL, BARRIER_RENT_PER_LEVEL } from '#shared/content/barrierConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { at } from '#shared/economics/at.ts';
import type { BarriersState } from '#shared/protocol/modules/barriers.ts';
import { recognisesRules } from '../../agreements/terms/recognisesRules.ts';
import { unionOf } from '../../agreements/unionOf.ts';
import type { LawInForce } from '../../policy/shock/lawInForce.ts';
import { placesOf } from '../../policy/shock/placesOf.ts';
import type { ShockDraft } from '../../policy/shock/shockDraft.ts';
import { barrierLevel } from './barrierLevel.ts';

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
