/** Offices of the people who share a seat at a table of a class: whose press something is, and how the chair passes. */
import {
  OFFICE_OF,
  type OfficeHeld,
  type Turn,
  officeMay,
  officesIn,
  orderIn,
  waitsForChair,
} from '#shared/classroom/delegations.ts';
import { isInPlay } from '#shared/classroom/presses.ts';
import type { Office } from '#shared/content/vocabulary.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { type Result, assertNever, err, ok } from '#shared/kernel/result.ts';
import type { Delegation, OfficeRequest, SeatOrder } from '#shared/protocol/deal.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { OpenChair, Pen } from '#shared/protocol/session.ts';
import { moduleIsOn } from '#shared/rules/law/moduleIsOn.ts';
import type { Session } from './Session.ts';

type Head = 'committed' | 'working';

/** Where in its game the table is, and how offices go round in its class. */
function turnAt({ table, ofClass }: Session, head: Head): Turn {
  const { round, settings } = table[head].state;
  const rotation = ofClass?.shared(head).offices.rotation ?? 'none';
  return { round, rotation, hasParliament: moduleIsOn(settings, 'politics') };
}

/** What each person at the table may press who shares a seat. */
export function officesAt(
  session: Session,
  head: Head = 'committed',
): ReadonlyMap<MemberId, readonly Office[]> {
  const turn = turnAt(session, head);
  const delegations = session.ofClass?.shared(head).delegations ?? [];
  return new Map(delegations.flatMap((each) => [...officesIn(each, turn)]));
}

/** Who holds the seat when this person leaves it: the next of those who share it. */
export function heirOf(session: Session, member: MemberId): MemberId | undefined {
  const economy = session.seatOf(member, 'working');
  const people = economy === undefined ? [] : session.peopleAt(economy, 'working');
  return people.find((other) => other !== member && session.maySit(other));
}

/** Why somebody may not press this for their seat: it is the office of another. */
export function pressRefusal(
  session: Session,
  member: MemberId,
  type: SeatIntent['type'],
): Rejection | undefined {
  const refusal = refusalOf(session, member, OFFICE_OF[type]);
  return refusal ?? (WRITINGS.has(type) ? penRefusal(session, member) : undefined);
}

/** Intents that keep an envelope as it is filled in. */
const WRITINGS: ReadonlySet<SeatIntent['type']> = new Set(['savePolicyDraft', 'saveMeasures']);

/** Two who write in one envelope would each undo what the other has set: one has the pen, and whoever writes first has it. */
function penRefusal(session: Session, member: MemberId): Rejection | undefined {
  const { ofClass, table, connected } = session;
  const economy = session.seatOf(member, 'working');
  if (ofClass === undefined || economy === undefined || session.peopleAt(economy, 'working').length < 2)
    return undefined;
  const nowMs = table.nowMs();
  const holder = watchOf(session).penOf(economy, nowMs);
  if (holder !== undefined && holder !== member && connected.has(holder))
    return { code: 'pen/held', holder: nameOf(session, holder) };
  if (watchOf(session).takePen(economy, member, nowMs)) session.changed();
  return undefined;
}

/** Only the envoy speaks for a seat to others. */
export function voiceRefusal(session: Session, member: MemberId): Rejection | undefined {
  return refusalOf(session, member, 'envoy');
}

function refusalOf(session: Session, member: MemberId, office: Office | 'any'): Rejection | undefined {
  const economy = session.seatOf(member, 'working');
  const people = economy === undefined ? [] : session.peopleAt(economy, 'working');
  if (people.length < 2) return undefined;
  const offices = officesAt(session, 'working');
  const held: OfficeHeld | undefined = officeMay(office, member, {
    people: people.map((person) => ({
      member: person,
      offices: offices.get(person) ?? [],
      connected: session.connected.has(person),
    })),
    allMayPress: session.ofClass?.shared('working').offices.allMayPress === true,
  });
  if (held === undefined) return undefined;
  return { code: 'office/not-yours', office: held.office, holder: nameOf(session, held.holder) };
}

/** Seats that several share, their people in the order of their offices. */
export function seatOrders(session: Session): readonly SeatOrder[] {
  const turn = turnAt(session, 'committed');
  const delegations = session.ofClass?.shared('committed').delegations ?? [];
  return delegations.map((each) => ({
    table: each.table,
    economy: each.economy,
    people: orderIn(each, turn),
  }));
}

