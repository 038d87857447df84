import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { ProposalId } from '#shared/kernel/ids.ts';
import { PreviewEngine } from '../../../client/preview/PreviewEngine.ts';
import type { PreviewJob, PreviewResult } from '../../../client/preview/preview.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import { ratificationOdds } from '../../../shared/rules/countries/ratification.ts';
import { aCustomsUnion, aDraft, aFreeTradeArea } from '../../support/aNegotiation.ts';
import { type Table, aTable } from '../../support/aTable.ts';

function resultOf(
  { scenario, state }: Pick<Table, 'scenario' | 'state'>,
  job: PreviewJob,
): PreviewResult | undefined {
  const results: PreviewResult[] = [];
  const turns: (() => void)[] = [];
  const engine = new PreviewEngine(
    {
      answer: ({ result }) => results.push(result),
      later: (step) => turns.push(step),
      nowMs: () => 0,
    },
    countryAnswers,
  );
  engine.receive({ type: 'scenario', scenario });
  engine.receive({ type: 'snapshot', view: state });
  engine.receive({ type: 'job', id: 1, lane: job.type === 'proposal' ? 'first' : 'ahead', job });
  for (let turn = turns.shift(); turn !== undefined; turn = turns.shift()) turn();
  return results[0];
}

const table = aTable({
  preset: 'laboratory',
  scenarioId: 'world',
  opening: 'highWalls',
  modules: ['politics', 'dynamics'],
  rounds: 8,
  people: 'all',
  at: 'negotiation',
});
table.conclude(aFreeTradeArea('EUR', 'GBR'));
table.goTo('negotiation', 2);
const { scenario, state } = table;
const draft = aCustomsUnion('EUR', 'GBR');

