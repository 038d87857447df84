import { describe, expect, it } from 'vitest';
import { HIGHLIGHTS, highlightsOf } from '../../shared/classroom/debrief/highlights.ts';
import { playBotGame } from '../../shared/bots/playBotGame.ts';
import { PRESETS } from '../../shared/content/presets.ts';
import { agreementId } from '../../shared/kernel/ids.ts';
import { keysOf, mapValues, must } from '../../shared/kernel/records.ts';
import type { Headline } from '../../shared/protocol/headlines.ts';
import { redactFor } from '../../shared/rules/views/redactFor.ts';
import { type CountryGame, countryGame, type ProvinceGame, provinceGame } from '../../shared/rules/state.ts';
import { hasFigure, isOfDeal } from '../../client/panels/debrief/HighlightCards.tsx';
import { loadAllText, sentenceOf } from '../../client/text/t.ts';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import { aPactDraft, aProvincesTable } from '../support/aProvincesTable.ts';
import { aScenario } from '../support/aScenario.ts';
import { someSettings } from '../support/someSettings.ts';
import { type Table, aTable } from '../support/aTable.ts';

/** Alba and Dune join up; Alba promises Borea no rise and raises its wall; Dune leaves as soon as it may. */
function aGameWithABreach(): Table {
  const table = aTable({ people: ['ALB', 'BOR', 'DUN'], rounds: 3, at: 'negotiation' });
  table.conclude(aFreeTradeArea('ALB', 'DUN'));
  const undertaking = { type: 'noTariffRises' } as const;
  table.act('ALB', { type: 'givePledge', to: { type: 'seat', economy: 'BOR' }, undertaking });
  table.goTo('policy');
  table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 300, apart: [] } });
  return table;
}

function netOf({ reports }: CountryGame, id: string): number {
  return reports
    .flatMap(({ blocs }) => blocs)
    .filter(({ agreement }) => agreement === id)
    .reduce((sum, { createdBn, divertedBn }) => sum + createdBn + divertedBn, 0);
}

/** What the round in which a bloc of two was founded told of its new trade. */
function createdBy({ reports }: CountryGame, id: string): number {
  return reports.flatMap(({ blocs }) => blocs).find(({ agreement }) => agreement === id)?.createdBn ?? NaN;
}

