import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';

const ARTICLES = ['marketPact', 'payment', 'bindingPeriod'];

/** Everything that keeps a draft among provinces from being law now; the first is the one that a refusal names. */
export function pactFaults(
  { dealOrder }: ProvincesScenario,
  _state: GameState,
  { parties, clauses }: Draft,
  author: string,
): Rejection[] {
  const strangers = parties.filter((party) => !dealOrder.includes(party));
  const articles = clauses.flatMap(({ type }, clause): Rejection[] =>
    ARTICLES.includes(type) ? [] : [{ code: 'pact/only-pacts', clause }],
  );
  const pacts = clauses.filter(({ type }) => type === 'marketPact').length;
  return [
    ...(parties.includes(author) ? [] : [{ code: 'paper/author-not-party' } as const]),
    ...strangers.map((economy): Rejection => ({ code: 'paper/unknown-party', economy })),
    ...articles,
    ...(pacts > 1 ? [{ code: 'pact/one-article' } as const] : []),
  ];
}
