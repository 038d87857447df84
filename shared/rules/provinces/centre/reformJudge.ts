import { borderEffect } from '#shared/economics/segmentation/borderEffect.ts';
import { scoreOf } from '#shared/economics/segmentation/judgeMarket.ts';
import {
  highestLevel,
  officialScores,
  type DialLevels,
  type Institution,
} from '#shared/economics/segmentation/officials/officialScore.ts';
import type { SegmentedEquilibrium } from '#shared/economics/segmentation/segmentedModel.ts';
import { solveSegmented } from '#shared/economics/segmentation/solveSegmented.ts';
import { stateOfSetting, type MarketSetting } from '#shared/economics/segmentation/survey/marketSetting.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';

/** Judges leaders under several rules at once: the market is the same under all of them, so it is solved once for each setting of the dials. */
export type ReformJudge = {
  /** Regions with a seat. */
  readonly players: readonly number[];
  /** Total score of one region's leader under each of the rules, in points. */
  readonly totalsAt: (levels: DialLevels, region: number) => Result<readonly number[], ConvergenceFailure>;
  readonly borderEffectAt: (
    levels: DialLevels,
    institution: Institution,
  ) => Result<number, ConvergenceFailure>;
};

/** Scores then err by some 1e-3 of a point. */
const TOLERANCE = 1e-5;

export function createReformJudge(
  { economy }: ProvincesScenario,
  setting: MarketSetting,
  rules: readonly Institution[],
): ReformJudge {
  const { market } = economy;
  const { base, politics, distance } = market;
  const known = new Map<string, readonly (readonly number[])[]>();
  let warmStart: Float64Array | undefined;

  function solve(levels: DialLevels, highest?: number): Result<SegmentedEquilibrium, ConvergenceFailure> {
    const { shock } = stateOfSetting(economy, { ...setting, levels }, highest);
    const solved = solveSegmented(base, shock, { tolerance: TOLERANCE, warmStart });
    if (solved.ok) ({ warmStart } = solved.value);
    return solved;
  }

  return {
    players: politics.players,
    totalsAt: (levels, region) => {
      const key = [...levels.wall, ...levels.block].join(' ');
      const found = known.get(key);
      if (found !== undefined) return ok(found.map((totals) => totals[region] ?? NaN));
      const solved = solve(levels);
      if (!solved.ok) return solved;
      const { shock, affairs } = stateOfSetting(economy, { ...setting, levels });
      const conduct = { ...levels, equilibrium: solved.value, transfer: shock.transfer, affairs };
      const byRules = rules.map((institution) => {
        const scores = officialScores(base, politics, institution, conduct);
        return politics.players.map((player) => scoreOf(market, { scores }, player).total);
      });
      known.set(key, byRules);
      return ok(byRules.map((totals) => totals[politics.players.indexOf(region)] ?? NaN));
    },
    borderEffectAt: (levels, institution) => {
      const solved = solve(levels, highestLevel(institution));
      return solved.ok ? ok(borderEffect(base, solved.value, distance, politics.players)) : solved;
    },
  };
}
