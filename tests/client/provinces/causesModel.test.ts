import { beforeAll, describe, expect, it } from 'vitest';
import { RULES_OF_1997 } from '#shared/content/provinces/reforms.ts';
import { CAREER_PARTS } from '#shared/content/vocabulary.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import {
  causeRow,
  causesTold,
  decisionOf,
  endsOfRows,
  scoreLines,
} from '../../../client/panels/provinces/results/causesModel.ts';
import { flowArrows, largestFlows } from '../../../client/panels/provinces/figures/mapLayersModel.ts';
import type { IncomeCause } from '#shared/protocol/provinces/provinceReport.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { agreementId } from '#shared/kernel/ids.ts';
import { careerSince, isRicherAndBehind, wallsMoved } from '../../../client/panels/provinces/own/ownModel.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { aProvincesTable } from '../../support/aProvincesTable.ts';
import { aProvinceReport, aReport } from './aReport.ts';

beforeAll(loadAllText);

const { scenario } = aProvincesTable();

const quiet = aProvinceReport();
const causes = { ...quiet.causes, ownWall: -2, pacts: 1.5, corridors: 0.5, drive: 0.001 };
const row = causeRow('AH', { causes, logChange: 0.001 });
const rounded = (value: number): number => Number(value.toFixed(2));

describe('bars of a change', () => {
  it('lay gains to the right and losses to the left, one after another', () => {
    expect(row.bars.map(({ part, from, to }) => [part, rounded(from), rounded(to)])).toEqual([
      ['ownWall', -2, 0],
      ['pacts', 0, 1.5],
      ['corridors', 1.5, 2],
    ]);
  });

  it('sum to the per cent by which real income changed, not to its log', () => {
    const halves = { ...quiet.causes, ownWall: -4, pacts: -6 };
    const { sum, bars } = causeRow('SH', { causes: halves, logChange: -10 });
    expect(sum).toBeCloseTo(100 * Math.expm1(-0.1), 9);
    expect(bars.reduce((all, { value }) => all + value, 0)).toBeCloseTo(sum, 9);
  });

  it('share one line and name only what has a bar', () => {
    const rows = [row, causeRow('SH', { causes: { ...quiet.causes, payments: 3 }, logChange: 3 })];
    const { low, high } = endsOfRows(rows);
    expect([low, high].map(rounded)).toEqual([-2, 3.05]);
    expect(causesTold(rows)).toEqual(['ownWall', 'pacts', 'corridors', 'payments']);
  });

  it('have a line even where nothing moved', () => {
    const { low, high } = endsOfRows([causeRow('AH', quiet)]);
    expect(high).toBeGreaterThan(low);
  });
});

