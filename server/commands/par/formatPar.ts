import type { StoredPar } from '#shared/content/par/parSchema.ts';

/** JSON with one line for each field and for each seat's part: files whose differences can be read. */
export function formatPar({ par, ...made }: StoredPar): string {
  const head = Object.entries(made).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  const seats = Object.entries(par.seats).map(([seat, parts]) => {
    const lines = Object.entries(parts).map(
      ([part, results]) => `        ${JSON.stringify(part)}: ${JSON.stringify(results)}`,
    );
    return `      ${JSON.stringify(seat)}: {\n${lines.join(',\n')}\n      }`;
  });
  return `{
${head.join(',\n')},
  "par": {
    "games": ${par.games},
    "bestPath": ${JSON.stringify(par.bestPath)},
    "seats": {${seats.length === 0 ? '' : `\n${seats.join(',\n')}\n    `}}
  }
}
`;
}
