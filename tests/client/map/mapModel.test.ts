import { afterEach, describe, expect, it } from 'vitest';
import { FORMER_LESSON_LIMITS, PRESETS } from '#shared/content/presets.ts';
import type { AgreementId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { IntegrationLevel } from '../../../shared/content/vocabulary.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { settleRound } from '#shared/rules/settlement/settleRound.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { mapModel } from '../../../client/map/mapModel.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import { lawNamed, readTrade, tradeInForce, withTradeInForce } from '../../../client/state/trade.ts';
import { flowText, tagName } from '../../../client/map/mapText.ts';
import { type MapOptions } from '../../../client/map/model/mapParts.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { HOST, aTable } from '../../support/aTable.ts';

const FLOWS: MapOptions = { layer: 'flows' };

function agreement(number: number, level: IntegrationLevel, parties: readonly string[]): Agreement {
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
  };
}

function withLaw(game: CountryGame, ...agreements: readonly Agreement[]): CountryGame {
  const register: Record<AgreementId, Agreement> = { ...game.agreements };
  for (const each of agreements) register[each.id] = each;
  return { ...game, agreements: register };
}

const quartet = aTable({ at: 'negotiation' });
const world = aTable({ scenarioId: 'world', opening: 'today', preset: 'worldPlain', at: 'negotiation' });
const walled = aTable({ scenarioId: 'world', opening: 'highWalls', preset: 'worldPlain', at: 'negotiation' });

function settledReport(game: CountryGame) {
  const settled = settleRound(quartet.scenario, game);
  if (!settled.ok) throw new Error(settled.error.code);
  return settled.value.report;
}

describe('flows', () => {
  it('are as wide as the trade that they stand for', () => {
    const { flows } = mapModel(quartet.scenario, quartet.state, { ...FLOWS, me: 'CAT' });
    const own = flows.filter(({ kind }) => kind === 'own');
    const [largest] = own.toSorted((a, b) => (b.labelBn ?? 0) - (a.labelBn ?? 0));
    expect(own.length).toBeGreaterThan(3);
    for (const { width, labelBn } of own)
      expect(width / (largest?.width ?? 0)).toBeCloseTo((labelBn ?? 0) / (largest?.labelBn ?? 0), 6);
  });
});

describe('trade where rounds start anew', () => {
  const { agreementLimits } = PRESETS.firstLesson;
  const lesson = aTable({ preset: 'firstLesson', agreementLimits, people: 'all', at: 'negotiation' });
  const soldTo = (game: CountryGame) => readTrade(lesson.scenario, game).goodsBn('CAT', 'DUN');
  afterEach(() => {
    tradeInForce.value = undefined;
  });

  it('is that of what is in force once the model has it, and until then that of the last settlement', () => {
    const before = lesson.state;
    lesson.conclude(aFreeTradeArea('CAT', 'DUN'));
    const { scenario, state } = lesson;
    expect(withTradeInForce(state)).toBe(state);
    const law = must(lawNamed(state), 'an open round');
    const slices = countryAnswers(scenario, state)({ type: 'tradeInForce', law });
    let slice = slices.next();
    while (slice.done !== true) slice = slices.next();
    if (slice.value.type !== 'tradeInForce') throw new Error('no trade');
    tradeInForce.value = { law, settled: slice.value.settled };
    expect(soldTo(withTradeInForce(state))).toBeGreaterThan(1.5 * soldTo(before));
    // What was computed for another law is not shown.
    expect(withTradeInForce(before)).toBe(before);
    const settled = lesson.goTo('results').state;
    expect(withTradeInForce(settled)).toBe(settled);
  });
});

