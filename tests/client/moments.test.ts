import { countryAnswers } from '../../client/preview/runPreviewJob.ts';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { GameState } from '#shared/rules/state.ts';
import {
  conferenceEnded,
  endMoments,
  type Moment,
  momentsOfCourse,
  pactMoment,
  publicMoments,
  type Reader,
  moments,
  showMoments,
} from '../../client/panels/moments/momentsModel.ts';
import { liesBeside, othersMoment, tellOthers, unasked } from '../../client/panels/moments/Moments.tsx';
import { changesBetween, dealsOfOthers, recalling } from '../../client/panels/moments/changesModel.ts';
import { clearNotices, notices } from '../../client/state/notices.ts';
import { desk } from '../../client/state/tableState.ts';
import { phrase } from '../../client/text/t.ts';
import { aCut, aDraft, aFreeTradeArea } from '../support/aNegotiation.ts';
import { aBindingDraft, aPactDraft, aProvincesTable } from '../support/aProvincesTable.ts';
import { aTable, HOST } from '../support/aTable.ts';
import { aWtoTable, putOnFloor, sealBrokenWord } from '../support/aWtoTable.ts';

const told = (found: readonly Moment[]) => found.map(({ kind, economies }) => [kind, ...economies]);
const WALL: Reader = { me: undefined, mayHost: false };
const seat = (me: string): Reader => ({ me, mayHost: false });

