import { PRESETS } from '#shared/content/presets.ts';
import { tableStanding } from '#shared/content/provinces/provinceConstants.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  aheadInTerm,
  leagueOf,
  nextMeeting,
  whatStillCounts,
} from '../../../client/panels/provinces/figures/League.tsx';
import type { Medal } from '#shared/content/vocabulary.ts';
import { missedByTable } from '../../../client/panels/provinces/end/LeagueStandings.tsx';
import { nationText } from '../../../client/panels/provinces/figures/mapLayersModel.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { aProvincesTable } from '../../support/aProvincesTable.ts';
import { aReport } from './aReport.ts';

beforeAll(loadAllText);

/** Scores that differ by less share a place, as a settlement has it. */
const LEVEL = 0.05;

function aRound(points: Readonly<Record<string, number>>, promoted: readonly string[] = []) {
  const provinces = Object.fromEntries(
    Object.entries(points).map(([id, tournament]) => {
      const better = Object.values(points).filter((other) => other > tournament + LEVEL);
      return [id, { place: 1 + better.length, parts: { tournament } }];
    }),
  );
  return { provinces, promoted } as unknown as Parameters<typeof leagueOf>[1][number];
}

const seats = ['SH', 'JS', 'AH'];

describe('the league', () => {
  it('has everybody at 50 and first before anything is settled', () => {
    expect(leagueOf(seats, []).map(({ economy, place, points }) => [economy, place, points])).toEqual([
      ['SH', 1, 50],
      ['JS', 1, 50],
      ['AH', 1, 50],
    ]);
  });

  it('ranks by the last round and tells who climbed', () => {
    const rows = leagueOf(seats, [
      aRound({ SH: 60, JS: 50, AH: 40 }),
      aRound({ SH: 45, JS: 45, AH: 60 }, ['AH']),
    ]);
    expect(rows.map(({ economy, place, climbed }) => [economy, place, climbed])).toEqual([
      ['AH', 1, 2],
      ['SH', 2, -1],
      ['JS', 2, 0],
    ]);
    expect(rows[0]).toMatchObject({ points: 60, isPromoted: true });
  });

  it('has beside each place the one by what the people can buy, and those who are told the same share it', () => {
    const richest = { SH: 101.24, JS: 103, AH: 101.2 };
    const { provinces, ...round } = aRound({ SH: 62, JS: 48, AH: 40 });
    const told = Object.fromEntries(
      Object.entries(provinces).map(([id, each]) => [id, { ...each, index: richest[id as 'SH'] }]),
    );
    const rows = leagueOf(seats, [{ ...round, provinces: told }]);
    expect(rows.map(({ economy, place, incomePlace }) => [economy, place, incomePlace])).toEqual([
      ['SH', 1, 2],
      ['JS', 2, 1],
      ['AH', 3, 2],
    ]);
    expect(leagueOf(seats, [])[0]?.incomePlace).toBeUndefined();
  });

  it('has the places of the settlement, so that those who are level share one here too', () => {
    const rows = leagueOf(seats, [aRound({ SH: 60, JS: 45.01, AH: 45 }), aRound({ SH: 40, JS: 50, AH: 60 })]);
    expect(rows.map(({ economy, place, climbed }) => [economy, place, climbed])).toEqual([
      ['AH', 1, 1],
      ['JS', 2, 0],
      ['SH', 3, -2],
    ]);
  });

  it('lets nobody climb in a first round', () => {
    expect(leagueOf(seats, [aRound({ SH: 62, JS: 48, AH: 40 })])[0]).toMatchObject({
      points: 62,
      climbed: 0,
    });
  });
});

describe('the sum that decides promotion', () => {
  const rounds = [
    aRound({ SH: 90, JS: 10, AH: 50 }),
    aRound({ SH: 10, JS: 90, AH: 50 }),
    aRound({ SH: 55, JS: 55, AH: 40 }),
    aRound({ SH: 20, JS: 60, AH: 70 }),
    aRound({ SH: 90, JS: 30, AH: 30 }),
  ];

  it('runs from one meeting to the next, the round of the meeting included', () => {
    const sums = (count: number) =>
      leagueOf(seats, rounds.slice(0, count)).map(({ economy, sum, term }) => [
        economy,
        sum,
        term.from,
        term.to,
      ]);
    expect(sums(3)).toContainEqual(['JS', 155, 1, 3]);
    expect(sums(4)).toContainEqual(['AH', 70, 4, 4]);
    expect(sums(5)).toContainEqual(['SH', 110, 4, 5]);
  });

  it('names the two ahead, which need not be those of the round, those who may pass them, and whoever looks', () => {
    const ahead = (count: number, mine?: string) =>
      aheadInTerm(leagueOf(seats, rounds.slice(0, count)), mine).map(({ economy }) => economy);
    expect(ahead(5)).toEqual(['SH', 'AH', 'JS']);
    expect(ahead(5, 'JS')).toEqual(['SH', 'AH', 'JS']);
    expect(ahead(4)).toEqual([]);
    expect(ahead(0)).toEqual([]);
  });
});

