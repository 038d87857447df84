import { COMPLAINTS_PER_ROUND, NOTABLE_LOSS_SHARE } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/kernel/records.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type { Equilibrium } from '#shared/economics/tradeModel.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Dispute } from '#shared/protocol/modules/wto.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { economyPlace, goodsTrade, placesOf } from '#shared/rules/law/lawInForce.ts';
import { moduleIsOpen, openWto } from '#shared/rules/law/moduleIsOn.ts';
import { withoutBarrier } from '#shared/rules/modules/barriers.ts';
import {
  type Complaint,
  type WtoLaw,
  isInForce,
  withoutMeasure,
} from '#shared/rules/modules/wto/complaints.ts';
import { buildShock, settledShock } from '#shared/rules/shock/buildShock.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { Appraiser } from '../valuation/appraiser.ts';
import { type LawSolver, lawSolver, salesBn } from '../valuation/lawSolver.ts';
import { knownToAll } from '../valuation/lawTable.ts';

/** At its first look a bot complains about what breaks the rules at its cost, and looks for what others hide. */
export function lookAtRules(appraiser: Appraiser, view: CountryGame, economy: EconomyId): SeatIntent[] {
  if (view.wto === undefined && view.barriers === undefined) return [];
  const solver = lawSolver(appraiser);
  return [...complain(solver, view, economy), ...inspect(appraiser.scenario, view, economy)];
}

/** Exports that fall short of the forecast by more than this, against the same buyer's other goods, are suspicious. */
const SUSPICIOUS_SHORTFALL = 0.07;

const TOLERANCE = 2e-6;

type Suspicion = { readonly against: EconomyId; readonly sector: SectorId; readonly missingBn: number };

