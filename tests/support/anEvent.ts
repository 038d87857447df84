import { EVENT_DECK } from '#shared/content/events/eventDeck.ts';
import type { EventKey } from '#shared/content/events/eventKeys.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { WorldEvent } from '../../shared/protocol/modules/modules.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { sectorOfEvent } from '../../shared/rules/modules/events/effects.ts';
import { aScenario } from './aScenario.ts';
import { aTable, type Table } from './aTable.ts';

/** A table of the world in the laboratory with some modules alone. */
export function aModuleTable(
  modules: NonNullable<CountryGame['settings']['modules']>,
  options: Parameters<typeof aTable>[0] = {},
): Table {
  return aTable({
    preset: 'laboratory',
    scenarioId: 'world',
    opening: 'highWalls',
    rounds: 6,
    modules,
    ...options,
  });
}

/** A card at work in the first rounds, in the world unless said otherwise. */
export function anEvent(
  card: EventKey,
  economies: readonly string[] = [],
  scenario = aScenario('world'),
): WorldEvent {
  const { sector: role } = EVENT_DECK[card];
  const sector = role === undefined ? undefined : sectorOfEvent(scenario, role);
  return {
    id: 'e0',
    card,
    announcedInRound: 0,
    fromRound: 1,
    untilRound: 3,
    placedBy: 'host',
    economies,
    ...(sector === undefined ? {} : { sector }),
  };
}

/** The state of a game with these cards at work. */
export function withEvents(state: CountryGame, ...active: readonly WorldEvent[]): CountryGame {
  return { ...state, round: 1, events: { announced: [], active, past: [], count: active.length } };
}

/** The state with a bloc of that level in force. */
export function withBloc(
  state: CountryGame,
  level: Agreement['level'],
  parties: readonly string[],
): CountryGame {
  const bloc: Agreement = {
    id: 'a90',
    level,
    parties,
    concessions: [],
    exceptions: [],
    payments: [],
    sinceRound: 0,
    boundUntilRound: 0,
    notices: [],
    ...(level >= 3 ? { key: { type: 'people' } } : {}),
  };
  return { ...state, agreements: { ...state.agreements, a90: bloc } };
}
