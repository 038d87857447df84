import { describe, expect, it } from 'vitest';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { RejectionCode } from '#shared/protocol/rejection.ts';
import { aCustomsUnion, aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { aTable, type Table } from '../../../support/aTable.ts';
import { aWtoTable } from '../../../support/aWtoTable.ts';

import { aboveBinding, complaint } from './aDispute.ts';

describe('refusals of a complaint', () => {
  const filed = (): Table => {
    const table = aboveBinding();
    table.act('DUN', complaint('CAT', 'aboveBinding'));
    return table;
  };

  it.each<[string, RejectionCode, () => Table, readonly [by: string, intent: SeatIntent]]>([
    ['against oneself', 'dispute/with-yourself', aboveBinding, ['CAT', complaint('CAT', 'aboveBinding')]],
    ['against nobody', 'dispute/unknown-economy', aboveBinding, ['DUN', complaint('XXX', 'aboveBinding')]],
    [
      'about services',
      'dispute/unknown-sector',
      aboveBinding,
      ['DUN', complaint('CAT', 'aboveBinding', 'SER')],
    ],
    ['without a ground', 'dispute/no-ground', aboveBinding, ['DUN', complaint('ALB', 'aboveBinding')]],
    [
      'about a union that there is not',
      'dispute/no-ground',
      aboveBinding,
      ['DUN', complaint('CAT', 'barriersRaised')],
    ],
    ['about no surcharge', 'dispute/no-ground', aboveBinding, ['DUN', complaint('CAT', 'surcharge')]],
    ['twice', 'dispute/already-filed', filed, ['DUN', complaint('CAT', 'aboveBinding')]],
    ['a second one in a round', 'dispute/too-many', filed, ['DUN', complaint('CAT', 'aboveBinding', 'GRA')]],
  ])('%s', (_what, code, on, [by, intent]) => {
    expect(on().refuse(by, intent).code).toBe(code);
  });

  it('inside a union', () => {
    const table = aTable({ preset: 'laboratory', modules: ['wto'], rounds: 6 });
    table.goTo('negotiation', 1).conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('negotiation', 2).conclude(aCustomsUnion('ALB', 'BOR'));
    expect(table.refuse('ALB', complaint('BOR', 'barriersRaised')).code).toBe('dispute/with-yourself');
  });

  it('where the module is off, and against the passive rest of the world', () => {
    const off = aTable({ at: 'negotiation' });
    expect(off.refuse('DUN', complaint('CAT', 'aboveBinding')).code).toBe('intent/not-in-this-game');
    const world = aWtoTable({ scenarioId: 'world', opening: 'highWalls', round: 1 });
    expect(world.refuse('USA', complaint('ROW', 'aboveBinding'))).toEqual({
      code: 'dispute/unknown-economy',
      economy: 'ROW',
    });
  });
});
