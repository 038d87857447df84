import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import { RULES_VERSION } from '#shared/rules/state.ts';
import type { ScenarioChoice } from '#shared/rules/scenario/anyScenario.ts';
import type { Prizes } from '#shared/rules/settlement/freeTradePrize.ts';
import type { Log } from '../log.ts';
import type { GameStore } from '../store/GameStore.ts';
import type { ThreadPool } from '../threads/ThreadPool.ts';
import type { CommitQueue } from './CommitQueue.ts';

type Parts = {
  readonly threads: Pick<ThreadPool, 'run'>;
  readonly queue: CommitQueue;
  readonly store: Pick<GameStore, 'loadPrizes'>;
  readonly log: Log;
};

/**
 * The prizes of scenarios that assume the model otherwise. They are searched in another thread, seat by seat behind everything else that
 * is asked of it, and kept on disk. Nobody waits for them: a settlement that comes before searches what it misses.
 */
export class PrizeBook {
  readonly #parts: Parts;
  readonly #known = new Map<string, Prizes>();
  /** Scenarios whose search is under way or done. */
  readonly #tried = new Set<string>();
  readonly #keys = new WeakMap<Scenario, string>();
  #search: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Reads what earlier runs of the server have found. */
  async load(): Promise<void> {
    for (const [key, prizes] of await this.#parts.store.loadPrizes()) this.#known.set(key, prizes);
  }

  /** What is known of the prizes that these rules search; nothing where they search none. */
  of({ prizes }: Pick<Rulebook, 'prizes'>): Prizes {
    return prizes === undefined ? {} : (this.#known.get(this.#keyOf(prizes.scenario)) ?? {});
  }

  /** A table will need them: searched one scenario after another, in order of asking. */
  want({ prizes }: Pick<Rulebook, 'prizes'>, choice: ScenarioChoice): void {
    if (prizes === undefined) return;
    const { scenario } = prizes;
    const key = this.#keyOf(scenario);
    if (this.#known.has(key) || this.#tried.has(key)) return;
    this.#tried.add(key);
    this.#search = this.#search.then(() => this.#searchAll(key, choice, scenario.dealOrder));
  }

  async #searchAll(key: string, choice: ScenarioChoice, seats: readonly EconomyId[]): Promise<void> {
    const found: Record<EconomyId, number> = {};
    for (const economy of seats) {
      const prize = await this.#parts.threads.run({ type: 'prize', choice, economy });
      if (!prize.ok) {
        const { reason, fault } = prize.error;
        // Left to the settlement, and to the next table that asks for them.
        this.#tried.delete(key);
        if (reason !== 'closed') this.#parts.log.error({ economy, reason, fault }, 'prize not found');
        return;
      }
      if (prize.value !== undefined) found[economy] = prize.value;
    }
    this.#known.set(key, found);
    const saved = await this.#parts.queue.commit([{ type: 'savePrizes', key, prizes: found }]);
    if (!saved.ok) this.#parts.log.warn({ reason: saved.error.reason }, 'prizes not saved');
  }

  /** Changes with the rules and with all that the scenario says. */
  #keyOf(scenario: Scenario): string {
    const known = this.#keys.get(scenario) ?? canonicalHash({ RULES_VERSION, scenario: withLists(scenario) });
    this.#keys.set(scenario, known);
    return known;
  }
}

/** A hash is taken of JSON, in which an array of numbers is a list. */
function withLists(scenario: Scenario): unknown {
  const base = Object.entries(scenario.base).map(([name, values]) => [
    name,
    typeof values === 'number' ? values : [...values],
  ]);
  return { ...scenario, base: Object.fromEntries(base) };
}