/** An inspection where exports fall short of what the law that everybody knows let one expect; nothing where they do not. */
function inspect(scenario: Scenario, view: CountryGame, economy: EconomyId): SeatIntent[] {
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
function isLawNew({ reports, proposals, round }: CountryGame, a: EconomyId, b: EconomyId): boolean {
  const isBetween = (by: EconomyId, others: readonly EconomyId[]): boolean =>
    (by === a && others.includes(b)) || (by === b && others.includes(a));
  const hasLeft = reports.at(-1)?.leavers.some(({ by, injured }) => isBetween(by, injured)) ?? false;
  return (
    hasLeft ||
    Object.values(proposals).some((proposal) => {
      const isLaw = proposal.round === round && proposal.status === 'concluded';
      return isLaw && proposal.parties.includes(a) && proposal.parties.includes(b);
    })
  );
}

const forecasts = new WeakMap<CountryGame['settled'], { readonly solved: Equilibrium | undefined }>();

/**
 * The last round again by the law that everybody knows: with borders, people and machines as that round had them, and its events. What
 * is hidden alone is missing.
 */
function forecastOfLastRound(scenario: Scenario, view: CountryGame): Equilibrium | undefined {
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

type Sales = { readonly view: CountryGame; readonly forecast: Equilibrium };

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

/** Measures that are solved, those first of whom one sells most to. */
const MEASURES_SOLVED = 3;

/** A panel must be sure to find a notable loss: this many times what it asks for. */
const SURE = 2;

/** Sales lost below this part of income are not worth a lawsuit. */
const LEAST_LOSS = 2e-5;

/** Others who have taken a measure to a panel beyond whom one more adds nothing: what falls, falls for all. */
const COMPLAINANTS = 2;

/** Rounds after a dispute came to nothing before the same measure is complained about again. */
const PATIENCE_ROUNDS = 3;

/** A complaint about the measure that costs most sales, where a panel would find that it does. */
function complain(solver: LawSolver, view: CountryGame, economy: EconomyId): SeatIntent[] {
  const wto = openWto(view);
  if (wto === undefined || solver.before === undefined) return [];
  const filed = wto.disputes.filter(
    ({ complainant, filedInRound }) => complainant === economy && filedInRound === view.round,
  );
  if (filed.length >= COMPLAINTS_PER_ROUND) return [];
  const law = { ...view, wto };
  const sells = ({ respondent }: Complaint): number =>
    goodsTrade(solver.scenario, view.settled.imports, respondent, economy);
  const [worst] = grounds(solver.scenario, law, economy)
    .filter((complaint) => isOpenTo(wto.disputes, complaint, view.round))
    .toSorted((a, b) => sells(b) - sells(a))
    .slice(0, MEASURES_SOLVED)
    .map((complaint) => ({ complaint, lostBn: lostSales(solver, view, complaint) }))
    .filter(({ lostBn }) => lostBn > LEAST_LOSS * (view.settled.incomeBn[economy] ?? 0))
    .toSorted((a, b) => b.lostBn - a.lostBn);
  if (worst === undefined) return [];
  const { respondent: against, ground, sector } = worst.complaint;
  return [{ type: 'fileComplaint', against, ground, ...(sector === undefined ? {} : { sector }) }];
}

/** Everything that others do against their word, as far as everybody may know. */
function grounds(scenario: Scenario, law: CountryGame & WtoLaw, complainant: EconomyId): Complaint[] {
  const unit = unitOf(law, complainant);
  const others = Object.keys(law.seats).filter((seat) => !unit.includes(seat));
  const walls = others.flatMap((respondent) =>
    (['aboveBinding', 'barriersRaised', 'surcharge'] as const).map((ground) => {
      return { complainant, respondent, ground };
    }),
  );
  const hidden = (law.barriers?.found ?? [])
    .filter(({ by }) => others.includes(by))
    .map(({ by, sector }) => ({ complainant, respondent: by, ground: 'hiddenBarrier', sector }) as const);
  return [...walls.filter((complaint) => isInForce(scenario, law, complaint)), ...hidden];
}

/** Nothing that is before a panel already, by oneself or by enough others, nor what lately came to nothing. */
function isOpenTo(disputes: readonly Dispute[], complaint: Complaint, round: number): boolean {
  const same = disputes.filter(
    ({ respondent, ground, sector }) =>
      respondent === complaint.respondent && ground === complaint.ground && sector === complaint.sector,
  );
  const waiting = same.filter(({ stage }) => stage === 'filed' || stage === 'ruledFor');
  if (waiting.length >= COMPLAINANTS && complaint.ground !== 'surcharge') return false;
  return same
    .filter(({ complainant }) => complainant === complaint.complainant)
    .every(({ stage, ruledInRound = 0, closedInRound = ruledInRound }) => {
      if (stage === 'complied') return true;
      const isOver = stage === 'ruledAgainst' || stage === 'ended';
      return isOver && round >= closedInRound + PATIENCE_ROUNDS;
    });
}

/** Sales that the measure costs the complainant, billions a round; nothing where a panel would not call it notable. */
function lostSales(
  { scenario, law, before, solve }: LawSolver,
  { wto }: CountryGame,
  complaint: Complaint,
): number {
  const { complainant: from, respondent: to, ground, sector } = complaint;
  if (before === undefined || wto === undefined) return 0;
  const name = `without:${ground}:${to}:${sector ?? ''}:${ground === 'surcharge' ? from : ''}`;
  const after = solve(name, () => {
    const isHidden = ground === 'hiddenBarrier' && sector !== undefined;
    const { walls, barriers } = isHidden
      ? withoutBarrier(law, to, sector)
      : withoutMeasure(scenario, { ...law, wto }, complaint);
    return { ...law, walls, ...(barriers === undefined ? {} : { barriers }) };
  });
  if (after === undefined) return 0;
  const sale = { from, to, sector };
  const soldBn = salesBn(scenario, before, sale);
  const lostBn = salesBn(scenario, after, sale) - soldBn;
  return lostBn > SURE * NOTABLE_LOSS_SHARE * soldBn ? lostBn : 0;
}