describe('blocs on the map', () => {
  it('show the deepest agreement of each economy', () => {
    const game = withLaw(
      quartet.state,
      agreement(1, 2, ['ALB', 'BOR', 'CAT', 'DUN']),
      agreement(2, 3, ['ALB', 'BOR']),
    );
    const { blocs } = mapModel(quartet.scenario, game, FLOWS);
    expect(blocs.map(({ level, members }) => [level, members])).toEqual([
      [3, ['ALB', 'BOR']],
      [2, ['CAT', 'DUN']],
    ]);
  });

  it('are called by the letters of all their members, of whom some may show a deeper one', () => {
    const all = ['ALB', 'BOR', 'CAT', 'DUN'];
    const game = withLaw(quartet.state, agreement(1, 2, all), agreement(2, 3, ['ALB', 'BOR']));
    const model = mapModel(quartet.scenario, game, FLOWS);
    expect(model.blocs.map((bloc) => tagName(bloc, model))).toEqual(['ALB BOR', 'ALB BOR CAT DUN']);
    const many = withLaw(world.state, agreement(90, 2, ['USA', 'CAN', 'MEX', 'JPN', 'KOR', 'IND']));
    const wide = mapModel(world.scenario, many, FLOWS);
    expect(wide.blocs.map((bloc) => tagName(bloc, wide))).toEqual(['USA CAN MEX JPN +2']);
  });

  it('give land in several agreements the colour of one, of the reader before the others, whatever is told, and nobody goes without', () => {
    const game = withLaw(quartet.state, agreement(1, 2, ['ALB', 'BOR']), agreement(2, 2, ['BOR', 'CAT']));
    const shown = (options: Partial<MapOptions>) =>
      mapModel(quartet.scenario, game, { ...FLOWS, ...options }).blocs.map(({ id }) => id);
    expect(shown({})).toEqual(['a1', 'a2']);
    // Partners of the reader have the colour of what they signed with the reader.
    expect(shown({ me: 'CAT' })).toEqual(['a2', 'a1']);
    const legend = (me: string) =>
      mapModel(quartet.scenario, game, { ...FLOWS, me }).legend.find(({ type }) => type === 'level');
    expect([legend('ALB'), legend('CAT')]).toMatchObject([{ slot: 1 }, { slot: 2 }]);
    expect(shown({ story: { economies: ['BOR', 'CAT'] } })).toEqual(['a1', 'a2']);
    const { economies } = mapModel(quartet.scenario, game, FLOWS);
    expect(economies.map(({ slot }) => slot)).toEqual([1, 1, 2, undefined]);
  });

  it('leave lines in their colours for pairs that no land shows, on every layer', () => {
    const game = withLaw(quartet.state, agreement(1, 2, ['ALB', 'BOR']), agreement(2, 2, ['BOR', 'CAT']));
    const linksOn = (layer: MapOptions['layer']) => mapModel(quartet.scenario, game, { layer }).links;
    const lines = [{ between: ['BOR', 'CAT'], level: 2, slot: 2 }];
    for (const layer of ['all', 'blocs', 'flows', 'walls'] as const) expect(linksOn(layer)).toEqual(lines);
    const reveal = { report: settledReport(game), stop: 'envelopes' } as const;
    const revealed = mapModel(quartet.scenario, game, { layer: 'all', reveal });
    expect(revealed.links).toEqual([]);
    expect(mapModel(world.scenario, world.state, { layer: 'all' }).links).toEqual([]);
  });

  it('show the land of an area that contains the others, and of a union whatever else its members have', () => {
    const nested = withLaw(
      quartet.state,
      agreement(1, 2, ['ALB', 'BOR']),
      agreement(2, 2, ['ALB', 'BOR', 'CAT']),
    );
    expect(mapModel(quartet.scenario, nested, FLOWS).blocs.map(({ id }) => id)).toEqual(['a2']);
    const union = withLaw(quartet.state, agreement(1, 3, ['ALB', 'BOR']), agreement(2, 2, ['BOR', 'CAT']));
    const { blocs, links } = mapModel(quartet.scenario, union, { layer: 'blocs' });
    expect(blocs.map(({ id, members }) => [id, members])).toEqual([
      ['a1', ['ALB', 'BOR']],
      ['a2', ['CAT']],
    ]);
    expect(links).toEqual([{ between: ['BOR', 'CAT'], level: 2, slot: 2 }]);
  });

  it('take colours in order of foundation', () => {
    const game = withLaw(quartet.state, agreement(4, 3, ['CAT', 'DUN']), agreement(2, 2, ['ALB', 'BOR']));
    const { blocs, economies } = mapModel(quartet.scenario, game, FLOWS);
    expect(blocs.map(({ id, slot }) => [id, slot])).toEqual([
      ['a4', 2],
      ['a2', 1],
    ]);
    expect(economies.map(({ slot }) => slot)).toEqual([1, 1, 2, 2]);
  });

  it('keep their colour when an older bloc ends', () => {
    const both = withLaw(quartet.state, agreement(2, 2, ['ALB', 'BOR']), agreement(4, 3, ['CAT', 'DUN']));
    const later = {
      ...withLaw(quartet.state, agreement(4, 3, ['CAT', 'DUN'])),
      reports: [settledReport(both)],
    };
    expect(mapModel(quartet.scenario, later, FLOWS).blocs).toMatchObject([{ id: 'a4', slot: 2 }]);
  });

  it('keep the colour of members who sign anew, whatever ran out and was signed beside them', () => {
    const agreementLimits = must(FORMER_LESSON_LIMITS[1], 'former limits');
    const table = aTable({ agreementLimits, people: 'all', at: 'negotiation' });
    const colours = () => {
      const { blocs, links } = mapModel(table.scenario, table.state, FLOWS);
      return Object.fromEntries([
        ...blocs.map(({ id, slot }) => [table.state.agreements[id]?.parties.join(''), slot]),
        ...links.map(({ between, slot }) => [between.join(''), slot]),
      ]);
    };
    const area = (a: string, b: string) =>
      table.conclude({
        parties: [a, b],
        clauses: [{ type: 'freeTradeArea', among: [a, b], exceptions: [] }],
      });
    table.conclude({
      parties: ['ALB', 'BOR'],
      clauses: [
        { type: 'tariffConcession', by: 'ALB', to: ['BOR'], sector: 'GRA', rateBp: 500 },
        { type: 'tariffConcession', by: 'BOR', to: ['ALB'], sector: 'GRA', rateBp: 500 },
      ],
    });
    area('CAT', 'DUN');
    table.goTo('negotiation', 2);
    area('BOR', 'DUN');
    area('ALB', 'CAT');
    const second = { CATDUN: 1, BORDUN: 2, ALBCAT: 3 };
    expect(colours()).toEqual({ ...second, ALBBOR: 12 });
    table.goTo('briefing', 3);
    expect(colours()).toEqual({ ALBCAT: 3, BORDUN: 2 });
    table.goTo('negotiation', 4);
    area('BOR', 'DUN');
    area('ALB', 'CAT');
    expect(colours()).toEqual({ ALBCAT: 3, BORDUN: 2 });
  });

  it('draw the treaties in force before play as links, not as land', () => {
    const { blocs, links } = mapModel(world.scenario, world.state, { layer: 'blocs' });
    expect(blocs).toEqual([]);
    expect(links).toHaveLength(world.scenario.agreements.length);
    expect(links).toContainEqual({ between: ['USA', 'MEX'], level: 2 });
  });

  it('draw no link inside a bloc', () => {
    const game = withLaw(world.state, agreement(90, 2, ['USA', 'CAN', 'MEX']));
    const { links } = mapModel(world.scenario, game, { layer: 'blocs' });
    expect(links).toHaveLength(world.scenario.agreements.length - 3);
  });
});

