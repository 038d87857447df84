import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { pledgeId } from '#shared/kernel/ids.ts';
import type { Pledge, Undertaking } from '#shared/protocol/pledges.ts';
import {
  isBrokenBySignature,
  pledgesBrokenBy,
  pledgesBrokenBySigning,
} from '../../../shared/rules/settlement/pledges.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { aTable } from '../../support/aTable.ts';
import { aRound, type Round } from './aRound.ts';

function outcome(round: Round, undertaking: Undertaking, policy?: Policy): string | undefined {
  const pledge: Pledge = { id: pledgeId(7), by: 'ALB', to: { type: 'all' }, undertaking, round: 1 };
  round.with({ pledges: [pledge], sealedPolicies: policy === undefined ? {} : { ALB: policy } });
  return round.settle().report.pledges.find(({ id }) => id === pledge.id)?.outcome;
}

const shift = (shiftBp: number): Policy => ({ type: 'wall', shiftBp, apart: [] });

describe('judgePledges', () => {
  it('holds a seat to the wall it promised not to raise', () => {
    expect(outcome(aRound(), { type: 'noTariffRises' })).toBe('kept');
    expect(outcome(aRound(), { type: 'noTariffRises' }, shift(-200))).toBe('kept');
    expect(outcome(aRound(), { type: 'noTariffRises' }, shift(100))).toBe('broken');
    const surcharge = { against: 'DUN', rateBp: 300 };
    const policy: Policy = { type: 'wall', shiftBp: 0, apart: [], surcharge };
    expect(outcome(aRound(), { type: 'noTariffRises' }, policy)).toBe('broken');
  });

  it('says before the envelope is sealed which word it would break', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.act('ALB', { type: 'givePledge', to: { type: 'all' }, undertaking: { type: 'noTariffRises' } });
    const broken = (policy: Policy) => pledgesBrokenBy(table.scenario, table.state, 'ALB', policy).length;
    expect(broken(shift(100))).toBe(1);
    expect(broken(shift(0))).toBe(0);
    expect(pledgesBrokenBy(table.scenario, table.state, 'BOR', shift(100))).toEqual([]);
  });

  it('holds it to a rate, and a member to its vote', () => {
    const atMost = { type: 'sectorAtMost', sector: 'GRA', rateBp: 1000 } as const;
    expect(outcome(aRound(), atMost)).toBe('broken');
    expect(outcome(aRound(), atMost, shift(-200))).toBe('kept');
    const vote = { type: 'voteAtMost', sector: 'GRA', rateBp: 1000 } as const;
    const union = (): Round => aRound().union('ALB', 'BOR').wall(1300, 'ALB', 'BOR');
    expect(outcome(union(), vote, { type: 'wallVote', rates: { GRA: 1000, CLO: 1300 } })).toBe('kept');
    expect(outcome(union(), vote)).toBe('broken');
  });

  it('counts a signature with the one it shunned', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const among = ['ALB', 'DUN'];
    table.conclude({ parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] }] });
    const round = aRound().with({ proposals: table.state.proposals });
    expect(outcome(round, { type: 'signNothingWith', economy: 'DUN' })).toBe('broken');
    expect(outcome(round, { type: 'signNothingWith', economy: 'CAT' })).toBe('kept');
  });

  it('holds it to a signature with whom it named: an offer is enough unless the last signature went elsewhere', () => {
    const agreementLimits = { rounds: 1, signedPerRound: 1 };
    const table = aTable({
      people: 'all',
      at: 'negotiation',
      agreementLimits,
      rounds: 4,
      preset: 'firstLesson',
    });
    const undertaking = { type: 'signWith', economy: 'DUN' } as const;
    const judged = () => {
      const { proposals, settings } = table.state;
      return outcome(aRound().with({ proposals, settings }), undertaking);
    };
    expect(judged()).toBe('broken');
    table.act('ALB', { type: 'givePledge', to: { type: 'seat', economy: 'DUN' }, undertaking });
    const [pledge] = table.state.pledges;
    const offer = (other: string) => {
      const among = ['ALB', other];
      return { parties: among, clauses: [{ type: 'freeTradeArea' as const, among, exceptions: [] }] };
    };
    table.tableProposal(offer('DUN'));
    expect(judged()).toBe('kept');
    expect(pledgesBrokenBySigning(table.state, 'ALB', ['ALB', 'CAT'])).toEqual([pledge]);
    expect(pledgesBrokenBySigning(table.state, 'ALB', ['ALB', 'CAT', 'DUN'])).toEqual([]);
    table.conclude(offer('CAT'));
    expect(judged()).toBe('broken');
    expect(isBrokenBySignature(table.state, must(pledge, 'the pledge'))).toBe(true);
  });

  it('says before a signature which word it would break, and from then on that it is broken', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const undertaking = { type: 'signNothingWith', economy: 'DUN' } as const;
    table.act('ALB', { type: 'givePledge', to: { type: 'seat', economy: 'BOR' }, undertaking });
    const [pledge] = table.state.pledges;
    const among = ['ALB', 'DUN'];
    expect(pledgesBrokenBySigning(table.state, 'ALB', among)).toEqual([pledge]);
    expect(pledgesBrokenBySigning(table.state, 'ALB', ['ALB', 'CAT'])).toEqual([]);
    expect(pledgesBrokenBySigning(table.state, 'DUN', among)).toEqual([]);
    expect(isBrokenBySignature(table.state, must(pledge, 'the pledge'))).toBe(false);
    table.conclude({ parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] }] });
    expect(isBrokenBySignature(table.state, must(pledge, 'the pledge'))).toBe(true);
    // It cannot be broken twice.
    expect(pledgesBrokenBySigning(table.state, 'ALB', among)).toEqual([]);
    table.goTo('negotiation', 2);
    expect(isBrokenBySignature(table.state, must(pledge, 'the pledge'))).toBe(false);
  });
});
