import { describe, expect, it } from 'vitest';
import { keysOf, must } from '#shared/kernel/records.ts';
import { PROVINCE_HEADLINES } from '../../../../shared/protocol/headlines.ts';
import type { ProvinceReport, ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { storyOf } from '../../../../shared/classroom/debrief/tableStory.ts';
import {
  leftQuestion,
  provinceHeadlines,
  provinceQuestion,
} from '../../../../shared/rules/provinces/settlement/headlines.ts';
import { revealStopsOf } from '../../../../shared/rules/table/revealStops.ts';
import { aProvincesTable } from '../../../support/aProvincesTable.ts';

const quiet = aProvincesTable({ centre: 'seat' }).settle();

type Told = Omit<ProvinceRoundReport, 'headlines'>;

/** A second round in which nothing happened but what is said. */
function told(change: Partial<Told>, provinces: Readonly<Record<string, Partial<ProvinceReport>>> = {}) {
  const report = {
    ...quiet,
    round: 2,
    ...change,
    provinces: Object.fromEntries(
      Object.entries(quiet.provinces).map(([seat, own]) => [seat, { ...own, ...provinces[seat] }]),
    ),
  };
  return provinceHeadlines(report, quiet).map(({ key, params }) => ({ key, params }));
}

const own = must(quiet.provinces['SH'], 'SH');
const { causes } = own;

describe('headlines of a round of provinces', () => {
  it('say that it was quiet', () => {
    expect(told({})).toEqual([{ key: 'headline.quiet', params: {} }]);
  });

  it('tell where the border went, and whether it hardly moved', () => {
    const before = quiet.borderEffect;
    const params = (times: number) => ({ times, timesBefore: before });
    expect(told({ borderEffect: 12 })).toEqual([{ key: 'headline.borderFell', params: params(12) }]);
    expect(told({ borderEffect: 28 })).toEqual([{ key: 'headline.borderRose', params: params(28) }]);
    expect(told({ borderEffect: before * 1.01 })).toEqual([{ key: 'headline.quiet', params: {} }]);
  });

  it('set the league against the people where a wall was raised', () => {
    const anhui = { wall: 3, wallBefore: 2, place: 1, causes: { ...causes, ownWall: -2.1 }, logChange: -2 };
    expect(told({}, { AH: anhui })).toEqual([
      { key: 'headline.wallsRaised', params: { economies: ['AH'] } },
      { key: 'headline.wallClimb', params: { economy: 'AH', percent: 2.1, rank: 1 } },
      { key: 'headline.lostMost', params: { economy: 'AH', percent: 2 } },
    ]);
  });

  it('name who gained, who paid, and who only copies', () => {
    const steel = { pillar: { pillar: 'steel', boostPercent: -2 } } as const;
    const keys = told(
      {},
      {
        SH: { ...steel, wall: 0, wallBefore: 1, logChange: 3 },
        JS: steel,
        LN: {
          ...steel,
          causes: { ...causes, payments: -0.4 },
          budgetParts: { ...own.budgetParts, payments: -30 },
        },
        SN: { budget: 1 },
        // Is paid less than before, and nothing any more.
        SC: { causes: { ...causes, payments: -0.3 }, budgetParts: { ...own.budgetParts, payments: 20 } },
        AH: { causes: { ...causes, payments: -1.4 } },
      },
    );
    expect(keys).toEqual([
      { key: 'headline.wallsLowered', params: { economies: ['SH'] } },
      { key: 'headline.gainedMost', params: { economy: 'SH', percent: 3 } },
      { key: 'headline.paidFor', params: { economy: 'LN', percent: 0.4 } },
      { key: 'headline.samePillar', params: { pillar: 'steel', economies: ['SH', 'JS', 'LN'] } },
      { key: 'headline.budgetsShort', params: { economies: ['SN'] } },
    ]);
  });

  it('tell what the centre, inspectors and corridors came to, the gravest first', () => {
    const breach = { pact: 'a0', round: 2, isSeen: true, isExcluded: false } as const;
    const found = { found: true, fine: 5 };
    const keys = told({
      isCrackdown: true,
      enacted: 'separation',
      refused: { reform: 'evaluation', assents: 4 },
      promoted: ['ZJ', 'GD'],
      breaches: [
        { ...breach, by: 'JS', deposit: 12 },
        { ...breach, by: 'SD', deposit: 0 },
      ],
      inspections: [
        { of: 'SN', by: 'petition', ...found },
        { of: 'SC', by: 'petition', found: false, fine: 0 },
        { of: 'HB', by: 'law', ...found },
      ],
      corridor: { corridor: 'hangzhouBay', pledged: 60, cost: 60, grant: 0, isBuilt: true },
      unbuilt: [{ corridor: 'bohaiCrossing', pledged: 10, cost: 80 }],
    });
    expect(keys.map(({ key }) => key)).toEqual([
      'headline.crackdown',
      'headline.reformEnacted',
      'headline.reformRefused',
      'headline.promoted',
      'headline.depositLost',
      'headline.breachSeen',
      'headline.petitionRight',
      'headline.petitionWrong',
      'headline.inspected',
      'headline.corridorBuilt',
      'headline.corridorFailed',
    ]);
    for (const { key, params } of keys) {
      const names: readonly string[] = PROVINCE_HEADLINES[key as keyof typeof PROVINCE_HEADLINES];
      expect(keysOf(params)).toEqual(names);
    }
  });
});

describe('the question of a round of provinces', () => {
  it('is settled with the round; where nobody could be asked anything the reveal has no stop for it, and the class none to vote on', () => {
    const table = aProvincesTable({ centre: 'seat' });
    const report = table.settle();
    const before = { times: table.scenario.atOpening.borderEffect, nationalPercent: 0 };
    const { question, ...older } = report;
    expect(question?.key).toBe('question.nothing');
    expect(provinceQuestion(older, before)).toEqual(question);
    expect(leftQuestion(provinceQuestion(older, before))).toBeUndefined();
    expect(revealStopsOf({ reports: [report] })).toEqual(['envelopes', 'flows', 'gains']);
    const borderEffectAtOpening = before.times;
    expect(
      storyOf({ ...table.state, reports: [report] }, { borderEffectAtOpening }).question,
    ).toBeUndefined();
    const asked = { key: 'pquestion.meeting', params: { economy: 'SH' } } as const;
    const asking = { ...report, question: asked };
    expect(provinceQuestion(asking, before)).toEqual(asked);
    expect(revealStopsOf({ reports: [asking] })).toContain('question');
    expect(storyOf({ ...table.state, reports: [asking] }, { borderEffectAtOpening }).question).toEqual(asked);
  });

  it('does not come again word for word while the round gives occasion for another', () => {
    const table = aProvincesTable();
    table.seal('SH', { wall: 3 });
    const { question: _settled, ...report } = table.settle();
    const before = { times: table.scenario.atOpening.borderEffect, nationalPercent: 0 };
    const promoted = { ...report, promoted: ['SH'] };
    const meeting = { key: 'pquestion.meeting', params: { economy: 'SH' } } as const;
    // All kinds of question have been asked, that of the meeting longest ago, and in these words.
    const kinds = ['meeting', 'opened', 'wall', 'gained', 'lost', 'dilemma'] as const;
    const earlier = kinds.map((kind) =>
      kind === 'meeting'
        ? { question: meeting }
        : { question: { key: `pquestion.${kind}`, params: { economy: 'AH' } } as const },
    );
    expect(provinceQuestion(promoted, before, earlier)).not.toEqual(meeting);
    const others = earlier.map(({ question }) =>
      question.key === meeting.key ? { question: { ...meeting, params: { economy: 'ZJ' } } } : { question },
    );
    expect(provinceQuestion(promoted, before, others)).toEqual(meeting);
  });
});
