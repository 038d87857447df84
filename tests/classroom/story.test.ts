import { describe, expect, it } from 'vitest';
import { FORMER_LESSON_LIMITS } from '../../shared/content/presets.ts';
import { SEAT_SENTENCES } from '../../shared/protocol/debrief.ts';
import { storyOf } from '../../shared/classroom/debrief/tableStory.ts';
import { openFacts } from '../../shared/classroom/openFacts.ts';
import { percentALog } from '../../shared/kernel/basisPoints.ts';
import { keysOf, mapValues, must } from '../../shared/kernel/records.ts';
import type { Cause } from '../../shared/protocol/report.ts';
import { addresseeText } from '../../client/panels/treaty/Pledges.tsx';
import { seatSentenceText } from '../../client/panels/debrief/StoryBoard.tsx';
import { game } from '../../client/state/store.ts';
import { newsWeight } from '../../shared/protocol/headlines.ts';
import type { Draft } from '../../shared/protocol/intents.ts';
import { sentenceOf, loadAllText } from '../../client/text/t.ts';
import { countryDecisions } from '../../client/panels/report/KeepSheet.tsx';
import { aCustomsUnion, aCut, aDraft, aFreeTradeArea } from '../support/aNegotiation.ts';
import { aPactDraft, aProvincesTable } from '../support/aProvincesTable.ts';
import { type Table, aTable } from '../support/aTable.ts';

/** Alba and Dune join up; Alba promises Borea no rise and raises its wall; Borea answers with a surcharge. */
function aGameWithABreach(): Table {
  const table = aTable({ people: ['ALB', 'BOR'], rounds: 2, at: 'negotiation' });
  table.conclude(aFreeTradeArea('ALB', 'DUN'));
  const undertaking = { type: 'noTariffRises' } as const;
  table.act('ALB', { type: 'givePledge', to: { type: 'seat', economy: 'BOR' }, undertaking });
  table.act('BOR', { type: 'givePledge', to: { type: 'all' }, undertaking });
  table.goTo('policy');
  table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 300, apart: [] } });
  table.goTo('results');
  table.goTo('policy');
  const surcharge = { against: 'ALB', rateBp: 500 };
  table.act('BOR', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 0, apart: [], surcharge } });
  return table.goTo('debrief');
}

