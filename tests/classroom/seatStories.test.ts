import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../shared/content/presets.ts';
import { storyOf } from '../../shared/classroom/debrief/tableStory.ts';
import { must } from '../../shared/kernel/records.ts';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import { aTable } from '../support/aTable.ts';

describe('the story of a seat', () => {
  it('names all partners of an agreement where those of the round before have lapsed', () => {
    const { agreementLimits } = PRESETS.firstLesson;
    const table = aTable({ preset: 'firstLesson', agreementLimits, people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    table.goTo('results');
    table.goTo('negotiation');
    table.conclude(aFreeTradeArea('ALB', 'BOR', 'DUN'));
    const told = must(storyOf(table.goTo('debrief').state).seats['ALB'], 'Alba');
    const joined = told.filter(({ key }) => key === 'joined').map(({ params }) => params.economies);
    expect(joined).toEqual([['DUN'], ['BOR', 'DUN']]);
  });
});
