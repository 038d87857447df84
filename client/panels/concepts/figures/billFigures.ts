import type { FigureId } from '#shared/content/concepts/figureIds.ts';
import type { WelfarePart } from '#shared/content/vocabulary.ts';
import type { Phrase } from '../../../text/phrase.ts';
import { rounded, sentence, type TellFigure } from './figure.ts';
import { latestOf } from './latestOf.ts';

/** A hundredth of a per cent: smaller parts would be told as zero. */
const LEAST_LOG = 0.00005;

function part(key: Phrase['key'], of: WelfarePart): TellFigure {
  return (source) => {
    const told = latestOf(source, (report, economy) => report.economies[economy]?.parts[of], LEAST_LOG);
    if (told === undefined) return [];
    return [sentence(key, { round: told.round, economy: told.economy, percent: rounded(100 * told.value) })];
  };
}

/** Bars of the bill of real income. */
export const BILL_FIGURES = {
  partPricesAbroad: part('figure.partPricesAbroad', 'pricesAbroad'),
  partTradeCreated: part('figure.partTradeCreated', 'tradeCreated'),
  partTradeDiverted: part('figure.partTradeDiverted', 'tradeDiverted'),
  partBorderCosts: part('figure.partBorderCosts', 'borderCosts'),
  partScale: part('figure.partScale', 'scale'),
  partGrowth: part('figure.partGrowth', 'growth'),
  partPayments: part('figure.partPayments', 'payments'),
} as const satisfies Partial<Record<FigureId, TellFigure>>;
