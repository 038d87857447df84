import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { botView } from '../../../shared/bots/botView.ts';
import { knownToAll } from '../../../shared/bots/valuation/lawTable.ts';
import { lawTable } from '#shared/bots/valuation/lawTable.ts';
import { aTable } from '../../support/aTable.ts';
import { tablePackage } from '../../support/aWtoTable.ts';

const LABORATORY = { preset: 'laboratory', rounds: 6 } as const;

describe('what all bots know of the law', () => {
  it('is one and the same whoever looks, so that they share what they find out', () => {
    const { scenario, state } = aTable({ ...LABORATORY, at: 'policy' });
    const tables = Object.keys(state.seats).map((seat) =>
      lawTable(scenario, knownToAll(botView(state, seat))),
    );
    expect(new Set(tables).size).toBe(1);
  });

  it('does not change by what is said at a conference', () => {
    const table = aTable(LABORATORY).goTo('negotiation', 2);
    const before = knownToAll(botView(table.state, 'CAT')).wto;
    tablePackage(table, 'ALB');
    expect(table.state.wto?.conference?.packages).toHaveLength(1);
    expect(knownToAll(botView(table.state, 'CAT')).wto).toBe(before);
  });

  it('holds no hidden barrier and nobody’s purse, but what came to light', () => {
    const { state } = aTable({ ...LABORATORY, at: 'policy' });
    const found = [{ by: 'BOR', sector: 'CLO', level: 2, foundBy: 'ALB', round: 1 }];
    const barriers = {
      ...must(state.barriers, 'barriers'),
      levels: { ALB: { GRA: 3 }, BOR: { CLO: 2 } },
      found,
    };
    const view = botView({ ...state, barriers }, 'ALB');
    expect(view.barriers?.levels).toEqual({ ALB: { GRA: 3 } });
    const known = knownToAll(view);
    expect(known.barriers).toEqual({ levels: {}, found, inspections: [] });
    expect(known.budget).toMatchObject({ points: {}, spent: {}, research: {} });
  });

  it('is the view itself where none of these modules is on', () => {
    const { state } = aTable({ at: 'policy' });
    const view = botView(state, 'ALB');
    expect(knownToAll(view)).toBe(view);
  });
});
