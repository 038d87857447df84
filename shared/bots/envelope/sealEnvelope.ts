import { SURCHARGE_MAX_BP } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Temperament } from '#shared/content/temperaments.ts';
import { at, fromKeys } from '#shared/kernel/records.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { BarrierLevels, Policy, PolicyOf, Surcharge } from '#shared/protocol/policy.ts';
import { surchargeFault } from '#shared/rules/countries/policy.ts';
import { withPolicy } from '#shared/rules/forecast/policyForecasts.ts';
import { unionOf, unitOf } from '#shared/rules/law/blocs.ts';
import {
  economyPlace,
  importsFromOutside,
  placesOf,
  tradableSectors,
  wallFromPolicy,
  wallOf,
} from '#shared/rules/law/lawInForce.ts';
import { moduleIsOpen, openWto } from '#shared/rules/law/moduleIsOn.ts';
import { leaveToRetaliate } from '#shared/rules/modules/wto/bindings.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { temperamentOf } from '../botView.ts';
import { offendersOf } from '../moves/grudges.ts';
import { type Protected, protectedSectors, returnChange } from '../valuation/homePolitics.ts';
import { type LawSolver, lawSolver, logGain, moreImports } from '../valuation/lawSolver.ts';
import { type LawTable, knownToAll, lawTable } from '../valuation/lawTable.ts';
import { type WallChoice, type WallSetter, chooseWall, ratesWithin, wallModel } from './chooseWall.ts';
import { lowerWall, retaliate, rulingsToObey } from './rulings.ts';
import { spendPoints } from './spendPoints.ts';
import { keepsWord, wallLimits } from './wallLimits.ts';

/** Sectors in which a government hides barriers at once. */
const SECTORS_HIDDEN = 2;
/** Raises that are solved. */
const RAISES_SOLVED = 2;
/** A barrier goes up for more than this, in log real income. */
const LEAST_BARRIER_GAIN = 2e-5;

