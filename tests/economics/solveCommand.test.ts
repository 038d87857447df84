import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { gamePath, readGame } from './nash/tariffGame.ts';
import { runCommand } from '../support/runCommand.ts';
import { provinceVectorPath, readProvinceVector, VECTOR_NAMES } from './segmentation/provinces.ts';
import { vectorPath } from './vectorFile.ts';

const command = resolve(import.meta.dirname, '../../server/commands/solve.ts');
const folder = mkdtempSync(join(tmpdir(), 'solve-'));
afterAll(() => rmSync(folder, { recursive: true }));

const solve = (...args: string[]) => runCommand(command, args);

function aFile(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Shape of a JSON value: arrays by length and first element, so that nesting must agree. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [value.length, shapeOf(value[0])];
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

const institution = { fisc: 'sharing', eq: 0, weights: 'old', law: 0, sep: 0, fee: 0 };
const PLAYED = ['SH', 'JS', 'ZJ', 'AH', 'GD', 'SD', 'LN', 'HB', 'SC', 'SN'];

describe('the solve command', () => {
  it('prints, as a process of its own, every field that the vector expects, in its shape', () => {
    const path = vectorPath('s6_5x4_scale_specific_full.json');
    const { status, stdout } = spawnSync(process.execPath, [command, path, '--time', '3'], {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    const printed = JSON.parse(stdout) as Record<string, unknown>;
    const { expected } = JSON.parse(readFileSync(path, 'utf8')) as {
      expected: Record<string, unknown> & { exact: { note?: string }; W: number[] };
    };
    delete expected.exact.note;
    for (const [field, value] of Object.entries(expected)) {
      expect(shapeOf(printed[field]), field).toEqual(shapeOf(value));
    }
    (printed['W'] as number[]).forEach((hat, n) => expect(hat).toBeCloseTo(expected.W[n] ?? NaN, 10));
    expect(printed['medianMs']).toBeGreaterThan(0);
  });

  it('prints every field that the vector of a tariff game expects, in its shape', async () => {
    const path = gamePath('n2_3x2_nash.json');
    const { status, stdout } = await solve(path, '--time', '1');
    expect(status).toBe(0);
    const printed = JSON.parse(stdout) as Record<string, unknown>;
    const { expected } = readGame('n2_3x2_nash.json');
    for (const [field, value] of Object.entries(expected)) {
      expect(shapeOf(printed[field]), field).toEqual(shapeOf(value));
    }
    (printed['nashW'] as number[]).forEach((hat, n) => expect(hat).toBeCloseTo(expected.nashW[n] ?? NaN, 8));
    expect(printed['medianMs']).toBeGreaterThan(0);
  });

  it.each(VECTOR_NAMES)('prints every field that the vector %s expects, in its shape', async (name) => {
    const { status, stdout } = await solve(provinceVectorPath(name), '--time', '3');
    expect(status).toBe(0);
    const printed = JSON.parse(stdout) as Record<string, unknown>;
    const { expected } = readProvinceVector(name);
    for (const [field, value] of Object.entries(expected)) {
      expect(shapeOf(printed[field]), field).toEqual(shapeOf(value));
    }
    expect(printed['border_effect']).toBeCloseTo(expected.border_effect, 8);
    expect(printed['medianMs']).toBeGreaterThan(0);
  });

  it('solves the provinces with corridors and pillar programmes', async () => {
    const pillars = Object.fromEntries(PLAYED.map((id) => [id, 'autos']));
    const nationOf = async (name: string, input: Record<string, unknown>): Promise<number> => {
      const { status, stdout } = await solve(
        aFile(name, JSON.stringify({ input: { institution, ...input } })),
      );
      expect(status).toBe(0);
      return (JSON.parse(stdout) as { nation_real_income: number }).nation_real_income;
    };
    // Source of the first: tests/vectors/provinces/results.json.
    expect(100 * ((await nationOf('cars.json', { pillars })) - 1)).toBeCloseTo(-0.57, 2);
    const once = await nationOf('once.json', { corridors: ['yangtzeWaterway'] });
    expect(
      await nationOf('twice.json', { corridors: ['yangtzeWaterway', 'yangtzeWaterway'] }),
    ).toBeGreaterThan(once);
    expect(once).toBeGreaterThan(1);
  });

  it('reads gzipped files', async () => {
    const { status, stdout } = await solve(vectorPath('m3_31x40_tariff.json.gz'));
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { W: number[] }).W).toHaveLength(31);
  });

  const good = JSON.parse(readFileSync(vectorPath('s1_2x1_tariff.json'), 'utf8')) as {
    base: Record<string, unknown>;
    shock: Record<string, unknown>;
  };
  const withBase = (change: Record<string, unknown>, shock: Record<string, unknown> = {}): string =>
    JSON.stringify({ ...good, base: { ...good.base, ...change }, shock: { ...good.shock, ...shock } });
  const withShock = (change: Record<string, unknown>): string => withBase({}, change);
  const without = (key: string): string =>
    JSON.stringify({
      ...good,
      base: Object.fromEntries(Object.entries(good.base).filter(([other]) => other !== key)),
    });
  const THETA = (good.base['theta'] as number[])[0] ?? NaN;
  it.each([
    ['is missing', join(folder, 'absent.json'), 'ENOENT'],
    ['is not JSON', aFile('text.json', 'tariffs!'), 'not JSON'],
    ['lacks the base', aFile('empty.json', '{}'), 'base'],
    [
      'has an array of the wrong length',
      aFile('short.json', withBase({ pi: [1, 0] })),
      'base.pi: 2 elements, expected 4',
    ],
    ['holds text for a number', aFile('word.json', withBase({ theta: ['four'] })), 'base.theta.0'],
    ['is no equilibrium', aFile('off.json', withBase({ X: [1, 2] })), 'not an equilibrium'],
    [
      'names a member that does not exist',
      aFile('bloc.json', JSON.stringify({ ...good, members: [0, 2] })),
      'members',
    ],
    [
      'states a game of tariffs without an equilibrium',
      aFile('game.json', JSON.stringify({ base: { ...good.base, X: [1, 2] } })),
      'not an equilibrium',
    ],
    [
      'names a province that does not exist',
      aFile('province.json', JSON.stringify({ input: { institution, blocs: [['SH', 'XX']] } })),
      'no region XX',
    ],
    [
      'pays provinces out of nothing',
      aFile('payment.json', JSON.stringify({ input: { institution, transfers: { SH: 5 } } })),
      'transfers sum to 5',
    ],
    [
      'builds a corridor that nobody knows',
      aFile('corridor.json', JSON.stringify({ input: { institution, corridors: ['silkRoad'] } })),
      'input.corridors.0',
    ],
    [
      'pushes an industry in a province that does not exist',
      aFile('pillar.json', JSON.stringify({ input: { institution, pillars: { XX: 'autos' } } })),
      'no region XX',
    ],
    [
      'asks the provinces for what is not known',
      aFile('unknown.json', JSON.stringify({ input: { institution, weather: 'fair' } })),
      'weather',
    ],
    [
      'makes transfers out of nothing',
      aFile('transfers.json', withShock({ D1: [20, 0] })),
      'shock.D1: transfers sum to 20, not to zero',
    ],
    [
      'takes more from a region than it has',
      aFile('debt.json', withShock({ D1: [-1e4, 1e4] })),
      'equilibrium/no-income: {"region":"R0"',
    ],
    [
      'pays its way below zero with subsidies',
      aFile('subsidy.json', withShock({ tau1: [0, -0.99, -0.99, 0], dhat: [1, 0.05, 0.05, 1] })),
      'equilibrium/',
    ],
    ['has negative scale', aFile('scale.json', withBase({ psi: [-0.1] })), 'base.psi.0'],
    ['has negative specific factors', aFile('spec.json', withBase({ spec: [-0.1, 0] })), 'base.spec.0'],
    ['has nothing but specific factors', aFile('fixed.json', withBase({ spec: [1, 1] })), 'base.spec.0'],
    ['loses uniqueness', aFile('edge.json', withBase({ psi: [1 / THETA] })), 'base.psi.0: θψ'],
    ['leaves scale out', aFile('noScale.json', without('psi')), 'base.psi: is not stated'],
    ['leaves specific factors out', aFile('noSpec.json', without('spec')), 'base.spec: is not stated'],
    ['misspells scale', aFile('capital.json', withBase({ Psi: [0.1] })), 'Psi'],
    ['misspells a shock', aFile('shock.json', withShock({ Dhat: [1, 1, 1, 1] })), 'Dhat'],
    ['misspells the bloc', aFile('member.json', JSON.stringify({ ...good, Members: [0] })), 'Members'],
    ['names a member twice', aFile('again.json', JSON.stringify({ ...good, members: [0, 0] })), 'members'],
    ['subsidises whole prices away', aFile('free.json', withBase({ tau: [0, -1, 0, 0] })), 'base.tau.1'],
    [
      'misspells a key of the provinces',
      aFile('weather.json', JSON.stringify({ input: { institution }, inputs: {} })),
      'inputs',
    ],
    [
      'leads to numbers that are none',
      aFile('huge.json', withShock({ lhat: [1e308, 1e-308] })),
      'equilibrium/not-finite: {"sweeps":1,"residual":"Infinity"}',
    ],
  ])('says in one line when the file %s', async (_name, path, reason) => {
    const { status, stdout, stderr } = await solve(path);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(reason);
  });

  it('tells how much the parts of a violent shock miss, and prints the solution all the same', async () => {
    const path = aFile('violent.json', withShock({ tau1: [0, 3, 0.5, 0], dhat: [1, 0.02, 0.02, 1] }));
    const { status, stdout, stderr } = await solve(path);
    expect(status).toBe(0);
    const { exactGap } = JSON.parse(stdout) as { exactGap: number };
    expect(exactGap).toBeGreaterThan(1e-5);
    expect(stderr).toContain('the parts under exact miss lnW by up to');
  });

  it('says how it is used when asked wrongly', async () => {
    for (const args of [[], ['a.json', 'b.json'], ['a.json', '--time', 'soon'], ['a.json', '--fast']]) {
      const { status, stderr } = await solve(...args);
      expect(status).toBe(1);
      expect(stderr).toContain('usage: npm run -s solve -- FILE [--time N]');
    }
  });
});
