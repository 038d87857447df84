import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { keptDesk } from '../../desk/deskMemory.ts';
import { desk, selected, tab } from '../../player/tableState.ts';
import { articleOf, newPact } from './pactDraft.ts';

/** Go on with the pact that was left on the desk, or begin one with the province in view. */
export function openPactDesk(game: GameState, me: EconomyId, partner?: EconomyId): void {
  const kept = partner === undefined ? keptDesk() : undefined;
  const wanted = partner ?? selected.peek();
  selected.value = undefined;
  tab.value = 'deals';
  desk.value =
    kept !== undefined && articleOf(kept.draft) !== undefined ? kept : { draft: newPact(game, me, wanted) };
}
