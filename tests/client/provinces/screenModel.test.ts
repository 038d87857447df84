import { describe, expect, it } from 'vitest';
import type { CentreState } from '#shared/protocol/provinces/centre.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { reformsBoard } from '../../../client/panels/provinces/screen/ProvinceBoards.tsx';
import { dialsShown, pactRing, pactsShown } from '../../../client/panels/provinces/figures/mapLayersModel.ts';
import { tickerLines } from '../../../client/panels/provinces/screen/ProvinceScreen.tsx';
import { aProvinceReport } from './aReport.ts';

const centre: CentreState = {
  prestige: 4,
  acts: [],
  assents: {},
  assentedBy: [],
  refusals: [],
  ballots: {},
  crackdowns: [],
  incomePoints: 0,
  firms: {},
  merged: [],
};

const pact: Pact = {
  id: 'a2',
  members: ['SH', 'JS'],
  goods: 'all',
  atMost: 0,
  isBinding: true,
  deposit: 10,
  hasOffice: false,
  rules: [],
  payments: [],
  sinceRound: 3,
  untilRound: 4,
};

describe('the board of reforms', () => {
  it('tells what prestige could buy and what is too dear', () => {
    const { choices } = reformsBoard({ reforms: ['taxSharing'], centre });
    expect(choices.map(({ reform, isAffordable }) => [reform, isAffordable])).toEqual([
      ['standardTransfers', true],
      ['separation', true],
      ['weakLaw', true],
      ['strongLaw', true],
      ['evaluation', false],
    ]);
  });

  it('lets a strong law stand for the weak one', () => {
    const board = reformsBoard({ reforms: ['weakLaw', 'strongLaw'], centre });
    expect(board.inForce).toEqual(['strongLaw']);
    expect(
      reformsBoard({ reforms: ['strongLaw'], centre }).choices.map(({ reform }) => reform),
    ).not.toContain('weakLaw');
  });

  it('tells of a reform that asks for assent how many have answered, not what', () => {
    const asked: CentreState = {
      ...centre,
      acts: [{ type: 'reform', reform: 'evaluation' }],
      assentedBy: ['SH', 'AH'],
    };
    expect(reformsBoard({ reforms: [], centre: asked })).toMatchObject({
      pending: 'evaluation',
      answered: 2,
    });
  });
});

describe('the picture of the stage', () => {
  it('shows levels as last revealed, with a report those before as well', () => {
    const province = { wall: 1, block: 0 } as Parameters<typeof dialsShown>[1]['provinces'][string];
    expect(dialsShown(['AH'], { provinces: { AH: province } })).toEqual({ AH: { wall: 1, block: 0 } });
    const report = { provinces: { AH: aProvinceReport({ wallBefore: 3, wall: 1 }) } };
    expect(dialsShown(['AH'], { provinces: {} }, report)['AH']).toEqual({
      wall: 1,
      block: 2,
      before: { wall: 3, block: 2 },
    });
  });

  it('leaves out pacts that have ended', () => {
    const game = { provinces: { pacts: { a2: pact } }, reports: [], round: 4 };
    expect(pactsShown({ pacts: { a2: pact } }, 4)).toEqual([pact]);
    expect(pactsShown({ pacts: { a2: pact } }, 5)).toEqual([]);
    expect(pactRing(game)('SH')).toBe('var(--b1)');
    expect(pactRing(game)('AH')).toBeUndefined();
  });

  it('gives those who sign anew the colour that they had', () => {
    const signed = (id: Pact['id'], members: readonly string[]): Pact => ({ ...pact, id, members });
    const [delta, west] = [signed('a1', ['SH', 'JS']), signed('a2', ['AH', 'HB'])];
    const anew = signed('a4', ['JS', 'SH']);
    const game = {
      provinces: { pacts: { a2: west, a3: signed('a3', ['GD', 'HN']), a4: anew } },
      reports: [{ pacts: [delta, west] }],
      round: 4,
    };
    const rings = ['SH', 'AH', 'GD'].map(pactRing(game));
    expect(rings).toEqual(['var(--b1)', 'var(--b2)', 'var(--b3)']);
  });
});

describe('the ticker', () => {
  it('tells pacts and payments of the round before what the last one said', () => {
    const paying: Pact = {
      ...pact,
      payments: [{ from: 'ZJ', to: 'JS', amountMn: 3000, untilRound: 4 }],
    };
    const lines = tickerLines({
      game: { round: 3, phase: 'negotiation' },
      provinces: { pacts: { a2: paying }, payments: [{ from: 'SH', to: 'JS', yuan100m: 30 }], events: [] },
      reports: [{ headlines: [{ key: 'headline.quiet', params: {} }] }],
    });
    expect(lines.map(({ key }) => key)).toEqual([
      'pscreen.pactOpens',
      'pscreen.pactPays',
      'pscreen.paid',
      'headline.quiet',
    ]);
    expect(lines[1]?.params).toEqual({ from: 'ZJ', to: 'JS', amountYuan: 30 });
    expect(lines[2]?.params).toEqual({ from: 'SH', to: 'JS', amountYuan: 30 });
  });

  it('announces in the briefing the cards that begin', () => {
    const event = {
      id: 'e1',
      card: 'woolWars',
      announcedInRound: 2,
      fromRound: 2,
      untilRound: 2,
      placedBy: 'seed',
      economies: [],
    } as const;
    const at = (phase: 'briefing' | 'negotiation') =>
      tickerLines({
        game: { round: 2, phase },
        provinces: { pacts: {}, payments: [], events: [event, { ...event, id: 'e0', fromRound: 1 }] },
        reports: [],
      }).map(({ key }) => key);
    expect(at('briefing')).toEqual(['provinceEvent.woolWars.title']);
    expect(at('negotiation')).toEqual([]);
  });

  it('is empty before anything has happened', () => {
    const provinces = { pacts: {}, payments: [], events: [] };
    expect(tickerLines({ game: { round: 1, phase: 'negotiation' }, provinces, reports: [] })).toEqual([]);
  });
});