function chairOf(session: Session, delegation: Delegation, head: Head): MemberId | undefined {
  return orderIn(delegation, turnAt(session, head))[0];
}

/** Somebody who shares a seat asks about its offices, for themselves alone. */
export async function askOffice(
  session: Session,
  member: MemberId,
  asked: OfficeRequest,
): Promise<Result<unknown, Rejection>> {
  const { ofClass, table } = session;
  const economy = session.seatOf(member, 'working');
  const own = ofClass
    ?.shared('working')
    .delegations.find((each) => each.economy === economy && each.people.includes(member));
  if (ofClass === undefined || own === undefined) return err({ code: 'intent/not-allowed' });
  const chair = chairOf(session, own, 'working');
  switch (asked.type) {
    case 'touched':
      watchOf(session).touched(member, table.nowMs());
      return ok(undefined);
    case 'passChair':
      if (chair !== undefined && chair !== member)
        return err({ code: 'office/not-yours', office: 'chair', holder: nameOf(session, chair) });
      return ofClass.passChair(own.economy, { from: member, to: asked.to, why: 'given' });
    case 'takePen': {
      const refusal = refusalOf(session, member, OFFICE_OF.savePolicyDraft);
      if (refusal !== undefined) return err(refusal);
      if (watchOf(session).takePen(own.economy, member, table.nowMs())) session.changed();
      return ok(undefined);
    }
    case 'takeChair':
      if (chair === undefined || chair === member) return ok(undefined);
      if (!watchOf(session).isOpen(own.economy))
        return err({ code: 'office/chair-at-work', holder: nameOf(session, chair) });
      if (watchOf(session).claimAt(own.economy) === undefined)
        watchOf(session).claim(own.economy, { by: member, from: chair, atMs: table.nowMs() });
      session.changed();
      return ok(undefined);
    default:
      return assertNever(asked);
  }
}

function nameOf({ members }: Session, member: MemberId): string {
  return members.get(member)?.name ?? '';
}

/**
 * Passes the chairs that are due, for the round: of somebody who has gone to the next of the seat who is there, and of somebody who
 * does nothing while something waits to whoever has asked for it.
 */
export async function passChairs(session: Session): Promise<void> {
  const { table, ofClass, connected } = session;
  if (ofClass === undefined) return;
  const chairs = watchOf(session);
  const nowMs = table.nowMs();
  const { delegations, offices } = ofClass.shared('working');
  const isPlayed = isInPlay(table.working.state) && !offices.allMayPress;
  const open: EconomyId[] = [];
  for (const each of isPlayed ? delegations : []) {
    const { economy } = each;
    const order = orderIn(each, turnAt(session, 'working'));
    const [chair] = order;
    for (const member of order) if (connected.has(member)) chairs.isHere(member);
    if (chair === undefined) continue;
    if (!connected.has(chair)) {
      const next = order.find((member) => connected.has(member) && session.maySit(member));
      if (chairs.isAwayTooLong(chair, nowMs) && next !== undefined)
        await ofClass.passChair(economy, { from: chair, to: next, why: 'away' });
      continue;
    }
    const isIdle = chairs.isIdle(chair, nowMs) && waitsForChair(table.working.state, economy);
    if (isIdle) open.push(economy);
    const claim = chairs.claimAt(economy);
    if (claim === undefined) continue;
    const isOver = claim.from !== chair || !isIdle || chairs.isTouchedSince(chair, claim.atMs);
    if (!isOver && nowMs - claim.atMs < CHAIR_MS.claim) continue;
    chairs.drop(economy);
    if (!isOver) await ofClass.passChair(economy, { from: chair, to: claim.by, why: 'taken' });
    else session.changed();
  }
  const isFreed = chairs.freePens(nowMs, (member) => connected.has(member));
  if (chairs.setOpen(open) || isFreed) session.changed();
}

/** Who writes in the envelopes of seats that several share. */
export function pensAt(session: Session): readonly Pen[] {
  const { ofClass, table } = session;
  return (ofClass?.shared('committed').delegations ?? []).flatMap(({ economy }): Pen[] => {
    const by = watchOf(session).penOf(economy, table.nowMs());
    return by === undefined ? [] : [{ economy, by }];
  });
}

/** Seats whose chair others may take, and who does. */
export function openChairs(session: Session): readonly OpenChair[] {
  const { ofClass, table } = session;
  if (ofClass === undefined) return [];
  return Object.keys(table.committed.state.seats).flatMap((economy): OpenChair[] => {
    if (!watchOf(session).isOpen(economy)) return [];
    const claim = watchOf(session).claimAt(economy);
    return [claim === undefined ? { economy } : { economy, takenBy: claim.by }];
  });
}

