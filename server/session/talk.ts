import { PHRASES, isHostPhrase } from '#shared/content/phrases.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, assertNever, err, ok } from '#shared/kernel/result.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Channel, ChatMessage, EarlierTalk, Talk, TalkBefore } from '#shared/protocol/session.ts';
import { talkingGroups } from '#shared/rules/law/blocs.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { ChatRecord, TalkQuery } from '../store/GameStore.ts';
import { spokenKey } from './CommandAnswers.ts';
import type { House } from './House.ts';
import type { Identity, Session } from './Session.ts';
import { mayAtTable } from './hosting.ts';
import { normaliseTalk } from '../../shared/protocol/normaliseText.ts';

/** Who speaks: a person with a seat, or the host. */
export type Speaker =
  | { readonly type: 'host' }
  | { readonly type: 'seat'; readonly economy: EconomyId; readonly member: string };

/** What people say: bots alone have sentences of their own. */
export type SpokenRecord = ChatRecord & { readonly body: Talk['body'] };

/** What would be said, as the record to keep, or why it may not be said. */
export function composeTalk(
  session: Session,
  speaker: Speaker,
  { channel, body }: Talk,
): Result<Omit<SpokenRecord, 'id' | 'commandId'>, Rejection> {
  const refusal = modeRefusal(session, speaker, body) ?? phraseRefusal(speaker, body);
  if (refusal !== undefined) return err(refusal);
  const readers = readersOf(session.table.committed.state, speaker, channel);
  if (!readers.ok) return readers;
  const spoken = spokenBody(session.table.committed.state, body);
  if (!spoken.ok) return spoken;
  return ok({
    code: session.code,
    ...(session.ofClass === undefined ? {} : { gameId: session.table.gameId }),
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

function phraseRefusal(speaker: Speaker, body: Talk['body']): Rejection | undefined {
  const isNotTheirs = speaker.type === 'seat' && body.type === 'phrase' && isHostPhrase(body.key);
  return isNotTheirs ? { code: 'intent/malformed', path: 'intent.body' } : undefined;
}

/**
 * Says it: kept first, then in the session's talk. The same id of the same speaker is said once; a copy is answered, with
 * nothing to deliver, when the first is on disk.
 */
export async function say(
  house: Pick<House, 'queue' | 'store'>,
  session: Session,
  speaker: Speaker,
  { id: commandId, talk }: { readonly id: string; readonly talk: Talk },
): Promise<Result<ChatRecord | undefined, Rejection>> {
  const member = speaker.type === 'seat' ? { member: speaker.member } : {};
  let said: ChatRecord | undefined;
  const answer = await session.spoken.once(spokenKey({ ...member, commandId }), async () => {
    const sent = { code: session.code, ...member, commandId };
    if (session.talk.hasOlder && (await house.store.isSaid(sent))) return ok(undefined);
    const composed = composeTalk(session, speaker, talk);
    if (!composed.ok) return composed;
    const record: ChatRecord = { ...composed.value, id: session.nextChat(), commandId };
    const saved = await house.queue.commit([{ type: 'addChat', chat: record }]);
    if (!saved.ok) return err({ code: 'server/saving-paused' });
    session.talk.add(record);
    said = record;
    return ok(undefined);
  });
  return answer.ok ? ok(said) : answer;
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
    case 'own':
      return own === undefined ? err({ code: 'seat/not-yours' }) : ok([own]);
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
  const namesArea = body.among !== undefined;
  if (phrase === undefined || phrase.aboutEconomy !== namesEconomy || 'isOfArea' in phrase !== namesArea)
    return err({ code: 'intent/malformed', path: 'intent.body' });
  const payments = body.payments ?? [];
  if (
    payments.some(
      (each) => each.from === each.to || ![each.from, each.to].every((side) => body.among?.includes(side)),
    )
  )
    return err({ code: 'intent/malformed', path: 'intent.body' });
  const named = [body.economy ?? [], body.among ?? []].flat();
  const fault = namedFault(state, named, 'intent.body');
  return fault === undefined ? ok(body) : err(fault);
}

/** What is wrong with seats that are named together: one twice, or one that the table does not have. */
export function namedFault(
  { seats }: Pick<GameState, 'seats'>,
  named: readonly EconomyId[],
  path: string,
): Rejection | undefined {
  if (new Set(named).size < named.length) return { code: 'intent/malformed', path };
  const unknown = named.find((economy) => seats[economy] === undefined);
  return unknown === undefined ? undefined : { code: 'seat/unknown', economy: unknown };
}

/** Who listens. */
type Reader = {
  readonly isHost: boolean;
  readonly economy?: EconomyId;
  /** Another host of a class who is told nothing that is said. */
  readonly isDeaf?: true;
};

/** Most recent messages that a returning client is given. */
export const CHAT_HISTORY = 200;
/** Their size at most; ordinary talk is far below. */
export const CHAT_HISTORY_BYTES = 64 * 1024;
/** Messages of one page of earlier talk, and its size at most. */
export const EARLIER_PAGE = 50;
const EARLIER_PAGE_BYTES = 32 * 1024;

export function readerOf(session: Session, identity: Identity): Reader {
  if (identity.type === 'helper')
    return mayAtTable(session, identity, 'talk') ? { isHost: true } : { isHost: false, isDeaf: true };
  if (identity.type !== 'member') return { isHost: identity.type === 'host' };
  const economy = session.seatOf(identity.member);
  return economy === undefined ? { isHost: false } : { isHost: false, economy };
}

export function mayRead({ readers }: ChatRecord, reader: Reader): boolean {
  if (reader.isDeaf === true) return false;
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

/** As many of the messages, the latest first, as fit into so many bytes: one at least, so that there is always a next step. */
function fitting(messages: readonly ChatMessage[], mostBytes: number): ChatMessage[] {
  let bytes = 0;
  const tooFar = messages.findIndex((message, index) => {
    bytes += Buffer.byteLength(JSON.stringify(message));
    return bytes > mostBytes && index > 0;
  });
  return messages.slice(0, tooFar === -1 ? messages.length : tooFar);
}

/**
 * The talk that a client may read when it comes (back), oldest first: the latest, as far as it is short enough to send at once.
 * `isWhole`: nothing was ever said before it.
 */
export function chatFor(
  session: Session,
  reader: Reader,
): { readonly messages: ChatMessage[]; readonly isWhole: boolean } {
  const readable = session.talk.latest.toReversed().filter((record) => mayRead(record, reader));
  const latest = readable.slice(0, CHAT_HISTORY).map((record) => messageFor(session, record, reader));
  const messages = fitting(latest, CHAT_HISTORY_BYTES);
  const isWhole = !session.talk.hasOlder && messages.length === readable.length;
  return { messages: messages.toReversed(), isWhole };
}

/** A page of what was said before a message and may be read by whoever asks, from disk. */
export async function earlierTalk(
  house: Pick<House, 'store'>,
  session: Session,
  { reader, asked }: { readonly reader: Reader; readonly asked: TalkBefore },
): Promise<EarlierTalk> {
  const { economy } = reader;
  const page = await house.store.loadTalk({
    ...talkOf(session),
    ...(reader.isHost ? {} : { reader: economy === undefined ? {} : { economy } }),
    ...(asked.channel === undefined ? {} : { room: asked.channel }),
    ...(asked.before === undefined ? {} : { before: asked.before }),
    most: EARLIER_PAGE,
  });
  const found = page.records
    .filter((record) => mayRead(record, reader) && !isErased(session, record))
    .map((record) => messageFor(session, record, reader));
  const messages = fitting(found, EARLIER_PAGE_BYTES);
  const next = messages.length < found.length ? messages.at(-1)?.id : page.next;
  return { messages: messages.toReversed(), ...(next === undefined ? {} : { next }) };
}

/** Read while its speaker was being erased. */
function isErased({ members }: Session, { member }: ChatRecord): boolean {
  return member !== undefined && members.get(member)?.name === '';
}

/** Which talk on disk is that of a session: a table of a class has its own. */
function talkOf({ code, ofClass, table }: Session): Pick<TalkQuery, 'code' | 'gameId'> {
  return ofClass === undefined ? { code } : { code, gameId: table.gameId };
}

/** A message of a table, from memory or from disk. */
export async function findMessage(
  house: Pick<House, 'store'>,
  session: Session,
  id: number,
): Promise<ChatRecord | undefined> {
  const latest = session.talk.find(id);
  if (latest !== undefined || !session.talk.hasOlder) return latest;
  const { records } = await house.store.loadTalk({ ...talkOf(session), before: id + 1, most: 1 });
  return records.find((record) => record.id === id);
}
