import type { GameState } from '#shared/rules/state.ts';
import { momentsOfCourse } from '../../../client/panels/moments/momentsModel.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { must, mapValues } from '#shared/kernel/records.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { supportCauses } from '../../../client/panels/politics/SupportCard.tsx';
import { homeBriefing } from '../../../client/panels/countries/briefingModel.ts';
import { nextStepTo, supportView } from '../../../client/panels/politics/politicsModel.ts';
import { appointmentsIn } from '#shared/rules/modules/wto/conference.ts';
import { game as shownGame, gameId, me, scenario as shownScenario } from '../../../client/state/store.ts';
import { partnerAtHome, partnerCard } from '../../../client/panels/countries/PartnerSheet.tsx';
import { revealedReports } from '../../../client/state/standing.ts';
import type { CountryGame } from '../../../shared/rules/state.ts';
import { tasksOf } from '../../../client/panels/politics/politicsModel.ts';
import { previews } from '../../../client/preview/preview.ts';
import { lawNamed, tradeInForce } from '../../../client/state/trade.ts';
import { pairKey } from '../../../shared/rules/law/register.ts';
import { officeLine } from '../../../shared/rules/modules/politics/society.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

const table = aTable({
  scenarioId: 'world',
  opening: 'highWalls',
  preset: 'standard',
  rounds: 6,
  people: ['MEX'],
  at: 'negotiation',
});
const { scenario } = table;
const first = table.state;
table.conclude(aFreeTradeArea('USA', 'MEX'));
table.goTo('briefing', 2);
const second = table.state;

describe('the own house in the briefing', () => {
  it('stands at what the last round left, with the tasks and the line', () => {
    const home = homeBriefing(scenario, second, 'MEX');
    expect(home?.support).toBe(second.politics?.seats['MEX']?.support);
    expect(home?.tasks.length).toBeGreaterThan(0);
    expect(home?.line).toBe(officeLine(second.settings));
  });

  it('is told in the results by every cause by its name, and they sum to the change as written', () => {
    const own = must(second.reports[0]?.modules?.politics?.economies['MEX'], 'politics');
    const causes = supportCauses(own);
    const largest = Math.max(...Object.values<number>(own.parts).map(Math.abs));
    expect(Math.abs(causes[0]?.value ?? NaN)).toBeCloseTo(largest, 0);
    const felt = Object.values<number>(own.parts).filter((points) => Math.abs(points) >= 0.05);
    expect(causes).toHaveLength(felt.length);
    const tenth = (points: number): number => Math.round(10 * points) / 10;
    const sum = causes.reduce((all, { value }) => all + value, 0);
    expect(sum).toBeCloseTo(tenth(own.support) - tenth(own.supportBefore), 6);
  });

  it('ticks a task only where it counts at the end as things stand', () => {
    const tasks = must(homeBriefing(scenario, second, 'MEX'), 'a briefing').tasks;
    const told = (tasksDone: readonly string[]) => {
      const result = {
        type: 'support',
        fromRound: second.reports.length + 1,
        incomes: [],
        supports: [],
        tasksDone,
      };
      previews.value = { standing: { job: { type: 'standing', economy: 'MEX' }, result: result as never } };
      return homeBriefing(scenario, second, 'MEX')?.tasks.map(({ isAhead }) => isAhead);
    };
    expect(told([])).toEqual(tasks.map(() => false));
    expect(told(tasks.map(({ id }) => id))).toEqual(tasks.map(() => true));
    previews.value = {};
  });

  it('does not exist where there is no politics', () => {
    const plain = aTable({ at: 'briefing' });
    expect(homeBriefing(plain.scenario, plain.state, 'ALB')).toBeUndefined();
    expect(partnerAtHome(plain.state, 'ALB', 'BOR')).toBeUndefined();
    expect(appointmentsIn(plain.state, 1)).toEqual({ elections: [], isConference: false });
  });
});

