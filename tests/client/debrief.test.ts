import { roundsTold } from '../../client/panels/report/TableSheets.tsx';
import { foresight } from '../../client/panels/debrief/DebriefPages.tsx';
import { describe, expect, it } from 'vitest';
import { debriefPageBeside, debriefPageOf, debriefPagesOf } from '../../shared/rules/table/revealStops.ts';
import {
  blocSums,
  brokenWords,
  incomePaths,
  incomeSums,
  partsTold,
  wallOfOther,
  whatNumbersSay,
  wordsTold,
} from '../../client/panels/debrief/debriefModel.ts';
import { mapValues, must } from '../../shared/kernel/records.ts';
import { movedTogetherBn } from '../../shared/rules/settlement/causeQuestions.ts';
import type { RoundReport } from '../../shared/protocol/report.ts';
import {
  classQuestion,
  isSameQuestion,
  noteOfPayment,
  paidAfterRise,
} from '../../client/panels/debrief/debriefTables.ts';
import { seatSentenceText } from '../../client/panels/debrief/StoryBoard.tsx';
import { closingHeadline } from '../../client/panels/headlines/headline.ts';
import { headlinePhrase } from '../../client/panels/headlines/headline.ts';
import { weightiestRows } from '../../client/panels/debrief/ComparedTables.tsx';
import { whatRowsSay } from '../../client/panels/debrief/WhatIfBoard.tsx';
import { say } from '../../client/text/Say.tsx';
import { money } from '../../client/text/nameParams.ts';
import { loadAllText } from '../../client/text/t.ts';
import { PRESETS } from '../../shared/content/presets.ts';
import { openFacts } from '../../shared/classroom/openFacts.ts';
import type { TableWhatIfs } from '../../shared/protocol/debrief.ts';
import type { Headline } from '../../shared/protocol/headlines.ts';
import { aFreeTradeArea, aPayment } from '../support/aNegotiation.ts';
import { HOST, type Table, aTable } from '../support/aTable.ts';

/** Two rounds of a quartet: a treaty, a word kept, a word broken, a prediction. */
function aGameWithStories(): Table {
  const table = aTable({ people: ['ALB', 'BOR'], rounds: 2, at: 'negotiation' });
  table.conclude(aFreeTradeArea('ALB', 'DUN'));
  for (const economy of ['ALB', 'BOR'])
    table.act(economy, { type: 'givePledge', to: { type: 'all' }, undertaking: { type: 'noTariffRises' } });
  table.goTo('policy');
  table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 300, apart: [] } });
  table.act('ALB', { type: 'predict', ownIncome: 'down', losesMost: 'CAT' });
  return table.goTo('debrief');
}

it('tells what a seat paid for a deal apart from what it was paid', () => {
  const table = aTable({ people: 'all', at: 'negotiation' });
  table.conclude(aFreeTradeArea('ALB', 'BOR'));
  const payments = [aPayment('ALB', 'BOR', 130), aPayment('CAT', 'ALB', 120)];
  const signed = { ...must(Object.values(table.state.proposals)[0], 'an offer'), clauses: payments };
  const told = (me: string) => noteOfPayment(signed, me).map(({ key, params }) => ({ key, ...params }));
  expect(told('ALB')).toEqual([{ key: 'end.decision.youPaidAndGot', paidMn: 130, gotMn: 120 }]);
  expect(told('BOR')).toEqual([{ key: 'end.decision.youGot', amountMn: 130 }]);
  expect(told('CAT')).toEqual([{ key: 'end.decision.youPaid', amountMn: 120 }]);
  expect(told('DUN')).toEqual([]);
});

