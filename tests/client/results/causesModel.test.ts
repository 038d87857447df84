import { describe, expect, it, vi } from 'vitest';
import { formatSignedPercent } from '../../../client/text/format.ts';
import { agreementId } from '#shared/kernel/ids.ts';
import { type DecisionBar, decisionsOf, decisionsTold } from '../../../client/panels/results/causesModel.ts';
import { addedUp } from '../../../client/design/charts/AccountBars.tsx';
import { growthName } from '../../../client/panels/treaty/agreementRegisterModel.ts';
import { letGoIn } from '../../../client/panels/end/endModel.ts';
import { alikeTogether, byWhom, byWill, withGrowth } from '../../../client/panels/results/OwnResult.tsx';
import { grownIn, keepGrown } from '../../../client/state/standing.ts';
import { say } from '../../../client/text/Say.tsx';
import { loadAllText, phrase } from '../../../client/text/t.ts';
import { FORMER_LESSON_LIMITS } from '#shared/content/presets.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import { keysOf, mapValues, must } from '#shared/kernel/records.ts';
import { aCut, aDraft, aFreeTradeArea, aPayment } from '../../support/aNegotiation.ts';
import { HOST, aTable } from '../../support/aTable.ts';
import { aModuleTable, anEvent } from '../../support/anEvent.ts';
import { aScenario } from '../../support/aScenario.ts';

const agreementLimits = must(FORMER_LESSON_LIMITS[1], 'former limits');

/** Alba's area with Borea has ended and it signs with Cato, while Borea and Dune sign without it and Dune raises its wall. */
function aThirdRound() {
  const table = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
  table.conclude(aFreeTradeArea('ALB', 'BOR'));
  table.goTo('negotiation', 3);
  table.conclude(aFreeTradeArea('ALB', 'CAT'));
  table.conclude(aFreeTradeArea('BOR', 'DUN'));
  table.goTo('policy', 3);
  table.act('DUN', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 300, apart: [] } });
  const { state } = table.goTo('results', 3);
  return { state, report: must(state.reports.at(-1), 'a report') };
}

