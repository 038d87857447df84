import { averageWallBp } from '#shared/kernel/basisPoints.ts';
import { describe, expect, it } from 'vitest';
import { roundRules } from '../../../client/panels/results/ParInSeat.tsx';
import { FORMER_LESSON_LIMITS, keptByTables, PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { signedWithout, toldInRound } from '../../../client/panels/countries/EconomyPanel.tsx';
import { newsOf } from '../../../client/panels/countries/briefingModel.ts';
import { limitsTold, membersTold } from '../../../client/panels/chrome/clockModel.ts';
import { yourMove } from '../../../client/panels/countries/YourMoveStrip.tsx';
import { answersTold, yearsPhrase } from '../../../client/panels/headlines/unionEnds.ts';
import { envelopesOf } from '../../../client/panels/headlines/revealFigures.ts';
import { decisionsOf } from '../../../client/panels/results/causesModel.ts';
import {
  incomeRows,
  reportTold,
  signedThisRound,
  standingOf,
  tariffsMoved,
} from '../../../client/state/trade.ts';
import { formatNumber } from '../../../client/text/format.ts';
import { loadAllText, phrase } from '../../../client/text/t.ts';
import { say } from '../../../client/text/Say.tsx';
import { aDraft, aFreeTradeArea, aPayment } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

/** What is told to a seat, of itself first. */
const told = (state: CountryGame, me: string) => {
  const { own, others } = newsOf(state, me);
  return [...own, ...others];
};
const newsKeys = (state: CountryGame, me: string) => told(state, me).map(({ key }) => key);

describe('a round that starts without the agreements of the one before', () => {
  const { agreementLimits: limits, rounds } = PRESETS.firstLesson;
  const aLesson = () => aTable({ agreementLimits: limits, rounds, people: 'all', at: 'negotiation' });

  it('is told once with how many may sign together, and no agreement is news for having ended', () => {
    const table = aLesson();
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const second = table.goTo('briefing', 2).state;
    expect(told(second, 'ALB')).toEqual([]);
    expect(roundRules(second, 'ALB', standingOf(second, 'ALB').index)).toEqual([
      { key: 'brief.mostNow', params: { count: 3 } },
      // The number has jumped with the agreement that ended.
      {
        key: 'brief.incomeAnew',
        params: {
          now: formatNumber(standingOf(second, 'ALB').index, 2),
          before: formatNumber(must(second.reports[0], 'a report').economies['ALB']?.index ?? NaN, 2),
          round: 1,
        },
      },
    ]);
    expect(roundRules(table.goTo('briefing', 3).state, 'ALB', 100).map(({ key }) => key)).not.toContain(
      'brief.mostNow',
    );
    // How many may sign in the last round stands with its stakes.
    expect(roundRules(table.goTo('briefing', 4).state, 'ALB', 100).map(({ key }) => key)).not.toContain(
      'brief.allNow',
    );
    table.goTo('negotiation', 4);
    table.conclude(aFreeTradeArea('ALB', 'BOR', 'CAT', 'DUN'));
    expect(newsKeys(table.goTo('epilogue').state, 'ALB').filter((key) => /lapsed|ends/u.test(key))).toEqual(
      [],
    );
  });

  it('is announced in the first briefing by the rounds of the game, and not where agreements last', async () => {
    await loadAllText();
    const said = (game: Parameters<typeof limitsTold>[0]) => limitsTold(game, 4).map(say);
    expect(said({ agreementLimits: limits, rounds })).toEqual([
      'How many may sign together: 2 in round 1, 3 from round 2 and all 4 in round 4.',
      'You may sign 1 agreement a round. It holds for that round.',
      'What is signed in round 4 also holds in the years after, which count three times.',
    ]);
    expect(said({ agreementLimits: limits, rounds: 3 })[0]).toBe(
      'How many may sign together: 2 in round 1 and 3 from round 2.',
    );
    expect(said({ agreementLimits: must(FORMER_LESSON_LIMITS[1], 'former limits'), rounds })).toEqual([
      'You may sign 1 agreement a round. Each holds for 2 rounds, then it may be signed anew.',
    ]);
    expect(limitsTold({ rounds }, 4)).toEqual([]);
    const { rounds: short, membersByRound } = PRESETS.worldShort;
    expect(say(must(membersTold({ rounds: short, membersByRound }, 12), 'members'))).toBe(
      'Members of an agreement at most: 2 in round 1, 3 in round 2, 4 in round 3 and 6 in round 4. A union counts as many as it has members.',
    );
    const { signedPerRound } = PRESETS.worldShort;
    expect(say(must(membersTold({ rounds: short, membersByRound, signedPerRound }, 12), 'members'))).toBe(
      'You may sign 2 agreements a round. Members of an agreement at most: 2 in round 1, 3 in round 2, 4 in round 3 and 6 in round 4. A union counts as many as it has members.',
    );
    expect(membersTold({ rounds }, 4)).toBeUndefined();
  });

  it('counts the income of its start as that of now, and its results against itself without decisions', () => {
    const table = aLesson();
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const results = table.goTo('results').state;
    const first = must(results.reports[0]?.economies['ALB'], 'a report');
    const shown = { ...results, revealStop: 'question' as const };
    expect(standingOf(shown, 'ALB')).toMatchObject({
      index: first.index,
      indexBefore: expect.closeTo(100, 9) as number,
    });
    const second = table.goTo('negotiation', 2).state;
    const start = standingOf(second, 'ALB');
    expect(start.index).toBeCloseTo(100, 6);
    expect(start.indexBefore).toBe(start.index);
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const again = { ...table.goTo('results', 2).state, revealStop: 'question' as const };
    const { index, indexBefore } = standingOf(again, 'ALB');
    const { logChange } = must(again.reports[1]?.economies['ALB'], 'a report');
    expect(Math.log(index / indexBefore)).toBeCloseTo(logChange, 9);
    expect(index / indexBefore).toBeGreaterThan(1.005);
    // Until the results come to gains it is that of the start of the round, not that of the round before.
    const unread = standingOf({ ...again, revealStop: 'envelopes' }, 'ALB');
    expect(unread.index).toBeCloseTo(start.index, 6);
    const kept = { place: 'round 2', index: 100.8, percent: 0.8 };
    const before = (stop: 'envelopes' | 'question', place: string) =>
      toldInRound({ ...again, revealStop: stop }, place, kept);
    expect(before('envelopes', 'round 2')).toBe(kept);
    expect(before('envelopes', 'round 1')).toBeUndefined();
    expect(before('question', 'round 2')).toBeUndefined();
    const row = incomeRows(table.scenario, again, again.reports).find(({ economy }) => economy === 'ALB');
    // In per cent, as the map and every other page tell it.
    expect(row?.change).toBeCloseTo(100 * (index / indexBefore - 1), 9);
  });
});

describe('an income while a round is open', () => {
  const { agreementLimits, rounds } = PRESETS.firstLesson;
  const aLesson = () => aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });

  it('is weighed with all that was signed in the round, against the round without it', () => {
    const table = aLesson();
    expect(signedThisRound(table.state)).toBeUndefined();
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const laws = must(signedThisRound(table.state), 'laws');
    expect(Object.keys(laws.without.agreements)).toEqual([]);
    expect(laws.with.agreements).toBe(table.state.agreements);
    expect(signedThisRound(table.goTo('results').state)).toBeUndefined();
    expect(signedThisRound(table.goTo('negotiation', 2).state)).toBeUndefined();
  });

  it('tells apart who has signed without the seat, as long as the round is open', () => {
    const table = aLesson();
    expect(signedWithout(table.state, 'ALB').signers).toEqual([]);
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    table.conclude(aFreeTradeArea('CAT', 'DUN'));
    const { signers, without, with: withTheirs } = signedWithout(table.state, 'ALB');
    expect(signers).toEqual(['CAT', 'DUN']);
    const partiesIn = ({ agreements }: typeof without) =>
      Object.values(agreements).map(({ parties }) => parties);
    expect(partiesIn(without)).toEqual([['ALB', 'BOR']]);
    expect(partiesIn(withTheirs)).toEqual([
      ['ALB', 'BOR'],
      ['CAT', 'DUN'],
    ]);
    // Signed before one's own it is the number that was told when they signed.
    const first = aLesson();
    first.conclude(aFreeTradeArea('CAT', 'DUN'));
    const toldThen = signedWithout(first.state, 'ALB');
    first.conclude(aFreeTradeArea('ALB', 'BOR'));
    expect(signedWithout(first.state, 'ALB')).toEqual(toldThen);
    expect(signedWithout(table.goTo('results').state, 'ALB').signers).toEqual([]);
  });

  it('names whose tariffs keep a round from beginning at 100', () => {
    const table = aLesson();
    expect(tariffsMoved(table.scenario, table.state)).toEqual([]);
    const walls = {
      ...table.state.walls,
      CAT: { mfnRateBp: { ...table.scenario.mfnRateBp['CAT'], food: 1 } },
    };
    expect(tariffsMoved(table.scenario, { ...table.state, walls })).toEqual(['CAT']);
  });
});

