import { effect } from '@preact/signals';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { ChatMessage } from '#shared/protocol/session.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import {
  MESSAGES,
  type PrivateOverlay,
  type RemovedPerson,
  type ReturnRequest,
  type Ticket,
  type Welcome,
  type Withdrawn,
} from '#shared/protocol/wire.ts';
import {
  type Identity,
  type IdentityKind,
  forgetIdentity,
  identityOf,
  latestIdentity,
  OVER,
  rememberIdentity,
} from '../state/identity.ts';
import { navigate, parseLinkSecret } from '../state/router.ts';
import { notify } from '../state/notices.ts';
import {
  connection,
  game,
  gameId,
  me,
  removedPeople,
  renamedTo,
  returnRequests,
  screenAccess,
  session,
  talkLog,
  ticket,
} from '../state/store.ts';
import { NO_TALK } from '../state/talkLog.ts';
import { t } from '../text/t.ts';
import { type RoomReader, type TableAccess, TableConnection, forgetOldWitnesses } from './tableConnection.ts';
import {
  forgetGame,
  receiveChat,
  receiveRemoved,
  receiveReturns,
  receiveTicket,
  receiveWelcome,
  receiveWithdrawn,
  showOverlay,
  showPublicDocuments,
  showScenario,
} from './receive.ts';
import { abandonRequests } from './requests.ts';

/** The table that this page is at: entered and left with the page, by what this device keeps of it. */

let current:
  | { readonly access: TableAccess; readonly reader: RoomReader; readonly connection: TableConnection }
  | undefined;

/** What the room of a table says. */
const TABLE: RoomReader = {
  listen: (room, access, welcomed) => {
    room.onMessage<Welcome>(MESSAGES.welcome, (welcome) =>
      welcomed(welcome.buildId, () => receiveWelcome(welcome)),
    );
    room.onMessage<PrivateOverlay>(MESSAGES.private, (overlay) => {
      if (access.isPublicScreen !== true) showOverlay(overlay);
    });
    room.onMessage<ChatMessage>(MESSAGES.chat, receiveChat);
    room.onMessage<Withdrawn>(MESSAGES.withdrawn, receiveWithdrawn);
    room.onMessage<readonly ReturnRequest[]>(MESSAGES.returns, receiveReturns);
    room.onMessage<readonly RemovedPerson[]>(MESSAGES.removed, receiveRemoved);
    room.onMessage<Ticket>(MESSAGES.ticket, receiveTicket);
  },
  show: showPublicDocuments,
  forget: forgetGame,
};

/**
 * Sit down at a table with this device's token. The answer leaves it again, unless another table has been entered since: a page that
 * is gone may clean up after the next one has begun.
 */
export function enterTable(access: TableAccess, reader: RoomReader = TABLE): () => void {
  leaveTable();
  gameId.value = access.gameId;
  forgetOldWitnesses();
  const entered = { access, reader, connection: new TableConnection(access, reader) };
  current = entered;
  entered.connection.start();
  return () => {
    if (current === entered) leaveTable();
  };
}

/** Close the table on this device; the seat stays, a bot minds it. */
function leaveTable(): void {
  const left = current;
  left?.connection.stop();
  current = undefined;
  abandonRequests();
  left?.reader.forget();
  showScenario(undefined);
  gameId.value = undefined;
  me.value = undefined;
  renamedTo.value = undefined;
  returnRequests.value = [];
  removedPeople.value = [];
  talkLog.value = NO_TALK;
  ticket.value = undefined;
  screenAccess.value = undefined;
}

/** Come back now: after a newer tab took the seat, or without waiting for the next try. */
export function takeTableHere(): void {
  current?.connection.takeHere();
}

/**
 * Whoever was removed, or is at another device now, is not led back by this one, unless it was given another token since; to a
 * table that was deleted nobody is.
 */
