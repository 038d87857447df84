import { beforeAll, describe, expect, it } from 'vitest';
import { keysOf, must } from '#shared/kernel/records.ts';
import { REVEAL_STOPS, type RevealStop } from '#shared/content/vocabulary.ts';
import { PROVINCE_HEADLINES, type ProvinceHeadlineKey } from '../../../shared/protocol/headlines.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import type {
  ProvinceEvent,
  ProvinceReport,
  ProvinceRoundReport,
} from '#shared/protocol/provinces/provinceReport.ts';
import { accountLines, ownPledge } from '../../../client/panels/provinces/results/causesModel.ts';
import {
  HEADLINES_AT,
  borderWhy,
  closingQuestion,
  eventNews,
  headlinesAtStop,
  meetingNews,
  loweredBefore,
  movesOf,
  stopSentence,
} from '../../../client/panels/provinces/results/stopsModel.ts';
import { stopSeen } from '../../../client/panels/results/RevealFrame.tsx';
import { provinceQuestion, questionFor } from '../../../shared/rules/provinces/settlement/headlines.ts';
import { say } from '../../../client/text/Say.tsx';
import { loadAllText } from '../../../client/text/t.ts';
import { aProvincesTable } from '../../support/aProvincesTable.ts';
import { aReport, aProvinceReport as own } from './aReport.ts';

beforeAll(loadAllText);

const before = { times: 21, percent: 46, nationalPercent: 0 };

function moved(economies: Readonly<Record<string, Partial<ProvinceReport>>>): ProvinceRoundReport {
  return aReport({
    provinces: Object.fromEntries(Object.entries(economies).map(([id, change]) => [id, own(change)])),
  });
}

describe('what the envelopes held', () => {
  it('tells events of that round alone, and none that stood before play began', () => {
    const event = (card: string, fromRound: number): ProvinceEvent => ({
      id: card,
      card,
      announcedInRound: fromRound,
      fromRound,
      untilRound: 3,
      placedBy: 'seed',
      economies: [],
    });
    const news = (round: number): readonly string[] =>
      eventNews({ round, events: [event('taxSharing', 1), event('fukangFee', 2)] }).map(({ card }) => card);
    expect([news(1), news(2), news(3)]).toEqual([[], ['fukangFee'], []]);
  });

  it('tells walls before blocks, the largest move first', () => {
    const report = moved({
      SH: { wallBefore: 2, wall: 1 },
      AH: { wallBefore: 1, wall: 3, blockBefore: 2, block: 1 },
      GD: {},
    });
    expect(movesOf(report)).toEqual([
      { economy: 'AH', dial: 'wall', from: 1, to: 3 },
      { economy: 'SH', dial: 'wall', from: 2, to: 1 },
      { economy: 'AH', dial: 'block', from: 2, to: 1 },
    ]);
  });

  it('says of a level that rules or inspectors had brought down before the round that the map has shown less', () => {
    const levels = { wallBefore: 3, wall: 0 };
    const now = moved({ HB: levels, SH: { wallBefore: 1, wall: 0 } });
    const { institution } = now;
    const last = moved({ HB: { wall: 3, block: 2 }, SH: { wall: 1 } });
    expect(loweredBefore(now, last)).toEqual([]);
    const team = { of: 'HB', by: 'event', found: true, fine: 10 } as const;
    expect(loweredBefore(now, { ...last, inspections: [team] })).toEqual(['HB']);
    expect(loweredBefore(now, { ...last, isCrackdown: true })).toEqual(['HB']);
    const taxes = { ...institution, feesAreTaxes: true, isSeparated: true };
    expect(loweredBefore({ ...now, institution: taxes }, last)).toEqual(['HB']);
  });

  it('says which way walls went', () => {
    const key = (report: ProvinceRoundReport): string => stopSentence(report, before, 'envelopes').key;
    expect(key(moved({ SH: {} }))).toBe('pstop.still');
    expect(key(moved({ SH: { wallBefore: 1, wall: 2 } }))).toBe('pstop.up');
    expect(key(moved({ SH: { wallBefore: 2, wall: 1 } }))).toBe('pstop.down');
    expect(key(moved({ SH: { wallBefore: 2, wall: 1 }, AH: { wallBefore: 1, wall: 2 } }))).toBe('pstop.both');
  });
});

