import type { Clause } from '#shared/protocol/clauses.ts';
import { aDeepUnion, aLaboratory, climbTo } from '../../../support/aDeepUnion.ts';
import {
  aCut,
  aDraft,
  aFreeTradeArea,
  aNegotiation,
  aPayment,
  type Negotiation,
} from '../../../support/aNegotiation.ts';
import type { DraftRow } from './row.ts';

const lab = (): Negotiation => aLaboratory();
const cut = aCut('USA', 'MEX', 100, 'AGR');
const among = ['USA', 'CAN'];
const roads = { type: 'jointInfrastructure', among, contributionBp: 20 } as const;
const fund = { type: 'adjustmentFund', among, contributionBp: 50 } as const;
const services = { type: 'deepProvision', among, provision: 'services' } as const;

function swap(one: string, keeps: string, two: string, keepsToo: string): Clause {
  return {
    type: 'agreedSpecialization',
    between: [
      { party: one, keeps },
      { party: two, keeps: keepsToo },
    ],
  };
}

/** Clauses beyond tariffs, payments and form. */
export const TERM_ROWS: readonly DraftRow[] = [
  {
    rule: 'a clause that the preset does not play',
    code: 'clause/not-played',
    on: () => aNegotiation({ scenario: 'world' }),
    draft: () => aDraft(['USA', 'MEX'], cut, { type: 'phaseIn', rounds: 2 }),
    says: () => ({ clause: 1 }),
  },
  {
    rule: 'roads where borders cost nothing',
    code: 'clause/not-played',
    on: () => aNegotiation({ preset: 'laboratory' }),
    draft: () =>
      aDraft(['ALB', 'DUN'], { type: 'jointInfrastructure', among: ['ALB', 'DUN'], contributionBp: 20 }),
  },
  {
    rule: 'a panel where there is no complaint',
    code: 'clause/not-played',
    on: lab,
    draft: () => aDraft(among, { type: 'disputeSettlement', among }),
  },
  {
    rule: 'steps past the end',
    code: 'clause/past-the-end',
    on: () => {
      const table = lab();
      table.openRound(5);
      return table;
    },
    draft: () => aDraft(['USA', 'MEX'], cut, { type: 'phaseIn', rounds: 4 }),
    says: () => ({ round: 7 }),
  },
  {
    rule: 'roads that nobody would use',
    code: 'clause/past-the-end',
    on: () => {
      const table = lab();
      table.openRound(6);
      return table;
    },
    draft: () => aDraft(among, roads),
  },
  {
    rule: 'steps without a cut',
    code: 'clause/needs-a-cut',
    on: lab,
    draft: () => aDraft(among, roads, { type: 'phaseIn', rounds: 2 }),
  },
  {
    rule: 'more time for who cuts nothing',
    code: 'clause/needs-a-cut',
    on: lab,
    draft: () => aDraft(['USA', 'MEX'], cut, { type: 'specialTreatment', to: ['MEX'], rounds: 3 }),
  },
  {
    rule: 'roads that stand',
    code: 'clause/nothing-new',
    on: () => {
      const table = lab();
      table.conclude(aDraft(among, roads));
      return table;
    },
    draft: () => aDraft(['USA', 'CAN', 'MEX'], { ...roads, among: ['USA', 'CAN', 'MEX'] }),
  },
  {
    rule: 'a deep clause that is agreed',
    code: 'clause/nothing-new',
    on: () => {
      const table = climbTo(lab(), 2, 'USA', 'CAN');
      table.conclude(aDraft(among, services));
      return table;
    },
    draft: () => aDraft(among, services),
  },
  {
    rule: 'a deep clause that the level contains',
    code: 'clause/nothing-new',
    on: () => aDeepUnion(5, 'USA', 'CAN'),
    draft: () => aDraft(among, services),
  },
  {
    rule: 'a deep clause without an area',
    code: 'terms/needs-an-area',
    on: lab,
    draft: () => aDraft(among, services),
  },
  {
    rule: 'a deep clause of one member with an outsider',
    code: 'union/all-must-sign',
    on: () => {
      const table = lab();
      table.conclude(aFreeTradeArea('USA', 'MEX'));
      table.conclude(aFreeTradeArea('CAN', 'MEX'));
      return climbTo(table, 3, 'USA', 'CAN');
    },
    draft: () => aDraft(['USA', 'MEX'], { ...services, among: ['USA', 'MEX'] }),
    says: () => ({ economies: ['CAN'] }),
  },
  {
    rule: 'special treatment of the developed',
    code: 'terms/not-less-developed',
    on: lab,
    draft: () => aDraft(['USA', 'MEX'], cut, { type: 'specialTreatment', to: ['USA'], rounds: 3 }),
    says: () => ({ economy: 'USA' }),
  },
  {
    rule: 'special treatment of everybody',
    code: 'terms/not-less-developed',
    on: lab,
    draft: () =>
      aDraft(['MEX', 'IND'], aCut('MEX', 'IND', 100, 'AGR'), {
        type: 'specialTreatment',
        to: ['MEX', 'IND'],
        rounds: 3,
      }),
  },
  {
    rule: 'special treatment that is none',
    code: 'terms/no-longer',
    on: lab,
    draft: () =>
      aDraft(
        ['MEX', 'USA'],
        aCut('MEX', 'USA', 100, 'AGR'),
        { type: 'phaseIn', rounds: 3 },
        { type: 'specialTreatment', to: ['MEX'], rounds: 3 },
      ),
  },
  {
    rule: 'a second swap of a sector',
    code: 'terms/one-sector-each',
    on: () => {
      const table = lab();
      table.conclude(aDraft(['USA', 'MEX'], swap('USA', 'ELE', 'MEX', 'LGT')));
      return table;
    },
    draft: () => aDraft(['USA', 'JPN'], swap('USA', 'MAC', 'JPN', 'ELE')),
    says: () => ({ economy: 'USA', sector: 'ELE' }),
  },
  {
    rule: 'a swap of one sector',
    code: 'clause/duplicate',
    on: lab,
    draft: () => aDraft(['USA', 'JPN'], swap('USA', 'MAC', 'JPN', 'MAC')),
  },
  {
    rule: 'a swap of one member with an outsider',
    code: 'union/no-tariff-of-its-own',
    on: () => aDeepUnion(3, 'USA', 'CAN'),
    draft: () => aDraft(['USA', 'JPN'], swap('USA', 'MAC', 'JPN', 'ELE')),
  },
  {
    rule: 'a second fund',
    code: 'terms/one-fund-each',
    on: () => {
      const table = lab();
      table.conclude(aDraft(among, fund));
      return table;
    },
    draft: () => aDraft(['USA', 'MEX'], { ...fund, among: ['USA', 'MEX'] }),
    says: () => ({ economy: 'USA' }),
  },
  {
    rule: 'a fund beside payments that fill the cap',
    code: 'payment/above-payer-cap',
    on: lab,
    draft: (table) =>
      aDraft(
        among,
        { ...fund },
        aPayment('CAN', 'USA', Math.floor((table.state.settled.incomeBn['CAN'] ?? 0) * 9)),
      ),
    says: () => ({ economy: 'CAN', clause: 0 }),
  },
  {
    rule: 'a condition for who gets nothing',
    code: 'terms/no-preference',
    on: lab,
    draft: () => aDraft(['USA', 'MEX'], cut, { type: 'conditionality', of: 'USA', condition: 'noWallRise' }),
    says: () => ({ economy: 'USA' }),
  },
  {
    rule: 'conditions alone',
    code: 'proposal/obliges-nobody',
    on: lab,
    draft: () => aDraft(['USA', 'MEX'], { type: 'conditionality', of: 'USA', condition: 'noWallRise' }),
  },
];