describe('flows on the map', () => {
  it('set the trade of the reader apart, drawn last', () => {
    const { flows } = mapModel(walled.scenario, walled.state, { layer: 'flows', me: 'JPN' });
    const own = flows.filter(({ kind }) => kind === 'own');
    expect(own.length).toBeGreaterThan(3);
    expect(own.every(({ importer, exporter }) => importer === 'JPN' || exporter === 'JPN')).toBe(true);
    expect(flows.slice(-own.length)).toEqual(own);
    expect(own.every(({ width }) => width >= 2 && width <= 12)).toBe(true);
  });

  it('follow the economy that is selected', () => {
    const { flows } = mapModel(walled.scenario, walled.state, { layer: 'flows', me: 'JPN', selected: 'MEX' });
    const own = flows.filter(({ kind }) => kind === 'own');
    expect(own.every(({ importer, exporter }) => importer === 'MEX' || exporter === 'MEX')).toBe(true);
  });

  it('leave out what nobody governs where no seat reads', () => {
    const { flows } = mapModel(walled.scenario, walled.state, FLOWS);
    expect(flows).toHaveLength(14);
    expect(flows.some(({ importer, exporter }) => importer === 'ROW' || exporter === 'ROW')).toBe(false);
  });

  it('are absent from the layers of walls and blocs', () => {
    for (const layer of ['walls', 'blocs'] as const)
      expect(mapModel(quartet.scenario, quartet.state, { layer }).flows).toEqual([]);
  });

  it('show what was created and lost once the reveal has come to flows', () => {
    const game = withLaw(quartet.state, agreement(1, 2, ['ALB', 'DUN']));
    const report = settledReport(game);
    const at = (stop: 'envelopes' | 'flows') =>
      mapModel(quartet.scenario, game, { layer: 'flows', reveal: { report, stop } });
    expect(at('envelopes').flows).toEqual([]);
    const { flows } = at('flows');
    const between = flows.filter(
      ({ importer, exporter }) => new Set([importer, exporter, 'ALB', 'DUN']).size === 2,
    );
    expect(between.map(({ kind }) => kind)).toEqual(['created', 'created']);
    expect(flows.some(({ kind }) => kind === 'lost')).toBe(true);
    for (const { importer, exporter, labelBn } of flows) {
      const moved = report.flows.find((flow) => flow.importer === importer && flow.exporter === exporter);
      expect(labelBn).toBe((moved?.afterBn ?? NaN) - (moved?.beforeBn ?? NaN));
    }
  });

  it('draw changes of every round on one scale, and say in what they are counted', () => {
    const between = { importer: 'CAT', exporter: 'ALB', beforeBn: 2 } as const;
    const drawn = (changeBn: number, kind: 'created' | 'diverted' | 'lost' = 'created') => {
      const preview = { flows: [{ ...between, kind, afterBn: 2 + changeBn }], wallsBp: {} };
      return must(mapModel(quartet.scenario, quartet.state, { ...FLOWS, preview }).flows[0], 'a flow');
    };
    expect(drawn(2).width).toBeLessThan(12);
    expect(drawn(1).width).toBeCloseTo(drawn(2).width / Math.sqrt(2), 6);
    expect(drawn(0.05).width).toBe(2);
    expect([2, -1, 0.05].map((bn) => drawn(bn)).map(flowText)).toEqual(['+2.0 bn', '−1.0 bn', '+0.05 bn']);
    // Its colour goes by its sign, also where years after take back what a round did.
    const kinds = (['created', 'diverted', 'lost'] as const).flatMap((kind) => [
      drawn(1.2, kind).kind,
      drawn(-1.2, kind).kind,
    ]);
    expect(kinds).toEqual(['created', 'lost', 'diverted', 'lost', 'created', 'lost']);
  });
});

