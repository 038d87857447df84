import { DEPOSIT_LEAST, NEW_PACTS_PER_ROUND } from '#shared/content/provinces/provinceConstants.ts';
import { HIGHEST_LEVEL } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../../state.ts';
import { isDepositWaived } from '../../events/isDepositWaived.ts';
import { featureFault } from '../../featureFault.ts';
import { provincesOf } from '../../provincesOf.ts';
import { DIALS, dialCap } from '../dialCap.ts';
import { replacedBy } from '../pactLaw.ts';

type Article = ClauseOf<'marketPact'>;

/** What is wrong with the article that makes the pact. `clause` is its place in the paper. */
export function pactArticleFaults(
  state: GameState,
  { parties }: Draft,
  article: Article,
  clause: number,
): Rejection[] {
  return [
    ...memberFaults(parties, article, clause),
    ...termFaults(state, article, clause),
    ...lawFaults(state, article),
  ];
}

/** Members and parties are the same: nobody is bound without a signature, nobody signs for nothing. */
function memberFaults(parties: Draft['parties'], { among }: Article, clause: number): Rejection[] {
  return [
    ...(new Set(among).size < among.length ? [{ code: 'clause/duplicate', clause } as const] : []),
    ...parties
      .filter((economy) => !among.includes(economy))
      .map((economy): Rejection => ({ code: 'paper/party-not-named', economy })),
    ...among
      .filter((economy) => !parties.includes(economy))
      .map((economy): Rejection => ({ code: 'paper/named-not-party', economy, clause })),
  ];
}

function termFaults(state: GameState, article: Article, clause: number): Rejection[] {
  const { deposit, isBinding, hasOffice, rules } = article;
  const faults: Rejection[] = [];
  if (new Set(rules).size < rules.length) faults.push({ code: 'clause/duplicate', clause });
  if (DIALS.every((dial) => dialCap(article, dial) >= HIGHEST_LEVEL)) {
    faults.push({ code: 'pact/lowers-nothing', clause });
  }
  if (deposit > 0 && !isBinding) faults.push({ code: 'pact/deposit-needs-binding', clause });
  if (isBinding && deposit < DEPOSIT_LEAST && !isDepositWaived(state)) {
    faults.push({ code: 'pact/binding-needs-deposit', clause, points: DEPOSIT_LEAST });
  }
  const closed = hasOffice ? featureFault(state, 'offices') : undefined;
  return closed === undefined ? faults : [...faults, closed];
}

function lawFaults(state: GameState, article: Article): Rejection[] {
  const { pacts } = provincesOf(state);
  const replaced = replacedBy({ pacts }, article);
  const others = Object.values(pacts).filter((pact) => !replaced.includes(pact));
  const bound = article.isBinding ? others.filter(({ isBinding }) => isBinding) : [];
  const isFull = (economy: string): boolean =>
    Object.values(pacts).filter(
      ({ members, sinceRound }) => members.includes(economy) && sinceRound === state.round,
    ).length >= NEW_PACTS_PER_ROUND;
  return [
    ...bound.flatMap(({ id, members }) =>
      article.among
        .filter((economy) => members.includes(economy))
        .map((economy): Rejection => ({ code: 'pact/second-binding', economy, agreement: id })),
    ),
    ...article.among
      .filter(isFull)
      .map((economy): Rejection => ({ code: 'pact/too-many', economy, limit: NEW_PACTS_PER_ROUND })),
  ];
}
