import { describe, expect, it } from 'vitest';
import { findPlaces, labelOf, receivedWith, summaryOf } from '../../client/inspector/inspectorModel.ts';
import { rulebookOf } from '../../shared/rules/game/rulebooks.ts';
import { evolve } from '../../shared/rules/game/evolve.ts';
import { anyScenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { must } from '#shared/kernel/records.ts';
import { someSettings } from '../support/someSettings.ts';

function aGame(): GameState {
  const scenario = anyScenarioFor(someSettings());
  if (!scenario.ok) throw new Error(scenario.error.reason);
  const created = rulebookOf(scenario.value).create(someSettings());
  if (!created.ok) throw new Error(created.error.code);
  return must(created.value.reduce<GameState | undefined>(evolve, undefined), 'a game');
}

describe('the inspector', () => {
  it('notes the documents that a new view brought, and those that are gone', () => {
    const before = aGame();
    const first = receivedWith(1, undefined, before);
    expect(first.changed).toMatchObject({ phase: 'lobby', round: 0 });
    const { endsAfterRound: _gone, ...rest } = { ...before, endsAfterRound: 2 };
    const after: GameState = { ...rest, round: 1 };
    expect(receivedWith(2, { ...before, endsAfterRound: 2 }, after)).toEqual({
      seq: 2,
      changed: { round: 1 },
      removed: ['endsAfterRound'],
    });
    expect(receivedWith(3, after, after)).toEqual({ seq: 3, changed: {}, removed: [] });
  });

  it('says what an economy is called, and finds it by that', () => {
    expect(labelOf('seats.USA')).toBe('seats.USA (United States)');
    expect(labelOf('seats.USA.ready')).toBe('seats.USA.ready');
    expect(summaryOf('MEX')).toBe('"MEX" (Mexico)');
    const root = { seats: { USA: { ready: true } }, author: 'MEX' };
    expect(findPlaces(root, 'united', 9)).toEqual([['seats.USA', { ready: true }]]);
    expect(findPlaces(root, 'mexico', 9)).toEqual([['author', 'MEX']]);
  });

  it('finds names and values in any case, and the outermost place where a name holds many', () => {
    const root = {
      seats: { USA: { ready: true }, MEX: { ready: false } },
      words: ['Trade', 'trade war'],
      at: 7,
    };
    expect(findPlaces(root, 'usa', 9)).toEqual([['seats.USA', { ready: true }]]);
    expect(findPlaces(root, 'TRADE', 9)).toEqual([
      ['words.0', 'Trade'],
      ['words.1', 'trade war'],
    ]);
    expect(findPlaces(root, 'ready', 1)).toEqual([['seats.USA.ready', true]]);
    expect(findPlaces(root, '7', 9)).toEqual([['at', 7]]);
    expect(findPlaces(root, 'nothing', 9)).toEqual([]);
  });

  it('says on one line what a value is', () => {
    expect([[1, 2], { a: 1 }, 'word', 1.5, undefined, null].map(summaryOf)).toEqual([
      '[2]',
      '{1}',
      '"word"',
      '1.5',
      'undefined',
      'null',
    ]);
  });
});
