import { INDUSTRY_TFP_OF_REFORM, PAYROLL_CUT } from '#shared/content/provinces/provinceConstants.ts';
import { HOME_REFORMS, type HomeReform } from '#shared/content/provinces/reforms.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvinceState } from '#shared/protocol/provinces/provincesState.ts';
import { featureFault } from '#shared/rules/provinces/featureFault.ts';
import { forecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { provinceOf, provincesOf } from '#shared/rules/provinces/provincesOf.ts';
import { roundsLeft, worthFor, type Thinking } from '../sight/thinking.ts';

/** Points over the rounds to come for which it is worth the trouble. */
const LEAST_GAIN = 0.5;

/** The reform at home that brings most over the rounds to come, today's pains and money counted. */
export function chooseReform(thinking: Thinking, measures: Measures): Measures {
  const { view } = thinking;
  if (featureFault(view, 'homeReforms') !== undefined || roundsLeft(view) < 2) return measures;
  const before = thinking.worthOf(measures);
  const stands = worthAfter(thinking, (province) => province);
  const [best] = HOME_REFORMS.map((reform) => {
    const now = thinking.worthOf({ ...measures, reform }) - before;
    const later = now === -Infinity ? 0 : worthAfter(thinking, AFTER[reform]) - stands;
    return { reform, gain: now + later * (roundsLeft(view) - 1) };
  }).toSorted((a, b) => b.gain - a.gain);
  return best === undefined || !(best.gain > LEAST_GAIN) ? measures : { ...measures, reform: best.reform };
}

/** What a reform leaves of the province from the next round on. */
const AFTER: Readonly<Record<HomeReform, (province: ProvinceState) => ProvinceState>> = {
  cutPayroll: (province) => ({ ...province, payroll: province.payroll * (1 - PAYROLL_CUT) }),
  reformStateFirms: (province) => ({
    ...madeOnce(province, 'reformStateFirms'),
    industryTfp: province.industryTfp * INDUSTRY_TFP_OF_REFORM,
  }),
  feesToTaxes: (province) => madeOnce(province, 'feesToTaxes'),
};

function madeOnce(province: ProvinceState, reform: HomeReform): ProvinceState {
  return { ...province, reforms: { ...province.reforms, [reform]: (province.reforms[reform] ?? 0) + 1 } };
}

/** Worth of a round like this one with the province changed, no envelope sealed. */
function worthAfter(
  { scenario, view, economy, temper }: Thinking,
  change: (province: ProvinceState) => ProvinceState,
): number {
  const provinces = provincesOf(view);
  const changed = { ...provinces.provinces, [economy]: change(provinceOf(view, economy)) };
  const forecast = forecastRound(
    scenario,
    { ...view, provinces: { ...provinces, provinces: changed } },
    economy,
  );
  return forecast.ok ? worthFor(temper, view, forecast.value, economy) : -Infinity;
}
