import type { RoundReport } from '#shared/protocol/report.ts';
import { isOpenAt } from '#shared/rules/table/revealStops.ts';
import { describe, expect, it } from 'vitest';
import { FALL_PENALTY } from '#shared/content/politicsConstants.ts';
import { REVEAL_STOPS, type WelfarePart } from '#shared/content/vocabulary.ts';
import {
  isReadByEach,
  isReadByFriends,
  noteReached,
  readAhead,
  revealedReports,
  stopReached,
  twoPeople,
} from '../../client/state/standing.ts';
import { standingOf } from '../../client/state/trade.ts';
import { billOf, mainCause, partsTold } from '../../client/panels/results/causesModel.ts';
import {
  averageSoFar,
  averageToCompare,
  goldInSeat,
  parInSeat,
  scoreWeights,
} from '../../client/panels/results/ParInSeat.tsx';
import { accountOf, digitsOf } from '../../client/design/charts/stack.ts';
import {
  areWallsSame,
  envelopesOf,
  votedDownIn,
  flowWord,
  gainersOf,
  hasMovedTrade,
  largestMoves,
  largestOtherMoves,
} from '../../client/panels/headlines/revealFigures.ts';
import { withEntryShut } from '../../client/map/model/waysRound.ts';
import { bestTogether } from '../../client/panels/end/DecisionsCard.tsx';
import { PRESETS } from '#shared/content/presets.ts';
import { detoursOf } from '#shared/rules/shock/detoursOf.ts';
import { loadAllText, phrase } from '../../client/text/t.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import { headlinePhrase } from '../../client/panels/headlines/headline.ts';
import type { SessionView } from '#shared/protocol/session.ts';
import { session } from '../../client/state/store.ts';
import { aTable } from '../support/aTable.ts';

const table = aTable({ people: 'all', at: 'negotiation' });
const pair = ['ALB', 'BOR'];
table.conclude({ parties: pair, clauses: [{ type: 'freeTradeArea', among: pair, exceptions: [] }] });
table.goTo('results');
const [report] = table.state.reports;
if (report === undefined) throw new Error('the round was settled');

describe('the bill', () => {
  it('sums to the per cent by which the index moved', () => {
    for (const own of Object.values(report.economies))
      expect(1 + billOf(own).total / 100).toBeCloseTo(Math.exp(own.logChange), 12);
  });

  it('has bars that follow on one another and sum to the change', () => {
    for (const own of Object.values(report.economies)) {
      const { bars, total } = billOf(own);
      const sum = bars.reduce((all, bar) => all + bar.value, 0);
      expect(sum).toBeCloseTo(total, 2);
      bars.reduce((end, bar) => {
        expect(bar.start).toBeCloseTo(end, 12);
        return bar.end;
      }, 0);
    }
  });
});

describe('the cause that a result names', () => {
  const named = (values: Readonly<Record<string, number>>) => {
    const { bars, total } = accountOf(
      Object.entries(values).map(([part, value]) => ({ part: part as WelfarePart, value })),
      Object.values(values).reduce((sum, value) => sum + value, 0),
      0.0005,
    );
    return mainCause(bars, total)?.part;
  };

  it('is what moved income most the way it went, or most either way where it hardly moved', () => {
    expect(named({ payments: -0.3, tradeCreated: 0.2, pricesAbroad: 0.25 })).toBe('pricesAbroad');
    expect(named({ payments: -0.3, tradeCreated: 0.2 })).toBe('payments');
    expect(named({ payments: -0.3, tradeCreated: 0.302 })).toBe('tradeCreated');
    expect(named({ scale: 0.0001 })).toBeUndefined();
  });
});

describe('the parts that a result tells', () => {
  const told = (...values: readonly number[]) =>
    partsTold(
      values.map((value) => ({ value })),
      values.reduce((sum, value) => sum + value, 0),
    ).map(({ value }) => value);

  it('are one where that is most of the change', () => {
    expect(told(0.1, 0.4, -0.05)).toEqual([0.4]);
    expect(told()).toEqual([]);
  });

  it('are the largest of both signs where one is many times the change', () => {
    expect(told(0.02, -0.79, 0.74)).toEqual([-0.79, 0.74]);
    expect(told(-0.3, 0.2, 0.25)).toEqual([-0.3, 0.25, 0.2]);
    expect(told(0.1, 0.11, 0.12, 0.13, 0.14)).toEqual([0.14, 0.13, 0.12]);
  });
});

describe('an account', () => {
  it('takes a digit more where its bars would round to next to nothing', () => {
    const bars = (value: number) => accountOf([{ part: 'scale', value }], value, 0.001);
    expect(digitsOf(bars(0.31), 2)).toBe(2);
    expect(digitsOf(bars(-0.004), 2)).toBe(3);
  });
});

