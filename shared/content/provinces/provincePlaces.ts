/** Places on the honeycomb: odd rows stand half a cell to the right. Regions without a seat have theirs too. */
export const PROVINCE_PLACES: Readonly<
  Record<string, { readonly tile: { readonly column: number; readonly row: number } }>
> = {
  LN: { tile: { column: 4, row: 0 } },
  'b-NE': { tile: { column: 5, row: 0 } },
  'b-W': { tile: { column: 0, row: 1 } },
  SN: { tile: { column: 1, row: 1 } },
  'b-N': { tile: { column: 2, row: 1 } },
  SD: { tile: { column: 3, row: 1 } },
  SC: { tile: { column: 1, row: 2 } },
  HB: { tile: { column: 2, row: 2 } },
  AH: { tile: { column: 3, row: 2 } },
  JS: { tile: { column: 4, row: 2 } },
  'b-C': { tile: { column: 2, row: 3 } },
  ZJ: { tile: { column: 3, row: 3 } },
  SH: { tile: { column: 4, row: 3 } },
  'b-S': { tile: { column: 2, row: 4 } },
  GD: { tile: { column: 3, row: 4 } },
};
