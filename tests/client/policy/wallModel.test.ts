import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Policy, PolicyOf } from '#shared/protocol/policy.ts';
import { validatePolicy } from '../../../shared/rules/countries/policy.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import {
  curvePoints,
  hasRoom,
  hasSmallStep,
  lawWithWall,
  locksOn,
  maySetApart,
  partnersLostAfter,
  percentAfter,
  sectorLines,
  shiftBounds,
  startingPolicy,
  withSectorRate,
  withShift,
  withoutApart,
} from '../../../client/panels/policy/policyDraft.ts';
import { curvePath, hasGuessed, kinkOf, rangeOf } from '../../../client/panels/policy/WallCurve.tsx';
import { stepChoices, verdicts, whyNow } from '../../../client/panels/policy/StepChoices.tsx';
import { retaliationOf } from '../../../client/panels/policy/WhatIf.tsx';
import { forecastTariff } from '#shared/rules/forecast/policyForecasts.ts';
import { withEntryShut } from '../../../client/map/model/waysRound.ts';
import { loadAllText, phrase } from '../../../client/text/t.ts';
import { detoursOf } from '#shared/rules/shock/detoursOf.ts';
import { aRound } from '../../rules/settlement/aRound.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

const table = aTable({ people: 'all', at: 'policy' });
const { scenario, state } = table;
const idle: PolicyOf<'wall'> = { type: 'wall', shiftBp: 0, apart: [] };

function shifted(shiftBp: number): PolicyOf<'wall'> {
  return withShift(idle, shiftBp, shiftBounds(scenario, sectorLines(scenario, state, 'ALB', idle)));
}

function changed({ walls }: CountryGame): string[] {
  return Object.keys(walls).filter((economy) => walls[economy] !== state.walls[economy]);
}

describe('a slider', () => {
  it('has room, and a curve, where it has two positions, not where the ceiling is nought', () => {
    const range = (minBp: number, maxBp: number) => ({ minBp, maxBp });
    expect(hasRoom(range(0, 100))).toBe(true);
    for (const none of [range(0, 0), range(100, 0)]) expect(hasRoom(none)).toBe(false);
    const single = curvePoints(range(0, 0), 100).map((atBp) => ({ atBp, welfare: 1, revenueBn: 1 }));
    expect(curvePath(single, range(0, 0), ({ welfare }) => welfare)).toBeUndefined();
  });
});

describe('the kink of the curve', () => {
  const positions = curvePoints({ minBp: -1000, maxBp: 1000 }, 100);
  const at = (shiftBp: number): PolicyOf<'wall'> => ({ ...idle, shiftBp });

  it('is where goods begin to come round the wall, and through whom', () => {
    const round = aRound('world', 'highWalls', { borderCosts: false })
      .wall(1500, 'MEX')
      .wall(1200, 'USA')
      .area('USA', 'MEX');
    const ground = { scenario: round.scenario, game: round.state, me: 'MEX' };
    const kink = kinkOf(ground, positions, at);
    expect(kink).toMatchObject({ through: 'USA' });
    const detours = (shiftBp: number) =>
      detoursOf(round.scenario, lawWithWall(round.scenario, round.state, 'MEX', at(shiftBp)), 'MEX');
    expect(detours((kink?.atBp ?? NaN) - 100)).toEqual([]);
    expect(detours(kink?.atBp ?? NaN)).not.toEqual([]);
  });

  it('is where partners pay the tariff rather than prove origin, and income and revenue jump there', () => {
    const round = aRound('world', 'highWalls', { borderCosts: false, lowestWallEntry: false })
      .wall(900, 'JPN')
      .area('JPN', 'USA')
      .area('JPN', 'KOR')
      .area('JPN', 'EUR')
      .area('JPN', 'CHN');
    const { scenario: world, state: game } = round;
    const kink = kinkOf({ scenario: world, game, me: 'JPN' }, positions.slice(5, 16), at);
    if (kink === undefined || !('partners' in kink)) throw new Error('no kink');
    const economies = ['USA', 'KOR', 'EUR', 'CHN'];
    expect(kink.partners).toEqual(economies);
    const told = (shiftBp: number) =>
      must(round.wall(900 + shiftBp, 'JPN').settle().report.economies['JPN'], 'own figures');
    const [below, on, above, higher] = [-100, 0, 100, 200].map((more) => told(kink.atBp + more));
    const step = (a: typeof on, b: typeof on) => must(a, 'a').welfare - must(b, 'b').welfare;
    expect(step(on, above)).toBeGreaterThan(3 * Math.abs(step(above, higher)));
    expect(step(on, above)).toBeGreaterThan(3 * Math.abs(step(below, on)));
    expect(must(on, 'on').revenueBn).toBeGreaterThan(must(above, 'above').revenueBn);
    // The results of a cut to there name the same cause.
    const now = lawWithWall(world, game, 'JPN', at(kink.atBp));
    const { report } = round.settle();
    const was = { ...report, wallsBefore: { JPN: must(game.walls['JPN'], 'a wall').mfnRateBp } };
    const bar = { kind: 'ownTariff', value: 0.2, why: phrase('decisionWhy.ownLoweredUp') };
    const [named] = withEntryShut({ scenario: world, game: now, me: 'JPN' }, was, [bar]) ?? [];
    expect(named?.why).toEqual(phrase('decisionWhy.ownLoweredProof', { economies }));
  });

  it('is nowhere without an area, or where the wall stays below the way round', () => {
    expect(kinkOf({ scenario, game: state, me: 'ALB' }, positions, at)).toBeUndefined();
    const low = aRound('world', 'highWalls').wall(1500, 'MEX').wall(4000, 'USA').area('USA', 'MEX');
    expect(kinkOf({ scenario: low.scenario, game: low.state, me: 'MEX' }, positions, at)).toBeUndefined();
  });
});

