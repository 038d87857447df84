import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { validatePolicy } from '../../../../shared/rules/countries/policy.ts';
import { aCustomsUnion, aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { aTable } from '../../../support/aTable.ts';
import { aShift, aWtoTable } from '../../../support/aWtoTable.ts';

import { aboveBinding, bought, complaint, disputeOf, withSurcharge, withWall } from './aDispute.ts';

describe('a complaint about a wall above its binding', () => {
  it('is upheld by what the model finds when the round is run again without the wall', () => {
    const table = aboveBinding();
    table.act('DUN', complaint('CAT', 'aboveBinding'));
    const law = table.state;
    table.goTo('results', 2);
    const dispute = disputeOf(table);
    const present = bought(table, law, ['CAT'], 'DUN');
    const lowered = withWall(table, 'CAT', { mfnRateBp: { GRA: 1_600, CLO: 1_600 } }).state.walls;
    const without = bought(table, { ...law, walls: lowered }, ['CAT'], 'DUN');
    expect(dispute).toMatchObject({ stage: 'ruledFor', filedInRound: 2, ruledInRound: 2 });
    expect(dispute.salesBn).toBeCloseTo(present, 4);
    expect(dispute.lostTradeBn).toBeCloseTo(without - present, 4);
    expect(dispute.lostTradeBn).toBeGreaterThan(0.005 * present);
    const rulings = table.state.reports.at(-1)?.modules?.wto?.rulings;
    expect(rulings).toEqual([dispute]);
    expect(table.state.reports.at(-1)?.headlines.map(({ key }) => key)).toContain('headline.panelFound');
  });

  it('allows as much retaliation as trade was lost, and not a point more', () => {
    const table = aboveBinding();
    table.act('DUN', complaint('CAT', 'aboveBinding'));
    const law = table.state;
    table.goTo('results', 2);
    const { authorisedBp = 0, lostTradeBn = 0 } = disputeOf(table);
    expect(authorisedBp).toBe(300);
    const present = bought(table, law, ['DUN'], 'CAT');
    const lostBy = (rateBp: number): number =>
      present - bought(table, withSurcharge(law, ['DUN'], 'CAT', rateBp), ['DUN'], 'CAT');
    expect(lostBy(authorisedBp)).toBeLessThanOrEqual(lostTradeBn + 1e-6);
    expect(lostBy(authorisedBp + 100)).toBeGreaterThan(lostTradeBn);
  });

  it('may name one sector', () => {
    const table = withWall(aWtoTable(), 'CAT', { mfnRateBp: { GRA: 1_600, CLO: 2_100 } });
    expect(table.refuse('DUN', complaint('CAT', 'aboveBinding', 'GRA')).code).toBe('dispute/no-ground');
    table.act('DUN', complaint('CAT', 'aboveBinding', 'CLO'));
    expect(disputeOf(table)).toMatchObject({ sector: 'CLO', stage: 'filed' });
  });

  it('comes to nothing where hardly any trade was lost', () => {
    const table = withWall(aWtoTable(), 'CAT', { mfnRateBp: { GRA: 1_601, CLO: 1_600 } });
    table.act('DUN', complaint('CAT', 'aboveBinding'));
    table.goTo('results', 2);
    expect(disputeOf(table).stage).toBe('ruledAgainst');
    expect(disputeOf(table).authorisedBp).toBeUndefined();
    table.goTo('negotiation', 3);
    // What was judged may be complained about again.
    table.act('DUN', complaint('CAT', 'aboveBinding'));
  });

  it('is settled before the panel sits where the wall comes down in time', () => {
    const table = aboveBinding();
    table.act('DUN', complaint('CAT', 'aboveBinding'));
    table.goTo('policy').act('CAT', { type: 'sealPolicy', policy: aShift(-500) });
    table.goTo('results', 2);
    expect(disputeOf(table)).toMatchObject({ stage: 'complied', closedInRound: 2 });
  });

  it('is complied with in the round after the ruling, or else leave to retaliate is given', () => {
    const table = aboveBinding();
    table.act('DUN', complaint('CAT', 'aboveBinding'));
    table.goTo('policy', 3);
    const surcharge = { against: 'CAT', rateBp: 100 };
    const early = validatePolicy(table.scenario, table.state, 'DUN', aShift(0, surcharge));
    expect(early).toEqual({ code: 'policy/surcharge-not-authorised', economy: 'CAT' });
    table.act('CAT', { type: 'sealPolicy', policy: aShift(-500) });
    table.goTo('results', 3);
    expect(disputeOf(table)).toMatchObject({ stage: 'complied', closedInRound: 3 });
  });
});

describe('other grounds', () => {
  it('a surcharge without leave, from before the module opened', () => {
    const table = withWall(aWtoTable(), 'CAT', {
      surcharge: { against: 'DUN', rateBp: 1_000, untilRound: 3 },
    });
    expect(table.refuse('ALB', complaint('CAT', 'surcharge')).code).toBe('dispute/no-ground');
    table.act('DUN', complaint('CAT', 'surcharge'));
    table.goTo('results', 2);
    expect(disputeOf(table).stage).toBe('ruledFor');
    table.goTo('results', 4);
    // It ran out after round 3, one round late.
    expect(disputeOf(table)).toMatchObject({ stage: 'ended' });
  });

  it('a member’s barriers raised by its union, above what it had bound itself', () => {
    const table = aTable({ preset: 'laboratory', modules: ['wto'], rounds: 6 });
    table.goTo('negotiation', 1).conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('negotiation', 2).conclude(aCustomsUnion('ALB', 'BOR'));
    table.goTo('negotiation', 3);
    // Alba, bound at 12, now levies the mean of 12 and 14.
    expect(table.state.walls['ALB']?.mfnRateBp['GRA']).toBeGreaterThan(1_200);
    expect(table.refuse('CAT', complaint('BOR', 'barriersRaised')).code).toBe('dispute/no-ground');
    expect(table.refuse('CAT', complaint('ALB', 'aboveBinding')).code).toBe('dispute/no-ground');
    table.act('CAT', complaint('ALB', 'barriersRaised'));
    table.goTo('results', 3);
    expect(disputeOf(table)).toMatchObject({ stage: 'ruledFor', ground: 'barriersRaised' });
  });

  it('a hidden barrier that came to light', () => {
    const table = aTable({ preset: 'laboratory', modules: ['wto', 'barriers'], rounds: 6 });
    const policy = aShift(0);
    for (const round of [1, 2, 3]) {
      table.goTo('policy', round);
      table.act('CAT', { type: 'sealPolicy', policy: { ...policy, barriers: { GRA: round } } });
    }
    table.goTo('negotiation', 4);
    expect(table.refuse('ALB', complaint('CAT', 'hiddenBarrier')).code).toBe('dispute/sector-needed');
    expect(table.refuse('ALB', complaint('CAT', 'hiddenBarrier', 'GRA')).code).toBe('dispute/no-ground');
    const barriers = must(table.state.barriers, 'barriers');
    const found = [{ by: 'CAT', sector: 'GRA', level: 3, foundBy: 'ALB', round: 4 }];
    table.state = { ...table.state, barriers: { ...barriers, found } };
    table.act('ALB', complaint('CAT', 'hiddenBarrier', 'GRA'));
    table.goTo('results', 4);
    expect(disputeOf(table)).toMatchObject({ stage: 'ruledFor', sector: 'GRA' });
    table.goTo('policy', 5);
    table.act('CAT', { type: 'sealPolicy', policy: { ...policy, barriers: { GRA: 0 } } });
    table.goTo('results', 5);
    expect(disputeOf(table)).toMatchObject({ stage: 'complied', closedInRound: 5 });
  });
});
