import { readJson, writeJson } from './storage.ts';

/** Unfinished work (a draft paper, an envelope, a message) that must survive a reload of this tab: sessionStorage by game. */
export function saveDraft(gameId: string, name: string, draft: unknown): void {
  writeJson(sessionStorage, draftKey(gameId, name), draft);
}

/** The draft as it was saved; the caller checks its shape, since an older build may have written it. */
export function readDraft(gameId: string, name: string): unknown {
  return readJson(sessionStorage, draftKey(gameId, name));
}

export function discardDraft(gameId: string, name: string): void {
  sessionStorage.removeItem(draftKey(gameId, name));
}

function draftKey(gameId: string, name: string): string {
  return `accord.draft.${gameId}.${name}`;
}
