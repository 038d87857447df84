import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { headlinesAt } from '../../../client/panels/headlines/headline.ts';
import { envelopesOf } from '../../../client/panels/headlines/revealFigures.ts';
import { aRound, type Round } from './aRound.ts';

const vote = (GRA: number, CLO: number, surcharge?: { against: string; rateBp: number }): Policy => ({
  type: 'wallVote',
  rates: { GRA, CLO },
  ...(surcharge === undefined ? {} : { surcharge }),
});

function wallOf(round: Round, economy: string): unknown {
  return must(round.settle().walls[economy], economy).mfnRateBp;
}

describe('openEnvelopes', () => {
  it('shifts a wall, sets sectors apart, and keeps that of silence', () => {
    const round = aRound().with({
      sealedPolicies: {
        ALB: { type: 'wall', shiftBp: 300, apart: [{ sector: 'GRA', rateBp: 900 }] },
      },
    });
    expect(wallOf(round, 'ALB')).toEqual({ GRA: 900, CLO: 1500 });
    expect(wallOf(round, 'BOR')).toEqual({ GRA: 1400, CLO: 1400 });
  });

  it('are told good by good where some rose and others fell, and nobody is asked who paid for a wall that fell further', () => {
    const round = aRound().with({
      sealedPolicies: {
        ALB: { type: 'wall', shiftBp: 100, apart: [{ sector: 'GRA', rateBp: 900 }] },
      },
    });
    const { report } = round.settle();
    const told = report.headlines.find(({ key }) => key === 'headline.wallMixed');
    expect(told?.params).toEqual({
      economy: 'ALB',
      sectors: ['CLO'],
      points: 1,
      cutSectors: ['GRA'],
      cutPoints: 3,
    });
    expect(headlinesAt(report, 'envelopes')).toContainEqual(told);
    expect(report.question.key).not.toBe('question.wallPrice');
    const own = envelopesOf(report).find(({ economy }) => economy === 'ALB');
    expect(own?.goods).toEqual([
      { sector: 'GRA', fromBp: 1200, toBp: 900 },
      { sector: 'CLO', fromBp: 1200, toBp: 1300 },
    ]);
  });

  it('tells of the walls that moved furthest first, whichever way', () => {
    const wall = (shiftBp: number, apart: readonly { sector: string; rateBp: number }[] = []) =>
      ({ type: 'wall', shiftBp, apart }) as const;
    const { report } = aRound()
      .with({
        sealedPolicies: {
          BOR: wall(200),
          ALB: wall(100, [{ sector: 'GRA', rateBp: 900 }]),
        },
      })
      .settle();
    const walls = report.headlines.filter(({ key }) => key.startsWith('headline.wall'));
    expect(walls.map(({ params }) => params['economy'])).toEqual(['ALB', 'BOR']);
  });

  it('levies the middle vote of three in each sector', () => {
    const round = aRound().union('ALB', 'BOR', 'DUN').wall(1300, 'ALB', 'BOR', 'DUN');
    round.with({ sealedPolicies: { ALB: vote(1000, 1800), BOR: vote(1100, 1700), DUN: vote(1500, 800) } });
    for (const member of ['ALB', 'BOR', 'DUN']) {
      expect(wallOf(round, member)).toEqual({ GRA: 1100, CLO: 1700 });
    }
  });

  it('lets the tariff in force vote where the count is even, and for the silent', () => {
    const two = aRound().union('ALB', 'BOR').wall(1300, 'ALB', 'BOR');
    two.with({ sealedPolicies: { ALB: vote(1000, 1000), BOR: vote(1100, 1600) } });
    expect(wallOf(two, 'ALB')).toEqual({ GRA: 1100, CLO: 1300 });
    two.with({ sealedPolicies: { ALB: vote(800, 1800) } });
    expect(wallOf(two, 'BOR')).toEqual({ GRA: 1300, CLO: 1300 });
    const three = aRound().union('ALB', 'BOR', 'DUN').wall(1300, 'ALB', 'BOR', 'DUN');
    three.with({ sealedPolicies: { ALB: vote(900, 1500), BOR: vote(1000, 1100) } });
    expect(wallOf(three, 'DUN')).toEqual({ GRA: 1000, CLO: 1300 });
  });

  it('moves no common tariff further than the step', () => {
    const round = aRound().union('ALB', 'BOR').wall(1300, 'ALB', 'BOR');
    round.with({ sealedPolicies: { ALB: vote(0, 0), BOR: vote(0, 0) } });
    expect(wallOf(round, 'ALB')).toEqual({ GRA: 800, CLO: 800 });
  });

  it('levies in a union the surcharge that a majority asked for', () => {
    const against = 'CAT';
    const round = aRound().union('ALB', 'BOR', 'DUN').wall(1300, 'ALB', 'BOR', 'DUN');
    const asking = (rateBp: number): Policy => vote(1300, 1300, { against, rateBp });
    round.with({ sealedPolicies: { ALB: asking(2000), BOR: vote(1300, 1300), DUN: vote(1300, 1300) } });
    expect(round.settle().walls['ALB']?.surcharge).toBeUndefined();
    round.with({ sealedPolicies: { ALB: asking(2000), BOR: asking(800), DUN: vote(1300, 1300) } });
    for (const member of ['ALB', 'BOR', 'DUN']) {
      expect(round.settle().walls[member]?.surcharge).toEqual({ against, rateBp: 800, untilRound: 2 });
    }
  });

  it('runs a surcharge for two rounds', () => {
    const surcharge = { against: 'DUN', rateBp: 1000 };
    const round = aRound().with({
      sealedPolicies: { ALB: { type: 'wall', shiftBp: 0, apart: [], surcharge } },
    });
    expect(round.next().report.surcharges).toEqual([{ by: 'ALB', surcharge, untilRound: 2 }]);
    expect(round.next().report.surcharges).toHaveLength(1);
    expect(round.next().report.surcharges).toEqual([]);
  });
});
