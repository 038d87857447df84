import { WELFARE_PARTS, type WelfarePart } from '#shared/content/vocabulary.ts';
import type { EconomyReport } from '#shared/protocol/report.ts';

/** One bar of the bill, drawn from where the bar above ended, in per cent of real income. */
export type BillBar = {
  readonly part: WelfarePart;
  readonly value: number;
  readonly start: number;
  readonly end: number;
};
export type Bill = {
  readonly bars: readonly BillBar[];
  readonly total: number;
  /** Ends of the scale that holds every bar and zero. */
  readonly low: number;
  readonly high: number;
};

/** Parts below this are left out of the bill unless all are: a thousandth of a per cent is noise to a reader. */
const VISIBLE_PERCENT = 0.0005;

/**
 * Why real income changed this round: parts that sum to the change exactly. Logs are shown as per cents (100 × ln), so
 * that they add up; parts too small to draw are left out and cannot change the shown sum.
 */
export function billOf(report: EconomyReport): Bill {
  const parts = WELFARE_PARTS.map((part) => ({ part, value: 100 * report.parts[part] }));
  const visible = parts.filter(({ value }) => Math.abs(value) >= VISIBLE_PERCENT);
  const bars: BillBar[] = [];
  let at = 0;
  for (const { part, value } of visible) {
    bars.push({ part, value, start: at, end: at + value });
    at += value;
  }
  const ends = [0, ...bars.flatMap((bar) => [bar.start, bar.end])];
  return { bars, total: 100 * report.logChange, low: Math.min(...ends), high: Math.max(...ends) };
}