describe('the years after, where what was signed last holds', () => {
  const { agreementLimits, rounds } = PRESETS.firstLesson;

  it('bring again what the agreement brought, told against the round without it, and without what was paid for it', () => {
    const table = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });
    table.goTo('negotiation', rounds);
    const { clauses } = aFreeTradeArea('ALB', 'BOR');
    table.conclude(aDraft(['ALB', 'BOR'], ...clauses, aPayment('ALB', 'BOR', 50)));
    const { state } = table.goTo('debrief');
    const [last, years] = state.reports.slice(-2);
    const told = must(reportTold(state, state.reports), 'a report');
    for (const economy of ['ALB', 'BOR', 'CAT'] as const) {
      const own = must(told.economies[economy], economy);
      const sum =
        (last?.economies[economy]?.logChange ?? NaN) + (years?.economies[economy]?.logChange ?? NaN);
      expect(own.logChange).toBeCloseTo(sum, 12);
      const caused = (told.causes ?? []).map(({ logChange }) => logChange[economy] ?? 0);
      expect(caused.reduce((total, log) => total + log, 0)).toBeCloseTo(sum, 4);
      expect(standingOf(state, economy).indexBefore).toBeCloseTo(own.index * Math.exp(-sum), 9);
    }
    expect(told.economies['ALB']?.logChange).toBeGreaterThan(0.005);
    expect(Math.abs(must(years, 'years').economies['ALB']?.logChange ?? 0)).toBeGreaterThan(0);
    expect(told.causes?.find(({ kind }) => kind === 'payments')?.logChange['ALB']).toBeUndefined();
    const bars = must(decisionsOf(state, 'ALB', told), 'bars');
    expect(bars.map(({ name }) => name)).toContainEqual(phrase('decision.held', { economies: ['BOR'] }));
    expect(yearsPhrase(state, 'ALB')).toEqual(phrase('question.yearsHeld', { economies: ['BOR'] }));
    expect(yearsPhrase(state, 'CAT').key).toBe('question.yearsHeldOthers');
    expect(told.question.key).toBe('question.yearsQuiet');
  });

  it('name who answers what, and say “you” to whom it meets', () => {
    const economies = ['BOR', 'DUN'];
    const report = {
      headlines: [
        { key: 'headline.quiet', params: {} },
        { key: 'headline.successors', params: { economy: 'ALB', economies } },
      ],
    } as const;
    expect(answersTold(report, 'ALB')).toEqual([phrase('years.answerYou', { economies })]);
    expect(answersTold(report, 'BOR')).toEqual([
      phrase('headline.successors', { economies, economy: 'ALB' }),
    ]);
    expect(answersTold({ headlines: [] }, 'ALB')).toEqual([]);
  });

  it('are told against the last round where agreements lasted longer', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { state } = table.goTo('debrief');
    expect(reportTold(state, state.reports)).toBe(state.reports.at(-1));
  });
});

