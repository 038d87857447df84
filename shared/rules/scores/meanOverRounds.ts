import { EPILOGUE_WEIGHT } from '#shared/content/constants.ts';
import type { RoundReport } from '#shared/protocol/report.ts';

/** Mean over the rounds that have the value, the epilogue counted three times; undefined where none has it. */
export function meanOverRounds(
  reports: readonly RoundReport[],
  valueOf: (report: RoundReport) => number | undefined,
): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const report of reports) {
    const value = valueOf(report);
    if (value === undefined) continue;
    const weight = report.isEpilogue ? EPILOGUE_WEIGHT : 1;
    sum += weight * value;
    weights += weight;
  }
  return weights > 0 ? sum / weights : undefined;
}
