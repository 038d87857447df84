import { describe, expect, it } from 'vitest';
import { scoreAhead, scoreMoved } from '../../../client/panels/politics/ScoreMoved.tsx';
import { incomeWeight, standingSoFar } from '../../../client/panels/results/RateLine.tsx';
import { supportNow } from '../../../client/preview/otherLaws.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import { effectsOf } from '../../../client/panels/effects/useProposalPreview.ts';
import type { Draft } from '../../../shared/protocol/intents.ts';
import { placeByIncome } from '../../../client/state/standing.ts';
import { seatScoreView } from '../../../client/panels/end/endModel.ts';
import { PRESETS } from '../../../shared/content/presets.ts';
import { must } from '../../../shared/kernel/records.ts';
import { averageAhead } from '../../../shared/rules/forecast/forecastOverRounds.ts';
import { finalReport, laterAsBots } from '../../../shared/rules/scores/finalScore.ts';
import { middleOfPar } from '../../../shared/rules/scores/par.ts';
import type { CountryGame } from '../../../shared/rules/state.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable, type Table } from '../../support/aTable.ts';

const { agreementLimits, rounds } = PRESETS.firstLesson;

/** What the seat itself may know of par. */
function seenBy(table: Table, me: string): CountryGame {
  const par = must(middleOfPar(table.state, me), 'par');
  return { ...table.state, par };
}

const aheadOf = (table: Table, me: string) =>
  must(scoreAhead(table.scenario, seenBy(table, me), me), 'a score');

const scoreAtEnd = (table: Table, me: string): number =>
  must(
    finalReport(table.scenario, table.state).standings.find(({ economy }) => economy === me)?.score,
    'a score',
  );

/** What an offer to a seat tells of its score. */
function moveOf(table: Table, draft: Draft) {
  const view = seenBy(table, draft.parties[0] ?? '');
  const steps = countryAnswers(table.scenario, view)({ type: 'proposal', draft });
  const answer = steps.next().value;
  if (answer?.type !== 'forecast') throw new Error('no forecast');
  return must(
    scoreMoved(table.scenario, view, draft.parties[0] ?? '', {
      effects: effectsOf(answer.forecast),
      ...answer,
      draft,
    }),
    'a move',
  );
}

describe('the score of a First lesson as it goes', () => {
  it('is not told while rounds are left: how all stand is', () => {
    const table = aTable({ agreementLimits, rounds, preset: 'firstLesson', people: 'all' }).goTo(
      'briefing',
      4,
    );
    expect(scoreAhead(table.scenario, seenBy(table, 'ALB'), 'ALB')).toBeUndefined();
  });

  it('is that of the last page in the years after, as parts that add up to it as written', () => {
    const table = aTable({ agreementLimits, rounds, preset: 'firstLesson', people: 'all' });
    table.goTo('epilogue', rounds + 1);
    const seen = { ...seenBy(table, 'ALB'), revealStop: 'gains' as const };
    const { score, parts, rest } = must(scoreAhead(table.scenario, seen, 'ALB'), 'a score');
    table.goTo('debrief');
    expect(rest).toBeUndefined();
    expect(score).toBeCloseTo(scoreAtEnd(table, 'ALB'), 6);
    expect(parts.reduce((all, { points }) => all + points, 0)).toBe(Math.round(score));
    expect(parts.map(({ most }) => most)).toEqual([71, 29]);
    expect(parts.map(({ part }) => part)).toEqual(['prosperity', 'mandate']);
  });

  it('is not told where bots have not played the game', () => {
    const table = aTable({ agreementLimits, rounds, preset: 'firstLesson', people: 'all' });
    expect(scoreAhead(table.scenario, table.state, 'ALB')).toBeUndefined();
  });
});

