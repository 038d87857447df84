import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import type { Viewer } from '../../../../shared/rules/state.ts';
import { aPactDraft, aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';

const STRANGERS: readonly Viewer[] = [
  { type: 'public' },
  { type: 'host' },
  { type: 'seat', economy: 'GD' },
  { type: 'seat', economy: 'CN' },
];
const OWNER: Viewer = { type: 'seat', economy: 'SH' };

/** Words that stand in the state only as a secret of Shanghai's. */
const CANARIES = { corridor: 'hangzhouBay', sum: 37, petition: 'SN' } as const;

function aSecretive(): ProvincesTable {
  const table = aProvincesTable({ centre: 'seat' });
  table.nextRound();
  table.nextRound();
  table.enact('weakLaw');
  table.conclude(aPactDraft(['SH', 'JS']));
  table.nextDraw('above', 0.99);
  const [pact] = Object.values(table.provinces.pacts);
  table.seal('SH', {
    wall: 3,
    pledge: { corridor: CANARIES.corridor, yuan100m: CANARIES.sum },
    petition: CANARIES.petition,
    breaks: [must(pact, 'a pact').id],
  });
  table.change({ centre: { ...table.provinces.centre, assents: { SH: true }, ballots: { SH: 73 } } });
  return table;
}

function seenBy(state: ProvinceGame, viewer: Viewer) {
  return redactFor(state, viewer).provinces;
}

describe('before the reveal', () => {
  const { state } = aSecretive();

  it.each(STRANGERS)('nobody reads the envelope, assent and ballot of another ($type $economy)', (viewer) => {
    const seen = seenBy(state, viewer);
    expect(seen).toMatchObject({ sealed: {}, drafts: {}, temperaments: {} });
    expect(seen.centre).toMatchObject({ assents: {}, ballots: {} });
    expect(seen.market).toBeUndefined();
  });

  it.each(STRANGERS)(
    'everybody reads what it promises a corridor, and nothing else ($type $economy)',
    (viewer) => {
      const { pledges, ...others } = seenBy(state, viewer);
      expect(pledges).toEqual([{ by: 'SH', corridor: CANARIES.corridor, yuan100m: CANARIES.sum }]);
      const rest = JSON.stringify({ ...redactFor(state, viewer), provinces: others });
      expect(rest).not.toContain(CANARIES.corridor);
    },
  );

  it('a bot looks at the same table whoever has sealed', () => {
    expect(seenBy(state, { type: 'seat', economy: 'GD', isBot: true }).pledges).toBeUndefined();
  });

  it('each seat reads its own', () => {
    const seen = seenBy(state, OWNER);
    expect(seen.sealed).toEqual({ SH: state.provinces.sealed['SH'] });
    expect(seen.centre).toMatchObject({ assents: { SH: true }, ballots: { SH: 73 } });
  });
});

describe('after it', () => {
  const table = aSecretive();
  table.settle();
  const { state } = table;

  it('an unseen breach, pledges and petitions stay the secret of who made them', () => {
    const [breach] = state.provinces.breaches;
    expect(breach).toMatchObject({ by: 'SH', isSeen: false });
    for (const viewer of STRANGERS) {
      const seen = seenBy(state, viewer);
      expect(seen.breaches).toEqual([]);
      expect(seen.market).toBeUndefined();
      for (const envelopes of seen.envelopes) expect(envelopes).not.toHaveProperty('SH');
    }
    expect(seenBy(state, OWNER).breaches).toEqual([breach]);
    expect(seenBy(state, OWNER).envelopes.at(-1)).toMatchObject({
      SH: { pledge: { corridor: CANARIES.corridor, yuan100m: CANARIES.sum }, petition: CANARIES.petition },
    });
  });

  it('tells everyone the dials', () => {
    for (const viewer of STRANGERS) {
      expect(redactFor(state, viewer).reports.at(-1)?.provinces['SH']).toMatchObject({ wall: 3 });
      expect(seenBy(state, viewer).provinces['SH']).toMatchObject({ wall: 3 });
    }
  });

  it('hides nothing in the debrief', () => {
    const over: ProvinceGame = { ...state, phase: 'debrief' };
    expect(seenBy(over, { type: 'public' })).toEqual(state.provinces);
  });
});
