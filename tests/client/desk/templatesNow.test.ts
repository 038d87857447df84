import { expect, it } from 'vitest';
import { templatesNow } from '../../../client/panels/desk/DeskHead.tsx';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

it('offers no form of agreement for which these partners have come too far, or not far enough', () => {
  const table = aTable({
    scenarioId: 'world',
    opening: 'highWalls',
    preset: 'standard',
    rounds: 6,
    people: ['MEX'],
    at: 'negotiation',
  });
  const { scenario } = table;
  table.conclude(aFreeTradeArea('USA', 'MEX'));
  const offered = (...partners: string[]) =>
    templatesNow({ scenario, game: table.state, me: 'MEX', partners });
  expect(offered('USA')).not.toContain('freeTradeArea');
  expect(offered('USA')).not.toContain('customsUnion');
  expect(offered('USA')).toEqual(expect.arrayContaining(['tariffSwap', 'payment', 'blank']));
  expect(offered('CHN')).toContain('freeTradeArea');
  table.goTo('negotiation', 3);
  expect(offered('USA')).toContain('customsUnion');
  expect(offered('CHN')).not.toContain('customsUnion');
  expect(offered()).toContain('freeTradeArea');
});
