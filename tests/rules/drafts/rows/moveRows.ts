import type { Rejection } from '#shared/protocol/rejection.ts';
import { levelFaults } from '../../../../shared/rules/clauses/clauseKind.ts';
import { aDraft, aFreeTradeArea, aNegotiation, type Negotiation } from '../../../support/aNegotiation.ts';
import type { MoveRow } from './row.ts';
import { anEntry, withArea, withHub } from './tables.ts';

function refusal(table: Negotiation, ...asked: Parameters<Negotiation['ask']>): Rejection | undefined {
  const answer = table.ask(...asked);
  return answer.ok ? undefined : answer.error;
}

/** A table with a private proposal of ALB and DUN. */
function withProposal(): { readonly table: Negotiation; readonly proposal: `p${number}` } {
  const table = aNegotiation();
  return { table, proposal: table.table('ALB', aFreeTradeArea('ALB', 'DUN')).id };
}

function onProposal(
  actor: string,
  type: 'withdrawSignature' | 'refuseProposal' | 'goOnWithout' | 'withdrawProposal',
  before: (table: Negotiation, proposal: `p${number}`) => void = () => undefined,
): () => Rejection | undefined {
  return () => {
    const { table, proposal } = withProposal();
    before(table, proposal);
    return refusal(table, actor, { type, proposal });
  };
}

/** What may not be done with a proposal or an agreement. */
export const MOVE_ROWS: readonly MoveRow[] = [
  {
    rule: 'a proposal that does not exist',
    code: 'proposal/unknown',
    refused: () => refusal(aNegotiation(), 'ALB', { type: 'refuseProposal', proposal: 'p7' }),
  },
  {
    rule: 'a private proposal of others, as if it did not exist',
    code: 'proposal/unknown',
    refused: onProposal('CAT', 'refuseProposal'),
  },
  {
    rule: 'a public proposal of others',
    code: 'proposal/not-a-party',
    refused: onProposal('CAT', 'refuseProposal', (table, proposal) =>
      table.act('ALB', { type: 'publishProposal', proposal }),
    ),
  },
  {
    rule: 'a concluded proposal',
    code: 'proposal/not-open',
    refused: onProposal('ALB', 'withdrawProposal', (table, proposal) => table.sign('DUN', proposal)),
  },
  {
    rule: 'withdrawing another’s proposal',
    code: 'proposal/not-the-author',
    refused: onProposal('DUN', 'withdrawProposal'),
  },
  {
    rule: 'signing twice',
    code: 'proposal/already-signed',
    refused: () => {
      const { table, proposal } = withProposal();
      return refusal(table, 'ALB', { type: 'signProposal', proposal, revision: 1, confirmed: true });
    },
  },
  {
    rule: 'signing an old version',
    code: 'proposal/stale-revision',
    refused: () => {
      const { table, proposal } = withProposal();
      return refusal(table, 'DUN', { type: 'signProposal', proposal, revision: 7, confirmed: true });
    },
  },
  {
    rule: 'reading an old version',
    code: 'proposal/stale-revision',
    refused: () => {
      const { table, proposal } = withProposal();
      return refusal(table, 'DUN', { type: 'openProposal', proposal, revision: 7 });
    },
  },
  {
    rule: 'the last signature unconfirmed',
    code: 'proposal/needs-confirmation',
    refused: () => {
      const { table, proposal } = withProposal();
      return refusal(table, 'DUN', { type: 'signProposal', proposal, revision: 1, confirmed: false });
    },
  },
  {
    rule: 'withdrawing no signature',
    code: 'proposal/not-signed',
    refused: onProposal('DUN', 'withdrawSignature'),
  },
  { rule: 'the author’s refusal', code: 'intent/not-allowed', refused: onProposal('ALB', 'refuseProposal') },
  {
    rule: 'going on without nobody',
    code: 'proposal/nobody-refused',
    refused: onProposal('ALB', 'goOnWithout'),
  },
  {
    rule: 'a fifth open proposal',
    code: 'proposal/too-many-open',
    refused: () => {
      const table = aNegotiation();
      const draft = aFreeTradeArea('ALB', 'DUN');
      for (let n = 0; n < 4; n++) table.table('ALB', draft);
      return refusal(table, 'ALB', { type: 'tableProposal', draft });
    },
  },
  {
    rule: 'a sixty-first version',
    code: 'proposal/too-many-revisions',
    refused: () => {
      const table = aNegotiation();
      table.state = { ...table.state, revisionsThisRound: { ALB: 60 } };
      return refusal(table, 'ALB', { type: 'tableProposal', draft: aFreeTradeArea('ALB', 'DUN') });
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
      const { table, proposal } = withProposal();
      return refusal(table, 'CAT', { type: 'refuseAdmission', proposal });
    },
  },
  {
    rule: 'refusing an entry from outside',
    code: 'admission/not-a-member',
    refused: () => {
      const table = withHub();
      const { id } = table.conclude(aDraft(['JPN', 'USA'], anEntry(table, ['USA', 'CAN'], 'JPN')));
      return refusal(table, 'MEX', { type: 'refuseAdmission', proposal: id });
    },
  },
  {
    rule: 'refusing an entry that one signed',
    code: 'admission/not-a-member',
    refused: () => {
      const table = withHub();
      const { id } = table.conclude(aDraft(['JPN', 'USA'], anEntry(table, ['USA', 'CAN'], 'JPN')));
      return refusal(table, 'USA', { type: 'refuseAdmission', proposal: id });
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
