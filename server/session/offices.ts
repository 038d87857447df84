/** Offices of the people who share a seat at a table of a class: whose press something is, and how the chair passes. */
import {
  keyAt,
  NOBODY_SHARES,
  OFFICE_OF,
  type OfficeHeld,
  type Turn,
  officeMay,
  officesIn,
  orderIn,
  waitsForChair,
} from '#shared/classroom/delegations.ts';
import { isInPlay } from '#shared/classroom/presses.ts';
import { amongThose, seenDraft } from '#shared/classroom/seatDrafts.ts';
import type { Office } from '#shared/content/vocabulary.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { type Result, assertNever, err, ok } from '#shared/kernel/result.ts';
import type { Delegation, KeyPress, SeatOrder, TurnedKey } from '#shared/protocol/deal.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { DraftRequest, OfficeRequest, SharedSeatView } from '#shared/protocol/offices.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Ack } from '#shared/protocol/session.ts';
import { kindOf } from '#shared/rules/clauses/clauseKinds.ts';
import { decideAll } from '#shared/rules/decide.ts';
import { moduleIsOn } from '#shared/rules/law/moduleIsOn.ts';
import type { GameState } from '#shared/rules/state.ts';
import { CHAIR_MS, SeatWatch } from './AlertWatch.ts';
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

export function refusalOf(session: Session, member: MemberId, office: Office | 'any'): Rejection | undefined {
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
  { member, id }: { readonly member: MemberId; readonly id: string },
  asked: Exclude<OfficeRequest, DraftRequest>,
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
      return ofClass.askForSeat({
        type: 'passChair',
        economy: own.economy,
        from: member,
        to: asked.to,
        why: 'given',
      });
    case 'takePen': {
      const refusal = refusalOf(session, member, OFFICE_OF.savePolicyDraft);
      if (refusal !== undefined) return err(refusal);
      if (watchOf(session).takePen(own.economy, member, table.nowMs())) session.changed();
      return ok(undefined);
    }
    case 'confirmKey':
      return confirmKey(session, { member, id, economy: own.economy });
    case 'takeBackKey':
      if (keyOf(session, own.economy, 'working')?.by !== member) return err({ code: 'key/none' });
      return ofClass.askForSeat({ type: 'dropKey', economy: own.economy });
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

export function nameOf({ members }: Session, member: MemberId): string {
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
        await ofClass.askForSeat({ type: 'passChair', economy, from: chair, to: next, why: 'away' });
      continue;
    }
    const isIdle = chairs.isIdle(chair, nowMs) && waitsForChair(table.working.state, economy);
    if (isIdle) open.push(economy);
    const claim = chairs.claimAt(economy);
    if (claim === undefined) continue;
    const isOver = claim.from !== chair || !isIdle || chairs.isTouchedSince(chair, claim.atMs);
    if (!isOver && nowMs - claim.atMs < CHAIR_MS.claim) continue;
    chairs.drop(economy);
    if (!isOver)
      await ofClass.askForSeat({
        type: 'passChair',
        economy,
        from: chair,
        to: claim.by,
        why: 'taken',
      });
    else session.changed();
  }
  const isFreed = chairs.freePens(nowMs, (member) => connected.has(member));
  const isRested = chairs.restDrafts(nowMs);
  if (chairs.setOpen(open) || isFreed || isRested) session.changed();
}

/** What only the people of a seat know who share it; nothing where nobody does. */
export function sharedSeatView(session: Session, economy: EconomyId): SharedSeatView | undefined {
  const { table } = session;
  const watch = watchOf(session);
  const people = session.peopleAt(economy);
  const drafts = amongThose(watch.draftsAt(economy), people).map(seenDraft);
  // Somebody who is left alone there may go on with what the others have begun.
  if (people.length < 2) return drafts.length === 0 ? undefined : { drafts };
  const claim = watch.claimAt(economy);
  const pen = watch.penOf(economy, table.nowMs());
  const key = keyOf(session, economy, 'committed');
  return {
    ...(watch.isOpen(economy) ? { openChair: claim === undefined ? {} : { takenBy: claim.by } } : {}),
    ...(pen === undefined ? {} : { pen }),
    ...(key === undefined ? {} : { key: { by: key.by, press: key.press } }),
    ...(drafts.length === 0 ? {} : { drafts }),
  };
}

/**
 * What the chair of a seat has pressed and nobody has confirmed. It is void where the rules would refuse it by now (there is a new revision, or
 * it was done without a second word while nobody was there for it), and when the round ends.
 */
