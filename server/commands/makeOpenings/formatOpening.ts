import type { OpeningFile } from '#shared/content/scenarioSchema.ts';

/** JSON with one line a field, and one an entry in fields of objects: short files whose differences can be read. */
export function formatOpening(opening: OpeningFile): string {
  const fields = Object.entries(opening).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${formatField(value)}`,
  );
  return `{\n${fields.join(',\n')}\n}\n`;
}

function formatField(value: unknown): string {
  if (Array.isArray(value)) {
    return value.some((item) => typeof item === 'object')
      ? lines(
          '[',
          value.map((item) => JSON.stringify(item)),
          ']',
        )
      : JSON.stringify(value);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return entries.some(([, item]) => typeof item === 'object')
      ? lines(
          '{',
          entries.map(([key, item]) => `${JSON.stringify(key)}: ${JSON.stringify(item)}`),
          '}',
        )
      : JSON.stringify(value);
  }
  return JSON.stringify(value);
}

function lines(open: string, items: readonly string[], close: string): string {
  return items.length === 0 ? `${open}${close}` : `${open}\n    ${items.join(',\n    ')}\n  ${close}`;
}
