import { describe, expect, it } from 'vitest';
import { playBotGame, type BotRequest } from '#shared/bots/playBotGame.ts';
import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { findProvinceViolations } from '../../../shared/rules/provinces/findProvinceViolations.ts';
import { loadProvincesScenario } from '../../../shared/rules/scenario/anyScenario.ts';
import type { ProvincesScenario } from '../../../shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { provinceGame } from '../../../shared/rules/state.ts';

const STANDARD: GameSettings = {
  scenarioId: 'provinces',
  opening: 'year1997',
  preset: 'provincesStandard',
  rounds: 2,
  clock: 'normal',
  seed: 'whole-1',
  timed: true,
};
const FULL: GameSettings = { ...STANDARD, opening: 'year1987', preset: 'provincesFull', rounds: 3 };

function scenarioOf({ opening }: GameSettings): ProvincesScenario {
  const scenario = loadProvincesScenario(opening);
  if (!scenario.ok) throw new Error(scenario.error.reason);
  return scenario.value;
}

type Watched = {
  readonly state: ProvinceGame;
  readonly requests: readonly BotRequest[];
  readonly violations: readonly string[];
};

function play(settings: GameSettings): Watched {
  const scenario = scenarioOf(settings);
  const requests: BotRequest[] = [];
  const violations: string[] = [];
  const played = playBotGame(scenario, settings, {
    onRequest: (request) => requests.push(request),
    onChange: (state, events) => {
      const isTurn = events.some(({ type }) => type === 'phaseOpened' || type === 'provincesEnded');
      if (isTurn) violations.push(...findProvinceViolations(scenario, provinceGame(state)));
    },
  });
  if (!played.ok) throw new Error(played.error.code);
  return { state: provinceGame(played.value.state), requests, violations };
}

describe.each([
  ['Standard from 1997', STANDARD],
  ['Full from 1987', FULL],
])('a game of bots alone, %s', (_name, settings) => {
  const { state, requests, violations } = play(settings);

  it('comes to its end, and its books balance whenever a phase opens', () => {
    expect(state.phase).toBe('debrief');
    expect(state.reports).toHaveLength(settings.rounds);
    expect(violations).toEqual([]);
  });

  it('asks for nothing that the rules refuse', () => {
    const refused = requests.flatMap(({ economy, intent, answer }) =>
      answer.ok ? [] : [{ economy, type: intent.type, error: answer.error }],
    );
    expect(refused).toEqual([]);
  });

  it('seals every envelope, moves dials, and founds bodies', () => {
    const { envelopes } = state.provinces;
    for (const envelope of envelopes) expect(Object.keys(envelope)).toHaveLength(10);
    const dials = envelopes.flatMap((envelope) => Object.values(envelope).map(({ wall }) => wall));
    expect(new Set(dials).size).toBeGreaterThan(2);
    expect(Object.values(state.proposals).some(({ status }) => status === 'concluded')).toBe(true);
  });
});

it('is the same game under the same seed', () => {
  const short = { ...STANDARD, rounds: 1 };
  expect(canonicalHash(play(short).state)).toBe(canonicalHash(play(short).state));
});
