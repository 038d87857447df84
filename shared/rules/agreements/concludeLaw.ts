import { agreementId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Agreement, Concession, LawChange, Payment } from '#shared/protocol/law.ts';
import type { GameState } from '../state.ts';
import { applyLaw } from './applyLaw.ts';
import { absorb } from './law/absorb.ts';
import { expandConcession } from './law/expandConcession.ts';
import { freshAgreement, type IntegrationLaw, type LawSource } from './law/draftAgreement.ts';
import { integrationLaw } from './law/integrationLaw.ts';

/**
 * The law that a lawful paper makes when concluded now. Concessions and payments among the parties of its form of
 * integration belong to that agreement; others stand in a preferential arrangement of their own beside it.
 */
export function lawOf(scenario: Scenario, state: GameState, source: LawSource): LawChange {
  const integration = integrationLaw(scenario, state, source);
  const after = integration === undefined ? state : afterIntegration(state, integration);
  const terms: Terms = {
    concessions: source.clauses.flatMap((clause) =>
      clause.type === 'tariffConcession' ? expandConcession(after, clause) : [],
    ),
    payments: paymentsOf(state, source),
  };
  if (integration === undefined) {
    const arrangement = withTerms(freshAgreement(state, source, 1, source.parties), terms);
    return settle(state, arrangement, { alongside: [], end: [] });
  }
  const { target } = integration;
  const inside = termsWithin(terms, (economy) => target.parties.includes(economy));
  const law = settle(state, withTerms(target, inside.within), integration);
  const annex = annexOf(after, source, inside.beyond);
  return annex === undefined ? law : { ...law, upsert: [...law.upsert, annex] };
}

/** The state in which a paper's form of integration is already law: its other clauses are read there. */
export function afterIntegration(state: GameState, integration: IntegrationLaw): GameState {
  const { target, alongside, end, walls } = integration;
  return applyLaw(state, { upsert: [target, ...alongside], end, walls: walls ?? {} });
}

type Terms = { readonly concessions: readonly Concession[]; readonly payments: readonly Payment[] };

function paymentsOf(state: Pick<GameState, 'round'>, source: LawSource): Payment[] {
  return source.clauses.flatMap((clause) => {
    if (clause.type !== 'payment') return [];
    const { from, to, amountMn, rounds } = clause;
    return [{ from, to, amountMn, untilRound: state.round + rounds - 1 }];
  });
}

function withTerms(agreement: Agreement, terms: Terms): Agreement {
  return {
    ...agreement,
    concessions: [...agreement.concessions, ...terms.concessions],
    payments: [...agreement.payments, ...terms.payments],
  };
}

function termsWithin(
  terms: Terms,
  isParty: (economy: string) => boolean,
): { readonly within: Terms; readonly beyond: Terms } {
  const isInside = ({ by, to }: Concession): boolean => isParty(by) && isParty(to);
  const isPaidInside = ({ from, to }: Payment): boolean => isParty(from) && isParty(to);
  return {
    within: {
      concessions: terms.concessions.filter(isInside),
      payments: terms.payments.filter(isPaidInside),
    },
    beyond: {
      concessions: terms.concessions.filter((concession) => !isInside(concession)),
      payments: terms.payments.filter((payment) => !isPaidInside(payment)),
    },
  };
}

/** What the paper agrees with economies outside its form of integration. */
function annexOf(after: GameState, source: LawSource, beyond: Terms): Agreement | undefined {
  if (beyond.concessions.length + beyond.payments.length === 0) return undefined;
  const bound = new Set([
    ...beyond.concessions.flatMap(({ by, to }) => [by, to]),
    ...beyond.payments.flatMap(({ from, to }) => [from, to]),
  ]);
  const { title: _title, ...untitled } = source;
  const arrangement = freshAgreement(after, untitled, 1, [...bound]);
  return withTerms({ ...arrangement, id: agreementId(after.counters.agreement) }, beyond);
}

function settle(
  state: GameState,
  agreement: Agreement,
  { alongside, end, walls }: Omit<IntegrationLaw, 'target'>,
): LawChange {
  const touched = new Set([agreement.id, ...end, ...alongside.map(({ id }) => id)]);
  const others = Object.values(state.agreements).filter(({ id }) => !touched.has(id));
  const absorption = absorb(agreement, others, state.round);
  return {
    upsert: [absorption.agreement, ...alongside],
    end: [...end, ...absorption.ended.map(({ id }) => id)],
    ...(walls === undefined ? {} : { walls }),
  };
}
