import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { provincesOf } from '#shared/rules/provinces/provincesOf.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { distanceKm } from '../sight/thinking.ts';

/** How many of the nearest a leader thinks of, and how large a body it would found. */
const NEAREST = 4;
const MEMBERS_MOST = 4;

/**
 * With whom a leader could share a market: its neighbours by twos, threes and fours, the nearest first; a body of its own once more where it
 * ends with this round, and with one more member.
 */
export function memberSets(scenario: ProvincesScenario, view: GameState, economy: EconomyId): EconomyId[][] {
  const [first = '', second = '', third = '', fourth = ''] = nearestTo(scenario, [economy]).slice(0, NEAREST);
  const founded = [
    [first],
    [second],
    [third],
    [fourth],
    [first, second],
    [first, third],
    [second, third],
    [first, second, third],
  ].map((others) => [economy, ...others]);
  const bodies = Object.values(provincesOf(view).pacts)
    .filter(({ members }) => members.includes(economy))
    .flatMap((pact) => changed(scenario, view, pact));
  return [...bodies, ...founded].map((members) =>
    scenario.dealOrder.filter((seat) => members.includes(seat)),
  );
}

function changed(scenario: ProvincesScenario, view: GameState, { members, untilRound }: Pact): EconomyId[][] {
  const grown = nearestTo(scenario, members)
    .slice(0, 2)
    .map((entrant) => [...members, entrant]);
  return [
    ...(untilRound <= view.round ? [[...members]] : []),
    ...(members.length < MEMBERS_MOST ? grown : []),
  ];
}

/** Others with a seat, those nearest to any of the members first. */
function nearestTo(scenario: ProvincesScenario, members: readonly EconomyId[]): EconomyId[] {
  const away = (seat: EconomyId): number =>
    Math.min(...members.map((member) => distanceKm(scenario, member, seat)));
  return scenario.dealOrder.filter((seat) => !members.includes(seat)).toSorted((a, b) => away(a) - away(b));
}
