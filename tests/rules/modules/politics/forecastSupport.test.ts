import { describe, expect, it } from 'vitest';
import { SUPPORT_PARTS } from '#shared/content/vocabulary.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { SupportForecast } from '#shared/protocol/modules/politics.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { lawOf, withPendingLaw } from '../../../../shared/rules/clauses/proposalLaw.ts';
import { ratificationOdds } from '../../../../shared/rules/countries/ratification.ts';
import {
  type LivedLaw,
  forecastSupport,
  supportOfAll,
} from '../../../../shared/rules/forecast/policyForecasts.ts';
import { projectSupport } from '../../../../shared/rules/forecast/forecastOverRounds.ts';
import { applyLaw } from '../../../../shared/rules/law/register.ts';
import { situationOf } from '../../../../shared/rules/modules/politics/reactions.ts';
import { solveLaw } from '../../../../shared/rules/shock/solveLaw.ts';
import { aCustomsUnion, aFreeTradeArea } from '../../../support/aNegotiation.ts';
import type { Table } from '../../../support/aTable.ts';
import { aPoliticalTable, aSignedUnion, aTableWithArea, homeOf, withSeat } from './aPoliticalTable.ts';

function lived(table: Table, law: CountryGame): LivedLaw {
  const solved = solveLaw(table.scenario, law, { tolerance: 1e-11 });
  if (!solved.ok) throw new Error(solved.error.code);
  return { law, solved: solved.value };
}

function forecast(table: Table, draft: Draft, economy: string): SupportForecast | undefined {
  const { scenario, state } = table;
  const after = applyLaw(state, lawOf(scenario, state, draft));
  return forecastSupport(
    scenario,
    state,
    { before: lived(table, state), after: lived(table, after) },
    economy,
  );
}

describe('forecastSupport', () => {
  it.each(['USA', 'CAN', 'MEX', 'CHN'])('is what the proposal makes of the settlement, for %s', (economy) => {
    const draft = aFreeTradeArea('USA', 'CAN');
    const [signed, unsigned] = [aPoliticalTable(), aPoliticalTable()];
    // Who works where is read from the last settlement, which keeps six digits.
    const foreseen = must(forecast(unsigned, draft, economy), 'a forecast');
    signed.conclude(draft);
    const [withIt, without] = [signed, unsigned].map((table) => homeOf(table.goTo('results', 1), economy));
    const made = must(withIt, 'with').support - must(without, 'without').support;
    expect(foreseen.change).toBeCloseTo(made, 3);
    expect(foreseen.after).toBeCloseTo(must(withIt, 'with').support, 3);
    // What moves support until then sums to the way from where the round found it.
    const moved = SUPPORT_PARTS.reduce((total, part) => total + foreseen.untilThen[part], 0);
    expect(must(withIt, 'with').supportBefore + moved).toBeCloseTo(foreseen.after, 6);
    for (const part of SUPPORT_PARTS) {
      expect(foreseen.parts[part]).toBeCloseTo(
        (withIt?.parts[part] ?? NaN) - (without?.parts[part] ?? NaN),
        3,
      );
    }
    const sum = SUPPORT_PARTS.reduce((total, part) => total + foreseen.parts[part], 0);
    expect(foreseen.change).toBeCloseTo(sum, 12);
    const swings = foreseen.lobbies.reduce((total, { swing }) => total + swing, 0);
    expect(foreseen.parts.lobbies).toBeCloseTo(swings, 9);
  });

  it('counts ratification as carried, and rule by others', () => {
    const table = aTableWithArea();
    const union = must(forecast(table, aCustomsUnion('USA', 'CAN'), 'CAN'), 'a forecast');
    expect(union.parts.treaties).toBe(-2);
    expect(union.parts.sovereignty).toBeLessThan(0);
    expect(must(forecast(table, aCustomsUnion('USA', 'CAN'), 'MEX'), 'a forecast').parts.treaties).toBe(0);
  });

  it('tells where support ends as things stand, with the votes that what awaits the bell still has to win', () => {
    const table = withSeat(withSeat(aTableWithArea(), 'CAN', { support: 90 }), 'USA', { support: 90 });
    aSignedUnion(table);
    const { scenario, state } = table;
    const now = lived(table, withPendingLaw(scenario, state));
    const foreseen = must(forecastSupport(scenario, state, { before: now, after: now }, 'CAN'), 'a forecast');
    expect(foreseen.change).toBe(0);
    const settled = homeOf(table.goTo('results', 2), 'CAN');
    expect(settled.parts.treaties).toBeLessThan(0);
    expect(foreseen.after).toBeCloseTo(settled.support, 3);
  });

  it('says nothing where politics is off or nobody governs', () => {
    const draft = aFreeTradeArea('USA', 'CAN');
    expect(forecast(aPoliticalTable({ modules: [] }), draft, 'USA')).toBeUndefined();
    expect(forecast(aPoliticalTable(), draft, 'ROW')).toBeUndefined();
  });
});