describe('all four in one bloc', () => {
  it('comes about in that round too where two blocs of two merge', () => {
    const { rounds } = PRESETS.firstLesson;
    const agreementLimits = must(FORMER_LESSON_LIMITS[1], 'former limits');
    const table = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    table.conclude(aFreeTradeArea('CAT', 'DUN'));
    table.goTo('negotiation', 2);
    const [mine, theirs] = Object.values(table.state.agreements).map(({ id }) => id);
    const merger = {
      type: 'merger',
      agreement: must(mine, 'a bloc'),
      with: must(theirs, 'another'),
      former: [],
    } as const;
    table.conclude({ parties: ['ALB', 'BOR', 'CAT', 'DUN'], clauses: [merger] });
    table.goTo('results', 2);
    expect(Object.values(table.state.agreements).map(({ parties }) => parties.length)).toEqual([4]);
  });

  it('is told of in the round in which three may found one, and comes about as it is told', () => {
    const { rounds } = PRESETS.firstLesson;
    const agreementLimits = must(FORMER_LESSON_LIMITS[1], 'former limits');
    const table = aTable({ agreementLimits, rounds, people: 'all', at: 'briefing' });
    expect(roundRules(table.state, 'ALB', 100)).toEqual([]);
    table.goTo('negotiation', 2);
    expect(roundRules(table.state, 'ALB', 100)).toEqual([{ key: 'brief.wayToAll', params: {} }]);
    const { id: founding } = table.conclude(aFreeTradeArea('ALB', 'BOR', 'CAT'));
    const agreement = must(
      Object.values(table.state.agreements).find(({ proposal }) => proposal === founding),
      'the bloc',
    );
    table.goTo('negotiation', 3);
    expect(roundRules(table.state, 'ALB', 100)).toEqual([]);
    const entry = { type: 'accession', agreement: agreement.id, entrant: 'DUN', former: [] } as const;
    table.conclude({ parties: ['DUN', ...agreement.parties], clauses: [entry] });
    table.goTo('results');
    expect(table.state.agreements[agreement.id]?.parties).toHaveLength(4);
  });
});

