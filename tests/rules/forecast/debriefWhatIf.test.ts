import { describe, expect, it } from 'vitest';
import { storedNash } from '#shared/content/nash/storedNash.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { at, must } from '#shared/kernel/records.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import { selfishWalls } from '#shared/rules/forecast/debriefWhatIf.ts';
import {
  allOpen,
  compareChanges,
  madeTreaties,
  recordedRounds,
  replayWithout,
  wallMovers,
} from '../../../shared/rules/forecast/debriefWhatIf.ts';
import { evolve } from '../../../shared/rules/game/evolve.ts';
import { canOffer, offerOutcome, whatIfsOf } from '../../../shared/rules/game/debriefWhatIfs.ts';
import { decisionsOf, formsWith } from '../../../shared/rules/game/seatDecisions.ts';
import { economyPlace, placesOf } from '../../../shared/rules/law/lawInForce.ts';
import { buildShock } from '../../../shared/rules/shock/buildShock.ts';
import { openingLawInForce } from '../../../shared/rules/shock/solveLaw.ts';
import { type CountryGame, countryGame } from '../../../shared/rules/state.ts';
import { aCustomsUnion, aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aScenario } from '../../support/aScenario.ts';
import { type Table, aTable } from '../../support/aTable.ts';

type Signing = 'both' | 'first' | 'none';

/** Two rounds: Alba joins Dune, then Borea joins Catta, as far as they sign; walls move in both rounds. */
function aGame(signing: Signing, options: Parameters<typeof aTable>[0] = {}): Table {
  const table = aTable({ people: 'all', rounds: 2, at: 'negotiation', ...options });
  const [a, b, c, d] = table.scenario.dealOrder as [string, string, string, string];
  if (signing !== 'none') table.conclude(aFreeTradeArea(a, b));
  table.goTo('policy');
  table.act(c, { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 300, apart: [] } });
  table.goTo('negotiation', 2);
  if (signing === 'both') table.conclude(aFreeTradeArea(c, d));
  table.goTo('policy');
  table.act(a, { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -200, apart: [] } });
  return table.goTo('debrief');
}

function foldCountries(state: CountryGame | undefined, event: GameEvent): CountryGame {
  return countryGame(evolve(state, event));
}

function roundsOf({ events }: Table) {
  return recordedRounds(events, foldCountries);
}

function indexOf({ state }: Table, seat: string): number {
  return state.reports.at(-1)?.economies[seat]?.index ?? NaN;
}

/** What the score counts, and every page at the end shows. */
/** As the last page tells it: what the score counts is the mean of logs. */
function meanOf({ state }: Table, seat: string): number {
  const standing = state.final?.standings.find(({ economy }) => economy === seat);
  return 100 * Math.exp((standing?.parts?.prosperity?.value ?? NaN) / 100);
}

describe('a game without a treaty', () => {
  it.each([
    ['quartet', {}],
    ['world with dynamics', { scenarioId: 'world', opening: 'highWalls', preset: 'standard', seed: 'w' }],
  ] as const)('comes to what was recorded where nothing is left out: %s', (_name, options) => {
    const table = aGame('both', options);
    const replayed = replayWithout(table.scenario, roundsOf(table), {});
    for (const seat of table.scenario.dealOrder)
      expect(replayed.ok && replayed.value.at(-1)?.[seat]).toBeCloseTo(indexOf(table, seat), 5);
  });

  it.each([
    ['quartet', {}],
    ['world with dynamics', { scenarioId: 'world', opening: 'highWalls', preset: 'standard', seed: 'w' }],
  ] as const)(
    'comes to what a game comes to in which nobody signs it and walls are the same: %s',
    (_name, options) => {
      const played = aGame('both', options);
      const other = aGame('first', options);
      const [, second] = madeTreaties(roundsOf(played));
      const replayed = replayWithout(played.scenario, roundsOf(played), {
        treaties: [must(second, 'the second treaty').agreement],
      });
      for (const seat of played.scenario.dealOrder)
        expect(replayed.ok && replayed.value.at(-1)?.[seat]).toBeCloseTo(indexOf(other, seat), 5);
    },
  );

  it('is told beside what was, with all that else might have been', () => {
    const table = aGame('both');
    const rows = whatIfsOf(table.scenario, table.state, table.events);
    expect(rows.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['never', 'never', 'alone', 'open', 'selfish']),
    );
    for (const { what, compared } of rows.filter((row) => row.what !== 'best'))
      for (const [seat, figures] of Object.entries(compared ?? {}))
        expect(figures.without).toBeCloseTo((what === 'open' ? indexOf : meanOf)(table, seat), 2);
  });
});

