import { batch, effect } from '@preact/signals';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Scenario } from '#shared/content/scenario.ts';
import { anyScenarioFor, byGame } from '#shared/rules/scenario/anyScenario.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import {
  type Identity,
  type IdentityKind,
  forgetIdentity,
  identityOf,
  latestIdentity,
  rememberIdentity,
} from '../state/identity.ts';
import { parseLinkSecret } from '../state/links.ts';
import {
  connection,
  game,
  gameId,
  me,
  provincesScenario,
  removedPeople,
  renamedTo,
  returnRequests,
  scenario,
  screenAccess,
  session,
  talkLog,
  ticket,
} from '../state/store.ts';
import { NO_TALK } from '../state/talkLog.ts';
import { forgetOldWitnesses } from '../state/witness.ts';
import { forgetGame } from './receive.ts';
import { abandonRequests } from './requests.ts';
import { type TableAccess, TableConnection } from './tableConnection.ts';

/** The table that this page is at: entered and left with the page, with its scenario, by what this device keeps of it. */

let current: { readonly access: TableAccess; readonly connection: TableConnection } | undefined;

/**
 * Sit down at a table with this device's token. The answer leaves it again, unless another table has been entered since: a page that
 * is gone may clean up after the next one has begun.
 */
export function enterTable(access: TableAccess): () => void {
  leaveTable();
  gameId.value = access.gameId;
  forgetOldWitnesses();
  const entered = { access, connection: new TableConnection(access) };
  current = entered;
  entered.connection.start();
  return () => {
    if (current === entered) leaveTable();
  };
}

/** Close the table on this device; the seat stays, a bot minds it. */
function leaveTable(): void {
  current?.connection.stop();
  current = undefined;
  abandonRequests();
  forgetGame();
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

type Loaded = { readonly countries?: Scenario; readonly provinces?: ProvincesScenario };

/** The scenario of the game in play, loaded with its data as soon as the settings are known. */
effect(() => {
  const settings = game.value?.settings;
  if (settings === undefined) return;
  const result = anyScenarioFor(settings);
  if (!result.ok)
    throw new Error(`scenario ${settings.scenarioId} of this build is broken: ${result.error.reason}`);
  const loaded = byGame<Loaded>(result.value, {
    countries: (countries) => ({ countries }),
    provinces: (provinces) => ({ provinces }),
  });
  batch(() => {
    scenario.value = loaded.countries;
    provincesScenario.value = loaded.provinces;
  });
});

/**
 * Whoever was removed, or is at another device now, is not led back by this one, unless it was given another token since; to a
 * table that was deleted nobody is.
 */
effect(() => {
  const { type } = connection.value;
  const access = current?.access;
  if (access === undefined) return;
  const isSentAway = type === 'removed' || type === 'reissued';
  const isSame = isSentAway && identityOf('seat', access.gameId)?.token === access.token;
  if (isSame || type === 'erased') forgetIdentity('seat', access.gameId);
  if (type === 'erased') forgetIdentity('host', access.gameId);
});

type Options = { readonly isPublicScreen?: boolean };

/**
 * Opens the table that the address names with what this device knows, or with the secret in the fragment of a personal link,
 * and closes it when the page is left. Of several kinds the first that this device knows is taken. Undefined: it has nothing
 * to open the table with.
 */
export function useTable(
  kinds: readonly IdentityKind[],
  gameId: string | undefined,
  options: Options = {},
): Identity | undefined {
  const [identity] = useState(() => identityFor(kinds, gameId));
  const { isPublicScreen = false } = options;
  // At once, not after the next page was painted: that one would begin with what is known of this table.
  useLayoutEffect(() => {
    if (identity === undefined) return undefined;
    return enterTable({ gameId: identity.gameId, token: identity.token, isPublicScreen });
  }, [identity, isPublicScreen]);
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
  useEffect(() => {
    if (identity === undefined || code === undefined) return;
    const { kind, gameId, token } = identity;
    rememberIdentity({
      kind,
      gameId,
      token,
      code,
      ...(name === undefined ? {} : { name }),
      ...(seat === undefined ? {} : { seat }),
    });
  }, [identity, code, name, seat]);
}
