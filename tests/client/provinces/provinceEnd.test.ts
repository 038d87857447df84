import { RULES_OF_1997 } from '#shared/content/provinces/reforms.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import { MEDAL_THRESHOLDS, medalFor } from '#shared/content/scores.ts';
import { CAREER_PARTS } from '#shared/content/vocabulary.ts';
import { comparedPart } from '../../../shared/rules/scores/finalScore.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadProvincesScenario } from '../../../shared/rules/scenario/anyScenario.ts';
import type { ProvincesFinal } from '#shared/protocol/provinces/provinceReport.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { CONCEPTS } from '#shared/content/concepts.ts';
import {
  amongOthers,
  CARD_OF_VIEW,
  missingWords,
  tableOnView,
  VIEWS,
} from '../../../client/panels/provinces/end/ProvinceEndPage.tsx';
import {
  bordersMade,
  provinceEnd,
  weightiestDecisions,
} from '../../../client/panels/provinces/end/provinceEndModel.ts';
import {
  conductTold,
  missingMost,
  pointsBesideEven,
  wayToMedal,
} from '../../../client/panels/provinces/end/ScoreCards.tsx';
import { say } from '../../../client/text/Say.tsx';
import { loadAllText } from '../../../client/text/t.ts';
import { aProvinceReport, aReport } from './aReport.ts';

function aPact(change: Partial<Pact>): Pact {
  return {
    id: 'a1',
    members: ['AH', 'SH'],
    payments: [],
    goods: 'all',
    atMost: 1,
    isBinding: true,
    deposit: 0,
    hasOffice: false,
    rules: [],
    sinceRound: 1,
    untilRound: 3,
    ...change,
  };
}

beforeAll(loadAllText);

const loaded = loadProvincesScenario('year1997');
if (!loaded.ok) throw new Error(loaded.error.reason);
const scenario = loaded.value;

const { parts } = aProvinceReport();
const NOTHING = fromKeys(CAREER_PARTS, () => 0);
const byCareer = (career: number) =>
  ({ judged: { prosperity: { value: 1 }, career: { value: career } }, basis: 'career' }) as const;
const final: ProvincesFinal = {
  standings: [
    { economy: 'AH', career: 48, place: 2, index: 101, parts, medal: 'none', ...byCareer(48) },
    { economy: 'SH', career: 55, place: 1, index: 103, parts, medal: 'silver', ...byCareer(55) },
  ],
  tableMedal: 'bronze',
  nationalIncomePercent: 2.4,
  borderEffect: 17,
};
const reports = [
  aReport({ provinces: { AH: aProvinceReport({ wallBefore: 2, wall: 3 }), SH: aProvinceReport() } }),
  aReport({
    round: 2,
    nationalIncomePercent: 2.4,
    borderEffect: 17,
    provinces: { AH: aProvinceReport({ wallBefore: 3, wall: 1 }), SH: aProvinceReport() },
    enacted: 'weakLaw',
    acts: [{ type: 'leaveToMarket' }],
  }),
];
const unseen = { pact: 'a1', by: 'AH', round: 2, isSeen: false, deposit: 0, isExcluded: false } as const;

