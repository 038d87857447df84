import { describe, expect, it } from 'vitest';
import { PROVINCE_TEMPERAMENT_NAMES } from '#shared/content/provinces/provinceTemperaments.ts';
import { promotionHope } from '../../../shared/bots/provinces/sight.ts';
import { REFORMS } from '#shared/content/provinces/reforms.ts';
import { must } from '#shared/kernel/records.ts';
import { aBindingDraft, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';
import { envelopeOf, moveOf, temper, thinkingOf } from './aLeader.ts';

const SEATS = ['SH', 'JS', 'ZJ', 'AH', 'GD', 'SD', 'LN', 'HB', 'SC', 'SN'];

describe('dials of bots', () => {
  it.each(PROVINCE_TEMPERAMENT_NAMES)(
    'of a %s go up in a growth race and down under all reforms',
    (temperament) => {
      const race = aProvincesTable();
      temper(race, temperament);
      expect(envelopeOf(race, 'SD').wall).toBeGreaterThan(2);
      const reformed = aProvincesTable();
      temper(reformed, temperament);
      reformed.enact(...REFORMS);
      expect(envelopeOf(reformed, 'SD').wall).toBeLessThan(2);
    },
  );

  it('move by what they are worth: never to what the forecast finds worse', () => {
    const table = aProvincesTable();
    table.advance();
    for (const seat of ['GD', 'SN']) {
      const { wall, block } = must(table.provinces.provinces[seat], seat);
      const thinking = thinkingOf(table, seat);
      const chosen = envelopeOf(table, seat);
      expect(thinking.worthOf({ wall: chosen.wall, block: chosen.block })).toBeGreaterThanOrEqual(
        thinking.worthOf({ wall, block }),
      );
    }
  });

  it('go through a valley to high walls where the rounds to come pay for it', () => {
    const table = aProvincesTable();
    temper(table, 'fiscalSurvivor');
    for (const seat of SEATS) table.setProvince(seat, { wall: 4, block: 0 });
    table.setProvince('SN', { wall: 0, block: 4 });
    table.advance();
    const thinking = thinkingOf(table, 'SN');
    expect(thinking.worthAt({ wall: 4, block: 0 }, 0)).toBeGreaterThan(
      thinking.worthAt({ wall: 0, block: 4 }, 0),
    );
    expect(envelopeOf(table, 'SN')).toMatchObject({ block: expect.toSatisfy((level: number) => level < 4) });
  });

  it('know what they are worth once a pact has come to its term', () => {
    const table = aProvincesTable();
    const members = ['HB', 'SC', 'SN'];
    const free = thinkingOf(table, 'SN').worthAt({ wall: 3, block: 0 }, 0);
    table.conclude(aBindingDraft(members, { rounds: 2 }));
    const thinking = thinkingOf(table, 'SN');
    expect(thinking.worthAt({ wall: 3, block: 0 }, 1)).not.toBeCloseTo(free, 1);
    expect(thinking.worthAt({ wall: 3, block: 0 }, 2)).toBeCloseTo(free, 3);
  });

  it('depend on nothing that their seat cannot see', () => {
    const table = aProvincesTable();
    const before = envelopeOf(table, 'HB');
    table.seal('SC', { wall: 1, block: 4 });
    table.change({ temperaments: { ...table.provinces.temperaments, SC: 'opportunist', SH: 'reformer' } });
    expect(envelopeOf(table, 'HB')).toEqual(before);
  });

  it('end a programme that can no longer be paid, and stay lawful', () => {
    const table = aProvincesTable();
    table.setProvince('SN', { pillar: { pillar: 'autos', sinceRound: 1 }, freeMoney: 4 });
    expect(envelopeOf(table, 'SN').pillar).toBe('none');
    expect(table.askToSeal('SN', envelopeOf(table, 'SN')).ok).toBe(true);
  });
});

describe('words of bots', () => {
  it('are broken by an opportunist where a promise alone stands against a gain, and kept by a reformer', () => {
    const broken = (temperament: 'opportunist' | 'reformer', isBinding: boolean): boolean => {
      const table = aProvincesTable();
      temper(table, temperament);
      const members = ['SH', 'JS', 'ZJ'];
      const pact = table.conclude(isBinding ? aBindingDraft(members, { deposit: 30 }) : aPactDraft(members));
      return envelopeOf(table, 'JS').breaks?.includes(pact.id) ?? false;
    };
    expect(broken('opportunist', false)).toBe(true);
    expect(broken('opportunist', true)).toBe(false);
    expect(broken('reformer', false)).toBe(false);
  });
});

describe('other measures of bots', () => {
  it('pledges of members who reason alike add up to the route', () => {
    const table = aProvincesTable();
    temper(table, 'fiscalSurvivor');
    table.advance();
    const pledges = SEATS.flatMap((seat) => envelopeOf(table, seat).pledge ?? []);
    const corridors = new Set(pledges.map(({ corridor }) => corridor));
    expect(corridors.size).toBe(1);
    for (const seat of SEATS) table.seal(seat, envelopeOf(table, seat));
    expect(table.settle().corridor?.isBuilt).toBe(true);
  });

  it('petitions name who breaks the law', () => {
    const table = aProvincesTable();
    temper(table, 'promotionSeeker');
    table.state = { ...table.state, round: 3 };
    table.change({ reforms: ['taxSharing', 'weakLaw'] });
    table.advance();
    table.setProvince('SD', { wall: 4 });
    for (const seat of SEATS.filter((other) => other !== 'SD'))
      table.setProvince(seat, { wall: 1, block: 1 });
    const named = SEATS.flatMap((seat) => envelopeOf(table, seat).petition ?? []);
    expect(new Set(named)).toEqual(new Set(['SD']));
  });

  it('assent to a reform of evaluation that pays them, once', () => {
    const table = aProvincesTable();
    temper(table, 'reformer');
    table.nextRound();
    const { centre } = table.provinces;
    table.change({ centre: { ...centre, acts: [{ type: 'reform', reform: 'evaluation' }] } });
    table.advance();
    expect(moveOf(table, 'HB', { type: 'policy' })[0]).toEqual({ type: 'castAssent', assent: true });
    table.act('HB', { type: 'castAssent', assent: true });
    expect(moveOf(table, 'HB', { type: 'policy' })[0]?.type).toBe('sealMeasures');
  });

  it('rate a human centre by what the nation gained, in the last round', () => {
    const table = aProvincesTable({ rounds: 1, centre: 'host' });
    table.advance();
    expect(moveOf(table, 'GD', { type: 'policy' })[0]).toEqual({ type: 'rateCentre', points: 40 });
  });
});

describe('promotionHope', () => {
  const round = (tournament: Record<string, number>) => ({
    provinces: Object.fromEntries(
      Object.entries(tournament).map(([seat, points]) => [seat, { parts: { tournament: points } }]),
    ),
  });
  const hopeOf = (tournament: Record<string, number>, seat: string, at = { round: 1, rounds: 6 }): number =>
    promotionHope(
      { round: at.round, settings: { rounds: at.rounds } } as never,
      round(tournament) as never,
      seat,
    );

  it('shares two awards of fifteen over a term of three rounds', () => {
    const equal = Object.fromEntries(SEATS.map((seat) => [seat, 50]));
    const sum = SEATS.reduce((all, seat) => all + hopeOf(equal, seat), 0);
    expect(sum).toBeCloseTo(10, 9);
    expect(hopeOf({ ...equal, SH: 60 }, 'SH')).toBeGreaterThan(2 * hopeOf(equal, 'SH'));
    expect(hopeOf({ ...equal, SH: 200 }, 'SH')).toBe(5);
  });

  it('is gone after the last meeting', () => {
    const equal = Object.fromEntries(SEATS.map((seat) => [seat, 50]));
    expect(hopeOf(equal, 'SH', { round: 7, rounds: 8 })).toBe(0);
    expect(hopeOf(equal, 'SH', { round: 6, rounds: 8 })).toBeGreaterThan(0);
  });
});
