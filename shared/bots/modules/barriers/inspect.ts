import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import { at } from '#shared/economics/at.ts';
import { unitOf } from '#shared/rules/agreements/unionOf.ts';
import { moduleIsOpen } from '#shared/rules/modules/moduleIsOn.ts';
import { economyPlace, placesOf } from '#shared/rules/policy/shock/placesOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { LawSolver } from '../lawSolver.ts';

/** Exports that fall short of the forecast by more than this, against the same buyer's other goods, are suspicious. */
const SUSPICIOUS_SHORTFALL = 0.04;

type Suspicion = { readonly against: EconomyId; readonly sector: SectorId; readonly missingBn: number };

/** An inspection where exports fall short of what the law that everybody knows lets one expect; nothing where they do not. */
export function inspect(solver: LawSolver, view: GameState, economy: EconomyId): SeatIntent[] {
  const { barriers, round } = view;
  if (barriers === undefined || !moduleIsOpen(view, 'barriers')) return [];
  if (barriers.inspections.some((each) => each.by === economy && each.round === round)) return [];
  const unit = unitOf(view, economy);
  const [worst] = Object.keys(view.seats)
    .filter((seat) => !unit.includes(seat))
    .flatMap((against) => shortfalls(solver, view, economy, against))
    .filter(({ against, sector }) => {
      return !barriers.found.some((found) => found.by === against && found.sector === sector);
    })
    .toSorted((a, b) => b.missingBn - a.missingBn);
  if (worst === undefined) return [];
  const { against, sector } = worst;
  return [{ type: 'inspectBarrier', against, sector }];
}

/**
 * What the forecast gets wrong about a pair in all its goods alike, as borders that close slowly or a year's harvest, says nothing:
 * a good is compared with the pair's median.
 */
function shortfalls(
  { scenario, before }: LawSolver,
  view: GameState,
  economy: EconomyId,
  against: EconomyId,
): Suspicion[] {
  if (before === undefined) return [];
  const { N, J } = scenario.base;
  const pair = economyPlace(scenario, against) * N + economyPlace(scenario, economy);
  const lines = placesOf(scenario).goods.flatMap(({ id: sector, place }) => {
    const soldBn = view.settled.imports[pair * J + place] ?? 0;
    const forecastBn = at(before.equilibrium.imports, pair * J + place);
    return soldBn > 0 && forecastBn > 0 ? [{ sector, soldBn, gap: Math.log(forecastBn / soldBn) }] : [];
  });
  const usual = median(lines.map(({ gap }) => gap));
  return lines
    .filter(({ gap }) => gap - usual > SUSPICIOUS_SHORTFALL)
    .map(({ sector, soldBn, gap }) => ({ against, sector, missingBn: soldBn * (gap - usual) }));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor((sorted.length - 1) / 2);
  return sorted[middle] ?? 0;
}