describe('the debrief', () => {
  const table = aGameWithStories();
  const { state } = table;

  it('adds up where every income came from, and names first who lost most', () => {
    const sums = incomeSums(state);
    for (const { economy, created, diverted, prices, payments, rest, total } of sums) {
      expect(created + diverted + prices + payments + rest).toBeCloseTo(total);
      expect(total).toBeCloseTo((state.reports.at(-1)?.economies[economy]?.index ?? NaN) - 100, 6);
    }
    expect(sums.map(({ total }) => total)).toEqual(sums.map(({ total }) => total).toSorted((a, b) => a - b));
  });

  it('makes of the rounds, where each starts anew, the average income that the score counts', () => {
    const { agreementLimits } = PRESETS.firstLesson;
    const lesson = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
    lesson.conclude(aFreeTradeArea('CAT', 'DUN'));
    lesson.goTo('policy');
    lesson.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -200, apart: [] } });
    lesson.goTo('negotiation', 4);
    lesson.conclude(aFreeTradeArea('ALB', 'BOR', 'DUN'));
    const { state: over } = lesson.goTo('debrief');
    for (const sum of incomeSums(over)) {
      const { economy, created, diverted, prices, payments, tariffs, rest, total } = sum;
      const standing = over.final?.standings.find((each) => each.economy === economy);
      const average = 100 * Math.exp((standing?.parts?.prosperity?.value ?? NaN) / 100);
      expect(100 + total).toBeCloseTo(average, 4);
      expect(created + diverted + prices + payments + tariffs + rest).toBeCloseTo(total, 9);
      // What is left is of the event that the seed draws: the trade of the last round goes on.
      expect(Math.abs(rest)).toBeLessThan(0.2);
      expect(Math.abs(tariffs)).toBeGreaterThan(0.01);
    }
  });

  it('tells how payments with the same partners moved after the own tariffs were raised', () => {
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const lesson = aTable({ agreementLimits, people: 'all', rounds, at: 'negotiation' });
    const area = aFreeTradeArea('BOR', 'CAT');
    const paying = (amountMn: number) => ({
      ...area,
      clauses: [...area.clauses, { type: 'payment', from: 'BOR', to: 'CAT', amountMn, rounds: 1 } as const],
    });
    lesson.conclude(paying(150));
    lesson.goTo('policy');
    lesson.act('BOR', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 100, apart: [] } });
    lesson.goTo('negotiation', 2);
    lesson.conclude(paying(40));
    lesson.goTo('negotiation', 3);
    lesson.conclude(paying(10));
    const { state } = lesson.goTo('results');
    const { member: _member, ...CAT } = must(state.seats['CAT'], 'a seat');
    const after = { ...state, seats: { ...state.seats, CAT } };
    const told = { round: 1, partners: ['CAT'], beforeMn: -150, afterMn: -40 };
    expect(paidAfterRise(after, 'BOR')).toEqual(told);
    // Whoever raised nothing is told nothing.
    expect(paidAfterRise(after, 'CAT')).toBeUndefined();
    // A person may have had other grounds; an event and a tariff of others are grounds too.
    expect(paidAfterRise(state, 'BOR')).toBeUndefined();
    const [first, second, ...more] = after.reports as [RoundReport, RoundReport, ...RoundReport[]];
    const events = { ...second.modules?.events, active: [{}] } as never;
    const flooded = { ...second, modules: { ...second.modules, events } };
    expect(paidAfterRise({ ...after, reports: [first, flooded, ...more] }, 'BOR')).toBeUndefined();
    const cut = { ...first, walls: { ...first.walls, CAT: {} } };
    expect(paidAfterRise({ ...after, reports: [cut, second, ...more] }, 'BOR')).toBeUndefined();
  });

  it('names a promise that was broken, and says why the cut of a partner costs whoever had free trade with it', () => {
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const lesson = aTable({ agreementLimits, people: 'all', rounds, at: 'negotiation' });
    lesson.conclude(aFreeTradeArea('BOR', 'CAT'));
    const undertaking = { type: 'noTariffRises' } as const;
    lesson.act('ALB', { type: 'givePledge', to: { type: 'all' }, undertaking });
    lesson.goTo('policy');
    const shift = (shiftBp: number) => ({
      type: 'sealPolicy' as const,
      policy: { type: 'wall' as const, shiftBp, apart: [] },
    });
    lesson.act('ALB', shift(100));
    lesson.act('BOR', shift(-200));
    const { scenario, state } = lesson.goTo('results');
    const raised = { key: 'end.others.brokeWord', params: { economy: 'ALB', round: 1 } };
    expect(brokenWords(state, 'CAT')).toEqual([raised]);
    expect(brokenWords(state, 'ALB')).toEqual([{ key: 'end.brokeWord', params: { round: 1 } }]);
    const told = (economy: string) => wallOfOther(scenario, state, economy).key;
    expect(told('BOR')).toBe('end.others.wallDown');
    expect(told('ALB')).toBe('end.others.wallUp');
  });

  it('has a column of payments in place of all else where only payments were made beside trade', () => {
    const none = {
      economy: 'ALB',
      created: 1,
      diverted: -0.2,
      prices: 0.5,
      payments: 0,
      tariffs: 0,
      rest: 0,
      total: 1.3,
    };
    const sums = [none, { ...none, economy: 'BOR', payments: -1.4, total: -0.1 }];
    expect(partsTold([none])).toEqual(['created', 'diverted', 'prices']);
    expect(partsTold(sums)).toEqual(['created', 'diverted', 'prices', 'payments']);
    expect(partsTold([{ ...none, rest: 0.3 }])).toEqual(['created', 'diverted', 'prices', 'rest']);
  });

  it('adds up what each bloc created and diverted over the rounds', () => {
    const [bloc] = blocSums(state);
    const rounds = state.reports.flatMap(({ blocs }) => blocs);
    expect(bloc?.createdTradeBn).toBeCloseTo(rounds.reduce((sum, each) => sum + each.createdTradeBn, 0));
  });

  it('answers the question in money, as it asks, with the causes that its answer tells', () => {
    const [report] = state.reports;
    if (report === undefined) throw new Error('no report');
    const game = { ...state, reports: [{ ...report, isEpilogue: true }] };
    const told = whatNumbersSay(game, [], undefined);
    const paramsOf = (key: string) => told.find((each) => each.key === key)?.params;
    expect(paramsOf('numbers.years')?.['change']).toBe(money(report.worldGainBn, true));
    expect(paramsOf('reading.yearsParts')).toEqual(
      mapValues(must(movedTogetherBn(report), 'causes'), (bn) => money(bn, true)),
    );
  });

  it('compares with a world without tariffs only where that would have been another', () => {
    const open = (told: number) => [{ what: 'open', compared: { ALB: { without: 102.9, with: told } } }];
    const game = { ...state, seats: { ALB: state.seats.ALB } } as unknown as typeof state;
    const isTold = (told: number) =>
      whatNumbersSay(game, open(told) as unknown as TableWhatIfs, undefined).some(
        ({ key }) => key === 'numbers.open',
      );
    expect(isTold(102.94)).toBe(false);
    expect(isTold(103.4)).toBe(true);
  });

  it('names the largest part of a round as the bill does, inside a sentence', async () => {
    await loadAllText();
    const told = (key: 'rose' | 'fell', part: string) =>
      seatSentenceText({ key, round: 1, params: { economy: 'ALB', percent: key === 'fell' ? -1 : 1, part } });
    expect(told('fell', 'tradeCreated')).toMatch(/the largest part of it: trade lost\.$/);
    expect(told('rose', 'tradeCreated')).toMatch(/: trade created\.$/);
    expect(told('rose', 'tradeDiverted')).toMatch(/: trade with outsiders\.$/);
  });

  it('draws every seat from the opening to the years after', () => {
    expect(incomePaths(state).map(({ indices }) => indices.length)).toEqual([4, 4, 4, 4]);
  });

  it('sets predictions against what came', () => {
    const [alba, ...others] = foresight(state);
    expect(others).toEqual([]);
    expect(alba).toMatchObject({ economy: 'ALB', made: 1 });
    expect(alba?.rounds).toHaveLength(2);
    expect(alba?.rounds[1]).toBeUndefined();
  });

  it('leaves quiet news out where there is other news', () => {
    const told = roundsTold(state.reports, 2);
    expect(told).toHaveLength(3);
    expect(told.every(({ headlines }) => headlines.length <= 2)).toBe(true);
  });

  it('tells no account of blocs that moved nothing', () => {
    const economies = ['ALB', 'CAT'];
    const headlines: Headline[] = [
      { key: 'headline.blocMostlyCreated', params: { economies, createdBn: 0 } },
      { key: 'headline.nobodyOutsideLost', params: { economies } },
    ];
    const [told] = roundsTold([{ round: 1, headlines }], 3);
    expect(told?.headlines.map(({ key }) => key)).toEqual(['headline.quiet']);
  });

  it('asks a class the question that most tables were left with, and names these', async () => {
    await loadAllText();
    const { results, story } = openFacts({
      table: 'A',
      gameId: 'gA',
      state,
      seats: table.scenario.dealOrder,
    });
    if (story === undefined) throw new Error('no story');
    const left = (letter: 'A' | 'B' | 'C', question: Headline) => ({
      table: letter,
      results,
      story: { ...story, question },
    });
    const lost: Headline = { key: 'question.yearsLost', params: { lossBn: 0.41 } };
    const gained: Headline = { key: 'question.yearsAfter', params: { worldGainBn: 0.52 } };
    const one = classQuestion([left('A', lost), { table: 'B', results }]);
    expect(one?.whose).toContain('table A');
    expect(one?.asked.key).toBe('question.yearsLost');
    const most = classQuestion([left('A', lost), left('B', gained), left('C', gained)]);
    expect(most?.asked.key).toBe('question.yearsAfter');
    expect(most?.whose).toContain('tables B and C');
    // Where the years after moved too little to ask about, nothing is asked.
    const quiet: Headline = { key: 'question.yearsQuiet', params: {} };
    expect(classQuestion([left('A', quiet), left('B', quiet), left('C', lost)])?.whose).toContain('table C');
    expect(classQuestion([left('A', quiet)])).toBeUndefined();
    expect(closingHeadline([{ question: lost }, { question: quiet }])).toBeUndefined();
    expect(closingHeadline([{ question: quiet }, { question: lost }])).toBe(lost);
  });

  it('knows a question that a class was asked in another form', () => {
    const missing: Headline = {
      key: 'question.whoIsMissing',
      params: { economies: ['A', 'B'], outsiders: ['C', 'D', 'E', 'F', 'G'] },
    };
    const broken: Headline = { key: 'question.brokenWord', params: { economy: 'ALB' } };
    const asked = [headlinePhrase(missing), headlinePhrase(broken, 'ALB')].map(({ key }) => key);
    expect(asked).toEqual(['question.whoIsMissingOfMany', 'question.brokenWordOwn']);
    expect(asked.map((key) => isSameQuestion(missing.key, key))).toEqual([true, false]);
    expect(asked.map((key) => isSameQuestion(broken.key, key))).toEqual([false, true]);
  });

  it('is turned page by page by the host, and has no page of what nobody did', () => {
    expect(debriefPageOf(state)).toBe('standings');
    expect(debriefPageBeside(state, -1)).toBeUndefined();
    expect(debriefPagesOf(state)).toContain('predictions');
    table.accept(HOST, { type: 'turnDebrief', page: 'words' });
    expect(debriefPageOf(table.state)).toBe('words');
    expect(debriefPageBeside(table.state, 1)).toBe('trade');
    const silent = aTable({ people: ['ALB'], rounds: 1 }).goTo('debrief').state;
    expect(debriefPagesOf(silent)).not.toContain('predictions');
  });
});

