import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import { whatIfsOf } from '../../../shared/rules/game/debriefWhatIfs.ts';
import { averageParts, lessonOf, worstOfOthers } from '../../../shared/rules/game/seatDecisions.ts';
import type { TableWhatIfs } from '../../../shared/protocol/debrief.ts';
import type { CountryGame } from '../../../shared/rules/state.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { accessTold } from '../../../client/panels/debrief/debriefTables.ts';
import { closedTold, lessonText } from '../../../client/panels/debrief/debriefModel.ts';
import { formatList } from '../../../client/text/format.ts';
import { economyName } from '../../../client/text/nameParams.ts';
import { locale } from '../../../client/text/language.ts';
import { t } from '../../../client/text/t.ts';
import { forecastProposal } from '../../../shared/rules/forecast/compareLaws.ts';
import { diceOf } from '../../support/diceOf.ts';
import { type Table, aTable } from '../../support/aTable.ts';

const SEATS = ['ALB', 'BOR', 'CAT', 'DUN'];

/** As the last page tells it: what the score counts is the mean of logs. */
function meanOf({ state }: Table, seat: string): number {
  const standing = state.final?.standings.find(({ economy }) => economy === seat);
  return 100 * Math.exp((standing?.parts?.prosperity?.value ?? NaN) / 100);
}

describe('what else might have been, where every round starts anew', () => {
  const { agreementLimits } = PRESETS.firstLesson;
  const played = (
    parties: readonly [string, string, ...string[]],
    options: Parameters<typeof aTable>[0] = { people: 'all' },
    shiftBp = 0,
  ): Table => {
    const table = aTable({ agreementLimits, rounds: 4, at: 'negotiation', ...options });
    table.goTo('policy', 3);
    if (shiftBp !== 0) table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp, apart: [] } });
    table.goTo('negotiation', 4);
    table.conclude(aFreeTradeArea(...parties));
    return table.goTo('debrief');
  };

  it('is no other area and no tariff war beside what was played: the tables of the rounds have told both', () => {
    const table = aTable({ agreementLimits, rounds: 4, at: 'negotiation', people: 'all' });
    const { parties, clauses } = aFreeTradeArea('ALB', 'BOR');
    table.goTo('negotiation', 4);
    const paid = { type: 'payment', from: 'ALB', to: 'BOR', amountMn: 120, rounds: 2 } as const;
    table.conclude({ parties, clauses: [...clauses, paid] });
    const { scenario, state, events } = table.goTo('debrief');
    const kinds = whatIfsOf(scenario, state, events).map(({ what }) => what);
    expect(kinds.toSorted()).toEqual(['alone', 'never', 'together']);
  });

  it('is no area of all where a bot refuses somebody for a rise, or would lose the task that it has done', () => {
    const bots = { people: ['ALB', 'BOR'], seed: 'one' };
    const hasAll = ({ scenario, events }: Table, state: CountryGame): boolean =>
      whatIfsOf(scenario, state, events).some(({ what }) => what === 'together');
    const table = played(['ALB', 'CAT', 'DUN'], bots);
    const withTask = (seat: string): CountryGame => ({
      ...table.state,
      tasks: { [seat]: [{ id: 'task', kind: 'counterBloc', economy: 'BOR', points: 100 }] },
    });
    expect(hasAll(table, { ...table.state, tasks: {} })).toBe(true);
    expect(hasAll(table, withTask('ALB'))).toBe(true);
    expect(hasAll(table, withTask('CAT'))).toBe(false);
  });

  it('is an area of all that a rise has closed, with who would not sign with whom', () => {
    const bots = { people: ['ALB', 'BOR'], seed: 'one' };
    const table = played(['ALB', 'BOR'], bots, 200);
    const rows = whatIfsOf(table.scenario, { ...table.state, tasks: {} }, table.events);
    const closed = must(
      rows.find(({ what }) => what === 'together'),
      'all together',
    );
    expect(closed.refusals).toEqual([{ by: 'ALB', economies: ['CAT', 'DUN'] }]);
    const refusers = formatList(['CAT', 'DUN'].map(economyName));
    const told = (raiser: string) => t('end.lesson.refusal', { refusers, raiser });
    expect(lessonText(must(lessonOf(rows, table.state), 'a lesson'), 'ALB')).toContain(
      t('end.lesson.closed', { refusals: told(t('table.you')), before: 3 }),
    );
    // Of several who raised, that nobody could sign it is said once.
    const refusals = ['ALB', 'BOR'].map((by) => ({ by, economies: ['CAT', 'DUN'] }));
    const all = ['ALB', 'BOR'].map((by) => told(economyName(by))).join(locale().comma);
    expect(closedTold({ round: 4, refusals })).toBe(t('end.lesson.closed', { refusals: all, before: 3 }));
  });

  it('leaves to a seat outside as what others did the deal that cost it most', () => {
    const { scenario, state, events } = played(['CAT', 'DUN']);
    const rows = whatIfsOf(scenario, state, events);
    expect(worstOfOthers(rows, 'ALB').map(({ treaty }) => treaty?.parties)).toEqual([['CAT', 'DUN']]);
    expect(worstOfOthers(rows, 'CAT')).toEqual([]);
  });
});