describe('what moved the own income', () => {
  const shown = (bars: ReturnType<typeof decisionsOf>) =>
    Object.fromEntries(
      (bars ?? []).map(({ name, value, why }) => [name.key, { value, why: why?.key, params: name.params }]),
    );

  it('is told by decisions, own ones, those of others, and what ended, which sum to the change', () => {
    const { state, report } = aThirdRound();
    const bars = must(decisionsOf(state, 'ALB', report), 'decisions');
    const byKey = shown(bars);
    expect(Object.keys(byKey).toSorted()).toEqual(
      ['decision.ended', 'decision.othersTariffs', 'decision.signed', 'decision.signedOthers'].toSorted(),
    );
    expect(byKey['decision.signed']).toMatchObject({
      params: { economies: ['CAT'] },
      why: 'decisionWhy.tradedMoreInAll',
    });
    const causes = (report.causes ?? []).filter(({ parties }) => parties?.join() === 'ALB,CAT');
    const alone = shown(decisionsOf(state, 'ALB', { ...report, causes }));
    expect(alone['decision.signed']?.why).toBe('decisionWhy.tradedMore');
    // Sums of trade between two hold what an event between them moved as well.
    const event = anEvent('fastTrain', ['ALB', 'CAT'], aScenario());
    const modules = { ...report.modules, events: { announced: [], active: [event], effectPercent: {} } };
    expect(shown(decisionsOf(state, 'ALB', { ...report, modules }))['decision.signed']?.why).toBe(
      'decisionWhy.signed',
    );
    const ended = { params: { economies: ['BOR'] }, why: 'decisionWhy.ended' };
    expect(byKey['decision.ended']).toMatchObject(ended);
    const soldLess = { params: { economies: ['BOR', 'DUN'] }, why: 'decisionWhy.soldLess' };
    expect(byKey['decision.signedOthers']).toMatchObject(soldLess);
    expect(byKey['decision.othersTariffs']?.why).toBe('decisionWhy.othersRaised');
    const sum = bars.reduce((total, { value }) => total + value, 0);
    expect(sum).toBeCloseTo(percentOfLog(report.economies['ALB']?.logChange ?? NaN), 2);
  });

  it('says of tariffs of the others whose they were, and by which way they moved the income', () => {
    const { state, report } = aThirdRound();
    const wallsBefore = mapValues(report.walls, (wall) => mapValues(wall, () => 1000));
    const reasonOf = (rates: Readonly<Record<string, number>>, value: number) => {
      const walls = mapValues(report.walls, (wall, economy) => mapValues(wall, () => rates[economy] ?? 1000));
      const changed = { ...report, wallsBefore, walls };
      const causes = [{ kind: 'othersTariffs', logChange: { ALB: value } }] as const;
      const [bar] = decisionsOf(state, 'ALB', { ...changed, causes }) ?? [];
      return bar?.why && [bar.why.key, bar.why.params['economies']];
    };
    // Cato is Alba's partner: what it levies on the others is Alba's lead.
    expect(reasonOf({ CAT: 800 }, -0.01)).toEqual(['decisionWhy.partnersLowered', ['CAT']]);
    expect(reasonOf({ CAT: 1200 }, 0.01)).toEqual(['decisionWhy.partnersRaised', ['CAT']]);
    expect(reasonOf({ BOR: 1200, DUN: 800 }, -0.01)).toEqual(['decisionWhy.othersRaised', ['BOR']]);
    expect(reasonOf({ BOR: 800, DUN: 1200, CAT: 800 }, 0.01)).toEqual(['decisionWhy.othersLowered', ['BOR']]);
    // Only those that go the other way have moved: nothing that is known to be true is left to say.
    expect(reasonOf({ BOR: 800 }, -0.01)).toBeUndefined();
  });

  it('names a deal with the money in it, and says when it costs more than it brings', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aDraft(['ALB', 'BOR'], aCut('BOR', 'ALB', 900), aPayment('ALB', 'BOR', 150)));
    const { state } = table.goTo('results');
    const report = must(state.reports.at(-1), 'a report');
    const paid = shown(decisionsOf(state, 'ALB', report));
    expect(Object.keys(paid)).toEqual(['decision.signedPaid']);
    expect(paid['decision.signedPaid']).toMatchObject({
      params: { economies: ['BOR'] },
      why: 'decisionWhy.signedDown',
    });
    expect(paid['decision.signedPaid']?.value).toBeLessThan(0);
    const received = shown(decisionsOf(state, 'BOR', report));
    expect(received['decision.signedReceived']).toMatchObject({ why: undefined });
    expect(received['decision.signedReceived']?.value).toBeGreaterThan(0);
  });

  it('says who ended an agreement, and counts it as own only to whoever left', () => {
    const table = aTable({ people: 'all', rounds: 5, at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('negotiation', 3);
    const [agreement] = keysOf(table.state.agreements);
    table.act('BOR', { type: 'giveNotice', agreement: must(agreement, 'an agreement') });
    const { state } = table.goTo('results', 4);
    const report = must(state.reports.at(-1), 'a report');
    const endedFor = (me: string) => {
      const bars = byWill(state, me, report, decisionsOf(state, me, report));
      return bars?.find(({ kind }) => kind === 'ended');
    };
    expect(endedFor('ALB')).toMatchObject({
      isOwn: false,
      name: { key: 'decision.endedByOthers', params: { economies: ['BOR'] } },
    });
    expect(endedFor('BOR')).toMatchObject({
      isOwn: true,
      name: { key: 'decision.endedByYou', params: { economies: ['ALB'] } },
    });
    const ofOthers: DecisionBar = {
      kind: 'ended',
      name: phrase('decision.endedOthers', { economies: ['BOR', 'DUN'] }),
      value: 0.1,
    };
    expect(byWill(state, 'ALB', report, [ofOthers])).toEqual([ofOthers]);
    expect(letGoIn(report, 'ALB', state.reports)).toEqual([]);
    expect(letGoIn(report, 'BOR', state.reports)).toHaveLength(1);
    // Nobody has left in a round before that is not known: it goes on from before.
    const alone = { ...state, reports: [report] };
    expect(byWill(alone, 'ALB', report, decisionsOf(alone, 'ALB', report))).toContainEqual(
      expect.objectContaining({ kind: 'earlier', isOwn: false, name: phrase('decision.earlier') }),
    );
  });

  it('counts what is no longer paid as own to whoever left', () => {
    const table = aTable({ people: 'all', rounds: 6, at: 'negotiation' });
    const paid = { ...aPayment('ALB', 'BOR', 100), rounds: 6 } as const;
    table.conclude(aDraft(['ALB', 'BOR'], aCut('BOR', 'ALB', 900), paid));
    table.goTo('negotiation', 3);
    const [agreement] = keysOf(table.state.agreements);
    table.act('ALB', { type: 'giveNotice', agreement: must(agreement, 'an agreement') });
    const { state } = table.goTo('results', 4);
    const report = must(state.reports.at(-1), 'a report');
    const parts = decisionsOf(state, 'ALB', report) ?? [];
    const bars = byWill(state, 'ALB', report, parts);
    const sum = (all: readonly DecisionBar[]): number => all.reduce((total, { value }) => total + value, 0);
    const isOfExit = ({ kind }: DecisionBar): boolean => kind === 'payments' || kind === 'ended';
    // One line, net: the tariff that comes back and the money that is kept.
    const [exit, ...more] = bars.filter(isOfExit);
    expect(more).toEqual([]);
    expect(exit).toMatchObject({
      isOwn: true,
      name: { key: 'decision.endedByYouPaid', params: { economies: ['BOR'], amountMn: 100 } },
    });
    expect(exit?.value).toBeCloseTo(sum(parts.filter(isOfExit)), 6);
    expect(parts.filter(isOfExit).length).toBe(2);
    // What each of the two moved is told in it, and comes to the line.
    const [lost, kept] = ['ended', 'payments'].map((of) => sum(parts.filter(({ kind }) => kind === of)));
    const percent = (value = 0) => formatSignedPercent(value / 100, 2);
    expect(must(exit, 'the exit').name.params).toMatchObject({ moved: percent(lost), saved: percent(kept) });
    // Whoever was paid hears of it from the other.
    expect(byWill(state, 'BOR', report, decisionsOf(state, 'BOR', report))?.filter(isOfExit)).toMatchObject([
      { isOwn: false, name: { key: 'decision.endedByOthersReceived', params: { amountMn: 100 } } },
    ]);
  });

  it('counts the cuts of a conference as own to whose package it adopted', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { state } = table.goTo('results');
    const report = must(state.reports.at(-1), 'a report');
    const met = { round: 1, stage: 'adopted', floor: 'k1', packages: [{ id: 'k1', author: 'ALB' }] };
    const at = { ...state, wto: { conference: met } } as unknown as typeof state;
    const bar: DecisionBar = { kind: 'conference', name: phrase('decision.conference'), value: 0.4 };
    expect(byWill(at, 'ALB', report, [bar])[0]).toMatchObject({ isOwn: true });
    expect(byWill(at, 'BOR', report, [bar])).toEqual([bar]);
  });

  it('names the goods of a specialization whose growth it tells', async () => {
    await loadAllText();
    const table = aTable({ people: 'all', rounds: 6, at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const [agreement] = Object.values(table.state.agreements);
    const area = must(agreement, 'an area');
    const between = [
      { party: 'ALB', keeps: 'GRA' },
      { party: 'BOR', keeps: 'CLO' },
    ] as const;
    const swap = { ...area, level: 1, terms: { specializations: [{ between, sinceRound: 1 }] } } as const;
    expect(say(growthName(swap, swap.id))).toBe(
      'Growth from specialization: Alba makes food; Borea makes clothing',
    );
    expect(growthName(area, area.id).key).toBe('decision.growthBy');
  });

  it('tells agreements of the same name once, with their sum', () => {
    const line = (name: string, value: number, why?: string) => ({ name, value, why });
    expect(alikeTogether([line('a', 0.4), line('b', 0.1), line('a', 0.2, 'why')])).toEqual([
      line('a', 0.4 + 0.2, 'why'),
      line('b', 0.1),
    ]);
  });

  it('names to whom the seat no longer pays', () => {
    const table = aTable({ people: 'all', rounds: 3, at: 'negotiation' });
    table.conclude(aDraft(['ALB', 'BOR'], aCut('BOR', 'ALB', 900), aPayment('ALB', 'BOR', 150)));
    const { state } = table.goTo('results', 2);
    const report = must(state.reports.at(-1), 'a report');
    expect(shown(decisionsOf(state, 'ALB', report))['decision.paysNoMore']?.value).toBeGreaterThan(0);
    expect(shown(decisionsOf(state, 'BOR', report))['decision.paidNoMore']?.value).toBeLessThan(0);
  });

  it('names the events that began, and says when others are over', () => {
    const table = aModuleTable(['events']);
    const namesIn = (round: number) => {
      const { state } = table.goTo('results', round);
      return (decisionsOf(state, 'IND', must(state.reports.at(-1), 'a report')) ?? []).map(
        ({ name }) => name,
      );
    };
    table.accept(HOST, { type: 'placeEvent', card: 'drought', economies: ['IND'] });
    expect(namesIn(1)).toContainEqual(phrase('decision.events', { cards: ['drought'] }));
    const { untilRound } = must(table.state.reports[0]?.modules?.events?.active[0], 'the card');
    // Another card may have begun by chance.
    const keys = namesIn(untilRound + 1).map(({ key }) => key);
    expect(keys.some((key) => key === 'decision.eventsEnded' || key === 'decision.eventsAndEnds')).toBe(true);
  });

  it('tells an own tariff that was moved, though much else has moved more', () => {
    const table = aTable({ people: 'all', at: 'policy' });
    table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -100, apart: [] } });
    const { state } = table.goTo('results');
    const bars = decisionsOf(state, 'ALB', must(state.reports.at(-1), 'a report')) ?? [];
    const own = must(
      bars.find(({ kind }) => kind === 'ownTariff'),
      'the own tariff',
    );
    expect(decisionsTold([{ kind: 'growth', name: phrase('decision.growth'), value: 99 }, own])).toContain(
      own,
    );
  });

  it('counts the end of what others had before with the agreement that took its place', () => {
    const table = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
    table.conclude(aFreeTradeArea('BOR', 'CAT'));
    table.goTo('negotiation', 3);
    table.conclude(aFreeTradeArea('BOR', 'CAT', 'DUN'));
    const { state } = table.goTo('results', 3);
    const bars = decisionsOf(state, 'ALB', must(state.reports.at(-1), 'a report'));
    expect(Object.keys(shown(bars))).toEqual(['decision.signedOthers']);
  });

  it('is told by the accounts of trade in games of before, whose reports have no decisions', () => {
    const {
      state,
      report: { causes: _none, ...before },
    } = aThirdRound();
    expect(decisionsOf(state, 'ALB', before)).toBeUndefined();
  });

  it('leaves out what is a tenth of the largest, and puts the largest first', () => {
    const bar = (value: number): DecisionBar => ({
      kind: 'earlier',
      name: phrase('decision.earlier'),
      value,
    });
    const values = (...of: readonly number[]) => decisionsTold(of.map(bar)).map(({ value }) => value);
    expect(values(0.05, -1, 0.3)).toEqual([-1, 0.3]);
    // What is given a reason in any case is told though something else is much larger.
    expect(values(0.06, -1, 0.3)).toEqual([-1, 0.3, 0.06]);
    expect(values(0.2, 0.3, 0.4, 0.5, 0.6, 0.7)).toEqual([0.7, 0.6, 0.5, 0.4, 0.3]);
    expect(values(0.001)).toEqual([]);
    // What the seat itself signed is told in any case.
    expect(decisionsTold([bar(1), { ...bar(0.05), isOwn: true }])).toHaveLength(2);
    // Where tenths are written, less than half of one is nothing.
    expect(decisionsTold([bar(0.4), bar(0.045)], 0.05)).toHaveLength(1);
  });
});

