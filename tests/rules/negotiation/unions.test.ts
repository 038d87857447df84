import { describe, expect, it } from 'vitest';
import type { FormerAgreement } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { faultsWithWaysOut, markedFaults, waysOut } from '../../../client/panels/desk/deskModel.ts';
import { findFaults } from '../../../shared/rules/countries/proposals.ts';
import { pairLevel } from '../../../shared/rules/law/register.ts';
import { unionOf } from '../../../shared/rules/law/blocs.ts';
import { foundingWall } from '../../../shared/rules/law/lawInForce.ts';
import { endAllFormer } from '../../../shared/rules/law/formerAgreements.ts';
import { aCut, aDraft, aFreeTradeArea, aNegotiation } from '../../support/aNegotiation.ts';
import { aTableWithUnion } from '../../support/aUnion.ts';

function anEntry(
  agreement: `a${number}`,
  entrant: string,
  member: string,
  former: FormerAgreement[] = [],
): Draft {
  return aDraft([entrant, member], { type: 'accession', agreement, entrant, former });
}

describe('unions', () => {
  it('begin with the import-weighted mean of the walls, in whole points', () => {
    const table = aNegotiation({ round: 3 });
    const wall = foundingWall(table.scenario, table.state, ['ALB', 'CAT']);
    for (const rateBp of Object.values(wall)) {
      expect(rateBp % 100).toBe(0);
      expect(rateBp).toBeGreaterThanOrEqual(1_200);
      expect(rateBp).toBeLessThanOrEqual(1_600);
    }
    const { imports } = table.state.settled;
    const fromOutside = (importer: number, sector: number): number =>
      [1, 3].reduce((sum, exporter) => sum + (imports[(importer * 4 + exporter) * 3 + sector] ?? 0), 0);
    const [alba, cato] = [fromOutside(0, 1), fromOutside(2, 1)];
    const mean = (alba * 1_200 + cato * 1_600) / (alba + cato);
    expect(wall['CLO']).toBe(Math.round(mean / 100) * 100);
  });

  it('make room in whole per cents for an entrant, by what it imports or as agreed', () => {
    const table = aNegotiation({ scenario: 'world' });
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    table.conclude(aFreeTradeArea('USA', 'MEX'));
    table.conclude(aFreeTradeArea('CAN', 'MEX'));
    table.nextRound();
    table.conclude(
      aDraft(['USA', 'CAN'], {
        type: 'customsUnion',
        among: ['USA', 'CAN'],
        key: { type: 'shares', percent: { USA: 75 } },
        former: [],
      }),
    );
    const { id, key } = table.among('USA', 'CAN');
    expect(key).toEqual({ type: 'shares', percent: { USA: 75, CAN: 25 } });
    table.nextRound();
    const agreed = structuredClone(table.state);
    table.conclude(
      aDraft(['MEX', 'USA'], {
        type: 'accession',
        agreement: id,
        entrant: 'MEX',
        former: [],
        sharePercent: 20,
      }),
    );
    table.nextRound();
    expect(table.agreement(id).key).toEqual({ type: 'shares', percent: { USA: 60, CAN: 20, MEX: 20 } });

    table.state = agreed;
    table.conclude(anEntry(id, 'MEX', 'USA'));
    table.nextRound();
    const byImports = table.agreement(id).key;
    const percent = byImports?.type === 'shares' ? byImports.percent : {};
    expect(Object.values(percent).reduce((sum, share) => sum + share, 0)).toBe(100);
    expect((percent['USA'] ?? 0) / (percent['CAN'] ?? 1)).toBeCloseTo(3, 0);
    expect(percent['MEX']).toBeGreaterThan(0);
  });

  it('extend an older area to a whole union when the outsider signs', () => {
    const table = aNegotiation({ scenario: 'world' });
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    table.conclude(aFreeTradeArea('CAN', 'MEX'));
    table.nextRound();
    const older = table.among('CAN', 'MEX');
    table.conclude(
      aDraft(['USA', 'CAN', 'MEX'], {
        type: 'customsUnion',
        among: ['USA', 'CAN'],
        key: { type: 'imports' },
        former: [{ agreement: older.id, action: 'extend' }],
      }),
    );
    expect(table.agreement(older.id)).toMatchObject({ level: 2, parties: ['CAN', 'MEX', 'USA'] });
    expect(pairLevel(table.state.agreements, 'USA', 'MEX')).toBe(2);
    expect(unionOf(table.state, 'MEX')).toBeUndefined();
  });

  it('end an older area as by leaving: with notice, and not inside its binding period', () => {
    const table = aNegotiation({ scenario: 'world' });
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    table.conclude(aFreeTradeArea('CAN', 'MEX'));
    const older = table.among('CAN', 'MEX');
    const union = aDraft(['USA', 'CAN'], {
      type: 'customsUnion',
      among: ['USA', 'CAN'],
      key: { type: 'imports' },
      former: [{ agreement: older.id, action: 'end' }],
    });
    table.nextRound();
    expect(table.ask('USA', { type: 'tableProposal', draft: union })).toEqual({
      ok: false,
      error: { code: 'union/former-bound', former: older.id, round: 2, clause: 0 },
    });
    table.nextRound();
    table.conclude(union);
    expect(table.agreement(older.id).notices).toEqual([{ by: 'CAN', outInRound: 4 }]);
    expect(pairLevel(table.state.agreements, 'CAN', 'MEX')).toBe(2);
    table.nextRound();
    expect(pairLevel(table.state.agreements, 'CAN', 'MEX')).toBe(0);
  });

  it('give and take as one: a concession of a member is the union’s', () => {
    const table = aTableWithUnion();
    table.nextRound();
    table.conclude(
      aDraft(['MEX', 'USA', 'CAN'], aCut('USA', 'MEX', 1_000, 'AGR'), aCut('MEX', 'CAN', 500, 'ELE')),
    );
    expect(table.among('MEX', 'USA', 'CAN').concessions).toEqual([
      { by: 'USA', to: 'MEX', sector: 'AGR', rateBp: 1_000 },
      { by: 'CAN', to: 'MEX', sector: 'AGR', rateBp: 1_000 },
      { by: 'MEX', to: 'USA', sector: 'ELE', rateBp: 500 },
      { by: 'MEX', to: 'CAN', sector: 'ELE', rateBp: 500 },
    ]);
  });

  it('change the key of a union by a proposal of all its members', () => {
    const table = aTableWithUnion();
    table.conclude(
      aDraft(['USA', 'CAN'], {
        type: 'customsUnion',
        among: ['USA', 'CAN'],
        key: { type: 'imports' },
        former: [],
      }),
    );
    expect(table.among('USA', 'CAN')).toMatchObject({ level: 3, key: { type: 'imports' } });
  });

  it('are left with notice after the binding period; the leaver keeps the wall and shares are rescaled', () => {
    const table = aNegotiation({ scenario: 'world', round: 2 });
    table.conclude(aFreeTradeArea('USA', 'CAN', 'MEX'));
    table.nextRound();
    table.conclude(
      aDraft(['USA', 'CAN', 'MEX'], {
        type: 'customsUnion',
        among: ['USA', 'CAN', 'MEX'],
        key: { type: 'shares', percent: { USA: 50, CAN: 30, MEX: 20 } },
        former: [],
      }),
    );
    const { id } = table.among('USA', 'CAN', 'MEX');
    table.nextRound();
    expect(table.ask('MEX', { type: 'giveNotice', agreement: id })).toEqual({
      ok: false,
      error: { code: 'withdrawal/bound', agreement: id, round: 4 },
    });
    table.nextRound();
    table.act('MEX', { type: 'giveNotice', agreement: id });
    expect(table.ask('MEX', { type: 'giveNotice', agreement: id })).toMatchObject({
      error: { code: 'withdrawal/already-noticed' },
    });
    const wall = table.state.walls['MEX'];
    table.nextRound();
    expect(table.agreement(id)).toMatchObject({
      parties: ['USA', 'CAN'],
      notices: [],
      key: { type: 'shares', percent: { USA: 63, CAN: 37 } },
    });
    expect(table.state.walls['MEX']).toEqual(wall);
    table.act('CAN', { type: 'giveNotice', agreement: id });
    table.nextRound();
    expect(table.state.agreements).toEqual({});
  });

  it('leave an agreement with outsiders together', () => {
    const table = aTableWithUnion();
    table.conclude(aFreeTradeArea('USA', 'CAN', 'MEX'));
    const { id } = table.among('USA', 'CAN', 'MEX');
    table.nextRound();
    table.nextRound();
    table.act('USA', { type: 'giveNotice', agreement: id });
    table.nextRound();
    expect(table.agreement(id).parties).toEqual(['USA', 'CAN', 'MEX']);
    table.act('CAN', { type: 'giveNotice', agreement: id });
    table.nextRound();
    expect(table.state.agreements[id]).toBeUndefined();
  });

  it('found on today’s treaties decide about each: ended, or extended also to a world that nobody governs', () => {
    const table = aNegotiation({ scenario: 'world', opening: 'today' });
    const { agreements } = table.state;
    const former = endAllFormer(agreements, ['USA', 'CAN']);
    expect(former.length).toBeGreaterThan(5);
    const rest = table.among('USA', 'ROW').id;
    expect(former).toContainEqual({ agreement: rest, action: 'end' });
    const decided = former.map((decision) =>
      decision.agreement === rest ? ({ agreement: rest, action: 'extend' } as const) : decision,
    );
    table.conclude(
      aDraft(['USA', 'CAN'], {
        type: 'customsUnion',
        among: ['USA', 'CAN'],
        key: { type: 'people' },
        former: decided,
      }),
    );
    expect(table.agreement(rest).parties).toEqual(['USA', 'ROW', 'CAN']);
    table.nextRound();
    expect(pairLevel(table.state.agreements, 'USA', 'KOR')).toBe(0);
    expect(pairLevel(table.state.agreements, 'CAN', 'ROW')).toBe(1);
  });

  it('decide together about older agreements and about what a merger that awaits the bell makes of them', () => {
    const table = aNegotiation({ scenario: 'world' });
    for (const pair of [
      ['EUR', 'GBR'],
      ['EUR', 'CHN'],
      ['USA', 'EUR'],
      ['JPN', 'CHN'],
    ])
      table.conclude(aFreeTradeArea(...pair));
    const [withChina, withAmerica, asian] = [
      table.among('EUR', 'CHN').id,
      table.among('USA', 'EUR').id,
      table.among('JPN', 'CHN').id,
    ];
    table.nextRound();
    table.nextRound();
    table.conclude(
      aDraft(['JPN', 'CHN', 'USA'], { type: 'merger', agreement: asian, with: withAmerica, former: [] }),
    );
    const blank: Draft = aDraft(['EUR', 'GBR'], {
      type: 'customsUnion',
      among: ['EUR', 'GBR'],
      key: { type: 'imports' },
      former: [],
    });
    let draft = blank;
    // Whoever presses the first way out of extending at every fault arrives at a proposal that may be sent.
    for (let press = 0; press < 12; press += 1) {
      const faults = markedFaults(table.scenario, table.state, draft, 'EUR');
      if (faults.length === 0) break;
      const extend = waysOut(faults).find(({ kind }) => kind === 'extendFormer');
      expect(extend, JSON.stringify(faults)).toBeDefined();
      draft = extend?.draft ?? draft;
    }
    expect(findFaults(table.scenario, table.state, draft, 'EUR')).toEqual([]);
    // So does whoever presses it once.
    const [once] = waysOut(faultsWithWaysOut(table.scenario, table.state, blank, 'EUR')).filter(
      ({ kind }) => kind === 'extendFormer',
    );
    expect(once?.draft).toEqual(draft);
    expect(draft.clauses[0]).toMatchObject({
      former: expect.arrayContaining([
        { agreement: withChina, action: 'extend' },
        { agreement: asian, action: 'extend' },
      ]) as unknown,
    });
    table.conclude(draft);
    expect(pairLevel(table.state.agreements, 'EUR', 'GBR')).toBe(3);
    expect(pairLevel(table.state.agreements, 'GBR', 'CHN')).toBe(2);
    // The merger is not law yet: what the union decides about its outcome changes nothing now.
    expect(table.agreement(asian).parties).toEqual(['JPN', 'CHN']);
  });

  it('await their votes behind a merger that changes what they decided about', () => {
    const table = aNegotiation({ scenario: 'world', preset: 'laboratory', modules: ['politics'] });
    for (const pair of [
      ['EUR', 'GBR'],
      ['EUR', 'CHN'],
      ['USA', 'EUR'],
      ['JPN', 'CHN'],
    ])
      table.conclude(aFreeTradeArea(...pair));
    const asian = table.among('JPN', 'CHN').id;
    const withAmerica = table.among('USA', 'EUR').id;
    const withChina = table.among('EUR', 'CHN').id;
    table.openRound(3);
    const merger = table.conclude(
      aDraft(['JPN', 'CHN', 'USA'], { type: 'merger', agreement: asian, with: withAmerica, former: [] }),
    );
    const union = table.conclude(
      aDraft(['EUR', 'GBR', 'JPN', 'CHN', 'USA'], {
        type: 'customsUnion',
        among: ['EUR', 'GBR'],
        key: { type: 'imports' },
        former: [withAmerica, withChina, asian].map((agreement) => ({
          agreement,
          action: 'extend' as const,
        })),
      }),
    );
    expect([merger.status, union.status]).toEqual(['awaitingBell', 'awaitingBell']);
    expect(table.proposal(merger.id).status).toBe('awaitingBell');
    expect(table.proposal(union.id).status).toBe('awaitingBell');
  });
});
