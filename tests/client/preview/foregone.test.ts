import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Advice } from '../../../client/preview/advice.ts';
import type { ForegoneDeals, ForegoneJob } from '../../../client/preview/otherLaws.ts';
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

function answerTo<Type extends 'advice' | 'foregone'>(
  { scenario, state }: Pick<Table, 'scenario' | 'state'>,
  job: Extract<PreviewJob, { type: Type }>,
): Type extends 'advice' ? Advice : ForegoneDeals {
  const slices = countryAnswers(scenario, state)(job);
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value as Type extends 'advice' ? Advice : ForegoneDeals;
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
