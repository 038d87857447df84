import type { Scenario } from '#shared/content/scenario.ts';
import type { Temperament } from '#shared/content/vocabulary.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { BarrierLevels } from '#shared/protocol/policy.ts';
import { moduleIsOpen } from '#shared/rules/law/moduleIsOn.ts';
import { importsFromOutside, tradableSectors } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { type Protected, protectedSectors, returnChange } from '../valuation/homePolitics.ts';
import { type LawSolver, logGain, moreImports } from '../valuation/lawSolver.ts';
import { TEMPERS } from '../valuation/temperaments.ts';
import { rulingsToObey } from './rulings.ts';

/** How a temperament hides barriers. */
type BarrierTemper = {
  /** The highest level to which it raises one; 0: never any. */
  readonly highest: number;
  /** What a per cent of a protected sector's rents counts against a per cent of everybody's income. */
  readonly lobbyTaste: number;
  /** Takes a barrier down as soon as it comes to light; else when a panel says so. */
  readonly isShy: boolean;
};

const OPEN: BarrierTemper = { highest: 0, lobbyTaste: 0, isShy: true };

/** Start values from simulation (docs/bots.md). */
const BARRIER_TEMPERS: Readonly<Record<Temperament, BarrierTemper>> = {
  freeTrader: OPEN,
  reciprocator: OPEN,
  blocBuilder: OPEN,
  mercantilist: { highest: 2, lobbyTaste: 1.5, isShy: false },
  opportunist: { highest: 1, lobbyTaste: 1.5, isShy: true },
  protector: { highest: 3, lobbyTaste: 3, isShy: false },
};

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
  const temper = BARRIER_TEMPERS[view.seats[economy]?.temperament ?? 'freeTrader'];
  const down = sectorsToLower(view, economy, { own, temper });
  const levels = Object.fromEntries(down.map((sector) => [sector, 0]));
  const raised = sectorToRaise(scenario, view, economy, { own: { ...own, ...levels }, temper, solver });
  const changed = raised === undefined ? levels : { ...levels, [raised]: (own[raised] ?? 0) + 1 };
  return Object.keys(changed).length === 0 ? undefined : changed;
}

type Own = { readonly own: BarrierLevels; readonly temper: BarrierTemper };

function sectorsToLower(view: CountryGame, economy: EconomyId, { own, temper }: Own): SectorId[] {
  const standing = Object.keys(own).filter((sector) => (own[sector] ?? 0) > 0);
  if (temper.highest === 0) return standing;
  const told = rulingsToObey(view, economy)
    .filter(({ ground, respondent }) => ground === 'hiddenBarrier' && respondent === economy)
    .map(({ sector }) => sector);
  const known = temper.isShy ? foundNow(view, economy) : [];
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
  { own, temper, solver }: Own & { readonly solver: LawSolver },
): SectorId | undefined {
  if (temper.highest === 0) return undefined;
  const suspected = foundEver(view, economy);
  const hidden = Object.keys(own).filter((sector) => (own[sector] ?? 0) > 0);
  const isAllowed = (sector: SectorId): boolean =>
    (own[sector] ?? 0) < temper.highest &&
    !suspected.includes(sector) &&
    (hidden.length < SECTORS_HIDDEN || hidden.includes(sector));
  const pressure = ({ sector, rents }: Pick<Protected, 'sector' | 'rents'>): number =>
    rents * importsFromOutside(scenario, view, [economy], { member: economy, sector });
  const candidates = sectorsUnderPressure(scenario, economy)
    .filter(({ sector }) => isAllowed(sector))
    .toSorted((a, b) => pressure(b) - pressure(a))
    .slice(0, RAISES_SOLVED);
  const standing = barrierWorth(solver, view, economy, { levels: own, temper });
  const [best] = candidates
    .map(({ sector }) => {
      const levels = { ...own, [sector]: (own[sector] ?? 0) + 1 };
      return { sector, gain: barrierWorth(solver, view, economy, { levels, temper }) - standing };
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

type Hidden = { readonly levels: BarrierLevels; readonly temper: BarrierTemper };

/**
 * What own hidden barriers are worth against what everybody knows of them: real income, rents of protected sectors, and for some temperaments fewer imports
 * for their own sake, by the government's own forecast.
 */
function barrierWorth(
  solver: LawSolver,
  view: CountryGame,
  economy: EconomyId,
  { levels, temper }: Hidden,
): number {
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
  const { importAversion } = TEMPERS[view.seats[economy]?.temperament ?? 'freeTrader'];
  return (
    logGain(solver, after, [economy]) +
    temper.lobbyTaste * rents -
    importAversion * moreImports(solver, after, [economy])
  );
}
