import { isNoneOfOwn } from '../../../client/panels/results/OwnResult.tsx';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { FORMER_LESSON_LIMITS } from '#shared/content/presets.ts';
import { describe, expect, it } from 'vitest';
import { conceptsAt } from '#shared/content/concepts/conceptPlaces.ts';
import { keysOf, must } from '#shared/kernel/records.ts';
import { HEADLINES, QUESTIONS } from '#shared/protocol/headlines.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import {
  headlinePlace,
  isStill,
  MOVE_PLACES,
  movesOf,
} from '../../../client/panels/results/ResultsPanel.tsx';
import { readingOf } from '../../../client/panels/debrief/readings.ts';
import { canAllBeTrue } from '../../../shared/rules/settlement/causeQuestions.ts';
import { closingQuestion } from '../../../shared/rules/settlement/closingQuestion.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { decisionsOf } from '../../../client/panels/results/causesModel.ts';
import { aTable } from '../../support/aTable.ts';
import { aRound, anOutcome } from '../../rules/settlement/aRound.ts';

const dynamics = {
  productivity: { competition: 0.004, diffusion: 0.001, research: 0, specialization: -0.002 },
  capital: { saving: 0.003, fromAbroad: -0.001 },
  peopleMn: 0.2,
  savedStaffBn: 0,
  smuggledBn: 1.5,
  adjustment: 0,
};
const report = (own: typeof dynamics | undefined): RoundReport =>
  ({
    modules:
      own === undefined ? {} : { dynamics: { economies: { ALB: own }, migration: [], investment: [] } },
  }) as unknown as RoundReport;

describe('what moved at home', () => {
  it('opens productivity and capital into causes that sum to the change', () => {
    const moves = movesOf(report(dynamics), 'ALB');
    expect(moves?.productivity.total).toBeCloseTo(0.3, 12);
    expect(moves?.productivity.bars.map(({ part }) => part)).toEqual([
      'competition',
      'diffusion',
      'specialization',
    ]);
    expect(moves?.productivity.bars.at(-1)?.end).toBeCloseTo(moves?.productivity.total ?? NaN, 12);
    expect(moves?.capital.bars.at(-1)?.end).toBeCloseTo(0.2, 12);
  });

  it('keeps people and money apart, and leaves out what nobody could feel', () => {
    expect(movesOf(report(dynamics), 'ALB')?.others.map(({ kind }) => kind)).toEqual(['people', 'smuggling']);
  });

  it('is nothing at all where nothing can move, and still where nothing did', () => {
    expect(movesOf(report(undefined), 'ALB')).toBeUndefined();
    const none = {
      ...dynamics,
      productivity: { competition: 0, diffusion: 0, research: 0, specialization: 0 },
      capital: { saving: 0, fromAbroad: 0 },
      peopleMn: 0,
      smuggledBn: 0,
    };
    const moves = movesOf(report(none), 'ALB');
    expect(moves !== undefined && isStill(moves)).toBe(true);
  });

  it('leads from every cause to a card', () => {
    for (const place of Object.values(MOVE_PLACES)) expect(conceptsAt(place), place).not.toEqual([]);
  });
});

describe('a surcharge of the reader', () => {
  it('is told as that, and as no change of its tariff', () => {
    const { agreementLimits } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, rounds: 4, people: 'all', at: 'policy' });
    const surcharge = { against: 'CAT', rateBp: 1000 } as const;
    table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 0, apart: [], surcharge } });
    table.act('BOR', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -200, apart: [] } });
    const { state } = table.goTo('results');
    const nameOf = (me: string) =>
      decisionsOf(state, me, must(state.reports[0], 'a report'))?.find(({ kind }) => kind === 'ownTariff')
        ?.name;
    expect(nameOf('ALB')).toEqual({ key: 'decision.ownSurcharge', params: { against: 'CAT' } });
    expect(nameOf('BOR')?.key).toBe('decision.ownTariff');
  });
});

