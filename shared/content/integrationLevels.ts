/** The six forms of integration, from the loosest; a level contains all lower ones (Balassa 1961). */
export const INTEGRATION_STAGES = [
  'preferentialArrangement',
  'freeTradeArea',
  'customsUnion',
  'commonMarket',
  'economicUnion',
  'fullIntegration',
] as const;
export type IntegrationStage = (typeof INTEGRATION_STAGES)[number];

/** 0 means no agreement; 1–6 index the stages. */
export type IntegrationLevel = 1 | 2 | 3 | 4 | 5 | 6;

export const INTEGRATION_LEVELS = [1, 2, 3, 4, 5, 6] as const satisfies readonly IntegrationLevel[];

export function stageOfLevel(level: IntegrationLevel): IntegrationStage {
  return INTEGRATION_STAGES[level - 1] ?? 'preferentialArrangement';
}
