/** The ways of goods over the border as numbers, and what is levied on each. */
import {
  FREE_TRADE_LEVEL,
  ORIGIN_COST_BP,
  ORIGIN_COST_MAX_BP,
  ORIGIN_COST_PER_OVERLAP_BP,
} from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/kernel/records.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { preferentialRateBp } from '../law/rates.ts';
import { type Register, pairKey } from '../law/register.ts';
import { advanceTimetables } from '../law/terms.ts';
import { areasIn } from '../law/blocs.ts';
import { extendCuts } from '../modules/wto/mfnTreatment.ts';
import {
  type LawInForce,
  type LeviedDuties,
  economyPlace,
  placesOf,
  roundInView,
  surchargesInForce,
  wallOf,
} from '../law/lawInForce.ts';

type Passages = {
  readonly N: number;
  readonly goods: readonly { readonly id: SectorId; readonly place: number }[];
  /** MFN rates in basis points, [n][g] by good: the walls, and what most-favoured-nation treatment lowers. */
  readonly mfnBp: Float64Array;
  /** Surcharges in basis points, [n][i]; absent where none is in force. */
  readonly surchargeBp: Float64Array | undefined;
  /** [n][i][g], the cheapest way so far. */
  readonly tariffBp: Float64Array;
  readonly originBp: Float64Array;
  /** (1 + tariff)(1 + origin) of that way; zero on the diagonal, so that nothing is cheaper. */
  readonly cost: Float64Array;
};

/** The walls and surcharges of a law; the wall comes first, so that it is taken where another way is no cheaper. */
export function lowestPassages(scenario: Scenario, law: LawInForce): Passages {
  const { ids, goods } = placesOf(scenario);
  const N = ids.length;
  const G = goods.length;
  const mfnBp = new Float64Array(N * G);
  ids.forEach((importer, n) => mfnBp.set(ratesOf(wallOf(law, importer), goods), n * G));
  extendCuts(scenario, law, mfnBp);
  const surchargeBp = surchargesOf(scenario, law);
  const tariffBp = new Float64Array(N * N * G);
  const cost = new Float64Array(N * N * G);
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < N; i++) {
      if (n === i) continue;
      const extraBp = surchargeBp === undefined ? 0 : at(surchargeBp, n * N + i);
      for (let g = 0; g < G; g++) {
        const place = (n * N + i) * G + g;
        const rateBp = at(mfnBp, n * G + g) + extraBp;
        tariffBp[place] = rateBp;
        cost[place] = 1 + toFraction(rateBp);
      }
    }
  }
  return { N, goods, mfnBp, surchargeBp, tariffBp, originBp: new Float64Array(N * N * G), cost };
}

/** (1 + tariff)(1 + origin) */
export function passageCost(tariffBp: number, originBp: number): number {
  return (1 + toFraction(tariffBp)) * (1 + toFraction(originBp));
}

/** Takes another way where it is cheaper. */
function offerPassage(passages: Passages, place: number, tariffBp: number, originBp: number): void {
  const cost = passageCost(tariffBp, originBp);
  if (cost >= at(passages.cost, place)) return;
  passages.tariffBp[place] = tariffBp;
  passages.originBp[place] = originBp;
  passages.cost[place] = cost;
}

/** Tariffs, and costs of proving origin as iceberg factors, in the arrays of the trade model. */
function writePassages(
  scenario: Scenario,
  { N, goods, tariffBp, originBp }: Passages,
): { tariff: Float64Array; origin: Float64Array } {
  const { J, tau } = scenario.base;
  const tariff = tau.slice();
  const origin = new Float64Array(N * N * J).fill(1);
  const G = goods.length;
  for (let g = 0; g < G; g++) {
    const sector = goods[g]?.place ?? NaN;
    for (let pair = 0; pair < N * N; pair++) {
      if (pair % (N + 1) === 0) continue;
      tariff[pair * J + sector] = toFraction(at(tariffBp, pair * G + g));
      const provenBp = at(originBp, pair * G + g);
      if (provenBp !== 0) origin[pair * J + sector] = 1 + toFraction(provenBp);
    }
  }
  return { tariff, origin };
}

/** Schedules are replaced, never changed in place, and belong to one scenario: each is read once. */
const knownRates = new WeakMap<Schedule, Float64Array>();

function ratesOf(schedule: Schedule, goods: Passages['goods']): Float64Array {
  const known = knownRates.get(schedule);
  if (known !== undefined) return known;
  const rates = Float64Array.from(goods, ({ id }) => schedule[id] ?? 0);
  knownRates.set(schedule, rates);
  return rates;
}

