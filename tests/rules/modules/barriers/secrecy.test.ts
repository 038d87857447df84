import { describe, expect, it } from 'vitest';
import { withoutBarrier } from '../../../../shared/rules/modules/barriers.ts';
import { buildShock } from '../../../../shared/rules/shock/buildShock.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import type { Table } from '../../../support/aTable.ts';
import { aModuleTable } from '../../../support/anEvent.ts';

/** A law under which Japan hides barriers of these levels. */
const hidden = ({ state }: Table, levels: Record<string, number>): CountryGame => ({
  ...state,
  round: 1,
  barriers: { levels: { JPN: levels }, found: [], inspections: [] },
});

describe('what others may know of a barrier', () => {
  const table = aModuleTable(['barriers'], { at: 'policy', people: 'all' });
  table.act('JPN', {
    type: 'sealPolicy',
    policy: { type: 'wall', shiftBp: 0, apart: [], barriers: { AGR: 1 } },
  });
  table.goTo('results', 1);

  it('is nothing: not the level, not the opened envelope, not the arrays of the model', () => {
    for (const viewer of [{ type: 'seat', economy: 'USA' }, { type: 'public' }, { type: 'host' }] as const) {
      const view = redactFor(table.state, viewer);
      expect(view.barriers?.levels['JPN']).toBeUndefined();
      expect(view.sealedPolicies['JPN']).toEqual({ type: 'wall', shiftBp: 0, apart: [] });
      expect([view.settled.tariff, view.settled.iceberg]).toEqual([[], []]);
    }
  });

  it('is everything for its own seat, and for all in the debrief', () => {
    const own = redactFor(table.state, { type: 'seat', economy: 'JPN' });
    expect(own.barriers?.levels['JPN']).toMatchObject({ AGR: 1 });
    expect(own.sealedPolicies['JPN']?.barriers).toEqual({ AGR: 1 });
    const over = redactFor({ ...table.state, phase: 'debrief' }, { type: 'seat', economy: 'USA' });
    expect(over.barriers?.levels['JPN']).toMatchObject({ AGR: 1 });
    expect(over.settled).toEqual(table.state.settled);
  });

  it('is not to be read off the wall or the revenue that the report tells', () => {
    const bare = aModuleTable(['barriers'], { at: 'policy', people: 'all' });
    bare.goTo('results', 1);
    const of = (each: Table) => each.state.reports[0]?.economies['JPN'];
    // What is left is what fewer imports pay.
    expect(Math.abs((of(table)?.averageWallBp ?? 0) - (of(bare)?.averageWallBp ?? 0))).toBeLessThan(20);
    expect(of(table)?.revenueBn).toBeLessThan(of(bare)?.revenueBn ?? 0);
  });

  it('is enough to reckon with what came to light', () => {
    const state = hidden(table, { AGR: 2 });
    const found = [{ by: 'JPN', sector: 'AGR', level: 2, foundBy: 'USA', round: 1 }];
    const seen: CountryGame = { ...state, barriers: { levels: {}, found, inspections: [] } };
    expect(buildShock(table.scenario, seen)).toEqual(buildShock(table.scenario, state));
    const without = buildShock(table.scenario, withoutBarrier(seen, 'JPN', 'AGR'));
    expect(without).toEqual(buildShock(table.scenario, hidden(table, {})));
  });
});
