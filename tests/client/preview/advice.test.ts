import { beforeAll, afterEach, describe, expect, it } from 'vitest';
import { botMove } from '#shared/bots/botMove.ts';
import { TEMPERAMENTS } from '#shared/content/temperaments.ts';
import { keysOf, must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import { lawOf } from '#shared/rules/clauses/proposalLaw.ts';
import { countryProposals, findFaults } from '#shared/rules/countries/proposals.ts';
import { forecastOverRounds } from '#shared/rules/forecast/forecastOverRounds.ts';
import { applyLaw, roundsToLookAt } from '#shared/rules/law/register.ts';
import type { Advice, PartnerOffer } from '../../../client/preview/advice.ts';
import { previews } from '../../../client/preview/preview.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import { sortedByWorth } from '../../../client/panels/proposal/proposalsOfSeat.ts';
import { asTabled } from '../../../client/panels/desk/CostDialog.tsx';
import { templateOf } from '../../../client/panels/desk/DeskHead.tsx';
import { isSure } from '../../../client/panels/treaty/clausePolitics.ts';
import { draftFrom, hasPayment, templatesFor } from '../../../client/panels/treaty/templates.ts';
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

function aWorld(people: readonly string[] | 'all' = ['KOR']): Table {
  return aTable({ ...WORLD, people, at: 'negotiation' });
}

function withTask(table: Table, task: Objective): void {
  const politics = must(table.state.politics, 'politics');
  table.state = {
    ...table.state,
    politics: { ...politics, mandates: { ...politics.mandates, KOR: [task] } },
  };
}

/** All slices at once. */
function adviceTo({ scenario, state }: Table, economy: string, shunned: readonly string[] = []): Advice {
  const slices = countryAnswers(scenario, state)({ type: 'advice', economy, shunned });
  for (;;) {
    const slice = slices.next();
    if (slice.done === true && slice.value.type === 'advice') return slice.value;
  }
}

/** Told as sure: as it stands, or with the payment that is in it. */
function isSureAs(offer: PartnerOffer): boolean {
  return offer.readiness?.step !== 'closed' && isSure(offer);
}

describe('advice on with whom to deal', () => {
  beforeAll(loadAllText);
  afterEach(() => {
    previews.value = {};
  });

  it('promises a signature only where bots of every temperament give it, with the payment in the draft', () => {
    const table = aWorld();
    const { scenario, state } = table;
    const { offers } = adviceTo(table, 'KOR');
    const sure = offers.filter(isSureAs);
    expect(sure.length).toBeGreaterThan(2);
    for (const { draft } of sure) {
      expect(findFaults(scenario, state, draft, 'KOR')).toEqual([]);
      const [bot = ''] = draft.parties.filter((party) => party !== 'KOR');
      for (const temperament of keysOf(TEMPERAMENTS)) {
        const asked = aWorld();
        const seat = must(asked.state.seats[bot], 'its seat');
        asked.state = { ...asked.state, seats: { ...asked.state.seats, [bot]: { ...seat, temperament } } };
        const { id } = asked.tableProposal(draft, 'KOR');
        const move = { type: 'answer', proposal: id, revision: 1 } as const;
        expect(
          botMove(scenario, asked.state, bot, move).map(({ type }) => type),
          `${bot} ${temperament}`,
        ).toContain('signProposal');
      }
    }
  });

  it('asks what may be paid before what may not, and opens with the payment for which a bot may sign', () => {
    const table = aTable({ ...WORLD, preset: 'worldShort', rounds: 4, people: ['KOR'], at: 'negotiation' });
    const { offers } = adviceTo(table, 'KOR');
    const china = offers.find(
      ({ partners, draft }) => partners.join() === 'CHN' && draft.clauses[0]?.type === 'freeTradeArea',
    );
    const { draft } = must(china, 'an area with China');
    expect(isSureAs(must(china, 'it'))).toBe(true);
    expect(hasPayment(draft.clauses)).toBe(true);
    expect(findFaults(table.scenario, table.state, draft, 'KOR')).toEqual([]);
    const open = offers.filter(({ readiness }) => readiness?.mayBeMn !== undefined);
    expect(open.length).toBeGreaterThan(0);
    for (const each of open) expect([hasPayment(each.draft.clauses), isSureAs(each)]).toEqual([true, false]);
  });

  it('names each circle of partners once, with what the opened offer leads with, and nobody whom a task shuns', () => {
    const table = aWorld();
    const { scenario, state } = table;
    const { offers } = adviceTo(table, 'KOR', ['JPN']);
    const circles = offers.map(
      ({ partners, isPlainest }) => `${partners.toSorted().join()} ${isPlainest ?? ''}`,
    );
    expect(new Set(circles).size).toBe(circles.length);
    expect(circles.some((circle) => circle.includes('JPN'))).toBe(false);
    const { draft, percent } = must(offers[0], 'the best');
    const laws = { without: state, with: applyLaw(state, lawOf(scenario, state, draft)) };
    const ahead = forecastOverRounds(scenario, laws, { rounds: 1 });
    const now = ahead.ok ? must(ahead.value[0], 'the round').logChange : {};
    for (const party of draft.parties)
      expect(percent[party]).toBeCloseTo(100 * Math.expm1(now[party] ?? Number.NaN), 2);
  });

  it('tells free trade by itself in the first two rounds, beside the best of all other forms', () => {
    const told = (round: number) => {
      const table = aWorld();
      if (round > 1) table.goTo('negotiation', round);
      return adviceTo(table, 'KOR').offers;
    };
    const [first, third] = [told(1), told(3)];
    const isFree = ({ draft }: Advice['offers'][number]): boolean =>
      draft.clauses.every(({ type }) => ['freeTradeArea', 'accession', 'payment'].includes(type));
    expect(first.filter(({ isPlainest }) => isPlainest).length).toBeGreaterThan(2);
    for (const offer of first) expect(offer.isPlainest === true).toBe(isFree(offer));
    expect(first.some(({ isPlainest }) => isPlainest === undefined)).toBe(true);
    expect(third.some(({ isPlainest }) => isPlainest)).toBe(false);
  });

  it('tells what a deal brings in the last of the rounds ahead, and puts first what brings most then', () => {
    const table = aWorld();
    const { scenario, state } = table;
    const { offers } = adviceTo(table, 'KOR');
    const winnable = offers.filter(({ readiness }) => readiness?.step !== 'closed');
    const [first] = winnable;
    const { draft, later } = must(first, 'the best');
    const laws = { without: state, with: applyLaw(state, lawOf(scenario, state, draft)) };
    const ahead = forecastOverRounds(scenario, laws, { rounds: roundsToLookAt(state) });
    const last = ahead.ok ? must(ahead.value.at(-1), 'the last round').logChange['KOR'] : undefined;
    expect(later).toBeCloseTo(100 * Math.expm1(last ?? Number.NaN), 2);
    const all = winnable.map((offer) => offer.later ?? offer.percent['KOR'] ?? 0);
    expect(all).toEqual(all.toSorted((a, b) => b - a));
  });

  it('tells apart, in the last round, what a deal does in it and in the years after', () => {
    const { scenario, state } = aTable({ people: ['ALB'], rounds: 1, at: 'negotiation' });
    const { offers } = adviceTo({ scenario, state } as Table, 'ALB');
    expect(offers.length).toBeGreaterThan(0);
    for (const { draft, inRound, percent } of offers) {
      const laws = { without: state, with: applyLaw(state, lawOf(scenario, state, draft)) };
      const ahead = forecastOverRounds(scenario, laws, { rounds: 2 });
      const [now, after] = ahead.ok ? ahead.value.map(({ logChange }) => logChange) : [];
      for (const party of draft.parties) {
        expect(inRound?.[party]).toBeCloseTo(100 * Math.expm1(now?.[party] ?? NaN), 2);
        expect(percent[party]).toBeCloseTo(100 * Math.expm1(after?.[party] ?? NaN), 2);
      }
    }
  });

  it('names a deal that does a task, with a price at which it is signed, though it costs more than it brings', () => {
    const table = aWorld();
    withTask(table, { id: 't1', kind: 'agreementWith', economy: 'AFR', points: 60 });
    const { offers } = adviceTo(table, 'KOR');
    const doing = offers.filter(({ tasks }) => tasks.some(({ move }) => move === 'done'));
    const offer = must(
      doing.find(({ readiness }) => readiness?.step !== 'closed'),
      'a deal with Africa',
    );
    expect(offer.partners).toEqual(['AFR']);
    expect(isSureAs(offer)).toBe(true);
    const plain = adviceTo(aWorld(), 'KOR').offers.filter(
      ({ partners, readiness, tasks }) =>
        partners.join() === 'AFR' &&
        readiness?.step !== 'closed' &&
        tasks.some(({ move }) => move === 'done'),
    );
    expect(plain).toEqual([]);
  });

  it('asks several together, at payments at which bots of every temperament sign', () => {
    const table = aWorld();
    table.conclude(aFreeTradeArea('KOR', 'CHN'), 'KOR');
    table.goTo('negotiation', 2);
    const { offers } = adviceTo(table, 'KOR');
    const sure = must(
      offers.find((offer) => offer.partners.length > 1 && isSureAs(offer)),
      'a deal with several',
    );
    expect(findFaults(table.scenario, table.state, sure.draft, 'KOR')).toEqual([]);
    const { id } = table.tableProposal(sure.draft, 'KOR');
    for (const bot of sure.partners)
      for (const temperament of keysOf(TEMPERAMENTS)) {
        const seat = must(table.state.seats[bot], 'its seat');
        const seats = { ...table.state.seats, [bot]: { ...seat, temperament } };
        const move = { type: 'answer', proposal: id, revision: 1 } as const;
        expect(
          botMove(table.scenario, { ...table.state, seats }, bot, move).map(({ type }) => type),
          `${bot} ${temperament}`,
        ).toContain('signProposal');
      }
  });

  it('says nothing of how ready people are', () => {
    const { offers } = adviceTo(aWorld(['KOR', 'CHN']), 'KOR');
    const china = must(
      offers.find(({ partners }) => partners.includes('CHN')),
      'a deal with China',
    );
    expect(china.readiness).toBeUndefined();
    expect(hasPayment(china.draft.clauses)).toBe(false);
  });

  it('finds templates of common rules and of specialization, and calls their drafts by them', () => {
    const table = aWorld(['CHN', 'ASE', 'EUR']);
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

  it('begins a specialization with goods that neither has swapped yet', () => {
    const table = aWorld('all');
    const drafting = { scenario: table.scenario, me: 'CHN', partners: ['ASE'] };
    const swap = draftFrom('specialization', { ...drafting, game: table.state });
    table.conclude(swap);
    const next = draftFrom('specialization', { ...drafting, game: table.state, partners: ['EUR'] });
    expect(next.clauses).toHaveLength(1);
    expect(findFaults(table.scenario, table.state, next, 'CHN')).toEqual([]);
    // Until none is left: what the rules would refuse is no template.
    for (const partner of ['EUR', 'JPN', 'KOR', 'IND', 'USA', 'MEX']) {
      const more = draftFrom('specialization', { ...drafting, game: table.state, partners: [partner] });
      if (more.clauses.length > 0) table.conclude(more);
    }
    const left = { ...drafting, game: table.state, partners: ['AFR'] };
    const last = draftFrom('specialization', left);
    expect(
      last.clauses.length === 0 || findFaults(table.scenario, table.state, last, 'CHN').length === 0,
    ).toBe(true);
    expect(templatesFor(left).includes('specialization')).toBe(last.clauses.length > 0);
  });

  it('is told on the desk which own offers a draft cannot stand beside: a good is swapped once', () => {
    const table = aWorld('all');
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
    const table = aWorld(['CHN', 'ASE']);
    const { draft } = must(
      adviceTo(table, 'CHN').offers.find(({ partners }) => partners.join() === 'ASE'),
      'a deal',
    );
    const slices = countryAnswers(
      table.scenario,
      table.state,
    )({ type: 'worth', economy: 'CHN', drafts: [draft] });
    let slice = slices.next();
    while (slice.done !== true) slice = slices.next();
    const [worth] = slice.value.type === 'worth' ? slice.value.worths : [];
    const laws = {
      without: table.state,
      with: applyLaw(table.state, lawOf(table.scenario, table.state, draft)),
    };
    const ahead = forecastOverRounds(table.scenario, laws, { rounds: roundsToLookAt(table.state) });
    const last = ahead.ok ? (ahead.value.at(-1)?.logChange.CHN ?? Number.NaN) : Number.NaN;
    expect(worth?.later).toBeCloseTo(100 * Math.expm1(last), 2);
    const offer = table.tableProposal({ ...draft, parties: draft.parties.toReversed() }, draft.parties[1]);
    const worths = new Map([[`${offer.id} ${offer.revision}`, { percent: 0.001, later: 1.2 }]]);
    const bots = { proposals: table.state.proposals, seats: {} };
    expect(sortedByWorth(bots, [offer], worths).slight).toEqual([]);
  });
});
