import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { botMove } from '#shared/bots/botMove.ts';
import { botView } from '../../../shared/bots/botView.ts';
import { corridorPlan, spendPoints } from '../../../shared/bots/envelope/spendPoints.ts';
import { knownToAll } from '../../../shared/bots/valuation/lawTable.ts';
import { lawTable } from '#shared/bots/valuation/lawTable.ts';
import { CORRIDORS } from '#shared/content/corridors.ts';
import { SUPPORT_PARTS } from '#shared/content/vocabulary.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Spending } from '#shared/protocol/policy.ts';
import { runBots } from '../runBots.ts';
import { aModuleTable } from '../../support/anEvent.ts';
import type { Table } from '../../support/aTable.ts';

function spendingOf({ scenario, state }: Table, economy: string): Spending {
  const [sealed] = botMove(scenario, state, economy, { type: 'policy' });
  if (sealed?.type !== 'sealPolicy') throw new Error(`${economy} seals nothing`);
  return must(sealed.policy.spending, 'spending');
}

/** The plan that a seat draws, from what it knows. */
function planOf({ scenario, state }: Table, economy: string) {
  const view = botView(state, economy);
  const slopes = must(lawTable(scenario, knownToAll(view)).slopes, 'slopes');
  return [...corridorPlan(slopes, view)];
}

const total = ({ corridor, research, adjustment }: Spending): number =>
  (corridor?.points ?? 0) + research + adjustment;

describe('bots and public money', () => {
  it('spend every point', () => {
    const table = aModuleTable(['budget'], { at: 'policy' });
    for (const economy of Object.keys(table.state.seats)) expect(total(spendingOf(table, economy))).toBe(6);
    const budget = must(table.state.budget, 'budget');
    table.state = { ...table.state, budget: { ...budget, points: { ...budget.points, KOR: 9 } } };
    expect(total(spendingOf(table, 'KOR'))).toBe(9);
  });

  it('draw the same plan at every seat, each corridor in it paid in full by members alone', () => {
    const table = aModuleTable(['budget'], { at: 'policy' });
    const plan = planOf(table, 'USA');
    expect(plan.length).toBeGreaterThan(1);
    for (const economy of Object.keys(table.state.seats)) expect(planOf(table, economy)).toEqual(plan);
    for (const { id, members, points } of CORRIDORS.world) {
      const pledges = plan.filter(([, pledge]) => pledge.id === id);
      if (pledges.length === 0) continue;
      expect(pledges.every(([payer]) => members.includes(payer))).toBe(true);
      expect(pledges.reduce((sum, [, pledge]) => sum + pledge.points, 0)).toBe(points);
    }
  });

  it('let those pay most who gain most', () => {
    const plan = new Map(planOf(aModuleTable(['budget'], { at: 'policy' }), 'USA'));
    // North American roads: Mexico and Canada live on the trade with the United States, which hardly feels them.
    expect(plan.get('MEX')?.id).toBe('northAmericanRoads');
    expect(plan.get('MEX')?.points).toBeGreaterThan(plan.get('USA')?.points ?? 0);
  });

  it('get corridors built', () => {
    const table = aModuleTable(['budget'], { at: 'policy' });
    runBots(table, table.nowMs + 60_000);
    table.goTo('results');
    const built = must(table.state.budget, 'budget').corridors.map(({ id }) => id);
    expect(built).toContain('northAmericanRoads');
    expect(planOf(table.goTo('policy', 2), 'USA').map(([, { id }]) => id)).not.toContain(
      'northAmericanRoads',
    );
  });

  it('help those who must change work when that costs more support than research earns', () => {
    const table = aModuleTable(['budget', 'politics', 'dynamics'], { at: 'results' }).goTo('policy', 2);
    const view = botView(table.state, 'KOR');
    const withCost = (adjustment: number): Spending => {
      const report = must(view.reports.at(-1), 'a report');
      const politics = must(report.modules?.politics, 'politics');
      const own = must(politics.economies['KOR'], 'KOR');
      const parts = { ...fromKeys(SUPPORT_PARTS, (part) => own.parts[part]), adjustment };
      const economies = { ...politics.economies, KOR: { ...own, parts } };
      const modules = { ...report.modules, politics: { ...politics, economies } };
      const changed = { ...view, reports: [...view.reports.slice(0, -1), { ...report, modules }] };
      return must(spendPoints(changed, 'KOR', undefined), 'spending');
    };
    expect(withCost(-0.2)).toEqual({ research: 6, adjustment: 0 });
    expect(withCost(-9)).toEqual({ research: 0, adjustment: 6 });
  });

  it('say nothing of it before the module opens', () => {
    const table = aModuleTable(['budget'], { at: 'policy' });
    const settings = { ...table.state.settings, preset: 'full' } as const;
    const early = { ...botView(table.state, 'KOR'), settings };
    expect(spendPoints(early, 'KOR', undefined)).toBeUndefined();
  });
});