describe('preview of a proposal', () => {
  it('tells support of every government in parts that sum, and the odds of the rules', () => {
    const result = resultOf(table, { type: 'proposal', draft });
    const home = result?.type === 'forecast' ? result.home : undefined;
    if (home === undefined) throw new Error('nothing at home');
    expect(Object.keys(home.support).toSorted()).toEqual(Object.keys(state.seats).toSorted());
    for (const { change, parts } of Object.values(home.support)) {
      expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(change, 9);
    }
    const odds = ratificationOdds(scenario, state, draft);
    expect(home.odds).toEqual(odds.ok ? odds.value : undefined);
    expect(home.odds.map(({ economy }) => economy)).toEqual(['EUR', 'GBR']);
    // The fight for the vote is counted as carried.
    expect(home.support['EUR']?.parts.treaties).toBe(-2);
    expect(home.support['USA']?.parts.treaties).toBeCloseTo(0, 12);
  });

  it('tells of an envelope too what it does to support, where somebody votes', () => {
    const supportAt = (shiftBp: number, of: Table) => {
      const policy = { type: 'wall', shiftBp, apart: [] } as const;
      const result = resultOf(of, { type: 'policy', economy: 'USA', policy });
      return result?.type === 'forecast' ? result.home?.support['USA']?.change : NaN;
    };
    expect(supportAt(0, table)).toBeCloseTo(0, 4);
    expect(Math.abs(supportAt(-400, table) ?? NaN)).toBeGreaterThan(0.01);
    const quartet = aTable({ people: 'all', at: 'negotiation' });
    expect(
      resultOf(quartet, {
        type: 'policy',
        economy: 'ALB',
        policy: { type: 'wall', shiftBp: -200, apart: [] },
      }),
    ).not.toHaveProperty('home');
  });

  it('tells of an offer of the last round whether the task is done with it, and how far it comes', () => {
    const { agreementLimits } = PRESETS.firstLesson;
    const taskWith = (round: number, amount: number) => {
      const lesson = aTable({ agreementLimits, people: 'all', rounds: 2 }).goTo('negotiation', round);
      const task = { id: 's', kind: 'sellMore', sector: 'GRA', amount, points: 100 } as const;
      const asked = { scenario: lesson.scenario, state: { ...lesson.state, tasks: { CAT: [task] } } };
      const draft = aFreeTradeArea('CAT', 'BOR');
      const result = resultOf(asked, { type: 'proposal', draft });
      const opened = result?.type === 'forecast' ? result.tasks?.['CAT']?.[0] : undefined;
      // The card of the offer in the list tells the same.
      const listed = resultOf(asked, { type: 'worth', economy: 'CAT', drafts: [draft] });
      expect(listed?.type === 'worth' && listed.worths[0]?.task).toEqual(opened);
      return opened;
    };
    expect(taskWith(2, 5)).toMatchObject({ met: true });
    expect(taskWith(2, 5)?.now).toBeGreaterThan(5);
    expect(taskWith(2, 500)).toMatchObject({ met: false });
    // Before the last round agreements end before the task is judged.
    expect(taskWith(1, 5)).toBeUndefined();
  });

  it('tells what leaving an agreement takes, as signing it gave', () => {
    const opened = aTable({ scenarioId: 'world', opening: 'highWalls', people: 'all', at: 'negotiation' });
    const given = resultOf(opened, { type: 'proposal', draft: aFreeTradeArea('EUR', 'GBR') });
    opened.conclude(aFreeTradeArea('EUR', 'GBR'));
    const agreement = must(
      Object.values(opened.state.agreements).find(({ sinceRound }) => sinceRound === 1),
      'the area',
    );
    const taken = resultOf(opened, { type: 'leaving', economy: 'GBR', agreements: [agreement] });
    const gained = given?.type === 'forecast' ? (given.forecast.economies['GBR']?.logChange ?? NaN) : NaN;
    const worthIn = (result: PreviewResult | undefined) =>
      must(result?.type === 'leaving' ? result.worths[0] : undefined, 'its worth');
    expect(gained).toBeGreaterThan(0);
    expect(worthIn(taken).percent).toBeCloseTo(100 * Math.expm1(-gained), 4);
    // In the last round what it no longer makes grow is missing too.
    expect(worthIn(taken).last).toBeLessThan(worthIn(taken).percent);
    // What the other member's notice ends already is not taken by one's own.
    const noticed = { ...agreement, notices: [{ by: 'EUR', outInRound: opened.state.round + 1 }] };
    opened.state = {
      ...opened.state,
      agreements: { ...opened.state.agreements, [agreement.id]: noticed },
    };
    const after = resultOf(opened, { type: 'leaving', economy: 'GBR', agreements: [noticed] });
    expect(worthIn(after).percent).toBeCloseTo(0, 4);
    expect(worthIn(after).last).toBeCloseTo(0, 4);
  });

  it('begins its later rounds with the present one, and reaches as far as asked', () => {
    const now = resultOf(table, { type: 'proposal', draft });
    const ahead = resultOf(table, { type: 'proposalAhead', draft, rounds: 3 });
    if (now?.type !== 'forecast' || ahead?.type !== 'ahead') throw new Error('no answer');
    expect(ahead.rounds.map(({ round }) => round)).toEqual([2, 3, 4]);
    const [first] = ahead.rounds;
    expect(first?.logChange['GBR']).toBeCloseTo(now.forecast.economies['GBR']?.logChange ?? 0, 6);
  });

  it('tells of an envelope what it does in the years after, when agreements have lapsed', () => {
    const lesson = aTable({
      people: 'all',
      rounds: 2,
      agreementLimits: { signedPerRound: 9, rounds: 2 },
      at: 'negotiation',
    });
    for (const other of Object.keys(lesson.state.seats).filter((seat) => seat !== 'CAT'))
      lesson.conclude(aFreeTradeArea('CAT', other));
    lesson.goTo('policy', 2);
    const ahead = resultOf(lesson, {
      type: 'policyAhead',
      economy: 'CAT',
      policy: { type: 'wall', shiftBp: -300, apart: [] },
      rounds: 2,
    });
    if (ahead?.type !== 'ahead') throw new Error('no answer');
    const [now, later] = ahead.rounds.map(({ logChange }) => Math.abs(logChange['CAT'] ?? NaN));
    expect(now).toBeLessThan(1e-9);
    expect(later).toBeGreaterThan(1e-4);
  });

  it('says nothing about home where there is no politics', () => {
    const plain = aTable({ people: 'all', at: 'negotiation' });
    const result = resultOf(plain, { type: 'proposal', draft: aFreeTradeArea('ALB', 'BOR') });
    expect(result?.type).toBe('forecast');
    expect(result?.type === 'forecast' && 'home' in result).toBe(false);
  });

  it('weighs what already awaits the bell against the law without it', () => {
    const waiting = aTable({
      preset: 'laboratory',
      scenarioId: 'world',
      opening: 'highWalls',
      modules: [],
      rounds: 8,
      people: 'all',
      at: 'negotiation',
    });
    waiting.conclude(aFreeTradeArea('EUR', 'USA'));
    waiting.goTo('negotiation', 2);
    const [area] = Object.values(waiting.state.agreements);
    if (area === undefined) throw new Error('no area');
    const entry = aDraft(['USA', 'GBR'], {
      type: 'accession',
      agreement: area.id,
      entrant: 'GBR',
      former: [],
    });
    const effect = (awaiting?: ProposalId): number => {
      const job = {
        type: 'proposal',
        draft: entry,
        ...(awaiting === undefined ? {} : { awaiting }),
      } as const;
      const result = resultOf(waiting, job);
      if (result?.type !== 'forecast') throw new Error('no forecast');
      return result.forecast.economies['EUR']?.logChange ?? 0;
    };
    const before = effect();
    expect(Math.abs(before)).toBeGreaterThan(0.0001);
    const { id } = waiting.conclude(entry);
    expect(waiting.state.proposals[id]?.status).toBe('awaitingBell');
    expect(effect(id)).toBeCloseTo(before, 9);
  });
});
