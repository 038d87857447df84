import { phaseDue } from '#shared/rules/clock/phaseDue.ts';
import type { GameSession } from '../session/GameSession.ts';

/** Tells the rules that a phase has reached its end, where it has. Deadlines are data: nobody's absence holds them up. */
export async function closeDuePhase(table: GameSession): Promise<void> {
  if (table.isSavingPaused || table.isHistoryLost) return;
  if (!phaseDue(table.working.state, table.nowMs())) return;
  await table.submit({ actor: { type: 'server' }, intents: [{ type: 'closePhase' }] });
}