describe('a moment', () => {
  it('is made of a signature, for those who signed and for the room, not for other seats', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const before = table.state;
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    expect(told(publicMoments(before, table.state))).toEqual([['signed', 'ALB', 'BOR']]);
    expect(changesBetween(before, table.state, 'CAT').flatMap(({ moment }) => moment ?? [])).toEqual([]);
  });

  it('tells of an agreement of others where it moves the own income, with the law before it, from the first round on', () => {
    const table = aTable({ preset: 'firstLesson', people: 'all', at: 'negotiation' });
    const before = table.state;
    table.conclude(aFreeTradeArea('BOR', 'DUN'));
    const [deal, ...more] = dealsOfOthers(before, table.state, 'CAT');
    expect(more).toEqual([]);
    expect(must(deal, 'the deal').economies).toEqual(['BOR', 'DUN']);
    expect(must(deal, 'the deal').without.agreements).toEqual(before.agreements);
    expect(dealsOfOthers(before, table.state, 'DUN')).toEqual([]);
    const said = (percent: number) =>
      othersMoment(table.scenario, must(deal, 'the deal'), percent)?.phrase.params;
    expect(said(-0.54)).toEqual({ economies: ['BOR', 'DUN'] });
    expect(said(-0.19)).toBeUndefined();
    const keyOf = (percent: number) =>
      othersMoment(table.scenario, must(deal, 'the deal'), percent)?.phrase.key;
    expect([keyOf(-0.54), keyOf(0.54)]).toEqual(['moment.othersTextLess', 'moment.othersText']);
    // What costs the reader stays, beside what they are at.
    const momentOf = (percent: number) =>
      must(othersMoment(table.scenario, must(deal, 'the deal'), percent), 'the moment');
    expect([momentOf(-0.54).isToYou, momentOf(0.54).isToYou]).toEqual([true, undefined]);
    expect(liesBeside(momentOf(-0.54))).toBe(true);
  });

  it('says of a deal of others that goods of outsiders come round by it, and not that they buy less', () => {
    const table = aTable({ preset: 'standard', scenarioId: 'world', opening: 'highWalls', people: 'all' });
    table.goTo('negotiation', 1);
    table.conclude(aFreeTradeArea('USA', 'CHN'));
    table.goTo('negotiation', 2);
    const before = table.state;
    table.conclude(aDraft(['USA', 'JPN'], aCut('USA', 'JPN', 0, 'MAT'), aCut('JPN', 'USA', 0, 'MAT')));
    const [deal] = dealsOfOthers(before, table.state, 'CHN');
    const deals = [must(deal, 'the deal')];
    const slices = countryAnswers(table.scenario, table.state)({ type: 'ofOthers', economy: 'CHN', deals });
    let step = slices.next();
    while (!step.done) step = slices.next();
    const [worth] = step.value.type === 'worth' ? step.value.worths : [];
    expect(worth).toMatchObject({ wayRound: { through: 'USA', sectors: ['MAT'] } });
    const told = othersMoment(table.scenario, must(deal, 'the deal'), -0.3, worth?.wayRound);
    expect(told?.phrase).toMatchObject({ key: 'moment.othersTextRound', params: { economy: 'USA' } });
  });

  it.each([
    ['go to everybody', 'standard', undefined, 'moment.othersTextForAll'],
    ['stay theirs', 'worldShort', true, 'moment.othersText'],
  ] as const)('says whether cuts of others %s: %s', (_what, preset, wallsHold, key) => {
    const table = aTable({
      preset,
      scenarioId: 'world',
      opening: 'highWalls',
      people: 'all',
      ...(wallsHold && { wallsHold }),
    });
    table.goTo('negotiation', 2);
    const before = table.state;
    table.conclude(aDraft(['JPN', 'KOR'], aCut('KOR', 'JPN', 0, 'ELE'), aCut('JPN', 'KOR', 0, 'MAC')));
    const [deal] = dealsOfOthers(before, table.state, 'EUR');
    const told = othersMoment(table.scenario, must(deal, 'the deal'), 0.3);
    expect(told?.phrase.key).toBe(key);
  });

  it('does not say of a bot that it has withdrawn what it offers on other terms', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const { id } = table.tableProposal(aFreeTradeArea('BOR', 'ALB'), 'BOR');
    const before = table.state;
    const keyOf = (reason: 'lawChanged' | undefined) => {
      table.state = before;
      table.act('BOR', { type: 'withdrawProposal', proposal: id, ...(reason && { reason }) });
      return changesBetween(before, table.state, 'ALB').map(({ phrase: { key } }) => key);
    };
    expect([keyOf(undefined), keyOf('lawChanged')]).toEqual([['notice.replaced'], ['notice.withdrawn']]);
  });

  it('stays where an offer that the reader has signed is taken back: its signature is void', () => {
    const table = aTable({ people: ['ALB'] }).goTo('negotiation', 3);
    const { id, revision } = table.tableProposal(aFreeTradeArea('BOR', 'ALB', 'CAT'), 'BOR');
    table.act('ALB', { type: 'signProposal', proposal: id, revision, confirmed: true });
    const before = table.state;
    const told = (key: string) => [{ phrase: { key }, moment: { isToYou: true, title: 'moment.expired' } }];
    table.act('BOR', { type: 'withdrawProposal', proposal: id });
    expect(changesBetween(before, table.state, 'ALB')).toMatchObject(told('notice.replacedSigned'));
    table.state = before;
    table.act('BOR', { type: 'reviseProposal', proposal: id, draft: aFreeTradeArea('BOR', 'ALB') });
    expect(changesBetween(before, table.state, 'ALB')).toMatchObject(told('notice.replacedSigned'));
    table.state = before;
    table.act('CAT', { type: 'refuseProposal', proposal: id });
    const refused = table.state;
    table.act('BOR', { type: 'goOnWithout', proposal: id });
    expect(changesBetween(refused, table.state, 'ALB')).toMatchObject(told('notice.withdrawnAfter'));
  });

  it('stays where an own offer becomes law after its counter-offer was refused', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { id, revision } = table.tableProposal(aFreeTradeArea('ALB', 'BOR'), 'ALB');
    const open = table.state;
    const signedFrom = (before: typeof open) => {
      table.state = before;
      table.act('BOR', { type: 'signProposal', proposal: id, revision, confirmed: true });
      return changesBetween(before, table.state, 'ALB').flatMap(({ moment }) => moment ?? []);
    };
    expect(signedFrom(open)).toMatchObject([{ kind: 'signed' }]);
    expect(signedFrom(open)[0]?.isToYou).toBeUndefined();
    table.state = open;
    const counter = aFreeTradeArea('BOR', 'ALB');
    const clauses = [
      ...counter.clauses,
      { type: 'payment', from: 'ALB', to: 'BOR', amountMn: 1, rounds: 1 } as const,
    ];
    const [tabled] = table.act('BOR', {
      type: 'tableProposal',
      draft: { ...counter, clauses },
      counterTo: id,
    });
    if (tabled?.type !== 'proposalTabled') throw new Error('it is tabled');
    table.act('ALB', { type: 'refuseProposal', proposal: tabled.proposal.id });
    expect(table.state.proposals[id]?.status).toBe('open');
    expect(signedFrom(table.state)).toMatchObject([{ kind: 'signed', isToYou: true }]);
  });

  it('is made of a partner’s notice, by name', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('negotiation', 3);
    const before = table.state;
    const { id } = must(Object.values(before.agreements)[0], 'the area');
    table.act('ALB', { type: 'giveNotice', agreement: id });
    expect(told(publicMoments(before, table.state))).toEqual([['left', 'ALB']]);
    const partner = changesBetween(before, table.state, 'BOR').map(({ moment }) => moment);
    expect(partner.map((moment) => moment?.kind)).toEqual(['left']);
    expect(partner[0]?.isToYou).toBe(true);
  });

  it('is made of a broken word at its stop of the reveal, for who broke it and who was given it', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    sealBrokenWord(table);
    const before = table.state;
    table.goTo('results', 1);
    expect(told(momentsOfCourse(before, table.state, WALL))).toEqual([['envelopes']]);
    const opened = table.state;
    for (const stop of ['flows', 'gains', 'pledges'] as const)
      table.accept(HOST, { type: 'stepReveal', stop });
    const at = (reader: Reader) => told(momentsOfCourse(opened, table.state, reader));
    expect(at(WALL)).toEqual([['wordBroken', 'ALB']]);
    expect(at(seat('BOR'))).toEqual([['wordBroken', 'ALB']]);
    expect(at(seat('CAT'))).toEqual([]);
    expect(momentsOfCourse(opened, table.state, seat('BOR'))[0]).toMatchObject({
      phrase: { key: 'moment.wordBrokenToYou', params: { economies: ['ALB'] } },
      isToYou: true,
    });
    expect(momentsOfCourse(opened, table.state, seat('ALB'))[0]?.phrase.key).toBe('moment.wordBrokenOwn');
  });

  it('is made of a pact among provinces, and of who leaves it', () => {
    const table = aProvincesTable();
    const start = table.state;
    const pact = table.conclude(aPactDraft(['SH', 'JS', 'ZJ']));
    expect(told(publicMoments(start, table.state))).toEqual([['signed', ...pact.members]]);
    // A member reads what it gets or pays a round.
    const paid = { ...pact, payments: [{ from: 'SH', to: 'JS', amountMn: 5400, untilRound: 3 }] };
    expect(pactMoment(paid, 'JS').phrase).toMatchObject({
      key: 'moment.pactOpensGets',
      params: { sumMn: 5400 },
    });
    expect(pactMoment(paid, 'SH').phrase.key).toBe('moment.pactOpensGives');
    expect(pactMoment({ ...paid, atMost: 1 }, 'SH').phrase.key).toBe('moment.pactGives');
    expect(pactMoment(paid, 'ZJ').phrase.key).toBe('moment.pactOpens');
    const before = table.state;
    table.act('ZJ', { type: 'giveNotice', agreement: pact.id });
    expect(told(publicMoments(before, table.state))).toEqual([['left', 'ZJ']]);
  });

  it('names the own pact that was seen broken, and apart from it who broke one with the reader', () => {
    const table = aProvincesTable();
    const body = table.conclude(aBindingDraft(['SH', 'JS', 'ZJ']));
    table.conclude(aPactDraft(['JS', 'AH']));
    table.advance();
    for (const economy of ['JS', 'ZJ']) table.seal(economy, { breaks: [body.id] });
    const before = table.state;
    table.settle();
    const after = { ...table.state, revealStop: 'question' as const };
    const words = (me: string) =>
      momentsOfCourse(before, after, seat(me))
        .filter(({ kind }) => kind === 'wordBroken')
        .map(({ phrase: { key, params } }) => [key, params['economies']]);
    expect(words('JS')).toEqual([
      ['moment.breachOwn', ['SH', 'ZJ']],
      ['moment.breachYou', ['ZJ']],
    ]);
    expect(words('SH')).toEqual([['moment.breachYou', ['JS', 'ZJ']]]);
    // Whoever plays alone opens the pages: the card comes with the one that tells of it.
    const opened = { ...table.state, revealStop: 'gains', revealPace: { by: 'host' } } as const;
    const kinds = momentsOfCourse(before, opened, { me: 'SH', mayHost: true }).map(({ kind }) => kind);
    expect(kinds).toContain('wordBroken');
  });

  it('is made of what the conference comes to', () => {
    const table = aWtoTable();
    putOnFloor(table, 'ALB');
    const before: GameState = table.state;
    table.goTo('policy', table.state.round);
    expect(told(publicMoments(before, table.state)).map(([kind]) => kind)).toContain('conferenceCarried');
    const textTo = (me: string) => conferenceEnded(before, table.state, me).map(({ phrase: { key } }) => key);
    expect(textTo('ALB')).toEqual(['moment.conferenceOwnText']);
    expect(textTo('BOR')).toEqual(['moment.conferenceCarriedText']);
  });
});

