import type { IntegrationLevel } from './integrationLevels.ts';
import type { Opening, PresetId, ScenarioId } from './vocabulary.ts';

/** A ready-made game: what is played, for how long, and when each step of the ladder opens. */
export type Preset = {
  readonly scenarioId: ScenarioId;
  readonly opening: Opening;
  readonly rounds: number;
  /** Round in which a level becomes available; absent levels are not played. */
  readonly levelOpensInRound: Readonly<Partial<Record<IntegrationLevel, number>>>;
  /** First round in which the treaty desk forecasts effects. */
  readonly forecastFromRound: number;
};

export const PRESETS = {
  firstLesson: {
    scenarioId: 'quartet',
    opening: 'standard',
    rounds: 4,
    levelOpensInRound: { 1: 1, 2: 1, 3: 3 },
    forecastFromRound: 2,
  },
  worldPlain: {
    scenarioId: 'world',
    opening: 'highWalls',
    rounds: 6,
    levelOpensInRound: { 1: 1, 2: 1, 3: 1 },
    forecastFromRound: 1,
  },
} as const satisfies Record<PresetId, Preset>;
