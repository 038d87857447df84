import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { botView } from '#shared/bots/botView.ts';
import { expectationOf } from '#shared/bots/provinces/sealEnvelope.ts';
import { PROVINCE_CORRIDORS } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { drawIndex, seedFromText } from '#shared/kernel/random.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { settleCorridors } from '#shared/rules/provinces/settlement/corridors.ts';
import { pledgesOf } from '#shared/rules/provinces/state/provinceStates.ts';
import { parOf } from '#shared/rules/scores/par.ts';
import { provinceGame } from '#shared/rules/state.ts';
import { isWilling } from '../../../shared/bots/provinces/answerPact.ts';
import { goalsMoved } from '../../../client/panels/provinces/figures/League.tsx';
import { pactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import {
  gaugeOf,
  pactAdvised,
  pactsTold,
  partnersAsked,
  renewalsTold,
} from '../../../client/panels/provinces/pacts/PartnerAdvice.tsx';
import * as gauge from '../../../client/panels/provinces/policy/resultGauge.ts';
import { previews } from '../../../client/preview/preview.ts';
import { provincesScenario } from '../../../client/state/store.ts';
import { bestRoute, routesAsked, routesTold } from '../../../client/panels/provinces/policy/MeasureFold.tsx';
import { bestPair } from '../../../client/panels/provinces/policy/MeasuresPanel.tsx';
import { levelsTold } from '../../../client/panels/provinces/policy/MeasuresPanel.tsx';
import { arePromising } from '../../../client/panels/provinces/policy/MoreMeasures.tsx';
import { remedyOf } from '../../../client/panels/provinces/pacts/PactRegister.tsx';
import { leftNow, wordsBroken } from '../../../client/panels/provinces/own/OwnCards.tsx';
import {
  pairsOpen,
  stepName,
  untouchedMeasures,
  wordsDoubted,
} from '../../../client/panels/provinces/policy/measuresModel.ts';
import { partsMoved, tableText } from '../../../client/panels/provinces/seat.ts';
import { loadAllText } from '../../../client/text/t.ts';

const { gaugeNow, gaugesOf, rateOf, spendingTold } = gauge;
import {
  type ProvincesTable,
  aBindingDraft,
  aCompensation,
  aPactDraft,
  aProvincesTable,
} from '../../support/aProvincesTable.ts';
import { askModel } from '../../support/aProvincesRun.ts';

beforeAll(loadAllText);
afterAll(() => {
  provincesScenario.value = gaugeOf.value = undefined;
  previews.value = {};
});

const draws = (seed: string) => {
  let random = seedFromText(seed);
  return (bound: number): number => {
    const drawn = drawIndex(random, bound);
    random = drawn.next;
    return drawn.value;
  };
};

/** A table of the Standard game in the Policy of its second round, with levels, pacts and promises of money that its seed has drawn. */
function inPolicy(seed: string, me: EconomyId): ProvincesTable {
  const table = aProvincesTable({ seed, preset: 'provincesStandard', rounds: 6 });
  const draw = draws(seed);
  const { dealOrder } = table.scenario;
  for (const seat of dealOrder) table.setProvince(seat, { wall: draw(5), block: draw(5) });
  const other = must(dealOrder.filter((seat) => seat !== me)[draw(9)], 'a seat');
  table.conclude(draw(2) === 0 ? aPactDraft([me, other]) : aBindingDraft([me, other]));
  table.nextRound();
  for (const seat of dealOrder) table.setProvince(seat, { freeMoney: 100 + draw(400) });
  if (draw(3) === 0) {
    const acts = [{ type: 'corridorGrant' as const }];
    table.change({ centre: { ...table.provinces.centre, acts } });
  }
  table.advance();
  for (const seat of dealOrder.filter((each) => each !== me)) {
    const routes = PROVINCE_CORRIDORS.filter(({ members }) => members.includes(seat));
    const route = routes[draw(routes.length)];
    const pledge = route && { corridor: route.id, yuan100m: 10 + draw(60) };
    if (pledge === undefined || draw(2) === 0 || !table.askToSeal(seat, { pledge }).ok) table.seal(seat);
  }
  return table;
}

/** What a person in a seat has of the table. */
function seenBy({ state }: ProvincesTable, me: EconomyId) {
  const view = provinceGame(botView(state, me));
  const { par } = must(parOf(state), 'results of bots');
  return { ...view, par, provinces: { ...view.provinces, pledges: pledgesOf(state.provinces.sealed) } };
}

/** What Policy says of an envelope: the result, and what to do next for it with the result that this is told to bring. */
function policyTells(table: ProvincesTable, me: EconomyId, measures: Measures) {
  const game = seenBy(table, me);
  const { scenario } = table;
  const view = { scenario, game };
  const first = askModel(scenario, game, { type: 'measures', economy: me, measures });
  if (first.type !== 'measures') throw new Error(first.type);
  const { next } = must(gaugesOf(view, me, { forecast: first.forecast }), 'a result');
  const { wall: _wall, block: _block, ...rest } = measures;
  const levels = pairsOpen(scenario, game, me, rest);
  const told = askModel(scenario, game, { type: 'levels', economy: me, levels });
  if (told.type !== 'levels') throw new Error(told.type);
  const pairs = levels.flatMap((pair, at) => {
    const own = told.after[at];
    return own === undefined ? [] : [{ levels: pair, own }];
  });
  const pair = must(bestPair(view, me, { before: told.before, pairs }, measures), 'an answer');
  const asked = routesAsked(game, me, measures);
  const ofRoutes = askModel(scenario, game, { type: 'levels', economy: me, levels: asked.levels });
  if (ofRoutes.type !== 'levels') throw new Error(ofRoutes.type);
  const routes = routesTold(view, me, measures, ofRoutes);
  const levelsOf = (dial: 'wall' | 'block') =>
    levelsTold(view, me, { before: told.before, pairs }, measures, dial);
  return { result: next.score, own: must(first.forecast.after.provinces[me], me), pair, routes, levelsOf };
}

/** What is told as none; and what wages, officials and a jobs part at 0 move without a name. */
const [POINT, NAMELESS] = [0.05, 1.6];

describe('what Policy advises', () => {
  it.each([
    ['lake', 'SC'],
    ['river', 'JS'],
    ['pass', 'LN'],
    ['reef', 'SC'],
    ['ford', 'SH'],
    ['moor', 'ZJ'],
  ])('begins at the result as it is told, and brings what it says, to the end: %s, %s', (seed, me) => {
    const table = inPolicy(seed, me);
    let measures: Measures = untouchedMeasures(table.state, me);
    let told = policyTells(table, me, measures);
    expect(Math.abs(told.result - headlineOf(table, me))).toBeLessThan(POINT);
    for (let step = 0; step < 6; step++) {
      expect(Math.abs(told.pair.was - told.result)).toBeLessThan(POINT);
      const route = bestRoute(told.routes, told.pair.gain);
      for (const { moved } of told.routes)
        if (moved?.result) expect(Math.abs(moved.result.was - told.result)).toBeLessThan(POINT);
      const promised = measures.pledge === undefined ? route : undefined;
      // Nothing that the page can tell brings more than what it names first.
      const named = promised?.moved?.result?.next ?? told.result + (told.pair.gain ?? 0.5);
      const isPaid = told.routes.some(({ way }) => way === 'paid');
      for (const { moved } of measures.pledge === undefined && !isPaid ? told.routes : [])
        expect(moved?.result?.next ?? 0).toBeLessThan(named + POINT);
      if (told.pair.levels === undefined && promised === undefined) break;
      const [, levelsTo] = /→ (-?\d+)/u.exec(told.pair.told) ?? [];
      const to = promised === undefined ? levelsTo : promised.moved?.result?.next;
      measures =
        promised === undefined
          ? { ...measures, ...told.pair.levels }
          : { ...measures, pledge: { corridor: promised.corridor.id, yuan100m: promised.missing } };
      const before = told.result;
      told = policyTells(table, me, measures);
      expect(told.result).toBeGreaterThan(before - POINT);
      if (to !== undefined) expect(Math.round(told.result)).toBe(Math.round(Number(to)));
      if (to !== undefined) expect(Math.round(Number(to))).toBeGreaterThan(Math.round(before));
      expect(step).toBeLessThan(5);
    }
    table.seal(me, measures);
    // The others do what is expected of them.
    const { expects } = expectationOf({ scenario: table.scenario, view: seenBy(table, me), economy: me });
    const sealed = mapValues(expects(table.state), (expected, seat) => {
      const { pledge } = table.provinces.sealed[seat] ?? {};
      return { ...expected, ...(pledge && { pledge }) };
    });
    table.change({ sealed: { ...table.provinces.sealed, ...sealed } });
    const { provinces, corridor } = table.settle();
    expect(provinces[me]?.index).toBeCloseTo(told.own.index, 3);
    if (measures.pledge)
      expect(corridor).toMatchObject({ corridor: measures.pledge.corridor, isBuilt: true });
    // The round comes as it was told, where the others have done no more; what moves it as the next one begins has a name.
    const { scenario } = table;
    const came = must(gaugeNow({ scenario, game: seenBy(table, me) }, me, must(provinces[me], me)), me);
    expect(Math.abs(came.score - told.result)).toBeLessThan(POINT);
    table.nextRound();
    const view = { scenario, game: seenBy(table, me) };
    const result = askModel(scenario, view.game, { type: 'standing', economy: me });
    let [before, nameless] = [came.score, 0];
    for (const step of 'steps' in result ? result.steps : []) {
      const { score } = must(gaugeNow(view, me, step.own), 'a result');
      if (stepName(step) === undefined) nameless += score - before;
      before = score;
    }
    expect(Math.abs(nameless)).toBeLessThan(NAMELESS);
  });

  it('says on each level by how many points it moves the result', () => {
    const table = inPolicy('river', 'JS');
    const now = untouchedMeasures(table.state, 'JS');
    const told = policyTells(table, 'JS', now);
    for (const dial of ['wall', 'block'] as const) {
      expect(told.levelsOf(dial).size).toBeGreaterThan(2);
      for (const [level, points] of told.levelsOf(dial)) {
        const measures = { ...now, [dial]: level };
        const job = { type: 'measures', economy: 'JS', measures } as const;
        const game = seenBy(table, 'JS');
        const result = askModel(table.scenario, game, job);
        if (result.type !== 'measures') throw new Error(result.type);
        const { next } = must(
          gaugesOf({ scenario: table.scenario, game }, 'JS', { forecast: result.forecast }),
          'a result',
        );
        expect(Math.round(next.score) - Math.round(told.result)).toBe(points);
      }
    }
  });

  it('says of money for a route what the rules do with it, whatever others and the centre have given', () => {
    let promised = 0;
    for (const seed of Array.from({ length: 12 }, (_, at) => `route ${at}`)) {
      const table = inPolicy(seed, 'SC');
      const untouched = untouchedMeasures(table.state, 'SC');
      const builtBy = (measures: Measures): string | undefined => {
        const sealed = { ...table.provinces.sealed, SC: measures };
        const state = { ...table.state, provinces: { ...table.provinces, sealed } };
        return settleCorridors(table.scenario, state).corridor?.corridor;
      };
      for (const { way, missing, corridor } of routesAsked(seenBy(table, 'SC'), 'SC', untouched).routes) {
        const pledge = { corridor: corridor.id, yuan100m: missing };
        if (way === 'paid') expect(builtBy(untouched)).toBe(corridor.id);
        else expect(builtBy({ ...untouched, pledge })).toBe(corridor.id);
        if (way === 'fill') promised += 1;
      }
    }
    expect(promised).toBeGreaterThan(5);
  });

  it('waits for the money that bots promise, and for nothing else that they do', () => {
    const table = aProvincesTable({ seed: 'late', preset: 'provincesStandard', rounds: 6 });
    table.seatPerson('SC');
    table.nextRound();
    table.advance();
    const others = table.scenario.dealOrder.filter((seat) => seat !== 'SC');
    const text = () => tableText(seenBy(table, 'SC'), 'SC');
    const before = text();
    for (const seat of others) {
      expect(arePromising(table.state)).toBe(true);
      const { wall } = must(table.provinces.provinces[seat], seat);
      table.seal(seat, { wall: Math.max(0, wall - 1) });
    }
    expect(arePromising(table.state)).toBe(false);
    expect(text()).toBe(before);
    table.act('SC', { type: 'saveMeasures', measures: { wall: 1, block: 1 } });
    expect(text()).toBe(before);
    const pledge = { corridor: 'hangzhouBay', yuan100m: 10 };
    table.change({ sealed: { ...table.provinces.sealed, SH: { wall: 1, block: 1, pledge } } });
    expect(text()).not.toBe(before);
  });
});

/** A table of the Standard game in the talks of its second round, with a pact of the reader that ends with it, and what the model has told the reader. */
function inTalks(seed: string, me: EconomyId) {
  const table = aProvincesTable({ seed, preset: 'provincesStandard', rounds: 6 });
  const draw = draws(seed);
  const { dealOrder } = table.scenario;
  const others = dealOrder.filter((seat) => seat !== me);
  const other = must(others[draw(9)], 'a seat');
  table.conclude(aBindingDraft([me, other], { rounds: 2 }, aCompensation(other, me, 5, 2)));
  table.nextRound();
  for (const seat of dealOrder) table.setProvince(seat, { wall: 1 + draw(4), block: 1 + draw(4) });
  return table;
}

function headlineOf(table: ProvincesTable, me: EconomyId): number {
  const game = seenBy(table, me);
  const job = { type: 'standing', economy: me } as const;
  const result = askModel(table.scenario, game, job);
  if (result.type !== 'standing') throw new Error(result.type);
  previews.value = { ...previews.value, standing: { job, result } };
  return must(gaugeNow({ scenario: table.scenario, game }, me, must(result.round.provinces[me], me)), me)
    .score;
}

describe('what is advised in the talks', () => {
  it('begins at the result as it is told, and brings what it says once all have signed', () => {
    const me = 'SC';
    const table = inTalks('river', me);
    const game = seenBy(table, me);
    const [was, start] = [headlineOf(table, me), table.state];
    provincesScenario.value = table.scenario;
    gaugeOf.value = gauge;
    const job = partnersAsked(game, me);
    previews.value = { ...previews.value, partners: { job, result: askModel(table.scenario, game, job) } };
    const [listed, renewals] = [pactsTold(game, me), renewalsTold(game, me)];
    expect(renewals).toHaveLength(1);
    expect(pactAdvised(game, me)?.draft).toEqual(listed[0]?.draft);
    for (const advised of [...listed, ...renewals]) {
      const { draft, result } = advised;
      const { was: from, next } = must(result, 'a result');
      const isNextRound = advised.moved?.isNextRound === true;
      // What takes the place of a pact that ends is told of the next round, and says so.
      if (isNextRound) expect(goalsMoved(advised)).toContain('next round');
      else expect(Math.abs(from.score - was)).toBeLessThan(POINT);
      expect(Math.round(next.score)).toBeGreaterThanOrEqual(Math.round(from.score));
      expect(pactFaults(table.scenario, table.state, draft, me)).toEqual([]);
      const form = askModel(table.scenario, game, { type: 'pact', draft, economy: me });
      if (form.type !== 'pact') throw new Error(form.type);
      const { answers = {} } = form.forecast;
      const refusing = draft.parties.filter(
        (party) => party !== me && !isWilling(must(answers[party], party)),
      );
      expect(refusing).toEqual('refusing' in advised ? advised.refusing : []);
      const { id } = table.table(me, draft);
      for (const party of draft.parties.filter((each) => each !== me)) table.sign(party, id);
      if (!isNextRound) expect(Math.abs(headlineOf(table, me) - next.score)).toBeLessThan(POINT);
      table.state = start;
    }
  });
});

describe('a word that was broken', () => {
  it('is not told as broken towards whom another pact protected, nor doubted while that holds', () => {
    const table = aProvincesTable({ seed: 'word', preset: 'provincesFull' });
    table.conclude(aBindingDraft(['HB', 'SC']));
    const voluntary = table.conclude(aPactDraft(['AH', 'HB', 'SC']));
    table.nextDraw('below', 0.01);
    table.seal('HB', { breaks: [voluntary.id] });
    table.settle();
    expect(table.report.breaches).toMatchObject([{ by: 'HB', isSeen: true }]);
    const told = (me: EconomyId) => wordsBroken(table.state, me).own.map(({ key }) => key);
    expect([told('SC'), told('AH')]).toEqual([['pbrief.brokenNotYou'], ['pbrief.broken']]);
    // Two are bound already: a binding pact is left only with both.
    const remedy = (members: readonly EconomyId[]) =>
      remedyOf(table.scenario, table.state, { ...voluntary, members }, 'AH');
    expect([remedy(['AH', 'HB', 'SC']), remedy(['AH', 'HB'])]).toEqual(['voluntary', 'voluntaryBound']);
    while (table.state.phase !== 'negotiation') table.advance();
    expect(wordsDoubted(table.state, 'SC')).toEqual([]);
    expect(wordsDoubted(table.state, 'AH')).toHaveLength(1);
  });
});

/** A round as all that a page shows of the result tells it. */
function rateAt(table: ProvincesTable, me: EconomyId) {
  const game = seenBy(table, me);
  const result = askModel(table.scenario, game, { type: 'standing', economy: me });
  if (result.type !== 'standing') throw new Error(result.type);
  const [view, own] = [{ scenario: table.scenario, game }, must(result.round.provinces[me], me)];
  return { view, own, rate: must(rateOf(view, me, own), me) };
}

describe('points of the result', () => {
  it.each([
    ['lake', 'SC', 5],
    ['river', 'JS', 5],
    ['pass', 'SN', 5],
    ['pass', 'AH', 5],
    ['reef', 'SH', 5],
  ])('are what money costs as it is told: %s, %s', (seed, me, cost) => {
    const table = inTalks(seed, me);
    for (const seat of table.scenario.dealOrder) table.setProvince(seat, { freeMoney: 200 });
    const { view, own, rate } = rateAt(table, me);
    expect(rate.income.points + rate.career.points).toBe(Number(rate.score.replace('−', '-')));
    const told = must(spendingTold(view, me, { own, left: cost }), 'a cost');
    const other = must(
      table.scenario.dealOrder.find((seat) => seat !== me),
      'a partner',
    );
    table.table(me, aPactDraft([me, other]));
    const lost = Math.round(rate.value) - Math.round(rateAt(table, me).rate.value);
    // Its price is the one thing that an offer changes.
    expect(told.key === 'budget.bendsNone' ? 0 : told.params['all']).toBe(lost);
  });

  it('move by as many as their parts do', () => {
    const at = (income: number, career: number) => ({ score: income + career, income: { points: income } });
    expect(partsMoved(at(62.4, 1.3), at(66.5, -0.7))).toBe('people’s income +5, career −3');
    expect(partsMoved(at(62.4, 1.3), at(62.4, 1.4))).toBe('');
  });
});

describe('who left a pact', () => {
  it('is told with the reason, where the rules know one', () => {
    const table = aProvincesTable({ seed: 'word', preset: 'provincesFull' });
    const broken = table.conclude(aPactDraft(['AH', 'HB', 'SC', 'SD']));
    const kept = table.conclude(aPactDraft(['SC', 'SN', 'LN']));
    table.nextDraw('below', 0.01);
    table.seal('HB', { breaks: [broken.id] });
    table.nextRound();
    table.act('AH', { type: 'giveNotice', agreement: broken.id });
    table.act('HB', { type: 'giveNotice', agreement: broken.id });
    table.act('LN', { type: 'giveNotice', agreement: kept.id });
    const told = () =>
      Object.fromEntries(leftNow(table.state, 'SC').map(({ key, params }) => [params?.['economy'], key]));
    const gone = { AH: 'pbrief.leftBroken', HB: 'pbrief.leftBreaker', LN: 'pbrief.leftGain' };
    expect(told()).toEqual(gone);
    const { LN } = table.state.seats;
    const seats = { ...table.state.seats, LN: { ...must(LN, 'LN'), member: 'somebody' } };
    table.state = { ...table.state, seats };
    expect(told()).toEqual({ ...gone, LN: 'pbrief.left' });
  });
});
