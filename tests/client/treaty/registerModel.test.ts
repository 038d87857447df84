import { describe, expect, it } from 'vitest';
import { LEAVING_COST_PER_LEVEL } from '#shared/content/politicsConstants.ts';
import {
  leavingPoints,
  mayLeaveAlone,
  nameOf,
  paymentsOf,
  placeOf,
  registerLines,
  registerView,
  stepsOf,
} from '../../../client/panels/treaty/agreementRegisterModel.ts';
import { aCommonMarket, aDeepUnion } from '../../support/aDeepUnion.ts';
import { aDraft, aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTableWithUnion } from '../../support/aUnion.ts';
import { aTable } from '../../support/aTable.ts';

describe('the register', () => {
  it('puts a common market of some under the union around it', () => {
    const table = aDeepUnion(3, 'USA', 'CAN', 'MEX');
    table.conclude(aCommonMarket('USA', 'CAN'));
    const { mine, others } = registerView(table.state, 'MEX');
    expect(others).toEqual([]);
    expect(
      mine.map(({ agreement, inner }) => [agreement.level, inner.map(({ parties }) => parties)]),
    ).toEqual([[3, [['USA', 'CAN']]]]);
    const [entry] = mine;
    expect(entry?.inner.map((inner) => nameOf(inner).key)).toEqual(['register.inner']);
  });

  it('tells form and members beside a name that is a title, not twice where they are the name', () => {
    const table = aTableWithUnion('USA', 'CAN');
    const union = table.among('USA', 'CAN');
    expect(placeOf(union)).toBeUndefined();
    expect(placeOf({ ...union, title: 'alliance' })?.key).toBe('register.form');
    expect(placeOf({ ...union, level: 6 })?.key).toBe('register.form');
  });

  it('tells votes, fund and presidency of deep unions', () => {
    const keysAt = (level: number): string[] => {
      const table = aDeepUnion(level, 'USA', 'CAN');
      return registerLines(table.state, table.among('USA', 'CAN')).map(({ key }) => key);
    };
    expect(keysAt(4)).toEqual([]);
    expect(keysAt(5)).toEqual(['register.votes', 'register.cohesion']);
    expect(keysAt(6)).toEqual(['register.votes', 'register.president', 'register.cohesion']);
  });

  it('adds up what a seat pays and is paid by several agreements', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const paid = (partner: string, from: string, to: string, amountMn: number) => {
      const { parties, clauses } = aFreeTradeArea('ALB', partner);
      table.conclude({ parties, clauses: [...clauses, { type: 'payment', from, to, amountMn, rounds: 2 }] });
    };
    paid('BOR', 'ALB', 'BOR', 40);
    // One line tells it by itself.
    expect(paymentsOf(table.state, 'ALB')).toBeUndefined();
    paid('CAT', 'CAT', 'ALB', 25);
    expect(paymentsOf(table.state, 'ALB')?.params).toEqual({ paidMn: 40, receivedMn: 25 });
    expect(paymentsOf(table.state, 'BOR')).toBeUndefined();
  });

  it('tells what is built, what is paid, and on which condition', () => {
    const table = aDeepUnion(3, 'USA', 'CAN');
    table.conclude(
      aDraft(['USA', 'CAN'], { type: 'jointInfrastructure', among: ['USA', 'CAN'], contributionBp: 20 }),
    );
    const linesNow = () =>
      Object.values(table.state.agreements)
        .filter(({ level }) => level === 1)
        .flatMap((agreement) => registerLines(table.state, agreement));
    expect(linesNow()[0]).toMatchObject({
      key: 'register.infrastructurePaid',
      params: { percent: 0.2, round: table.state.round + 1 },
    });
    table.nextRound();
    table.nextRound();
    expect(linesNow()[0]?.key).toBe('register.infrastructureBuilt');
  });

  it('tells before notice whether it takes effect alone, or waits for the rest of a union', () => {
    const table = aTableWithUnion('USA', 'CAN');
    const area = table.among('USA', 'CAN');
    expect(mayLeaveAlone(table.state, area, 'USA')).toBe(true);
    const among = ['USA', 'CAN', 'MEX'];
    table.conclude(aFreeTradeArea('MEX', 'USA', 'CAN'));
    const shared = table.among(...among);
    expect(mayLeaveAlone(table.state, shared, 'MEX')).toBe(true);
    expect(mayLeaveAlone(table.state, shared, 'USA')).toBe(false);
    const { round, agreements } = table.state;
    const noticed = { ...shared, notices: [{ by: 'CAN', outInRound: round + 1 }] };
    const given = { ...table.state, agreements: { ...agreements, [shared.id]: noticed } };
    expect(mayLeaveAlone(given, noticed, 'USA')).toBe(true);
  });

  it('draws a timetable step by step, as far as it has come', () => {
    const table = aTable({
      preset: 'laboratory',
      scenarioId: 'world',
      opening: 'highWalls',
      modules: [],
      people: 'all',
      at: 'negotiation',
    });
    const [area] = aFreeTradeArea('IND', 'AFR').clauses;
    if (area === undefined) throw new Error('no area');
    table.conclude(aDraft(['IND', 'AFR'], area, { type: 'phaseIn', rounds: 4 }));
    const timetable = Object.values(table.state.agreements).find(({ terms }) => terms?.phaseIn !== undefined)
      ?.terms?.phaseIn;
    if (timetable === undefined) throw new Error('no timetable');
    expect(stepsOf(timetable).map(({ percent, isReached }) => [percent, isReached])).toEqual([
      [25, true],
      [50, false],
      [75, false],
      [100, false],
    ]);
  });

  it('tells who leaves when, and whose notice is due but waits for others of a union', () => {
    const table = aDeepUnion(3, 'USA', 'CAN');
    const { state } = table;
    const union = table.among('USA', 'CAN');
    const noticeDue = (outInRound: number) =>
      registerLines(state, { ...union, notices: [{ by: 'CAN', outInRound }] }).at(-1)?.key;
    expect(state.phase).toBe('negotiation');
    expect(noticeDue(state.round + 1)).toBe('register.leaving');
    expect(noticeDue(state.round)).toBe('register.leavingWaits');
  });

  it('says what leaving costs, where there is politics', () => {
    const table = aDeepUnion(4, 'USA', 'CAN');
    const union = table.among('USA', 'CAN');
    expect(leavingPoints(table.state, union)).toBeUndefined();
    const political = aTable({ preset: 'laboratory', modules: ['politics'], at: 'negotiation' }).state;
    expect(leavingPoints(political, union)).toBe(3 * LEAVING_COST_PER_LEVEL);
  });
});
