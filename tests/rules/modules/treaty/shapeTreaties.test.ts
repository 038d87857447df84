import { describe, expect, it } from 'vitest';
import { COHESION_FUND_BP } from '#shared/content/treatyConstants.ts';
import { must } from '#shared/kernel/records.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { buildShock, closeBorderCosts } from '../../../../shared/rules/shock/buildShock.ts';
import { economyPlace, placesOf } from '../../../../shared/rules/law/lawInForce.ts';
import { specializationLearning } from '../../../../shared/rules/modules/treaty.ts';
import { aRound, type Round } from '../../settlement/aRound.ts';

const world = (): Round => aRound('world', 'highWalls');

function cell({ scenario }: Round, importer: string, exporter: string, sector = 'MAC'): number {
  const { N, J } = scenario.base;
  const place = must(
    placesOf(scenario).goods.find(({ id }) => id === sector),
    sector,
  ).place;
  return (economyPlace(scenario, importer) * N + economyPlace(scenario, exporter)) * J + place;
}

function sectorCell({ scenario }: Round, economy: string, sector: string): number {
  const place = must(
    placesOf(scenario).sectors.find(({ id }) => id === sector),
    sector,
  ).place;
  return economyPlace(scenario, economy) * scenario.base.J + place;
}

/** The union of some members at a level, whatever its pace. */
function deepen(round: Round, level: 4 | 5 | 6, ...members: string[]): Agreement {
  round.union(...members);
  const union = must(Object.values(round.state.agreements).at(-1), 'the union');
  const deep = { ...union, level };
  round.with({ agreements: { ...round.state.agreements, [deep.id]: deep } });
  return deep;
}

describe('the cohesion fund', () => {
  it.each([5, 6] as const)('takes the same part of income at level %i and pays it back per head', (level) => {
    const round = world();
    const members = ['USA', 'MEX', 'CAN'];
    deepen(round, level, ...members);
    const { scenario, state } = round;
    const { transfer } = buildShock(scenario, state);
    const rate = COHESION_FUND_BP[level] / 10_000;
    const income = members.map((id) => must(state.settled.incomeBn[id], id));
    const people = members.map((id) => must(scenario.economies[economyPlace(scenario, id)], id).populationMn);
    const pool = rate * income.reduce((a, b) => a + b, 0);
    const heads = people.reduce((a, b) => a + b, 0);
    members.forEach((id, index) => {
      const expected = (pool * must(people[index], id)) / heads - rate * must(income[index], id);
      expect(transfer[economyPlace(scenario, id)]).toBeCloseTo(expected, 9);
    });
    expect(transfer.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 9);
    expect(transfer[economyPlace(scenario, 'MEX')]).toBeGreaterThan(0);
    expect(transfer[economyPlace(scenario, 'USA')]).toBeLessThan(0);
  });

  it('asks members who stand deeper inside for the difference only', () => {
    const round = world();
    const union = deepen(round, 5, 'USA', 'MEX', 'CAN');
    const plain = buildShock(round.scenario, round.state).transfer;
    const inner: Agreement = { ...union, id: 'a90', level: 6, parties: ['USA', 'CAN'], within: union.id };
    round.with({ agreements: { ...round.state.agreements, a90: inner } });
    const deep = buildShock(round.scenario, round.state).transfer;
    const { incomeBn } = round.state.settled;
    const people = (id: string): number =>
      must(round.scenario.economies[economyPlace(round.scenario, id)], id).populationMn;
    const paid = 0.003 * must(incomeBn['CAN'], 'CAN');
    const pool = paid + 0.003 * must(incomeBn['USA'], 'USA');
    const received = (pool * people('CAN')) / (people('CAN') + people('USA'));
    const place = economyPlace(round.scenario, 'CAN');
    expect(must(deep[place], 'CAN') - must(plain[place], 'CAN')).toBeCloseTo(received - paid, 9);
  });

  it('is no part of a common market', () => {
    const round = world();
    deepen(round, 4, 'USA', 'MEX');
    expect([...buildShock(round.scenario, round.state).transfer].every((value) => value === 0)).toBe(true);
  });
});

describe('deep clauses', () => {
  it('lower the border cost by half a per cent each, below what the level allows', () => {
    const round = world().area('USA', 'CAN');
    const clause = (provision: 'services' | 'standards'): Clause => ({
      type: 'deepProvision',
      among: ['USA', 'CAN'],
      provision,
    });
    round.law(['USA', 'CAN'], clause('services'), clause('standards'));
    const { scenario, state } = round;
    const pair = economyPlace(scenario, 'USA') * scenario.base.N + economyPlace(scenario, 'CAN');
    expect(closeBorderCosts(scenario, state)[pair]).toBeCloseTo((0.98 * 0.995 ** 2) ** 0.6, 6);
  });
});

