import { describe, expect, it } from 'vitest';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { TradeShock } from '#shared/economics/tradeModel.ts';
import { buildShock } from '../../../../shared/rules/shock/buildShock.ts';
import { economyPlace } from '../../../../shared/rules/law/lawInForce.ts';
import { eventSupport } from '../../../../shared/rules/modules/events/effects.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { aModuleTable, anEvent, withBloc, withEvents } from '../../../support/anEvent.ts';

const table = aModuleTable(['events']);
const { scenario } = table;
const { N, J } = scenario.base;
const [AGR, MAT, MAC, ELE, SER] = [0, 2, 3, 4, 5] as const;
const place = (economy: string): number => economyPlace(scenario, economy);

const quiet = buildShock(scenario, withEvents(table.state));
const shockOf = (state: CountryGame): TradeShock => buildShock(scenario, state);
const withCard = (...args: Parameters<typeof anEvent>): TradeShock =>
  shockOf(withEvents(table.state, anEvent(...args)));
/** Places where an array differs from a law without cards, as ratio. */
const moved = (name: 'tariff' | 'iceberg' | 'tfp' | 'labour' | 'capital', shock: TradeShock) =>
  [...shock[name]].flatMap((value, at) => {
    const before = quiet[name][at] ?? 0;
    return value === before ? [] : [{ at, ratio: value / before }];
  });

describe('what cards do to the model', () => {
  it('is nothing where none is at work', () => {
    const later = { ...anEvent('drought', ['IND']), fromRound: 2 };
    const over = { ...anEvent('drought', ['IND']), fromRound: -1, untilRound: 0 };
    expect(shockOf(withEvents(table.state, later, over))).toEqual(quiet);
  });

  it('lowers productivity in the card’s sector of whom it names', () => {
    const shock = withCard('drought', ['IND']);
    expect(moved('tfp', shock)).toEqual([{ at: place('IND') * J + AGR, ratio: 0.965 }]);
    expect(moved('iceberg', shock)).toEqual([]);
  });

  it('makes what one sells dearer, one way, in one sector', () => {
    const cells = moved('iceberg', withCard('foodScare', ['MER']));
    expect(cells.map(({ at }) => at)).toEqual(
      scenario.economies.flatMap((_, n) => (n === place('MER') ? [] : [(n * N + place('MER')) * J + AGR])),
    );
    for (const { ratio } of cells) expect(ratio).toBeCloseTo(1.1, 5);
  });

  it('makes trade of two powers dearer both ways, on goods alone', () => {
    const cells = moved('iceberg', withCard('powerFriction', ['USA', 'CHN'])).map(({ at }) => at);
    expect(cells).toHaveLength(2 * 5);
    expect(cells.some((cell) => cell % J === SER)).toBe(false);
  });

  it('reaches the rest of the world, and nobody’s home market', () => {
    const shock = withCard('oilShock');
    const rest = place('ROW');
    expect(moved('tfp', shock)).toEqual([{ at: rest * J + MAT, ratio: 0.98 }]);
    expect(moved('iceberg', shock).map(({ at }) => at)).toEqual(
      scenario.economies.flatMap((_, n) => (n === rest ? [] : [(n * N + rest) * J + MAT])),
    );
  });

  it('lets part of the goods pass without tariff', () => {
    const cells = moved('tariff', withCard('smuggling', ['MER']));
    expect(cells).toHaveLength((N - 1) * 5);
    for (const { ratio } of cells) expect(ratio).toBeCloseTo(0.85, 4);
  });

  it('moves capital without losing any', () => {
    const { gva, spec } = scenario.base;
    const { output } = baseAccounts(scenario.base);
    const shock = withCard('relocation', ['KOR', 'MEX']);
    const cells = moved('capital', shock).map(({ at }) => at);
    const hit = ['KOR', 'MEX'].map((economy) => place(economy) * J + MAC);
    expect(new Set(cells)).toEqual(new Set(hit));
    expect(cells).toHaveLength(hit.length);
    const earned = (nj: number): number => (spec[nj] ?? 0) * (gva[nj] ?? 0) * (output[nj] ?? 0);
    const gained = cells.reduce((sum, nj) => sum + earned(nj) * ((shock.capital[nj] ?? 1) - 1), 0);
    expect(gained).toBeCloseTo(0, 9);
    expect(shock.capital[place('KOR') * J + MAC]).toBeLessThan(1);
  });

  it('moves people without losing any', () => {
    const shock = withCard('refugees', ['EUR', 'AFR']);
    const peopleMn = (economy: string): number =>
      scenario.economies.find(({ id }) => id === economy)?.populationMn ?? 0;
    expect(shock.labour[place('EUR')]).toBeCloseTo(1.005, 12);
    const change = ['EUR', 'AFR'].reduce(
      (sum, each) => sum + peopleMn(each) * ((shock.labour[place(each)] ?? 1) - 1),
      0,
    );
    expect(change).toBeCloseTo(0, 9);
  });

  it('pays what is received', () => {
    const { transfer } = withCard('aid', ['USA', 'AFR']);
    const { income } = baseAccounts(scenario.base);
    expect(transfer[place('AFR')]).toBeCloseTo(0.003 * (income[place('AFR')] ?? 0), 9);
    expect(transfer.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0, 9);
  });
});

