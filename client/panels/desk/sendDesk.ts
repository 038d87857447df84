import type { SeatIntent } from '#shared/protocol/intents.ts';
import { press } from '../player/press.ts';
import type { DeskWork } from '../player/tableState.ts';
import { clearDesk } from './deskMemory.ts';

/** Sends what lies on the desk; the desk is empty once the table has it. */
export async function sendDesk(work: DeskWork): Promise<void> {
  const sent = await press(intentOf(work));
  if (sent) clearDesk();
}

function intentOf({ draft, counterTo, revises }: DeskWork): SeatIntent {
  if (revises !== undefined) return { type: 'revisePaper', paper: revises, draft };
  return counterTo === undefined ? { type: 'tablePaper', draft } : { type: 'tablePaper', draft, counterTo };
}