describe('an event of a round', () => {
  it('is in the arrows of the map, and its bar says so', () => {
    const table = aTable({ ...PRESETS.firstLesson, preset: 'firstLesson', people: 'all' }).goTo('results', 3);
    const report = must(table.state.reports.at(-1), 'a report');
    const [event] = report.modules?.events?.active ?? [];
    const [a, b] = must(event, 'an event').economies;
    const moved = report.flows.find(({ exporter, importer }) => exporter === a && importer === b);
    expect(report.blocs).toEqual([]);
    expect(Math.abs((moved?.afterBn ?? 0) - (moved?.beforeBn ?? 0))).toBeGreaterThan(0.02);
    const bar = decisionsOf(table.state, must(a, 'whom it hits'), report)?.find(
      ({ kind }) => kind === 'events',
    );
    expect(bar?.why?.key).toBe('decisionWhy.eventOnMap');
  });
});

describe('a headline', () => {
  it('leads to cards, unless it only counts', () => {
    const counting = [
      'headline.renewed',
      'headline.biggestGain',
      'headline.biggestLoss',
      'headline.paymentCut',
      'headline.worldGained',
      'headline.worldLost',
      'headline.quiet',
      'question.whyNoProposal',
      'question.nothing',
      'question.yearsAfter',
      'question.yearsLost',
      'question.yearsLostExpired',
      'question.yearsQuiet',
    ];
    for (const key of keysOf({ ...HEADLINES, ...QUESTIONS })) {
      const place = headlinePlace(key);
      if (place === undefined) expect(counting).toContain(key);
      else expect(conceptsAt(place), key).not.toEqual([]);
    }
  });
});

describe('the question of a round that starts anew', () => {
  it('has three answers to choose from, whatever was signed and asked before', () => {
    const ALL = ['ALB', 'BOR', 'CAT', 'DUN'];
    const areas = ALL.flatMap((a, at) => [
      ...ALL.slice(at + 1).map((b) => [a, b]),
      ALL.filter((b) => b !== a),
    ]);
    let asked = 0;
    for (const parties of [...areas, ALL]) {
      const [from = '', to = ''] = parties;
      const payment = { type: 'payment', from, to, amountMn: 150, rounds: 1 } as const;
      for (const paid of [[], [payment]]) {
        const round = aRound().law(
          parties,
          { type: 'freeTradeArea', among: parties, exceptions: [] },
          ...paid,
        );
        const { report } = round.settle();
        const newBlocs = report.blocs.map(({ agreement }) => agreement);
        const askedBefore: string[] = [];
        for (let before = 0; before < 4; before += 1) {
          const outcome = { isAnew: true, newBlocs, playable: ALL, people: ['DUN'], askedBefore };
          const put = closingQuestion(anOutcome(report, outcome));
          askedBefore.push(put.key);
          if (put.key === 'question.nothing') continue;
          const read = readingOf({ ...round.state, reports: [report] }, put, report.round);
          const { figures } = must(read, put.key);
          if (figures !== undefined) expect(canAllBeTrue(put, figures.percents, report), put.key).toBe(true);
          asked += 1;
        }
      }
    }
    expect(asked).toBeGreaterThan(30);
  });
});

describe('what others signed', () => {
  it('names who buys less from the seat by no sum: its own deal takes trade from outsiders too', () => {
    const report = (...deals: readonly (readonly [string, string])[]) => {
      const table = aTable({
        agreementLimits: must(FORMER_LESSON_LIMITS[1], 'former limits'),
        people: 'all',
        rounds: 4,
        at: 'negotiation',
      });
      for (const [one, other] of deals) table.conclude(aFreeTradeArea(one, other));
      const { state } = table.goTo('results');
      const found = must(state.reports.at(-1), 'a report');
      const bars = decisionsOf(state, 'BOR', found) ?? [];
      return { found, why: bars.find(({ name }) => name.key === 'decision.signedOthers')?.why };
    };
    const { found } = report(['BOR', 'CAT']);
    const sold = must(
      found.flows.find(({ exporter, importer }) => exporter === 'BOR' && importer === 'DUN'),
      'a flow',
    );
    expect(sold.afterBn).toBeLessThan(sold.beforeBn - 0.05);
    for (const { why } of [report(['BOR', 'CAT'], ['DUN', 'ALB']), report(['DUN', 'ALB'])]) {
      expect(why?.key).toBe('decisionWhy.soldLess');
      expect(why?.params).not.toHaveProperty('amountBn');
    }
  });
});

describe('a group of decisions by none of which the income is told', () => {
  it('says so of one\u2019s own alone', () => {
    expect(isNoneOfOwn('own', [])).toBe(true);
    expect(isNoneOfOwn('rest', [])).toBe(false);
    expect(isNoneOfOwn('others', [])).toBe(false);
  });
});
