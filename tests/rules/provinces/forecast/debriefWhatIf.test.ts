import { describe, expect, it } from 'vitest';
import { mapValues, must } from '#shared/kernel/records.ts';
import { forecastRound } from '../../../../shared/rules/provinces/forecast/forecastMeasures.ts';
import {
  allProvincesOpen,
  allProvincesSelfish,
  canChangeProvinces,
  comparePactKept,
  compareProvinceChanges,
  indicesAtRest,
} from '../../../../shared/rules/provinces/forecast/debriefWhatIf.ts';
import { whatIfsOf } from '../../../../shared/rules/game/debriefWhatIfs.ts';
import { worstBreaches } from '../../../../shared/rules/provinces/pacts/breaches.ts';
import { storyOf } from '../../../../shared/classroom/debrief/tableStory.ts';
import { aCompensation, aPactDraft, aProvincesTable } from '../../../support/aProvincesTable.ts';

describe('a game of provinces with something changed', () => {
  const table = aProvincesTable();
  const [first, second] = table.scenario.dealOrder as [string, string];
  const pact = table.conclude(aPactDraft([first, second], { atMost: 0, rounds: 4 }));
  const { scenario, state } = table;

  it('comes to what the forecast of a seat says of the same dials', () => {
    const open = {
      ...state,
      provinces: {
        ...state.provinces,
        provinces: mapValues(state.provinces.provinces, (province) => ({ ...province, wall: 0, block: 0 })),
      },
    };
    const forecast = forecastRound(scenario, open, first);
    const compared = allProvincesOpen(scenario, state);
    for (const seat of scenario.dealOrder)
      expect(compared.ok && compared.value[seat]?.with).toBeCloseTo(
        (forecast.ok && must(forecast.value.provinces[seat], seat).index) || NaN,
        2,
      );
  });

  it('takes a pact out, or one province’s walls, and nothing that is not there', () => {
    const without = compareProvinceChanges(scenario, state, [{ type: 'treatyOut', agreement: pact.id }]);
    const plain = indicesAtRest(scenario, { ...state, provinces: { ...state.provinces, pacts: {} } });
    expect(without.ok && without.value[first]?.with).toBeCloseTo((plain.ok && plain.value[first]) || NaN, 2);
    const down = compareProvinceChanges(scenario, state, [{ type: 'wallDown', economy: second }]);
    expect(down.ok && down.value[second]?.with).toBeGreaterThan(
      (down.ok && down.value[second]?.without) || NaN,
    );
    expect(canChangeProvinces(state, { type: 'treatyOut', agreement: 'a99' })).toBe(false);
    expect(canChangeProvinces(state, { type: 'rule', rule: 'noOrigin' })).toBe(false);
  });

  it('tells what a broken pact came to: the round as it was, and as it would have been had the member kept it', () => {
    const settle = (isBroken: boolean) => {
      const played = aProvincesTable({ preset: 'provincesStandard' });
      const { id } = played.conclude(aPactDraft([first, second], { atMost: 0 }));
      played.seal(second, isBroken ? { wall: 3, breaks: [id] } : { wall: 3 });
      while (played.state.reports.length === 0) played.advance();
      return { played, made: must(played.report.pacts[0], 'the pact') };
    };
    const [broken, kept] = [settle(true), settle(false)];
    const market = must(broken.played.provinces.market, 'the market');
    const compared = comparePactKept(scenario, market, { by: second, pact: broken.made });
    if (!compared.ok) throw new Error(compared.error.code);
    for (const seat of scenario.dealOrder) {
      const { without, with: changed } = must(compared.value[seat], seat);
      expect(without).toBeCloseTo(broken.played.report.provinces[seat]?.index ?? NaN, 2);
      expect(changed).toBeCloseTo(kept.played.report.provinces[seat]?.index ?? NaN, 2);
    }
    expect(compared.value[first]?.with).toBeGreaterThan((compared.value[first]?.without ?? NaN) + 0.05);
    const { reports, provinces } = broken.played.state;
    expect(worstBreaches({ reports, ...provinces }, broken.played.state.seats).worst).toMatchObject({
      by: second,
      round: 1,
      dial: 3,
      agreed: 0,
    });
  });

  it('stands beside what the last round came to, with the money and the pacts of that round', () => {
    const played = aProvincesTable({ preset: 'provincesStandard', rounds: 4 });
    // Its term ends with the settlement of the round.
    const pays = aCompensation(first, second, 20);
    const { id } = played.conclude(aPactDraft([first, second], { atMost: 1, rounds: 1 }, pays));
    played.seal(second, { wall: 3 });
    played.settle();
    played.askHost({ type: 'endNow' });
    const { state: over, report } = played;
    expect(over.phase).toBe('debrief');
    expect(storyOf(over).blocs.map(({ agreement }) => agreement)).toEqual([id]);
    const removed = compareProvinceChanges(scenario, over, [{ type: 'treatyOut', agreement: id }]);
    for (const compared of [allProvincesOpen(scenario, over), allProvincesSelfish(scenario, over), removed])
      for (const seat of scenario.dealOrder)
        expect(compared.ok && compared.value[seat]?.without).toBeCloseTo(
          report.provinces[seat]?.index ?? NaN,
          2,
        );
    // Without the pact nothing is paid for it either: as at a table that never made it.
    const plain = aProvincesTable({ preset: 'provincesStandard', rounds: 4 });
    plain.seal(second, { wall: 3 });
    const { provinces } = plain.settle();
    for (const seat of scenario.dealOrder)
      expect(removed.ok && removed.value[seat]?.with).toBeCloseTo(provinces[seat]?.index ?? NaN, 2);
  });

  it('enacts a reform and lets every leader answer it with a step; one in force already is no change', () => {
    const reformed = compareProvinceChanges(scenario, state, [{ type: 'reform', reform: 'evaluation' }]);
    const figures = reformed.ok ? Object.values(reformed.value) : [];
    expect(figures).toHaveLength(scenario.dealOrder.length);
    // Judged by more than growth, some take a step down, and the nation gains by it.
    expect(figures.reduce((sum, each) => sum + each.with - each.without, 0)).toBeGreaterThan(0);
    const [left] = state.provinces.reforms;
    expect(canChangeProvinces(state, { type: 'reform', reform: must(left, 'a reform in force') })).toBe(
      false,
    );
    expect(canChangeProvinces(state, { type: 'reform', reform: 'evaluation' })).toBe(true);
    expect(storyOf(state).reformsLeft).not.toContain(left);
    expect(storyOf(state).reformsLeft).toContain('evaluation');
  });

  it('keeps a wall down that is taken down beside a reform', () => {
    const both = compareProvinceChanges(scenario, state, [
      { type: 'wallDown', economy: second },
      { type: 'reform', reform: 'weakLaw' },
    ]);
    const alone = compareProvinceChanges(scenario, state, [{ type: 'reform', reform: 'weakLaw' }]);
    expect(both.ok && both.value[second]?.with).toBeGreaterThan(
      (alone.ok && alone.value[second]?.with) || NaN,
    );
  });

  it('leaves the people poorer where every leader looks after himself', () => {
    const selfish = allProvincesSelfish(scenario, state);
    const open = allProvincesOpen(scenario, state);
    const meanOf = (compared: typeof open): number => {
      const figures = compared.ok ? Object.values(compared.value) : [];
      return figures.reduce((sum, each) => sum + each.with, 0) / figures.length;
    };
    expect(meanOf(selfish)).toBeLessThan(meanOf(open));
  });

  it('tells what the own levels of a person brought, round by round, and what others would have', () => {
    const played = aProvincesTable({ preset: 'provincesStandard', rounds: 4 });
    played.seatPerson(second);
    const opening = must(played.provinces.provinces[second], second);
    played.seal(second, { wall: 0, block: 0 });
    played.settle();
    while (played.state.phase !== 'negotiation') played.advance();
    played.seal(second);
    played.settle();
    const rows = whatIfsOf(played.scenario, played.state, played.events);
    const [row, ...others] = rows.filter(({ what }) => what === 'levels');
    expect(others).toEqual([]);
    expect(row?.economy).toBe(second);
    const plain = aProvincesTable({ preset: 'provincesStandard', rounds: 4 });
    plain.seatPerson(second);
    const kept = plain.settle();
    const [first1, second2] = must(row?.conduct, 'conduct').rounds;
    const [was, now] = [
      must(kept.provinces[second], second),
      must(played.state.reports[0]?.provinces[second], second),
    ];
    expect([first1?.wall, first1?.block]).toEqual([0, 0]);
    // A step is paid where it is taken, and not by whom stays.
    expect(first1?.points).toBeCloseTo(now.score - was.score, 3);
    expect(first1?.incomePercent).toBeCloseTo(100 * (now.index / was.index - 1), 3);
    expect(second2?.round).toBe(2);
    const own = must(row?.compared?.[second], 'the own income');
    expect(own.with).toBeLessThan(own.without);
    expect(opening.wall + opening.block).toBeGreaterThan(0);
  });

  it('tells of a broken pact from the log of the game', () => {
    const played = aProvincesTable({ preset: 'provincesStandard', rounds: 4 });
    const { id } = played.conclude(aPactDraft([first, second], { atMost: 0 }));
    played.seal(second, { wall: 3, breaks: [id] });
    played.settle();
    const kept = whatIfsOf(played.scenario, played.state, played.events).filter(
      ({ what }) => what === 'kept',
    );
    expect(kept).toMatchObject([{ economy: second, round: 1 }]);
  });
});