describe('the story of a table', () => {
  const { state } = aGameWithABreach();
  const story = storyOf(state);

  it('is six sentences at most, in the order of rounds, of different kinds first', () => {
    const { table } = story;
    expect(table.length).toBeGreaterThan(2);
    expect(table.length).toBeLessThanOrEqual(6);
    expect(table.map(({ round }) => round)).toEqual(
      table.map(({ round }) => round).toSorted((a, b) => a - b),
    );
    expect(table.map(({ key }) => key)).toContain('headline.wordBroken');
    expect(table.map(({ key }) => key)).not.toContain('headline.quiet');
  });

  it('tells of a broken word in a later round though one of an earlier is told', () => {
    const report = must(state.reports[0], 'the first round');
    const headlines = [
      ...['BOR', 'CAT', 'DUN'].map(
        (economy) => ({ key: 'headline.surcharge', params: { economy } }) as const,
      ),
      { key: 'headline.wordBroken', params: { economies: ['DUN'] } } as const,
    ];
    const broken = [2, 3].map((round) => ({ ...report, round, headlines }));
    const { table } = storyOf({ ...state, reports: [report, ...broken] });
    const words = table.filter(({ key }) => key === 'headline.wordBroken');
    expect(words.map(({ round }) => round)).toEqual([1, 2, 3]);
  });

  it('tells each seat in eight at most: what it joined, raised and broke, what was done to it, and how it ended', () => {
    const alba = must(story.seats['ALB'], 'Alba');
    expect(alba.length).toBeLessThanOrEqual(8);
    const keys = alba.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['joined', 'wallUp', 'brokeWord', 'surchargedBy', 'ended']));
    const joined = must(
      alba.find(({ key }) => key === 'joined'),
      'the sentence',
    );
    expect(joined.params).toEqual({ economy: 'ALB', economies: ['DUN'] });
    for (const sentences of Object.values(story.seats)) expect(sentences.length).toBeLessThanOrEqual(8);
  });

  /** Per cent of a seat's income that the causes of one kind moved in the first round. */
  function movedInFirst(economy: string, kind: Cause['kind']): number {
    const [report] = state.reports;
    const causes = must(report?.causes, 'causes').filter((cause) => cause.kind === kind);
    const scale = percentALog(report?.economies[economy]?.logChange ?? NaN);
    return causes.reduce((sum, { logChange }) => sum + scale * (logChange[economy] ?? 0), 0);
  }

  it('tells of a tariff and of an agreement what each moved, and not the whole change of the round', async () => {
    await loadAllText();
    const told = (of: typeof state, seat: string, key: string) =>
      must(storyOf(of).seats[seat], seat).find((each) => each.key === key && each.round === 1);
    const raised = must(told(state, 'ALB', 'wallUp'), 'the rise');
    const joined = must(told(state, 'ALB', 'joined'), 'the agreement');
    expect(raised.alone).toBeCloseTo(movedInFirst('ALB', 'ownTariff'), 2);
    expect(joined.alone).toBeCloseTo(movedInFirst('ALB', 'signed'), 2);
    expect(raised.alone).not.toBe(joined.alone);
    expect(seatSentenceText(raised)).toMatch(
      /^Alba raised its tariffs by up to 3 percentage points\. In that round, this alone: [+−]\d\.\d+%\.$/,
    );
    const { causes: _unknown, ...first } = must(state.reports[0], 'the first round');
    const before = { ...state, reports: [first, ...state.reports.slice(1)] };
    for (const key of ['wallUp', 'joined']) expect(told(before, 'ALB', key)?.alone).toBeUndefined();
    expect(seatSentenceText(must(told(before, 'ALB', 'wallUp'), 'the rise'))).toMatch(
      /3 percentage points\.$/,
    );
  });

  it('keeps a tariff and an agreement, though the agreement has run out since, and no number that the end page tells otherwise', () => {
    const kept = countryDecisions(state, 'ALB');
    const keys = kept.map(({ phrase }) => phrase.key);
    expect(keys).toEqual(expect.arrayContaining(['keep.wallRaised', 'keep.agreed']));
    expect(kept.every(({ percent, points }) => percent === undefined && points === undefined)).toBe(true);
    expect(countryDecisions({ ...state, agreements: {} }, 'ALB')).toEqual(kept);
  });

  it('tells of a conference sooner than of a government that fell', () => {
    const weights = (['headline.conferenceAdopted', 'headline.governmentFell'] as const).map((key) =>
      newsWeight({ key, params: {} }),
    );
    expect(weights).toEqual(weights.toSorted((x, y) => x - y));
  });

  it('calls nobody left out by an agreement that moved it up, though its own tariff cost it more', () => {
    const [first, ...rest] = state.reports;
    const cost = (economy: string, signed: number) => {
      const report = must(first, 'the first round');
      const own = must(report.economies[economy], economy);
      const parties = ['ALB', 'DUN'];
      const causes: Cause[] = [
        { kind: 'signed', parties, logChange: { [economy]: signed } },
        { kind: 'ownTariff', logChange: { [economy]: -0.01 - signed } },
      ];
      const economies = { ...report.economies, [economy]: { ...own, logChange: -0.01 } };
      const blocs = report.blocs.map((bloc) => ({ ...bloc, lostBy: [economy] }));
      const played = { ...state, reports: [{ ...report, causes, economies, blocs }, ...rest] };
      return storyOf(played).seats[economy]?.find(({ key }) => key === 'leftOut');
    };
    expect(cost('CAT', 0.001)).toBeUndefined();
    expect(cost('CAT', -0.002)?.alone).toBeCloseTo(-0.2, 2);
  });

  it('tells of a renewal what it was worth, and calls nobody left out by it', () => {
    const agreementLimits = must(FORMER_LESSON_LIMITS[1], 'former limits');
    const table = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
    const area = aFreeTradeArea('ALB', 'BOR');
    table.conclude(area);
    table.goTo('negotiation', 3);
    table.conclude(area);
    const ended = table.goTo('debrief').state;
    const { seats } = storyOf(ended);
    const inThird = (seat: string) => must(seats[seat], seat).filter(({ round }) => round === 3);
    const without = must(ended.reports[2]?.renewals?.[0], 'a renewal').welfareWithout['ALB'] ?? NaN;
    const { welfare = NaN } = ended.reports[2]?.economies['ALB'] ?? {};
    expect(inThird('ALB').map(({ key }) => key)).not.toContain('joined');
    expect(inThird('ALB').find(({ key }) => key === 'renewed')?.params).toEqual({
      economy: 'ALB',
      economies: ['BOR'],
      percent: Math.round(10_000 * (welfare / without - 1)) / 100,
    });
    for (const seat of ['CAT', 'DUN'])
      expect(inThird(seat).map(({ key }) => key)).not.toEqual(expect.arrayContaining(['leftOut']));
  });

  /** A game with the limits of the first lesson in which one draft runs out and another is signed after it. */
  function aSuccession(before: Draft, after: Draft) {
    const agreementLimits = must(FORMER_LESSON_LIMITS[1], 'former limits');
    const table = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
    table.conclude(before);
    table.goTo('negotiation', 3);
    expect(table.conclude(after).status).toBe('concluded');
    const { state: ended } = table.goTo('debrief');
    const { seats } = storyOf(ended);
    const thirdOf = (seat: string) => must(seats[seat], seat).filter(({ round }) => round === 3);
    return { report: must(ended.reports[2], 'the third round'), thirdOf };
  }

  it('calls a wider agreement than the one that ran out no renewal, and names who is new to it', () => {
    const { report, thirdOf } = aSuccession(
      aFreeTradeArea('ALB', 'BOR'),
      aFreeTradeArea('ALB', 'BOR', 'CAT'),
    );
    expect(report.renewals).toBeUndefined();
    const joined = (seat: string) => thirdOf(seat).find(({ key }) => key === 'joined')?.params['economies'];
    expect(joined('CAT')).toEqual(['ALB', 'BOR']);
    expect(joined('ALB')).toEqual(['CAT']);
    // The old one ends and the new one is signed: what it came to is both.
    const both = must(report.causes, 'causes').filter(({ kind }) => kind === 'ended' || kind === 'signed');
    const log = both.reduce((sum, { logChange }) => sum + (logChange['ALB'] ?? 0), 0);
    expect(both.map(({ kind }) => kind)).toEqual(['ended', 'signed']);
    const { alone = NaN } = must(
      thirdOf('ALB').find(({ key }) => key === 'joined'),
      'the sentence',
    );
    expect(alone).toBeCloseTo(percentALog(report.economies['ALB']?.logChange ?? NaN) * log, 2);
  });

  it.each([
    ['the first that is more than a cut', aDraft(['ALB', 'BOR'], aCut('ALB', 'BOR', 900))],
    [
      'the first that is more than money for a cut',
      aDraft(['ALB', 'BOR'], aCut('BOR', 'ALB', 900), {
        type: 'payment',
        from: 'ALB',
        to: 'BOR',
        amountMn: 5,
        rounds: 1,
      }),
    ],
  ])('calls %s no renewal', (_name, before) => {
    const { report, thirdOf } = aSuccession(before, aFreeTradeArea('ALB', 'BOR'));
    expect(report.renewals).toBeUndefined();
    expect(report.headlines.map(({ key }) => key)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^headline\.blocMostly/)]),
    );
    expect(thirdOf('ALB').map(({ key }) => key)).toContain('joined');
  });

  it('calls the tariff of a union by its name though the union is none any more at the end', () => {
    const table = aTable({ people: 'all', preset: 'laboratory', rounds: 3, at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    table.goTo('negotiation', 2);
    table.conclude(aCustomsUnion('ALB', 'DUN'));
    table.goTo('policy');
    for (const economy of ['ALB', 'DUN'])
      table.act(economy, {
        type: 'sealPolicy',
        policy: { type: 'wallVote', rates: { GRA: 1000, CLO: 1000 } },
      });
    const { state: ended } = table.goTo('debrief');
    const inSecond = (game: typeof ended) =>
      must(storyOf(game).seats['ALB'], 'Alba').flatMap(({ key, round }) =>
        round === 2 && /Up$|Down$/.test(key) ? [key] : [],
      );
    const told = inSecond(ended);
    expect(told).toEqual([expect.stringMatching(/^union/)]);
    expect(inSecond({ ...ended, agreements: {} })).toEqual(told);
  });

  it('says that members left a broken pact where they did, and not where its term was over', () => {
    const answers = (['stays', 'leaves'] as const).flatMap((does) =>
      [1, 3].map((rounds) => {
        const table = aProvincesTable({ rounds: 3, preset: 'provincesStandard' });
        const { id } = table.conclude(aPactDraft(['SH', 'ZJ', 'AH'], { rounds }));
        table.advance();
        table.nextDraw('below', 0.5);
        table.seal('ZJ', { wall: 3, breaks: [id] });
        table.nextRound();
        if (does === 'leaves' && rounds > 1) table.act('SH', { type: 'giveNotice', agreement: id });
        while (table.state.phase !== 'debrief') table.advance();
        return storyOf(table.state).words.find(({ round }) => round === 1)?.answered;
      }),
    );
    const nothing = { what: 'nothing', by: [] };
    expect(answers).toEqual([nothing, nothing, nothing, { what: 'left', by: ['SH'] }]);
  });

  it('calls nothing an answer to a breach that nobody saw', () => {
    const table = aProvincesTable({ rounds: 3, preset: 'provincesStandard' });
    const { id } = table.conclude(aPactDraft(['SH', 'ZJ', 'AH'], { rounds: 3 }));
    table.advance();
    table.nextDraw('above', 0.9);
    table.seal('ZJ', { wall: 3, breaks: [id] });
    table.nextRound();
    table.act('SH', { type: 'giveNotice', agreement: id });
    while (table.state.phase !== 'debrief') table.advance();
    const word = storyOf(table.state).words.find(({ round }) => round === 1);
    expect(table.provinces.breaches[0]?.isSeen).toBe(false);
    expect(word).toMatchObject({ by: 'ZJ', answered: { what: 'nothing', by: [] } });
  });

  it('tells to whom a word was broken and what they did next', () => {
    const [broken, kept] = story.words;
    expect(broken).toMatchObject({ by: 'ALB', to: ['BOR'], round: 1, outcome: 'broken' });
    expect(broken?.answered).toEqual({ what: 'surcharge', by: ['BOR'] });
    expect(kept).toMatchObject({ by: 'BOR', to: 'all', outcome: 'kept' });
    expect(kept?.answered).toBeUndefined();
  });

  it('tells to whom a word was given whose agreement gave way to another in the same round', async () => {
    const table = aTable({ people: 'all', rounds: 3, at: 'negotiation' });
    table.conclude(aFreeTradeArea('BOR', 'CAT'));
    table.goTo('negotiation', 2);
    const undertaking = { type: 'noTariffRises' } as const;
    table.act('BOR', { type: 'givePledge', to: { type: 'bloc', agreement: 'a0' }, undertaking });
    table.conclude(aFreeTradeArea('ALB', 'CAT', 'BOR'));
    expect(table.state.agreements['a0']).toBeUndefined();
    table.goTo('debrief');
    expect(storyOf(table.state).words).toMatchObject([{ by: 'BOR', to: ['CAT'], round: 2 }]);
    await loadAllText();
    game.value = table.state;
    expect(addresseeText(must(table.state.pledges[0], 'the pledge'))).toBe('Cato');
  });

  it('holds the law of the end, and none of it before the game is over', () => {
    expect(story.blocs).toEqual([
      { agreement: 'a0', level: 2, form: 2, parties: ['ALB', 'DUN'], sinceRound: 1 },
    ]);
    const { state: playing } = aTable({ people: ['ALB'], rounds: 1, at: 'policy' });
    const game = { table: 'A', gameId: 'g', seats: ['ALB'], state: playing } as const;
    expect(openFacts(game).story).toBeUndefined();
  });

  it('tells since when an agreement has had the form in which it stands', () => {
    const table = aTable({ people: 'all', rounds: 4, at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('negotiation', 3);
    table.conclude(aCustomsUnion('ALB', 'BOR'));
    const { blocs } = storyOf(table.goTo('debrief').state);
    expect(blocs.map(({ level, sinceRound }) => [level, sinceRound])).toEqual([[3, 3]]);
    const kept = countryDecisions(table.state, 'ALB').filter(({ phrase: { key } }) => key === 'keep.agreed');
    expect(kept.map(({ round, phrase: { params } }) => [round, params?.['level']])).toEqual([
      [1, 2],
      [3, 3],
    ]);
    // Who signs with the members, and does not join, is not named as one of them.
    const proposals = mapValues(table.state.proposals, (each) => ({
      ...each,
      parties: [...each.parties, 'CAT'],
    }));
    const reports = table.state.reports.map(({ causes: _unknown, ...report }) => report);
    const named = countryDecisions({ ...table.state, proposals, reports }, 'ALB').filter(
      ({ phrase: { key } }) => key === 'keep.agreed',
    );
    expect(named.map(({ phrase: { params } }) => params?.['economies'])).toEqual([['BOR'], ['BOR']]);
  });

  it('says of who had free trade with some of a bloc that its advantage eroded, and not that it was left out', () => {
    const table = aTable({ people: 'all', rounds: 3, at: 'negotiation' });
    table.conclude(aFreeTradeArea('CAT', 'BOR'));
    table.goTo('negotiation', 2);
    table.conclude(aFreeTradeArea('BOR', 'DUN'));
    const { seats } = storyOf(table.goTo('debrief').state);
    const keysOfSeat = (seat: string) => (seats[seat] ?? []).map(({ key }) => key);
    expect(keysOfSeat('CAT')).toContain('eroded');
    expect(keysOfSeat('CAT')).not.toContain('leftOut');
    expect(keysOfSeat('ALB')).toContain('leftOut');
  });

  it('tells of a tariff that a customs union brought as the union’s', () => {
    const table = aTable({ people: 'all', rounds: 4, at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    table.goTo('negotiation', 3);
    const among = ['ALB', 'DUN'];
    const clauses = [{ type: 'customsUnion', among, key: { type: 'imports' }, former: [] }] as const;
    table.conclude({ parties: among, clauses });
    const { seats } = storyOf(table.goTo('debrief').state);
    const told = among.flatMap((seat) => seats[seat] ?? []);
    expect(told.filter(({ key }) => key === 'wallUp' || key === 'wallDown')).toEqual([]);
    const [union] = told.filter(({ key }) => key === 'unionUp' || key === 'unionDown');
    expect(union).toMatchObject({ round: 3, params: { economies: among } });
  });

  it('tells of a wall that went both ways by what happened to most of it', () => {
    const { state } = aTable({ people: 'all', rounds: 2 }).goTo('debrief');
    const report = must(state.reports[0], 'the first round');
    const told = (...shifts: readonly number[]) => {
      const before = { GRA: 3000, CLO: 3000 };
      const walls = { ...report.walls, ALB: { GRA: 3000 + (shifts[0] ?? 0), CLO: 3000 + (shifts[1] ?? 0) } };
      const wallsBefore = { ...report.wallsBefore, ALB: before };
      const { seats } = storyOf({ ...state, reports: [{ ...report, walls, wallsBefore }] });
      return (seats['ALB'] ?? []).map(({ key }) => key).filter((key) => key.startsWith('wall'));
    };
    expect(told(200, -1500)).toEqual(['wallDown']);
    expect(told(1500, -200)).toEqual(['wallUp']);
  });

  it('tells of the walls of a province what they moved, and not the whole change of the round', () => {
    const table = aProvincesTable({ rounds: 2, preset: 'provincesStandard' });
    for (const economy of ['ZJ', 'SH']) table.seal(economy, { wall: 3 });
    table.settle();
    const { causes, logChange } = must(table.report.provinces['ZJ'], 'Zhejiang');
    const told = storyOf(table.state).seats['ZJ']?.find(({ key }) => key === 'dialsUp');
    const scale = percentALog(logChange / 100) / 100;
    expect(told?.alone).toBeCloseTo(scale * (causes.ownWall + causes.ownBlock), 2);
    expect(told?.alone).not.toBeCloseTo(scale * logChange, 2);
    // A wall that a reform alone brings down is nothing that the province did.
    const { report } = table;
    const cut = { ...must(report.provinces['ZJ'], 'Zhejiang'), wallBefore: 4 };
    const keysIn = (isSeparated: boolean) => {
      const institution = { ...report.institution, isSeparated };
      const provinces = { ...report.provinces, ZJ: cut };
      const { seats } = storyOf({ ...table.state, reports: [{ ...report, institution, provinces }] });
      return seats['ZJ']?.map(({ key }) => key);
    };
    expect(keysIn(false)).toContain('dialsDown');
    expect(keysIn(true)).not.toContain('dialsDown');
  });

  it('fills every sentence with what it asks for', async () => {
    await loadAllText();
    for (const key of keysOf(SEAT_SENTENCES)) {
      const places = [...sentenceOf(`story.${key}`).matchAll(/\{(\w+)/g)].map(([, name]) => name);
      expect(new Set(places), key).toEqual(new Set(SEAT_SENTENCES[key]));
    }
  });
});