effect(() => {
  const { type } = connection.value;
  const access = current?.access;
  if (access === undefined) return;
  const isSentAway = type === 'removed' || type === 'reissued' || type === 'revoked';
  const isSame = isSentAway && identityOf('seat', access.gameId)?.token === access.token;
  if (isSame || type === 'erased') forgetIdentity('seat', access.gameId);
  if (type === 'erased' || type === 'revoked') {
    forgetIdentity('host', access.gameId);
    forgetIdentity('screen', access.gameId);
  }
});

/** Whoever was moved to another table of a class, also while away, is led to the class, which says where they belong. */
effect(() => {
  const { type } = connection.value;
  const access = current?.access;
  if (access === undefined || (type !== 'moved' && type !== 'gone')) return;
  const identity = identityOf('seat', access.gameId);
  if (identity?.classId === undefined || identity.token !== access.token || access.isPublicScreen === true)
    return;
  forgetIdentity('seat', access.gameId);
  if (type === 'moved') notify(() => t('table.moved'));
  navigate(`/table/${identity.classId}`, { replaces: true });
});

type Options = { readonly isPublicScreen?: boolean; readonly reader?: RoomReader };

/**
 * Opens the room that the address names, a table if nothing else is said, with what this device knows, or with the secret in the fragment of a personal link,
 * and closes it when the page is left. Of several kinds the first that this device knows is taken. Undefined: it has nothing
 * to open the table with.
 */
export function useTable(
  kinds: readonly IdentityKind[],
  gameId: string | undefined,
  options: Options = {},
): Identity | undefined {
  const [identity] = useState(() => identityFor(kinds, gameId));
  const { isPublicScreen = false, reader = TABLE } = options;
  // At once, not after the next page was painted: that one would begin with what is known of this table.
  useLayoutEffect(() => {
    if (identity === undefined) return undefined;
    return enterTable({ gameId: identity.gameId, token: identity.token, isPublicScreen }, reader);
  }, [identity, isPublicScreen, reader]);
  return identity;
}

function identityFor(kinds: readonly IdentityKind[], gameId: string | undefined): Identity | undefined {
  if (gameId !== undefined) adoptLink(gameId);
  return kinds
    .map((kind) => (gameId === undefined ? latestIdentity(kind) : identityOf(kind, gameId)))
    .find((identity) => identity !== undefined);
}

/** Takes the secret of a personal link into this device's memory and out of the address bar. */
function adoptLink(gameId: string): void {
  const secret = parseLinkSecret(window.location.hash);
  if (secret === undefined) return;
  const known = identityOf(secret.kind, gameId);
  // Another token may be another person's: what was known of the former one is not carried over.
  const kept = known?.token === secret.token ? known : {};
  rememberIdentity({ ...kept, kind: secret.kind, gameId, token: secret.token });
  window.history.replaceState(undefined, '', window.location.pathname);
}

/** Keeps the card of this table on this device true: code, name and seat as the server says them, and the time of the visit. */
export function useRememberedVisit(identity: Identity | undefined): void {
  const code = session.value?.code;
  const name = me.value?.name;
  const seat = me.value?.seat;
  const settings = game.value?.settings;
  const round = game.value?.phase === 'debrief' ? OVER : `${game.value?.round ?? ''}`;
  useEffect(() => {
    if (identity === undefined || code === undefined) return;
    const { kind, gameId, token, classId } = identity;
    const played = settings === undefined ? identity.played : playedBy(settings);
    rememberIdentity({
      kind,
      gameId,
      token,
      code,
      ...(classId === undefined ? {} : { classId }),
      ...(name === undefined ? {} : { name }),
      ...(seat === undefined ? {} : { seat }),
      ...(played === undefined ? {} : { played }),
      round,
    });
  }, [identity, code, name, seat, settings?.scenarioId, round]);
}

/** What the next visit can fetch before the table is known; nothing where the files of the scenarios do not say all of it. */
function playedBy({
  scenarioId,
  opening,
  preset,
  assumptions,
  agreementLimits,
  stepBp,
  wallsHold,
}: GameSettings): Identity['played'] {
  return (assumptions ?? agreementLimits ?? stepBp ?? wallsHold) === undefined
    ? { scenarioId, opening, preset }
    : undefined;
}
