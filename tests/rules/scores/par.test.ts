import { describe, expect, it } from 'vitest';
import { makePar } from '../../../shared/bots/par/bestPath.ts';
import { PAR_GAMES, PAR_GAMES_LEAST } from '#shared/content/scores.ts';
import { type StoredPar, PAR_CASES, storedPars } from '../../../shared/content/par/storedPars.ts';
import { keptByTables, PRESETS } from '../../../shared/content/presets.ts';
import { hasStoredPar, middleOfPar, parOf } from '../../../shared/rules/scores/par.ts';
import { RULES_VERSION } from '../../../shared/rules/state.ts';
import { redactFor } from '../../../shared/rules/views/redactFor.ts';
import { HOST, SERVER, aTable } from '../../support/aTable.ts';
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
  stepBp: PRESETS.standard.stepBp,
});

describe('parOf', () => {
  it('is the stored one for these settings, whatever was made in the lobby', () => {
    const judge = parOf({ settings: STANDARD, par: aPar(1000, 9) }, [aStoredPar()]);
    expect(judge).toEqual({ par: aPar(PAR_GAMES, 1), basis: 'par', ruler: 'lines' });
    expect(hasStoredPar(STANDARD, [aStoredPar()])).toBe(true);
  });

  it.each([
    ['other rounds', { ...STANDARD, rounds: 5 }, {}],
    ['rules that have changed since', STANDARD, { rulesVersion: RULES_VERSION - 1 }],
    ['the step that the preset had before', { ...STANDARD, stepBp: undefined }, {}],
    ['too few games', STANDARD, { par: aPar(PAR_GAMES - 1, 1) }],
  ])('is only approximate with %s', (_what, settings, stored) => {
    expect(parOf({ settings }, [aStoredPar(stored)])?.basis).toBe('approximate');
    expect(hasStoredPar(settings, [aStoredPar(stored)])).toBe(false);
  });

  it('is none of those stored for a table of World, short that was opened before outsiders paid the own tariff, circles grew, signatures were few or its last round had a conference', () => {
    const { rounds, stepBp, wallsHold, membersByRound } = PRESETS.worldShort;
    const before = { ...STANDARD, preset: 'worldShort', rounds, stepBp } as const;
    const stored = [aStoredPar({ preset: 'worldShort', rounds })];
    expect(hasStoredPar(before, stored)).toBe(false);
    expect(hasStoredPar({ ...before, wallsHold }, stored)).toBe(false);
    expect(hasStoredPar({ ...before, wallsHold, membersByRound }, stored)).toBe(false);
    const { conferencesInRounds: _in, ...former } = keptByTables('worldShort');
    expect(hasStoredPar({ ...before, ...former }, stored)).toBe(false);
    expect(hasStoredPar({ ...before, ...keptByTables('worldShort') }, stored)).toBe(true);
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
    expect(parOf({ settings }, stored)).toEqual({ par: aPar(500, 4), basis: 'approximate', ruler: 'lines' });
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
    expect(
      pars.map(({ scenario, opening, preset, unlimited }) => ({ scenario, opening, preset, unlimited })),
    ).toEqual([...PAR_CASES]);
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

describe('middleOfPar', () => {
  it('has the best path, and of each part of a seat what half of the bots passed, and nothing else', () => {
    const par = {
      games: PAR_GAMES,
      seats: { USA: { prosperity: [1, 2, 4, 8], support: [50] }, EUR: { prosperity: [1, 2, 6] } },
      bestPath: { USA: 9, EUR: 9 },
    };
    const settings = { ...STANDARD, rounds: 5 };
    expect(middleOfPar({ settings, par })).toEqual({
      games: PAR_GAMES,
      seats: { USA: { prosperity: [3], support: [50] }, EUR: { prosperity: [2] } },
      bestPath: { USA: 9, EUR: 9 },
    });
  });

  it('has all results of one seat that is to be told what they make of its own', () => {
    const seats = { SH: { prosperity: [1, 2, 4], support: [40, 50, 60] }, AH: { prosperity: [3] } };
    const settings = { ...STANDARD, rounds: 5 };
    const pace = { SH: { prosperity: [0.5, 2] } };
    const par = { games: PAR_GAMES, seats, bestPath: {}, pace };
    expect(middleOfPar({ settings, par }, 'SH')?.seats).toEqual(seats);
    // What bots averaged after each round is told to nobody.
    expect(middleOfPar({ settings, par }, 'SH')).not.toHaveProperty('pace');
    expect(middleOfPar({ settings, par }, undefined, true)?.seats).toEqual(seats);
  });

  it('is unknown where nothing is compared', () => {
    expect(middleOfPar({ settings: { ...STANDARD, rounds: 4 }, agreedRounds: 6 })).toBeUndefined();
  });
});

/** Results of four seats, evenly spaced from −1 to 1 per cent. */
function parOfGames(games: number) {
  const seats = ['ALB', 'BOR', 'CAT', 'DUN'];
  const played = Array.from({ length: games }, (_, game) => ({
    prosperity: (2 * (game + 0.5)) / games - 1,
  }));
  return makePar(
    played.map((values) => Object.fromEntries(seats.map((seat) => [seat, values]))),
    seats,
    Object.fromEntries(seats.map((seat) => [seat, 1])),
  );
}

describe('notePar', () => {
  it('keeps the results of more games, not of fewer', () => {
    const table = aTable();
    table.accept(SERVER, { type: 'notePar', par: parOfGames(20) });
    table.accept(SERVER, { type: 'notePar', par: parOfGames(10) });
    expect(table.state.par?.games).toBe(20);
    table.accept(SERVER, { type: 'notePar', par: parOfGames(200) });
    expect(table.state.par?.games).toBe(200);
  });

  it('is for the server alone', () => {
    const table = aTable({ people: ['ALB'] });
    expect(table.refusal(HOST, { type: 'notePar', par: parOfGames(20) }).code).toBe('intent/not-allowed');
    expect(table.refusal(table.seat('ALB'), { type: 'notePar', par: parOfGames(20) }).code).toBe(
      'intent/not-allowed',
    );
  });

  it('tells nobody the results, only of how many games they are', () => {
    const table = aTable();
    table.accept(SERVER, { type: 'notePar', par: parOfGames(20) });
    for (const viewer of [{ type: 'public' }, { type: 'host' }, { type: 'seat', economy: 'ALB' }] as const) {
      expect(redactFor(table.state, viewer).par).toEqual({ games: 20, seats: {}, bestPath: {} });
    }
    expect(redactFor(aTable().state, { type: 'public' })).not.toHaveProperty('par');
  });

  it('judges the end of a game with settings of its own', () => {
    // One round: no par is stored for that.
    const table = aTable({ rounds: 1 });
    table.accept(SERVER, { type: 'notePar', par: parOfGames(200) });
    table.goTo('debrief');
    const { standings = [], tableWay, tableScore } = table.state.final ?? {};
    expect(standings).toHaveLength(4);
    for (const { basis, score, parts, medal } of standings) {
      // Nothing was signed: as good as the middle of the bots.
      expect(basis).toBe('par');
      expect(parts?.prosperity?.value).toBeCloseTo(0, 6);
      expect(Math.abs((score ?? NaN) - 50)).toBeLessThan(1);
      // Bronze by its points; the table, which went nowhere, allows no more.
      expect(medal).toBe('bronze');
    }
    expect(tableWay).toBeCloseTo(0, 6);
    expect(tableScore).toBe(tableWay);
  });

  it('is approximate while few have played', () => {
    const table = aTable({ rounds: 1 });
    table.accept(SERVER, { type: 'notePar', par: parOfGames(40) });
    table.goTo('debrief');
    expect(table.state.final?.standings.map(({ basis }) => basis)).toEqual(Array(4).fill('approximate'));
  });
});