describe('the years after', () => {
  it('name in the last round whose agreement does not hold then', () => {
    const limits = { signedPerRound: 1, rounds: 2 };
    const pair = (id: Agreement['id'], other: string, sinceRound: number): Agreement => ({
      id,
      level: 2,
      parties: ['CAT', other],
      concessions: [],
      exceptions: [],
      payments: [],
      sinceRound,
      boundUntilRound: 3,
      notices: [],
    });
    const at = (round: number): CountryGame => ({
      ...state,
      round,
      settings: { ...state.settings, rounds: 4, agreementLimits: limits },
      agreements: { a1: pair('a1', 'DUN', 3), a2: pair('a2', 'ALB', 4) },
    });
    expect(partnersLostAfter(at(4), 'CAT')).toEqual(['DUN']);
    expect(partnersLostAfter(at(3), 'CAT')).toEqual([]);
    expect(partnersLostAfter(at(4), 'ALB')).toEqual([]);
  });

  it('are forecast by the last of the rounds that were looked at', () => {
    const rounds = [
      { round: 4, logChange: { CAT: 0 }, welfare: {} },
      { round: 5, logChange: { CAT: Math.log(1.002) }, welfare: {} },
    ];
    expect(percentAfter(rounds, 'CAT')).toBeCloseTo(0.2, 9);
    expect(percentAfter([], 'CAT')).toBeUndefined();
  });
});

describe('the envelope', () => {
  it('begins with the wall as it is', () => {
    expect(startingPolicy(scenario, state, 'ALB')).toEqual(idle);
    expect(sectorLines(scenario, state, 'ALB', idle).every((line) => line.nextBp === line.nowBp)).toBe(true);
  });

  it('would be the wall of its own economy, and of all members where a union votes', () => {
    const alone = lawWithWall(scenario, state, 'ALB', shifted(200));
    expect(changed(alone)).toEqual(['ALB']);
    const union: Agreement = {
      id: 'a1',
      level: 3,
      parties: ['ALB', 'BOR'],
      key: { type: 'people' },
      concessions: [],
      exceptions: [],
      payments: [],
      sinceRound: 1,
      boundUntilRound: 3,
      notices: [],
    };
    const joined = { ...state, agreements: { a1: union } };
    const vote: Policy = { type: 'wallVote', rates: { GRA: 300, CLO: 300 } };
    const law = lawWithWall(scenario, joined, 'ALB', vote);
    expect(changed(law)).toEqual(['ALB', 'BOR']);
    expect(law.walls['BOR']?.mfnRateBp).toEqual(vote.rates);
  });

  it('begins with the last draft that was saved', () => {
    const saved = aTable({ people: 'all', at: 'policy' });
    const policy = shifted(200);
    saved.act('ALB', { type: 'savePolicyDraft', policy });
    expect(startingPolicy(scenario, saved.state, 'ALB')).toEqual(policy);
  });

  it('never lets the hand make what the rules refuse', () => {
    for (const wanted of [-9_000, -333, 0, 249, 9_000]) {
      const moved = shifted(wanted);
      expect(validatePolicy(scenario, state, 'ALB', moved)).toBeUndefined();
      const [line] = sectorLines(scenario, state, 'ALB', moved);
      if (line === undefined) throw new Error('no good to set apart');
      const apart = withSectorRate(moved, line, wanted);
      expect(validatePolicy(scenario, state, 'ALB', apart)).toBeUndefined();
    }
  });

  it('goes no higher than what is bound', () => {
    const world = aTable({
      scenarioId: 'world',
      opening: 'highWalls',
      preset: 'laboratory',
      modules: ['wto'],
      people: 'all',
      at: 'policy',
    });
    const [economy = ''] = world.scenario.dealOrder;
    const lines = sectorLines(world.scenario, world.state, economy, idle);
    const bounds = shiftBounds(world.scenario, lines);
    expect(bounds.maxBp).toBe(0);
    for (const wanted of [-700, 0, 900]) {
      const moved = withShift(idle, wanted, bounds);
      expect(validatePolicy(world.scenario, world.state, economy, moved)).toBeUndefined();
    }
  });

  it('sets at most two goods apart and takes them back', () => {
    const world = aTable({
      scenarioId: 'world',
      opening: 'highWalls',
      preset: 'worldPlain',
      people: 'all',
      at: 'policy',
    });
    const [economy = ''] = world.scenario.dealOrder;
    const lines = sectorLines(world.scenario, world.state, economy, idle);
    const [one, two, three] = lines;
    if (one === undefined || two === undefined || three === undefined)
      throw new Error('the world has more goods');
    let policy = withSectorRate(idle, one, one.nowBp - 100);
    policy = withSectorRate(policy, two, two.nowBp - 100);
    if (policy.type !== 'wall') throw new Error('outside a union the envelope is a wall');
    expect(maySetApart(policy, three.sector)).toBe(false);
    expect(maySetApart(policy, one.sector)).toBe(true);
    expect(withoutApart(policy, one.sector).apart.map(({ sector }) => sector)).toEqual([two.sector]);
  });

  it('names the treaties that hold rates down', () => {
    const tied = aTable({ people: 'all', at: 'negotiation' });
    const parties = ['ALB', 'BOR'];
    tied.conclude({ parties, clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }] });
    expect(locksOn(tied.state, 'ALB')).toMatchObject([{ economies: ['BOR'], isFree: true }]);
    expect(locksOn(tied.state, 'DUN')).toEqual([]);
  });
});