describe('a part of the own change', () => {
  const pact: Pact = {
    id: agreementId(1),
    members: ['SH', 'AH'],
    goods: 'all',
    atMost: 0,
    isBinding: false,
    deposit: 0,
    hasOffice: false,
    rules: [],
    payments: [],
    sinceRound: 2,
    untilRound: 3,
  };
  const others: Pact = { ...pact, id: agreementId(2), members: ['JS', 'ZJ'] };
  const paying = (payments: number) =>
    aReport({
      provinces: { SH: aProvinceReport({ budgetParts: { ...quiet.budgetParts, payments } }) },
    });
  const told = (
    report: ReturnType<typeof aReport>,
    part: IncomeCause,
    value: number,
    last?: ReturnType<typeof aReport>,
  ): readonly unknown[] => {
    const { name, why } = decisionOf({ me: 'SH', report, last }, { part, value });
    return [name.key, name.params, why?.key];
  };

  it('names the own wall by the way it went, and how that worked', () => {
    const report = aReport({ provinces: { SH: aProvinceReport({ wall: 1, wallBefore: 3 }) } });
    expect(told(report, 'ownWall', 2)).toEqual(['pdecision.ownWallLower', {}, 'pdecisionWhy.ownWallLowerUp']);
    expect(told(report, 'ownWall', -2)[2]).toBe('pdecisionWhy.ownWallLowerDown');
  });

  it('tells a wall that came down to what the rules leave of it as theirs', () => {
    const forced = (wall: number, last?: ReturnType<typeof aReport>) =>
      told(
        aReport({
          institution: { ...RULES_OF_1997, isSeparated: true },
          provinces: { SH: aProvinceReport({ wall, wallBefore: 4 }) },
        }),
        'ownWall',
        2,
        last,
      )[0];
    expect(forced(3)).toBe('pdecision.ownWallForced');
    expect(forced(2)).toBe('pdecision.ownWallLower');
    expect(forced(2, aReport({ isCrackdown: true }))).toBe('pdecision.ownWallForced');
  });

  it('names two provinces whose walls moved, counts more, and tells both ways apart', () => {
    const [up, down] = [aProvinceReport({ wall: 3 }), aProvinceReport({ wall: 1 })];
    const provinces = (all: readonly string[], moved = up) => ({
      ...Object.fromEntries(all.map((economy) => [economy, moved])),
      SH: down,
    });
    expect(told(aReport({ provinces: provinces(['AH', 'JS']) }), 'othersWalls', -1)).toEqual([
      'pdecision.othersWallsHigher',
      { economies: ['AH', 'JS'] },
      'pdecisionWhy.othersWallsHigher',
    ]);
    expect(told(aReport({ provinces: provinces(['AH', 'JS', 'ZJ']) }), 'othersWalls', 1)).toEqual([
      'pdecision.othersWallsHigherByMany',
      { count: 3 },
      'pdecisionWhy.othersWallsHigherTurned',
    ]);
    const both = { ...provinces(['AH', 'JS']), ZJ: down };
    expect(told(aReport({ provinces: both }), 'othersWalls', 1).slice(0, 2)).toEqual([
      'pdecision.othersWalls',
      { lower: 1, higher: 2 },
    ]);
    // What lowers income though walls fell has its reason too.
    const lower = aReport({ provinces: provinces(['AH'], down) });
    expect(told(lower, 'othersWalls', -0.1)[2]).toBe('pdecisionWhy.othersWallsLowerTurned');
    expect(told(lower, 'othersWalls', 0.1)[2]).toBe('pdecisionWhy.othersWallsLower');
  });

  it('names with whom the own pact is, and leaves no pact of others out', () => {
    const [none, one] = [aReport(), aReport({ pacts: [pact] })];
    const two = aReport({ pacts: [pact, others] });
    expect(told(one, 'pacts', 1, none)).toEqual([
      'pdecision.signed',
      { economies: ['AH'], count: 1 },
      'pdecisionWhy.signed',
    ]);
    expect(told(two, 'pacts', 1)[0]).toBe('pdecision.signedAndOthers');
    expect(told(none, 'pacts', -1, one)[0]).toBe('pdecision.ended');
    expect(told(two, 'pacts', -1, one)).toEqual([
      'pdecision.signedByOthers',
      { economies: ['JS', 'ZJ'] },
      'decisionWhy.signedOthers',
    ]);
  });

  it('says that what a new pact would have opened is counted with the own wall that fell beside it', () => {
    const opened = aReport({
      pacts: [pact],
      provinces: { SH: aProvinceReport({ wall: 0, wallBefore: 2 }) },
    });
    expect(told(opened, 'pacts', 0.4, aReport())[2]).toBe('pdecisionWhy.signedBeside');
  });

  it('calls a renewed pact no new one', () => {
    const renewed = aReport({ pacts: [{ ...pact, id: agreementId(3), sinceRound: 4 }] });
    expect(told(renewed, 'pacts', 1, aReport({ pacts: [pact] }))[0]).toBe('cause.pacts');
  });

  it('names the card that began or ended, not one that leaves the market alone', () => {
    const at = (...cards: readonly string[]) =>
      aReport({
        events: cards.map((card) => ({
          id: card,
          card,
          announcedInRound: 1,
          fromRound: 2,
          untilRound: 9,
          placedBy: 'seed' as const,
          economies: [],
        })),
      });
    const key = (report: ReturnType<typeof at>, last?: ReturnType<typeof at>) =>
      told(report, 'events', 2, last)[0];
    const accession = 'provinceEvent.wtoAccession.title';
    expect(key(at('wtoAccession', 'cadreEvaluation'))).toBe(accession);
    expect(key(at('wtoAccession', 'trunkHighways'), at('trunkHighways'))).toBe(accession);
    expect(key(at('wtoAccession', 'fukangFee'), at('fukangFee'))).toBe(accession);
    expect(key(at('fukangFee'), at('fukangFee'))).toBe('provinceEvent.fukangFee.title');
    expect(key(at('wtoAccession', 'trunkHighways'))).toBe('pdecision.events');
    expect(key(at(), at('woolWars'))).toBe('pdecision.eventEnded');
    expect(key(at('cadreEvaluation'), at('trunkHighways', 'cadreEvaluation'))).toBe('pdecision.eventEnded');
    expect(key(at('cadreEvaluation'))).toBe('cause.events');
  });

  it('calls money that no longer comes no payment of the own', () => {
    expect(told(paying(0), 'payments', -2, paying(11))[0]).toBe('pdecision.receivedLess');
    expect(told(paying(-5), 'payments', -2, paying(11))[0]).toBe('cause.payments');
    expect(told(paying(-5), 'payments', -2)[0]).toBe('decision.paid');
    expect(told(paying(5), 'payments', 2)[0]).toBe('decision.received');
    expect(told(paying(-1), 'payments', 2, paying(-5))[0]).toBe('pdecision.paidLess');
    expect(told(paying(-5), 'payments', -2, paying(-1))[0]).toBe('pdecision.paidMore');
    // Whoever begins to pay and is still paid more than that loses by its own payment, not by those of others.
    const money = (from: string, to: string, amountMn: number) => ({ from, to, amountMn, untilRound: 9 });
    const paid = { ...pact, payments: [money('AH', 'SH', 900)] };
    const both = { ...pact, payments: [money('AH', 'SH', 900), money('SH', 'AH', 400)] };
    const by = (each: typeof paid, payments: number) => ({ ...paying(payments), pacts: [each] });
    expect(told(by(both, 5), 'payments', -2, by(paid, 9))[0]).toBe('decision.paid');
    expect(told(by(paid, 9), 'payments', 2, by(both, 5))[0]).toBe('pdecision.paidLess');
    // Whoever owes more than it can pay pays less, and nobody pays it.
    const due = { ...pact, payments: [money('SH', 'AH', 800)] };
    expect(told(by(due, -2.6), 'payments', 1.5, by(due, -8))[0]).toBe('pdecision.paidLess');
    const owing = { ...pact, payments: [money('AH', 'SH', 800)] };
    expect(told(by(owing, 3), 'payments', -1.5, by(owing, 8))[0]).toBe('pdecision.receivedLess');
  });
});

