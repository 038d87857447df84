import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { economiesConcerned, economiesNamed, obligesByItself } from './faults/economiesNamed.ts';
import { completeKey, rescaleKey } from './revenueKey.ts';
import type { GameState } from '../state.ts';

type Law = Pick<GameState, 'agreements' | 'pairLevels'>;

/**
 * A draft without some of its parties: what needs them is struck out, and so are parties of whom nothing is said then.
 * Undefined when fewer than two parties or no obligation are left.
 */
export function narrowDraft(law: Law, draft: Draft, without: readonly EconomyId[]): Draft | undefined {
  const clauses = draft.clauses.flatMap((clause) => narrowClause(law, clause, without));
  const obliging = clauses.filter(obligesByItself);
  const concerned = new Set(obliging.flatMap((clause) => economiesConcerned(law, clause)));
  const parties = draft.parties.filter((party) => !without.includes(party) && concerned.has(party));
  return parties.length < 2 || obliging.length === 0 ? undefined : { ...draft, parties, clauses };
}

function narrowClause(law: Law, clause: Clause, without: readonly EconomyId[]): Clause[] {
  const stays = (economy: EconomyId): boolean => !without.includes(economy);
  switch (clause.type) {
    case 'tariffConcession': {
      const to = clause.to.filter(stays);
      return stays(clause.by) && to.length > 0 ? [{ ...clause, to }] : [];
    }
    case 'freeTradeArea': {
      const among = clause.among.filter(stays);
      const exceptions = clause.exceptions.filter(({ by }) => stays(by));
      return among.length < 2 ? [] : [{ ...clause, among, exceptions }];
    }
    case 'customsUnion':
      return narrowUnion(clause, stays);
    case 'accession':
      return stays(clause.entrant) ? [clause] : [];
    case 'merger':
      return [clause.agreement, clause.with].every((id) => law.agreements[id]?.parties.some(stays) === true)
        ? [clause]
        : [];
    case 'payment':
      return stays(clause.from) && stays(clause.to) ? [clause] : [];
    case 'bindingPeriod':
      return [clause];
    case 'specialTreatment': {
      const to = clause.to.filter(stays);
      return to.length === 0 ? [] : [{ ...clause, to }];
    }
    default:
      return narrowTerms(clause, stays);
  }
}

/** A clause among several goes on among those who stay; one that names somebody who is struck out goes with it. */
function narrowTerms(clause: Clause, stays: (economy: EconomyId) => boolean): Clause[] {
  if ('among' in clause) {
    const among = clause.among.filter(stays);
    return among.length < 2 ? [] : [{ ...clause, among }];
  }
  return economiesNamed(clause).every(stays) ? [clause] : [];
}

function narrowUnion(clause: ClauseOf<'customsUnion'>, stays: (economy: EconomyId) => boolean): Clause[] {
  const among = clause.among.filter(stays);
  const key = rescaleKey(completeKey(clause.key, clause.among), among);
  return among.length < 2 ? [] : [{ ...clause, among, key }];
}
