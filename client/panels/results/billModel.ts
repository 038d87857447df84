import { WELFARE_PARTS, type WelfarePart } from '#shared/content/vocabulary.ts';
import type { EconomyReport } from '#shared/protocol/report.ts';
import { accountOf, type Account, type AccountBar } from './barsModel.ts';

export type BillBar = AccountBar<WelfarePart>;
/** Bars in per cent of real income. */
export type Bill = Account<WelfarePart>;

/** Parts below this are left out of the bill: a thousandth of a per cent is noise to a reader. */
const VISIBLE_PERCENT = 0.0005;

/**
 * Why real income changed this round: parts that sum to the change exactly. Logs are shown as per cents (100 × ln), so
 * that they add up; parts too small to draw are left out and cannot change the shown sum.
 */
export function billOf(report: EconomyReport): Bill {
  const entries = WELFARE_PARTS.map((part) => ({ part, value: 100 * report.parts[part] }));
  return accountOf(entries, 100 * report.logChange, VISIBLE_PERCENT);
}
