import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { bestPath, openLevel } from '../../../shared/bots/par/bestPath.ts';
import { aScenario } from '../../support/aScenario.ts';
import { someSettings } from '../../support/someSettings.ts';

const WORLD = someSettings({ scenarioId: 'world', opening: 'highWalls', preset: 'worldPlain', rounds: 6 });

const paths = new Map<string, Record<string, number>>();

/** Each path is walked once. */
function path(settings: GameSettings, without: readonly string[] = []): Record<string, number> {
  const name = canonicalJson([settings, without]);
  const walked = paths.get(name);
  if (walked !== undefined) return walked;
  const found = bestPath(aScenario(settings.scenarioId, settings.opening), settings, without);
  if (!found.ok) throw new Error(found.error.code);
  paths.set(name, found.value);
  return found.value;
}

function mean(values: Record<string, number>): number {
  const all = Object.values(values);
  return all.reduce((sum, value) => sum + value, 0) / all.length;
}

describe('the best path', () => {
  it('of the first lesson is free trade of all four from round 1 on', () => {
    // Source: docs/model.md, per cent of real income with all four together.
    const known: Record<string, number> = { ALB: 1.7, BOR: 1.71, CAT: 0.32, DUN: 0.93 };
    for (const [seat, prosperity] of Object.entries(path(someSettings()))) {
      expect(Math.abs(Math.expm1(prosperity / 100) * 100 - (known[seat] ?? NaN)), seat).toBeLessThan(0.03);
    }
  });

  it.each(['worldPlain', 'standard', 'full'] as const)('is lawful and pays every seat in %s', (preset) => {
    const settings = { ...WORLD, preset, rounds: PRESETS[preset].rounds };
    for (const prosperity of Object.values(path(settings))) expect(prosperity).toBeGreaterThan(0);
  });

  it('is that of all together also where an agreement may have few members', () => {
    const { rounds, membersByRound } = PRESETS.worldShort;
    const settings = someSettings({ preset: 'worldShort', rounds });
    expect(path({ ...settings, membersByRound })).toEqual(path(settings));
  });

  it('leads from today as well, past the agreements that are in force', () => {
    expect(mean(path({ ...WORLD, opening: 'today' }))).toBeGreaterThan(0);
  });

  it('is better the deeper it may go', () => {
    const means = ([2, 3, 4, 5, 6] as const).map((highestLevel) =>
      mean(path({ ...WORLD, preset: 'laboratory', modules: [], highestLevel })),
    );
    expect(means).toEqual(means.toSorted((a, b) => a - b));
    expect(new Set(means).size).toBe(5);
  });

  it('is preferences of zero where no union is played: they need no proof of origin', () => {
    const upTo = (highestLevel: number) =>
      path({ ...WORLD, preset: 'laboratory', modules: [], highestLevel });
    expect(upTo(2)).toEqual(upTo(1));
  });

  it('leaves little to who signs nothing while all others go it', () => {
    const all = path(WORLD);
    for (const seat of ['USA', 'MEX', 'AFR']) {
      expect(path(WORLD, [seat])[seat]).toBeLessThan((all[seat] ?? NaN) / 2);
    }
  });

  it('does not hang on politics, which is left out', () => {
    const settings = { ...WORLD, preset: 'laboratory', highestLevel: 3 } as const;
    expect(path({ ...settings, modules: ['politics'] })).toEqual(path({ ...settings, modules: [] }));
  });
});

describe('openLevel', () => {
  it('follows the preset round by round, and the host no further than allowed', () => {
    const rounds = [1, 2, 3, 4, 5, 8];
    expect(rounds.map((round) => openLevel({ ...WORLD, preset: 'full' }, round))).toEqual([2, 3, 4, 5, 6, 6]);
    expect(rounds.map((round) => openLevel({ ...WORLD, preset: 'standard' }, round))).toEqual([
      2, 3, 4, 4, 4, 4,
    ]);
    expect(openLevel({ ...WORLD, preset: 'laboratory', highestLevel: 2 }, 5)).toBe(2);
    expect(openLevel(someSettings(), 2)).toBe(2);
    expect(openLevel(someSettings(), 3)).toBe(3);
  });
});
