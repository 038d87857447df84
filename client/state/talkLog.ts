import type { ChatMessage, EarlierTalk } from '#shared/protocol/session.ts';

/** How it stands with what was said before the talk that this device has. */
type EarlierState = 'more' | 'loading' | 'failed' | 'none';

/** Asked for by one room: how far back it has read, and how the last question went. */
type RoomHistory = { readonly before?: number; readonly state: EarlierState };

/** The talk that this device has: all of the latest that it may read, and pages from before that a room has asked for. */
export type TalkLog = {
  /** Oldest first. */
  readonly messages: readonly ChatMessage[];
  /** First of the latest messages; absent: none yet. */
  readonly start?: number;
  /** Whether nothing was said before the latest messages. */
  readonly isWhole: boolean;
  /** Last message that came with the welcome: what is said after it is said while this device is here. */
  readonly welcomedUpTo: number;
  /** By the key of the room. */
  readonly rooms: Readonly<Record<string, RoomHistory>>;
};

/** Latest messages that a device keeps in a long game; when there are twice as many, the older half is let go. */
export const LATEST_KEPT = 1_000;

export const NO_TALK: TalkLog = { messages: [], isWhole: true, welcomedUpTo: 0, rooms: {} };

export function startTalk(messages: readonly ChatMessage[], isWhole: boolean): TalkLog {
  const start = messages[0]?.id;
  const welcomedUpTo = messages.at(-1)?.id ?? 0;
  return { messages, isWhole, welcomedUpTo, rooms: {}, ...(start === undefined ? {} : { start }) };
}

/** A message is new, or an old one changed (hidden by the host). */
export function withMessage(log: TalkLog, message: ChatMessage): TalkLog {
  if (log.messages.some(({ id }) => id === message.id))
    return { ...log, messages: log.messages.map((each) => (each.id === message.id ? message : each)) };
  const newest = log.messages.at(-1)?.id ?? 0;
  // An old message, changed, that this device does not have: its page brings it as it is now.
  if (message.id < newest && message.id < (log.start ?? 0)) return log;
  const messages = [...log.messages, message];
  const latest = latestOf(messages, log.start ?? message.id);
  if (latest.length < 2 * LATEST_KEPT) return { ...log, messages, start: log.start ?? message.id };
  return { ...startTalk(latest.slice(-LATEST_KEPT), false), welcomedUpTo: log.welcomedUpTo };
}

/** What was said under these numbers is gone. */
export function withoutWords(log: TalkLog, withdrawn: readonly number[]): TalkLog {
  const gone = new Set(withdrawn);
  const emptied = (message: ChatMessage): ChatMessage =>
    gone.has(message.id) ? { ...message, name: '', body: { type: 'text', text: '' }, hidden: true } : message;
  return { ...log, messages: log.messages.map(emptied) };
}

export function latestOf(messages: readonly ChatMessage[], start: number | undefined): ChatMessage[] {
  return messages.filter(({ id }) => start === undefined || id >= start);
}

/** From where a room goes on reading back; absent: from the latest message. */
export function readsBefore({ rooms, start }: TalkLog, room: string): number | undefined {
  return rooms[room]?.before ?? start;
}

export function earlierState({ rooms, isWhole }: TalkLog, room: string): EarlierState {
  return isWhole ? 'none' : (rooms[room]?.state ?? 'more');
}

export function withRoomState(log: TalkLog, room: string, state: EarlierState): TalkLog {
  return { ...log, rooms: { ...log.rooms, [room]: { ...log.rooms[room], state } } };
}

/** A page that a room has asked for; what is on this device already stays as it is. */
export function withPage(log: TalkLog, room: string, { messages, next }: EarlierTalk): TalkLog {
  const known = new Set(log.messages.map(({ id }) => id));
  const added = messages.filter(({ id }) => !known.has(id));
  const before = next ?? messages[0]?.id ?? readsBefore(log, room);
  return {
    ...log,
    messages: [...added, ...log.messages].toSorted((a, b) => a.id - b.id),
    rooms: {
      ...log.rooms,
      [room]: {
        state: next === undefined ? 'none' : 'more',
        ...(before === undefined ? {} : { before }),
      },
    },
  };
}
