import { PRESETS } from '#shared/content/presets.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { forecastMeasures, forecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import {
  careerRows,
  dialSteps,
  inspectionRisk,
  movesAnyway,
  othersMoved,
  pairsOpen,
  startingMeasures,
  untouchedMeasures,
  whatItDoes,
  withMeasure,
} from '../../../client/panels/provinces/policy/measuresModel.ts';
import { PROVINCE_CORRIDORS } from '#shared/content/provinces/provinceConstants.ts';
import { isCheaperHere, reformInNumbers } from '../../../client/panels/provinces/own/ownModel.ts';
import { shutText } from '../../../client/panels/provinces/policy/MeasureFold.tsx';
import { bestPair } from '../../../client/panels/provinces/policy/MeasuresPanel.tsx';
import { levelPercent } from '../../../client/panels/provinces/own/ownModel.ts';
import { routeAhead } from '#shared/rules/provinces/settlement/corridors.ts';
import { loadAllText, t } from '../../../client/text/t.ts';
import { aProvincesTable } from '../../support/aProvincesTable.ts';
import { place } from '../../support/withCard.ts';

beforeAll(loadAllText);

describe('the two dials of a province', () => {
  const { scenario, state: game } = aProvincesTable();

  it('say what each level would be as a tariff', () => {
    const percents = [0, 1, 2, 3, 4].map((level) => Math.round(levelPercent(scenario, level)));
    expect(percents).toEqual([0, 9, 19, 29, 41]);
  });

  it('cost nothing for one step and ten for a second, and end after two', () => {
    const steps = dialSteps(scenario, game, 'AH', 'wall');
    expect(steps.map(({ cost }) => cost)).toEqual([10, 0, 0, 0, 10]);
    const zhejiang = dialSteps(scenario, game, 'ZJ', 'wall');
    expect(zhejiang.map(({ state }) => state)).toEqual(['open', 'open', 'open', 'open', 'far']);
  });

  it('open to the last level by pact alone, where the table says so', () => {
    const { pactLimits } = PRESETS.provincesStandard;
    const stepwise = { ...game, settings: { ...game.settings, pactLimits } };
    const steps = dialSteps(scenario, stepwise, 'AH', 'wall');
    expect(steps.map(({ state }) => state)).toEqual(['byPact', 'open', 'open', 'open', 'far']);
    expect(pairsOpen(scenario, stepwise, 'AH')).toHaveLength(9);
  });

  it('can be sealed in all pairs within two levels that there is money for, as they stand first', () => {
    const pairs = pairsOpen(scenario, game, 'AH');
    expect(pairs[0]).toEqual({ wall: 2, block: 2 });
    expect(pairs).toHaveLength(25);
    const { provinces } = game;
    const poor = { ...must(provinces.provinces['AH'], 'AH'), freeMoney: 9 };
    const broke = { ...game, provinces: { ...provinces, provinces: { ...provinces.provinces, AH: poor } } };
    expect(pairsOpen(scenario, broke, 'AH')).toHaveLength(9);
  });

  it('are told the pair of levels that is best, with what it does to both parts of the result until it is set', () => {
    const now = { wall: 2, block: 2 };
    const own = (levels: typeof now) => {
      const told = forecastMeasures(scenario, game, 'AH', levels);
      if (!told.ok) throw new Error(told.error.code);
      return { levels, own: must(told.value.after.provinces['AH'], 'AH') };
    };
    const [stays, opens] = [own(now), own({ wall: 1, block: 2 })];
    const bots = { prosperity: [-3, 0, 3], support: [-150, 50, 250] };
    const par = { games: 1, seats: { AH: bots }, bestPath: {} };
    const view = { scenario, game: { ...game, par } };
    const asked = { before: stays.own, pairs: [stays, opens] };
    const told = must(bestPair(view, 'AH', asked, now), 'an answer');
    expect(told.levels).toEqual({ wall: 1, block: 2 });
    expect(told.told).toMatch(
      /^Advice: wall 1, export limit 2\. Points \d+ → \d+: people’s income \+\d+, career [+−]?\d+\.$/u,
    );
    const set = must(bestPair(view, 'AH', asked, { wall: 1, block: 2 }), 'an answer');
    expect(set.told).toMatch(
      /: press Seal\. A wall at 2 would change your points: people’s income −\d+, career [+−]?\d+\.$/u,
    );
    // Where the present pair is the best, nothing is to be set; before the model has answered, nothing is told.
    expect(bestPair(view, 'AH', { before: stays.own, pairs: [stays] }, now)?.levels).toBeUndefined();
    expect(bestPair(view, 'AH', { pairs: [] }, now)).toBeUndefined();
  });

  it('lose the levels whose tools reforms have taken', () => {
    const { provinces } = game;
    const reformed = {
      ...game,
      provinces: {
        ...must(provinces, 'provinces'),
        reforms: ['taxSharing', 'standardTransfers', 'separation'] as const,
      },
    };
    const states = dialSteps(scenario, reformed, 'AH', 'wall').map(({ state }) => state);
    expect(states).toEqual(['open', 'open', 'open', 'removed', 'removed']);
  });

  it('begin where they stand, and go on from what was saved', () => {
    expect(startingMeasures(game, 'AH')).toEqual({ wall: 2, block: 2 });
    const saved = { wall: 3, block: 1 };
    const drafted = {
      ...game,
      provinces: { ...game.provinces, drafts: { AH: saved } },
    };
    expect(startingMeasures(drafted, 'AH')).toEqual(saved);
    expect(untouchedMeasures(drafted, 'AH')).toEqual({ wall: 2, block: 2 });
  });
});