describe('an election that was lost', () => {
  const lost = aTable({
    scenarioId: 'world',
    opening: 'highWalls',
    preset: 'standard',
    rounds: 6,
    people: 'all',
    at: 'negotiation',
  });
  lost.goTo('negotiation', 2);
  const { politics } = lost.state;
  const [voting = ''] =
    Object.entries(politics?.seats ?? {}).find(([, seat]) => seat.electionInRound === 2) ?? [];
  if (politics !== undefined)
    lost.state = {
      ...lost.state,
      politics: { ...politics, seats: mapValues(politics.seats, (seat) => ({ ...seat, support: 20 })) },
    };
  const told = tasksOf(scenario, lost.state, voting);
  const settled = lost.goTo('results').state;

  it('is told by neither tasks nor the next date before its stop', () => {
    const hidden = { ...settled, revealStop: 'envelopes' as const };
    expect(tasksOf(scenario, hidden, voting).map(({ id }) => id)).toEqual(told.map(({ id }) => id));
    const view = supportView(hidden, voting, revealedReports(hidden));
    expect(view).toMatchObject({ support: 20, electionInRound: 2 });
    expect(view?.fellAt).toBeUndefined();
  });

  it('shows what support was at the vote, and no rise to where the new government begins', () => {
    const open = { ...settled, revealStop: 'question' as const };
    const view = supportView(open, voting, revealedReports(open));
    const vote = open.reports.at(-1)?.modules?.politics?.economies[voting]?.support;
    expect(view).toMatchObject({ support: 48, before: 48, fellAt: vote, electionInRound: 5 });
    expect(vote).toBeLessThan(48);
    expect(homeBriefing(scenario, lost.goTo('briefing', 3).state, voting)?.fellAt).toBe(vote);
  });
});

describe('a task of deep integration', () => {
  it('names the step that has to come next, and the first round in which the rules allow it', () => {
    const { next } = nextStepTo(first, 'MEX', 4);
    expect(next).toEqual({ level: 2, round: 1 });
    // An area was founded in round 1: the union is next, from the round in which it opens.
    const opens = must(PRESETS.standard.levelOpensInRound[3], 'round');
    expect(nextStepTo(second, 'MEX', 4).next).toEqual({ level: 3, round: Math.max(opens, second.round) });
    expect(nextStepTo(second, 'MEX', 2)).toEqual({});
    expect(nextStepTo({ ...second, round: 6, phase: 'policy' }, 'MEX', 4)).toEqual({});
  });
});

describe('appointments', () => {
  it('are elections by seat, and conferences of the rules', () => {
    const seats = Object.entries(second.politics?.seats ?? {});
    const due = seats.filter(([, seat]) => seat.electionInRound === 3).map(([economy]) => economy);
    expect(due.length).toBeGreaterThan(0);
    expect(appointmentsIn(second, 3)).toEqual({ elections: due, isConference: false });
    expect([1, 2, 3, 4, 5, 6].filter((round) => appointmentsIn(second, round).isConference)).toEqual([2, 4]);
  });
});

describe('the card of a partner', () => {
  it('says how near it is, how it stands at home, and on which level both are', () => {
    const home = partnerAtHome(second, 'MEX', 'CAN');
    expect(home?.nearness).toBeCloseTo(100 * (second.politics?.affinity[pairKey('MEX', 'CAN')] ?? NaN), 9);
    expect(home?.support).toBe(second.politics?.seats['CAN']?.support);
    expect(partnerCard(scenario, second, 'MEX', 'USA').level).toBe(2);
    expect(partnerCard(scenario, second, 'MEX', 'JPN').level).toBe(0);
  });

  it('has the trade of what is signed, as the map, once the model has found it', () => {
    const { agreementLimits } = PRESETS.firstLesson;
    const lesson = aTable({ agreementLimits, rounds: 4, preset: 'firstLesson', people: 'all' });
    const talks = lesson.goTo('negotiation', 2).state;
    const before = partnerCard(lesson.scenario, talks, 'ALB', 'BOR');
    const { imports, incomeBn } = talks.settled;
    const settled = { imports: imports.map((bn) => 2 * bn), incomeBn };
    tradeInForce.value = { law: must(lawNamed(talks), 'a law'), settled };
    const card = partnerCard(lesson.scenario, talks, 'ALB', 'BOR');
    tradeInForce.value = undefined;
    expect(card.sellsYouBn).toBeCloseTo(2 * before.sellsYouBn, 9);
    expect(card.sellsYouChangeBn).toBe(0);
  });

  it('keeps a support that the reveal has not come to', () => {
    table.goTo('results', 2);
    const hidden = { ...table.state, revealStop: 'envelopes' as const };
    expect(partnerAtHome(hidden, 'MEX', 'CAN')?.support).toBe(second.politics?.seats['CAN']?.support);
  });
});

