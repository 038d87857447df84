import { describe, expect, it } from 'vitest';
import type { AgreementId } from '#shared/kernel/ids.ts';
import type { IntegrationLevel } from '../../../shared/content/vocabulary.ts';
import type { Language } from '#shared/content/vocabulary.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { settleRound } from '#shared/rules/settlement/settleRound.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { arrangeMap } from '../../../client/map/layout/arrangeMap.ts';
import { mapModel } from '../../../client/map/mapModel.ts';
import { language } from '../../../client/text/language.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { placeName, unitInitial, unitLabel, unitName } from '../../../client/map/mapText.ts';
import { aTable } from '../../support/aTable.ts';

const { scenario, state } = aTable({ at: 'negotiation' });

function bloc(
  number: number,
  level: IntegrationLevel,
  parties: readonly string[],
  more: Partial<Agreement> = {},
): Agreement {
  return {
    id: `a${number}`,
    level,
    parties,
    concessions: [],
    exceptions: [],
    ...(level >= 3 ? { key: { type: 'people' } } : {}),
    payments: [],
    sinceRound: 1,
    boundUntilRound: 3,
    notices: [],
    ...more,
  };
}

function under(...agreements: readonly Agreement[]): CountryGame {
  const register: Record<AgreementId, Agreement> = {};
  for (const each of agreements) register[each.id] = each;
  return { ...state, agreements: register };
}

const NESTED = under(bloc(1, 3, ['ALB', 'BOR', 'CAT']), bloc(2, 4, ['ALB', 'BOR'], { within: 'a1' }));
const WHOLE = under(bloc(1, 6, ['ALB', 'BOR'], { title: 'harbour' }));

describe('a common market of some members', () => {
  it('stands inside the land of its union, which stays whole', () => {
    const { blocs, legend } = mapModel(scenario, NESTED, { layer: 'blocs' });
    expect(blocs.map(({ level, members, inner }) => [level, members, inner])).toEqual([
      [3, ['ALB', 'BOR', 'CAT'], [{ members: ['ALB', 'BOR'], level: 4 }]],
    ]);
    expect(legend).toContainEqual({ type: 'inner', slot: blocs[0]?.slot });
  });
});

describe('an undertaking without any cut', () => {
  it('is no bloc on the map', () => {
    const funds = bloc(1, 1, ['ALB', 'BOR'], { terms: { adjustmentFundBp: 10 } });
    expect(mapModel(scenario, under(funds), { layer: 'blocs' }).blocs).toEqual([]);
  });
});