describe('what an envelope would do', () => {
  const { scenario, state: game } = aProvincesTable();
  const forecast = forecastMeasures(scenario, game, 'AH', { wall: 3, block: 2 });
  if (!forecast.ok) throw new Error(forecast.error.code);
  const moved = (career: number) => ({
    was: { score: 40, income: { points: 30 } },
    next: { score: 40 + career, income: { points: 30 } },
  });

  it('is said in words: what the people have of it, and which part moves the career most', () => {
    expect(whatItDoes(scenario, game, 'AH', forecast.value, moved(3))).toBe(
      'Your people lose 2.1%. Career +3 points. Largest cause: Growth compared with others.',
    );
  });

  it('counts in its sentence what comes on top of the parts, so that it agrees with the sum', () => {
    const { before } = forecast.value;
    const was = must(before.provinces['AH'], 'AH');
    const fined = { ...was, score: was.score - 12, lumps: { ...was.lumps, deposits: -12 } };
    const after = { ...before, provinces: { ...before.provinces, AH: fined } };
    expect(whatItDoes(scenario, game, 'AH', { before, after }, moved(-2))).toBe(
      'Your people’s income stays the same. Career −2 points. Largest cause: Deposits lost.',
    );
  });

  it('names of a fall what takes most, though other parts rise', () => {
    const { before } = forecast.value;
    const was = must(before.provinces['AH'], 'AH');
    const parts = {
      ...was.parts,
      tournament: was.parts.tournament + 10,
      jobs: was.parts.jobs - 30,
      welfare: was.parts.welfare + 10,
      compliance: was.parts.compliance + 10,
    };
    const after = {
      ...before,
      provinces: { ...before.provinces, AH: { ...was, parts, score: was.score - 0.5 } },
    };
    expect(whatItDoes(scenario, game, 'AH', { before, after }, moved(-1))).toContain(
      'Largest cause: State jobs.',
    );
  });

  it('says of a wall that falls why the people gain while growth falls behind, and not of one that rises', () => {
    const { before, after } = forecast.value;
    const was = must(before.provinces['AH'], 'AH');
    expect(isCheaperHere(was, must(after.provinces['AH'], 'AH'))).toBe(false);
    const opened = forecastMeasures(scenario, game, 'AH', { wall: 0, block: 2 });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(isCheaperHere(was, must(opened.value.after.provinces['AH'], 'AH'))).toBe(true);
  });

  // By a level, or one off where it is the highest: what the briefing and the policy page say of every seat.
  it.each(['year1987', 'year1997'] as const)(
    'is that a wall helps growth and costs the people of each province, and all of them where all raise it (%s)',
    (opening) => {
      const table = aProvincesTable({ opening });
      const { provinces } = table.state;
      const raised = Object.entries(provinces.provinces).map(([seat, own]) => [seat, own.wall + 1] as const);
      for (const [seat, wall] of raised) {
        const made = forecastMeasures(table.scenario, table.state, seat, {
          wall: wall > 4 ? 3 : wall,
          block: must(provinces.provinces[seat], seat).block,
        });
        if (!made.ok) throw new Error(made.error.code);
        const [was, next] = [made.value.before.provinces[seat], made.value.after.provinces[seat]];
        const sign = wall > 4 ? -1 : 1;
        expect(sign * (must(next, seat).parts.tournament - must(was, seat).parts.tournament)).toBeGreaterThan(
          0,
        );
        expect(sign * (must(next, seat).index - must(was, seat).index)).toBeLessThan(0);
      }
      const all = raised.map(([seat, wall]) => [
        seat,
        { ...must(provinces.provinces[seat], seat), wall: Math.min(4, wall) },
      ]);
      const walled = { ...provinces, provinces: Object.fromEntries(all) };
      const rounds = [table.state, { ...table.state, provinces: walled }].map((view) =>
        forecastRound(table.scenario, view, 'SH'),
      );
      const [was, next] = rounds.map((round) => (round.ok ? round.value.provinces : {}));
      for (const [seat] of raised)
        expect(must(next?.[seat], seat).index).toBeLessThan(must(was?.[seat], seat).index);
    },
  );

  it('is nothing for score and income when nothing is changed', () => {
    const still = forecastMeasures(scenario, game, 'AH', untouchedMeasures(game, 'AH'));
    if (!still.ok) throw new Error(still.error.code);
    expect(whatItDoes(scenario, game, 'AH', still.value, moved(0))).toBe(
      'Your people’s income stays the same.',
    );
  });

  it('is told beside what the round brings even where nothing is changed', () => {
    const jobs = { index: 100, stateJobs: 110.2 };
    expect(movesAnyway('AH', forecast.value, jobs)).toMatch(
      /^Even if you change nothing: State jobs 110\.2 → /u,
    );
    expect(movesAnyway('AH', forecast.value)).toBeUndefined();
  });

  it('tells places apart only where growth is not level', () => {
    const { before, after } = forecast.value;
    const places = scenario.dealOrder.map((seat) => before.provinces[seat]?.place);
    expect(places).toEqual(scenario.dealOrder.map(() => 1));
    expect(after.provinces['AH']?.place).toBe(1);
    expect(after.provinces['JS']?.place).toBeGreaterThan(1);
  });

  it('opens the change of the career score into rows that sum to it', () => {
    const { before, after } = forecast.value;
    const [was, next] = [must(before.provinces['AH'], 'AH'), must(after.provinces['AH'], 'AH')];
    const rows = careerRows(scenario, game, was, next);
    const sum = rows.reduce((total, { points }) => total + points, 0);
    expect(sum + next.lumps.sanction - was.lumps.sanction).toBeCloseTo(next.score - was.score, 6);
    expect(rows.reduce((total, { weight }) => total + weight, 0)).toBeCloseTo(1, 9);
  });

  it('names the others that it hits, the hardest first', () => {
    const others = othersMoved('AH', forecast.value);
    expect(others).toHaveLength(4);
    expect(others.every(({ economy }) => economy !== 'AH')).toBe(true);
    const sizes = others.map(({ percent }) => Math.abs(percent));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });
});