/** Levels that change in this envelope: down what has come to light, up one sector by a level where that pays; undefined for none. */
function chooseBarriers(
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
    .filter(({ gain }) => gain > LEAST_BARRIER_GAIN)
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

/** What a bot puts into its envelope; then it is ready. */
export function sealEnvelope(scenario: Scenario, view: CountryGame, economy: EconomyId): SeatIntent[] {
  const wall = chooseWallOrVote(scenario, knownToAll(view), economy);
  const surcharge = chooseSurcharge(scenario, view, economy);
  const policy: Policy = surcharge === undefined ? wall : { ...wall, surcharge };
  return [
    { type: 'sealPolicy', policy: fillEnvelope(scenario, view, economy, policy) },
    { type: 'declareReady', ready: true },
  ];
}

function chooseWallOrVote(scenario: Scenario, view: CountryGame, economy: EconomyId): Policy {
  const setter = { economy, importAversion: importAversionOf(view, economy) };
  const table = lawTable(scenario, view);
  const limits = wallLimits(scenario, view, economy);
  const aim = aimUnder(scenario, view, table, setter);
  const model = wallModel({ scenario, view, slopes: table.slopes, setter, limits, aim });
  const choice = { scenario, view, economy, limits, model, aim };
  return unionOf(view, economy) === undefined ? chooseWall(choice) : chooseVote(choice);
}

/** Part of its dislike of imports that is left where agreements are few: a wall that it raises costs it an agreement of the next round. */
const AVERSION_WHERE_FEW = 0.4;

/**
 * How much it dislikes imports when it sets its wall. Where agreements are few somebody is always outside, and a wall that is kept up
 * for its own sake pays its owner too much: there only those dislike imports who also answer for walls that they raise.
 */
function importAversionOf(view: CountryGame, economy: EconomyId): number {
  const { importAversion, movement } = temperamentOf(view, economy).walls;
  if (view.settings.agreementLimits === undefined) return importAversion;
  return movement === 'best' ? AVERSION_WHERE_FEW * importAversion : 0;
}

/**
 * How much better an envelope is than the wall as it stands if nobody else moves, a vote as if it carried: log real income
 * over the rounds to come, and for some temperaments fewer imports for their own sake.
 */
function aimUnder(
  scenario: Scenario,
  view: CountryGame,
  table: LawTable,
  { economy, importAversion }: WallSetter,
): (policy: Policy) => number {
  const incomeBn = view.settled.incomeBn[economy] ?? 0;
  const unit = unitOf(view, economy).toSorted();
  return (policy) => {
    const rates =
      policy.type === 'wall' ? wallFromPolicy(scenario, wallOf(view, economy), policy) : policy.rates;
    const name = `wall:${unit.join()}:${placesOf(scenario)
      .goods.map(({ id }) => rates[id] ?? 0)
      .join()}`;
    const change = table.appraiseLaw(name, () => withPolicy(scenario, view, { economy, policy }));
    // What cannot be solved is never chosen.
    if (!change.ok || incomeBn <= 0) return -Infinity;
    const { gainBn, tradeChangeBn } = change.value;
    const moreImportsBn = goodsBought(scenario, tradeChangeBn, economyPlace(scenario, economy));
    return ((gainBn[economy] ?? 0) - importAversion * moreImportsBn) / incomeBn;
  };
}

/** What an economy buys more from all others together, from a table `[buyer][seller]`. */
function goodsBought(scenario: Scenario, changeBn: Float64Array, buyer: number): number {
  const { N } = scenario.base;
  let total = 0;
  for (let seller = 0; seller < N; seller++) if (seller !== buyer) total += at(changeBn, buyer * N + seller);
  return total;
}

/** Reciprocity alone: the points by which the worst offender raised its wall, on its goods. Never in the last round. */
function chooseSurcharge(scenario: Scenario, view: CountryGame, economy: EconomyId): Surcharge | undefined {
  const { movement } = temperamentOf(view, economy).walls;
  if (movement !== 'mirror' || view.round >= view.settings.rounds) return undefined;
  const isBoundByWord = view.pledges.some(
    ({ by, round, undertaking }) =>
      by === economy && round === view.round && undertaking.type === 'noTariffRises',
  );
  if (isBoundByWord && keepsWord(view, economy)) return undefined;
  return offendersOf(view, economy)
    .map(({ economy: against, raisedBp }) => ({
      against,
      rateBp: Math.min(surchargeLimitBp(view, economy, against), Math.floor(raisedBp / POINT_BP) * POINT_BP),
    }))
    .filter(({ rateBp }) => rateBp >= POINT_BP)
    .find((surcharge) => surchargeFault(scenario, view, economy, surcharge) === undefined);
}

/** With the WTO open only what a panel allows. */
function surchargeLimitBp(view: CountryGame, economy: EconomyId, against: EconomyId): number {
  if (openWto(view) === undefined) return SURCHARGE_MAX_BP;
  return leaveToRetaliate(view, economy, against) ?? 0;
}

/** The envelope with what the modules have to say: rulings obeyed, retaliation that is allowed, hidden barriers, public money. */
function fillEnvelope(scenario: Scenario, view: CountryGame, economy: EconomyId, chosen: Policy): Policy {
  const { wto, barriers, budget } = view;
  if (wto === undefined && barriers === undefined && budget === undefined) return chosen;
  const law = knownToAll(view);
  const table = lawTable(scenario, law);
  const solver = lawSolver({ scenario, law, table });
  const policy = lowerWall(scenario, view, economy, chosen);
  const surcharge = policy.surcharge ?? retaliate(scenario, view, economy, solver);
  const levels = chooseBarriers(scenario, view, economy, solver);
  const spending = budget === undefined ? undefined : spendPoints(view, economy, table.slopes);
  return {
    ...policy,
    ...(surcharge === undefined ? {} : { surcharge }),
    ...(levels === undefined ? {} : { barriers: levels }),
    ...(spending === undefined ? {} : { spending }),
  };
}

type Vote = PolicyOf<'wallVote'>;

const LEAST_GAIN = 1e-5;

/** Rates of a sector that are solved, those first that promise most. */
const RATES_SOLVED = 2;

/** A union member's vote: its own best common tariff within the step, sector by sector. */
function chooseVote({ scenario, view, economy, limits, model, aim }: WallChoice): Vote {
  const inForce = wallOf(view, economy);
  const sectors = tradableSectors(scenario);
  const promising = (sector: SectorId): number[] => {
    const currentBp = inForce[sector] ?? 0;
    return [currentBp, ...ratesWithin(limits(sector), currentBp)].toSorted(
      (a, b) => model(sector, b) - model(sector, a),
    );
  };
  const ranked = fromKeys(sectors, promising);
  const voteWith = (rates: Vote['rates']): Vote => ({ type: 'wallVote', rates });
  const standing = voteWith(fromKeys(sectors, (sector) => inForce[sector] ?? 0));
  let best = standing;
  let reached = aim(standing) + LEAST_GAIN;
  const tryVote = (vote: Vote): void => {
    const worth = aim(vote);
    if (worth > reached) [best, reached] = [vote, worth];
  };
  const everywhere = (rateOf: (sector: SectorId) => number): void =>
    tryVote(voteWith(fromKeys(sectors, rateOf)));
  everywhere((sector) => ranked[sector]?.[0] ?? inForce[sector] ?? 0);
  everywhere((sector) => limits(sector).minBp);
  for (const sector of sectors) {
    for (const rateBp of (ranked[sector] ?? []).slice(0, RATES_SOLVED)) {
      if (best.rates[sector] !== rateBp) tryVote(voteWith({ ...best.rates, [sector]: rateBp }));
    }
  }
  return best;
}
