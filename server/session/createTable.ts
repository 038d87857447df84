import type { AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import { GameSession } from './GameSession.ts';
import type { House } from './House.ts';
import type { Restored } from './restoreGame.ts';

type Parts = {
  readonly gameId: string;
  readonly scenario: AnyScenario;
  readonly restored: Restored;
};

/** The game of a table of this house: new, or read back from its log. What asks the model for long is decided in another thread. */
export function createTable(house: House, { gameId, scenario, restored }: Parts): GameSession {
  house.prizes.want(scenario, restored.head.state.settings);
  return new GameSession({
    gameId,
    scenario,
    clock: house.startClock(restored.lastMs),
    queue: house.queue,
    store: house.store,
    restored,
    decideElsewhere: async (question) => {
      const prizes = house.prizes.of(scenario);
      const decided = await house.threads.run({ type: 'decide', ...question, prizes });
      if (!decided.ok) house.log.error({ gameId, ...decided.error }, 'not decided in another thread');
      return decided;
    },
  });
}
