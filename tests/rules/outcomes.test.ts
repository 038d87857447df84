import { describe, expect, it } from 'vitest';
import type { Scenario } from '#shared/content/scenario.ts';
import { must } from '#shared/kernel/records.ts';
import { seatIntentSchema } from '#shared/rules/intentSchemas.ts';
import { openWto } from '../../shared/rules/law/moduleIsOn.ts';
import { solveEquilibrium } from '../../shared/economics/equilibrium/solveEquilibrium.ts';
import { paymentCapMn } from '../../shared/rules/law/transfers.ts';
import { unionOf } from '../../shared/rules/law/blocs.ts';
import type { LawSolver } from '../../shared/rules/modules/gameModule.ts';
import { reviewDisputes } from '../../shared/rules/modules/wto/disputePanels.ts';
import { buildShock } from '../../shared/rules/shock/buildShock.ts';
import { solveLaw } from '../../shared/rules/shock/solveLaw.ts';
import { aDeepUnion } from '../support/aDeepUnion.ts';
import { aDraft, aFreeTradeArea, type Negotiation } from '../support/aNegotiation.ts';
import type { Table } from '../support/aTable.ts';
import { aModuleTable } from '../support/anEvent.ts';
import {
  aPoliticalTable,
  aSignedUnion,
  aTableWithArea,
  politicsOf,
  seatOf,
  withSeat,
} from './modules/politics/aPoliticalTable.ts';
import { aboveBinding, complaint, disputeOf } from './modules/wto/aDispute.ts';
import { aRound } from './settlement/aRound.ts';

/** What docs/rules.md, section 9, says of input that comes to nothing, where no other test says it. */

const MEMBERS = ['USA', 'CAN', 'MEX'];

function anUnsolvable(scenario: Scenario): Scenario {
  const { base } = scenario;
  return { ...scenario, base: { ...base, X: base.X.map(() => Number.NaN) } };
}

describe('a proposal of a deep union without its majority', () => {
  const tabled = (table: Negotiation): `p${number}` =>
    table.table('JPN', aFreeTradeArea('JPN', ...MEMBERS)).id;

  it('lapses at the bell where two thirds of an economic union have not signed, and the law stays', () => {
    const table = aDeepUnion(5, ...MEMBERS);
    const law = table.state.agreements;
    const id = tabled(table);
    table.sign('CAN', id);
    table.sign('MEX', id);
    table.ring();
    expect(table.proposal(id)).toMatchObject({ status: 'lapsed', lapse: { type: 'bell' } });
    expect(table.state.agreements).toEqual(law);
  });

  it('lapses at the bell where two thirds of a full integration have refused what its presidency signed', () => {
    const table = aDeepUnion(6, ...MEMBERS);
    table.state = { ...table.state, round: 6 };
    const law = table.state.agreements;
    const id = tabled(table);
    for (const member of ['USA', 'CAN']) table.act(member, { type: 'refuseProposal', proposal: id });
    table.sign('MEX', id);
    table.ring();
    expect(table.proposal(id)).toMatchObject({ status: 'lapsed', lapse: { type: 'bell' } });
    expect(table.state.agreements).toEqual(law);
  });
});

describe('an entry into a union under module politics', () => {
  /** Round 4: Mexico, a free trade partner of the union of USA and Canada, has signed its entry with the USA. */
  function withEntry(supportOfMexico: number): { readonly table: Table; readonly id: `p${number}` } {
    const loved = (on: Table): Table =>
      withSeat(withSeat(on, 'USA', { support: 90 }), 'CAN', { support: 90 });
    const table = loved(aTableWithArea());
    aSignedUnion(table);
    const entry = (): ReturnType<Table['conclude']> => {
      const agreement = must(unionOf(table.state, 'USA'), 'the union').id;
      return table.conclude(
        aDraft(['USA', 'MEX'], { type: 'accession', agreement, entrant: 'MEX', former: [] }),
      );
    };
    table.goTo('negotiation', 3);
    entry();
    loved(table.goTo('negotiation', 4));
    withSeat(table, 'MEX', { support: supportOfMexico });
    return { table, id: entry().id };
  }

  it('that a member refuses before the bell comes to no vote at home and costs nobody support', () => {
    const { table, id } = withEntry(90);
    expect(table.proposal(id).status).toBe('awaitingBell');
    table.act('CAN', { type: 'refuseAdmission', proposal: id });
    expect(table.proposal(id)).toMatchObject({ status: 'lapsed', lapse: { type: 'refused', by: 'CAN' } });
    expect(table.host('skipPhase').map(({ type }) => type)).not.toContain('ratificationHeld');
    expect(MEMBERS.map((seat) => seatOf(table, seat).pending)).toEqual([{}, {}, {}]);
  });

  it('that the entrant’s legislature refuses leaves it a free trade partner, and costs nobody support', () => {
    const { table, id } = withEntry(5);
    table.goTo('policy');
    expect(table.proposal(id).lapse).toEqual({ type: 'notRatified', by: ['MEX'] });
    expect(unionOf(table.state, 'USA')?.parties).toEqual(['USA', 'CAN']);
    const area = Object.values(table.state.agreements).find(({ parties }) => parties.includes('MEX'));
    expect(area?.level).toBe(2);
    expect(MEMBERS.map((seat) => seatOf(table, seat).pending)).toEqual([{}, {}, {}]);
  });
});

