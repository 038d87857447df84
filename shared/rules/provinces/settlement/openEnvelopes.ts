import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import { mapValues } from '#shared/kernel/records.ts';
import {
  INDUSTRY_TFP_OF_REFORM,
  PAYROLL_CUT,
  PILLAR_COST,
} from '#shared/content/provinces/provinceConstants.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvinceState } from '#shared/protocol/provinces/provincesState.ts';
import type { GameState } from '../../state.ts';
import { institutionOf } from '../institutionOf.ts';
import { pillarAfter } from '../measures/measuresCost.ts';
import { moneyLeft } from '../pacts/moneyLeft.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';

/**
 * The provinces as their envelopes make them. Without one dials stand and a programme runs on as long as it can be paid. `sealed` is left for whoever asks what was in it.
 */
export function openEnvelopes(scenario: ProvincesScenario, state: GameState): GameState {
  const before = provincesOf(state);
  const highest = highestLevel(institutionOf(scenario, state));
  const provinces = mapValues(before.provinces, (province, economy): ProvinceState => {
    const measures = before.sealed[economy];
    const isUnpaid = measures === undefined && moneyLeft(state, economy) < PILLAR_COST;
    return {
      ...withReform(province, measures?.reform),
      wall: Math.min(highest, measures?.wall ?? province.wall),
      block: Math.min(highest, measures?.block ?? province.block),
      pillar: isUnpaid ? undefined : pillarAfter(province, measures, state.round),
    };
  });
  return { ...state, provinces: { ...before, provinces } };
}

function withReform(province: ProvinceState, reform: Measures['reform']): ProvinceState {
  if (reform === undefined) return province;
  const { payroll } = province;
  return {
    ...province,
    payroll: reform === 'cutPayroll' ? payroll * (1 - PAYROLL_CUT) : payroll,
    industryTfp: province.industryTfp * (reform === 'reformStateFirms' ? INDUSTRY_TFP_OF_REFORM : 1),
    reforms: { ...province.reforms, [reform]: (province.reforms[reform] ?? 0) + 1 },
  };
}
