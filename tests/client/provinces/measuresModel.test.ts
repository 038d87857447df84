import { beforeAll, describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { seatScore } from '../../../shared/rules/scores/finalScore.ts';
import {
  forecastAnswered,
  forecastMeasures,
  forecastPact,
  forecastRound,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { offerCost } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { pointsOfMoney } from '#shared/rules/provinces/settlement/careerScore.ts';
import { institutionOf } from '#shared/rules/provinces/state/provinceStates.ts';
import { say } from '../../../client/text/Say.tsx';
import {
  careerRows,
  dialSteps,
  inspectionRisk,
  levelPercent,
  movesAnyway,
  othersMoved,
  startingMeasures,
  untouchedMeasures,
  whatItDoes,
} from '../../../client/panels/provinces/policy/measuresModel.ts';
import { CAREER_PARTS } from '#shared/content/vocabulary.ts';
import { formatNumber } from '../../../client/text/format.ts';
import {
  isCheaperHere,
  reformForSeat,
  reformInNumbers,
} from '../../../client/panels/provinces/own/ownModel.ts';
import { lineTold, pointsLost } from '../../../client/panels/provinces/seat.ts';
import {
  gaugesOf,
  ownOfPact,
  resultAhead,
  resultGauge,
  spentOnce,
  stillParts,
} from '../../../client/panels/provinces/policy/resultGauge.ts';
import { withMeasure } from '../../../client/panels/provinces/policy/MeasureFold.tsx';
import { loadAllText } from '../../../client/text/t.ts';
import { aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';
import { place } from '../../support/withCard.ts';

beforeAll(loadAllText);

describe('the two dials of a province', () => {
  const { scenario, state: game } = aProvincesTable();

  it('say what each level would be as a tariff', () => {
    const percents = [0, 1, 2, 3, 4].map((level) => Math.round(levelPercent(scenario, level)));
    expect(percents).toEqual([0, 9, 19, 29, 41]);
  });

  it('cost nothing for one step and ten for a second, and end after two', () => {
    const steps = dialSteps(scenario, game, 'AH', 'wall');
    expect(steps.map(({ cost }) => cost)).toEqual([10, 0, 0, 0, 10]);
    const zhejiang = dialSteps(scenario, game, 'ZJ', 'wall');
    expect(zhejiang.map(({ state }) => state)).toEqual(['open', 'open', 'open', 'open', 'far']);
  });

  it('lose the levels whose tools reforms have taken', () => {
    const { provinces } = game;
    const reformed = {
      ...game,
      provinces: {
        ...must(provinces, 'provinces'),
        reforms: ['taxSharing', 'standardTransfers', 'separation'] as const,
      },
    };
    const states = dialSteps(scenario, reformed, 'AH', 'wall').map(({ state }) => state);
    expect(states).toEqual(['open', 'open', 'open', 'removed', 'removed']);
  });

  it('begin where they stand, and go on from what was saved', () => {
    expect(startingMeasures(game, 'AH')).toEqual({ wall: 2, block: 2 });
    const saved = { wall: 3, block: 1 };
    const drafted = {
      ...game,
      provinces: { ...game.provinces, drafts: { AH: saved } },
    };
    expect(startingMeasures(drafted, 'AH')).toEqual(saved);
    expect(untouchedMeasures(drafted, 'AH')).toEqual({ wall: 2, block: 2 });
  });
});

describe('what an envelope would do', () => {
  const { scenario, state: game } = aProvincesTable();
  const forecast = forecastMeasures(scenario, game, 'AH', { wall: 3, block: 2 });
  if (!forecast.ok) throw new Error(forecast.error.code);

  it('is said by the score of the round first, what makes it, and the income of the people', () => {
    const { key, params } = whatItDoes(scenario, game, 'AH', forecast.value);
    expect(key).toBe('measures.more.poorer');
    const { before, after } = forecast.value;
    const [was, next] = [must(before.provinces['AH'], 'AH'), must(after.provinces['AH'], 'AH')];
    expect(params).toMatchObject({
      income: '2.1',
      points: (next.score - was.score).toFixed(1),
      score: next.score.toFixed(1),
    });
    expect(params['parts']).toMatch(/^mostly Tournament \+\d/u);
  });

  it('counts in its sentence what comes on top of the parts, so that it agrees with the sum', () => {
    const { before } = forecast.value;
    const was = must(before.provinces['AH'], 'AH');
    const fined = { ...was, score: was.score - 12, lumps: { ...was.lumps, deposits: -12 } };
    const after = { ...before, provinces: { ...before.provinces, AH: fined } };
    expect(whatItDoes(scenario, game, 'AH', { before, after })).toMatchObject({
      key: 'measures.less.same',
      params: { points: '12.0', parts: 'Deposits lost −12.0' },
    });
  });

  it('names two parts of many where none is most of it, and the rest in one number', () => {
    const { before } = forecast.value;
    const was = must(before.provinces['AH'], 'AH');
    const parts = {
      ...was.parts,
      tournament: was.parts.tournament + 10,
      jobs: was.parts.jobs - 30,
      welfare: was.parts.welfare + 10,
      compliance: was.parts.compliance + 10,
    };
    const after = {
      ...before,
      provinces: { ...before.provinces, AH: { ...was, parts, score: was.score - 0.5 } },
    };
    const { params } = whatItDoes(scenario, game, 'AH', { before, after });
    expect(params['parts']).toBe('State jobs −6.0, Tournament +4.0 and the rest +1.5');
  });

  it('says of a wall that falls why the people gain while growth falls behind, and not of one that rises', () => {
    const { before, after } = forecast.value;
    const was = must(before.provinces['AH'], 'AH');
    expect(isCheaperHere(was, must(after.provinces['AH'], 'AH'))).toBe(false);
    const opened = forecastMeasures(scenario, game, 'AH', { wall: 0, block: 2 });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(isCheaperHere(was, must(opened.value.after.provinces['AH'], 'AH'))).toBe(true);
  });

  it('is nothing for score and income when nothing is changed', () => {
    const still = forecastMeasures(scenario, game, 'AH', untouchedMeasures(game, 'AH'));
    if (!still.ok) throw new Error(still.error.code);
    expect(whatItDoes(scenario, game, 'AH', still.value).key).toBe('measures.same.same');
  });

  it('is told beside what the round brings even where nothing is changed', () => {
    const jobs = { index: 100, stateJobs: 110.2 };
    expect(movesAnyway('AH', forecast.value, jobs)).toMatch(
      /^Even if you change nothing: State jobs 110\.2 → /u,
    );
    expect(movesAnyway('AH', forecast.value)).toBeUndefined();
  });

  it('tells places apart only where growth is not level', () => {
    const { before, after } = forecast.value;
    const places = scenario.dealOrder.map((seat) => before.provinces[seat]?.place);
    expect(places).toEqual(scenario.dealOrder.map(() => 1));
    expect(after.provinces['AH']?.place).toBe(1);
    expect(after.provinces['JS']?.place).toBeGreaterThan(1);
  });

  it('opens the change of the career score into rows that sum to it', () => {
    const { before, after } = forecast.value;
    const [was, next] = [must(before.provinces['AH'], 'AH'), must(after.provinces['AH'], 'AH')];
    const rows = careerRows(scenario, game, was, next);
    const sum = rows.reduce((total, { points }) => total + points, 0);
    expect(sum + next.lumps.sanction - was.lumps.sanction).toBeCloseTo(next.score - was.score, 6);
    expect(rows.reduce((total, { weight }) => total + weight, 0)).toBeCloseTo(1, 9);
  });

  it('names the others that it hits, the hardest first', () => {
    const others = othersMoved('AH', forecast.value);
    expect(others).toHaveLength(4);
    expect(others.every(({ economy }) => economy !== 'AH')).toBe(true);
    const sizes = others.map(({ percent }) => Math.abs(percent));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });
});

describe('the risk of an inspection', () => {
  it('is told as the cards at work have made it', () => {
    const table = aProvincesTable({ centre: 'host' });
    expect(inspectionRisk(table.scenario, table.state)).toEqual({ chance: 0, fine: 0 });
    table.change({ reforms: ['taxSharing', 'strongLaw'] });
    expect(inspectionRisk(table.scenario, table.state).chance).toBeCloseTo(0.4, 9);
    place(table, 'fairCompetitionReview');
    table.nextRound();
    expect(inspectionRisk(table.scenario, table.state).chance).toBeCloseTo(0.6, 9);
  });
});

describe('more measures', () => {
  it('come into the envelope and leave it without a trace', () => {
    const plain = { wall: 1, block: 1 };
    const more = withMeasure(plain, 'petition', 'HB');
    expect(more).toEqual({ ...plain, petition: 'HB' });
    expect(withMeasure(more, 'petition', undefined)).toEqual(plain);
  });
});

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
    const judge = { par: game.par, basis: 'par' } as const;
    const { score } = seatScore('SH', { prosperity: income, support: career, falls: 0 }, judge);
    expect(gauge.score).toBeCloseTo(must(score, 'a score'), 9);
    // Where a part is full or empty, it is said from where on it makes no difference.
    const rich = must(resultGauge(game, 'SH', { index: 200, score: 0 }), 'a gauge');
    expect(stillParts(gauge)).toEqual([]);
    const [full, empty] = stillParts(rich);
    expect([full?.key, full?.params['most']]).toEqual(['gauge.full.income', '+10.0%']);
    expect([empty?.key, empty?.params['least']]).toEqual(['gauge.empty.career', '41.0']);
    expect(Number(empty?.params['points'])).toBeCloseTo(41 - report.score / 4, 1);
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
    const once = -must(pointsLost({ scenario: table.scenario, game }, 'LN', own, -spent), 'points');
    const { score } = must(resultGauge(game, 'LN', own, once), 'a gauge');
    expect(score).toBeCloseTo(must(before.result, 'a result').next.score, 0);
    // Were the offer paid for in every round that is left, the career would come out lower.
    expect(must(resultGauge(game, 'LN', own), 'a gauge').career.value).toBeLessThan(
      must(before.result, 'a result').next.career.value - 0.5,
    );
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

  it('says from the second round on what the next medal still asks for, by career or by income', () => {
    const table = aProvincesTable({ rounds: 2 });
    table.nextRound();
    const results = Array.from({ length: 100 }, (_, place) => place);
    const spread = { SH: { prosperity: results.map((each) => each / 5), support: results } };
    const game = { ...table.state, par: { games: 500, seats: spread, bestPath: {} } };
    const own = { index: 108, score: 50 };
    const told = resultAhead(game, 'SH', own);
    expect(told.map(({ key }) => key)).toEqual(['plast.result', 'plast.byEither']);
    const [result, either] = told;
    const now = must(resultGauge(game, 'SH', own), 'a gauge');
    expect(result?.params).toEqual({ score: now.score.toFixed(0), medal: 'No medal' });
    expect(either?.params).toMatchObject({ medal: 'Bronze', now: '50.0' });
    const withCareer = { ...own, score: Number(either?.params['career']) };
    expect(must(resultGauge(game, 'SH', withCareer), 'a gauge').score).toBeGreaterThan(39.4);
    expect(must(resultGauge(game, 'SH', withCareer), 'a gauge').score).toBeLessThan(40);
    const times = 1 + Number(either?.params['percent']) / 100;
    expect(must(resultGauge(game, 'SH', { ...own, index: own.index * times }), 'a gauge').score).toBeCloseTo(
      39.5,
      0,
    );
    // So early it is said too why a result looks low; before a round is over nothing is told.
    const early = resultAhead({ ...game, endsAfterRound: 6 }, 'SH', own);
    expect(early.map(({ key }) => key)).toEqual(['plast.result', 'gauge.early', 'plast.byEither']);
    expect(resultAhead({ ...game, round: 1, reports: [] }, 'SH', own)).toEqual([]);
    expect(resultAhead(game, 'SH', { index: 300, score: 100 }).map(({ key }) => key)).toEqual([
      'plast.result',
    ]);
  });
});

describe('the price of money', () => {
  it('tells where the price of money jumps, and that below the line it falls', () => {
    const table = aProvincesTable();
    const round = forecastRound(table.scenario, table.state, 'SH');
    const times = table.scenario.economy.market.politics.shortOfPayroll;
    const all = round.ok ? Object.entries(round.value.provinces) : [];
    const [seat, own] = must(
      all
        .filter(([, { budget, payroll }]) => budget > times * payroll + 25)
        .toSorted(([, a], [, b]) => a.budget - times * a.payroll - b.budget + times * b.payroll)[0],
      'who begins above the line, and nearest to it',
    );
    const institution = institutionOf(table.scenario, table.state);
    const told = (budget: number, left: number): string => {
      const at = { ...own, budget };
      const parts = { ...own.parts, budget: 30 };
      const priceOf = (sum: number): number =>
        -pointsOfMoney(table.scenario, institution, seat, { ...at, parts }, -sum);
      const line = lineTold({ own: { ...at, parts }, left, times, priceOf });
      return line === undefined ? '' : say(line);
    };
    const line = times * own.payroll;
    expect(told(line + 20.4, 60)).toMatch(/spent ¥2 bn.*to cross it costs \d.*¥1 bn more costs/);
    expect(told(line + 20.4, 21)).toMatch(/to cross it costs [\d.]+ points at once\.$/);
    expect(told(line + 20.4, 15)).toBe('');
    // Where nothing is lost yet the line itself costs nothing, but money beyond it costs more.
    const steeper = lineTold({
      own: { ...own, budget: line + 20.4 },
      left: 60,
      times,
      priceOf: (sum) => (sum <= 21 ? 0.26 * sum : 5.46 + 0.55 * (sum - 21)),
    });
    expect(steeper && say(steeper)).toMatch(/counts double: ¥1 bn more then costs 5\.5 points/);
    expect(told(line - 5, 60)).toContain('now 30 of 100');
  });
});

describe('a reform that comes into force', () => {
  it('is told in numbers of the own seat: its last round under the new weights, and its money', () => {
    const table = aProvincesTable();
    const { scenario } = table;
    const own = must(table.settle().provinces['AH'], 'AH');
    const { broad } = scenario.economy.market.politics.weights;
    const points = CAREER_PARTS.reduce((sum, part) => sum + broad[part] * own.parts[part], 0);
    expect(reformForSeat(scenario, table.state, 'AH', 'evaluation')).toMatchObject({
      params: { points: formatNumber(points, 1), score: formatNumber(own.score, 1) },
    });
    const standing = { budgetParts: { ...own.budgetParts, transfers: own.budgetParts.transfers + 47 } };
    const fiscal = reformInNumbers(scenario, table.state, {
      me: 'AH',
      reform: 'standardTransfers',
      standing,
    });
    expect(fiscal?.params).toMatchObject({
      transfersYuan: own.budgetParts.transfers + 47,
      transfersBeforeYuan: own.budgetParts.transfers,
    });
  });
});
