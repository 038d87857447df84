import { floorIsDue, phaseDue } from '#shared/rules/game/due.ts';
import { revealIsDue } from '#shared/rules/table/reveal.ts';
import type { GameSession } from '../session/GameSession.ts';

/**
 * Tells the rules that a phase, the time for tabling packages, or the time of a stop of the reveal has reached its end, where it has.
 * Deadlines are data: nobody's absence holds them up. Phases of the tables of a class close together, by the clock of the class.
 */
export async function closeDuePhase(
  table: GameSession,
  { closesAlone = true }: { readonly closesAlone?: boolean } = {},
): Promise<void> {
  if (table.isSavingPaused || table.isHistoryLost) return;
  const isDue = floorIsDue(table.working.state, table.nowMs());
  if (isDue) await table.submit({ actor: { type: 'server' }, intents: [{ type: 'openFloor' }] });
  if (revealIsDue(table.working.state, table.nowMs()))
    await table.submit({ actor: { type: 'server' }, intents: [{ type: 'openStop' }] });
  if (!closesAlone || !phaseDue(table.working.state, table.nowMs())) return;
  await table.submit({ actor: { type: 'server' }, intents: [{ type: 'closePhase' }] });
}
