import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { LawInForce } from '../../policy/shock/lawInForce.ts';

/** The same law without one hidden barrier, others that are known standing: what it costs is the difference. */
export function withoutBarrier(law: LawInForce, by: EconomyId, sector: SectorId): LawInForce {
  const { barriers } = law;
  if (barriers === undefined) return law;
  const found = barriers.found.filter((each) => each.by === by);
  const known = barriers.levels[by] ?? Object.fromEntries(found.map((each) => [each.sector, each.level]));
  const levels = { ...barriers.levels, [by]: { ...known, [sector]: 0 } };
  return { ...law, barriers: { ...barriers, levels } };
}
