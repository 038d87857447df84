import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { MapEconomy, MapOptions } from './mapParts.ts';

/** A reader sees this many partners at once; the others wait at the edge of the map. */
const PARTNERS = 6;

/**
 * Whom the camera frames: the economies of the story; else the reader, whoever is selected, whoever a paper is open with,
 * and the largest partners; else everybody (an empty list).
 */
export function mapFrame(
  economies: readonly MapEconomy[],
  game: GameState,
  { me, selected, story }: MapOptions,
): readonly EconomyId[] {
  if (story !== undefined) return story.economies;
  if (me === undefined) return [];
  const inPapers = Object.values(game.papers)
    .filter(({ status, parties }) => status === 'open' && parties.includes(me))
    .flatMap(({ parties }) => parties);
  const partners = economies
    .filter(({ id, isPlayable }) => isPlayable && id !== me)
    .toSorted((a, b) => b.tradeBn - a.tradeBn)
    .slice(0, PARTNERS)
    .map(({ id }) => id);
  const framed = new Set([me, ...(selected === undefined ? [] : [selected]), ...inPapers, ...partners]);
  return framed.size >= economies.length ? [] : [...framed];
}
