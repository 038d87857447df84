import { describe, expect, it } from 'vitest';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { settlePacts } from '#shared/rules/provinces/pacts/settlePacts.ts';
import {
  aBindingDraft,
  aCompensation,
  aPactDraft,
  aProvincesTable,
  type ProvincesTable,
} from '../../../support/aProvincesTable.ts';

const DELTA = ['SH', 'JS', 'ZJ'] as const;
const [SH, JS, ZJ] = [0, 1, 2];
const [RAW, FINISHED] = [
  [0, 1],
  [2, 3],
];

function outcome(table: ProvincesTable): ReturnType<typeof settlePacts> {
  return settlePacts(table.scenario, table.state);
}

describe('a pact that is kept', () => {
  it('caps walls on finished goods and blocks on raw goods among its members', () => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(DELTA, { atMost: 1 }));
    expect(outcome(table)).toMatchObject({
      caps: [
        { members: [SH, JS, ZJ], highest: 1, sectors: FINISHED },
        { members: [SH, JS, ZJ], highest: 1, sectors: RAW },
      ],
      pairs: [],
      breaches: [],
      deposits: {},
      reputation: {},
    });
  });

  it('caps only the goods that it names', () => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(DELTA, { goods: 'raw' }));
    expect(outcome(table).caps).toEqual([{ members: [SH, JS, ZJ], highest: 0, sectors: RAW }]);
  });

  it('leaves members their dials against everybody else: no envelope breaks it by itself', () => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(DELTA));
    table.seal('JS', { wall: 3 });
    expect(outcome(table)).toMatchObject({ pairs: [], breaches: [] });
  });

  it.each([
    ['nonDiscrimination', [{ highest: 1, sectors: FINISHED }]],
    ['access', [{ highest: 1, sectors: RAW }]],
    [
      'fairTrade',
      [
        { highest: 2, sectors: FINISHED },
        { highest: 2, sectors: RAW },
      ],
    ],
  ] as const)('%s of one market caps whatever goods the pact names', (rule, caps) => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(['SH', 'JS'], { atMost: 4, rules: [rule] }));
    expect(outcome(table).caps).toEqual(caps.map((cap) => ({ ...cap, members: [SH, JS] })));
  });

  it('ends with its last round', () => {
    const table = aProvincesTable();
    const { id } = table.conclude(aPactDraft(DELTA, { rounds: 2 }));
    table.nextRound();
    expect(table.pact(id).untilRound).toBe(2);
    expect(table.settle().endedPacts).toEqual([id]);
    expect(table.provinces.pacts).toEqual({});
  });
});

describe('a member that breaks a voluntary pact', () => {
  function broken(seen: 'below' | 'above', terms = {}, chance = 0.6): ProvincesTable {
    const table = aProvincesTable();
    const { id } = table.conclude(aPactDraft(DELTA, terms));
    table.seal('JS', { wall: 3, breaks: [id] });
    table.setProvince('JS', { wall: 3 });
    table.nextDraw(seen, chance);
    return table;
  }

  it('keeps its own dials against the other members, and they none against it', () => {
    const block = 2;
    expect(outcome(broken('below')).pairs).toEqual([
      { dial: 'wall', owner: JS, against: SH, level: 3 },
      { dial: 'block', owner: JS, against: SH, level: block },
      { dial: 'wall', owner: JS, against: ZJ, level: 3 },
      { dial: 'block', owner: JS, against: ZJ, level: block },
    ]);
  });

  it('is seen with a chance of .6, and loses 2 of reputation, but stays', () => {
    const seen = outcome(broken('below'));
    expect(seen.breaches).toEqual([
      { pact: 'a0', by: 'JS', round: 1, isSeen: true, deposit: 0, isExcluded: false },
    ]);
    expect(seen.reputation).toEqual({ JS: -2 });
    expect(seen.pacts['a0']?.members).toEqual(DELTA);
    const unseen = outcome(broken('above'));
    expect(unseen.breaches).toMatchObject([{ by: 'JS', isSeen: false }]);
    expect(unseen.reputation).toEqual({});
  });

  it.each([
    [{ rules: ['transparency'] }, 0.8],
    [{ hasOffice: true }, 0.8],
    [{ rules: ['transparency'], hasOffice: true }, 1],
  ])('is seen more easily under %j', (terms, chance) => {
    expect(outcome(broken('below', terms, chance)).breaches).toMatchObject([{ isSeen: true }]);
    if (chance < 1) {
      expect(outcome(broken('above', terms, chance)).breaches).toMatchObject([{ isSeen: false }]);
    }
  });

  it('is not seen more easily by an office that nobody could pay', () => {
    const table = broken('above', { hasOffice: true });
    for (const member of DELTA) table.setProvince(member, { freeMoney: 3 });
    expect(outcome(table)).toMatchObject({ officeCosts: {}, breaches: [{ isSeen: false }] });
  });

  it('breaks nothing where its dials respect the pact, or another pact holds them down', () => {
    const table = aProvincesTable();
    const loose = table.conclude(aPactDraft(['SH', 'JS'], { atMost: 2 }));
    const strict = table.conclude(aPactDraft(['JS', 'SH'], { atMost: 1, goods: 'finished' }));
    table.seal('JS', { breaks: [loose.id] });
    expect(outcome(table)).toMatchObject({ pairs: [], breaches: [] });
    table.setProvince('JS', { wall: 4, block: 4 });
    expect(outcome(table).pairs).toEqual([{ dial: 'block', owner: JS, against: SH, level: 4 }]);
    expect(outcome(table).breaches).toMatchObject([{ pact: loose.id }]);
    expect(strict.id).not.toBe(loose.id);
  });

  it('can only break a pact of its own that stands', () => {
    const table = aProvincesTable();
    const { id } = table.conclude(aPactDraft(['SH', 'JS']));
    expect(table.askToSeal('ZJ', { breaks: [id] })).toEqual({
      ok: false,
      error: { code: 'pact/not-a-member', agreement: id },
    });
    expect(table.askToSeal('JS', { breaks: ['a7'] })).toEqual({
      ok: false,
      error: { code: 'pact/unknown', agreement: 'a7' },
    });
  });
});