describe('pins on the map', () => {
  it('tell trade as it was until the reveal has come to it', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    const tradeWith = (me: string, other: string) =>
      mapModel(table.scenario, table.state, { layer: 'flows', me }).economies.find(({ id }) => id === other)
        ?.tradeBn;
    const before = tradeWith('ALB', 'DUN');
    table.goTo('results');
    expect(table.state.revealStop).toBe('envelopes');
    expect(tradeWith('ALB', 'DUN')).toBeCloseTo(before ?? NaN, 4);
    table.accept(HOST, { type: 'stepReveal', stop: 'flows' });
    expect(tradeWith('ALB', 'DUN')).toBeGreaterThan(1.01 * (before ?? NaN));
  });

  it('show the wall, and how it moved while envelopes are opened', () => {
    const sealed = {
      ...quartet.state,
      sealedPolicies: { DUN: { type: 'wall', shiftBp: 500, apart: [] } as const },
    };
    const report = settledReport(sealed);
    const model = mapModel(quartet.scenario, sealed, {
      layer: 'walls',
      reveal: { report, stop: 'envelopes' },
    });
    expect(model.economies.find(({ id }) => id === 'DUN')).toMatchObject({ wallBp: 1400, nextWallBp: 1900 });
    expect(model.economies.find(({ id }) => id === 'ALB')).not.toHaveProperty('nextWallBp');
  });

  it('show a wall that is being tried', () => {
    const preview = { flows: [], wallsBp: { ALB: 900 } };
    const model = mapModel(quartet.scenario, quartet.state, { layer: 'walls', me: 'ALB', preview });
    expect(model.isPreview).toBe(true);
    expect(model.economies[0]).toMatchObject({ id: 'ALB', wallBp: 1200, nextWallBp: 900 });
  });

  it('show who gained only when the reveal has come to it', () => {
    const game = withLaw(quartet.state, agreement(1, 2, ['ALB', 'DUN']));
    const report = settledReport(game);
    const outcomes = (stop: 'flows' | 'gains') =>
      mapModel(quartet.scenario, game, { layer: 'flows', reveal: { report, stop } }).economies.map(
        ({ outcome }) => outcome,
      );
    expect(outcomes('flows')).toEqual([undefined, undefined, undefined, undefined]);
    expect(outcomes('gains')).toEqual(
      ['ALB', 'BOR', 'CAT', 'DUN'].map((id) => Math.expm1(report.economies[id]?.logChange ?? Number.NaN)),
    );
  });
});

