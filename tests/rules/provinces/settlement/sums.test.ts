import { CAREER_PARTS } from '#shared/content/vocabulary.ts';
import { describe, expect, it } from 'vitest';
import { INCOME_CAUSES } from '#shared/protocol/provinces/provinceReport.ts';
import { fromDocuments, toDocuments } from '#shared/rules/views/documents.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { aWildTable } from '../../../support/aProvincesRun.ts';
import type { ProvincesTable } from '../../../support/aProvincesTable.ts';

const SEEDS = ['north', 'south'] as const;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

describe.each(SEEDS)('six wild rounds (%s)', (seed) => {
  const rounds: ProvincesTable['report'][] = [];
  const weights: Readonly<Record<(typeof CAREER_PARTS)[number], number>>[] = [];
  const table = aWildTable(seed, { rounds: 6 }, ({ report, scenario, state }) => {
    rounds.push(report);
    const evaluation = state.provinces.reforms.includes('evaluation') ? 'broad' : 'growth';
    weights.push(scenario.economy.market.politics.weights[evaluation]);
  });
  const all = rounds.flatMap((report, place) =>
    Object.entries(report.provinces).map(([seat, told]) => ({ seat, told, place })),
  );

  it('are no quiet ones', () => {
    expect(rounds).toHaveLength(6);
    expect(rounds.some(({ breaches }) => breaches.length > 0)).toBe(true);
    expect(all.some(({ told }) => told.pillar !== undefined)).toBe(true);
    for (const cause of [
      'ownWall',
      'ownBlock',
      'othersWalls',
      'pacts',
      'payments',
      'pillars',
      'drive',
    ] as const)
      expect(
        all.some(({ told }) => Math.abs(told.causes[cause]) > 0.01),
        cause,
      ).toBe(true);
  });

  it('open the change of every real income into causes that sum to it', () => {
    for (const { told } of all)
      expect(sum(INCOME_CAUSES.map((cause) => told.causes[cause]))).toBeCloseTo(told.logChange, 9);
  });

  it('carry real income from round to round', () => {
    for (const { seat, told, place } of all) {
      const before = rounds[place - 1]?.provinces[seat]?.index ?? 100;
      expect(told.logChange).toBeCloseTo(100 * Math.log(told.index / before), 9);
    }
  });

  it('split every budget into its parts', () => {
    for (const { told } of all) {
      const { taxes, rents, transfers, payments, spending } = told.budgetParts;
      expect(taxes + rents + transfers + payments - spending).toBeCloseTo(told.budget, 6);
      expect(spending).toBeCloseTo(told.spent, 6);
    }
  });

  it('pay between provinces what others receive', () => {
    for (const { provinces } of rounds)
      expect(sum(Object.values(provinces).map(({ budgetParts }) => budgetParts.payments))).toBeCloseTo(0, 6);
  });

  it('fill the same number of posts: tournaments average 50', () => {
    for (const { provinces } of rounds)
      expect(sum(Object.values(provinces).map(({ parts }) => parts.tournament))).toBeCloseTo(500, 6);
  });

  it('make scores of weighted parts and lumps, and careers of scores', () => {
    for (const { seat, told, place } of all) {
      const weighed = CAREER_PARTS.map((part) => (weights[place]?.[part] ?? NaN) * told.parts[part]);
      expect(sum(weighed) + sum(Object.values(told.lumps))).toBeCloseTo(told.score, 9);
      const scores = rounds.slice(0, place + 1).map(({ provinces }) => provinces[seat]?.score ?? NaN);
      expect(told.career).toBeCloseTo(sum(scores) / scores.length, 9);
      for (const part of CAREER_PARTS) expect(told.parts[part]).toBeGreaterThanOrEqual(0);
      for (const part of CAREER_PARTS) expect(told.parts[part]).toBeLessThanOrEqual(100);
    }
  });

  it('keep finite figures, and dials within what the rules leave', () => {
    expect(JSON.stringify(table.state)).not.toContain('null');
    for (const { told } of all) {
      expect([0, 1, 2, 3, 4]).toContain(told.wall);
      expect([0, 1, 2, 3, 4]).toContain(told.block);
    }
  });

  it('are the same from their documents, for everybody', () => {
    for (const viewer of [{ type: 'public' }, { type: 'host' }, { type: 'seat', economy: 'SH' }] as const) {
      const view = redactFor(table.state, viewer);
      expect(fromDocuments(toDocuments(view))).toEqual(JSON.parse(JSON.stringify(view)));
    }
  });
});

it('the same seed plays the same rounds', () => {
  const [one, other] = [aWildTable('twice', { rounds: 2 }), aWildTable('twice', { rounds: 2 })];
  expect(one.state).toEqual(other.state);
});
