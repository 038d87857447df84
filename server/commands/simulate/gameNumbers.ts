/** Which games of a seed are played: so many, from the first one on. */
export type GameRange = { readonly first: number; readonly games: number };

/** Their numbers, in their order. */
export function gameNumbers({ first, games }: GameRange): number[] {
  return Array.from({ length: games }, (_unused, place) => first + place);
}
