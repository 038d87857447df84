import { describe, expect, it } from 'vitest';
import { mapValues, must } from '#shared/kernel/records.ts';
import { presidencyOf, unionOf } from '../../../../shared/rules/law/blocs.ts';
import { wallOf } from '../../../../shared/rules/law/lawInForce.ts';
import { countWallVote } from '#shared/rules/settlement/settleRound.ts';
import { aDeepUnion } from '../../../support/aDeepUnion.ts';
import type { Negotiation } from '../../../support/aNegotiation.ts';

function moved(shiftBp: number): {
  readonly table: Negotiation;
  readonly tariff: Readonly<Record<string, number>>;
} {
  const table = aDeepUnion(6, 'USA', 'CAN');
  table.state = { ...table.state, phase: 'policy' };
  const union = must(unionOf(table.state, 'USA'), 'the union');
  const president = must(presidencyOf(table.state, union), 'the presidency');
  table.act(president, { type: 'moveCommonWall', agreement: union.id, shiftBp });
  const { tariff } = countWallVote(table.scenario, table.state, must(unionOf(table.state, 'USA'), 'it'));
  return { table, tariff };
}

describe('the presidency', () => {
  it('moves what the members vote by its points', () => {
    const { table, tariff } = moved(300);
    expect(tariff).toEqual(mapValues(wallOf(table.state, 'USA'), (rateBp) => rateBp + 300));
  });

  it('does not move it below nothing', () => {
    const { table } = moved(-500);
    const union = must(unionOf(table.state, 'USA'), 'the union');
    const walls = mapValues(table.state.walls, () => ({
      mfnRateBp: mapValues(wallOf(table.state, 'USA'), () => 200),
    }));
    const low = { ...table.state, walls };
    const { tariff } = countWallVote(table.scenario, low, union);
    expect(new Set(Object.values(tariff))).toEqual(new Set([0]));
  });

  it('moves it in one round only', () => {
    const { table } = moved(300);
    const union = must(unionOf(table.state, 'USA'), 'the union');
    const later = { ...table.state, round: table.state.round + 1 };
    expect(countWallVote(table.scenario, later, union).tariff).toEqual(wallOf(table.state, 'USA'));
  });
});
