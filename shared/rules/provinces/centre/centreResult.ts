import {
  CENTRE_BORDER,
  CENTRE_RESULT,
  CENTRE_INCOME_PERCENT,
  UNRATED_CENTRE,
} from '#shared/content/provinces/centreConstants.ts';
import { must } from '#shared/kernel/records.ts';
import type { ProvincesFinal } from '#shared/protocol/provinces/provinceReport.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import { isHumanCentre } from './isHumanCentre.ts';

export type EndedProvinces = Pick<ProvincesFinal, 'nationalIncomePercent' | 'borderEffect'>;

/** Points of a person who governed the centre: income of the nation, border effect and the provinces' ballot; undefined where nobody did. */
export function centreResult(
  { opening }: Pick<ProvincesScenario, 'opening'>,
  state: GameState,
  { nationalIncomePercent, borderEffect }: EndedProvinces,
): ProvincesFinal['centre'] {
  if (!isHumanCentre(state)) return undefined;
  const { none, full } = CENTRE_BORDER;
  const openMarket = must(CENTRE_INCOME_PERCENT[opening], opening);
  const income = CENTRE_RESULT.income * within01(nationalIncomePercent / openMarket);
  const border = CENTRE_RESULT.border * within01(Math.log(none / borderEffect) / Math.log(none / full));
  const ballots = Object.values(provincesOf(state).centre.ballots);
  const mean =
    ballots.length === 0 ? UNRATED_CENTRE : ballots.reduce((sum, points) => sum + points, 0) / ballots.length;
  const ballot = (CENTRE_RESULT.ballot * mean) / 100;
  return { score: income + border + ballot, income, border, ballot };
}

function within01(part: number): number {
  return Math.max(0, Math.min(1, part));
}