describe('the question at the end', () => {
  it('counts those outside where they are too many to name', () => {
    const asked = (outsiders: readonly string[]) =>
      headlinePhrase({ key: 'question.whoIsMissing', params: { economies: pair, outsiders } });
    expect(asked(['CAT', 'DUN']).key).toBe('question.whoIsMissing');
    expect(asked(['CAT', 'DUN', 'EST', 'FAR', 'GAL'])).toMatchObject({
      key: 'question.whoIsMissingOfMany',
      params: { count: 5 },
    });
  });

  it('gives no account of a bloc whose trade would be written as 0', () => {
    const moved = (createdTradeBn: number, divertedTradeBn: number) =>
      hasMovedTrade({ createdTradeBn, divertedTradeBn });
    expect([moved(-0.001, 0.004), moved(0.002, 0.003), moved(-3, 1)]).toEqual([false, true, false]);
  });

  it('tells of no gains and no costs that would be written as 0', () => {
    const said = (amountBn: number) => [
      headlinePhrase({ key: 'headline.blocMostlyCreated', params: { economies: pair, createdBn: amountBn } })
        .key,
      headlinePhrase({
        key: 'headline.blocMostlyDiverted',
        params: { economies: pair, divertedBn: amountBn, lostBy: ['CAT'] },
      }).key,
    ];
    expect(said(0.004)).toEqual(['headline.blocHardly', 'headline.blocHardly']);
    expect(said(0.005)).toEqual(['headline.blocMostlyCreated', 'headline.blocMostlyDiverted']);
  });
});

describe('what half of the bots in a seat passed', () => {
  const par = { games: 200, seats: { ALB: { prosperity: [1] } }, bestPath: {} };

  it('is told as an average of real income, and unknown where no bots are', () => {
    expect(parInSeat({ par }, 'ALB')).toBeCloseTo(100 * Math.exp(0.01), 9);
    expect(parInSeat({ par }, 'BOR')).toBeUndefined();
    expect(parInSeat({}, 'ALB')).toBeUndefined();
  });

  it('is told as what takes gold with the task done, and of income alone where there is none', () => {
    const results = Array.from({ length: 100 }, (_, at) => at / 100);
    const game = {
      ...aTable({ agreementLimits: { rounds: 1, signedPerRound: 1 }, rounds: 4, preset: 'firstLesson' })
        .state,
      tasks: {},
      par: { ...par, seats: { ALB: { prosperity: results } } },
    };
    const [gold, alone] = [game, { ...game, tasks: undefined }].map((each) =>
      goldInSeat(each as never, 'ALB'),
    );
    // 74.5 points less 29 of the task are 64.08 per cent of the 71 that income counts.
    expect(gold).toBeCloseTo(100.64, 2);
    expect(alone).toBeCloseTo(100.75, 2);
    expect(goldInSeat({ ...game, par } as never, 'ALB')).toBeUndefined();
  });

  it('stands beside the weights of the parts, which are told as they count', () => {
    expect(scoreWeights()).toEqual({ income: 50, support: 30, tasks: 20, penalty: FALL_PENALTY });
  });
});

