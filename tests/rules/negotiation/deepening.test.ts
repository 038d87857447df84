import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { pairLevel } from '../../../shared/rules/law/register.ts';
import { revenuePools } from '../../../shared/rules/law/transfers.ts';
import { blocsOf, innerMarketsOf, unionLevel, unionOf, unitOf } from '../../../shared/rules/law/blocs.ts';
import { findFaults } from '../../../shared/rules/countries/proposals.ts';
import {
  aCommonMarket,
  aDeepUnion,
  aFullIntegration,
  aLaboratory,
  anEconomicUnion,
  climbTo,
} from '../../support/aDeepUnion.ts';
import { aCustomsUnion, aDraft, aFreeTradeArea, type Negotiation } from '../../support/aNegotiation.ts';

function levelOf(table: Negotiation, a: string, b: string): number {
  return pairLevel(table.state.agreements, a, b);
}

function unionOfSeat(table: Negotiation, economy: string): Agreement {
  return must(unionOf(table.state, economy), `union of ${economy}`);
}

/** `entrant` becomes a partner of a union, then a member. */
function enter(table: Negotiation, union: Agreement['id'], entrant: string, member: string): void {
  const entry = aDraft([entrant, member], { type: 'accession', agreement: union, entrant, former: [] });
  table.conclude(entry);
  table.nextRound();
  table.conclude(entry);
  table.nextRound();
}

describe('deepening', () => {
  it('climbs one step a round from an area to full integration, in one agreement', () => {
    const table = aLaboratory();
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    const { id } = table.among('USA', 'CAN');
    for (const [level, step] of [
      [3, aCustomsUnion('USA', 'CAN')],
      [4, aCommonMarket('USA', 'CAN')],
      [5, anEconomicUnion('USA', 'CAN')],
      [6, aFullIntegration('USA', 'CAN')],
    ] as const) {
      expect(findFaults(table.scenario, table.state, step, 'USA')).not.toEqual([]);
      table.nextRound();
      table.conclude(step);
      expect(table.agreement(id)).toMatchObject({ level, key: { type: 'people' } });
      expect(unionLevel(table.state, 'USA')).toBe(level);
      expect(levelOf(table, 'USA', 'CAN')).toBe(level);
    }
    expect(Object.values(table.state.agreements)).toHaveLength(1);
  });

  it('binds its signers only at level 4: the others keep the old level with them, and wall and key are those of all', () => {
    const table = aDeepUnion(3, 'USA', 'CAN', 'MEX');
    table.conclude(aCommonMarket('USA', 'CAN'));
    const union = unionOfSeat(table, 'USA');
    expect(union).toMatchObject({ level: 3, parties: ['USA', 'CAN', 'MEX'] });
    expect(innerMarketsOf(table.state, union)).toMatchObject([{ level: 4, parties: ['USA', 'CAN'] }]);
    expect([levelOf(table, 'USA', 'CAN'), levelOf(table, 'USA', 'MEX')]).toEqual([4, 3]);
    expect(unitOf(table.state, 'CAN')).toEqual(['USA', 'CAN', 'MEX']);
    expect(blocsOf(table.state).filter(({ level }) => level >= 3)).toEqual([union]);
    expect(revenuePools(table.scenario, table.state)).toHaveLength(1);
  });

  it('lets the others follow, whereupon the union itself stands there', () => {
    const table = aDeepUnion(3, 'USA', 'CAN', 'MEX');
    table.conclude(aCommonMarket('USA', 'CAN'));
    table.nextRound();
    table.conclude(aCommonMarket('USA', 'CAN', 'MEX'));
    const union = unionOfSeat(table, 'MEX');
    expect(union.level).toBe(4);
    expect(innerMarketsOf(table.state, union)).toEqual([]);
    table.nextRound();
    table.conclude(anEconomicUnion('USA', 'CAN', 'MEX'));
    expect(unionLevel(table.state, 'MEX')).toBe(5);
  });

  it('keeps the level of a union whose members write a new key', () => {
    const table = aDeepUnion(5, 'USA', 'CAN');
    table.conclude(
      aDraft(['USA', 'CAN'], {
        type: 'customsUnion',
        among: ['USA', 'CAN'],
        key: { type: 'imports' },
        former: [],
      }),
    );
    expect(unionOfSeat(table, 'USA')).toMatchObject({ level: 5, key: { type: 'imports' } });
  });
});

