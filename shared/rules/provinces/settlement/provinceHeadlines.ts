import type { Headline } from '#shared/protocol/report.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';

type Told = Omit<ProvinceRoundReport, 'headlines'>;

/** What a round's outcomes say in sentences, the gravest first. */
export function provinceHeadlines(_report: Told, _last: Told | undefined): Headline[] {
  return [];
}
