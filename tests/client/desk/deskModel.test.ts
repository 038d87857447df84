import { describe, expect, it } from 'vitest';
import { partnerLeftUnder } from '../../../client/panels/countries/YourMoveStrip.tsx';
import {
  failing,
  faultsWithWaysOut,
  isSameDraft,
  markedFaults,
  repairName,
  ruleChecks,
  tablingLimit,
  waysOut,
  whySendIsOff,
} from '../../../client/panels/desk/deskModel.ts';
import { kindOfProposal } from '../../../client/panels/proposal/proposalModel.ts';
import { sendPhrase } from '../../../client/panels/desk/TreatyDesk.tsx';
import { templateOf } from '../../../client/panels/desk/DeskHead.tsx';
import {
  ADDABLE,
  addableGroups,
  addableIn,
  viewOf,
  withPartnerReplaced,
  withParty,
  withoutParty,
} from '../../../client/panels/clauses/clauseViews.ts';
import { draftFrom, templatesFor } from '../../../client/panels/treaty/templates.ts';
import { must } from '../../../shared/kernel/records.ts';
import type { Draft } from '../../../shared/protocol/intents.ts';
import { clauseIsPlayed } from '../../../shared/rules/clauses/clauseKinds.ts';
import { PRESETS, keptByTables } from '../../../shared/content/presets.ts';
import { drawIndex, seedFromText } from '../../../shared/kernel/random.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { findFaults } from '../../../shared/rules/countries/proposals.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aDeepUnion } from '../../support/aDeepUnion.ts';
import { aTable } from '../../support/aTable.ts';

const table = aTable({ people: 'all', at: 'negotiation' });
const { scenario, state } = table;
const drafting = { scenario, game: state, me: 'ALB', partners: ['BOR'] };
const LABORATORY = { preset: 'laboratory', scenarioId: 'world', opening: 'today' } as const;
const online = { game: state, me: 'ALB', isLive: true };

describe('the kind of an offer', () => {
  it('is that of its common rules, also where they are paid for', () => {
    const payment = { type: 'payment', from: 'ALB', to: 'BOR', amountMn: 50, rounds: 2 } as const;
    const rules = { type: 'mutualRecognition', among: ['ALB', 'BOR'] } as const;
    expect(kindOfProposal([payment])).toBe('payment');
    expect(kindOfProposal([payment, rules])).toBe('deepClauses');
    const swap = {
      type: 'agreedSpecialization',
      between: [
        { party: 'ALB', keeps: 'GRA' },
        { party: 'BOR', keeps: 'CLO' },
      ],
    } as const;
    expect(kindOfProposal([swap, payment])).toBe('specialization');
    expect(kindOfProposal([swap, rules])).toBe('deepClauses');
    expect(kindOfProposal([])).toBe('blank');
  });
});

describe('the next step', () => {
  it('says on every page what the list of partners has told, until the law is another', () => {
    expect(partnerLeftUnder('law', undefined)).toBeUndefined();
    expect(partnerLeftUnder('law', false)).toBe(false);
    expect(partnerLeftUnder('law', undefined)).toBe(false);
    expect(partnerLeftUnder('another', undefined)).toBeUndefined();
    expect(partnerLeftUnder('law', true)).toBe(true);
  });
});

