import { describe, expect, it } from 'vitest';
import { MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import { must } from '#shared/kernel/records.ts';
import type { HostIntent } from '#shared/protocol/intents.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { type ProvinceGame, provinceGame } from '#shared/rules/state.ts';
import { rulebookOf } from '../../../shared/rules/game/rulebooks.ts';
import { decide } from '../../../shared/rules/decide.ts';
import { evolve, evolveAll } from '../../../shared/rules/game/evolve.ts';
import { findProvinceViolations } from '../../../shared/rules/provinces/findProvinceViolations.ts';
import { seatScore } from '../../../shared/rules/scores/finalScore.ts';
import { loadProvincesScenario } from '../../../shared/rules/scenario/anyScenario.ts';

const settings: GameSettings = {
  scenarioId: 'provinces',
  opening: 'year1997',
  preset: 'provincesStandard',
  rounds: 4,
  clock: 'normal',
  seed: 'ended',
  timed: true,
};
const loaded = loadProvincesScenario('year1997');
if (!loaded.ok) throw new Error('no provinces');
const scenario = loaded.value;

function host(state: ProvinceGame, intent: HostIntent): ProvinceGame {
  const answer = decide({ rules: rulebookOf(scenario), nowMs: 0 }, state, { type: 'host' }, intent);
  if (!answer.ok) throw new Error(answer.error.code);
  return evolveAll(state, answer.value);
}

/** A table of provinces that the host has skipped so many phases on, the opening of the first round counted. */
function after(phases: number): ProvinceGame {
  const created = rulebookOf(scenario).create(settings);
  if (!created.ok) throw new Error(created.error.code);
  const [first, ...rest] = created.value;
  let state = provinceGame(evolveAll(evolve(undefined, must(first, 'an event')), rest));
  state = host(state, { type: 'startGame' });
  for (let phase = 1; phase < phases; phase += 1) state = host(state, { type: 'skipPhase' });
  return state;
}

describe('the medal of a province', () => {
  it('counts two parts that make a whole, in the proportion of the score', () => {
    const values = { prosperity: 3, support: 52, falls: 0 };
    const par = {
      games: 100,
      bestPath: {},
      seats: { SH: { prosperity: [2, 2, 2, 4, 4], support: [40, 50, 60] } },
    };
    const { parts: judged, score } = seatScore('SH', values, { par, basis: 'par', ruler: 'rounds' });
    const brings = (percent: number, counted = NaN): number => (percent * counted) / 100;
    expect(MEDAL_PARTS.income + MEDAL_PARTS.career).toBe(100);
    expect(
      brings(MEDAL_PARTS.income, judged.prosperity?.counted) +
        brings(MEDAL_PARTS.career, judged.support?.counted),
    ).toBeCloseTo(score ?? NaN, 9);
  });
});

describe('a game of provinces that the host ends early', () => {
  it.each([
    ['the results of a round', 8],
    ['the briefing of the next', 9],
    ['its negotiation', 10],
    ['its policy', 11],
  ])('counts the rounds that were settled, in %s', (_where, phases) => {
    const state = host(after(phases), { type: 'endNow' });
    expect(state).toMatchObject({ phase: 'debrief', round: 2, agreedRounds: 4 });
    expect(state.reports).toHaveLength(2);
    expect(state.provinces.final?.standings.map(({ basis }) => basis)).toEqual(
      scenario.dealOrder.map(() => 'career'),
    );
    expect(findProvinceViolations(scenario, state)).toEqual([]);
  });

  it('settles a first round as it stands', () => {
    const state = host(after(1), { type: 'endNow' });
    expect(state).toMatchObject({ phase: 'debrief', round: 1, agreedRounds: 4 });
    expect(findProvinceViolations(scenario, state)).toEqual([]);
  });

  it('ends after the round that the host named, and not before', () => {
    let state = host(after(2), { type: 'endAfterRound', ends: true });
    state = host(state, { type: 'skipPhase' });
    state = host(state, { type: 'skipPhase' });
    expect(state.phase).toBe('results');
    state = host(state, { type: 'skipPhase' });
    expect(state).toMatchObject({ phase: 'debrief', round: 1, agreedRounds: 4 });
    expect(findProvinceViolations(scenario, state)).toEqual([]);
  });
});
