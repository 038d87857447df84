import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { yearText } from '../../../client/panels/provinces/briefing/Briefing.tsx';
import { aProvincesTable } from '../../support/aProvincesTable.ts';

describe('the year of a round', () => {
  it('is told where a card tells of a later one, and no year twice', () => {
    const table = aProvincesTable();
    const card = { ...must(table.provinces.events[0], 'a card'), economies: [], untilRound: 8 } as const;
    table.change({
      events: [
        { ...card, id: 'e8', card: 'wtoAccession', fromRound: 3 },
        { ...card, id: 'e9', card: 'buyLocalLists', fromRound: 5 },
      ],
    });
    const yearIn = (round: number) => yearText(table.scenario, { ...table.state, round });
    const told = [1, 2, 3, 4, 5, 6].filter((round) => yearIn(round) !== undefined);
    expect(told).toEqual([1, 3, 5]);
  });
});
