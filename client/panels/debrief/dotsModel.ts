import type { TableResults } from '#shared/classroom/openFacts.ts';
import type { TableLetter } from '#shared/protocol/classroom.ts';
import { endsOf, type Ends, scaleTo, within } from '../../design/charts/scale.ts';

/** One dot of a strip: a table and its value. */
export type Dot = { readonly table: TableLetter; readonly value: number };

/** Real income of one seat at every table after the last round that is revealed there. */
export function incomeDots(results: readonly TableResults[], place: number): readonly Dot[] {
  return results.flatMap(({ table, rounds }) => {
    const value = rounds.at(-1)?.[place];
    return value === undefined ? [] : [{ table, value }];
  });
}

/** Score of one seat at every table whose game is over. */
export function scoreDots(results: readonly TableResults[], place: number): readonly Dot[] {
  return results.flatMap(({ table, scores }) => {
    const value = scores[place];
    return value === undefined || value === null ? [] : [{ table, value }];
  });
}

/** Tables of which the dots would cover each other are drawn as one mark. Places are per cent along the strip. */
export type DotGroup = {
  readonly tables: readonly TableLetter[];
  readonly at: number;
  readonly width: number;
};

/** Per cent of the length of a strip that the mark of one table takes, and each further letter in it. */
const MARK_PERCENT = { first: 5, further: 2.6 } as const;

/** Marks from left to right; those that would cover each other are joined where their middle is. */
export function groupDots(dots: readonly Dot[], ends: Ends): readonly DotGroup[] {
  const along = scaleTo(ends, MARK_PERCENT.first / 2, 100 - MARK_PERCENT.first / 2);
  const sorted = dots.toSorted((a, b) => a.value - b.value || (a.table < b.table ? -1 : 1));
  const groups: DotGroup[] = [];
  for (const { table, value } of sorted) {
    let next = groupOf([table], along(within(ends, value)));
    let before = groups.at(-1);
    while (before !== undefined && next.at - before.at < (next.width + before.width) / 2) {
      groups.pop();
      const tables = [...before.tables, ...next.tables];
      next = groupOf(
        tables,
        (before.at * before.tables.length + next.at * next.tables.length) / tables.length,
      );
      before = groups.at(-1);
    }
    groups.push(next);
  }
  return groups;
}

function groupOf(tables: readonly TableLetter[], middle: number): DotGroup {
  const width = MARK_PERCENT.first + MARK_PERCENT.further * (tables.length - 1);
  const at = within({ low: width / 2, high: 100 - width / 2 }, middle);
  return { tables, at, width };
}

/** Index points: a span below it would make small differences look large. */
const LEAST_SPAN = 1;

/** The axis of all incomes, so that rows can be compared; the opening is on it. */
export function incomeEnds(results: readonly TableResults[]): Ends {
  return endsOf([OPENING_INDEX, ...results.flatMap(({ rounds }) => rounds.at(-1) ?? [])], LEAST_SPAN);
}

/** Real income at the opening. */
export const OPENING_INDEX = 100;
