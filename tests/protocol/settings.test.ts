import { describe, expect, it } from 'vitest';
import { keptByTables, PRESETS } from '#shared/content/presets.ts';
import { gameSettingsSchema } from '#shared/protocol/settings.ts';
import { someSettings } from '../support/someSettings.ts';

describe('the settings of a game', () => {
  it('choose modules, levels and assumptions in the Laboratory alone', () => {
    const choices = [
      { modules: ['dynamics'] as const },
      { highestLevel: 3 },
      { assumptions: { elasticities: 'low' } as const },
    ];
    for (const choice of choices) {
      const settings = someSettings({ scenarioId: 'world', opening: 'today', rounds: 6, ...choice });
      expect(gameSettingsSchema.safeParse({ ...settings, preset: 'laboratory' }).success).toBe(true);
      expect(gameSettingsSchema.safeParse({ ...settings, preset: 'standard' }).success).toBe(false);
    }
    expect(gameSettingsSchema.safeParse(someSettings()).success).toBe(true);
  });

  it('have the tariffs of outsiders hold in World, short alone, whose tables opened before are without that', () => {
    const isSetting = (settings: unknown): boolean => gameSettingsSchema.safeParse(settings).success;
    const { rounds, stepBp } = PRESETS.worldShort;
    const world = { scenarioId: 'world', opening: 'highWalls', rounds, stepBp } as const;
    const short = someSettings({ ...world, preset: 'worldShort' });
    expect([short, { ...short, wallsHold: true }].map(isSetting)).toEqual([true, true]);
    expect(
      [
        { ...short, wallsHold: false },
        { ...short, preset: 'standard', wallsHold: true },
      ].map(isSetting),
    ).toEqual([false, false]);
  });

  it('have circles grow in World, short alone, as its preset has it, whose tables opened before are without that', () => {
    const isSetting = (settings: unknown): boolean => gameSettingsSchema.safeParse(settings).success;
    const { rounds, stepBp, membersByRound } = PRESETS.worldShort;
    const world = { scenarioId: 'world', opening: 'highWalls', rounds, stepBp } as const;
    const short = someSettings({ ...world, preset: 'worldShort' });
    expect([short, { ...short, membersByRound }].map(isSetting)).toEqual([true, true]);
    expect(
      [
        { ...short, membersByRound: [2, 3] },
        { ...short, preset: 'standard', membersByRound },
      ].map(isSetting),
    ).toEqual([false, false]);
  });

  it('have signatures few, specialization late and a conference in the last round in World, short alone, whose tables opened before are without that', () => {
    const isSetting = (settings: unknown): boolean => gameSettingsSchema.safeParse(settings).success;
    const { scenarioId, opening, rounds } = PRESETS.worldShort;
    const kept = keptByTables('worldShort');
    const { signedPerRound, specializationInRound, conferencesInRounds, ...before } = kept;
    const short = someSettings({ scenarioId, opening, rounds, preset: 'worldShort', ...before });
    expect([short, { ...short, ...kept }].map(isSetting)).toEqual([true, true]);
    const standard = { ...short, preset: 'standard', wallsHold: undefined, membersByRound: undefined };
    expect(isSetting(standard)).toBe(true);
    expect(
      [
        { ...short, signedPerRound: 3 },
        { ...short, specializationInRound: 1 },
        { ...short, conferencesInRounds: [2] },
        { ...standard, signedPerRound },
        { ...standard, specializationInRound },
        { ...standard, conferencesInRounds },
      ].map(isSetting),
    ).toEqual([false, false, false, false, false, false]);
  });

  it('refuse assumptions beyond what the model bears', () => {
    for (const assumptions of [{ scalePercent: 121 }, { specificFactorsPercent: -1 }, { luck: 7 }]) {
      const settings = { ...someSettings({ preset: 'laboratory' }), assumptions };
      expect(gameSettingsSchema.safeParse(settings).success).toBe(false);
    }
  });
});
