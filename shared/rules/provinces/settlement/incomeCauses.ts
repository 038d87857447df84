import { at, fromKeys } from '#shared/kernel/records.ts';
import type { SegmentedEquilibrium } from '#shared/economics/segmentation/segmentedModel.ts';
import { solveSegmented } from '#shared/economics/segmentation/solveSegmented.ts';
import { stateOfSetting } from '#shared/economics/segmentation/survey/marketSetting.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import {
  INCOME_CAUSES,
  type IncomeCause,
  type SettledMarket,
} from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import { settingOfPieces } from './marketPieces.ts';

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
