/** What is being written at a seat that several share: shown at once to its people, and kept on disk for a restart. */
import { randomUUID } from 'node:crypto';
import {
  type AtSeat,
  amongThose,
  decideDrafts,
  keptDraft,
  restoredDraft,
} from '#shared/classroom/seatDrafts.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { DraftRequest } from '#shared/protocol/offices.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { isSeat } from '#shared/rules/clauses/clauseKind.ts';
import { economiesNamed } from '#shared/rules/clauses/clauseKinds.ts';
import type { SeatDrafts } from '../store/GameStore.ts';
import type { CommitQueue } from './CommitQueue.ts';
import { nameOf, refusalOf, watchOf } from './offices.ts';
import type { Session } from './Session.ts';

/** Whoever asks, and the way to the disk. */
type Asker = { readonly member: MemberId; readonly queue: CommitQueue };

/**
 * About what is being written at the own seat. It is shown at once and kept on disk, where a restart finds it; on the device of whoever
 * writes it lies too.
 */
export async function askDraft(
  session: Session,
  { member, queue }: Asker,
  asked: DraftRequest,
): Promise<Result<unknown, Rejection>> {
  const { ofClass, table } = session;
  const economy = session.seatOf(member, 'working');
  if (ofClass === undefined || economy === undefined) return err({ code: 'intent/not-allowed' });
  if (asked.type === 'writeDraft' && !isReadable(session, economy, asked.work.draft))
    return err({ code: 'intent/malformed', path: 'intent.work' });
  const watch = watchOf(session);
  const nowMs = table.nowMs();
  const people = session.peopleAt(economy, 'working');
  const isChair = refusalOf(session, member, 'chair') === undefined;
  const at: AtSeat = {
    member,
    isChair,
    people: people.map((each) => ({
      member: each,
      name: nameOf(session, each),
      connected: session.connected.has(each),
    })),
  };
  const drafts = amongThose(watch.draftsAt(economy), people);
  const decided = decideDrafts(drafts, asked, { at, nowMs, newId: randomUUID() });
  if (!decided.ok) return decided;
  watch.touched(member, nowMs);
  watch.setDrafts(economy, decided.value);
  session.changed();
  const kept = decided.value.map(keptDraft);
  const text = canonicalJson(kept);
  if (watch.areOnDisk(economy, text)) return ok(undefined);
  const arrived = watch.handToDisk(economy, text);
  const seat = { gameId: table.gameId, economy, drafts: kept };
  const saved = await queue.commit([{ type: 'saveDrafts', seat, at: Date.now() }]);
  if (!saved.ok) return err({ code: 'server/saving-paused' });
  arrived();
  return ok(undefined);
}

/** What was being written when the server stopped, as far as this version can show it. */
export function restoreDrafts(session: Session, seats: readonly SeatDrafts[]): void {
  for (const { economy, drafts } of seats) {
    const shown = drafts.filter(({ work }) => isReadable(session, economy, work.draft));
    watchOf(session).setDrafts(economy, shown.map(restoredDraft));
    watchOf(session).handToDisk(economy, canonicalJson(drafts))();
  }
}

/** Whether every device of the seat can show a draft: it names none but seats and goods of this game, and what is agreed on there. */
function isReadable({ table }: Session, economy: EconomyId, draft: Draft): boolean {
  const { state } = table.working;
  const named = [...draft.parties, ...draft.clauses.flatMap(economiesNamed)];
  const faults = table.rules.proposals.faults(state, draft, economy);
  return named.every((each) => isSeat(state, each)) && !faults.some(({ code }) => UNREADABLE.has(code));
}

const UNREADABLE: ReadonlySet<Rejection['code']> = new Set(['clause/unknown-sector', 'pact/only-pacts']);