describe('a partner that leaves', () => {
  /** What Borea's leave of round 3 cost Alba, which it paid until then, or one round longer. */
  const costOf = (paidRounds: number): number => {
    const table = aTable({ rounds: 4, people: 'all', at: 'negotiation' });
    const free = aFreeTradeArea('ALB', 'BOR');
    const pays = { type: 'payment', from: 'BOR', to: 'ALB', amountMn: 170, rounds: paidRounds } as const;
    table.conclude(paidRounds === 0 ? free : { ...free, clauses: [...free.clauses, pays] });
    table.goTo('negotiation', 3);
    const area = must(Object.values(table.state.agreements)[0], 'the area');
    table.act('BOR', { type: 'giveNotice', agreement: area.id });
    const { scenario, state, events } = table.goTo('debrief');
    const [worst, ...more] = worstOfOthers(whatIfsOf(scenario, state, events), 'ALB');
    expect(worst).toMatchObject({ what: 'left', economy: 'BOR', round: 3, injured: ['ALB'] });
    expect(more).toEqual([]);
    const { with: played, without } = must(worst?.compared?.['ALB'], 'a comparison');
    return played - without;
  };

  it('costs what the agreement would have brought, and payments as long as they were signed for', () => {
    const [none, over, running] = [costOf(0), costOf(3), costOf(4)];
    expect(none).toBeGreaterThan(0.02);
    expect(over).toBeCloseTo(none, 1);
    expect(running).toBeGreaterThan(over + 0.01);
  });
});

describe('what the tariffs of a seat made of the worth of its deal', () => {
  const { agreementLimits } = PRESETS.firstLesson;

  it('is what the forecast of that deal told its partners, under these tariffs and under those of the start', () => {
    const told = { More: 0, Less: 0 };
    for (let at = 0; at < 12; at++) {
      const dice = diceOf(`access ${at}`);
      const table = aTable({ agreementLimits, rounds: 4, people: 'all', at: 'policy', seed: `access ${at}` });
      const me = dice.pick(SEATS);
      for (const round of [1, 2, 3]) {
        table.goTo('policy', round);
        const shiftBp = Number(dice.pick(['-200', '0', '200']));
        table.act(me, { type: 'sealPolicy', policy: { type: 'wall', shiftBp, apart: [] } });
      }
      table.goTo('negotiation', 4);
      const then = table.state;
      const others = SEATS.filter((seat) => seat !== me).slice(Math.floor(dice.roll() * 2));
      const area = aFreeTradeArea(me, ...(others as [string, ...string[]]));
      table.conclude(area);
      const { scenario, state, events } = table.goTo('debrief');
      const rows = whatIfsOf(scenario, state, events).filter(({ what }) => what === 'access');
      const opening = scenario.mfnRateBp[me] ?? {};
      const wall = must(then.walls[me], 'its wall');
      if (JSON.stringify(wall.mfnRateBp) === JSON.stringify(opening)) {
        expect(rows.some(({ economy }) => economy === me)).toBe(false);
        continue;
      }
      const row = must(
        rows.find(({ economy }) => economy === me),
        `${at} ${me}`,
      );
      const broughtUnder = (mfnRateBp: typeof opening) => {
        const walls = { ...then.walls, [me]: { ...wall, mfnRateBp } };
        const forecast = forecastProposal(scenario, { ...then, walls }, area);
        if (!forecast.ok) throw new Error(forecast.error.code);
        return forecast.value.economies;
      };
      const [stood, start] = [broughtUnder(wall.mfnRateBp), broughtUnder(opening)];
      for (const other of others) {
        expect(row.compared?.[other]?.with).toBeCloseTo(100 * Math.exp(stood[other]?.logChange ?? NaN), 3);
        expect(row.compared?.[other]?.without).toBeCloseTo(100 * Math.exp(start[other]?.logChange ?? NaN), 3);
      }
      const [said] = accessTold(state, rows, me);
      if (said === undefined) continue;
      const way = said.key === 'end.decision.accessMore' ? 'More' : 'Less';
      told[way] += 1;
      const sum = (rates: typeof opening): number => Object.values(rates).reduce((all, bp) => all + bp, 0);
      expect(Math.sign(sum(wall.mfnRateBp) - sum(opening)), `${at} ${me}`).toBe(way === 'More' ? 1 : -1);
    }
    expect(Math.min(told.More, told.Less)).toBeGreaterThan(0);
  });
});

