import { describe, expect, it } from 'vitest';
import { evolveAll } from '../../../../shared/rules/game/evolve.ts';
import { crackdownAt } from '../../../../shared/rules/provinces/centre/settleCentre.ts';
import { centreResult } from '../../../../shared/rules/provinces/settlement/ending.ts';
import { cycleAt } from '../../../../shared/rules/provinces/settlement/surveyRound.ts';
import { aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';
import { refusal } from '../../../support/askHost.ts';

/** All walls and blocks as high as they go, so that the border effect is far above 35. */
function wallUp(table: ProvincesTable): void {
  for (const seat of table.scenario.dealOrder) table.setProvince(seat, { wall: 4, block: 4 });
}

describe('the cycle of chaos and control', () => {
  it('cracks down at meetings alone, and above 35 alone', () => {
    expect([1, 2, 3, 4, 5, 6].filter((round) => crackdownAt(round, 40))).toEqual([3, 6]);
    expect(crackdownAt(3, 35)).toBe(false);
    expect(crackdownAt(3, 35.1)).toBe(true);
  });

  it('turns from chaos to control and back: levels are cut, prestige is up, and walls may rise again', () => {
    const table = aProvincesTable({ centre: 'host' });
    wallUp(table);
    table.nextRound();
    expect(cycleAt(table.provinces, 2)).toBe('chaos');
    table.nextRound();
    expect(table.provinces.centre.prestige).toBe(5);
    const report = table.settle();
    expect(report.isCrackdown).toBe(true);
    expect(report.provinces.GD?.lumps.crackdown).toBe(-10);
    expect(table.provinces.centre).toMatchObject({ crackdowns: [3], prestige: 5 + 1 + 1 });
    expect(table.provinces.provinces.GD).toMatchObject({ wall: 2, block: 2 });
    while (table.state.phase !== 'negotiation') table.advance();
    expect(cycleAt(table.provinces, 4)).toBe('control');
    table.seal('GD', { wall: 3 });
    table.nextRound();
    expect(table.provinces.provinces.GD?.wall).toBe(3);
    expect(cycleAt(table.provinces, 5)).toBe('loose');
  });

  it('control takes the drive of the localities for a round', () => {
    const table = aProvincesTable({ centre: 'host', opening: 'year1987' });
    table.enact('taxSharing');
    wallUp(table);
    table.nextRound();
    table.nextRound();
    table.nextRound();
    expect(table.provinces.centre.crackdowns).toEqual([3]);
    const inControl = table.provinces.provinces.GD?.localDrive;
    table.nextRound();
    expect(table.provinces.provinces.GD?.localDrive).toBe(inControl);
    table.nextRound();
    expect(table.provinces.provinces.GD?.localDrive).not.toBe(inControl);
  });
});

describe('the result of a human centre', () => {
  const table = aProvincesTable({ centre: 'host', rounds: 2 });
  const { scenario } = table;
  const ended = (nationalIncomePercent: number, borderEffect: number) =>
    centreResult(scenario, table.state, { nationalIncomePercent, borderEffect });

  it('is 60 for income, 20 for the border effect and 20 for the ballot', () => {
    expect(ended(12.7, 8)).toEqual({ score: 90, income: 60, border: 20, ballot: 10 });
    expect(ended(20, 4.3)).toEqual({ score: 90, income: 60, border: 20, ballot: 10 });
    expect(ended(-3, 60)).toEqual({ score: 10, income: 0, border: 0, ballot: 10 });
    expect(ended(6.35, Math.sqrt(35 * 8))?.score).toBeCloseTo(30 + 10 + 10, 9);
  });

  it('takes the mean of the ballots that were cast, sealed, in the last round', () => {
    table.advance();
    expect(refusal(table.ask('SH', { type: 'rateCentre', points: 80 }))).toBe('centre/no-ballot');
    table.nextRound();
    table.advance();
    table.act('SH', { type: 'rateCentre', points: 10 });
    table.act('SH', { type: 'rateCentre', points: 80 });
    table.act('JS', { type: 'rateCentre', points: 40 });
    expect(ended(0, 35)?.ballot).toBeCloseTo(12, 9);
    table.settle();
    table.advance();
    expect(table.state.phase).toBe('debrief');
    expect(table.provinces.final?.centre?.ballot).toBeCloseTo(12, 9);
  });

  it('is nothing where nobody governed, and there is no ballot then', () => {
    const ruled = aProvincesTable({ centre: 'seat', rounds: 1 });
    ruled.advance();
    expect(refusal(ruled.ask('SH', { type: 'rateCentre', points: 80 }))).toBe('centre/no-ballot');
    const outcome = { nationalIncomePercent: 5, borderEffect: 10 };
    expect(centreResult(ruled.scenario, ruled.state, outcome)).toBeUndefined();
    ruled.state = evolveAll(ruled.state, [{ type: 'seatOccupied', economy: 'CN', member: 'm1' }]);
    expect(refusal(ruled.ask('SH', { type: 'rateCentre', points: 80 }))).toBeUndefined();
    expect(centreResult(ruled.scenario, ruled.state, outcome)?.ballot).toBeCloseTo(16, 9);
  });
});