describe('newcomers of a deep union', () => {
  it('enter at 2, then 3, while deep members keep their level among themselves; then all climb together', () => {
    const table = aDeepUnion(4, 'USA', 'CAN');
    const { id } = unionOfSeat(table, 'USA');
    const entry = aDraft(['MEX', 'USA'], { type: 'accession', agreement: id, entrant: 'MEX', former: [] });
    table.conclude(entry);
    table.nextRound();
    expect([levelOf(table, 'MEX', 'CAN'), levelOf(table, 'USA', 'CAN')]).toEqual([2, 4]);
    table.conclude(entry);
    table.nextRound();
    const union = unionOfSeat(table, 'MEX');
    expect(union).toMatchObject({ id, level: 3, parties: ['USA', 'CAN', 'MEX'] });
    expect([levelOf(table, 'MEX', 'CAN'), levelOf(table, 'USA', 'CAN')]).toEqual([3, 4]);
    expect(innerMarketsOf(table.state, union)).toMatchObject([{ level: 4, parties: ['USA', 'CAN'] }]);
    table.conclude(aCommonMarket('USA', 'CAN', 'MEX'));
    expect(unionOfSeat(table, 'MEX').level).toBe(4);
    expect(innerMarketsOf(table.state, union)).toEqual([]);
  });

  it('leave an economic union inside until they have caught up', () => {
    const table = aDeepUnion(5, 'USA', 'CAN');
    const { id } = unionOfSeat(table, 'USA');
    enter(table, id, 'MEX', 'CAN');
    expect([unionLevel(table.state, 'USA'), levelOf(table, 'USA', 'CAN')]).toEqual([3, 5]);
    const [fault] = findFaults(table.scenario, table.state, anEconomicUnion('USA', 'CAN', 'MEX'), 'USA');
    expect(fault).toMatchObject({ code: 'pace/pair-not-ready', other: 'MEX', level: 5 });
  });

  it('merge: each side keeps its own market within the new union', () => {
    const table = climbTo(aLaboratory(), 4, 'USA', 'CAN');
    table.state = { ...table.state, round: 1 };
    climbTo(table, 3, 'JPN', 'KOR');
    const [one, other] = [unionOfSeat(table, 'USA'), unionOfSeat(table, 'JPN')];
    const merger = aDraft(['JPN', 'KOR', 'USA'], {
      type: 'merger',
      agreement: one.id,
      with: other.id,
      former: [],
    });
    table.conclude(merger);
    table.nextRound();
    expect(levelOf(table, 'USA', 'KOR')).toBe(2);
    table.conclude(merger);
    table.nextRound();
    const union = unionOfSeat(table, 'KOR');
    expect(union).toMatchObject({ level: 3, parties: ['USA', 'CAN', 'JPN', 'KOR'] });
    expect(innerMarketsOf(table.state, union)).toMatchObject([{ level: 4, parties: ['USA', 'CAN'] }]);
    expect([levelOf(table, 'USA', 'CAN'), levelOf(table, 'CAN', 'KOR')]).toEqual([4, 3]);
  });
});

describe('leaving', () => {
  function leave(table: Negotiation, economy: string, agreement: Agreement['id']): void {
    while (table.state.round <= 5 && !table.ask(economy, { type: 'giveNotice', agreement }).ok) {
      table.nextRound();
    }
    table.nextRound();
  }

  it('a common market inside falls back to the union', () => {
    const table = aDeepUnion(3, 'USA', 'CAN', 'MEX');
    table.conclude(aCommonMarket('USA', 'CAN'));
    leave(table, 'CAN', table.among('USA', 'CAN').id);
    expect([levelOf(table, 'USA', 'CAN'), unionLevel(table.state, 'CAN')]).toEqual([3, 3]);
  });

  it('a union leaves the markets inside it too', () => {
    const table = aDeepUnion(3, 'USA', 'CAN', 'MEX');
    table.conclude(aCommonMarket('CAN', 'MEX'));
    const union = unionOfSeat(table, 'USA');
    leave(table, 'MEX', union.id);
    expect(unionOfSeat(table, 'USA')).toMatchObject({ level: 3, parties: ['USA', 'CAN'] });
    expect(unionOf(table.state, 'MEX')).toBeUndefined();
    expect([levelOf(table, 'CAN', 'MEX'), levelOf(table, 'USA', 'CAN')]).toEqual([0, 3]);
    expect(innerMarketsOf(table.state, union)).toEqual([]);
  });

  it('makes a common market of all who stay the level of their union', () => {
    const table = aDeepUnion(3, 'USA', 'CAN', 'MEX');
    table.conclude(aCommonMarket('USA', 'CAN'));
    const union = unionOfSeat(table, 'USA');
    leave(table, 'MEX', union.id);
    expect(unionOfSeat(table, 'USA')).toMatchObject({ id: union.id, level: 4 });
    expect(innerMarketsOf(table.state, union)).toEqual([]);
  });

  it('ends a union of one with all that stood inside it', () => {
    const table = aDeepUnion(3, 'USA', 'CAN');
    leave(table, 'USA', unionOfSeat(table, 'USA').id);
    expect(unionOf(table.state, 'CAN')).toBeUndefined();
    expect(Object.values(table.state.agreements).filter(({ within }) => within !== undefined)).toEqual([]);
  });
});
