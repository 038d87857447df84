import { describe, expect, it } from 'vitest';
import { PAR_GAMES, PAR_GAMES_LEAST } from '../../../shared/content/constants.ts';
import type { StoredPar } from '#shared/content/par/parSchema.ts';
import { PAR_CASES, storedPars } from '#shared/content/par/storedPars.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { hasStoredPar, parOf } from '#shared/rules/scores/parOf.ts';
import { RULES_VERSION } from '#shared/rules/rulesVersion.ts';
import { someSettings } from '../../support/someSettings.ts';

function aPar(games: number, mark = 0) {
  return { games, seats: { USA: { prosperity: [mark] } }, bestPath: {} };
}

function aStoredPar(overrides: Partial<StoredPar> = {}): StoredPar {
  return {
    scenario: 'world',
    opening: 'highWalls',
    preset: 'standard',
    rounds: 6,
    command: 'npm run par',
    rulesVersion: RULES_VERSION,
    seeds: ['par-1', 'par-200'],
    firstGames: { games: 1, hash: '' },
    par: aPar(PAR_GAMES, 1),
    ...overrides,
  };
}

const STANDARD = someSettings({
  scenarioId: 'world',
  opening: 'highWalls',
  preset: 'standard',
  rounds: 6,
});

describe('parOf', () => {
  it('is the stored one for these settings, whatever was made in the lobby', () => {
    const judge = parOf({ settings: STANDARD, par: aPar(1000, 9) }, [aStoredPar()]);
    expect(judge).toEqual({ par: aPar(PAR_GAMES, 1), basis: 'par' });
    expect(hasStoredPar(STANDARD, [aStoredPar()])).toBe(true);
  });

  it.each([
    ['other rounds', { ...STANDARD, rounds: 5 }, {}],
    ['rules that have changed since', STANDARD, { rulesVersion: RULES_VERSION - 1 }],
    ['too few games', STANDARD, { par: aPar(PAR_GAMES - 1, 1) }],
  ])('is only approximate with %s', (_what, settings, stored) => {
    expect(parOf({ settings }, [aStoredPar(stored)])?.basis).toBe('approximate');
    expect(hasStoredPar(settings, [aStoredPar(stored)])).toBe(false);
  });

  it('is the one made for the table once there is none stored', () => {
    const settings = { ...STANDARD, rounds: 5 };
    const stored = [aStoredPar()];
    expect(parOf({ settings, par: aPar(PAR_GAMES, 9) }, stored)).toMatchObject({
      par: aPar(PAR_GAMES, 9),
      basis: 'par',
    });
    expect(parOf({ settings, par: aPar(PAR_GAMES - 1, 9) }, stored)?.basis).toBe('approximate');
    expect(parOf({ settings, par: aPar(PAR_GAMES_LEAST - 1, 9) }, stored)?.par).toEqual(aPar(PAR_GAMES, 1));
  });

  it('is the nearest with the same parts for the Laboratory', () => {
    const settings = { ...STANDARD, preset: 'laboratory' } as const;
    const stored = [
      aStoredPar({ preset: 'worldPlain', par: aPar(500, 2) }),
      aStoredPar({ preset: 'standard', par: aPar(500, 3) }),
      aStoredPar({ preset: 'full', rounds: 8, par: aPar(500, 4) }),
      aStoredPar({ preset: 'full', opening: 'today', rounds: 8, par: aPar(500, 5) }),
    ];
    expect(parOf({ settings }, stored)).toEqual({ par: aPar(500, 4), basis: 'approximate' });
    const plain = { ...settings, modules: ['dynamics'] } as const;
    expect(parOf({ settings: plain }, stored)?.par).toEqual(aPar(500, 2));
  });

  it('is nothing for a scenario without one', () => {
    expect(parOf({ settings: someSettings({ scenarioId: 'textbook' }) }, [aStoredPar()])).toBeUndefined();
  });
});

describe('the stored pars', () => {
  it('are one for each case, as long as its preset', () => {
    const pars = storedPars();
    expect(pars.map(({ scenario, opening, preset }) => ({ scenario, opening, preset }))).toEqual([
      ...PAR_CASES,
    ]);
    for (const { preset, rounds } of pars) expect(rounds).toBe(PRESETS[preset].rounds);
  });

  it('hold results in ascending order for every seat, or none yet', () => {
    for (const { par } of storedPars()) {
      const seats = Object.values(par.seats);
      expect(seats.length > 0).toBe(par.games > 0);
      for (const { prosperity, support = [], mandate = [] } of seats) {
        for (const results of [prosperity, support, mandate]) {
          expect(results).toEqual(results.toSorted((a, b) => a - b));
        }
        expect(prosperity.length).toBeGreaterThan(0);
      }
    }
  });
});
