import { describe, expect, it } from 'vitest';
import { leaversExpected } from '../../../shared/bots/provinces/answerPact.ts';
import { forecastPact, forecastRound } from '../../../shared/rules/provinces/forecast/forecastMeasures.ts';
import { roundIfLeft, temptedPartners } from '../../../shared/rules/provinces/forecast/pactLooks.ts';
import { botView } from '../../../shared/bots/botView.ts';
import { balancePact, pactDraft } from '../../../shared/bots/provinces/pactDraft.ts';
import { memberSets } from '../../../shared/bots/provinces/proposePact.ts';
import { amongRivals, pactGains } from '../../../shared/bots/provinces/sight.ts';
import { proposalId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import {
  aBindingDraft,
  aCompensation,
  aPactDraft,
  aProvincesTable,
  type ProvincesTable,
} from '../../support/aProvincesTable.ts';
import { moveOf, temper } from './aLeader.ts';

const DELTA = ['SH', 'JS', 'ZJ'];

function answer(table: ProvincesTable, signer: string, draft: Parameters<ProvincesTable['table']>[1]) {
  const { id, revision } = table.table(
    must(
      draft.parties.find((party) => party !== signer),
      'author',
    ),
    draft,
  );
  return moveOf(table, signer, { type: 'answer', proposal: id, revision }).at(-1);
}

describe('pacts that bots propose', () => {
  it('are among neighbours: the Delta, with Anhui, and pairs', () => {
    const table = aProvincesTable();
    const sets = memberSets(table.scenario, botView(table.state, 'SH'), 'SH').map((set) => set.join());
    expect(sets).toContain('SH,JS,ZJ');
    expect(sets).toContain('SH,JS,ZJ,AH');
    expect(memberSets(table.scenario, botView(table.state, 'LN'), 'LN').map(String)).toContain('SD,LN');
    expect(memberSets(table.scenario, botView(table.state, 'SN'), 'SN').map(String)).toContain('HB,SC,SN');
  });

  it('bind, with a deposit beyond what tempts any member', () => {
    const table = aProvincesTable();
    const [proposal] = moveOf(table, 'HB', { type: 'propose', look: 0 });
    if (proposal?.type !== 'tableProposal') throw new Error('nothing proposed');
    const [article] = proposal.draft.clauses;
    expect(article).toMatchObject({ type: 'marketPact', isBinding: true, atMost: 0, rounds: 4 });
    expect(table.ask('HB', proposal).ok).toBe(true);
    // It waits for the answers before it thinks of another.
    expect(moveOf(table, 'HB', { type: 'propose', look: 1 })).toEqual([]);
  });

  it('pay those who would lose by them: Jiangsu in the Delta', () => {
    const table = aProvincesTable();
    const balanced = balancePact(table.scenario, botView(table.state, 'SH'), {
      members: DELTA,
      isBinding: true,
    });
    const { payments = [] } = balanced?.plan ?? {};
    for (const { to } of payments) expect(to).toBe('JS');
    if (balanced !== undefined) {
      for (const member of DELTA) expect(balanced.outlook.gains[member]).toBeGreaterThan(0);
    }
  });

  it('are renewed when they end, by all their members', () => {
    const table = aProvincesTable();
    table.conclude(aBindingDraft(['SH', 'ZJ'], { rounds: 1 }));
    const sets = memberSets(table.scenario, botView(table.state, 'SH'), 'SH');
    expect(sets[0]).toEqual(['SH', 'ZJ']);
  });
});

describe('answers of bots to pacts', () => {
  it('are a signature where it pays, and a refusal that says why where it does not', () => {
    const table = aProvincesTable();
    temper(table, 'reformer');
    expect(answer(table, 'ZJ', aBindingDraft(DELTA))).toMatchObject({
      type: 'signProposal',
      confirmed: true,
    });
    const unpaid = aProvincesTable();
    temper(unpaid, 'reformer');
    expect(answer(unpaid, 'JS', aBindingDraft(DELTA))).toMatchObject({
      type: 'refuseProposal',
      reason: 'noGain',
    });
    const paid = aProvincesTable();
    temper(paid, 'reformer');
    const pays = ['SH', 'ZJ'].map((from) => aCompensation(from, 'JS', 30, 4));
    expect(answer(paid, 'JS', aBindingDraft(DELTA, {}, ...pays))).toMatchObject({ type: 'signProposal' });
  });

  it('are no to the promise of one who broke the last, and yes to one that binds', () => {
    const table = aProvincesTable();
    temper(table, 'reformer');
    table.change({
      breaches: [{ pact: 'a9', by: 'SH', round: 0, isSeen: true, deposit: 0, isExcluded: false }],
    });
    const both = ['SH', 'ZJ'];
    expect(answer(table, 'ZJ', aPactDraft(both))).toMatchObject({ type: 'refuseProposal', reason: 'leftUs' });
    expect(answer(table, 'ZJ', aBindingDraft(both))).toMatchObject({ type: 'signProposal' });
  });

  it('leave a pact on its members’ word that another was seen to break', () => {
    const table = aProvincesTable();
    const { id } = table.conclude(aPactDraft(['SH', 'ZJ']));
    const breach = { pact: id, by: 'SH', round: 1, isSeen: true, deposit: 0, isExcluded: false };
    table.nextRound();
    table.change({ breaches: [breach] });
    expect(moveOf(table, 'ZJ', { type: 'propose', look: 0 })).toContainEqual({
      type: 'giveNotice',
      agreement: id,
    });
    expect(moveOf(table, 'ZJ', { type: 'propose', look: 1 })).not.toContainEqual({
      type: 'giveNotice',
      agreement: id,
    });
  });
});

describe('partners that gain by leaving', () => {
  it('are those who leave as the talks open, and the round is told as it then stands', () => {
    const table = aProvincesTable();
    temper(table, 'opportunist');
    const { id } = table.conclude(aPactDraft(DELTA));
    table.nextRound();
    const { scenario, state } = table;
    const view = botView(state, 'SH');
    const leaving = leaversExpected(scenario, view, 'SH');
    const left = DELTA.filter((seat) =>
      moveOf(table, seat, { type: 'propose', look: 0 }).some(({ type }) => type === 'giveNotice'),
    );
    expect(left).toContain('JS');
    expect(leaving.map(({ by }) => by)).toEqual(left.filter((seat) => seat !== 'SH'));
    const told = must(roundIfLeft(scenario, view, 'SH', leaving).betrayal, 'a round');
    for (const by of told.by) table.ask(by, { type: 'giveNotice', agreement: id });
    const then = forecastRound(scenario, botView(table.state, 'SH'), 'SH');
    const scoreIn = (round: typeof told.round) => must(round.provinces['SH'], 'SH').score;
    if (!then.ok) throw new Error(then.error.code);
    expect(scoreIn(told.round)).toBeCloseTo(scoreIn(then.value), 3);
    const stay = forecastRound(scenario, view, 'SH');
    expect(stay.ok && scoreIn(stay.value)).not.toBeCloseTo(scoreIn(told.round), 1);
    expect(roundIfLeft(scenario, view, 'SH', [])).toEqual({});
  });
});

describe('partners that gain by breaking their word', () => {
  it('are once a pact is signed those whom its form named, and none where it binds', () => {
    const table = aProvincesTable();
    const draft = aPactDraft(DELTA);
    const form = forecastPact(table.scenario, table.state, draft);
    if (!form.ok) throw new Error(form.error.code);
    const tempted = DELTA.filter((seat) => seat !== 'SH' && (form.value.temptations[seat] ?? 0) >= 1);
    expect(tempted).toContain('JS');
    const { id } = table.conclude(draft);
    const named = temptedPartners(table.scenario, botView(table.state, 'SH'), 'SH');
    expect(named).toEqual(tempted.map((by) => ({ by, pact: id })));
    const bound = aProvincesTable();
    bound.conclude(aBindingDraft(DELTA));
    expect(temptedPartners(bound.scenario, botView(bound.state, 'SH'), 'SH')).toEqual([]);
  });

  it('are of a pact that binds, in its last round, those whom its deposit no longer deters', () => {
    const named = (deposit: number) => {
      const table = aProvincesTable();
      const { id } = table.conclude(aBindingDraft(DELTA, { deposit, rounds: 2 }));
      const inFirst = temptedPartners(table.scenario, botView(table.state, 'SH'), 'SH');
      table.nextRound();
      const later = temptedPartners(table.scenario, botView(table.state, 'SH'), 'SH');
      expect(later.every(({ pact, by }) => pact === id && by !== 'SH')).toBe(true);
      return { inFirst, later: later.map(({ by }) => by) };
    };
    const low = named(6);
    expect(low.inFirst).toEqual([]);
    expect(low.later).toContain('JS');
    expect(named(60)).toEqual({ inFirst: [], later: [] });
  });
});

describe('a proposal of its own that was refused', () => {
  it('goes on without who refused it where that pays, and is withdrawn where it does not', () => {
    const table = aProvincesTable();
    temper(table, 'reformer');
    const { id } = table.table('SH', aBindingDraft(['SH', 'ZJ', 'SN']));
    table.act('SN', { type: 'refuseProposal', proposal: id });
    expect(
      moveOf(table, 'SH', { type: 'rethink', proposal: id, revision: 1, refuser: 'SN', untilRound: 3 }),
    ).toEqual([{ type: 'goOnWithout', proposal: id }]);
    const other = table.table('JS', aBindingDraft(['JS', 'SH', 'GD']));
    table.act('GD', { type: 'refuseProposal', proposal: other.id });
    expect(
      moveOf(table, 'JS', { type: 'rethink', proposal: other.id, revision: 1, refuser: 'GD', untilRound: 3 }),
    ).toEqual([{ type: 'withdrawProposal', proposal: other.id, reason: 'notWithoutThem' }]);
  });

  it('lets the offer of a person that it countered stand, and answers that where the person declines the counter', () => {
    const answers = [0, 6, 12, 18, 24].flatMap((yuan100m) =>
      ['SH', 'JS', 'ZJ', 'SD', 'GD', 'HB'].flatMap((bot) => {
        const table = aProvincesTable({ preset: 'provincesStandard', rounds: 6 });
        table.seatPerson('AH');
        const offer = pactDraft(table.state, {
          members: ['AH', bot],
          isBinding: true,
          payments: yuan100m === 0 ? [] : [{ from: 'AH', to: bot, yuan100m }],
        });
        const { id, revision } = table.table('AH', offer);
        const [counter] = moveOf(table, bot, { type: 'answer', proposal: id, revision }).filter(
          ({ type }) => type === 'tableProposal',
        );
        if (counter?.type !== 'tableProposal') return [];
        table.act(bot, counter);
        const { id: own } = must(Object.values(table.state.proposals).at(-1), 'the counter');
        table.act('AH', { type: 'refuseProposal', proposal: own });
        const move = { type: 'rethink', proposal: own, revision: 1, refuser: 'AH', untilRound: 1 } as const;
        const said = moveOf(table, bot, move).filter((each) => 'proposal' in each && each.proposal === id);
        expect(said, `${yuan100m} ${bot}`).toHaveLength(1);
        return said.map(({ type }) => type);
      }),
    );
    expect(new Set(answers)).toEqual(new Set(['signProposal', 'refuseProposal']));
  });

  it('loses a signature that another pact has made worth nothing', () => {
    const table = aProvincesTable();
    temper(table, 'reformer');
    const { id } = table.table('SH', aPactDraft(['SH', 'ZJ', 'AH']));
    table.sign('ZJ', id);
    const { proposal: bound } = table.conclude(aBindingDraft(['SH', 'ZJ', 'AH']));
    expect(
      moveOf(table, 'ZJ', {
        type: 'reconsider',
        proposal: id,
        revision: 1,
        concluded: must(bound, 'a proposal'),
      }),
    ).toEqual([{ type: 'withdrawSignature', proposal: id }]);
  });

  it('stands before a person who has not answered it, as long as it brings anything', () => {
    const table = aProvincesTable();
    temper(table, 'promotionSeeker');
    const { id, revision } = table.table(
      'JS',
      aBindingDraft(['JS', 'SH'], {}, aCompensation('SH', 'JS', 60)),
    );
    const reconsidered = () =>
      moveOf(table, 'JS', { type: 'reconsider', proposal: id, revision, concluded: proposalId(9) });
    const paying = (yuan100m: number) => {
      const { clauses } = aBindingDraft(['JS', 'SH'], {}, aCompensation('SH', 'JS', yuan100m));
      const proposal = { ...table.proposal(id), clauses };
      table.state = { ...table.state, proposals: { ...table.state.proposals, [id]: proposal } };
    };
    const sums = Array.from({ length: 60 }, (_, sum) => sum + 1);
    const small = sums.find((sum) => {
      paying(sum);
      const view = botView(table.state, 'JS');
      const gain = pactGains(table.scenario, view, draftOf(table.proposal(id)))?.gains['JS'] ?? NaN;
      return gain > 0 && reconsidered().length > 0;
    });
    paying(must(small, 'a sum that is worth little'));
    expect(reconsidered()).toEqual([{ type: 'withdrawProposal', proposal: id, reason: 'lawChanged' }]);
    table.seatPerson('SH');
    expect(reconsidered()).toEqual([]);
    // What would cost it something is taken back from a person too.
    paying(1);
    expect(reconsidered()).toHaveLength(1);
    expect(small).toBeGreaterThan(1);
  });
});

describe('amongRivals', () => {
  it('counts what others gain more against a gain, and nothing that they gain less', () => {
    expect(amongRivals({ SH: 1, JS: 5, ZJ: 3 }, 'SH', 0.5)).toBeCloseTo(-0.5, 12);
    expect(amongRivals({ SH: 6, JS: 5, ZJ: 3 }, 'SH', 0.5)).toBe(6);
  });
});