describe('retaliationOf', () => {
  const hit = [{ economy: 'DUN', percent: -0.5, index: 99.5, gainBn: -1, revenueBn: 1, revenueChangeBn: 0 }];
  it('threatens only whoever raises', () => {
    const ask = (shiftBp: number) =>
      retaliationOf({
        scenario,
        game: state,
        me: 'ALB',
        policy: shifted(shiftBp),
        effects: hit,
      });
    expect(ask(300)).toMatchObject({ by: 'DUN', raisedBp: 300 });
    expect(ask(0)).toBeUndefined();
    expect(ask(-300)).toBeUndefined();
  });

  it('leaves out who has free trade with the seat and does not meet the rise', () => {
    const signed = aTable({ people: 'all', at: 'negotiation' });
    signed.conclude(aFreeTradeArea('ALB', 'DUN'));
    const ask = (...by: readonly string[]) =>
      retaliationOf({
        scenario,
        game: signed.state,
        me: 'ALB',
        policy: shifted(300),
        effects: by.flatMap((economy) => hit.map((effect) => ({ ...effect, economy }))),
      })?.by;
    expect(ask('DUN')).toBeUndefined();
    expect(ask('DUN', 'BOR')).toBe('BOR');
  });

  it('names whom a rise hits that is as large as a small step allows', () => {
    const small = { ...scenario, stepBp: 200 };
    const [effect] = hit.map((each) => ({ ...each, percent: -0.1 }));
    const ask = (shiftBp: number) =>
      retaliationOf({
        scenario: small,
        game: state,
        me: 'ALB',
        policy: { type: 'wall', shiftBp, apart: [] },
        effects: effect === undefined ? [] : [effect],
      })?.by;
    expect(ask(200)).toBe('DUN');
    expect(ask(100)).toBeUndefined();
  });
});

describe('the curve', () => {
  const range = { minBp: -500, maxBp: 500 };
  const points = curvePoints(range, 100).map((atBp) => ({
    atBp,
    welfare: 1 - (atBp / 1e4) ** 2,
    revenueBn: 1,
  }));
  it('is evaluated at every whole point of the range', () => {
    expect(points.map(({ atBp }) => atBp)).toEqual([
      -500, -400, -300, -200, -100, 0, 100, 200, 300, 400, 500,
    ]);
  });
  it('finds the best place and reads heights between points', () => {
    const curve = curvePath(points, range, ({ welfare }) => welfare);
    expect(curve?.bestAtBp).toBe(0);
    expect(curve?.yAt(0)).toBeLessThan(curve?.yAt(250) ?? 0);
    expect(curve?.best).toBe(1);
    expect(curve?.valueAt(250)).toBeCloseTo(1 - 0.025 ** 2, 4);
    expect(rangeOf(curve ?? { low: NaN, high: NaN }, 1)).toEqual({ low: '−0.25%', high: '0.00%' });
  });
  it('does not make small movements look large', () => {
    const rise = (leastSpan?: number) => {
      const curve = curvePath(points, range, ({ welfare }) => welfare, leastSpan);
      return (curve?.yAt(500) ?? NaN) - (curve?.yAt(0) ?? NaN);
    };
    expect(rise()).toBeCloseTo(84);
    expect(rise(0.001)).toBeCloseTo(84);
    expect(rise(0.01)).toBeCloseTo(84 / 4);
  });
  it('draws a flat line where nothing changes', () => {
    expect(curvePath(points, range, ({ revenueBn }) => revenueBn)?.yAt(123)).toBe(50);
    expect(curvePath(points, range, ({ revenueBn }) => revenueBn)?.isFlat).toBe(true);
    expect(curvePath(points, range, ({ welfare }) => welfare)?.isFlat).toBe(false);
  });
});

