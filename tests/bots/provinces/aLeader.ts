import type { BotMove } from '#shared/protocol/botMove.ts';
import { botMove } from '#shared/bots/botMove.ts';
import { botView } from '../../../shared/bots/botView.ts';
import { thinkAs, type Thinking } from '../../../shared/bots/provinces/thinking.ts';
import type { ProvinceTemperamentName } from '#shared/content/provinces/provinceTemperaments.ts';
import { must } from '#shared/kernel/records.ts';
import type { Intent } from '#shared/protocol/intents.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvincesTable } from '../../support/aProvincesTable.ts';

/** What a bot on a seat does about a move. */
export function moveOf(table: ProvincesTable, economy: string, move: BotMove): readonly Intent[] {
  return botMove(table.scenario, table.state, economy, move);
}

/** The envelope that a bot on a seat would seal; the bell is rung first. */
export function envelopeOf(table: ProvincesTable, economy: string): Measures {
  if (table.state.phase === 'negotiation') table.advance();
  const sealing = moveOf(table, economy, { type: 'policy' }).find(({ type }) => type === 'sealMeasures');
  if (sealing?.type !== 'sealMeasures') throw new Error('no envelope');
  return sealing.measures;
}

export function thinkingOf(table: ProvincesTable, economy: string): Thinking {
  return thinkAs(table.scenario, botView(table.state, economy), economy);
}

/** All seats of one temperament. */
export function temper(table: ProvincesTable, temperament: ProvinceTemperamentName): void {
  const { temperaments } = table.provinces;
  table.change({
    temperaments: Object.fromEntries(
      Object.keys(must(temperaments, 'dealt')).map((seat) => [seat, temperament]),
    ),
  });
}