describe('the tasks of a seat', () => {
  afterEach(() => {
    for (const each of [shownGame, gameId, me, shownScenario]) each.value = undefined;
  });

  const { agreementLimits } = PRESETS.firstLesson;
  const task = { id: 'x', kind: 'agreementWith', economy: 'BOR', points: 100 } as const;

  /** Alba's task is an agreement with Borea, which it signs in a round of four. */
  function signedIn(round: number) {
    const lesson = aTable({ agreementLimits, people: 'all', rounds: 4 }).goTo('negotiation', round);
    lesson.conclude(aFreeTradeArea('ALB', 'BOR'));
    return tasksOf(lesson.scenario, { ...lesson.state, tasks: { ALB: [task] } }, 'ALB');
  }

  it('say where they are done by an agreement that ends before they are judged', () => {
    expect(signedIn(3)).toEqual([{ ...task, met: true, fades: true }]);
    expect(signedIn(4)).toEqual([{ ...task, met: true, fades: false }]);
  });

  it('say how far they are, and of sales by trade with partners too that the agreements end before', () => {
    const more = { id: 's', kind: 'sellMore', sector: 'GRA', amount: 5, points: 100 } as const;
    const soldIn = (round: number) => {
      const lesson = aTable({ agreementLimits, people: 'all', rounds: 4 }).goTo('negotiation', round);
      lesson.conclude(aFreeTradeArea('CAT', 'BOR'));
      const state = { ...lesson.goTo('results', round).state, revealStop: 'gains' as const };
      return tasksOf(lesson.scenario, { ...state, tasks: { CAT: [more] } }, 'CAT')[0];
    };
    expect(soldIn(3)).toMatchObject({ met: true, fades: true });
    expect(soldIn(3)?.now).toBeGreaterThan(5);
    expect(soldIn(4)).toMatchObject({ met: true, fades: false });
  });

  it('tell by no tick what the reveal has not come to', () => {
    const lesson = aTable({ agreementLimits, people: 'all', rounds: 4 }).goTo('negotiation');
    lesson.conclude(aFreeTradeArea('ALB', 'BOR'));
    const { state } = lesson.goTo('results');
    const outpace = { id: 'y', kind: 'outpace', points: 100 } as const;
    const doneAt = (revealStop: 'flows' | 'gains'): (boolean | undefined)[] =>
      ['ALB', 'BOR', 'CAT', 'DUN'].map(
        (seat) =>
          tasksOf(lesson.scenario, { ...state, revealStop, tasks: { [seat]: [outpace] } }, seat)[0]?.met,
      );
    expect(doneAt('gains')).toContain(true);
    expect(doneAt('flows')).not.toContain(true);
    // Sales are told with the gains, too: until then a tick stays as it was before the round.
    const cut = { id: 'z', kind: 'lowerWall', amount: 15, points: 100 } as const;
    const sealed = aTable({ agreementLimits, people: 'all', rounds: 4, seed: 'ticks' }).goTo('policy');
    sealed.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -200, apart: [] } });
    const metAt = (game: CountryGame): boolean | undefined =>
      tasksOf(sealed.scenario, { ...game, tasks: { ALB: [cut] } }, 'ALB')[0]?.met;
    expect(metAt(sealed.state)).toBe(false);
    const settled = sealed.goTo('results').state;
    expect(metAt({ ...settled, revealStop: 'envelopes' })).toBe(false);
    expect(metAt({ ...settled, revealStop: 'gains' })).toBe(true);
    const next = sealed.goTo('results', 2).state;
    expect(metAt({ ...next, revealStop: 'envelopes' })).toBe(true);
    // At another table nothing is known of this one: every view carries the same seed.
    gameId.value = 'another';
    expect(metAt({ ...settled, revealStop: 'envelopes' })).toBe(false);
  });

  it('count tariffs abroad as soon as an agreement lowers them', () => {
    const table = aTable({ people: 'all', seed: 'abroad' }).goTo('negotiation');
    const cut = { id: 'abroad', kind: 'lowerTariffsAbroad', amount: 80, points: 100 } as const;
    const nowAt = (): number =>
      tasksOf(table.scenario, { ...table.state, tasks: { ALB: [cut] } }, 'ALB')[0]?.now ?? NaN;
    expect(nowAt()).toBeCloseTo(0);
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    expect(nowAt()).toBeGreaterThan(10);
  });

  it('stay before the reveal as they were, whether or not they were looked at', () => {
    const lesson = aTable({ agreementLimits, people: 'all', rounds: 4, seed: 'unseen' }).goTo('policy');
    lesson.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -200, apart: [] } });
    const withTask = (state: CountryGame): CountryGame => ({
      ...state,
      tasks: { ALB: [{ id: 'z', kind: 'lowerWall', amount: 15, points: 100 }] },
    });
    gameId.value = 'unseen';
    shownScenario.value = lesson.scenario;
    me.value = { role: 'player', seat: 'ALB', mayHost: false };
    shownGame.value = withTask(lesson.goTo('policy', 2).state);
    const revealing = withTask({ ...lesson.goTo('results', 2).state, revealStop: 'envelopes' });
    shownGame.value = revealing;
    expect(tasksOf(lesson.scenario, revealing, 'ALB')[0]?.met).toBe(true);
  });

  it('stay before the reveal as they were shown, with what ends before they are judged', () => {
    const three = aTable({ agreementLimits, people: 'all', rounds: 4 }).goTo('negotiation', 3);
    three.conclude(aFreeTradeArea('ALB', 'BOR'));
    const counter = { id: 'b', kind: 'counterBloc', economy: 'DUN', points: 100 } as const;
    const at = (state: CountryGame) =>
      tasksOf(three.scenario, { ...state, tasks: { ALB: [counter] } }, 'ALB');
    const before = at(three.goTo('policy').state);
    expect(before).toMatchObject([{ met: true, fades: true }]);
    expect(at({ ...three.goTo('results').state, revealStop: 'envelopes' })).toEqual(before);
    // The two sums that it compares are told once there is an own bloc.
    const [told] = before;
    expect(told?.incomes?.own).toBeGreaterThan(told?.incomes?.theirs ?? Infinity);
    expect(
      at(aTable({ agreementLimits, people: 'all' }).goTo('negotiation').state)[0]?.incomes,
    ).toBeUndefined();
  });

  it('go by the trade of what is in force wherever they are told, until the results come to gains', () => {
    const three = aTable({ agreementLimits, people: 'all', rounds: 4 }).goTo('negotiation', 3);
    three.conclude(aFreeTradeArea('ALB', 'BOR'));
    const counter = { id: 'c', kind: 'counterBloc', economy: 'DUN', points: 100 } as const;
    const withTask = (state: CountryGame): CountryGame => ({ ...state, tasks: { ALB: [counter] } });
    const ownIn = (state: CountryGame) => tasksOf(three.scenario, state, 'ALB')[0]?.incomes?.own;
    gameId.value = 'in force';
    shownScenario.value = three.scenario;
    me.value = { role: 'player', seat: 'ALB', mayHost: false };
    const policy = withTask(three.goTo('policy').state);
    const atStart = must(ownIn(policy), 'an income');
    const { imports, incomeBn } = policy.settled;
    tradeInForce.value = {
      law: must(lawNamed(policy), 'a law'),
      settled: { imports, incomeBn: mapValues(incomeBn, (bn) => 2 * bn) },
    };
    shownGame.value = policy;
    expect(ownIn(policy)).toBeCloseTo(2 * atStart, 6);
    const hidden = withTask({ ...three.goTo('results').state, revealStop: 'envelopes' });
    shownGame.value = hidden;
    expect(ownIn(hidden)).toBeCloseTo(2 * atStart, 6);
    tradeInForce.value = undefined;
  });
});

describe('an election', () => {
  it('is a moment, for whoever won or lost it and, where a government fell, for the room', () => {
    const table = aTable({ people: 'all', modules: ['politics'], at: 'results' });
    const [report] = table.state.reports;
    const held = (economy: string, fell: boolean) => ({ economy, support: 50, line: 50, fell });
    const modules = {
      ...report?.modules,
      politics: { economies: {}, ratifications: [], elections: [held('ALB', false), held('BOR', true)] },
    };
    const after = {
      ...table.state,
      reports: [{ ...must(report, 'a report'), modules }],
      revealStop: 'gains',
    } as GameState;
    const before = { ...after, revealStop: 'flows' } as GameState;
    const at = (me: string | undefined) =>
      momentsOfCourse(before, after, { me, mayHost: false }).map(({ kind, economies }) => [
        kind,
        ...economies,
      ]);
    expect(at('ALB')).toEqual([['promoted', 'ALB']]);
    expect(at('BOR')).toEqual([['governmentFell', 'BOR']]);
    expect(at('CAT')).toEqual([]);
    expect(at(undefined)).toEqual([['governmentFell', 'BOR']]);
  });
});