describe('who is hit', () => {
  it('are partners where the card speaks of partners', () => {
    const bloc = withBloc(table.state, 2, ['JPN', 'KOR']);
    const without = shockOf(withEvents(bloc));
    const shock = shockOf(withEvents(bloc, anEvent('whitePaper')));
    const cells = [...shock.iceberg].flatMap((cost, at) => (cost === without.iceberg[at] ? [] : [at]));
    expect(cells).toHaveLength(2 * 5);
  });

  it('are not members of a full integration where money matters', () => {
    const union = withBloc(table.state, 6, ['JPN', 'KOR']);
    const without = shockOf(withEvents(union));
    const shock = shockOf(withEvents(union, anEvent('currencyCrisis')));
    const inside = (place('JPN') * N + place('KOR')) * J + ELE;
    const outside = (place('JPN') * N + place('USA')) * J + ELE;
    expect(shock.iceberg[inside]).toBe(without.iceberg[inside]);
    expect((shock.iceberg[outside] ?? 0) / (without.iceberg[outside] ?? 1)).toBeCloseTo(1.015, 5);
  });

  it('carry a shock together in a full integration, by output, and no more of it', () => {
    const { output } = baseAccounts(scenario.base);
    const union = withBloc(table.state, 6, ['JPN', 'KOR']);
    const shock = shockOf(withEvents(union, anEvent('drought', ['KOR'])));
    const lost = (economy: string): number => {
      const cell = place(economy) * J + AGR;
      return (output[cell] ?? 0) * Math.log(shock.tfp[cell] ?? 1);
    };
    expect(lost('JPN')).toBeLessThan(0);
    expect(lost('JPN') + lost('KOR')).toBeCloseTo((output[place('KOR') * J + AGR] ?? 0) * Math.log(0.965), 9);
    expect(shock.tfp[place('JPN') * J + AGR]).toBeCloseTo(shock.tfp[place('KOR') * J + AGR] ?? 0, 12);
  });

  it('gain or lose support by name or by where they stand', () => {
    const state = withBloc(
      withEvents(table.state, anEvent('demonstration'), anEvent('protest', ['JPN'])),
      2,
      ['JPN', 'KOR'],
    );
    expect(eventSupport(state, 'KOR')).toBe(1);
    expect(eventSupport(state, 'JPN')).toBe(1 - 3);
    expect(eventSupport(state, 'USA')).toBe(-1.5);
    expect(eventSupport({ ...state, round: 4 }, 'USA')).toBe(0);
    expect(eventSupport({ agreements: {}, round: 1 }, 'USA')).toBe(0);
  });
});
