/**
 * Provinces with a seat that share a land border. Sichuan is counted with Chongqing, as before 1997. Guangdong and Liaoning border on
 * none of the others.
 */
export const NEIGHBOURS: readonly (readonly [string, string])[] = [
  ['SH', 'JS'],
  ['SH', 'ZJ'],
  ['JS', 'ZJ'],
  ['JS', 'AH'],
  ['JS', 'SD'],
  ['ZJ', 'AH'],
  ['AH', 'SD'],
  ['AH', 'HB'],
  ['HB', 'SC'],
  ['HB', 'SN'],
  ['SC', 'SN'],
];

export function areNeighbours(one: string, other: string): boolean {
  return NEIGHBOURS.some((pair) => one !== other && pair.includes(one) && pair.includes(other));
}
