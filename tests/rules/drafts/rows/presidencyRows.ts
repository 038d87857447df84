import { must } from '#shared/kernel/records.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { presidencyOf, unionOf } from '../../../../shared/rules/law/blocs.ts';
import { aDeepUnion } from '../../../support/aDeepUnion.ts';
import { aDraft, type Negotiation } from '../../../support/aNegotiation.ts';
import type { MoveRow } from './row.ts';

function move(
  table: Negotiation,
  shiftBp: number,
  { by, agreement }: { readonly by?: string; readonly agreement?: `a${number}` } = {},
): Rejection | undefined {
  table.state = { ...table.state, phase: 'policy' };
  const union = must(unionOf(table.state, 'USA'), 'a union');
  const actor = by ?? must(presidencyOf(table.state, union), 'a presidency');
  const answer = table.ask(actor, { type: 'moveCommonWall', agreement: agreement ?? union.id, shiftBp });
  return answer.ok ? undefined : answer.error;
}

/** What the presidency may not do, and what a second refusal meets. */
export const PRESIDENCY_ROWS: readonly MoveRow[] = [
  {
    rule: 'a move by another member',
    code: 'presidency/not-yours',
    refused: () => {
      const table = aDeepUnion(6, 'USA', 'CAN');
      const president = presidencyOf(table.state, must(unionOf(table.state, 'USA'), 'a union'));
      return move(table, 100, { by: president === 'USA' ? 'CAN' : 'USA' });
    },
  },
  {
    rule: 'a move below full integration',
    code: 'presidency/no-authority',
    refused: () => move(aDeepUnion(5, 'USA', 'CAN'), 100, { by: 'USA' }),
  },
  {
    rule: 'a move of nothing',
    code: 'agreement/unknown',
    refused: () => move(aDeepUnion(6, 'USA', 'CAN'), 100, { agreement: 'a99' }),
  },
  {
    rule: 'a second move in a round',
    code: 'presidency/moved-already',
    refused: () => {
      const table = aDeepUnion(6, 'USA', 'CAN');
      move(table, -200);
      return move(table, 100);
    },
  },
  {
    rule: 'half a point',
    code: 'presidency/whole-points',
    refused: () => move(aDeepUnion(6, 'USA', 'CAN'), 50),
  },
  {
    rule: 'no point at all',
    code: 'presidency/whole-points',
    refused: () => move(aDeepUnion(6, 'USA', 'CAN'), 0),
  },
  {
    rule: 'a second refusal',
    code: 'admission/already-refused',
    refused: () => {
      const table = aDeepUnion(5, 'USA', 'CAN', 'MEX');
      const { id: agreement } = must(unionOf(table.state, 'USA'), 'a union');
      const entry = { type: 'accession', agreement, entrant: 'JPN', former: [] } as const;
      const { id: proposal } = table.conclude(aDraft(['JPN', 'USA'], entry));
      table.act('MEX', { type: 'refuseAdmission', proposal });
      const answer = table.ask('MEX', { type: 'refuseAdmission', proposal });
      return answer.ok ? undefined : answer.error;
    },
  },
];
