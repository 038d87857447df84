/** Faults of form: of a paper as a whole, and of a clause that cannot be read by itself or beside the others. */
import { BLOC_TITLES } from '#shared/content/blocTitles.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { keyFault } from '../agreements/revenue.ts';
import { isIntegration } from '../law/integrationLaw.ts';
import {
  type DraftCase,
  economiesConcerned,
  economiesNamed,
  isSeat,
  obligesByItself,
  repeated,
} from './draft.ts';

/** What is wrong with a paper as a whole: who is a party, and whether it says anything. */
export function paperFaults(draftCase: DraftCase): Rejection[] {
  return [...partyFaults(draftCase), ...contentFaults(draftCase), ...namingFaults(draftCase)];
}

function partyFaults({ state, draft, author }: DraftCase): Rejection[] {
  const { parties } = draft;
  const faults: Rejection[] = [];
  if (!parties.includes(author)) faults.push({ code: 'paper/author-not-party' });
  if (repeated(parties).length > 0) faults.push({ code: 'intent/malformed', path: 'draft.parties' });
  if (new Set(parties).size < 2) faults.push({ code: 'paper/two-parties-least' });
  const named = new Set([...parties, ...draft.clauses.flatMap(economiesNamed)]);
  for (const economy of named) {
    if (!isSeat(state, economy)) faults.push({ code: 'paper/unknown-party', economy });
  }
  return faults;
}

function contentFaults({ draft }: DraftCase): Rejection[] {
  const { title, clauses } = draft;
  const faults: Rejection[] = [];
  const isListed = title === undefined || BLOC_TITLES.some((listed) => listed === title);
  if (!isListed) faults.push({ code: 'paper/unknown-title', title });
  if (clauses.length === 0) faults.push({ code: 'paper/no-clause' });
  else if (!clauses.some(obligesByItself)) faults.push({ code: 'paper/obliges-nobody' });
  return faults;
}

function namingFaults({ state, after, draft }: DraftCase): Rejection[] {
  const { parties, clauses } = draft;
  if (clauses.length === 0) return [];
  const concerned = new Set(
    clauses.flatMap((clause) => [...economiesConcerned(state, clause), ...economiesConcerned(after, clause)]),
  );
  const unnamed = parties.filter((economy) => isSeat(state, economy) && !concerned.has(economy));
  return [
    ...unnamed.map((economy): Rejection => ({ code: 'paper/party-not-named', economy })),
    ...clauses.flatMap((clause, index) =>
      [...new Set(economiesNamed(clause))]
        .filter((economy) => isSeat(state, economy) && !parties.includes(economy))
        .map((economy): Rejection => ({ code: 'paper/named-not-party', economy, clause: index })),
    ),
  ];
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

/** Clauses that a paper may have once, since they hold for all its cuts. */
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
