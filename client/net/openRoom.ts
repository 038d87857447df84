import { Client, MatchMakeError, type Room, ServerError } from '@colyseus/sdk';
import { PublicState } from '#shared/protocol/publicState.ts';
import type { RoomOptions } from '#shared/protocol/session.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

const JOIN_TIMEOUT_MS = 8_000;

/** Why a table cannot be entered: it leads nowhere (for good), the server cannot read it, or nobody answered (try again). */
export type OpenFailure = 'gone' | 'unreadable' | 'unreachable';

export type TableRoom = Room<unknown, PublicState>;

/** Codes with which the server itself says that a token does not exist; a proxy in between may say others. */
const UNKNOWN_TOKEN_CODES = [400, 401];
/** The network library's code for a table that it will not enter: there is none, or it takes nobody just now. */
const NO_ENTRY_CODE = 522;

/** Enter the room of a table. The token travels in the body, never in an address. */
export async function openRoom(
  gameId: string,
  options: RoomOptions,
): Promise<Result<TableRoom, OpenFailure>> {
  const client = new Client(window.location.origin);
  const joining: Promise<TableRoom> = client.joinById(gameId, options, PublicState);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), JOIN_TIMEOUT_MS);
  });
  try {
    const room = await Promise.race([joining, timeout]);
    if (room === undefined) {
      leaveWhenOpen(joining);
      return err('unreachable');
    }
    room.reconnection.enabled = false;
    return ok(room);
  } catch (failure) {
    return err(isGone(failure) ? 'gone' : isUnreadable(failure) ? 'unreadable' : 'unreachable');
  } finally {
    clearTimeout(timer);
  }
}

function isGone(failure: unknown): boolean {
  const isAnswer = failure instanceof MatchMakeError || failure instanceof ServerError;
  if (!isAnswer) return false;
  const isNoTable = failure.code === NO_ENTRY_CODE && failure.message.includes('not found');
  return isNoTable || UNKNOWN_TOKEN_CODES.includes(failure.code);
}

function isUnreadable(failure: unknown): boolean {
  return failure instanceof Error && failure.message === 'session/unreadable';
}

/** A join that came after its time is of no use: the next one is already on its way. */
function leaveWhenOpen(joining: Promise<TableRoom>): void {
  joining.then(
    (room) => room.leave(),
    () => undefined,
  );
}