describe('the risk of an inspection', () => {
  it('is told as the cards at work have made it', () => {
    const table = aProvincesTable({ centre: 'host' });
    expect(inspectionRisk(table.scenario, table.state)).toEqual({ chance: 0, fine: 0 });
    table.change({ reforms: ['taxSharing', 'strongLaw'] });
    expect(inspectionRisk(table.scenario, table.state).chance).toBeCloseTo(0.4, 9);
    place(table, 'fairCompetitionReview');
    table.nextRound();
    expect(inspectionRisk(table.scenario, table.state).chance).toBeCloseTo(0.6, 9);
  });
});

describe('more measures', () => {
  it('come into the envelope and leave it without a trace', () => {
    const plain = { wall: 1, block: 1 };
    const more = withMeasure(plain, 'petition', 'HB');
    expect(more).toEqual({ ...plain, petition: 'HB' });
    expect(withMeasure(more, 'petition', undefined)).toEqual(plain);
  });
});

describe('a corridor', () => {
  it('is paid for by others, can be filled up, waits for members, or cannot be built in this round', () => {
    const { state } = aProvincesTable();
    const bay = must(
      PROVINCE_CORRIDORS.find(({ id }) => id === 'hangzhouBay'),
      'the bay',
    );
    const ahead = (
      sums: Readonly<Record<string, number>>,
      left: number,
      sealedBy: readonly string[] = [],
    ) => {
      const pledges = Object.entries(sums).map(([by, yuan100m]) => ({ by, corridor: bay.id, yuan100m }));
      const { missing, way } = routeAhead(
        { provinces: { ...state.provinces, pledges }, sealedBy: [...sealedBy] },
        'SH',
        bay,
        left,
      );
      return [missing, way];
    };
    const cost = bay.costYuan100m;
    const others = bay.members.filter((member) => member !== 'SH');
    expect(ahead({ ZJ: cost }, 5)).toEqual([0, 'paid']);
    expect(ahead({ ZJ: cost - 5 }, 5)).toEqual([5, 'fill']);
    // What the reader has promised itself is no promise of others.
    expect(ahead({ SH: 5, ZJ: cost - 6 }, 5)).toEqual([6, 'wait']);
    expect(ahead({ ZJ: cost - 6 }, 5, others)).toEqual([6, 'noWay']);
    // The grant of a centre that names no route is counted for the one that has most promised with what the reader adds.
    const { centre } = state.provinces;
    const granted = { ...state.provinces, centre: { ...centre, acts: [{ type: 'corridorGrant' } as const] } };
    const missingWith = (pledges: readonly { by: string; corridor: string; yuan100m: number }[]): number =>
      routeAhead({ provinces: { ...granted, pledges }, sealedBy: [] }, 'SH', bay, cost).missing;
    expect(missingWith([])).toBe(cost / 2);
    expect(missingWith([{ by: 'LN', corridor: 'bohaiCrossing', yuan100m: cost / 2 }])).toBe(cost / 2 + 1);
    // Of two whose money is together the one is built that has more for its cost.
    const other = must(
      PROVINCE_CORRIDORS.find(({ id }) => id === 'bohaiCrossing'),
      'the crossing',
    );
    const rival = { by: 'LN', corridor: other.id, yuan100m: other.costYuan100m * 1.5 };
    const provinces = { ...state.provinces, pledges: [rival] };
    const outdone = routeAhead({ provinces, sealedBy: [] }, 'SH', bay, 2 * cost).missing;
    expect(outdone).toBe(Math.floor(cost * 1.5) + 1);
  });

  it('that cannot be built is told with what is missing, and no sum beside the one that the budget says is free', () => {
    const corridor = must(PROVINCE_CORRIDORS[0], 'a corridor');
    const told = shutText([{ corridor, built: 0, missing: 318 }]);
    expect(shutText([{ corridor, built: 1, missing: 318 }])).not.toBe(told);
    expect(told.match(/[\d.]+ bn/g)).toEqual(['31.8 bn']);
    const waiting = t('corridorPledge.wait', { missing: '¥31.8 bn' });
    expect(waiting.match(/[\d.]+ bn/g)).toEqual(['31.8 bn']);
  });

  it('is counted with what it brings once a promise fills up what others have promised in sight of the reader', () => {
    const { scenario, state } = aProvincesTable();
    const bay = must(
      PROVINCE_CORRIDORS.find(({ id }) => id === 'hangzhouBay'),
      'the bay',
    );
    const told = (promised: number, own: number, wary?: string) => {
      const pledges = [{ by: 'ZJ', corridor: bay.id, yuan100m: promised }];
      const game = { ...state, provinces: { ...state.provinces, pledges }, ...(wary && { wary }) };
      const pledge = { corridor: bay.id, yuan100m: own };
      const forecast = forecastMeasures(scenario, game, 'SH', { wall: 2, block: 2, pledge });
      if (!forecast.ok) throw new Error(forecast.error.code);
      const { before, after } = forecast.value;
      return { was: must(before.provinces['SH'], 'SH'), next: must(after.provinces['SH'], 'SH') };
    };
    const built = told(bay.costYuan100m - 40, 40, 'SH');
    expect(built.next.index).toBeGreaterThan(built.was.index + 0.1);
    expect(built.next.budgetParts.spending).toBeCloseTo(40, 9);
    // One yuan short it is not built, and half of it is lost; nor does a leader count what it does not know.
    for (const { was, next } of [told(bay.costYuan100m - 41, 40, 'SH'), told(bay.costYuan100m - 40, 40)]) {
      expect(next.index).toBeCloseTo(was.index, 4);
      expect(next.budgetParts.spending).toBeCloseTo(20, 9);
    }
  });
});

describe('a reform that comes into force', () => {
  it('is told in numbers of the money of the own seat', () => {
    const table = aProvincesTable();
    const { scenario } = table;
    const own = must(table.settle().provinces['AH'], 'AH');
    const standing = { budgetParts: { ...own.budgetParts, transfers: own.budgetParts.transfers + 47 } };
    const fiscal = reformInNumbers(scenario, table.state, {
      me: 'AH',
      reform: 'standardTransfers',
      standing,
    });
    expect(fiscal?.params).toMatchObject({
      transfersYuan: own.budgetParts.transfers + 47,
      transfersBeforeYuan: own.budgetParts.transfers,
    });
  });
});
