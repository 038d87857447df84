import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { TradeFlow } from '#shared/protocol/report.ts';
import { placesOf } from '../policy/shock/placesOf.ts';
import { goodsTrade } from '../settlement/goodsTrade.ts';
import type { SolvedLaw } from './solveLaw.ts';

/** A change of less than half a per cent is drawn as none. */
const NOTABLE_CHANGE = 0.005;

type Solved = { readonly before: SolvedLaw; readonly after: SolvedLaw };

/**
 * Goods trade of every pair without and with a choice. What an importer newly buys is created where it buys more abroad in all,
 * diverted where it only buys elsewhere; what a seller loses is lost.
 */
export function forecastFlows(scenario: Scenario, { before, after }: Solved): TradeFlow[] {
  const { ids } = placesOf(scenario);
  return ids.flatMap((importer) => {
    const pairs = ids
      .filter((exporter) => exporter !== importer)
      .map((exporter) => pairFlow(scenario, { before, after }, importer, exporter));
    const sum = (of: (pair: PairFlow) => number): number =>
      pairs.reduce((total, pair) => total + of(pair), 0);
    const buysMore = sum(({ afterBn }) => afterBn) > sum(({ beforeBn }) => beforeBn);
    return pairs.map((pair): TradeFlow => ({ ...pair, kind: kindOf(pair, buysMore) }));
  });
}

type PairFlow = Omit<TradeFlow, 'kind'>;

function pairFlow(
  scenario: Scenario,
  { before, after }: Solved,
  importer: EconomyId,
  exporter: EconomyId,
): PairFlow {
  return {
    importer,
    exporter,
    beforeBn: goodsTrade(scenario, before.equilibrium.imports, importer, exporter),
    afterBn: goodsTrade(scenario, after.equilibrium.imports, importer, exporter),
  };
}

function kindOf({ beforeBn, afterBn }: PairFlow, buysMore: boolean): TradeFlow['kind'] {
  const change = afterBn - beforeBn;
  if (Math.abs(change) <= NOTABLE_CHANGE * beforeBn) return 'other';
  if (change < 0) return 'lost';
  return buysMore ? 'created' : 'diverted';
}
