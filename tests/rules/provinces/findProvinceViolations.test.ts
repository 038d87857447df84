import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import { findProvinceViolations } from '../../../shared/rules/provinces/findProvinceViolations.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { aWildTable } from '../../support/aProvincesRun.ts';
import { aBindingDraft, aProvincesTable } from '../../support/aProvincesTable.ts';

const table = aProvincesTable({ centre: 'seat' });
const law = table.conclude(aBindingDraft(['SH', 'JS']));
table.nextRound();
const sound = table.state;
const { provinces } = sound;
const [report] = sound.reports;

function having(change: Partial<ProvincesState>): ProvinceGame {
  return { ...sound, provinces: { ...provinces, ...change } };
}

function withShanghai(change: Partial<ProvincesState['provinces'][string]>): ProvinceGame {
  const shanghai = { ...must(provinces.provinces['SH'], 'SH'), ...change };
  return having({ provinces: { ...provinces.provinces, SH: shanghai } });
}

function withPact(change: Partial<typeof law>): ProvinceGame {
  return having({ pacts: { ...provinces.pacts, [law.id]: { ...law, ...change } } });
}

describe('findProvinceViolations', () => {
  it('finds nothing in whatever lawful play brings about', () => {
    const found: string[] = [];
    aWildTable('violent', { rounds: 5 }, ({ scenario, state }) => {
      found.push(...findProvinceViolations(scenario, state));
    });
    expect(found).toEqual([]);
    expect(findProvinceViolations(table.scenario, sound)).toEqual([]);
  });

  it.each<[RegExp, ProvinceGame]>([
    [/epilogue/, { ...sound, phase: 'epilogue' }],
    [/negotiation in round 0/, { ...sound, round: 0 }],
    [/reports in results/, { ...sound, phase: 'results' }],
    [/debrief with or without/, { ...sound, phase: 'debrief' }],
    [/SH stands at 5/, withShanghai({ wall: 5 })],
    [/SH stands at 1.5/, withShanghai({ wall: 1.5 })],
    [/a figure that is none/, withShanghai({ freeMoney: NaN })],
    [/scores of 1 rounds/, withShanghai({ career: [] })],
    [/envelopes in negotiation/, having({ sealed: { SH: { wall: 2, block: 2 } } })],
    [
      /the envelope of SH: measures\/petition-against-self/,
      {
        ...having({ sealed: { SH: { wall: 2, block: 2, petition: 'SH' } } }),
        phase: 'policy',
        sealedBy: ['SH'],
      },
    ],
    [/nobody sealed/, { ...having({ sealed: { SH: { wall: 2, block: 2 } } }), phase: 'policy' }],
    [/prestige -1/, having({ centre: { ...provinces.centre, prestige: -1 } })],
    [
      /acts beyond prestige/,
      having({ centre: { ...provinces.centre, prestige: 0, acts: [{ type: 'inspection' }] } }),
    ],
    [/a reform twice/, having({ reforms: ['taxSharing', 'taxSharing'] })],
    [/nobody cast/, having({ centre: { ...provinces.centre, assents: { SH: true } } })],
    [/two binding bodies/, having({ pacts: { ...provinces.pacts, a7: { ...law, id: 'a7' } } })],
    [/has members SH/, withPact({ members: ['SH'] })],
    [/binds a stranger/, withPact({ members: ['SH', 'CN'] })],
    [/the term of/, withPact({ untilRound: 0 })],
    [/voluntary and has a deposit/, withPact({ isBinding: false })],
    [/a payment of 5 from SH to SH/, having({ payments: [{ from: 'SH', to: 'SH', yuan100m: 5 }] })],
    [
      /two corridors in a round/,
      having({
        corridors: [
          { corridor: 'hangzhouBay', round: 1 },
          { corridor: 'bohaiCrossing', round: 1 },
        ],
      }),
    ],
    [/is built out/, having({ corridors: [1, 2, 3].map((round) => ({ corridor: 'hangzhouBay', round })) })],
    [/report 1 is of round 4/, { ...sound, reports: [{ ...must(report, 'report'), round: 4 }] }],
    [/causes of SH/, withTold({ logChange: 9 })],
    [/budget of SH/, withTold({ budget: 9 })],
    [/spending of SH/, withTold({ spent: 9 })],
    [/career of SH/, withTold({ career: 9 })],
  ])('%s', (sentence, state) => {
    expect(findProvinceViolations(table.scenario, state).join('\n')).toMatch(sentence);
  });
});

type Told = ProvinceGame['reports'][number]['provinces'][string];

function withTold(change: Partial<Told>): ProvinceGame {
  const told = must(report, 'report');
  const shanghai = { ...must(told.provinces['SH'], 'SH'), ...change };
  return { ...sound, reports: [{ ...told, provinces: { ...told.provinces, SH: shanghai } }] };
}