describe('a member that breaks a binding pact', () => {
  function broken(terms = {}, ...cheats: EconomyId[]): ProvincesTable {
    const table = aProvincesTable();
    const payments = [aCompensation('SH', 'JS', 30, 4), aCompensation('SH', 'ZJ', 10, 4)];
    const { id } = table.conclude(aBindingDraft(DELTA, terms, ...payments));
    for (const cheat of cheats) table.seal(cheat, { breaks: [id] });
    table.nextDraw('above', 0.99);
    return table;
  }

  it('is found, loses its deposit and its place, and payments to and from it end', () => {
    const { breaches, deposits, reputation, pacts, payments, pairs } = outcome(broken({}, 'JS'));
    expect(breaches).toEqual([
      { pact: 'a0', by: 'JS', round: 1, isSeen: true, deposit: 12, isExcluded: true },
    ]);
    expect(deposits).toEqual({ JS: 12 });
    expect(reputation).toEqual({});
    expect(pairs.map(({ owner }) => owner)).toEqual([JS, JS, JS, JS]);
    // What was due in the round of the breach is paid; nothing from then on.
    expect(payments).toEqual([
      { from: SH, to: JS, amount: 30 },
      { from: SH, to: ZJ, amount: 10 },
    ]);
    expect(pacts['a0']).toMatchObject({
      members: ['SH', 'ZJ'],
      payments: [{ from: 'SH', to: 'ZJ', amountMn: 1000 }],
    });
  });

  it('leaves its deposit to the loyal members where an office is at work', () => {
    expect(outcome(broken({ hasOffice: true }, 'JS')).deposits).toEqual({ JS: 12, SH: -6, ZJ: -6 });
    expect(outcome(broken({ hasOffice: true }, 'JS', 'ZJ')).deposits).toEqual({ JS: 12, ZJ: 12, SH: -24 });
    expect(outcome(broken({ hasOffice: true }, ...DELTA)).deposits).toEqual({ JS: 12, ZJ: 12, SH: 12 });
  });

  it('ends the pact with it where nobody else is left', () => {
    const { pacts, endedPacts } = outcome(broken({}, 'JS', 'ZJ'));
    expect(pacts).toEqual({});
    expect(endedPacts).toEqual(['a0']);
  });

  it('meets walls again from the next round on, and is free to sign another body', () => {
    const table = broken({}, 'JS');
    table.nextRound();
    expect(table.provinces.breaches).toMatchObject([{ by: 'JS', isSeen: true }]);
    expect(outcome(table).caps).toMatchObject([{ members: [SH, ZJ] }, { members: [SH, ZJ] }]);
    expect(table.conclude(aBindingDraft(['JS', 'AH'])).members).toEqual(['JS', 'AH']);
  });
});