describe('full integration', () => {
  const model = mapModel(scenario, WHOLE, { layer: 'flows', me: 'CAT' });

  it('is one place: one pin in the place of its members, spoken for by its presidency', () => {
    expect(model.units).toHaveLength(1);
    expect(model.units[0]).toMatchObject({ id: 'a1', members: ['ALB', 'BOR'], isMe: false });
    expect(['ALB', 'BOR']).toContain(model.units[0]?.voice);
    expect(model.economies.filter(({ unit }) => unit === 'a1').map(({ id }) => id)).toEqual(['ALB', 'BOR']);
  });

  it('trades as one, and what its members sell each other is no longer foreign', () => {
    const ends = model.flows.flatMap(({ importer, exporter }) => [importer, exporter]);
    expect(ends).toContain('a1');
    expect(ends).not.toContain('ALB');
    const table = model.table;
    expect(table.exporters).toEqual(['a1', 'CAT', 'DUN']);
    const apart = mapModel(scenario, under(), { layer: 'flows' }).table;
    const bought = (rows: typeof table.rows, importer: string, exporters: readonly string[]): number =>
      (rows.find((row) => row.importer === importer)?.cells ?? [])
        .filter(({ exporter }) => exporters.includes(exporter))
        .reduce((sum, { valueBn }) => sum + valueBn, 0);
    expect(bought(table.rows, 'CAT', ['a1'])).toBeCloseTo(bought(apart.rows, 'CAT', ['ALB', 'BOR']), 9);
  });

  it('shares one outcome: its members’, weighted by income', () => {
    const settled = settleRound(scenario, WHOLE);
    if (!settled.ok) throw new Error(settled.error.code);
    const { report } = settled.value;
    const revealed = mapModel(scenario, WHOLE, { layer: 'all', reveal: { report, stop: 'gains' } });
    const outcomes = ['ALB', 'BOR'].map((id) => Math.expm1(report.economies[id]?.logChange ?? Number.NaN));
    const outcome = revealed.units[0]?.outcome ?? Number.NaN;
    expect(outcome).toBeGreaterThanOrEqual(Math.min(...outcomes) - 1e-12);
    expect(outcome).toBeLessThanOrEqual(Math.max(...outcomes) + 1e-12);
  });

  it('has one name', async () => {
    await loadAllText();
    const [unit] = model.units;
    if (unit === undefined) throw new Error('no unit');
    expect(placeName('a1', model)).toBe('Harbour');
    expect(unitInitial(unit, model)).toBe('H');
    expect(unitLabel(unit, model)).toContain('Alba and Borea');
  });

  it('is named after its members where nobody named it', async () => {
    await loadAllText();
    const nameIn = (which: Language, parties: readonly string[]): readonly string[] => {
      language.value = which;
      const unnamed = mapModel(scenario, under(bloc(1, 6, parties)), { layer: 'blocs' });
      const [unit] = unnamed.units;
      return unit === undefined ? [] : [unitName(unit, unnamed), unitInitial(unit, unnamed)];
    };
    const names = (['en', 'zh'] as const).map((which) => [
      nameIn(which, ['ALB', 'BOR']),
      nameIn(which, ['ALB', 'BOR', 'CAT']),
    ]);
    language.value = 'en';
    expect(names).toEqual([
      [
        ['ALB–BOR Union', 'U'],
        ['ALB Union + 2', 'U'],
      ],
      [
        ['阿尔巴–北瑞亚联盟', '联'],
        ['阿尔巴与另外2方联盟', '联'],
      ],
    ]);
  });

  it('stands in the middle of its members, who are dots without names', () => {
    const pins = new Map(
      scenario.economies.map(({ id, pin }) => [id, { x: pin.longitude, y: -pin.latitude }]),
    );
    const layout = arrangeMap(model, {
      pins,
      camera: { scale: 40, x: 500, y: 400 },
      area: { left: 0, right: 2000, top: 0, bottom: 2000 },
      covered: [],
      sizes: {
        medallion: 30,
        pin: (id) => (id === 'ALB' || id === 'BOR' ? 12 : id === 'a1' ? 40 : 30),
        ring: () => 0,
        name: (id) => (id === 'ALB' || id === 'BOR' ? { width: 0, height: 0 } : { width: 60, height: 30 }),
        pill: { width: 50, height: 20 },
        tag: () => ({ width: 100, height: 40 }),
        chip: { width: 100, height: 40 },
      },
    });
    const pinOf = (id: string) => layout.pins.find(({ economy }) => economy === id);
    const [alba, borea, unit] = [pinOf('ALB'), pinOf('BOR'), pinOf('a1')];
    expect(unit?.anchor.x).toBeCloseTo(((alba?.anchor.x ?? 0) + (borea?.anchor.x ?? 0)) / 2, 6);
    expect(alba?.nameSide).toBeUndefined();
    expect(unit?.nameSide).toBeDefined();
    expect(layout.tags).toEqual([]);
    expect(layout.curves.length).toBeGreaterThan(0);
  });
});

describe('routes on the map', () => {
  const built: CountryGame = {
    ...state,
    budget: {
      points: {},
      research: {},
      corridors: [{ id: 'northBridge', sinceRound: 1 }],
      spent: {},
      spentInRound: 0,
      researched: {},
    },
  };

  it('are drawn where they stand, on the layer of what ties economies', () => {
    const { corridors, legend } = mapModel(scenario, built, { layer: 'blocs' });
    expect(corridors).toEqual([{ id: 'northBridge', members: ['ALB', 'BOR'] }]);
    expect(legend).toContainEqual({ type: 'corridor' });
    expect(mapModel(scenario, built, { layer: 'flows' }).corridors).toEqual([]);
  });

  it('leave no trace without the module', () => {
    expect(mapModel(scenario, state, { layer: 'blocs' }).corridors).toEqual([]);
  });
});
