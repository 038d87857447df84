import { botsDue } from '#shared/bots/botsDue.ts';
import type { GameSession } from '../session/GameSession.ts';
import type { House } from '../session/House.ts';

/**
 * Lets the bots of one table move when their time has come: one at a time, longest overdue first, each thought through in
 * another thread on the state of that moment and put to the rules like any intent.
 */
export class BotRunner {
  readonly #house: House;
  readonly #table: GameSession;
  #isRunning = false;

  constructor(house: House, table: GameSession) {
    this.#house = house;
    this.#table = table;
  }

  /** Makes the moves that are due; returns at once when it is at it already. */
  async run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      let isGoingOn = true;
      while (isGoingOn) isGoingOn = await this.#moveNext();
    } finally {
      this.#isRunning = false;
    }
  }

  /** True when a move was made and noted, so that another may be due. */
  async #moveNext(): Promise<boolean> {
    const { scenario, working } = this.#table;
    if (this.#table.isSavingPaused || this.#table.isHistoryLost) return false;
    const [due] = botsDue(scenario, working.state, this.#table.nowMs());
    if (due === undefined) return false;
    const { economy, key } = due;
    const thought = await this.#house.bots.think({
      state: working.state,
      economy,
      key,
    });
    if (thought.fault !== undefined)
      this.#house.log.error(
        { gameId: this.#table.gameId, economy, key, fault: thought.fault },
        'a bot failed',
      );
    for (const intent of thought.intents) {
      const answer = await this.#table.submit({ actor: { type: 'bot', economy }, intents: [intent] });
      // The table went on while it thought: a refusal is its answer.
      if (!answer.ok)
        this.#house.log.debug(
          { gameId: this.#table.gameId, economy, code: answer.error.code },
          'bot refused',
        );
    }
    const noted = await this.#table.submit({
      actor: { type: 'server' },
      intents: [{ type: 'noteBotThought', economy, key }],
    });
    return noted.ok;
  }
}
