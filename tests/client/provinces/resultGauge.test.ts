import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import { must } from '#shared/kernel/records.ts';
import { lineOfRounds } from '#shared/content/scores.ts';
import { seatScore } from '../../../shared/rules/scores/finalScore.ts';
import { rulerOf } from '../../../shared/rules/scores/par.ts';
import {
  forecastAnswered,
  forecastMeasures,
  forecastPact,
  forecastRound,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { offerCost } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { pointsAddingUp, wholePoints } from '../../../client/panels/provinces/seat.ts';
import {
  gaugeNow,
  gaugesOf,
  ownOfPact,
  rateOf,
  resultGauge,
  hasGold,
  resultSoFar,
} from '../../../client/panels/provinces/policy/resultGauge.ts';
import { stepsToNow } from '../../../shared/rules/provinces/forecast/roundSteps.ts';
import { wagesTold } from '../../../client/panels/provinces/policy/MeasuresOutlook.tsx';
import { pointsByRound } from '../../../client/panels/provinces/end/ScoreCards.tsx';
import { gainWorth } from '../../../client/panels/provinces/seat.ts';
import { mostForCareer } from '../../../client/panels/provinces/pacts/PactBoard.tsx';
import { loadAllText } from '../../../client/text/t.ts';
import { aProvinceReport, aReport } from './aReport.ts';
import { aBindingDraft, aCompensation, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';

beforeAll(loadAllText);

describe('points of a round', () => {
  const results = (low: number, high: number) =>
    Array.from({ length: 10 }, (_, at) => low + ((high - low) * (at + 0.5)) / 10);
  const seats = { SH: { prosperity: results(0, 10), support: results(30, 70) }, AH: { prosperity: [5] } };
  const par = { games: 500, seats, bestPath: {} };

  it('are of all rounds, on average, what the end counts of the whole game', () => {
    const round = fc.record({
      index: fc.double({ min: 60, max: 200, noNaN: true }),
      score: fc.double({ min: -80, max: 200, noNaN: true }),
    });
    const anyPar = fc.record({
      prosperity: fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 60 }),
      support: fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 60 }),
    });
    fc.assert(
      fc.property(fc.array(round, { minLength: 1, maxLength: 8 }), anyPar, (rounds, bots) => {
        const sorted = {
          prosperity: bots.prosperity.toSorted((a, b) => a - b),
          support: bots.support.toSorted((a, b) => a - b),
        };
        const ofSeat = { games: 500, seats: { SH: sorted }, bestPath: {} };
        const reports = rounds.map((own) => ({ provinces: { SH: own } }));
        const told = resultSoFar({ par: ofSeat }, 'SH', reports);
        fc.pre(lineOfRounds('prosperity', sorted.prosperity) !== undefined);
        const meanOf = (values: readonly number[]) =>
          values.reduce((sum, value) => sum + value, 0) / values.length;
        const prosperity = meanOf(rounds.map(({ index }) => 100 * Math.log(index / 100)));
        const support = meanOf(rounds.map(({ score }) => score));
        const { score } = seatScore(
          'SH',
          { prosperity, support, falls: 0 },
          { par: ofSeat, basis: 'par', ruler: rulerOf({ settings: { preset: 'provincesFull' } }) },
        );
        expect(Math.max(0, must(told, 'a result').score)).toBeCloseTo(must(score, 'a score'), 6);
        expect(told?.rounds).toBe(rounds.length);
      }),
    );
  });

  it('go by the best bots along one line a part, beyond them and below 0 too', () => {
    const at = (index: number, score: number) => must(resultGauge({ par }, 'SH', { index, score }), 'points');
    const best = at(100 * Math.exp(0.095), 68);
    expect(best.score).toBeCloseTo(100, 9);
    expect(best.income.points).toBeCloseTo(MEDAL_PARTS.income, 9);
    expect(at(100, 50)).toMatchObject({ score: MEDAL_PARTS.career / 2 });
    expect(at(100 * Math.exp(0.19), 86).score).toBeCloseTo(2 * 62.5 + 1.5 * 37.5, 9);
    expect(at(100 * Math.exp(-0.095), 14).score).toBeCloseTo(-MEDAL_PARTS.income - MEDAL_PARTS.career / 2, 9);
    const { point, percent } = must(gainWorth({ par }, 'SH'), 'a worth');
    expect(percent).toBeCloseTo(MEDAL_PARTS.income / 9.5, 9);
    expect(point).toBeCloseTo(MEDAL_PARTS.career / 36, 9);
    // Where bots hardly differ the ends of the lines lie farther from their median.
    const close = { SH: { prosperity: results(3, 5), support: results(49, 51) } };
    const near = resultGauge({ par: { ...par, seats: close } }, 'SH', { index: 120, score: 90 });
    expect(near?.score).toBeLessThan(250);
    expect(wholePoints({ score: 17, income: { points: -0.2 } })).toEqual({
      score: 17,
      income: 0,
      career: 17,
    });
    expect(pointsAddingUp(71.24, -2.84, 1)).toEqual({ income: '+71.2', career: '−2.8' });
    expect(pointsAddingUp(62.45, 0.35, 0)).toEqual({ income: '+62', career: '+1' });
    // Of other seats only the middle is known, and at a table without par nothing.
    expect(resultGauge({ par }, 'AH', { index: 100, score: 50 })).toBeUndefined();
    expect(resultGauge({}, 'SH', { index: 100, score: 50 })).toBeUndefined();
    expect(resultSoFar({ par }, 'SH', [])).toBeUndefined();
    // Gold is certain once it stands with no point in all rounds that are left.
    const game = { ...aProvincesTable({ preset: 'provincesStandard', rounds: 6 }).state, par };
    const round = { provinces: { SH: { index: 100 * Math.exp(0.19), score: 86 } } };
    expect([2, 3].map((played) => hasGold(game, 'SH', Array(played).fill(round)))).toEqual([false, true]);
  });

  it('are told of an offer before it is sent as after, and as the envelope tells it once the pact is signed', () => {
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
    expect(must(gaugeNow({ scenario: table.scenario, game }, 'LN', own), 'a gauge').score).toBeCloseTo(
      must(before.result, 'a result').next.score,
      0,
    );
  });

  it('name the step that raises the career most, by a point at least as it is told', () => {
    const at = (income: number, career: number) => ({ score: income + career, income: { points: income } });
    const step = (name: string, income: number, career: number) => ({
      name,
      was: at(10, 20),
      next: at(income, career),
    });
    const options = [step('open', 40, 19), step('wall', 2, 26), step('pact', 30, 24), step('none', 10, 20.3)];
    expect(mostForCareer(options)?.name).toBe('wall');
    expect(mostForCareer(options.slice(2))?.name).toBe('pact');
    expect(mostForCareer([step('open', 40, 19), step('none', 10, 20.3)])).toBeUndefined();
    expect(mostForCareer([])).toBeUndefined();
  });

  it('tell of the next round what is lost once those whose pact an envelope breaks shut its province out', () => {
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
    const gauges = must(gaugesOf(from, 'JS', { forecast: told }), 'gauges');
    const shut = must(gauges.answered, 'a result');
    expect(shut.income.value).toBeLessThan(gauges.next.income.value - 0.5);
    expect(shut.score).toBeLessThan(gauges.next.score);
    const percent = 100 * Math.log(must(answered.value.provinces['JS'], 'JS').index / 100);
    expect(shut.income.value).toBeCloseTo(percent, 9);
    const rounds = game.settings.rounds;
    const last = { ...game, round: rounds, reports: [] };
    expect(gaugesOf({ scenario: table.scenario, game: last }, 'JS', { forecast: told })).not.toHaveProperty(
      'answered',
    );
  });

  it('are told whole with those of the parts, which add up to them', () => {
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
    const told = rate(game);
    expect(told.score).toBe(told.value.toFixed(0));
    expect(told.income.now).toBe(8);
    expect(told.income.points + told.career.points).toBe(Number(told.score));
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
    expect(must(gaugeNow(view(), 'HB', opened.own), 'a result').score).toBeCloseTo(was, 3);
  });
});

describe('the points of each round', () => {
  const seats = { SH: { prosperity: [0, 5, 10], support: [40, 50, 60] } };
  const game = { par: { games: 500, seats, bestPath: {} } };
  const reports = [100, 110].map((index) =>
    aReport({ provinces: { SH: aProvinceReport({ index, score: 50 }) } }),
  );
  const mean = (2 * 18.75 + (62.5 / 10) * 100 * Math.log(1.1)) / 2;

  it('stand beside the result that is their average', () => {
    const told = pointsByRound({ game, reports }, { economy: 'SH', score: mean });
    expect(told.map(Math.round)).toEqual([19, 78]);
  });

  it('are left out where a result was counted by earlier rules', () => {
    expect(pointsByRound({ game, reports }, { economy: 'SH', score: mean + 3 })).toEqual([]);
    expect(pointsByRound({ game, reports }, { economy: 'JS', score: mean })).toEqual([]);
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