describe('a law that the model cannot solve', () => {
  it('leaves lobbies silent in the vote at home; the round is held afterwards', () => {
    const table = aTableWithArea();
    aSignedUnion(table);
    table.scenario = anUnsolvable(table.scenario);
    table.goTo('policy');
    const [ratification] = politicsOf(table).ratifications;
    expect(ratification?.votes.map(({ swing }) => swing)).toEqual([0, 0]);
    table.host('skipPhase');
    expect(table.state).toMatchObject({ phase: 'policy', held: {} });
  });

  it('keeps a panel sitting another round', () => {
    const table = aboveBinding();
    table.act('DUN', complaint('CAT', 'aboveBinding'));
    const { scenario, state } = table;
    const solved = solveLaw(scenario, state);
    if (!solved.ok) throw new Error(solved.error.code);
    const law = { ...state, wto: must(openWto(state), 'the multilateral system') };
    const unsolvable = anUnsolvable(scenario);
    const solveUnder: LawSolver = (other, options) =>
      solveEquilibrium(unsolvable.base, buildShock(unsolvable, other), options);
    const each = { scenario: unsolvable, law, equilibrium: solved.value.equilibrium, solveUnder };
    expect(reviewDisputes(each, [disputeOf(table)])).toEqual([disputeOf(table)]);
  });
});

describe('what somebody cannot pay', () => {
  it('of a payment agreed when incomes were higher is cut and shown in the report', () => {
    const round = aRound().area('ALB', 'BOR', 'CAT', 'DUN');
    const area = must(Object.values(round.state.agreements)[0], 'the area');
    const capMn = paymentCapMn(round.state, 'ALB');
    const payments = [{ from: 'ALB', to: 'BOR', amountMn: 2 * capMn, untilRound: 1 }];
    round.with({ agreements: { [area.id]: { ...area, payments } } });
    const [cut, ...others] = round.settle().report.paymentsCut;
    expect(others).toEqual([]);
    expect(cut).toMatchObject({ from: 'ALB', to: 'BOR', askedMn: 2 * capMn });
    expect(cut?.paidMn).toBeLessThanOrEqual(capMn);
    expect(cut?.paidMn).toBeGreaterThan(0);
  });

  it('of public money leaves the envelope open and the points where they were', () => {
    const table = aModuleTable(['budget'], { at: 'policy' });
    const spending = { corridor: { id: 'channelRail', points: 7 }, research: 0, adjustment: 0 };
    const policy = { type: 'wall', shiftBp: 0, apart: [], spending } as const;
    expect(table.refuse('EUR', { type: 'sealPolicy', policy })).toEqual({
      code: 'budget/above-points',
      limit: 6,
    });
    expect(table.refuse('EUR', { type: 'savePolicyDraft', policy })).toMatchObject({
      code: 'budget/above-points',
    });
    expect(table.state.sealedBy).toEqual([]);
    table.goTo('results', 1);
    expect(table.state.budget?.corridors).toEqual([]);
    expect(table.state.budget?.points['EUR']).toBe(6);
  });
});

describe('an objection', () => {
  it('without a change, or with two, is no objection at all', () => {
    const objection = { type: 'objectToPackage', revision: 1 };
    const change = { type: 'coefficient', coefficientBp: 4_000 };
    expect(seatIntentSchema.safeParse(objection).success).toBe(false);
    expect(seatIntentSchema.safeParse({ ...objection, change: [change, change] }).success).toBe(false);
    expect(seatIntentSchema.safeParse({ ...objection, change }).success).toBe(true);
  });
});

describe('a notice', () => {
  it('inside the binding period costs no support and changes nothing', () => {
    const table = aPoliticalTable();
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    const { id } = must(Object.values(table.state.agreements)[0], 'the area');
    table.goTo('negotiation', 2);
    expect(table.refuse('USA', { type: 'giveNotice', agreement: id })).toEqual({
      code: 'withdrawal/bound',
      agreement: id,
      round: 2,
    });
    expect(table.state.agreements[id]?.notices).toEqual([]);
    table.goTo('results', 2);
    expect(table.state.reports.at(-1)?.modules?.politics?.economies['USA']?.parts.treaties).toBe(0);
  });
});
