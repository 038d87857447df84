import { effect, signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { PHRASES, type PhraseKey } from '#shared/content/phrases.ts';
import type { LineKey } from '#shared/content/speech.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { BotLine, Channel, ChatMessage, SaidBody } from '#shared/protocol/session.ts';
import type { GameState } from '#shared/rules/state.ts';
import { readJson, writeJson } from '../../state/storage.ts';
import { namesAt } from '../../state/standing.ts';
import { game, gameId, me as device, session, traits } from '../../state/store.ts';
import type { TextParams } from '../../text/locale.ts';
import { formatList } from '../../text/format.ts';
import { agreementName, economyName, nameParams, partyName } from '../../text/nameParams.ts';
import { fillSentence, isTextKey, loadText, t } from '../../text/t.ts';

/** Name of a channel as a string, so that it can key a map and be compared. */
export function channelKey(channel: Channel): string {
  switch (channel.type) {
    case 'plenary':
      return 'plenary';
    case 'pair':
      return `pair ${channel.with}`;
    case 'bloc':
      return `bloc ${channel.agreement}`;
    case 'own':
      return 'own';
  }
}

/** The channel of a message as its reader sees it: a pair is named after the other end. */
export function channelOfMessage(message: ChatMessage, me: EconomyId | undefined): Channel {
  if (message.channel.type !== 'pair') return message.channel;
  const other = message.from === me ? (message.to ?? message.channel.with) : message.from;
  return other === undefined ? { type: 'plenary' } : { type: 'pair', with: other };
}

/** Among friends, the name of whoever sits at the other end; empty where it is a bot, or no pair. */
export function friendIn(room: Channel): string {
  if (room.type !== 'pair' || session.value?.ledBy === undefined) return '';
  return namesAt(session.value.people.filter(({ seat }) => seat === room.with));
}

/** A room and who is in it, in a list. */
export function roomLabel(room: Channel): string {
  if (room.type !== 'pair') return roomName(room);
  const friend = friendIn(room);
  return [roomName(room), friend === '' ? holderName(room.with) : friend].join(' · ');
}

/** Who governs there: a person by name, or a bot. */
export function holderName(economy: EconomyId): string {
  const isBots = game.value?.seats[economy]?.member === undefined;
  const people = session.value?.people.filter((each) => each.seat === economy) ?? [];
  return isBots ? t('table.bot') : namesAt(people);
}

/** What a room is called. */
export function roomName(room: Channel): string {
  switch (room.type) {
    case 'plenary':
      return t('talk.all');
    case 'pair':
      return economyName(room.with);
    case 'bloc':
      return agreementName(room.agreement);
    case 'own':
      return t('offices.talk');
  }
}

/** What is shown of a message: hidden by the host, muted on this device, or its text. */
export type ShownMessage = {
  readonly message: ChatMessage;
  readonly shows: 'body' | 'hidden' | 'muted';
  readonly isMine: boolean;
};

export function messagesIn(
  messages: readonly ChatMessage[],
  channel: Channel,
  reader: { readonly me: EconomyId | undefined; readonly muted: ReadonlySet<string> },
): ShownMessage[] {
  const key = channelKey(channel);
  return messages
    .filter((message) => channelKey(channelOfMessage(message, reader.me)) === key)
    .map((message) => ({
      message,
      isMine: message.from !== undefined && message.from === reader.me,
      shows: message.hidden ? 'hidden' : isMuted(message, reader.muted) ? 'muted' : 'body',
    }));
}

/** Readers mute seats. The host, who speaks from none, is always heard. */
function isMuted({ from }: ChatMessage, muted: ReadonlySet<string>): boolean {
  return from !== undefined && muted.has(from);
}

/** Messages by channel that came after the last one read there; own ones do not count, nor what bots tell all of others. */
export function unreadCounts(
  messages: readonly ChatMessage[],
  readUpTo: Readonly<Record<string, number>>,
  me: EconomyId | undefined,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const message of messages) {
    if (!isNews(message, readUpTo, me)) continue;
    const key = channelKey(channelOfMessage(message, me));
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

function isNews(
  message: ChatMessage,
  readUpTo: Readonly<Record<string, number>>,
  me: EconomyId | undefined,
): boolean {
  const isOwn = message.from === me && message.channel.type !== 'own';
  const key = channelKey(channelOfMessage(message, me));
  return !message.hidden && !isOwn && !isOfOthers(message, me) && message.id > (readUpTo[key] ?? 0);
}

/** What a bot tells all of others: it is there to be read, and calls nobody. */
function isOfOthers({ channel, body }: ChatMessage, me: EconomyId | undefined): boolean {
  if (channel.type !== 'plenary' || body.type !== 'line') return false;
  const { economy, economies = [] } = body.fill ?? {};
  return me === undefined || (economy !== me && !economies.includes(me));
}

/** Who said it, for a message that tells of it, and what. */
export type Word = {
  readonly id: number;
  readonly room: Channel;
  readonly from: EconomyId;
  readonly name: string;
  readonly text: string;
};

/** What people at other seats, or at this one, have said since a message in rooms that are not before the reader's eyes. */
export function wordsOfPeople(
  messages: readonly ChatMessage[],
  { seats }: Pick<GameState, 'seats'>,
  reader: {
    readonly me: EconomyId | undefined;
    readonly muted: ReadonlySet<string>;
    readonly since: number;
    /** The room that is on screen. */
    readonly seen: string | undefined;
  },
): Word[] {
  return messages.flatMap((message): Word[] => {
    const { id, from, name, body } = message;
    if (from === undefined || seats[from]?.member === undefined || body.type === 'line') return [];
    const room = channelOfMessage(message, reader.me);
    const isTold = id > reader.since && channelKey(room) !== reader.seen && isNews(message, {}, reader.me);
    return isTold && !isMuted(message, reader.muted) ? [{ id, room, from, name, text: bodyText(body) }] : [];
  });
}

/** The room of the last message that was not read yet, while nothing new was said to all. */
export function roomWithNews(
  messages: readonly ChatMessage[],
  readUpTo: Readonly<Record<string, number>>,
  me: EconomyId | undefined,
): Channel | undefined {
  const news = messages.filter((message) => isNews(message, readUpTo, me));
  const rooms = news.map((message) => channelOfMessage(message, me));
  return rooms.some(({ type }) => type === 'plenary') ? undefined : rooms.at(-1);
}

/** The text of a set phrase. */
export function phraseKey(key: PhraseKey): `phrase.${PhraseKey}` | 'phrase.openTogether' {
  const said = `phrase.${key}` as const;
  return said === 'phrase.lowerTogether' ? (traits.value.says?.[said] ?? said) : said;
}

/** What somebody says, in the reader's language where it is not text of their own. */
export function bodyText(body: SaidBody): string {
  if (body.type === 'text') return body.text;
  if (body.type === 'line') return lineText(body);
  if (!isPhrase(body.key)) return body.key;
  const { key, economy, among } = body;
  return phraseText(key, nameParams({ ...(economy && { economy }), ...(among && { economies: among }) }));
}

function isPhrase(key: string): key is PhraseKey {
  return Object.hasOwn(PHRASES, key);
}

/** A set phrase in the reader's language. */
export function phraseText(key: PhraseKey, params: TextParams): string {
  return t(phraseKey(key), params);
}

/** What a bot says in the reader's language, to whom the reader is “you”; empty until the sentences of bots are here. */
export function lineText({ key, fill }: BotLine): string {
  const sentence: `said.${LineKey}` = `said.${key}`;
  const economies = (): string => partyNames(fill?.economies ?? [], device.value?.seat);
  return isTextKey(sentence)
    ? fillSentence(sentence, nameParams({ reason: '', ...fill, economies })).trim()
    : '';
}

/** Fetches the sentences of bots where something of theirs is shown: a table is drawn before. */
export function useSpeech(): void {
  useEffect(() => {
    loadText(['speech']).catch(() => undefined);
  }, []);
}

/** Of more parties than this one is named, and how many others there are: signatures name them all. */
const PARTIES_NAMED_AT_MOST = 3;

/** Parties as a sentence names them, the reader last as “you”. */
export function partyNames(economies: readonly EconomyId[], me: EconomyId | undefined): string {
  const isMine = me !== undefined && economies.includes(me);
  const apart = economies.filter((each) => each !== me).map(partyName);
  const you = isMine ? [t('table.you')] : [];
  if (economies.length <= PARTIES_NAMED_AT_MOST) return formatList([...apart, ...you]);
  const [first = ''] = isMine ? you : apart;
  return t('proposal.andOthers', { name: first, count: economies.length - 1 });
}

/** Proposals of one thread, what was written last at the end: an offer that its author has changed comes after a counter that it answers. */
export function threadOf({ proposals }: Pick<GameState, 'proposals'>, { thread }: Proposal): Proposal[] {
  return Object.values(proposals)
    .filter((other) => other.thread === thread)
    .toSorted((a, b) => a.revisedAtMs - b.revisedAtMs || a.tabledAtMs - b.tabledAtMs);
}

/** That an offer is an earlier one of its negotiation: another has taken its place. What can still be signed needs no such word. */
export function versionText(game: Pick<GameState, 'proposals'>, proposal: Proposal): string | undefined {
  const isOver = proposal.status === 'lapsed' && threadOf(game, proposal).at(-1)?.id !== proposal.id;
  return isOver ? t('proposal.older') : undefined;
}

/** An offer as news and talk name it: whose it is, to whom, and whether it is over since another has taken its place. */
export function offerName(
  game: Pick<GameState, 'proposals'>,
  proposal: Proposal,
  me: EconomyId | undefined,
): string {
  const offer = offerOf(proposal, me);
  const version = versionText(game, proposal);
  return version === undefined ? offer : t('offer.version', { offer, version });
}

function offerOf({ author, parties }: Proposal, me: EconomyId | undefined): string {
  const economies = partyNames(
    parties.filter((party) => party !== author),
    me,
  );
  return author === me
    ? t('offer.yours', { economies })
    : t('offer.theirs', { economy: partyName(author), economies });
}

/** The clock by which somebody speaks of what they have just written may go this much before that of the table. */
const AT_ONCE_MS = 2000;

/** Which offer a line of talk was about: one that stands, an earlier one, or one that has been changed since. */
export function offerMeant(
  game: Pick<GameState, 'proposals'>,
  proposal: Proposal,
  { from, at, me }: Pick<ChatMessage, 'from' | 'at'> & { readonly me: EconomyId | undefined },
): string {
  const slackMs = from === proposal.author ? AT_ONCE_MS : 0;
  return at + slackMs < proposal.revisedAtMs
    ? t('talk.onEarlier', { offer: offerOf(proposal, me) })
    : t('talk.onOffer', { offer: offerName(game, proposal, me) });
}

type SpokenOf = Pick<Proposal, 'id' | 'author' | 'revision' | 'refusedBy' | 'signatures'>;
export type Spoken = { readonly from: EconomyId; readonly line: BotLine; readonly message: ChatMessage };

function spokenIn(messages: readonly ChatMessage[]): Spoken[] {
  return messages.flatMap((message) => {
    const { from, body, hidden } = message;
    return from !== undefined && body.type === 'line' && !hidden ? [{ from, line: body, message }] : [];
  });
}

/**
 * What a bot said last about a proposal as it now stands: of its own accord, else in answer to somebody. Once the proposal was written anew,
 * the word of a party stands only when it has answered that.
 */
export function lastWordOn(
  messages: readonly ChatMessage[],
  { id, author, revision, refusedBy, signatures }: SpokenOf,
): Spoken | undefined {
  const spoken = spokenIn(messages).filter(
    ({ from, line }) =>
      line.proposal === id &&
      (revision === 1 || from === author || refusedBy.includes(from) || signatures[from] === revision),
  );
  return spoken.findLast(({ line }) => !line.key.startsWith('answer.')) ?? spoken.at(-1);
}

/** What the bot of a seat said last; nothing once a person has the seat. */
export function lastWordOf(
  messages: readonly ChatMessage[],
  { seats }: Pick<GameState, 'seats'>,
  economy: EconomyId,
): Spoken | undefined {
  if (seats[economy] === undefined || seats[economy].member !== undefined) return undefined;
  return spokenIn(messages).findLast(({ from }) => from === economy);
}

/** Speakers muted on this device, and how far each room was read: kept for this table. */
export const muted = signal<ReadonlySet<string>>(new Set());
export const readUpTo = signal<Readonly<Record<string, number>>>({});

/** What is being written, at whatever room, until it is sent. */
export const unsent = signal('');

effect(() => {
  const id = gameId.value;
  unsent.value = '';
  if (id === undefined) return;
  const names = readJson(localStorage, keyOf('muted', id));
  muted.value = new Set(Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []);
  const seen = readJson(sessionStorage, keyOf('read', id));
  readUpTo.value = isCounts(seen) ? seen : {};
});

export function setMuted(speaker: string, isMuted: boolean): void {
  const next = new Set(muted.peek());
  if (isMuted) next.add(speaker);
  else next.delete(speaker);
  muted.value = next;
  keep(localStorage, 'muted', [...next]);
}

/** The room of the talk that lies before the reader's eyes, if one does. */
export const roomInSight = signal<string | undefined>(undefined);

/** The part of a room in the window from which on it is being read. */
const PART_READ = 0.5;

/** What was said in a room is read while the room is in sight: not before the page is scrolled to it. */
export function useReadInSight(
  list: RefObject<HTMLElement | null>,
  room: string,
  last: number | undefined,
): void {
  const [isInSight, setInSight] = useState(false);
  useEffect(() => {
    if (list.current === null) return undefined;
    const observer = new IntersectionObserver(
      (looks) => setInSight((looks.at(-1)?.intersectionRatio ?? 0) >= PART_READ),
      { threshold: PART_READ },
    );
    observer.observe(list.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    roomInSight.value = isInSight ? room : undefined;
    return () => {
      roomInSight.value = undefined;
    };
  }, [isInSight, room]);
  useEffect(() => {
    if (isInSight && last !== undefined) noteRead(room, last);
  }, [isInSight, room, last]);
}

/** What a bot said to this seat alone is read where it stands beside its offer or on its card, and then counts no more as new talk. */
export function useReadBeside(message: ChatMessage | undefined, me: EconomyId | undefined): void {
  useEffect(() => {
    if (message === undefined) return;
    const room = channelOfMessage(message, me);
    if (room.type === 'pair') noteRead(channelKey(room), message.id);
  }, [message?.id]);
}

function noteRead(room: string, message: number): void {
  if ((readUpTo.peek()[room] ?? 0) >= message) return;
  readUpTo.value = { ...readUpTo.peek(), [room]: message };
  keep(sessionStorage, 'read', readUpTo.peek());
}

function isCounts(value: unknown): value is Record<string, number> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((each) => typeof each === 'number')
  );
}

/** A declaration: the effect above asks for it at once where the table is known before this file is there. */
function keyOf(what: 'muted' | 'read', id: string): string {
  return `accord.${what}.${id}`;
}

function keep(storage: Storage, what: 'muted' | 'read', value: unknown): void {
  const id = gameId.peek();
  if (id !== undefined) writeJson(storage, keyOf(what, id), value);
}
