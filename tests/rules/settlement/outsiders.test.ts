import { describe, expect, it } from 'vitest';
import { FORMER_LESSON_LIMITS, PRESETS } from '#shared/content/presets.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import { agreementId } from '#shared/kernel/ids.ts';
import { drawIndex, seedFromText } from '#shared/kernel/random.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { readingOf } from '../../../client/panels/debrief/readings.ts';
import { answersTo } from '../../../client/panels/debrief/debriefTables.ts';
import { phrase } from '../../../client/text/t.ts';
import { headlinesAt, toldTo } from '../../../client/panels/headlines/headline.ts';
import type { Headline } from '../../../shared/protocol/headlines.ts';
import { applyLaw, pairLevel } from '../../../shared/rules/law/register.ts';
import { headlines } from '../../../shared/rules/settlement/headlines.ts';
import { type Outcome } from '../../../shared/rules/settlement/outcome.ts';
import { closingQuestion } from '#shared/rules/settlement/closingQuestion.ts';
import { noticesDue } from '../../../shared/rules/law/leaving.ts';
import { type Round, aRound, anOutcome } from './aRound.ts';

/** `by` gives notice under all its agreements with `other`; the round is settled, and it is out. */
function leaveAndSettle(round: Round, by: string, other: string): void {
  const { agreements } = round.state;
  const noticed = Object.fromEntries(
    Object.values(agreements).map((each) => [
      each.id,
      each.parties.includes(by) && each.parties.includes(other)
        ? { ...each, notices: [{ by, outInRound: round.state.round + 1 }] }
        : each,
    ]),
  );
  round.with({ agreements: noticed }).next();
  round.state = applyLaw(round.state, noticesDue(round.state, round.state.round));
}

const told = ({ headlines }: RoundReport, key: Headline['key']): Headline | undefined =>
  headlines.find((each) => each.key === key);

describe('what is said of those outside new treaties', () => {
  const round = aRound().area('ALB', 'BOR');
  const { report } = round.settle();
  const [bloc] = report.blocs;
  if (bloc === undefined) throw new Error('no bloc');
  const richer = mapValues(report.economies, (each) => ({ ...each, logChange: 0.001 }));
  const alone = anOutcome(
    { ...report, blocs: [{ ...bloc, createdBn: 1, divertedBn: 0, lostBy: [] }], economies: richer },
    {
      playable: Object.keys(richer),
      newBlocs: [bloc.agreement],
      levelBetween: (a, b) => pairLevel(round.state.agreements, a, b),
    },
  );
  const [asked, spared] = ['question.whoIsMissing', 'headline.nobodyOutsideLost'] as const;
  const newsKeys = (outcome: Outcome): readonly string[] => headlines(outcome).map(({ key }) => key);

  it('is asked and told where one treaty alone can have done it', () => {
    expect(closingQuestion(alone).key).toBe(asked);
    expect(newsKeys(alone)).toContain(spared);
  });

  it('is neither where another treaty began in the same round', () => {
    const two = { ...alone, newBlocs: [...alone.newBlocs, agreementId(99)] };
    expect(closingQuestion(two).key).not.toBe(asked);
    expect(newsKeys(two)).not.toContain(spared);
  });

  it.each(['growth', 'payments'] as const)(
    'is not asked where %s moved the income of one of them',
    (part) => {
      const economies = mapValues(richer, (each, economy) =>
        economy === 'DUN' ? { ...each, parts: { ...each.parts, [part]: 0.002 } } : each,
      );
      expect(closingQuestion({ ...alone, report: { ...alone.report, economies } }).key).not.toBe(asked);
    },
  );
});

