/** Means and shares as the statistics of provinces print them. */

export function mean<T>(items: readonly T[], value: (item: T) => number): number {
  return items.length === 0 ? 0 : items.reduce((sum, item) => sum + value(item), 0) / items.length;
}

/** Root of the mean square distance from the mean. */
export function spread<T>(items: readonly T[], value: (item: T) => number): number {
  const middle = mean(items, value);
  return Math.sqrt(mean(items, (item) => (value(item) - middle) ** 2));
}

export function share<T>(items: readonly T[], test: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(test).length / items.length;
}

export function percent(part: number): string {
  return `${(100 * part).toFixed(0)} %`;
}

export function ratio(a: number, b: number): string {
  return b === 0 ? '–' : (a / b).toFixed(2);
}
