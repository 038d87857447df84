import { signal } from '@preact/signals';
import {
  OPENINGS,
  PRESET_IDS,
  SCENARIO_IDS,
  type Opening,
  type PresetId,
  type ScenarioId,
} from '#shared/content/vocabulary.ts';
import { isOwnTab, ownStorage, readJson, stringField, writeJson } from './storage.ts';

/** What a device may be at a table. The same device can host one and sit at another. */
export type IdentityKind = 'seat' | 'host' | 'screen';

/** The secret that lets this device back in; kept in its storage under the game's id, never in an address that is sent. */
export type Identity = {
  readonly kind: IdentityKind;
  readonly gameId: string;
  readonly token: string;
  readonly code?: string;
  readonly name?: string;
  readonly seat?: string;
  /** The class to which the table belongs: its card leads to the table too. */
  readonly classId?: string;
  /** What is played there, where it was seen before and the files of the scenarios say all of it. */
  readonly played?: Played;
  /** The round in which the game stood, 0 before the first, or `OVER`. */
  readonly round?: string | undefined;
  /** ISO time of the last visit. */
  readonly seenAt: string;
};

export const OVER = 'over';

type Played = {
  readonly scenarioId: ScenarioId;
  readonly opening: Opening;
  readonly preset: PresetId;
};

const PREFIX = 'accord.identity';
const KINDS = ['seat', 'host', 'screen'] as const satisfies readonly IdentityKind[];
/** Tokens die with the game and a day; a card that old leads nowhere. */
const KEPT_MS = 30 * 24 * 3600 * 1000;

/** Rises with every change, so that lists of identities are drawn again. */
const changes = signal(0);

/** Does not read the signal as a subscriber: whoever forgets in an effect must not run again for it. */
function noteChange(): void {
  changes.value = changes.peek() + 1;
}

export function rememberIdentity(identity: Omit<Identity, 'seenAt'>): void {
  writeJson(ownStorage(), keyOf(identity.kind, identity.gameId), {
    ...identity,
    seenAt: new Date().toISOString(),
  });
  noteChange();
}

export function identityOf(kind: IdentityKind, gameId: string): Identity | undefined {
  return parseIdentity(readJson(ownStorage(), keyOf(kind, gameId)));
}

export function forgetIdentity(kind: IdentityKind, gameId: string): void {
  ownStorage().removeItem(keyOf(kind, gameId));
  noteChange();
}

/** Nothing that this device keeps of a table stays: who was there, drafts, what was read; nor of any table of a class. */
export function forgetTable(gameId: string): void {
  for (const table of storedIdentities())
    if (table.classId === gameId && table.gameId !== gameId) forgetTable(table.gameId);
  for (const storage of isOwnTab() ? [sessionStorage] : [localStorage, sessionStorage])
    for (const key of Object.keys(storage)) if (key.split('.').includes(gameId)) storage.removeItem(key);
  noteChange();
}

/** All tables and classes that this device knows, the last visited first; of a class and its tables the class alone. */
export function listIdentities(): readonly Identity[] {
  void changes.value;
  const oldest = new Date(Date.now() - KEPT_MS).toISOString();
  const known = storedIdentities().filter(({ seenAt }) => seenAt > oldest);
  return known
    .filter(({ kind, classId }) => !known.some((other) => other.kind === kind && other.gameId === classId))
    .toSorted((a, b) => (a.seenAt < b.seenAt ? 1 : -1));
}

function storedIdentities(): readonly Identity[] {
  const storage = ownStorage();
  return Object.keys(storage).flatMap((key) =>
    key.startsWith(`${PREFIX}.`) ? (parseIdentity(readJson(storage, key)) ?? []) : [],
  );
}

/** The table of this kind visited last. */
export function latestIdentity(kind: IdentityKind): Identity | undefined {
  return listIdentities().find((identity) => identity.kind === kind);
}

const PIN_PREFIX = 'accord.pin';

/** The number by which the person at this device comes back to a class; the server cannot tell it again. */
export function rememberPin(classId: string, pin: string): void {
  writeJson(ownStorage(), `${PIN_PREFIX}.${classId}`, pin);
  noteChange();
}

export function pinOf(classId: string): string | undefined {
  void changes.value;
  const pin = readJson(ownStorage(), `${PIN_PREFIX}.${classId}`);
  return typeof pin === 'string' ? pin : undefined;
}

function keyOf(kind: IdentityKind, gameId: string): string {
  return `${PREFIX}.${kind}.${gameId}`;
}

function parseIdentity(value: unknown): Identity | undefined {
  const kind = KINDS.find((each) => each === stringField(value, 'kind'));
  const gameId = stringField(value, 'gameId');
  const token = stringField(value, 'token');
  const seenAt = stringField(value, 'seenAt');
  if (kind === undefined || gameId === undefined || token === undefined || seenAt === undefined)
    return undefined;
  const code = stringField(value, 'code');
  const name = stringField(value, 'name');
  const seat = stringField(value, 'seat');
  const classId = stringField(value, 'classId');
  const played = playedOf(value);
  const round = stringField(value, 'round');
  return {
    kind,
    gameId,
    token,
    seenAt,
    ...(code === undefined ? {} : { code }),
    ...(name === undefined ? {} : { name }),
    ...(seat === undefined ? {} : { seat }),
    ...(classId === undefined ? {} : { classId }),
    ...(played === undefined ? {} : { played }),
    round,
  };
}

function playedOf(identity: unknown): Played | undefined {
  const isObject = typeof identity === 'object' && identity !== null;
  const played: unknown = isObject && 'played' in identity ? identity.played : undefined;
  const scenarioId = SCENARIO_IDS.find((each) => each === stringField(played, 'scenarioId'));
  const opening = OPENINGS.find((each) => each === stringField(played, 'opening'));
  const preset = PRESET_IDS.find((each) => each === stringField(played, 'preset'));
  if (scenarioId === undefined || opening === undefined || preset === undefined) return undefined;
  return { scenarioId, opening, preset };
}
