import { describe, expect, it } from 'vitest';
import { mapValues, must } from '#shared/kernel/records.ts';
import { WELFARE_PARTS } from '#shared/content/vocabulary.ts';
import { creationDiversion } from '#shared/economics/decomposition/creationDiversion.ts';
import { decomposeWelfare } from '#shared/economics/decomposition/decomposeWelfare.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type { QuestionKey } from '#shared/protocol/headlines.ts';
import type { EconomyReport } from '#shared/protocol/report.ts';
import { canAllBeTrue } from '#shared/rules/settlement/causeQuestions.ts';
import { closingQuestion } from '#shared/rules/settlement/closingQuestion.ts';
import { buildShock } from '../../../shared/rules/shock/buildShock.ts';
import { aRound, anOutcome, type Round } from './aRound.ts';

function sumOfParts({ parts }: EconomyReport): number {
  return WELFARE_PARTS.reduce((sum, part) => sum + parts[part], 0);
}

function percent(round: Round, economy: string): Record<string, number> {
  const { parts } = must(round.settle().report.economies[economy], economy);
  return Object.fromEntries(WELFARE_PARTS.map((part) => [part, 100 * parts[part]]));
}

describe('settleRound', () => {
  it('opens the change of every income in bars that sum to it, round after round', () => {
    const round = aRound('world', 'highWalls').area('USA', 'CAN', 'MEX').union('JPN', 'KOR');
    let logWelfare: Record<string, number> = {};
    for (let turn = 0; turn < 3; turn++) {
      const { report, settled } = round.next();
      for (const [economy, each] of Object.entries(report.economies)) {
        expect(sumOfParts(each)).toBeCloseTo(each.logChange, 14);
        const total = (logWelfare[economy] ?? 0) + each.logChange;
        expect(total).toBeCloseTo(Math.log(each.welfare), 7);
        logWelfare = { ...logWelfare, [economy]: total };
        expect(settled.welfare[economy]).toBe(each.welfare);
      }
      if (turn === 0) round.wall(1000, 'CHN');
    }
  });

  // Source: docs/model.md, known results of the textbook.
  it.each([
    ['BOR', { pricesAbroad: -0.24, tradeCreated: 1.61, tradeDiverted: -1.05 }],
    ['DUN', { pricesAbroad: -0.31, tradeCreated: 2.38, tradeDiverted: -3.6 }],
  ])('splits what Alba gets from an area with %s as it is known', (partner, expected) => {
    const parts = percent(aRound('textbook').area('ALB', partner), 'ALB');
    for (const [part, value] of Object.entries(expected)) {
      expect(Math.abs((parts[part] ?? NaN) - value), part).toBeLessThan(0.01);
    }
  });

  it("reports creation and diversion that are the model's", () => {
    const round = aRound().area('ALB', 'DUN');
    const { scenario, state } = round;
    const [bloc] = round.settle().report.blocs;
    const from = buildShock(scenario, { ...state, agreements: {} });
    const to = buildShock(scenario, state);
    const start = solveEquilibrium(scenario.base, from);
    const path = decomposeWelfare(scenario.base, from, to);
    if (!start.ok || !path.ok) throw new Error('not solved');
    const members = [0, 3];
    const volumes = creationDiversion(
      scenario.base,
      members,
      { shock: to, equilibrium: path.value.end },
      { shock: from, equilibrium: start.value },
    );
    const sum = (values: readonly Float64Array[]): number =>
      values.reduce((total, each) => total + each.reduce((a, b) => a + b, 0), 0);
    expect(bloc?.createdTradeBn).toBeCloseTo(sum(volumes.map(({ creation }) => creation)), 9);
    expect(bloc?.divertedTradeBn).toBeCloseTo(sum(volumes.map(({ diversion }) => diversion)), 9);
    const volume = (n: number, partners: readonly number[]): number =>
      partners.reduce((total, i) => total + (path.value.volumeOfTrade[n * 4 + i] ?? 0), 0);
    const income = (economy: string): number => state.settled.incomeBn[economy] ?? 0;
    const diverted = income('ALB') * volume(0, [1, 2]) + income('DUN') * volume(3, [1, 2]);
    expect(bloc?.divertedBn).toBeCloseTo(diverted, 6);
    expect(bloc?.divertedBn).toBeLessThan(0);
    expect(bloc?.lostBy).toContain('BOR');
  });

  it('marks flows as created, diverted and lost', () => {
    const { flows } = aRound('textbook').area('ALB', 'DUN').settle().report;
    const kind = (importer: string, exporter: string): string | undefined =>
      flows.find((flow) => flow.importer === importer && flow.exporter === exporter)?.kind;
    expect(kind('ALB', 'DUN')).toBe('diverted');
    expect(kind('ALB', 'CAT')).toBe('lost');
    expect(kind('BOR', 'CAT')).toBe('other');
    expect(flows).toHaveLength(12);
  });

  it('tells of diversion where it happened, and asks about it', () => {
    const { headlines, question, blocs } = aRound('textbook').area('ALB', 'DUN').settle().report;
    expect(headlines[0]).toMatchObject({
      key: 'headline.blocMostlyDiverted',
      params: { lostBy: ['CAT', 'BOR'] },
    });
    expect(question.key).toBe('question.diversion');
    expect(question.params).toEqual({ economies: blocs[0]?.parties, lostBy: blocs[0]?.lostBy });
    const { report } = aRound('textbook').area('ALB', 'DUN').settle();
    const [bloc] = report.blocs;
    const asked = (divertedTradeBn: number) =>
      closingQuestion(
        anOutcome(
          { ...report, blocs: report.blocs.map((each) => ({ ...each, divertedTradeBn })) },
          { newBlocs: [must(bloc, 'the bloc').agreement] },
        ),
      ).key;
    expect(asked(0.01)).toBe('question.diversion');
    expect(asked(0.004)).not.toBe('question.diversion');
    const { headlines: created } = aRound('textbook').area('ALB', 'CAT').settle().report;
    expect(created[0]?.key).toBe('headline.blocMostlyCreated');
  });

  it('says that a round was quiet, and asks nothing of it', () => {
    const { headlines, question } = aRound().settle().report;
    expect(headlines).toEqual([{ key: 'headline.quiet', params: {} }]);
    expect(question.key).toBe('question.nothing');
  });

  it('asks something else than after the round before, where there is something else', () => {
    const round = aRound('textbook').area('ALB', 'DUN');
    expect(round.settle().report.question.key).toBe('question.diversion');
    const [before] = [{ ...round.settle().report, round: 1 }];
    round.with({ reports: [must(before, 'a report')] });
    expect(round.settle().report.question.key).not.toBe('question.diversion');
  });

  it('asks again what was asked after an earlier round only where nothing else may be asked', () => {
    const round = aRound('textbook').area('ALB', 'DUN');
    const { report } = round.settle();
    const asked = (...askedBefore: string[]) =>
      closingQuestion(
        anOutcome(report, {
          newBlocs: report.blocs.map(({ agreement }) => agreement),
          playable: ['ALB', 'BOR', 'CAT', 'DUN'],
          askedBefore,
        }),
      ).key;
    const other = asked('question.diversion');
    expect(other).not.toBe('question.diversion');
    const third = asked('question.diversion', other);
    expect(['question.diversion', other]).not.toContain(third);
    expect(
      asked('question.diversion', other, third, 'question.whoseGain', 'question.whoIsMissing', third),
    ).not.toBe(third);
  });

  it('asks whoever plays alone of another country, where all has been asked before', () => {
    const { report } = aRound('textbook').area('ALB', 'DUN').settle();
    const asked = (askedBefore: readonly string[], namedBefore: readonly string[]) =>
      closingQuestion(
        anOutcome(report, {
          newBlocs: report.blocs.map(({ agreement }) => agreement),
          playable: ['ALB', 'BOR', 'CAT', 'DUN'],
          people: ['ALB'],
          askedBefore,
          namedBefore,
        }),
      );
    const first = asked([], []);
    const second = asked([first.key], []);
    expect(second.key).not.toBe(first.key);
    const nameOf = ({ key, params }: typeof first): string => `${key} ${String(params['economy'])}`;
    const keys = [first.key, second.key];
    expect(asked(keys, []).key).toBe(first.key);
    expect(asked(keys, [nameOf(first)]).key).toBe(second.key);
  });

  it('asks for a cause only where three answers can be true', () => {
    const { report } = aRound().settle();
    const isAsked = (key: QuestionKey, ...percents: number[]) =>
      canAllBeTrue({ key, params: { economy: 'ALB' } }, percents, report);
    expect(isAsked('question.whyMore', 0.11, 0.4, 0.01)).toBe(true);
    expect(isAsked('question.whyMore', 0.11, 0.4, 0.001)).toBe(false);
    // Whoever paid, and gained all the same, did not gain by payments.
    expect(isAsked('question.howGained', 0.2, 0.1, 0.1)).toBe(true);
    expect(isAsked('question.howGained', 0.2, 0.1, -0.1)).toBe(false);
    // Tariffs of others took nothing where nobody raised one.
    expect(isAsked('question.whyLeftOut', -0.2, -0.1, -0.1)).toBe(false);
  });

  describe('where every round starts anew', () => {
    const ALL = ['ALB', 'BOR', 'CAT', 'DUN'];
    const askedAfter = (parties: readonly string[], more: Parameters<typeof anOutcome>[1] = {}) => {
      const { report } = aRound()
        .area(...parties)
        .settle();
      const newBlocs = report.blocs.map(({ agreement }) => agreement);
      return closingQuestion(anOutcome(report, { isAnew: true, newBlocs, playable: ALL, ...more }));
    };

    const moved = (of: EconomyReport, logChange: number, parts: Partial<EconomyReport['parts']>) => ({
      ...of,
      logChange,
      parts: { ...mapValues(of.parts, () => 0), ...parts },
    });

    it('asks for a cause first, and each kind once before any comes again', () => {
      const keys: string[] = [];
      for (let round = 0; round < 3; round += 1)
        keys.push(askedAfter(['ALB', 'CAT', 'DUN'], { askedBefore: keys, people: ['ALB'] }).key);
      // Nothing else has happened: what was asked first comes again, and never who lost, which the map beside it tells.
      expect(keys).toEqual(['question.whyMore', 'question.diversion', 'question.whyMore']);
    });

    it('compares whoever plays with a partner, and asks nothing of an area of others alone', () => {
      const asked = (me: string) => askedAfter(['ALB', 'CAT', 'DUN'], { people: [me] });
      for (const me of ['ALB', 'CAT', 'DUN']) {
        const { key, params } = asked(me);
        if (key.startsWith('question.whyMore')) expect([params['economy'], params['other']]).toContain(me);
      }
      expect(asked('ALB').key).toBe('question.whyMore');
      expect(asked('BOR').key).not.toMatch(/whyMore/);
    });

    it('has payments among the answers where they are one of the two largest causes of a difference', () => {
      const { report } = aRound().area('ALB', 'CAT').settle();
      const paidReport = {
        ...report,
        economies: {
          ...report.economies,
          ALB: moved(must(report.economies['ALB'], 'Alba'), 0.009, {
            pricesAbroad: 0.012,
            payments: 0.004,
            tradeCreated: 0.002,
            tradeDiverted: 0.001,
          }),
          CAT: moved(must(report.economies['CAT'], 'Cato'), 0.005, { payments: -0.004 }),
        },
      };
      const newBlocs = report.blocs.map(({ agreement }) => agreement);
      const asked = (people: readonly string[]) =>
        closingQuestion(anOutcome(paidReport, { isAnew: true, newBlocs, playable: ALL, people })).key;
      expect(asked(['ALB'])).toBe('question.whyMorePaid');
      expect(asked([])).toBe('question.whyMore');
    });

    it('asks people something else before it asks for a cause in the same words again', () => {
      const askedBefore = ['question.whyMore', 'question.howGained', 'question.whyLeftOut'];
      const asked = (people: readonly string[]) =>
        askedAfter(['ALB', 'CAT', 'DUN'], { askedBefore, people }).key;
      expect(askedBefore).not.toContain(asked(['ALB']));
      expect(askedBefore).toContain(asked([]));
    });

    it('asks about others than people, whose own causes the results have told', () => {
      const { report } = aRound().area('ALB', 'CAT', 'DUN').settle();
      const parts = { pricesAbroad: 0.012, tradeCreated: 0.004, payments: 0.003 };
      const economies = {
        ...report.economies,
        ALB: moved(must(report.economies['ALB'], 'Alba'), 0.02, parts),
        DUN: moved(must(report.economies['DUN'], 'Dune'), 0.019, parts),
      };
      const newBlocs = report.blocs.map(({ agreement }) => agreement);
      const askedBefore = ['question.whyMore', 'question.diversion', 'question.whoPaid'];
      const whose = (...people: string[]) =>
        closingQuestion(
          anOutcome({ ...report, economies }, { isAnew: true, newBlocs, playable: ALL, people, askedBefore }),
        ).params['economy'];
      expect(whose('CAT')).toBe('ALB');
      expect(whose('ALB')).toBe('DUN');
    });

    it('asks people something else where no cause is clearly the largest, and nothing where nobody signed', () => {
      expect(askedAfter(['ALB', 'CAT'], { people: ['DUN', 'BOR', 'ALB'] }).key).toBe('question.diversion');
      expect(askedAfter(['ALB', 'CAT']).key).toBe('question.nothing');
      const { report } = aRound().settle();
      expect(closingQuestion(anOutcome(report, { isAnew: true, playable: ALL })).key).toBe(
        'question.nothing',
      );
    });
  });

  it('names the members of all new blocs without whoever lost, and what these alone took', () => {
    const round = aRound().area('ALB', 'BOR').area('BOR', 'DUN');
    const { report } = round.settle();
    const own = must(report.economies['CAT'], 'Cato');
    const asked = closingQuestion(
      anOutcome(
        {
          ...report,
          economies: { ...report.economies, CAT: { ...own, logChange: -0.02 } },
          causes: [
            { kind: 'growth', logChange: { CAT: -0.005 } },
            { kind: 'signed', parties: ['ALB', 'BOR'], logChange: { CAT: -0.015 } },
          ],
        },
        {
          newBlocs: report.blocs.map(({ agreement }) => agreement),
          playable: ['ALB', 'BOR', 'CAT', 'DUN'],
          askedBefore: ['question.diversion'],
        },
      ),
    );
    expect(asked).toEqual({
      key: 'question.whoPaid',
      params: { economy: 'CAT', economies: ['ALB', 'BOR', 'DUN'], percent: 1.49 },
    });
  });

  it('shows money, prize and index of the same welfare', () => {
    const round = aRound().area('ALB', 'BOR', 'CAT', 'DUN');
    const { economies } = round.settle().report;
    const alba = must(economies['ALB'], 'Alba');
    const opening = must(round.state.settled.incomeBn['ALB'], 'income');
    expect(alba.gainBn).toBeCloseTo(opening * (alba.welfare - 1), 8);
    expect(alba.index).toBeCloseTo(100 * alba.welfare, 12);
    const best = must(round.scenario.bestWelfare['ALB'], 'best');
    expect(alba.shareOfPrize).toBeCloseTo((100 * (alba.welfare - 1)) / (best - 1), 9);
    expect(alba.shareOfPrize).toBeGreaterThan(50);
  });

  it('scores predictions', () => {
    const round = aRound('textbook').area('ALB', 'DUN');
    round.with({
      predictions: {
        ALB: { ownIncome: 'up', losesMost: 'CAT' },
        BOR: { ownIncome: 'down', losesMost: 'ALB' },
      },
    });
    const { predictions } = round.settle().report;
    expect(predictions).toContainEqual({ economy: 'ALB', direction: false, loser: false });
    expect(predictions).toContainEqual({ economy: 'BOR', direction: true, loser: true });
  });

  it('scores the prediction that nobody loses', () => {
    const hurt = aRound('textbook').area('ALB', 'DUN');
    hurt.with({ predictions: { BOR: { ownIncome: 'down' } } });
    expect(hurt.settle().report.predictions).toEqual([{ economy: 'BOR', direction: true, loser: false }]);
    const quiet = aRound('textbook');
    quiet.with({ predictions: { BOR: { ownIncome: 'down' } } });
    expect(quiet.settle().report.predictions).toMatchObject([{ economy: 'BOR', loser: true }]);
  });

  it('scores a prediction of who loses most alone', () => {
    const hurt = aRound('textbook').area('ALB', 'DUN');
    hurt.with({ predictions: { BOR: { losesMost: 'ALB' } } });
    expect(hurt.settle().report.predictions).toEqual([{ economy: 'BOR', loser: true }]);
  });

  it('scores a prediction of how many others cut their tariffs', () => {
    const lower = { type: 'wall', shiftBp: -100, apart: [] } as const;
    const raise = { type: 'wall', shiftBp: 100, apart: [] } as const;
    const round = aRound('quartet');
    round.with({
      sealedPolicies: { ALB: lower, BOR: raise, CAT: lower },
      predictions: { ALB: { cutting: 1 }, BOR: { cutting: 2 }, DUN: { cutting: 1 } },
    });
    expect(round.settle().report.predictions).toEqual([
      { economy: 'ALB', loser: true },
      { economy: 'BOR', loser: true },
      { economy: 'DUN', loser: false },
    ]);
  });

  it('does not praise a guess of who loses most, or of a direction, where nothing moved', () => {
    const quiet = aRound('textbook');
    const seats = ['ALB', 'BOR', 'CAT', 'DUN'];
    quiet.with({
      predictions: Object.fromEntries(
        seats.map((losesMost) => [losesMost, { ownIncome: 'up' as const, losesMost }]),
      ),
    });
    expect(quiet.settle().report.predictions).toEqual(
      seats.map((economy) => ({ economy, direction: false, loser: false })),
    );
  });

  it('gives a failure of the model back as a value', async () => {
    const round = aRound();
    const { settleRound } = await import('#shared/rules/settlement/settleRound.ts');
    const broken = { ...round.state.settled, tariff: round.state.settled.tariff.map(() => NaN) };
    const result = settleRound(round.scenario, { ...round.state, settled: broken });
    expect(result).toMatchObject({ ok: false, error: { code: 'equilibrium/not-finite' } });
  });
});
