import { roundsToLookAt } from '#shared/rules/law/register.ts';
import { describe, expect, it } from 'vitest';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aPoliticalTable } from '../../rules/modules/politics/aPoliticalTable.ts';
import { aTable } from '../../support/aTable.ts';
import { FORMER_LESSON_LIMITS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { RatificationOdds, SupportForecast } from '#shared/protocol/modules/politics.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { laterEffects, laterWhen, leadingAfter } from '../../../client/panels/effects/useProposalPreview.ts';
import {
  allRatifyPercent,
  homeEffect,
  voteTold,
  votesAhead,
} from '../../../client/panels/effects/HomeEffects.tsx';

function odds(economy: string, probability: number): RatificationOdds {
  return { economy, level: 3, support: 50, swing: 1, affinity: 0.5, threshold: 45, cost: 2, probability };
}

const NOTHING = {
  memory: 0,
  income: 0,
  lobbies: 0,
  revenue: 0,
  sovereignty: 0,
  adjustment: 0,
  fatigue: 0,
  pledges: 0,
  treaties: 0,
  events: 0,
} as const;

describe('votes ahead', () => {
  const home = { support: {}, odds: [odds('USA', 0.999), odds('CAN', 0.5), odds('MEX', 0.1)] };

  it('come least certain first, and are never said to be certain', () => {
    expect(votesAhead(home).map(({ economy, percent, look }) => [economy, percent, look])).toEqual([
      ['MEX', 10, 'unlikely'],
      ['CAN', 50, 'open'],
      ['USA', 99, 'likely'],
    ]);
  });

  it('all pass with the product of their chances', () => {
    expect(allRatifyPercent(home)).toBe(Math.round(100 * 0.999 * 0.5 * 0.1));
    expect(allRatifyPercent({ support: {}, odds: [] })).toBeUndefined();
  });
});

describe('support at a vote', () => {
  const { state } = aPoliticalTable();
  const politics = must(state.politics, 'politics');
  const seat = { ...must(politics.seats.USA, 'a seat'), support: 50, electionInRound: 3 };
  const game = { ...state, politics: { ...politics, seats: { ...politics.seats, USA: seat } } };

  it('is told beside that at the end of the round only where a later vote would be lost', async () => {
    await loadAllText();
    expect(voteTold(game, 'USA', { after: 50, atVote: 41.2 })).toContain('41.2');
    expect(voteTold(game, 'USA', { after: 41.2, atVote: 55 })).toBeUndefined();
    expect(voteTold({ ...game, round: 3 }, 'USA', { after: 48.7 })).toContain('48.7');
  });
});

describe('effect at home', () => {
  const forecast: SupportForecast = {
    change: -1.7,
    after: 47.3,
    untilThen: NOTHING,
    parts: { ...NOTHING, income: 0.3, treaties: -2, lobbies: 0.01 },
    lobbies: [
      { sector: 'AGR', change: -0.02, swing: -0.4 },
      { sector: 'ELE', change: 0.001, swing: 0.41 },
      { sector: 'MAT', change: 0, swing: 0.001 },
    ],
  };

  it('tells the largest part first and keeps silent about what rounds to nothing', () => {
    const effect = homeEffect({ support: { EUR: forecast }, odds: [] }, 'EUR');
    expect(effect?.change).toBe(-1.7);
    expect(effect?.parts).toEqual([
      { part: 'treaties', points: -2 },
      { part: 'income', points: 0.3 },
    ]);
    expect(effect?.lobbies.map(({ sector }) => sector)).toEqual(['AGR', 'ELE']);
  });

  it('has nothing to say of an economy that nobody governs', () => {
    expect(homeEffect({ support: {}, odds: [] }, 'EUR')).toBeUndefined();
  });
});

describe('later rounds', () => {
  const settings = { rounds: 6 } as Parameters<typeof roundsToLookAt>[0]['settings'];

  it('are at most three, the epilogue among them', () => {
    const seen = [1, 4, 5, 6, 7].map((round) => roundsToLookAt({ round, settings }));
    expect(seen).toEqual([4, 4, 3, 2, 1]);
  });

  it('have one name whichever is the last that is looked at', () => {
    const agreements = {};
    const whenOf = (round: number, rounds: number) => laterWhen({ round, settings, agreements }, rounds);
    for (const [round, rounds] of [
      [5, 1],
      [6, 1],
      [4, 3],
    ] as const)
      expect(whenOf(round, rounds).key).toBe('proposal.laterYears');
  });

  it('say that agreements of now will have run out, where they will', () => {
    const agreementLimits = must(FORMER_LESSON_LIMITS[1], 'former limits');
    const table = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('negotiation', 2);
    expect(laterWhen(table.state, 1)).toEqual({ key: 'proposal.laterLapsed', params: { round: 3 } });
    expect(laterWhen({ ...table.state, round: 4 }, 1).key).toBe('proposal.laterYearsLapsed');
  });

  it('tell the last of them, and only where it differs from now', () => {
    const rounds = [
      {
        round: 2,
        logChange: { ALB: Math.log(1.01), BOR: Math.log(1.002) },
        welfare: { ALB: 1.01, BOR: 1.01 },
      },
      {
        round: 3,
        logChange: { ALB: Math.log(1.012), BOR: Math.log(1.002) },
        welfare: { ALB: 1.02, BOR: 1.01 },
      },
    ];
    expect(laterEffects(rounds, ['ALB', 'BOR'])).toEqual({
      later: 1,
      effects: [
        { economy: 'ALB', percent: expect.closeTo(1.2, 9) as number, index: 102 },
        { economy: 'BOR', percent: expect.closeTo(0.2, 9) as number, index: 101 },
      ],
    });
    expect(laterEffects(rounds, ['BOR'])).toBeUndefined();
    expect(laterEffects(rounds.slice(0, 1), ['ALB'])).toBeUndefined();
  });

  it('lead in the last round alone', () => {
    const rounds = [
      { round: 6, logChange: { ALB: Math.log(1.001) }, welfare: { ALB: 1.001 } },
      { round: 7, logChange: { ALB: Math.log(1.0046) }, welfare: { ALB: 1.0046 } },
    ];
    expect(leadingAfter({ round: 6, settings }, rounds, 'ALB')?.percent).toBeCloseTo(0.46, 9);
    expect(leadingAfter({ round: 5, settings }, rounds, 'ALB')).toBeUndefined();
  });
});
