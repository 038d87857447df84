import { answersToMe } from '../../../client/panels/headlines/unionEnds.ts';
import { pointsOfSum } from '#shared/rules/scores/finalScore.ts';
import { type ComponentChildren, isValidElement } from 'preact';
import { describe, expect, it } from 'vitest';
import { friendsToCome } from '../../../client/pages/HostPage.tsx';
import { ScoreRow } from '../../../client/panels/end/Medals.tsx';
import { StandingsTable } from '../../../client/panels/end/StandingsTable.tsx';
import {
  endModel,
  nextMedal,
  nextSeatAt,
  seatAmongFriends,
  seatScoreView,
} from '../../../client/panels/end/endModel.ts';
import { viewport } from '../../../client/state/viewport.ts';
import { loadAllText } from '../../../client/text/t.ts';
import type { FinalReport, FinalStanding, PartScore } from '../../../shared/protocol/report.ts';

const standing = (over: Partial<FinalStanding> = {}): FinalStanding => ({
  economy: 'ALB',
  shareOfPrize: 120,
  index: 104,
  gainBn: 3,
  medal: 'silver',
  ...over,
});

it('tells the average of real income as the target counts it', () => {
  const final = {
    standings: [standing({ parts: { prosperity: { value: 3 } } })],
    pledgesKept: {},
    pledgesBroken: {},
    tableScore: 50,
    tableMedal: 'silver',
  } as unknown as FinalReport;
  expect(endModel(final, ['ALB'], 'ALB').mine?.index).toBeCloseTo(100 * Math.exp(0.03), 9);
});

describe('the account of a score', () => {
  it('is half prosperity, three tenths support, a fifth mandate, less six points a fall', () => {
    const view = seatScoreView(
      standing({
        score: 55,
        falls: 1,
        basis: 'par',
        parts: {
          prosperity: { value: 3, betterThan: 66 },
          support: { value: 52, betterThan: 52 },
          mandate: { value: 60, betterThan: 62 },
        },
      }),
    );
    expect(view.lines.map(({ weightPercent }) => weightPercent)).toEqual([50, 30, 20]);
    expect(view.lines.map(({ points }) => points)).toEqual([33, 15.6, 12.4]);
    const sum = view.lines.reduce((all, { points = 0 }) => all + points, view.fallPoints);
    expect(view.fallPoints).toBe(-6);
    expect(sum).toBeCloseTo(55, 9);
  });

  it.each([
    [35.7, 81, 48.65, [26, 23]],
    // 25.36 and 23.6 would be 25 and 24.
    [35.5, 82.6, 48.96, [25, 24]],
    [102, 100, 100, [71, 29]],
  ])('is told in whole points that add up: %d and %d', (prosperity, mandate, score, points) => {
    const parts = {
      prosperity: { value: 1, betterThan: prosperity },
      mandate: { value: 100, betterThan: mandate },
    };
    const { lines } = seatScoreView(standing({ score, basis: 'par', parts }));
    expect(pointsOfSum(lines, score).map((each) => each.points)).toEqual(points);
  });

  it('counts the tasks by their own points, unless they were compared in a game that ended before', () => {
    const parts = (mandate: PartScore) => ({ prosperity: { value: 1, betterThan: 40 }, mandate });
    const own = seatScoreView(standing({ score: 57, basis: 'par', parts: parts({ value: 100 }) }));
    expect(own.lines.map(({ counted }) => counted)).toEqual([40, 100]);
    const before = seatScoreView(
      standing({ score: 52, basis: 'par', parts: parts({ value: 100, betterThan: 81 }) }),
    );
    expect(before.lines.map(({ counted }) => counted)).toEqual([40, 81]);
    const byPrize = seatScoreView(standing({ basis: 'prize', parts: { mandate: { value: 100 } } }));
    expect(byPrize.lines.map(({ counted, points }) => [counted, points])).toEqual([[undefined, undefined]]);
  });

  it('counts prosperity alone where nothing else is played', () => {
    const view = seatScoreView(
      standing({ score: 71, basis: 'par', parts: { prosperity: { value: 2, betterThan: 71 } } }),
    );
    expect(view.lines).toMatchObject([{ weightPercent: 100, points: 71 }]);
  });

  it('has no points where there is no par', () => {
    const view = seatScoreView(standing({ basis: 'prize', parts: { prosperity: { value: 2 } } }));
    expect(view.lines.map(({ points }) => points)).toEqual([undefined]);
    expect(view.basis).toBe('prize');
  });
});

describe('the table at the end', () => {
  const report = (over: Partial<FinalReport> = {}): FinalReport => ({
    standings: [standing({ economy: 'BOR' }), standing({ economy: 'ALB' })],
    tableScore: 58,
    tableMedal: 'silver',
    pledgesKept: { ALB: 2 },
    pledgesBroken: { BOR: 1 },
    ...over,
  });

  it('is in the order of the seats, with everybody’s word', () => {
    const { rows, mine, hasPledges } = endModel(report(), ['ALB', 'BOR'], 'BOR');
    expect(rows.map(({ economy, kept, broken }) => [economy, kept, broken])).toEqual([
      ['ALB', 2, 0],
      ['BOR', 0, 1],
    ]);
    expect(mine?.economy).toBe('BOR');
    expect(hasPledges).toBe(true);
  });

  it('measures the way to the best path where that is known, else the mean share of prizes', () => {
    expect(endModel(report({ tableWay: 58 }), [], undefined).tableBasis).toBe('way');
    expect(endModel(report(), [], undefined).tableBasis).toBe('mean');
  });

  it('shows only what somebody is judged by', () => {
    const plain = endModel(report(), [], undefined);
    expect([plain.parts, plain.hasScores, plain.hasFalls]).toEqual([[], false, false]);
    const judged = standing({ score: 50, falls: 0, parts: { support: { value: 50, betterThan: 50 } } });
    const full = endModel(report({ standings: [judged] }), [], undefined);
    expect([full.parts, full.hasScores, full.hasFalls]).toEqual([['support'], true, true]);
  });
});

