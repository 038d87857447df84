import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { Phrase } from '../../text/phrase.ts';
import type { PartyTerm } from '../clauses/clauseView.ts';
import { viewOf } from '../clauses/clauseViews.ts';

/** One thing that a proposal makes a party give or lets it get, as a sentence key with its parameters. */
export type Term = PartyTerm & { readonly clause: number };

/** Every term of a proposal, clause by clause, party by party. */
export function termsOf(
  scenario: Scenario,
  game: CountryGame,
  { parties, clauses }: Pick<Draft, 'parties' | 'clauses'>,
): Term[] {
  return clauses.flatMap((clause, at) =>
    viewOf(clause.type)
      .terms({ scenario, game, parties }, clause)
      .map((term) => ({ clause: at, ...term })),
  );
}

/** Terms that one party gives, and those that it gets; duties of all stand with the gifts. */
export function giveAndGet(
  terms: readonly Term[],
  party: EconomyId,
): { readonly give: Phrase[]; readonly get: Phrase[] } {
  const own = terms.filter((term) => term.party === party);
  return {
    give: own.filter((term) => term.side !== 'get').map((term) => term.phrase),
    get: own.filter((term) => term.side === 'get').map((term) => term.phrase),
  };
}
