import { beforeAll, describe, expect, it } from 'vitest';
import { offerMeant, versionText } from '../../../client/panels/talk/talkModel.ts';
import { loadAllText } from '../../../client/text/t.ts';
import type { Proposal } from '../../../shared/protocol/law.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

beforeAll(loadAllText);

describe('the offers of a negotiation', () => {
  it('are told apart by what has taken whose place, also under a line of talk about one of them', () => {
    const lesson = aTable({ people: 'all', at: 'negotiation' });
    const offer = lesson.tableProposal(aFreeTradeArea('ALB', 'BOR'));
    const at = offer.revisedAtMs;
    const counter = {
      ...offer,
      id: 'p9' as const,
      author: 'BOR',
      tabledAtMs: at + 10_000,
      revisedAtMs: at + 10_000,
    };
    const told = (...proposals: readonly Proposal[]) => {
      const game = { proposals: Object.fromEntries(proposals.map((each) => [each.id, each])) };
      return proposals.map((each) => versionText(game, each));
    };
    expect(told(offer)).toEqual([undefined]);
    // Both can be signed: neither is old.
    expect(told(offer, counter)).toEqual([undefined, undefined]);
    expect(told({ ...offer, status: 'lapsed' }, counter)).toEqual(['earlier offer', undefined]);
    const changed = { ...offer, revision: 2, revisedAtMs: at + 20_000 };
    expect(told(changed, { ...counter, status: 'lapsed' })).toEqual([undefined, 'earlier offer']);
    const game = { proposals: { [changed.id]: changed, p9: { ...counter, status: 'lapsed' as const } } };
    const about = (proposal: Proposal, from: string, afterMs: number) =>
      offerMeant(game, proposal, { from, at: at + afterMs, me: 'ALB' });
    expect(about(changed, 'BOR', 5000)).toBe('About an earlier version of your offer to Borea');
    expect(about(changed, 'ALB', 5000)).toBe('About an earlier version of your offer to Borea');
    expect(about(changed, 'BOR', 25_000)).toBe('About your offer to Borea');
    expect(about(changed, 'ALB', 19_000)).toBe('About your offer to Borea');
    expect(about({ ...counter, status: 'lapsed' }, 'BOR', 10_000)).toBe(
      'About the offer of Borea to you (earlier offer)',
    );
  });
});
