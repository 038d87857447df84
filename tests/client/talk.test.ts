import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { ChatMessage, SessionView } from '#shared/protocol/session.ts';
import { provinces } from '../../client/rulebooks/provinces.tsx';
import { hasHost, leadsFriends, me, playsAlone, session, talkLog, traits } from '../../client/state/store.ts';
import { NO_TALK, startTalk } from '../../client/state/talkLog.ts';
import { nameParams } from '../../client/text/nameParams.ts';
import { loadText } from '../../client/text/t.ts';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import { names as english } from '../../client/text/en/names.ts';
import { names as chinese } from '../../client/text/zh/names.ts';
import { PHRASES, type PhraseKey } from '#shared/content/phrases.ts';
import { answerSince } from '../../client/panels/talk/Composer.tsx';
import { channelsOf, lastTalkedIn, wordsThatCall } from '../../client/panels/talk/TalkPanel.tsx';
import {
  channelKey,
  friendIn,
  messagesIn,
  phraseKey,
  roomWithNews,
  unreadCounts,
  wordsOfPeople,
} from '../../client/panels/talk/talkModel.ts';
import { aPactDraft, aProvincesTable } from '../support/aProvincesTable.ts';
import { aTable } from '../support/aTable.ts';

const said = (id: number, over: Partial<ChatMessage>): ChatMessage => ({
  id,
  channel: { type: 'plenary' },
  from: 'BOR',
  name: 'Bo',
  at: id,
  body: { type: 'phrase', key: 'hello' },
  hidden: false,
  ...over,
});
const toMe = said(2, { channel: { type: 'pair', with: 'ALB' }, to: 'ALB' });
const fromMe = said(3, { channel: { type: 'pair', with: 'BOR' }, from: 'ALB', to: 'BOR' });

