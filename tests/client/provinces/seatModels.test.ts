import { describe, expect, it } from 'vitest';
import { isAssentAsked } from '../../../shared/rules/provinces/state/provinceStates.ts';
import { provinceCard } from '#shared/content/provinces/cards/provinceDeck.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { ProvinceEvent } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { ownBudget } from '../../../client/panels/provinces/own/OwnCards.tsx';
import { sumToFree } from '../../../client/panels/provinces/results/ProvinceResults.tsx';
import { provinceMapModel } from '../../../client/map/provinces/provinceMapModel.ts';
import {
  reformText,
  roundBriefing,
  sinceLastRound,
} from '../../../client/panels/provinces/briefing/Briefing.tsx';
import {
  choiceOf,
  prestigeLeft,
  reformChoices,
} from '../../../client/panels/provinces/centre/CentreQuestions.tsx';
import { ownPacts, ownState, reformForSeat } from '../../../client/panels/provinces/own/ownModel.ts';
import { evaluationComesIn } from '../../../client/panels/provinces/seat.ts';
import { readingBefore } from '../../../client/panels/provinces/results/stopsModel.ts';
import { aCompensation, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';

describe('a province’s own state', () => {
  it('is 100 and even before the first round, then as the report says', () => {
    const table = aProvincesTable();
    const before = ownState(table.state, 'AH');
    expect(before.place).toBeUndefined();
    expect(before.index).toBe(100);
    table.seal('AH', { wall: 3 });
    const report = must(table.settle().provinces['AH'], 'AH');
    // Nothing is told before the room sees who gained.
    expect(ownState(table.state, 'AH')).toEqual(before);
    expect(ownBudget(table.scenario, table.state, 'AH')).toMatchObject({ leftIn: 'never', promised: 0 });
    table.state = { ...table.state, revealStop: 'gains' };
    const after = ownState(table.state, 'AH');
    expect(after.index).toBeCloseTo(report.index, 9);
    expect(after.place).toBe(report.place);
  });

  it('tells one sum of money in every phase: what came in is what secures wages, is promised or spent, and is left', () => {
    const table = aProvincesTable();
    // Half a billion for a draft of this round, which the next one does not pay again; a pact that pays goes on.
    table.conclude(aPactDraft(['AH', 'SH'], { rounds: 3 }, aCompensation('AH', 'SH', 10, 3)));
    const freeNow = () => {
      const own = ownBudget(table.scenario, table.state, 'AH');
      if (own.leftIn === 'never') return own;
      expect(own.income).toBe(own.secured + own.promised + own.left);
      expect(Math.abs(own.secured - own.wagesLine)).toBeLessThan(1.5);
      return own;
    };
    const opening = freeNow();
    expect(opening).toMatchObject({ promised: 5 + 10, left: 59 - 5 - 10, leftIn: 'now' });
    expect(opening.income).toBe(Math.round(opening.budget));
    const settled = must(table.settle().provinces['AH'], 'AH');
    // Until gains are shown, nothing that the round brought.
    expect(freeNow()).toMatchObject({ budget: opening.budget, payroll: opening.payroll, leftIn: 'never' });
    table.state = { ...table.state, revealStop: 'gains' };
    const told = freeNow();
    // The budget of the round is without what the draft cost and what was paid; neither is taken a second time.
    expect(told).toMatchObject({ leftIn: 'nextRound', budget: settled.budget, payroll: settled.payroll });
    expect(told.promised).toBe(10);
    expect(told.income).toBe(Math.round(settled.budget) + 5 + 10);
    while (table.state.phase !== 'negotiation') table.advance();
    expect(freeNow()).toEqual({ ...told, leftIn: 'now' });
    // What the centre sent and others paid is part of what came in.
    const { taxes, rents, transfers } = settled.budgetParts;
    expect(told).toMatchObject({ fromCentre: Math.round(transfers), fromOthers: 0 });
    expect(Math.abs(told.income - taxes - rents - transfers)).toBeLessThan(1);
    table.settle();
    table.state = { ...table.state, revealStop: 'gains', endsAfterRound: table.state.round };
    expect(freeNow()).toMatchObject({ leftIn: 'never' });
  });

  it('tells what is missing where too little came in to secure wages, in sums that still add up', () => {
    const table = aProvincesTable();
    table.settle();
    const { reports, provinces } = table.state;
    const freeMoney = -5.2;
    const report = must(reports.at(-1), 'report');
    const poor = { ...must(report.provinces['AH'], 'AH'), freeMoney };
    const withBudget = (budget: number): ProvinceGame => ({
      ...table.state,
      revealStop: 'gains',
      reports: [{ ...report, provinces: { ...report.provinces, AH: { ...poor, budget } } }],
      provinces: {
        ...provinces,
        provinces: { ...provinces.provinces, AH: { ...must(provinces.provinces['AH'], 'AH'), freeMoney } },
      },
    });
    const own = ownBudget(table.scenario, withBudget(poor.budget), 'AH');
    expect(ownBudget(table.scenario, withBudget(poor.payroll - 1), 'AH').isInArrears).toBe(true);
    expect(own.short).toBe(Math.round(own.wagesLine) - own.income);
    expect(own.short).toBeGreaterThanOrEqual(5);
    expect(own).toMatchObject({ secured: own.income, promised: 0, left: 0, isInArrears: false });
    const lines = sumToFree(own);
    expect(lines.at(-1)).toEqual(['budget.nextFree', 0]);
    const sum = lines.slice(0, -1).reduce((total, [, amount]) => total + amount, Math.round(own.budget));
    expect(sum).toBe(0);
  });

  it('is level with all others as long as nobody has grown more', () => {
    const table = aProvincesTable();
    const { provinces } = table.settle();
    expect(new Set(Object.values(provinces).map(({ place }) => place))).toEqual(new Set([1]));
    table.state = { ...table.state, revealStop: 'gains' };
    expect(ownState(table.state, 'AH').place).toBeUndefined();
  });

  it('has a budget beside its wages, and says what is left', () => {
    const { scenario, state } = aProvincesTable();
    const own = ownBudget(scenario, state, 'AH');
    expect(Math.round(own.payroll)).toBe(186);
    expect(own.wagesLine).toBeCloseTo(1.25 * own.payroll, 9);
    expect(own.budget / own.payroll).toBeCloseTo(1.57, 2);
    expect(own.left).toBe(59);
    // Less than a whole unit that is left over is nothing promised, and nothing spent.
    for (const seat of scenario.dealOrder) {
      const { promised, income, budget } = ownBudget(scenario, state, seat);
      expect([promised, income]).toEqual([0, Math.round(budget)]);
    }
  });

  it('lists the pacts that bind, and the map shows them', () => {
    const table = aProvincesTable();
    const pact = table.conclude(aPactDraft(['SH', 'JS']));
    expect(ownPacts(table.state, 'JS').map(({ id }) => id)).toEqual([pact.id]);
    expect(ownPacts(table.state, 'AH')).toEqual([]);
    const model = provinceMapModel(table.scenario, table.state, {
      me: 'SH',
      measures: { wall: 3, block: 2 },
    });
    expect(model.pacts.map(({ members }) => members)).toEqual([['SH', 'JS']]);
    const own = must(
      model.provinces.find(({ id }) => id === 'SH'),
      'SH',
    );
    expect(own.next).toEqual({ wall: 3, block: 2 });
    expect(own.slots).toEqual([1]);
    expect(model.provinces.filter(({ next }) => next !== undefined)).toHaveLength(1);
  });
});

describe('what has changed since the last round', () => {
  it('tells what the law takes, and apart from it whose walls moved', () => {
    const table = aProvincesTable();
    expect(sinceLastRound(table.state, 'AH')).toEqual({ own: [], others: [] });
    table.seal('SH', { wall: 3 });
    table.settle();
    const keys = () => {
      const { own, others } = sinceLastRound(table.state, 'AH');
      return [own, others].map((part) => part.map(({ key }) => key));
    };
    expect(keys()).toEqual([[], ['pbrief.walls.up']]);
    const report = must(table.state.reports.at(-1), 'report');
    const own = must(report.provinces['AH'], 'AH');
    const fined = { ...own, lumps: { ...own.lumps, sanction: -24 } };
    table.state = {
      ...table.state,
      reports: [{ ...report, provinces: { ...report.provinces, AH: fined } }],
    };
    expect(keys()).toEqual([['pbrief.sanction'], ['pbrief.walls.up']]);
    const corridor = { corridor: 'bohai', pledged: 100, cost: 100, grant: 0, isBuilt: true };
    const pledges = [{ by: 'SD', corridor: 'bohai', yuan100m: 100 }];
    table.state = { ...table.state, reports: [{ ...report, corridor, pledges }] };
    const [built] = sinceLastRound(table.state, 'AH').others;
    expect(built).toMatchObject({ key: 'pbrief.corridorBy', params: { economies: ['SD'] } });
  });

  it('names the rule, the crackdown or the inspection that brought the own dials down', () => {
    const table = aProvincesTable();
    table.settle();
    const { report } = table;
    const own = must(report.provinces['AH'], 'AH');
    const found = { of: 'AH', by: 'law', found: true, fine: 10 } as const;
    const told = (change: Partial<typeof report>, wall = own.wall + 1) => {
      const provinces = { ...report.provinces, AH: { ...own, wall } };
      const state = { ...table.state, reports: [{ ...report, provinces, ...change }] };
      return sinceLastRound(state, 'AH').own.map(({ key }) => key);
    };
    expect(told({ enacted: 'separation' })).toEqual(['pcut.rule']);
    expect(told({ enacted: 'separation', isCrackdown: true })).toEqual(['pcut.crackdown']);
    expect(told({ enacted: 'weakLaw', inspections: [found] })).toEqual(['pcut.inspectors']);
    expect(told({ enacted: 'weakLaw', inspections: [{ ...found, of: 'SH' }] })).toEqual([]);
    expect(told({ enacted: 'separation' }, own.wall)).toEqual([]);
  });

  it('says of a reform what it changes for the seat: the level that it takes, or that inspectors will lower its career', () => {
    const table = aProvincesTable();
    table.settle();
    const { report, scenario } = table;
    const own = must(report.provinces['AH'], 'AH');
    const { wall, block } = must(table.provinces.provinces['AH'], 'AH');
    expect(reformForSeat(scenario, table.state, 'AH', 'weakLaw')).toEqual({
      key: 'presults.lawForYou',
      params: { wall, block },
    });
    expect(reformForSeat(scenario, table.state, 'AH', 'separation').key).toBe('reformDoes.separation');
    const provinces = { ...report.provinces, AH: { ...own, wall: own.wall + 1 } };
    const cut: ProvinceGame = { ...table.state, reports: [{ ...report, provinces, enacted: 'separation' }] };
    expect(reformForSeat(scenario, cut, 'AH', 'separation')).toEqual({
      key: 'pcut.rule',
      params: { wall, block },
    });
    table.setProvince('AH', { wall: 0, block: 0 });
    expect(reformForSeat(scenario, table.state, 'AH', 'weakLaw').key).toBe('reformDoes.weakLaw');
    // Nor where it stands as low as a province may go alone: inspectors count what is above.
    table.setProvince('AH', { wall: 1, block: 1 });
    const { pactLimits } = PRESETS.provincesStandard;
    const limited = { ...table.state, settings: { ...table.state.settings, pactLimits } };
    expect(reformForSeat(scenario, limited, 'AH', 'weakLaw').key).toBe('reformDoes.weakLaw');
    expect(reformForSeat(scenario, table.state, 'AH', 'weakLaw').key).toBe('presults.lawForYou');
  });

  it('says that a pact protects from whoever broke it no longer only where they are out of it, and names pacts of others', () => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(['AH', 'SH']));
    table.conclude(aPactDraft(['JS', 'ZJ']));
    table.settle();
    table.nextRound();
    const report = must(table.state.reports.at(-1), 'report');
    const pact = must(
      report.pacts.find(({ members }) => members.includes('AH')),
      'pact',
    ).id;
    const tell = (isExcluded: boolean) => {
      const breach = { pact, by: 'SH', round: 1, isSeen: true, deposit: 0, isExcluded };
      const provinces = { ...table.provinces, breaches: [breach] };
      const reports = [{ ...report, breaches: [breach] }];
      return sinceLastRound({ ...table.state, provinces, reports }, 'AH');
    };
    const broken = expect.objectContaining({ economy: 'SH' });
    expect(tell(true).own).toContainEqual({ key: 'pbrief.brokenExcluded', params: broken });
    expect(tell(false).own).toContainEqual({ key: 'pbrief.broken', params: broken });
    expect(tell(false).others).toContainEqual({
      key: 'pbrief.pactBegun',
      params: { economies: ['JS', 'ZJ'] },
    });
  });
});

