import type { Scenario } from '#shared/content/scenario.ts';
import type { Temperament } from '#shared/content/temperaments.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { BarrierLevels } from '#shared/protocol/policy.ts';
import { moduleIsOpen } from '#shared/rules/law/moduleIsOn.ts';
import { importsFromOutside, tradableSectors } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { type Protected, protectedSectors, returnChange } from '../valuation/homePolitics.ts';
import { type LawSolver, logGain, moreImports } from '../valuation/lawSolver.ts';
import { temperamentOf } from '../botView.ts';
import { rulingsToObey } from './rulings.ts';

/** Sectors in which a government hides barriers at once. */
const SECTORS_HIDDEN = 2;
/** Raises that are solved. */
const RAISES_SOLVED = 2;
/** A barrier goes up for more than this, in log real income. */
const LEAST_GAIN = 2e-5;

/** Levels that change in this envelope: down what has come to light, up one sector by a level where that pays; undefined for none. */
export function chooseBarriers(
  scenario: Scenario,
  view: CountryGame,
  economy: EconomyId,
  solver: LawSolver,
): BarrierLevels | undefined {
  const own = view.barriers?.levels[economy];
  if (own === undefined || !moduleIsOpen(view, 'barriers')) return undefined;
  const temperament = temperamentOf(view, economy);
  const down = sectorsToLower(view, economy, { own, temperament });
  const levels = Object.fromEntries(down.map((sector) => [sector, 0]));
  const raised = sectorToRaise(scenario, view, economy, { own: { ...own, ...levels }, temperament, solver });
  const changed = raised === undefined ? levels : { ...levels, [raised]: (own[raised] ?? 0) + 1 };
  return Object.keys(changed).length === 0 ? undefined : changed;
}

type Own = { readonly own: BarrierLevels; readonly temperament: Temperament };

function sectorsToLower(view: CountryGame, economy: EconomyId, { own, temperament }: Own): SectorId[] {
  const standing = Object.keys(own).filter((sector) => (own[sector] ?? 0) > 0);
  if (temperament.barriers.highestLevel === 0) return standing;
  const told = rulingsToObey(view, economy)
    .filter(({ ground, respondent }) => ground === 'hiddenBarrier' && respondent === economy)
    .map(({ sector }) => sector);
  const known = temperament.barriers.lowersWhenFound ? foundNow(view, economy) : [];
  return standing.filter((sector) => told.includes(sector) || known.includes(sector));
}

function foundNow({ barriers }: CountryGame, economy: EconomyId): SectorId[] {
  return (barriers?.found ?? []).filter(({ by }) => by === economy).map(({ sector }) => sector);
}

/** Where a barrier came to light once, everybody looks twice. */
function foundEver(view: CountryGame, economy: EconomyId): SectorId[] {
  const reported = view.reports.flatMap(({ modules }) => modules?.barriers?.found ?? []);
  return [
    ...foundNow(view, economy),
    ...reported.filter(({ by }) => by === economy).map(({ sector }) => sector),
  ];
}

function sectorToRaise(
  scenario: Scenario,
  view: CountryGame,
  economy: EconomyId,
  { own, temperament, solver }: Own & { readonly solver: LawSolver },
): SectorId | undefined {
  if (temperament.barriers.highestLevel === 0) return undefined;
  const suspected = foundEver(view, economy);
  const hidden = Object.keys(own).filter((sector) => (own[sector] ?? 0) > 0);
  const isAllowed = (sector: SectorId): boolean =>
    (own[sector] ?? 0) < temperament.barriers.highestLevel &&
    !suspected.includes(sector) &&
    (hidden.length < SECTORS_HIDDEN || hidden.includes(sector));
  const pressure = ({ sector, rents }: Pick<Protected, 'sector' | 'rents'>): number =>
    rents * importsFromOutside(scenario, view, [economy], { member: economy, sector });
  const candidates = sectorsUnderPressure(scenario, economy)
    .filter(({ sector }) => isAllowed(sector))
    .toSorted((a, b) => pressure(b) - pressure(a))
    .slice(0, RAISES_SOLVED);
  const standing = barrierWorth(solver, economy, { levels: own, temperament });
  const [best] = candidates
    .map(({ sector }) => {
      const levels = { ...own, [sector]: (own[sector] ?? 0) + 1 };
      return { sector, gain: barrierWorth(solver, economy, { levels, temperament }) - standing };
    })
    .filter(({ gain }) => gain > LEAST_GAIN)
    .toSorted((a, b) => b.gain - a.gain);
  return best?.sector;
}

/** Where no sector has rents of its own to defend, all goods alike. */
function sectorsUnderPressure(
  scenario: Scenario,
  economy: EconomyId,
): readonly Pick<Protected, 'sector' | 'rents'>[] {
  const organised = protectedSectors(scenario, economy);
  return organised.length > 0 ? organised : tradableSectors(scenario).map((sector) => ({ sector, rents: 1 }));
}

type Hidden = { readonly levels: BarrierLevels; readonly temperament: Temperament };

/**
 * What own hidden barriers are worth against what everybody knows of them: real income, rents of protected sectors, and for some temperaments fewer imports
 * for their own sake, by the government's own forecast.
 */
function barrierWorth(solver: LawSolver, economy: EconomyId, { levels, temperament }: Hidden): number {
  const { scenario, law, before, solve } = solver;
  const { barriers } = law;
  if (before === undefined || barriers === undefined) return 0;
  const standing = Object.entries(levels).filter(([, level]) => level > 0);
  const name = `barriers:${economy}:${JSON.stringify(standing.toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;
  const after = solve(name, () => ({ ...law, barriers: { ...barriers, levels: { [economy]: levels } } }));
  if (after === undefined) return -Infinity;
  const rents = protectedSectors(scenario, economy).reduce(
    (sum, { place, rents: share }) => sum + share * returnChange(scenario, { before, after }, economy, place),
    0,
  );
  return (
    logGain(solver, after, [economy]) +
    temperament.barriers.rentsWeight * rents -
    temperament.walls.importAversion * moreImports(solver, after, [economy])
  );
}