describe('how all stand after a round', () => {
  it('counts the income of each seat as the end does, and tells by how many places it has moved', () => {
    const table = aTable({ agreementLimits, rounds, preset: 'firstLesson', people: 'all' });
    expect(standingSoFar(seenBy(table, 'ALB'))).toBeUndefined();
    table.goTo('negotiation', 1);
    table.conclude(aFreeTradeArea('ALB', 'CAT'));
    table.goTo('briefing', 2);
    const first = must(standingSoFar(seenBy(table, 'ALB')), 'a standing');
    // Two of them lost more than the worst of the bots, so that neither has a point.
    expect(first.rows.map(({ place }) => place)).toEqual([1, 2, 3, 3]);
    expect(first.rows.slice(2).map(({ points }) => points)).toEqual([0, 0]);
    expect(first.rows.every(({ place, placeBefore }) => placeBefore === place)).toBe(true);
  });

  it('is in whole points that of the last page, to every seat and of every seat, whatever secret tasks are done', () => {
    const faults: string[] = [];
    let done = 0;
    for (const seed of ['one', 'two', 'three', 'four', 'five', 'six']) {
      const table = aTable({ agreementLimits, rounds, preset: 'firstLesson', people: 'all', seed });
      for (let round = 1; round <= rounds; round += 1) {
        table.goTo('negotiation', round);
        const [a, b, c, d] = Object.keys(table.state.seats) as [string, string, string, string];
        const pairs = [
          [a, b],
          [a, c],
          [a, d],
          [c, d],
        ];
        const pair = pairs[(round + seed.length) % pairs.length] as [string, string];
        table.conclude(aFreeTradeArea(...pair));
      }
      // Nobody moved a tariff in the last round: the years after are like it.
      table.goTo('debrief', rounds);
      const reports = table.state.reports.slice(0, rounds);
      const { standings } = finalReport(table.scenario, table.state);
      for (const me of Object.keys(table.state.seats)) {
        const { rows, most } = must(standingSoFar({ ...seenBy(table, me), reports }), 'a standing');
        for (const standing of standings) {
          const { lines, score = NaN } = seatScoreView(standing);
          const [income, task] = lines.map(({ told }) => told);
          const row = rows.find(({ economy }) => economy === standing.economy);
          if (task?.points === task?.most) done += 1;
          const isSame =
            row?.points === income?.points &&
            most === income?.most &&
            (income?.points ?? NaN) + (task?.points ?? NaN) === Math.round(score);
          if (!isSame)
            faults.push(`${seed}: ${me} of ${standing.economy} ${row?.points} ${income?.points} ${score}`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(done).toBeGreaterThan(3);
  });
});

describe('the score of a game of the world as it goes', () => {
  const table = aTable({
    scenarioId: 'world',
    opening: 'highWalls',
    preset: 'standard',
    rounds: PRESETS.standard.rounds,
    stepBp: PRESETS.standard.stepBp,
    people: 'all',
    at: 'briefing',
  });

  it('has income on a ruler of as many points as its part can bring', () => {
    const [income] = aheadOf(table, 'KOR').parts;
    expect(Math.round(100 * incomeWeight(table.state))).toBe(income?.most);
    expect(income?.most).toBe(50);
  });

  it('begins at what half of the bots come to, and ends at the score of the last page', () => {
    const begun = aheadOf(table, 'KOR');
    expect(begun.parts.map(({ counted }) => Math.round(counted)).slice(0, 2)).toEqual([50, 50]);
    expect(begun.rest).toBe('asBots');
    expect(placeByIncome(table.state, 'KOR')).toBeUndefined();
    table.goTo('briefing', 2);
    expect(placeByIncome(table.state, 'KOR')?.count).toBe(12);
    const [income] = aheadOf(table, 'KOR').parts;
    // Whoever signs nothing falls behind bots.
    expect(income?.counted).toBeLessThan(50);
    table.goTo('negotiation', 2);
    const welfareNow = () => {
      const steps = [...supportNow(table.scenario, table.state, 'KOR')];
      expect(steps).toEqual([]);
      const answer = supportNow(table.scenario, table.state, 'KOR').next().value;
      return must(answer?.type === 'support' ? answer.welfare : undefined, 'real income');
    };
    const scoreNow = (welfare: number, support: number) => {
      const now = { welfare, support };
      return must(scoreAhead(table.scenario, seenBy(table, 'KOR'), 'KOR', now), 'a score').score;
    };
    const roundNow = () => {
      const answer = supportNow(table.scenario, table.state, 'KOR').next().value;
      if (answer?.type !== 'support') throw new Error('no support');
      return { welfare: answer.welfare ?? 1, support: answer.endsRound ?? answer.points };
    };
    const before = welfareNow();
    const offer = aFreeTradeArea('KOR', 'CHN');
    const told = moveOf(table, offer);
    expect(told.was).toBeCloseTo(
      must(scoreAhead(table.scenario, seenBy(table, 'KOR'), 'KOR', roundNow()), 'a score').score,
      3,
    );
    table.conclude(offer);
    // What the offer told is what the own panel tells once it is signed.
    expect(told.next).toBeCloseTo(
      must(scoreAhead(table.scenario, seenBy(table, 'KOR'), 'KOR', roundNow()), 'a score').score,
      1,
    );
    expect(told.prosperity).toBeGreaterThan(0);
    expect(told.support).not.toBe(0);
    expect(welfareNow()).toBeGreaterThan(before);
    const { score: usual } = aheadOf(table, 'KOR');
    // What is signed counts at once; a round in which little is signed yet goes on as usual until nothing more can be signed.
    expect(scoreNow(1.2, 50)).toBeGreaterThan(usual);
    expect(scoreNow(0.9, 30)).toBe(usual);
    table.goTo('policy', 2);
    expect(scoreNow(0.9, 30)).toBeLessThan(usual);
    table.goTo('debrief', PRESETS.standard.rounds);
    const { score, parts, lost } = aheadOf(table, 'KOR');
    expect(score).toBeCloseTo(scoreAtEnd(table, 'KOR'), 6);
    const sum = parts.reduce((all, { points }) => all + points, 0);
    expect(sum - lost).toBe(Math.round(score));
  });
});

describe('an average at the end', () => {
  const report = (value: number, isEpilogue = false) => ({ value, isEpilogue }) as never;
  const valueOf = (each: unknown) => (each as { value: number }).value;

  it('goes on as bots did who stood where the seat stands, with the years after as three rounds', () => {
    const path = [1, 1.5, 2];
    const end = 3;
    const ahead = averageAhead([report(2)], valueOf, { rounds: 3, path, end, kept: 0.5 });
    // Bots had 1 in the first round and (6 · 3 − 1) / 5 on average later; half of the lead of 1 is kept.
    expect(ahead).toBeCloseTo((2 + 5 * (17 / 5 + 0.5)) / 6, 9);
    expect(laterAsBots([...path, end, end, end], 1, 2, 0.5)).toBeCloseTo(17 / 5 + 0.5, 9);
    expect(averageAhead([], valueOf, { rounds: 3, path, end, kept: 1 })).toBe(end);
    const whole = [report(1), report(2), report(3), report(4, true)];
    expect(averageAhead(whole, valueOf, { rounds: 3, path, end, kept: 1 })).toBe(3);
  });
});
