import { agreementId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { LawChange, Paper } from '#shared/protocol/law.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';

type Article = ClauseOf<'marketPact'>;

export function isMarketPact(clause: Clause): clause is Article {
  return clause.type === 'marketPact';
}

/**
 * Pacts in force that an article takes the place of: of the same kind, on no other goods, and with all their members in the new one.
 * So a body admits, renews and changes its terms, with every member's yes.
 */
export function replacedBy(
  { pacts }: { readonly pacts: Readonly<Record<string, Pact>> },
  article: Article,
): Pact[] {
  return Object.values(pacts).filter(
    ({ isBinding, goods, members }) =>
      isBinding === article.isBinding &&
      (isBinding || article.goods === 'all' || article.goods === goods) &&
      members.every((member) => article.among.includes(member)),
  );
}

/** The pact that a lawful paper founds, and those that end in it. */
export function pactLaw(state: GameState, paper: Pick<Paper, 'id' | 'clauses' | 'title'>): LawChange {
  const article = paper.clauses.find(isMarketPact);
  if (article === undefined) return { upsert: [], end: [] };
  const replaced = replacedBy(provincesOf(state), article);
  const { type: _type, rounds, among, ...terms } = article;
  const payments = paper.clauses
    .filter((clause) => clause.type === 'payment')
    .map(({ from, to, amountMn, rounds: lasts }) => ({
      from,
      to,
      amountMn,
      untilRound: state.round + lasts - 1,
    }));
  const isOfficeFree = replaced.some((pact) => pact.isOfficeFree === true);
  const pact: Pact = {
    ...terms,
    hasOffice: terms.hasOffice || isOfficeFree,
    id: agreementId(state.counters.agreement),
    members: among,
    payments,
    sinceRound: state.round,
    untilRound: state.round + rounds - 1,
    paper: paper.id,
    ...(isOfficeFree ? { isOfficeFree } : {}),
    ...(paper.title === undefined ? {} : { title: paper.title }),
  };
  return { upsert: [], end: replaced.map(({ id }) => id), pacts: [pact] };
}
