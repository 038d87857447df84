import { agreementId } from '#shared/kernel/ids.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { LawChange, Paper } from '#shared/protocol/law.ts';
import type { GameState } from '../../state.ts';

/** The pact that a lawful paper founds. */
export function pactLaw(state: GameState, paper: Paper): LawChange {
  const article = paper.clauses.find(
    (clause): clause is ClauseOf<'marketPact'> => clause.type === 'marketPact',
  );
  if (article === undefined) return { upsert: [], end: [] };
  const { type: _type, rounds, among, ...terms } = article;
  const payments = paper.clauses.flatMap((clause) =>
    clause.type === 'payment'
      ? [
          {
            from: clause.from,
            to: clause.to,
            amountMn: clause.amountMn,
            untilRound: state.round + clause.rounds - 1,
          },
        ]
      : [],
  );
  return {
    upsert: [],
    end: [],
    pacts: [
      {
        ...terms,
        id: agreementId(state.counters.agreement),
        members: among,
        payments,
        sinceRound: state.round,
        untilRound: state.round + rounds - 1,
        paper: paper.id,
        ...(paper.title === undefined ? {} : { title: paper.title }),
      },
    ],
  };
}
