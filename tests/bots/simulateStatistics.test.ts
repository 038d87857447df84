import { describe, expect, it } from 'vitest';
import { abstentionLines } from '../../server/commands/simulate/policies.ts';
import { byGovernment, scoreGames } from '../../server/commands/simulate/byGovernment.ts';
import { bySeat, partnerLines, treatyFigures } from '../../server/commands/simulate/formatStatistics.ts';
import { fieldOf } from '../../server/commands/simulate/readRequest.ts';
import type { SeatOutcome, SimulatedGame } from '../../server/commands/simulate/simulateGame.ts';
import type { Government } from '../../shared/bots/strategies.ts';
import { aScenario } from '../support/aScenario.ts';
import { someSettings } from '../support/someSettings.ts';

function aSeat(
  government: Government,
  prosperity: number,
  overrides: Partial<SeatOutcome> = {},
): SeatOutcome {
  return {
    government,
    shareOfPrize: 50,
    medal: 'none',
    gainBn: 0,
    incomeIndex: [100],
    prosperity,
    elections: 2,
    falls: 0,
    endLevel: 2,
    ...overrides,
  };
}

function aSimulatedGame(
  seats: Record<string, SeatOutcome>,
  overrides: Partial<SimulatedGame> = {},
): SimulatedGame {
  return {
    scenario: 'quartet',
    opening: 'standard',
    preset: 'firstLesson',
    rounds: 4,
    seed: 's-1',
    seats,
    table: { score: 50, medal: 'bronze' },
    agreements: {},
    unions: 0,
    tally: { concluded: 0, founded: {}, notRatified: 0, notices: 0, conferences: [], complaints: 0 },
    requests: { asked: 10, refused: 1 },
    events: 1,
    milliseconds: 1,
    processorMs: 1,
    ...overrides,
  };
}

describe('scores of simulated games', () => {
  it('are those of par where par judged them all', () => {
    const game = aSimulatedGame({
      ALB: aSeat('freeTrader', 1, { score: 70 }),
      BOR: aSeat('opportunist', 2, { score: 40 }),
    });
    expect(scoreGames([game])).toEqual({ judge: 'par', scores: [{ ALB: 70, BOR: 40 }] });
  });

  it('compare each seat with the same chair of the run before there is par, test strategies with the temperaments', () => {
    const games = [
      aSimulatedGame({ ALB: aSeat('freeTrader', 1) }),
      aSimulatedGame({ ALB: aSeat('opportunist', 3) }),
      aSimulatedGame({ ALB: aSeat('alwaysNash', 0) }),
      aSimulatedGame({ ALB: aSeat('alwaysYes', 2) }),
    ];
    expect(scoreGames(games)).toEqual({
      judge: 'run',
      scores: [{ ALB: 25 }, { ALB: 75 }, { ALB: 0 }, { ALB: 50 }],
    });
  });
});

describe('statistics of simulated games', () => {
  const games = [
    aSimulatedGame(
      {
        ALB: aSeat('freeTrader', 1, { score: 90, falls: 1 }),
        BOR: aSeat('opportunist', 2, { score: 40 }),
        CAT: aSeat('opportunist', 0, { score: 10 }),
        DUN: aSeat('protector', 0, { score: 20 }),
      },
      {
        unions: 1,
        tally: {
          concluded: 4,
          founded: { 2: 3, 3: 1 },
          notRatified: 1,
          notices: 0,
          conferences: [{ round: 2, outcome: 'adopted' }],
          complaints: 0,
        },
        partners: [
          { ALB: 3, BOR: 0 },
          { ALB: 1, BOR: 0 },
        ],
      },
    ),
    aSimulatedGame({
      ALB: aSeat('opportunist', 3, { score: 60, endLevel: 3 }),
      BOR: aSeat('freeTrader', 2, { score: 60 }),
      CAT: aSeat('freeTrader', 0, { score: 0 }),
      DUN: aSeat('protector', 0, { score: 30 }),
    }),
  ];
  const scored = scoreGames(games);

  it('give a government its firsts against its fair share of them, ties shared', () => {
    const lines = new Map(byGovernment(games, scored).map((line) => [line.government, line]));
    // Three of eight seats: fair are 1/4 + 2/4 firsts; it had one, and half of a tie.
    expect(lines.get('freeTrader')?.winRatio).toBeCloseTo(1.5 / 0.75, 12);
    expect(lines.get('opportunist')?.winRatio).toBeCloseTo(0.5 / 0.75, 12);
    expect(lines.get('protector')?.winRatio).toBe(0);
    expect(lines.get('protector')?.score).toBe(25);
    expect(lines.get('freeTrader')?.termsLost).toBeCloseTo(100 / 6, 9);
    // Standard error if all were alike: √(Σ p(1−p)) over the fair share.
    expect(lines.get('protector')?.ratioError).toBeCloseTo(Math.sqrt(2 * 0.25 * 0.75) / 0.5, 12);
    expect(lines.has('mercantilist')).toBe(false);
  });

  it('tell what became of a chair', () => {
    const [alba, borea] = bySeat(games, scored);
    expect(alba).toMatchObject({
      seat: 'ALB',
      score: 75,
      firsts: 1.5,
      fell: 50,
      termsLost: 25,
      endLevel: 2.5,
    });
    expect(alba?.income).toMatchObject({ count: 2, mean: 2, sd: Math.SQRT2 });
    expect(borea?.firsts).toBe(0.5);
  });

  it('count levels, conferences, elections and refusals', () => {
    expect(treatyFigures(games)).toMatchObject({
      foundedIn: { 1: 0, 2: 50, 3: 50, 4: 0 },
      levels: [2, 3],
      endLevel: 17 / 8,
      unionsPerTable: 0.5,
      concludedPerGame: 2,
      notRatifiedPerGame: 0.5,
      conferences: { 2: { adopted: 1 } },
      elections: 16,
      falls: 1,
      refusedPercent: 10,
    });
  });

  it('count the rounds in which a seat has partners enough', () => {
    const [alba] = partnerLines(games);
    expect(alba).toEqual({ seat: 'ALB', mean: 2, enough: 50 });
    expect(partnerLines(games.slice(1))).toEqual([]);
  });

  it('price abstention by the best path without the seat', () => {
    const lines = abstentionLines(aScenario(), someSettings());
    if (!lines.ok) throw new Error(lines.error.code);
    for (const { together, outside, costOfPrize } of lines.value) {
      expect(outside).toBeLessThan(together);
      expect(costOfPrize).toBeGreaterThan(25);
    }
  });
});

describe('fieldOf', () => {
  const seats = ['A', 'B', 'C', 'D', 'E', 'F'];

  it('leaves the mixed field to the seed, and fills all seats with one temperament', () => {
    expect(fieldOf('mixed', seats, 1)).toEqual({});
    expect(new Set(Object.values(fieldOf('protector', seats, 1)))).toEqual(new Set(['protector']));
    expect(Object.keys(fieldOf('protector', seats, 1))).toEqual(seats);
  });

  it('turns the seats of test strategies from game to game', () => {
    const tested = seats.map((_seat, game) => Object.keys(fieldOf('nash', seats, game)));
    expect(tested.flat().toSorted()).toEqual(seats);
    expect(Object.values(fieldOf('test', seats, 5)).toSorted()).toEqual([
      'alwaysNash',
      'alwaysYes',
      'reciprocator',
    ]);
  });
});