describe('the centre’s choices', () => {
  it('say when an event puts the reform that the centre asks for in force anyway', () => {
    const table = aProvincesTable();
    const card = { ...must(table.provinces.events[0], 'a card'), id: 'e9', economies: [], untilRound: 8 };
    const comesIn = (name: string, fromRound: number) => {
      table.change({ events: [{ ...card, card: name, fromRound }] });
      return evaluationComesIn(table.state);
    };
    expect(comesIn('cadreEvaluation', 2)).toBe(2);
    expect(comesIn('cadreEvaluation', 1)).toBeUndefined();
    expect(comesIn('monopolyLaw', 2)).toBeUndefined();
  });

  it('are shut in round 1 and cost prestige from round 2 on', () => {
    const table = aProvincesTable({ centre: 'host' });
    expect(reformChoices(table.state).every(({ state }) => state !== 'open')).toBe(true);
    table.nextRound();
    const choices = new Map(reformChoices(table.state).map((choice) => [choice.reform, choice]));
    expect(choices.get('taxSharing')?.state).toBe('inForce');
    expect(choices.get('weakLaw')).toMatchObject({ state: 'open', cost: 1 });
    expect(choices.get('evaluation')).toMatchObject({ state: 'shut', cost: 5 });
    expect(choiceOf(table.state, { type: 'inspection' }).fault?.code).toBe('centre/no-law-yet');
    expect(prestigeLeft(table.state)).toBe(table.provinces.centre.prestige);
    expect(isAssentAsked(table.state)).toBe(false);
  });

  it('cost nothing in a round that the host breaks off', () => {
    const table = aProvincesTable({ centre: 'host' });
    table.nextRound();
    const acts = [{ type: 'reform', reform: 'weakLaw' }] as const;
    const { provinces } = table;
    const broken: ProvinceGame = {
      ...table.state,
      provinces: { ...provinces, centre: { ...provinces.centre, acts } },
    };
    expect(prestigeLeft(broken)).toBe(provinces.centre.prestige - 1);
    expect(prestigeLeft({ ...broken, phase: 'debrief' })).toBe(provinces.centre.prestige);
  });
});

