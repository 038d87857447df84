import { describe, expect, it } from 'vitest';
import { type Government, ownBestWall } from '../../shared/bots/strategies.ts';
import { playBotGame, type BotGame } from '#shared/bots/playBotGame.ts';
import { forecastPolicy } from '../../shared/rules/forecast/policyForecasts.ts';
import { validatePolicy } from '../../shared/rules/countries/policy.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { scenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import { aScenario } from '../support/aScenario.ts';
import { aGame } from '../support/aTable.ts';
import { someSettings } from '../support/someSettings.ts';
import { countryGame } from '../../shared/rules/state.ts';

const UNREAD = { ignoresCauses: true } as const;

function play(field: Record<string, Government>, seed = 'field'): BotGame {
  const played = playBotGame(aScenario(), someSettings({ rounds: 3, seed }), UNREAD, field);
  if (!played.ok) throw new Error(played.error.code);
  return played.value;
}

describe('test strategies', () => {
  it('always-Nash signs nothing', () => {
    const state = countryGame(play({ ALB: 'alwaysNash' }).state);
    const proposals = Object.values(state.proposals);
    expect(Object.values(state.agreements).flatMap(({ parties }) => parties)).not.toContain('ALB');
    expect(proposals.every(({ signatures }) => signatures['ALB'] === undefined)).toBe(true);
  });

  it('always-yes signs what it is offered, and keeps its wall', () => {
    const signed = ['a', 'b', 'c'].map((seed) => countryGame(play({ DUN: 'alwaysYes' }, seed).state));
    for (const { reports, agreements } of signed) {
      const isInUnion = Object.values(agreements).some(
        ({ level, parties }) => level >= 3 && parties.includes('DUN'),
      );
      const [first] = reports;
      if (!isInUnion) expect(reports.at(-1)?.walls['DUN']).toEqual(first?.wallsBefore['DUN']);
    }
    const treaties = signed.map(({ agreements }) =>
      Object.values(agreements).filter(({ parties }) => parties.includes('DUN')),
    );
    expect(treaties.some((each) => each.length > 0)).toBe(true);
  });

  it('finds a lawful wall that pays, at which no whole shift pays more', () => {
    const scenario = aScenario('world', 'today');
    const view = aGame({ scenarioId: 'world', opening: 'today', preset: 'worldPlain', at: 'policy' });
    const wall = ownBestWall(scenario, view, 'CAN');
    expect(validatePolicy(scenario, view, 'CAN', wall)).toBeUndefined();
    const gainOf = (policy: typeof wall): number => {
      const forecast = forecastPolicy(scenario, view, 'CAN', policy);
      return forecast.ok ? (forecast.value.economies['CAN']?.logChange ?? NaN) : NaN;
    };
    // From the walls of today everybody gains by raising them alone, within a step a part of it (docs/model.md).
    expect(gainOf(wall)).toBeGreaterThan(0.0002);
    for (const shiftBp of [-1000, 0, 500, 1000]) {
      expect(gainOf(wall)).toBeGreaterThanOrEqual(gainOf({ type: 'wall', shiftBp, apart: [] }) - 1e-6);
    }
  });

  it('fall behind in the First lesson: who signs everything, asks for money each time, or does nothing', () => {
    const meanScore = (government: Government): number => {
      const scores = Array.from({ length: 8 }, (_each, game) => {
        const { rounds, agreementLimits } = PRESETS.firstLesson;
        const settings = someSettings({ rounds, agreementLimits, seed: `lesson-${game}` });
        // Walls move by less than in longer games.
        const scenario = scenarioFor(settings);
        if (!scenario.ok) throw new Error(scenario.error.reason);
        const played = playBotGame(scenario.value, settings, UNREAD, { CAT: government });
        if (!played.ok) throw new Error(played.error.code);
        const { final } = countryGame(played.value.state);
        return final?.standings.find(({ economy }) => economy === 'CAT')?.score ?? NaN;
      });
      return scores.reduce((sum, score) => sum + score, 0) / scores.length;
    };
    const best = meanScore('mercantilist');
    for (const policy of ['alwaysYes', 'alwaysAsks', 'alwaysIdle'] as const)
      expect(best - meanScore(policy), policy).toBeGreaterThan(10);
  });

  it('governs by the temperaments of a field', () => {
    const { state } = play({ ALB: 'protector', BOR: 'protector' });
    expect([state.seats['ALB']?.temperament, state.seats['BOR']?.temperament]).toEqual([
      'protector',
      'protector',
    ]);
  });
});
