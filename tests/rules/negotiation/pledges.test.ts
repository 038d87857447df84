import { describe, expect, it } from 'vitest';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable, type Table } from '../../support/aTable.ts';

type Promised = Omit<SeatIntentOf<'givePledge'>, 'type'>;

function atNegotiation(): Table {
  return aTable({ people: 'all', at: 'negotiation' });
}

describe('pledges', () => {
  it.each<[string, Promised, Rejection | undefined]>([
    [
      'to all that no tariff rises',
      { to: { type: 'all' }, undertaking: { type: 'noTariffRises' } },
      undefined,
    ],
    [
      'to a seat about a sector',
      {
        to: { type: 'seat', economy: 'BOR' },
        undertaking: { type: 'sectorAtMost', sector: 'GRA', rateBp: 1_000 },
      },
      undefined,
    ],
    [
      'to sign nothing with somebody',
      { to: { type: 'all' }, undertaking: { type: 'signNothingWith', economy: 'CAT' } },
      undefined,
    ],
    [
      'to oneself',
      { to: { type: 'seat', economy: 'ALB' }, undertaking: { type: 'noTariffRises' } },
      { code: 'pledge/to-yourself' },
    ],
    [
      'about oneself',
      { to: { type: 'all' }, undertaking: { type: 'signNothingWith', economy: 'ALB' } },
      { code: 'pledge/to-yourself' },
    ],
    [
      'to a seat that is not there',
      { to: { type: 'seat', economy: 'XXX' }, undertaking: { type: 'noTariffRises' } },
      { code: 'pledge/unknown-addressee' },
    ],
    [
      'to a bloc that is not there',
      { to: { type: 'bloc', agreement: 'a9' }, undertaking: { type: 'noTariffRises' } },
      { code: 'pledge/unknown-addressee' },
    ],
    [
      'about a seat that is not there',
      { to: { type: 'all' }, undertaking: { type: 'signNothingWith', economy: 'XXX' } },
      { code: 'pledge/unknown-addressee' },
    ],
    [
      'about a sector without tariffs',
      { to: { type: 'all' }, undertaking: { type: 'sectorAtMost', sector: 'SER', rateBp: 0 } },
      { code: 'policy/unknown-sector', sector: 'SER' },
    ],
    [
      'about a vote that one has not',
      { to: { type: 'all' }, undertaking: { type: 'voteAtMost', sector: 'GRA', rateBp: 0 } },
      { code: 'pledge/not-in-union' },
    ],
  ])('%s', (_name, promise, fault) => {
    const decision = atNegotiation().ask(
      { type: 'seat', economy: 'ALB' },
      { type: 'givePledge', ...promise },
    );
    expect(decision.ok ? undefined : decision.error).toEqual(fault);
  });

  it('are two a seat a round, and not the same twice', () => {
    const table = atNegotiation();
    const pledge = {
      type: 'givePledge',
      to: { type: 'all' },
      undertaking: { type: 'noTariffRises' },
    } as const;
    table.act('ALB', pledge);
    expect(table.refuse('ALB', pledge)).toEqual({ code: 'pledge/duplicate' });
    table.act('ALB', { ...pledge, to: { type: 'seat', economy: 'DUN' } });
    expect(table.refuse('ALB', { ...pledge, to: { type: 'seat', economy: 'BOR' } })).toEqual({
      code: 'pledge/too-many',
      limit: 2,
    });
    table.act('DUN', pledge);
    table.goTo('negotiation', 2);
    table.act('ALB', pledge);
    expect(table.state.pledges.map(({ id, by, round }) => [id, by, round])).toEqual([
      ['l0', 'ALB', 1],
      ['l1', 'ALB', 1],
      ['l2', 'DUN', 1],
      ['l3', 'ALB', 2],
    ]);
  });

  it('may be given to a bloc', () => {
    const table = atNegotiation();
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    const [bloc] = Object.values(table.state.agreements);
    const to = { type: 'bloc', agreement: bloc?.id ?? 'a0' } as const;
    table.act('CAT', { type: 'givePledge', to, undertaking: { type: 'noTariffRises' } });
    expect(table.state.pledges[0]?.to).toEqual(to);
  });

  it('are marked kept or broken for good when the round is settled', () => {
    const table = atNegotiation();
    const undertaking = { type: 'noTariffRises' } as const;
    table.act('ALB', { type: 'givePledge', to: { type: 'all' }, undertaking });
    table.act('BOR', { type: 'givePledge', to: { type: 'all' }, undertaking });
    table.goTo('policy');
    table.act('BOR', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 500, apart: [] } });
    expect(table.state.pledges.every(({ outcome }) => outcome === undefined)).toBe(true);
    table.goTo('negotiation', 2);
    expect(table.state.pledges.map(({ by, outcome }) => [by, outcome])).toEqual([
      ['ALB', 'kept'],
      ['BOR', 'broken'],
    ]);
    table.goTo('debrief');
    expect(table.state.final).toMatchObject({ pledgesKept: { ALB: 1 }, pledgesBroken: { BOR: 1 } });
  });
});
