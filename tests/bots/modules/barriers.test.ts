import { describe, expect, it } from 'vitest';
import { mapValues } from '#shared/kernel/records.ts';
import { botMove } from '#shared/bots/botMove.ts';
import { protectedSectors } from '../../../shared/bots/valuation/homePolitics.ts';
import { TEMPERAMENT_NAMES, type TemperamentName } from '#shared/content/temperaments.ts';
import type { BarriersState } from '../../../shared/protocol/modules/modules.ts';
import type { BarrierLevels } from '#shared/protocol/policy.ts';
import { must } from '#shared/kernel/records.ts';
import { aModuleTable } from '../../support/anEvent.ts';
import type { Table } from '../../support/aTable.ts';
import { governedBy } from './someBots.ts';

function barriersOf(table: Table, economy: string): BarrierLevels | undefined {
  const [sealed] = botMove(table.scenario, table.state, economy, { type: 'policy' });
  if (sealed?.type !== 'sealPolicy') throw new Error(`${economy} seals nothing`);
  table.act(economy, sealed);
  return sealed.policy.barriers;
}

function withBarriers(table: Table, change: (barriers: BarriersState) => Partial<BarriersState>): Table {
  const barriers = must(table.state.barriers, 'barriers');
  table.state = { ...table.state, barriers: { ...barriers, ...change(barriers) } };
  return table;
}

function hiding(table: Table, economy: string, levels: BarrierLevels): Table {
  return withBarriers(table, ({ levels: all }) => ({
    levels: { ...all, [economy]: { ...all[economy], ...levels } },
  }));
}

const FOUND = { by: 'MEX', sector: 'AGR', level: 1, foundBy: 'USA', round: 1 } as const;

describe('bots and hidden barriers', () => {
  it('raise some where their lobby is worth it: the protector, never the free trader', () => {
    const raised = (temperament: TemperamentName): string[] => {
      const table = governedBy(aModuleTable(['barriers'], { at: 'policy' }), temperament);
      return Object.keys(table.state.seats).flatMap((economy) =>
        Object.entries(barriersOf(table, economy) ?? {}).map(([sector, level]) => {
          expect(level).toBe(1);
          expect(protectedSectors(table.scenario, economy).map((each) => each.sector)).toContain(sector);
          return `${economy} ${sector}`;
        }),
      );
    };
    const counts = Object.fromEntries(TEMPERAMENT_NAMES.map((each) => [each, raised(each).length]));
    expect(counts).toMatchObject({ freeTrader: 0, reciprocator: 0, blocBuilder: 0 });
    expect(counts['protector']).toBeGreaterThan(0);
    expect(counts['protector']).toBeGreaterThanOrEqual(counts['opportunist'] ?? NaN);
  });

  it('go no higher than their temper allows', () => {
    const table = hiding(aModuleTable(['barriers'], { at: 'policy' }), 'MEX', { AGR: 1, LGT: 1 });
    expect(barriersOf(governedBy(table, 'opportunist'), 'MEX')).toBeUndefined();
  });

  it('take down, as free traders, what an earlier government left', () => {
    const table = hiding(aModuleTable(['barriers'], { at: 'policy' }), 'MEX', { AGR: 2 });
    expect(barriersOf(governedBy(table, 'freeTrader'), 'MEX')).toEqual({ AGR: 0 });
  });

  it('take down what came to light: the opportunist at once, the protector when a panel says so', () => {
    const found = (): Table =>
      withBarriers(
        hiding(aModuleTable(['barriers', 'wto'], { at: 'policy' }), 'MEX', { AGR: 1, LGT: 1 }),
        () => ({ found: [FOUND] }),
      );
    expect(barriersOf(governedBy(found(), 'opportunist'), 'MEX')).toEqual({ AGR: 0 });
    expect(barriersOf(governedBy(found(), 'protector'), 'MEX')?.['AGR']).toBeUndefined();
    const told = governedBy(found(), 'protector');
    const wto = must(told.state.wto, 'wto');
    const dispute = { id: 'd0', complainant: 'USA', respondent: 'MEX', sector: 'AGR', filedInRound: 0 };
    told.state = {
      ...told.state,
      wto: { ...wto, disputes: [{ ...dispute, ground: 'hiddenBarrier', stage: 'ruledFor' }] },
    };
    expect(barriersOf(told, 'MEX')?.['AGR']).toBe(0);
  });

  it('never raise again what once came to light', () => {
    const table = aModuleTable(['barriers'], { at: 'policy' });
    const raised = Object.keys(barriersOf(governedBy(table, 'protector'), 'MEX') ?? {});
    expect(raised).toHaveLength(1);
    const later = withBarriers(aModuleTable(['barriers'], { at: 'policy' }), () => ({
      found: raised.map((sector) => ({ ...FOUND, sector })),
    }));
    expect(Object.keys(barriersOf(governedBy(later, 'protector'), 'MEX') ?? {})).not.toContain(raised[0]);
  });

  it('inspect where exports fall short of the forecast, and nowhere else', () => {
    const inspections = (levels: BarrierLevels): unknown[] => {
      const table = hiding(aModuleTable(['barriers'], { people: 'all', at: 'policy' }), 'JPN', levels);
      table.goTo('negotiation', 2);
      // From here on bots govern: they know no more than what was settled.
      const seats = mapValues(table.state.seats, ({ member: _member, ...seat }) => seat);
      table.state = { ...table.state, seats };
      return ['KOR', 'CHN', 'USA'].flatMap((economy) =>
        botMove(table.scenario, table.state, economy, { type: 'propose', look: 0 }).filter(
          ({ type }) => type === 'inspectBarrier',
        ),
      );
    };
    expect(inspections({})).toEqual([]);
    const found = inspections({ MAC: 2 });
    expect(found).toHaveLength(3);
    for (const intent of found) {
      expect(intent).toEqual({ type: 'inspectBarrier', against: 'JPN', sector: 'MAC' });
    }
  });

  it('complain about a barrier that came to light where it costs them sales', () => {
    const table = withBarriers(
      hiding(aModuleTable(['barriers', 'wto'], { at: 'negotiation' }), 'JPN', { MAC: 2 }),
      () => ({ found: [{ by: 'JPN', sector: 'MAC', level: 2, foundBy: 'KOR', round: 1 }] }),
    );
    const filed = botMove(table.scenario, table.state, 'KOR', { type: 'propose', look: 0 }).filter(
      ({ type }) => type === 'fileComplaint',
    );
    expect(filed).toEqual([
      { type: 'fileComplaint', against: 'JPN', ground: 'hiddenBarrier', sector: 'MAC' },
    ]);
  });
});
