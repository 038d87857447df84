import { at } from '#shared/economics/at.ts';
import type { ProvinceFlow, ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';

/** Trade in goods among the provinces with a seat, this round's beside that of the round before; 100 million yuan a year. */
export function goodsFlows(
  { dealOrder, economy, atOpening }: ProvincesScenario,
  flows: Float64Array,
  last: Pick<ProvinceRoundReport, 'flows'> | undefined,
): ProvinceFlow[] {
  const { N } = economy.market.base;
  const pairs = dealOrder.flatMap((buyer, n) =>
    dealOrder.flatMap((seller, i) => (i === n ? [] : [{ buyer, seller, cell: n * (N + 1) + i }])),
  );
  return pairs.map(({ buyer, seller, cell }, place) => ({
    buyer,
    seller,
    before: last?.flows[place]?.after ?? at(atOpening.flows, cell),
    after: at(flows, cell),
  }));
}
