import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { decomposeIncome } from './decomposition/decomposeIncome.ts';
import { noSegmentedShock } from '#shared/economics/segmentation/segmentedBase.ts';
import { levelsEverywhere, withLevel } from '#shared/economics/segmentation/segmentedMarket.ts';
import type { MarketSetting } from '#shared/economics/segmentation/survey/marketSetting.ts';
import { surveyMarket, type MarketSurvey } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import { PROVINCE_CORRIDOR_SAVING } from '#shared/content/provinces/provinceConstants.ts';
import { PILLAR_RULE } from '#shared/content/provinces/pillars.ts';
import { RULES_OF_1997 } from '#shared/content/provinces/reforms.ts';
import { base, dialsOf1997, indexOf, market, shockOf } from './provinces.ts';

const TEXT = readFileSync(resolve(import.meta.dirname, '../../../docs/model.md'), 'utf8');
const SECTION = TEXT.slice(TEXT.indexOf('## 10. '), TEXT.indexOf('## 11. '))
  .replaceAll('−', '-')
  .replaceAll(/\s+/g, ' ');

function survey(setting: MarketSetting): MarketSurvey {
  const economy = { market, saving: PROVINCE_CORRIDOR_SAVING, pillarRule: PILLAR_RULE };
  const surveyed = surveyMarket(economy, RULES_OF_1997, setting);
  if (!surveyed.ok) throw new Error(surveyed.error.code);
  return surveyed.value;
}

const lower = (dial: readonly number[]): number[] => dial.map((level) => level - 1);
const everywhere = (level: number): MarketSetting => ({ levels: levelsEverywhere(market, level, level) });

describe('section 10 of docs/model.md', () => {
  it.each([
    ['every wall at 4', everywhere(4), 0],
    [
      'one level lower, start of 1987',
      { levels: { wall: lower(dialsOf1997.wall), block: lower(dialsOf1997.block) } },
      1,
    ],
    [
      'Shanghai, Jiangsu, Zhejiang',
      { levels: dialsOf1997, pacts: [{ members: ['SH', 'JS', 'ZJ'].map(indexOf) }] },
      1,
    ],
    ['one national market', everywhere(0), 1],
  ] as const)('tells what happens with %s', (row, setting, digits) => {
    const { borderEffect, nationalIncome } = survey(setting);
    const sign = nationalIncome > 0 ? '+' : '';
    expect(SECTION).toContain(
      `| ${row} | ${borderEffect.toFixed(digits)} | ${sign}${nationalIncome.toFixed(2)} % |`,
    );
  });

  it('tells how alike industries are', () => {
    const means = [{ levels: dialsOf1997 }, everywhere(4), everywhere(0)].map((setting) =>
      survey(setting).similarity.mean.toFixed(2),
    );
    expect(SECTION).toContain(
      `${means[0]} in 1997, ${means[1]} with every wall at 4, ${means[2]} in one market`,
    );
  });

  it('tells why Anhui gains and loses by its wall', () => {
    const n = indexOf('AH');
    const raised = shockOf(withLevel(dialsOf1997, 'wall', n, 3));
    const bars = decomposeIncome(base, noSegmentedShock(base), raised);
    if (!bars.ok) throw new Error(bars.error.code);
    const { parts, logWelfare } = bars.value;
    const tell = (logs: Float64Array): string => {
      const percent = 100 * at(logs, n);
      return `${percent > 0 ? '+' : ''}${percent.toFixed(2)}`;
    };
    expect(SECTION).toContain(
      `terms of trade ${tell(parts.termsOfTrade)}, scale ${tell(parts.scale)}, waste ${tell(parts.waste)}, ` +
        `rents ${tell(parts.rents)}, together ${tell(logWelfare)} per cent`,
    );
  });
});
