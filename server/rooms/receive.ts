import type { z } from 'zod';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { officeRequestSchema, seatIntentSchema } from '#shared/rules/intentSchemas.ts';
import { hostIntentSchema, type Actor, type HostIntent, type SeatIntent } from '#shared/protocol/intents.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import { answerSchema, ballotIntentSchema } from '#shared/protocol/debrief.ts';
import { type AreaPrices, areasAskedSchema } from '#shared/protocol/payments.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import {
  envelopeSchema,
  handSchema,
  heardSchema,
  leaveSchema,
  seatRequestSchema,
  sessionIntentSchema,
  talkSchema,
  type Ack,
  type Talk,
  talkBeforeSchema,
  type EarlierTalk,
} from '#shared/protocol/session.ts';
import { commandKey } from '../session/CommandAnswers.ts';
import { dueFault } from '../session/Deadlines.ts';
import { performOnce } from '../session/performSessionIntent.ts';
import { GAME_MATTER } from '#shared/classroom/rights.ts';
import { mayAtTable, refusalAtTable } from '../session/hosting.ts';
import type { House } from '../session/House.ts';
import { isAboutDraft } from '#shared/protocol/offices.ts';
import { askDraft } from '../session/seatDrafts.ts';
import { askOffice, keepForSecond, notePress, pressRefusal, voiceRefusal } from '../session/offices.ts';
import { askForSeat } from '../session/seats.ts';
import { type Consequence, type Identity, type Session } from '../session/Session.ts';
import { type Speaker, earlierTalk, namedFault, readerOf, say } from '../session/talk.ts';
import type { ChatRecord } from '../store/GameStore.ts';

/** Name of the host in the log, where members stand by their id. */
export const HOST = 'host';

/** Who asks, and where. */
export type Caller = { readonly house: House; readonly session: Session; readonly identity: Identity };

export function personOf(identity: Identity): string {
  if (identity.type === 'member') return identity.member;
  return identity.type === 'helper' ? identity.helper.id : identity.type;
}

/** An intent of a seat or of the host: parsed, its actor named from the token, and put to the rules. */
export async function receiveIntent(
  { session, identity }: Caller,
  message: unknown,
): Promise<Result<Ack, Rejection>> {
  const { table } = session;
  const envelope = parse(envelopeSchema, message);
  if (!envelope.ok) return envelope;
  const { id, basedOn, intent: raw } = envelope.value;
  if (basedOn > table.working.seq) return err({ code: 'intent/stale-view' });
  const intent = parseIntent(raw);
  if (!intent.ok) return intent;
  const actor = actorOf(session, identity, intent.value);
  if (!actor.ok) return actor;
  if (identity.type === 'member' && isOfSeat(intent.value)) {
    const kept = await keepForSecond(session, identity.member, intent.value);
    if (kept !== undefined) return kept;
  }
  const fault = dueFault(intent.value, Date.now());
  if (fault !== undefined) return err(fault);
  const answer = await table.submit({
    actor: actor.value,
    intents: [intent.value],
    command: { member: personOf(identity), id },
    ...(identity.type === 'member' && isOfSeat(intent.value)
      ? { refusal: refusalOfPress(session, identity.member, intent.value, actor.value) }
      : {}),
  });
  if (identity.type === 'member' && session.ofClass !== undefined) notePress(session, identity.member);
  if (identity.type === 'member')
    session.ofClass?.noteAnswer(identity.member, answer.ok ? undefined : answer.error);
  return answer;
}

const HOST_TYPES: ReadonlySet<unknown> = new Set(
  hostIntentSchema.options.map((option) => option.shape.type.value),
);

function parseIntent(raw: unknown): Result<SeatIntent | HostIntent, Rejection> {
  const type = typeof raw === 'object' && raw !== null && 'type' in raw ? raw.type : undefined;
  return HOST_TYPES.has(type)
    ? parse(hostIntentSchema, raw, 'intent')
    : parse(seatIntentSchema, raw, 'intent');
}

function isOfSeat(intent: SeatIntent | HostIntent): intent is SeatIntent {
  return !HOST_TYPES.has(intent.type);
}

/** Why a press is refused when its turn has come: its person has left the seat by then, or it is the office of another. */
function refusalOfPress(
  session: Session,
  member: MemberId,
  { type }: SeatIntent,
  actor: Actor,
): () => Rejection | undefined {
  return () => {
    const economy = session.seatOf(member, 'working');
    if (actor.type !== 'seat' || economy !== actor.economy) return { code: 'seat/not-yours' };
    return pressRefusal(session, member, type);
  };
}

