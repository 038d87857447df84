/**
 * Proposals that are being written at a seat that several share. Each has one writer, who has its pen; everybody at the seat sees
 * every version that was kept. Nobody writes in two at a time: who goes on with another leaves their own lying.
 */
import type { MemberId } from '#shared/kernel/ids.ts';
import { type Result, assertNever, err, ok } from '#shared/kernel/result.ts';
import type { DraftRequest, KeptDraft, SharedDraft } from '#shared/protocol/offices.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';

/** A pen that lies for so long is free. */
export const PEN_FREE_MS = 15_000;

/** Proposals that are being written at one seat. */
export const MOST_DRAFTS = 8;

/** A draft, and when its writer was last at work on it. */
export type SeatDraft = SharedDraft & { readonly atMs: number };

/** Who asks, and the people of the seat. */
export type AtSeat = {
  readonly member: MemberId;
  /** May take the pen of anybody. */
  readonly isChair: boolean;
  readonly people: readonly {
    readonly member: MemberId;
    readonly name: string;
    readonly connected: boolean;
  }[];
};

/** Whether somebody may go on with a draft that another has begun: its writer rests or is away, or they have the chair. */
export function mayTakeDraft(
  { by, isFree }: Pick<SharedDraft, 'by' | 'isFree'>,
  { isChair, people }: Pick<AtSeat, 'isChair' | 'people'>,
): boolean {
  const isWriterHere = people.some(({ member, connected }) => member === by && connected);
  return isChair || isFree === true || !isWriterHere;
}

/** What somebody asks about the drafts of their seat. */
export function decideDrafts(
  drafts: readonly SeatDraft[],
  asked: DraftRequest,
  { at, nowMs, newId }: { readonly at: AtSeat; readonly nowMs: number; readonly newId: string },
): Result<readonly SeatDraft[], Rejection> {
  const { member } = at;
  if (asked.type === 'writeDraft') {
    const own = drafts.find(({ by }) => by === member);
    const named = drafts.find(({ id }) => id === asked.draft);
    if (asked.draft !== undefined && named === undefined) return err({ code: 'intent/stale-view' });
    if (named !== undefined && named.by !== member) return err(heldBy(named, at));
    const { work } = asked;
    const begun = { work, by: member, asks: own?.asks ?? [], atMs: nowMs };
    if (own !== undefined) return ok(replaced(drafts, { id: own.id, ...begun }));
    if (drafts.length >= MOST_DRAFTS) return err({ code: 'intent/not-allowed' });
    return ok([...drafts, { id: newId, ...begun }]);
  }
  const draft = drafts.find(({ id }) => id === asked.draft);
  if (draft === undefined) return err({ code: 'intent/stale-view' });
  const isOwn = draft.by === member;
  switch (asked.type) {
    case 'askForDraft':
      return ok(
        isOwn || draft.asks.includes(member)
          ? drafts
          : replaced(drafts, { ...draft, asks: [...draft.asks, member] }),
      );
    case 'keepDraft':
      if (!isOwn) return err(heldBy(draft, at));
      return ok(replaced(drafts, takenUp(draft, member, nowMs)));
    case 'giveDraft':
      if (!isOwn) return err(heldBy(draft, at));
      if (!at.people.some((person) => person.member === asked.to))
        return err({ code: 'office/unknown-person' });
      return ok(handed(drafts, draft, asked.to, nowMs));
    case 'takeDraft':
      if (isOwn) return ok(drafts);
      return mayTakeDraft(draft, at) ? ok(handed(drafts, draft, member, nowMs)) : err(heldBy(draft, at));
    case 'dropDraft':
      if (!isOwn && !mayTakeDraft(draft, at)) return err(heldBy(draft, at));
      return ok(drafts.filter((each) => each !== draft));
    default:
      return assertNever(asked);
  }
}

/** Pens that have lain for a while are free; the same list where there is no such news. */
export function withRest(drafts: readonly SeatDraft[], nowMs: number): readonly SeatDraft[] {
  const rests = ({ by, isFree, atMs }: SeatDraft): boolean =>
    by !== undefined && isFree !== true && nowMs - atMs >= PEN_FREE_MS;
  return drafts.some(rests)
    ? drafts.map((draft) => (rests(draft) ? { ...draft, isFree: true } : draft))
    : drafts;
}

/** Drafts of those who sit there no more are left lying, and they ask for nothing. */
export function amongThose(drafts: readonly SeatDraft[], people: readonly MemberId[]): readonly SeatDraft[] {
  return drafts.map((draft) => {
    const { by, ...rest } = draft;
    const asks = draft.asks.filter((member) => people.includes(member));
    return { ...rest, asks, ...(by !== undefined && people.includes(by) ? { by } : {}) };
  });
}

/** As everybody at the seat sees it. */
export function seenDraft({ atMs: _atMs, ...seen }: SeatDraft): SharedDraft {
  return seen;
}

/** As it is kept over a restart. */
export function keptDraft({ id, work, by }: SeatDraft): KeptDraft {
  return { id, work, ...(by === undefined ? {} : { by }) };
}

/** After a restart every pen rests until its writer goes on. */
export function restoredDraft(kept: KeptDraft): SeatDraft {
  return { ...kept, asks: [], isFree: true, atMs: 0 };
}

function takenUp({ id, work }: SeatDraft, by: MemberId, atMs: number): SeatDraft {
  return { id, work, by, asks: [], atMs };
}

/** The pen goes to somebody; the draft in which they have written until then is left lying. */
function handed(
  drafts: readonly SeatDraft[],
  draft: SeatDraft,
  to: MemberId,
  nowMs: number,
): readonly SeatDraft[] {
  const left = drafts.map((each) => {
    const { by, ...lying } = each;
    return by === to ? lying : each;
  });
  return replaced(left, takenUp(draft, to, nowMs));
}

function replaced(drafts: readonly SeatDraft[], draft: SeatDraft): readonly SeatDraft[] {
  return drafts.map((each) => (each.id === draft.id ? draft : each));
}

function heldBy({ by }: SharedDraft, { people }: AtSeat): Rejection {
  return { code: 'pen/held', holder: people.find(({ member }) => member === by)?.name ?? '' };
}
