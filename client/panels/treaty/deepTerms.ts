import type { Filling } from '../../text/t.ts';
import type { TextKey } from '../../text/areas.ts';
import { COHESION_FUND_BP } from '#shared/content/constants.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import { t } from '../../text/t.ts';
import { type Phrase, phrase } from '../../text/phrase.ts';

/** Whose term it is, on which side, and how it is said. */
export type PartyTerm = {
  readonly party: EconomyId;
  readonly side: 'give' | 'get' | 'both';
  readonly phrase: Phrase;
};

/** Clauses of the higher levels and beyond tariffs. */
export type DeepClause = Extract<
  Clause,
  {
    readonly type:
      | 'commonMarket'
      | 'economicUnion'
      | 'fullIntegration'
      | 'phaseIn'
      | 'specialTreatment'
      | 'agreedSpecialization'
      | 'jointInfrastructure'
      | 'adjustmentFund'
      | 'deepProvision'
      | 'mutualRecognition'
      | 'disputeSettlement'
      | 'conditionality'
      | 'marketPact';
  }
>;

/** What one of these clauses makes each party give, or lets it get. */
export function deepTerms(clause: DeepClause, parties: readonly EconomyId[]): PartyTerm[] {
  switch (clause.type) {
    case 'commonMarket':
      return movementTerms(clause.among);
    case 'economicUnion':
      return [...each(clause.among, commonPolicies), ...cohesionTerms(clause.among, 5)];
    case 'fullIntegration':
      return [...each(clause.among, oneAuthority), ...cohesionTerms(clause.among, 6)];
    case 'phaseIn':
      return each(parties, () => [term('both', 'term.phaseIn', { rounds: clause.rounds })]);
    case 'specialTreatment': {
      const { to: economies, rounds } = clause;
      return each(parties, (party) => [
        economies.includes(party)
          ? term('get', 'term.specialGet', { rounds })
          : term('give', 'term.specialGive', { economies, rounds }),
      ]);
    }
    case 'agreedSpecialization':
      return swapTerms(clause.between);
    case 'jointInfrastructure':
    case 'adjustmentFund':
      return fundTerms(clause);
    case 'deepProvision':
      return each(clause.among, () => [term('both', `term.provision.${clause.provision}`)]);
    case 'mutualRecognition':
      return each(clause.among, () => [term('both', 'term.mutualRecognition')]);
    case 'disputeSettlement':
      return each(clause.among, () => [term('both', 'term.disputeSettlement')]);
    case 'marketPact':
      return each(clause.among, () => [term('both', 'term.marketPact', { atMost: clause.atMost })]);
    case 'conditionality': {
      const condition = t(`condition.${clause.condition}`);
      return each(parties, (party) => [
        party === clause.of
          ? term('give', 'term.conditionGive', { condition })
          : term('get', 'term.conditionGet', { economy: clause.of, condition }),
      ]);
    }
    default:
      return assertNever(clause);
  }
}

function swapTerms([one, two]: ClauseOf<'agreedSpecialization'>['between']): PartyTerm[] {
  const swap = (own: typeof one, other: typeof one): PartyTerm[] => [
    { party: own.party, ...term('get', 'term.keeps', { sector: own.keeps }) },
    { party: own.party, ...term('give', 'term.leaves', { sector: other.keeps, economy: other.party }) },
  ];
  return [...swap(one, two), ...swap(two, one)];
}

type SideTerm = Omit<PartyTerm, 'party'>;

function term<Key extends TextKey>(side: PartyTerm['side'], key: Key, ...params: Filling<Key>): SideTerm {
  return { side, phrase: phrase(key, ...params) };
}

function each(
  parties: readonly EconomyId[],
  termsFor: (party: EconomyId, others: readonly EconomyId[]) => readonly SideTerm[],
): PartyTerm[] {
  return parties.flatMap((party) => {
    const others = parties.filter((other) => other !== party);
    return termsFor(party, others).map((own) => ({ party, ...own }));
  });
}

function movementTerms(among: readonly EconomyId[]): PartyTerm[] {
  return each(among, (_party, economies) => [
    term('give', 'term.moveGive', { economies }),
    term('get', 'term.moveGet', { economies }),
  ]);
}

function commonPolicies(_party: EconomyId, economies: readonly EconomyId[]): SideTerm[] {
  return [term('both', 'term.commonPolicies', { economies }), term('both', 'term.weightedVote')];
}

function oneAuthority(_party: EconomyId, economies: readonly EconomyId[]): SideTerm[] {
  return [term('both', 'term.oneCurrency', { economies }), term('both', 'term.presidency')];
}

function cohesionTerms(among: readonly EconomyId[], level: 5 | 6): PartyTerm[] {
  const percent = COHESION_FUND_BP[level] / 100;
  return each(among, () => [term('give', 'term.cohesionGive', { percent }), term('get', 'term.cohesionGet')]);
}

function fundTerms({
  type,
  among,
  contributionBp,
}: Extract<DeepClause, { readonly type: 'jointInfrastructure' | 'adjustmentFund' }>): PartyTerm[] {
  const percent = contributionBp / 100;
  return each(among, (_party, economies) =>
    type === 'jointInfrastructure'
      ? [
          term('give', 'term.infrastructureGive', { percent }),
          term('get', 'term.infrastructureGet', { economies }),
        ]
      : [term('give', 'term.adjustmentGive', { percent }), term('get', 'term.adjustmentGet')],
  );
}
