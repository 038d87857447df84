import type { Rulebook } from '#shared/rules/rulebook.ts';
import { GameSession } from './GameSession.ts';
import type { House } from './House.ts';
import type { Restored } from './restoreGame.ts';

type Parts = {
  readonly gameId: string;
  readonly rules: Rulebook;
  readonly restored: Restored;
};

/** The game of a table of this house: new, or read back from its log. What asks the model for long is decided in another thread. */
export function createTable(house: House, { gameId, rules, restored }: Parts): GameSession {
  house.prizes.want(rules, restored.head.state.settings);
  return new GameSession({
    gameId,
    rules,
    clock: house.startClock(restored.lastMs),
    queue: house.queue,
    store: house.store,
    restored,
    decideElsewhere: async (question) => {
      const prizes = house.prizes.of(rules);
      const decided = await house.threads.run({ type: 'decide', ...question, prizes });
      if (!decided.ok) house.log.error({ gameId, ...decided.error }, 'not decided in another thread');
      return decided;
    },
  });
}
