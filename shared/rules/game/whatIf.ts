/** What might have been at a table whose game is over, of either game: what the debrief shows beside what was. */
import { storedNash } from '#shared/content/nash/storedNash.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Result } from '#shared/kernel/result.ts';
import type {
  Change,
  Compared,
  Offer,
  OfferOutcome,
  TableWhatIfs,
  WhatIf,
} from '#shared/protocol/debrief.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import {
  allOpen,
  canChange,
  compareChanges,
  comparedAt,
  madeTreaties,
  recordedRounds,
  replayWithout,
} from '../forecast/whatIf.ts';
import {
  allProvincesOpen,
  allProvincesSelfish,
  canChangeProvinces,
  compareProvinceChanges,
} from '../provinces/forecast/whatIf.ts';
import { type AnyScenario, byGame } from '../scenario/anyScenario.ts';
import type { ProvincesScenario } from '../scenario/provincesScenario.ts';
import { parOf } from '../scores/par.ts';
import { type CountryGame, countryGame, type GameState, provinceGame, type ProvinceGame } from '../state.ts';
import { evolve } from './evolve.ts';

/** Treaties that are thought away one by one: those that moved most. */
const MOST_TREATIES = 4;

/** `events`: the whole log of the game. */
export function whatIfsOf(
  scenario: AnyScenario,
  state: GameState,
  events: readonly GameEvent[],
): TableWhatIfs {
  return byGame<TableWhatIfs>(scenario, {
    countries: (world) => ofCountries(world, countryGame(state), events),
    provinces: (world) => ofProvinces(world, provinceGame(state)),
  });
}

function ofCountries(
  scenario: Scenario,
  state: CountryGame,
  events: readonly GameEvent[],
): readonly WhatIf[] {
  const rounds = recordedRounds(events, (before, event) => countryGame(evolve(before, event)));
  const was = endOf(state);
  const never = madeTreaties(rounds).map(({ agreement, ...treaty }): WhatIf => {
    const replayed = replayWithout(scenario, rounds, [agreement]);
    return {
      what: 'never',
      treaty,
      compared: replayed.ok ? comparedAt(scenario.dealOrder, was, replayed.value) : null,
    };
  });
  const start = fromKeys(scenario.dealOrder, () => 100);
  return [
    ...weightiest(never),
    { what: 'alone', compared: comparedAt(scenario.dealOrder, was, start) },
    { what: 'open', compared: comparedAt(scenario.dealOrder, was, allOpen(scenario)) },
    ...selfishOf(scenario, was),
    ...bestOf(scenario, state),
  ];
}

/** Real incomes after the last settlement. */
function endOf({ reports }: CountryGame): Readonly<Record<string, number>> {
  const economies = reports.at(-1)?.economies ?? {};
  return fromKeys(Object.keys(economies), (economy) => economies[economy]?.index ?? NaN);
}

function weightiest(rows: readonly WhatIf[]): readonly WhatIf[] {
  const effect = ({ compared }: WhatIf): number =>
    Math.max(0, ...Object.values(compared ?? {}).map((each) => Math.abs(each.with - each.without)));
  return rows.toSorted((a, b) => effect(b) - effect(a)).slice(0, MOST_TREATIES);
}

/** Stored for the openings as they are shipped; what a researcher assumes otherwise has none. */
function selfishOf(scenario: Scenario, was: Readonly<Record<string, number>>): readonly WhatIf[] {
  const stored = scenario.assumed === undefined ? storedNash(scenario.id, scenario.opening) : undefined;
  if (stored === undefined) return [];
  return [{ what: 'selfish', compared: comparedAt(scenario.dealOrder, was, stored.indices) }];
}

/** The best path of par, against the same mean of the game that was played. */
function bestOf(scenario: Scenario, state: CountryGame): readonly WhatIf[] {
  const bestPath = parOf(state)?.par.bestPath ?? {};
  const standings = state.final?.standings ?? [];
  const meanOf = (prosperity: number | undefined): number => 100 * Math.exp((prosperity ?? NaN) / 100);
  const known = scenario.dealOrder.filter((seat) => bestPath[seat] !== undefined);
  const played = fromKeys(known, (seat) =>
    meanOf(standings.find(({ economy }) => economy === seat)?.parts?.prosperity?.value),
  );
  if (known.length === 0 || Object.values(played).some(Number.isNaN)) return [];
  const best = fromKeys(known, (seat) => meanOf(bestPath[seat]));
  return [{ what: 'best', compared: comparedAt(known, played, best) }];
}

function ofProvinces(scenario: ProvincesScenario, state: ProvinceGame): readonly WhatIf[] {
  const without = Object.values(state.provinces.pacts).map(
    ({ id, members, isBinding, sinceRound }): WhatIf => ({
      what: 'never',
      treaty: { parties: members, level: isBinding ? 2 : 1, sinceRound },
      compared: orNull(compareProvinceChanges(scenario, state, [{ type: 'treatyOut', agreement: id }])),
    }),
  );
  return [
    ...weightiest(without),
    { what: 'open', compared: orNull(allProvincesOpen(scenario, state)) },
    { what: 'selfish', compared: orNull(allProvincesSelfish(scenario, state)) },
  ];
}

function orNull(compared: Result<Compared, unknown>): Compared | null {
  return compared.ok ? compared.value : null;
}

/** Whether every change of an offer can be made in the world of this table. */
export function canOffer(state: GameState, changes: readonly Change[]): boolean {
  return changes.every((change) =>
    state.rulebook === 'countries' ? canChange(state, change) : canChangeProvinces(state, change),
  );
}

/** What the model makes of an offer: of each change alone where one is chosen, of all together where all are made. */
export function offerOutcome(scenario: AnyScenario, state: GameState, offer: Offer): OfferOutcome {
  const sets = offer.kind === 'vote' ? offer.changes.map((change) => [change]) : [offer.changes];
  return sets.map((changes) =>
    byGame<Compared | null>(scenario, {
      countries: (world) => orNull(compareChanges({ scenario: world, state: countryGame(state) }, changes)),
      provinces: (world) => orNull(compareProvinceChanges(world, provinceGame(state), changes)),
    }),
  );
}