describe('a forecast that did not come true', () => {
  const forecastIn = (told: (value: number) => number | undefined, isEpilogue = false) => {
    const { state, report } = aThirdRound();
    const value = decisionsOf(state, 'ALB', report)?.find(({ kind }) => kind === 'signed')?.value ?? NaN;
    return decisionsOf(state, 'ALB', { ...report, isEpilogue }, () => told(value))?.map(
      ({ name, forecast }) => [name.key, forecast],
    );
  };

  it('is said beside the decision that it was about', () => {
    const bars = Object.fromEntries(forecastIn(() => 9) ?? []);
    expect(bars).toMatchObject({ 'decision.signed': 9, 'decision.ended': undefined });
  });

  it('names what is counted before it only where few are signed in a round', () => {
    const { state, report } = aThirdRound();
    const afterIn = (game: typeof state) =>
      decisionsOf(game, 'ALB', report, () => 9)?.find(({ kind }) => kind === 'signed')?.after?.key;
    const { agreementLimits: limits, ...settings } = state.settings;
    expect(afterIn(state)).toBeUndefined();
    const anew = { ...settings, agreementLimits: { ...must(limits, 'limits'), rounds: 1 } };
    expect(afterIn({ ...state, settings: anew })).toBe('decision.ended');
  });

  it('of a conference stands beside what came of it, told even where that is nothing', () => {
    const { state, report } = aThirdRound();
    const met = { round: report.round, stage: 'adopted', floor: 'k1', packages: [] };
    const at = { ...state, wto: { conference: met } } as unknown as typeof state;
    const told = (about: unknown) => (about === 'package' ? 0.2 : undefined);
    const conference = decisionsOf(at, 'ALB', report, told)?.find(({ kind }) => kind === 'conference');
    expect(conference).toMatchObject({ value: 0, told: 0.2, why: { key: 'decisionWhy.conference' } });
    expect(decisionsOf(state, 'ALB', report)?.some(({ kind }) => kind === 'conference')).toBe(false);
  });

  it('needs no word where it came true, nor where none was read', () => {
    for (const told of [(value: number) => value + 0.04, () => undefined])
      expect(Object.fromEntries(forecastIn(told) ?? [])['decision.signed']).toBeUndefined();
  });
});

