import { describe, expect, it } from 'vitest';
import {
  LEARNER,
  OFFERER,
  openLesson,
  OTHER,
  outcomeOf,
  PAYMENT_MN,
  WIDEST,
} from '../../client/panels/lobby/firstMinutesModel.ts';
import { seatFacts } from '../../client/panels/lobby/seatFacts.tsx';
import { aProvincesTable } from '../support/aProvincesTable.ts';
import { loadAllText, t } from '../../client/text/t.ts';
import { aScenario } from '../support/aScenario.ts';
import { aTable } from '../support/aTable.ts';

describe('the first three minutes', () => {
  const scenario = aScenario('quartet');
  const opening = openLesson(scenario);
  const gainOf = (outcome: ReturnType<typeof outcomeOf>, economy: string): number =>
    outcome.percent[economy] ?? NaN;

  it('offer an area by which the other side gains all, since what the learner wins by new trade it loses again', () => {
    const offered = outcomeOf(scenario, opening, [OFFERER]);
    expect(gainOf(offered, LEARNER)).toBeCloseTo(-0.02, 2);
    expect(gainOf(offered, OFFERER)).toBeGreaterThan(1.5);
    const part = (name: string) => offered.parts.find((each) => each.part === name)?.percent ?? 0;
    expect(part('tradeCreated')).toBeGreaterThan(0);
    expect([part('tradeDiverted'), part('pricesAbroad')].every((percent) => percent < 0)).toBe(true);
    const sum = offered.parts.reduce((total, each) => total + each.percent, 0);
    expect(sum).toBeCloseTo(gainOf(offered, LEARNER), 2);
    // The causes that it tells: more from the partner, less from those who pay the tariff, whose goods get dearer.
    expect(offered.parts.map(({ part: name }) => name)).toEqual([
      'tradeCreated',
      'tradeDiverted',
      'pricesAbroad',
    ]);
    expect(offered.boughtMoreBn[OFFERER]).toBeGreaterThan(2);
    expect(Object.values(offered.boughtMoreBn).filter((moreBn) => moreBn < 0)).toHaveLength(2);
    expect(offered.dearer[OFFERER]).toBeGreaterThan(3);
    expect(Math.abs(offered.dearer[LEARNER] ?? NaN)).toBeLessThan(0.2);
  });

  it('let the learner gain by a payment that leaves the other side most of its gain, and by another partner', () => {
    const paid = outcomeOf(scenario, opening, [OFFERER], PAYMENT_MN);
    expect(gainOf(paid, LEARNER)).toBeGreaterThan(0.2);
    expect(gainOf(paid, OFFERER)).toBeGreaterThan(1);
    const other = outcomeOf(scenario, opening, [OTHER]);
    expect(Math.min(gainOf(other, LEARNER), gainOf(other, OTHER))).toBeGreaterThan(0.5);
    // Why the other is better: less is bought from it instead of from others, and its goods get less dear.
    const offered = outcomeOf(scenario, opening, [OFFERER]);
    const least = (outcome: typeof other) => Math.min(...Object.values(outcome.boughtMoreBn));
    expect(least(other)).toBeGreaterThan(least(offered) / 2);
    expect(other.dearer[OTHER]).toBeLessThan(offered.dearer[OFFERER] ?? NaN);
  });

  it('let all three gain who sign together, the learner more than with any one, and whoever is left out lose most', () => {
    const widest = outcomeOf(scenario, opening, WIDEST);
    const pair = outcomeOf(scenario, opening, [OTHER]);
    expect(gainOf(widest, LEARNER)).toBeGreaterThan(gainOf(pair, LEARNER));
    expect(Math.min(...widest.signers.map((economy) => gainOf(widest, economy)))).toBeGreaterThan(0);
    expect(gainOf(widest, OTHER)).toBeLessThan(-1.5);
  });
});

describe('seats before a game', () => {
  it('are told by their size, their trade and their largest partner, in the order in which they are dealt', async () => {
    await loadAllText();
    const seats = seatFacts({ countries: aScenario('quartet') });
    expect(seats.map(({ economy }) => economy)).toEqual(aScenario('quartet').dealOrder);
    const [first] = seats;
    expect(first).toMatchObject({
      economy: 'CAT',
      line: 'The largest: earns 32.7 bn crowns a year. Sells mostly food, buys mostly clothing. Trades most with Borea.',
    });
    const world = seatFacts({ countries: aScenario('world') });
    // As data on trade have it: India's exports lean to light goods, Japan's to vehicles.
    const lineOf = (seat: string) => world.find(({ economy }) => economy === seat)?.line;
    expect(lineOf('IND')).toBe(
      'Earns US$3,594 bn a year. Strongest exports: textiles and other light goods. Largest partner: China.',
    );
    expect(lineOf('JPN')).toContain('Strongest exports: machinery and vehicles.');
    expect(lineOf('MEX')).toContain('machinery and vehicles');
  });

  it('of provinces are told by the coast, the goods that they make more of than others, and their walls at the start', async () => {
    await loadAllText();
    const seats = seatFacts({ provinces: aProvincesTable().scenario });
    const lineOf = (seat: string) => seats.find(({ economy }) => economy === seat)?.line;
    expect(lineOf('ZJ')).toBe(
      'On the coast, strong in light industry. Makes ¥472.0 bn a year. Walls start at level 1 of 4.',
    );
    expect(lineOf('SC')).toMatch(/^Inland, strong in farm goods\..* level 3 of 4\.$/);
    expect(lineOf('LN')).toContain('heavy industry');
  });

  it('of the opening with another tariff of Cato are told by the tariffs that it has', async () => {
    await loadAllText();
    const { mfnRateBp } = aTable({ scenarioId: 'quartet', opening: 'openCato' }).scenario;
    const percents = (seat: string) => [
      ...new Set(Object.values(mfnRateBp[seat] ?? {}).map((bp) => bp / 100)),
    ];
    const others = ['ALB', 'BOR', 'DUN'].flatMap(percents);
    expect(t('opening.openCato')).toBe(
      `Cato’s tariffs are ${percents('CAT').join()}%, the others’ ${[...new Set(others)].join()}%`,
    );
  });
});
