import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StoredPar, storedParSchema, PAR_CASES, parFileName } from '#shared/content/par/storedPars.ts';
import {
  checkStoredPar,
  formatPar,
  makeStoredPar,
  readParRequest,
} from '../../server/commands/par/makeStoredPar.ts';
import { PAR_GAMES } from '#shared/content/scores.ts';
import { RULES_VERSION } from '../../shared/rules/state.ts';

const LESSON = { scenario: 'quartet', opening: 'standard', preset: 'firstLesson' } as const;

const RUN = { games: 3, seed: 'word', workers: 1 };

/** Its games, as a simulation writes them. */
const lines: string[] = [];
const made = await aPar();

async function aPar(): Promise<StoredPar> {
  const par = await makeStoredPar(LESSON, RUN, (game) => lines.push(JSON.stringify(game)));
  if (!par.ok) throw new Error(par.error);
  return par.value;
}

describe('npm run par', () => {
  it('makes a par that says how to make it again', () => {
    expect(lines).toHaveLength(3);
    expect(made).toMatchObject({
      ...LESSON,
      rounds: 4,
      rulesVersion: RULES_VERSION,
      command:
        'npm run par -- --scenario quartet --opening standard --preset firstLesson --games 3 --seed word',
      seeds: ['word-1', 'word-3'],
      firstGames: { games: 2 },
      par: { games: 3 },
    });
    for (const seat of ['ALB', 'BOR', 'CAT', 'DUN']) {
      expect(made.par.seats[seat]?.prosperity).toHaveLength(3);
      expect(made.par.bestPath[seat]).toBeGreaterThan(0);
    }
    expect(storedParSchema.parse(JSON.parse(formatPar(made)))).toEqual(made);
  });

  it('tells a par that would come out the same from one that would not', async () => {
    const good = { ...made, par: { ...made.par, games: PAR_GAMES } };
    expect(await checkStoredPar(good)).toEqual({ ok: true, value: undefined });
    const faultOf = async (stored: typeof good) => {
      const fault = await checkStoredPar(stored);
      return fault.ok ? fault.value : fault.error;
    };
    expect(await faultOf({ ...good, par: { ...good.par, games: 0 } })).toBe('not made yet');
    expect(await faultOf(made)).toContain('of 3 games only');
    expect(await faultOf({ ...good, rulesVersion: RULES_VERSION - 1 })).toContain('made by rules');
    expect(await faultOf({ ...good, firstGames: { games: 2, hash: 'other' } })).toBe(
      'its first games come out otherwise now',
    );
    expect(await faultOf({ ...good, par: { ...good.par, bestPath: { ALB: 9 } } })).toBe(
      'its best path comes out otherwise now',
    );
  });
});

describe('a par of games that were played before', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'par-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const madeFrom = (content: readonly string[]) => {
    const from = join(folder, 'games.jsonl');
    writeFileSync(from, content.map((line) => `${line}\n`).join(''));
    return makeStoredPar(LESSON, { ...RUN, from }, () => undefined);
  };

  it('is the par of the same games played', async () => {
    expect(await madeFrom(lines)).toEqual({ ok: true, value: made });
  });

  it('is refused where the games are missing, too few or others', async () => {
    const faultOf = async (content: readonly string[]) => {
      const made = await madeFrom(content);
      return made.ok ? '' : made.error;
    };
    const [first = '', second = '', third = ''] = lines;
    expect(await faultOf([first, second])).toContain('has 2 games, 3 are asked for');
    expect(await faultOf([first, third, second])).toContain('line 2: seed is word-3, not word-2');
    expect(await faultOf([first, second.replace('firstLesson', 'full'), third])).toContain('preset is full');
    expect(await faultOf([first, '{', third])).toContain('line 2: SyntaxError');
    expect(await faultOf([first, '{}', third])).toContain('line 2:');
    const nowhere = await makeStoredPar(LESSON, { ...RUN, from: join(folder, 'none') }, () => undefined);
    expect(nowhere.ok ? '' : nowhere.error).toContain('ENOENT');
  });
});

describe('readParRequest', () => {
  it('takes all cases unless some are chosen', () => {
    expect(readParRequest([])).toEqual({
      ok: true,
      value: { cases: [...PAR_CASES], games: 500, seed: 'par', workers: 1, check: false },
    });
    const chosen = readParRequest(['--opening', 'today', '--games', '9', '--workers', '2', '--check']);
    expect(chosen.ok && chosen.value.cases.map(parFileName)).toEqual([
      'world-today-worldPlain.json',
      'world-today-standard.json',
      'world-today-full.json',
    ]);
    expect(chosen).toMatchObject({ value: { games: 9, workers: 2, check: true } });
  });

  it.each([
    [['--preset', 'laboratory'], 'no par is kept for that'],
    [['--scenario', 'quartet', '--preset', 'full'], 'no par is kept for that'],
    [['--scenario', 'mars'], '--scenario is one of'],
    [['--games', '0'], '--games is at least 1'],
    [['--moons', '2'], '--moons'],
    [['--from', 'games.jsonl'], '--from has games of one case'],
    [['--from', 'games.jsonl', '--check'], '--check plays its own games'],
  ])('refuses %j', (args, reason) => {
    const refused = readParRequest(args);
    expect(refused.ok ? '' : refused.error).toContain(reason);
  });
});
