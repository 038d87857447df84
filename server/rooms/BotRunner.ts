import { botsDue, type BotDue } from '#shared/bots/moves/botMoves.ts';
import { leastMove } from '#shared/bots/botMove.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Intent } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { GameSession } from '../session/GameSession.ts';
import type { House } from '../session/House.ts';

type BotHouse = Pick<House, 'threads' | 'log'>;

/** A seat whose thoughts fail so often thinks no more in that round: each failure may have cost everybody a thread. */
const FAILURES_A_ROUND = 2;

/**
 * Lets the bots of one table move when their time has come: one at a time, longest overdue first, each thought through in
 * another thread on the state of that moment and put to the rules like any intent.
 */
export class BotRunner {
  readonly #house: BotHouse;
  readonly #table: GameSession;
  readonly #failed = new Map<EconomyId, { readonly round: number; readonly times: number }>();
  #isRunning = false;

  constructor(house: BotHouse, table: GameSession) {
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
    const { working } = this.#table;
    if (this.#table.isSavingPaused || this.#table.isHistoryLost) return false;
    const [due] = botsDue(working.state, this.#table.nowMs());
    if (due === undefined) return false;
    const { economy, move } = due;
    const intents = await this.#intentsOf(working.state, due);
    if (intents === undefined) return false;
    for (const intent of intents) {
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
      intents: [{ type: 'noteBotThought', economy, move }],
    });
    return noted.ok;
  }

  /** What the bot has thought of; the least that the rules ask where no thought comes of it; undefined while the server stops. */
  async #intentsOf(state: GameState, { economy, move }: BotDue): Promise<readonly Intent[] | undefined> {
    if (this.#hasGivenUp(state, economy)) return leastMove(move);
    const thought = await this.#house.threads.run({ type: 'botMove', state, economy, move });
    if (thought.ok) return thought.value;
    const { reason, fault } = thought.error;
    if (reason === 'closed') return undefined;
    if (reason === 'failed') this.#noteFailure(state, economy);
    this.#house.log.error({ gameId: this.#table.gameId, economy, move, reason, fault }, 'a bot failed');
    return leastMove(move);
  }

  #hasGivenUp({ round }: GameState, economy: EconomyId): boolean {
    const failed = this.#failed.get(economy);
    return failed?.round === round && failed.times >= FAILURES_A_ROUND;
  }

  #noteFailure({ round }: GameState, economy: EconomyId): void {
    const failed = this.#failed.get(economy);
    this.#failed.set(economy, { round, times: failed?.round === round ? failed.times + 1 : 1 });
  }
}
