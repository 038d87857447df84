import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { headlinePhrase } from '../../client/panels/headlines/headline.ts';
import { answersTo } from '../../client/panels/debrief/debriefTables.ts';
import { answerGiven, countRead, whyTraded } from '../../client/panels/debrief/RoundQuestion.tsx';
import { closingAsked, readingOf, spokenMoney } from '../../client/panels/debrief/readings.ts';
import { scenario } from '../../client/state/store.ts';
import { money } from '../../client/text/nameParams.ts';
import { say } from '../../client/text/Say.tsx';
import { language } from '../../client/text/language.ts';
import { loadAllText } from '../../client/text/t.ts';
import { percentALog } from '../../shared/kernel/basisPoints.ts';
import { keysOf, must } from '../../shared/kernel/records.ts';
import { type Headline, PROVINCE_QUESTIONS, QUESTIONS } from '../../shared/protocol/headlines.ts';
import type { ProvinceRoundReport } from '../../shared/protocol/provinces/provinceReport.ts';
import type { Cause, EconomyReport, RoundReport } from '../../shared/protocol/report.ts';
import { aRound } from '../rules/settlement/aRound.ts';
import { aProvinceReport, aReport } from './provinces/aReport.ts';
import { PRESETS } from '../../shared/content/presets.ts';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import { aTable } from '../support/aTable.ts';
import { aProvincesTable } from '../support/aProvincesTable.ts';

await loadAllText();

beforeEach(() => {
  scenario.value = aTable().scenario;
});
afterEach(() => {
  scenario.value = undefined;
});

/** A round of four countries, and a question put to it; `logs` are changes of real income. */
function reading(
  asked: Headline,
  logs: Readonly<Record<string, number>> = {},
  change: Partial<RoundReport> = {},
) {
  const round = aRound().area('ALB', 'BOR');
  const { report } = round.settle();
  const economies = Object.fromEntries(
    Object.entries(report.economies).map(([economy, own]): [string, EconomyReport] => [
      economy,
      { ...own, logChange: logs[economy] ?? 0 },
    ]),
  );
  const game = { ...round.state, reports: [{ ...report, economies, ...change }] };
  return { game, ...must(readingOf(game, asked, report.round), asked.key) };
}

