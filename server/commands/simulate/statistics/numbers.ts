/** Mean and spread of what was measured. */
export type Spread = {
  readonly count: number;
  readonly mean: number;
  /** Standard deviation; 0 for fewer than two. */
  readonly sd: number;
  /** Standard error of the mean. */
  readonly error: number;
};

export function spreadOf(values: readonly number[]): Spread {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
  return { count, mean, sd, error: sd / Math.sqrt(count) };
}

/** A number in a column; a dash where there is none. */
export function cell(value: number | undefined, decimals: number, width: number): string {
  const text = value === undefined || Number.isNaN(value) ? '–' : value.toFixed(decimals);
  return text.padStart(width);
}

export function percent(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : (100 * part) / whole;
}
