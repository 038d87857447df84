import { describe, expect, it } from 'vitest';
import { at } from '#shared/economics/at.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import { must } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Dispute } from '#shared/protocol/modules/wto.ts';
import type { RejectionCode } from '#shared/protocol/rejection.ts';
import { findInvariantViolations } from '#shared/rules/invariants.ts';
import { buildShock } from '#shared/rules/policy/shock/buildShock.ts';
import { economyPlace, placesOf } from '#shared/rules/policy/shock/placesOf.ts';
import { validatePolicy } from '#shared/rules/policy/validatePolicy.ts';
import type { GameState, WallState } from '#shared/rules/state.ts';
import { aCustomsUnion, aCut, aDraft, aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { aTable, type Table } from '../../../support/aTable.ts';
import { aShift, aWtoTable, wtoOf } from '../../../support/aWtoTable.ts';

type Ground = Dispute['ground'];

function complaint(against: EconomyId, ground: Ground, sector?: string): SeatIntent {
  return { type: 'fileComplaint', against, ground, ...(sector === undefined ? {} : { sector }) };
}

function withWall(table: Table, economy: EconomyId, wall: Partial<WallState>): Table {
  const walls = {
    ...table.state.walls,
    [economy]: { ...must(table.state.walls[economy], economy), ...wall },
  };
  table.state = { ...table.state, walls };
  return table;
}

/** Round 2; Cato, bound at 16, has stood at 21 since before the bindings. */
function aboveBinding(options: Parameters<typeof aWtoTable>[0] = {}): Table {
  return withWall(aWtoTable(options), 'CAT', { mfnRateBp: { GRA: 2_100, CLO: 2_100 } });
}

function disputeOf(table: Table): Dispute {
  return must(wtoOf(table).disputes[0], 'a dispute');
}

/** Goods that some buy from another under a law, from the model itself. */
function bought({ scenario }: Table, law: GameState, by: readonly EconomyId[], from: EconomyId): number {
  const solved = solveEquilibrium(scenario.base, buildShock(scenario, law));
  if (!solved.ok) throw new Error(solved.error.code);
  const { N, J } = scenario.base;
  const i = economyPlace(scenario, from);
  return by.reduce((sum, importer) => {
    const n = economyPlace(scenario, importer);
    const goods = placesOf(scenario).goods;
    return goods.reduce((total, { place }) => total + at(solved.value.imports, (n * N + i) * J + place), sum);
  }, 0);
}

function withSurcharge(
  state: GameState,
  by: readonly EconomyId[],
  against: EconomyId,
  rateBp: number,
): GameState {
  const walls = { ...state.walls };
  for (const member of by) {
    const wall = must(walls[member], member);
    walls[member] = { ...wall, surcharge: { against, rateBp, untilRound: state.round } };
  }
  return { ...state, walls };
}

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
    expect(findInvariantViolations(table.scenario, table.state)).toEqual([]);
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
    expect(findInvariantViolations(table.scenario, { ...table.state, agreements: {} })).toEqual([]);
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

describe('refusals of a complaint', () => {
  const filed = (): Table => {
    const table = aboveBinding();
    table.act('DUN', complaint('CAT', 'aboveBinding'));
    return table;
  };

  it.each<[string, RejectionCode, () => Table, string, SeatIntent]>([
    ['against oneself', 'dispute/with-yourself', aboveBinding, 'CAT', complaint('CAT', 'aboveBinding')],
    ['against nobody', 'dispute/unknown-economy', aboveBinding, 'DUN', complaint('XXX', 'aboveBinding')],
    [
      'about services',
      'dispute/unknown-sector',
      aboveBinding,
      'DUN',
      complaint('CAT', 'aboveBinding', 'SER'),
    ],
    ['without a ground', 'dispute/no-ground', aboveBinding, 'DUN', complaint('ALB', 'aboveBinding')],
    [
      'about a union that there is not',
      'dispute/no-ground',
      aboveBinding,
      'DUN',
      complaint('CAT', 'barriersRaised'),
    ],
    ['about no surcharge', 'dispute/no-ground', aboveBinding, 'DUN', complaint('CAT', 'surcharge')],
    ['twice', 'dispute/already-filed', filed, 'DUN', complaint('CAT', 'aboveBinding')],
    ['a second one in a round', 'dispute/too-many', filed, 'DUN', complaint('CAT', 'aboveBinding', 'GRA')],
  ])('%s', (_what, code, on, by, intent) => {
    expect(on().refuse(by, intent).code).toBe(code);
  });

  it('inside a union', () => {
    const table = aTable({ preset: 'laboratory', modules: ['wto'], rounds: 6 });
    table.goTo('negotiation', 1).conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('negotiation', 2).conclude(aCustomsUnion('ALB', 'BOR'));
    expect(table.refuse('ALB', complaint('BOR', 'barriersRaised')).code).toBe('dispute/with-yourself');
  });

  it('where the module is off, and against the passive rest of the world', () => {
    const off = aTable({ at: 'negotiation' });
    expect(off.refuse('DUN', complaint('CAT', 'aboveBinding')).code).toBe('intent/not-allowed');
    const world = aWtoTable({ scenarioId: 'world', opening: 'highWalls', round: 1 });
    expect(world.refuse('USA', complaint('ROW', 'aboveBinding'))).toEqual({
      code: 'dispute/unknown-economy',
      economy: 'ROW',
    });
  });
});