describe('a new version of the package on the floor', () => {
  it('is told to all but its author, with readiness lost to whom it asks again alone', () => {
    const table = aWtoTable({ people: 'all' });
    putOnFloor(table, 'ALB');
    const asks = (seat: string, economy: string, revision = 1): void =>
      void table.act(seat, {
        type: 'objectToPackage',
        revision,
        change: { type: 'waiver', economy },
      });
    asks('BOR', 'BOR');
    asks('DUN', 'DUN');
    for (const seat of ['BOR', 'CAT', 'DUN']) table.act(seat, { type: 'declareReady', ready: true });
    const before = table.state;
    table.act('ALB', { type: 'takeChange', by: 'BOR' });
    const told = ['ALB', 'BOR', 'CAT', 'DUN'].map((me) =>
      changesBetween(before, table.state, me).map(({ phrase }) => phrase.key),
    );
    expect(told).toEqual([
      [],
      ['notice.packageChanged'],
      ['notice.packageChanged'],
      ['notice.readyLost', 'notice.packageChanged'],
    ]);
    const recalled = (me: string) =>
      recalling(before, table.state, me, changesBetween(before, table.state, me));
    expect(recalled('CAT')).toBeUndefined();
    expect(recalled('DUN')).toMatchObject({ phrase: { key: 'notice.packageChanged' }, isOfConference: true });
    // A request for a change reaches the author alone, to whom nothing else is told.
    table.act('ALB', { type: 'declareReady', ready: true });
    const asked = table.state;
    asks('CAT', 'CAT', 2);
    expect(recalling(asked, table.state, 'ALB', [])).toMatchObject({
      phrase: { key: 'notice.conferenceNew' },
      isOfConference: true,
    });
  });

  it('names the offer that took back that the seat was ready', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.act('BOR', { type: 'declareReady', ready: true });
    const before = table.state;
    const { id } = table.tableProposal(aFreeTradeArea('ALB', 'BOR'));
    const changes = changesBetween(before, table.state, 'BOR');
    expect(recalling(before, table.state, 'BOR', changes)).toMatchObject({
      phrase: { key: 'notice.proposal' },
      proposal: id,
    });
    expect(recalling(table.state, table.state, 'BOR', changes)).toBeUndefined();
  });
});

