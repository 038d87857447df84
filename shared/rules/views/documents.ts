import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { GameState } from '../state.ts';

type Documents = Readonly<Record<string, string>>;

/** Lists that grow by one a round have one document a round: `reports/3`. */
const BY_ROUND = ['reports', 'provinceReports'] as const;

/** Texts of values already written: a state shares most of its values with the one before it and with its other views. */
const written = new WeakMap<object, string>();

function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = written.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  written.set(value, text);
  return text;
}

/** A view of the game as texts that change apart: one for each top-level key, and one for each report. */
export function toDocuments(view: GameState): Record<string, string> {
  const documents: Record<string, string> = {};
  for (const [key, value] of Object.entries(view)) {
    if (value !== undefined && !isByRound(key)) documents[key] = textOf(value);
  }
  for (const key of BY_ROUND) {
    for (const report of view[key] ?? []) documents[`${key}/${report.round}`] = textOf(report);
  }
  return documents;
}

/** The view that documents describe: the inverse of `toDocuments`. Documents of other things are left out by the caller. */
export function fromDocuments(documents: Documents): GameState {
  const entries = Object.entries(documents);
  const members = entries
    .filter(([key]) => !key.includes('/'))
    .map(([key, text]) => `${JSON.stringify(key)}:${text}`);
  const view: Omit<GameState, (typeof BY_ROUND)[number]> = JSON.parse(`{${members.join(',')}}`);
  return {
    ...view,
    reports: reportsOf<RoundReport>(entries, 'reports'),
    ...('provinces' in view
      ? { provinceReports: reportsOf<ProvinceRoundReport>(entries, 'provinceReports') }
      : {}),
  };
}

function isByRound(key: string): boolean {
  return BY_ROUND.some((list) => list === key);
}

function reportsOf<Report extends { readonly round: number }>(
  entries: readonly (readonly [string, string])[],
  list: (typeof BY_ROUND)[number],
): Report[] {
  return entries
    .filter(([key]) => key.startsWith(`${list}/`))
    .map(([, text]): Report => JSON.parse(text))
    .toSorted((a, b) => a.round - b.round);
}
