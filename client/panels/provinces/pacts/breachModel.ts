import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Breach, Pact } from '#shared/protocol/provinces/pacts.ts';
import { seenChance } from '#shared/rules/provinces/pacts/breachesOf.ts';
import { DIALS, dialCap, type Dial } from '#shared/rules/provinces/pacts/dialCap.ts';
import { pactDues } from '#shared/rules/provinces/pacts/pactDues.ts';
import type { GameState } from '#shared/rules/state.ts';

/** A word broken: by whom and when, and with which dials above what was agreed. */
export type ToldBreach = Pick<Breach, 'by' | 'round'> & {
  readonly dials: readonly { readonly dial: Dial; readonly level: number; readonly most: number }[];
};

/**
 * The last breach of a pact by each of its members, and by each whom a binding one put out, as far as this seat knows of it; of rounds
 * that are over.
 */
export function breachesOfPact(game: GameState, pact: Pact): readonly ToldBreach[] {
  const { breaches = [] } = game.provinces ?? {};
  const known = breaches.filter(
    ({ pact: id, by, round, isExcluded }) =>
      id === pact.id && round < game.round && (isExcluded || pact.members.includes(by)),
  );
  return known
    .filter((breach) => breach === known.findLast(({ by }) => by === breach.by))
    .map((breach) => told(game, pact, breach));
}

function told({ provinceReports = [] }: GameState, pact: Pact, { by, round }: Breach): ToldBreach {
  const stood = provinceReports.find((report) => report.round === round)?.provinces[by];
  const dials = DIALS.map((dial) => ({ dial, level: stood?.[dial] ?? 0, most: dialCap(pact, dial) }));
  return { by, round, dials: dials.filter(({ level, most }) => level > most) };
}

/** Chance, 0–1, that a member is seen to break its word in this round. */
export function chanceSeen(game: GameState, pact: Pact): number {
  return seenChance(pact, pactDues(game).offices.includes(pact.id));
}

/** What is left to a member whose partner broke its word: nothing to do about its own. */
export function isWronged(breaches: readonly ToldBreach[], me: EconomyId | undefined): boolean {
  return me !== undefined && breaches.some(({ by }) => by !== me);
}
