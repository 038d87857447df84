import { describe, expect, it } from 'vitest';
import type { FormerAgreement } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { foundingWall } from '#shared/rules/agreements/foundingWall.ts';
import { pairLevel } from '#shared/rules/agreements/pairLevel.ts';
import { unionOf } from '#shared/rules/agreements/unionOf.ts';
import {
  aCustomsUnion,
  aCut,
  aDraft,
  aFreeTradeArea,
  aNegotiation,
  aPayment,
} from '../../support/aNegotiation.ts';
import { aTableWithTwoUnions, aTableWithUnion } from '../../support/aUnion.ts';

function anEntry(
  agreement: `a${number}`,
  entrant: string,
  member: string,
  former: FormerAgreement[] = [],
): Draft {
  return aDraft([entrant, member], { type: 'accession', agreement, entrant, former });
}

function aMerger(parties: string[], agreement: `a${number}`, other: `a${number}`): Draft {
  return aDraft(parties, { type: 'merger', agreement, with: other, former: [] });
}

describe('blocs', () => {
  it('grow from an area of round 1 to a union in round 3 by a counter with a payment', () => {
    const table = aNegotiation();
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    const { id } = table.among('ALB', 'DUN');
    table.nextRound();
    expect(table.ask('ALB', { type: 'tablePaper', draft: aCustomsUnion('ALB', 'DUN') })).toEqual({
      ok: false,
      error: { code: 'clause/level-not-open', level: 3, round: 3, clause: 0 },
    });
    table.nextRound();
    const offer = table.table('ALB', aCustomsUnion('ALB', 'DUN'));
    const asked = aCustomsUnion('DUN', 'ALB');
    const counter = table.table(
      'DUN',
      { ...asked, clauses: [...asked.clauses, aPayment('ALB', 'DUN', 60, 2)] },
      offer.id,
    );
    table.sign('ALB', counter.id);
    expect(table.agreement(id)).toMatchObject({
      level: 3,
      sinceRound: 1,
      paper: counter.id,
      payments: [{ from: 'ALB', to: 'DUN', amountMn: 60, untilRound: 4 }],
    });
    expect(table.paper(offer.id).lapse?.type).toBe('counterConcluded');
    expect(Object.keys(table.state.agreements)).toEqual([id]);
  });

  it('begin a union with the import-weighted mean of the walls, in whole points', () => {
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

  it('let some members deepen: a union beside the area, which stays for the others', () => {
    const table = aNegotiation({ scenario: 'world', round: 2 });
    table.conclude(aFreeTradeArea('USA', 'CAN', 'MEX'));
    table.nextRound();
    table.conclude(aCustomsUnion('USA', 'CAN'));
    const { agreements } = table.state;
    expect(table.among('USA', 'CAN', 'MEX').level).toBe(2);
    expect(pairLevel(agreements, 'USA', 'CAN')).toBe(3);
    expect(pairLevel(agreements, 'USA', 'MEX')).toBe(2);
  });

  it('absorb the agreements of their members among each other, payments included', () => {
    const table = aNegotiation({ scenario: 'world' });
    table.conclude(aDraft(['USA', 'CAN'], aCut('USA', 'CAN', 1_000, 'AGR'), aPayment('CAN', 'USA', 500, 4)));
    table.conclude(aFreeTradeArea('CAN', 'MEX'));
    table.conclude(aFreeTradeArea('USA', 'MEX'));
    table.nextRound();
    table.conclude(aFreeTradeArea('USA', 'CAN', 'MEX'));
    expect(Object.values(table.state.agreements)).toEqual([table.among('USA', 'CAN', 'MEX')]);
    expect(table.among('USA', 'CAN', 'MEX').payments).toEqual([
      { from: 'CAN', to: 'USA', amountMn: 500, untilRound: 4 },
    ]);
  });

  it('admit an entrant to an area at the bell unless a member refuses', () => {
    const table = aNegotiation({ scenario: 'world' });
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    table.nextRound();
    const { id } = table.among('USA', 'CAN');
    const paper = table.conclude(anEntry(id, 'MEX', 'USA'));
    expect(paper.status).toBe('awaitingBell');
    expect(table.agreement(id).parties).toEqual(['USA', 'CAN']);
    expect(table.ask('MER', { type: 'refuseAdmission', paper: paper.id })).toMatchObject({
      error: { code: 'admission/not-a-member' },
    });
    table.nextRound();
    expect(table.agreement(id)).toMatchObject({
      parties: ['USA', 'CAN', 'MEX'],
      widenedInRound: 2,
      boundUntilRound: 2,
      boundLonger: { MEX: 3 },
    });

    const second = table.conclude(anEntry(id, 'JPN', 'USA'));
    table.act('CAN', { type: 'refuseAdmission', paper: second.id });
    expect(table.paper(second.id)).toMatchObject({ status: 'lapsed', lapse: { type: 'refused', by: 'CAN' } });
    table.nextRound();
    expect(table.agreement(id).parties).toEqual(['USA', 'CAN', 'MEX']);
  });

  it('take an entrant into a union in two steps: partner first, then member under its wall', () => {
    const table = aTableWithUnion();
    const union = table.among('USA', 'CAN');
    table.state = {
      ...table.state,
      walls: {
        ...table.state.walls,
        MEX: { mfnRateBp: { AGR: 900, LGT: 900, MAT: 900, MAC: 900, ELE: 900 } },
      },
    };
    table.conclude(anEntry(union.id, 'MEX', 'CAN'));
    table.nextRound();
    expect(table.among('USA', 'CAN', 'MEX')).toMatchObject({ level: 2, sinceRound: 2 });
    expect(table.agreement(union.id)).toMatchObject({ parties: ['USA', 'CAN'], widenedInRound: 2 });
    expect(unionOf(table.state, 'MEX')).toBeUndefined();

    table.conclude(anEntry(union.id, 'MEX', 'CAN'));
    table.nextRound();
    expect(table.agreement(union.id)).toMatchObject({ level: 3, parties: ['USA', 'CAN', 'MEX'] });
    expect(Object.keys(table.state.agreements)).toEqual([union.id]);
    expect(table.state.walls['MEX']?.mfnRateBp).toEqual(table.state.walls['USA']?.mfnRateBp);
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

  it('merge: areas at once, unions as partners first', () => {
    const areas = aNegotiation({ scenario: 'world' });
    areas.conclude(aFreeTradeArea('USA', 'CAN'));
    areas.conclude(aFreeTradeArea('JPN', 'KOR'));
    areas.nextRound();
    const [west, east] = [areas.among('USA', 'CAN'), areas.among('JPN', 'KOR')];
    areas.conclude(aMerger(['USA', 'JPN', 'KOR'], west.id, east.id));
    areas.nextRound();
    expect(Object.values(areas.state.agreements)).toMatchObject([
      { id: west.id, level: 2, parties: ['USA', 'CAN', 'JPN', 'KOR'] },
    ]);

    const unions = aTableWithTwoUnions();
    const [first, second] = [unions.among('USA', 'CAN'), unions.among('JPN', 'KOR')];
    unions.conclude(aMerger(['USA', 'CAN', 'JPN'], first.id, second.id));
    unions.nextRound();
    expect(unions.among('USA', 'CAN', 'JPN', 'KOR').level).toBe(2);
    expect(pairLevel(unions.state.agreements, 'JPN', 'KOR')).toBe(3);
    const expected = foundingWall(unions.scenario, unions.state, ['USA', 'CAN', 'JPN', 'KOR']);
    unions.conclude(aMerger(['USA', 'CAN', 'JPN'], first.id, second.id));
    unions.nextRound();
    expect(Object.values(unions.state.agreements)).toMatchObject([
      { id: first.id, level: 3, parties: ['USA', 'CAN', 'JPN', 'KOR'], key: { type: 'people' } },
    ]);
    expect(unions.state.walls['KOR']?.mfnRateBp).toEqual(expected);
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
    expect(table.ask('USA', { type: 'tablePaper', draft: union })).toEqual({
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

  it('change the key of a union by a paper of all its members', () => {
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

  it('that await the bell count as law for later papers, in order of receipt', () => {
    const table = aNegotiation({ scenario: 'world' });
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    table.nextRound();
    const { id } = table.among('USA', 'CAN');
    const rival = table.table('JPN', anEntry(id, 'JPN', 'USA'));
    const first = table.conclude(anEntry(id, 'MEX', 'USA'));
    expect(table.paper(rival.id)).toMatchObject({
      status: 'lapsed',
      lapse: { type: 'unlawful', fault: { code: 'pace/widened-this-round' } },
    });
    table.act('CAN', { type: 'refuseAdmission', paper: first.id });
    table.conclude(anEntry(id, 'JPN', 'USA'));
    table.nextRound();
    expect(table.agreement(id).parties).toEqual(['USA', 'CAN', 'JPN']);
  });
});
