import { endsOf, type Ends } from './scale.ts';

/** One bar of an account, drawn from where the bar above ended. */
export type AccountBar<Part extends string> = {
  readonly part: Part;
  readonly value: number;
  readonly start: number;
  readonly end: number;
};
export type Account<Part extends string> = {
  readonly bars: readonly AccountBar<Part>[];
  readonly total: number;
  /** The axis that holds every bar and zero. */
  readonly ends: Ends;
};

/** Fewer units of the last digit than this say little of how bars compare. */
const FEW_UNITS = 5;

export type Entry<Part extends string> = { readonly part: Part; readonly value: number };

/** Parts that sum to a total as bars, each beginning where the one above ended; those too small to draw are left out. */
export function accountOf<Part extends string>(
  entries: readonly Entry<Part>[],
  total: number,
  smallest: number,
): Account<Part> {
  const bars: AccountBar<Part>[] = [];
  let at = 0;
  for (const { part, value } of entries) {
    if (Math.abs(value) < smallest) continue;
    bars.push({ part, value, start: at, end: at + value });
    at += value;
  }
  return { bars, total, ends: endsOf([0, total, ...bars.flatMap(({ start, end }) => [start, end])]) };
}

/** Digits that an account needs for its largest bar to be more than a few units of the last one; a digit more at most. */
export function digitsOf({ bars }: Pick<Account<string>, 'bars'>, usual: number): number {
  const largest = Math.max(0, ...bars.map(({ value }) => Math.abs(value)));
  return largest < FEW_UNITS * 10 ** -usual ? usual + 1 : usual;
}

/** One part of a sum, on the side of its sign. */
export type StackedPart<Part extends string> = Entry<Part> & { readonly from: number; readonly to: number };

/** Parts of a sum in one row: gains to the right of nothing, losses to the left, each beyond the one before it. Those too small to draw keep their room. */
export function stackOf<Part extends string>(
  entries: readonly Entry<Part>[],
  smallest: number,
): readonly StackedPart<Part>[] {
  let right = 0;
  let left = 0;
  const stack = entries.map(({ part, value }) => {
    const start = value > 0 ? right : left;
    if (value > 0) right += value;
    else left += value;
    return { part, value, from: Math.min(start, start + value), to: Math.max(start, start + value) };
  });
  return stack.filter(({ value }) => Math.abs(value) >= smallest);
}
