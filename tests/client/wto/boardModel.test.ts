import { must } from '#shared/kernel/records.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { PreviewJob } from '../../../client/preview/preview.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../client/panels/wto/conference/effectModel.ts';
import { jobOfEnd } from '../../../client/panels/treaty/ForegoneDeals.tsx';
import type { PackageEffects } from '../../../client/preview/otherLaws.ts';
import { outvotedBy } from '../../../client/panels/wto/conference/effectModel.ts';
import type { Conference } from '../../../shared/protocol/modules/wto.ts';
import { askingChange } from '../../../client/panels/table/ReadyButton.tsx';
import { aWtoTable, putOnFloor, someTerms } from '../../support/aWtoTable.ts';
import { aTable } from '../../support/aTable.ts';

const { state } = aTable({ people: 'all', at: 'negotiation' });

function aFloor(floor: string, backersOfAlba: readonly string[]): Conference {
  const [terms, rest] = [someTerms(), { waivers: [], revision: 1, tabledAtMs: 0 }];
  return {
    round: 2,
    stage: 'floor',
    floor,
    packages: [
      { id: 'P1', author: 'BOR', backers: ['BOR', 'CAT'], terms, ...rest },
      { id: 'P2', author: 'ALB', backers: backersOfAlba, terms, ...rest },
    ],
    objections: [],
    agreed: [],
  };
}

describe('whose package came up instead of one’s own', () => {
  it('is told with the voices of both, to its author alone', () => {
    expect(outvotedBy(state, aFloor('P1', ['ALB']), 'ALB')).toEqual({ author: 'BOR', most: 2, own: 1 });
    expect(outvotedBy(state, aFloor('P1', ['ALB', 'DUN']), 'ALB')).toMatchObject({ most: 2, own: 2 });
    expect(outvotedBy(state, aFloor('P1', ['ALB']), 'DUN')).toBeUndefined();
  });

  it('is nobody’s where one’s own came up', () => {
    expect(outvotedBy(state, aFloor('P2', ['ALB']), 'ALB')).toBeUndefined();
  });
});

describe('what is asked of a package', () => {
  it('is told with what it would bring whoever asks for it: why it objects', () => {
    const effect = (logChange: number) => ({ economies: { BOR: { logChange, gainBn: 0 } }, worldGainBn: 0 });
    const change = { type: 'exemptSector', sector: 'GRA' } as const;
    const effects = { asTabled: effect(0.001), changed: [effect(0.003)] } as unknown as PackageEffects;
    const answered = { effects, changes: [change] };
    const [request] = requestsOf(state, [{ by: 'BOR', change }], answered, []);
    expect(request?.askerPercent).toBeCloseTo(0.2, 2);
  });
});

describe('who would let a conference fail, once all are ready', () => {
  it('is whoever asks for a change of the package on the floor, as long as it deliberates', () => {
    const table = aWtoTable({ people: 'all' });
    expect(askingChange(table.state, 'ALB')).toEqual([]);
    putOnFloor(table, 'ALB');
    expect(askingChange(table.state, 'ALB')).toEqual([]);
    table.act('BOR', {
      type: 'objectToPackage',
      revision: 1,
      change: { type: 'exemptSector', sector: 'GRA' },
    });
    expect(askingChange(table.state, 'ALB')).toEqual(['BOR']);
    // Of a union only the member that spoke for it is asked.
    const union = { id: 'u1', level: 3, parties: ['ALB', 'CAT'] };
    const inUnion = { ...table.state, agreements: { u1: union } } as unknown as typeof table.state;
    expect(askingChange(inUnion, 'ALB')).toEqual(['BOR']);
    expect(askingChange(inUnion, 'CAT')).toEqual([]);
    expect(askingChange(table.goTo('policy').state, 'ALB')).toEqual([]);
  });
});

describe('a conference that has ended', () => {
  it('asks what its package did once it is law as it was asked before', () => {
    const table = aWtoTable();
    putOnFloor(table, 'ALB');
    const before = table.state;
    table.goTo('policy', table.state.round);
    const job = must(jobOfEnd(before, table.state, 'BOR'), 'a question');
    const answerOf = (game: GameState, asked: PreviewJob) => {
      const slices = countryAnswers(table.scenario, game)(asked);
      let step = slices.next();
      while (!step.done) step = slices.next();
      return step.value;
    };
    const { before: _before, ...ahead } = job;
    expect(answerOf(before, ahead)).toMatchObject({ type: 'package', asTabled: {} });
    expect(answerOf(table.state, job)).toEqual(answerOf(before, ahead));
  });
});
