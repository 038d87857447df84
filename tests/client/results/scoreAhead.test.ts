import { describe, expect, it } from 'vitest';
import {
  type ScoreAhead,
  scoreAhead,
  partTold,
  scoreMoved,
} from '../../../client/panels/politics/ScoreMoved.tsx';
import { loadAllText } from '../../../client/text/t.ts';
import { amountOf } from '../../../client/panels/end/Medals.tsx';
import { surchargesThatEnd } from '../../../client/panels/politics/ScoreLedger.tsx';
import { standingSoFar } from '../../../client/panels/results/RateLine.tsx';
import type { PreviewResult } from '../../../client/preview/preview.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import type { Draft } from '../../../shared/protocol/intents.ts';
import { placeByIncome } from '../../../client/state/standing.ts';
import { seatScoreView } from '../../../client/panels/end/endModel.ts';
import { PRESETS } from '../../../shared/content/presets.ts';
import { tasksOf } from '../../../client/panels/politics/politicsModel.ts';
import { betterEnded } from '../../../client/panels/desk/CostDialog.tsx';
import { lawOf } from '../../../client/panels/proposal/proposalModel.ts';
import { nameOf, tellerOf, told as worths } from '../../../client/panels/proposal/proposalsOfSeat.ts';
import { formatPoints } from '../../../client/text/format.ts';
import { boundBy } from '../../../client/panels/treaty/agreementRegisterModel.ts';
import { noticeFault } from '../../../shared/rules/law/leaving.ts';
import { must } from '../../../shared/kernel/records.ts';
import type { Objective } from '../../../shared/protocol/modules/politics.ts';
import { judgeMandates, movesToEnd } from '../../../shared/rules/modules/politics/mandates.ts';
import { finalReport } from '../../../shared/rules/scores/finalScore.ts';
import { middleOfPar } from '../../../shared/rules/scores/par.ts';
import type { CountryGame } from '../../../shared/rules/state.ts';
import { draftOf } from '../../../shared/rules/table/proposal.ts';
import { aFreeTradeArea, aPayment } from '../../support/aNegotiation.ts';
import { aTable, type Table } from '../../support/aTable.ts';

const { agreementLimits, rounds } = PRESETS.firstLesson;

/** What the seat itself may know of par. */
function seenBy(table: Table, me: string): CountryGame {
  const par = must(middleOfPar(table.state, me), 'par');
  return { ...table.state, par };
}

const scoreAtEnd = (table: Table, me: string): number =>
  must(
    finalReport(table.scenario, table.state).standings.find(({ economy }) => economy === me)?.score,
    'a score',
  );

describe('the score of a First lesson as it goes', () => {
  it('is not told while rounds are left: how all stand is', () => {
    const table = aTable({ agreementLimits, rounds, preset: 'firstLesson', people: 'all' }).goTo(
      'briefing',
      4,
    );
    expect(scoreAhead(table.scenario, seenBy(table, 'ALB'), 'ALB')).toBeUndefined();
  });

  it('is that of the last page in the years after, as parts that add up to it as written', () => {
    const table = aTable({ agreementLimits, rounds, preset: 'firstLesson', people: 'all' });
    table.goTo('epilogue', rounds + 1);
    const seen = { ...seenBy(table, 'ALB'), revealStop: 'gains' as const };
    const { score, parts, isOver } = must(scoreAhead(table.scenario, seen, 'ALB'), 'a score');
    table.goTo('debrief');
    expect(isOver).toBe(true);
    expect(score).toBeCloseTo(scoreAtEnd(table, 'ALB'), 6);
    expect(parts.reduce((all, { points }) => all + points, 0)).toBe(Math.round(score));
    expect(parts.map(({ most }) => most)).toEqual([71, 29]);
    expect(parts.map(({ part }) => part)).toEqual(['prosperity', 'mandate']);
  });

  it('is not told where bots have not played the game', () => {
    const table = aTable({ agreementLimits, rounds, preset: 'firstLesson', people: 'all' });
    expect(scoreAhead(table.scenario, table.state, 'ALB')).toBeUndefined();
  });
});

