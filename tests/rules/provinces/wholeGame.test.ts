import { describe, expect, it } from 'vitest';
import { playBotGame } from '#shared/bots/playBotGame.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { anyScenarioFor, loadProvincesScenario } from '#shared/rules/scenario/anyScenario.ts';
import { fromDocuments, toDocuments } from '#shared/rules/views/documents.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { provinceGame } from '../../../shared/rules/state.ts';

const settings: GameSettings = {
  scenarioId: 'provinces',
  opening: 'year1997',
  preset: 'provincesStandard',
  centre: 'rule',
  rounds: 3,
  clock: 'normal',
  seed: 'whole',
  timed: true,
};

function play(change: Partial<GameSettings> = {}) {
  const own = { ...settings, ...change };
  const scenario = anyScenarioFor(own);
  if (!scenario.ok) throw new Error(scenario.error.reason);
  const played = playBotGame(scenario.value, own);
  if (!played.ok) throw new Error(played.error.code);
  return provinceGame(played.value.state);
}

/** A game takes seconds: those that several tests look at are played once. */
const byRule = once(() => play());
const games = {
  rule: byRule,
  seat: once(() => play({ centre: 'seat' })),
  host: once(() => play({ centre: 'host' })),
};

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

describe('a game of provinces', () => {
  it('opens at 21 times, a tariff of 46 per cent', () => {
    const scenario = loadProvincesScenario(settings.opening);
    if (!scenario.ok) throw new Error('no provinces');
    const { borderEffect, borderTariff } = scenario.value.atOpening;
    expect(borderEffect.toFixed(1)).toBe('21.0');
    expect(borderTariff.toFixed(1)).toBe('46.0');
  });

  it('is played to its end', () => {
    const state = byRule();
    expect(state.reports.map(({ round }) => round)).toEqual([1, 2, 3]);
    expect(state.phase).toBe('debrief');
    expect(state.provinces.final?.standings).toHaveLength(10);
  });

  it('is the same from its documents', () => {
    const view = redactFor(byRule(), { type: 'public' });
    expect(fromDocuments(toDocuments(view))).toEqual(JSON.parse(JSON.stringify(view)));
  });

  it.each(['rule', 'seat', 'host'] as const)('ends where the centre is governed by %s', (centre) => {
    const { phase, provinces } = games[centre]();
    expect(phase).toBe('debrief');
    expect(provinces.reforms.includes('weakLaw')).toBe(centre !== 'host');
  });

  it('is the same game under the same seed', () => {
    expect(play()).toEqual(byRule());
  });
});
