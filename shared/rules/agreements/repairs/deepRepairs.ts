import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { RejectionParameter } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import { isDeepening } from '../law/deepeningLaw.ts';
import { withClause, withParties } from './editDraft.ts';
import type { Repair } from './repair.ts';

/** Steps are at least two. */
const FEWEST_STEPS = 2;

/** The union deepens as a whole. */
export function wholeDeepening(draft: Draft, index: number, missing: readonly EconomyId[]): Repair[] {
  const clause = draft.clauses[index];
  if (clause === undefined || !isDeepening(clause)) return [];
  const among = [...clause.among, ...missing];
  return [
    { kind: 'wholeUnion', draft: withParties(withClause(draft, index, { ...clause, among }), missing) },
  ];
}

/** Special treatment for those alone who may have it. */
export function withoutTreated(draft: Draft, index: number, economies: readonly EconomyId[]): Repair[] {
  const clause = draft.clauses[index];
  if (clause?.type !== 'specialTreatment') return [];
  const to = clause.to.filter((economy) => !economies.includes(economy));
  return to.length === 0 ? [] : [{ kind: 'removeParty', draft: withClause(draft, index, { ...clause, to }) }];
}

/** As many steps as the game has rounds left. */
export function stepRepairs(
  { round }: Pick<GameState, 'round'>,
  draft: Draft,
  last: RejectionParameter,
  index: number,
): Repair[] {
  const clause = draft.clauses[index];
  if (clause?.type !== 'phaseIn' && clause?.type !== 'specialTreatment') return [];
  const rounds = Number(last) - round + 1;
  return rounds < FEWEST_STEPS
    ? []
    : [{ kind: 'shortenSteps', draft: withClause(draft, index, { ...clause, rounds }) }];
}