describe('the reveal', () => {
  it('opens stop after stop', () => {
    expect(REVEAL_STOPS.filter((stop) => isOpenAt(stop, 'gains'))).toEqual(['envelopes', 'flows', 'gains']);
  });

  it('keeps numbers at home back until gains are told', () => {
    const at = (revealStop: (typeof REVEAL_STOPS)[number]) => ({ ...table.state, revealStop });
    expect(revealedReports(at('flows'))).toEqual([]);
    expect(standingOf(at('flows'), 'ALB').isOpening).toBe(true);
    expect(standingOf(at('flows'), 'ALB').incomeBn).toBeUndefined();
    expect(standingOf({ ...table.state, phase: 'policy', reports: [] }, 'ALB').incomeBn).toBeGreaterThan(0);
    expect(standingOf(at('gains'), 'ALB').index).toBe(report.economies['ALB']?.index);
    // Whoever reads on alone knows them before the room.
    readAhead.value = { reports: table.state.reports.length, stop: 'gains' };
    expect(standingOf(at('flows'), 'ALB').index).toBe(report.economies['ALB']?.index);
    readAhead.value = { reports: table.state.reports.length - 1, stop: 'gains' };
    expect(revealedReports(at('flows'))).toEqual([]);
    readAhead.value = undefined;
  });

  it('is read by each friend at their own pace, and with the room where there is a host', () => {
    const friends = aTable({ people: ['ALB', 'BOR'], timed: false }).goTo('results').state;
    session.value = { people: [] } as unknown as SessionView;
    expect(isReadByEach(friends)).toBe(false);
    session.value = { people: [], ledBy: 'm1' } as unknown as SessionView;
    expect([isReadByEach(friends), isReadByFriends({ ...friends, phase: 'policy' })]).toEqual([true, false]);
    expect(isReadByFriends({ ...friends, revealPace: { by: 'host' } })).toBe(false);
    // Whoever looks elsewhere comes back to where they were, and never behind it.
    for (const stop of ['gains', 'flows'] as const) noteReached(friends, stop);
    expect(stopReached(friends)).toBe('gains');
    expect(stopReached({ ...friends, reports: [] })).toBeUndefined();
    readAhead.value = undefined;
    session.value = undefined;
  });

  it('says which deals parliaments voted down, with whom and where', () => {
    const vote = (economy: string, passed: boolean) => ({ economy, passed });
    const ratification = (proposal: string, ...votes: object[]) => ({ proposal, votes });
    const ratifications = [
      ratification('p1', vote('ALB', true), vote('BOR', false)),
      ratification('p2', vote('CAT', true)),
    ];
    const modules = { politics: { ratifications } } as unknown as RoundReport['modules'];
    expect(votedDownIn({ modules })).toEqual([{ id: 'p1', economies: ['ALB', 'BOR'], by: ['BOR'] }]);
    expect(votedDownIn({})).toEqual([]);
  });

  it('orders envelopes by their move, and gainers by what they gained', () => {
    const moves = envelopesOf(report).map(({ fromBp, toBp }) => Math.abs(toBp - fromBp));
    expect(moves).toEqual(moves.toSorted((a, b) => b - a));
    const gains = gainersOf(report, table.scenario.dealOrder).map(({ percent }) => percent);
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
  });

  it('gives gains in the per cent by which the index moved', () => {
    for (const { index, percent } of gainersOf(report, table.scenario.dealOrder))
      expect(percent).toBeCloseTo(index - 100, 9);
  });

  it('averages real income over the rounds seen, as prosperity does', () => {
    const [own] = [report.economies['ALB']];
    const second = {
      ...report,
      economies: { ...report.economies, ALB: { ...own, index: 104 } },
    } as typeof report;
    const first = {
      ...report,
      economies: { ...report.economies, ALB: { ...own, index: 102 } },
    } as typeof report;
    const years = { ...second, isEpilogue: true };
    const state = { ...table.state, phase: 'debrief', reports: [first, second, years] } as const;
    expect(averageSoFar(state, 'ALB')).toBeCloseTo((102 * 104 ** 4) ** 0.2, 9);
    const unsettled = { ...state, reports: [first, second] };
    expect(averageSoFar(unsettled, 'ALB')).toBeCloseTo(Math.sqrt(102 * 104), 9);
    expect(averageSoFar({ ...state, reports: [] }, 'ALB')).toBeUndefined();
    // After one round it is the income that stands beside it.
    expect(averageToCompare({ ...state, reports: [first] }, 'ALB')).toBeUndefined();
    expect(averageToCompare(unsettled, 'ALB')).toBe(averageSoFar(unsettled, 'ALB'));
    // Where rounds start anew the standing tells after the last one an average with the years after: no other beside it.
    const ending = { ...first, round: unsettled.settings.rounds };
    const { agreementLimits } = PRESETS.firstLesson;
    const anew = (reports: typeof unsettled.reports) => ({
      ...unsettled,
      reports,
      settings: { ...unsettled.settings, agreementLimits },
    });
    expect(averageToCompare(anew([second, ending]), 'ALB')).toBeUndefined();
    expect(averageToCompare(anew([first, second]), 'ALB')).toBe(averageSoFar(unsettled, 'ALB'));
  });

  it('names only flows that were created, diverted or lost', () => {
    expect(largestMoves(report, 5).every(({ kind }) => kind !== 'other')).toBe(true);
    // Below the account of a bloc stands what its members buy of each other, and what outsiders lost by it: no deal of a member with a third party.
    const flow = (kind: 'created' | 'lost', exporter: string, importer: string) =>
      ({ kind, exporter, importer, beforeBn: 1, afterBn: 2 }) as const;
    const [inside, lostBy] = [flow('created', 'ALB', 'BOR'), flow('lost', 'DUN', 'BOR')];
    const flows = [inside, lostBy, flow('created', 'CAT', 'BOR'), flow('lost', 'BOR', 'CAT')];
    expect(largestMoves({ ...report, flows }, 99, { parties: pair })).toEqual([inside, lostBy]);
    // What partners of the last round no longer sell each other was not lost to outsiders.
    const lost = { kind: 'lost', exporter: 'BOR', importer: 'ALB' } as const;
    expect([flowWord(lost, report), flowWord({ ...lost, exporter: 'DUN' }, report)]).toEqual([
      'ended',
      'lost',
    ]);
  });

  it('tells what moved most besides, largest first, and nothing that hardly moved', () => {
    const flow = (exporter: string, beforeBn: number, afterBn: number) =>
      ({ importer: 'ALB', exporter, beforeBn, afterBn, kind: 'other' }) as const;
    const flows = [flow('BOR', 100, 100.4), flow('CAT', 10, 12), flow('DUN', 50, 45)];
    const told = largestOtherMoves({ ...report, flows }, 5).map(({ exporter }) => exporter);
    expect(told).toEqual(['DUN', 'CAT']);
  });
});

