import { botMove } from '#shared/bots/botMove.ts';
import { PRESETS } from '#shared/content/presets.ts';
import type { BotMove } from '#shared/protocol/botMove.ts';
import type { Intent } from '#shared/protocol/intents.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { botsDue } from '../../shared/bots/moves/botMoves.ts';
import { SERVER, type Table, aTable } from './aTable.ts';

const { agreementLimits, rounds } = PRESETS.firstLesson;

export type Move = {
  readonly economy: string;
  readonly move: BotMove;
  readonly intents: readonly Intent[];
  readonly before: CountryGame;
};

/** All that is due now; what each move was is told to whoever looks on. */
export function letBotsMove(table: Table, seen: (move: Move) => void = () => undefined): void {
  for (;;) {
    const [due] = botsDue(table.state, table.nowMs);
    if (due === undefined) return;
    const { economy, move } = due;
    const before = table.state;
    const intents = botMove(table.scenario, before, economy, move);
    for (const intent of intents) table.ask({ type: 'bot', economy }, intent);
    table.accept(SERVER, { type: 'noteBotThought', economy, move });
    seen({ economy, move, intents, before });
  }
}

/** A First lesson that bots have played up to the talks of a round. */
export function playedTo(word: string, round: number): Table {
  const table = aTable({ agreementLimits, rounds, seed: word });
  table.host('startGame');
  while (table.state.phase !== 'negotiation' || table.state.round < round) {
    const { phase } = table.state;
    const untilMs = table.nowMs + 150_000;
    for (; table.nowMs < untilMs && table.state.phase === phase; table.nowMs += 4_000) letBotsMove(table);
    if (table.state.phase === phase) table.host('skipPhase');
  }
  return table;
}
