/** The draft on the desk, kept on this device until it is sent or thrown away. */

import { effect } from '@preact/signals';
import { proposalIdSchema } from '#shared/protocol/ids.ts';
import { type Draft, type SeatIntent, draftSchema } from '#shared/protocol/intents.ts';
import { submitIntent } from '../../net/submitIntent.ts';
import { readJson, writeJson } from '../../state/storage.ts';
import { gameId } from '../../state/store.ts';
import { type DeskWork, desk } from '../../state/tableState.ts';

const NAME = 'desk';

/** The desk survives a reload: whatever is written is kept on this device until it is sent or thrown away. */
effect(() => {
  const id = gameId.value;
  const work = desk.value;
  if (id !== undefined && work !== undefined) saveDraft(id, NAME, work);
});

export function clearDesk(): void {
  const id = gameId.peek();
  if (id !== undefined) discardDraft(id, NAME);
  desk.value = undefined;
}

/** The draft left on the desk, if this build can still read it. */
export function keptDesk(): DeskWork | undefined {
  const id = gameId.peek();
  const kept = id === undefined ? undefined : readDraft(id, NAME);
  if (typeof kept !== 'object' || kept === null || !('draft' in kept)) return undefined;
  const draft = draftSchema.safeParse(kept.draft);
  if (!draft.success) return undefined;
  return {
    draft: asDraft(draft.data),
    ...proposalField(kept, 'counterTo'),
    ...proposalField(kept, 'revises'),
  };
}

function asDraft({ parties, clauses, title }: Draft): Draft {
  return { parties, clauses, ...(title === undefined ? {} : { title }) };
}

function proposalField<K extends 'counterTo' | 'revises'>(kept: object, key: K) {
  const value: unknown = Object.entries(kept).find(([name]) => name === key)?.[1];
  const parsed = proposalIdSchema.safeParse(value);
  return parsed.success ? { [key]: parsed.data } : {};
}

/** Sends what lies on the desk; the desk is empty once the table has it. */
export async function sendDesk(work: DeskWork): Promise<void> {
  const sent = await submitIntent(intentOf(work));
  if (sent) clearDesk();
}

function intentOf({ draft, counterTo, revises }: DeskWork): SeatIntent {
  if (revises !== undefined) return { type: 'reviseProposal', proposal: revises, draft };
  return counterTo === undefined
    ? { type: 'tableProposal', draft }
    : { type: 'tableProposal', draft, counterTo };
}

/** Unfinished work must survive a reload of this tab: sessionStorage, by game. */
function saveDraft(gameId: string, name: string, draft: unknown): void {
  writeJson(sessionStorage, draftKey(gameId, name), draft);
}

/** The draft as it was saved; the caller checks its shape, since an older build may have written it. */
function readDraft(gameId: string, name: string): unknown {
  return readJson(sessionStorage, draftKey(gameId, name));
}

function discardDraft(gameId: string, name: string): void {
  sessionStorage.removeItem(draftKey(gameId, name));
}

function draftKey(gameId: string, name: string): string {
  return `accord.draft.${gameId}.${name}`;
}