describe('the treaty desk', () => {
  it('offers to join a bloc instead of founding only where the bloc may take somebody in this round', () => {
    const two = aTable({ people: 'all', at: 'negotiation' });
    const kinds = (draft: Draft) =>
      waysOut(markedFaults(two.scenario, two.state, draft, 'ALB')).map(({ kind }) => kind);
    two.conclude(aFreeTradeArea('ALB', 'BOR'));
    two.conclude(aFreeTradeArea('CAT', 'DUN'));
    expect(new Set(kinds(aFreeTradeArea('ALB', 'BOR', 'CAT')))).toEqual(new Set(['fewerFounders']));
    const four = aFreeTradeArea('ALB', 'BOR', 'CAT', 'DUN');
    expect(kinds(four)).not.toContain('joinBloc');
    two.goTo('negotiation', 2);
    expect(kinds(four)).toContain('joinBloc');
  });

  it('never leads back to a draft that was left, and says where a union cannot be founded in the round', async () => {
    await loadAllText();
    let random = seedFromText('circle');
    const short = { ...keptByTables('worldShort'), rounds: 4, preset: 'worldShort', people: 'all' } as const;
    const world = aTable({ scenarioId: 'world', opening: 'highWalls', ...short });
    const some = (count: number): string[] => {
      const drawn = new Set<string>();
      while (drawn.size < count) {
        const { value, next } = drawIndex(random, world.scenario.dealOrder.length);
        random = next;
        drawn.add(world.scenario.dealOrder[value] ?? '');
      }
      return [...drawn];
    };
    const found = { sendable: 0, barred: 0 };
    const follow = (path: readonly Draft[], me: string): void => {
      const draft = must(path.at(-1), 'a draft');
      const faults = faultsWithWaysOut(world.scenario, world.state, draft, me);
      if (faults.length === 0) found.sendable += 1;
      if (faults.some(({ barredBy }) => barredBy !== undefined)) found.barred += 1;
      for (const { draft: next } of waysOut(faults)) {
        expect(path.some((left) => isSameDraft(left, next))).toBe(false);
        follow([...path, next], me);
      }
    };
    for (const round of [1, 2, 3, 4]) {
      world.goTo('negotiation', round);
      for (let pair = 0; pair < 12; pair += 1) {
        const [me = '', partner = ''] = some(2);
        const area = aFreeTradeArea(me, partner);
        if (findFaults(world.scenario, world.state, area, me).length === 0) world.conclude(area);
      }
      for (let founders = 0; founders < 6; founders += 1) {
        const [me = '', ...partners] = some(2 + (founders % 3));
        const asking = { scenario: world.scenario, game: world.state, me, partners };
        follow([draftFrom('customsUnion', asking)], me);
      }
    }
    expect(found.sendable).toBeGreaterThan(5);
    expect(found.barred).toBeGreaterThan(0);
  });

  it('says whom fewer founders leave in, first who may still sign, then people before bots', async () => {
    await loadAllText();
    const { agreementLimits } = PRESETS.firstLesson;
    const lesson = aTable({ agreementLimits, people: ['ALB', 'DUN'], at: 'negotiation' });
    const parties = ['BOR', 'CAT', 'ALB', 'DUN'];
    const waysWith = (me: string) =>
      waysOut(markedFaults(lesson.scenario, lesson.state, aFreeTradeArea(...parties), me))
        .filter(({ kind }) => kind === 'fewerFounders')
        .map((way) => [repairName(way), way.draft.parties]);
    expect(waysWith('ALB')).toEqual([
      ['Start with Dune only', ['ALB', 'DUN']],
      ['Start with Borea only', ['BOR', 'ALB']],
      ['Start with Cato only', ['CAT', 'ALB']],
    ]);
    lesson.conclude(aFreeTradeArea('DUN', 'BOR'));
    expect(waysWith('ALB')[0]).toEqual(['Start with Cato only', ['CAT', 'ALB']]);
    lesson.goTo('negotiation', 2);
    const all = aFreeTradeArea(...parties);
    const [way] = waysOut(markedFaults(lesson.scenario, lesson.state, all, 'ALB'));
    expect(way && [repairName(way), way.draft.parties]).toEqual([
      'Start with Dune and Borea only',
      ['BOR', 'ALB', 'DUN'],
    ]);
  });

  it('begins from templates that stand as they are, as far as the round allows', () => {
    for (const template of ['tariffSwap', 'freeTradeArea', 'payment'] as const) {
      const draft = draftFrom(template, drafting);
      expect(markedFaults(scenario, state, draft, 'ALB'), template).toEqual([]);
      expect(whySendIsOff({ draft }, [], online)).toBeUndefined();
      expect(templateOf(state, draft)).toBe(template);
    }
    // Cuts of both sides are called what the list of partners calls them, whatever is paid besides.
    const swap = draftFrom('tariffSwap', drafting);
    const paid = draftFrom('payment', drafting).clauses.filter(({ type }) => type === 'payment');
    expect(templateOf(state, { clauses: [...swap.clauses, ...paid] })).toBe('tariffSwap');
  });

  it('writes the first payment to the author, the next by the author, each between two who have none yet', () => {
    const first = must(viewOf('payment').add, 'how a payment is added').first;
    let draft: Draft = { parties: ['ALB', 'BOR', 'CAT'], clauses: [] };
    const pairs: unknown[] = [];
    for (let count = 0; count < 4; count += 1) {
      const clause = first({ ...drafting, draft, partner: 'BOR' });
      draft = { ...draft, clauses: [...draft.clauses, clause] };
      pairs.push(clause.type === 'payment' && `${clause.from}>${clause.to}`);
    }
    // Each two once, then from the author.
    expect(pairs).toEqual(['BOR>ALB', 'ALB>CAT', 'BOR>CAT', 'ALB>BOR']);
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

  it('says why an empty or lonely proposal cannot be sent', () => {
    expect(whySendIsOff({ draft: { parties: ['ALB'], clauses: [] } }, [], online)?.key).toBe('desk.offAlone');
    expect(whySendIsOff({ draft: draftFrom('blank', drafting) }, [], online)?.key).toBe('desk.offEmpty');
    const draft = draftFrom('freeTradeArea', drafting);
    expect(whySendIsOff({ draft }, [], { ...online, isLive: false })?.key).toBe('desk.offLine');
  });

  it('sends no fifth offer, and tells it among the rules', () => {
    const other = aTable({ people: 'all', at: 'negotiation' });
    const draft = draftFrom('tariffSwap', { ...drafting, game: other.state });
    const off = () => whySendIsOff({ draft }, [], { game: other.state, me: 'ALB', isLive: true });
    for (let offer = 0; offer < 4; offer += 1) {
      expect(off()).toBeUndefined();
      other.tableProposal(draft);
    }
    expect(off()).toEqual({ key: 'rejection.proposal/too-many-open', params: { limit: 4 } });
    const limit = tablingLimit({ draft }, { game: other.state, me: 'ALB' });
    const checks = ruleChecks(scenario, other.state, draft, [], limit);
    expect(failing(checks)).toBe(1);
    expect(checks.game[0]?.phrase).toEqual(off());
  });

  it('names few addressees, and counts many', () => {
    expect(sendPhrase(['BOR', 'CAT']).key).toBe('desk.send');
    expect(sendPhrase(['A', 'B', 'C', 'D'])).toEqual({ key: 'desk.sendToAll', params: { count: 4 } });
  });

  it('does not send a new version that changes nothing', () => {
    const other = aTable({ people: 'all', at: 'negotiation' });
    const draft = draftFrom('freeTradeArea', { ...drafting, game: other.state });
    const { id } = other.tableProposal(draft);
    const off = whySendIsOff({ draft, revises: id }, [], { game: other.state, me: 'ALB', isLive: true });
    expect(off?.key).toBe('desk.offSame');
    const counter = whySendIsOff({ draft, counterTo: id }, [], {
      game: other.state,
      me: 'ALB',
      isLive: true,
    });
    expect(counter?.key).toBe('desk.offSame');
  });

  it('sends the terms of a counter anew that a third party has refused: nobody can sign them as they lie there', () => {
    const other = aTable({ people: 'all' }).goTo('negotiation', 2);
    const draft = draftFrom('freeTradeArea', { ...drafting, game: other.state, partners: ['BOR', 'CAT'] });
    const offer = other.tableProposal(draft);
    const paid = { type: 'payment', from: 'ALB', to: 'BOR', amountMn: 10, rounds: 1 } as const;
    const terms = { ...draft, clauses: [...draft.clauses, paid] };
    const intent = { type: 'tableProposal', draft: terms, counterTo: offer.id } as const;
    other.accept(other.seat('BOR'), intent);
    const counter = must(Object.values(other.state.proposals).at(-1), 'the counter');
    const off = () =>
      whySendIsOff({ draft: intent.draft, counterTo: counter.id }, [], {
        game: other.state,
        me: 'ALB',
        isLive: true,
      });
    expect(off()?.key).toBe('desk.offSame');
    other.accept(other.seat('CAT'), { type: 'refuseProposal', proposal: counter.id });
    expect(other.proposal(counter.id).status).toBe('open');
    expect(off()).toBeUndefined();
    const again = { type: 'tableProposal', draft: intent.draft, counterTo: counter.id } as const;
    expect(other.ask(other.seat('ALB'), again).ok).toBe(true);
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

describe('articles that may be added', () => {
  it('stand in groups, each once', () => {
    const lab = aTable({ ...LABORATORY, modules: ['barriers', 'wto'], at: 'negotiation' });
    const groups = addableGroups(lab.scenario, lab.state);
    expect(groups.map(({ group }) => group)).toEqual(['forms', 'money', 'deep']);
    expect(groups.flatMap(({ additions }) => additions)).toHaveLength(ADDABLE.length);
    expect(addableIn(lab.scenario, lab.state)).toEqual(ADDABLE);
  });

  it('are only those that the rules let the game play', () => {
    for (const modules of [[], ['barriers'], ['wto']] as const)
      for (const base of [LABORATORY, { preset: 'laboratory' } as const]) {
        const lab = aTable({ ...base, modules, at: 'negotiation' });
        const played = ADDABLE.filter((type) => clauseIsPlayed(lab.scenario, lab.state, type));
        expect(addableIn(lab.scenario, lab.state)).toEqual(played);
      }
  });

  it('leave no trace of what a first lesson does not play', () => {
    expect(addableGroups(scenario, state).map(({ group }) => group)).toEqual(['forms', 'money']);
    expect(addableIn(scenario, state)).toEqual([
      'tariffConcession',
      'freeTradeArea',
      'payment',
      'bindingPeriod',
    ]);
  });
});

describe('a desk where agreements hold for one round', () => {
  const { agreementLimits, rounds } = PRESETS.firstLesson;
  const lesson = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });

  it('has no binding, no union, no entry and no merger', () => {
    expect(addableIn(lesson.scenario, lesson.state)).toEqual([
      'tariffConcession',
      'freeTradeArea',
      'payment',
    ]);
    const signed = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });
    signed.conclude(aFreeTradeArea('ALB', 'BOR'));
    expect(
      templatesFor({ scenario: signed.scenario, game: signed.state, me: 'CAT', partners: ['ALB'] }),
    ).toEqual(['tariffSwap', 'freeTradeArea', 'payment', 'blank']);
  });

  it('begins a payment that may be sent: for the round, in the last one for the years after as well', () => {
    const roundsPaid = ({ scenario: of, state: game }: typeof lesson) => {
      const draft = draftFrom('payment', { scenario: of, game, me: 'ALB', partners: ['BOR'] });
      expect(findFaults(of, game, draft, 'ALB')).toEqual([]);
      return draft.clauses.flatMap((clause) => (clause.type === 'payment' ? clause.rounds : []));
    };
    expect(roundsPaid(lesson)).toEqual([1]);
    expect(roundsPaid(aTable({ agreementLimits, rounds, people: 'all' }).goTo('negotiation', 4))).toEqual([
      2,
    ]);
  });
});

describe('templates of deepening', () => {
  const table = aDeepUnion(3, 'USA', 'CAN', 'MEX');
  const drafting = (partners: readonly string[]) => ({
    scenario: table.scenario,
    game: table.state,
    me: 'USA',
    partners,
  });

  it('deepen the whole union, or some members of it', () => {
    expect(templatesFor(drafting(['CAN']))).toEqual(expect.arrayContaining(['deepen', 'deepenSome']));
    const some = draftFrom('deepenSome', drafting(['CAN']));
    expect(some.clauses).toEqual([{ type: 'commonMarket', among: ['USA', 'CAN'] }]);
    const all = draftFrom('deepen', drafting(['CAN']));
    expect(all.parties.toSorted()).toEqual(['CAN', 'MEX', 'USA']);
    for (const draft of [some, all])
      expect(markedFaults(table.scenario, table.state, draft, 'USA')).toEqual([]);
  });

  it('offer no part where all members are in view, or where somebody is no member', () => {
    expect(templatesFor(drafting(['CAN', 'MEX']))).not.toContain('deepenSome');
    expect(templatesFor(drafting(['JPN']))).not.toContain('deepenSome');
  });
});

describe('a draft whose only partner is exchanged', () => {
  it('says of the new partner what it said of the old one', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const drafting = { scenario: table.scenario, game: table.state, me: 'ALB', partners: ['BOR'] };
    const draft = draftFrom('freeTradeArea', drafting);
    expect(withoutParty(draft, 'BOR').clauses).toEqual([]);
    expect(withPartnerReplaced(draft, 'BOR', 'CAT')).toEqual({
      parties: ['ALB', 'CAT'],
      clauses: [{ type: 'freeTradeArea', among: ['ALB', 'CAT'], exceptions: [] }],
    });
  });
});