describe('the lesson of a First lesson', () => {
  const { agreementLimits } = PRESETS.firstLesson;
  const table = aTable({ agreementLimits, rounds: 4, people: 'all', at: 'negotiation' });
  table.goTo('negotiation', 4);
  table.conclude(aFreeTradeArea('CAT', 'DUN'));
  const { state } = table.goTo('debrief');
  const together = (moved: Readonly<Record<string, number>>) =>
    lessonOf(
      [
        {
          what: 'together',
          round: 4,
          compared: Object.fromEntries(
            Object.entries(moved).map(([seat, points]) => [seat, { without: 100, with: 100 + points }]),
          ),
        },
      ],
      state,
    );
  const incomeOf = (seat: string): number => state.reports[3]?.economies[seat]?.incomeBn ?? NaN;

  it('is who was left out and could have paid the others to be let in, in money a year', () => {
    const lesson = must(together({ ALB: 1.2, BOR: 0.1, CAT: -0.1, DUN: -0.1 }), 'a lesson');
    expect(lesson).toMatchObject({ what: 'together', round: 4, outsider: 'ALB' });
    // The last round is four parts of seven.
    const mn = (seat: string, points: number) => ((10 * points * 7) / 4) * incomeOf(seat);
    expect(lesson.gained[0]?.yearlyMn).toBeCloseTo(mn('ALB', 1.2), -1.3);
    const loss = lesson.lost.reduce((sum, { yearlyMn }) => sum - yearlyMn, 0);
    expect(loss).toBeCloseTo(mn('CAT', 0.1) + mn('DUN', 0.1), -1.4);
    expect(lesson.keptMn).toBe((lesson.gained[0]?.yearlyMn ?? NaN) - loss);
  });

  it('names no payer where who gains most was in a deal, or gains less than others lose', () => {
    expect(together({ CAT: 1.2, ALB: -0.1 })?.outsider).toBeUndefined();
    expect(together({ CAT: 1.2, ALB: -0.1 })?.keptMn).toBeGreaterThan(0);
    expect(together({ ALB: 0.1, CAT: -1 })).toBeUndefined();
  });

  it('is the deal that cost those outside most where all together would not have brought more', () => {
    const rows = whatIfsOf(table.scenario, state, table.events).filter(({ what }) => what === 'never');
    const lesson = must(lessonOf(rows, state), 'a lesson');
    expect(lesson).toMatchObject({ what: 'leftOut', round: 4 });
    expect(lesson.gained.every(({ economy }) => ['CAT', 'DUN'].includes(economy))).toBe(true);
    expect(lesson.lost.length).toBeGreaterThan(0);
    // Whether its trade was new or taken from others is what the report of its round tells.
    const ofTrade = (createdTradeBn: number, divertedTradeBn: number) => {
      const reports = state.reports.map((report) => ({
        ...report,
        blocs: report.blocs.map((bloc) => ({ ...bloc, createdTradeBn, divertedTradeBn })),
      }));
      return lessonOf(rows, { ...state, reports })?.isMostlyNew;
    };
    expect([ofTrade(7.3, 0.8), ofTrade(0.8, 7.3)]).toEqual([true, false]);
  });
});