describe('the best tariff of a curve', () => {
  it('is told once a tariff was tried or a prediction was made', () => {
    const told = (nextBp: number, predictions: Parameters<typeof hasGuessed>[0]['game']['predictions']) =>
      hasGuessed({ game: { predictions }, me: 'ALB' }, { nowBp: 0, nextBp });
    expect(told(0, {})).toBe(false);
    expect(told(0, { BOR: { ownIncome: 'up' } })).toBe(false);
    expect(told(-300, {})).toBe(true);
    expect(told(0, { ALB: { ownIncome: 'up' } })).toBe(true);
  });
});

describe('three choices in the place of a slider', () => {
  it('stand where a round moves the whole tariff by two points at most', () => {
    expect([100, 200, 300, 1000].map((stepBp) => hasSmallStep({ stepBp }))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(PRESETS.firstLesson.agreementLimits.stepBp).toBe(200);
  });

  it('are down, as it is and up, with the value that the map has set between them', () => {
    const lesson = { ...scenario, stepBp: 200 };
    const shifts = (shiftBp: number) =>
      stepChoices(lesson, state, 'ALB', { ...idle, shiftBp }).map((each) => each.shiftBp);
    expect(shifts(0)).toEqual([-200, 0, 200]);
    expect(shifts(-200)).toEqual([-200, 0, 200]);
    expect(shifts(100)).toEqual([-200, 0, 100, 200]);
  });

  it('name whose goods meet another tariff: partners with free trade meet none', () => {
    const lesson = aTable({ people: 'all', at: 'negotiation' });
    lesson.conclude(aFreeTradeArea('ALB', 'BOR'));
    lesson.goTo('policy');
    const payersAt = Object.fromEntries(
      stepChoices({ ...lesson.scenario, stepBp: 200 }, lesson.state, 'ALB', idle).map((each) => [
        each.shiftBp,
        each.payers.toSorted(),
      ]),
    );
    expect(payersAt).toEqual({ [-200]: ['CAT', 'DUN'], 0: [], 200: ['CAT', 'DUN'] });
  });

  it('say by their figures which of the two effects of a tariff counts for more, and that free trade with a lower tariff is worth less', async () => {
    await loadAllText();
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const lesson = aTable({ agreementLimits, rounds, seed: 'one', people: 'all', at: 'negotiation' });
    lesson.conclude(aFreeTradeArea('ALB', 'CAT'));
    lesson.goTo('policy');
    const { scenario: world, state: round } = lesson;
    const choices = stepChoices(world, round, 'ALB', idle);
    const toldTo = (me: string) =>
      choices.map(({ shiftBp }) => {
        const choice = { economy: me, policy: { ...idle, shiftBp } };
        return must(
          forecastTariff(world, round, choice, (other) => aFreeTradeArea(me, other)),
          'a forecast',
        );
      });
    const [cut, kept, raise] = toldTo('ALB');
    for (const other of ['BOR', 'CAT', 'DUN']) {
      const offered = [cut, kept, raise].flatMap((choice) => choice?.offered?.[other] ?? []);
      expect(offered).toEqual(offered.toSorted((a, b) => a - b));
    }
    const said = verdicts(choices, toldTo('ALB'), 'ALB').map(({ words }) => words.map(({ key }) => key));
    expect(said).toEqual([
      ['wall.thenNow', 'wall.thenLess'],
      ['wall.thenNow', 'wall.thenMore'],
    ]);
    // In an area the goods of others were kept out: a cut lets them in again.
    expect(whyNow(choices, toldTo('ALB'), 'ALB')).toMatch(/: a cut pays\.$/u);
    expect(whyNow(choices, toldTo('BOR'), 'BOR')).toMatch(/: a raise pays\.$/u);
    expect(whyNow(choices, toldTo('DUN'), 'DUN')).toMatch(/neither pays\.$/u);
  });
});
