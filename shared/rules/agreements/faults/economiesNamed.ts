import { assertNever } from '#shared/kernel/assertNever.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, FormerAgreement } from '#shared/protocol/clauses.ts';
import type { GameState } from '../../state.ts';
import { admissionOf, type AdmissionClause } from '../admission.ts';
import { expandConcession } from '../law/expandConcession.ts';
import { concessionsOf } from '../law/paperContents.ts';
import { outsidersOf } from '../law/formerAgreements.ts';

type Law = Pick<GameState, 'agreements' | 'pairLevels'>;

/** Economies that a clause names: each of them must sign. */
export function economiesNamed(clause: Clause): EconomyId[] {
  switch (clause.type) {
    case 'tariffConcession':
      return [clause.by, ...clause.to];
    case 'freeTradeArea':
    case 'customsUnion':
    case 'commonMarket':
    case 'economicUnion':
    case 'fullIntegration':
    case 'jointInfrastructure':
    case 'adjustmentFund':
    case 'deepProvision':
    case 'mutualRecognition':
    case 'disputeSettlement':
    case 'marketPact':
      return [...clause.among];
    case 'specialTreatment':
      return [...clause.to];
    case 'agreedSpecialization':
      return clause.between.map(({ party }) => party);
    case 'conditionality':
      return [clause.of];
    case 'payment':
      return [clause.from, clause.to];
    case 'accession':
      return [clause.entrant];
    case 'merger':
    case 'bindingPeriod':
    case 'phaseIn':
      return [];
    default:
      return assertNever(clause);
  }
}

/** All whom a clause concerns, so that they may be parties: also members of blocs and of unions, and partners of former agreements. */
export function economiesConcerned(law: Law, clause: Clause): EconomyId[] {
  switch (clause.type) {
    case 'tariffConcession':
    case 'agreedSpecialization':
      return [
        ...economiesNamed(clause),
        ...concessionsOf(clause)
          .flatMap((cut) => expandConcession(law, cut))
          .flatMap(({ by, to }) => [by, to]),
      ];
    case 'customsUnion':
      return [...clause.among, ...formerPartners(law, clause.former, clause.among)];
    case 'accession':
    case 'merger':
      return [...economiesNamed(clause), ...admissionParties(law, clause)];
    default:
      return economiesNamed(clause);
  }
}

function admissionParties(law: Law, clause: AdmissionClause): EconomyId[] {
  const together = admissionOf(law, clause)?.together ?? [];
  return [...together, ...formerPartners(law, clause.former, together)];
}

/** Outsiders whose agreement is extended to a union: it needs their signature. */
function formerPartners(
  law: Law,
  former: readonly FormerAgreement[],
  members: readonly EconomyId[],
): EconomyId[] {
  return former.flatMap(({ agreement: id, action }) => {
    const agreement = law.agreements[id];
    return action === 'extend' && agreement !== undefined ? outsidersOf(agreement, members) : [];
  });
}

/** Clauses that only say how, when or on what condition others work: alone they oblige nobody. */
export function obligesByItself({ type }: Clause): boolean {
  return (
    type !== 'bindingPeriod' && type !== 'phaseIn' && type !== 'specialTreatment' && type !== 'conditionality'
  );
}