/** Who acts, by the token alone: no message can name a seat. */
function actorOf(
  session: Session,
  identity: Identity,
  { type }: SeatIntent | HostIntent,
): Result<Actor, Rejection> {
  if (HOST_TYPES.has(type)) {
    if (mayAtTable(session, identity, GAME_MATTER)) return ok({ type: 'host' });
    return err({ code: identity.type === 'helper' ? 'class/not-your-right' : 'host/only' });
  }
  if (identity.type !== 'member') return err({ code: 'intent/not-allowed' });
  const economy = session.seatOf(identity.member, 'working');
  return economy === undefined ? err({ code: 'seat/not-yours' }) : ok({ type: 'seat', economy });
}

/** What is asked, and the id under which it takes effect once. */
export function parseCommand<T>(
  schema: z.ZodType<T>,
  message: unknown,
): Result<{ readonly id: string; readonly basedOn: number; readonly intent: T }, Rejection> {
  const envelope = parse(envelopeSchema, message);
  if (!envelope.ok) return envelope;
  const intent = parse(schema, envelope.value.intent, 'intent');
  const { id, basedOn } = envelope.value;
  return intent.ok ? ok({ id, basedOn, intent: intent.value }) : intent;
}

/** What the host asks about people and talk. */
export async function receiveSessionIntent(
  { house, session, identity }: Caller,
  message: unknown,
): Promise<Result<Consequence, Rejection>> {
  const asked = parseCommand(sessionIntentSchema, message);
  if (!asked.ok) return asked;
  const { id, intent } = asked.value;
  const refusal = refusalAtTable(session, identity, intent);
  if (refusal !== undefined) return err(refusal);
  // Of the whole class, which its own room asks for.
  if (intent.type === 'eraseSession' && session.ofClass !== undefined)
    return err({ code: 'intent/not-allowed' });
  return performOnce(house, session, { command: { member: personOf(identity), id }, intent });
}

/** Somebody who watches asks for a seat, for themselves alone: no message can name another person. */
export async function receiveSeatRequest(
  { house, session, identity }: Caller,
  message: unknown,
): Promise<Result<Consequence, Rejection>> {
  const envelope = parse(envelopeSchema, message);
  if (!envelope.ok) return envelope;
  const request = parse(seatRequestSchema, envelope.value.intent, 'intent');
  if (!request.ok) return request;
  if (identity.type !== 'member') return err({ code: 'intent/not-allowed' });
  return askForSeat(house, session, identity.member, request.value);
}

/** Somebody in a class raises a hand to its host, for themselves alone. */
export async function receiveHand(
  { session, identity }: Caller,
  message: unknown,
): Promise<Result<unknown, Rejection>> {
  const asked = parseCommand(handSchema, message);
  if (!asked.ok) return asked;
  if (identity.type !== 'member' || session.ofClass === undefined) return err({ code: 'intent/not-allowed' });
  return session.ofClass.raiseHand(identity.member, asked.value.intent.raised);
}

/** Somebody leaves their class, and has name and words deleted, for themselves alone. */
export async function receiveLeave(
  { house, session, identity }: Caller,
  message: unknown,
): Promise<Result<Consequence, Rejection>> {
  const asked = parseCommand(leaveSchema, message);
  if (!asked.ok) return asked;
  if (identity.type !== 'member' || session.ofClass === undefined) return err({ code: 'intent/not-allowed' });
  const { member } = identity;
  const command = { member, id: asked.value.id };
  return performOnce(house, session, { command, intent: { type: 'erasePerson', member } });
}

/** Somebody who shares a seat asks about its offices, for themselves alone: no message can name another person's. */
export async function receiveOffice(
  { house, session, identity }: Caller,
  message: unknown,
): Promise<Result<unknown, Rejection>> {
  const asked = parseCommand(officeRequestSchema, message);
  if (!asked.ok) return asked;
  if (identity.type !== 'member') return err({ code: 'intent/not-allowed' });
  const { id, intent } = asked.value;
  const { member } = identity;
  return isAboutDraft(intent)
    ? askDraft(session, { member, queue: house.queue }, intent)
    : askOffice(session, { member, id }, intent);
}

/** What a person says in the debrief, for themselves alone; a copy of it takes effect once. */
export async function receiveAnswer(
  { house, session, identity }: Caller,
  message: unknown,
): Promise<Result<Consequence, Rejection>> {
  const asked = parseCommand(answerSchema, message);
  if (!asked.ok) return asked;
  if (identity.type !== 'member') return err({ code: 'intent/not-allowed' });
  const { member } = identity;
  const { id, intent } = asked.value;
  return session.performed.once(commandKey(member, id), async () => {
    const answered = await session.debrief.answer(house, member, intent);
    if (answered.ok) session.doorChanged();
    return answered.ok ? ok({ type: 'none' }) : answered;
  });
}

