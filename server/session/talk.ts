import { isHostPhrase, PHRASES } from '#shared/content/phrases.ts';
import { type Result, assertNever, err, ok } from '#shared/kernel/result.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Channel, Talk } from '#shared/protocol/session.ts';
import { talkingGroups } from '#shared/rules/law/blocs.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { ChatRecord } from '../store/GameStore.ts';
import { normaliseTalk } from './normaliseText.ts';
import type { House } from './House.ts';
import { spokenKey } from './CommandAnswers.ts';
import type { Session } from './Session.ts';

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
  if (phrase === undefined || phrase.aboutEconomy !== namesEconomy)
    return err({ code: 'intent/malformed', path: 'intent.body' });
  if (body.economy !== undefined && state.seats[body.economy] === undefined)
    return err({ code: 'seat/unknown', economy: body.economy });
  return ok(body);
}
