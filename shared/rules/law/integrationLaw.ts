/** Forms of integration as law: free trade areas and customs unions here, deeper forms and admissions beside it. */
import type { Scenario } from '#shared/content/scenario.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Clause, ClauseOf, FormerAgreement } from '#shared/protocol/clauses.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { type AdmissionClause, isAdmission } from '../agreements/admission.ts';
import { completeKey } from '../agreements/revenue.ts';
import { standingTermsOf, withTermsOrNone } from '../agreements/terms.ts';
import type { GameState } from '../state.ts';
import { admissionLaw, foundingWall } from './admissionLaw.ts';
import {
  type IntegrationLaw,
  type LawSource,
  amended,
  boundUntilBy,
  freshAgreement,
  sameParties,
  sameUnion,
} from './agreement.ts';
import { type DeepeningClause, deepeningLaw, isDeepening } from './deepeningLaw.ts';
import { formerLaw } from './formerAgreements.ts';
import { expandExceptions } from './paperContents.ts';

type IntegrationClause =
  | ClauseOf<'freeTradeArea'>
  | ClauseOf<'customsUnion'>
  | DeepeningClause
  | AdmissionClause;

export function isIntegration(clause: Clause): clause is IntegrationClause {
  return (
    clause.type === 'freeTradeArea' ||
    clause.type === 'customsUnion' ||
    isDeepening(clause) ||
    isAdmission(clause)
  );
}

/** A paper has at most one form of integration; undefined for a preferential arrangement. */
export function integrationLaw(
  scenario: Scenario,
  state: GameState,
  source: LawSource,
): IntegrationLaw | undefined {
  const clause = source.clauses.find(isIntegration);
  if (clause === undefined) return undefined;
  switch (clause.type) {
    case 'freeTradeArea':
      return areaLaw(state, source, clause);
    case 'customsUnion':
      return unionLaw(scenario, state, source, clause);
    case 'commonMarket':
    case 'economicUnion':
    case 'fullIntegration':
      return deepeningLaw(state, source, clause);
    case 'accession':
    case 'merger':
      return admissionLaw(scenario, state, source, clause);
    default:
      return assertNever(clause);
  }
}

function areaLaw(state: GameState, source: LawSource, clause: ClauseOf<'freeTradeArea'>): IntegrationLaw {
  const { among } = clause;
  const base = sameParties(state, among, 2) ?? freshAgreement(state, source, 2, among);
  const exceptions = expandExceptions(state, clause.exceptions, among);
  return { target: { ...amended(state, base, source), exceptions }, alongside: [], end: [] };
}

function unionLaw(
  scenario: Scenario,
  state: GameState,
  source: LawSource,
  clause: ClauseOf<'customsUnion'>,
): IntegrationLaw {
  const members = clause.among;
  const present = sameUnion(state, members);
  const base = present ?? sameParties(state, members, 2) ?? freshAgreement(state, source, 3, members);
  const target: Agreement = {
    ...withTermsOrNone(amended(state, base, source), standingTermsOf(base)),
    level: present?.level ?? 3,
    key: completeKey(clause.key, members),
    concessions: [],
    exceptions: [],
  };
  const alongside = decideFormer(state, source, clause.former, members);
  if (present !== undefined) return { target, alongside, end: [] };
  const wall = foundingWall(scenario, state, members);
  return { target, alongside, end: [], walls: fromKeys(members, () => wall) };
}

function decideFormer(
  state: GameState,
  source: LawSource,
  former: readonly FormerAgreement[],
  members: readonly EconomyId[],
): Agreement[] {
  return formerLaw(state, former, members, boundUntilBy(state, source));
}
