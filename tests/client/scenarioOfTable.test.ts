import { PRESETS } from '#shared/content/presets.ts';
import { h, options, render } from 'preact';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OPENINGS_OF } from '#shared/content/scenarios/index.ts';
import { SCENARIO_IDS } from '#shared/content/vocabulary.ts';
import { type ScenarioChoice, anyScenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import { showScenario } from '../../client/net/receive.ts';
import { rulebookOf, useScenario } from '../../client/rulebooks/TableGate.tsx';
import { gameId, scenario } from '../../client/state/store.ts';

const CHOICES = SCENARIO_IDS.flatMap((scenarioId) =>
  OPENINGS_OF[scenarioId].map((opening): ScenarioChoice => ({ scenarioId, opening, preset: 'laboratory' })),
);
const QUARTET: ScenarioChoice = { scenarioId: 'quartet', opening: 'standard', preset: 'firstLesson' };

/** Effects of what was drawn: they run when a test says so, and all have run in the end. */
const due: (() => void)[] = [];
beforeAll(() => {
  options.requestAnimationFrame = (run) => due.push(run);
});
afterAll(() => {
  runDue();
  delete options.requestAnimationFrame;
});
function runDue(): void {
  for (let run = due.shift(); run !== undefined; run = due.shift()) run();
}

/** A page without elements, so that it needs no document to stand in. */
const page = { childNodes: [], firstChild: null } as unknown as Element;
function Table(): null {
  useScenario(QUARTET);
  return null;
}

describe('the scenario of a table', () => {
  afterEach(() => {
    render(null, page);
    showScenario(undefined);
  });

  it.each(CHOICES)('is the one that the server has checked: $scenarioId, $opening', async (choice) => {
    const { countries, provinces } = await rulebookOf(choice).loadScenario(choice);
    const checked = anyScenarioFor(choice);
    expect(countries ?? provinces).toEqual(checked.ok ? checked.value : undefined);
  });

  it.each(['highWalls', 'today'] as const)('assumes what its settings assume: %s', async (opening) => {
    const choice: ScenarioChoice = {
      scenarioId: 'world',
      opening,
      preset: 'laboratory',
      assumptions: { elasticities: 'low', scalePercent: 60 },
    };
    const checked = anyScenarioFor(choice);
    const { countries } = await rulebookOf(choice).loadScenario(choice);
    expect(countries?.assumed).toBeDefined();
    expect(countries).toEqual(checked.ok ? checked.value : undefined);
  });

  it('has the step of tariffs of its settings', async () => {
    const choice: ScenarioChoice = { ...QUARTET, agreementLimits: PRESETS.firstLesson.agreementLimits };
    const checked = anyScenarioFor(choice);
    const { countries } = await rulebookOf(choice).loadScenario(choice);
    expect(countries?.stepBp).toBe(PRESETS.firstLesson.agreementLimits.stepBp);
    expect(countries).toEqual(checked.ok ? checked.value : undefined);
  });

  it('has the tariffs of outsiders hold where its settings say so', async () => {
    const { scenarioId, opening, stepBp, wallsHold } = PRESETS.worldShort;
    const choice: ScenarioChoice = { scenarioId, opening, preset: 'worldShort', stepBp, wallsHold };
    const checked = anyScenarioFor(choice);
    const { countries } = await rulebookOf(choice).loadScenario(choice);
    expect(countries?.flags.lowestWallEntry).toBe(false);
    expect(countries).toEqual(checked.ok ? checked.value : undefined);
  });

  it('is fetched and shown while the page of its table is open', async () => {
    render(h(Table, {}), page);
    runDue();
    await expect.poll(() => scenario.value?.id).toBe('quartet');
  });

  it('is not shown once its table was left', async () => {
    gameId.value = 'left';
    render(h(Table, {}), page);
    runDue();
    gameId.value = undefined;
    await rulebookOf(QUARTET).loadScenario(QUARTET);
    expect(scenario.value).toBeUndefined();
  });
});
