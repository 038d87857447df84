import { describe, expect, it } from 'vitest';
import { botMove } from '#shared/bots/botMove.ts';
import type { Dispute } from '#shared/protocol/modules/wto.ts';
import type { Policy, Schedule } from '#shared/protocol/policy.ts';
import { wallFromPolicy, wallOf } from '../../../shared/rules/law/lawInForce.ts';
import type { Table } from '../../support/aTable.ts';
import { aWtoTable, wtoOf } from '../../support/aWtoTable.ts';
import { aboveBinding, withWall } from '../../rules/modules/wto/aDispute.ts';
import { governedBy } from './someBots.ts';

/** What a bot files at its first look of a negotiation. */
function complaints({ scenario, state }: Table, economy: string): unknown[] {
  return botMove(scenario, state, economy, { type: 'propose', look: 0 }).filter(
    ({ type }) => type === 'fileComplaint',
  );
}

function envelope({ scenario, state }: Table, economy: string): Policy {
  const [sealed] = botMove(scenario, state, economy, { type: 'policy' });
  if (sealed?.type !== 'sealPolicy') throw new Error(`${economy} seals nothing`);
  return sealed.policy;
}

function withDispute(table: Table, dispute: Partial<Dispute>): Table {
  const filed: Dispute = {
    id: 'd0',
    complainant: 'ALB',
    respondent: 'CAT',
    ground: 'aboveBinding',
    filedInRound: 1,
    stage: 'ruledFor',
    ...dispute,
  };
  table.state = { ...table.state, wto: { ...wtoOf(table), disputes: [filed] } };
  return table;
}

/** Cato above its binding, a panel has spoken; the table stands where envelopes are sealed. */
function ruledAgainstCato(dispute: Partial<Dispute> = {}): Table {
  return withDispute(aboveBinding().goTo('policy'), dispute);
}

describe('bots and panels', () => {
  it('complain where somebody stands above its binding and they lose sales by it', () => {
    const table = aboveBinding();
    expect(complaints(table, 'ALB')).toEqual([
      { type: 'fileComplaint', against: 'CAT', ground: 'aboveBinding' },
    ]);
    for (const intent of botMove(table.scenario, table.state, 'ALB', { type: 'propose', look: 0 })) {
      if (intent.type === 'fileComplaint') table.act('ALB', intent);
    }
    expect(complaints(table, 'ALB')).toEqual([]);
  });

  it('leave to others what two have taken to a panel', () => {
    const table = aboveBinding();
    for (const complainant of ['ALB', 'BOR']) {
      for (const intent of botMove(table.scenario, table.state, complainant, { type: 'propose', look: 0 })) {
        if (intent.type === 'fileComplaint') table.act(complainant, intent);
      }
    }
    expect(wtoOf(table).disputes.map(({ complainant }) => complainant)).toEqual(['ALB', 'BOR']);
    expect(complaints(table, 'DUN')).toEqual([]);
  });

  it('complain about nothing where all keep their word, nor about what costs them nothing', () => {
    expect(complaints(aWtoTable(), 'ALB')).toEqual([]);
    const table = withWall(aWtoTable(), 'CAT', { mfnRateBp: { GRA: 1_601, CLO: 1_600 } });
    expect(complaints(table, 'ALB')).toEqual([]);
  });

  it('do not go to a panel again that has just found nothing', () => {
    const table = withDispute(aboveBinding(), { stage: 'ruledAgainst', ruledInRound: 1 });
    expect(complaints(table, 'ALB')).toEqual([]);
    expect(complaints(table, 'BOR')).toHaveLength(1);
  });

  it('win before a panel what they file', () => {
    const table = aboveBinding();
    for (const intent of botMove(table.scenario, table.state, 'ALB', { type: 'propose', look: 0 })) {
      if (intent.type === 'fileComplaint') table.act('ALB', intent);
    }
    table.goTo('results');
    expect(wtoOf(table).disputes[0]?.stage).toBe('ruledFor');
  });

  it('bring their wall down to what they promised when a panel has told them to', () => {
    const table = governedBy(ruledAgainstCato(), 'freeTrader');
    const wall = wallOf(table.state, 'CAT');
    const policy = envelope(table, 'CAT');
    if (policy.type !== 'wall') throw new Error('no wall');
    const lowered = wallFromPolicy(table.scenario, wall, policy);
    expect(lowered['GRA']).toBeLessThanOrEqual(1_600);
    expect(lowered['CLO']).toBeLessThanOrEqual(1_600);
    table.act('CAT', { type: 'sealPolicy', policy });
    table.goTo('results');
    expect(wtoOf(table).disputes[0]?.stage).toBe('complied');
  });

  it('wait for retaliation, as mercantilists, before they do', () => {
    const wallUnder = (table: Table): Schedule => {
      const policy = envelope(governedBy(table, 'mercantilist'), 'CAT');
      if (policy.type !== 'wall') throw new Error('no wall');
      return wallFromPolicy(table.scenario, wallOf(table.state, 'CAT'), policy);
    };
    // Grain comes down to the own best, cloth stays where it was: the same as if nobody had complained.
    const unasked = wallUnder(aboveBinding().goTo('policy'));
    expect(unasked['CLO']).toBeGreaterThanOrEqual(2_100);
    expect(wallUnder(ruledAgainstCato())).toEqual(unasked);
    const retaliating = { stage: 'retaliating', authorisedBp: 300, untilRound: 4 } as const;
    expect(wallUnder(ruledAgainstCato(retaliating))['CLO']).toBeLessThanOrEqual(1_600);
  });

  it('use the leave that a panel gave them, as high as it is, and none without it', () => {
    const table = governedBy(ruledAgainstCato(), 'reciprocator');
    expect(envelope(table, 'ALB').surcharge).toBeUndefined();
    withDispute(table, { stage: 'retaliating', authorisedBp: 300, untilRound: 4 });
    const policy = envelope(table, 'ALB');
    expect(policy.surcharge).toEqual({ against: 'CAT', rateBp: 300 });
    expect(envelope(table, 'BOR').surcharge).toBeUndefined();
    table.act('ALB', { type: 'sealPolicy', policy });
  });

  it('do not retaliate in the last round, when successors would answer', () => {
    const table = governedBy(
      withDispute(aboveBinding().goTo('policy', 6), {
        stage: 'retaliating',
        authorisedBp: 300,
        untilRound: 8,
      }),
      'reciprocator',
    );
    expect(envelope(table, 'ALB').surcharge).toBeUndefined();
  });
});
