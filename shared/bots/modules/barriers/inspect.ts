import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import { at } from '#shared/economics/at.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type { Equilibrium } from '#shared/economics/tradeModel.ts';
import { unitOf } from '#shared/rules/agreements/unionOf.ts';
import { moduleIsOpen } from '#shared/rules/schedules/moduleIsOn.ts';
import { economyPlace, placesOf } from '#shared/rules/schedules/places.ts';
import { buildShock } from '#shared/rules/shock/buildShock.ts';
import { settledShock } from '#shared/rules/shock/opening.ts';
import type { GameState } from '#shared/rules/state.ts';
import { knownToAll } from '../knownToAll.ts';

/** Exports that fall short of the forecast by more than this, against the same buyer's other goods, are suspicious. */
const SUSPICIOUS_SHORTFALL = 0.07;
const TOLERANCE = 2e-6;

type Suspicion = { readonly against: EconomyId; readonly sector: SectorId; readonly missingBn: number };

/** An inspection where exports fall short of what the law that everybody knows let one expect; nothing where they do not. */
export function inspect(scenario: Scenario, view: GameState, economy: EconomyId): SeatIntent[] {
  const { barriers, round } = view;
  if (barriers === undefined || round < 2 || !moduleIsOpen(view, 'barriers')) return [];
  if (barriers.inspections.some((each) => each.by === economy && each.round === round)) return [];
  const forecast = forecastOfLastRound(scenario, view);
  if (forecast === undefined) return [];
  const unit = unitOf(view, economy);
  const [worst] = Object.keys(view.seats)
    .filter((seat) => !unit.includes(seat) && !isLawNew(view, economy, seat))
    .flatMap((against) => shortfalls(scenario, { view, forecast }, economy, against))
    .filter(({ against, sector }) => {
      return !barriers.found.some((found) => found.by === against && found.sector === sector);
    })
    .toSorted((a, b) => b.missingBn - a.missingBn);
  if (worst === undefined) return [];
  const { against, sector } = worst;
  return [{ type: 'inspectBarrier', against, sector }];
}

/** Whether what two economies owe each other has changed since the last round: then its figures say nothing about this law. */
function isLawNew({ reports, papers, round }: GameState, a: EconomyId, b: EconomyId): boolean {
  const isBetween = (by: EconomyId, others: readonly EconomyId[]): boolean =>
    (by === a && others.includes(b)) || (by === b && others.includes(a));
  const hasLeft = reports.at(-1)?.leavers.some(({ by, injured }) => isBetween(by, injured)) ?? false;
  return (
    hasLeft ||
    Object.values(papers).some((paper) => {
      const isLaw = paper.round === round && paper.status === 'concluded';
      return isLaw && paper.parties.includes(a) && paper.parties.includes(b);
    })
  );
}

const forecasts = new WeakMap<GameState['settled'], { readonly solved: Equilibrium | undefined }>();

/**
 * The last round again by the law that everybody knows: with borders, people and machines as that round had them, and its events. What
 * is hidden alone is missing.
 */
function forecastOfLastRound(scenario: Scenario, view: GameState): Equilibrium | undefined {
  const { settled } = view;
  const known = forecasts.get(settled);
  if (known !== undefined) return known.solved;
  const { events } = view;
  const active = view.reports.at(-1)?.modules?.events?.active ?? [];
  const law = {
    ...knownToAll(view),
    round: view.round - 1,
    roundsAhead: 0,
    ...(events === undefined ? {} : { events: { ...events, announced: [], active } }),
  };
  const { tfp, labour, capital } = settledShock(scenario, settled);
  const shock = { ...buildShock(scenario, law), tfp, labour, capital };
  const equilibrium = solveEquilibrium(scenario.base, shock, { tolerance: TOLERANCE });
  const solved = equilibrium.ok ? equilibrium.value : undefined;
  forecasts.set(settled, { solved });
  return solved;
}

type Sales = { readonly view: GameState; readonly forecast: Equilibrium };

/**
 * What the forecast gets wrong about a pair in all its goods alike, as borders that close slowly or a year's harvest, says nothing:
 * a good is compared with the pair's median.
 */
function shortfalls(
  scenario: Scenario,
  { view, forecast }: Sales,
  economy: EconomyId,
  against: EconomyId,
): Suspicion[] {
  const { N, J } = scenario.base;
  const pair = economyPlace(scenario, against) * N + economyPlace(scenario, economy);
  const lines = placesOf(scenario).goods.flatMap(({ id: sector, place }) => {
    const soldBn = view.settled.imports[pair * J + place] ?? 0;
    const forecastBn = at(forecast.imports, pair * J + place);
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