describe('whose decisions moved an income', () => {
  const bar = (kind: DecisionBar['kind'], value: number, isOwn = false): DecisionBar => ({
    kind,
    name: phrase('decision.growth'),
    value,
    isOwn,
  });
  const bars = [bar('signed', 0.4, true), bar('othersTariffs', -0.1), bar('growth', 0.3)];

  it('stands in groups that sum to the change: own agreements, those of others, tariffs, events, growth, and the rest', () => {
    const groups = byWhom(bars, 0.601, false).map(({ whose, value }) => [whose, Number(value.toFixed(3))]);
    expect(groups).toEqual([
      ['own', 0.4],
      ['tariffs', -0.1],
      ['growth', 0.3],
    ]);
  });

  it('has an own group that is empty while there was something to decide, and none in the years after', () => {
    const [, , growth] = bars;
    const others = growth === undefined ? [] : [growth];
    // An adopted package has its row, whoever wrote it.
    const withPackage = byWhom([...others, bar('conference', 0, true)], 0.3, true);
    expect(withPackage.map(({ whose }) => whose)).toEqual(['conference', 'growth']);
    expect(byWhom(others, 0.3, false).map(({ whose }) => whose)).toEqual(['own', 'growth']);
    expect(byWhom(others, 0.3, true).map(({ whose }) => whose)).toEqual(['growth']);
  });

  it('counts what own agreements make grow as own, and leaves the rest of growth', () => {
    const grown = [{ agreement: agreementId(7), log: 0.002 }];
    const split = withGrowth({ agreements: {} }, bars, grown, 100);
    const groups = byWhom(split, 0.6, false).map(({ whose, value }) => [whose, Number(value.toFixed(3))]);
    expect(groups).toEqual([
      ['own', 0.6],
      ['tariffs', -0.1],
      ['growth', 0.1],
    ]);
    expect(split.find(({ kind, isOwn }) => kind === 'growth' && isOwn !== true)?.name.key).toBe(
      'decision.growthRest',
    );
    expect(withGrowth({ agreements: {} }, bars, [], 100)).toBe(bars);
    // What has ended, or became part of another, is known by those it bound.
    const formerly = grown.map((each) => ({ ...each, partners: ['BOR'] }));
    const names = withGrowth({ agreements: {} }, bars, formerly, 100).map(({ name }) => name);
    expect(names).toContainEqual(phrase('decision.growthByFormer', { economies: ['BOR'] }));
  });

  it('finds what the round before set growing, though the present one has told what it sets growing', () => {
    const kept = new Map<string, string>();
    const [getItem, setItem] = [(key: string) => kept.get(key) ?? null, kept.set.bind(kept)];
    vi.stubGlobal('localStorage', { getItem, setItem });
    const [second, third] = [0.002, 0.003].map((log) => [{ agreement: agreementId(7), log }]);
    keepGrown(2, 'ALB', second ?? []);
    keepGrown(3, 'ALB', third ?? []);
    expect([1, 2, 3].map((round) => grownIn(round, 'ALB'))).toEqual([[], second, third]);
    vi.unstubAllGlobals();
  });

  it('is written so that lines add up to their group and groups to the change', () => {
    const part = (name: string, ...values: readonly number[]) => ({
      name,
      look: 'gain',
      value: values.reduce((sum, value) => sum + value, 0),
      lines: values.map((value, at) => ({ name: `${name}${at}`, value })),
    });
    const told = addedUp([part('own', -0.154, 0.104), part('rest', 0.044, 0.034)], 0.028, 2);
    const sumOf = (some: readonly { readonly value: number }[]): number =>
      Number(some.reduce((sum, { value }) => sum + Number(value.toFixed(2)), 0).toFixed(2));
    expect(sumOf(told)).toBe(0.03);
    for (const { value, lines = [] } of told) expect(sumOf(lines)).toBe(Number(value.toFixed(2)));
    // What was forecast of an own agreement is not moved by a hundredth.
    expect(told[0]?.lines?.map(({ value }) => value.toFixed(2))).toEqual(['-0.15', '0.10']);
  });
});
