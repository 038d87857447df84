import { beforeAll, describe, expect, it } from 'vitest';
import { MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import type { CareerPart } from '#shared/content/vocabulary.ts';
import { must } from '#shared/kernel/records.ts';
import { seatScore } from '../../../shared/rules/scores/finalScore.ts';
import {
  forecastAnswered,
  forecastMeasures,
  forecastPact,
  forecastRound,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { offerCost } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { pointsAddingUp, pointsLost, wholePoints } from '../../../client/panels/provinces/seat.ts';
import {
  gaugeNow,
  gaugeOfLast,
  gaugeOfStep,
  gaugesOf,
  ownOfPact,
  resultGauge,
} from '../../../client/panels/provinces/policy/resultGauge.ts';
import { stepsToNow } from '../../../shared/rules/provinces/forecast/roundSteps.ts';
import { gaugeNotes } from '../../../client/panels/provinces/policy/measuresModel.ts';
import { paymentsEnding } from '#shared/rules/provinces/forecast/pactLooks.ts';
import { spentOnce } from '#shared/rules/provinces/envelope/envelope.ts';
import { wagesTold } from '../../../client/panels/provinces/policy/MeasuresOutlook.tsx';
import type { RoundStep } from '#shared/rules/provinces/forecast/roundSteps.ts';
import { gapTold } from '../../../client/panels/provinces/results/CausesChart.tsx';
import { gainWorth } from '../../../client/panels/provinces/seat.ts';
import { laggingTold, rateOf } from '../../../client/panels/provinces/table/TwoGoals.tsx';
import { loadAllText } from '../../../client/text/t.ts';
import { aProvinceReport, aReport } from './aReport.ts';
import { aBindingDraft, aCompensation, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';

beforeAll(loadAllText);

describe('the result that a forecast would make of a game', () => {
  it('counts the rounds played and all that are left like the one that is forecast, as the end does', () => {
    const table = aProvincesTable();
    const report = must(table.settle().provinces['SH'], 'SH');
    table.nextRound();
    const results = (low: number, high: number) =>
      Array.from({ length: 10 }, (_, at) => low + ((high - low) * (at + 0.5)) / 10);
    const seats = { SH: { prosperity: results(0, 10), support: results(40, 60) }, AH: { prosperity: [5] } };
    const game = { ...table.state, endsAfterRound: 4, par: { games: 500, seats, bestPath: {} } };
    const next = { index: 100 * Math.exp(0.08), score: 56 };
    const gauge = must(resultGauge(game, 'SH', next), 'a gauge');
    const [income, career] = [(100 * Math.log(report.index / 100) + 3 * 8) / 4, (report.score + 3 * 56) / 4];
    expect(gauge.income.value).toBeCloseTo(income, 9);
    expect(gauge.career.value).toBeCloseTo(career, 9);
    expect(gauge.income.share).toBeCloseTo(10 * income, 9);
    expect(gauge.career.share).toBeCloseTo(5 * (career - 40), 9);
    const judge = { par: game.par, basis: 'par', ruler: 'lines' } as const;
    const { score } = seatScore('SH', { prosperity: income, support: career, falls: 0 }, judge);
    expect(gauge.score).toBeCloseTo(must(score, 'a score'), 9);
    // The lines of the score rise from no income gained to the best bot's 9.5, and over 18 points of the career, wherever the seat stands.
    const { point, percent } = must(gainWorth(game, 'SH'), 'a worth');
    expect(percent).toBeCloseTo(MEDAL_PARTS.income / 9.5, 9);
    expect(point).toBeCloseTo(MEDAL_PARTS.career / 18, 9);
    // Beyond all bots a line goes on to its bound; the result alone ends at 0.
    const rich = must(resultGauge(game, 'SH', { index: 118, score: 36 }), 'a gauge');
    expect(rich.income.points).toBeCloseTo((MEDAL_PARTS.income * (rich.income.value - 0.5)) / 9, 9);
    expect(rich.career.points).toBeCloseTo((MEDAL_PARTS.career * (rich.career.value - 41)) / 18, 9);
    expect(rich.score).toBeCloseTo(rich.income.points + rich.career.points, 9);
    expect(gaugeNotes(gauge)).toEqual([]);
    expect(gaugeNotes(rich)).toEqual([]);
    const far = must(resultGauge(game, 'SH', { index: 200, score: 20 }), 'a gauge');
    expect(far.score).toBe(75);
    expect(gaugeNotes(far).map(({ key }) => key)).toEqual(['gauge.most', 'gauge.least']);
    const best = must(resultGauge(game, 'SH', { index: 200, score: 60 }), 'a gauge');
    expect(best.score).toBeGreaterThan(100);
    expect(gaugeNotes(best).map(({ key }) => key)).toContain('gauge.most');
    expect(wholePoints({ score: 17, income: { points: -0.2 } })).toEqual({
      score: 17,
      income: 0,
      career: 17,
    });
    expect(pointsAddingUp(71.24, -2.84, 1)).toEqual({ income: '+71.2', career: '−2.8' });
    expect(pointsAddingUp(62.45, 0.35, 0)).toEqual({ income: '+62', career: '+1' });
    // Of other seats only the middle is known, and at a table without par nothing.
    expect(resultGauge(game, 'AH', next)).toBeUndefined();
    expect(resultGauge(table.state, 'SH', next)).toBeUndefined();
  });

  it('is told of an offer before it is sent as after, and as the envelope tells it once the pact is signed', () => {
    const table = aProvincesTable();
    const spread = (low: number, high: number) =>
      Array.from({ length: 100 }, (_, at) => low + ((high - low) * at) / 100);
    const seats = { LN: { prosperity: spread(-5, 15), support: spread(20, 70) } };
    const withPar = () => ({ ...table.state, par: { games: 500, seats, bestPath: {} } });
    const draft = aPactDraft(['LN', 'SD']);
    const told = (cost: number) => {
      const game = withPar();
      const forecast = forecastPact(table.scenario, game, draft);
      if (!forecast.ok) throw new Error(forecast.error.code);
      const own = ownOfPact({ scenario: table.scenario, game }, 'LN', {
        forecast: forecast.value,
        draft,
        cost,
      });
      return must(own, 'Liaoning');
    };
    const before = told(offerCost(table.state, 'LN'));
    expect(told(0).score.next).toBeGreaterThan(before.score.next + 0.5);
    const { id } = table.table('LN', draft);
    const sent = told(0);
    expect(sent.score.next).toBeCloseTo(before.score.next, 9);
    expect(must(sent.result, 'a result').next.score).toBeCloseTo(
      must(before.result, 'a result').next.score,
      0,
    );
    table.act('SD', { type: 'signProposal', proposal: id, revision: 1, confirmed: true });
    const game = withPar();
    const standing = forecastRound(table.scenario, game, 'LN');
    if (!standing.ok) throw new Error(standing.error.code);
    const own = must(standing.value.provinces['LN'], 'LN');
    const spent = spentOnce(game, 'LN', own, undefined);
    expect(spent).toBe(5);
    // An older forecast is told from where the result stands now.
    const older = forecastPact(table.scenario, table.state, aPactDraft(['LN', 'AH']));
    if (!older.ok) throw new Error(older.error.code);
    const now = { ...own, score: own.score - 4 };
    const offer = { forecast: older.value, draft: aPactDraft(['LN', 'AH']), cost: 0 };
    const [moved, unmoved] = [{ ...offer, now }, offer].map((asked) =>
      must(ownOfPact({ scenario: table.scenario, game }, 'LN', asked)?.result, 'a result'),
    );
    expect(moved?.was.score).toBe(gaugeNow({ scenario: table.scenario, game }, 'LN', now)?.score);
    expect(moved?.was.score).toBeLessThan(must(unmoved, 'that').was.score);
    expect(must(moved, 'this').next.score - must(moved, 'this').was.score).toBeCloseTo(
      must(unmoved, 'that').next.score - must(unmoved, 'that').was.score,
      9,
    );
    const once = -must(pointsLost({ scenario: table.scenario, game }, 'LN', own, -spent), 'points');
    const { score } = must(resultGauge(game, 'LN', own, { score: once, income: 0 }), 'a gauge');
    expect(score).toBeCloseTo(must(before.result, 'a result').next.score, 0);
    // Were the offer paid for in every round that is left, the career would come out lower.
    expect(must(resultGauge(game, 'LN', own), 'a gauge').career.value).toBeLessThan(
      must(before.result, 'a result').next.career.value - 0.5,
    );
  });

  it('says which part lags: of a career what costs it most, and nothing once the last round is over', () => {
    const table = aProvincesTable();
    const keyOf = (income: number, career: number, parts: Partial<Record<CareerPart, number>> = {}) =>
      laggingTold(table.scenario, table.state, {
        income: { points: income },
        career: { points: career },
        parts: { tournament: 50, budget: 50, jobs: 50, welfare: 50, compliance: 50, ...parts },
      })?.key;
    expect([keyOf(30, 10), keyOf(55, 30)]).toEqual([undefined, undefined]);
    expect(keyOf(20, 35)).toBe('goal.lags.income');
    expect(keyOf(60, 5)).toBe('goal.lags.career');
    expect(keyOf(60, 5, { tournament: 40, jobs: 35, compliance: 20 })).toBe('goal.lags.tournament');
    expect(keyOf(60, 5, { tournament: 48, compliance: 20 })).toBe('goal.lags.compliance');
    table.state = { ...table.state, phase: 'policy' };
    expect(keyOf(60, 5, { jobs: 20 })).toBe('goal.lags.jobs');
    table.state = { ...table.state, phase: 'results', round: table.state.settings.rounds };
    expect(keyOf(20, 35)).toBeUndefined();
  });

  it('expects a payment that ends to be missed in the rounds after it, by money and by income', () => {
    const table = aProvincesTable();
    table.conclude(aBindingDraft(['SH', 'JS'], { rounds: 2 }, aCompensation('SH', 'JS', 40, 2)));
    // Of eight rounds seven are left, in one of which it is still paid.
    expect(paymentsEnding(table.state, 'JS')).toEqual([0, 40, 40, 40, 40, 40, 40]);
    expect(paymentsEnding(table.state, 'SH').reduce((sum, each) => sum + each)).toBe(-240);
    expect(paymentsEnding({ ...table.state, round: 3 }, 'JS')).toEqual([0, 0, 0, 0, 0]);
  });

  it('counts what is lost once those whose pact an envelope breaks shut its province out', () => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(['JS', 'AH', 'ZJ'], { atMost: 0 }));
    const results = Array.from({ length: 100 }, (_, at) => at - 10);
    const seats = { JS: { prosperity: results, support: results } };
    const game = { ...table.state, par: { games: 500, seats, bestPath: {} } };
    const [pact] = Object.values(table.provinces.pacts);
    const measures = { wall: 3, block: 2, breaks: [must(pact, 'a pact').id] };
    const forecast = forecastMeasures(table.scenario, game, 'JS', measures);
    const answered = forecastAnswered(table.scenario, game, 'JS', measures);
    if (!forecast.ok || !answered.ok) throw new Error('no forecast');
    const from = { scenario: table.scenario, game };
    const told = { ...forecast.value, answered: answered.value };
    const gauges = must(gaugesOf(from, 'JS', { forecast: told, measures }), 'gauges');
    const shut = must(gauges.answered, 'a result');
    expect(shut.income.value).toBeLessThan(gauges.next.income.value - 0.5);
    expect(shut.score).toBeLessThan(gauges.next.score);
    // One round is the forecast one, all that are left are those behind walls on both sides.
    const rounds = game.settings.rounds;
    const percent = (of: string, round: typeof answered.value) =>
      100 * Math.log(must(round.provinces[of], of).index / 100);
    const mean =
      (percent('JS', forecast.value.after) + (rounds - 1) * percent('JS', answered.value)) / rounds;
    expect(shut.income.value).toBeCloseTo(mean, 9);
    const last = { ...game, round: rounds, reports: [] };
    expect(
      gaugesOf({ scenario: table.scenario, game: last }, 'JS', { forecast: told, measures }),
    ).not.toHaveProperty('answered');
  });

  it('is told whole with the points that add up to it, whatever bots in the seat went on to make', () => {
    const table = aProvincesTable({ rounds: 2 });
    table.nextRound();
    const results = Array.from({ length: 100 }, (_, place) => place);
    const spread = { SH: { prosperity: results.map((each) => each / 5), support: results } };
    const game = { ...table.state, par: { games: 500, seats: spread, bestPath: {} } };
    const round = forecastRound(table.scenario, game, 'SH');
    if (!round.ok) throw new Error(round.error.code);
    const own = { ...must(round.value.provinces['SH'], 'SH'), index: 108, score: 50 };
    const rate = (of: typeof game, province = own) =>
      must(rateOf({ scenario: table.scenario, game: of }, 'SH', province), 'a result');
    const notes = (of: typeof game, province = own) => rate(of, province).notes.map(({ key }) => key);
    const told = rate(game);
    expect(told).toMatchObject({ medal: 'No medal' });
    expect(told.score).toBe(told.value.toFixed(0));
    expect(told.income.now).toBe(8);
    const paced = { ...game.par, pace: { SH: { prosperity: [0, 9], support: [50, 90] } } };
    expect(rate({ ...game, par: paced }).value).toBe(told.value);
    expect(told.income.points + told.career.points).toBe(Number(told.score));
    expect(notes(game)).toEqual([]);
    expect(notes(game, { ...own, index: 90, score: 1 })).toContain('gauge.bounded');
    expect(rate(game, { ...own, index: 200, score: 99 }).value).toBeGreaterThan(99);
  });
});

describe('the result from page to page', () => {
  const spread = (low: number, high: number) =>
    Array.from({ length: 100 }, (_, at) => low + ((high - low) * at) / 100);
  const seats = { HB: { prosperity: spread(-5, 15), support: spread(20, 70) } };

  it('is told as the round began without the payments of a pact that was signed since', () => {
    const table = aProvincesTable();
    const gameNow = () => ({ ...table.state, par: { games: 500, seats, bestPath: {} } });
    const view = () => ({ scenario: table.scenario, game: gameNow() });
    const began = forecastRound(table.scenario, gameNow(), 'HB');
    if (!began.ok) throw new Error(began.error.code);
    const was = must(gaugeNow(view(), 'HB', must(began.value.provinces['HB'], 'HB')), 'a result').score;
    table.conclude(aBindingDraft(['HB', 'SC', 'SN'], { rounds: 2 }, aCompensation('SC', 'HB', 40, 2)));
    const steps = stepsToNow(table.scenario, gameNow(), 'HB');
    if (!steps.ok) throw new Error(steps.error.code);
    const opened = must(
      steps.value.find(({ cause }) => cause === 'opened'),
      'a step',
    );
    expect(must(gaugeOfStep(view(), 'HB', opened), 'a result').score).toBeCloseTo(was, 3);
  });

  it('is the same in the results and where the next round tells from what it moved, as payments end', () => {
    const table = aProvincesTable();
    table.conclude(aBindingDraft(['HB', 'SC', 'SN'], { rounds: 1 }, aCompensation('SC', 'HB', 40, 1)));
    table.settle();
    const own = must(table.report.provinces['HB'], 'HB');
    const view = () => ({
      scenario: table.scenario,
      game: { ...table.state, par: { games: 500, seats, bestPath: {} } },
    });
    const results = must(gaugeNow(view(), 'HB', own), 'a result');
    table.nextRound();
    expect(must(gaugeOfLast(view(), 'HB', own), 'a result').score).toBeCloseTo(results.score, 9);
    // The payment is not counted in the rounds left.
    const { pacts: _pacts, ...report } = table.report;
    const without = { ...view(), game: { ...view().game, reports: [{ ...report, pacts: [] }] } };
    expect(must(gaugeOfLast(without, 'HB', own), 'a result').score).toBeGreaterThan(results.score);
  });
});

describe('a result that came otherwise than it was told', () => {
  const step = (cause: RoundStep['cause'], score: number, economies: readonly string[] = []) => ({
    cause,
    score,
    economies,
  });
  const steps = [
    step('foreseen', 90),
    step('levels', 80),
    step('broken', 77, ['LN']),
    step('chance', 77),
    step('unseen', 72.4),
  ];
  const asked = { told: 89, came: 71, steps, seesPledges: true };
  const gap = (change: Partial<Parameters<typeof gapTold>[0]> = {}) =>
    gapTold({ ...asked, ...change }, undefined, 'JS')[0];

  it('is told with whose walls moved, where policies of others moved it', () => {
    const rose = aProvinceReport({ wall: 3, wallBefore: 2 });
    const report = aReport({ provinces: { JS: rose, SD: rose, LN: aProvinceReport() } });
    const keys = (change: Partial<typeof asked>) =>
      gapTold({ ...asked, ...change }, report, 'JS').map(({ key, params }) => [key, params['economies']]);
    expect(keys({})).toEqual([
      ['pgap.result', undefined],
      ['pbrief.walls.up', ['SD']],
    ]);
    expect(keys({ steps: [] }).map(([key]) => key)).toEqual(['pgap.only']);
  });

  it('is told with parts that sum to the difference, what nobody saw among the policies of others', () => {
    expect(gap()).toEqual({
      key: 'pgap.result',
      params: {
        told: '89',
        came: '71',
        parts: 'policies of the other provinces −15 and a pact with you broken by Liaoning −3',
      },
    });
    // Before it is told who broke a pact, and where nobody sees it, that is one of their policies.
    expect(gap({ seesPledges: false })?.params['parts']).toBe('policies of the other provinces −18');
  });

  it('is split into the own moves, as they were told, and those of others, where it is known how the round opened', () => {
    expect(gap({ opened: 60, others: 4, expected: 76.2 })).toMatchObject({
      key: 'pgap.splitExpected',
      params: {
        was: '60',
        came: '71',
        expected: '76',
        parts:
          'your own pacts and policy +25, pacts of others +4, policies of the other provinces −15 and a pact with you broken by Liaoning −3',
      },
    });
    expect(gap({ opened: 60, came: 89, steps: [step('foreseen', 89), step('unseen', 89)] })).toMatchObject({
      key: 'pgap.split',
      params: { parts: 'your own pacts and policy +29' },
    });
  });

  it('is told without them before the model has answered, and not where both are the same in whole points, or nothing was told', () => {
    expect(gap({ steps: [] })).toMatchObject({ key: 'pgap.only' });
    expect(gap({ came: 87.6 })).toBeUndefined();
    expect(gap({ told: undefined })).toBeUndefined();
  });
});

describe('spending that leaves little above the wages', () => {
  it('is told while the wages are paid, and only where something is spent', () => {
    const table = aProvincesTable();
    const round = forecastRound(table.scenario, table.state, 'SH');
    if (!round.ok) throw new Error(round.error.code);
    const was = must(round.value.provinces['SH'], 'SH');
    const next = (part: number, spent = 10) => ({
      ...was,
      budget: part * was.payroll,
      budgetParts: { ...was.budgetParts, spending: was.budgetParts.spending + spent },
    });
    const keys = [0.99, 1.05, 1.2].map((part) => wagesTold(was, next(part))?.key);
    expect(keys).toEqual(['measures.unpaid', 'measures.nearUnpaid', undefined]);
    expect(wagesTold(was, next(1.05, 0))).toBeUndefined();
  });
});
