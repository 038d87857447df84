import type { TableGame } from '#shared/classroom/tables.ts';
import { openFacts } from '#shared/classroom/openFacts.ts';
import type { BallotsView, Change, OnScreen, TableWhatIfs, WhatIf } from '#shared/protocol/debrief.ts';
import { allOpen, compareChanges, comparedAt } from '#shared/rules/forecast/whatIf.ts';
import { offerOutcome } from '#shared/rules/game/whatIf.ts';
import type { AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import type { Moment } from './games.ts';

type Documents = Readonly<Record<string, string>>;

/** What the room of a table or of a class says of its debrief: some have answered, one vote is closed and solved, and what might have been is known. */
export function debriefDocuments(
  tables: readonly { readonly game: TableGame; readonly moment: Moment }[],
  onScreen?: OnScreen,
): Documents {
  const [first] = tables;
  if (first === undefined || first.game.state.phase !== 'debrief') return {};
  const whatIf = JSON.stringify(whatIfsOf(first.moment.rules.scenario, first.game));
  const told = tables.flatMap(({ game }): [string, string][] => {
    const { results, story } = openFacts(game);
    const ofClass: [string, string][] =
      onScreen === undefined
        ? []
        : [
            [`results/${game.table}`, JSON.stringify(results)],
            [`story/${game.table}`, JSON.stringify(story)],
          ];
    return [...ofClass, [`whatIf/${game.table}`, whatIf]];
  });
  return {
    ballots: JSON.stringify(ballotsOf(first.moment.rules.scenario, first.game)),
    ...Object.fromEntries(told),
    ...(onScreen === undefined ? {} : { onScreen: JSON.stringify(onScreen) }),
  };
}

function ballotsOf(scenario: AnyScenario, { state, seats }: TableGame): BallotsView {
  const [seat = ''] = seats;
  const changes: readonly Change[] = [
    { type: 'wallDown', economy: seat },
    { type: 'wallDown', economy: seats[1] ?? seat },
  ];
  const offer = { kind: 'vote', table: 'A', changes } as const;
  return {
    voters: 34,
    ballots: [
      { item: 'mood', counts: { proud: 6, pleased: 11, surprised: 8, uneasy: 3 }, isClosed: false },
      { item: 'question', counts: { 0: 12, 1: 7, 2: 4 }, isClosed: false },
      { item: 'exit', counts: { outsiders: 9, words: 4, walls: 2 }, isClosed: false },
      {
        item: 'offer-1',
        counts: { 0: 9, 1: 17 },
        isClosed: true,
        offer,
        outcome: offerOutcome(scenario, state, offer),
      },
    ],
  };
}

/** Treaties that are told of. */
const TREATIES = 4;

/** The few rows that need no log, and of the treaties of the end what would come of the law without them. */
function whatIfsOf(scenario: AnyScenario, { state, seats }: TableGame): TableWhatIfs {
  if (scenario.id === 'provinces' || state.rulebook !== 'countries') return [];
  const economies = state.reports.at(-1)?.economies ?? {};
  const was = Object.fromEntries(seats.map((seat) => [seat, economies[seat]?.index ?? 100]));
  const start = Object.fromEntries(seats.map((seat) => [seat, 100]));
  const world = { scenario, state };
  const without = Object.values(state.agreements)
    .filter(({ proposal }) => proposal !== undefined)
    .slice(0, TREATIES)
    .map(({ id, parties, level, sinceRound }): WhatIf => {
      const compared = compareChanges(world, [{ type: 'treatyOut', agreement: id }]);
      return {
        what: 'never',
        treaty: { parties, level, sinceRound },
        compared: compared.ok ? compared.value : null,
      };
    });
  return [
    ...without,
    { what: 'alone', compared: comparedAt(seats, was, start) },
    { what: 'open', compared: comparedAt(seats, was, allOpen(scenario)) },
  ];
}