describe('what a game of countries is remembered by', () => {
  it.each(['seed-1', 'seed-2', 'seed-3'])(
    'is its best bloc and its largest round, in a game of bots: %s',
    (seed) => {
      const settings = someSettings({ scenarioId: 'quartet', preset: 'firstLesson', rounds: 4, seed });
      const played = playBotGame(aScenario('quartet', 'standard'), settings);
      if (!played.ok) throw new Error('the game could not be played');
      const state = countryGame(played.value.state);
      const { deal, turn } = highlightsOf(redactFor(state, { type: 'public' }));
      const ids = new Set(state.reports.flatMap(({ blocs }) => blocs.map(({ agreement }) => agreement)));
      const [best] = [...ids]
        .filter((id) => netOf(state, id) >= 0.005)
        .toSorted((a, b) => createdBy(state, b) - createdBy(state, a));
      expect(deal?.params['gainBn']).toBeCloseTo(createdBy(state, must(best, 'a deal')), 2);
      expect(deal?.round).toBe(
        state.reports.find(({ blocs }) => blocs.some(({ agreement }) => agreement === best))?.round,
      );
      const moved = state.reports
        .filter(({ isEpilogue }) => !isEpilogue)
        .map(({ round, worldGainBn: bn }) => ({ round, bn }));
      const most = Math.max(...moved.map(({ bn }) => Math.abs(bn)));
      expect(Math.abs(moved.find(({ round }) => round === turn?.round)?.bn ?? NaN)).toBeCloseTo(most, 6);
      expect(Number(turn?.params['gainBn'] ?? turn?.params['lossBn'])).toBeCloseTo(most, 2);
    },
  );

  it('is the promise that cost most trade, with who gave it to whom', () => {
    const { state } = aGameWithABreach().goTo('debrief');
    const flow = must(
      state.reports[0]?.flows.find(({ importer, exporter }) => importer === 'ALB' && exporter === 'BOR'),
      'the flow',
    );
    expect(highlightsOf(state).betrayal).toMatchObject({
      key: 'promise',
      round: 1,
      economies: ['ALB', 'BOR'],
      params: { economy: 'ALB', economies: ['BOR'] },
    });
    expect(highlightsOf(state).betrayal?.params['lossBn']).toBeCloseTo(flow.beforeBn - flow.afterBn, 2);
  });

  it('is what a person did before what a bot did, whichever cost more', () => {
    const { state } = aGameWithABreach().goTo('debrief');
    const asBot = (economy: string): CountryGame => {
      const { member: _gone, ...seat } = must(state.seats[economy], economy);
      return { ...state, seats: { ...state.seats, [economy]: seat } };
    };
    const left = { agreement: agreementId(1), by: 'DUN', injured: ['ALB'] };
    const both = (game: CountryGame): CountryGame => ({
      ...game,
      reports: game.reports.map((report) => (report.round === 1 ? { ...report, leavers: [left] } : report)),
    });
    expect(highlightsOf(both(asBot('DUN'))).betrayal?.params['economy']).toBe('ALB');
    expect(highlightsOf(both(asBot('ALB'))).betrayal?.params['economy']).toBe('DUN');
  });

  it('is a treaty that was left where that cost more, told of the round in which notice was given', () => {
    const table = aGameWithABreach().goTo('negotiation', 3);
    const { id } = must(Object.values(table.state.agreements)[0], 'the area');
    table.act('DUN', { type: 'giveNotice', agreement: id });
    const { state } = table.goTo('debrief');
    const { betrayal } = highlightsOf(state);
    expect(betrayal).toMatchObject({
      key: 'left',
      round: 3,
      params: { economy: 'DUN', economies: ['ALB'] },
    });
    expect(Number(betrayal?.params['lossBn'])).toBeGreaterThan(0);
  });

  it('is a barrier that nobody found, beside what everybody saw', () => {
    const { state } = aGameWithABreach().goTo('debrief');
    const hiding: CountryGame = {
      ...state,
      barriers: { levels: { DUN: { food: 2 } }, found: [], inspections: [] },
    };
    const { betrayal, unseen } = highlightsOf(hiding);
    expect(betrayal?.key).toBe('promise');
    expect(unseen).toMatchObject({
      key: 'barrierUnseen',
      params: { economy: 'DUN', economies: ['ALB'], count: 1 },
    });
    const alone = highlightsOf({ ...hiding, pledges: [] });
    expect(alone.betrayal?.key).toBe('barrierUnseen');
    expect(alone.unseen).toBeUndefined();
  });

  it('is the deal that was worth most, and of equals that of people', () => {
    const table = aTable({ people: 'all', rounds: 3, at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    table.conclude(aFreeTradeArea('BOR', 'CAT'));
    const { state } = table.goTo('debrief');
    const best = (ofAlba: number, bots: readonly string[]) => {
      const reports = state.reports.map((report) => ({
        ...report,
        blocs: report.blocs.map((bloc) => ({
          ...bloc,
          createdBn: bloc.parties.includes('ALB') ? ofAlba : 0.36,
          divertedBn: 0,
        })),
      }));
      const seats = mapValues(state.seats, ({ member, ...seat }, economy) =>
        bots.includes(economy) || member === undefined ? seat : { ...seat, member },
      );
      return highlightsOf({ ...state, reports, seats }).deal?.economies;
    };
    expect(best(0.32, ['BOR', 'CAT'])).toEqual(['BOR', 'CAT']);
    expect(best(0.4, ['ALB', 'DUN'])).toEqual(['ALB', 'DUN']);
    expect(best(0.36, ['ALB', 'DUN'])).toEqual(['BOR', 'CAT']);
    expect(best(0.36, ['BOR', 'CAT'])).toEqual(['ALB', 'DUN']);
  });

  it('has the number that the round of its best deal told, and none of a deal that diverted more than it created', () => {
    const table = aTable({ people: 'all', rounds: 3, at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    const { state } = table.goTo('debrief');
    const moved = (...accounts: readonly (readonly [number, number])[]): CountryGame => ({
      ...state,
      reports: state.reports.map((report, at) => ({
        ...report,
        blocs: report.blocs.map((bloc) => ({
          ...bloc,
          createdBn: accounts[at]?.[0] ?? 0,
          divertedBn: accounts[at]?.[1] ?? 0,
        })),
      })),
    });
    expect(highlightsOf(moved([0.42, -0.16], [-0.01, 0])).deal?.params['gainBn']).toBe(0.42);
    expect(highlightsOf(moved([0.42, -0.5])).deal).toBeUndefined();
  });

  it('names those who began its best deal, and who joined them later', () => {
    const table = aTable({ people: ['ALB', 'BOR', 'DUN'], rounds: 3, at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    const { state } = table.goTo('debrief');
    const { deal } = highlightsOf(state);
    expect(deal).toMatchObject({ key: 'created', round: 1, params: { economies: ['ALB', 'DUN'] } });
    const widened: CountryGame = {
      ...state,
      reports: state.reports.map((report) => ({
        ...report,
        blocs: report.blocs.map((bloc) =>
          report.round === 1 ? bloc : { ...bloc, parties: ['ALB', 'BOR', 'DUN'] },
        ),
      })),
    };
    expect(highlightsOf(widened).deal).toMatchObject({
      key: 'createdAndJoined',
      round: 1,
      economies: ['ALB', 'DUN', 'BOR'],
      params: { economies: ['ALB', 'DUN'], newcomers: ['BOR'] },
    });
  });

  it('tells of its largest round only what may have moved the world that far', () => {
    const { state } = aGameWithABreach().goTo('debrief');
    const told = (worldGainBn: number, headlines: readonly Headline[]) => {
      const reports = state.reports.map((report) =>
        report.round === 2 ? { ...report, worldGainBn, headlines } : report,
      );
      return highlightsOf({ ...state, reports }).turn;
    };
    const account: Headline = {
      key: 'headline.blocMostlyCreated',
      params: { economies: ['ALB', 'DUN'], createdBn: 3.79 },
    };
    const adopted: Headline = { key: 'headline.conferenceAdopted', params: { economy: 'ALB' } };
    expect(told(831.6, [account, adopted])).toMatchObject({
      key: 'roseTogether',
      round: 2,
      params: { gainBn: 831.6 },
      cause: adopted,
    });
    expect(told(831.6, [account])?.cause).toBeUndefined();
    expect(told(20, [account])?.cause).toEqual(account);
    expect(told(-831.6, [adopted])?.cause).toBeUndefined();
    const mixed = (points: number, cutPoints: number): Headline => ({
      key: 'headline.wallMixed',
      params: { economy: 'ALB', sectors: ['CLO'], points, cutSectors: ['GRA'], cutPoints },
    });
    expect(told(20, [mixed(1, 3)])?.cause).toEqual(mixed(1, 3));
    expect(told(20, [mixed(3, 1)])?.cause).toBeUndefined();
    expect(told(-20, [mixed(3, 1)])?.cause).toEqual(mixed(3, 1));
  });

  it('is nothing where nobody did anything', () => {
    const { state } = aTable({ people: 'all', rounds: 1, at: 'negotiation' }).goTo('debrief');
    expect(highlightsOf(state)).toEqual({});
  });
});

describe('what a game of provinces is remembered by', () => {
  function aGame(isSeen: boolean): ProvinceGame {
    const table = aProvincesTable({ rounds: 2, preset: 'provincesStandard' });
    const { id } = table.conclude(aPactDraft(['SH', 'ZJ']));
    table.seal('ZJ', { wall: 3, breaks: [id] });
    table.nextDraw(isSeen ? 'below' : 'above', 0.5);
    while (table.state.phase !== 'debrief') table.advance();
    return table.state;
  }

  it('is its pact, the member that broke it and whether anybody saw, and the round that turned the league', () => {
    for (const isSeen of [true, false]) {
      const state = aGame(isSeen);
      expect(state.provinces.breaches.map((breach) => breach.isSeen)).toEqual([isSeen]);
      const { betrayal, deal, turn } = highlightsOf(state);
      expect(betrayal).toMatchObject({
        key: isSeen ? 'pactBroken' : 'pactBrokenUnseen',
        round: 1,
        economies: ['ZJ', 'SH'],
        params: { economy: 'ZJ', economies: ['SH'], count: 1, agreed: 0 },
      });
      const [report] = state.reports;
      const mean =
        ((report?.provinces['SH']?.causes.pacts ?? NaN) + (report?.provinces['ZJ']?.causes.pacts ?? NaN)) / 2;
      if (deal !== undefined) expect(deal.params['percent']).toBeCloseTo(mean, 2);
      expect(turn?.round).toBeGreaterThan(0);
    }
  });

  it('counts pairs that changed places, and names who climbed most', () => {
    const state = provinceGame(aGame(true));
    const { turn } = highlightsOf(state);
    if (turn?.key !== 'overtook') throw new Error(`the league did not turn: ${turn?.key ?? 'nothing'}`);
    const [before, now] = [turn.round - 2, turn.round - 1].map((at) => state.reports[at]?.provinces ?? {});
    const economy = String(turn.params['economy']);
    expect(turn.params['fromPlace']).toBe(before?.[economy]?.place);
    expect(turn.params['toPlace']).toBe(now?.[economy]?.place);
  });
});

describe('whom a deal left out where every round starts anew', () => {
  const { agreementLimits } = PRESETS.firstLesson;
  const lessonOf = (rounds: number) =>
    aTable({ preset: 'firstLesson', agreementLimits, people: ['CAT', 'DUN'], rounds, at: 'negotiation' });
  const table = lessonOf(2);
  table.conclude(aFreeTradeArea('CAT', 'DUN'));
  table.goTo('negotiation', 2);
  table.conclude(aFreeTradeArea('CAT', 'BOR'));
  const state = countryGame(table.goTo('debrief').state);

  it('is remembered before any deal, with the partner who went to others and the rounds together', () => {
    const { betrayal, deal } = highlightsOf(state);
    expect(deal).toBeUndefined();
    expect(betrayal).toMatchObject({
      key: 'abandoned',
      round: 2,
      params: { economy: 'CAT', other: 'DUN', economies: ['BOR'], rounds: 1 },
    });
    const fall = (economy: string) =>
      -100 * Math.expm1(state.reports[1]?.economies[economy]?.logChange ?? NaN);
    expect(Number(betrayal?.params['percent'])).toBeCloseTo(fall('DUN'), 2);
    const [also] = betrayal?.alsoOut ?? [];
    expect(also?.economy).toBe('ALB');
    expect(also?.percent).toBeCloseTo(fall('ALB'), 2);
  });

  it('names nobody who has signed with somebody else in that round', () => {
    const pairs = lessonOf(1);
    pairs.conclude(aFreeTradeArea('CAT', 'DUN'));
    pairs.conclude(aFreeTradeArea('ALB', 'BOR'));
    expect(highlightsOf(countryGame(pairs.goTo('debrief').state)).betrayal).toBeUndefined();
  });
});

describe('the round that turned a game of countries', () => {
  it('has no card where the deal that turned it has one', () => {
    const deal = { key: 'created', round: 3, economies: ['ALB', 'CAT'], params: {} } as const;
    const by = (...economies: readonly string[]) =>
      ({ key: 'headline.blocMostlyCreated', params: { economies, createdBn: 2 } }) as const;
    const turn = { key: 'roseTogether', round: 3, economies: [], params: {} } as const;
    expect(isOfDeal({ deal, turn: { ...turn, cause: by('CAT', 'ALB') } })).toBe(true);
    expect(isOfDeal({ deal, turn: { ...turn, cause: by('BOR', 'DUN') } })).toBe(false);
    expect(isOfDeal({ deal, turn: { ...turn, round: 2, cause: by('CAT', 'ALB') } })).toBe(false);
    expect(isOfDeal({ deal, turn })).toBe(false);
  });
});

describe('the round that turned a league of provinces', () => {
  it('is not put down to a reform that works from the next round on', () => {
    const table = aProvincesTable({ rounds: 2, preset: 'provincesStandard' });
    table.seal('ZJ', { wall: 3 });
    while (table.state.phase !== 'debrief') table.advance();
    const enacted = { key: 'headline.reformEnacted', params: { reform: 'separation' } } as const;
    const walls = { key: 'headline.wallsRaised', params: { economies: ['ZJ'] } } as const;
    const causeUnder = (...headlines: Headline[]) =>
      highlightsOf({
        ...table.state,
        reports: provinceGame(table.state).reports.map((report) => ({ ...report, headlines })),
      }).turn?.cause;
    expect(causeUnder(enacted, walls)).toEqual(walls);
    expect(causeUnder(enacted)).toBeUndefined();
  });
});

describe('sentences of what is remembered', () => {
  it('ask for the numbers that they are given, in words and as a figure', async () => {
    await loadAllText();
    for (const key of keysOf(HIGHLIGHTS)) {
      const placesIn = (sentence: string) => [...sentence.matchAll(/\{(\w+)/g)].map(([, name]) => name);
      expect(new Set(placesIn(sentenceOf(`highlight.${key}`))), key).toEqual(new Set(HIGHLIGHTS[key]));
      // What came to nothing has no figure.
      if (!hasFigure(key)) expect(HIGHLIGHTS[key]).not.toContain('lossBn');
      else
        for (const place of placesIn(sentenceOf(`highlight.figure.${key}`)))
          expect(HIGHLIGHTS[key], key).toContain(place);
    }
  });
});
