import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BORDER_COST_BY_LEVEL, ORIGIN_COST_BP, ORIGIN_COST_MAX_BP } from '#shared/content/treatyConstants.ts';
import { MEDAL_THRESHOLDS } from '#shared/content/scores.ts';
import { PHASE_SECONDS } from '#shared/rules/table/clock.ts';
import { INTEGRATION_LEVELS, type IntegrationLevel } from '../../shared/content/vocabulary.ts';
import {
  FALL_PENALTY,
  RATIFICATION,
  SOVEREIGNTY_PERCENT_BY_LEVEL,
} from '#shared/content/politicsConstants.ts';
import { PRESETS, type Preset } from '#shared/content/presets.ts';
import { COUNTRY_PRESET_IDS, type PresetId } from '#shared/content/vocabulary.ts';
import { keysOf } from '#shared/kernel/records.ts';
import { PAR_GAMES, PAR_GAMES_LEAST, SCORE_WEIGHTS } from '#shared/content/scores.ts';
import { levelOpensIn } from '../../shared/rules/law/register.ts';
import { CLAUSE_TYPES, clausePolarity } from '../../shared/rules/clauses/clauseKinds.ts';
import { phaseDurationMs } from '../../shared/rules/table/clock.ts';
import { someSettings } from '../support/someSettings.ts';

const TEXT = readFileSync(resolve(import.meta.dirname, '../../docs/rules.md'), 'utf8');

/** Cells of the row whose first cell has a text. */
function rowOf(first: string): string[] {
  const line = TEXT.split('\n').find((each) => each.startsWith('|') && each.split('|')[1]?.includes(first));
  if (line === undefined) throw new Error(`no row ${first}`);
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function listed(opens: Readonly<Partial<Record<string, number>>>, between: string): string {
  const steps = Object.entries(opens).map(([name, round]) => `${name}${between}${round}`);
  return steps.length === 0 ? 'none' : steps.join(', ');
}

/** Rounds and epilogue by the clock alone. */
function minutesOf(preset: PresetId): number {
  const { rounds, scenarioId, opening }: Preset = PRESETS[preset];
  const settings = someSettings({ preset, rounds, scenarioId, opening });
  const phases = ['briefing', 'negotiation', 'policy', 'results'] as const;
  let ms = phaseDurationMs(settings, 'epilogue', rounds + 1) ?? 0;
  for (let round = 1; round <= rounds; round++) {
    for (const phase of phases) ms += phaseDurationMs(settings, phase, round) ?? 0;
  }
  return Math.round(ms / 60_000);
}

/** The levels that a game of a preset plays under its own limits, by the round from which. */
function levelsOf(id: (typeof COUNTRY_PRESET_IDS)[number]): Readonly<Record<string, number>> {
  const { agreementLimits }: Preset = PRESETS[id];
  const rounds = INTEGRATION_LEVELS.map((level) => [
    level,
    levelOpensIn({ preset: id, agreementLimits }, level),
  ]);
  return Object.fromEntries(rounds.filter(([, round]) => round !== undefined));
}

describe('the numbers of docs/rules.md', () => {
  it.each(COUNTRY_PRESET_IDS)('tell the preset %s', (id) => {
    const preset: Preset = PRESETS[id];
    expect(rowOf(`\`${id}\``).slice(1)).toEqual([
      `${preset.scenarioId}, ${preset.opening}`,
      `${preset.rounds}`,
      listed(levelsOf(id), ': '),
      listed(preset.moduleOpensInRound, ' '),
      `${preset.clockFactor}`,
      `${minutesOf(id)}`,
    ]);
  });

  it.each(keysOf(PHASE_SECONDS))('tell how long %s lasts', (phase) => {
    const { first, later } = PHASE_SECONDS[phase];
    const row = TEXT.split('\n').find((line) => new RegExp(`^\\| ${phase} +\\| [0-9]`).test(line)) ?? '';
    expect(row.split('|')[2]?.trim()).toBe(first === later ? `${first}` : `${first} / ${later}`);
  });

  it.each(INTEGRATION_LEVELS)('tell what level %i costs and saves', (level) => {
    const votes: Readonly<Partial<Record<IntegrationLevel, { threshold: number; cost: number }>>> =
      RATIFICATION;
    const vote = votes[level];
    const [, border, origin, threshold, cost, rule] = rowOf(`${level} `);
    expect(Number(border)).toBeCloseTo(100 * (1 - (BORDER_COST_BY_LEVEL[level] ?? NaN)), 9);
    expect(origin).toBe(level === 2 ? `${ORIGIN_COST_BP / 100} to ${ORIGIN_COST_MAX_BP / 100}` : 'none');
    expect([threshold, cost]).toEqual(
      vote === undefined ? ['–', '–'] : [`${vote.threshold}`, `${vote.cost}`],
    );
    expect(Number(rule)).toBe(SOVEREIGNTY_PERCENT_BY_LEVEL[level]);
  });

  it.each(['negative', 'positive', 'neutral'] as const)('tell which clauses are %s', (side) => {
    const named = [...(rowOf(side)[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name ?? '');
    // Pacts of provinces stand in docs/provinces.md.
    const types = CLAUSE_TYPES.filter((type) => type !== 'marketPact');
    expect(named.toSorted()).toEqual(types.filter((type) => clausePolarity({ type }) === side).toSorted());
  });

  it('tell scores and medals', () => {
    const { prosperity, support, mandate } = SCORE_WEIGHTS;
    expect(TEXT).toContain(`weighs them ${prosperity}, ${support} and ${mandate}`);
    expect(TEXT).toContain(`takes ${FALL_PENALTY} points`);
    const { gold, silver, bronze } = MEDAL_THRESHOLDS;
    expect(TEXT).toContain(`gold from ${gold}, silver from ${silver}, bronze from ${bronze}`);
    expect(TEXT).toMatch(new RegExp(`from ${PAR_GAMES_LEAST} games on .*\\n?.*below ${PAR_GAMES}`));
  });
});
