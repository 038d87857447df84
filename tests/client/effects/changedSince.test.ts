import { botView } from '#shared/bots/botView.ts';
import { playBotGame } from '#shared/bots/playBotGame.ts';
import { PRESETS, keptByTables } from '#shared/content/presets.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import { scenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import { type CountryGame, countryGame } from '#shared/rules/state.ts';
import { someSettings } from '../../support/someSettings.ts';
import { scoreAhead } from '../../../client/panels/politics/ScoreMoved.tsx';
import { type Onward, onwardNow } from '../../../client/preview/otherLaws.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';
import { stepText } from '../../../client/panels/politics/ScoreMoved.tsx';
import { type ScoreTold, withScore } from '../../../client/panels/politics/politicsModel.ts';
import { loadAllText, t } from '../../../client/text/t.ts';
import { describe, expect, it } from 'vitest';
import { toldBefore } from '../../../client/panels/effects/EffectOnYou.tsx';

describe('the figure of an offer', () => {
  it('is told with the one before it once others have signed, and not where it hardly moves', () => {
    expect(toldBefore('an offer', 0.18)).toBeUndefined();
    expect(toldBefore('an offer', 0.2)).toBeUndefined();
    expect(toldBefore('an offer', 0.02)).toBe(0.18);
    expect(toldBefore('an offer', 0.02)).toBe(0.18);
    expect(toldBefore('another offer', 0.02)).toBeUndefined();
  });
});

const aRange = { prosperity: [0, 0.5, 1], support: [45, 50, 55] };

function onwardOf(...asked: Parameters<typeof onwardNow>): Onward | undefined {
  const job = onwardNow(...asked);
  let slice = job.next();
  while (slice.done !== true) slice = job.next();
  return slice.value.type === 'support' ? slice.value : undefined;
}

describe('a score between the results of a round and the next briefing', () => {
  it.each(['alba', 'cork'])('moves by the events that the line names, and by nothing else (%s)', (seed) => {
    const { rounds } = PRESETS.worldShort;
    const settings = someSettings({ preset: 'worldShort', rounds, seed, ...keptByTables('worldShort') });
    const scenario = scenarioFor(settings);
    if (!scenario.ok) throw new Error(scenario.error.reason);
    const par = { games: 200, bestPath: {}, seats: fromKeys(['ALB', 'BOR', 'CAT', 'DUN'], () => aRange) };
    const toldTo = (me: string, game: CountryGame): ScoreTold => {
      const on = must(onwardOf(scenario.value, botView(game, me), me), 'a look ahead');
      const { score } = must(scoreAhead(scenario.value, { ...game, par }, me, on), 'a score');
      const { signed, events, packages, fromRound } = on;
      return { place: String(fromRound), score: Math.round(100 * score), signed, events, packages };
    };
    let [last, told, moved]: [CountryGame | undefined, number, number] = [undefined, 0, 0];
    playBotGame(scenario.value, settings, {
      ignoresCauses: true,
      onChange: (state) => {
        const game = countryGame(state);
        const before = last;
        last = game;
        if (before?.phase !== 'results' || game.phase !== 'briefing') return;
        for (const me of Object.keys(game.seats)) {
          const results = toldTo(me, { ...before, revealStop: 'question' });
          const briefing = toldTo(me, game);
          const { step } = withScore(me, results, briefing);
          told += 1;
          if (step === undefined) continue;
          moved += 1;
          const name = `${seed}, ${me}, round ${game.round}`;
          expect(step, name).toMatchObject({ by: [], isPackage: false });
          expect(step.events, name).not.toEqual([]);
          // Without what is named the score stands where it stood.
          const quiet = { ...game, events: before.events };
          expect(Math.abs(toldTo(me, quiet).score - results.score), name).toBeLessThanOrEqual(5);
        }
      },
    });
    expect(told).toBe(12);
    expect(moved).toBeGreaterThan(0);
  });
});