describe('talk', () => {
  it('puts both directions of a pair into one room', () => {
    const shown = messagesIn(
      [said(1, {}), toMe, fromMe],
      { type: 'pair', with: 'BOR' },
      { me: 'ALB', muted: new Set() },
    );
    expect(shown.map(({ message }) => message.id)).toEqual([2, 3]);
    expect(shown.map(({ isMine }) => isMine)).toEqual([false, true]);
  });

  it('hides what the host hid and whom the reader muted', () => {
    const messages = [said(1, { hidden: true }), said(4, {}), said(5, { from: 'CAT' })];
    const shown = messagesIn(messages, { type: 'plenary' }, { me: 'ALB', muted: new Set(['BOR']) });
    expect(shown.map(({ shows }) => shows)).toEqual(['hidden', 'muted', 'body']);
  });

  it('keeps the price that a bot has named, whatever it says later, until it takes it back', () => {
    const line = (id: number, body: ChatMessage['body']) => said(id, { to: 'ALB', body });
    const price = line(2, {
      type: 'line',
      key: 'answer.areaPaying',
      fill: { economies: ['ALB', 'CAT'], amountMn: 87 },
    });
    const asked = (askedAt: number, ...among: string[]) => ({
      askedAt,
      partner: 'BOR',
      me: 'ALB',
      among: among.length === 0 ? ['ALB', 'CAT', 'BOR'] : among,
    });
    const refused = { type: 'line', key: 'answer.areaNot', fill: { economies: ['CAT', 'ALB'] } } as const;
    const messages = [line(1, refused), price];
    const heard = (...more: ChatMessage[]) => answerSince([...messages, ...more], asked(0))?.id;
    expect(heard()).toBe(2);
    const later = [
      line(3, { type: 'line', key: 'offer.open.1' }),
      line(4, { type: 'line', key: 'answer.wordTaken' }),
    ];
    expect(heard(...later)).toBe(2);
    expect(heard(...later, line(5, { type: 'line', key: 'answer.priceMoved' }))).toBe(5);
    expect(answerSince(later, asked(3))?.id).toBe(4);
    expect(answerSince(messages, asked(2))).toBeUndefined();
    // What it says of other areas was asked about those, whichever was asked first.
    const ofOther = line(6, {
      type: 'line',
      key: 'answer.areaPaid',
      fill: { economies: ['ALB', 'DUN'], amountMn: 57 },
    });
    const ofTwo = line(7, { type: 'line', key: 'answer.wantsPaid', fill: { level: 2, amountMn: 30 } });
    expect(heard(ofOther, ofTwo)).toBe(2);
    expect(answerSince([ofOther, ofTwo], asked(0))).toBeUndefined();
    expect(answerSince([price, ofOther, ofTwo], asked(0, 'ALB', 'BOR', 'DUN'))?.id).toBe(6);
    expect(answerSince([price, ofOther, ofTwo], asked(0, 'ALB', 'BOR'))?.id).toBe(7);
  });

  it('always shows what the host says', () => {
    const { from: _from, ...word } = said(6, {});
    const muted = new Set([`host ${word.name}`, 'undefined']);
    const [shown] = messagesIn([word], { type: 'plenary' }, { me: 'ALB', muted });
    expect(shown?.shows).toBe('body');
  });

  it('counts what came after the last look, own words not', () => {
    expect(unreadCounts([said(1, {}), toMe, fromMe], { plenary: 1 }, 'ALB')).toEqual({ 'pair BOR': 1 });
  });

  it('counts nothing that a bot tells all of others', () => {
    const ofOthers = said(1, { body: { type: 'line', key: 'leave.open.1', fill: { economies: ['CAT'] } } });
    const ofMe = said(2, {
      body: { type: 'line', key: 'leave.open.1', fill: { economies: ['CAT', 'ALB'] } },
    });
    expect(unreadCounts([ofOthers], {}, 'ALB')).toEqual({});
    expect(unreadCounts([ofOthers], {}, undefined)).toEqual({});
    expect(unreadCounts([ofOthers, ofMe], {}, 'ALB')).toEqual({ plenary: 1 });
    expect(roomWithNews([toMe, ofOthers], {}, 'ALB')).toEqual({ type: 'pair', with: 'BOR' });
  });

  it('is called to by people where some sit with the reader, and by bots too where none does', () => {
    const ofBot = said(5, { channel: { type: 'pair', with: 'ALB' }, from: 'CAT', to: 'ALB' });
    const among = (...people: string[]) =>
      wordsThatCall([toMe, ofBot], aTable({ people, at: 'negotiation' }).state, 'ALB').map(({ id }) => id);
    expect(among('ALB', 'BOR')).toEqual([2]);
    expect(among('ALB')).toEqual([2, 5]);
  });

  it('tells what people have written since, in rooms that the reader does not see', () => {
    const { state } = aTable({ people: ['ALB', 'BOR'], at: 'negotiation' });
    const me = { me: 'ALB', muted: new Set<string>(), since: 0, seen: undefined };
    const ofBot = said(5, { channel: { type: 'pair', with: 'ALB' }, from: 'CAT', to: 'ALB' });
    const all = [said(1, {}), toMe, fromMe, ofBot];
    const ids = (over: Partial<Parameters<typeof wordsOfPeople>[2]>) =>
      wordsOfPeople(all, state, { ...me, ...over }).map(({ id }) => id);
    expect(ids({})).toEqual([1, 2]);
    expect(ids({ since: 1 })).toEqual([2]);
    expect(ids({ seen: 'pair BOR' })).toEqual([1]);
    expect(ids({ muted: new Set(['BOR']) })).toEqual([]);
  });

  it('leads to the room of the last word that was not read, unless it was said to all', () => {
    const toAll = said(4, {});
    expect(roomWithNews([toMe, fromMe], {}, 'ALB')).toEqual({ type: 'pair', with: 'BOR' });
    expect(roomWithNews([toMe, fromMe], { 'pair BOR': 2 }, 'ALB')).toBeUndefined();
    expect(roomWithNews([toMe, toAll], {}, 'ALB')).toBeUndefined();
    // Without news it is the room of two in which people spoke last, as in the lobby.
    const people = { seats: { ALB: { member: 'm1' }, BOR: { member: 'm2' } } } as never;
    expect(lastTalkedIn([toMe, fromMe], people, 'ALB')).toEqual({ type: 'pair', with: 'BOR' });
    expect(lastTalkedIn([toMe, toAll], people, 'ALB')).toBeUndefined();
    expect(
      lastTalkedIn([toMe], { seats: { ALB: { member: 'm1' }, BOR: {} } } as never, 'ALB'),
    ).toBeUndefined();
    expect(roomWithNews([toMe, toAll], { plenary: 4 }, 'ALB')).toEqual({ type: 'pair', with: 'BOR' });
  });

  it('has a room for all, for each bloc and for each other seat', () => {
    const table = aTable({ people: 'all' }).goTo('negotiation', 2);
    const parties = ['ALB', 'BOR', 'CAT'];
    table.conclude({ parties, clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }] });
    const rooms = channelsOf(table.state, 'ALB').map(channelKey);
    expect(rooms[0]).toBe('plenary');
    expect(rooms.filter((room) => room.startsWith('bloc'))).toHaveLength(1);
    expect(rooms.filter((room) => room.startsWith('pair'))).toHaveLength(3);
    expect(channelsOf(table.state, undefined).map(channelKey)).toEqual(['plenary']);
  });

  it('has the rooms of people before those of bots', () => {
    const ids = Object.keys(aTable().state.seats);
    const [me, last] = [must(ids[0], 'a seat'), must(ids.at(-1), 'another')];
    const { state } = aTable({ people: [me, last], at: 'negotiation' });
    expect(channelsOf(state, me).map(channelKey).slice(0, 2)).toEqual(['plenary', `pair ${last}`]);
  });

  it('has the rooms of people before those of blocs', () => {
    const table = aTable({ people: ['ALB', 'DUN'] }).goTo('negotiation', 2);
    const parties = ['ALB', 'BOR', 'CAT'];
    const payment = { type: 'payment', from: 'ALB', to: 'BOR', amountMn: 100, rounds: 2 } as const;
    table.conclude({
      parties,
      clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }, payment],
    });
    const rooms = channelsOf(table.state, 'ALB').map(({ type }) => type);
    expect(rooms).toEqual(['plenary', 'pair', 'bloc', 'pair', 'pair']);
  });

  it('has one room for two, unless something was said where they were more', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const blocs = () => channelsOf(table.state, 'ALB').filter(({ type }) => type === 'bloc');
    expect(blocs()).toEqual([]);
    const bloc = must(Object.values(table.state.agreements)[0], 'the bloc');
    const room = { type: 'bloc', agreement: bloc.id } as const;
    talkLog.value = startTalk([said(1, { channel: room, from: 'BOR' })], true);
    expect(blocs()).toEqual([room]);
    talkLog.value = NO_TALK;
  });

  it('has each friend by name', async () => {
    await loadText(['names']);
    const table = aTable({ people: ['ALB', 'BOR'], at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const people = [
      { member: 'm1', name: 'Mia', seat: 'ALB', connected: true, muted: false },
      { member: 'm2', name: 'Jonas', seat: 'BOR', connected: true, muted: false },
    ];
    me.value = { role: 'player', member: 'm1', seat: 'ALB', mayHost: true };
    const names = () => nameParams({ economies: ['ALB', 'BOR', 'CAT'] }).economies;
    session.value = { people } as unknown as SessionView;
    expect([names(), playsAlone.value, leadsFriends.value]).toEqual(['Alba, Borea and Cato', true, false]);
    expect(hasHost.value).toBe(false);
    session.value = { people, ledBy: 'm1' } as unknown as SessionView;
    expect(names()).toBe('Alba, Jonas (Borea) and Cato');
    expect([playsAlone.value, leadsFriends.value, hasHost.value]).toEqual([false, true, false]);
    me.value = { role: 'player', member: 'm2', seat: 'BOR', mayHost: false };
    expect(hasHost.value).toBe(false);
    session.value = { people } as unknown as SessionView;
    expect(hasHost.value).toBe(true);
    session.value = { people, ledBy: 'm1' } as unknown as SessionView;
    expect(friendIn({ type: 'pair', with: 'BOR' })).toBe('Jonas');
    expect(friendIn({ type: 'pair', with: 'CAT' })).toBe('');
    session.value = undefined;
    me.value = undefined;
  });

  it('has a room for each pact of a province', () => {
    const table = aProvincesTable();
    const pact = table.conclude(aPactDraft(['SH', 'JS', 'ZJ']));
    expect(channelsOf(table.state, 'SH')).toContainEqual({ type: 'bloc', agreement: pact.id });
    expect(channelsOf(table.state, 'AH').filter(({ type }) => type === 'bloc')).toEqual([]);
  });
});

describe('a set phrase', () => {
  it('has no word of tariffs among provinces, in either language', () => {
    const keys = Object.keys(PHRASES) as PhraseKey[];
    expect(keys.map(phraseKey)).toEqual(keys.map((key) => `phrase.${key}`));
    traits.value = provinces.traits;
    const texts = keys.map(phraseKey);
    traits.value = {};
    for (const names of [english, chinese])
      expect(texts.filter((key) => /tariff|关税/i.test(names[key]))).toEqual([]);
  });
});