describe('the end of a game of provinces', () => {
  const end = provinceEnd(
    {
      scenario,
      provinces: { temperaments: { AH: 'opportunist', SH: 'reformer' }, breaches: [unseen] },
      reports,
      final,
      members: { SH: 'm1' },
    },
    'SH',
  );

  it('is a league table with the best career first', () => {
    expect(end.rows.map(({ economy }) => economy)).toEqual(['SH', 'AH']);
    expect(end.mine?.economy).toBe('SH');
  });

  it('says where the own result stands among those of the table, and by how much it leads', () => {
    const row = (economy: string, score: number) => ({ economy, score, place: 9 });
    const rows = [row('SH', 104.2), row('AH', 98), row('ZJ', 97.6)];
    const told = (mine: ReturnType<typeof row>) => amongOthers(rows, mine);
    expect(told(row('SH', 104.2))).toMatchObject({
      key: 'pend.among.first',
      params: { points: 6, seats: 3 },
    });
    // Told alike they share a place.
    expect(told(row('ZJ', 97.6))).toMatchObject({
      key: 'pend.among.place',
      params: { place: 2, score: 104 },
    });
    expect(amongOthers(rows.slice(1), row('ZJ', 97.6)).key).toBe('pend.among.level');
  });

  it('tells how bots were minded and what they did, breaches that nobody saw too', () => {
    expect(end.bots).toHaveLength(1);
    expect(end.bots[0]).toMatchObject({ temperament: 'opportunist', walls: [2, 3, 1], breaches: [unseen] });
  });

  it('ranks what the people gained on average: those who are told the same share a place', () => {
    const [second, first] = final.standings;
    const gained = (percent: number) => ({
      judged: { prosperity: { value: 100 * Math.log(1 + percent / 100) }, career: { value: 50 } },
    });
    const standings = [
      { ...must(second, 'AH'), ...gained(3.04) },
      { ...must(first, 'SH'), ...gained(2.96) },
    ];
    const { rows } = provinceEnd(
      {
        scenario,
        provinces: { temperaments: {}, breaches: [] },
        reports,
        final: { ...final, standings },
        members: {},
      },
      'SH',
    );
    expect(rows.map(({ incomePlace }) => incomePlace)).toEqual([1, 1]);
  });

  it('names no wall as a decision that came down to what the rules leave of it', () => {
    const causes = { ...aProvinceReport().causes, ownWall: 1.7 };
    const institution = { ...RULES_OF_1997, isSeparated: true };
    const titles = (wall: number) =>
      weightiestDecisions(
        [aReport({ institution, provinces: { AH: aProvinceReport({ wallBefore: 4, wall, causes }) } })],
        'AH',
      ).map(({ title }) => title.key);
    expect(titles(3)).toEqual([]);
    expect(titles(2)).toEqual(['pend.decision.wall']);
  });

  it('tells levels of others and events that moved it as much, and of them what the own people did not decide', () => {
    const causes = { ...aProvinceReport().causes, othersWalls: 1.6, events: 2.4, ownWall: 0.7 };
    const provinces = { AH: aProvinceReport({ wallBefore: 2, wall: 1, causes }) };
    const told = weightiestDecisions([aReport({ round: 3, provinces })], 'AH');
    expect(told.map(({ title, isOwn }) => [say(title), isOwn])).toEqual([
      ['Round 3: Events', false],
      ['Round 3: Walls of others', false],
      ['Round 3: your wall from 2 to 1', true],
    ]);
  });

  it('tells the loss of a pact that ended with the new one of the same round', () => {
    const causes = { ...aProvinceReport().causes, pacts: -1 };
    const ended = aPact({ members: ['AH', 'SH'] });
    const fresh = aPact({ members: ['AH', 'ZJ'], sinceRound: 2 });
    const again = aPact({ members: ['AH', 'SH'], sinceRound: 2 });
    const titles = (now: Pact) =>
      weightiestDecisions(
        [
          aReport({ round: 1, provinces: { AH: aProvinceReport() }, pacts: [ended], endedPacts: [ended.id] }),
          aReport({ round: 2, provinces: { AH: aProvinceReport({ causes }) }, pacts: [now] }),
        ],
        'AH',
      ).map(({ title }) => title.key);
    expect(titles(fresh)).toEqual(['pend.decision.pactsTurned']);
    expect(titles({ ...again, atMost: 2 })).toEqual(['pend.decision.pact']);
    // A renewal alone moved nothing.
    expect(titles(again)).toEqual([]);
  });

  it('tells trade and money of a pact apart, and money that ended by itself where the pact was renewed', () => {
    const pays = (untilRound: number) => [{ from: 'SH', to: 'AH', amountMn: 37_000, untilRound }];
    const first = aPact({ payments: pays(1) });
    const withMoney = (payments: number, causes: Partial<ReturnType<typeof aProvinceReport>['causes']>) => {
      const own = aProvinceReport();
      return {
        AH: { ...own, budgetParts: { ...own.budgetParts, payments }, causes: { ...own.causes, ...causes } },
      };
    };
    const told = weightiestDecisions(
      [
        aReport({ round: 1, pacts: [first], provinces: withMoney(370, { pacts: 1, payments: 8 }) }),
        aReport({
          round: 2,
          // What it pays itself now is another thing than what it is paid no more.
          pacts: [
            aPact({ sinceRound: 2, payments: [{ from: 'AH', to: 'SH', amountMn: 3_000, untilRound: 2 }] }),
          ],
          provinces: withMoney(-30, { pacts: 0.2, payments: -8 }),
        }),
      ],
      'AH',
    ).map(({ title, parts, isOwn }) => [say(title), parts && say(parts), isOwn]);
    expect(told).toEqual([
      ['Round 1: a pact with Shanghai', 'Trade +1.0%, payments +8.0%.', true],
      ['Round 2: ¥37 bn less was paid to you by Shanghai', undefined, false],
    ]);
  });

  it('tells what moved trade before money, and what borders made of the average income', () => {
    const own = aProvinceReport();
    const round = (at: number, paid: number, causes: Partial<typeof own.causes>, logChange: number) =>
      aReport({
        round: at,
        pacts: [aPact({ payments: [{ from: 'SH', to: 'AH', amountMn: paid * 100, untilRound: at }] })],
        provinces: {
          AH: {
            ...own,
            wallBefore: 4 - at,
            wall: 3 - at,
            budgetParts: { ...own.budgetParts, payments: paid },
            causes: { ...own.causes, ...causes },
            logChange,
          },
        },
      });
    const reports = [
      round(1, 10, { ownWall: 2, pacts: 1, payments: 6 }, 9),
      round(2, 90, { ownWall: 1, payments: -5, events: 0.5 }, -3.5),
    ];
    const kinds = weightiestDecisions(reports, 'AH').map(({ title }) => title.key);
    expect(kinds.slice(0, 3)).not.toContain('pend.decision.receivedMore');
    expect(kinds.at(-1)).toBe('pend.decision.receivedMore');
    const { own: levels, others } = bordersMade(reports, 'AH');
    // Of two rounds the second counts half: 2 + 1 / 2 of the own wall, 1 of the pact.
    expect(levels / others).toBeCloseTo(2.5);
    expect(others).toBeGreaterThan(1);
  });

  it('tells that a pact was left, with whom, and beside what was joined', () => {
    const causes = { ...aProvinceReport().causes, pacts: -1 };
    const ended = aPact({ members: ['AH', 'SH', 'JS'], isBinding: false });
    const goesOn = aPact({ members: ['SH', 'JS'], isBinding: false });
    const fresh = aPact({ id: 'a2', members: ['AH', 'ZJ'], sinceRound: 2 });
    const titles = (pacts: readonly Pact[], from: readonly string[] = []) =>
      weightiestDecisions(
        [
          aReport({ round: 1, provinces: { AH: aProvinceReport() }, pacts: [ended] }),
          aReport({ round: 2, provinces: { AH: aProvinceReport({ causes }) }, pacts }),
        ],
        'AH',
        from.length === 0 ? [] : [{ pact: ended.id, by: 'AH', from, round: 2, points: 3 }],
      ).map(({ title }) => say(title));
    expect(titles([], ['SH', 'JS'])).toEqual(['Round 2: you left the pact with Shanghai and Jiangsu']);
    expect(titles([goesOn])).toEqual(['Round 2: you left the pact with Shanghai and Jiangsu']);
    expect(titles([goesOn, fresh])).toEqual([
      'Round 2: a new pact with Zhejiang; you left the one with Shanghai and Jiangsu',
    ]);
    expect(titles([])).toEqual(['Round 2: no pact with Shanghai and Jiangsu any more']);
    expect(titles([aPact({ id: 'a3', members: ['AH', 'ZJ'], sinceRound: 2 })])).toEqual([
      'Round 2: no pact with Shanghai and Jiangsu any more; a new one with Zhejiang',
    ]);
  });

  it('holds national income from the opening on, and what medals ask for', () => {
    expect(end.nation.at(0)).toBeCloseTo(0, 6);
    expect(end.nation.slice(1)).toEqual([0, 2.4]);
    expect(end.thresholds[0]).toEqual({ medal: 'gold', incomePercent: 15, borderEffect: 5 });
  });
});

