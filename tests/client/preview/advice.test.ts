import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { lawOf } from '#shared/rules/clauses/proposalLaw.ts';
import { countryProposals, findFaults } from '#shared/rules/countries/proposals.ts';
import { forecastOverRounds } from '#shared/rules/forecast/forecastOverRounds.ts';
import { applyLaw, roundsToLookAt } from '#shared/rules/law/register.ts';
import { adviceOn, type Advice, type SupportOf } from '../../../client/preview/advice.ts';
import { previews } from '../../../client/preview/preview.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import { sortedByWorth } from '../../../client/panels/proposal/proposalsOfSeat.ts';
import { yourMove } from '../../../client/panels/countries/YourMoveStrip.tsx';
import { roundAdvice } from '../../../client/panels/treaty/advice.ts';
import { asTabled } from '../../../client/panels/desk/TreatyDesk.tsx';
import { templateOf } from '../../../client/panels/desk/DeskHead.tsx';
import { draftFrom, templatesFor } from '../../../client/panels/treaty/templates.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { rivalsOf } from '../../../shared/rules/table/signing.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { type Table, aTable } from '../../support/aTable.ts';

const WORLD = {
  scenarioId: 'world',
  opening: 'highWalls',
  preset: 'standard',
  rounds: 6,
  stepBp: 500,
} as const;

function aWorld(): Table {
  return aTable({ ...WORLD, people: 'all', at: 'negotiation' });
}

/** All slices at once. */
function answerTo({ scenario, state }: Table, shunned: readonly string[] = []): Advice {
  const job = { type: 'advice', economy: 'CHN', rounds: roundsToLookAt(state), shunned } as const;
  const slices = adviceOn(scenario, state, job);
  for (;;) {
    const slice = slices.next();
    if (slice.done !== true) continue;
    if (slice.value.type === 'failed') throw new Error('no advice');
    return slice.value;
  }
}

const typesOf = (drafts: readonly Draft[]) => drafts.map(({ clauses }) => clauses[0]?.type);

