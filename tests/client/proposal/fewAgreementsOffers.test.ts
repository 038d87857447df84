import { costliestInstead } from '../../../client/panels/desk/SignDialog.tsx';
import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { yourMove } from '../../../client/panels/countries/YourMoveStrip.tsx';
import type { ChatMessage } from '#shared/protocol/session.ts';
import { renewal } from '../../../client/panels/treaty/templates.ts';
import {
  type Area,
  areaBoard,
  boardTold,
  isGainLeft,
  jobOfAreas,
} from '../../../client/panels/treaty/areaBoardModel.ts';
import { taskMark } from '../../../client/panels/effects/HomeEffects.tsx';
import { effectsOf, whyMoved } from '../../../client/panels/effects/useProposalPreview.ts';
import { type PreviewResult, previews } from '../../../client/preview/preview.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import { lastMissingText, lawOf, offerTitle } from '../../../client/panels/proposal/proposalModel.ts';
import { offerInWords } from '../../../client/panels/desk/SignDialog.tsx';
import { betterOffer } from '../../../client/panels/treaty/GiveGet.tsx';
import { knownBefore } from '../../../client/panels/treaty/DiffChips.tsx';
import { versionsBeside, offersWeighed } from '../../../client/panels/proposal/OfferList.tsx';
import {
  nameOf,
  otherVersions,
  proposalList,
  tellerOf,
  told,
} from '../../../client/panels/proposal/proposalsOfSeat.ts';
import { game, talkLog } from '../../../client/state/store.ts';
import { NO_TALK } from '../../../client/state/talkLog.ts';
import { loadAllText, t } from '../../../client/text/t.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { type Table, aTable } from '../../support/aTable.ts';

