import { describe, expect, it } from 'vitest';
import { playBotGame } from '#shared/bots/playBotGame.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { PRESET_IDS } from '#shared/content/vocabulary.ts';
import { canonicalHash, canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { evolve } from '#shared/rules/evolve.ts';
import { anyScenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { someSettings } from '../support/someSettings.ts';

const ROUNDS = 2;

/** Every preset, and between them the ways in which the centre of a game of provinces may be governed. */
const CHOICES: readonly Partial<GameSettings>[] = [
  ...PRESET_IDS.map((preset) => {
    const { scenarioId, opening } = PRESETS[preset];
    return { scenarioId, opening, preset, rounds: ROUNDS };
  }),
  ...(['seat', 'host'] as const).map((centre) => {
    const { scenarioId, opening } = PRESETS.provincesStandard;
    return { scenarioId, opening, preset: 'provincesStandard', rounds: ROUNDS, centre } as const;
  }),
];

type Played = { readonly events: readonly GameEvent[]; readonly state: GameState };

function play(settings: GameSettings): Played {
  const scenario = anyScenarioFor(settings);
  if (!scenario.ok) throw new Error(scenario.error.reason);
  const events: GameEvent[] = [];
  const played = playBotGame(scenario.value, settings, { onChange: (_state, more) => events.push(...more) });
  if (!played.ok) throw new Error(played.error.code);
  return { events, state: played.value.state };
}

/** Paths of values that JSON does not carry: what is folded from the log would lack them or read null. */
function findUnwritable(value: unknown, path: string): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (value === undefined) return [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    inner === undefined && !Array.isArray(value) ? [] : findUnwritable(inner, `${path}.${key}`),
  );
}

describe('the log alone', () => {
  it.each(CHOICES)('folds to the game from its first row, as texts on disk: %j', (choice) => {
    const { events, state } = play(someSettings({ ...choice, seed: 'fold' }));
    expect(events.flatMap((event, index) => findUnwritable(event, `${index} ${event.type}`))).toEqual([]);
    const log: readonly GameEvent[] = JSON.parse(JSON.stringify(events));
    const folded = log.reduce<GameState | undefined>(evolve, undefined);
    expect(Object.keys(folded?.seats ?? {})).toEqual(Object.keys(state.seats));
    expect(canonicalHash(folded)).toBe(canonicalHash(state));
    // The text too, in the order of the keys as they are: bots and documents go through them in turn.
    expect(JSON.stringify(folded)).toBe(JSON.stringify(state));
    expect(canonicalJson(folded).length).toBeGreaterThan(1_000);
  });
});
