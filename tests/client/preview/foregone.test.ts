import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Advice } from '../../../client/preview/advice.ts';
import type { ForegoneDeals, ForegoneJob, Winning } from '../../../client/preview/otherLaws.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { PreviewJob } from '../../../client/preview/preview.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import { isSure } from '../../../client/panels/treaty/clausePolitics.ts';
import { type Table, aTable } from '../../support/aTable.ts';

const ME = 'KOR';

function aWorld(): Table {
  return aTable({
    scenarioId: 'world',
    rounds: 4,
    stepBp: 500,
    opening: 'highWalls',
    preset: 'worldShort',
    people: [ME],
    at: 'negotiation',
  });
}

type Answers = { advice: Advice; foregone: ForegoneDeals; winning: Winning };

function answerTo<Type extends keyof Answers>(
  { scenario, state }: Pick<Table, 'scenario' | 'state'>,
  job: Extract<PreviewJob, { type: Type }>,
): Answers[Type] {
  const slices = countryAnswers(scenario, state)(job);
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value as Answers[Type];
  }
}

const isSigned = (offer: Advice['offers'][number]): boolean =>
  offer.readiness?.step !== 'closed' && isSure(offer);

describe('what a signature costs of other deals', () => {
  it('is foretold as the bots then answer', () => {
    const table = aWorld();
    const { offers } = answerTo<'advice'>(table, { type: 'advice', economy: ME, shunned: [] });
    const sure = offers.filter(isSigned);
    const { draft, partners } = must(sure[2], 'a deal that costs others');
    const others = sure.filter((each) => each.partners.join() !== partners.join());
    const job: ForegoneJob = { type: 'foregone', economy: ME, drafts: others.map((each) => each.draft) };
    const signs = table.tableProposal(draft, must(partners[0], 'a partner'));
    const foretold = answerTo<'foregone'>(table, { ...job, signs });
    table.act(ME, { type: 'signProposal', proposal: signs.id, revision: 1, confirmed: true });
    const came = answerTo<'foregone'>(table, job);
    expect(foretold.lost).toEqual(came.lost);
    expect(came.lost.some((each) => each !== undefined)).toBe(true);
  });
});

describe('the one change that wins bots over', () => {
  const table = aWorld();
  const free = (parties: readonly string[]): Clause => ({
    type: 'freeTradeArea',
    among: parties,
    exceptions: [],
  });
  const services = (parties: readonly string[]): Clause => ({
    type: 'deepProvision',
    among: parties,
    provision: 'services',
  });
  const others = Object.keys(table.state.seats).filter((id) => id !== ME);
  const drafts = others.flatMap((other): Draft[] => {
    const parties = [ME, other];
    return [[free(parties)], [free(parties), services(parties)]].map((clauses) => ({ parties, clauses }));
  });
  const lostOf = (draft: Draft) =>
    answerTo<'foregone'>(table, { type: 'foregone', economy: ME, drafts: [draft] }).lost[0];
  const unsigned = drafts.filter((draft) => lostOf(draft) !== undefined);
  const found = unsigned.map((draft) => answerTo<'winning'>(table, { type: 'winning', economy: ME, draft }));

  it('is one with which all sign', () => {
    const won = found.flatMap(({ draft }) => draft ?? []);
    expect(won.length).toBeGreaterThan(0);
    expect(won.map(lostOf)).toEqual(won.map(() => undefined));
  });

  it('is told by the article that is left out, or that costs a bot most where nothing wins it over', () => {
    for (const [at, { draft, article }] of found.entries()) {
      if (article === undefined) continue;
      expect(unsigned[at]?.clauses).toContainEqual(article);
      if (draft !== undefined) expect(draft.clauses).not.toContainEqual(article);
    }
    expect(found.some(({ article }) => article !== undefined)).toBe(true);
  });
});
