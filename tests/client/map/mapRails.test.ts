import { describe, expect, it } from 'vitest';
import type { DynamicsReport } from '../../../shared/protocol/modules/modules.ts';
import { must } from '#shared/kernel/records.ts';
import { settleRound } from '#shared/rules/settlement/settleRound.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { mapModel } from '../../../client/map/mapModel.ts';
import { aTable } from '../../support/aTable.ts';

const { scenario, state } = aTable({ at: 'negotiation' });

function withMovement(dynamics: Partial<DynamicsReport>): CountryGame {
  const settled = settleRound(scenario, state);
  if (!settled.ok) throw new Error(settled.error.code);
  const moved: DynamicsReport = { economies: {}, migration: [], investment: [], ...dynamics };
  return { ...state, reports: [{ ...settled.value.report, modules: { dynamics: moved } }] };
}

describe('rails on the map', () => {
  const game = withMovement({
    migration: [
      { from: 'DUN', to: 'CAT', peopleMn: 0.3 },
      { from: 'ALB', to: 'BOR', peopleMn: 0.001 },
    ],
    investment: [{ from: 'CAT', to: 'DUN', amountBn: 2, kind: 'inside' }],
  });

  it('show people and capital that moved in the reveal, and not beside blocs', () => {
    const report = must(game.reports[0], 'a report');
    expect(mapModel(scenario, game, { layer: 'blocs' }).flows).toEqual([]);
    const { flows, legend } = mapModel(scenario, game, { layer: 'all', reveal: { report, stop: 'gains' } });
    const rails = flows.filter(({ kind }) => kind === 'people' || kind === 'capital');
    expect(rails.map(({ kind, exporter, importer }) => [kind, exporter, importer])).toEqual([
      ['people', 'DUN', 'CAT'],
      ['capital', 'CAT', 'DUN'],
    ]);
    expect(legend).toContainEqual({ type: 'flow', kind: 'people' });
  });

  it('wait until the reveal says who gained', () => {
    const report = game.reports[0];
    if (report === undefined) throw new Error('no report');
    const kindsAt = (stop: 'flows' | 'gains'): string[] =>
      mapModel(scenario, game, { layer: 'all', reveal: { report, stop } }).flows.map(({ kind }) => kind);
    expect(kindsAt('flows')).not.toContain('people');
    expect(kindsAt('gains')).toContain('people');
  });

  it('leave no trace where nothing can move', () => {
    const settled = settleRound(scenario, state);
    if (!settled.ok) throw new Error(settled.error.code);
    const { flows } = mapModel(scenario, state, {
      layer: 'all',
      reveal: { report: settled.value.report, stop: 'gains' },
    });
    expect(flows.filter(({ kind }) => kind === 'people' || kind === 'capital')).toEqual([]);
  });
});
