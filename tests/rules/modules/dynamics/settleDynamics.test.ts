import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { MIGRATION } from '../../../../shared/content/moduleConstants.ts';
import { WELFARE_PARTS } from '#shared/content/vocabulary.ts';
import { capitalByRegion } from '../../../../shared/economics/dynamics/capital.ts';
import { economyPlace } from '../../../../shared/rules/law/lawInForce.ts';
import { aRound, type Round } from '../../settlement/aRound.ts';
import { aMovingRound, deepen, economyOf, moveOn, reportOf, stateOf } from './aMovingRound.ts';

const EVERYBODY = [
  'USA',
  'CAN',
  'MEX',
  'MER',
  'EUR',
  'GBR',
  'CHN',
  'JPN',
  'KOR',
  'IND',
  'ASE',
  'AFR',
] as const;

function peopleMn(round: Round): number {
  const { labour } = must(round.state.dynamics, 'dynamics');
  return round.scenario.economies.reduce(
    (sum, { populationMn }, n) => sum + populationMn * (labour[n] ?? NaN),
    0,
  );
}

function worldCapital(round: Round): number {
  const { capital } = must(round.state.dynamics, 'dynamics');
  const stock = capitalByRegion(round.scenario.base, Float64Array.from(capital));
  return stock.reduce((sum, amount) => sum + amount, 0);
}

