import { beforeAll, describe, expect, it, vi } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { ProvinceReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { RoundStep } from '#shared/rules/provinces/forecast/roundSteps.ts';
import { finalProvinces } from '#shared/rules/provinces/settlement/ending.ts';
import { parOf } from '#shared/rules/scores/par.ts';
import { lessonTold } from '../../../client/panels/provinces/end/ScoreCards.tsx';
import { type CountedRound, resultGauge } from '../../../client/panels/provinces/policy/resultGauge.ts';
import {
  type LedgerRow,
  type RoundsTold,
  envelopeText,
  gameLedger,
  keptRounds,
  roundLedger,
  toldSteps,
} from '../../../client/panels/provinces/policy/roundLedger.ts';
import { withBreakers } from '../../../client/panels/provinces/results/stopsModel.ts';
import type { PreviewJob } from '../../../client/preview/preview.ts';
import { loadAllText, t } from '../../../client/text/t.ts';
import { aBindingDraft, aCompensation, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';
import { askModel } from '../../support/aProvincesRun.ts';
import { aProvinceReport, aReport } from './aReport.ts';

beforeAll(loadAllText);

const unseen = () => `S${t('pwhy.unseen').slice(1)}`;

const sumOf = (rows: readonly Pick<LedgerRow, 'points'>[]) =>
  rows.reduce((sum, { points }) => sum + points, 0);

it('reads back rounds that this device was told, but for those of another shape and those whose points were not known', () => {
  const step = { cause: 'opened', score: 12 };
  const whole = { sealed: '{}', steps: [step], came: [step] };
  const kept = {
    1: whole,
    2: { ...whole, steps: [{ ...step, score: NaN }] },
    3: { steps: [step] },
    4: 'text',
    5: { ...whole, came: 'text' },
  };
  const read = (text: string | null) => {
    vi.stubGlobal('sessionStorage', { getItem: () => text });
    const rounds = keptRounds('SH');
    vi.unstubAllGlobals();
    return rounds;
  };
  expect(read(JSON.stringify(kept))).toEqual({ 1: whole });
  for (const text of ['7', 'null', 'no JSON', null]) expect(read(text)).toEqual({});
});

describe('the account of a round', () => {
  type Asked = Parameters<typeof roundLedger>[0];
  const step = (cause: RoundStep['cause'], score: number, economies: readonly string[] = []) => ({
    cause,
    score,
    economies,
  });
  const steps = [
    step('once', 71.2),
    step('ended', 50, ['SC']),
    step('opened', 50),
    step('expected', 55),
    step('signed', 81.3, ['SD']),
    { ...step('signed', 79.3, ['SD']), isPayment: true as const },
    step('others', 84.8),
    step('tried', 88.6),
  ];
  const came = [
    step('foreseen', 89),
    { ...step('levels', 82, ['ZJ']), dials: ['wallUp', 'blockDown'] as const },
    { ...step('levels', 80, ['JS']), dials: ['wallDown'] as const },
    step('broken', 77, ['LN']),
    step('chance', 77),
    step('unseen', 72.4),
  ];
  const asked: Asked = {
    told: { sealed: 'mine', steps, came },
    sealed: 'mine',
    last: 70.4,
    came: 71,
    seesPledges: true,
  };
  const rowsOf = (change: Partial<Asked> = {}) => {
    const { rows, was, came: now } = must(roundLedger({ ...asked, ...change }), 'an account');
    expect(was + sumOf(rows)).toBe(now);
    return rows.map(({ name, points, paid }) => [name, points, paid]);
  };

  it('goes from the round before to the round as it came, in rows that add up, the largest first', () => {
    expect(rowsOf()).toEqual([
      ['Your pact with Shandong', 24, -2],
      ['The end of your pact with Sichuan', -21, 0],
      ['Zhejiang raised its wall and lowered its export limit', -7, 0],
      ['Pacts of others', 6, 0],
      [unseen(), -5, 0],
      ['Your policy', 4, 0],
      // 5 of them were expected.
      ['Walls and limits of other provinces', 3, 0],
      ['A pact with you broken by Liaoning', -3, 0],
    ]);
  });

  it('tells a pact that is signed again with the same partners as one thing with the end of the last one', () => {
    const again = steps.map((each) => (each.cause === 'ended' ? { ...each, economies: ['SD'] } : each));
    const rows = rowsOf({ told: { ...must(asked.told, 'it'), steps: again } });
    expect(rows).toContainEqual(['Your pact with Shandong, signed again', 3, -2]);
    expect(rows.map(([name]) => name)).not.toContain('Your pact with Shandong');
  });

  it('names the partners of a pact that is signed again in one order, whichever its end and its signature have', () => {
    const of = (cause: string, economies: readonly string[]) => (each: (typeof steps)[number]) =>
      each.cause === cause ? { ...each, economies } : each;
    const again = steps.map(of('ended', ['ZJ', 'SD'])).map(of('signed', ['SD', 'ZJ']));
    const names = rowsOf({ told: { ...must(asked.told, 'it'), steps: again } }).map(([name]) => name);
    expect(names.filter((name) => `${name}`.endsWith('signed again'))).toHaveLength(1);
  });

  it('names what does not come again by what it was', () => {
    const meeting = { ...step('once', 50), gone: 'meeting' as const };
    const fines = { ...step('once', 60), gone: 'fines' as const };
    const told = { ...must(asked.told, 'it'), steps: [meeting, fines, ...steps.slice(1)] };
    expect(rowsOf({ told })).toEqual(
      expect.arrayContaining([
        ['The last round’s promotion bonus ended', -20, 0],
        ['The last round’s “Fines” ended', 10, 0],
      ]),
    );
  });

  it('tells each card that begins or is over by itself', () => {
    const begins = { ...step('events', 60), card: 'santanaFukang' };
    const ends = { ...step('events', 50), card: 'highways', isOver: true as const };
    const told = { ...must(asked.told, 'it'), steps: [step('once', 71), begins, ends, ...steps.slice(2)] };
    const names = rowsOf({ told }).map(([name]) => name);
    expect(names).toEqual(expect.arrayContaining(['“santanaFukang”', 'The end of “highways”']));
  });

  it('tells who kept a pact that it was expected to break, where nobody broke one unseen', () => {
    const kept = came.map((each) => (each.cause === 'unseen' ? { ...each, score: 77.4 } : each));
    const told = { ...must(asked.told, 'it'), came: kept, doubts: ['SH'] };
    expect(rowsOf({ told, came: 76 })).toContainEqual([
      'A pact kept by Shanghai, expected to break it',
      4,
      0,
    ]);
    expect(rowsOf({ told, came: 60 }).map(([name]) => name)).not.toContain(
      'A pact kept by Shanghai, expected to break it',
    );
  });

  it('begins in the first round where that opened', () => {
    const told = { sealed: 'mine', steps: steps.slice(2), came };
    expect(roundLedger({ ...asked, told, last: undefined })).toMatchObject({ was: 55, came: 71 });
  });

  it('counts a broken word that is not told yet, or was expected, among what the others did', () => {
    const named = (change: Partial<Asked>) => rowsOf(change).map(([name]) => name);
    const broken = 'A pact with you broken by Liaoning';
    expect(named({ seesPledges: false })).not.toContain(broken);
    // It was counted in what a new pact with it was told to bring.
    const signed = steps.map((each) => (each.cause === 'signed' ? { ...each, economies: ['LN'] } : each));
    const counted = { ...must(asked.told, 'it'), steps: signed, doubts: ['LN'] };
    expect(named({ told: counted })).not.toContain(broken);
    expect(named({ told: { ...must(asked.told, 'it'), doubts: ['SD'] } })).toContain(broken);
  });

  it('tells what was paid under a pact that ended with its end', () => {
    const paid = { ...step('ended', 62, ['SC']), isPayment: true as const };
    const told = { ...must(asked.told, 'it'), steps: [step('once', 71.2), paid, ...steps.slice(1)] };
    expect(rowsOf({ told })).toContainEqual(['The end of your pact with Sichuan', -21, -9]);
    const apart = { ...paid, cause: 'paidOut' as const, economies: ['HB'] };
    const other = { ...told, steps: [step('once', 71.2), apart, ...steps.slice(1)] };
    expect(rowsOf({ told: other })).toContainEqual(['The end of payments with Hubei', -9, -9]);
  });

  it('takes the own policy with what is left where another envelope was sealed than was told', () => {
    expect(rowsOf({ sealed: 'another', came: 66 })).toContainEqual(['Your policy', -2, 0]);
  });
});

describe('the account of a game', () => {
  const seats = { SH: { prosperity: [0, 10], support: [40, 60] } };
  const game = { par: { games: 500, seats, bestPath: {} } };
  const scoreOf = (index: number) => must(resultGauge(game, 'SH', { index, score: 50 }), 'points').score;
  const whole = (index: number) => Math.round(scoreOf(index));
  const step = (cause: RoundStep['cause'], index: number, economies: readonly string[] = []) => ({
    cause,
    economies,
    score: scoreOf(index),
  });
  const played = {
    game,
    provinces: { envelopes: [{}, {}] },
    reports: [104, 112].map((index, at) => ({ round: at + 1, provinces: { SH: { index, score: 50 } } })),
  };
  const sealed = undefined as never;
  const kept: RoundsTold = {
    1: {
      sealed,
      steps: [step('opened', 101), step('signed', 107, ['JS'])],
      came: [step('foreseen', 107), step('levels', 106), step('unseen', 104)],
    },
    2: { sealed, steps: [step('ended', 98, ['JS']), step('opened', 98), step('tried', 112)] },
  };
  const told = (rounds: RoundsTold) =>
    gameLedger(played, 'SH', rounds).map(({ rows }) => rows.map(({ name, points }) => [name, points]));

  it('has the rows of the results, and those below what explains most as the rest of their round', () => {
    expect(told(kept)).toEqual([
      [
        ['Your pact with Jiangsu', whole(107) - whole(101)],
        [unseen(), whole(104) - whole(106)],
        ['Other changes', whole(106) - whole(107)],
      ],
      [
        ['Your policy', whole(112) - whole(98)],
        ['The end of your pact with Jiangsu', whole(98) - whole(104)],
      ],
    ]);
    expect(told({})).toEqual([]);
  });

  it('tells a round of which this device knows nothing as a rest', () => {
    const { 1: first } = kept;
    expect(told({ 1: must(first, 'it') }).at(-1)).toEqual([['Other changes', whole(112) - whole(104)]]);
  });

  it('names who broke a pact with the reader unseen, by what nobody saw then', () => {
    const pacts = [{ id: 'pact1', members: ['SH', 'JS', 'AH'] }] as never;
    const breach = { round: 1, pact: 'pact1', by: 'JS', isSeen: false };
    const named = (breaches: readonly object[]) => {
      const view = { provinces: { breaches: breaches as never }, reports: [{ round: 1, pacts }] };
      return told(withBreakers(kept, view, 'SH')).flatMap((rows) => rows.map(([name]) => name));
    };
    expect(named([breach])).toContain('A pact with you broken unseen by Jiangsu');
    // Of those that were seen, or of others, nothing is said here.
    const others = [
      { ...breach, isSeen: true },
      { ...breach, pact: 'pact2' },
      { ...breach, by: 'SH' },
    ];
    expect(named(others)).toContain(unseen());
  });

  it.each(['lake', 'pass'])(
    'adds up over the results to the points of each round, and these to the score: %s',
    (seed) => {
      const me = 'HB';
      const table = aProvincesTable({ seed, preset: 'provincesStandard', rounds: 6 });
      const ask = (job: PreviewJob) => askModel(table.scenario, table.state, job);
      const withPar = { ...table.state, par: must(parOf(table.state), 'par').par };
      const brought = (own: CountedRound | undefined) =>
        own && must(resultGauge(withPar, me, own), 'points').score;
      const rounds: Record<number, RoundsTold[number]> = {};
      const results: { readonly round: number; readonly rows: readonly LedgerRow[] }[] = [];
      while (table.state.phase !== 'debrief') {
        const { round } = table.state;
        if (round % 2 === 1) {
          table.conclude(aBindingDraft([me, 'SC', 'SN'], { rounds: 2 }, aCompensation('SC', me, 10, 2)));
          table.conclude(aPactDraft([me, 'AH'], { rounds: 2 }));
        }
        while (table.state.phase === 'negotiation') table.advance();
        const { wall, block } = must(table.provinces.provinces[me], me);
        const measures = { wall: Math.max(0, wall - 1), block };
        const [standing, tried] = [
          ask({ type: 'standing', economy: me }),
          ask({ type: 'measures', economy: me, measures }),
        ];
        if (standing.type !== 'standing' || tried.type !== 'measures') throw new Error('no answer');
        const own = must(tried.forecast.after.provinces[me], me);
        table.seal(me, measures);
        const broken = Object.values(table.provinces.pacts).find(({ isBinding }) => !isBinding);
        if (round === 3) table.seal('AH', { wall: 4, breaks: [must(broken, 'a pact').id] });
        for (const seat of ['SD', 'LN']) table.seal(seat, { wall: 1 + (round % 3) });
        table.settle();
        const came = ask({ type: 'came', economy: me });
        if (came.type !== 'came') throw new Error(came.type);
        const told = {
          steps: toldSteps(withPar, me, [...standing.steps, { cause: 'tried', own }]),
          sealed: envelopeText(measures),
          came: toldSteps(withPar, me, came.steps),
        };
        rounds[round] = told;
        const [last, now] = [table.state.reports.at(-2), table.state.reports.at(-1)].map((report) =>
          brought(report?.provinces[me]),
        );
        const ledger = roundLedger({
          told,
          sealed: envelopeText(must(table.provinces.envelopes.at(-1)?.[me], 'an envelope')),
          last,
          came: must(now, 'a round'),
          seesPledges: true,
        });
        const { was, rows } = must(ledger, 'an account');
        expect(was + sumOf(rows)).toBe(Math.round(must(now, 'a round')));
        results.push({ round, rows });
        const isOver = () => ['negotiation', 'debrief'].includes(table.state.phase);
        while (!isOver()) table.advance();
      }
      const { reports, provinces } = table.state;
      const ends = gameLedger({ game: withPar, provinces, reports }, me, rounds);
      const [first] = ends;
      let points = must(first, 'a round').was;
      const pages = ends.map(({ rows, round }, at) => {
        const { rows: ofResults } = must(results[at], 'results');
        expect(sumOf(rows)).toBe(sumOf(ofResults));
        for (const row of rows.filter(({ cause }) => cause !== undefined))
          expect(ofResults).toContainEqual(row);
        points += sumOf(rows);
        expect([round, points]).toEqual([
          at + 1,
          Math.round(must(brought(reports[at]?.provinces[me]), 'it')),
        ]);
        return points;
      });
      const standing = finalProvinces(table.scenario, table.state).standings.find(
        ({ economy }) => economy === me,
      );
      const mean = pages.reduce((sum, each) => sum + each, 0) / pages.length;
      expect(Math.abs(Math.max(0, mean) - must(standing?.score, 'a score'))).toBeLessThanOrEqual(0.5);
    },
  );
});

describe('the lesson of a game', () => {
  const pact = {
    id: 'a1',
    members: ['AH', 'SH', 'JS'],
    payments: [],
    goods: 'all',
    atMost: 0,
    isBinding: false,
    deposit: 0,
    hasOffice: false,
    rules: [],
    sinceRound: 1,
    untilRound: 3,
  } as const;
  const game = (causes: Partial<ProvinceReport['causes']> = {}, logChange = 0) =>
    [1, 2].map((round) => {
      const own = aProvinceReport();
      const AH = round === 1 ? { ...own, causes: { ...own.causes, ...causes }, logChange } : own;
      return aReport({ round, pacts: [pact], provinces: { AH } });
    });
  const broken = (by: string, round = 1) =>
    ({ pact: 'a1', by, round, isSeen: false, deposit: 0, isExcluded: false }) as const;
  const lesson = (breaches: readonly ReturnType<typeof broken>[], reports = game()) =>
    lessonTold(reports, { economy: 'AH', breaches });

  it('counts words that were broken while others kept theirs', () => {
    expect(lesson([broken('AH')])).toMatchObject({ key: 'pend.lesson.broke', params: { count: 1 } });
    const betrayed = lesson([broken('SH'), broken('SH', 2), broken('AH', 2)]);
    // In round 2 the third member kept its word to both.
    expect(betrayed).toMatchObject({ key: 'pend.lesson.broke', params: { count: 1 } });
    expect(lesson([broken('SH'), broken('SH', 2)])).toMatchObject({
      key: 'pend.lesson.betrayed',
      params: { count: 2 },
    });
    // Where nobody kept it, nobody rode free.
    expect(lesson([broken('SH'), broken('JS'), broken('AH')])).toBeUndefined();
  });

  it('else says whose borders moved the income more, on the average of the rounds', () => {
    const keyOf = (causes: Partial<ProvinceReport['causes']>) => lesson([], game(causes))?.key;
    expect(keyOf({ pacts: 2, ownWall: 1 })).toBe('pend.lesson.othersOpened');
    expect(keyOf({ othersWalls: -2, ownWall: 1 })).toBe('pend.lesson.othersClosed');
    expect(keyOf({ pacts: 1, ownWall: 2 })).toBe('pend.lesson.ownOpened');
    expect(keyOf({ pacts: 1, ownBlock: -2 })).toBe('pend.lesson.ownClosed');
    expect(keyOf({ payments: 5 })).toBeUndefined();
    // What came in the second of two rounds was there for half of the game, as an average counts it.
    const late = game()
      .toReversed()
      .concat(game({ pacts: 2 }, 2).slice(0, 1));
    expect(lesson([], late.slice(1))?.params).toMatchObject({ others: '+1.0%', own: '0.0%' });
  });
});
