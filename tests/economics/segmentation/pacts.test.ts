import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { stateAt } from '#shared/economics/segmentation/marketState.ts';
import type { SegmentedEquilibrium } from '#shared/economics/segmentation/segmentedModel.ts';
import { solveSegmented } from '#shared/economics/segmentation/solveSegmented.ts';
import { expectAllNear, expectNear } from './expectNear.ts';
import {
  base,
  borderEffectOf,
  dialsOf1997,
  figuresOf,
  HUNDREDTH,
  ids,
  indexOf,
  market,
  percent,
  players,
  solvedMarket,
  TENTH,
  WHOLE,
} from './provinces.ts';
import { results } from './results.ts';

const DELTA = ['SH', 'JS', 'ZJ'] as const;

function open(members: readonly string[]): SegmentedEquilibrium {
  return solvedMarket(stateAt(market, dialsOf1997, { pacts: [members.map(indexOf)] }).shock);
}

describe('pacts of provinces', () => {
  it.each(Object.entries(results.blocs))('bring %s its known real income and league', (_name, known) => {
    const equilibrium = open(known.members);
    const figures = figuresOf(equilibrium);
    expectAllNear(
      figures.map(({ realIncome }) => realIncome),
      known.realIncome,
      HUNDREDTH,
    );
    expectAllNear(
      players.map((n) => figures[n]?.relativeGrowth ?? NaN),
      known.relativeGrowth,
      HUNDREDTH,
    );
    expectNear(percent(equilibrium.nationalIncome), known.nation, HUNDREDTH);
  });

  it('divert trade from outsiders', () => {
    const { welfare } = open(DELTA);
    ids.forEach((id, n) => {
      if (!DELTA.some((member) => member === id)) expect(at(welfare, n)).toBeLessThan(1);
    });
  });
});

describe('one national market', () => {
  const equilibrium = open(ids);
  const figures = figuresOf(equilibrium);
  const known = results.national;

  it('has the known incomes, league, state jobs and budgets', () => {
    expectAllNear(
      figures.map(({ realIncome }) => realIncome),
      known.realIncome,
      HUNDREDTH,
    );
    expectAllNear(
      players.map((n) => figures[n]?.relativeGrowth ?? NaN),
      known.relativeGrowth,
      HUNDREDTH,
    );
    expectAllNear(
      figures.map(({ stateJobs }) => stateJobs),
      known.stateJobs,
      TENTH,
    );
    expectAllNear(
      figures.map(({ budget }) => budget),
      known.budget,
      TENTH,
    );
    expectNear(percent(equilibrium.nationalIncome), known.nation, HUNDREDTH);
    expectNear(borderEffectOf(equilibrium), known.borderEffect, HUNDREDTH);
  });

  it.each(Object.entries(known.labour))('moves the workers of %s as known', (id, row) => {
    const first = indexOf(id) * base.J;
    const labour = equilibrium.labourBySector.subarray(first, first + base.J);
    expectAllNear(labour.map(percent), row, WHOLE);
  });

  it('gains a little less without economies of scale', () => {
    const flat = { ...base, psi: base.psi.map(() => 0) };
    const solved = solveSegmented(flat, {
      ...stateAt(market, dialsOf1997, { pacts: [ids.map(indexOf)] }).shock,
    });
    if (!solved.ok) throw new Error(solved.error.code);
    expectNear(percent(solved.value.nationalIncome), results.nationalWithoutScale, HUNDREDTH);
  });

  it('lowers everybody where all raise their walls to the highest', () => {
    const levels = { wall: ids.map(() => 4), block: ids.map(() => 4) };
    const walled = solvedMarket(stateAt(market, levels).shock);
    const { realIncome, nation, borderEffect } = results.allWalled;
    expectAllNear(walled.welfare.map(percent), realIncome, HUNDREDTH);
    expectNear(percent(walled.nationalIncome), nation, HUNDREDTH);
    expectNear(borderEffectOf(walled), borderEffect, HUNDREDTH);
  });
});
