import { batch, effect } from '@preact/signals';
import { anyScenarioFor, isOfProvinces } from '#shared/rules/scenario/anyScenario.ts';
import {
  connection,
  game,
  gameId,
  me,
  provincesScenario,
  scenario,
  renamedTo,
  removedPeople,
  returnRequests,
  screenAccess,
  talkLog,
  ticket,
} from '../state/store.ts';
import { NO_TALK } from '../state/talkLog.ts';
import { forgetIdentity, identityOf } from '../state/identity.ts';
import { forgetGame } from './assembleGame.ts';
import { abandonRequests } from './requests.ts';
import { forgetOldWitnesses } from '../state/witness.ts';
import { TableConnection, type TableAccess } from './tableConnection.ts';

let current: { readonly access: TableAccess; readonly connection: TableConnection } | undefined;

/** Sit down at a table with this device's token, and stay until `leaveTable`. */
export function enterTable(access: TableAccess): void {
  leaveTable();
  gameId.value = access.gameId;
  forgetOldWitnesses();
  current = { access, connection: new TableConnection(access) };
  current.connection.start();
}

/** Close the table on this device; the seat stays, a bot minds it. */
export function leaveTable(): void {
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
export function useTableHere(): void {
  current?.connection.useHere();
}

/** The scenario of the game in play, loaded with its data as soon as the settings are known. */
effect(() => {
  const settings = game.value?.settings;
  if (settings === undefined) return;
  const result = anyScenarioFor(settings);
  if (!result.ok)
    throw new Error(`scenario ${settings.scenarioId} of this build is broken: ${result.error.reason}`);
  const loaded = result.value;
  batch(() => {
    scenario.value = isOfProvinces(loaded) ? undefined : loaded;
    provincesScenario.value = isOfProvinces(loaded) ? loaded : undefined;
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