describe('a game in which nobody signs or moves a tariff', () => {
  it('still has the events of the game', () => {
    const played = (signs: boolean): Table => {
      const { agreementLimits } = PRESETS.firstLesson;
      const table = aTable({ agreementLimits, rounds: 4, seed: 'one', people: 'all', at: 'negotiation' });
      if (signs) table.conclude(aFreeTradeArea('ALB', 'BOR'));
      return table.goTo('debrief');
    };
    const [table, quiet] = [played(true), played(false)];
    expect(quiet.state.reports.some(({ modules }) => (modules?.events?.active ?? []).length > 0)).toBe(true);
    const rows = whatIfsOf(table.scenario, table.state, table.events);
    const alone = rows.find(({ what }) => what === 'alone')?.compared ?? {};
    const found = table.scenario.dealOrder.map((seat) => alone[seat]?.with ?? NaN);
    table.scenario.dealOrder.forEach((seat, at) => expect(found[at]).toBeCloseTo(meanOf(quiet, seat), 2));
    expect(found.some((index) => Math.abs(index - 100) > 0.05)).toBe(true);
  });
});

describe('an agreement some of whose members others bind as closely', () => {
  it('is told with them, among whom nothing is missed without it', () => {
    const world = { scenarioId: 'world', opening: 'today', preset: 'worldShort' } as const;
    const table = aTable({ ...world, people: 'all', rounds: 2, at: 'negotiation' });
    table.conclude(aFreeTradeArea('GBR', 'EUR'));
    table.conclude(aFreeTradeArea('GBR', 'EUR', 'AFR'));
    table.goTo('debrief');
    const never = whatIfsOf(table.scenario, table.state, table.events).filter(({ what }) => what === 'never');
    const told = never.map(({ treaty }) => [treaty?.parties, treaty?.boundBesides]);
    expect(told).toContainEqual([
      ['GBR', 'EUR', 'AFR'],
      ['GBR', 'EUR'],
    ]);
  });
});

describe('agreements that hold for two rounds', () => {
  it('are decisions of their own, which count though they have ended, also where the same sign again', () => {
    const { agreementLimits } = PRESETS.firstLesson;
    const played = (signs: boolean): Table => {
      const table = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
      if (signs) table.conclude(aFreeTradeArea('ALB', 'BOR'));
      table.goTo('negotiation', 3);
      table.conclude(aFreeTradeArea('ALB', 'BOR'));
      return table.goTo('debrief');
    };
    const table = played(true);
    const rows = whatIfsOf(table.scenario, table.state, table.events).filter(({ what }) => what === 'never');
    expect(new Set(rows.map(({ treaty }) => treaty?.sinceRound))).toEqual(new Set([1, 3]));
    expect(rows).toHaveLength(2);
    const first = rows.find(({ treaty }) => treaty?.sinceRound === 1)?.compared ?? {};
    for (const [seat, { with: never }] of Object.entries(first))
      expect(never).toBeCloseTo(meanOf(played(false), seat), 1);
  });
});

describe('all in one free trade area in the last round, where every round starts anew', () => {
  const { agreementLimits } = PRESETS.firstLesson;
  const played = (parties: readonly [string, string, ...string[]]): Table => {
    const table = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
    table.conclude(aFreeTradeArea('CAT', 'DUN'));
    table.goTo('negotiation', 4);
    table.conclude(aFreeTradeArea(...parties));
    return table.goTo('debrief');
  };

  it('comes to what a game comes to in which they sign', () => {
    const table = played(['ALB', 'BOR']);
    const rows = whatIfsOf(table.scenario, table.state, table.events);
    const all = played(['ALB', 'BOR', 'CAT', 'DUN']);
    const row = rows.find(({ what }) => what === 'together');
    expect(row?.round).toBe(4);
    for (const seat of table.scenario.dealOrder) {
      expect(row?.compared?.[seat]?.with).toBeCloseTo(meanOf(all, seat), 2);
      expect(row?.compared?.[seat]?.without).toBeCloseTo(meanOf(table, seat), 2);
    }
    // Told once: nothing else says the same with other figures.
    expect(rows.some(({ what }) => what === 'open' || what === 'best')).toBe(false);
  });

  it('is not told where they did', () => {
    const { scenario, state, events } = played(['ALB', 'BOR', 'CAT', 'DUN']);
    expect(whatIfsOf(scenario, state, events).some(({ what }) => what === 'together')).toBe(false);
  });
});