describe('sentences of the stops', () => {
  it('tell which way the needle went', () => {
    const at = (borderEffect: number): string => stopSentence(aReport({ borderEffect }), before, 'flows').key;
    expect([at(24), at(18), at(21.02)]).toEqual([
      'pstop.border.thicker',
      'pstop.border.thinner',
      'pstop.border.same',
    ]);
  });

  it('name pacts or lower limits where they make borders thinner though walls rise, and not where corridors did more', () => {
    const walls = { wallBefore: 2, wall: 3 };
    const { causes } = own();
    const at = (change: Partial<typeof causes>, dial = walls): string => {
      const report = moved({ SH: { ...dial, causes: { ...causes, ...change } }, AH: {} });
      return stopSentence({ ...report, borderEffect: 6 }, before, 'flows').key;
    };
    expect(at({ pacts: 2 })).toBe('pstop.border.byPacts');
    expect(at({ pacts: 2, othersBlocks: 3 })).toBe('pstop.border.byLimits');
    expect(at({ pacts: 2, corridors: 3 })).toBe('pstop.border.thinner');
    expect(at({ pacts: 2 }, { wallBefore: 3, wall: 2 })).toBe('pstop.border.thinner');
    expect(at({})).toBe('pstop.border.thinner');
  });

  it('say why the border effect moved, by pacts, walls, limits and rules, and nothing where it did not', () => {
    const pact = { id: 'a1', members: ['SH', 'AH', 'GD'] } as unknown as ProvinceRoundReport['pacts'][number];
    const report = {
      ...moved({
        SH: { wallBefore: 1, wall: 2 },
        AH: { wallBefore: 2, wall: 3 },
        GD: { blockBefore: 2, block: 1 },
      }),
      borderEffect: 6,
      pacts: [pact],
    };
    const why = borderWhy(report, aReport({ enacted: 'weakLaw' }), before);
    expect(why?.key).toBe('pstop.whyNear');
    expect(why && say(why)).toContain(
      'pacts join 3 more pairs of provinces; 1 export limit fell; a new rule began (Rule against regional blockades); and against that 2 walls rose',
    );
    const ended = borderWhy({ ...aReport({ borderEffect: 24 }), pacts: [] }, { ...report }, before);
    expect(ended && say(ended)).toContain('pacts join 3 fewer pairs');
    expect(borderWhy({ ...report, pacts: [] }, undefined, before)?.key).toBe('pstop.why');
    const card = { id: 'e1', card: 'woolWars', announcedInRound: 1, fromRound: 1, untilRound: 1 };
    const event: ProvinceEvent = { ...card, placedBy: 'seed', economies: [] };
    const begun = borderWhy(aReport({ borderEffect: 24, events: [event] }), undefined, before);
    expect(begun && say(begun)).toContain('an event began (“');
    const over = borderWhy(aReport({ borderEffect: 18 }), aReport({ events: [event] }), before);
    expect(over && say(over)).toContain('an event ended (“');
    // What moved it the other way stands behind what moved it this way; a broken pact moves it where words are told of.
    const breach = { pact: 'a1', by: 'SH', round: 1, isSeen: true, deposit: 0, isExcluded: false } as const;
    const thicker = { ...report, borderEffect: 24, breaches: [breach] };
    const told = (seesBroken: boolean): string =>
      say(must(borderWhy(thicker, undefined, before, seesBroken), 'a reason'));
    expect(told(false)).not.toContain('broken');
    expect(told(true)).toMatch(
      /walls? rose; pacts between \d pairs? of provinces were broken.*and against that .*fell/u,
    );
    const secret = {
      ...aReport({ borderEffect: 24 }),
      provinces: moved({ SH: { wall: 1, wallBefore: 2 } }).provinces,
    };
    expect(say(must(borderWhy(secret, undefined, before, true), 'a reason'))).toContain('nobody saw');
    expect(borderWhy({ ...report, borderEffect: 21.01 }, undefined, before)).toBeUndefined();
    expect(borderWhy(aReport({ borderEffect: 24 }), undefined, before)).toBeUndefined();
  });

  it('are whole in every case', () => {
    const reports = [
      aReport({}),
      aReport({ borderEffect: 12, nationalIncomePercent: 4 }),
      aReport({ isCrackdown: true, promoted: ['SH'] }),
      aReport({ breaches: [{ pact: 'a1', by: 'ZJ', round: 1, isSeen: true, deposit: 9, isExcluded: true }] }),
    ];
    for (const report of reports)
      for (const stop of REVEAL_STOPS)
        expect(say(stopSentence(report, before, stop)), stop).not.toMatch(/[{}]|NaN|undefined/);
  });
});

