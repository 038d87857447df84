import { botMove } from '#shared/bots/botMove.ts';
import { botsDue } from '../../shared/bots/moves/botMoves.ts';
import { SERVER, type Table } from '../support/aTable.ts';

const TICK_MS = 500;

/** Lets time pass at a table, bots moving as the server lets them: a due move, its intents, its note. */
export function runBots(
  table: Table,
  untilMs: number,
  afterIntent: (under: Table['state']) => void = () => undefined,
): void {
  for (; table.nowMs <= untilMs; table.nowMs += TICK_MS) {
    let [due] = botsDue(table.state, table.nowMs);
    while (due !== undefined) {
      const { economy, move } = due;
      for (const intent of botMove(table.scenario, table.state, economy, move)) {
        const under = table.state;
        table.ask({ type: 'bot', economy }, intent);
        afterIntent(under);
      }
      table.accept(SERVER, { type: 'noteBotThought', economy, move });
      [due] = botsDue(table.state, table.nowMs);
    }
  }
}
