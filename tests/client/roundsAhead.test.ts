import { describe, expect, it } from 'vitest';
import { roundsAhead } from '../../client/panels/host/ComingUp.tsx';
import { aTable } from '../support/aTable.ts';

const table = aTable({
  scenarioId: 'world',
  opening: 'highWalls',
  preset: 'standard',
  rounds: 6,
  at: 'briefing',
});

describe('what the host sees coming', () => {
  it('are modules and forms that open, elections and conferences, by round', () => {
    const ahead = roundsAhead(table.state);
    expect(ahead.find(({ round }) => round === 2)).toMatchObject({
      modules: ['wto'],
      stages: ['customsUnion'],
      isConference: true,
    });
    expect(ahead.find(({ round }) => round === 3)).toMatchObject({
      modules: ['events'],
      stages: ['commonMarket'],
      isConference: false,
    });
    const seats = Object.values(table.state.politics?.seats ?? {});
    const voted = ahead.flatMap(({ elections }) => elections);
    expect(voted).toHaveLength(seats.filter(({ electionInRound }) => electionInRound !== undefined).length);
  });

  it('lets go of what this round has already brought', () => {
    table.goTo('negotiation', 2);
    expect(roundsAhead(table.state)[0]).toMatchObject({ round: 2, modules: [], isConference: true });
    table.goTo('policy', 2);
    expect(roundsAhead(table.state).find(({ round }) => round === 2)?.isConference ?? false).toBe(false);
  });

  it('is nothing where every round is alike', () => {
    const plain = aTable({ scenarioId: 'world', opening: 'highWalls', preset: 'worldPlain', at: 'briefing' });
    expect(roundsAhead(plain.state)).toEqual([]);
  });
});