/** How long the chair of a seat may be away, idle while something waits for it, and asked to give it up; in milliseconds of game time. */
const CHAIR_MS = { away: 10_000, idle: 30_000, claim: 5_000 } as const;

/** A pen that lies for so long is free. */
const PEN_FREE_MS = 15_000;

/** Somebody takes the chair of another, unless that person touches the screen in time. */
type ChairClaim = { readonly by: MemberId; readonly from: MemberId; readonly atMs: number };

/** What is noticed of the people who share seats at one table while this process runs: since when somebody is away or idle. */
class SeatWatch {
  readonly #awaySinceMs = new Map<MemberId, number>();
  readonly #touchedMs = new Map<MemberId, number>();
  readonly #claims = new Map<EconomyId, ChairClaim>();
  /** Who last wrote in the envelope of a seat. */
  readonly #pens = new Map<EconomyId, { readonly by: MemberId; readonly atMs: number }>();
  /** Seats at which something waits for a chair that does nothing. */
  #open: ReadonlySet<EconomyId> = new Set();

  /** Somebody has touched the screen, or pressed something. */
  touched(member: MemberId, nowMs: number): void {
    this.#touchedMs.set(member, nowMs);
  }

  isHere(member: MemberId): void {
    this.#awaySinceMs.delete(member);
  }

  /** Asked again and again of somebody who is not there. */
  isAwayTooLong(member: MemberId, nowMs: number): boolean {
    const since = this.#awaySinceMs.get(member) ?? nowMs;
    this.#awaySinceMs.set(member, since);
    return nowMs - since >= CHAIR_MS.away;
  }

  isIdle(member: MemberId, nowMs: number): boolean {
    return nowMs - this.#lastTouch(member, nowMs) >= CHAIR_MS.idle;
  }

  isTouchedSince(member: MemberId, atMs: number): boolean {
    return (this.#touchedMs.get(member) ?? -Infinity) > atMs;
  }

  isOpen(economy: EconomyId): boolean {
    return this.#open.has(economy);
  }

  /** Seats whose chair may be taken now; true if that is news. */
  setOpen(economies: readonly EconomyId[]): boolean {
    const isNews = economies.length !== this.#open.size || economies.some((each) => !this.#open.has(each));
    this.#open = new Set(economies);
    return isNews;
  }

  claimAt(economy: EconomyId): ChairClaim | undefined {
    return this.#claims.get(economy);
  }

  claim(economy: EconomyId, claim: ChairClaim): void {
    this.#claims.set(economy, claim);
  }

  drop(economy: EconomyId): void {
    this.#claims.delete(economy);
  }

  /** Who writes in the envelope of a seat; nobody once they have rested for a while. */
  penOf(economy: EconomyId, nowMs: number): MemberId | undefined {
    const pen = this.#pens.get(economy);
    return pen === undefined || nowMs - pen.atMs >= PEN_FREE_MS ? undefined : pen.by;
  }

  /** Somebody writes, or takes the pen. True if it has changed hands. */
  takePen(economy: EconomyId, by: MemberId, nowMs: number): boolean {
    const isNews = this.penOf(economy, nowMs) !== by;
    this.#pens.set(economy, { by, atMs: nowMs });
    return isNews;
  }

  /** Lets go of pens that lie, and of those whose writers have gone. True if there were any. */
  freePens(nowMs: number, isHere: (member: MemberId) => boolean): boolean {
    const free = [...this.#pens].filter(
      ([economy, { by }]) => this.penOf(economy, nowMs) === undefined || !isHere(by),
    );
    for (const [economy] of free) this.#pens.delete(economy);
    return free.length > 0;
  }

  /** Time begins to count when it is first asked. */
  #lastTouch(member: MemberId, nowMs: number): number {
    const last = this.#touchedMs.get(member) ?? nowMs;
    this.#touchedMs.set(member, last);
    return last;
  }
}

const watches = new WeakMap<Session, SeatWatch>();

function watchOf(session: Session): SeatWatch {
  const watch = watches.get(session) ?? new SeatWatch();
  watches.set(session, watch);
  return watch;
}

/** Somebody at the table has pressed something. */
export function notePress(session: Session, member: MemberId): void {
  watchOf(session).touched(member, session.table.nowMs());
}