describe('two people', () => {
  it('are told side by side among bots, at no other table', () => {
    const peopleAt = (people: readonly string[]) => {
      const { state } = aTable({ people });
      const rows = Object.keys(state.seats).map((economy) => ({ economy }));
      return twoPeople(state, rows).map(({ economy }) => economy);
    };
    expect(peopleAt(['ALB', 'DUN']).toSorted()).toEqual(['ALB', 'DUN']);
    expect(peopleAt(['ALB'])).toEqual([]);
    expect(peopleAt(['ALB', 'BOR', 'DUN'])).toEqual([]);
  });
});

describe('the years after', () => {
  const table = aTable({ people: 'all' }).goTo('results', 1);
  const [report] = table.state.reports;

  it('say that tariffs stayed only where no surcharge and no withheld cut moved them', () => {
    if (report === undefined) throw new Error('no report');
    const surcharge = { by: 'ALB', surcharge: { against: 'BOR', rateBp: 500 }, untilRound: 1 };
    const after = { ...report, round: 2 };
    expect(areWallsSame(after, [report])).toBe(true);
    expect(areWallsSame({ ...after, surcharges: [surcharge] }, [report])).toBe(false);
    expect(areWallsSame(after, [{ ...report, surcharges: [surcharge] }])).toBe(false);
    expect(areWallsSame({ ...after, withheld: [{ by: 'ALB', to: 'BOR' }] }, [report])).toBe(false);
  });

  it('tell of early and deep integration what it would have made of the own income', async () => {
    await loadAllText();
    const told = (own: number) =>
      bestTogether('ALB', [
        { what: 'best', compared: { ALB: { with: 103, without: own }, BOR: { with: 104, without: 102 } } },
      ]);
    expect(told(104.2)).toContain('would be 103.00 instead of 104.20, and the mean of all seats 103.50');
  });
});

describe('an own cut that gained', () => {
  it('names the goods that it keeps from going round, by whose doors they came, and only those', () => {
    const table = aTable({
      scenarioId: 'world',
      opening: 'highWalls',
      preset: 'laboratory',
      rounds: 4,
      stepBp: PRESETS.worldShort.stepBp,
      people: 'all',
      at: 'negotiation',
    });
    const [me, partner] = ['GBR', 'EUR'];
    table.conclude(aFreeTradeArea(me, partner));
    table.goTo('policy');
    const shiftBp = -PRESETS.worldShort.stepBp;
    table.act(me, { type: 'sealPolicy', policy: { type: 'wall', shiftBp, apart: [] } });
    table.goTo('results', 1);
    const [own, theirs] = [table.state.walls[me], table.state.walls[partner]];
    if (own === undefined || theirs === undefined) throw new Error('no walls');
    // Its own wall is a point lower than the one that was cut, so that the proof of origin is no longer worth the way.
    const lower = mapValues(own.mfnRateBp, (rateBp) => Math.max(0, rateBp - 100));
    const walls = { ...table.state.walls, [partner]: { ...theirs, mfnRateBp: lower } };
    const game = { ...table.state, walls };
    const wasBp = must(table.state.reports[0]?.wallsBefore[me], 'a wall');
    const round = (mfnRateBp: typeof wasBp) =>
      detoursOf(table.scenario, { ...game, walls: { ...walls, [me]: { ...own, mfnRateBp } } }, me).flatMap(
        ({ sectors }) => sectors,
      );
    const [before, after] = [round(wasBp), round(own.mfnRateBp)];
    const report = table.state.reports[0];
    if (report === undefined) throw new Error('no report');
    const told = (value: number) => {
      const why = phrase('decisionWhy.ownLoweredUp');
      const seat = { scenario: table.scenario, game, me };
      return withEntryShut(seat, report, [{ kind: 'ownTariff', value, why }])?.[0]?.why;
    };
    const shut = before.filter((sector) => !after.includes(sector));
    expect(shut.length).toBeGreaterThan(0);
    expect(told(0.3)).toMatchObject({
      key: 'decisionWhy.ownLoweredDoor',
      params: { economies: [partner], sectors: shut },
    });
    expect(told(-0.3)?.key).toBe('decisionWhy.ownLoweredUp');
  });
});
