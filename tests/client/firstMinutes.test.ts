import { describe, expect, it } from 'vitest';
import {
  LEARNER,
  OFFERER,
  openTextbook,
  OTHERS,
  outcomeOf,
  WIDEST,
} from '../../client/panels/lobby/FirstMinutes.tsx';
import { aScenario } from '../support/aScenario.ts';

describe('the first three minutes', () => {
  const scenario = aScenario('textbook');
  const opening = openTextbook(scenario);

  it('offer a treaty that costs 1.5 per cent, since more trade is moved than made', () => {
    const { percent, parts } = outcomeOf(scenario, opening, [OFFERER]);
    expect(percent[LEARNER]).toBeCloseTo(-1.53, 2);
    const part = (name: string) => parts.find((each) => each.part === name)?.percent ?? 0;
    expect(part('tradeDiverted')).toBeLessThan(-part('tradeCreated'));
    expect(part('tradeCreated')).toBeGreaterThan(0);
    const sum = parts.reduce((total, each) => total + each.percent, 0);
    expect(sum).toBeCloseTo(percent[LEARNER] ?? NaN, 2);
  });

  it('let try first what may be signed in round 1, with one partner each', () => {
    expect(OTHERS.map(({ length }) => length)).toEqual([1, 1]);
  });

  it('let every other treaty bring something, the widest most, and whoever made the offer lose outside it', () => {
    const others = [...OTHERS, WIDEST].map((partners) => outcomeOf(scenario, opening, partners));
    const gains = others.map(({ percent }) => percent[LEARNER] ?? NaN);
    expect(Math.min(...gains)).toBeGreaterThan(0);
    expect(gains.at(-1)).toBe(Math.max(...gains));
    expect(others.at(-1)?.percent[OFFERER]).toBeLessThan(0);
  });
});
