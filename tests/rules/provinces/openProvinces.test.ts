import { describe, expect, it } from 'vitest';
import { PROVINCE_STARTS, type ProvinceStart } from '../../../shared/content/provinces/reforms.ts';
import type { DialLevels } from '#shared/economics/segmentation/officials/officialScore.ts';
import { levelsEverywhere } from '#shared/economics/segmentation/segmentedMarket.ts';
import { surveyMarket, type MarketSurvey } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import { loadProvincesScenario } from '../../../shared/rules/scenario/anyScenario.ts';
import type { ProvincesScenario } from '../../../shared/rules/scenario/provincesScenario.ts';

function open(start: ProvinceStart): ProvincesScenario {
  const opened = loadProvincesScenario(`year${start}`);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

function surveyAt({ economy, institution }: ProvincesScenario, levels: DialLevels): MarketSurvey {
  const surveyed = surveyMarket(economy, institution, { levels, background: 'keepsPace' });
  if (!surveyed.ok) throw new Error(surveyed.error.code);
  return surveyed.value;
}

const PRINTED = {
  1997: { borderEffect: '21.0', borderTariff: '46.0', fiscalRule: 'sharing', openMarket: '12.7' },
  1987: { borderEffect: '10.0', borderTariff: '33.2', fiscalRule: 'contracting', openMarket: '8.0' },
} as const;

describe.each(PROVINCE_STARTS)('the provinces in %s', (start) => {
  const opening = open(start);
  const { market } = opening.economy;
  const survey = surveyAt(opening, market.start);
  const printed = PRINTED[start];

  it('open with the known border effect, as a factor and as a tariff', () => {
    expect(survey.borderEffect.toFixed(1)).toBe(printed.borderEffect);
    expect(survey.borderTariff.toFixed(1)).toBe(printed.borderTariff);
    expect(opening.institution).toMatchObject({
      fiscalRule: printed.fiscalRule,
      law: 0,
      evaluation: 'growth',
    });
  });

  it('start every official at 50, but for compliance', () => {
    for (const { tournament, budget, jobs, welfare } of survey.scores) {
      for (const part of [tournament, budget, jobs, welfare]) expect(part).toBeCloseTo(50, 6);
    }
  });

  it('gain what is known in one open market', () => {
    const { nationalIncome, borderEffect } = surveyAt(opening, levelsEverywhere(market, 0, 0));
    expect(nationalIncome.toFixed(1)).toBe(printed.openMarket);
    expect(borderEffect.toFixed(1)).toBe('4.3');
  });

  it('are opened once', () => {
    expect(loadProvincesScenario(`year${start}`)).toBe(loadProvincesScenario(`year${start}`));
  });
});

it('a decade earlier every wall and block was a level lower', () => {
  const { wall, block } = open('1987').economy.market.start;
  const later = open('1997').economy.market.start;
  expect(wall).toEqual(later.wall.map((level) => level - 1));
  expect(block).toEqual(later.block.map((level) => level - 1));
});