describe('lines of a career score', () => {
  const growth = { tournament: 0.4, budget: 0.25, jobs: 0.2, welfare: 0.1, compliance: 0.05 };
  const broad = { tournament: 0.2, budget: 0.15, jobs: 0.1, welfare: 0.4, compliance: 0.15 };
  const parts = { ...fromKeys(CAREER_PARTS, () => 50), welfare: 80, tournament: 40 };
  const lumps = { ...quiet.lumps, fines: -10 };

  it.each([
    ['growth', growth],
    ['broad', broad],
  ])('sum to the score under the weights in force: %s', (_, weights) => {
    const score = CAREER_PARTS.reduce((sum, part) => sum + weights[part] * parts[part], -10);
    const lines = scoreLines({ parts, lumps, score }, [growth, broad]);
    expect(lines.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 9);
    expect(lines).toHaveLength(6);
  });
});

describe('trade that moved', () => {
  const flows = [
    { buyer: 'SH', seller: 'JS', before: 100, after: 140 },
    { buyer: 'AH', seller: 'AH', before: 900, after: 700 },
    { buyer: 'AH', seller: 'HB', before: 50, after: 40 },
    { buyer: 'GD', seller: 'SN', before: 5, after: 5.2 },
  ];

  it('is told between provinces, the largest first', () => {
    expect(largestFlows(flows).map(({ buyer }) => buyer)).toEqual(['SH', 'AH']);
  });

  it('has arrows from seller to buyer as wide as their part of the largest', () => {
    expect(flowArrows(flows)).toEqual([
      { from: 'JS', to: 'SH', isMore: true, size: 1 },
      { from: 'HB', to: 'AH', isMore: false, size: 0.25 },
    ]);
  });
});

