import {
  BORDER_COST_BY_LEVEL,
  BORDER_COST_CLOSING,
  FREE_TRADE_LEVEL,
  ORIGIN_COST_BP,
  ORIGIN_COST_MAX_BP,
  ORIGIN_COST_PER_OVERLAP_BP,
} from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at, fromKeys } from '#shared/kernel/records.ts';
import { welfareGradients, type CostGradients } from '#shared/economics/nash/welfareGradient.ts';
import type { TradeShock } from '#shared/economics/tradeModel.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { pairLevel } from '#shared/rules/law/register.ts';
import { areasIn, unitOf } from '#shared/rules/law/blocs.ts';
import { type SolvedLaw, economyPlace, placesOf, wallOf } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { Prospect } from './prospect.ts';

/**
 * What free trade, or lower tariffs on single goods promise by the slopes of the model, without writing the law: most
 * proposals that a government thinks of are of these forms, and few survive the first sight.
 */

/** Billions a round by economy; undefined for a proposal of another form. */
export function firstSight(
  slopes: GainSlopes,
  law: CountryGame,
  { clauses }: Draft,
): Readonly<Record<EconomyId, number>> | undefined {
  const sight: Sight = { slopes, law, gains: createGains(slopes) };
  for (const clause of clauses) {
    switch (clause.type) {
      case 'tariffConcession':
        addConcession(sight, clause);
        break;
      case 'freeTradeArea':
        if (clause.exceptions.length > 0) return undefined;
        addArea(sight, clause.among);
        break;
      default:
        return undefined;
    }
  }
  return gainsBn(slopes, sight.gains);
}

function addConcession(
  { slopes, law, gains }: Sight,
  { by, to, sector, rateBp }: ClauseOf<'tariffConcession'>,
): void {
  const { scenario, solved } = slopes;
  const { N, J } = scenario.base;
  const good = placesOf(scenario).goods.find(({ id }) => id === sector);
  if (good === undefined) return;
  for (const importer of unitOf(law, by)) {
    for (const exporter of new Set(to.flatMap((economy) => unitOf(law, economy)))) {
      const pair = economyPlace(scenario, importer) * N + economyPlace(scenario, exporter);
      const cell = pair * J + good.place;
      const tariff = at(solved.shock.tariff, cell);
      const rate = Math.min(tariff, toFraction(rateBp));
      addStep(slopes, gains, { cell, logTariff: Math.log((1 + rate) / (1 + tariff)), logIceberg: 0 });
    }
  }
}

/** What a new free trade area promises by the slopes of the model. */

type Sight = { readonly slopes: GainSlopes; readonly law: CountryGame; readonly gains: Float64Array };

type Members = readonly EconomyId[];

/** Pairs become free and prove origin; outsiders come in through the lowest wall; origin is dearer in members' other areas. */
function addArea(sight: Sight, members: Members): void {
  const { scenario } = sight.slopes;
  const areas = areasIn(sight.law.agreements);
  for (const importer of members) {
    for (const exporter of members) {
      if (importer === exporter) continue;
      const before = pairLevel(sight.law.agreements, importer, exporter);
      if (before > 2 || (before === 2 && !isTakenOver(sight.law, members, [importer, exporter]))) continue;
      const proofBp = proofBpOf(scenario, areas, [importer, exporter]);
      addFlow(sight, { importer, exporter, isFree: before === 2, proofBp });
      addEntries(sight, members, { importer, member: exporter, proofBp });
    }
  }
  if (scenario.flags.originCost) addOverlap(sight, areas, members);
}

type Pair = readonly [EconomyId, EconomyId];

/**
 * Whether a larger area takes over the old one of a pair: an area older than the game, in whose data the cost of proving origin
 * is contained already. The same circle only renews it.
 */
