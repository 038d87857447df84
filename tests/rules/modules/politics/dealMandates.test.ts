import { describe, expect, it } from 'vitest';
import { MANDATES } from '#shared/content/mandates.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { seedFromText } from '#shared/kernel/random.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import {
  mayFollow,
  singleTasks,
  candidates,
  dealMandates,
} from '../../../../shared/rules/modules/politics/dealMandates.ts';
import { isMet } from '../../../../shared/rules/modules/politics/mandates.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { aScenario } from '../../../support/aScenario.ts';
import { aTable } from '../../../support/aTable.ts';
import { someSettings } from '../../../support/someSettings.ts';
import { aPoliticalTable, politicsOf, seatOf } from './aPoliticalTable.ts';

const table = aPoliticalTable();
const { scenario, state } = table;
const settings = state.settings;

describe('dealing', () => {
  const seeds = Array.from({ length: 40 }, (_each, n) => seedFromText(`deal ${n}`));
  const cardsOf = (seed: number): (readonly Objective[])[] =>
    Object.values(dealMandates(scenario, settings, seed).mandates);

  it('gives every seat two or three tasks that go together, one of an aim, worth 100 points', () => {
    for (const seed of seeds) {
      const { mandates } = dealMandates(scenario, settings, seed);
      expect(Object.keys(mandates).toSorted()).toEqual([...scenario.dealOrder].toSorted());
      for (const [economy, card] of Object.entries(mandates)) {
        expect([2, 3]).toContain(card.length);
        expect(card.reduce((sum, { points }) => sum + points, 0)).toBe(100);
        const aims = card.map(({ kind }) => MANDATES[kind].aim);
        expect(new Set(aims).size).toBe(aims.length);
        const kinds: string[] = card.map(({ kind }) => kind);
        for (const { kind } of card) {
          expect(MANDATES[kind].excludes.some((other) => kinds.includes(other))).toBe(false);
        }
        const named = card.flatMap((objective) => objective.economy ?? []);
        expect(new Set(named).size).toBe(named.length);
        expect(named).not.toContain(economy);
        expect(named.every((other) => scenario.dealOrder.includes(other))).toBe(true);
      }
    }
  });

  it('asks for less where rounds are few', () => {
    const asked = (rounds: number) => {
      const { deepen, lowerWall } = candidates(
        scenario,
        { ...settings, preset: 'worldShort', rounds },
        'USA',
      );
      return [deepen, lowerWall].map((tasks) => tasks?.map(({ amount }) => amount));
    };
    expect(asked(PRESETS.worldShort.rounds)).toEqual([[3], [50]]);
    expect(asked(6)).toEqual([[4], [60]]);
  });

  it('asks no two seats for the opposite of each other', () => {
    for (const seed of seeds) {
      const { mandates } = dealMandates(scenario, settings, seed);
      for (const [economy, card] of Object.entries(mandates)) {
        for (const { kind, economy: other } of card) {
          if (kind !== 'noAgreementWith' || other === undefined) continue;
          const theirs = (mandates[other] ?? []).filter((each) => each.economy === economy);
          expect(theirs.map((each) => each.kind)).not.toContain('agreementWith');
          expect(theirs.map((each) => each.kind)).not.toContain('peaceWithNeighbour');
        }
      }
    }
  });

  it('deals the same from the same seed, and every kind but the one that play adds', () => {
    expect(cardsOf(5)).toEqual(cardsOf(5));
    expect(cardsOf(5)).not.toEqual(cardsOf(6));
    const dealt = new Set(
      seeds.flatMap((seed) =>
        cardsOf(seed)
          .flat()
          .map(({ kind }) => kind),
      ),
    );
    expect([...dealt, 'joinOne'].toSorted()).toEqual(Object.keys(MANDATES).toSorted());
  });

  it('asks for what the seat can do: voice of the small, lead of the large, treasury of the poor', () => {
    const of = (economy: string): ReturnType<typeof candidates> => candidates(scenario, settings, economy);
    expect([of('KOR').smallStatesVoice?.length, of('USA').smallStatesVoice?.length]).toEqual([1, 0]);
    expect([of('KOR').leadUnion?.length, of('USA').leadUnion?.length]).toEqual([0, 1]);
    expect([of('IND').keepRevenue?.length, of('JPN').keepRevenue?.length]).toEqual([1, 0]);
    expect(of('USA').counterBloc).toEqual([{ kind: 'counterBloc', economy: 'CHN' }]);
    expect(of('MER').counterBloc).toEqual([]);
    expect(of('JPN').peaceWithNeighbour?.[0]?.economy).toBe('CHN');
  });

  it('asks for no agreement that is in force, and for no level that is not played', () => {
    const today = aScenario('world', 'today');
    const { agreementWith = [] } = candidates(today, { ...settings, opening: 'today' }, 'CAN');
    expect(agreementWith.map(({ economy }) => economy)).not.toContain('USA');
    expect(candidates(scenario, { ...settings, highestLevel: 3 }, 'KOR').deepen).toEqual([]);
    expect(candidates(scenario, { ...settings, highestLevel: 2 }, 'USA').leadUnion).toEqual([]);
    const quartet = aScenario('quartet');
    for (const seed of seeds) {
      const { mandates } = dealMandates(quartet, someSettings(), seed);
      expect(Object.values(mandates).every((card) => card.length >= 2)).toBe(true);
    }
  });
});