/** Surcharges on one flow are not added up: the highest counts. */
function surchargesOf(scenario: Scenario, law: LawInForce): Float64Array | undefined {
  const surcharges = surchargesInForce(law);
  if (surcharges.length === 0) return undefined;
  const { N } = scenario.base;
  const highest = new Float64Array(N * N);
  for (const { by, against, rateBp } of surcharges) {
    const pair = economyPlace(scenario, by) * N + economyPlace(scenario, against);
    highest[pair] = Math.max(at(highest, pair), rateBp);
  }
  return highest;
}

type Duties = {
  readonly scenario: Scenario;
  readonly law: LawInForce;
  readonly originBp: OriginCosts;
  readonly passages: Passages;
};

/**
 * Tariff and cost of proving origin on each flow of goods: the cheapest of three ways over the border.
 * The wall (MFN or common external tariff, and a surcharge); a preference, with the cost of proving origin in a free trade
 * area; an entry through the lowest wall of a free trade area that the importer is in but the exporter is not.
 *
 * Forecasts and bots build thousands of laws a minute: the ways are compared as numbers, agreement by agreement, and pairs
 * that have none are passed over.
 */
export function levyDuties(scenario: Scenario, present: LawInForce): LeviedDuties {
  const law = lookAhead(present);
  const areas = areasIn(law.agreements);
  const passages = lowestPassages(scenario, law);
  const duties: Duties = { scenario, law, originBp: originCosts(scenario, areas), passages };
  for (const agreement of Object.values(law.agreements)) takePreferences(duties, agreement);
  if (scenario.flags.lowestWallEntry) {
    // Areas older than the game have entries in the data.
    for (const area of areas) if (area.sinceRound > 0) takeEntries(duties, area);
  }
  return writePassages(scenario, passages);
}

const laterRegisters = new WeakMap<Register, { readonly round: number; readonly register: Register }>();

/** A forecast that looks further meets the cuts that have arrived by then; read once, since grants are known by agreement. */
function lookAhead(law: LawInForce): LawInForce {
  if ((law.roundsAhead ?? 1) === 1) return law;
  const round = roundInView(law);
  const read = laterRegisters.get(law.agreements);
  const agreements = read?.round === round ? read.register : advanceTimetables(law.agreements, round);
  if (agreements === law.agreements) return law;
  laterRegisters.set(law.agreements, { round, register: agreements });
  return { ...law, agreements };
}

/** What one agreement grants its parties, agreements one by one, since proving origin costs more in some than in others. */
function takePreferences({ scenario, law, originBp, passages }: Duties, agreement: Agreement): void {
  const { N, goods, mfnBp } = passages;
  for (const { importer, exporter, n, i, rateBp } of grantsOf(scenario, agreement, law.round)) {
    if (isWithheld(law, importer, exporter)) continue;
    const first = (n * N + i) * goods.length;
    const provenBp = agreement.level === FREE_TRADE_LEVEL ? originBp(agreement, importer, exporter) : 0;
    for (let g = 0; g < goods.length; g++) {
      const grantedBp = at(rateBp, g);
      // Never above the wall: a preference is a right, not a duty.
      const rate = Math.min(grantedBp, at(mfnBp, n * goods.length + g));
      if (grantedBp !== Infinity) offerPassage(passages, first + g, rate, provenBp);
    }
  }
}

function isWithheld({ answers }: LawInForce, importer: EconomyId, exporter: EconomyId): boolean {
  return answers?.withheld.some(({ by, to }) => by === importer && to === exporter) ?? false;
}

/**
 * Entries of outsiders through other members of an area. The tariff is booked where the goods are used: what the member of
 * entry would collect is not told apart.
 */
function takeEntries({ scenario, originBp, passages }: Duties, area: Agreement): void {
  const { goods } = passages;
  const members = area.parties.map((party) => economyPlace(scenario, party));
  const outsiders = placesOf(scenario)
    .ids.map((_id, place) => place)
    .filter((place) => !members.includes(place));
  for (const importer of area.parties) {
    for (const member of area.parties) {
      if (member === importer) continue;
      const keptOut = sectorsKeptOut(scenario, area, { importer, member });
      const door: Door = {
        n: economyPlace(scenario, importer),
        member: economyPlace(scenario, member),
        originBp: originBp(area, importer, member),
      };
      const open = goods.flatMap(({ id }, g) =>
        keptOut.includes(id) || isNoDetour(passages, door, g) ? [] : [g],
      );
      if (open.length === 0) continue;
      for (const exporter of outsiders) enterThrough(passages, door, exporter, open);
    }
  }
}

/** Sectors in which goods of an area do not pass free: kept out of it, not free yet, or suspended. */
export function sectorsKeptOut(
  scenario: Scenario,
  area: Agreement,
  { importer, member }: { readonly importer: EconomyId; readonly member: EconomyId },
): readonly SectorId[] {
  if (area.terms === undefined) {
    return area.exceptions.filter(({ by }) => by === importer).map(({ sector }) => sector);
  }
  const own = { [area.id]: area };
  return placesOf(scenario)
    .goods.map(({ id }) => id)
    .filter((sector) => preferentialRateBp(own, importer, member, sector, Infinity) !== 0);
}

