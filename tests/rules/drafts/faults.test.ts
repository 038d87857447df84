import { describe, expect, it } from 'vitest';
import { REJECTIONS } from '#shared/protocol/rejection.ts';
import { namedRepairs } from '../../../shared/rules/clauses/repairs.ts';
import { findFaults } from '../../../shared/rules/countries/proposals.ts';
import { ADMISSION_ROWS } from './rows/admissionRows.ts';
import { AREA_ROWS } from './rows/areaRows.ts';
import { CLAUSE_ROWS } from './rows/clauseRows.ts';
import { DEEP_ROWS } from './rows/deepRows.ts';
import { MOVE_ROWS as TABLE_MOVE_ROWS } from './rows/moveRows.ts';
import { PACE_ROWS } from './rows/paceRows.ts';
import { PROPOSAL_ROWS } from './rows/proposalRows.ts';
import { PAYMENT_ROWS } from './rows/paymentRows.ts';
import { PRESIDENCY_ROWS } from './rows/presidencyRows.ts';
import { TERM_ROWS } from './rows/termRows.ts';
import { UNION_ROWS } from './rows/unionRows.ts';

const DRAFT_ROWS = [
  ...PROPOSAL_ROWS,
  ...CLAUSE_ROWS,
  ...PACE_ROWS,
  ...AREA_ROWS,
  ...UNION_ROWS,
  ...ADMISSION_ROWS,
  ...PAYMENT_ROWS,
  ...DEEP_ROWS,
  ...TERM_ROWS,
];

const MOVE_ROWS = [...TABLE_MOVE_ROWS, ...PRESIDENCY_ROWS];

const FAMILIES =
  /^(proposal|clause|pace|fta|union|deepening|terms|accession|merger|payment|admission|withdrawal|agreement|presidency)\//;

describe('faults of a draft', () => {
  it.each(DRAFT_ROWS)('refuse $rule ($code)', ({ code, on, draft: draftOn, by, says }) => {
    const table = on();
    const draft = draftOn(table);
    const author = by ?? draft.parties[0] ?? '';
    const faults = findFaults(table.scenario, table.state, draft, author);
    const expected: unknown = expect.objectContaining({ code, ...says?.(table) });
    expect(faults).toContainEqual(expected);
    const answer = table.ask(author, { type: 'tableProposal', draft });
    expect(answer).toEqual({ ok: false, error: faults[0] });
  });

  it.each(DRAFT_ROWS)(
    'have no repair of $rule that keeps the same fault',
    ({ code, on, draft: draftOn, by }) => {
      const table = on();
      const draft = draftOn(table);
      const author = by ?? draft.parties[0] ?? '';
      const fault = findFaults(table.scenario, table.state, draft, author).find(
        (found) => found.code === code,
      );
      if (fault === undefined) throw new Error(`no fault ${code}`);
      for (const { kind, draft: repaired } of namedRepairs(table.state, draft, fault)) {
        const left = findFaults(table.scenario, table.state, repaired, author);
        expect({ kind, left }).not.toEqual({ kind, left: expect.arrayContaining([fault]) as unknown });
      }
    },
  );
});

describe('refusals of a move', () => {
  it.each(MOVE_ROWS)('name $rule ($code)', ({ code, refused }) => {
    expect(refused()).toMatchObject({ code });
  });
});

describe('the rules of proposals', () => {
  it('are all reached by these tables', () => {
    const reached = new Set([...DRAFT_ROWS, ...MOVE_ROWS].map(({ code }) => code));
    const unreached = Object.keys(REJECTIONS).filter(
      (code) => FAMILIES.test(code) && ![...reached].some((known) => known === code),
    );
    expect(unreached).toEqual([]);
  });

  it('carry the parameters that their sentences need', () => {
    for (const { on, draft: draftOn, by } of DRAFT_ROWS) {
      const table = on();
      const draft = draftOn(table);
      for (const fault of findFaults(table.scenario, table.state, draft, by ?? draft.parties[0] ?? '')) {
        expect(Object.keys(fault)).toEqual(expect.arrayContaining([...REJECTIONS[fault.code]]));
      }
    }
  });
});
