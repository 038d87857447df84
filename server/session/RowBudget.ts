import type { Actor, Intent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { SERVER_LIMITS } from '../limits/rateLimits.ts';

type Asked = { readonly actor: Actor; readonly intents: readonly Intent[] };
type Table = { readonly seq: number; readonly state: { readonly round: number } };

/** Intents that only keep what stands on a screen: a slider makes many of them. */
const DRAFTS: ReadonlySet<Intent['type']> = new Set(['savePolicyDraft', 'saveMeasures']);

/**
 * How many rows of a table's log each may fill. A seat has a budget of presses and one of drafts for each round, all seats together
 * leave room for the host, and bots, the clock and settlements always go on. Counted since the server started.
 */
export class RowBudget {
  #round = -1;
  readonly #spent = new Map<string, number>();

  refusal(asked: Asked, { seq, state }: Table): Rejection | undefined {
    const { actor } = asked;
    if (actor.type === 'host')
      return seq < SERVER_LIMITS.eventsPerGame ? undefined : { code: 'game/too-many-events' };
    if (actor.type !== 'seat') return undefined;
    if (seq >= SERVER_LIMITS.eventsPerGame - SERVER_LIMITS.eventsKeptForHost)
      return { code: 'game/too-many-events' };
    const limit = isDraft(asked) ? SERVER_LIMITS.draftsPerSeatAndRound : SERVER_LIMITS.pressesPerSeatAndRound;
    const spent = state.round === this.#round ? (this.#spent.get(keyOf(asked, actor.economy)) ?? 0) : 0;
    return spent < limit ? undefined : { code: 'seat/too-many-this-round', limit };
  }

  /** A row was made of it. */
  spend(asked: Asked, { state }: Table): void {
    if (asked.actor.type !== 'seat') return;
    if (state.round !== this.#round) this.#spent.clear();
    this.#round = state.round;
    const key = keyOf(asked, asked.actor.economy);
    this.#spent.set(key, (this.#spent.get(key) ?? 0) + 1);
  }
}

function isDraft({ intents }: Asked): boolean {
  return intents.every(({ type }) => DRAFTS.has(type));
}

function keyOf(asked: Asked, economy: string): string {
  return `${isDraft(asked) ? 'drafts' : 'presses'} ${economy}`;
}