describe('a score that moves while others sign', () => {
  it('is told with the last change and who signed, in its round alone', () => {
    const place = 'game USA 2';
    const first = withScore('USA', undefined, {
      place,
      score: 99,
      signed: { p1: ['USA', 'CHN'] },
      events: [],
      packages: 0,
    });
    expect(first.step).toBeUndefined();
    const p2 = { ...first.signed, p2: ['CAN', 'MEX'] };
    const same = withScore('USA', first, { place, score: 99, signed: p2, events: [], packages: 0 });
    expect(same.step).toBeUndefined();
    const p3 = { ...p2, p3: ['EUR', 'JPN'] };
    const fallen = withScore('USA', same, { place, score: 92, signed: p3, events: [], packages: 0 });
    expect(fallen.step).toEqual({ points: -7, by: [['EUR', 'JPN']], events: [], isPackage: false });
    // It stands until there is another, and further falls by others are told with it.
    expect(withScore('USA', fallen, { place, score: 92, signed: p3, events: [], packages: 0 }).step).toEqual(
      fallen.step,
    );
    const p4 = { ...p3, p4: ['IND', 'GBR'] };
    const further = withScore('USA', fallen, { place, score: 90, signed: p4, events: [], packages: 0 });
    expect(further.step).toEqual({
      points: -9,
      events: [],
      isPackage: false,
      by: [
        ['EUR', 'JPN'],
        ['IND', 'GBR'],
      ],
    });
    const own = withScore('USA', further, {
      place,
      score: 99,
      signed: { ...p4, p5: ['USA', 'IND'] },
      events: [],
      packages: 0,
    });
    expect(own.step).toEqual({ points: 9, by: [['USA', 'IND']], events: [], isPackage: false });
    const next = withScore('USA', own, {
      place: 'game USA 3',
      score: 80,
      signed: p4,
      events: [],
      packages: 0,
    });
    expect(next.step).toBeUndefined();
    const announced = withScore('USA', next, {
      place: 'game USA 3',
      score: 75,
      signed: p4,
      events: ['e1'],
      packages: 0,
    });
    expect(announced.step).toEqual({ points: -5, by: [], events: ['e1'], isPackage: false });
  });

  it('names the package of a conference, and gives no signature what it did not do', async () => {
    await loadAllText();
    const none = { place: 'game MEX 2', signed: {}, events: [], packages: 0 };
    const first = withScore('MEX', undefined, { ...none, score: 57 });
    const signed = { p1: ['JPN', 'USA'] };
    const fallen = withScore('MEX', first, { ...none, score: 56, signed });
    const carried = { ...none, score: 67, signed, packages: 1 };
    const { step } = withScore('MEX', fallen, carried);
    expect(step).toEqual({ points: 11, by: [], events: [], isPackage: true });
    expect(step && stepText(step, 'MEX', [])).toContain(t('score.causePackage'));
    // Of what is not known nothing is told, and what comes after is told by itself.
    const unknown = withScore('MEX', fallen, { ...none, score: 60, signed });
    expect(unknown.step).toEqual({ points: 4, by: [], events: [], isPackage: false });
    const later = { ...none, score: 58, signed: { ...signed, p2: ['CAN', 'EUR'] } };
    expect(withScore('MEX', unknown, later).step).toMatchObject({ points: -2, by: [['CAN', 'EUR']] });
    // Both at once are both named.
    const both = withScore('MEX', first, { ...carried, score: 67 });
    expect(both.step).toMatchObject({ points: 10, by: [['JPN', 'USA']], isPackage: true });
    const told = both.step === undefined ? '' : stepText(both.step, 'MEX', []);
    expect(told).toContain(t('score.causePackage'));
    expect(told).toMatch(/Japan|JPN/u);
  });

  it('counts as signed only what was signed in the round that it looks ahead from', () => {
    const table = aTable({ scenarioId: 'world', opening: 'highWalls', preset: 'worldShort', people: 'all' });
    table.goTo('negotiation', 1);
    table.conclude(aFreeTradeArea('MEX', 'USA'));
    const known = () => onwardOf(table.scenario, table.state, 'JPN');
    expect(Object.values(known()?.signed ?? {})).toEqual([['MEX', 'USA']]);
    table.goTo('briefing', 2);
    expect(known()?.fromRound).toBe(2);
    expect(known()?.signed).toEqual({});
  });
});
