import { botMove } from '#shared/bots/botMove.ts';
import { remarksBetween } from '../../../shared/bots/speech/remarks.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { TEMPERAMENT_NAMES } from '#shared/content/temperaments.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { aTable, type Table } from '../../support/aTable.ts';
import { governedBy } from '../modules/someBots.ts';

const { agreementLimits } = PRESETS.firstLesson;
export const SEATS = ['ALB', 'BOR', 'CAT', 'DUN'] as const;

/** All tables of a First lesson with one person and bots of one temperament, brought to the first negotiation. */
export function* lessons(): Generator<{ table: Table; person: string; bot: string }> {
  for (const temperament of TEMPERAMENT_NAMES)
    for (const person of SEATS)
      for (const bot of SEATS)
        if (person !== bot) {
          const table = aTable({ agreementLimits, people: [person], at: 'negotiation' });
          yield { table: governedBy(table, temperament), person, bot };
        }
}

/** What the bot does about an offer, and what it says of it. */
export function answerTo(table: Table, draft: Draft, person: string, bot: string) {
  const { id, revision } = table.tableProposal(draft, person);
  const before = table.state;
  const intents = botMove(table.scenario, table.state, bot, { type: 'answer', proposal: id, revision });
  for (const intent of intents) table.accept(table.seat(bot), intent);
  const said = remarksBetween(before, table.state).find(({ by, to }) => by === bot && to === person);
  return { answer: must(intents.at(-1), 'an answer'), said };
}
