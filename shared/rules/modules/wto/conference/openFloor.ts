import type { GameEvent } from '#shared/protocol/events.ts';
import type { ConferencePackage } from '#shared/protocol/modules/wto.ts';
import { unitName } from '../../../agreements/unionOf.ts';
import type { GameState } from '../../../state.ts';
import type { TableContext } from '../../../tableContext.ts';
import { conferenceNow } from '../conference.ts';
import { floorIsDue } from './floorDue.ts';

/** The time for tabling is over: the most backed package takes the floor, the earlier on a tie. Nothing where it is not due. */
export function openFloor({ nowMs }: Pick<TableContext, 'nowMs'>, state: GameState): GameEvent[] {
  if (!floorIsDue(state, nowMs)) return [];
  const [first] = (conferenceNow(state)?.packages ?? []).toSorted(
    (a, b) => voicesFor(state, b) - voicesFor(state, a) || a.tabledAtMs - b.tabledAtMs,
  );
  return [{ type: 'floorOpened', ...(first === undefined ? {} : { package: first.id }), atMs: nowMs }];
}

/** Members of a union count once. */
function voicesFor(state: GameState, { backers }: ConferencePackage): number {
  return new Set(backers.map((backer) => unitName(state, backer))).size;
}