describe('advice on what to offer', () => {
  beforeAll(loadAllText);
  afterEach(() => {
    previews.value = {};
  });

  it('looks at free trade, cuts and agreed specialization alike, and names lawful ones by which all who sign gain', () => {
    const table = aWorld();
    const { scenario, state } = table;
    const { offers, tried } = answerTo(table);
    expect(typesOf(tried)).toEqual(['freeTradeArea', 'tariffConcession', 'agreedSpecialization']);
    expect(typesOf(offers.map(({ draft }) => draft))[0]).toBe('agreedSpecialization');
    for (const { draft, percent, lastPercent } of offers) {
      expect(findFaults(scenario, state, draft, 'CHN')).toEqual([]);
      const laws = { without: state, with: applyLaw(state, lawOf(scenario, state, draft)) };
      const ahead = forecastOverRounds(scenario, laws, { rounds: roundsToLookAt(state) });
      const rounds = ahead.ok ? ahead.value : [];
      const change = (at: number) => 100 * Math.expm1(rounds.at(at)?.logChange.CHN ?? Number.NaN);
      expect(percent).toBeCloseTo(change(0), 2);
      expect(lastPercent).toBeCloseTo(change(-1), 2);
      for (const party of draft.parties)
        expect(rounds.reduce((sum, { logChange }) => sum + (logChange[party] ?? 0), 0)).toBeGreaterThan(0);
    }
  });

  it('leaves out whom the seat can sign nothing with, and what was offered in this round', () => {
    const table = aWorld();
    const first = must(answerTo(table).offers[0], 'the best').draft;
    const [, partner = ''] = first.parties;
    expect(answerTo(table, [partner]).offers.some(({ draft }) => draft.parties.includes(partner))).toBe(
      false,
    );
    table.tableProposal(first, 'CHN');
    const again = answerTo(table).offers.map(({ draft }) => draft);
    expect(typesOf(again)).toContain('agreedSpecialization');
    expect(again).not.toContainEqual(first);
  });

  it('puts what would take the seat below the mark of an election behind what does not, and tells support', () => {
    const { scenario, state } = aWorld();
    const job = { type: 'advice', economy: 'CHN', rounds: 4, shunned: [] } as const;
    const answer = (supportOf: SupportOf): Advice => {
      const slices = adviceOn(scenario, state, job, supportOf);
      for (;;) {
        const slice = slices.next();
        if (slice.done === true && slice.value.type === 'advice') return slice.value;
      }
    };
    const isSwap = ({ clauses }: Draft) => clauses[0]?.type === 'agreedSpecialization';
    const costly = answer((draft) => (isSwap(draft) ? { change: -4, after: 46 } : { change: 1, after: 51 }));
    expect(typesOf(costly.offers.map(({ draft }) => draft)).at(-1)).toBe('agreedSpecialization');
    expect(costly.offers.map(({ supportPoints }) => supportPoints)).toEqual([1, 1, -4]);
    // Above the mark it is no reason.
    const cheap = answer((draft) => (isSwap(draft) ? { change: -4, after: 55 } : { change: 1, after: 60 }));
    expect(typesOf(cheap.offers.map(({ draft }) => draft))[0]).toBe('agreedSpecialization');
  });

  it('is the next move, with the very draft and what it brings, and says what was tried where nothing is left', () => {
    const table = aWorld();
    const { scenario, state } = table;
    const job = { type: 'advice', economy: 'CHN', rounds: roundsToLookAt(state), shunned: [] } as const;
    const result = answerTo(table);
    previews.value = { partners: { job, result } };
    const [best] = result.offers;
    expect(yourMove(scenario, state, 'CHN')).toMatchObject({
      phrase: { key: 'move.advice' },
      target: { type: 'write', draft: best?.draft },
    });
    expect(yourMove(scenario, state, 'CHN').phrase.params.effect).toMatch(
      /^real income \+\d.\d\d% this round; \+\d.\d\d% 3 rounds later$/,
    );
    const area = result.offers.find(({ draft }) => draft.clauses[0]?.type === 'freeTradeArea')?.draft;
    expect(roundAdvice(scenario, state, 'CHN', ['freeTradeArea'])?.draft).toEqual(area);
    expect(roundAdvice(scenario, state, 'CHN', [])?.draft).toEqual(best?.draft);
    previews.value = { partners: { job, result: { ...result, offers: [] } } };
    const none = yourMove(scenario, state, 'CHN');
    expect(none.phrase.key).toBe('move.adviceNone');
    expect(none.phrase.params.kinds).toContain('Specialization agreement');
    expect(none.target).toBeUndefined();
  });

  it('finds templates of common rules and of specialization, and calls their drafts by them', () => {
    const table = aWorld();
    table.conclude(aFreeTradeArea('CHN', 'ASE'));
    const drafting = { scenario: table.scenario, game: table.state, me: 'CHN', partners: ['ASE'] };
    const offered = templatesFor(drafting);
    for (const template of ['specialization', 'deepClauses'] as const) {
      expect(offered).toContain(template);
      const draft = draftFrom(template, drafting);
      expect(findFaults(table.scenario, table.state, draft, 'CHN')).toEqual([]);
      expect(templateOf(table.state, draft)).toBe(template);
    }
  });

  it('is told on the desk which own offers a draft cannot stand beside: a good is swapped once', () => {
    const table = aWorld();
    const swapWith = (partner: string, keeps: string): Draft => ({
      parties: ['CHN', partner],
      clauses: [
        {
          type: 'agreedSpecialization',
          between: [
            { party: 'CHN', keeps: 'ELE' },
            { party: partner, keeps },
          ],
        },
      ],
    });
    const sent = table.tableProposal(swapWith('ASE', 'AGR'), 'CHN');
    const rivals = (draft: Draft) =>
      rivalsOf(
        countryProposals(table.scenario),
        table.state,
        asTabled(draft, { author: 'CHN', round: 1, thread: undefined }),
      );
    expect(rivals(swapWith('EUR', 'AGR'))).toEqual([sent.id]);
    expect(rivals(aFreeTradeArea('CHN', 'EUR'))).toEqual([]);
  });

  it('of an offer is not told as none where it is worth something only later', () => {
    const table = aWorld();
    const { draft, percent, lastPercent } = must(answerTo(table).offers[0], 'the best');
    const slices = countryAnswers(
      table.scenario,
      table.state,
    )({ type: 'worth', economy: 'CHN', drafts: [draft] });
    let slice = slices.next();
    while (slice.done !== true) slice = slices.next();
    const [worth] = slice.value.type === 'worth' ? slice.value.worths : [];
    expect(worth?.percent).toBeCloseTo(percent, 2);
    expect(worth?.later).toBeCloseTo(lastPercent, 2);
    const offer = table.tableProposal({ ...draft, parties: draft.parties.toReversed() }, draft.parties[1]);
    const worths = new Map([[`${offer.id} ${offer.revision}`, { percent: 0.001, later: 1.2 }]]);
    const bots = { proposals: table.state.proposals, seats: {} };
    expect(sortedByWorth(bots, [offer], worths).slight).toEqual([]);
  });
});
