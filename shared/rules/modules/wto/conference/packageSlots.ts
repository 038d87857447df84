import type { EconomyId } from '#shared/kernel/ids.ts';
import { PACKAGE_SLOTS } from '#shared/content/moduleConstants.ts';
import type { GameState } from '../../../state.ts';

/** How many of a seat's open papers its package takes: two while it may still become law. */
export function packageSlots(
  { wto, round, phase }: Pick<GameState, 'wto' | 'round' | 'phase'>,
  author: EconomyId,
): number {
  const conference = wto?.conference;
  if (conference?.round !== round || phase !== 'negotiation') return 0;
  const isAlive = conference.packages.some(
    ({ id, author: by }) =>
      by === author &&
      (conference.stage === 'tabling' || (conference.stage === 'floor' && conference.floor === id)),
  );
  return isAlive ? PACKAGE_SLOTS : 0;
}
