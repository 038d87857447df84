import { describe, expect, it } from 'vitest';
import { playBotGame, type BotRequest } from '#shared/bots/playBotGame.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { findProvinceViolations } from '../../../shared/rules/provinces/findProvinceViolations.ts';
import { loadProvincesScenario } from '../../../shared/rules/scenario/anyScenario.ts';
import type { ProvincesScenario } from '../../../shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { fromDocuments, toDocuments } from '#shared/rules/views/documents.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { provinceGame } from '../../../shared/rules/state.ts';

const STANDARD: GameSettings = {
  scenarioId: 'provinces',
  opening: 'year1997',
  preset: 'provincesStandard',
  centre: 'rule',
  rounds: 3,
  clock: 'normal',
  seed: 'whole',
  timed: true,
};
const FULL: GameSettings = { ...STANDARD, opening: 'year1987', preset: 'provincesFull', seed: 'whole-1' };

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

/** A game takes seconds: each is played once. */
const games = {
  rule: once(() => play(STANDARD)),
  seat: once(() => play({ ...STANDARD, centre: 'seat' })),
  host: once(() => play({ ...STANDARD, centre: 'host' })),
  full: once(() => play(FULL)),
};

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

describe.each([
  ['Standard from 1997', games.rule],
  ['Full from 1987', games.full],
])('a game of bots alone, %s', (_name, played) => {
  it('comes to its end, and its books balance whenever a phase opens', () => {
    const { state, violations } = played();
    expect(state.phase).toBe('debrief');
    expect(state.reports.map(({ round }) => round)).toEqual([1, 2, 3]);
    expect(state.provinces.final?.standings).toHaveLength(10);
    expect(violations).toEqual([]);
  });

  it('asks for nothing that the rules refuse', () => {
    const refused = played().requests.flatMap(({ economy, intent, answer }) =>
      answer.ok ? [] : [{ economy, type: intent.type, error: answer.error }],
    );
    expect(refused).toEqual([]);
  });

  it('seals every envelope, moves dials, and founds bodies', () => {
    const { provinces, proposals } = played().state;
    for (const envelope of provinces.envelopes) expect(Object.keys(envelope)).toHaveLength(10);
    const dials = provinces.envelopes.flatMap((envelope) => Object.values(envelope).map(({ wall }) => wall));
    expect(new Set(dials).size).toBeGreaterThan(2);
    expect(Object.values(proposals).some(({ status }) => status === 'concluded')).toBe(true);
  });
});

describe('a game of provinces', () => {
  it('opens at 21 times, a tariff of 46 per cent', () => {
    const { borderEffect, borderTariff } = scenarioOf(STANDARD).atOpening;
    expect(borderEffect.toFixed(1)).toBe('21.0');
    expect(borderTariff.toFixed(1)).toBe('46.0');
  });

  it('is the same from its documents', () => {
    const view = redactFor(games.rule().state, { type: 'public' });
    expect(fromDocuments(toDocuments(view))).toEqual(JSON.parse(JSON.stringify(view)));
  });

  it.each(['rule', 'seat', 'host'] as const)('ends where the centre is governed by %s', (centre) => {
    const { phase, provinces } = games[centre]().state;
    expect(phase).toBe('debrief');
    expect(provinces.reforms.includes('weakLaw')).toBe(centre !== 'host');
  });
});