describe('headlines of provinces', () => {
  it('each belong to one stop', () => {
    const all = REVEAL_STOPS.flatMap((stop) => HEADLINES_AT[stop]);
    expect(all.toSorted()).toEqual(keysOf<ProvinceHeadlineKey>(PROVINCE_HEADLINES).toSorted());
  });

  it('are told beside the sentence only where they say more', () => {
    const headlines = [
      { key: 'headline.gainedMost', params: { economy: 'SH', percent: 2 } },
      { key: 'headline.wallClimb', params: { economy: 'HB', percent: 2, rank: 1 } },
    ] as const;
    expect(headlinesAtStop(headlines, 'gains').map(({ key }) => key)).toEqual(['headline.wallClimb']);
  });
});

describe('the promotion meeting', () => {
  it('is told beside what the round brought: when words are judged, and at once to who plays alone', () => {
    const table = aProvincesTable();
    const promoted = { key: 'headline.promoted', params: { economies: ['SH'], points: 8 } } as const;
    const at = (revealStop: RevealStop, headlines: readonly Headline[] = [promoted]) =>
      meetingNews({ ...table.state, phase: 'results', revealStop, reports: [aReport({ headlines })] })?.key;
    expect(at('gains')).toBe('headline.promoted');
    expect(at('gains', [])).toBeUndefined();
    table.seatPerson('SH');
    table.seatPerson('AH');
    expect([at('gains'), at('pledges')]).toEqual([undefined, 'headline.promoted']);
  });

  it('stands behind the same page with all else of it where one person goes from page to page', () => {
    const table = aProvincesTable();
    expect(stopSeen(table.state, 'gains')).toBe('pledges');
    table.seatPerson('SH');
    table.seatPerson('AH');
    expect(stopSeen(table.state, 'gains')).toBe('gains');
  });
});

