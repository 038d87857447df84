import { WELFARE_PARTS, type WelfarePart } from '#shared/content/vocabulary.ts';
import { at } from '#shared/economics/at.ts';
import type { WelfareDecomposition } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';

/** The change of an economy's real income per head in logs, with parts that sum to it. */
export type WelfareChange = {
  readonly logChange: number;
  readonly parts: Readonly<Record<WelfarePart, number>>;
};

export type PartsQuestion = {
  readonly ids: readonly EconomyId[];
  readonly economy: EconomyId;
  readonly isPartner: (partner: EconomyId) => boolean;
};

/**
 * The path integral of the model under the names of the game: more or less trade over a wall with partners is trade created,
 * with outsiders trade diverted. Growth is what productivity and factors bring beyond feeding more people. What Simpson's rule leaves over (about 1e-7) goes to the largest part, so the bars sum.
 */
export function welfareParts(
  decomposition: WelfareDecomposition,
  { ids, economy, isPartner }: PartsQuestion,
): WelfareChange {
  const n = ids.indexOf(economy);
  const logPeople = at(decomposition.logPeople, n);
  const pairs = ids.map((partner, i) => ({ partner, pair: n * ids.length + i }));
  const sum = (values: Float64Array, counts: (partner: EconomyId) => boolean): number =>
    pairs.reduce((total, { partner, pair }) => total + (counts(partner) ? at(values, pair) : 0), 0);
  const all = (): boolean => true;
  const parts: Record<WelfarePart, number> = {
    pricesAbroad: sum(decomposition.termsOfTrade, all),
    tradeCreated: sum(decomposition.volumeOfTrade, isPartner),
    tradeDiverted: sum(decomposition.volumeOfTrade, (partner) => !isPartner(partner)),
    borderCosts: sum(decomposition.tradeCost, all),
    scale: at(decomposition.scale, n),
    growth: at(decomposition.tfp, n) + at(decomposition.factors, n) - logPeople,
    payments: at(decomposition.transfer, n),
  };
  const logChange = at(decomposition.logWelfare, n) - logPeople;
  const largest = WELFARE_PARTS.reduce((a, b) => (Math.abs(parts[b]) > Math.abs(parts[a]) ? b : a));
  parts[largest] += logChange - WELFARE_PARTS.reduce((total, part) => total + parts[part], 0);
  return { logChange, parts };
}
