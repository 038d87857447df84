/** The drive of local officials: how it follows what they keep of their income, round by round. */
import { CRACKDOWN_ABOVE, DRIVE_HABIT, LOCAL_DRIVE } from '#shared/content/provinces/provinceConstants.ts';
import { at } from '#shared/economics/at.ts';
import { keptShares, localDrive } from '#shared/economics/segmentation/officials/localDrive.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { MarketSurvey } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { ProvinceState, ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import { provincesOf } from '../state/provincesOf.ts';
import type { SurveyedRound } from './surveyRound.ts';

/**
 * Who keeps more of his taxes than he is used to works harder for it in the next round, and gets used to it. Under the centre's
 * control after a crackdown nobody does (一收就死).
 */
export function driveOfRound(
  { scenario, opened, institution, survey }: SurveyedRound,
  seat: EconomyId,
): Pick<ProvinceState, 'localDrive' | 'usualKept'> {
  const provinces = provincesOf(opened);
  const { localDrive: before, usualKept } = must(provinces.provinces[seat], seat);
  if (cycleAt(provinces, opened.round) === 'control') return { localDrive: before, usualKept };
  const kept = at(keptAt(scenario, survey, institution), scenario.dealOrder.indexOf(seat));
  const [driven] = localDrive(Float64Array.of(kept), Float64Array.of(usualKept), LOCAL_DRIVE);
  return {
    localDrive: before * Math.exp(must(driven, 'drive')),
    usualKept: usualKept + DRIVE_HABIT * (kept - usualKept),
  };
}

/** Part of the taxes raised at home that stays there, by region. */
export function keptAt(
  { economy: { market } }: Pick<ProvincesScenario, 'economy'>,
  { equilibrium }: Pick<MarketSurvey, 'equilibrium'>,
  { fiscalRule }: Pick<Institution, 'fiscalRule'>,
): Float64Array {
  return keptShares(market.base, market.politics, fiscalRule, equilibrium);
}

/** Where the table stands in the cycle of chaos and control (一放就乱，一收就死). */
type CyclePhase = 'loose' | 'chaos' | 'control';

/**
 * Control is the round after a crackdown: walls are down by order, the centre's prestige is up, and nobody strives. Chaos is a border effect
 * at which the next meeting cracks down. All else is loose: leaders do as they like.
 */
export function cycleAt(
  { centre, borderEffect }: Pick<ProvincesState, 'centre' | 'borderEffect'>,
  round: number,
): CyclePhase {
  if (centre.crackdowns.includes(round - 1)) return 'control';
  return borderEffect > CRACKDOWN_ABOVE ? 'chaos' : 'loose';
}
