import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { forecastPact } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { isWilling, answersExpected, pricedAnswer } from '../../../shared/bots/provinces/answerPact.ts';
import { assentForecast } from '../../../shared/rules/provinces/forecast/centreReforms.ts';
import { isLandTopology } from '../../../client/map/geography/loadGeography.ts';
import type { Box } from '../../../client/map/geography/mapGeography.ts';
import { flowCurve } from '../../../client/map/layout/flowCurve.ts';
import { boxAround } from '../../../client/map/layout/placeTags.ts';
import { provinceLayout } from '../../../client/map/provinces/provinceLayout.ts';
import { provinceMapModel } from '../../../client/map/provinces/provinceMapModel.ts';
import { LABEL_HEIGHT, labelWidth, tradeLabels } from '../../../client/map/provinces/TradeCurves.tsx';
import { wallCourses } from '../../../client/map/provinces/ProvinceMap.tsx';
import type { PreviewJob, PreviewResult } from '../../../client/preview/preview.ts';
import { provinceAnswers } from '../../../client/preview/provinceRunner.ts';
import { tradeArrows, tradeMoved } from '../../../client/panels/provinces/figures/mapLayersModel.ts';
import {
  articleOf,
  newPact,
  renewedPact,
  withMembers,
} from '../../../client/panels/provinces/pacts/pactDraft.ts';
import { paidBetween } from '../../../client/panels/provinces/pacts/sharing.ts';
import { aBindingDraft, aCompensation, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';

const FILE = resolve(import.meta.dirname, '../../../client/public/maps/provinces.json');
const land: unknown = JSON.parse(readFileSync(FILE, 'utf8'));

describe('walls on the map', () => {
  const table = aProvincesTable();
  table.conclude(aPactDraft(['AH', 'HB'], { atMost: 1 }));
  table.conclude(aPactDraft(['AH', 'JS'], { goods: 'raw', rules: ['nonDiscrimination'] }));
  table.conclude(aPactDraft(['SH', 'ZJ']));
  const { provinces } = provinceMapModel(table.scenario, table.state, {
    me: 'AH',
    measures: { wall: 3, block: 2 },
  });
  const provinceOf = (id: string) =>
    must(
      provinces.find((each) => each.id === id),
      id,
    );

  it('are capped towards partners by what is agreed on finished goods and by rules of one market', () => {
    expect(provinceOf('AH').caps).toEqual({ HB: 1, JS: 1 });
    expect(provinceOf('SH').caps).toEqual({ ZJ: 0 });
    expect(provinceOf('SD').caps).toEqual({});
  });

  it('stand lower along the border with a partner, and not at all where it is open', () => {
    if (!isLandTopology(land)) throw new Error('no land');
    const view = { size: { width: 700, height: 800 }, insets: { top: 72, right: 24, bottom: 112, left: 24 } };
    const { shapes } = provinceLayout(land, provinces, view);
    const coursesOf = (id: string) =>
      wallCourses(
        provinceOf(id),
        must(
          shapes.find((shape) => shape.id === id),
          id,
        ),
      );
    const anhui = coursesOf('AH');
    expect(anhui.map(({ level }) => level)).toEqual([3, 1]);
    const borders = must(
      shapes.find(({ id }) => id === 'AH'),
      'AH',
    ).borders;
    expect([...(borders?.shared.keys() ?? [])].toSorted()).toEqual(['HB', 'JS', 'SD', 'ZJ']);
    expect(anhui[1]?.path).toBe(`${borders?.shared.get('JS') ?? ''}${borders?.shared.get('HB') ?? ''}`);
    // Nothing is agreed by Shandong: one course along its whole border.
    expect(coursesOf('SD')).toEqual([
      { level: provinceOf('SD').wall, path: shapes.find(({ id }) => id === 'SD')?.course },
    ]);
    const open = coursesOf('ZJ')[0]?.path ?? '';
    const between = must(
      shapes.find(({ id }) => id === 'ZJ'),
      'ZJ',
    ).borders?.shared.get('SH');
    expect(between).toMatch(/^M/);
    expect(open).not.toContain(between);
  });
});

describe('numbers on curves of trade', () => {
  it('stand clear of marks and of each other', () => {
    const marks = [
      { x: 0, y: 0 },
      { x: 90, y: 0 },
    ];
    const [west, east] = [must(marks[0], 'west'), must(marks[1], 'east')];
    const trim = { start: 22, end: 28 };
    const curves = [
      { curve: flowCurve(west, east, trim), text: '−10.6' },
      { curve: flowCurve(east, west, trim), text: '−4.9' },
      { curve: flowCurve(west, east, trim), text: '+4.9' },
    ];
    const boxes = tradeLabels(curves, marks).map((at, place) =>
      boxAround(must(at, 'a place'), { width: labelWidth(curves[place]?.text ?? ''), height: LABEL_HEIGHT }),
    );
    const meet = (a: Box, b: Box): boolean =>
      a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    expect(boxes).toHaveLength(3);
    for (const [place, box] of boxes.entries()) {
      expect(boxes.slice(place + 1).filter((other) => meet(box, other))).toEqual([]);
      expect(marks.filter((at) => meet(box, boxAround(at, { width: 30, height: 30 })))).toEqual([]);
    }
  });
});

describe('numbers for which there is no room', () => {
  it('are left out, those of the smallest trade first', () => {
    const marks = [
      { x: 0, y: 0 },
      { x: 90, y: 0 },
    ];
    const curve = flowCurve(must(marks[0], 'west'), must(marks[1], 'east'), { start: 22, end: 28 });
    const crowd = Array.from({ length: 12 }, () => ({ curve, text: '−10.6' }));
    const placed = tradeLabels(crowd, marks).map((at) => at !== undefined);
    expect(placed[0]).toBe(true);
    expect(placed.at(-1)).toBe(false);
  });
});

describe('what is asked of the preview', () => {
  const table = aProvincesTable();
  table.advance();
  const answers = provinceAnswers(table.scenario, table.state);
  const run = (job: PreviewJob): PreviewResult => {
    const steps = answers(job);
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) return value;
    }
  };

  it('finds among many those who would all sign a pact among themselves, and binding ones with their payments', () => {
    const whole = withMembers(newPact(table.state, 'HB', undefined, 0), table.scenario.dealOrder);
    const worth = { point: 2, percent: 6 };
    const answer = run({
      type: 'partners',
      economy: 'HB',
      drafts: [],
      renewals: [],
      circles: [whole],
      worth,
    });
    if (answer.type !== 'partners') throw new Error(answer.type);
    for (const { draft, answers } of answer.circles) {
      expect(draft.parties.length).toBeLessThan(10);
      const others = draft.parties.filter((party) => party !== 'HB');
      const will = others
        .map((party) => answers?.[party])
        .map((each) => each !== undefined && isWilling(each));
      expect(will).toEqual(others.map(() => true));
    }
    const isBinding = answer.circles.map(({ draft }) => articleOf(draft)?.isBinding);
    expect(isBinding.slice(0, 6)).toEqual([false, ...Array<boolean>(5).fill(true)]);
  });

  it('finds the payment at which all would renew a pact that they refuse to renew as it is', () => {
    const ending = aProvincesTable();
    const terms = { rounds: 1, isBinding: true, deposit: 12 };
    const pact = ending.conclude(aPactDraft(['HB', 'SN'], terms, aCompensation('SN', 'HB', 30, 1)));
    const before = renewedPact(ending.state, pact, 'HB');
    const asks = provinceAnswers(
      ending.scenario,
      ending.state,
    )({
      type: 'partners',
      economy: 'HB',
      drafts: [],
      renewals: [before],
      circles: [],
      worth: { point: 1, percent: 1 },
    });
    let answer = asks.next();
    while (answer.done !== true) answer = asks.next();
    if (answer.value.type !== 'partners') throw new Error(answer.value.type);
    const { draft, answers } = must(answer.value.renewals[0], 'a renewal');
    expect(isWilling(must(answers?.['SN'], 'SN'))).toBe(true);
    const [was, paid] = [before, draft].map((each) => paidBetween(each, 'SN', 'HB'));
    expect(was).toBe(30);
    expect(paid).toBeLessThan(30);
  });

  it('names what a partner asks for beyond the free money of whoever asks, which wins it once the money is there', () => {
    const poor = aProvincesTable();
    const pricesWith = (freeMoney: number, wanted?: string) => {
      poor.setProvince('AH', { freeMoney });
      const leader = { scenario: poor.scenario, view: poor.state, economy: 'AH' };
      return poor.scenario.dealOrder
        .filter((seat) => seat !== 'AH')
        .flatMap((bot) => {
          const draft = newPact(poor.state, 'AH', bot);
          const answer = must(answersExpected(leader, draft)[bot], bot);
          const priced = pricedAnswer(leader, draft, bot, answer);
          return wanted === undefined || wanted === bot ? [{ bot, priced }] : [];
        });
    };
    const beyond = pricesWith(0).flatMap(({ bot, priced }) =>
      priced.answer === 'refuses' && priced.beyond ? [{ bot, ...priced.beyond }] : [],
    );
    const { bot, sum, free } = must(beyond[0], 'a price');
    expect(sum).toBeGreaterThan(free);
    expect(pricesWith(sum + 5, bot)[0]?.priced).toMatchObject({ answer: 'asks', price: sum });
  });

  it('counts in what is told of a pact that a partner breaks it that was seen breaking one, or gains much by it', () => {
    const breach = { pact: 'x', by: 'SD', round: 1, isSeen: true, deposit: 0, isExcluded: false } as const;
    const { provinces } = table.state;
    const broken = { ...table.state, provinces: { ...provinces, breaches: [breach] } } as unknown;
    const told = (draft: ReturnType<typeof aPactDraft>, from: unknown) => {
      const steps = provinceAnswers(
        table.scenario,
        from as typeof table.state,
      )({
        type: 'pact',
        draft,
        economy: 'LN',
      });
      for (;;) {
        const { done, value } = steps.next();
        if (done !== true) continue;
        if (value.type !== 'pact') throw new Error(value.type);
        return value.forecast;
      }
    };
    const scoreOf = ({ provinces: all }: { readonly provinces: typeof kept.provinces }) =>
      must(all['LN'], 'LN').score;
    const plain = (draft: Draft) => {
      const pact = forecastPact(table.scenario, table.state, draft);
      if (!pact.ok) throw new Error(pact.error.code);
      return pact.value.kept;
    };
    // Whoever was seen breaking a pact, or gains much by breaking this one, is expected to: that is what is told, not what else may come of it.
    const { kept, betrayal } = told(aPactDraft(['LN', 'SD']), broken);
    expect(betrayal?.by ?? []).not.toContain('SD');
    const promised = scoreOf(plain(aPactDraft(['LN', 'SD'])));
    expect(scoreOf(kept)).toBeLessThan(promised - 5);
    const first = told(aPactDraft(['LN', 'SD']), table.state);
    expect(first.temptations['SD']).toBeGreaterThan(1);
    expect(scoreOf(first.kept)).toBeLessThan(promised - 5);
    // A deposit deters.
    const bound = told(aBindingDraft(['LN', 'SD']), broken);
    expect(bound).not.toHaveProperty('betrayal');
    expect(scoreOf(bound.kept)).toBeGreaterThan(scoreOf(kept) + 5);
    // The card of an offer tells the same number.
    const drafts = [aPactDraft(['LN', 'SD']), aBindingDraft(['LN', 'SD'])];
    const answer = run({ type: 'worth', economy: 'LN', drafts });
    const worths = answer.type === 'worth' ? answer.worths : [];
    for (const [place, form] of [first, bound].entries())
      expect(scoreOf(must(worths[place]?.rounds?.kept, 'a round'))).toBeCloseTo(scoreOf(form.kept), 4);
  });

  it('tells what pairs of levels make of the own province, each as its envelope would', () => {
    const levels = [
      { wall: 3, block: 3 },
      { wall: 2, block: 4 },
    ];
    const answer = run({ type: 'levels', economy: 'LN', levels });
    if (answer.type !== 'levels') throw new Error(answer.type);
    expect(answer.after).toHaveLength(2);
    levels.forEach((measures, place) => {
      const told = run({ type: 'measures', economy: 'LN', measures });
      if (told.type !== 'measures') throw new Error(told.type);
      expect(answer.before.score).toBeCloseTo(must(told.forecast.before.provinces['LN'], 'LN').score, 4);
      const own = must(told.forecast.after.provinces['LN'], 'LN');
      expect(must(answer.after[place], 'an answer').score).toBeCloseTo(own.score, 4);
    });
  });

  it('tells what offers are worth also where one of them does not solve', () => {
    const drafts = [aBindingDraft(['LN', 'AH']), aPactDraft(['LN', 'SD'], { atMost: -1_000 })];
    const answer = run({ type: 'worth', economy: 'LN', drafts });
    if (answer.type !== 'worth') throw new Error(answer.type);
    const [solved, unsolved, ...others] = answer.worths;
    expect(solved?.points).toBeGreaterThan(0);
    expect([unsolved, ...others]).toEqual([undefined]);
  });

  it('tells the round as the table stands, and what a payment at once does to both', () => {
    const standing = run({ type: 'standing', economy: 'AH' });
    const paying = run({ type: 'paying', payment: { from: 'AH', to: 'LN', yuan100m: 10 } });
    if (standing.type !== 'standing' || paying.type !== 'measures') throw new Error(paying.type);
    const { before, after } = paying.forecast;
    const scoreOf = ({ provinces }: typeof before, seat: string) => must(provinces[seat], seat).score;
    expect(scoreOf(before, 'AH')).toBeCloseTo(scoreOf(standing.round, 'AH'), 4);
    expect(scoreOf(after, 'AH')).toBeLessThan(scoreOf(before, 'AH') - 1);
    expect(scoreOf(after, 'LN')).toBeGreaterThan(scoreOf(before, 'LN'));
  });

  it('tells own trade that an envelope moves, the largest first', () => {
    const answer = run({ type: 'trade', economy: 'AH', measures: { wall: 3, block: 2 } });
    if (answer.type !== 'trade') throw new Error(answer.type);
    const moved = tradeMoved(answer.flows, 'AH');
    expect(moved).toHaveLength(4);
    expect(moved.every(({ seller, buyer }) => seller === 'AH' || buyer === 'AH')).toBe(true);
    const sizes = moved.map(({ change }) => Math.abs(change));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(moved[0]?.change).toBeLessThan(0);
    expect(tradeArrows(moved)[0]).toMatchObject({ isMore: false, size: 1 });
  });

  it('tells nothing of an envelope that changes nothing', () => {
    const answer = run({ type: 'trade', economy: 'AH', measures: { wall: 2, block: 2 } });
    expect(answer.type === 'trade' ? tradeMoved(answer.flows, 'AH') : undefined).toEqual([]);
  });

  it('tells whoever is asked to assent what the rules say of it', () => {
    const expected = assentForecast(table.scenario, table.state, 'AH');
    expect(run({ type: 'assent', economy: 'AH' })).toEqual({
      type: 'assent',
      forecast: expected.ok ? expected.value : undefined,
    });
  });
});
