import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { isIntegration } from '../law/integrationLaw.ts';
import { keyFault } from '../revenueKey.ts';
import { type DraftCase, repeated } from './draftCase.ts';

/** Of these a paper says one thing for all its cuts. */
const ONE_A_PAPER: ReadonlySet<Clause['type']> = new Set(['bindingPeriod', 'phaseIn', 'specialTreatment']);

/** Two clauses that speak of the same thing, so that it would be unclear which holds. */
function isRepeated(earlier: Clause, clause: Clause): boolean {
  if (earlier.type !== clause.type) return false;
  if (ONE_A_PAPER.has(clause.type)) return true;
  if (earlier.type === 'tariffConcession' && clause.type === 'tariffConcession') {
    const isSameLine = earlier.by === clause.by && earlier.sector === clause.sector;
    return isSameLine && clause.to.some((economy) => earlier.to.includes(economy));
  }
  if (earlier.type === 'payment' && clause.type === 'payment') {
    return earlier.from === clause.from && earlier.to === clause.to && earlier.rounds === clause.rounds;
  }
  if (earlier.type === 'conditionality' && clause.type === 'conditionality') {
    return earlier.of === clause.of && earlier.condition === clause.condition;
  }
  if (earlier.type === 'deepProvision' && clause.type === 'deepProvision') {
    return earlier.provision === clause.provision && shared(earlier.among, clause.among) >= 2;
  }
  if (earlier.type === 'adjustmentFund' && clause.type === 'adjustmentFund') {
    return shared(earlier.among, clause.among) >= 1;
  }
  return isStanding(earlier) && isStanding(clause) && shared(earlier.among, clause.among) >= 2;
}

type Standing = Extract<
  Clause,
  { readonly type: 'jointInfrastructure' | 'mutualRecognition' | 'disputeSettlement' }
>;

function isStanding(clause: Clause): clause is Standing {
  return (
    clause.type === 'jointInfrastructure' ||
    clause.type === 'mutualRecognition' ||
    clause.type === 'disputeSettlement'
  );
}

function shared(some: readonly EconomyId[], others: readonly EconomyId[]): number {
  return some.filter((economy) => others.includes(economy)).length;
}

/** What makes a clause unreadable by itself or beside the others: sectors, repetitions, dealings with oneself. */
export function shapeFaults(draftCase: DraftCase, clause: Clause, index: number): Rejection[] {
  const { scenario, draft } = draftCase;
  const faults = ownFaults(scenario, clause, index);
  const earlier = draft.clauses.slice(0, index);
  if (isIntegration(clause) && earlier.some(isIntegration)) {
    faults.push({ code: 'clause/one-integration', clause: index });
  }
  if (earlier.some((other) => isRepeated(other, clause)))
    faults.push({ code: 'clause/duplicate', clause: index });
  return faults;
}

function ownFaults(scenario: Scenario, clause: Clause, index: number): Rejection[] {
  switch (clause.type) {
    case 'tariffConcession':
      return [
        ...sectorFaults(scenario, clause.sector, index),
        ...(clause.to.includes(clause.by) ? [selfDealing(clause.by, index)] : []),
        ...duplicate(repeated(clause.to), index),
      ];
    case 'freeTradeArea': {
      const lines = clause.exceptions.map(({ by, sector }) => `${by} ${sector}`);
      const stranger = clause.exceptions.find(({ by }) => !clause.among.includes(by));
      return [
        ...duplicate([...repeated(clause.among), ...repeated(lines)], index),
        ...clause.exceptions.flatMap(({ sector }) => sectorFaults(scenario, sector, index)),
        ...(stranger === undefined
          ? []
          : [{ code: 'paper/named-not-party', economy: stranger.by, clause: index } as const]),
      ];
    }
    case 'customsUnion':
      return [
        ...duplicate(repeated(clause.among), index),
        ...keyFaults(clause, index),
        ...formerRepeated(clause, index),
      ];
    case 'accession':
      return formerRepeated(clause, index);
    case 'merger':
      return formerRepeated(clause, index);
    case 'payment':
      return clause.from === clause.to ? [selfDealing(clause.from, index)] : [];
    case 'agreedSpecialization':
      return swapFaults(scenario, clause, index);
    case 'specialTreatment':
      return duplicate(repeated(clause.to), index);
    default:
      return 'among' in clause ? duplicate(repeated(clause.among), index) : [];
  }
}

function selfDealing(economy: string, clause: number): Rejection {
  return { code: 'clause/self-dealing', economy, clause };
}

function duplicate(twice: readonly string[], clause: number): Rejection[] {
  return twice.length === 0 ? [] : [{ code: 'clause/duplicate', clause }];
}

function formerRepeated(
  { former }: ClauseOf<'customsUnion'> | ClauseOf<'accession'> | ClauseOf<'merger'>,
  index: number,
): Rejection[] {
  return duplicate(repeated(former.map(({ agreement }) => agreement)), index);
}

function keyFaults({ key, among }: ClauseOf<'customsUnion'>, clause: number): Rejection[] {
  const fault = keyFault(key, among);
  if (fault === undefined) return [];
  return fault.type === 'notWhole'
    ? [{ code: 'clause/key-not-whole', clause }]
    : [{ code: 'clause/key-member', economy: fault.economy, clause }];
}

function sectorFaults(scenario: Scenario, sector: SectorId, clause: number): Rejection[] {
  const known = scenario.sectors.find(({ id }) => id === sector);
  if (known === undefined) return [{ code: 'clause/unknown-sector', sector, clause }];
  return known.tradable ? [] : [{ code: 'clause/not-tradable', sector, clause }];
}

function swapFaults(
  scenario: Scenario,
  { between: [one, two] }: ClauseOf<'agreedSpecialization'>,
  index: number,
): Rejection[] {
  return [
    ...sectorFaults(scenario, one.keeps, index),
    ...sectorFaults(scenario, two.keeps, index),
    ...(one.party === two.party ? [selfDealing(one.party, index)] : []),
    ...duplicate(one.keeps === two.keeps ? [one.keeps] : [], index),
  ];
}