describe('the next promotion meeting', () => {
  it('ends every third round', () => {
    expect([1, 2, 3, 4, 6].map((round) => nextMeeting(round, 8))).toEqual([3, 3, 3, 6, 6]);
  });

  it('is none where the game is over before', () => {
    expect(nextMeeting(7, 8)).toBeUndefined();
    expect(nextMeeting(0, 4)).toBe(3);
  });
});

describe('what still counts in the last rounds', () => {
  const rounds = 6;
  const table = aProvincesTable({ rounds });
  const told = (round: number) =>
    whatStillCounts({ ...table.state, round, reports: [aReport({ round: round - 1 })] }).map(
      ({ key, params }) => [key, params],
    );

  it('is told of the last round alone', () => {
    expect([4, 5, 6].map((round) => told(round).map(([key]) => key))).toEqual([[], [], ['plast.works']]);
  });
});

describe('how the country stands', () => {
  it('is worth the best medal whose two conditions it meets, and told against gold', () => {
    const { scenario } = aProvincesTable();
    const medal = (nationalIncomePercent: number, borderEffect: number) =>
      tableStanding(scenario, { nationalIncomePercent, borderEffect }).medal;
    expect([medal(15, 5), medal(15, 5.1), medal(9, 7), medal(7.9, 4)]).toEqual([
      'gold',
      'silver',
      'bronze',
      'none',
    ]);
    // Where the last level of walls opens by pacts alone, less is asked for.
    const { settings } = aProvincesTable({ pactLimits: PRESETS.provincesStandard.pactLimits }).state;
    const now = { nationalIncomePercent: 11, borderEffect: 4.9 };
    expect(tableStanding(scenario, now, { settings }).medal).toBe('gold');
    expect(tableStanding(scenario, now).medal).toBe('bronze');
    const { gold, opening } = tableStanding(scenario, { nationalIncomePercent: 0, borderEffect: 21 });
    expect(gold).toEqual({ medal: 'gold', incomePercent: 15, borderEffect: 5 });
    expect(opening).toBeCloseTo(21, 0);
  });
});

describe('how the country is told beside what medals ask', () => {
  const text = (nationalIncomePercent: number, borderEffect: number) =>
    nationText({ nationalIncomePercent, borderEffect });

  it('is never rounded to a limit that it misses', () => {
    expect(text(14.96, 5.04)).toEqual({ income: '+14.96', border: '5.04' });
    expect(text(14.999, 5.001)).toEqual({ income: '+14.99', border: '5.01' });
    expect(text(11.97, 8.02)).toEqual({ income: '+11.97', border: '8.02' });
  });

  it('is told in tenths elsewhere', () => {
    expect(text(15.04, 4.97)).toEqual({ income: '+15.0', border: '5.0' });
    expect(text(14.94, 5.06)).toEqual({ income: '+14.9', border: '5.1' });
  });

  it('names what was missing for the next medal by the same numbers', () => {
    const thresholds = [
      { medal: 'gold' as const, incomePercent: 15, borderEffect: 5 },
      { medal: 'silver' as const, incomePercent: 10, borderEffect: 8 },
    ];
    const missed = (nationalIncomePercent: number, borderEffect: number, tableMedal: Medal = 'silver') =>
      missedByTable({ thresholds, tableMedal }, { nationalIncomePercent, borderEffect });
    expect(missed(9.8, 7, 'none')).toBe(
      'Missing for the table’s silver: 0.2 percentage points of national income.',
    );
    expect(missed(16, 4, 'gold')).toBeUndefined();
    expect(missed(14.96, 3.7)).toBe(
      'Missing for the table’s gold: 0.04 percentage points of national income.',
    );
    expect(missed(13, 5.04)).toContain('2.0 percentage points of national income and a border effect of 5×');
    expect(missed(15, 5)).toBeUndefined();
  });
});
