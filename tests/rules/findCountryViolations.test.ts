import { describe, expect, it } from 'vitest';
import type { CountryGame } from '#shared/rules/state.ts';
import { findCountryViolations } from '../../shared/rules/countries/findCountryViolations.ts';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import { aTable } from '../support/aTable.ts';

const table = aTable({ people: 'all', at: 'negotiation' });
const { id: law } = table.conclude(aFreeTradeArea('ALB', 'DUN'));
const { id: open } = table.tableProposal(aFreeTradeArea('BOR', 'CAT'));
const sound = table.state;
const area = Object.values(sound.agreements)[0];
const steps = { fromRound: 1, untilRound: 3, reachedRound: 1, longer: {}, before: [] };
const roads = { contributionBp: 20, sinceRound: 1 };
const swap = {
  between: [
    { party: 'ALB', keeps: 'GRA' },
    { party: 'CAT', keeps: 'CLO' },
  ],
  sinceRound: 1,
} as const;
const payment = { from: 'ALB', to: 'DUN', amountMn: 10, untilRound: 3 };

function withProposal(id: typeof open, change: Partial<CountryGame['proposals'][typeof open]>): CountryGame {
  return { ...sound, proposals: { ...sound.proposals, [id]: { ...table.proposal(id), ...change } } };
}

function withArea(change: Partial<CountryGame['agreements']['a0']>): CountryGame {
  if (area === undefined) throw new Error('no area was founded');
  return { ...sound, agreements: { [area.id]: { ...area, ...change } } };
}

function withWall(economy: string, mfnRateBp: Record<string, number>): CountryGame {
  return { ...sound, walls: { ...sound.walls, [economy]: { mfnRateBp } } };
}

describe('findCountryViolations', () => {
  it('finds nothing in a sound state', () => {
    expect(findCountryViolations(table.scenario, sound)).toEqual([]);
  });

  it.each<[RegExp, CountryGame]>([
    [/a rate of ALB is out of range/, withWall('ALB', { GRA: 6_100, CLO: 0 })],
    [/a rate of ALB is out of range/, withWall('ALB', { GRA: 12.5, CLO: 0 })],
    [/the wall of ALB names GRA/, withWall('ALB', { GRA: 1_200 })],
    [/a0 has parties ALB/, withArea({ parties: ['ALB'] })],
    [/a0 binds a stranger/, withArea({ parties: ['ALB', 'XXX'] })],
    [/a0 stands at level 5/, withArea({ level: 5, key: { type: 'people' } })],
    [/the union a0 has several walls/, withArea({ level: 3, key: { type: 'people' } })],
    [/a0 has no key/, withArea({ level: 3 })],
    [/a0 must have no key/, withArea({ key: { type: 'people' } })],
    [/a0 stands inside a7, which is no union/, withArea({ within: 'a7' })],
    [/a0 has members outside a7/, withArea({ level: 4, within: 'a7' })],
    [/a0 is no deeper than a7/, withArea({ level: 3, within: 'a7' })],
    [/a0 keeps empty terms/, withArea({ terms: {} })],
    [/the timetable of a0/, withArea({ terms: { phaseIn: { ...steps, fromRound: 0, untilRound: 1 } } })],
    [/a0 says a deep clause twice/, withArea({ terms: { provisions: ['services', 'services'] } })],
    [/a0 swaps sectors of strangers/, withArea({ terms: { specializations: [swap] } })],
    [
      /a0 builds with strangers/,
      withArea({ terms: { infrastructure: [{ ...roads, among: ['ALB', 'CAT'] }] } }),
    ],
    [
      /a0 has a condition for a stranger/,
      withArea({ terms: { conditions: [{ of: 'CAT', condition: 'keepsWord' }] } }),
    ],
    [
      /a0 suspends preferences of another round/,
      withArea({ terms: { suspended: [{ of: 'ALB', inRound: 9 }] } }),
    ],
    [/the shares of a0 make 90/, withArea({ key: { type: 'shares', percent: { ALB: 40, DUN: 50 } } })],
    [/a0 holds a payment/, withArea({ payments: [{ ...payment, to: 'BOR' }] })],
    [/a0 keeps the notice/, withArea({ notices: [{ by: 'CAT', outInRound: 2 }] })],
    [/p1 keeps a signature/, withProposal(open, { signatures: { BOR: 7 } })],
    [/a stranger signed p1/, withProposal(open, { signatures: { ALB: 1 } })],
    [/p0 is concluded without all/, withProposal(law, { signatures: { ALB: 1 } })],
    [/a refuser signed p1/, withProposal(open, { refusedBy: ['BOR'] })],
    [/p1 does not say why/, withProposal(open, { status: 'lapsed' })],
    [/p1 is open after the bell/, { ...sound, phase: 'policy' }],
    [/would be given twice/, { ...sound, counters: { ...sound.counters, proposal: 0 } }],
    [/2 customs unions/, twoUnions()],
    [/payments from ALB pass the cap/, paidTooMuch()],
    [/a person governs two seats/, seatedTwice()],
    [/lobby in round 1/, { ...sound, phase: 'lobby' }],
    [/negotiation ends at undefined/, { ...sound, clock: { openedAtMs: 0, overtimeUsed: false } }],
    [/ends before it begins/, { ...sound, clock: { ...sound.clock, openedAtMs: 9e9 } }],
    [/who sealed and what is sealed/, { ...sound, sealedBy: ['ALB'] }],
    [/an unlawful policy/, anUnlawfulDraft()],
    [/0 reports in the results/, { ...sound, phase: 'results' }],
    [/real income/, { ...sound, settled: { ...sound.settled, welfare: { ALB: Number.NaN } } }],
  ])('finds %s', (sentence, broken) => {
    expect(findCountryViolations(table.scenario, broken).join('; ')).toMatch(sentence);
  });
});

function twoUnions(): CountryGame {
  const union = { ...withArea({ level: 3, key: { type: 'people' } }).agreements['a0'] };
  const { agreements } = withArea({ level: 3 });
  if (area === undefined) throw new Error('no area was founded');
  return { ...sound, agreements: { ...agreements, a1: { ...area, ...union, id: 'a1', level: 3 } } };
}

function paidTooMuch(): CountryGame {
  const proposal = table.proposal(law);
  const clause = { type: 'payment', from: 'ALB', to: 'DUN', amountMn: 1_000_000, rounds: 3 } as const;
  const paid = withProposal(law, { clauses: [...proposal.clauses, clause] });
  return { ...paid, agreements: withArea({ payments: [{ ...payment, amountMn: 1_000_000 }] }).agreements };
}

function seatedTwice(): CountryGame {
  const { ALB: alba, DUN: dune } = sound.seats;
  if (alba?.member === undefined || dune === undefined) throw new Error('nobody sits there');
  return { ...sound, seats: { ...sound.seats, DUN: { ...dune, member: alba.member } } };
}

function anUnlawfulDraft(): CountryGame {
  return {
    ...sound,
    phase: 'policy',
    policyDrafts: { ALB: { type: 'wall', shiftBp: 5_000, apart: [] } },
  };
}
