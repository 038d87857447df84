import { DatabaseSync } from 'node:sqlite';
import { join as joinPath } from 'node:path';
import { canonicalHash } from '../../shared/kernel/canonicalHash.ts';
import type { GameEvent } from '../../shared/protocol/events.ts';
import { evolve } from '../../shared/rules/game/evolve.ts';
import type { GameState } from '../../shared/rules/state.ts';
import { aClient, anId, type AClient, type AskAnswer } from '../server/support/aClient.ts';
import type { AServer } from '../server/support/aServer.ts';

/** A request as a client keeps it until it is answered. */
export type Press = { readonly type: string; readonly intent: unknown; readonly id: string };
export type Answered = { readonly person: string; readonly press: Press; readonly answer: AskAnswer };

/**
 * Whether a server takes requests, once that is known: a process that has just killed itself refuses them for a while before its end is
 * told, longer on a busy machine.
 */
export async function servesStill(server: AServer): Promise<boolean> {
  while (server.isAlive()) {
    const isServing = await fetch(new URL('/readyz', server.url)).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isServing) return true;
    await new Promise((done) => setTimeout(done, 20));
  }
  return false;
}

/** Someone at a table who comes back after every crash and presses again with the same id. */
export class Person {
  readonly name: string;
  readonly gameId: string;
  readonly token: string;
  readonly member: string;
  readonly answered: Answered[] = [];
  readonly #server: AServer;
  readonly #restart: () => Promise<void>;
  client: AClient | undefined;

  constructor(parts: {
    name: string;
    gameId: string;
    token: string;
    member: string;
    server: AServer;
    restart: () => Promise<void>;
  }) {
    this.name = parts.name;
    this.gameId = parts.gameId;
    this.token = parts.token;
    this.member = parts.member;
    this.#server = parts.server;
    this.#restart = parts.restart;
  }

  /** The seat by the token alone, with the last row seen. */
  async come(): Promise<AClient> {
    const seen = this.client?.witness();
    const witness = seen === undefined ? {} : { witness: seen };
    for (let attempt = 0; attempt < 20; attempt++) {
      try {
        this.client = await aClient(this.#server.url, this.gameId, this.token, witness);
        return this.client;
      } catch {
        await this.#restart();
      }
    }
    throw new Error(`${this.name} cannot come back`);
  }

  /** Waits until this person's screen shows something, across crashes. */
  async see(holds: (game: GameState) => boolean): Promise<void> {
    for (let attempt = 0; attempt < 20; attempt++) {
      const client = this.client?.room.connection.isOpen === true ? this.client : await this.come();
      let isDead = false;
      const died = client.closed.then(() => {
        isDead = true;
      });
      const seen = client.until('a sight', () => isDead || holds(client.game()));
      await Promise.race([seen, died]);
      if (!isDead) return;
      await this.#restart();
    }
  }

  async press(intent: unknown, type = 'intent'): Promise<AskAnswer> {
    const press: Press = { type, intent, id: anId() };
    for (let attempt = 0; attempt < 20; attempt++) {
      const client = this.client?.room.connection.isOpen === true ? this.client : await this.come();
      const answer = await Promise.race([
        client.ask(intent, { type, id: press.id }),
        client.closed.then((): AskAnswer => ({ lost: true })),
      ]);
      if (answer.lost === undefined) {
        this.answered.push({ person: this.member, press, answer });
        return answer;
      }
      await this.#restart();
    }
    throw new Error(`no answer to ${JSON.stringify(intent)}`);
  }
}

type Row = {
  readonly seq: number;
  readonly t_ms: number;
  readonly member: string | null;
  readonly cmd_id: string | null;
  readonly body: string;
};
export type Disk = {
  readonly rows: readonly Row[];
  readonly snapshots: readonly { readonly seq: number; readonly hash: string }[];
  readonly chat: readonly { readonly member: string | null; readonly cmd_id: string }[];
  readonly members: readonly { readonly member: string; readonly name: string; readonly removed: number }[];
};

/** What is on the disk of a stopped server. */
export function readDisk(dataFolder: string, gameId: string): Disk {
  const database = new DatabaseSync(joinPath(dataFolder, 'accord.sqlite'));
  const all = (query: string, ...values: string[]) => database.prepare(query).all(...values) as never;
  const disk = {
    rows: all('select seq, t_ms, member, cmd_id, body from log where game_id = ? order by seq', gameId),
    snapshots: all('select seq, hash from snapshot where game_id = ? order by seq', gameId),
    chat: all('select member, cmd_id from chat order by id'),
    members: all('select member, name, removed from member order by member'),
  };
  database.close();
  return disk;
}

/** Pages of the database of a stopped server. */
export function countPages(dataFolder: string): number {
  const database = new DatabaseSync(joinPath(dataFolder, 'accord.sqlite'));
  const pages = Number(database.prepare('pragma page_count').get()?.['page_count']);
  database.close();
  return pages;
}

/** States after each row, folded from the first. */
export function foldRows(rows: readonly Row[]): Map<number, GameState> {
  const states = new Map<number, GameState>();
  let state: GameState | undefined;
  for (const { seq, body } of rows) {
    for (const event of JSON.parse(body) as GameEvent[]) state = evolve(state, event);
    if (state !== undefined) states.set(seq, state);
  }
  return states;
}

/** Everything that must hold of a log, whatever happened to the process: each fault as a sentence. */
export function findLogFaults(disk: Disk, answered: readonly Answered[]): string[] {
  const faults: string[] = [];
  for (const [index, { seq }] of disk.rows.entries())
    if (seq !== index + 1) faults.push(`row ${index + 1} has number ${seq}`);
  const states = foldRows(disk.rows);
  for (const { seq, hash } of disk.snapshots) {
    const state = states.get(seq);
    if (state === undefined || canonicalHash(state) !== hash) faults.push(`snapshot ${seq} is not its fold`);
  }
  for (const { person, press, answer } of answered) {
    if (answer.seq === undefined) continue;
    const kept =
      press.type === 'talk'
        ? disk.chat.filter((row) => (row.member ?? 'host') === person && row.cmd_id === press.id)
        : disk.rows.filter((row) => row.member === person && row.cmd_id === press.id);
    // A message is a change, whatever row its number may also be of.
    const isQuiet = press.type !== 'talk' && isNoChange(kept.length, disk, answer);
    const isKept = press.type === 'session' || kept.length === 1 || isQuiet;
    if (!isKept) faults.push(`${person} ${JSON.stringify(press.intent)}: ${kept.length} rows`);
    if (press.type === 'intent' && kept.length === 1 && !disk.rows.some(({ seq }) => seq === answer.seq))
      faults.push(`${person} was told row ${answer.seq}, which is not there`);
  }
  return faults;
}

/** An intent that changes nothing (ready when ready) is answered with the row that stands. */
function isNoChange(kept: number, { rows }: Disk, { seq }: AskAnswer): boolean {
  return kept === 0 && rows.some((row) => row.seq === seq);
}
