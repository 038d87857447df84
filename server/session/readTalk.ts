import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ChatMessage, EarlierTalk, TalkBefore } from '#shared/protocol/session.ts';
import type { ChatRecord, TalkQuery } from '../store/GameStore.ts';
import { mayAtTable } from './hosting.ts';
import type { House } from './House.ts';
import type { Identity, Session } from './Session.ts';

/** Who listens. */
export type Reader = {
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
export const EARLIER_PAGE_BYTES = 32 * 1024;

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
