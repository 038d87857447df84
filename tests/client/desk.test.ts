import { describe, expect, it } from 'vitest';
import { markedFaults, waysOut, whySendIsOff } from '../../client/panels/desk/deskModel.ts';
import { withoutParty, withParty } from '../../client/panels/desk/editDraft.ts';
import { draftFrom } from '../../client/panels/treaty/templates.ts';
import { aTable } from '../support/aTable.ts';

const table = aTable({ people: 'all', at: 'negotiation' });
const { scenario, state } = table;
const drafting = { scenario, game: state, me: 'ALB', partners: ['BOR'] };
const online = { game: state, isLive: true };

describe('the treaty desk', () => {
  it('begins from templates that stand as they are, as far as the round allows', () => {
    for (const template of ['tariffSwap', 'freeTradeArea', 'payment'] as const) {
      const draft = draftFrom(template, drafting);
      expect(markedFaults(scenario, state, draft, 'ALB'), template).toEqual([]);
      expect(whySendIsOff({ draft }, [], online)).toBeUndefined();
    }
  });

  it('names the article that blocks, and offers a way out that works', () => {
    const draft = draftFrom('customsUnion', drafting);
    const [first] = markedFaults(scenario, state, draft, 'ALB');
    expect(first?.fault.code).toBe('clause/level-not-open');
    expect(first?.article).toBe(0);
    const repaired = first?.repairs[0]?.draft;
    expect(repaired === undefined ? undefined : markedFaults(scenario, state, repaired, 'ALB')).toEqual([]);
    expect(whySendIsOff({ draft }, first === undefined ? [] : [first], online)).toEqual({
      key: 'desk.offFault',
      params: { clause: 0 },
    });
  });

  it('offers each kind of way out once, however many rules block', () => {
    const draft = draftFrom('customsUnion', drafting);
    const faults = markedFaults(scenario, state, draft, 'ALB');
    const kinds = waysOut([...faults, ...faults]).map(({ kind }) => kind);
    expect(kinds.length).toBeGreaterThan(0);
    expect(kinds).toEqual([...new Set(kinds)]);
  });

  it('says why an empty or lonely paper cannot be sent', () => {
    expect(whySendIsOff({ draft: { parties: ['ALB'], clauses: [] } }, [], online)?.key).toBe('desk.offAlone');
    expect(whySendIsOff({ draft: draftFrom('blank', drafting) }, [], online)?.key).toBe('desk.offEmpty');
    const draft = draftFrom('freeTradeArea', drafting);
    expect(whySendIsOff({ draft }, [], { ...online, isLive: false })?.key).toBe('desk.offLine');
  });

  it('does not send a new version that changes nothing', () => {
    const other = aTable({ people: 'all', at: 'negotiation' });
    const draft = draftFrom('freeTradeArea', { ...drafting, game: other.state });
    const { id } = other.tablePaper(draft);
    const off = whySendIsOff({ draft, revises: id }, [], { game: other.state, isLive: true });
    expect(off?.key).toBe('desk.offSame');
  });

  it('takes a new party into the area, and strikes out one that leaves', () => {
    const draft = draftFrom('freeTradeArea', drafting);
    const wider = withParty(draft, 'CAT');
    expect(wider.clauses[0]).toMatchObject({ among: ['ALB', 'BOR', 'CAT'] });
    expect(withoutParty(wider, 'CAT')).toEqual(draft);
    expect(withoutParty(draft, 'BOR').clauses).toEqual([]);
  });

  it('keeps fixed parts at a hundred when members change', () => {
    const union = {
      parties: ['ALB', 'BOR'],
      clauses: [
        {
          type: 'customsUnion',
          among: ['ALB', 'BOR'],
          key: { type: 'shares', percent: { ALB: 70, BOR: 30 } },
          former: [],
        } as const,
      ],
    };
    for (const changed of [withParty(union, 'CAT'), withoutParty(withParty(union, 'CAT'), 'ALB')]) {
      const [clause] = changed.clauses;
      const percent =
        clause?.type === 'customsUnion' && clause.key.type === 'shares' ? clause.key.percent : {};
      expect(Object.values(percent).reduce((sum, share) => sum + share, 0)).toBe(100);
    }
  });
});
