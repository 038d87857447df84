import { describe, expect, it } from 'vitest';
import { HOST } from '../../support/aTable.ts';
import { aModuleTable } from '../../support/anEvent.ts';

describe('news of what nobody signed', () => {
  it('names the cards of the round and who felt them most', () => {
    const table = aModuleTable(['events']);
    table.accept(HOST, { type: 'placeEvent', card: 'drought', economies: ['IND'] });
    table.goTo('results', 1);
    const [report] = table.state.reports;
    const told = report?.headlines.find(({ key }) => key === 'headline.eventsHit');
    const percent = Math.abs(report?.modules?.events?.effectPercent['IND'] ?? 0);
    expect(told?.params).toMatchObject({ cards: ['drought'], economy: 'IND' });
    expect(told?.params['percent']).toBeCloseTo(percent, 2);
  });

  it('tells a gain as a gain', () => {
    const table = aModuleTable(['events']);
    table.accept(HOST, { type: 'placeEvent', card: 'homeReform', economies: ['KOR'] });
    table.goTo('results', 1);
    const keys = table.state.reports[0]?.headlines.map(({ key, params }) => [key, params['economy']]);
    expect(keys).toContainEqual(['headline.eventsHelped', 'KOR']);
  });

  it('says nothing of a card that moves no income', () => {
    const table = aModuleTable(['events']);
    table.accept(HOST, { type: 'placeEvent', card: 'protest', economies: ['KOR'] });
    table.goTo('results', 1);
    const keys = table.state.reports[0]?.headlines.map(({ key }) => key) ?? [];
    expect(keys.filter((key) => key.startsWith('headline.events'))).toEqual([]);
  });

  it('tells corridors that stand and those that do not', () => {
    const table = aModuleTable(['budget'], { at: 'policy' });
    const pledge = (economy: string, id: string, points: number) =>
      table.act(economy, {
        type: 'sealPolicy',
        policy: {
          type: 'wall',
          shiftBp: 0,
          apart: [],
          spending: { research: 0, adjustment: 0, corridor: { id, points } },
        },
      });
    pledge('EUR', 'channelRail', 5);
    pledge('GBR', 'channelRail', 5);
    pledge('CHN', 'panAsianRail', 3);
    table.goTo('results', 1);
    expect(table.state.reports[0]?.headlines).toContainEqual({
      key: 'headline.corridorBuilt',
      params: { corridor: 'channelRail' },
    });
    expect(table.state.reports[0]?.headlines).toContainEqual({
      key: 'headline.corridorFailed',
      params: { corridor: 'panAsianRail' },
    });
  });

  it('tells a barrier in the round in which it came to light, and not again', () => {
    const table = aModuleTable(['barriers'], { at: 'negotiation' });
    const known = { by: 'JPN', sector: 'AGR', level: 2, foundBy: 'USA', round: 1 };
    const levels = { ...table.state.barriers?.levels, JPN: { AGR: 2 } };
    table.state = { ...table.state, barriers: { levels, found: [known], inspections: [] } };
    table.goTo('results', 1);
    const told = {
      key: 'headline.barrierFound',
      params: { economy: 'JPN', sector: 'AGR', by: 'USA' },
    };
    expect(table.state.reports[0]?.headlines).toContainEqual(told);
    table.goTo('results', 2);
    expect(table.state.reports[1]?.headlines).not.toContainEqual(told);
  });
});
