import { type Hosting, type Matter, SESSION_MATTERS, THE_HOST, mayHost } from '#shared/classroom/rights.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import type { ClassPress } from '#shared/protocol/classTables.ts';
import type { TableLetter } from '#shared/protocol/deal.ts';
import type { HelperTicket, PinCard, PressBy } from '#shared/protocol/classHosts.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { SessionIntent } from '#shared/protocol/session.ts';
import type { HelperRecord } from '../store/GameStore.ts';
import { CommandAnswers } from './CommandAnswers.ts';
import type { Identity, Session } from './Session.ts';

/** Whoever opened a table to play alone, or among friends, was its first member. */
const OWNER = 'm1';

/** As whom somebody hosts. */
export function hostingOf(identity: Identity): Hosting {
  switch (identity.type) {
    case 'host':
      return THE_HOST;
    case 'helper':
      return { as: identity.helper.kind, tables: identity.helper.tables };
    case 'member':
    case 'screen':
      return { as: identity.type };
  }
}

/**
 * Whether somebody may ask, or read, what is about a table: its host, other hosts of its class as far as they may, and whoever
 * opened a table from a seat of it; not who joins them.
 */
export function mayAtTable(session: Session, identity: Identity, matter: Matter): boolean {
  const { isSolo, ofClass } = session;
  if (identity.type === 'member') return isSolo && identity.member === OWNER;
  if (isRevoked(session, identity)) return false;
  return mayHost(hostingOf(identity), matter, ofClass === undefined ? undefined : [ofClass.letter]);
}

/** Who leads a table of friends: whoever opened it, under a name. A soloist has none. */
export function leaderOf({ isSolo, members }: Pick<Session, 'isSolo' | 'members'>): MemberId | undefined {
  const name = isSolo ? members.get(OWNER)?.name : undefined;
  return name === undefined || name === '' ? undefined : OWNER;
}

/** Whether the link by which somebody has come opens nothing any more; they are sent away with the next tick. */
export function isRevoked({ helpers }: Session, identity: Identity): boolean {
  return identity.type === 'helper' && !helpers.has(identity.helper.id);
}

/** Why somebody may not ask this about people and talk of a table. */
export function refusalAtTable(
  session: Session,
  identity: Identity,
  intent: SessionIntent,
): Rejection | undefined {
  const isHosting = identity.type === 'helper' || mayAtTable(session, identity, 'course');
  if (!isHosting) return { code: 'host/only' };
  if (!mayAtTable(session, identity, SESSION_MATTERS[intent.type])) return { code: 'class/not-your-right' };
  const isStranger =
    identity.type === 'helper' &&
    'member' in intent &&
    !session.present.some(({ member }) => member === intent.member);
  return isStranger ? { code: 'class/not-your-right' } : undefined;
}

/** The link of another host by which somebody has come. */
export function linkOf(identity: Identity): string | undefined {
  if (identity.type === 'helper') return identity.helper.id;
  return identity.type === 'screen' ? identity.by : undefined;
}

/** Whether somebody keeps a class as its host does: the class has a host as long as one of them is there. */
export function isInCharge(identity: Identity): boolean {
  return identity.type === 'host' || (identity.type === 'helper' && identity.helper.kind === 'coTeacher');
}

/** What came of a request about links and PINs: new ones, whose only copy goes to the host, or one that opens nothing any more. */
export type HelperChange = { readonly ticket?: HelperTicket; readonly pins?: readonly PinCard[] };

/** What one of several hosts pressed for several tables, and the row of the class that says so. */
type Pressed = {
  readonly press: ClassPress;
  readonly tables: readonly TableLetter[];
  readonly member: string;
  readonly seq: number;
};

/** A client sends a request again for as long as its page is open. */
const CHANGES_KEPT = 100;

/** Those who host a class, as far as this process remembers: who of them is here, and what was pressed last. */
export class HostsHere {
  readonly changes = new CommandAnswers<HelperChange>([], CHANGES_KEPT);
  readonly #helpers: ReadonlyMap<string, HelperRecord>;
  /** Rooms of the class in which other hosts have a device, by the id of their link. */
  readonly #rooms = new Map<string, ReadonlySet<string>>();
  last: Pressed | undefined;

  constructor(helpers: ReadonlyMap<string, HelperRecord>) {
    this.#helpers = helpers;
  }

  /** Whoever came by a link has a device in this room, or none any more. */
  note(helper: string, room: string, isHere: boolean): void {
    const rooms = new Set(this.#rooms.get(helper));
    if (isHere) rooms.add(room);
    else rooms.delete(room);
    this.#rooms.set(helper, rooms);
  }

  /** Whether somebody is there by a link, be it at the class or at one of its tables. */
  isHere(helper: string): boolean {
    return (this.#rooms.get(helper)?.size ?? 0) > 0;
  }

  /** What was pressed last, by whom as the host calls them; nobody's name is the host's own. */
  get lastBy(): PressBy | undefined {
    if (this.last === undefined) return undefined;
    const { press, tables, member } = this.last;
    return { press, tables, by: this.#helpers.get(member)?.label ?? '' };
  }

  /** Whether another host has pressed for one of these tables since this row, which is all that whoever asks had seen. */
  isCrossed({ member, seq, tables }: Omit<Pressed, 'press'>): boolean {
    const { last } = this;
    if (last === undefined || last.member === member || last.seq <= seq) return false;
    return last.tables.some((table) => tables.includes(table));
  }
}