describe('the cards that wait', () => {
  it('of what was done to the reader make way for the next phase, and are given back; a reveal takes its own with it', () => {
    const card = (kind: Moment['kind']): Moment => ({
      kind,
      phrase: phrase('moment.envelopesText'),
      economies: [],
    });
    const toMe: Moment = { ...card('left'), isToYou: true };
    showMoments([card('signed'), toMe]);
    expect(endMoments('negotiation')).toMatchObject([toMe]);
    expect(told(moments.value)).toEqual([['signed']]);
    showMoments([toMe]);
    expect(endMoments('results')).toEqual([]);
    expect(moments.value).toEqual([]);
  });

  it('tell members that leave pacts of the reader as one, with who broke one, and outlast the talks', () => {
    const leaves = (economy: string, left: 'Loss' | 'Broken' | 'Breaker', by: string[] = []): Moment => {
      const told = phrase(`notice.pactLeft${left}`, { economies: [economy], by });
      return { kind: 'left', phrase: told, economies: [economy], isToYou: true, leftPact: `a${by.length}` };
    };
    const shown = () => moments.value.map(({ phrase: { key, params } }) => [key, params['economies']]);
    moments.value = [];
    showMoments([leaves('SD', 'Loss')]);
    showMoments([leaves('ZJ', 'Loss')]);
    expect(shown()).toEqual([['notice.pactLeftLoss', ['SD', 'ZJ']]]);
    showMoments([leaves('SH', 'Broken', ['AH']), leaves('AH', 'Breaker', ['AH'])]);
    expect(endMoments('negotiation')).toEqual([]);
    expect(shown()).toEqual([['notice.pactLeftBroken', ['SD', 'ZJ', 'SH']]]);
    moments.value = [];
  });

  it('tell partners that leave for the same round as one', () => {
    const leaves = (economy: string, outInRound: number): Moment => ({
      kind: 'left',
      phrase: phrase('moment.leavesYou', { economy, agreement: 't1' }),
      economies: [economy],
      isToYou: true,
      outInRound,
    });
    showMoments([leaves('ALB', 5)]);
    showMoments([leaves('ALB', 5)]);
    expect(moments.value.map(({ phrase: { key } }) => key)).toEqual(['moment.leavesYou']);
    showMoments([leaves('BOR', 5), leaves('CAT', 6)]);
    expect(told(moments.value)).toEqual([
      ['left', 'ALB', 'BOR'],
      ['left', 'CAT'],
    ]);
    expect(moments.value[0]?.phrase).toMatchObject({
      key: 'moment.leaveYou',
      params: { economies: ['ALB', 'BOR'] },
    });
    moments.value = [];
  });

  it('let what also stands in a list give way where more happens than can be shown', () => {
    const card = (kind: Moment['kind']): Moment => ({
      kind,
      phrase: phrase('moment.envelopesText'),
      economies: [],
    });
    showMoments([card('signed'), card('signed'), card('signed'), card('signed'), card('governmentFell')]);
    expect(moments.value).toHaveLength(4);
    expect(moments.value.at(-1)?.kind).toBe('governmentFell');
    moments.value = [];
  });

  it('is a message at once, where others sign while the reader writes an offer: a card would wait for its end', () => {
    const { state } = aTable({ people: 'all', at: 'negotiation' });
    const card: Moment = { kind: 'signed', phrase: phrase('moment.envelopesText'), economies: [] };
    const toldBy = () => [moments.value.length, notices.value.length];
    tellOthers(state, [card]);
    expect(toldBy()).toEqual([1, 0]);
    moments.value = [];
    desk.value = { draft: { parties: ['DUN'], clauses: [] } };
    tellOthers(state, [card]);
    expect(toldBy()).toEqual([0, 1]);
    desk.value = undefined;
    clearNotices();
  });

  it('is no message of the offer that the next move asks to answer, but one of those after it', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const toldOf = (from: string) => {
      const before = table.state;
      table.nowMs += 1_000;
      table.tableProposal(aFreeTradeArea(from, 'DUN'));
      const changes = changesBetween(before, table.state, 'DUN');
      expect(changes.map(({ phrase: { key } }) => key)).toEqual(['notice.proposal']);
      return unasked(table.state, 'DUN', changes).length;
    };
    expect([toldOf('ALB'), toldOf('BOR')]).toEqual([0, 1]);
    desk.value = { draft: { parties: ['DUN'], clauses: [] } };
    expect(toldOf('CAT')).toBe(1);
    desk.value = undefined;
  });
});
