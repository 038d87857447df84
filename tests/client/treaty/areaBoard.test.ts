import { describe, expect, it } from 'vitest';
import { botAnswer } from '#shared/bots/botMove.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { FOUR_OPENINGS } from '#shared/content/vocabulary.ts';
import { must } from '#shared/kernel/records.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import {
  type Area,
  areaBoard,
  jobOfAreas,
  mostFor,
  wouldSign,
} from '../../../client/panels/treaty/areaBoardModel.ts';
import { previews } from '../../../client/preview/preview.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import { type Table, aTable } from '../../support/aTable.ts';

const { agreementLimits, rounds } = PRESETS.firstLesson;

const lesson = (round: number, people: readonly string[], more: Partial<GameSettings> = {}): Table =>
  aTable({ agreementLimits, rounds, people, ...more }).goTo('negotiation', round);

/** The rows of the board of a seat, once the model has answered. */
function boardOf({ scenario, state }: Table, me: string): readonly Area[] {
  const job = jobOfAreas(scenario, state, me);
  const steps = countryAnswers(scenario, state)(job);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done !== true) continue;
    previews.value = { areas: { job, result: step.value } };
    const board = areaBoard(scenario, state, me);
    previews.value = {};
    return board;
  }
}

describe('the areas that can be signed', () => {
  it('say of each member what bots then answer who asks their price, but for secret tasks in the last round', () => {
    const faults: string[] = [];
    let [asks, pays] = [0, 0];
    for (const [at, opening] of FOUR_OPENINGS.entries())
      for (const me of ['ALB', 'CAT']) {
        const round = 1 + (at % 3);
        const table = lesson(round, [me], { opening });
        for (const area of boardOf(table, me).filter(({ isOwn }) => isOwn))
          for (const bot of area.draft.parties.slice(1)) {
            const would = must(wouldSign(table.state, area, bot), 'a word');
            const among = area.draft.parties;
            const asking = { asker: me, phrase: 'priceOfArea', among } as const;
            const { key } = botAnswer(table.scenario, table.state, bot, asking).line;
            if (would === 'areas.asks') asks++;
            if (would === 'areas.pays') pays++;
            const isSo =
              would === 'areas.bargains' ||
              key === 'answer.areaNot' ||
              key === (would === 'areas.asks' ? 'answer.areaPaid' : 'answer.areaPaying');
            if (!isSo) faults.push(`${opening} ${round}: ${among.join()} ${bot} ${would} ${key}`);
          }
      }
    expect(faults).toEqual([]);
    expect(Math.min(asks, pays)).toBeGreaterThan(5);
  });

  it('name on the table what else a member could get', () => {
    const board = boardOf(lesson(1, ['ALB']), 'ALB');
    const of = (name: string): Area =>
      must(
        board.find(({ draft }) => draft.parties.toSorted().join('') === name),
        name,
      );
    expect(mostFor(board, of('ALBCAT'), 'CAT')).toMatchObject({
      key: 'areas.most',
      params: { economies: ['DUN'] },
    });
    expect(mostFor(board, of('CATDUN'), 'DUN')).toMatchObject({ key: 'areas.mostHere' });
  });
});
