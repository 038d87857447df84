import type { Client } from '@colyseus/core';
import { must } from '#shared/kernel/records.ts';
import type { Identity } from '../session/Session.ts';

/** Whom admission let in, and to which table. */
export type Admitted = {
  readonly gameId: string;
  readonly identity: Identity;
  /** Whose token it was, which differs when somebody opens a big screen with it; limits count by this. */
  readonly holder: string;
  readonly tokenHash: string;
};
export type GameClient = Client<{ auth: Admitted }>;

/** Whose socket it is: admission has named the person before there was one. */
export function identityOf(client: GameClient): Identity {
  return must(client.auth, 'identity of a client').identity;
}
