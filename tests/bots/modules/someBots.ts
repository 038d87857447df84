/** Bots with temperaments of a test's choice, and what they do when they have thought. */
import type { ConferenceMatter } from '#shared/protocol/botMove.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import { botMove } from '#shared/bots/botMove.ts';
import { botView } from '../../../shared/bots/botView.ts';
import { createDelegation, type Delegation } from '../../../shared/bots/modules/delegation.ts';
import type { TemperamentName } from '#shared/content/temperaments.ts';
import type { Intent } from '#shared/protocol/intents.ts';
import { pendingBotAnswers } from '../../../shared/rules/game/botAnswersDue.ts';
import type { Table } from '../../support/aTable.ts';

/** The same table with every bot of one temperament, but for those named. */
export function governedBy(
  table: Table,
  temperament: TemperamentName,
  others: Readonly<Record<string, TemperamentName>> = {},
): Table {
  const seats = mapValues(table.state.seats, (seat) => ({
    ...seat,
    temperament: others[seat.economy] ?? temperament,
  }));
  table.state = { ...table.state, seats };
  return table;
}

/** What a bot does about a matter that it owes the conference. */
export function conferenceIntents(
  table: Table,
  economy: string,
  matter: ConferenceMatter['matter'],
): readonly Intent[] {
  const owed = pendingBotAnswers(table.state).find(
    ({ economy: by, move }) => by === economy && move.type === 'conference' && move.matter === matter,
  );
  return botMove(table.scenario, table.state, economy, must(owed, `a thought of ${economy}`).move);
}

export function delegationOf({ scenario, state }: Table, economy: string): Delegation {
  return must(createDelegation(scenario, botView(state, economy), economy), 'a delegation');
}
