import type { RoundReport } from '#shared/protocol/report.ts';
import type { GameState } from '../state.ts';

type Documents = Readonly<Record<string, string>>;

/** One document a round: `reports/3`. */
const REPORTS = 'reports/';

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
export function toDocuments({ reports, ...view }: GameState): Record<string, string> {
  const documents: Record<string, string> = {};
  for (const [key, value] of Object.entries(view)) {
    if (value !== undefined) documents[key] = textOf(value);
  }
  for (const report of reports) documents[`${REPORTS}${report.round}`] = textOf(report);
  return documents;
}

/** The view that documents describe: the inverse of `toDocuments`. Documents of other things are left out by the caller. */
export function fromDocuments(documents: Documents): GameState {
  const entries = Object.entries(documents);
  const reports = entries
    .filter(([key]) => key.startsWith(REPORTS))
    .map(([, text]): RoundReport => JSON.parse(text))
    .toSorted((a, b) => a.round - b.round);
  const members = entries
    .filter(([key]) => !key.startsWith(REPORTS))
    .map(([key, text]) => `${JSON.stringify(key)}:${text}`);
  const view: Omit<GameState, 'reports'> = JSON.parse(`{${members.join(',')}}`);
  return { ...view, reports };
}
