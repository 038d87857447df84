import { describe, expect, it } from 'vitest';
import { FORMER_LESSON_LIMITS, PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import { mainCause } from '../../../client/panels/effects/EffectOnYou.tsx';
import { becauseOf } from '../../../client/panels/politics/ScoreMoved.tsx';
import {
  baselineOf,
  effectsOf,
  levelsAfter,
  tradeBehind,
} from '../../../client/panels/effects/useProposalPreview.ts';
import { forecastProposal } from '../../../shared/rules/forecast/compareLaws.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aScenario } from '../../support/aScenario.ts';
import { aTable } from '../../support/aTable.ts';

const ofAlba = (gainBn: number, revenueChangeBn: number) =>
  ({ economy: 'ALB', percent: gainBn, index: 100, gainBn, revenueBn: 1, revenueChangeBn }) as const;
const paid = (from: string, to: string, amountMn: number) =>
  ({ type: 'payment', from, to, amountMn, rounds: 2 }) as const;

describe('the main cause of a result', () => {
  it('is the largest part that points the way of the whole', () => {
    expect(mainCause(ofAlba(0.1, -0.05), [])).toBe('betterTrade');
    expect(mainCause(ofAlba(-0.1, -0.15), [])).toBe('lessRevenue');
    expect(mainCause(ofAlba(-0.1, 0.05), [])).toBe('worseTrade');
    expect(mainCause(ofAlba(0.1, 0.09), [])).toBe('moreRevenue');
  });

  it('is a payment where that is more than trade and revenue bring', () => {
    expect(mainCause(ofAlba(0.1, -0.05), [paid('BOR', 'ALB', 120)])).toBe('paid');
    expect(mainCause(ofAlba(-0.1, 0.01), [paid('ALB', 'BOR', 100)])).toBe('pays');
    expect(mainCause(ofAlba(0.1, 0), [paid('BOR', 'CAT', 500)])).toBe('betterTrade');
  });
});

describe('why an offer moves the score', () => {
  const flow = (exporter: string, importer: string, beforeBn: number, afterBn: number) =>
    ({ exporter, importer, beforeBn, afterBn, sector: 'cloth', kind: 'created' }) as const;
  const area = aFreeTradeArea('ALB', 'BOR');
  const why = (
    moved: Partial<Record<'prosperity' | 'support' | 'mandate', number>>,
    known: Parameters<typeof becauseOf>[1] = {},
  ) => {
    const parts = { prosperity: 0, support: 0, mandate: 0, ...moved };
    const next = 20 + parts.prosperity + parts.support + parts.mandate;
    return becauseOf({ was: 20, next, ...parts }, { causeOf: mainCause, ...known }, area, 'ALB')?.key;
  };

  it('is of the part that moves it most its own way, and nothing where it hardly moves', () => {
    const effects = [ofAlba(0.1, -0.05)];
    const flows = [flow('ALB', 'BOR', 2, 2.6), flow('BOR', 'ALB', 1, 1.4)];
    expect(why({ prosperity: 3, support: -1 }, { effects, flows })).toBe('proposal.cause.sellsMore');
    expect(why({ prosperity: 3, mandate: 8 }, { effects, flows })).toBe('proposal.cause.taskDone');
    expect(why({ prosperity: 1, mandate: -8 }, { effects, flows })).toBe('proposal.cause.taskMissed');
    expect(why({ prosperity: 0.02 }, { effects, flows })).toBeUndefined();
    // What counts comes in later rounds: this one does not tell why.
    expect(why({ prosperity: -3 }, { effects, flows })).toBeUndefined();
  });

  it('is lost tariffs where partners take the place of others who pay them', () => {
    const effects = [ofAlba(-0.1, -0.3)];
    const diverted = [flow('BOR', 'ALB', 1, 2), flow('CAT', 'ALB', 1, 0.2)];
    const created = [flow('BOR', 'ALB', 1, 2), flow('CAT', 'ALB', 1, 0.9)];
    expect(why({ prosperity: -3 }, { effects, flows: diverted })).toBe('proposal.cause.diverted');
    expect(why({ prosperity: -3 }, { effects, flows: created })).toBe('proposal.cause.lessRevenue');
  });
});

describe('what trade brings to an offer', () => {
  const flow = (exporter: string, importer: string, beforeBn: number, afterBn: number) =>
    ({ exporter, importer, beforeBn, afterBn, sector: 'cloth', kind: 'created' }) as const;
  const flows = [flow('ALB', 'CAT', 2, 2.6), flow('CAT', 'ALB', 1, 1.4), flow('BOR', 'ALB', 1, 0.7)];

  it('is one partner and one good: what moves most the way of the result', () => {
    expect(tradeBehind(flows, 'ALB', 'more')).toEqual({
      key: 'proposal.cause.sellsMore',
      params: { economy: 'CAT', amountBn: expect.closeTo(0.6, 9) as number, sector: 'cloth' },
    });
    expect(tradeBehind(flows, 'ALB', 'less')?.key).toBe('proposal.cause.buysLess');
    expect(tradeBehind([flow('ALB', 'CAT', 2, 2.001)], 'ALB', 'more')).toBeUndefined();
  });

  it('is told by the forecast with the good that moves most', () => {
    const { state } = aTable({ people: 'all', at: 'negotiation' });
    const forecast = forecastProposal(aScenario(), state, aFreeTradeArea('ALB', 'CAT'), { flows: true });
    if (!forecast.ok) throw new Error(forecast.error.code);
    const told = must(tradeBehind(forecast.value.flows ?? [], 'ALB', 'more'), 'trade');
    expect(told.params['economy']).toBe('CAT');
    expect(aScenario().sectors.map(({ id }) => id)).toContain(told.params['sector']);
  });
});

describe('a payment that is more than half of a result', () => {
  it('is its cause, though a cut brings less revenue by more than it is', () => {
    expect(mainCause(ofAlba(-0.1, -6), [paid('ALB', 'BOR', 500)])).toBe('pays');
    expect(mainCause(ofAlba(0.1, 6), [paid('BOR', 'ALB', 500)])).toBe('paid');
    expect(mainCause(ofAlba(0.146, -3), [paid('BOR', 'ALB', 140)])).toBe('paid');
    expect(mainCause(ofAlba(0.75, -3), [paid('BOR', 'ALB', 520)])).toBe('paid');
    expect(mainCause(ofAlba(0.75, -3), [paid('BOR', 'ALB', 230)])).toBe('betterTrade');
    expect(mainCause(ofAlba(-1, -6), [paid('ALB', 'BOR', 500)])).toBe('lessRevenue');
  });
});

describe('what a forecast compares with', () => {
  const agreementLimits = must(FORMER_LESSON_LIMITS[1], 'former limits');
  const table = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
  table.conclude(aFreeTradeArea('ALB', 'BOR'));
  const second = table.goTo('negotiation', 2).state;
  const third = table.goTo('negotiation', 3).state;
  const forecastIn = (state: typeof third) => {
    const forecast = forecastProposal(aScenario(), state, aFreeTradeArea('ALB', 'CAT'));
    if (!forecast.ok) throw new Error(forecast.error.code);
    const [own] = effectsOf(forecast.value).filter(({ economy }) => economy === 'ALB');
    return must(own, 'the own effect');
  };

  it('is told where an agreement has run out, with the income of now, without the offer and with it', () => {
    const own = forecastIn(third);
    const { params } = must(baselineOf(third, own), 'a baseline');
    expect(params).toEqual({
      now: must(third.reports.at(-1)?.economies['ALB'], 'a report').index.toFixed(2),
      without: '100.00',
      index: own.index.toFixed(2),
    });
  });

  it('is where a round starts from no agreement that round without it and with it, and in the last round the years after', () => {
    const { agreementLimits: limits } = PRESETS.firstLesson;
    const lesson = aTable({ agreementLimits: limits, people: 'all', rounds: 4, at: 'negotiation' });
    lesson.conclude(aFreeTradeArea('ALB', 'BOR'));
    const { state } = lesson.goTo('negotiation', 2);
    const own = forecastIn(state);
    expect(baselineOf(state, own)).toEqual({
      key: 'proposal.levels',
      params: { without: '100.00', index: own.index.toFixed(2) },
    });
    lesson.conclude(aFreeTradeArea('BOR', 'DUN'));
    const beside = forecastIn(lesson.state);
    expect(baselineOf(lesson.state, beside)).toEqual({
      key: 'proposal.levelsBeside',
      params: {
        without: (beside.index / (1 + beside.percent / 100)).toFixed(2),
        index: beside.index.toFixed(2),
      },
    });
    const rounds = [
      { round: 4, logChange: { ALB: Math.log(1.01) }, welfare: { ALB: 1.01 } },
      { round: 5, logChange: { ALB: Math.log(1.02) }, welfare: { ALB: 1.02 } },
    ];
    const fourth = { ...state, round: 4 };
    expect(levelsAfter(fourth, rounds, 'ALB')).toEqual({
      key: 'proposal.levelsAfter',
      params: { without: '100.00', index: '102.00' },
    });
    const [now, later] = rounds;
    const same = [must(now, 'now'), { ...must(later, 'later'), logChange: { ALB: Math.log(1.01) } }];
    expect(levelsAfter(fourth, same, 'ALB')?.key).toBe('proposal.levelsSame');
    expect(levelsAfter(state, rounds, 'ALB')).toBeUndefined();
    expect(levelsAfter({ ...third, round: 4 }, rounds, 'ALB')).toBeUndefined();
  });

  it('is left out where without the offer the income stays as it is', () => {
    expect(baselineOf(second, forecastIn(second))).toBeUndefined();
  });
});
