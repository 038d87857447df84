import { type Hosting, type Matter, mayHost, SESSION_MATTERS, THE_HOST } from '#shared/classroom/rights.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { SessionIntent } from '#shared/protocol/session.ts';
import type { Identity, Session } from './Session.ts';

/** Whoever opened a table to play alone was its first member. */
const SOLO_OWNER = 'm1';

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
 * opened a table to play alone; not who joins them.
 */
export function mayAtTable(session: Session, identity: Identity, matter: Matter): boolean {
  const { isSolo, ofClass } = session;
  if (identity.type === 'member') return isSolo && identity.member === SOLO_OWNER;
  if (isRevoked(session, identity)) return false;
  return mayHost(hostingOf(identity), matter, ofClass === undefined ? undefined : [ofClass.letter]);
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

/** Whether somebody keeps a class as its host does: the class has a host as long as one of them is there. */
export function isInCharge(identity: Identity): boolean {
  return identity.type === 'host' || (identity.type === 'helper' && identity.helper.kind === 'coTeacher');
}
