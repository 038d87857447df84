import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import type { PledgeId } from '#shared/kernel/ids.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import type { Pledge } from '#shared/protocol/pledges.ts';
import { reportFigures } from '#shared/rules/settlement/reportFigures.ts';
import { solveRound } from '#shared/rules/settlement/settleRound.ts';
import { findCountryViolations } from '../../../../shared/rules/countries/findCountryViolations.ts';
import { isMet } from '../../../../shared/rules/modules/politics/mandates.ts';
import { askToJoin } from '../../../../shared/rules/modules/politics/reactions.ts';
import { holdElection, settlePolitics } from '../../../../shared/rules/modules/politics/module.ts';
import {
  affinityTable,
  neighboursOf,
  officeLine,
} from '../../../../shared/rules/modules/politics/society.ts';
import { aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { aScenario } from '../../../support/aScenario.ts';
import { aTable } from '../../../support/aTable.ts';
import { aPoliticalTable, homeOf, politicsOf, seatOf, withSeat } from './aPoliticalTable.ts';

const LINE = officeLine(aPoliticalTable().state.settings);
const seat = seatOf(aPoliticalTable(), 'USA');

describe('elections', () => {
  it('are every three rounds, a third of the seats in turn, and not in short games', () => {
    const rounds = Object.values(politicsOf(aPoliticalTable()).seats).map(
      ({ electionInRound }) => electionInRound,
    );
    expect(rounds.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4]);
    const short = Object.values(politicsOf(aPoliticalTable({ rounds: 5 })).seats);
    expect(short.every(({ electionInRound }) => electionInRound === undefined)).toBe(true);
  });

  it('are once for all, in round 3, where a preset says so', () => {
    const { rounds, electionInRound } = PRESETS.worldShort;
    const seats = Object.values(politicsOf(aPoliticalTable({ preset: 'worldShort', rounds })).seats);
    expect(seats.map((each) => each.electionInRound)).toEqual(seats.map(() => electionInRound));
    const { settings } = aPoliticalTable({ preset: 'worldShort', rounds }).state;
    const held = holdElection({ round: 3, settings }, 'USA', { ...seat, electionInRound: 3 });
    expect(held.seat).toMatchObject({ terms: 1 });
    expect(held.seat.electionInRound).toBeUndefined();
    const ended = Object.values(politicsOf(aPoliticalTable({ preset: 'worldShort', rounds: 2 })).seats);
    expect(ended.every((each) => each.electionInRound === undefined)).toBe(true);
  });

  it.each([
    ['below the line the government falls', LINE - 0.01, true],
    ['at the line it stays', LINE, false],
  ])('%s', (_name, support, fell) => {
    const game = { round: 2, settings: aPoliticalTable().state.settings };
    const held = holdElection(game, 'USA', { ...seat, support, electionInRound: 2 });
    expect(held.result).toEqual({ economy: 'USA', support, line: LINE, fell });
    expect(held.seat).toMatchObject({
      support: fell ? 48 : support,
      falls: fell ? 1 : 0,
      terms: 1,
      electionInRound: 5,
    });
  });

  it('are lost below another line where stakes are small', () => {
    const game = { round: 2, settings: aPoliticalTable({ opening: 'today' }).state.settings };
    const held = holdElection(game, 'USA', { ...seat, support: 47, electionInRound: 2 });
    expect(held.result).toMatchObject({ line: 46, fell: false });
  });

  it('are lost below a higher line in long games', () => {
    const { settings } = aPoliticalTable().state;
    expect(officeLine({ ...settings, rounds: 7 })).toBe(LINE);
    expect(officeLine({ ...settings, rounds: 8 })).toBe(LINE + 1.5);
  });

  it('are not held before their round, nor in the years after', () => {
    const { settings } = aPoliticalTable().state;
    const early = holdElection({ round: 1, settings }, 'USA', { ...seat, support: 10 });
    expect(early.result).toBeUndefined();
    const late = holdElection({ round: 7, settings }, 'USA', {
      ...seat,
      support: 10,
      electionInRound: 6,
    });
    expect(late.result).toBeUndefined();
  });

  it('end with the last that falls into the game', () => {
    const { settings } = aPoliticalTable().state;
    const held = holdElection({ round: 4, settings }, 'USA', { ...seat, electionInRound: 4 });
    expect(held.seat.electionInRound).toBeUndefined();
  });

  it('bring a new government with 48 points and a new mandate, and are told', () => {
    const table = aPoliticalTable().goTo('negotiation', 2);
    const voting = must(
      Object.entries(politicsOf(table).seats).find(([, { electionInRound }]) => electionInRound === 2)?.[0],
      'a voting seat',
    );
    const other = must(
      Object.entries(politicsOf(table).seats).find(([, { electionInRound }]) => electionInRound === 3)?.[0],
      'a seat between elections',
    );
    const before = politicsOf(table).mandates;
    withSeat(withSeat(table, voting, { support: 20 }), other, { support: 20 });
    table.goTo('results', 2);
    expect(homeOf(table, voting).support).toBeLessThan(LINE);
    expect(seatOf(table, voting)).toMatchObject({ support: 48, falls: 1, terms: 1, electionInRound: 5 });
    expect(seatOf(table, other)).toMatchObject({ falls: 0, terms: 0 });
    expect(politicsOf(table).mandates[voting]).not.toEqual(before[voting]);
    expect(politicsOf(table).mandates[other]).toEqual(before[other]);
    const report = must(table.state.reports.at(-1), 'a report');
    expect(report.modules?.politics?.elections).toHaveLength(4);
    expect(report.headlines).toContainEqual({
      key: 'headline.governmentFell',
      params: { economies: [voting] },
    });
    expect(findCountryViolations(table.scenario, table.state)).toEqual([]);
  });

  it('ask of a new government nothing that the one before left done, and count the words that it gives itself', () => {
    const table = aPoliticalTable().goTo('negotiation', 2);
    const { scenario, state } = table;
    const pledges = Object.keys(state.seats).flatMap((by) =>
      [1, 2].map((count): Pledge => ({
        id: `${by}${count}` as PledgeId,
        by,
        to: { type: 'all' },
        undertaking: { type: 'noTariffRises' },
        round: 2,
        outcome: 'kept',
      })),
    );
    // Whoever votes has lowered its wall, and everybody has kept two words.
    const walls = mapValues(state.walls, (wall, economy) =>
      politicsOf(table).seats[economy]?.electionInRound === 2
        ? { ...wall, mfnRateBp: mapValues(wall.mfnRateBp, () => 0) }
        : wall,
    );
    table.state = { ...state, pledges, walls };
    for (const economy of Object.keys(state.seats)) withSeat(table, economy, { support: 20 });
    table.goTo('results', 2);
    const fallen = Object.entries(politicsOf(table).seats).filter(([, { falls }]) => falls > 0);
    const cards = fallen.map(([economy]) => ({
      economy,
      card: must(politicsOf(table).mandates[economy], 'a card'),
    }));
    const dealt = cards.flatMap(({ economy, card }) =>
      card.map((task) => isMet({ scenario, state: table.state, economy }, task)),
    );
    expect(dealt.length).toBeGreaterThan(7);
    expect(dealt).not.toContain(true);
    const word = { id: 'USA0', kind: 'keepWord', points: 60, amount: 2 } as const;
    expect(isMet({ scenario, state: table.state, economy: 'USA' }, word)).toBe(true);
    expect(isMet({ scenario, state: table.state, economy: 'USA' }, { ...word, sinceRound: 2 })).toBe(false);
  });

  it('are not felt again: the next round begins where the new government does', () => {
    const table = aPoliticalTable().goTo('negotiation', 2);
    for (const economy of Object.keys(table.state.seats)) withSeat(table, economy, { support: 20 });
    table.goTo('results', 3);
    const fallen = table.state.reports[1]?.modules?.politics?.elections.find(({ fell }) => fell);
    expect(homeOf(table, must(fallen, 'a fall').economy).supportBefore).toBe(48);
  });
});

