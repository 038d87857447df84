import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { at } from '#shared/economics/at.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type { BarriersReport, BarriersState, FoundBarrier } from '#shared/protocol/modules/barriers.ts';
import { buildShock } from '../../shock/buildShock.ts';
import { economyPlace, placesOf } from '../../schedules/places.ts';
import type { SolvedRound } from '../../settlement/solveRound.ts';
import type { ModuleOutcome } from '../moduleOutcome.ts';
import { withoutBarrier } from './levels.ts';

/** Money with six digits, as the report's other trade. */
const DIGITS = 6;

/** Barriers as the envelopes left them, and what those that came to light cost whom. */
export function settleBarriers(
  round: SolvedRound,
  state: BarriersState,
): ModuleOutcome<BarriersState, BarriersReport> {
  const barriers = round.law.barriers ?? state;
  const inspections = barriers.inspections.filter((inspection) => inspection.round === round.state.round);
  const found = barriers.found.map((each) => ({ ...each, lostBn: lostExports(round, each) }));
  return { state: { ...barriers, inspections }, report: { found } };
}

/** Exports of the sector to the economy that hides the barrier, without it less with it, of all who would sell more. */
function lostExports(
  { scenario, law, after }: SolvedRound,
  barrier: FoundBarrier,
): Record<EconomyId, number> {
  const { N, J } = scenario.base;
  const shock = buildShock(scenario, withoutBarrier(law, barrier.by, barrier.sector));
  const without = solveEquilibrium(scenario.base, shock, { warmStart: after.equilibrium.warmStart });
  // The round without it has no equilibrium that the model finds: what it costs is not known.
  if (!without.ok) return {};
  const { ids, sectors } = placesOf(scenario);
  const n = economyPlace(scenario, barrier.by);
  const { place } = must(
    sectors.find(({ id }) => id === barrier.sector),
    `sector ${barrier.sector}`,
  );
  const lost: Record<EconomyId, number> = {};
  ids.forEach((exporter, i) => {
    const cell = (n * N + i) * J + place;
    const lostBn = at(without.value.imports, cell) - at(after.equilibrium.imports, cell);
    if (i !== n && lostBn > 0) lost[exporter] = Number(lostBn.toPrecision(DIGITS));
  });
  return lost;
}
