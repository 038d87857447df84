import { hashToken } from './tokens.ts';
import type { Identity, Session } from './Session.ts';

/** Every open session, found by its code, by a game of it, or by a token that leads into it. */
export class SessionDirectory {
  readonly #byCode = new Map<string, Session>();
  readonly #byScreenCode = new Map<string, Session>();
  readonly #byGame = new Map<string, Session>();
  /** Sessions that are on disk and could not be read: their codes, and their tables. */
  readonly #closedCodes = new Set<string>();
  readonly #closedGames = new Set<string>();

  get sessions(): readonly Session[] {
    return [...this.#byCode.values()];
  }

  get size(): number {
    return this.#byCode.size;
  }

  add(session: Session): void {
    this.#byCode.set(session.code, session);
    this.#byScreenCode.set(session.screen.code, session);
    for (const { gameId } of session.tables) this.#byGame.set(gameId, session);
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

  byGame(gameId: string): Session | undefined {
    return this.#byGame.get(gameId);
  }

  /** Who holds this token at this game; a token of another session is nobody here. */
  identify(gameId: string, token: string): Identity | undefined {
    return this.#byGame.get(gameId)?.identify(hashToken(token));
  }
}
