import { describe, expect, it } from 'vitest';
import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { DynamicsState } from '../../../../shared/protocol/modules/modules.ts';
import { evolve, evolveAll } from '../../../../shared/rules/game/evolve.ts';
import { findCountryViolations } from '../../../../shared/rules/countries/findCountryViolations.ts';
import { dynamicsViolations, initialDynamics } from '../../../../shared/rules/modules/dynamics/module.ts';
import { aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { aScenario } from '../../../support/aScenario.ts';
import { aTable } from '../../../support/aTable.ts';
import { aMovingRound, deepen, moveOn } from './aMovingRound.ts';

const scenario = aScenario('quartet');
const sound = initialDynamics(scenario);

describe('dynamicsViolations', () => {
  it('finds nothing where the module is off, at the start, and after rounds of movement', () => {
    expect(dynamicsViolations(scenario, {})).toEqual([]);
    expect(dynamicsViolations(scenario, { dynamics: sound })).toEqual([]);
    const round = deepen(aMovingRound(), 4, 'GBR', 'IND', 'AFR');
    for (let turn = 0; turn < 5; turn++) moveOn(round);
    expect(dynamicsViolations(round.scenario, round.state)).toEqual([]);
  });

  it.each<[RegExp, Partial<DynamicsState>]>([
    [/not of this world/, { capital: [1] }],
    [/not a positive number/, { productivity: sound.productivity.with(2, 0) }],
    [/less than nothing/, { pendingCompetition: sound.pendingCompetition.with(0, -0.01) }],
    [/made or lost/, { labour: sound.labour.with(0, 1.01) }],
  ])('tells of %s', (sentence, change) => {
    expect(dynamicsViolations(scenario, { dynamics: { ...sound, ...change } }).join()).toMatch(sentence);
  });

  it('finds nothing after any phase of a whole game, which replays to the same state from its log', () => {
    const table = aTable({ preset: 'laboratory', modules: ['dynamics'], rounds: 3, people: 'all' });
    table.goTo('negotiation');
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    while (table.state.phase !== 'debrief') {
      table.host('skipPhase');
      expect(findCountryViolations(table.scenario, table.state)).toEqual([]);
    }
    expect(table.state.dynamics?.labour).toEqual([1, 1, 1, 1]);
    expect(Math.max(...(table.state.dynamics?.productivity ?? []))).toBeGreaterThan(1.001);
    expect(table.state.reports.map(({ modules }) => Object.keys(modules ?? {}))).toEqual(
      Array(4).fill(['dynamics']),
    );
    const [first, ...rest] = JSON.parse(JSON.stringify(table.events)) as GameEvent[];
    if (first === undefined) throw new Error('no events');
    expect(canonicalHash(evolveAll(evolve(undefined, first), rest))).toBe(table.hash());
  });
});
