import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storedParSchema } from '#shared/content/par/storedPars.ts';
import { loadProvincesScenario } from '#shared/rules/scenario/anyScenario.ts';
import { playParGame } from '../../../server/par/playParGame.ts';
import { formatPar, makeStoredPar, readParRequest } from '../../../server/commands/par/makeStoredPar.ts';
import { playProvincesGame } from '../../../server/commands/simulate/provinces/playProvincesGame.ts';
import { readProvincesRequest } from '../../../server/commands/simulate/provinces/readProvincesRequest.ts';

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

  it('is the same of games that were simulated before', async () => {
    const parCase = { scenario: 'provinces', opening: 'year1997', preset: 'provincesStandard' } as const;
    const run = { games: 1, seed: 'word', workers: 1 };
    const lines: string[] = [];
    const played = await makeStoredPar(parCase, run, (game) => lines.push(`${JSON.stringify(game)}\n`));
    const folder = mkdtempSync(join(tmpdir(), 'par-'));
    const from = join(folder, 'games.jsonl');
    writeFileSync(from, lines.join(''));
    const made = await makeStoredPar(parCase, { ...run, from }, () => undefined);
    rmSync(folder, { recursive: true });
    expect(made.ok).toBe(true);
    expect(made).toEqual(played);
  });

  it('is of games as a table plays them for its own par', () => {
    const request = readProvincesRequest(['--scenario', 'provinces', '--rounds', '1', '--seed', 'word']);
    const game = request.ok ? playProvincesGame(request.value, 1) : request;
    const scenario = loadProvincesScenario('year1997');
    if (!game.ok || !scenario.ok) throw new Error('nothing was played');
    const settings = {
      scenarioId: 'provinces',
      opening: 'year1997',
      preset: 'provincesStandard',
      rounds: 1,
      clock: 'normal',
      seed: '',
      timed: true,
    } as const;
    expect(playParGame(scenario.value, settings, 'word-1')).toEqual({ ok: true, value: game.value.values });
  });

  it('is kept for both openings and presets', () => {
    const request = readParRequest(['--scenario', 'provinces']);
    expect(request.ok && request.value.cases).toHaveLength(4);
  });
});