describe('secrecy', () => {
  it('shows each seat its own card until the debrief, others and the public none', () => {
    const own = redactFor(state, { type: 'seat', economy: 'KOR' });
    expect(Object.keys(own.politics?.mandates ?? {})).toEqual(['KOR']);
    expect(own.politics?.mandates['KOR']).toEqual(politicsOf(table).mandates['KOR']);
    expect(redactFor(state, { type: 'public' }).politics?.mandates).toEqual({});
    expect(redactFor(state, { type: 'host' }).politics?.mandates).toEqual({});
    const over = aPoliticalTable().goTo('debrief').state;
    expect(Object.keys(redactFor(over, { type: 'public' }).politics?.mandates ?? {})).toHaveLength(12);
    expect(seatOf(table, 'KOR').support).toBe(50);
  });
});

describe('the one task of a seat where agreements are few', () => {
  it('is none that is fulfilled before anybody has decided', () => {
    const lesson = aTable({ preset: 'firstLesson', agreementLimits: PRESETS.firstLesson.agreementLimits });
    for (const economy of lesson.scenario.dealOrder) {
      const tasks = singleTasks(lesson.scenario, lesson.state.settings, economy);
      expect(tasks.length).toBeGreaterThan(0);
      const met = tasks.filter((task) =>
        isMet(
          { scenario: lesson.scenario, state: lesson.state, economy },
          { ...task, id: 'task', points: 100 },
        ),
      );
      expect(met, economy).toEqual([]);
    }
  });

  it('follows the one of the game before where nobody gets a task that a person at the table has had, and no two people exclude each other', () => {
    const task = (kind: 'agreementWith' | 'counterBloc' | 'openPartners', economy?: string) => [
      { id: 'task', points: 100, kind, ...(economy === undefined ? {} : { economy }) },
    ];
    const before = {
      CAT: task('counterBloc', 'DUN'),
      DUN: task('openPartners'),
      ALB: task('agreementWith', 'CAT'),
    };
    const people = ['CAT', 'DUN'];
    const follows = (tasks: Parameters<typeof mayFollow>[0]) => mayFollow(tasks, before, people);
    expect(follows({ CAT: task('counterBloc', 'DUN'), DUN: task('agreementWith', 'BOR') })).toBe(false);
    expect(follows({ CAT: task('agreementWith', 'ALB'), DUN: task('agreementWith', 'BOR') })).toBe(true);
    expect(follows({ CAT: task('openPartners'), DUN: task('agreementWith', 'BOR') })).toBe(false);
    expect(follows({ CAT: task('agreementWith', 'DUN'), DUN: task('counterBloc', 'CAT') })).toBe(false);
    expect(follows({ CAT: task('agreementWith', 'BOR'), DUN: task('counterBloc', 'CAT') })).toBe(true);
  });
});
