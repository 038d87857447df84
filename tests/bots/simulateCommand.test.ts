import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fromDocuments } from '#shared/rules/views/documents.ts';
import { runCommand } from '../support/runCommand.ts';

const command = resolve(import.meta.dirname, '../../server/commands/simulate.ts');
const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const simulate = (...args: string[]) => runCommand(command, args);

type Line = {
  readonly seed: string;
  readonly seats: Readonly<
    Record<
      string,
      {
        readonly government: string;
        readonly incomeIndex: readonly number[];
        readonly medal: string;
        readonly prosperity: number;
        readonly endLevel: number;
      }
    >
  >;
  readonly agreements: Readonly<Record<string, number>>;
  readonly events: number;
  readonly milliseconds: number;
};

describe('the simulate command', () => {
  it('prints one JSON line a game, the same under the same seed, whichever process plays it', async () => {
    const args = ['--scenario', 'quartet', '--opening', 'standard', '--rounds', '2', '--games', '2'];
    const asked = [...args, '--seed', 'word', '--json'];
    const lines = spawnSync(process.execPath, [command, ...asked], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    expect(lines.map(({ seed }) => seed)).toEqual(['word-1', 'word-2']);
    for (const { seats, events, milliseconds } of lines) {
      expect(Object.keys(seats).toSorted()).toEqual(['ALB', 'BOR', 'CAT', 'DUN']);
      expect(Object.values(seats).every(({ incomeIndex }) => incomeIndex.length === 3)).toBe(true);
      expect(events).toBeGreaterThan(50);
      expect(milliseconds).toBeGreaterThan(0);
    }
    const again = (await simulate(...asked)).stdout.trim().split('\n');
    expect(again.map((line) => (JSON.parse(line) as Line).seats)).toEqual(lines.map(({ seats }) => seats));
  });

  it('prints a table for people', async () => {
    const { status, stdout } = await simulate('--scenario', 'quartet', '--rounds', '1');
    expect(status).toBe(0);
    expect(stdout).toMatch(/quartet standard, seed bots-1, 1 rounds\nseat .*\n(?:[A-Z]{3} .*\n){4}table /);
  });

  it('goes on with a run, alone or in several threads, which play the same games in their order', async () => {
    const args = ['--scenario', 'quartet', '--rounds', '1', '--seed', 'threads', '--json'];
    const told = async (...more: string[]) =>
      (await simulate(...args, ...more)).stdout
        .trim()
        .split('\n')
        .map((line) => ({ ...(JSON.parse(line) as Line), milliseconds: 0, processorMs: 0 }));
    const all = await told('--games', '5');
    expect(all.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5].map((game) => `threads-${game}`));
    expect(await told('--games', '4', '--first', '2', '--workers', '2')).toEqual(all.slice(1));
    expect(await told('--games', '1', '--first', '5')).toEqual(all.slice(4));
  });

  it('plays presets, and the Laboratory by its switches', async () => {
    const { stdout } = await simulate(
      '--preset',
      'laboratory',
      '--scenario',
      'quartet',
      '--modules',
      '',
      '--levels',
      '2',
      '--assume',
      'elasticities=low',
      '--rounds',
      '2',
      '--seed',
      'lab',
      '--json',
    );
    const [line = ''] = stdout.split('\n');
    const game = JSON.parse(line) as Line;
    for (const { endLevel } of Object.values(game.seats)) expect(endLevel).toBeLessThanOrEqual(2);
    expect(game).toMatchObject({ preset: 'laboratory', rounds: 2 });
  });

  it('tells of many games what docs/balance.md reads', async () => {
    const { status, stdout } = await simulate(
      '--preset',
      'firstLesson',
      '--rounds',
      '2',
      '--games',
      '4',
      '--seed',
      'many',
      '--field',
      'test',
      '--partners',
      '1',
      '--abstain',
    );
    expect(status).toBe(0);
    for (const line of [
      /^4 games: quartet standard, firstLesson, 2 rounds, seeds many-1 … many-4/m,
      /^scores against the same chair in this run$/m,
      /^alwaysNash +4 /m,
      /^alwaysYes +4 /m,
      /^ALB .* ± /m,
      /^level founded in % of games {2}1: \d+/m,
      /^conferences: none$/m,
      /^partners with gain to both/m,
      /^signing nothing while all others go the best path/m,
    ]) {
      expect(stdout).toMatch(line);
    }
  });

  it('compares how a seat fares as a bot and in a person’s place', async () => {
    const args = ['--preset', 'firstLesson', '--games', '2', '--seed', 'people', '--people'];
    const { status, stdout } = await simulate(...args);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^2 games: points as bots, and how much more in a person's place/m);
    expect(stdout).toMatch(/^all +\d+\.\d( +[+−]\d+\.\d ± \d+\.\d){4}$/m);
  });

  it('records a game as public documents, each frame over the one before', async () => {
    const path = join(folder, 'game.json');
    expect((await simulate('--scenario', 'quartet', '--rounds', '1', '--record', path)).status).toBe(0);
    const { frames } = JSON.parse(readFileSync(path, 'utf8')) as {
      frames: { round: number; phase: string; documents: Record<string, string> }[];
    };
    expect(frames.map(({ phase }) => phase)).toEqual([
      'lobby',
      'briefing',
      'negotiation',
      'policy',
      'results',
      'epilogue',
      'debrief',
    ]);
    const documents = Object.assign({}, ...frames.map((frame) => frame.documents)) as Record<string, string>;
    const view = fromDocuments(documents);
    expect(view.phase).toBe('debrief');
    expect(view.reports).toHaveLength(2);
    expect(Object.keys(frames[4]?.documents ?? {})).toContain('reports/1');
  });

  it.each([
    [['--scenario', 'mars'], '--scenario is quartet or world'],
    [[], '--scenario is quartet or world'],
    [['--scenario', 'quartet', '--opening', 'today'], '--opening of quartet is one of standard'],
    [['--scenario', 'world', '--rounds', '13'], '--rounds is at most 12'],
    [['--scenario', 'world', '--games', 'many'], '--games takes a whole number'],
    [['--scenario', 'world', '--seed', 'a b'], '--seed is a word'],
    [['--scenario', 'quartet', '--moons', '2'], '--moons'],
    [['--preset', 'easy'], '--preset is one of firstLesson'],
    [['--scenario', 'quartet', '--field', 'kings'], '--field is one of mixed'],
    [['--preset', 'standard', '--levels', '2'], 'are for --preset laboratory'],
    [['--preset', 'laboratory', '--modules', 'weather'], '--modules are of dynamics'],
    [['--preset', 'laboratory', '--assume', 'luck=7'], '--assume'],
    [['--scenario', 'quartet', '--workers', '2', '--record', 'x'], '--record plays with one worker'],
    [
      ['--scenario', 'quartet', '--rounds', '1', '--record', '/nowhere/x.json'],
      'cannot write /nowhere/x.json',
    ],
  ])('refuses %j in one line', async (args, reason) => {
    const { status, stderr } = await simulate(...args);
    expect(status).toBe(1);
    expect(stderr).toContain(reason);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