describe('the next medal', () => {
  const lines = [
    { part: 'prosperity', weightPercent: 71, points: 40 },
    { part: 'mandate', weightPercent: 29, points: 5 },
  ] as const;

  it('is told with the whole points that were missing, and the part that left most of them', () => {
    expect(nextMedal(45.4, 'bronze', lines)).toEqual({ medal: 'silver', points: 10, part: 'prosperity' });
    expect(nextMedal(12, 'none')).toEqual({ medal: 'bronze', points: 28 });
  });

  it('is none for the best, nor where the medal of the table kept the seat from its own', () => {
    expect(nextMedal(80, 'gold', lines)).toBeUndefined();
    expect(nextMedal(60, 'bronze', lines)).toBeUndefined();
  });
});

describe('a row of the score', () => {
  /** The words of what is drawn, parts that draw themselves left out. */
  function wordsOf(drawn: ComponentChildren): string {
    if (typeof drawn === 'string') return drawn;
    if (Array.isArray(drawn)) return drawn.map((each: ComponentChildren) => wordsOf(each)).join('');
    return isValidElement(drawn) ? wordsOf(drawn.props.children) : '';
  }

  it('tells its weight only when it is opened, since beside a task that is done it reads like progress', async () => {
    await loadAllText();
    const line = { part: 'mandate', value: 100, counted: 100, weightPercent: 29, points: 29 } as const;
    const { children } = ScoreRow({ line }).props;
    const [closed, opened] = Array.isArray(children) ? children.map(wordsOf) : [];
    expect(closed).not.toContain('29');
    expect(opened).toContain('It counts 29% of the score.');
  });
});

describe('the standings', () => {
  it('stand one below the other on a phone, where a table would run off the screen', () => {
    const two = [standing(), standing({ economy: 'BOR' })];
    const over = { pledgesKept: {}, pledgesBroken: {}, tableScore: 20, tableMedal: 'none' };
    const model = endModel({ standings: two, ...over } as unknown as FinalReport, ['ALB', 'BOR'], 'ALB');
    const shownOn = (device: typeof viewport.value) => {
      viewport.value = device;
      return StandingsTable({ model }).type;
    };
    const before = viewport.value;
    expect(shownOn('phone')).toBe('ul');
    expect(shownOn('wide')).not.toBe('ul');
    viewport.value = before;
  });
});

describe('friends who play again', () => {
  const friends = { seats: ['ALB', 'CAT', 'DUN'], leader: 'ALB' } as const;

  it('are waited for by name until they have come, whatever the browser kept', () => {
    const people = [{ name: 'Ann' }, { name: 'Ben' }];
    const asked = [
      { name: 'Ben', seat: 'CAT' },
      { name: 'Cleo', seat: 'DUN' },
    ];
    expect(friendsToCome(asked, people)).toEqual([{ name: 'Cleo', seat: 'DUN' }]);
    expect([undefined, 'Ben', [7]].map((each) => friendsToCome(each, people))).toEqual([[], [], []]);
  });

  it('sit where they sat', () => {
    expect(seatAmongFriends(friends, 'CAT', ['BOR', 'CAT', 'DUN'])).toBe('CAT');
    expect(seatAmongFriends(friends, 'DUN', ['BOR', 'DUN'])).toBe('DUN');
  });

  it('move on by one person where the leader has, in whatever order they come', () => {
    // The leader has Catania's seat.
    const leader = nextSeatAt(friends.seats, 'ALB');
    const taken = new Set<string>([leader]);
    const free = () => ['ALB', 'BOR', 'CAT', 'DUN'].filter((seat) => !taken.has(seat));
    const dune = seatAmongFriends(friends, 'DUN', free());
    taken.add(String(dune));
    expect([leader, dune, seatAmongFriends(friends, 'CAT', free())]).toEqual(['CAT', 'ALB', 'DUN']);
  });

  it('take any seat where theirs is taken, and so does whoever had none', () => {
    expect(seatAmongFriends(friends, 'CAT', ['BOR'])).toBeUndefined();
    expect(seatAmongFriends(friends, undefined, ['BOR'])).toBeUndefined();
  });
});

it('says at the end who answered the tariff that the reader raised last', () => {
  const headline = (economy: string) =>
    ({ key: 'headline.successors', params: { economy, economies: ['USA', 'KOR'] } }) as const;
  const reports = [{ isEpilogue: true, headlines: [headline('MEX'), headline('IND')] }];
  const told = answersToMe({ reports }, 'MEX');
  expect(told).toEqual([{ key: 'years.answerYou', params: { economies: ['USA', 'KOR'] } }]);
  expect(answersToMe({ reports }, 'CAN')).toEqual([]);
});