describe('settleDynamics', () => {
  it('leaves no trace where the module is off', () => {
    const { modules, report, settled } = aRound('world').area('USA', 'CAN').settle();
    expect([modules, report.modules]).toEqual([undefined, undefined]);
    expect([settled.tfp, settled.labour, settled.capital]).toEqual([undefined, undefined, undefined]);
  });

  it('waits until it opens', () => {
    const round = aMovingRound().area('USA', 'CAN');
    const state = must(round.state.dynamics, 'dynamics');
    // No preset opens it later: before the first round it is on and not yet open.
    const outcome = round.with({ round: 0 }).settle();
    expect(stateOf(outcome)).toBe(state);
    expect(reportOf(outcome)).toEqual({ economies: {}, migration: [], investment: [] });
  });

  it.each(['quartet', 'textbook', 'world'] as const)('moves nothing in a quiet %s', (scenario) => {
    const round = aMovingRound(scenario);
    for (let turn = 0; turn < 3; turn++) {
      const outcome = moveOn(round);
      const { productivity, capital, labour, pendingCompetition } = stateOf(outcome);
      for (const hat of [...productivity, ...capital, ...labour])
        expect(Math.abs(hat - 1)).toBeLessThan(2e-8);
      for (const pending of pendingCompetition) expect(pending).toBeLessThan(1e-8);
      expect(reportOf(outcome).migration).toEqual([]);
      expect(reportOf(outcome).investment).toEqual([]);
      for (const { welfare } of Object.values(outcome.report.economies)) expect(welfare).toBeCloseTo(1, 7);
    }
  });

  it('is felt from the next round, in growth, and the bars sum to real income per head', () => {
    const round = deepen(aMovingRound(), 4, 'USA', 'CAN', 'MEX');
    const still = deepen(aRound('world'), 4, 'USA', 'CAN', 'MEX');
    const first = moveOn(round);
    // Staff at the union's borders is spared at once; nothing has grown yet.
    expect(first.report.economies['MEX']?.parts.growth).toBe(0);
    expect(first.report.economies['MEX']?.welfare).toBeGreaterThan(
      must(still.settle().report.economies['MEX'], 'Mexico').welfare,
    );
    let logWelfare = Math.log(must(first.report.economies['MEX'], 'Mexico').welfare);
    for (let turn = 0; turn < 3; turn++) {
      const { report } = moveOn(round);
      for (const each of Object.values(report.economies)) {
        const sum = WELFARE_PARTS.reduce((total, part) => total + each.parts[part], 0);
        expect(sum).toBeCloseTo(each.logChange, 14);
      }
      const mexico = must(report.economies['MEX'], 'Mexico');
      logWelfare += mexico.logChange;
      expect(logWelfare).toBeCloseTo(Math.log(mexico.welfare), 7);
      expect(mexico.parts.growth).toBeGreaterThan(0.005);
    }
  });

  it('tells causes that sum to the change of productivity and of capital', () => {
    const round = deepen(aMovingRound(), 4, 'USA', 'CAN', 'MEX');
    moveOn(round);
    const before = must(round.state.dynamics, 'dynamics');
    const outcome = moveOn(round);
    const after = stateOf(outcome);
    const { N, J } = round.scenario.base;
    const n = economyPlace(round.scenario, 'MEX');
    const cause = economyOf(outcome, 'MEX');
    const stockOf = (hats: readonly number[]): number =>
      must(capitalByRegion(round.scenario.base, Float64Array.from(hats))[n], 'Mexico');
    expect(cause.capital.saving + cause.capital.fromAbroad).toBeCloseTo(
      Math.log(stockOf(after.capital) / stockOf(before.capital)),
      7,
    );
    const changes = after.productivity.map((hat, nj) => Math.log(hat / (before.productivity[nj] ?? NaN)));
    const own = changes.slice(n * J, (n + 1) * J);
    const sum = Object.values(cause.productivity).reduce((total, each) => total + each, 0);
    expect(sum).toBeGreaterThan(Math.min(...own));
    expect(sum).toBeLessThan(Math.max(...own));
    expect(changes).toHaveLength(N * J);
  });

  it('keeps the people of the world, and moves them in common markets alone', () => {
    const area = moveOn(aMovingRound().area('USA', 'MEX'));
    expect(reportOf(area).migration).toEqual([]);
    const round = deepen(aMovingRound(), 4, 'GBR', 'IND', 'AFR');
    const before = peopleMn(round);
    const outcome = moveOn(round);
    expect(peopleMn(round)).toBeCloseTo(before, 4);
    const { migration } = reportOf(outcome);
    expect(migration.map(({ from, to }) => `${from}>${to}`).toSorted()).toEqual([
      'AFR>GBR',
      'AFR>IND',
      'IND>GBR',
    ]);
    const arrivedMn = migration
      .filter(({ to }) => to === 'GBR')
      .reduce((sum, each) => sum + each.peopleMn, 0);
    expect(arrivedMn).toBeCloseTo(68.5 * MIGRATION.cap, 9);
    expect(economyOf(outcome, 'GBR').peopleMn).toBeCloseTo(arrivedMn, 9);
    expect(stateOf(outcome).labour[economyPlace(round.scenario, 'USA')]).toBe(1);
  });

  it('costs the host income per head at first, and helps those who stay behind', () => {
    const round = aMovingRound();
    const people = (economy: string, hat: number): number[] =>
      round.scenario.economies.map(({ id }) => (id === economy ? hat : 1));
    const welfare = (hat: number): number => {
      const dynamics = { ...must(round.state.dynamics, 'dynamics'), labour: people('GBR', hat) };
      const { economies } = aMovingRound().with({ dynamics }).settle().report;
      return must(economies['GBR'], 'United Kingdom').welfare;
    };
    expect(welfare(1.02)).toBeLessThan(1);
    expect(welfare(0.98)).toBeGreaterThan(1);
  });

  it('keeps the capital of the world but for what is saved', () => {
    const round = deepen(aMovingRound(), 4, 'USA', 'CAN', 'MEX');
    const before = worldCapital(round);
    const stock = capitalByRegion(round.scenario.base, new Float64Array(13 * 6).fill(1));
    const outcome = moveOn(round);
    const saved = round.scenario.economies.reduce(
      (sum, { id }, n) => sum + (stock[n] ?? NaN) * Math.expm1(economyOf(outcome, id).capital.saving),
      0,
    );
    expect(worldCapital(round) / (before + saved)).toBeCloseTo(1, 8);
  });

  it('draws capital to a common market from outside, once', () => {
    const round = deepen(aMovingRound(), 4, 'USA', 'CAN', 'MEX');
    const first = moveOn(round);
    expect(economyOf(first, 'USA').capital.fromAbroad).toBeGreaterThan(0.006);
    expect(economyOf(first, 'CHN').capital.fromAbroad).toBeLessThan(-0.002);
    const { investment } = reportOf(first);
    expect(investment.filter(({ to }) => !['USA', 'CAN', 'MEX'].includes(to))).toEqual([]);
    expect(new Set(investment.map(({ kind }) => kind))).toContain('tariffJumping');
    const second = moveOn(round);
    expect(economyOf(second, 'USA').capital.fromAbroad).toBeLessThan(0.002);
  });

  it('tells apart capital inside a bloc, over a wall, diverted, and elsewhere', () => {
    const round = aMovingRound();
    // Productivity that an outside event gave: capital goes there without any treaty or wall having changed.
    const { J } = round.scenario.base;
    const n = economyPlace(round.scenario, 'GBR');
    const productivity = round.state.dynamics?.productivity.map((hat, nj) =>
      Math.floor(nj / J) === n ? 1.05 : hat,
    );
    const dynamics = { ...must(round.state.dynamics, 'dynamics'), productivity: must(productivity, 'hats') };
    const alone = reportOf(round.with({ dynamics }).settle()).investment;
    expect(alone.find(({ from, to }) => from === 'ROW' && to === 'GBR')?.kind).toMatch(
      /elsewhere|tariffJumping/,
    );
    const inside = reportOf(round.area('GBR', 'EUR').settle()).investment;
    expect(inside.find(({ from, to }) => from === 'EUR' && to === 'GBR')?.kind).toBe('inside');
    const bloc = moveOn(aMovingRound().area('USA', 'CAN', 'MEX'));
    expect(new Set(reportOf(bloc).investment.map(({ kind }) => kind))).toContain('diverted');
  });

  it('counts the workers whose sector shrank', () => {
    const outcome = aMovingRound().area('USA', 'CAN', 'MEX').settle();
    expect(economyOf(outcome, 'MEX').adjustment).toBeGreaterThan(0.01);
    expect(economyOf(outcome, 'MEX').adjustment).toBeLessThan(0.05);
    expect(economyOf(outcome, 'IND').adjustment).toBeLessThan(0.001);
  });

  it('multiplies what a deep treaty of all brings by what accumulates, and comes to no harm in long games', () => {
    const build = (round: Round): Round => deepen(round, 6, ...EVERYBODY);
    const [moving, still] = [build(aMovingRound()), build(aRound('world'))];
    for (let turn = 0; turn < 12; turn++) {
      moveOn(moving);
      still.next();
    }
    const gain = (round: Round, economy: string): number =>
      Math.log(must(round.settle().report.economies[economy], economy).welfare);
    for (const economy of ['KOR', 'MEX', 'ASE', 'CAN']) {
      const multiplier = gain(moving, economy) / gain(still, economy);
      expect(multiplier, economy).toBeGreaterThan(1.3);
      expect(multiplier, economy).toBeLessThan(3.5);
    }
  });
});
