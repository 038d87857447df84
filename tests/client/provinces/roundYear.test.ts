import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { yearText } from '../../../client/panels/provinces/EventLine.tsx';
import { aProvincesTable } from '../../support/aProvincesTable.ts';

describe('the year of a round', () => {
  it('is that of the opening in the first round, then of the card that tells of a later one, and is told in no other', () => {
    const table = aProvincesTable();
    const card = { ...must(table.provinces.events[0], 'a card'), economies: [], untilRound: 8 } as const;
    table.change({
      events: [
        { ...card, id: 'e8', card: 'wtoAccession', fromRound: 3 },
        { ...card, id: 'e9', card: 'buyLocalLists', fromRound: 5 },
      ],
    });
    const yearIn = (round: number) => yearText(table.scenario, { ...table.state, round });
    const years = [1, 2, 3, 4, 5, 6].map((round) => /\d{4}/.exec(yearIn(round) ?? '')?.[0]);
    expect(years).toEqual(['1997', undefined, '2001', undefined, '2009', undefined]);
  });
});