describe('the camera', () => {
  it('frames the economies that the story names', () => {
    const story = { economies: ['JPN', 'KOR'] };
    expect(mapModel(walled.scenario, walled.state, { layer: 'all', story }).frame).toEqual(['JPN', 'KOR']);
  });

  it('frames the reader and the largest partners with them', () => {
    const options = { layer: 'all', story: { economies: ['JPN', 'KOR'] } } as const;
    const { frame } = mapModel(walled.scenario, walled.state, { ...options, me: 'MEX' });
    expect(frame).toEqual(expect.arrayContaining(['MEX', 'JPN', 'KOR', 'USA']));
    expect(new Set(frame).size).toBe(frame.length);
  });

  it('frames the reader and the largest partners, or everybody where nobody reads', () => {
    const { frame } = mapModel(walled.scenario, walled.state, { layer: 'flows', me: 'MEX' });
    expect(frame).toContain('MEX');
    expect(frame).toContain('USA');
    expect(frame).not.toContain('ROW');
    expect(mapModel(walled.scenario, walled.state, FLOWS).frame).toEqual([]);
    expect(mapModel(quartet.scenario, quartet.state, { layer: 'flows', me: 'ALB' }).frame).toEqual([]);
  });
});

describe('the legend', () => {
  it('lists only the signs on the map', () => {
    const game = withLaw(quartet.state, agreement(1, 3, ['ALB', 'DUN']));
    const { legend } = mapModel(quartet.scenario, game, { layer: 'walls' });
    expect(legend).toEqual([
      { type: 'level', level: 3, slot: 1 },
      { type: 'gate' },
      { type: 'bricks' },
      { type: 'wall' },
    ]);
  });
});

describe('the table', () => {
  it('holds every pair of buyer and seller, with the change of the round revealed', () => {
    const report = settledReport(withLaw(quartet.state, agreement(1, 2, ['ALB', 'DUN'])));
    const { table } = mapModel(quartet.scenario, quartet.state, {
      layer: 'flows',
      reveal: { report, stop: 'flows' },
    });
    expect(table.rows.map(({ cells }) => cells.length)).toEqual([3, 3, 3, 3]);
    const cell = table.rows[0]?.cells.find(({ exporter }) => exporter === 'DUN');
    expect(cell?.changeBn).toBeGreaterThan(0);
  });
});