describe('what the numbers of a round say to its question', () => {
  it('tells created from diverted trade by which is more', () => {
    const asked = {
      key: 'question.diversion',
      params: { economies: ['ALB', 'BOR'], lostBy: ['CAT'] },
    } as const;
    const bloc = must(aRound().area('ALB', 'BOR').settle().report.blocs[0], 'a bloc');
    const rightOf = (createdTradeBn: number, divertedTradeBn: number) =>
      reading(asked, {}, { blocs: [{ ...bloc, createdTradeBn, divertedTradeBn }] }).right;
    expect(rightOf(3, 1)).toEqual([0]);
    expect(rightOf(1, 3)).toEqual([1]);
    expect(rightOf(1, 1.04)).toEqual([2]);
    expect(rightOf(2.5, 2.1)).toEqual([0]);
    expect(rightOf(-1, 0.5)).toEqual([1]);
  });

  it('says who lost income beside whoever raised a wall, and names them', () => {
    const asked = { key: 'question.wallPrice', params: { economy: 'ALB', points: 3, percent: 0 } } as const;
    // Growth moved incomes as well, and says nothing of tariffs.
    const read = (ALB: number, DUN: number) =>
      reading(
        asked,
        { ALB: ALB + 0.01, DUN: DUN + 0.01 },
        {
          causes: [
            { kind: 'growth', logChange: { ALB: 0.01, DUN: 0.01 } },
            { kind: 'ownTariff', logChange: { ALB } },
            { kind: 'othersTariffs', logChange: { DUN } },
          ],
        },
      );
    expect(read(-0.002, 0).right).toEqual([0]);
    expect(read(0.002, -0.002).right).toEqual([1]);
    const both = read(-0.002, -0.004);
    expect(both.right).toEqual([2]);
    expect(say(both.said[0])).toBe('tariffs alone lowered Alba’s income by 0.20%, and Dune’s too.');
    expect(say(must(both.all, 'all'))).toBe('Real income this round: Alba +0.80% and Dune +0.60%.');
    expect(read(0, 0)).toMatchObject({ right: [], said: [{ key: 'reading.tariffsStill' }] });
  });

  it('says whether it paid to break a word, or to leave', () => {
    const word = { key: 'question.brokenWord', params: { economy: 'ALB' } } as const;
    expect([0.003, -0.003, 0.0001].map((log) => reading(word, { ALB: log }).right)).toEqual([[0], [1], [2]]);
    const leaving = {
      key: 'question.partnerLeft',
      params: { economy: 'DUN', economies: ['ALB'], percent: 1 },
    } as const;
    // What the end of the agreement did to whoever ended it, and not all that the round brought.
    const ended = (log: number) =>
      ({ kind: 'ended', parties: ['ALB', 'DUN'], logChange: { ALB: log } }) as const;
    const other = { kind: 'signed', parties: ['ALB', 'BOR'], logChange: { ALB: 0.01 } } as const;
    const read = (log: number) =>
      reading(leaving, { ALB: 0.01 + log, DUN: -0.01 }, { causes: [ended(log), other] });
    expect([0.003, -0.003, 0].map((log) => read(log).right)).toEqual([[0], [1], [2]]);
    expect(say(read(-0.003).said[0])).toBe(
      'The end of the agreement alone moved the income of Alba by −0.30%.',
    );
  });

  it('says how those outside fared', () => {
    const asked = {
      key: 'question.whoIsMissing',
      params: { economies: ['ALB', 'BOR'], outsiders: ['CAT', 'DUN'] },
    } as const;
    expect(reading(asked, { CAT: -0.001 }).right).toEqual([0]);
    expect(reading(asked, { CAT: 0.001 }).right).toEqual([1]);
    expect(reading(asked, { CAT: 0.001, DUN: -0.001 }).right).toEqual([2]);
    // Of one alone it cannot be asked whether some lost while others gained.
    const one = { ...asked, params: { ...asked.params, outsiders: ['CAT'] } };
    expect(answersTo(headlinePhrase(one))).toEqual(['It lost', 'It gained too', 'Its income hardly moved']);
    expect([-0.001, 0.001, 0].map((log) => reading(one, { CAT: log }).right)).toEqual([[0], [1], [2]]);
  });

  it('says what an outsider sold less, from the flows of the round', () => {
    const round = aRound().area('ALB', 'BOR');
    const { report } = round.settle();
    const game = { ...round.state, reports: [report] };
    const asked = {
      key: 'question.whoPaid',
      params: { economy: 'CAT', economies: ['ALB', 'BOR'], percent: 1 },
    } as const;
    const sold = report.flows
      .filter(({ exporter, importer }) => exporter === 'CAT' && importer !== 'DUN')
      .reduce((sum, { beforeBn, afterBn }) => sum + afterBn - beforeBn, 0);
    expect(sold).toBeLessThan(0);
    const less = must(readingOf(game, asked, report.round), 'a reading');
    expect(less.right).toEqual([0]);
    expect(say(less.said[0])).toBe(
      `Alba and Borea bought ${Math.round(-1000 * sold)} million crowns less from Cato.`,
    );
    const cato = must(report.economies['CAT'], 'Cato');
    expect(cato.parts.pricesAbroad).toBeLessThan(0);
    // Where it sold as much as before, at lower prices, it is the same answer: either brings the other about.
    const still = { ...report, flows: [] };
    const cheaper = must(readingOf({ ...game, reports: [still] }, asked, report.round), 'a reading');
    expect([cheaper.right, cheaper.said[0].key]).toEqual([[0], 'reading.soldCheaper']);
    // Tariffs that the members raised against it meanwhile are no answer: it is asked what their agreement alone took.
    const walls = { ...report.walls, BOR: { ...report.wallsBefore['BOR'], steel: 900 } };
    const wallsBefore = { ...report.wallsBefore, BOR: { ...report.wallsBefore['BOR'], steel: 500 } };
    const shut = { ...report, walls, wallsBefore };
    const both = must(readingOf({ ...game, reports: [shut] }, asked, report.round), 'a reading');
    expect([both.right, both.said]).toEqual([[0], less.said]);
    // By what was signed alone the answer holds whatever else the round brought, and tariffs are never one.
    const own = must(still.economies['CAT'], 'Cato');
    const dear = { ...own, parts: { ...own.parts, pricesAbroad: 0.01 } };
    const moved = { ...still, economies: { ...still.economies, CAT: dear }, walls, wallsBefore };
    const rightBy = (key: 'question.whoPaid' | 'question.preferenceEroded', log: number) => {
      const causes = [{ kind: 'signed', parties: ['ALB', 'BOR'], logChange: { CAT: log } }] as const;
      return readingOf({ ...game, reports: [{ ...moved, causes }] }, { ...asked, key }, report.round)?.right;
    };
    for (const key of ['question.whoPaid', 'question.preferenceEroded'] as const)
      expect([rightBy(key, -0.002), rightBy(key, 0.001)], key).toEqual([[0], []]);
  });

  it('writes sums as they are said', () => {
    const said = () => [spokenMoney(0.046), spokenMoney(0.74), spokenMoney(2.5)];
    expect(said()).toEqual(['46 million crowns', '740 million crowns', '2.5 bn crowns']);
    language.value = 'zh';
    expect(said()).toEqual(['0.46亿克朗', '7.4亿克朗', '25.0亿克朗']);
    language.value = 'en';
    scenario.value = undefined;
    expect(spokenMoney(0.046)).toBe('US$0.05 bn');
  });

  it('counts only rounds that the numbers decide', () => {
    const answers = {
      1: answerGiven({ right: [0, 1] }, 1),
      2: answerGiven({ right: [2] }, 0),
      3: answerGiven({ right: [] }, 2),
      4: {},
    };
    expect(countRead(answers)).toEqual({ right: 1, rounds: 2 });
  });

  it('says by whose decisions most of a change came, by the causes of the report', () => {
    const round = aRound().area('ALB', 'BOR');
    const { report } = round.settle();
    const own = must(report.economies['ALB'], 'Alba');
    const causes: readonly Cause[] = [
      { kind: 'growth', logChange: { ALB: 0.001 } },
      { kind: 'signed', parties: ['ALB', 'BOR'], logChange: { ALB: 0.004 } },
      { kind: 'ended', parties: ['CAT', 'DUN'], logChange: { ALB: 0.002, CAT: -0.001 } },
      { kind: 'payments', logChange: { ALB: -0.003 } },
      { kind: 'othersTariffs', logChange: { ALB: 0.002 } },
    ];
    const economies = { ...report.economies, ALB: { ...own, logChange: 0.006 } };
    const asked = { key: 'question.whoseGain', params: { economy: 'ALB', percent: 0.6 } } as const;
    const reading = (told: readonly Cause[] | undefined) => {
      const { causes: _solved, ...rest } = report;
      const reports = [{ ...rest, economies, ...(told && { causes: told }) }];
      return readingOf({ ...round.state, reports }, asked, report.round);
    };
    const said = must(reading(causes), 'a reading');
    // What others signed, ended and levied: .004, and its own agreement less what it pays: .001.
    expect(said.right).toEqual([1]);
    const moneyOf = (log: number) => (own.gainThisRoundBn * log) / 0.006;
    const million = Math.round(1000 * moneyOf(0.004));
    expect(say(said.said[0])).toBe(`Alba gained ${million} million crowns by what others did.`);
    expect(say(must(said.all, 'all'))).toContain(
      `agreements, payments and tariff ${money(moneyOf(0.001), true)}`,
    );
    // Growth is an answer too; games of before do not tell who decided.
    expect(reading([...causes, { kind: 'growth', logChange: { ALB: 0.02 } }])).toMatchObject({
      right: [2],
      said: [{ key: 'reading.gain.rest' }],
    });
    expect(reading(undefined)).toBeUndefined();
  });

  it('says each answer in one sentence with one number', () => {
    const asked = { key: 'question.yearsAfter', params: { worldGainBn: 1 } } as const;
    const round = aRound().area('ALB', 'BOR');
    const { report } = round.settle();
    const lasting = readingOf({ ...round.state, reports: [report] }, asked, report.round);
    expect(lasting?.said).toHaveLength(1);
    const missing = {
      key: 'question.whoIsMissing',
      params: { economies: ['ALB', 'BOR'], outsiders: ['CAT', 'DUN'] },
    } as const;
    expect(say(reading(missing, { CAT: -0.001 }).said[0])).toBe('Cato lost most, 0.10% of its income.');
    expect(say(reading(missing, { CAT: 0.001, DUN: -0.001 }).said[0])).toBe(
      'Dune lost 0.10% of its income, while Cato gained.',
    );
    expect(reading(missing, {}).right).toEqual([]);
  });

  it('weighs causes of a round against each other, and shows what each moved', () => {
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });
    table.goTo('negotiation', 2);
    table.conclude(aFreeTradeArea('ALB', 'CAT', 'DUN'));
    const game = table.goTo('results', 2).state;
    const report = must(game.reports.at(-1), 'a report');
    const read = (
      key: 'question.whyMore' | 'question.whyMorePaid' | 'question.howGained' | 'question.whyLeftOut',
      params: Headline['params'],
    ) => must(readingOf(game, { key, params }, report.round), key);
    const gap = read('question.whyMore', { economy: 'ALB', other: 'CAT', percent: 2.5, otherPercent: 0.3 });
    expect(gap.right).toEqual([0]);
    expect(say(gap.said[0])).toMatch(
      /^Alba compared with Cato: export and import prices \+1\.\d+%, trade created [+−]\d\.\d+%/i,
    );
    const paid = read('question.whyMorePaid', {
      economy: 'ALB',
      other: 'CAT',
      percent: 2.5,
      otherPercent: 0.3,
    });
    expect([paid.right, paid.said]).toEqual([gap.right, gap.said]);
    // Each answer has its own figure, payments in the place of purchases moved away where they are an answer.
    const { parts, logChange } = must(report.economies['ALB'], 'Alba');
    const less = must(report.economies['CAT'], 'Cato');
    const figureOf = (part: 'pricesAbroad' | 'tradeDiverted' | 'payments'): number =>
      percentALog(logChange) * parts[part] - percentALog(less.logChange) * less.parts[part];
    expect(gap.figures?.percents[0]).toBeCloseTo(figureOf('pricesAbroad'));
    expect(gap.figures?.percents[2]).toBeCloseTo(figureOf('tradeDiverted'));
    expect(paid.figures?.percents[2]).toBeCloseTo(figureOf('payments'));
    // Why prices: who sells more abroad for its size; said of nobody who sells less for it than the other.
    const why = (economy: string, other?: string) => whyTraded(report, 0, economy, other);
    expect(say(must(why('ALB'), 'why'))).toMatch(
      /^Why: Alba sells 2\.\d bn crowns more abroad, which is 1\d% of what it earns\./,
    );
    // Of two nearly alike shares neither explains the other's smaller gain; what prices took from it does.
    expect(say(must(why('ALB', 'CAT'), 'why'))).toMatch(/^Why: .* prices cost it 0\.\d\d% of its income\.$/);
    const economies = { ...report.economies, CAT: must(report.economies['ALB'], 'Alba') };
    expect(whyTraded({ ...report, economies }, 0, 'ALB', 'CAT')).toBeUndefined();
    expect(why('CAT', 'ALB')).toBeUndefined();
    expect(say(must(whyTraded(report, 1, 'CAT', undefined), 'why'))).toMatch(
      /^Why: Cato buys 4\.\d bn crowns/,
    );
    expect(whyTraded(report, 2, 'ALB', 'CAT')).toBeUndefined();
    const ways = read('question.howGained', { economy: 'ALB', percent: 2.5 });
    expect(ways.right).toEqual([0]);
    expect(say(ways.said[0])).toMatch(/^Alba got \+1\.\d+% by export and import prices/);
    const out = read('question.whyLeftOut', {
      economy: 'BOR',
      economies: ['ALB', 'CAT', 'DUN'],
      percent: 1.4,
    });
    expect(out.right).toEqual([0]);
    expect(say(out.said[0])).toMatch(
      /moved the income of Borea by −1\.\d+%, the tariffs of others by [−+]?0\.\d+%/,
    );
    for (const { said } of [gap, ways, out]) expect(say(said[0])).not.toMatch(/[{}]|NaN|undefined/);
  });

  it('calls the reader “you” where somebody signed with them', () => {
    const params = { economy: 'ALB', other: 'CAT', percent: 2.54, otherPercent: 0.35 };
    const asked = { key: 'question.whyMore', params } as const;
    expect(say(headlinePhrase(asked, 'ALB'))).toMatch(/^You and Cato .* you gained 2\.54%, Cato 0\.35%\./);
    expect(say(headlinePhrase(asked, 'CAT'))).toMatch(/^You and Alba .* you gained 0\.35%, Alba 2\.54%\./);
    expect(say(headlinePhrase(asked))).toMatch(/^Alba and Cato /);
  });

  it('leaves opinions to whoever reads, and asks nothing where nothing moved', () => {
    const { state } = aRound();
    const { report } = aRound().settle();
    const game = { ...state, reports: [report] };
    expect(closingAsked(game, undefined)?.asked.key).toBe('question.nothing');
    for (const key of ['question.nothing', 'question.yearsQuiet'] as const)
      expect(readingOf(game, { key, params: {} }, report.round)).toBeUndefined();
  });

  it('has three answers to each question of either game, in both languages', () => {
    for (const spoken of ['zh', 'en'] as const) {
      language.value = spoken;
      for (const key of keysOf({ ...QUESTIONS, ...PROVINCE_QUESTIONS })) {
        if (key === 'question.nothing' || key === 'question.yearsQuiet') continue;
        // Where the answers are names, there are some.
        const answers = answersTo(headlinePhrase({ key, params: { economies: ['ALB', 'BOR'] } }));
        expect(new Set(answers).size, key).toBe(3);
        expect(answers.join(), key).not.toContain(answersTo(undefined)[0]);
      }
    }
  });
});

