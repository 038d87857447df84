import { WELFARE_PARTS, type WelfarePart } from '#shared/content/vocabulary.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyReport } from '#shared/protocol/report.ts';
import { accountOf, type Account, type AccountBar } from './barsModel.ts';

export type BillBar = AccountBar<WelfarePart>;
/** Bars in per cent of real income. */
export type Bill = Account<WelfarePart>;

/** Parts below this are left out of the bill: a thousandth of a per cent is noise to a reader. */
const VISIBLE_PERCENT = 0.0005;

/**
 * Why real income changed this round: parts that sum to the change exactly. The parts are logs, which add up; all are
 * scaled alike so that their sum is the per cent by which real income changed, as every other place says it. Parts too
 * small to draw are left out and cannot change the shown sum.
 */
export function billOf({ parts, logChange }: EconomyReport): Bill {
  const percent = percentOfLog(logChange);
  const percentALog = logChange === 0 ? 100 : percent / logChange;
  const entries = WELFARE_PARTS.map((part) => ({ part, value: percentALog * parts[part] }));
  return accountOf(entries, percent, VISIBLE_PERCENT);
}