describe('a world without tariffs among those who play', () => {
  const world = { scenarioId: 'world', opening: 'highWalls', preset: 'standard', seed: 'w' } as const;

  it('has the productivity that the game came to', () => {
    const { scenario, state } = aGame('both', world);
    const { N, J } = scenario.base;
    const open = allOpen(scenario, { ...state.settled, tfp: Array.from({ length: N * J }, () => 1) });
    const grown = allOpen(scenario, { ...state.settled, tfp: Array.from({ length: N * J }, () => 1.1) });
    for (const seat of scenario.dealOrder) {
      expect(grown.ok && open.ok && (grown.value[seat] ?? NaN) / (open.value[seat] ?? NaN)).toBeGreaterThan(
        1.05,
      );
    }
  });

  it('is richer than the same world with its tariffs, on average of the seats', () => {
    const table = aGame('both', world);
    const [row] = whatIfsOf(table.scenario, table.state, table.events).filter(({ what }) => what === 'open');
    const gains = Object.values(row?.compared ?? {}).map((each) => each.with - each.without);
    expect(gains).toHaveLength(table.scenario.dealOrder.length);
    expect(gains.reduce((sum, gain) => sum + gain, 0)).toBeGreaterThan(0);
  });
});

describe('a decision of one seat, taken out of the rounds as they were played', () => {
  it('comes to what a game comes to in which it was not taken: a wall that was never moved', () => {
    const played = aGame('both');
    const [a = '', , c = ''] = played.scenario.dealOrder;
    const rounds = roundsOf(played);
    expect(wallMovers(played.scenario, rounds)).toEqual([a, c]);
    const other = aTable({ people: 'all', rounds: 2, at: 'negotiation' });
    const [, b = '', , d = ''] = other.scenario.dealOrder;
    other.conclude(aFreeTradeArea(a, b));
    other.goTo('policy');
    other.goTo('negotiation', 2);
    other.conclude(aFreeTradeArea(c, d));
    other.goTo('policy');
    other.act(a, { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -200, apart: [] } });
    other.goTo('debrief');
    const replayed = replayWithout(played.scenario, rounds, { wallOf: c });
    for (const seat of played.scenario.dealOrder)
      expect(replayed.ok && replayed.value.at(-1)?.[seat]).toBeCloseTo(indexOf(other, seat), 5);
  });

  it('is one decision where treaties with members of a union can only be missed together', () => {
    const table = aTable({ people: 'all', rounds: 4, at: 'negotiation' });
    table.conclude(aFreeTradeArea('BOR', 'CAT'));
    table.conclude(aFreeTradeArea('ALB', 'CAT'));
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('negotiation', 3);
    table.conclude(aCustomsUnion('ALB', 'BOR'));
    table.goTo('debrief');
    const ofCatta = decisionsOf(whatIfsOf(table.scenario, table.state, table.events), 'CAT');
    const treaties = ofCatta.filter(({ what }) => what === 'never');
    expect(treaties.map(({ treaty }) => treaty?.parties.toSorted())).toEqual([['ALB', 'BOR', 'CAT']]);
    const own = treaties[0]?.compared?.['CAT'];
    expect(Math.abs((own?.with ?? NaN) - (own?.without ?? NaN))).toBeGreaterThan(0.1);
    const ofAlba = decisionsOf(whatIfsOf(table.scenario, table.state, table.events), 'ALB');
    expect(ofAlba.flatMap(({ treaty }) => treaty ?? [])).toContainEqual({
      parties: ['ALB', 'BOR'],
      level: 2,
      sinceRound: 1,
      later: [{ parties: ['ALB', 'BOR'], level: 3, sinceRound: 3 }],
    });
    // Of treaties that are told together a seat has those that bound it.
    const [withUnion] = ofCatta.filter(({ what }) => what === 'never');
    expect(formsWith(withUnion?.treaty, 'ALB')).toMatchObject([{ sinceRound: 1 }]);
    expect(formsWith(withUnion?.treaty, 'ALB')[0]?.parties.toSorted()).toEqual(['ALB', 'CAT']);
    // And how closely it was bound itself, not the others.
    const deeper = {
      parties: ['ALB', 'BOR', 'CAT'],
      level: 3,
      sinceRound: 2,
      each: [
        ['ALB', 'CAT'],
        ['ALB', 'BOR'],
      ],
      levels: [2, 3],
    };
    expect(formsWith(deeper, 'CAT').map(({ level, parties }) => [level, parties])).toEqual([
      [2, ['ALB', 'CAT']],
    ]);
    // A union's wall is voted: nobody's own.
    expect(ofCatta.some(({ what }) => what === 'wall')).toBe(false);
  });
});

