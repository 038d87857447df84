import { beforeAll, describe, expect, it } from 'vitest';
import {
  asksForProvinces,
  readProvincesRequest,
} from '../../../server/commands/simulate/provinces/readProvincesRequest.ts';
import {
  FOUNDED_ID,
  type ProvinceOutcome,
  type ProvincesGame,
  provincesSetUp,
  scenarioUnder,
  PactWatcher,
} from '../../../server/commands/simulate/provinces/playProvincesGame.ts';
import {
  byTemperament,
  simulateProvinces,
} from '../../../server/commands/simulate/provinces/simulateProvinces.ts';
import type { ProvinceTemperamentName } from '#shared/content/provinces/provinceTemperaments.ts';
import { REFORM_PACKAGES, RULES_OF_1987 } from '#shared/content/provinces/reforms.ts';
import { must } from '#shared/kernel/records.ts';
import { createProvinces } from '../../../shared/rules/provinces/rulebook.ts';
import { aBindingDraft, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';

describe('readProvincesRequest', () => {
  it('brings rounds with the preset, and the opening with the start', () => {
    expect(readProvincesRequest(['--scenario', 'provinces', '--start', '1987'])).toEqual({
      ok: true,
      value: {
        opening: 'year1987',
        preset: 'provincesStandard',
        rounds: 6,
        games: 1,
        first: 1,
        seed: 'bots',
        field: 'mixed',
        pact: 'none',
        workers: 1,
        people: false,
        forecasts: false,
        unlimited: false,
        json: false,
      },
    });
    expect(readProvincesRequest(['--preset', 'provincesFull', '--reforms', 'everything'])).toMatchObject({
      value: { rounds: 8, reforms: 'everything' },
    });
  });

  it.each([
    [['--start', '1949'], '--start is one of 1997, 1987'],
    [['--reforms', 'none'], '--reforms is one of'],
    [['--pact', 'loose'], '--pact is one of'],
    [['--field', 'mercantilist'], '--field is one of'],
    [['--games', '0'], '--games is at least 1'],
    [['--workers', '0'], '--workers is at least 1'],
  ])('refuses %j', (args, reason) => {
    const refused = readProvincesRequest(args);
    expect(refused.ok ? '' : refused.error).toContain(reason);
  });

  it('is asked by the scenario or one of its presets', () => {
    expect(asksForProvinces(['--scenario', 'provinces'])).toBe(true);
    expect(asksForProvinces(['--preset=provincesFull'])).toBe(true);
    expect(asksForProvinces(['--scenario', 'world'])).toBe(false);
  });
});

describe('the opening of a simulation', () => {
  const { scenario, state } = aProvincesTable();

  it('fixes rules: a package on those of the eighties, no card left, all of one temperament', () => {
    const asked = { field: 'reformer', reforms: 'transfersByNeed', pact: 'none' } as const;
    const { provinces } = provincesSetUp(scenario, asked)(createProvinces(scenario, state.settings));
    expect(provinces?.reforms).toEqual(REFORM_PACKAGES.transfersByNeed);
    expect(provinces?.deck.drawn.length).toBeGreaterThan(10);
    expect(new Set(Object.values(provinces?.temperaments ?? {}))).toEqual(new Set(['reformer']));
    expect(scenarioUnder(scenario, 'growthRace').institution).toEqual(RULES_OF_1987);
    expect(scenarioUnder(scenario, undefined)).toBe(scenario);
  });

  it.each(['voluntary', 'binding'] as const)('founds a %s body of the Delta that pays Jiangsu', (pact) => {
    const asked = { field: 'mixed', pact } as const;
    const { provinces } = provincesSetUp(scenario, asked)(createProvinces(scenario, state.settings));
    const body = must(provinces?.pacts[FOUNDED_ID], 'the body');
    expect(body).toMatchObject({ members: ['SH', 'JS', 'ZJ'], isBinding: pact === 'binding', atMost: 0 });
    expect(body.payments.map(({ from, to, amountMn }) => [from, to, amountMn])).toEqual([
      ['SH', 'JS', 3000],
      ['ZJ', 'JS', 3000],
    ]);
    expect(body.deposit > 11).toBe(pact === 'binding');
  });
});

describe('the fate of pacts', () => {
  it('is to survive where nobody breaks or leaves them, to their term', () => {
    const table = aProvincesTable();
    const watcher = new PactWatcher();
    table.conclude(aBindingDraft(['SH', 'ZJ'], { rounds: 1 }));
    watcher.watch(table.state);
    table.nextRound();
    watcher.watch(table.state);
    expect(watcher.fates).toMatchObject([{ members: ['SH', 'ZJ'], isBinding: true, survived: true }]);
  });

  it('is to unravel where one breaks its word, or leaves', () => {
    const table = aProvincesTable();
    const watcher = new PactWatcher();
    const broken = table.conclude(aPactDraft(['SH', 'ZJ']));
    const left = table.conclude(aPactDraft(['LN', 'SD']));
    watcher.watch(table.state);
    table.act('LN', { type: 'giveNotice', agreement: left.id });
    watcher.watch(table.state);
    table.seal('SH', { wall: 3, breaks: [broken.id] });
    table.nextRound();
    watcher.watch(table.state);
    expect(watcher.fates).toMatchObject([
      { brokenBy: ['SH'], wasLeft: false, survived: false },
      { brokenBy: [], wasLeft: true, survived: false },
    ]);
  });
});

describe('npm run simulate -- --scenario provinces', () => {
  const args = ['--scenario', 'provinces', '--rounds', '1', '--seed', 'word', '--reforms', 'everything'];

  const playedBy = async (workers: number): Promise<string[]> => {
    const lines: string[] = [];
    const threads = ['--json', '--games', '2', '--workers', `${workers}`];
    expect((await simulateProvinces([...args, ...threads], (line) => lines.push(line))).ok).toBe(true);
    return lines;
  };
  let alone: readonly string[] = [];
  beforeAll(async () => {
    alone = await playedBy(1);
  });

  it('tells each game by a line of JSON, and all by statistics', async () => {
    const game = JSON.parse(must(alone[0], 'a line')) as ProvincesGame;
    expect(game.seed).toBe('word-1');
    expect(Object.keys(game.seats)).toHaveLength(10);
    expect(game.violations).toEqual([]);
    expect(game.enacted).toEqual([]);

    const told: string[] = [];
    expect((await simulateProvinces(args, (text) => told.push(text))).ok).toBe(true);
    expect(told.join()).toContain('wall ≥ 2 in');
    expect(told.join()).toContain('opportunist');
  });

  it('plays the same games in the same order, however many threads', async () => {
    const gamesOf = (lines: readonly string[]): unknown[] =>
      lines.map((line) => {
        const { thought: _thought, processorMs: _ms, ...game } = JSON.parse(line) as ProvincesGame;
        return game;
      });
    expect(gamesOf(await playedBy(2))).toEqual(gamesOf(alone));
  });

  it('says what is wrong with a command line', async () => {
    const asked = await simulateProvinces(['--scenario', 'provinces', '--start', '2049'], () => undefined);
    expect(asked.ok).toBe(false);
  });
});

describe('byTemperament', () => {
  const seat = (temperament: ProvinceTemperamentName, career: number, place: number): ProvinceOutcome => ({
    temperament,
    career,
    place,
    medal: 'none',
    wall: 2,
    block: 0,
    incomePercent: 0,
  });
  const game = (seats: ProvincesGame['seats']): ProvincesGame => ({
    scenario: 'provinces',
    opening: 'year1997',
    preset: 'provincesStandard',
    seed: 'word-1',
    rounds: 6,
    seats,
    values: {},
    tableMedal: 'none',
    nationalIncomePercent: 0,
    borderEffect: 20,
    enacted: [],
    refused: 0,
    crackdowns: 0,
    corridors: 0,
    petitions: 0,
    pacts: [],
    requests: { asked: 0, refused: {} },
    thought: { most: 0, mean: 0 },
    violations: [],
    processorMs: 0,
  });

  it('holds a career, and firsts, against the same chair in the other games', () => {
    const games = [
      game({ SH: seat('reformer', 58, 1), SC: seat('opportunist', 42, 2) }),
      game({ SH: seat('opportunist', 54, 1), SC: seat('reformer', 40, 2) }),
    ];
    const lines = byTemperament(games).map((line) => line.trim().split(/ {1,}/));
    // Two points above and one below the mean of its chairs; as often first as the chair that always is.
    expect(lines.find(([name]) => name === 'reformer')).toEqual([
      'reformer',
      '2',
      '49.0',
      '0.50',
      '1.06',
      '0.00',
      '0.71',
      '1.00',
      '0.71',
      '1.00',
      '0',
      '%',
    ]);
  });
});
