import { type Result, ok } from '#shared/kernel/result.ts';
import { at } from '../../at.ts';
import type { ConvergenceFailure, SolveOptions } from '../../tradeModel.ts';
import { tariffEquivalent } from '../borderEffect.ts';
import { type MarketReport, reportMarket } from '../judgeMarket.ts';
import { type Institution, highestLevel } from '../officials/officialScore.ts';
import { pillarBoosts } from '../projects/pillarBoosts.ts';
import { type LevelJudge, createJudge } from '../protection/levelJudge.ts';
import { type IndustrialSimilarity, industrialSimilarity } from './industrialSimilarity.ts';
import { type MarketSetting, type ProvinceEconomy, stateOfSetting } from './marketSetting.ts';
import { type ProvinceAccounts, provinceAccounts } from './provinceAccounts.ts';
import { tradeFlows } from './tradeFlows.ts';

/**
 * The whole of the provinces' economy in one call: from what a table has decided to all that it shows, from one solve. Pure, some
 * milliseconds at most; a market without a solution is a typed failure.
 */

export type MarketSurvey = MarketReport & {
  /** By region. */
  readonly accounts: readonly ProvinceAccounts[];
  /** The border effect as a tariff, in per cent. */
  readonly borderTariff: number;
  /** Purchases of goods, [n][i] over N buyers and N + 1 sellers, the outside world last; money of the base. */
  readonly flows: Float64Array;
  /** Of the players' industries. */
  readonly similarity: IndustrialSimilarity;
  /** Change of productivity by pillar programme, in the order of the setting. */
  readonly pillarBoosts: readonly number[];
};

/** `options.warmStart` is that of an earlier survey's equilibrium. */
export function surveyMarket(
  economy: ProvinceEconomy,
  institution: Institution,
  setting: MarketSetting,
  options: SolveOptions = {},
): Result<MarketSurvey, ConvergenceFailure> {
  const { market, pillarRule } = economy;
  const { base, distance, politics } = market;
  const state = stateOfSetting(economy, setting, highestLevel(institution));
  const reported = reportMarket(market, institution, state, options);
  if (!reported.ok) return reported;
  const { equilibrium, borderEffect } = reported.value;
  return ok({
    ...reported.value,
    accounts: provinceAccounts(market, institution, state, equilibrium),
    borderTariff: 100 * tariffEquivalent(borderEffect, at(base.theta, 0)),
    flows: tradeFlows(base, equilibrium),
    similarity: industrialSimilarity(base, equilibrium, politics.players, politics.industry),
    pillarBoosts: pillarBoosts(base, distance, setting.pillars ?? [], pillarRule),
  });
}

/** Judges one setting of the dials after another with all else of a table standing: best answers in the game as it is. */

/** For `replyScores`, `bestReply` and `protectionEquilibrium`; the levels of the setting are not read. */
export function createSettingJudge(
  economy: ProvinceEconomy,
  institution: Institution,
  setting: Omit<MarketSetting, 'levels'>,
): LevelJudge {
  return createJudge(economy.market, institution, (levels) =>
    stateOfSetting(economy, { ...setting, levels }, highestLevel(institution)),
  );
}
