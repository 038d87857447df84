import { AWAY_AFTER_MS } from '#shared/content/constants.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import type { Session } from '../session/Session.ts';

/**
 * Who is there. A closed socket shows at once; after some grace a bot minds the seat, and hands it back when the person
 * returns. `sweep` compares what is with what the game was told.
 */
export class Presence {
  readonly #session: Session;
  readonly #awaySince = new Map<MemberId, number>();

  constructor(session: Session) {
    this.#session = session;
  }

  arrived(member: MemberId): void {
    this.#session.connected.add(member);
    this.#session.changed();
  }

  left(member: MemberId): void {
    this.#session.connected.delete(member);
    this.#session.changed();
  }

  /** Tells the game what has changed, by the clock of the game. */
  async sweep(): Promise<void> {
    const { table, connected } = this.#session;
    const nowMs = table.nowMs();
    for (const { economy, member: holder, present } of Object.values(table.working.state.seats)) {
      if (holder === undefined) continue;
      const people = this.#session.peopleAt(economy, 'working');
      for (const member of people) if (connected.has(member)) this.#awaySince.delete(member);
      const isAnybodyHere = people.some((member) => connected.has(member));
      // Each of them is asked, so that the time of each begins.
      const isThere =
        people.filter((member) => connected.has(member) || !this.#isGraceOver(member, nowMs)).length > 0;
      const mustTell = present ? !isThere : isAnybodyHere;
      if (!mustTell) continue;
      await table.submit({
        actor: { type: 'server' },
        intents: [{ type: 'markPresence', economy, present: isThere }],
      });
    }
  }

  #isGraceOver(member: MemberId, nowMs: number): boolean {
    const since = this.#awaySince.get(member) ?? nowMs;
    this.#awaySince.set(member, since);
    return nowMs - since > AWAY_AFTER_MS;
  }
}
