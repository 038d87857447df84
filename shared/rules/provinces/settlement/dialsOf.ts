import { fromKeys, mapValues } from '#shared/kernel/records.ts';
import type { Dials } from './hooks.ts';
import type { SurveyedRound } from './surveyRound.ts';

/** The dials as the round found them, and as the market felt them: as decided, with what cards did. */
export function dialsOf({
  scenario,
  before,
  setting,
}: Pick<SurveyedRound, 'scenario' | 'before' | 'setting'>): {
  readonly before: Dials;
  readonly after: Dials;
} {
  const { wall, block } = setting.levels;
  return {
    before: mapValues(before.provinces, (province) => ({ wall: province.wall, block: province.block })),
    after: fromKeys(scenario.dealOrder, (seat) => {
      const region = scenario.dealOrder.indexOf(seat);
      return { wall: wall[region] ?? NaN, block: block[region] ?? NaN };
    }),
  };
}