type Door = { readonly n: number; readonly member: number; readonly originBp: number };

/** Where the wall at the member's door, with proof of origin, is no lower than the own one, nobody goes round. */
function isNoDetour({ goods, mfnBp, surchargeBp }: Passages, door: Door, g: number): boolean {
  if (surchargeBp !== undefined) return false;
  const round = passageCost(at(mfnBp, door.member * goods.length + g), door.originBp);
  return round >= passageCost(at(mfnBp, door.n * goods.length + g), 0);
}

function enterThrough(
  passages: Passages,
  { n, member, originBp }: Door,
  exporter: number,
  open: readonly number[],
): void {
  const { N, goods, mfnBp, surchargeBp } = passages;
  const first = (n * N + exporter) * goods.length;
  const extraBp = surchargeBp === undefined ? 0 : at(surchargeBp, member * N + exporter);
  for (const g of open) {
    offerPassage(passages, first + g, at(mfnBp, member * goods.length + g) + extraBp, originBp);
  }
}

/** What one agreement grants one party in the market of another. */
type Grant = {
  readonly importer: EconomyId;
  readonly exporter: EconomyId;
  /** Places of the two. */
  readonly n: number;
  readonly i: number;
  /** Basis points by good; infinite where nothing is granted. A grant above the wall is worth nothing. */
  readonly rateBp: Float64Array;
};

/** An agreement is replaced, never changed in place, and belongs to one scenario: its grants of a round are read once. */
const known = new WeakMap<Agreement, { readonly round: number; readonly grants: readonly Grant[] }>();

/** The grants of an agreement in a round. */
function grantsOf(scenario: Scenario, agreement: Agreement, round: number): readonly Grant[] {
  const read = known.get(agreement);
  if (read?.round === round) return read.grants;
  const grants = readGrants(scenario, agreement);
  known.set(agreement, { round, grants });
  return grants;
}

function readGrants(scenario: Scenario, agreement: Agreement): Grant[] {
  const { parties } = agreement;
  const ratesOf = rateReader(scenario, agreement);
  return parties.flatMap((importer) =>
    parties.flatMap((exporter) => {
      if (exporter === importer) return [];
      const rateBp = ratesOf(importer, exporter);
      if (rateBp.every((rate) => rate === Infinity)) return [];
      const [n, i] = [economyPlace(scenario, importer), economyPlace(scenario, exporter)];
      return [{ importer, exporter, n, i, rateBp }];
    }),
  );
}

type Rates = (importer: EconomyId, exporter: EconomyId) => Float64Array;

function rateReader(scenario: Scenario, agreement: Agreement): Rates {
  const { goods } = placesOf(scenario);
  const { level, exceptions, terms } = agreement;
  // Most agreements free everything between all parties.
  const isWhole = level >= FREE_TRADE_LEVEL && exceptions.length === 0 && terms === undefined;
  if (isWhole) return () => new Float64Array(goods.length);
  const register = { [agreement.id]: agreement };
  return (importer, exporter) =>
    Float64Array.from(
      goods,
      ({ id }) => preferentialRateBp(register, importer, exporter, id, Infinity) ?? Infinity,
    );
}

/** Cost of proving origin between two economies in an area, in basis points. */
type OriginCosts = (area: Agreement, a: EconomyId, b: EconomyId) => number;

/**
 * Cost of proving that goods are of the area: 3 per cent, and one more for each other area that trader or customer is in
 * (the "spaghetti bowl"), at most six. Areas older than the game have theirs in the data already.
 */
export function originCosts(scenario: Scenario, areas: readonly Agreement[]): OriginCosts {
  const areasOf = new Map<EconomyId, Set<string>>();
  for (const { id, parties } of areas) {
    for (const party of parties) areasOf.set(party, (areasOf.get(party) ?? new Set()).add(id));
  }
  const touchedBy = new Map<string, number>();
  return (area, a, b) => {
    if (!scenario.flags.originCost || area.sinceRound === 0) return 0;
    const pair = pairKey(a, b);
    const touched = touchedBy.get(pair) ?? countEither(areasOf.get(a), areasOf.get(b));
    touchedBy.set(pair, touched);
    const isCounted = areasOf.get(a)?.has(area.id) === true || areasOf.get(b)?.has(area.id) === true;
    const others = touched - (isCounted ? 1 : 0);
    return Math.min(ORIGIN_COST_MAX_BP, ORIGIN_COST_BP + ORIGIN_COST_PER_OVERLAP_BP * others);
  };
}

function countEither(
  first: ReadonlySet<string> = new Set(),
  second: ReadonlySet<string> = new Set(),
): number {
  let count = first.size;
  for (const id of second) if (!first.has(id)) count++;
  return count;
}
