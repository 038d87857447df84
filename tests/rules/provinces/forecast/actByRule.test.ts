import { describe, expect, it } from 'vitest';
import { REFORMS, type Reform } from '#shared/content/provinces/reforms.ts';
import type { CentreState } from '#shared/protocol/provinces/centre.ts';
import { evolveAll } from '../../../../shared/rules/game/evolve.ts';
import {
  actByRule,
  forecastReforms,
  assentForecast,
} from '../../../../shared/rules/provinces/forecast/centreReforms.ts';
import { aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';

/** A table in this round whose centre has acted in none before. */
function atRound(round: number, centre: Partial<CentreState> = {}, ...reforms: Reform[]): ProvincesTable {
  const table = aProvincesTable();
  table.state = { ...table.state, round };
  table.change({ centre: { ...table.provinces.centre, ...centre } });
  table.enact(...reforms);
  return table;
}

function acts({ scenario, state }: ProvincesTable) {
  return actByRule(scenario, state);
}

const reform = (name: Reform) => [{ type: 'reform', reform: name }];

describe('a centre that nobody governs', () => {
  it('rests in round 1, then passes the weak law first, whatever it could pay', () => {
    expect(acts(atRound(1, { prestige: 9 }))).toEqual([]);
    expect(acts(atRound(2, { prestige: 4 }))).toEqual(reform('weakLaw'));
    expect(acts(atRound(2, { prestige: 9 }))).toEqual(reform('weakLaw'));
    expect(acts(atRound(2, { prestige: 0 }))).toEqual([]);
  });

  it('asks for the most effective reform, and waits a round for it where it is nearly paid for', () => {
    expect(acts(atRound(3, { prestige: 5 }, 'weakLaw'))).toEqual(reform('evaluation'));
    expect(acts(atRound(3, { prestige: 4 }, 'weakLaw'))).toEqual([]);
    expect(acts(atRound(3, { prestige: 3 }, 'weakLaw'))).toEqual(reform('separation'));
  });

  it('does not wait for what would come too late to work', () => {
    expect(acts(atRound(7, { prestige: 4 }, 'weakLaw'))).toEqual(reform('separation'));
    expect(acts(atRound(8, { prestige: 9 }, 'weakLaw'))).toEqual([{ type: 'corridorGrant' }]);
  });

  it('does not ask again for a while for what the provinces refused', () => {
    const refusals = [{ reform: 'evaluation', round: 3, assents: 4 }] as const;
    for (const round of [4, 5]) {
      expect(acts(atRound(round, { prestige: 9, refusals }, 'weakLaw'))).toEqual(reform('separation'));
    }
    expect(acts(atRound(6, { prestige: 9, refusals }, 'weakLaw'))).toEqual(reform('evaluation'));
  });

  it('pays half of a corridor where nothing is left to reform', () => {
    const done = atRound(4, { prestige: 1 }, ...REFORMS);
    expect(acts(done)).toEqual([{ type: 'corridorGrant' }]);
    expect(acts(atRound(4, { prestige: 0 }, ...REFORMS))).toEqual([]);
  });

  it('takes the most effective of what it can pay, all through a game', () => {
    const table = atRound(4, {}, 'weakLaw');
    const passed: Reform[] = [];
    const refusals = [{ reform: 'evaluation', round: 4, assents: 0 }] as const;
    while (passed.length < 3) {
      table.change({ centre: { ...table.provinces.centre, prestige: 2, refusals } });
      const left = REFORMS.filter((each) => !table.provinces.reforms.includes(each) && each !== 'evaluation');
      const effects = forecastReforms(table.scenario, table.state, left);
      if (!effects.ok) throw new Error(effects.error.code);
      const [act] = acts(table);
      if (act?.type !== 'reform') throw new Error('no reform');
      expect(effects.value[left.indexOf(act.reform)]).toBeLessThan(Math.min(...effects.value) + 0.06);
      passed.push(act.reform);
      table.enact(act.reform);
    }
    expect(passed).toEqual(['separation', 'standardTransfers', 'strongLaw']);
  });

  it('acts when the negotiation opens, for all to see', () => {
    const table = aProvincesTable();
    table.nextRound();
    expect(table.state.phase).toBe('negotiation');
    expect(table.provinces.centre.acts).toEqual(reform('weakLaw'));
  });

  it('decides the same from the same table', () => {
    expect(acts(atRound(3, { prestige: 9 }, 'weakLaw'))).toEqual(
      acts(atRound(3, { prestige: 9 }, 'weakLaw')),
    );
  });
});

describe('a seat for the centre', () => {
  it('is governed by the rule while nobody has it, or whoever has it is away', () => {
    const seated = aProvincesTable({ centre: 'seat' });
    seated.state = { ...seated.state, round: 2 };
    expect(acts(seated)).toEqual(reform('weakLaw'));
    seated.state = evolveAll(seated.state, [{ type: 'seatOccupied', economy: 'CN', member: 'm1' }]);
    expect(acts(seated)).toEqual([]);
    seated.state = evolveAll(seated.state, [{ type: 'presenceMarked', economy: 'CN', present: false }]);
    expect(acts(seated)).toEqual(reform('weakLaw'));
  });

  it('is nothing of the rule’s where the host is the centre', () => {
    const hosted = aProvincesTable({ centre: 'host' });
    hosted.state = { ...hosted.state, round: 2 };
    expect(acts(hosted)).toEqual([]);
  });
});

describe('the forecast of reforms', () => {
  it('finds evaluation most effective in 1997, then the strong law and separation, and taxes last', () => {
    const table = atRound(2);
    table.change({ events: [] });
    const { scenario, state } = table;
    const effects = forecastReforms(scenario, state, REFORMS);
    if (!effects.ok) throw new Error(effects.error.code);
    const byEffect = REFORMS.map((name, place) => ({ name, effect: effects.value[place] ?? NaN }))
      .toSorted((a, b) => a.effect - b.effect)
      .map(({ name }) => name);
    expect(byEffect).toEqual([
      'evaluation',
      'strongLaw',
      'separation',
      'standardTransfers',
      'weakLaw',
      'taxSharing',
    ]);
  });

  it('shows leaders that all would gain from a new evaluation together', () => {
    const { scenario, state } = atRound(3, {}, 'weakLaw');
    for (const seat of scenario.dealOrder) {
      const forecast = assentForecast(scenario, state, seat);
      if (!forecast.ok) throw new Error(forecast.error.code);
      expect([seat, forecast.value.reformed > forecast.value.now]).toEqual([seat, true]);
    }
  });
});
