import { hashToken } from './tokens.ts';
import type { Classroom } from './Classroom.ts';
import type { Identity, Session } from './Session.ts';

/**
 * Every open session, found by its code, by a game of it, or by a token that leads into it. A class is found by its code as the
 * session in which its people gather, and each of its tables by its game.
 */
export class SessionDirectory {
  readonly #byCode = new Map<string, Session>();
  readonly #byScreenCode = new Map<string, Session>();
  readonly #byGame = new Map<string, Session>();
  readonly #classes = new Map<string, Classroom>();
  /** Sessions that are on disk and could not be read: their codes, and their tables. */
  readonly #closedCodes = new Set<string>();
  readonly #closedGames = new Set<string>();

  /** Those of one table each. */
  get sessions(): readonly Session[] {
    return [...this.#byCode.values()].filter(({ code }) => !this.#classes.has(code));
  }

  get classes(): readonly Classroom[] {
    return [...this.#classes.values()];
  }

  /** Everything that has a table: sessions, and the tables of classes. */
  get tables(): readonly Session[] {
    return [...this.sessions, ...this.classes.flatMap(({ tables }) => [...tables.values()])];
  }

  get size(): number {
    return this.#byCode.size;
  }

  add(session: Session): void {
    this.#byCode.set(session.code, session);
    this.#byScreenCode.set(session.screen.code, session);
    for (const { gameId } of session.tables) this.#byGame.set(gameId, session);
  }

  addClass(classroom: Classroom): void {
    const { gathering, classId } = classroom;
    this.#classes.set(gathering.code, classroom);
    this.#byCode.set(gathering.code, gathering);
    this.#byScreenCode.set(gathering.screen.code, gathering);
    this.#byGame.set(classId, gathering);
    for (const session of classroom.tables.values()) this.addTable(session);
  }

  /** A table of a class that is known. */
  addTable(session: Session): void {
    for (const { gameId } of session.tables) this.#byGame.set(gameId, session);
  }

  removeTable(session: Session): void {
    for (const { gameId } of session.tables) this.#byGame.delete(gameId);
  }

  removeClass({ gathering, classId, tables }: Classroom): void {
    // After a rehearsal its code belongs to the class that follows.
    if (this.#byCode.get(gathering.code) === gathering) {
      this.#classes.delete(gathering.code);
      this.#byCode.delete(gathering.code);
      this.#byScreenCode.delete(gathering.screen.code);
    }
    this.#byGame.delete(classId);
    for (const session of tables.values())
      for (const { gameId } of session.tables) this.#byGame.delete(gameId);
  }

  classByCode(code: string): Classroom | undefined {
    return this.#classes.get(code);
  }

  /** The class of this gathering room, or of a table of it. */
  classOf(roomId: string): Classroom | undefined {
    const session = this.#byGame.get(roomId);
    return session === undefined ? undefined : this.#classes.get(session.code);
  }

  closeForRepair({ code, gameIds }: { readonly code: string; readonly gameIds: readonly string[] }): void {
    this.#closedCodes.add(code);
    for (const gameId of gameIds) this.#closedGames.add(gameId);
  }

  isClosedForRepair(code: string): boolean {
    return this.#closedCodes.has(code) && !this.#byCode.has(code);
  }

  /** Tables of which people are told that they could not be read. */
  get gamesClosedForRepair(): readonly string[] {
    return [...this.#closedGames];
  }

  /** Whether anybody is led back to this table or class: it is open, or could not be read and may be again. */
  isThere(roomId: string): boolean {
    return this.#byGame.has(roomId) || this.#closedGames.has(roomId);
  }

  isCodeInUse(code: string): boolean {
    return this.#byCode.has(code) || this.#closedCodes.has(code);
  }

  remove(session: Session): void {
    this.#byCode.delete(session.code);
    this.#byScreenCode.delete(session.screen.code);
    for (const { gameId } of session.tables) this.#byGame.delete(gameId);
  }

  byCode(code: string): Session | undefined {
    return this.#byCode.get(code);
  }

  byScreenCode(code: string): Session | undefined {
    return this.#byScreenCode.get(code);
  }

  /** The session at whose table a game is played. */
  playing(gameId: string): Session | undefined {
    return this.#byGame.get(gameId);
  }

  /** Who holds this token at this game; a token of another session is nobody here. */
  identify(gameId: string, token: string): Identity | undefined {
    return this.#byGame.get(gameId)?.identify(hashToken(token));
  }
}
