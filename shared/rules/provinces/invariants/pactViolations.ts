import { PROVINCE_CORRIDORS } from '#shared/content/provinces/corridors.ts';
import { areDistinct, violatedBy } from '../../invariants/violatedBy.ts';
import type { GameState } from '../../state.ts';
import { moneyLeft } from '../pacts/moneyLeft.ts';
import { provincesOf } from '../provincesOf.ts';

/** Pacts, money paid and corridors agree with each other. */
export function pactViolations(state: GameState): string[] {
  const { provinces, payments, corridors } = provincesOf(state);
  const seats = Object.keys(provinces);
  return [
    ...registerViolations(state, seats),
    ...seats.flatMap((seat) => violatedBy(moneyLeft(state, seat) >= 0, `${seat} paid what it does not have`)),
    ...payments.flatMap(({ from, to, yuan100m }) =>
      violatedBy(
        from !== to && seats.includes(from) && seats.includes(to) && yuan100m > 0,
        `a payment of ${yuan100m} from ${from} to ${to}`,
      ),
    ),
    ...violatedBy(areDistinct(corridors.map(({ round }) => round)), 'two corridors in a round'),
    ...PROVINCE_CORRIDORS.flatMap(({ id }) =>
      violatedBy(corridors.filter(({ corridor }) => corridor === id).length <= 2, `${id} is built out`),
    ),
  ];
}

function registerViolations(state: GameState, seats: readonly string[]): string[] {
  const { pacts, breaches } = provincesOf(state);
  const bound = Object.values(pacts)
    .filter(({ isBinding }) => isBinding)
    .flatMap(({ members }) => members);
  return [
    ...violatedBy(areDistinct(bound), 'a province in two binding bodies'),
    ...Object.entries(pacts).flatMap(([key, { id, members, sinceRound, untilRound, deposit, isBinding }]) => [
      ...violatedBy(key === id, `${id} is registered as ${key}`),
      ...violatedBy(members.length >= 2 && areDistinct(members), `${id} has members ${members.join(', ')}`),
      ...violatedBy(
        members.every((member) => seats.includes(member)),
        `${id} binds a stranger`,
      ),
      ...violatedBy(sinceRound <= untilRound && sinceRound <= state.round, `the term of ${id}`),
      ...violatedBy(isBinding || deposit === 0, `${id} is voluntary and has a deposit`),
    ]),
    ...breaches.flatMap(({ by, pact, round }) =>
      violatedBy(seats.includes(by) && round <= state.round, `a breach of ${pact} by ${by}`),
    ),
  ];
}