function isTakenOver({ agreements }: CountryGame, members: Members, [a, b]: Pair): boolean {
  return Object.values(agreements).some(
    ({ level, sinceRound, parties }) =>
      level === FREE_TRADE_LEVEL &&
      sinceRound === 0 &&
      parties.includes(a) &&
      parties.includes(b) &&
      parties.length < members.length &&
      parties.every((party) => members.includes(party)),
  );
}

/** Cost of proving origin in one area more: dearer by every area that trader or customer is in already. */
function proofBpOf({ flags }: Scenario, areas: readonly Agreement[], [a, b]: Pair): number {
  if (!flags.originCost) return 0;
  const others = areas.filter(({ parties }) => parties.includes(a) || parties.includes(b)).length;
  return Math.min(ORIGIN_COST_MAX_BP, ORIGIN_COST_BP + ORIGIN_COST_PER_OVERLAP_BP * others);
}

type Flow = {
  readonly importer: EconomyId;
  readonly exporter: EconomyId;
  readonly isFree: boolean;
  readonly proofBp: number;
};

function addFlow({ slopes, gains }: Sight, { importer, exporter, isFree, proofBp }: Flow): void {
  const { scenario, solved, roundsAhead } = slopes;
  const { N, J } = scenario.base;
  const logProof = Math.log1p(toFraction(proofBp));
  const logBorder = isFree ? 0 : borderStep(scenario, roundsAhead);
  const first = economyPlace(scenario, importer) * N + economyPlace(scenario, exporter);
  for (const { place } of placesOf(scenario).goods) {
    const cell = first * J + place;
    const logTariff = -Math.log1p(at(solved.shock.tariff, cell));
    // Where the tariff is less than the cost of proving origin, it is paid; what was free before has no such choice.
    const isUsed = isFree || logTariff + logProof < 0;
    addStep(slopes, gains, {
      cell,
      logTariff: isUsed ? logTariff : 0,
      logIceberg: logBorder + (isUsed ? logProof : 0),
    });
  }
}

/** Log of what a border costs less after some rounds at level 2. */
function borderStep({ flags }: Scenario, roundsAhead: number): number {
  const [outside, , area] = BORDER_COST_BY_LEVEL;
  const closed = 1 - (1 - BORDER_COST_CLOSING) ** roundsAhead;
  return flags.borderCosts ? closed * Math.log(area / outside) : 0;
}

type Door = { readonly importer: EconomyId; readonly member: EconomyId; readonly proofBp: number };

/** Outsiders' goods that come in through another member's lower wall. */
function addEntries(
  { slopes, law, gains }: Sight,
  members: Members,
  { importer, member, proofBp }: Door,
): void {
  const { scenario, solved } = slopes;
  const { N, J } = scenario.base;
  if (!scenario.flags.lowestWallEntry) return;
  const wall = wallOf(law, member);
  const logProof = Math.log1p(toFraction(proofBp));
  const n = economyPlace(scenario, importer);
  for (const { id, place } of placesOf(scenario).goods) {
    const logWall = Math.log1p(toFraction(wall[id] ?? 0));
    placesOf(scenario).ids.forEach((outsider, i) => {
      if (members.includes(outsider)) return;
      const cell = (n * N + i) * J + place;
      const logTariff = logWall - Math.log1p(at(solved.shock.tariff, cell));
      if (logTariff + logProof < 0) addStep(slopes, gains, { cell, logTariff, logIceberg: logProof });
    });
  }
}

