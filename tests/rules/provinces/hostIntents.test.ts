import { describe, expect, it } from 'vitest';
import { PHASES, type Phase } from '#shared/content/vocabulary.ts';
import { hostIntentSchema, type HostIntent } from '#shared/protocol/intents.ts';
import { findProvinceViolations } from '../../../shared/rules/provinces/findProvinceViolations.ts';
import { aPactDraft, aProvincesTable, type ProvincesTable } from '../../support/aProvincesTable.ts';

/** One of each kind that a host may send. */
const INTENTS = {
  startGame: { type: 'startGame' },
  pauseClock: { type: 'pauseClock' },
  resumeClock: { type: 'resumeClock' },
  addMinute: { type: 'addMinute' },
  setHomework: {
    type: 'setHomework',
    talksUntilAt: 1,
    sealedUntilAt: 2,
    zone: 'Asia/Shanghai',
    reveal: 'atOnce',
  },
  dropHomework: { type: 'dropHomework' },
  skipPhase: { type: 'skipPhase' },
  restartPhase: { type: 'restartPhase' },
  stepReveal: { type: 'stepReveal', stop: 'gains' },
  paceReveal: { type: 'paceReveal', by: 'clock' },
  endAfterRound: { type: 'endAfterRound', ends: false },
  turnDebrief: { type: 'turnDebrief', page: 'words' },
  endNow: { type: 'endNow' },
  retrySettlement: { type: 'retrySettlement' },
  placeEvent: { type: 'placeEvent', card: 'woolWars', economies: [] },
  cancelEvent: { type: 'cancelEvent', event: 'e0' },
  actAsCentre: { type: 'actAsCentre', act: { type: 'inspection' } },
  takeBackActAsCentre: { type: 'takeBackActAsCentre', act: 0 },
} as const satisfies { readonly [T in HostIntent['type']]: Extract<HostIntent, { type: T }> };

const COUNTRIES_ONLY: readonly Phase[] = ['epilogue'];

/** A table in the midst of a phase: proposals lie open, the centre has acted, some have sealed and others have saved a draft. */
function aBusyTable(phase: Phase): ProvincesTable {
  const table = aProvincesTable({ centre: 'host', rounds: 1, preset: 'provincesStandard' }, 'lobby');
  for (const seat of ['SH', 'JS', 'ZJ']) table.seatPerson(seat);
  while (table.state.phase !== phase) {
    table.advance();
    if (table.state.phase === 'negotiation') {
      table.conclude(aPactDraft(['SH', 'JS']));
      table.table('ZJ', aPactDraft(['ZJ', 'SH']));
      table.askHost({ type: 'actAsCentre', act: { type: 'reform', reform: 'evaluation' } });
    }
    if (table.state.phase === 'policy') {
      table.act('SH', { type: 'sealMeasures', measures: { wall: 1, block: 2 } });
      table.act('JS', { type: 'sealMeasures', measures: { wall: 2, block: 1 } });
      table.act('ZJ', { type: 'saveMeasures', measures: { wall: 0, block: 1 } });
      table.ask('ZJ', { type: 'castAssent', assent: true });
    }
  }
  return table;
}

describe('what the host asks at a table of provinces', () => {
  it('is tried in every kind', () => {
    const kinds = hostIntentSchema.options.map((option) => option.shape.type.value);
    expect(Object.keys(INTENTS).toSorted()).toEqual(kinds.toSorted());
  });

  describe.each(PHASES.filter((phase) => !COUNTRIES_ONLY.includes(phase)))('in %s', (phase) => {
    it.each(Object.values(INTENTS))('leaves a sound game that can be played to its end: $type', (intent) => {
      const table = aBusyTable(phase);
      const found = [...findProvinceViolations(table.scenario, table.state)];
      const answer = table.askHost(intent);
      found.push(...findProvinceViolations(table.scenario, table.state));
      if (!answer.ok) expect(answer.error.code).toMatch(/^(intent|host|clock|round|event|centre|game)\//);
      while (table.state.phase !== 'debrief') {
        table.advance();
        found.push(...findProvinceViolations(table.scenario, table.state));
      }
      expect(found).toEqual([]);
    });
  });
});

describe('the host starts the policy phase of provinces again', () => {
  it('opens every envelope, and what was in it is its draft', () => {
    const table = aBusyTable('policy');
    expect(table.askHost({ type: 'restartPhase' }).ok).toBe(true);
    expect(table.state.sealedBy).toEqual([]);
    expect(table.provinces.sealed).toEqual({});
    expect(table.provinces.drafts).toEqual({
      SH: { wall: 1, block: 2 },
      JS: { wall: 2, block: 1 },
      ZJ: { wall: 0, block: 1 },
    });
    expect(table.ask('SH', { type: 'reopenMeasures' })).toMatchObject({
      error: { code: 'measures/not-sealed' },
    });
  });

  it('keeps what is saved afterwards over what had been sealed', () => {
    const table = aBusyTable('policy');
    table.askHost({ type: 'restartPhase' });
    table.act('SH', { type: 'saveMeasures', measures: { wall: 0, block: 0 } });
    table.settle();
    expect(table.provinces.envelopes.at(-1)?.['SH']).toEqual({ wall: 0, block: 0 });
  });
});