/** Two provinces at 110 whose real income would change by as much in the mean. */
const rows = (selfish: number, open: number): TableWhatIfs =>
  (
    [
      ['selfish', selfish],
      ['open', open],
    ] as const
  ).map(([what, change]) => ({
    what,
    compared: { SH: { without: 110, with: 110 + 2 * change }, AH: { without: 110, with: 110 } },
  }));

describe('what the changes of a finished game of provinces come to', () => {
  it('is what kept borders open at the end, or what was left to gain', async () => {
    await loadAllText();
    const key = (selfish: number, open: number) => whatRowsSay(rows(selfish, open))?.key;
    expect(key(-4, 0.1)).toBe('debrief.insight.pacts');
    expect(key(-0.1, 0)).toBe('debrief.insight.rules');
    expect(key(0.1, 6)).toBe('debrief.insight.neither');
    expect(key(0.8, 6)).toBe('debrief.insight.better');
    const told = whatRowsSay(rows(0.1, 6));
    expect(told && say(told)).toContain('real income would move by only +0.1 points on average');
  });

  it('is not told before both are known', () => {
    expect(whatRowsSay(rows(-4, 0).slice(0, 1))).toBeUndefined();
    expect(whatRowsSay([{ what: 'selfish', compared: null }])).toBeUndefined();
  });
});

