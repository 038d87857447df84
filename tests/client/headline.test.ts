import { describe, expect, it } from 'vitest';
import { REVEAL_STOPS } from '#shared/content/vocabulary.ts';
import { nameParams } from '../../client/text/nameParams.ts';
import { say } from '../../client/text/Say.tsx';
import { loadAllText } from '../../client/text/t.ts';
import { keysOf } from '#shared/kernel/records.ts';
import { HEADLINES, PROVINCE_QUESTIONS, QUESTIONS } from '#shared/protocol/headlines.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import {
  economiesNamed,
  framedAt,
  headlinePhrase,
  headlinesAt,
  isAskedAhead,
  signedIn,
} from '../../client/panels/headlines/headline.ts';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import { aTable } from '../support/aTable.ts';
import { aTableWithUnion } from '../support/aUnion.ts';
import type { Headline } from '../../shared/protocol/headlines.ts';

function aReport(headlines: readonly Headline[]): RoundReport {
  return {
    headlines,
    question: {
      key: 'question.whoPaid',
      params: { economy: 'Cato', economies: ['Alba', 'Borea'], percent: 1.2 },
    },
  } as unknown as RoundReport;
}

describe('the model of the big screen', () => {
  it('finds a stop of the reveal for every headline that a settlement can write', () => {
    const all = Object.keys(HEADLINES).map((key) => ({ key, params: {} }) as Headline);
    const told = new Set(
      REVEAL_STOPS.flatMap((stop) => headlinesAt(aReport(all), stop).map(({ key }) => key)),
    );
    expect(all.filter(({ key }) => !told.has(key))).toEqual([]);
  });

  it('tells what a conference decided before any one wall', () => {
    const report = aReport([
      { key: 'headline.wallLowered', params: { economy: 'Alba', points: 3 } },
      { key: 'headline.wallRaised', params: { economy: 'Borea', points: 2 } },
      { key: 'headline.conferenceAdopted', params: { points: 4 } },
    ]);
    expect(headlinesAt(report, 'envelopes').map(({ key }) => key)).toEqual([
      'headline.conferenceAdopted',
      'headline.wallLowered',
      'headline.wallRaised',
    ]);
  });

  it('tells the reader first who answers it in the years after', () => {
    const answers = ['India', 'Mexico'].map((economy): Headline => ({
      key: 'headline.successors',
      params: { economy, economies: ['Canada'] },
    }));
    const told = (reader?: string) =>
      headlinesAt(aReport(answers), 'envelopes', reader).map(({ params }) => params.economy);
    expect(told()).toEqual(['India', 'Mexico']);
    expect(told('Mexico')).toEqual(['Mexico', 'India']);
  });

  it('frames the whole world where the matter is everybody’s, and leaves out accounts of nothing', () => {
    const account = (createdBn: number): Headline => ({
      key: 'headline.blocMostlyCreated',
      params: { economies: ['Alba', 'Borea'], createdBn },
    });
    expect(framedAt(aReport([account(3)]), 'flows')).toEqual(['Alba', 'Borea']);
    expect(headlinesAt(aReport([account(0)]), 'flows')).toEqual([]);
    const gained: Headline = {
      key: 'headline.biggestGain',
      params: { economy: 'Alba', gainBn: 2, percent: 1 },
    };
    expect(framedAt(aReport([gained]), 'gains')).toEqual([]);
  });

  it('tells once that words were kept: with those that were broken, else with incomes', () => {
    const kept: Headline = { key: 'headline.wordKept', params: { economies: ['Alba'] } };
    const broken: Headline = { key: 'headline.wordBroken', params: { economies: ['Borea'] } };
    const stopsWith = (headlines: readonly Headline[]) =>
      REVEAL_STOPS.filter((stop) => headlinesAt(aReport(headlines), stop).includes(kept));
    expect(stopsWith([kept, broken])).toEqual(['pledges']);
    expect(stopsWith([kept])).toContain('gains');
  });

  it('ends on the question', () => {
    expect(headlinesAt(aReport([]), 'question').map(({ key }) => key)).toEqual(['question.whoPaid']);
  });

  it('frames every economy that a sentence names, each once', () => {
    const named = economiesNamed([
      ...headlinesAt(aReport([]), 'question'),
      {
        key: 'headline.blocMostlyDiverted',
        params: { economies: ['Alba', 'Borea'], divertedBn: 2, lostBy: ['Dune'] },
      },
    ]);
    expect(named).toEqual(['Cato', 'Alba', 'Borea', 'Dune']);
  });
});

describe('the question of a round', () => {
  const keys = [...keysOf(QUESTIONS), ...keysOf(PROVINCE_QUESTIONS)];

  it('is asked before the numbers are seen, but where it tells of words that are judged later, of incomes or of years that are over', () => {
    const last = keys.filter((key) => !isAskedAhead({ key, params: {} }));
    expect(
      last.every((key) =>
        /brokenWord|breach|years|whyMore|whyLeftOut|howGained|corridor|cycle|meeting/.test(key),
      ),
    ).toBe(true);
    expect(isAskedAhead({ key: 'question.diversion', params: {} })).toBe(true);
    expect(isAskedAhead({ key: 'pquestion.opened', params: {} })).toBe(true);
    expect(isAskedAhead({ key: 'question.brokenWord', params: {} })).toBe(false);
  });
});

describe('a per cent in a sentence', () => {
  it('is that of the table beside it: two decimals below ten, but none that a round number has not', () => {
    const said = (percent: number) => nameParams({ percent }).percent;
    expect([1.05, 0.5, 2.5, 12.34, 3].map(said)).toEqual(['1.05', '0.50', '2.5', '12.3', '3']);
  });
});

describe('what was signed in a round', () => {
  it('is what it changed too: a union that an area of before became', () => {
    const table = aTableWithUnion('USA', 'CAN');
    const union = table.among('USA', 'CAN');
    expect(union.sinceRound).toBe(1);
    expect(signedIn(table.state, 2)).toEqual([union]);
    expect(signedIn(table.state, 3)).toEqual([]);
  });

  it('is a bloc too that took others in, but in the briefing, which tells that apart', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('negotiation', 2);
    table.conclude({
      parties: ['ALB', 'BOR', 'CAT'],
      clauses: [{ type: 'accession', agreement: 'a0', entrant: 'CAT', former: [] }],
    });
    table.goTo('policy', 2);
    expect(signedIn(table.state, 2).map(({ parties }) => parties)).toEqual([['ALB', 'BOR', 'CAT']]);
    expect(signedIn(table.state, 2, true)).toEqual([]);
  });
});

describe('what an agreement did', () => {
  it('is told without figures of its own beside the table of what the whole round did', async () => {
    await loadAllText();
    const economies = ['ALB', 'BOR'];
    const told = [
      headlinePhrase({
        key: 'headline.outsiderLost',
        params: { economy: 'DUN', economies, lossBn: 0.3, percent: 1.5 },
      }),
      headlinePhrase({ key: 'headline.blocMostlyCreated', params: { economies, createdBn: 0.57 } }),
    ].map(say);
    expect(told.filter((sentence) => /\d/u.test(sentence))).toEqual([]);
  });
});