describe('the four views', () => {
  const played = {
    provinces: { breaches: [unseen] },
    reports,
    opening: { times: 21, percent: 46 },
  };

  it('each say what this table has to say on them', () => {
    expect(tableOnView('market', played)).toMatchObject({
      key: 'fourViews.market.here',
      params: { round: 2 },
    });
    expect(tableOnView('redraw', played).key).toBe('fourViews.redraw.notTried');
    expect(tableOnView('cooperate', played).params).toMatchObject({ pacts: 0, breaches: 1, reforms: 1 });
    for (const view of VIEWS) expect(say(tableOnView(view, played))).not.toMatch(/[{}]|NaN|undefined/);
  });

  it('lead to a card with sources', () => {
    for (const view of VIEWS) expect(CONCEPTS[CARD_OF_VIEW[view]].sources.length).toBeGreaterThan(0);
  });
});

describe('why a result is not better', () => {
  const standing = must(final.standings[0], 'a standing');
  const told = (income: number, career: number): string | undefined => {
    const sentence = missingMost(
      {
        ...standing,
        score: 0.625 * income + 0.375 * career,
        judged: {
          prosperity: { value: 1, betterThan: income },
          career: { value: 48, betterThan: career },
        },
      },
      { tournament: -1, budget: -4.2, jobs: -3, compliance: 0, welfare: 0 },
    );
    return sentence && say(sentence);
  };

  it('is the part on which most points are missing', () => {
    expect(told(20, 0)).toContain('50 points below 62. 80 of 100 bots');
    expect(told(90, 10)).toContain('34 points below 38');
    expect(told(90, 10)).toContain('Budget: 4.2 marks a round');
  });

  it('stands with the medal, above all folds', () => {
    const judged = {
      prosperity: { value: 1, betterThan: 100 },
      career: { value: 48, betterThan: 10 },
    };
    const row = { ...standing, score: 66, medal: 'silver', judged } as const;
    const game = { settings: {} };
    expect(missingWords(row, { scenario, reports: [], game })).toContain('34 points below 38');
    expect(missingWords({ ...row, score: 101, medal: 'gold' }, { scenario, reports: [], game })).toBe('');
  });

  it('is not told where next to nothing is missing, or nothing is compared', () => {
    expect(told(98, 95)).toBeUndefined();
    expect(missingMost(standing, NOTHING)).toBeUndefined();
  });

  it('weighs each part of a career as the rules of its round did', () => {
    const own = aProvinceReport({ parts: { ...parts, budget: 10, jobs: 0 } });
    const { budget, jobs, tournament } = pointsBesideEven(
      scenario,
      [aReport({ provinces: { AH: own } })],
      'AH',
    );
    const { growth: weights } = scenario.economy.market.politics.weights;
    expect([budget, jobs, tournament]).toEqual([-40 * weights.budget, -50 * weights.jobs, 0]);
  });
});

