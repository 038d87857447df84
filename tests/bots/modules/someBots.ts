/** Bots with temperaments of a test's choice, and what they do when they have thought. */
import { mapValues, must } from '#shared/kernel/records.ts';
import { botMove } from '#shared/bots/botMove.ts';
import { botView } from '../../../shared/bots/botMove.ts';
import { createDelegation, type Delegation } from '../../../shared/bots/modules/delegation.ts';
import type { Temperament } from '#shared/content/vocabulary.ts';
import type { Intent } from '#shared/protocol/intents.ts';
import { pendingBotAnswers } from '../../../shared/rules/game/due.ts';
import type { Table } from '../../support/aTable.ts';

/** The same table with every bot of one temperament, but for those named. */
export function governedBy(
  table: Table,
  temperament: Temperament,
  others: Readonly<Record<string, Temperament>> = {},
): Table {
  const seats = mapValues(table.state.seats, (seat) => ({
    ...seat,
    temperament: others[seat.economy] ?? temperament,
  }));
  table.state = { ...table.state, seats };
  return table;
}

/** What a bot does about what it owes the conference, its key beginning so. */
export function conferenceIntents(table: Table, economy: string, beginning: string): readonly Intent[] {
  const owed = pendingBotAnswers(table.state).find(
    (answer) => answer.economy === economy && answer.key.startsWith(`conference:${beginning}`),
  );
  return botMove(table.scenario, table.state, economy, must(owed, `a thought of ${economy}`).key);
}

export function delegationOf({ scenario, state }: Table, economy: string): Delegation {
  return must(createDelegation(scenario, botView(state, economy), economy), 'a delegation');
}