describe('lobbies in a legislature', () => {
  it('swing by what the proposal does to their part of support, judged from the law without it', () => {
    const table = aTableWithArea();
    const { scenario } = table;
    const draft = aCustomsUnion('USA', 'CAN');
    const used = situationOf(scenario, lived(table, table.state).solved, 'CAN').returns;
    withSeat(table, 'CAN', { referenceReturns: used });
    const odds = ratificationOdds(scenario, table.state, draft);
    if (!odds.ok) throw new Error(odds.error.code);
    const swing = must(
      odds.value.find(({ economy }) => economy === 'CAN'),
      'odds',
    ).swing;
    expect(Math.abs(swing)).toBeGreaterThan(1e-3);
    expect(swing).toBeCloseTo(must(forecast(table, draft, 'CAN'), 'a forecast').parts.lobbies, 4);
  });
});

describe('supportOfAll', () => {
  it('is what this round ends with, with a deal and without, and what the next vote finds where nobody decides anything more', () => {
    const draft = aFreeTradeArea('USA', 'CAN');
    const [signed, unsigned] = [6, 6].map((rounds) => aPoliticalTable({ rounds }));
    if (signed === undefined || unsigned === undefined) throw new Error('two tables');
    const { scenario, state } = unsigned;
    const laws = { without: state, with: applyLaw(state, lawOf(scenario, state, draft)) };
    const known = supportOfAll(scenario, state, laws);
    if (!known.ok) throw new Error(known.error.code);
    signed.conclude(draft);
    signed.goTo('results', 4);
    unsigned.goTo('results', 4);
    for (const economy of ['USA', 'CAN', 'MEX']) {
      const round = must(state.politics?.seats[economy]?.electionInRound, 'a vote');
      const foundBy = (table: Table, at: number): number =>
        must(table.state.reports[at - 1]?.modules?.politics?.economies[economy], 'a home').support;
      const { after, atVote, change, parts, untilThen } = must(known.value[economy], 'a forecast');
      expect(after).toBeCloseTo(foundBy(signed, state.round), 1);
      if (round > state.round) expect(atVote).toBeCloseTo(foundBy(signed, round), 1);
      else expect(atVote).toBeUndefined();
      expect(change).toBeCloseTo(foundBy(signed, state.round) - foundBy(unsigned, state.round), 1);
      expect(SUPPORT_PARTS.reduce((sum, part) => sum + parts[part], 0)).toBeCloseTo(change, 9);
      const moved = SUPPORT_PARTS.reduce((sum, part) => sum + untilThen[part], 0);
      expect(must(state.politics?.seats[economy], 'a seat').support + moved).toBeCloseTo(after, 6);
    }
    // Votes are in different rounds.
    const rounds = Object.values(must(state.politics, 'politics').seats).map(
      ({ electionInRound }) => electionInRound,
    );
    expect(new Set(rounds).size).toBeGreaterThan(1);
  });
});

describe('projectSupport', () => {
  it('is the path that the rules themselves bring about when nothing else changes', () => {
    const tables = [aTableWithArea({ rounds: 5 }), aTableWithArea({ rounds: 5 })];
    const [signed, unsigned] = tables.map((table) =>
      withSeat(withSeat(table, 'CAN', { support: 90 }), 'USA', { support: 90 }),
    );
    const [a, b] = [must(signed, 'a table'), must(unsigned, 'a table')];
    const draft = aCustomsUnion('USA', 'CAN');
    const path = projectSupport(must(forecast(b, draft, 'CAN'), 'a forecast'), 3);
    a.conclude(draft);
    const differences = [2, 3, 4].map(
      (round) =>
        homeOf(a.goTo('results', round), 'CAN').support - homeOf(b.goTo('results', round), 'CAN').support,
    );
    // Cuts of border costs go on arriving, which moves incomes a little further than the first round tells.
    for (const [place, points] of path.entries()) {
      expect(Math.abs(points - (differences[place] ?? NaN))).toBeLessThan(1.5);
    }
    expect(path[0]).toBeCloseTo(differences[0] ?? NaN, 4);
    expect(path).toHaveLength(3);
  });
});
