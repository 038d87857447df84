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
  /** Ends of the scale that holds every bar and zero. */
  readonly low: number;
  readonly high: number;
};

/** Fewer units of the last digit than this say little of how bars compare. */
const FEW_UNITS = 5;

type Entry<Part extends string> = { readonly part: Part; readonly value: number };

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
  const ends = [0, total, ...bars.flatMap(({ start, end }) => [start, end])];
  return { bars, total, low: Math.min(...ends), high: Math.max(...ends) };
}

/** Digits that an account needs for its largest bar to be more than a few units of the last one; a digit more at most. */
export function digitsOf({ bars }: Pick<Account<string>, 'bars'>, usual: number): number {
  const largest = Math.max(0, ...bars.map(({ value }) => Math.abs(value)));
  return largest < FEW_UNITS * 10 ** -usual ? usual + 1 : usual;
}
