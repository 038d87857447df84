import { describe, expect, it } from 'vitest';
import { keepableRates } from '../../../client/panels/treaty/Pledges.tsx';
import { tradableSectors } from '#shared/rules/law/lawInForce.ts';
import { pledgesBrokenBy } from '../../../shared/rules/settlement/pledges.ts';
import { aTable } from '../../support/aTable.ts';

describe('a promised tariff', () => {
  it('is no lower than what the furthest cut of one round keeps', () => {
    for (const me of ['ALB', 'BOR', 'CAT', 'DUN'])
      for (const sector of tradableSectors(aTable().scenario)) {
        const table = aTable({ people: 'all', at: 'negotiation' });
        const { scenario, state } = table;
        const { nowBp, lowestBp } = keepableRates(scenario, state, me, sector);
        expect(nowBp - lowestBp).toBe(Math.min(nowBp, scenario.stepBp));
        for (const rateBp of [lowestBp, lowestBp - 100].filter((each) => each >= 0)) {
          const undertaking = { type: 'sectorAtMost', sector, rateBp } as const;
          table.act(me, { type: 'givePledge', to: { type: 'all' }, undertaking });
        }
        const furthest = { type: 'wall', shiftBp: -scenario.stepBp, apart: [] } as const;
        const broken = pledgesBrokenBy(scenario, table.state, me, furthest);
        expect(broken.map(({ undertaking }) => undertaking)).toEqual(
          lowestBp > 0 ? [{ type: 'sectorAtMost', sector, rateBp: lowestBp - 100 }] : [],
        );
      }
  });
});
