import { regionIndex } from '#shared/content/provinces/geography.ts';
import { corridorOfRegions } from '#shared/content/provinces/geography.ts';
import { PROVINCE_CORRIDORS } from '#shared/content/provinces/provinceConstants.ts';
import { SECTOR_OF_PILLAR } from '#shared/content/provinces/pillars.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { at, fromKeys, must } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import { HIGHEST_LEVEL } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { PairLevel } from '#shared/economics/segmentation/barriers.ts';
import type { SegmentedEquilibrium } from '#shared/economics/segmentation/segmentedModel.ts';
import { solveSegmented } from '#shared/economics/segmentation/solveSegmented.ts';
import { type MarketSetting, stateOfSetting } from '#shared/economics/segmentation/survey/marketSetting.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import {
  INCOME_CAUSES,
  type IncomeCause,
  type MarketEvents,
  type SettledMarket,
} from '#shared/protocol/provinces/provinceReport.ts';
import type { BuiltCorridor, ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { CentreShape, EventShape, PactOutcome } from '../state/provinceStates.ts';

type RoundPieces = {
  readonly provinces: ProvincesState['provinces'];
  readonly highest: number;
  readonly pacts: Pick<PactOutcome, 'caps' | 'pairs' | 'payments'>;
  readonly built: readonly BuiltCorridor[];
  readonly shape: EventShape;
  readonly centre: CentreShape;
};

/** What the round's market is solved with, piece by piece. */
export function marketPieces(
  scenario: ProvincesScenario,
  { provinces, highest, pacts, built, shape, centre }: RoundPieces,
): SettledMarket {
  const { economy, dealOrder } = scenario;
  const { start } = economy.market;
  const dial = (name: 'wall' | 'block'): number[] =>
    start[name].map((level, region) => provinces[dealOrder[region] ?? '']?.[name] ?? level);
  const { routeCost, importCost, exportCost, levelShift, pairs } = shape;
  const { caps, industry } = centre;
  return {
    walls: dial('wall'),
    blocks: dial('block'),
    highest,
    pacts: { caps: pacts.caps, pairs: pacts.pairs },
    payments: pacts.payments,
    corridors: built.map(({ corridor }) =>
      corridorOfRegions(
        scenario.provinces,
        must(
          PROVINCE_CORRIDORS.find(({ id }) => id === corridor),
          corridor,
        ),
      ),
    ),
    pillars: Object.entries(provinces).flatMap(([seat, { pillar }]) =>
      pillar === undefined
        ? []
        : [
            {
              region: regionIndex(scenario.provinces, seat),
              sector: sectorIndex(scenario, SECTOR_OF_PILLAR[pillar.pillar]),
              pillar: pillar.pillar,
            },
          ],
    ),
    events: { routeCost, importCost, exportCost, levelShift, caps, pairs, industry },
    productivity: productivityOf(scenario, provinces),
  };
}

function sectorIndex({ sectors }: ProvincesScenario, id: string): number {
  return sectors.findIndex((sector) => sector.id === id);
}

/** Reformed state firms lift industry, local drive all sectors; regions without a seat are driven as the players are in the mean. */
function productivityOf(
  { economy: { market }, dealOrder }: ProvincesScenario,
  provinces: ProvincesState['provinces'],
): number[] {
  const { base, politics } = market;
  const { players, industry } = politics;
  const logs = players.map((region) => Math.log(provinces[dealOrder[region] ?? '']?.localDrive ?? NaN));
  const mean = Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
  return Array.from({ length: base.N * base.J }, (_, nj) => {
    const province = provinces[dealOrder[Math.floor(nj / base.J)] ?? ''];
    // The drive is one of GDP: a sector that buys much of what it sells needs less of it for the same.
    const driven = (province?.localDrive ?? mean) ** at(base.gva, nj);
    return industry.includes(nj % base.J) ? driven * (province?.industryTfp ?? 1) : driven;
  });
}

/** The market before the first round: as it opened. */
export function openingPieces({ economy: { market } }: ProvincesScenario, highest: number): SettledMarket {
  const { base, start } = market;
  return {
    walls: start.wall,
    blocks: start.block,
    highest,
    pacts: { caps: [], pairs: [] },
    corridors: [],
    pillars: [],
    payments: [],
    events: {},
    productivity: Array.from({ length: base.N * base.J }, () => 1),
  };
}

/** The same as the model is told it, without home affairs. */
export function settingOfPieces(scenario: ProvincesScenario, pieces: SettledMarket): MarketSetting {
  const { events, pacts } = pieces;
  const {
    dealOrder,
    economy: { market },
  } = scenario;
  const pushed = ['LI', 'HI'].map((id) => sectorIndex(scenario, id));
  const shifted = (levels: readonly number[], dial: 'wall' | 'block'): number[] =>
    levels.map((level, region) => {
      const shift = events.levelShift?.[dial][region] ?? 0;
      return shift === 0 ? level : Math.max(0, Math.min(HIGHEST_LEVEL, level + shift));
    });
  const driven = pieces.productivity.map((factor, nj) => {
    const seat = dealOrder[Math.floor(nj / market.base.J)] ?? '';
    return pushed.includes(nj % market.base.J) ? factor * (events.industry?.[seat] ?? 1) : factor;
  });
  return {
    levels: { wall: shifted(pieces.walls, 'wall'), block: shifted(pieces.blocks, 'block') },
    background: 'keepsPace',
    pacts: [...pacts.caps, ...(events.caps ?? [])],
    pairs: [...pacts.pairs, ...(events.pairs ?? [])].filter((pair) => !isWithinOne(events, pair)),
    corridors: pieces.corridors,
    pillars: pieces.pillars,
    payments: pieces.payments,
    productivity: Float64Array.from(driven),
    routeCost: events.routeCost,
    importCost: events.importCost,
    exportCost: events.exportCost,
  };
}

/** Provinces that the centre merged have no wall between them, whatever word is broken or fee is set. */
function isWithinOne({ caps = [] }: MarketEvents, { owner, against }: PairLevel): boolean {
  return caps.some(({ members }) => members.includes(owner) && members.includes(against));
}

/**
 * Why real income changed since the round before: the market is taken from the one to the other piece by piece, in the order of STAGES,
 * and each piece is worth what ln Ŵ moves in its turn, so that the causes sum to the change exactly. Of walls, and of blocks, a
 * province's own is what its dial alone would have moved; the rest is the others'.
 */

type Stage = {
  readonly pieces: readonly (keyof SettledMarket)[];
  readonly cause: IncomeCause;
  /** What a province's own dial does apart. */
  readonly own?: { readonly cause: IncomeCause; readonly dial: 'walls' | 'blocks' };
};

const STAGES: readonly Stage[] = [
  { pieces: ['walls', 'highest'], cause: 'othersWalls', own: { cause: 'ownWall', dial: 'walls' } },
  { pieces: ['blocks'], cause: 'othersBlocks', own: { cause: 'ownBlock', dial: 'blocks' } },
  { pieces: ['pacts'], cause: 'pacts' },
  { pieces: ['corridors'], cause: 'corridors' },
  { pieces: ['pillars'], cause: 'pillars' },
  { pieces: ['payments'], cause: 'payments' },
  { pieces: ['events'], cause: 'events' },
  { pieces: ['productivity'], cause: 'drive' },
];

export type IncomeCauses = Readonly<Record<EconomyId, Readonly<Record<IncomeCause, number>>>>;

type CausedChange = {
  readonly from: SettledMarket;
  readonly to: SettledMarket;
  /** ln Ŵ by region at both ends, as they were reported. */
  readonly logsFrom: readonly number[];
  readonly logsTo: readonly number[];
  readonly warmStart?: Float64Array;
};

/** In log points (100 ln), by seat. One solve for each piece that changed but the last, and for each dial that moved. */
export function incomeCauses(
  scenario: ProvincesScenario,
  { from, to, logsFrom, logsTo, warmStart }: CausedChange,
): Result<IncomeCauses, ConvergenceFailure> {
  const causes = scenario.dealOrder.map(() => fromKeys<IncomeCause, number>(INCOME_CAUSES, () => 0));
  const add = (region: number, cause: IncomeCause, logs: number): void => {
    const own = causes[region];
    if (own !== undefined) own[cause] += 100 * logs;
  };
  let nearby = warmStart;
  const logsAt = (pieces: SettledMarket): Result<number[], ConvergenceFailure> => {
    const solved = solvePieces(scenario, pieces, nearby);
    if (!solved.ok) return solved;
    nearby = solved.value.warmStart;
    return ok(logIncomes(solved.value));
  };
  const stages = STAGES.filter(({ pieces }) => pieces.some((piece) => differ(from[piece], to[piece])));
  const last = stages.at(-1) ?? { pieces: [], cause: 'drive' as const };
  let reached = from;
  let logs = logsFrom;
  for (const stage of stages.length === 0 ? [last] : stages) {
    const next = { ...reached, ...Object.fromEntries(stage.pieces.map((piece) => [piece, to[piece]])) };
    const end = stage === last ? ok([...logsTo]) : logsAt(next);
    if (!end.ok) return end;
    const alone = ownParts(stage, { reached, next, logs, end: end.value }, logsAt);
    if (!alone.ok) return alone;
    for (const region of scenario.dealOrder.keys()) {
      const moved = (end.value[region] ?? NaN) - (logs[region] ?? NaN);
      const own = alone.value.get(region) ?? 0;
      if (stage.own !== undefined) add(region, stage.own.cause, own);
      add(region, stage.cause, moved - own);
    }
    reached = next;
    logs = end.value;
  }
  return ok(fromKeys(scenario.dealOrder, (seat) => causes[scenario.dealOrder.indexOf(seat)] ?? noCauses()));
}

type Step = {
  readonly reached: SettledMarket;
  readonly next: SettledMarket;
  readonly logs: readonly number[];
  readonly end: readonly number[];
};

/** By region whose own dial moved in the stage: what it alone did to its income, in logs. */
function ownParts(
  { own }: Stage,
  { reached, next, logs, end }: Step,
  logsAt: (pieces: SettledMarket) => Result<number[], ConvergenceFailure>,
): Result<ReadonlyMap<number, number>, ConvergenceFailure> {
  const parts = new Map<number, number>();
  if (own === undefined) return ok(parts);
  const moved = reached[own.dial].flatMap((level, region) =>
    next[own.dial][region] === level ? [] : [region],
  );
  for (const region of moved) {
    const dials = reached[own.dial].with(region, next[own.dial][region] ?? NaN);
    const isAlone = moved.length === 1 && !differ(reached.highest, next.highest);
    const alone = isAlone ? ok([...end]) : logsAt({ ...reached, [own.dial]: dials });
    if (!alone.ok) return alone;
    parts.set(region, (alone.value[region] ?? NaN) - (logs[region] ?? NaN));
  }
  return ok(parts);
}

/** The market that a round was settled with, piece by piece. */
export function solvePieces(
  scenario: ProvincesScenario,
  pieces: SettledMarket,
  warmStart: Float64Array | undefined,
): Result<SegmentedEquilibrium, ConvergenceFailure> {
  const { economy } = scenario;
  const state = stateOfSetting(economy, settingOfPieces(scenario, pieces), pieces.highest);
  return solveSegmented(economy.market.base, state.shock, { warmStart, tolerance: STAGE_TOLERANCE });
}

/** Causes then err by some 1e-5 log points; their sum does not err. */
const STAGE_TOLERANCE = 1e-7;

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

function noCauses(): Record<IncomeCause, number> {
  return fromKeys(INCOME_CAUSES, () => 0);
}

/** ln Ŵ by region. */
export function logIncomes({ welfare }: { readonly welfare: Float64Array }): number[] {
  return Array.from(welfare, (_, region) => Math.log(at(welfare, region)));
}