describe('a round’s briefing', () => {
  it('says what opens and when the promotion meeting is', () => {
    const table = aProvincesTable();
    expect(roundBriefing(table.state)).toMatchObject({ opens: [], meeting: 3 });
    // No meeting is promised beyond the round after which the host ends the game.
    expect(roundBriefing({ ...table.state, endsAfterRound: table.state.round })).not.toHaveProperty(
      'meeting',
    );
    table.nextRound();
    const second = roundBriefing(table.state);
    expect(second.opens).toEqual(expect.arrayContaining(['pillars', 'homeReforms']));
    // Events open in this round as well, and nobody uses them.
    expect(second.opens).not.toContain('events');
  });

  it('tells of petitions when there is a law, and not before', () => {
    const table = aProvincesTable();
    while (table.state.round < 4) table.nextRound();
    const { state } = table;
    const report = must(state.reports.at(-1), 'report');
    const { enacted: _, ...without } = report;
    const opensAfter = (last: typeof report) => {
      const earlier = state.reports.slice(0, -1).map(({ enacted: _each, ...each }) => each);
      return roundBriefing({ ...state, reports: [...earlier, last] }).opens;
    };
    expect(opensAfter(without)).not.toContain('petitions');
    expect(opensAfter({ ...without, enacted: 'weakLaw' })).toContain('petitions');
  });

  it('leaves out rules, and what is said of them, that later ones have replaced', () => {
    const table = aProvincesTable();
    const reforms = ['taxSharing', 'weakLaw', 'strongLaw'] as const;
    table.change({ reforms });
    expect(roundBriefing(table.state).reforms).toEqual(['taxSharing', 'strongLaw']);
    expect(reformText('taxSharing', reforms)).toBe('reformDoes.taxSharing');
    expect(reformText('taxSharing', [...reforms, 'standardTransfers'])).toBe('reformDoes.taxSharingLater');
  });

  it('names a year only where cards of the round tell of a later one', () => {
    const table = aProvincesTable();
    while (table.state.round < 4) table.nextRound();
    const [seeded] = table.provinces.events;
    const drawn = (card: ProvinceEvent['card'], fromRound: number): ProvinceEvent => ({
      ...must(seeded, 'a card'),
      card,
      fromRound,
      untilRound: 8,
      placedBy: 'seed',
    });
    const yearOf = (...events: readonly ProvinceEvent[]): number | undefined => {
      table.change({ events });
      return roundBriefing(table.state).year;
    };
    expect(yearOf(drawn('fukangFee', 4))).toBe(provinceCard('fukangFee').years?.[1]);
    expect(yearOf(drawn('fukangFee', 3))).toBeUndefined();
    expect(yearOf(drawn('fukangFee', 3), drawn('woolWars', 4))).toBeUndefined();
  });

  it('lists cards of this round first and folds away those that have come to stay', () => {
    const table = aProvincesTable();
    while (table.state.round < 3) table.nextRound();
    const [seeded] = table.provinces.events;
    const card = { ...must(seeded, 'a card'), economies: [] };
    const spans = { stays: [2, 8], passes: [2, 4], isNew: [3, 8], isOver: [1, 2], comes: [4, 4] } as const;
    const events = Object.entries(spans).map(([id, [fromRound, untilRound]]) => ({
      ...card,
      id,
      fromRound,
      untilRound,
    }));
    table.change({ events });
    const { atWork, standing, announced } = roundBriefing(table.state);
    const idsOf = (list: typeof atWork): string[] => list.map(({ id }) => id);
    expect([atWork, standing, announced].map(idsOf)).toEqual([['isNew', 'passes'], ['stays'], ['comes']]);
    // What the opening has brought to stay is a rule from the beginning.
    const opening = { ...must(events[0], 'card'), fromRound: 1 };
    table.state = { ...table.state, round: 1 };
    table.change({ events: [opening] });
    expect(roundBriefing(table.state)).toMatchObject({ atWork: [], standing: [opening] });
  });
});

