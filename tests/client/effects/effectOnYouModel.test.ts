import { describe, expect, it } from 'vitest';
import { unionAmong, aTableWithTwoUnions, aTableWithUnion } from '../../support/aUnion.ts';
import { aDraft, aFreeTradeArea } from '../../support/aNegotiation.ts';
import { allFellows, fellowsOf } from '../../../client/panels/effects/useProposalPreview.ts';

const table = aTableWithUnion('USA', 'CAN');
const union = unionAmong(table, 'USA', 'CAN').id;
const asksIn = { type: 'accession', agreement: union, entrant: 'MEX', former: [] } as const;

describe('members who do not sign', () => {
  it('are bound where the proposal opens the door of their bloc', () => {
    const fellows = fellowsOf(table.state, aDraft(['MEX', 'USA'], asksIn));
    expect(fellows).toEqual({ bound: ['CAN'], beside: [] });
  });

  it('are bound on both sides of a merger', () => {
    const two = aTableWithTwoUnions();
    const [mine, theirs] = [unionAmong(two, 'USA', 'CAN').id, unionAmong(two, 'JPN', 'KOR').id];
    const draft = aDraft(['CAN', 'KOR'], { type: 'merger', agreement: mine, with: theirs, former: [] });
    expect(allFellows(fellowsOf(two.state, draft)).toSorted()).toEqual(['JPN', 'USA']);
    expect(fellowsOf(two.state, draft).beside).toEqual([]);
  });

  it('are not bound by what a member of their union signs for itself', () => {
    expect(fellowsOf(table.state, aFreeTradeArea('USA', 'MEX'))).toEqual({ bound: [], beside: ['CAN'] });
  });

  it('are nobody where every member is a party, and nobody outside of unions', () => {
    expect(allFellows(fellowsOf(table.state, aDraft(['MEX', 'USA', 'CAN'], asksIn)))).toEqual([]);
    expect(allFellows(fellowsOf(table.state, aFreeTradeArea('JPN', 'KOR')))).toEqual([]);
  });
});