describe('voters of outsiders', () => {
  const table = aPoliticalTable();
  const { scenario } = table;
  table.conclude(aFreeTradeArea('CAN', 'USA'));
  table.goTo('results', 1);
  const report = must(table.state.reports[0], 'a report');
  const prosperous = {
    ...report,
    economies: { ...report.economies, USA: { ...must(report.economies['USA'], 'USA'), gainBn: 1e4 } },
  };
  const { mandates } = politicsOf(table);

  it('ask for a bloc when another’s members are together a per cent better off, once', () => {
    const asked = askToJoin(scenario, table.state, prosperous, mandates);
    expect(asked['KOR']?.at(-1)).toMatchObject({ kind: 'joinOne', points: 20, addedInRound: 1 });
    expect(asked['USA']).toEqual(mandates['USA']);
    expect(askToJoin(scenario, table.state, prosperous, asked)).toEqual(asked);
  });

  it('do not while the bloc gains little, nor when no round is left', () => {
    const meagre = {
      ...prosperous,
      economies: { ...report.economies, USA: { ...must(report.economies['USA'], 'USA'), gainBn: 0 } },
    };
    expect(askToJoin(scenario, table.state, meagre, mandates)).toEqual(mandates);
    expect(askToJoin(scenario, { ...table.state, round: 6 }, prosperous, mandates)).toBe(mandates);
  });
});