describe('a change of the world of the end', () => {
  const { state, scenario } = aGame('both');

  /** Solved apart: another law, put together by hand. */
  function solvedUnder(other: CountryGame, seat: string): number {
    const solved = solveEquilibrium(scenario.base, buildShock(scenario, { ...other, roundsAhead: 1 }));
    return solved.ok ? 100 * at(solved.value.welfarePerHead, economyPlace(scenario, seat)) : NaN;
  }

  it('is solved as the law without it', () => {
    const [treaty] = Object.values(state.agreements);
    const { id } = must(treaty, 'a treaty');
    const { [id]: _gone, ...agreements } = state.agreements;
    const compared = compareChanges({ scenario, state }, [{ type: 'treatyOut', agreement: id }]);
    for (const seat of scenario.dealOrder) {
      expect(compared.ok && compared.value[seat]?.without).toBeCloseTo(solvedUnder(state, seat), 2);
      expect(compared.ok && compared.value[seat]?.with).toBeCloseTo(
        solvedUnder({ ...state, agreements }, seat),
        2,
      );
    }
  });

  it('can be a rule, several at once, or nothing that the world does not have', () => {
    const equal = compareChanges({ scenario, state }, [{ type: 'rule', rule: 'mostFavoured' }]);
    expect(equal.ok && equal.value['ALB']?.with).not.toBe(equal.ok && equal.value['ALB']?.without);
    const changes = [
      { type: 'wallDown', economy: 'ALB' },
      { type: 'rule', rule: 'elasticitiesHigh' },
    ] as const;
    expect(offerOutcome(scenario, state, { kind: 'vote', table: 'A', changes })).toHaveLength(2);
    expect(offerOutcome(scenario, state, { kind: 'predict', table: 'A', changes })).toHaveLength(1);
    expect(canOffer(state, changes)).toBe(true);
    expect(canOffer(state, [{ type: 'treatyOut', agreement: 'a99' }])).toBe(false);
    expect(compareChanges({ scenario, state }, [{ type: 'wallDown', economy: 'XXX' }]).ok).toBe(false);
  });
});

describe('everybody’s own best walls', () => {
  it('are those that nobody would change alone', () => {
    const scenario = aScenario('quartet', 'standard');
    const found = selfishWalls(scenario);
    if (!found.ok) throw new Error(found.error);
    const law = { ...openingLawInForce(scenario), agreements: {} };
    const place = economyPlace(scenario, 'ALB');
    const { goods } = placesOf(scenario);
    // With one wall for all goods of each: near the best of each good, so a large move either way is worse.
    const incomeAt = (ownBp: number): number => {
      const walls = Object.fromEntries(
        scenario.dealOrder.map((seat) => {
          const rateBp = seat === 'ALB' ? ownBp : (found.value.wallsBp[seat] ?? NaN);
          return [seat, { mfnRateBp: Object.fromEntries(goods.map(({ id }) => [id, rateBp])) }];
        }),
      );
      const shock = buildShock(scenario, { ...law, walls: { ...law.walls, ...walls } });
      const solved = solveEquilibrium(scenario.base, shock);
      return solved.ok ? at(solved.value.welfare, place) : NaN;
    };
    const best = found.value.wallsBp['ALB'] ?? NaN;
    expect(incomeAt(best)).toBeGreaterThan(incomeAt(best + 600));
    expect(incomeAt(best)).toBeGreaterThan(incomeAt(best - 600));
  });

  it.each([
    ['textbook', 'standard'],
    ['quartet', 'standard'],
  ] as const)('are stored as the command finds them: %s', (id, opening) => {
    const found = selfishWalls(aScenario(id, opening));
    const stored = must(storedNash(id, opening), 'what is stored');
    for (const [seat, index] of Object.entries(stored.indices))
      expect(found.ok && found.value.indices[seat]).toBeCloseTo(index, 4);
    expect(storedNash('world', 'highWalls')).toBeDefined();
    expect(storedNash('world', 'today')).toBeDefined();
  });
});