describe('joint infrastructure', () => {
  const roads: Clause = { type: 'jointInfrastructure', among: ['USA', 'CAN'], contributionBp: 50 };

  it('costs its part of income for two rounds, and then lowers trade costs among the members for good', () => {
    const round = world().law(['USA', 'CAN'], roads);
    const { scenario } = round;
    const { income, output } = baseAccounts(scenario.base);
    const n = economyPlace(scenario, 'USA');
    const { J } = scenario.base;
    const sales = output.slice(n * J, (n + 1) * J).reduce((a, b) => a + b, 0);
    for (const sinceStart of [0, 1, 2, 3]) {
      const state = { ...round.state, round: 1 + sinceStart };
      const { tfp, iceberg } = buildShock(scenario, state);
      const isBuilt = sinceStart >= 2;
      const logCost = Math.log(must(tfp[n * J], 'tfp')) * sales;
      expect(logCost).toBeCloseTo(isBuilt ? 0 : Math.log(1 - 0.005) * must(income[n], 'income'), 6);
      expect(must(iceberg[cell(round, 'USA', 'CAN')], 'iceberg')).toBeCloseTo(isBuilt ? 0.985 : 1, 9);
      expect(must(iceberg[cell(round, 'CAN', 'USA')], 'iceberg')).toBeCloseTo(isBuilt ? 0.985 : 1, 9);
      expect(must(iceberg[cell(round, 'CAN', 'MEX')], 'iceberg')).toBe(1);
    }
  });

  it('takes about its part of real income while it is built, and gives more later', () => {
    const none = world().gains();
    const building = world().law(['USA', 'CAN'], roads);
    const cost = must(building.gains()['CAN'], 'CAN') - must(none['CAN'], 'CAN');
    expect(cost).toBeGreaterThan(-0.55);
    expect(cost).toBeLessThan(-0.45);
    building.next();
    building.next();
    expect(must(building.gains()['CAN'], 'CAN') - must(none['CAN'], 'CAN')).toBeGreaterThan(0.1);
  });

  it('is looked forward to by a forecast', () => {
    const round = world().law(['USA', 'CAN'], roads);
    const { iceberg } = buildShock(round.scenario, { ...round.state, roundsAhead: 3 });
    expect(must(iceberg[cell(round, 'USA', 'CAN')], 'iceberg')).toBeCloseTo(0.985, 9);
  });
});

describe('agreed specialization', () => {
  const swap: Clause = {
    type: 'agreedSpecialization',
    between: [
      { party: 'JPN', keeps: 'MAC' },
      { party: 'KOR', keeps: 'ELE' },
    ],
  };

  it('frees both sectors both ways and nothing else', () => {
    const round = world().law(['JPN', 'KOR'], swap);
    const { tariff } = buildShock(round.scenario, round.state);
    for (const sector of ['MAC', 'ELE']) {
      expect(tariff[cell(round, 'JPN', 'KOR', sector)]).toBe(0);
      expect(tariff[cell(round, 'KOR', 'JPN', sector)]).toBe(0);
    }
    expect(tariff[cell(round, 'JPN', 'KOR', 'LGT')]).toBeGreaterThan(0.2);
  });

  it('raises productivity where a sector is kept and lowers it half as much where it is left, by scale, for four rounds', () => {
    const round = world().law(['JPN', 'KOR'], swap);
    const { scenario } = round;
    const psi = (sector: string): number =>
      must(scenario.base.psi[sectorCell(round, 'USA', sector) % scenario.base.J], sector);
    for (const [sinceStart, steps] of [
      [0, 1],
      [3, 4],
      [6, 4],
    ] as const) {
      const state = { ...round.state, round: 1 + sinceStart };
      const { tfp } = buildShock(scenario, state);
      const log = (economy: string, sector: string): number =>
        Math.log(must(tfp[sectorCell(round, economy, sector)], 'tfp'));
      expect(log('JPN', 'MAC')).toBeCloseTo(steps * 0.08 * psi('MAC'), 9);
      expect(log('JPN', 'ELE')).toBeCloseTo(-steps * 0.04 * psi('ELE'), 9);
      expect(log('KOR', 'ELE')).toBeCloseTo(steps * 0.08 * psi('ELE'), 9);
      expect(log('KOR', 'MAC')).toBeCloseTo(-steps * 0.04 * psi('MAC'), 9);
      expect(log('KOR', 'AGR')).toBe(0);
      expect(specializationLearning(scenario, state)).toHaveLength(sinceStart < 4 ? 4 : 0);
    }
  });

  it('is left to module dynamics where that is on', () => {
    const round = world().law(['JPN', 'KOR'], swap);
    const { N, J } = round.scenario.base;
    const dynamics = {
      productivity: Array<number>(N * J).fill(1),
      capital: Array<number>(N * J).fill(1),
      labour: Array<number>(N).fill(1),
      pendingCompetition: Array<number>(N * J).fill(0),
      rememberedPlaces: [],
    };
    const { settings: _none, ...law } = { ...round.state, dynamics };
    const { tfp } = buildShock(round.scenario, law as unknown as typeof round.state);
    expect(tfp[sectorCell(round, 'JPN', 'MAC')]).toBe(1);
  });
});
