import { describe, expect, it } from 'vitest';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { RejectionCode } from '#shared/protocol/rejection.ts';
import type { Table } from '../../../support/aTable.ts';
import { aWtoTable, putOnFloor, someTerms, tablePackage, wtoOf } from '../../../support/aWtoTable.ts';

const COEFFICIENT_40 = { type: 'coefficient', coefficientBp: 4_000 } as const;

function object(revision = 1): SeatIntent {
  return { type: 'objectToPackage', revision, change: COEFFICIENT_40 };
}

describe('refusals at the conference', () => {
  const onFloor = (): Table => {
    const table = aWtoTable();
    putOnFloor(table, 'ALB');
    return table;
  };
  const withPackage = (): Table => {
    const table = aWtoTable();
    tablePackage(table, 'ALB');
    return table;
  };
  const change = (of: Extract<SeatIntent, { type: 'objectToPackage' }>['change']): SeatIntent => ({
    type: 'objectToPackage',
    revision: 1,
    change: of,
  });

  it.each<[string, RejectionCode, () => Table, readonly [by: string, intent: SeatIntent]]>([
    [
      'a second package',
      'conference/already-tabled',
      withPackage,
      ['ALB', { type: 'tablePackage', terms: someTerms() }],
    ],
    [
      'a package too late',
      'conference/tabling-over',
      onFloor,
      ['BOR', { type: 'tablePackage', terms: someTerms() }],
    ],
    [
      'a sector without tariffs',
      'conference/unknown-sector',
      aWtoTable,
      ['BOR', { type: 'tablePackage', terms: someTerms({ sectors: ['SER'] }) }],
    ],
    [
      'a sector named twice',
      'conference/unknown-sector',
      aWtoTable,
      ['BOR', { type: 'tablePackage', terms: someTerms({ sectors: ['GRA', 'GRA'] }) }],
    ],
    [
      'backing nothing',
      'conference/unknown-package',
      withPackage,
      ['BOR', { type: 'backPackage', package: 'k7' }],
    ],
    ['backing too late', 'conference/tabling-over', onFloor, ['BOR', { type: 'backPackage', package: 'k0' }]],
    [
      'a yes before the floor',
      'conference/floor-not-open',
      withPackage,
      ['BOR', { type: 'agreeToPackage', revision: 1 }],
    ],
    ['an objection before the floor', 'conference/floor-not-open', withPackage, ['BOR', object()]],
    [
      'a yes to another version',
      'conference/stale-revision',
      onFloor,
      ['BOR', { type: 'agreeToPackage', revision: 2 }],
    ],
    ['an objection to another version', 'conference/stale-revision', onFloor, ['BOR', object(3)]],
    ['an objection to oneself', 'conference/own-package', onFloor, ['ALB', object()]],
    [
      'what is in it already',
      'conference/no-change',
      onFloor,
      ['BOR', change({ type: 'coefficient', coefficientBp: 2_500 })],
    ],
    [
      'a sector that is in it',
      'conference/no-change',
      onFloor,
      ['BOR', change({ type: 'addSector', sector: 'GRA' })],
    ],
    [
      'a sector that is not in it',
      'conference/no-change',
      onFloor,
      ['BOR', change({ type: 'exemptSector', sector: 'SER' })],
    ],
    [
      'special treatment as it is',
      'conference/no-change',
      onFloor,
      ['BOR', change({ type: 'specialTreatment', on: false })],
    ],
    [
      'facilitation as it is',
      'conference/no-change',
      onFloor,
      ['BOR', change({ type: 'facilitation', facilitationBp: 0 })],
    ],
    [
      'a sector without tariffs to be added',
      'conference/unknown-sector',
      onFloor,
      ['BOR', change({ type: 'addSector', sector: 'SER' })],
    ],
    ['a waiver for nobody', 'seat/unknown', onFloor, ['BOR', change({ type: 'waiver', economy: 'XXX' })]],
    [
      'a change taken by another',
      'conference/not-the-author',
      onFloor,
      ['BOR', { type: 'takeChange', by: 'CAT' }],
    ],
    [
      'a change that nobody asked for',
      'conference/no-objection',
      onFloor,
      ['ALB', { type: 'takeChange', by: 'CAT' }],
    ],
  ])('name %s', (_what, code, on, [by, intent]) => {
    expect(on().refuse(by, intent).code).toBe(code);
  });

  it('name a package that changes nothing', () => {
    const table = aWtoTable({ round: 1 });
    // Free trade all round: there is nothing left to cut.
    const free = { ...table.scenario.mfnRateBp };
    for (const economy of Object.keys(free)) free[economy] = { GRA: 0, CLO: 0 };
    table.goTo('negotiation', 2);
    table.state = { ...table.state, wto: { ...wtoOf(table), bindings: free } };
    expect(table.refuse('ALB', { type: 'tablePackage', terms: someTerms() })).toEqual({
      code: 'conference/no-cut',
    });
    table.act('ALB', { type: 'tablePackage', terms: someTerms({ facilitationBp: 100 }) });
  });
});
