import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storedParSchema } from '#shared/content/par/storedPars.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { mapValues } from '#shared/kernel/records.ts';
import { loadProvincesScenario } from '#shared/rules/scenario/anyScenario.ts';
import { playParGame } from '#shared/bots/playBotGame.ts';
import { formatPar, makeStoredPar, readParRequest } from '../../../server/commands/par/makeStoredPar.ts';
import {
  type ProvincesGame,
  playProvincesGame,
} from '../../../server/commands/simulate/provinces/playProvincesGame.ts';
import { readProvincesRequest } from '../../../server/commands/simulate/provinces/readProvincesRequest.ts';

let played: ProvincesGame | undefined;

/** A game of one round, as a simulation plays it. */
function aShortGame(): ProvincesGame {
  if (played !== undefined) return played;
  const request = readProvincesRequest(['--scenario', 'provinces', '--rounds', '1', '--seed', 'word']);
  const game = request.ok ? playProvincesGame(request.value, 1) : request;
  if (!game.ok) throw new Error(game.error);
  played = game.value;
  return played;
}

describe('par of provinces', () => {
  it('says how to make it, and has no best path', async () => {
    const parCase = { scenario: 'provinces', opening: 'year1987', preset: 'provincesFull' } as const;
    const made = await makeStoredPar(parCase, { games: 0, seed: 'word', workers: 1 }, () => undefined);
    if (!made.ok) throw new Error(made.error);
    expect(made.value).toMatchObject({
      rounds: 8,
      command:
        'npm run par -- --scenario provinces --opening year1987 --preset provincesFull --games 0 --seed word',
      par: { games: 0, seats: {}, bestPath: {} },
    });
    expect(storedParSchema.parse(JSON.parse(formatPar(made.value)))).toEqual(made.value);
  });

  it('is of games that were simulated before', async () => {
    const parCase = { scenario: 'provinces', opening: 'year1997', preset: 'provincesStandard' } as const;
    const folder = mkdtempSync(join(tmpdir(), 'par-'));
    const from = join(folder, 'games.jsonl');
    // A line of a simulation, of a game that is as long as the preset's.
    const { rounds } = PRESETS.provincesStandard;
    writeFileSync(from, `${JSON.stringify({ ...aShortGame(), rounds })}\n`);
    const made = await makeStoredPar(parCase, { games: 1, seed: 'word', workers: 1, from }, () => undefined);
    rmSync(folder, { recursive: true });
    if (!made.ok) throw new Error(made.error);
    const { seats } = made.value.par;
    expect(mapValues(seats, ({ prosperity }) => prosperity)).toEqual(
      mapValues(aShortGame().values, ({ prosperity }) => [expect.closeTo(prosperity, 3)]),
    );
  });

  it('is of games as a table plays them for its own par', () => {
    const scenario = loadProvincesScenario('year1997');
    if (!scenario.ok) throw new Error(scenario.error.reason);
    const settings = {
      scenarioId: 'provinces',
      opening: 'year1997',
      preset: 'provincesStandard',
      rounds: 1,
      clock: 'normal',
      seed: '',
      timed: true,
      pactLimits: PRESETS.provincesStandard.pactLimits,
    } as const;
    expect(playParGame(scenario.value, settings, 'word-1')).toEqual({ ok: true, value: aShortGame().values });
  });

  it('is kept for both openings and presets, and for tables that were opened without limits of pacts', () => {
    const request = readParRequest(['--scenario', 'provinces']);
    expect(request.ok && request.value.cases).toHaveLength(6);
  });
});