function keyOf(session: Session, economy: EconomyId, head: Head): TurnedKey | undefined {
  const { table, ofClass } = session;
  const { round } = table[head].state;
  const delegation = ofClass?.shared(head).delegations.find((each) => each.economy === economy);
  if (ofClass === undefined || delegation === undefined) return undefined;
  const key = keyAt(ofClass.shared(head), { table: delegation.table, economy, round });
  return key !== undefined && wouldBe(session, head, key).ok ? key : undefined;
}

/** What would come of a press of a seat now. */
function wouldBe(
  { table }: Session,
  head: Head,
  { economy, press }: Pick<TurnedKey, 'economy' | 'press'>,
): ReturnType<typeof decideAll> {
  const context = { rules: table.rules, nowMs: table.nowMs() };
  return decideAll(context, table[head].state, { type: 'seat', economy }, [press]);
}

/** From this level on a signature is for good: it makes one wall of many. */
const DEEP_LEVEL = 3;

function needsTwo({ proposals }: GameState, press: KeyPress): boolean {
  if (press.type === 'giveNotice') return true;
  const clauses = proposals[press.proposal]?.clauses ?? [];
  return clauses.some(({ type }) => (kindOf(type).level ?? 0) >= DEEP_LEVEL);
}

/**
 * Keeps a press of the chair that needs a second word, where another person of the seat is there to give it. Undefined: it takes
 * effect at once, or is refused, like any other.
 */
export async function keepForSecond(
  session: Session,
  member: MemberId,
  intent: SeatIntent,
): Promise<Result<Ack, Rejection> | undefined> {
  if (intent.type !== 'signProposal' && intent.type !== 'giveNotice') return undefined;
  const { ofClass, table, connected } = session;
  const economy = session.seatOf(member, 'working');
  if (ofClass?.shared('working').offices.twoKeys !== true || economy === undefined) return undefined;
  const others = session
    .peopleAt(economy, 'working')
    .filter((each) => each !== member && connected.has(each));
  if (others.length === 0 || pressRefusal(session, member, intent.type) !== undefined) return undefined;
  const { state } = table.working;
  if (!needsTwo(state, intent)) return undefined;
  const decided = wouldBe(session, 'working', { economy, press: intent });
  if (!decided.ok) return decided;
  const kept = await ofClass.askForSeat({ type: 'turnKey', economy, by: member, press: intent });
  return kept.ok ? ok({ seq: table.committed.seq }) : kept;
}

/** The second word: the press takes effect as if it had come from this person, who is named in the log of the table. */
async function confirmKey(
  session: Session,
  { member, id, economy }: { readonly member: MemberId; readonly id: string; readonly economy: EconomyId },
): Promise<Result<unknown, Rejection>> {
  const { ofClass, table, connected } = session;
  const { keys, offices } = ofClass?.shared('working') ?? NOBODY_SHARES;
  if (ofClass === undefined || offices.twoKeys !== true) return err({ code: 'key/none' });
  const key = keyOf(session, economy, 'working');
  if (key === undefined)
    return err({ code: keys.some((each) => each.economy === economy) ? 'key/stale' : 'key/none' });
  if (key.by === member) return err({ code: 'key/own' });
  const speaker = [...officesAt(session, 'working')].find(
    ([each, own]) => own.includes('speaker') && session.seatOf(each, 'working') === economy,
  )?.[0];
  if (speaker !== undefined && speaker !== member && speaker !== key.by && connected.has(speaker))
    return err({ code: 'office/not-yours', office: 'speaker', holder: nameOf(session, speaker) });
  const done = await table.submit({
    actor: { type: 'seat', economy },
    intents: [key.press],
    command: { member, id },
    refusal: () => {
      if (session.seatOf(member, 'working') !== economy) return { code: 'seat/not-yours' };
      return keyOf(session, economy, 'working') === key ? undefined : { code: 'key/stale' };
    },
  });
  if (done.ok) await ofClass.askForSeat({ type: 'dropKey', economy });
  return done;
}

const watches = new WeakMap<Session, SeatWatch>();

export function watchOf(session: Session): SeatWatch {
  const watch = watches.get(session) ?? new SeatWatch();
  watches.set(session, watch);
  return watch;
}

/** Somebody at the table has pressed something. */
export function notePress(session: Session, member: MemberId): void {
  watchOf(session).touched(member, session.table.nowMs());
}
