import { describe, expect, it } from 'vitest';
import { bestResponse } from '#shared/economics/nash/bestResponse.ts';
import { nashTariffs } from '#shared/economics/nash/nashTariffs.ts';
import { allWelfareGradients } from '#shared/economics/nash/welfareGradient.ts';
import { noShock } from '../../../shared/economics/tradeModel.ts';
import { largestGap } from '../largestGap.ts';
import { solved } from '../solved.ts';
import { GAME_NAMES, readGame, sectorsOf, soleSetters } from './tariffGame.ts';

/** Made by a reference program; tolerances as stated with the files: tariffs 2e-5, Ŵ 1e-8, gradient 1e-7. */
describe.each(GAME_NAMES)('tariff game %s', (name) => {
  const { base, expected } = readGame(name);
  const setters = soleSetters(base, sectorsOf(base));
  const tolerance = 1e-9;

  it('has the expected gradient of every welfare in every tariff', () => {
    const shock = noShock(base);
    const gradients = allWelfareGradients({ base, shock, equilibrium: solved(base, shock) });
    expect(
      largestGap(
        gradients.flatMap((gradient) => [...gradient]),
        expected.gradient.flat(3),
      ),
    ).toBeLessThan(1e-7);
  });

  it('has the expected best responses to the tariffs of the base', () => {
    setters.forEach((setter, n) => {
      const response = bestResponse(base, noShock(base), setter, { tolerance });
      if (!response.ok) throw new Error(response.error.code);
      const { logRates, objective } = response.value;
      expect(largestGap(logRates.map(Math.expm1), expected.unilateralTariff[n] ?? [])).toBeLessThan(2e-5);
      expect(Math.abs(objective - (expected.unilateralLnW[n] ?? NaN))).toBeLessThan(1e-8);
    });
  });

  it('has the expected Nash tariffs and welfare', () => {
    const game = nashTariffs(base, noShock(base), setters, { tolerance });
    if (!game.ok) throw new Error(game.error.code);
    const rates = game.value.logRates.flatMap((row) => Array.from(row, (rate) => Math.expm1(rate)));
    expect(largestGap(rates, expected.nashTariff.flat())).toBeLessThan(2e-5);
    expect(largestGap(game.value.equilibrium.welfare, expected.nashW)).toBeLessThan(1e-8);
  });

  it('has the expected welfare of free trade', () => {
    const shock = { ...noShock(base), tariff: base.tau.map(() => 0) };
    expect(largestGap(solved(base, shock).welfare, expected.freeTradeW)).toBeLessThan(1e-8);
  });
});
