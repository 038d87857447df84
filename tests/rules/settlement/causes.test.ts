import { describe, expect, it } from 'vitest';
import { averageParts } from '../../../shared/rules/game/seatDecisions.ts';
import { decisionsOf } from '../../../client/panels/results/causesModel.ts';
import { phrase } from '../../../client/text/t.ts';
import { FORMER_LESSON_LIMITS, PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { Cause } from '#shared/protocol/report.ts';
import { type CountryGame, countryGame } from '#shared/rules/state.ts';
import { forecastProposal } from '../../../shared/rules/forecast/compareLaws.ts';
import { detoursOf } from '../../../shared/rules/shock/detoursOf.ts';
import { aCut, aDraft, aFreeTradeArea, aPayment } from '../../support/aNegotiation.ts';
import { aScenario } from '../../support/aScenario.ts';
import { HOST, aTable } from '../../support/aTable.ts';
import { aModuleTable } from '../../support/anEvent.ts';
import { aWtoTable, putOnFloor } from '../../support/aWtoTable.ts';
import { playGolden } from '../golden/goldenGame.ts';

const { agreementLimits } = PRESETS.firstLesson;
/** As in tables opened before: agreements hold for two rounds. */
const [, forTwoRounds] = FORMER_LESSON_LIMITS;

function causesIn(state: CountryGame): readonly Cause[] {
  return must(must(state.reports.at(-1), 'a report').causes, 'causes');
}

function named({ kind, parties }: Cause): string {
  return [kind, ...(parties ?? [])].join(' ');
}

describe('what moved real incomes in a round', () => {
  it('is in the order of the round: what ended, what was signed, then the envelopes', () => {
    const table = aTable({ agreementLimits: forTwoRounds, people: 'all', rounds: 4, at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const { state: first } = table.goTo('results');
    expect(causesIn(first).map(named)).toEqual(['signed ALB BOR']);
    table.goTo('negotiation', 3);
    table.conclude(aFreeTradeArea('ALB', 'CAT'));
    table.goTo('policy', 3);
    table.act('DUN', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 300, apart: [] } });
    const { state } = table.goTo('results', 3);
    const causes = causesIn(state);
    expect(causes.map(named)).toEqual(['ended ALB BOR', 'signed ALB CAT', 'ownTariff', 'othersTariffs']);
    const [ended, signed, own, others] = causes;
    // Both lose what they had with each other, and an outsider sells more.
    expect(ended?.logChange['ALB']).toBeLessThan(0);
    expect(ended?.logChange['BOR']).toBeLessThan(0);
    expect(ended?.logChange['CAT']).toBeGreaterThan(0);
    expect(signed?.logChange['ALB']).toBeGreaterThan(0);
    // Only Dune moved its tariff: for it alone this is its own.
    expect(Object.keys(own?.logChange ?? {})).toEqual(['DUN']);
    expect(others?.logChange).not.toHaveProperty('DUN');
    expect(others?.logChange['ALB']).toBeLessThan(0);
  });

  it('tells a surcharge by itself to all but its author, and what is left of the other envelopes', () => {
    const { agreementLimits } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'policy' });
    const surcharge = { against: 'CAT', rateBp: 500 } as const;
    table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -200, apart: [], surcharge } });
    table.act('DUN', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 200, apart: [] } });
    const { state } = table.goTo('results');
    const causes = causesIn(state);
    expect(causes.map(named)).toEqual(['ownTariff', 'surcharge ALB CAT', 'othersTariffs']);
    const charged = causes[1]?.logChange;
    expect(charged?.['CAT']).toBeLessThan(-1e-4);
    expect(charged).not.toHaveProperty('ALB');
    const { economies } = must(state.reports.at(-1), 'a report');
    for (const [economy, { logChange }] of Object.entries(economies)) {
      const sum = causes.reduce((total, cause) => total + (cause.logChange[economy] ?? 0), 0);
      expect(sum).toBeCloseTo(logChange, 4);
    }
    const parts = must(averageParts(table.goTo('briefing', 2).state, 'CAT'), 'parts');
    expect(parts.tariffs.surcharges).toMatchObject([{ round: 1, parties: ['ALB', 'CAT'] }]);
    expect(parts.tariffs.surcharges[0]?.points).toBeLessThan(0);
    // In the next round it is there already, and no cause.
    expect(causesIn(table.goTo('results', 2).state).map(named)).not.toContain('surcharge ALB CAT');
  });

  it('names in the years after the surcharge that ended, and no agreement of rounds before', () => {
    const table = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'CAT'));
    table.goTo('policy', 3);
    const surcharge = { against: 'CAT', rateBp: 500 } as const;
    table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 0, apart: [], surcharge } });
    const { state } = table.goTo('debrief', 4);
    expect(causesIn(state).map(named)).toEqual(['surcharge ALB CAT']);
    const report = must(state.reports.at(-1), 'the years after');
    const ends = { by: 'ALB', against: 'CAT' };
    const nameFor = (me: string) => decisionsOf(state, me, report)?.map(({ name }) => name);
    expect(nameFor('CAT')).toEqual([phrase('decision.surchargeEnded', ends)]);
    expect(nameFor('ALB')).toEqual([phrase('decision.ownSurchargeEnded', { against: 'CAT' })]);
    const { parts, tariffs } = must(averageParts(state, 'CAT'), 'parts');
    expect(tariffs.surcharges).toMatchObject([{ round: 3 }, { round: 5 }]);
    expect(parts.find(({ kind }) => kind === 'rest')?.points).toBe(0);
  });

  it('of an agreement is what was forecast of it, where it was the first decision of the round', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const area = aFreeTradeArea('ALB', 'BOR');
    const forecast = forecastProposal(aScenario(), table.state, area);
    if (!forecast.ok) throw new Error(forecast.error.code);
    table.conclude(area);
    const [signed] = causesIn(table.goTo('results').state);
    for (const economy of ['ALB', 'BOR', 'CAT', 'DUN'])
      expect(signed?.logChange[economy]).toBeCloseTo(
        must(forecast.value.economies[economy], economy).logChange,
        4,
      );
  });

  it('tells agreements that two parties share as one, since no border tells which of them moved it', () => {
    const standard = { scenarioId: 'world', opening: 'highWalls', preset: 'standard' } as const;
    const table = aTable({ ...standard, modules: ['dynamics'], people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('JPN', 'KOR'));
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    const between = [
      { party: 'JPN', keeps: 'MAC' },
      { party: 'KOR', keeps: 'ELE' },
    ] as const;
    table.conclude(aDraft(['JPN', 'KOR'], { type: 'agreedSpecialization', between }));
    const signed = causesIn(table.goTo('results').state).filter(({ kind }) => kind === 'signed');
    expect(signed.map(named)).toEqual(['signed USA CAN', 'signed JPN KOR']);
  });

  it('tells of an agreement that is signed anew both the end of the old one and the new one, as its forecast was', () => {
    const table = aTable({ agreementLimits: forTwoRounds, people: 'all', rounds: 4, at: 'negotiation' });
    const area = aFreeTradeArea('ALB', 'BOR');
    table.conclude(area);
    const { state: before } = table.goTo('negotiation', 3);
    const forecast = forecastProposal(aScenario(), before, area);
    if (!forecast.ok) throw new Error(forecast.error.code);
    table.conclude(area);
    const { state } = table.goTo('results', 3);
    const causes = causesIn(state);
    expect(causes.map(named)).toEqual(['ended ALB BOR', 'signed ALB BOR']);
    // It is told as renewed, and nobody as left out of a new bloc.
    const { headlines, question } = must(state.reports.at(-1), 'a report');
    expect(headlines.map(({ key }) => key)).toContain('headline.renewed');
    expect(headlines.map(({ key }) => key)).not.toContain('headline.blocMostlyCreated');
    expect(question.key).not.toBe('question.whoIsMissing');
    const [ended, signed] = causes;
    for (const economy of ['ALB', 'BOR', 'CAT', 'DUN']) {
      const said = must(forecast.value.economies[economy], economy).logChange;
      expect(signed?.logChange[economy]).toBeCloseTo(said, 4);
      expect(ended?.logChange[economy]).toBeCloseTo(-said, 4);
    }
  });

  it('is what was decided in the round alone, where agreements end with their round', () => {
    const table = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
    const area = aFreeTradeArea('ALB', 'BOR');
    table.conclude(area);
    const first = table.goTo('results').state;
    const { state: second } = table.goTo('negotiation', 2);
    // The round begins from the economy of before, since no tariff moved.
    const welfareIn = ({ settled }: CountryGame, economy: string): number =>
      must(settled.welfare[economy], economy);
    for (const economy of ['ALB', 'BOR', 'CAT', 'DUN']) {
      expect(welfareIn(second, economy)).toBeCloseTo(1, 6);
      expect(welfareIn(countryGame(first), economy)).not.toBeCloseTo(1, 4);
    }
    table.conclude(area);
    const { state } = table.goTo('results', 2);
    expect(causesIn(state)).toEqual(causesIn(first));
    const { headlines, renewals } = must(state.reports.at(-1), 'a report');
    expect(renewals).toBeUndefined();
    expect(headlines.map(({ key }) => key)).toEqual(
      must(first.reports.at(-1), 'a report').headlines.map(({ key }) => key),
    );
  });

  it('counts a payment with the agreement in which it was signed, and its end by itself', () => {
    const table = aTable({ people: 'all', rounds: 3, at: 'negotiation' });
    const area = aFreeTradeArea('ALB', 'BOR');
    const paid = { ...area, clauses: [...area.clauses, aPayment('ALB', 'BOR', 150)] };
    const forecast = forecastProposal(aScenario(), table.state, paid);
    if (!forecast.ok) throw new Error(forecast.error.code);
    table.conclude(paid);
    const first = causesIn(table.goTo('results').state);
    expect(first.map(named)).toEqual(['signed ALB BOR']);
    for (const economy of ['ALB', 'BOR', 'CAT', 'DUN'])
      expect(first[0]?.logChange[economy]).toBeCloseTo(
        must(forecast.value.economies[economy], economy).logChange,
        4,
      );
    table.goTo('negotiation', 2);
    table.conclude(aFreeTradeArea('ALB', 'CAT'));
    const second = causesIn(table.goTo('results', 2).state);
    expect(second.map(named)).toEqual(['payments', 'signed ALB CAT']);
    expect(second[0]?.logChange['ALB']).toBeGreaterThan(0);
    expect(second[0]?.logChange['BOR']).toBeLessThan(0);
  });

  it('counts with a new union the common tariff that outsiders meet, and none of it as the end of an agreement', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'CAT'));
    table.goTo('negotiation', 3);
    const union = ['ALB', 'CAT'];
    table.conclude({
      parties: union,
      clauses: [{ type: 'customsUnion', among: union, key: { type: 'imports' }, former: [] }],
    });
    const causes = causesIn(table.goTo('results').state);
    expect(causes.map(named)).toContain('signed ALB CAT');
    expect(causes.map(({ kind }) => kind)).not.toContain('ended');
    expect(causes.find(({ kind }) => kind === 'signed')?.logChange).toHaveProperty('DUN');
  });

  it('counts as an own tariff nothing that a partner’s tariff does at the own border, where goods go round by it', () => {
    const table = aTable({
      scenarioId: 'world',
      opening: 'highWalls',
      people: 'all',
      rounds: 3,
      at: 'negotiation',
    });
    table.conclude(aFreeTradeArea('USA', 'MEX'));
    const shift = (economy: string, shiftBp: number): void =>
      void table.act(economy, { type: 'sealPolicy', policy: { type: 'wall', shiftBp, apart: [] } });
    table.goTo('policy', 1);
    shift('USA', -1000);
    shift('MEX', 500);
    table.goTo('policy', 2);
    expect(detoursOf(aScenario('world', 'highWalls'), table.state, 'MEX')).not.toEqual([]);
    shift('USA', -1000);
    const causes = causesIn(table.goTo('results', 2).state);
    const own = causes.find(({ kind }) => kind === 'ownTariff');
    expect(Object.keys(own?.logChange ?? {})).toEqual(['USA']);
    expect(causes.find(({ kind }) => kind === 'othersTariffs')?.logChange).toHaveProperty('MEX');
  });

  it('counts with an agreement of others what it does at the own border, as its forecast does, where goods come to go round by it', () => {
    const table = aTable({
      ...({ scenarioId: 'world', opening: 'highWalls', preset: 'laboratory', modules: ['wto'] } as const),
      people: 'all',
      rounds: 3,
      at: 'negotiation',
    });
    const scenario = aScenario('world', 'highWalls');
    table.conclude(aFreeTradeArea('USA', 'CHN'));
    table.goTo('negotiation', 2);
    // What a preferential arrangement cuts, it cuts for all: the wall of the partner is the lower one then.
    const cuts = aDraft(['USA', 'JPN'], aCut('USA', 'JPN', 0, 'MAT'), aCut('JPN', 'USA', 0, 'MAT'));
    const forecast = forecastProposal(scenario, table.state, cuts);
    if (!forecast.ok) throw new Error(forecast.error.code);
    const { logChange } = must(forecast.value.economies['CHN'], 'China');
    expect(detoursOf(scenario, table.state, 'CHN')).toEqual([]);
    table.conclude(cuts);
    expect(detoursOf(scenario, table.state, 'CHN')).not.toEqual([]);
    const causes = causesIn(table.goTo('results', 2).state);
    const signed = must(
      causes.find((cause) => named(cause) === 'signed JPN USA' || named(cause) === 'signed USA JPN'),
      'their deal',
    );
    expect(Math.abs(logChange)).toBeGreaterThan(1e-4);
    expect(signed.logChange['CHN']).toBeCloseTo(logChange, 4);
  });

  it('counts an event by itself when it begins and when it is over, and not as growth', () => {
    const table = aModuleTable(['events', 'dynamics']);
    table.accept(HOST, { type: 'placeEvent', card: 'drought', economies: ['IND'] });
    const { state } = table.goTo('results', 1);
    const percent = must(state.reports[0]?.modules?.events?.effectPercent['IND'], 'the effect');
    const [begun, ...others] = causesIn(state);
    expect(begun?.kind).toBe('events');
    expect(others).toEqual([]);
    expect(100 * (begun?.logChange['IND'] ?? NaN)).toBeCloseTo(percent, 1);
    const { untilRound } = must(state.reports[0]?.modules?.events?.active[0], 'the card');
    for (let round = 2; round <= untilRound; round++)
      expect(causesIn(table.goTo('results', round).state).map(({ kind }) => kind)).not.toContain('events');
    const over = causesIn(table.goTo('results', untilRound + 1).state).find(({ kind }) => kind === 'events');
    expect(over?.logChange['IND']).toBeGreaterThan(0);
  });

  it('counts with the conference that borders are quicker to pass, also where no tariff falls', () => {
    const table = aWtoTable();
    putOnFloor(table, 'ALB', { sectors: [], facilitationBp: 200 });
    const causes = causesIn(table.goTo('results', table.state.round).state);
    expect(table.state.reports.at(-1)?.headlines.map(({ key }) => key)).toContain(
      'headline.conferenceAdopted',
    );
    expect(causes.map(({ kind }) => kind)).toContain('conference');
    expect(causes.map(({ kind }) => kind)).not.toContain('earlier');
  });

  // Every kind of decision, in games with growth, events, conferences, barriers, payments and pools.
  it.each([
    ['firstLesson', 4],
    ['laboratory', 4],
  ] as const)('sums to the change of every economy in every round of %s', (preset, rounds) => {
    const { events } = playGolden({
      scenarioId: 'quartet',
      opening: 'standard',
      preset,
      rounds,
      seed: 'cork',
      ...(preset === 'firstLesson' ? { agreementLimits } : {}),
    });
    const reports = events.flatMap((event) => (event.type === 'roundSettled' ? [event.report] : []));
    expect(reports).toHaveLength(rounds + 1);
    for (const { economies, causes } of reports)
      for (const [economy, { logChange }] of Object.entries(economies)) {
        const sum = must(causes, 'causes').reduce(
          (total, cause) => total + (cause.logChange[economy] ?? 0),
          0,
        );
        // Each of at most a dozen is rounded to a thousandth of a per cent.
        expect(Math.abs(sum - logChange)).toBeLessThan(1e-4);
      }
  });
});