describe('the way to the next medal', () => {
  const results = Array.from({ length: 50 }, (_, place) => place);
  const said = (income: number, career: number): string | undefined => {
    const score = 0.625 * income + 0.375 * career;
    const judged = {
      prosperity: { value: 1, betterThan: income },
      career: { value: career / 2, betterThan: career },
    };
    const par = { prosperity: results, support: results };
    const way = wayToMedal({ score, medal: medalFor(score), judged }, par, MEDAL_THRESHOLDS);
    return way && say(way);
  };

  it('is the lowest career that brings it at the same income', () => {
    const told = said(100, 12);
    const career = Number(/average mark of ([\d.]+)/.exec(told ?? '')?.[1]);
    const scoreAt = (value: number): number =>
      62.5 + 0.375 * (comparedPart('support', results, value, 'rounds').counted ?? NaN);
    expect(medalFor(scoreAt(career))).toBe('gold');
    expect(medalFor(scoreAt(career - 0.2))).toBe('silver');
  });

  it('is an income where no career alone would be enough, and nothing above gold', () => {
    // A career counts on beyond the best of the bots, as far as 150 of 100.
    expect(said(20, 90)).toMatch(/^At the same income, an average mark of 5\d/);
    expect(said(-10, 140)).toMatch(/^At the same average mark, an average income of/);
    expect(said(100, 90)).toBeUndefined();
  });
});

describe('what the own levels came to', () => {
  const round = { round: 1, wall: 0, block: 1, incomePercent: 4.7, points: -27.3 };
  const best = { levels: 'start', untilRound: 3, index: 118, career: 47.1, score: 76.2 } as const;
  const said = (conduct: Parameters<typeof conductTold>[0]): string =>
    conductTold(conduct, 67, MEDAL_THRESHOLDS).map(say).join(' ');

  it('names the round that cost the career most, and what would have brought a better medal', () => {
    const later = { ...round, round: 4, points: 12 };
    const told = said({ rounds: [round, later], best });
    expect(told).toContain('most in round 1: 27.3 marks of the centre');
    expect(told).toContain('through round 3');
    expect(told).toContain('about 76 (gold)');
  });

  it('says so where nothing that was tried is better', () => {
    expect(said({ rounds: [{ ...round, points: 3 }] })).toContain('No such change');
  });
});
