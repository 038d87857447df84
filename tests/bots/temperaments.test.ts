import { describe, expect, it } from 'vitest';
import { leaveAgreements } from '../../shared/bots/countryMove.ts';
import { chiefLobbies } from '../../shared/bots/valuation/homePolitics.ts';
import { wallLimits } from '../../shared/bots/envelope/wallLimits.ts';
import { freeTradeDraft } from '../../shared/bots/proposals/candidateDrafts.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { isWorthSigning, valueProposal, type ProposalValue } from '#shared/bots/valuation/valueProposal.ts';
import { TEMPERAMENTS, TEMPERAMENT_NAMES, type TemperamentName } from '#shared/content/temperaments.ts';
import { tradableSectors, wallOf } from '../../shared/rules/law/lawInForce.ts';
import { aTable, type Table } from '../support/aTable.ts';
import { governedBy } from './modules/someBots.ts';

function today(): Table {
  return aTable({ scenarioId: 'world', opening: 'today', preset: 'standard', at: 'negotiation' });
}

/** What free trade with a partner is to a government of this temperament. */
function freeTradeTo(table: Table, temperament: TemperamentName, [own, partner]: readonly [string, string]) {
  const { scenario, state } = governedBy(table, temperament);
  const value = valueProposal(createAppraiser(scenario, state), freeTradeDraft([own], [partner]), own);
  if (!value.ok) throw new Error('the model does not solve');
  return value.value;
}

describe('temperaments', () => {
  it('ask for at least 35 per cent of an equal share, and for something of their own', () => {
    for (const temperament of TEMPERAMENT_NAMES) {
      expect(TEMPERAMENTS[temperament].proposals.fairShare, temperament).toBeGreaterThanOrEqual(0.35);
    }
  });

  it.each(TEMPERAMENT_NAMES)('never sign below their reservation value: %s', (temperament) => {
    const value = freeTradeTo(today(), temperament, ['KOR', 'JPN']);
    const poorer: ProposalValue = { ...value, gainBn: value.reservationBn - 1e-6 };
    expect(isWorthSigning(poorer)).toBe(false);
    expect(value.reservationBn).toBeGreaterThan(0);
  });

  it('protect a lobby even where the country would gain', () => {
    const pair = ['KOR', 'JPN'] as const;
    const [protector, trader] = [
      freeTradeTo(today(), 'protector', pair),
      freeTradeTo(today(), 'freeTrader', pair),
    ];
    expect(protector.gainBn).toBeGreaterThan(protector.reservationBn);
    expect([protector.distaste, trader.distaste]).toEqual(['lobbyLoses', undefined]);
    expect(isWorthSigning(protector)).toBe(false);
    expect(isWorthSigning(trader)).toBe(true);
  });

  it('lower what no chief lobby makes, and raise what one does', () => {
    const { scenario, state } = governedBy(today(), 'protector');
    const limits = wallLimits(scenario, { ...state, phase: 'policy' }, 'KOR');
    const wall = wallOf(state, 'KOR');
    const guarded = chiefLobbies(scenario, 'KOR').map(({ sector }) => sector);
    expect(guarded.length).toBeGreaterThan(0);
    for (const id of tradableSectors(scenario)) {
      const { minBp, maxBp } = limits(id);
      const currentBp = wall[id] ?? 0;
      if (guarded.includes(id)) expect(minBp, id).toBe(currentBp);
      else expect(maxBp, id).toBe(currentBp);
    }
  });

  it('leave an agreement only for what their patience asks', () => {
    const order = ['opportunist', 'freeTrader', 'blocBuilder'] as const;
    const asked = order.map((temperament) => TEMPERAMENTS[temperament].proposals.leavingIncomePart);
    expect(asked).toEqual(asked.toSorted((a, b) => a - b));
    // What the impatient keep, everybody keeps.
    const table = today();
    for (const economy of Object.keys(table.state.seats)) {
      const leaves = order.map((temperament) => {
        const { scenario, state } = governedBy(table, temperament);
        return leaveAgreements(createAppraiser(scenario, state), economy).length;
      });
      expect(leaves, economy).toEqual(leaves.toSorted((a, b) => b - a));
    }
  });
});