describe('news of an outsider that lost', () => {
  it('call it left out where it has no agreement with any member', () => {
    const { report } = aRound().area('ALB', 'BOR').settle();
    const news = told(report, 'headline.outsiderLost');
    expect(news?.params['economies']).toEqual(['ALB', 'BOR']);
    expect(report.question.key).not.toBe('question.preferenceEroded');
  });

  it('tell that its preferences are worth less where it has free trade with all members', () => {
    const round = aRound().area('ALB', 'CAT').area('BOR', 'CAT').area('ALB', 'DUN').area('BOR', 'DUN');
    round.area('CAT', 'DUN').next();
    const { report } = round.area('ALB', 'BOR').settle();
    expect(told(report, 'headline.outsiderLost')).toBeUndefined();
    const news = told(report, 'headline.preferenceEroded');
    expect(['CAT', 'DUN']).toContain(news?.params['economy']);
    const sold = report.flows
      .filter(
        ({ exporter, importer }) =>
          exporter === news?.params['economy'] && importer !== 'CAT' && importer !== 'DUN',
      )
      .reduce((sum, { beforeBn, afterBn }) => sum + afterBn - beforeBn, 0);
    expect(sold).toBeLessThan(0);
    expect(report.question.key).not.toBe('question.whoPaid');
  });

  it('name the partner that left it', () => {
    const round = aRound().area('CAT', 'DUN');
    round.next();
    leaveAndSettle(round, 'CAT', 'DUN');
    const { report } = round.area('ALB', 'BOR').settle();
    const news = [told(report, 'headline.partnerLeft'), told(report, 'headline.leaverLost')].find(Boolean);
    expect(news?.params).toMatchObject(
      news?.key === 'headline.partnerLeft'
        ? { economy: 'DUN', economies: ['CAT'] }
        : { economy: 'CAT', economies: ['DUN'] },
    );
    expect(told(report, 'headline.outsiderLost')).toBeUndefined();
  });

  it('name the agreement that ran out, also where nobody has signed anew', () => {
    const [, agreementLimits] = FORMER_LESSON_LIMITS;
    for (const isSigned of [true, false]) {
      const round = aRound().area('ALB', 'DUN');
      round.with({ settings: { ...round.state.settings, agreementLimits } }).next();
      round.with({ agreements: {}, pairLevels: {} });
      const { report } = (isSigned ? round.area('CAT', 'DUN') : round).settle();
      const news = told(report, 'headline.agreementExpired');
      const [economy, other] = isSigned ? ['ALB', 'DUN'] : [news?.params['economy'], expect.anything()];
      expect(news?.params).toMatchObject({ economy, economies: [other] });
      expect(told(report, 'headline.partlyOutside')).toBeUndefined();
      const lossBn = -(report.economies[String(economy)]?.gainThisRoundBn ?? NaN);
      expect(news?.params['lossBn']).toBeCloseTo(lossBn, 4);
      expect(headlinesAt(report, 'flows')).toContainEqual(news);
    }
  });

  it('tell the end of an agreement to the partner that reads it with its own loss, as whoever loses more', () => {
    const { report } = aRound().settle();
    const flat = must(report.economies['ALB'], 'Alba');
    const economies = { ...report.economies, ALB: { ...flat, logChange: -0.018, gainThisRoundBn: -0.33 } };
    const expired: Headline = {
      key: 'headline.agreementExpired',
      params: { economy: 'CAT', economies: ['ALB'], lossBn: 0.01, percent: 0.03 },
    };
    expect(toldTo(expired, 'ALB', { economies }).params).toEqual({
      economy: 'ALB',
      economies: ['CAT'],
      lossBn: 0.33,
      percent: expect.closeTo(1.78, 2),
    });
    for (const reader of ['CAT', 'BOR', undefined])
      expect(toldTo(expired, reader, { economies })).toBe(expired);
    expect(toldTo(expired, 'ALB', report)).toBe(expired);
  });

  it('hold no agreement of the last round for a new one in the years after', () => {
    const round = aRound().area('ALB', 'BOR', 'CAT');
    round.next();
    const { rounds } = round.state.settings;
    const { report } = round.with({ round: rounds + 1, phase: 'epilogue', pairLevels: {} }).settle();
    expect(report.isEpilogue).toBe(true);
    expect(told(report, 'headline.outsiderLost')).toBeUndefined();
    expect(told(report, 'headline.blocMostlyCreated')).toBeUndefined();
  });

  it('ask after the years after what did not last, where agreements ran out among the answers', () => {
    const { rounds } = PRESETS.firstLesson;
    const [, agreementLimits] = FORMER_LESSON_LIMITS;
    const round = aRound().area('ALB', 'BOR', 'CAT', 'DUN');
    round.with({ settings: { ...round.state.settings, agreementLimits } }).next();
    const { report } = round
      .with({ round: rounds + 1, phase: 'epilogue', agreements: {}, pairLevels: {} })
      .settle();
    expect(report.question.key).toBe('question.yearsLostExpired');
    const game = { ...round.state, reports: [...round.state.reports, report] };
    const answers = answersTo(phrase('question.yearsLostExpired', { lossBn: 1 }));
    expect(answers).toHaveLength(3);
    const reading = must(readingOf(game, report.question, report.round), 'a reading');
    expect([reading.right, reading.said[0]?.key]).toEqual([[0], 'reading.years.agreements']);
  });

  it('hold in whatever areas come and go', () => {
    const seats = ['ALB', 'BOR', 'CAT', 'DUN'];
    let random = seedFromText('outsiders');
    const pick = (): string => {
      const drawn = drawIndex(random, seats.length);
      random = drawn.next;
      return seats[drawn.value] ?? 'ALB';
    };
    const seen = new Set<string>();
    for (let game = 0; game < 12; game++) {
      const round = aRound();
      // Nobody signs in the years after.
      round.with({ settings: { ...round.state.settings, rounds: 20 } });
      for (let turn = 0; turn < 6; turn++) {
        const [a, b] = [pick(), pick()];
        if (a !== b && pairLevel(round.state.agreements, a, b) === 0) round.area(a, b);
        const { report } = round.settle();
        const { agreements, reports } = round.state;
        for (const { key, params } of [...report.headlines, report.question]) {
          const economy = String(params['economy']);
          const others = (params['economies'] ?? []) as readonly string[];
          const levels = others.map((other) => pairLevel(agreements, economy, other));
          seen.add(key);
          if (key === 'headline.outsiderLost' || key === 'question.whoPaid')
            expect(levels).toEqual(levels.map(() => 0));
          if (key === 'headline.preferenceEroded' || key === 'question.preferenceEroded')
            expect(levels.every((level) => level >= 2)).toBe(true);
          if (key === 'headline.partnerLeft')
            for (const other of others)
              expect(
                reports.at(-1)?.leavers.some(({ by, injured }) => by === other && injured.includes(economy)),
              ).toBe(true);
          if (key === 'question.whoIsMissing')
            for (const outsider of params['outsiders'] as readonly string[])
              expect(others.some((other) => pairLevel(agreements, outsider, other) < 2)).toBe(true);
        }
        const [by, other] = [pick(), pick()];
        if (by !== other && pairLevel(agreements, by, other) > 0) leaveAndSettle(round, by, other);
        else round.next();
      }
    }
    expect([...seen]).toEqual(
      expect.arrayContaining(['headline.outsiderLost', 'headline.preferenceEroded', 'headline.partnerLeft']),
    );
  });
});