describe('what made an average income where every round starts anew', () => {
  const { agreementLimits } = PRESETS.firstLesson;
  const table = aTable({
    agreementLimits,
    rounds: 4,
    preset: 'firstLesson',
    people: 'all',
    at: 'negotiation',
  });
  table.conclude(aFreeTradeArea('BOR', 'CAT'));
  table.goTo('policy');
  table.act('CAT', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -200, apart: [] } });
  table.goTo('negotiation', 4);
  table.conclude(aFreeTradeArea('BOR', 'CAT'));
  table.goTo('debrief');
  const { parts, tariffs } = must(averageParts(table.state, 'BOR'), 'parts');
  const resultOf = (round: number): number =>
    table.state.reports[round - 1]?.causes?.find(({ kind }) => kind === 'signed')?.logChange['BOR'] ?? NaN;

  it('is what the results of each round told, a seventh of it and four of the last, and luck and tariffs beside', () => {
    const pointsOf = (round: number) =>
      parts.find((each) => each.kind === 'signed' && each.round === round)?.points ?? NaN;
    expect(pointsOf(1)).toBeCloseTo((100 * resultOf(1)) / 7, 2);
    expect(pointsOf(4)).toBeCloseTo((400 * resultOf(4)) / 7, 2);
    expect(parts.map(({ kind }) => kind)).toContain('luck');
    const sum = parts.reduce((all, { points }) => all + points, 0);
    expect(100 + sum).toBeCloseTo(meanOf(table, 'BOR'), 6);
  });

  it('counts of what was signed last the years after as they come where a surcharge ends before them, and the sum stays', () => {
    const options = { agreementLimits, rounds: 4, preset: 'firstLesson', people: 'all' } as const;
    const surcharged = aTable(options).goTo('policy', 3);
    const surcharge = { against: 'BOR', rateBp: 1000 } as const;
    surcharged.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 0, apart: [], surcharge } });
    surcharged.goTo('negotiation', 4);
    surcharged.conclude(aFreeTradeArea('BOR', 'ALB', 'CAT'));
    const { state, scenario, events } = surcharged.goTo('debrief');
    const rows = whatIfsOf(scenario, state, events);
    const partsOf = (of: typeof rows) => must(averageParts(state, 'BOR', of), 'parts').parts;
    const lastOf = (of: typeof rows) => partsOf(of).find(({ kind }) => kind === 'signed')?.points ?? NaN;
    const [inRound, played] = [lastOf([]), lastOf(rows)];
    // In the round the deal also spares it the surcharge, in the years after nothing is left to be spared.
    expect(played).toBeLessThan(inRound - 0.02);
    const row = rows.find(({ what, treaty }) => what === 'never' && treaty?.sinceRound === 4)?.compared?.[
      'BOR'
    ];
    expect(played).toBeCloseTo((row?.without ?? NaN) - (row?.with ?? NaN), 9);
    const sumOf = (of: typeof rows) => partsOf(of).reduce((all, { points }) => all + points, 0);
    expect(sumOf(rows)).toBeCloseTo(sumOf([]), 9);
  });

  it('tells of a cut by a partner both what it took in its round and what it brought later', () => {
    expect(tariffs.others).toBeLessThan(0);
    expect(tariffs.before).toBeGreaterThan(0);
    expect(tariffs.own).toBeCloseTo(0, 9);
    const all = parts.find(({ kind }) => kind === 'othersTariffs')?.points ?? NaN;
    expect(all).toBeCloseTo(tariffs.others + tariffs.before, 9);
    // Of whoever moved its own, those are what the game played again without them makes of all rounds; before that is known, one sum.
    const pointsOf = (rows: TableWhatIfs) => {
      const made = must(averageParts(table.state, 'CAT', rows), 'parts').parts;
      return Object.fromEntries(made.map(({ kind, points }) => [kind, points]));
    };
    const together = pointsOf([]);
    const rows = whatIfsOf(table.scenario, table.state, table.events);
    const wall = rows.find(({ what, economy }) => what === 'wall' && economy === 'CAT')?.compared?.['CAT'];
    const split = pointsOf(rows);
    expect(split['ownTariffs']).toBeCloseTo((wall?.without ?? NaN) - (wall?.with ?? NaN), 9);
    expect((split['ownTariffs'] ?? NaN) + (split['othersTariffs'] ?? NaN)).toBeCloseTo(
      together['tariffs'] ?? NaN,
      9,
    );
  });

  it('tells what others signed in one step, each deal with its round', () => {
    const others = must(averageParts(table.state, 'ALB'), 'parts').parts.filter(
      ({ kind }) => kind === 'othersSigned',
    );
    expect(others.map(({ deals }) => deals?.map(({ round, parties }) => [round, ...parties]))).toEqual([
      [
        [1, 'BOR', 'CAT'],
        [4, 'BOR', 'CAT'],
      ],
    ]);
    const deals = must(others[0]?.deals, 'deals');
    expect(others[0]?.points).toBeCloseTo(
      deals.reduce((sum, { points }) => sum + points, 0),
      9,
    );
  });

  it('is not told where agreements last', () => {
    expect(averageParts(aTable({ people: 'all' }).goTo('debrief').state, 'BOR')).toBeUndefined();
  });
});