describe('the changes that a device tells of many seats', () => {
  const row = (label: string, own: number, other: number) => ({
    label,
    compared: { SH: { without: 110, with: 110 + own }, AH: { without: 110, with: 110 + other } },
  });
  const all = [
    row('none', 0, 0),
    row('small', 0.3, -9),
    row('large', -2, 0),
    row('mid', 1, 1),
    row('least', 0.1, 0),
  ];

  it('are the three that would have moved one’s own most, or all where one has none', () => {
    const labels = (own?: string) =>
      weightiestRows([...all, { label: 'failed', compared: null }], own).map(({ label }) => label);
    expect(labels('SH')).toEqual(['large', 'mid', 'small']);
    expect(labels()).toEqual(['small', 'large', 'mid']);
    expect(weightiestRows(all.slice(0, 1), 'SH')).toEqual([]);
  });
});

describe('words that were given', () => {
  const given = (kept: number, broken: number) => [
    ...Array.from({ length: broken }, () => ({ word: { outcome: 'broken' } })),
    ...Array.from({ length: kept }, () => ({ word: { outcome: 'kept' } })),
  ];

  it('are told line by line while they are few, and many that were kept in one sentence', () => {
    expect(wordsTold(given(6, 2))).toMatchObject({ rows: { length: 8 }, folded: 0 });
    expect(wordsTold(given(37, 2))).toMatchObject({ rows: { length: 2 }, folded: 37 });
    expect(wordsTold(given(12, 0))).toMatchObject({ rows: { length: 0 }, folded: 12 });
  });
});
