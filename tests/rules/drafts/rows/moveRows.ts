import type { Rejection } from '#shared/protocol/rejection.ts';
import { levelFaults } from '../../../../shared/rules/clauses/pace.ts';
import { aDraft, aFreeTradeArea, aNegotiation, type Negotiation } from '../../../support/aNegotiation.ts';
import type { MoveRow } from './row.ts';
import { anEntry, withArea, withHub } from './tables.ts';

function refusal(table: Negotiation, ...asked: Parameters<Negotiation['ask']>): Rejection | undefined {
  const answer = table.ask(...asked);
  return answer.ok ? undefined : answer.error;
}

/** A table with a private paper of ALB and DUN. */
function withPaper(): { readonly table: Negotiation; readonly paper: `p${number}` } {
  const table = aNegotiation();
  return { table, paper: table.table('ALB', aFreeTradeArea('ALB', 'DUN')).id };
}

function onPaper(
  actor: string,
  type: 'withdrawSignature' | 'refusePaper' | 'goOnWithout' | 'withdrawPaper',
  before: (table: Negotiation, paper: `p${number}`) => void = () => undefined,
): () => Rejection | undefined {
  return () => {
    const { table, paper } = withPaper();
    before(table, paper);
    return refusal(table, actor, { type, paper });
  };
}

/** What may not be done with a paper or an agreement. */
export const MOVE_ROWS: readonly MoveRow[] = [
  {
    rule: 'a paper that does not exist',
    code: 'paper/unknown',
    refused: () => refusal(aNegotiation(), 'ALB', { type: 'refusePaper', paper: 'p7' }),
  },
  {
    rule: 'a private paper of others, as if it did not exist',
    code: 'paper/unknown',
    refused: onPaper('CAT', 'refusePaper'),
  },
  {
    rule: 'a public paper of others',
    code: 'paper/not-a-party',
    refused: onPaper('CAT', 'refusePaper', (table, paper) =>
      table.act('ALB', { type: 'publishPaper', paper }),
    ),
  },
  {
    rule: 'a concluded paper',
    code: 'paper/not-open',
    refused: onPaper('ALB', 'withdrawPaper', (table, paper) => table.sign('DUN', paper)),
  },
  {
    rule: 'withdrawing another’s paper',
    code: 'paper/not-the-author',
    refused: onPaper('DUN', 'withdrawPaper'),
  },
  {
    rule: 'signing twice',
    code: 'paper/already-signed',
    refused: () => {
      const { table, paper } = withPaper();
      return refusal(table, 'ALB', { type: 'signPaper', paper, revision: 1, confirmed: true });
    },
  },
  {
    rule: 'signing an old version',
    code: 'paper/stale-revision',
    refused: () => {
      const { table, paper } = withPaper();
      return refusal(table, 'DUN', { type: 'signPaper', paper, revision: 7, confirmed: true });
    },
  },
  {
    rule: 'reading an old version',
    code: 'paper/stale-revision',
    refused: () => {
      const { table, paper } = withPaper();
      return refusal(table, 'DUN', { type: 'openPaper', paper, revision: 7 });
    },
  },
  {
    rule: 'the last signature unconfirmed',
    code: 'paper/needs-confirmation',
    refused: () => {
      const { table, paper } = withPaper();
      return refusal(table, 'DUN', { type: 'signPaper', paper, revision: 1, confirmed: false });
    },
  },
  {
    rule: 'withdrawing no signature',
    code: 'paper/not-signed',
    refused: onPaper('DUN', 'withdrawSignature'),
  },
  { rule: 'the author’s refusal', code: 'intent/not-allowed', refused: onPaper('ALB', 'refusePaper') },
  { rule: 'going on without nobody', code: 'paper/nobody-refused', refused: onPaper('ALB', 'goOnWithout') },
  {
    rule: 'a fifth open paper',
    code: 'paper/too-many-open',
    refused: () => {
      const table = aNegotiation();
      const draft = aFreeTradeArea('ALB', 'DUN');
      for (let n = 0; n < 4; n++) table.table('ALB', draft);
      return refusal(table, 'ALB', { type: 'tablePaper', draft });
    },
  },
  {
    rule: 'a sixty-first version',
    code: 'paper/too-many-revisions',
    refused: () => {
      const table = aNegotiation();
      table.state = { ...table.state, revisionsThisRound: { ALB: 60 } };
      return refusal(table, 'ALB', { type: 'tablePaper', draft: aFreeTradeArea('ALB', 'DUN') });
    },
  },
  {
    rule: 'a level that the preset does not play',
    code: 'clause/level-not-played',
    refused: () => levelFaults(aNegotiation().state, 4, 0)[0],
  },
  {
    rule: 'refusing an entry that is not pending',
    code: 'admission/not-pending',
    refused: () => {
      const { table, paper } = withPaper();
      return refusal(table, 'CAT', { type: 'refuseAdmission', paper });
    },
  },
  {
    rule: 'refusing an entry from outside',
    code: 'admission/not-a-member',
    refused: () => {
      const table = withHub();
      const { id } = table.conclude(aDraft(['JPN', 'USA'], anEntry(table, ['USA', 'CAN'], 'JPN')));
      return refusal(table, 'MEX', { type: 'refuseAdmission', paper: id });
    },
  },
  {
    rule: 'refusing an entry that one signed',
    code: 'admission/not-a-member',
    refused: () => {
      const table = withHub();
      const { id } = table.conclude(aDraft(['JPN', 'USA'], anEntry(table, ['USA', 'CAN'], 'JPN')));
      return refusal(table, 'USA', { type: 'refuseAdmission', paper: id });
    },
  },
  {
    rule: 'leaving what is not',
    code: 'agreement/unknown',
    refused: () => refusal(aNegotiation(), 'ALB', { type: 'giveNotice', agreement: 'a9' }),
  },
  {
    rule: 'leaving what one is not in',
    code: 'withdrawal/not-a-party',
    refused: () => {
      const table = withArea();
      return refusal(table, 'CAT', { type: 'giveNotice', agreement: table.among('ALB', 'DUN').id });
    },
  },
  {
    rule: 'leaving inside the binding period',
    code: 'withdrawal/bound',
    refused: () => {
      const table = withHub();
      return refusal(table, 'MEX', { type: 'giveNotice', agreement: table.among('CAN', 'MEX').id });
    },
  },
  {
    rule: 'leaving twice',
    code: 'withdrawal/already-noticed',
    refused: () => {
      const table = withArea();
      const agreement = table.among('ALB', 'DUN').id;
      table.act('ALB', { type: 'giveNotice', agreement });
      return refusal(table, 'ALB', { type: 'giveNotice', agreement });
    },
  },
];