describe('how all stand after a round', () => {
  it('counts the income of each seat as the end does, and tells by how many places it has moved', () => {
    const table = aTable({ agreementLimits, rounds, preset: 'firstLesson', people: 'all' });
    expect(standingSoFar(seenBy(table, 'ALB'))).toBeUndefined();
    table.goTo('negotiation', 1);
    table.conclude(aFreeTradeArea('ALB', 'CAT'));
    table.goTo('briefing', 2);
    const first = must(standingSoFar(seenBy(table, 'ALB')), 'a standing');
    // Two of them lost more than the worst of the bots, so that neither has a point.
    expect(first.rows.map(({ place }) => place)).toEqual([1, 2, 3, 3]);
    expect(first.rows.slice(2).map(({ points }) => points)).toEqual([0, 0]);
    // Of those in one place the better average stands first.
    const [third, last] = first.rows.slice(2).map(({ average }) => average);
    expect(third).toBeGreaterThanOrEqual(last ?? NaN);
    expect(first.rows.every(({ place, placeBefore }) => placeBefore === place)).toBe(true);
  });

  it('tells a surcharge that ends with the last round', () => {
    const surcharge = { against: 'CAT', rateBp: 500 } as const;
    const told = [2, 3, 4].map((round) => {
      const table = aTable({ agreementLimits, rounds: 4, preset: 'firstLesson', people: 'all' });
      table.goTo('policy', round);
      table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 0, apart: [], surcharge } });
      return surchargesThatEnd(seenBy(table.goTo('debrief', 4), 'CAT')).map(({ key }) => key);
    });
    expect(told).toEqual([[], ['standing.surchargeEnds'], []]);
  });

  it('is in whole points that of the last page, to every seat and of every seat, whatever secret tasks are done', () => {
    const faults: string[] = [];
    let done = 0;
    for (const seed of ['one', 'two', 'three', 'four', 'five', 'six']) {
      const table = aTable({ agreementLimits, rounds, preset: 'firstLesson', people: 'all', seed });
      for (let round = 1; round <= rounds; round += 1) {
        table.goTo('negotiation', round);
        const [a, b, c, d] = Object.keys(table.state.seats) as [string, string, string, string];
        const pairs = [
          [a, b],
          [a, c],
          [a, d],
          [c, d],
        ];
        const pair = pairs[(round + seed.length) % pairs.length] as [string, string];
        table.conclude(aFreeTradeArea(...pair));
        // A surcharge that ends with the last round, one that holds on, and a raise and a cut in it.
        if (round < rounds - 1 || seed === 'one') continue;
        table.goTo('policy', round);
        const surcharge = { against: c, rateBp: 1_000 };
        const shiftBp = round < rounds ? 0 : seed.length === 3 ? 200 : -200;
        const isSurcharge = round < rounds || seed.length === 5;
        const policy = { type: 'wall', shiftBp, apart: [], ...(isSurcharge && { surcharge }) } as const;
        table.act(round < rounds ? a : b, { type: 'sealPolicy', policy });
      }
      table.goTo('results', rounds);
      const answer = lastOf(
        countryAnswers(table.scenario, table.state)({ type: 'standing', economy: 'ALB' }),
      );
      const after = answer.type === 'ahead' ? must(answer.rounds.at(-1), 'the years').welfare : {};
      table.goTo('debrief', rounds);
      const reports = table.state.reports.slice(0, rounds);
      const { standings } = finalReport(table.scenario, table.state);
      for (const me of Object.keys(table.state.seats)) {
        const { rows, most } = must(standingSoFar({ ...seenBy(table, me), reports }, after), 'a standing');
        for (const standing of standings) {
          const { lines, score = NaN } = seatScoreView(standing);
          const [income, task] = lines.map(({ told }) => told);
          const row = rows.find(({ economy }) => economy === standing.economy);
          if (task?.points === task?.most) done += 1;
          const isSame =
            row?.points === income?.points &&
            most === income?.most &&
            (income?.points ?? NaN) + (task?.points ?? NaN) === Math.round(score);
          if (!isSame)
            faults.push(`${seed}: ${me} of ${standing.economy} ${row?.points} ${income?.points} ${score}`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(done).toBeGreaterThan(3);
  });
});

describe('what a choice does to a score', () => {
  it('tells of tasks only what the score counts', () => {
    const [sell, open, keep] = ['sell', 'open', 'keep'].map((id) => ({
      ...({ id, kind: 'sellMore', points: 30 } satisfies Objective),
    })) as [Objective, Objective, Objective];
    const tasks = [sell, open, keep];
    const moves = [
      { ...sell, move: 'undone' },
      { ...open, move: 'nearer' },
    ] as const;
    const told = (without: readonly string[], then: readonly string[]) =>
      movesToEnd(tasks, moves, { without: { tasksDone: without }, with: { tasksDone: then } }).map(
        ({ id, move }) => `${id} ${move}`,
      );
    expect(told([], [])).toEqual(['open nearer']);
    expect(told(['sell'], ['keep'])).toEqual(['sell undone', 'open nearer', 'keep done']);
    expect(movesToEnd(tasks, moves, undefined)).toEqual(moves);
  });

  it('is told at the end in the same measure as the average income', () => {
    expect(amountOf({ part: 'prosperity', value: 100 * Math.log(1.0528) })).toBe('+5.28%');
  });
});

describe('the score of a game of the world as it stands', () => {
  const me = 'KOR';
  const aWorld = () =>
    aTable({
      scenarioId: 'world',
      opening: 'highWalls',
      preset: 'laboratory',
      modules: ['dynamics', 'politics'],
      rounds: 4,
      stepBp: PRESETS.standard.stepBp,
      people: 'all',
      at: 'briefing',
    });
  const shown = (table: Table): CountryGame => ({
    ...withTasks(table.state, me),
    ...(PAR && { par: PAR }),
    revealStop: 'gains',
  });
  /** Of games like this one with events and conferences. */
  const PAR = middleOfPar(
    aTable({
      scenarioId: 'world',
      opening: 'highWalls',
      preset: 'standard',
      rounds: PRESETS.standard.rounds,
      stepBp: PRESETS.standard.stepBp,
    }).state,
    me,
  );
  /** What the own panel tells. */
  const told = (table: Table) => {
    const answer = lastOf(countryAnswers(table.scenario, shown(table))({ type: 'standing', economy: me }));
    if (answer.type !== 'support') throw new Error('nothing is told');
    const ahead = must(scoreAhead(table.scenario, shown(table), me, answer), 'a score');
    return { ...ahead, done: must(answer.tasksDone, 'tasks') };
  };
  /** What an offer tells. */
  const moved = (table: Table, draft: Draft) => {
    const asked = { type: 'proposalAhead', draft, economy: me, rounds: 2 } as const;
    const answer = lastOf(countryAnswers(table.scenario, shown(table))(asked));
    if (answer.type !== 'ahead' || answer.ways === undefined) throw new Error('nothing is told');
    const move = must(scoreMoved(table.scenario, shown(table), me, { ways: answer.ways }), 'a move');
    return { ...move, done: must(answer.ways.with.tasksDone, 'tasks') };
  };

  it('is told with an offer that an own one would end, where it ends a point or more higher', async () => {
    await loadAllText();
    const table = aWorld().goTo('negotiation');
    const paid = aFreeTradeArea('CHN', me);
    const rival = table.tableProposal({
      ...paid,
      clauses: [...paid.clauses, aPayment('CHN', me, 5_000)],
    });
    const waysOf = (draft: Draft) => {
      const asked = { type: 'proposalAhead', draft, economy: me, rounds: 2 } as const;
      const answer = lastOf(countryAnswers(table.scenario, shown(table))(asked));
      return answer.type === 'ahead' ? answer.ways : undefined;
    };
    const game = shown(table);
    const seated = { scenario: table.scenario, game, me };
    const worth = { percent: 0, ways: must(waysOf(draftOf(rival)), 'ways') };
    worths.value = {
      seat: tellerOf(me),
      worths: new Map([[nameOf(rival), { law: lawOf(game), worth }]]),
    };
    const own = waysOf(aFreeTradeArea(me, 'IND'));
    const points = (ways: typeof own) =>
      formatPoints(must(scoreMoved(table.scenario, game, me, { ways }), 'a move').next);
    const line = betterEnded(seated, [rival], { ways: own });
    expect(line).toContain(`Score with that ${points(worth.ways)}, with yours ${points(own)}.`);
    expect(betterEnded(seated, [rival], worth)).toBeUndefined();
    expect(betterEnded(seated, [], { ways: own })).toBeUndefined();
    worths.value = { seat: '', worths: new Map() };
  });

  it('begins at the opening, and moves only by what is signed, by as much as the offer told, in parts that add up', async () => {
    await loadAllText();
    const table = aWorld();
    const opening = told(table);
    // No gain brings nothing; office alone wears support a little.
    expect(opening.parts[0]?.counted).toBeCloseTo(0, 3);
    expect(opening.parts[1]?.counted).toBeLessThan(
      scoreAhead(table.scenario, shown(table), me)?.parts[1]?.counted ?? 0,
    );
    expect(opening.parts.map(({ most }) => most)).toEqual([50, 30, 20]);
    // Support is told with the average that it counts, which is not that of now.
    const [, support] = opening.parts.map((part) => partTold(opening, part, false));
    expect(support).toMatch(/^Support −?\d+ \(average \d+\.\d\)$/u);
    expect(placeByIncome(table.state, me)).toBeUndefined();
    table.goTo('negotiation', 1);
    for (const partner of ['CHN', 'JPN']) {
      const offer = aFreeTradeArea(me, partner);
      const move = moved(table, offer);
      expect(move.was).toBeCloseTo(told(table).score, 3);
      expect(move.prosperity + move.support + move.mandate).toBe(
        Math.round(move.next) - Math.round(move.was),
      );
      table.conclude(offer);
      expect(told(table).score).toBeCloseTo(move.next, 1);
      expect(told(table).done).toEqual(move.done);
    }
    const doneNow = tasksOf(table.scenario, shown(table), me).filter(({ met }) => met === true);
    // From here on nobody decides anything: every page tells the same to the end.
    const counted = ({ parts }: ScoreAhead) => parts.map(({ counted: each }) => each.toFixed(1));
    const { done } = told(table);
    // What trade comes to decides tasks that the last settlement does not tell.
    expect(doneNow.map(({ id }) => id)).not.toEqual(done);
    const stands = counted(told(table));
    const faults: string[] = [];
    while (table.state.phase !== 'epilogue') {
      const now = counted(told(table));
      if (now.join() !== stands.join())
        faults.push(`${table.state.phase} ${table.state.round}: ${now.join()}`);
      table.host('skipPhase');
    }
    expect(faults).toEqual([]);
    table.goTo('debrief');
    expect(placeByIncome(table.state, me)?.count).toBe(12);
    const atEnd = must(scoreAhead(table.scenario, shown(table), me), 'a score');
    const { parts, lost, score, isOver } = atEnd;
    expect(isOver).toBe(true);
    expect(counted(atEnd)).toEqual(stands);
    const judged = must(judgeMandates(table.scenario, shown(table))[me], 'tasks');
    expect(judged.flatMap(({ id, met }) => (met === true ? [id] : []))).toEqual(done);
    expect(parts.reduce((all, { points }) => all + points, 0) - lost).toBe(Math.round(score));
  });
});

describe('an exit from an agreement', () => {
  it('is told with the score that it makes, and whatever binds an agreement anew says so before it is signed', () => {
    const me = 'KOR';
    const table = aTable({
      scenarioId: 'world',
      opening: 'highWalls',
      preset: 'laboratory',
      modules: ['politics'],
      rounds: 4,
      stepBp: PRESETS.standard.stepBp,
      people: 'all',
      at: 'negotiation',
    });
    const par = middleOfPar(
      aTable({ ...PRESETS.standard, scenarioId: 'world', preset: 'standard' }).state,
      me,
    );
    const shown = (): CountryGame => ({ ...table.state, ...(par && { par }), revealStop: 'gains' });
    const answered = (job: Parameters<ReturnType<typeof countryAnswers>>[0]) =>
      lastOf(countryAnswers(table.scenario, shown())(job));
    table.conclude(aFreeTradeArea(me, 'CHN'));
    const deep: Draft = {
      parties: [me, 'CHN'],
      clauses: [{ type: 'deepProvision', among: [me, 'CHN'], provision: 'services' }],
    };
    expect(boundBy(table.scenario, table.state, deep, me)).toEqual([]);
    table.goTo('negotiation', 3);
    const [agreement] = Object.values(table.state.agreements).filter(({ parties }) => parties.includes(me));
    const { id } = must(agreement, 'an agreement');
    expect(noticeFault(table.state, me, id)).toBeUndefined();
    const [bound] = boundBy(table.scenario, table.state, deep, me);
    const left = answered({ type: 'leaving', economy: me, agreements: [must(agreement, 'it')] });
    const ways = left.type === 'leaving' ? left.worths[0]?.ways : undefined;
    const move = must(scoreMoved(table.scenario, shown(), me, { ways }), 'a move');
    expect(move.next).toBeLessThan(move.was);
    table.act(me, { type: 'giveNotice', agreement: id });
    const on = answered({ type: 'standing', economy: me });
    const after = scoreAhead(table.scenario, shown(), me, on.type === 'support' ? on : undefined);
    expect(must(after, 'a score').score).toBeCloseTo(move.next, 1);
    table.conclude(deep);
    expect(bound).toEqual({ id, round: must(table.state.agreements[id], 'it').boundUntilRound });
  });
});

/** Tasks of every kind that figures decide, for many amounts, in the place of those of a seat. */
function withTasks(state: CountryGame, me: string): CountryGame {
  const { politics } = state;
  if (politics === undefined) return state;
  const kinds: readonly Omit<Objective, 'id' | 'points'>[] = [
    ...['AGR', 'LGT', 'MAT', 'MAC', 'ELE'].flatMap((sector) => [
      { kind: 'sellMore', sector } as const,
      { kind: 'keepFarm', sector } as const,
    ]),
    { kind: 'lowerTariffsAbroad' },
    { kind: 'keepRevenue' },
    { kind: 'holdSupport' },
  ];
  const tasks = kinds.flatMap((task) =>
    [1, 3, 6, 10, 20, 40, 48, 60, 80, 90, 97, 99, 101, 103].map((amount): Objective => {
      const id = [task.kind, task.sector, amount].join(' ');
      return { ...task, amount, points: 1, id };
    }),
  );
  return { ...state, politics: { ...politics, mandates: { ...politics.mandates, [me]: tasks } } };
}

function lastOf(answers: ReturnType<ReturnType<typeof countryAnswers>>): PreviewResult {
  let slice = answers.next();
  while (slice.done !== true) slice = answers.next();
  return slice.value;
}