describe('the question', () => {
  const key = (change: Partial<ProvinceRoundReport>): string => provinceQuestion(aReport(change), before).key;

  it('is about the most instructive thing that happened', () => {
    const breach = { pact: 'a1', by: 'ZJ', round: 1, isSeen: true, deposit: 9, isExcluded: true } as const;
    expect(key({ isCrackdown: true, breaches: [breach] })).toBe('pquestion.cycle');
    // Who was better off by a breach is not in the changes of the round: it is not asked, nor where it is on record.
    expect(key({ breaches: [breach], promoted: ['SH'] })).toBe('pquestion.meeting');
    const question = { key: 'pquestion.breach', params: { economy: 'ZJ' } } as const;
    expect(key({ question, promoted: ['SH'] })).toBe('pquestion.meeting');
    expect(key({ borderEffect: 25, nationalIncomePercent: -1 })).toBe('pquestion.dilemma');
    expect(key({ unbuilt: [{ corridor: 'hangzhouBay', pledged: 10, cost: 60 }] })).toBe('pquestion.corridor');
    // It had all its money, and another was built: nothing is asked of how much there was.
    const second = { corridor: 'hangzhouBay', pledged: 60, cost: 60 };
    expect(key({ unbuilt: [second], promoted: ['SH'] })).toBe('pquestion.meeting');
    expect(key({ promoted: ['SH'] })).toBe('pquestion.meeting');
  });

  it('is another one than in the rounds before, as far as there is one', () => {
    const report = aReport({
      provinces: { SH: own({ place: 1, logChange: 2 }), JS: own({ place: 3, wallBefore: 2, wall: 1 }) },
      promoted: ['SH'],
    });
    const asked: { question: Headline }[] = [];
    for (let round = 1; round <= 5; round++)
      asked.push({ question: provinceQuestion(report, before, asked) });
    expect(asked.map(({ question }) => question.key.replace('pquestion.', ''))).toEqual([
      'opened',
      'meeting',
      'gained',
      'opened',
      'meeting',
    ]);
  });

  it('asks of the highest new wall, else of the largest gain, and of nothing where nobody moved', () => {
    const causes = { ...own({}).causes, ownWall: -0.4 };
    const raised = own({ wallBefore: 1, wall: 3, causes });
    expect(provinceQuestion(aReport({ provinces: { SH: own({}), JS: raised } }), before)).toEqual({
      key: 'pquestion.wall',
      params: { economy: 'JS' },
    });
    expect(provinceQuestion(aReport({ provinces: { SH: own({ logChange: 2 }) } }), before)).toEqual({
      key: 'pquestion.gained',
      params: { economy: 'SH', percent: 2 },
    });
    expect(
      provinceQuestion(aReport({ provinces: { SH: own({}), JS: own({ logChange: -2 }) } }), before),
    ).toEqual({
      key: 'pquestion.lost',
      params: { economy: 'JS', percent: 2 },
    });
    expect(key({})).toBe('question.nothing');
    const { scenario, state: game } = aProvincesTable();
    expect(closingQuestion({ scenario, game, reports: [aReport()] })).toBeUndefined();
    const promoted = { ...aReport(), promoted: ['SH'] };
    expect(closingQuestion({ scenario, game, reports: [promoted] })?.key).toBe('pquestion.meeting');
  });

  it('is about another province to whoever plays alone and has just read what moved their own', () => {
    const provinces = { SH: own({ logChange: 2 }), JS: own({ logChange: -2 }) };
    const asked = (reader?: string) => questionFor([aReport({ provinces })], before.times, reader);
    expect([asked(), asked('JS')].map(({ key: told }) => told)).toEqual([
      'pquestion.gained',
      'pquestion.gained',
    ]);
    expect(asked('SH')).toEqual({ key: 'pquestion.lost', params: { economy: 'JS', percent: 2 } });
    const alone = aReport({ provinces: { SH: own({ logChange: 2 }) } });
    expect(questionFor([alone], before.times, 'SH').key).toBe('pquestion.gained');
    const { scenario, state: game } = aProvincesTable();
    const recorded = { ...aReport({ provinces }), question: asked() };
    expect(closingQuestion({ scenario, game, reports: [recorded] }, 'SH')?.key).toBe('pquestion.lost');
    // Nor is one kind put to them twice running, which the record may have once and their own province once.
    const lost = { key: 'pquestion.lost', params: { economy: 'JS', percent: 2 } } as const;
    const next = { ...aReport({ provinces }), promoted: ['LN'], question: lost };
    expect(questionFor([recorded, next], before.times, 'SH').key).toBe('pquestion.meeting');
    expect(questionFor([recorded, next], before.times, undefined)).toEqual(lost);
    // Nobody is asked the same twice in a game, while there is anything else to ask.
    const more = { ...provinces, AH: own({ logChange: 1 }), ZJ: own({ logChange: 0.5 }) };
    const rounds = [1, 2, 3].map((round) => ({ ...aReport({ round, provinces: more }), question: asked() }));
    const told = rounds.map((_, at) => questionFor(rounds.slice(0, at + 1), before.times, 'SH'));
    expect(new Set(told.map(({ key, params }) => key + params['economy'])).size).toBe(3);
  });

  it('asks what opening is worth to who fell behind', () => {
    const provinces = {
      SH: own({ place: 1 }),
      JS: own({ place: 3, wallBefore: 2, wall: 1 }),
      AH: own({ place: 2 }),
    };
    expect(provinceQuestion(aReport({ provinces }), before)).toEqual({
      key: 'pquestion.opened',
      params: { economy: 'JS', place: 3 },
    });
  });
});