/** What proving origin comes to cost more in the areas that members are in already; in areas older than the game it does not. */
function addOverlap({ slopes, gains }: Sight, areas: readonly Agreement[], members: Members): void {
  const { scenario } = slopes;
  const { N, J } = scenario.base;
  const logIceberg = Math.log1p(toFraction(ORIGIN_COST_PER_OVERLAP_BP));
  for (const { parties, sinceRound } of areas) {
    if (sinceRound === 0) continue;
    for (const member of parties.filter((party) => members.includes(party))) {
      const n = economyPlace(scenario, member);
      for (const partner of parties) {
        const i = economyPlace(scenario, partner);
        if (i === n || proofBpOf(scenario, areas, [member, partner]) >= ORIGIN_COST_MAX_BP) continue;
        for (const { place } of placesOf(scenario).goods) {
          addStep(slopes, gains, { cell: (n * N + i) * J + place, logTariff: 0, logIceberg });
          addStep(slopes, gains, { cell: (i * N + n) * J + place, logTariff: 0, logIceberg });
        }
      }
    }
  }
}

/**
 * The slopes of real incomes at a solved law, by the adjoint gradient: Δln W_p ≈ Σ ∂ln W_p/∂ln(1+τ) Δln(1+τ) +
 * Σ ∂ln W_p/∂ln d Δln d. A cut of high walls brings less than its slope says, so estimates rank changes and decide nothing.
 */
export type GainSlopes = {
  readonly scenario: Scenario;
  readonly solved: SolvedLaw;
  /** Rounds of closing border costs in the solved law. */
  readonly roundsAhead: number;
  /** By economy. */
  readonly costs: readonly CostGradients[];
  /** Billions a round, by economy. */
  readonly incomeBn: Readonly<Record<EconomyId, number>>;
};

export function gainSlopes(
  scenario: Scenario,
  { settled }: Pick<CountryGame, 'settled'>,
  { settled: solved, roundsAhead }: Pick<Prospect, 'settled' | 'roundsAhead'>,
): GainSlopes {
  const { base } = scenario;
  const gradients = welfareGradients({ base, ...solved });
  const costs = placesOf(scenario).ids.map((_id, p) => {
    const weights = new Float64Array(base.N);
    weights[p] = 1;
    return gradients.ofCosts(weights);
  });
  return { scenario, solved, roundsAhead, costs, incomeBn: settled.incomeBn };
}

/** Δln W of every economy, to be added to step by step. */
export function createGains({ costs }: GainSlopes): Float64Array {
  return new Float64Array(costs.length);
}

/** A change of one flow's cost, in logs. */
export type CostStep = {
  readonly cell: number;
  readonly logTariff: number;
  readonly logIceberg: number;
};

export function addStep(
  { costs }: GainSlopes,
  gains: Float64Array,
  { cell, logTariff, logIceberg }: CostStep,
): void {
  for (let p = 0; p < costs.length; p++) {
    const gradients = costs[p];
    if (gradients === undefined) continue;
    const gain = at(gradients.tariff, cell) * logTariff + at(gradients.iceberg, cell) * logIceberg;
    gains[p] = at(gains, p) + gain;
  }
}

/** Billions a round, from Δln W. */
export function gainsBn(
  { scenario, incomeBn }: GainSlopes,
  gains: Float64Array,
): Readonly<Record<EconomyId, number>> {
  return fromKeys(
    placesOf(scenario).ids,
    (economy) => at(gains, economyPlace(scenario, economy)) * (incomeBn[economy] ?? 0),
  );
}

/** Billions a round that every economy gains by a step from the solved law to other arrays. */
export function estimateGains(
  slopes: GainSlopes,
  { tariff, iceberg }: TradeShock,
): Readonly<Record<EconomyId, number>> {
  const { shock } = slopes.solved;
  const gains = createGains(slopes);
  for (let cell = 0; cell < tariff.length; cell++) {
    const [rate, rateBefore] = [at(tariff, cell), at(shock.tariff, cell)];
    const [melts, meltsBefore] = [at(iceberg, cell), at(shock.iceberg, cell)];
    if (rate === rateBefore && melts === meltsBefore) continue;
    const logTariff = Math.log((1 + rate) / (1 + rateBefore));
    addStep(slopes, gains, { cell, logTariff, logIceberg: Math.log(melts / meltsBefore) });
  }
  return gainsBn(slopes, gains);
}
