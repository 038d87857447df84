import type { MarketSetting } from '#shared/economics/segmentation/survey/marketSetting.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';

/** What the provinces have decided, as the model is told it. */
export function marketSettingOf(
  { economy, dealOrder }: ProvincesScenario,
  { provinces }: Pick<ProvincesState, 'provinces'>,
): MarketSetting {
  const { start } = economy.market;
  const dial = (name: 'wall' | 'block'): number[] =>
    start[name].map((level, region) => provinces[dealOrder[region] ?? '']?.[name] ?? level);
  return { levels: { wall: dial('wall'), block: dial('block') }, background: 'keepsPace' };
}