describe('who is held to account', () => {
  const pact = { goods: 'all', atMost: 0, deposit: 20, hasOffice: false, rules: [], payments: [] } as const;

  it('tells of a route that stands already that it was not built a second time', () => {
    const report = aReport({ round: 4, unbuilt: [{ corridor: 'hangzhouBay', pledged: 17, cost: 60 }] });
    const keys = (round: number) =>
      accountLines(report, [{ corridor: 'hangzhouBay', round }]).map(({ phrase: { key } }) => key);
    expect(keys(3)).toEqual(['paccount.unbuiltAgain']);
    expect(keys(4)).toEqual(['paccount.unbuilt']);
    const corridor = { corridor: 'hangzhouBay', pledged: 60, cost: 60, grant: 0, isBuilt: true };
    const builtIn = (grant: number, round: number) =>
      accountLines(aReport({ round: 4, corridor: { ...corridor, grant } }), [
        { corridor: 'hangzhouBay', round },
      ]).map(({ phrase: { key } }) => key);
    expect(builtIn(0, 3)).toEqual(['paccount.builtAgain']);
    expect(builtIn(9, 3)).toEqual(['paccount.builtAgainWithGrant']);
    expect(builtIn(0, 4)).toEqual(['paccount.built']);
  });

  it('tells who promised what to a route, and each what became of its own promise', () => {
    const pledges = [
      { by: 'SH', corridor: 'hangzhouBay', yuan100m: 40 },
      { by: 'ZJ', corridor: 'hangzhouBay', yuan100m: 40 },
      { by: 'LN', corridor: 'bohaiCrossing', yuan100m: 10 },
      { by: 'SC', corridor: 'sichuanShaanxi', yuan100m: 50 },
    ];
    const report = aReport({
      corridor: { corridor: 'hangzhouBay', pledged: 80, cost: 60, grant: 30, isBuilt: true },
      unbuilt: [
        { corridor: 'bohaiCrossing', pledged: 10, cost: 80 },
        { corridor: 'sichuanShaanxi', pledged: 50, cost: 50 },
      ],
      pledges,
    });
    expect(accountLines(report).map(({ by }) => by?.map((each) => each.by))).toEqual([
      ['SH', 'ZJ'],
      ['LN'],
      ['SC'],
    ]);
    expect(ownPledge(report, 'SH')).toMatchObject({
      key: 'pround.roadBuilt',
      params: { sumYuan: 40, paidYuan: 15 },
    });
    expect(ownPledge(report, 'LN')).toMatchObject({
      key: 'pround.roadFailed',
      params: { pledgedYuan: 10, costYuan: 80, backYuan: 5 },
    });
    expect(ownPledge(report, 'SC')).toMatchObject({ key: 'pround.roadOther', params: { backYuan: 25 } });
    expect(ownPledge(report, 'JS')).toBeUndefined();
  });

  it('tells breaches first, then inspections, pacts that held, roads and the meeting', () => {
    const report = aReport({
      breaches: [{ pact: 'a1', by: 'ZJ', round: 1, isSeen: true, deposit: 20, isExcluded: true }],
      inspections: [
        { of: 'HB', by: 'law', found: true, fine: -30 },
        { of: 'SN', by: 'petition', found: false, fine: 0 },
      ],
      corridor: { corridor: 'hangzhouBay', pledged: 60, cost: 60, grant: 0, isBuilt: true },
      unbuilt: [{ corridor: 'bohaiCrossing', pledged: 10, cost: 80 }],
      promoted: ['SH'],
      pacts: [
        { ...pact, id: 'a1', members: ['SH', 'ZJ'], isBinding: true, sinceRound: 1, untilRound: 4 },
        { ...pact, id: 'a2', members: ['LN', 'SD'], isBinding: false, sinceRound: 1, untilRound: 1 },
      ],
    });
    const lines = accountLines(report);
    expect(lines.map(({ kind }) => kind)).toEqual([
      'broken',
      'caught',
      'clean',
      'kept',
      'built',
      'unbuilt',
      'promoted',
    ]);
    expect(lines[0]?.phrase.params).toMatchObject({ economy: 'ZJ', economies: ['SH'], deposit: 20 });
    expect(lines[1]?.phrase.params).toMatchObject({ fine: 30 });
    expect(lines[3]?.phrase).toEqual({ key: 'paccount.seemsKept', params: { economies: ['LN', 'SD'] } });
    for (const { phrase } of lines) expect(say(phrase)).not.toMatch(/[{}]|NaN|undefined/);
  });
});