describe('why a round came otherwise than the envelope was said to bring', () => {
  const pact: Pact = {
    id: agreementId(1),
    members: ['HB', 'SC'],
    goods: 'all',
    atMost: 0,
    isBinding: true,
    deposit: 12,
    hasOffice: false,
    rules: [],
    payments: [],
    sinceRound: 1,
    untilRound: 3,
  };
  const broken = { pact: pact.id, by: 'SC', round: 1, isSeen: true, deposit: 12, isExcluded: true };
  const provinces = {
    HB: aProvinceReport({ index: 96.5, place: 8, causes: { ...quiet.causes, othersWalls: -0.7 } }),
    SC: aProvinceReport({ wall: 4, wallBefore: 3, block: 1, index: 99, place: 1 }),
    AH: aProvinceReport({ wall: 2, wallBefore: 4, index: 97, place: 2 }),
  };
  const report = aReport({ provinces, pacts: [pact], breaches: [broken] });

  it('names whose walls moved', () => {
    const moved = wallsMoved(report, 'HB');
    expect(moved.map(({ key }) => key)).toEqual(['pbrief.walls.up', 'pbrief.walls.down']);
    expect(moved.map(({ params }) => params)).toEqual([{ economies: ['SC'] }, { economies: ['AH'] }]);
  });

  it('says what most made the career since the start and since the round before, and what holds it back', () => {
    const rules = { evaluation: 'growth' } as const;
    const parts = { ...provinces.HB.parts, tournament: 40, budget: 30 };
    const came = { own: { ...provinces.HB, parts, score: 41 }, rules };
    const behind = 'budget';
    expect(careerSince(scenario, came)).toEqual({ maker: 'Budget', behind });
    const better = { own: aProvinceReport({ score: 45, parts: { ...parts, budget: 60 } }), rules };
    expect(careerSince(scenario, came, better)).toEqual({ maker: 'Budget', behind });
    expect(careerSince(scenario, better).behind).toBe('tournament');
  });

  it('counts walls where they are more than can be read at a glance', () => {
    const climbed = Object.fromEntries(
      ['SH', 'JS', 'ZJ', 'GD', 'SD'].map((economy) => [economy, aProvinceReport({ wall: 3, wallBefore: 2 })]),
    );
    const [first] = wallsMoved(aReport({ provinces: { HB: provinces.HB, ...climbed } }), 'HB');
    expect(first).toMatchObject({ key: 'pbrief.walls.upMany', params: { count: 5 } });
  });

  it('says that goods have become cheaper where the people gain by opening and growth falls behind', () => {
    const opened = { logChange: 2, causes: { ...quiet.causes, ownWall: 2 } };
    const round = (change: Partial<ReturnType<typeof aProvinceReport>>) =>
      aReport({ provinces: { AH: aProvinceReport({ place: 2 }), SH: aProvinceReport(change) } });
    const behind = round({ ...opened, index: 102, place: 10 });
    expect(isRicherAndBehind([behind], 'SH')).toBe(true);
    expect(isRicherAndBehind([behind, behind], 'SH')).toBe(false);
    expect(isRicherAndBehind([round({ place: 10 })], 'SH')).toBe(false);
  });
});