describe('offers where agreements are few', () => {
  it('writes what was signed in the round before once more, as long as it may be sent to all and no such offer lies open', () => {
    const table = lesson(2);
    const again = (me = 'ALB') => renewal(table.scenario, table.state, me);
    expect(again()).toBeUndefined();
    const { parties, clauses } = aFreeTradeArea('BOR', 'ALB', 'CAT');
    const payment = { type: 'payment', from: 'BOR', to: 'ALB', amountMn: 40, rounds: 1 } as const;
    table.conclude({ parties, clauses: [...clauses, payment] });
    expect(again()).toBeUndefined();
    table.goTo('negotiation', 3);
    expect(again()).toEqual({ parties: ['ALB', 'BOR', 'CAT'], clauses: [...clauses, payment] });
    expect(again('DUN')).toBeUndefined();
    // In the last round a payment runs to the end, with the years after.
    const last = must(again(), 'a renewal');
    table.tableProposal(last);
    expect([again(), again('CAT')]).toEqual([undefined, undefined]);
    table.conclude(last);
    table.goTo('negotiation', 4);
    expect(again('CAT')).toEqual({
      parties: ['CAT', 'ALB', 'BOR'],
      clauses: [...clauses, { ...payment, rounds: 2 }],
    });
    table.conclude(aFreeTradeArea('BOR', 'DUN'));
    expect(again()).toBeUndefined();
  });

  const lesson = (round: number, people: readonly string[] | 'all' = 'all'): Table => {
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    return aTable({ agreementLimits, rounds, people }).goTo('negotiation', round);
  };

  /** What ALB is asked about, as the model answers it. */
  function weigh({ scenario, state }: Table): PreviewResult {
    const job = jobOfAreas(scenario, state, 'ALB');
    const steps = countryAnswers(scenario, state)(job);
    for (let step = steps.next(); ; step = steps.next())
      if (step.done === true) {
        previews.value = { areas: { job, result: step.value } };
        return step.value;
      }
  }

  /** The rows of the board of ALB, what they bring it, and why they cannot be signed. */
  function boardOf(table: Table) {
    weigh(table);
    const board = areaBoard(table.scenario, table.state, 'ALB');
    const move = yourMove(table.scenario, table.state, 'ALB', { board: boardTold(board, 'ALB') });
    previews.value = {};
    const nameOf = ({ draft }: Area): string => draft.parties.toSorted().join('');
    return {
      board,
      move,
      own: board.filter(({ isOwn }) => isOwn).map((area) => [nameOf(area), area.bar?.key]),
      others: board.filter(({ isOwn }) => !isOwn).map((area) => [nameOf(area), area.isSigned]),
      worths: board.map(({ worth }) => worth?.percent['ALB'] ?? NaN),
      of: (name: string) =>
        must(
          board.find((area) => nameOf(area) === name),
          name,
        ),
    };
  }

  it('stand on a board: all areas with the reader by what they bring it, and those of others that cost it something', () => {
    for (const [round, count, ofOthers] of [
      [1, 3, 3],
      [2, 6, 4],
      [4, 7, 4],
    ] as const) {
      const { own, others, worths, move } = boardOf(lesson(round));
      expect(own).toHaveLength(count);
      expect(own.every(([, bar]) => bar === undefined)).toBe(true);
      expect(others).toHaveLength(ofOthers);
      const gains = worths.slice(0, count);
      expect(gains).toEqual(gains.toSorted((a, b) => b - a));
      expect(worths.slice(count).every((worth) => worth < 0)).toBe(true);
      expect(move).toEqual({
        urgent: false,
        phrase: { key: 'move.board', params: {} },
        target: { type: 'board' },
      });
    }
  });

  it('say why they move an income: by the trade with those who sign, and the largest parts of the change', async () => {
    await loadAllText();
    const table = lesson(1);
    const draft = aFreeTradeArea('ALB', 'BOR');
    const steps = countryAnswers(table.scenario, table.state)({ type: 'proposal', draft, parts: true });
    const result = steps.next().value;
    if (result?.type !== 'forecast') throw new Error('no forecast');
    const why = (economy: string, me = 'ALB') =>
      whyMoved(result.forecast, draft, economy, me).map(({ key }) => key);
    expect(why('ALB')).toEqual(['areas.why.inYou', 'areas.why.home', 'areas.why.parts']);
    expect(why('BOR')).toEqual(['areas.why.in', 'areas.why.taken', 'areas.why.parts']);
    expect(why('CAT')).toEqual(['areas.why.out', 'areas.why.parts']);
    const [told] = whyMoved(result.forecast, draft, 'ALB', 'ALB');
    const flow = must(
      result.forecast.flows?.find(({ exporter, importer }) => exporter === 'ALB' && importer === 'BOR'),
      'a flow',
    );
    expect(told?.params).toMatchObject({ economies: ['BOR'], soldBn: flow.afterBn - flow.beforeBn });
  });

  it('bring on the board what the opened offer tells', () => {
    const table = lesson(2);
    const draft = aFreeTradeArea('ALB', 'CAT', 'DUN');
    const steps = countryAnswers(table.scenario, table.state)({ type: 'proposal', draft });
    const { value } = steps.next();
    const told = value?.type === 'forecast' ? effectsOf(value.forecast) : [];
    const { percent } = must(boardOf(table).of('ALBCATDUN').worth, 'worth');
    for (const effect of told) expect(percent[effect.economy]).toBeCloseTo(effect.percent, 9);
    expect(told).toHaveLength(4);
  });

  it('cannot be signed once somebody has signed elsewhere, and the board says what was signed', () => {
    const table = lesson(3);
    table.conclude(aFreeTradeArea('BOR', 'CAT'));
    const { own, others, move } = boardOf(table);
    expect(own[0]).toEqual(['ALBDUN', undefined]);
    expect(own.slice(1).map(([, bar]) => bar)).toEqual(Array.from({ length: 2 }, () => 'areas.haveSigned'));
    expect(others).toEqual([['BORCAT', true]]);
    expect(move.phrase.key).toBe('move.board');
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    const after = boardOf(table);
    expect(after.of('ALBDUN').isSigned).toBe(true);
    expect(after.own.slice(1).every(([, bar]) => bar === 'areas.youSigned')).toBe(true);
    expect(after.move.phrase.key).toBe('move.noSignatureLeft');
  });

  it('tell before the last signature what others may sign without the reader, the costliest of those with a party of the offer', () => {
    const table = lesson(1);
    const offer = table.tableProposal(aFreeTradeArea('CAT', 'ALB'));
    const board = boardOf(table).board;
    const instead = must(costliestInstead(board, offer, 'ALB'), 'an area of others');
    expect(instead.draft.parties.toSorted()).toEqual(['BOR', 'CAT']);
    const worst = Math.min(
      ...board
        .filter(({ draft, isOwn }) => !isOwn && draft.parties.includes('CAT'))
        .map(({ worth }) => worth?.percent['ALB'] ?? 0),
    );
    expect(instead.worth?.percent['ALB']).toBe(worst);
    expect(costliestInstead([], offer, 'ALB')).toBeUndefined();
    // A bot that has said that it signs with others next needs but one of them.
    const dear: Area = {
      draft: aFreeTradeArea('BOR', 'CAT', 'DUN'),
      isOwn: false,
      isSigned: false,
      worth: { percent: { ALB: -9 } },
    };
    expect(costliestInstead([dear, ...board], offer, 'ALB')).toBe(dear);
    expect(costliestInstead([dear, ...board], offer, 'ALB', ['CAT'])).toBe(instead);
  });

  it('are named as less where the seat has signed what brings more and others have yet to sign', () => {
    const table = lesson(2);
    const signed = table.tableProposal(aFreeTradeArea('ALB', 'CAT', 'DUN'));
    const other = table.tableProposal(aFreeTradeArea('BOR', 'ALB'), 'BOR');
    const tell = (mine: number | undefined, theirs: number) => {
      const worth = (each: Proposal, percent: number) =>
        [nameOf(each), { law: lawOf(table.state), worth: { percent } }] as const;
      const own = mine === undefined ? [] : [worth(signed, mine)];
      told.value = { seat: tellerOf('ALB'), worths: new Map([...own, worth(other, theirs)]) };
      return yourMove(table.scenario, table.state, 'ALB');
    };
    expect(tell(1, 0.55)).toMatchObject({
      urgent: false,
      phrase: { key: 'move.signedBest', params: { count: 1, economies: ['CAT', 'DUN'] } },
      target: { proposal: signed.id },
    });
    // Before the model has weighed what was just sent, no other is called the best.
    expect(tell(undefined, 0.55).phrase).toMatchObject({ key: 'move.signedWaits', params: { count: 1 } });
    expect(tell(0.5, 0.55)).toMatchObject({ urgent: true, target: { proposal: other.id } });
    // What a bot is about to leave is named as that, not as less.
    const { member: _member, ...ofBot } = must(table.state.seats['BOR'], 'a seat');
    const withBot = { ...table.state, seats: { ...table.state.seats, BOR: ofBot } };
    tell(1, 0.55);
    const body = { type: 'line', key: 'hurry.open.1' } as const;
    const message = {
      id: 1,
      channel: { type: 'pair', with: 'ALB' },
      from: 'BOR',
      body,
      atMs: 0,
      hidden: false,
    };
    talkLog.value = { ...NO_TALK, messages: [message as unknown as ChatMessage] };
    expect(yourMove(table.scenario, withBot, 'ALB')).toMatchObject({
      urgent: true,
      phrase: { key: 'move.goesLess', params: { economy: 'BOR', worth: '+0.55%', mine: '+1.00%' } },
      target: { proposal: other.id },
    });
    // The own better offer that lacks one signature alone comes first.
    const almost = { ...signed, signatures: { ALB: 1, CAT: 1 } };
    const near = { ...withBot, proposals: { ...withBot.proposals, [signed.id]: almost } };
    expect(yourMove(table.scenario, near, 'ALB')).toMatchObject({
      urgent: false,
      phrase: { key: 'move.goesLess', params: { economies: ['DUN'] } },
    });
    // So is what was signed where the bot that it waits for leaves; before it what that bot offers, though it is less.
    const { member: _cat, ...catBot } = must(table.state.seats['CAT'], 'a seat');
    const both = { ...table.state, seats: { ...table.state.seats, CAT: catBot } };
    talkLog.value = { ...NO_TALK, messages: [{ ...message, from: 'CAT' } as unknown as ChatMessage] };
    const moveIn = (state: typeof both) => yourMove(table.scenario, state, 'ALB').phrase;
    const leaving = { economies: ['CAT'], worth: '+1.00%' };
    expect(moveIn(both)).toMatchObject({ key: 'move.signedGoes', params: leaving });
    const less: Proposal = { ...other, id: 'p99', parties: ['ALB', 'CAT'], author: 'CAT' };
    const three = { ...both, proposals: { ...both.proposals, p99: { ...less, signatures: { CAT: 1 } } } };
    const ofLess = { law: lawOf(three), worth: { percent: 0.3 } };
    told.value = { ...told.value, worths: new Map(told.value.worths).set(nameOf(less), ofLess) };
    expect(moveIn(three)).toMatchObject({ key: 'move.goesNext', params: { ...leaving, worth: '+0.30%' } });
    talkLog.value = NO_TALK;
    // Once somebody has answered it otherwise, the reader has something to answer.
    const counter = { ...aFreeTradeArea('CAT', 'ALB', 'DUN'), title: 'harbour' };
    table.act('CAT', { type: 'tableProposal', counterTo: signed.id, draft: counter });
    expect(tell(1, 0.55).urgent).toBe(true);
    told.value = { seat: '', worths: new Map() };
  });

  it('tell before the last signature which open offer brings more, under the law and by the forecasts of now, and what is signed', async () => {
    await loadAllText();
    const table = lesson(2);
    const offer = table.tableProposal(aFreeTradeArea('CAT', 'ALB'));
    const pays = { type: 'payment', from: 'BOR', to: 'ALB', amountMn: 40, rounds: 1 } as const;
    const area = aFreeTradeArea('BOR', 'ALB');
    const more = table.tableProposal({ ...area, clauses: [...area.clauses, pays] });
    const { state } = table;
    game.value = state;
    const tell = (percent: number, law = lawOf(state)) => {
      const worths = [offer, more].map(
        (each, at) => [nameOf(each), { law, worth: { percent: at === 0 ? 0.23 : percent } }] as const,
      );
      told.value = { seat: tellerOf('ALB'), worths: new Map(worths) };
      return betterOffer(state, offer, 'ALB');
    };
    expect(tell(1.11)).toMatchObject({ offer: { id: more.id }, worth: { percent: 1.11 } });
    expect(tell(0.24)).toBeUndefined();
    expect(tell(1.11, 'another law')).toBeUndefined();
    expect(offerInWords(more, 'ALB')).toMatch(/^Alba – Borea · Borea pays you \S+/u);
    expect(offerInWords(offer, 'ALB')).toBe('Alba – Cato · nobody pays');
    told.value = { seat: '', worths: new Map() };
    game.value = undefined;
  });

  it('say that no area gains for all its members only where that is so', () => {
    const area = (...percents: readonly number[]): Area => ({
      draft: aFreeTradeArea('ALB', 'BOR'),
      isOwn: true,
      isSigned: false,
      worth: { percent: { ALB: percents[0] ?? 0, BOR: percents[1] ?? 0 } },
    });
    // A row writes +0.01%.
    expect(isGainLeft([area(1, -0.3), area(0.5, 0.006)])).toBe(true);
    expect(isGainLeft([area(1, 0.004)])).toBe(false);
    expect(isGainLeft([{ ...area(0.5, 0.4), isSigned: true }])).toBe(false);
    const { worth: _unknown, ...asked } = area(1, 1);
    expect(isGainLeft([asked])).toBeUndefined();
  });

  it('name who signs nothing with whom because of a raised tariff, and the offer that lies open', () => {
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, rounds, people: ['ALB'], at: 'policy' });
    table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 100, apart: [] } });
    table.goTo('negotiation', 2);
    expect(boardOf(table).own).toContainEqual(['ALBCAT', 'areas.refusesYou']);
    const open = lesson(2);
    const { id } = open.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    expect(boardOf(open).of('ALBDUN').offer?.id).toBe(id);
    expect(boardOf(open).of('ALBBORDUN').offer).toBeUndefined();
  });

  it('tell on the board of the last round which do the secret task', () => {
    const table = lesson(4);
    const task = { id: 't', kind: 'openPartners', points: 100, amount: 2 } as const;
    table.state = { ...table.state, tasks: { ALB: [task] } };
    const { of } = boardOf(table);
    expect(of('ALBCAT').worth?.task).toMatchObject({ met: false, now: 1 });
    expect(of('ALBCATDUN').worth?.task).toMatchObject({ met: true });
  });

  it.each([
    [{ kind: 'agreementWith', economy: 'CAT' }, 'ALBCAT', 'areas.task'],
    [{ kind: 'agreementWith', economy: 'CAT' }, 'ALBDUN', 'areas.noTask'],
    // Borea alone earns less than these two; with Cato it would earn more.
    [{ kind: 'counterBloc', economy: 'BOR' }, 'ALBDUN', 'areas.taskUnless'],
    [{ kind: 'counterBloc', economy: 'BOR' }, 'ALBCAT', 'areas.task'],
    [{ kind: 'sellMore', sector: 'CLO', amount: 900 }, 'ALBCAT', 'areas.taskNow'],
    [{ kind: 'openPartners', amount: 3 }, 'ALBBORCAT', 'areas.taskNow'],
  ] as const)('tell how far they bring the secret task: %o, %s', (task, area, mark) => {
    const table = lesson(4);
    table.state = { ...table.state, tasks: { ALB: [{ id: 't', points: 100, ...task }] } };
    const told = taskMark(must(boardOf(table).of(area).worth?.task, 'the task'));
    expect(told.key).toBe(mark);
  });

  it('are a card for each version for the same parties that may still be signed, called by them', () => {
    const table = lesson(2);
    const first = table.tableProposal(aFreeTradeArea('ALB', 'DUN', 'CAT'));
    const { id: second } = table.tableProposal(aFreeTradeArea('CAT', 'ALB', 'DUN'), 'CAT');
    table.tableProposal(aFreeTradeArea('ALB', 'BOR'));
    const idsOf = (proposals: readonly Proposal[]) => proposals.map(({ id }) => id);
    expect(idsOf(proposalList(table.state, 'ALB').answer)).toEqual([second]);
    expect(idsOf(proposalList(table.state, 'ALB').waiting)).toContain(first.id);
    expect(idsOf(proposalList(table.state, 'CAT').waiting)).toEqual([second]);
    expect(idsOf(proposalList(table.state, 'CAT').answer)).toEqual([first.id]);
    // They stand side by side, in the order in which they were written.
    const besideOf = (me: string) => {
      const { answer, waiting, refused } = proposalList(table.state, me);
      return versionsBeside(table.state, [...answer, ...waiting, ...refused], me).map(idsOf);
    };
    expect([besideOf('ALB'), besideOf('CAT'), besideOf('BOR')]).toEqual([
      [[first.id, second]],
      [[first.id, second]],
      [],
    ]);
    // Whoever comes back to the list is told what each of them brings, the own one too.
    const { weighed } = offersWeighed(table.state, proposalList(table.state, 'CAT'), 'CAT');
    expect(idsOf(weighed).toSorted()).toEqual([first.id, second].toSorted());
    table.act('DUN', { type: 'refuseProposal', proposal: second });
    expect(proposalList(table.state, 'ALB').answer).toEqual([]);
    expect(idsOf(proposalList(table.state, 'ALB').waiting)).toContain(first.id);
    expect(idsOf(otherVersions(table.state, first, 'ALB'))).toEqual([second]);
    game.value = table.state;
    expect(offerTitle(table.proposal(second), 'DUN')).toBe('Dune – Cato – Alba');
    game.value = undefined;
    expect(offerTitle(table.proposal(second), 'DUN')).toBe('Free trade area with Cato and Alba');
  });

  it('keep in sight what may still be signed where counter-offers cross, for all whom it concerns, and say whose signature alone is missing', async () => {
    await loadAllText();
    const table = lesson(3, ['BOR', 'CAT']);
    const among = ['CAT', 'BOR', 'DUN'];
    const draft = (amountMn: number, from: string, to: string): Draft => ({
      parties: among,
      clauses: [...aFreeTradeArea(...among).clauses, { type: 'payment', from, to, amountMn, rounds: 1 }],
    });
    const own = table.tableProposal(draft(240, 'BOR', 'CAT'));
    const answer = (by: string, to: Proposal['id'], terms: Draft) => {
      table.nowMs += 1_000;
      table.act(by, { type: 'tableProposal', draft: terms, counterTo: to });
      return must(Object.values(table.state.proposals).at(-1), 'the answer').id;
    };
    const bens = answer('BOR', own.id, draft(190, 'BOR', 'CAT'));
    const bots = answer('DUN', own.id, draft(30, 'CAT', 'DUN'));
    const inSight = (me: string) => {
      const { answer: asks, signable, waiting } = proposalList(table.state, me);
      return [...asks, ...signable, ...waiting].map(({ id }) => id).toSorted();
    };
    expect(inSight('CAT')).toEqual([bens, bots].toSorted());
    // Its author sees the own one beside the newer one of the bot.
    expect(inSight('BOR')).toEqual([own.id, bens, bots].toSorted());
    // Nor are its terms struck out on the card of the other, which answers another version.
    expect(knownBefore(table.state, table.proposal(bots), 'BOR')).toBeUndefined();
    expect(knownBefore(table.state, table.proposal(bots), 'CAT')?.id).toBe(own.id);
    expect(lastMissingText(table.proposal(bens), 'CAT')).toBeUndefined();
    table.act('DUN', { type: 'signProposal', proposal: bens, revision: 1, confirmed: true });
    expect(inSight('CAT')).toContain(bens);
    const told = ['CAT', 'BOR'].map((me) => lastMissingText(table.proposal(bens), me, table.state.proposals));
    expect(told).toEqual([t('proposal.onlyYouStill'), 'Only the signature of Cato is missing.']);
  });
});