describe('the year of a round', () => {
  it('is the last of the cards that the seed has drawn so far, and unknown before', () => {
    const table = aProvincesTable();
    const card = { ...must(table.provinces.events[0], 'a card'), economies: [], placedBy: 'seed' as const };
    const spans = { taxSharing: 1, deltaAgreements: 2, fukangFee: 2, monopolyLaw: 3 };
    const events = Object.entries(spans).map(([key, fromRound]) => ({
      ...card,
      id: key,
      card: key,
      fromRound,
      untilRound: 8,
    }));
    table.change({ events: [...events, { ...card, card: 'deltaOffice', fromRound: 2, placedBy: 'host' }] });
    const yearIn = (round: number) => roundBriefing({ ...table.state, round }).year;
    expect([1, 2, 3].map(yearIn)).toEqual([undefined, 2004, 2008]);
  });
});

describe('the needle before a round', () => {
  it('is the opening’s in round 1, then that of the round before', () => {
    const { scenario } = aProvincesTable();
    const report = { borderEffect: 15, borderEffectPercent: 40, nationalIncomePercent: 3 };
    expect(readingBefore(scenario, [report]).times).toBeCloseTo(21, 1);
    expect(readingBefore(scenario, [report, { ...report, borderEffect: 9 }])).toEqual({
      times: 15,
      percent: 40,
      nationalPercent: 3,
    });
  });
});
