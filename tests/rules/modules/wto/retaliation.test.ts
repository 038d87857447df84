import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { findCountryViolations } from '../../../../shared/rules/countries/findCountryViolations.ts';
import { validatePolicy } from '../../../../shared/rules/countries/policy.ts';
import { aCustomsUnion, aCut, aDraft, aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { aTable, type Table } from '../../../support/aTable.ts';
import { aShift, aWtoTable } from '../../../support/aWtoTable.ts';
import { aboveBinding, bought, complaint, disputeOf, withSurcharge, withWall } from './aDispute.ts';

describe('leave to retaliate', () => {
  /** Policy of round 4: Cato has not complied in round 3. */
  const granted = (): Table => {
    const table = aboveBinding();
    table.act('DUN', complaint('CAT', 'aboveBinding'));
    return table.goTo('policy', 4);
  };

  it('is for the complainant, against the respondent, up to what the panel found', () => {
    const table = granted();
    const { authorisedBp = 0, stage, untilRound } = disputeOf(table);
    expect([stage, untilRound]).toEqual(['retaliating', 7]);
    const fault = (by: string, against: string, rateBp: number): unknown =>
      validatePolicy(table.scenario, table.state, by, aShift(0, { against, rateBp }));
    expect(fault('DUN', 'CAT', authorisedBp)).toBeUndefined();
    expect(fault('DUN', 'CAT', authorisedBp + 100)).toEqual({
      code: 'policy/surcharge-above-authorised',
      economy: 'CAT',
      limitBp: authorisedBp,
    });
    const none = { code: 'policy/surcharge-not-authorised' };
    expect(fault('DUN', 'ALB', 100)).toMatchObject(none);
    expect(fault('ALB', 'CAT', 100)).toMatchObject(none);
  });

  it('ends, with the surcharge, when the measure does', () => {
    const table = granted();
    table.act('DUN', { type: 'sealPolicy', policy: aShift(0, { against: 'CAT', rateBp: 100 }) });
    table.act('CAT', { type: 'sealPolicy', policy: aShift(-500) });
    table.goTo('results', 4);
    expect(disputeOf(table)).toMatchObject({ stage: 'ended', closedInRound: 4 });
    expect(table.state.walls['DUN']?.surcharge).toMatchObject({ against: 'CAT', untilRound: 5 });
    table.goTo('briefing', 5);
    expect(table.state.walls['DUN']?.surcharge).toBeUndefined();
    expect(findCountryViolations(table.scenario, table.state)).toEqual([]);
  });

  it('is also lifted before the epilogue', () => {
    const table = aboveBinding({ rounds: 4 });
    table.act('DUN', complaint('CAT', 'aboveBinding'));
    table.goTo('policy', 4);
    table.act('DUN', { type: 'sealPolicy', policy: aShift(0, { against: 'CAT', rateBp: 100 }) });
    table.act('CAT', { type: 'sealPolicy', policy: aShift(-500) });
    table.goTo('epilogue');
    expect(table.events.filter(({ type }) => type === 'rulingsEnforced')).toHaveLength(1);
    // Successors still answer a surcharge that their predecessors met.
    const own = table.state.reports.at(-1)?.surcharges.filter(({ by }) => by === 'DUN');
    expect(own).toEqual([]);
  });

  it('goes on while the measure stands, and no longer than four rounds', () => {
    const table = aboveBinding({ rounds: 12 });
    table.act('DUN', complaint('CAT', 'aboveBinding'));
    table.goTo('results', 6);
    expect(disputeOf(table).stage).toBe('retaliating');
    table.goTo('results', 7);
    expect(disputeOf(table)).toMatchObject({ stage: 'ended', closedInRound: 7 });
  });

  it('is a union’s to use when a member won, all members levying', () => {
    const table = aTable({ preset: 'laboratory', modules: ['wto'], rounds: 6 });
    table.goTo('negotiation', 1).conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('negotiation', 2).conclude(aCustomsUnion('ALB', 'BOR'));
    table.goTo('negotiation', 3);
    withWall(table, 'CAT', { mfnRateBp: { GRA: 2_100, CLO: 2_100 } });
    table.act('ALB', complaint('CAT', 'aboveBinding'));
    const law = table.state;
    table.goTo('results', 3);
    const { authorisedBp = 0, lostTradeBn = 0 } = disputeOf(table);
    const union = ['ALB', 'BOR'];
    const present = bought(table, law, union, 'CAT');
    const fallen =
      present - bought(table, withSurcharge(law, union, 'CAT', authorisedBp + 100), union, 'CAT');
    expect(authorisedBp).toBe(100);
    expect(fallen).toBeGreaterThan(lostTradeBn);
    table.goTo('policy', 5);
    const rates = table.state.walls['BOR']?.mfnRateBp ?? {};
    const vote = { type: 'wallVote', rates, surcharge: { against: 'CAT', rateBp: 100 } } as const;
    expect(validatePolicy(table.scenario, table.state, 'BOR', vote)).toBeUndefined();
  });
});

describe('a standing panel', () => {
  const treaty: Agreement = {
    id: 'a9',
    level: 1,
    parties: ['CAT', 'DUN'],
    concessions: [],
    exceptions: [],
    payments: [],
    terms: { disputeSettlement: true },
    sinceRound: 1,
    boundUntilRound: 2,
    notices: [],
  };
  const withPanel = (table: Table): Table => {
    table.state = { ...table.state, agreements: { ...table.state.agreements, a9: treaty } };
    return table;
  };

  it('puts right before the next round what was found', () => {
    const table = withPanel(aboveBinding());
    table.act('DUN', complaint('CAT', 'aboveBinding'));
    table.goTo('briefing', 3);
    expect(disputeOf(table)).toMatchObject({ stage: 'complied', closedInRound: 3 });
    expect(table.state.walls['CAT']?.mfnRateBp).toEqual({ GRA: 1_600, CLO: 1_600 });
  });

  it('ends a surcharge', () => {
    const table = withPanel(
      withWall(aWtoTable(), 'CAT', { surcharge: { against: 'DUN', rateBp: 1_000, untilRound: 9 } }),
    );
    table.act('DUN', complaint('CAT', 'surcharge'));
    table.goTo('briefing', 3);
    expect(disputeOf(table).stage).toBe('complied');
    expect(table.state.walls['CAT']?.surcharge).toBeUndefined();
  });

  it('ends a hidden barrier', () => {
    const table = withPanel(
      aTable({ preset: 'laboratory', modules: ['wto', 'barriers'] }).goTo('negotiation', 2),
    );
    const barriers = must(table.state.barriers, 'barriers');
    const found = [{ by: 'CAT', sector: 'GRA', level: 3, foundBy: 'DUN', round: 1 }];
    const levels = { ...barriers.levels, CAT: { GRA: 3, CLO: 0 } };
    table.state = { ...table.state, barriers: { ...barriers, found, levels } };
    table.act('DUN', complaint('CAT', 'hiddenBarrier', 'GRA'));
    table.goTo('briefing', 3);
    expect(disputeOf(table).stage).toBe('complied');
    expect(table.state.barriers?.levels['CAT']?.['GRA']).toBe(0);
  });

  it('brings down the common wall for a member’s own binding', () => {
    const table = aTable({ preset: 'laboratory', modules: ['wto'], rounds: 6 });
    table.goTo('negotiation', 1).conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('negotiation', 2).conclude(aCustomsUnion('ALB', 'BOR'));
    table.goTo('negotiation', 3);
    const shared: Agreement = { ...treaty, parties: ['ALB', 'CAT'] };
    table.state = { ...table.state, agreements: { ...table.state.agreements, a9: shared } };
    table.act('CAT', complaint('ALB', 'barriersRaised'));
    table.goTo('briefing', 4);
    expect(table.state.walls['ALB']?.mfnRateBp).toEqual({ GRA: 1_200, CLO: 1_200 });
    expect(table.state.walls['BOR']?.mfnRateBp).toEqual({ GRA: 1_200, CLO: 1_200 });
    expect(findCountryViolations(table.scenario, { ...table.state, agreements: {} })).toEqual([]);
  });

  it('does not authorise surcharges against those who have a preference', () => {
    const table = aboveBinding();
    table.conclude(aDraft(['DUN', 'CAT'], aCut('DUN', 'CAT', 1_000)));
    table.act('DUN', complaint('CAT', 'aboveBinding'));
    table.goTo('results', 2);
    expect(disputeOf(table)).toMatchObject({ stage: 'ruledFor' });
    expect(disputeOf(table).authorisedBp).toBeUndefined();
    table.goTo('results', 3);
    expect(disputeOf(table)).toMatchObject({ stage: 'ended', closedInRound: 3 });
  });
});
