import { Room, ServerError } from '@colyseus/core';

/** Stands at the address of a table that could not be read from disk, to say so: without it the table would seem to be over. */
export class ClosedRoom extends Room {
  static override async onAuth(): Promise<never> {
    throw new ServerError(503, 'session/unreadable');
  }

  override autoDispose = false;

  override onCreate({ gameId }: { readonly gameId: string }): void {
    this.roomId = gameId;
  }
}