describe('what the numbers of a round of provinces say', () => {
  const causes = aProvinceReport().causes;
  const read = (
    asked: Headline,
    provinces: ProvinceRoundReport['provinces'],
    change: Partial<ProvinceRoundReport> = {},
  ) => {
    const { state } = aProvincesTable();
    const said = must(
      readingOf({ ...state, reports: [aReport({ provinces, ...change })] }, asked, 1),
      asked.key,
    );
    for (const each of [...said.said, ...(said.all === undefined ? [] : [said.all])])
      expect(say(each)).not.toMatch(/[{}]|NaN|undefined/);
    expect(said.said).toHaveLength(Math.max(1, said.right.length));
    return said.right;
  };

  it('tells what a wall did at home from all else', () => {
    const asked = { key: 'pquestion.wall', params: { economy: 'SH' } } as const;
    expect(
      read(asked, { SH: aProvinceReport({ causes: { ...causes, ownWall: -0.4 }, logChange: 1 }) }),
    ).toEqual([1]);
    expect(read(asked, { SH: aProvinceReport({ causes: { ...causes, ownWall: 0.4 } }) })).toEqual([0]);
    expect(read(asked, { SH: aProvinceReport() })).toEqual([2]);
  });

  it('tells a figure with as many decimals above as below', () => {
    const asked = { key: 'pquestion.wall', params: { economy: 'SH' } } as const;
    const provinces = { SH: aProvinceReport({ causes: { ...causes, ownWall: 0.45 }, logChange: 0.45 }) };
    const reading = must(
      readingOf({ ...aProvincesTable().state, reports: [aReport({ provinces })] }, asked, 1),
      'one',
    );
    const [told, all] = [reading.said[0], reading.all].map((each) => say(must(each, 'a sentence')));
    expect([told, all]).toEqual([expect.stringContaining('0.45%'), expect.stringContaining('+0.45%')]);
  });

  it('tells whether a promoted leader’s people are richer', () => {
    const others = { AH: aProvinceReport(), JS: aProvinceReport(), ZJ: aProvinceReport() };
    const meeting = { key: 'pquestion.meeting', params: { economy: 'SH' } } as const;
    expect(read(meeting, { ...others, SH: aProvinceReport({ index: 99 }) })).toEqual([2]);
    expect(read(meeting, { ...others, SH: aProvinceReport({ index: 101 }) })).toEqual([0]);
    const AH = aProvinceReport({ index: 102 });
    expect(read(meeting, { ...others, AH, SH: aProvinceReport({ index: 101 }) })).toEqual([0]);
    const JS = AH;
    expect(read(meeting, { ...others, AH, JS, SH: aProvinceReport({ index: 101 }) })).toEqual([1]);
  });

  it('tells what brought a gain, what closed borders, and what was missing for a road', () => {
    const gained = { key: 'pquestion.gained', params: { economy: 'SH', percent: 2 } } as const;
    expect(read(gained, { SH: aProvinceReport({ causes: { ...causes, pacts: 2 }, logChange: 2 }) })).toEqual([
      1,
    ]);
    const lost = { key: 'pquestion.lost', params: { economy: 'SH', percent: 20 } } as const;
    const hit = aProvinceReport({ causes: { ...causes, othersWalls: -2, ownWall: 1 }, logChange: -1 });
    expect(read(lost, { SH: hit })).toEqual([1]);
    expect(say(headlinePhrase(lost))).toContain('lost 18.1%');
    const cycle = { key: 'pquestion.cycle', params: {} } as const;
    expect(read(cycle, { SH: aProvinceReport({ causes: { ...causes, ownBlock: -2 } }) })).toEqual([1]);
    expect(read(cycle, { SH: aProvinceReport() })).toEqual([]);
    const road = { key: 'pquestion.corridor', params: { corridor: 'hangzhouBay' } } as const;
    const unbuilt = [{ corridor: 'hangzhouBay', pledged: 10, cost: 60 }];
    expect(read(road, { SH: aProvinceReport() }, { unbuilt })).toEqual([0]);
    const raised = aProvinceReport({ wall: 3, wallBefore: 1, logChange: -1 });
    expect(
      read({ key: 'pquestion.dilemma', params: {} }, { SH: raised, JS: aProvinceReport({ logChange: 1 }) }),
    ).toEqual([2]);
  });
});
