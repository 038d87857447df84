import { describe, expect, it } from 'vitest';
import { botAnswer } from '#shared/bots/botMove.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { DEEP_PROVISIONS } from '#shared/content/vocabulary.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { candidateDrafts } from '../../shared/bots/proposals/candidateDrafts.ts';
import { aTable, type Table } from '../support/aTable.ts';
import { governedBy } from './modules/someBots.ts';
import { runBots } from './runBots.ts';

const PERSON = 'CAN';
const BOT = 'KOR';

const isDeep = ({ type }: Clause): boolean => type === 'deepProvision';

function freeTrade(other: string): Draft {
  const among = [PERSON, other];
  return { parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] }] };
}

/** A world in which the seat of the person has traded freely with some since round 1. */
function freeWith(
  others: readonly string[],
  round: number,
  { people = [PERSON], ...more }: Parameters<typeof aTable>[0] = {},
): Table {
  const world = { scenarioId: 'world', opening: 'highWalls', preset: 'standard', rounds: 6 } as const;
  const table = aTable({ ...world, ...more, people, at: 'negotiation' });
  for (const other of others) table.conclude(freeTrade(other));
  return governedBy(round === 1 ? table : table.goTo('negotiation', round), 'freeTrader');
}

/** What a bot would agree on beyond tariffs, by the kinds of the clauses. */
function deepDrafts({ scenario, state }: Table): string[][] {
  return candidateDrafts(createAppraiser(scenario, state), BOT, new Set())
    .filter(({ clauses }) => clauses.some(isDeep))
    .map(({ clauses }) =>
      clauses.map((clause) => (clause.type === 'deepProvision' ? clause.provision : clause.type)),
    );
}

describe('clauses beyond tariffs', () => {
  it('are drafted by bots for people from the second round on, and not among bots', () => {
    expect(deepDrafts(freeWith([BOT], 1))).toEqual([]);
    expect(deepDrafts(freeWith([BOT], 2, { people: [] }))).toEqual([]);
    expect(deepDrafts(freeWith([BOT], 2))).toEqual([[...DEEP_PROVISIONS]]);
  });

  it('come with free trade where there is none, and only as far as they are not agreed yet', () => {
    const table = freeWith([BOT], 2, { people: [PERSON, 'MER'] });
    const among = [PERSON, BOT];
    table.conclude({ parties: among, clauses: [{ type: 'deepProvision', among, provision: 'services' }] });
    const [services, ...later] = DEEP_PROVISIONS;
    const drafts = deepDrafts(table);
    expect(drafts).toHaveLength(2);
    expect(drafts).toContainEqual(later);
    expect(drafts).toContainEqual(['freeTradeArea', services, ...later]);
  });

  it('are offered to a person who trades freely already', () => {
    const table = freeWith(['USA', 'MEX', 'CHN', BOT], 3);
    runBots(table, table.nowMs + 180_000);
    const offers = Object.values(table.state.proposals).filter(({ parties }) => parties.includes(PERSON));
    expect(offers.some(({ round, clauses }) => round === 3 && clauses.some(isDeep))).toBe(true);
  });

  it('are what a bot says it wants where it wants them most', () => {
    const { scenario, state } = freeWith(['USA'], 2, { highestLevel: 2 });
    const { line } = botAnswer(scenario, state, 'USA', { asker: PERSON, phrase: 'whatDoYouWant' });
    expect(line.key).toMatch(/^answer\.wantsRules/);
  });
});