describe('affinity', () => {
  const table = affinityTable(aScenario('world'));

  it('lies within 0 and 1, is higher among like than unlike, and lower with a rival', () => {
    expect(Object.keys(table)).toHaveLength(66);
    for (const nearness of Object.values(table)) {
      expect(nearness).toBeGreaterThanOrEqual(0);
      expect(nearness).toBeLessThanOrEqual(1);
    }
    const of = (a: string, b: string): number => must(table[a < b ? `${a}|${b}` : `${b}|${a}`], `${a} ${b}`);
    expect(of('USA', 'CAN')).toBeGreaterThan(of('USA', 'MEX'));
    expect(of('EUR', 'GBR')).toBeGreaterThan(of('EUR', 'CHN'));
    expect(of('IND', 'ASE')).toBeGreaterThan(of('IND', 'CHN'));
    expect(of('USA', 'CHN')).toBeLessThan(0.1);
  });

  it('is 1 − (.1 + .5·|Δ ln income a head| + .4·|Δ institutions| − .1 neighbours − .1 history)', () => {
    // Income of the base over people, and ranks .8 and .88: the European Union and the United Kingdom.
    const { base, economies } = aScenario('world');
    const incomeAHead = (id: string): number => {
      const n = economies.findIndex((economy) => economy.id === id);
      let income = 0;
      for (let i = 0; i < base.N; i++) {
        for (let j = 0; j < base.J; j++) {
          const sold = (i * base.N + n) * base.J + j;
          const bought = (n * base.N + i) * base.J + j;
          const net = (cell: number, buyer: number): number =>
            ((base.pi[cell] ?? 0) * (base.X[buyer * base.J + j] ?? 0)) / (1 + (base.tau[cell] ?? 0));
          income += (base.gva[n * base.J + j] ?? 0) * net(sold, i) + (base.tau[bought] ?? 0) * net(bought, n);
        }
      }
      return income / (economies[n]?.populationMn ?? NaN);
    };
    const gap = Math.abs(Math.log(incomeAHead('EUR') / incomeAHead('GBR')));
    const distance = 0.1 + 0.5 * gap + 0.4 * 0.08 - 0.1 - 0.1;
    expect(table['EUR|GBR']).toBeCloseTo(1 - Math.max(0, distance), 3);
  });

  it('knows neighbours, the strangest first', () => {
    expect(neighboursOf(aScenario('world'), 'JPN')).toEqual(['CHN', 'KOR']);
    expect(neighboursOf(aScenario('quartet'), 'ALB').toSorted()).toEqual(['BOR', 'DUN']);
  });
});

describe('before the module opens', () => {
  it('nobody is judged, and people get used to what is', () => {
    const table = aPoliticalTable();
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    const solved = solveRound(table.scenario, table.state);
    if (!solved.ok) throw new Error(solved.error.code);
    const round = { ...solved.value, state: { ...table.state, round: 0 } };
    const judged = { round, figures: reportFigures(round), reports: {} };
    const outcome = settlePolitics(judged, politicsOf(table), 7);
    expect(outcome.report.economies).toEqual({});
    expect(outcome.random).toBe(7);
    const canada = must(outcome.state.seats['CAN'], 'CAN');
    expect(canada.support).toBe(50);
    expect(canada.referenceIncome).toBeGreaterThan(0.01);
  });
});

describe('a whole game with politics', () => {
  it.each([
    ['quartet', { preset: 'laboratory', modules: ['politics'], rounds: 6 }],
    ['world', { scenarioId: 'world', opening: 'today', preset: 'standard', rounds: 6 }],
  ] as const)('keeps every invariant from the lobby to the debrief: %s', (_name, settings) => {
    const table = aTable({
      ...settings,
      ...('modules' in settings ? { modules: [...settings.modules] } : {}),
    });
    table.host('startGame');
    while (table.state.phase !== 'debrief') {
      expect(findCountryViolations(table.scenario, table.state)).toEqual([]);
      table.host('skipPhase');
    }
    expect(table.state.reports).toHaveLength(7);
    for (const report of table.state.reports) {
      expect(Object.keys(report.modules?.politics?.economies ?? {})).toHaveLength(
        Object.keys(table.state.seats).length,
      );
    }
    expect(table.state.reports.at(-1)?.modules?.politics?.elections).toEqual([]);
  });
});