/** What the host asks about votes in the debrief. */
export async function receiveBallot(
  { house, session, identity }: Caller,
  message: unknown,
): Promise<Result<Consequence, Rejection>> {
  const asked = parseCommand(ballotIntentSchema, message);
  if (!asked.ok) return asked;
  if (!mayAtTable(session, identity, 'course')) return err({ code: 'host/only' });
  const { id, intent } = asked.value;
  const { debrief } = session;
  return session.performed.once(commandKey(personOf(identity), id), async () => {
    const done =
      intent.type === 'offerChanges'
        ? await debrief.offer(house, intent.offer)
        : await debrief.close(house, intent.item, intent.closed);
    if (done.ok) session.doorChanged();
    return done.ok ? ok({ type: 'none' }) : done;
  });
}

/** A person has put a word of the host away. */
export function noteHeard({ session, identity }: Caller, message: unknown): void {
  const heard = heardSchema.safeParse(message);
  if (heard.success && identity.type === 'member')
    session.ofClass?.noteHeard(identity.member, heard.data.message);
}

/** Something said; undefined when it was a retry of what is said already. */
export async function receiveTalk(
  { house, session, identity }: Caller,
  message: unknown,
): Promise<Result<ChatRecord | undefined, Rejection>> {
  const envelope = parse(envelopeSchema, message);
  if (!envelope.ok) return envelope;
  const talk = parse(talkSchema, envelope.value.intent, 'intent');
  if (!talk.ok) return talk;
  const speaker = speakerOf(session, identity, talk.value);
  if (!speaker.ok) return speaker;
  const said = await say(house, session, speaker.value, { id: envelope.value.id, talk: talk.value });
  if (said.ok && identity.type === 'member') session.ofClass?.noteAnswer(identity.member);
  return said;
}

/** A page of earlier talk; a big screen asks for nothing. */
export async function receiveTalkBefore(
  { house, session, identity }: Caller,
  message: unknown,
): Promise<Result<EarlierTalk, Rejection>> {
  const asked = parse(talkBeforeSchema, message);
  if (!asked.ok) return asked;
  const isDeaf = identity.type === 'helper' && !mayAtTable(session, identity, 'talk');
  if (identity.type === 'screen' || isDeaf) return err({ code: 'intent/not-allowed' });
  return ok(await earlierTalk(house, session, { reader: readerOf(session, identity), asked: asked.value }));
}

/** What the bots of some areas would want of whoever asks, as the table is now. */
export async function receiveAreaPrices(
  { house, session, identity }: Caller,
  message: unknown,
): Promise<Result<AreaPrices, Rejection>> {
  const asked = parse(areasAskedSchema, message);
  if (!asked.ok) return asked;
  const economy = identity.type === 'member' ? session.seatOf(identity.member) : undefined;
  if (economy === undefined) return err({ code: 'seat/not-yours' });
  const { state } = session.table.committed;
  const { areas } = asked.value;
  const [fault] = areas.flatMap((area) => namedFault(state, area, 'areas') ?? []);
  if (fault !== undefined) return err(fault);
  const thought = await house.threads.run({ type: 'areaPrices', state, economy, areas });
  if (thought.ok) return thought;
  const { reason, fault: why } = thought.error;
  if (reason === 'failed')
    house.log.error({ gameId: session.table.gameId, fault: why }, 'no prices of areas');
  return err({ code: 'server/internal' });
}

function speakerOf(session: Session, identity: Identity, { channel }: Talk): Result<Speaker, Rejection> {
  if (identity.type === 'host') return ok({ type: 'host' });
  if (identity.type === 'helper')
    return mayAtTable(session, identity, 'people')
      ? ok({ type: 'host' })
      : err({ code: 'class/not-your-right' });
  if (identity.type === 'screen') return err({ code: 'seat/not-yours' });
  const { member } = identity;
  const economy = session.seatOf(member);
  if (economy === undefined) return err({ code: 'seat/not-yours' });
  const refusal = channel.type === 'own' ? undefined : voiceRefusal(session, member);
  return refusal === undefined ? ok({ type: 'seat', economy, member }) : err(refusal);
}

export function parse<T>(schema: z.ZodType<T>, value: unknown, at?: string): Result<T, Rejection> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const path = [...(at === undefined ? [] : [at]), ...(parsed.error.issues[0]?.path ?? [])];
  return err({ code: 'intent/malformed', path: path.map(String).join('.').slice(0, 120) });
}
