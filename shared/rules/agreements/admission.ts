import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import type { GameState } from '../state.ts';
import { pairKey } from './register.ts';
import { isBloc } from './unions.ts';

/** A bloc's door: an entry (one seat joins a bloc) or a merger (two blocs). */
export type AdmissionClause = ClauseOf<'accession'> | ClauseOf<'merger'>;

/** What an entry or merger comes to, given how far the pairs have climbed. */
export type Admission = {
  /** Blocs whose door it opens: one at an entry, two at a merger. */
  readonly blocs: readonly Agreement[];
  /** All economies that stand together afterwards. */
  readonly together: readonly EconomyId[];
  /** Pairs across the door. */
  readonly across: readonly (readonly [EconomyId, EconomyId])[];
  readonly level: 2 | 3;
  /** `join`: one bloc afterwards. `partner`: first a free trade area around a union, which goes on inside it. */
  readonly form: 'join' | 'partner';
};

export function isAdmission(clause: Clause): clause is AdmissionClause {
  return clause.type === 'accession' || clause.type === 'merger';
}

/** What an admission clause comes to; undefined where it names an agreement that is no bloc, which findFaults says. */
export function admissionOf(
  state: Pick<GameState, 'agreements' | 'pairLevels'>,
  clause: AdmissionClause,
): Admission | undefined {
  const bloc = state.agreements[clause.agreement];
  if (bloc === undefined || !isBloc(bloc)) return undefined;
  if (clause.type === 'accession') return admit(state, [bloc], [[clause.entrant], bloc.parties]);
  const other = state.agreements[clause.with];
  if (other === undefined || !isBloc(other)) return undefined;
  return admit(state, [bloc, other], [bloc.parties, other.parties]);
}

function admit(
  state: Pick<GameState, 'pairLevels'>,
  blocs: readonly Agreement[],
  [side, otherSide]: readonly [readonly EconomyId[], readonly EconomyId[]],
): Admission {
  const across = side.flatMap((a) => otherSide.map((b) => [a, b] as const));
  const joinsUnion = blocs.some(({ level }) => level >= 3);
  const stoodAtTwo = across.every(([a, b]) => (state.pairLevels[pairKey(a, b)] ?? 0) >= 2);
  const together = must(blocs[0], 'a bloc').parties.concat(
    [...side, ...otherSide].filter((economy) => !blocs[0]?.parties.includes(economy)),
  );
  return {
    blocs,
    together: [...new Set(together)],
    across,
    level: joinsUnion && stoodAtTwo ? 3 : 2,
    form: joinsUnion && !stoodAtTwo ? 'partner' : 'join',
  };
}

/** The blocs whose door a proposal opens. */
export function admissionBlocs(
  state: Pick<GameState, 'agreements'>,
  { clauses }: Pick<Proposal, 'clauses'>,
): Agreement[] {
  return clauses.filter(isAdmission).flatMap((clause) => {
    const blocs = clause.type === 'merger' ? [clause.agreement, clause.with] : [clause.agreement];
    return blocs.flatMap((id) => state.agreements[id] ?? []);
  });
}

/** Members of the blocs whose door a proposal opens who have not signed it: they may refuse until the bell. */
export function admissionMembers(
  state: Pick<GameState, 'agreements'>,
  proposal: Pick<Proposal, 'parties' | 'clauses'>,
): EconomyId[] {
  const members = admissionBlocs(state, proposal).flatMap(({ parties }) => parties);
  return [...new Set(members)].filter((member) => !proposal.parties.includes(member));
}
