import { describe, expect, it } from 'vitest';
import type { Draft } from '#shared/protocol/intents.ts';
import { findFaults } from '../../../shared/rules/countries/proposals.ts';
import { failing, ruleChecks, type RuleCheck } from '../../../client/panels/desk/deskModel.ts';
import { aDraft, aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable, type Table } from '../../support/aTable.ts';

function checksOf({ scenario, state }: Table, draft: Draft) {
  return ruleChecks(scenario, state, draft, findFaults(scenario, state, draft, draft.parties[0] ?? ''));
}

const keys = (checks: readonly RuleCheck[], result: RuleCheck['result']): string[] =>
  checks.filter((check) => check.result === result).map(({ phrase }) => phrase.key);

const lesson = aTable({ people: 'all', at: 'negotiation' });
const world = aTable({
  preset: 'laboratory',
  scenarioId: 'world',
  opening: 'highWalls',
  modules: ['wto'],
  rounds: 6,
  people: 'all',
  at: 'negotiation',
});

describe('checks of the rules', () => {
  it('ask a lawful area what concerns it and find nothing', () => {
    const checks = checksOf(lesson, aFreeTradeArea('ALB', 'BOR'));
    expect(failing(checks)).toBe(0);
    expect(keys(checks.game, 'holds')).toEqual([
      'check.parties',
      'check.step',
      'check.oneUnion',
      'check.articles',
    ]);
    expect(checks.review).toEqual([]);
  });

  it('name the question that fails, with its article', () => {
    const parties = ['ALB', 'BOR'];
    const draft = aDraft(
      parties,
      { type: 'freeTradeArea', among: parties, exceptions: [] },
      { type: 'payment', from: 'ALB', to: 'BOR', amountMn: 900_000, rounds: 1 },
    );
    const checks = checksOf(lesson, draft);
    const failed = checks.game.find(({ result }) => result === 'fails');
    expect(failed).toEqual({ result: 'fails', phrase: { key: 'check.payment', params: {} }, article: 1 });
  });

  it('tell an older agreement that stands in the way from a second union', () => {
    const draft = aFreeTradeArea('ALB', 'BOR');
    const { game } = ruleChecks(lesson.scenario, lesson.state, draft, [
      { code: 'union/former-undecided', former: 'a1', clause: 0 },
    ]);
    expect(keys(game, 'fails')).toEqual(['check.former']);
    expect(keys(game, 'holds')).toContain('check.oneUnion');
  });
});

describe('review under Article XXIV', () => {
  it('says line by line what a union meets', () => {
    const parties = ['USA', 'CAN'];
    const { review } = checksOf(
      world,
      aDraft(parties, { type: 'freeTradeArea', among: parties, exceptions: [] }),
    );
    expect(keys(review, 'holds')).toEqual(['check.substantiallyAllTrade', 'check.noHigherBarriers']);
    expect(review[0]?.phrase.params).toMatchObject({ percent: 100, limitPercent: 90 });
  });

  it('fails a timetable that is too long, at its article', () => {
    const parties = ['USA', 'CAN'];
    const { review } = checksOf(
      world,
      aDraft(
        parties,
        { type: 'freeTradeArea', among: parties, exceptions: [] },
        { type: 'phaseIn', rounds: 5 },
      ),
    );
    expect(review.filter(({ result }) => result === 'fails')).toEqual([
      { result: 'fails', phrase: { key: 'check.schedule', params: { rounds: 5, limit: 4 } }, article: 1 },
    ]);
  });

  it('notes that cuts among the developed go to everybody', () => {
    const { review } = checksOf(
      world,
      aDraft(['USA', 'JPN'], {
        type: 'tariffConcession',
        by: 'USA',
        to: ['JPN'],
        sector: 'ELE',
        rateBp: 500,
      }),
    );
    expect(keys(review, 'note')).toEqual(['check.mostFavoured']);
  });

  it('is left out while other rules fail: there is no law to review', () => {
    const parties = ['USA', 'CAN'];
    const union = { type: 'customsUnion', among: parties, key: { type: 'people' }, former: [] } as const;
    const checks = checksOf(world, aDraft(parties, union));
    expect(failing(checks)).toBeGreaterThan(0);
    expect(checks.review).toEqual([]);
  });
});