describe('an average tariff where every round starts anew', () => {
  it('moves with tariffs alone, and is the same on the map, in the envelope and in the results', () => {
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, rounds, people: 'all', at: 'policy' });
    const apart = [{ sector: 'GRA', rateBp: 1000 }];
    table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 0, apart } });
    const { state } = table.goTo('negotiation', 2);
    const wall = state.walls['ALB']?.mfnRateBp ?? {};
    expect(averageWallBp(wall)).toBe(1100);
    const report = must(state.reports.at(-1), 'a report');
    const told = envelopesOf(report).find(({ economy }) => economy === 'ALB');
    expect([told?.fromBp, told?.toBp]).toEqual([1200, 1100]);
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const later = table.goTo('negotiation', 3).state;
    expect(averageWallBp(later.walls['ALB']?.mfnRateBp ?? {})).toBe(1100);
  });
});

describe('signatures where agreements last', () => {
  it('are counted in World, short as long as there are any, then Ready follows, and not at tables opened before', () => {
    const { scenarioId, opening, rounds } = PRESETS.worldShort;
    const aShortWorld = (kept: ReturnType<typeof keptByTables>) =>
      aTable({
        scenarioId,
        opening,
        rounds,
        preset: 'worldShort',
        ...kept,
        people: ['KOR'],
        at: 'negotiation',
      });
    const table = aShortWorld(keptByTables('worldShort'));
    const moves = ['JPN', 'CHN', 'USA'].map((partner) => {
      const { phrase: told } = yourMove(table.scenario, table.state, 'KOR');
      if (partner !== 'USA') table.conclude(aFreeTradeArea('KOR', partner));
      return told;
    });
    expect(moves).toMatchObject([
      { key: 'move.partnersLeft', params: { count: 2 } },
      { key: 'move.partnersLeft', params: { count: 1 } },
      { key: 'move.noSignatureLeft' },
    ]);
    const before = aShortWorld({});
    expect(yourMove(before.scenario, before.state, 'KOR').phrase.key).toBe('move.partners');
  });
});
