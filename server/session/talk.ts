import { PHRASES } from '#shared/content/phrases.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Channel, ChatMessage, Talk } from '#shared/protocol/session.ts';
import { talkingGroups } from '#shared/rules/agreements/unionOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { ChatRecord } from '../store/GameStore.ts';
import { normaliseTalk } from './normaliseText.ts';
import type { House } from './House.ts';
import { spokenKey, type Session } from './Session.ts';

/** Who speaks: a person with a seat, or the host. */
export type Speaker =
  { readonly type: 'host' } | { readonly type: 'seat'; readonly economy: EconomyId; readonly member: string };

/** Who listens. */
export type Reader = { readonly isHost: boolean; readonly economy?: EconomyId };

/** Most recent messages that a returning client is given. */
export const CHAT_HISTORY = 200;
/** Their size at most; ordinary talk is far below. */
export const CHAT_HISTORY_BYTES = 64 * 1024;

/** What would be said, as the record to keep, or why it may not be said. */
export function composeTalk(
  session: Session,
  speaker: Speaker,
  { channel, body }: Talk,
): Result<Omit<ChatRecord, 'id' | 'commandId'>, Rejection> {
  const refusal = modeRefusal(session, speaker, body);
  if (refusal !== undefined) return err(refusal);
  const readers = readersOf(session.table.committed.state, speaker, channel);
  if (!readers.ok) return readers;
  const spoken = spokenBody(session.table.committed.state, body);
  if (!spoken.ok) return spoken;
  return ok({
    code: session.code,
    ...(speaker.type === 'seat' ? { member: speaker.member, from: speaker.economy } : {}),
    channel,
    ...(readers.value === undefined ? {} : { readers: readers.value }),
    at: Date.now(),
    body: spoken.value,
    hidden: false,
  });
}

/** The host sets the mode and is not bound by it. */
function modeRefusal(session: Session, speaker: Speaker, body: Talk['body']): Rejection | undefined {
  if (speaker.type === 'host') return undefined;
  if (session.members.get(speaker.member)?.muted === true) return { code: 'chat/muted' };
  if (session.chatMode === 'off') return { code: 'chat/off' };
  if (session.chatMode === 'phrases' && body.type !== 'phrase') return { code: 'chat/phrases-only' };
  return undefined;
}

/**
 * Says it: kept first, then in the session's talk. The same id of the same speaker is said once; a copy is answered, with
 * nothing to deliver, when the first is on disk.
 */
export async function say(
  house: Pick<House, 'queue'>,
  session: Session,
  speaker: Speaker,
  { id: commandId, talk }: { readonly id: string; readonly talk: Talk },
): Promise<Result<ChatRecord | undefined, Rejection>> {
  const member = speaker.type === 'seat' ? speaker.member : undefined;
  const key = spokenKey({ ...(member === undefined ? {} : { member }), commandId });
  const underWay = session.spoken.find(key);
  if (underWay !== undefined) {
    const first = await underWay;
    return first.ok ? ok(undefined) : first;
  }
  return session.spoken.once(key, async () => {
    const composed = composeTalk(session, speaker, talk);
    if (!composed.ok) return composed;
    const record: ChatRecord = { ...composed.value, id: session.nextChat(), commandId };
    const saved = await house.queue.commit([{ type: 'addChat', chat: record }]);
    if (!saved.ok) return err({ code: 'server/saving-paused' });
    session.chat.push(record);
    return ok(record);
  });
}

/** Economies that a channel reaches besides the host; undefined: everyone. */
function readersOf(
  state: GameState,
  speaker: Speaker,
  channel: Channel,
): Result<readonly EconomyId[] | undefined, Rejection> {
  const own = speaker.type === 'seat' ? speaker.economy : undefined;
  switch (channel.type) {
    case 'plenary':
      return ok(undefined);
    case 'pair':
      if (state.seats[channel.with] === undefined || channel.with === own)
        return err({ code: 'seat/unknown', economy: channel.with });
      return ok(own === undefined ? [channel.with] : [own, channel.with]);
    case 'bloc': {
      const group = talkingGroups(state).find(({ id }) => id === channel.agreement);
      if (group === undefined) return err({ code: 'agreement/unknown', agreement: channel.agreement });
      if (own !== undefined && !group.members.includes(own)) return err({ code: 'chat/not-in-bloc' });
      return ok(group.members);
    }
    default:
      return assertNever(channel);
  }
}

function spokenBody(state: GameState, body: Talk['body']): Result<Talk['body'], Rejection> {
  if (body.type === 'text') {
    const text = normaliseTalk(body.text);
    if (text.ok) return ok({ type: 'text', text: text.value });
    return err(
      text.error === 'empty'
        ? { code: 'chat/empty' }
        : { code: 'intent/malformed', path: 'intent.body.text' },
    );
  }
  const phrase = Object.entries(PHRASES).find(([key]) => key === body.key)?.[1];
  const namesEconomy = body.economy !== undefined;
  if (phrase === undefined || phrase.aboutEconomy !== namesEconomy)
    return err({ code: 'intent/malformed', path: 'intent.body' });
  if (body.economy !== undefined && state.seats[body.economy] === undefined)
    return err({ code: 'seat/unknown', economy: body.economy });
  return ok(body);
}

export function mayRead({ readers }: ChatRecord, reader: Reader): boolean {
  if (reader.isHost || readers === undefined) return true;
  return reader.economy !== undefined && readers.includes(reader.economy);
}

/** A message as one reader gets it: what the host has hidden stays as an empty place. */
export function messageFor(session: Session, record: ChatRecord, reader: Reader): ChatMessage {
  const isVeiled = record.hidden && !reader.isHost;
  return {
    id: record.id,
    channel: record.channel,
    ...(record.from === undefined ? {} : { from: record.from }),
    ...(record.channel.type === 'pair' ? { to: record.channel.with } : {}),
    name: record.member === undefined ? '' : (session.members.get(record.member)?.name ?? ''),
    at: record.at,
    body: isVeiled ? { type: 'text', text: '' } : record.body,
    hidden: record.hidden,
  };
}

/** The talk that a client may read when it comes (back), oldest first: the latest, as far as they are short enough to send at once. */
export function chatFor(session: Session, reader: Reader): ChatMessage[] {
  const latest: ChatMessage[] = [];
  let bytes = 0;
  for (const record of session.chat.toReversed()) {
    if (!mayRead(record, reader)) continue;
    const message = messageFor(session, record, reader);
    bytes += Buffer.byteLength(JSON.stringify(message));
    if (bytes > CHAT_HISTORY_BYTES || latest.length === CHAT_HISTORY) break;
    latest.push(message);
  }
  return latest.toReversed();
}
