import { DEBRIEF_PAGES, REVEAL_STOPS, STEP_OF_PAGE } from '#shared/content/vocabulary.ts';
import { conferenceNow } from '#shared/rules/modules/wto/conference.ts';
import { countryGame } from '#shared/rules/state.ts';
import { type Moment, MOMENT_KINDS, type MomentKind } from '../panels/moments/momentsModel.ts';
import { phrase, t } from '../text/t.ts';
import type { Asked } from './games.ts';
import {
  atStop,
  breakingWord,
  byHost,
  byServer,
  bySeat,
  DEVICES,
  inPhase,
  LAPTOP,
  PANE,
  PHONE,
  WALL,
  whenSentTo,
  type Surface,
  type SurfaceGroup,
  type TableShown,
  type Wanted,
} from './surface.ts';

const ME = 'USA';

/** What a lively table holds besides what bots send: a proposal of one's own, and promises. */
const LIVELY: readonly Asked[] = [
  ...bySeat(ME, {
    type: 'tableProposal',
    draft: { parties: ['MEX', ME], clauses: [{ type: 'freeTradeArea', among: ['MEX', ME], exceptions: [] }] },
  }),
  ...bySeat(
    'MEX',
    { type: 'givePledge', to: { type: 'all' }, undertaking: { type: 'noTariffRises' } },
    {
      type: 'givePledge',
      to: { type: 'seat', economy: ME },
      undertaking: { type: 'signNothingWith', economy: 'EUR' },
    },
  ),
];

/** What a neighbour offers there to the seat that is shown. */
const OFFERED_IN_LESSON: readonly Asked[] = bySeat('BOR', {
  type: 'tableProposal',
  draft: {
    parties: ['BOR', 'ALB'],
    clauses: [{ type: 'freeTradeArea', among: ['BOR', 'ALB'], exceptions: [] }],
  },
});

function world(role: TableShown['role'], at: Wanted, asked: readonly Asked[] = []): TableShown {
  return { game: 'world', role, at, asked };
}
const negotiation = (role: TableShown['role']): TableShown => world(role, whenSentTo(ME), LIVELY);
const wordBroken = (role: TableShown['role']): TableShown =>
  world(role, inPhase('negotiation', 2), breakingWord(ME, 'AGR'));
const onFloor: Wanted = (state) => conferenceNow(countryGame(state))?.stage === 'floor';
const atTabling: Wanted = (state) =>
  state.phase === 'negotiation' && (conferenceNow(countryGame(state))?.packages.length ?? 0) > 0;

function negotiating(id: string, press: Surface['press'] = []): Surface {
  return { id: `negotiation-${id}`, sizes: DEVICES, show: negotiation('seat'), press };
}

const PAIR = ['MEX', ME];
const areaKind = () => t('kind.freeTradeArea');
/** What each card says here. */
const SAID: Readonly<Record<MomentKind, Omit<Moment, 'kind'>>> = {
  signed: { phrase: phrase('news.signedForm', { economies: PAIR, level: 2 }), economies: PAIR },
  ratified: { phrase: phrase('news.signedForm', { economies: PAIR, level: 3 }), economies: PAIR },
  votedDown: {
    phrase: phrase('notice.notRatified', { kind: areaKind, economies: PAIR, by: ['MEX'] }),
    economies: ['MEX'],
  },
  refused: {
    phrase: phrase('notice.refusedSaying', { economy: 'EUR', offer: '…', reason: 'lobbyLoses' }),
    economies: ['EUR'],
  },
  left: { phrase: phrase('moment.pactLeft', { economies: ['MEX'], against: PAIR }), economies: ['MEX'] },
  conferenceCarried: { phrase: phrase('moment.conferenceCarriedText'), economies: [] },
  conferenceFailed: {
    phrase: phrase('headline.conferenceFailed', { economies: ['IND', ME] }),
    economies: ['IND', ME],
  },
  governmentFell: { phrase: phrase('news.fellYou'), economies: [ME] },
  wordBroken: { phrase: phrase('headline.wordBroken', { economies: ['EUR'] }), economies: ['EUR'] },
  promoted: { phrase: phrase('moment.promotedText', { economies: PAIR }), economies: PAIR },
  envelopes: { phrase: phrase('moment.envelopesText'), economies: [] },
  event: { phrase: phrase('moment.eventText', { cards: ['oilShock'], effects: '' }), economies: [] },
};

/** Each card on a phone, where no map has to come to rest beneath it. */
const MOMENTS = MOMENT_KINDS.map((kind): Surface => ({
  id: `moment-${kind}`,
  sizes: PHONE,
  show: negotiation('seat'),
  moment: { kind, ...SAID[kind] },
}));

/** The last page of somebody who has played alone. */
const LESSON_ALONE: TableShown = { game: 'lesson', role: 'seat', at: inPhase('debrief'), isAlone: true };
const OFFER = '.slip-open.stack'; // Rows of partners stand before them in the list.
const COUNTER: NonNullable<Surface['press']> = [OFFER, { say: 'proposal.counter' }];

/** The seat of a country in each phase. */
const SEAT: readonly Surface[] = [
  { id: 'lobby', sizes: DEVICES, show: world('seat', inPhase('lobby')) },
  { id: 'briefing', sizes: DEVICES, show: world('seat', inPhase('briefing')) },
  negotiating('proposals'),
  negotiating('agreements', [{ say: 'tab.agreements' }]),
  negotiating('pledges', [{ say: 'tab.pledges' }]),
  negotiating('proposal', [OFFER]),
  negotiating('desk', COUNTER),
  negotiating('desk-article', [...COUNTER, { say: 'desk.listed.more' }, '.artn [aria-expanded=false]']),
  { id: 'negotiation-map', sizes: PHONE, show: negotiation('seat'), press: [PANE.map] },
  { id: 'negotiation-chat', sizes: PHONE, show: negotiation('seat'), press: [PANE.chat] },
  {
    id: 'negotiation-bot-talk',
    sizes: DEVICES,
    show: { ...negotiation('seat'), hasBotTalk: true },
    pressOnPhone: [PANE.chat],
  },
  { id: 'negotiation-economy', sizes: PHONE, show: negotiation('seat'), press: [PANE.economy] },
  {
    id: 'negotiation-partner',
    sizes: DEVICES,
    show: negotiation('seat'),
    pressOnPhone: [PANE.map],
    press: ['.map-pins button, .map-grid button'],
  },
  { id: 'conference-tabling', sizes: DEVICES, show: { game: 'conference', role: 'seat', at: atTabling } },
  { id: 'conference-floor', sizes: DEVICES, show: { game: 'conference', role: 'seat', at: onFloor } },
  {
    id: 'disputes',
    sizes: DEVICES,
    show: world('seat', inPhase('negotiation', 2)),
    press: [{ say: 'tab.disputes' }],
  },
  { id: 'policy', sizes: DEVICES, show: world('seat', inPhase('policy')) },
  {
    id: 'policy-moved',
    sizes: DEVICES,
    show: world('seat', inPhase('policy')),
    press: [{ slider: 'input[type=range]', by: -5 }],
  },
  {
    id: 'policy-sealed',
    sizes: DEVICES,
    show: world('seat', inPhase('policy')),
    press: [{ say: 'seal.press' }],
  },
  ...REVEAL_STOPS.map((stop): Surface => ({
    id: `reveal-${stop}`,
    sizes: DEVICES,
    show: stop === 'pledges' ? wordBroken('seat') : world('seat', inPhase('results', 2), atStop(stop)),
  })),
  { id: 'epilogue', sizes: DEVICES, show: world('seat', inPhase('epilogue', 3)) },
  {
    id: 'end',
    sizes: DEVICES,
    show: world('seat', inPhase('debrief')),
    press: [{ say: 'end.handOut' }],
  },
  { id: 'end-alone', sizes: DEVICES, show: LESSON_ALONE },
  {
    id: 'end-alone-foot',
    sizes: DEVICES,
    show: LESSON_ALONE,
    press: [{ readToEndOf: 'html' }],
  },
  ...Object.values(STEP_OF_PAGE).map((step, place): Surface => ({
    id: `debrief-own-${step}`,
    sizes: PHONE,
    show: { game: 'lesson', role: 'watcher', at: inPhase('debrief') },
    press: Array.from({ length: place }, () => '.debrief-own nav .btn.primary'),
  })),
];

/** All modules at once, and the smallest game. */
const OTHER_GAMES: readonly Surface[] = [
  {
    id: 'lesson-negotiation',
    sizes: DEVICES,
    show: { game: 'lesson', role: 'seat', at: inPhase('negotiation'), asked: OFFERED_IN_LESSON },
  },
  { id: 'lesson-policy', sizes: DEVICES, show: { game: 'lesson', role: 'seat', at: inPhase('policy', 2) } },
  { id: 'lesson-years', sizes: DEVICES, show: { game: 'lesson', role: 'seat', at: inPhase('epilogue', 3) } },
  {
    id: 'lesson-gains',
    sizes: DEVICES,
    show: { game: 'lesson', role: 'seat', at: inPhase('results', 2), asked: atStop('gains') },
    press: ['details.more > summary'],
  },
  {
    id: 'laboratory-briefing',
    sizes: DEVICES,
    show: { game: 'laboratory', role: 'seat', at: inPhase('briefing', 2) },
  },
  {
    id: 'laboratory-policy',
    sizes: DEVICES,
    show: { game: 'laboratory', role: 'seat', at: inPhase('policy', 2) },
  },
  {
    id: 'laboratory-gains',
    sizes: DEVICES,
    show: { game: 'laboratory', role: 'seat', at: inPhase('results', 2), asked: atStop('gains') },
  },
];

const WATCHER: readonly Surface[] = [
  { id: 'watcher-lobby', sizes: DEVICES, show: world('watcher', inPhase('lobby')) },
  { id: 'watcher-negotiation', sizes: DEVICES, show: negotiation('watcher') },
  { id: 'watcher-reveal', sizes: DEVICES, show: world('watcher', inPhase('results', 2), atStop('gains')) },
  {
    id: 'watcher-end',
    sizes: DEVICES,
    show: world('watcher', inPhase('debrief')),
    press: [{ say: 'end.handOut' }],
  },
];

const CONSOLE: readonly Surface[] = [
  { id: 'console-opened', sizes: DEVICES, show: world('host', inPhase('lobby')) },
  { id: 'console-briefing', sizes: LAPTOP, show: world('host', inPhase('briefing')) },
  { id: 'console-negotiation', sizes: DEVICES, show: negotiation('host') },
  {
    id: 'console-paused',
    sizes: LAPTOP,
    show: world('host', whenSentTo(ME), byHost({ type: 'pauseClock' })),
  },
  { id: 'console-policy', sizes: LAPTOP, show: world('host', inPhase('policy')) },
  { id: 'console-reveal', sizes: DEVICES, show: world('host', inPhase('results', 2), atStop('flows')) },
  {
    id: 'console-events',
    sizes: LAPTOP,
    show: { game: 'laboratory', role: 'host', at: inPhase('negotiation', 2) },
  },
  { id: 'console-debrief', sizes: DEVICES, show: world('host', inPhase('debrief')) },
];

const SCREEN: readonly Surface[] = [
  { id: 'screen-lobby', sizes: WALL, show: world('screen', inPhase('lobby')) },
  { id: 'screen-briefing', sizes: WALL, show: world('screen', inPhase('briefing')) },
  { id: 'screen-negotiation', sizes: WALL, show: negotiation('screen') },
  { id: 'screen-bot-word', sizes: WALL, show: { ...negotiation('screen'), hasBotTalk: true } },
  { id: 'screen-conference', sizes: WALL, show: { game: 'conference', role: 'screen', at: onFloor } },
  { id: 'screen-policy', sizes: WALL, show: world('screen', inPhase('policy')) },
  ...REVEAL_STOPS.map((stop): Surface => ({
    id: `screen-reveal-${stop}`,
    sizes: WALL,
    show: stop === 'pledges' ? wordBroken('screen') : world('screen', inPhase('results', 2), atStop(stop)),
  })),
  { id: 'screen-epilogue', sizes: WALL, show: world('screen', inPhase('epilogue', 3)) },
  ...DEBRIEF_PAGES.filter((page) => page !== 'predictions').map((page): Surface => ({
    id: `screen-debrief-${page}`,
    sizes: WALL,
    show: world('screen', inPhase('debrief'), byHost({ type: 'turnDebrief', page })),
  })),
];

const MORE_OF_PERSON = '.seats-card tr:has(.clipped-name:not(:empty)) button';

const DIALOGS: readonly Surface[] = [
  {
    id: 'dialog-sign',
    sizes: DEVICES,
    show: negotiation('seat'),
    press: [OFFER, { readToEndOf: '.sheet-scroll' }, { say: 'proposal.sign' }],
  },
  {
    id: 'dialog-my-link',
    sizes: DEVICES,
    show: negotiation('seat'),
    pressOnPhone: [PANE.economy],
    press: ['.my-link'],
  },
  {
    id: 'dialog-handover',
    sizes: DEVICES,
    show: world('seat', whenSentTo(ME), [
      ...byServer({ type: 'vacateSeat', economy: ME }, { type: 'occupySeat', economy: ME, member: 'm1' }),
    ]),
  },
  { id: 'dialog-end-now', sizes: DEVICES, show: negotiation('host'), press: [{ say: 'console.endNow' }] },
  { id: 'dialog-person', sizes: DEVICES, show: negotiation('host'), press: [MORE_OF_PERSON] },
  {
    id: 'dialog-removal',
    sizes: DEVICES,
    show: negotiation('host'),
    press: [MORE_OF_PERSON, { say: 'console.remove' }],
  },
  {
    id: 'dialog-screen-elsewhere',
    sizes: LAPTOP,
    show: negotiation('host'),
    press: [{ say: 'screenElsewhere.open' }],
  },
];

const RETRY_MS = 8_000;
const notice = (id: string, type: 'replaced' | 'outdated' | 'removed' | 'gone' | 'unreadable'): Surface => ({
  id: `notice-${id}`,
  sizes: DEVICES,
  show: negotiation('seat'),
  connection: () => ({ type }),
});

/** Somebody has come back after days, a little before the gallery's clock stopped. */
const AFTER_BREAK = { goesOnSince: Date.UTC(2026, 2, 2) };
const HOMEWORK = {
  type: 'setHomework',
  talksUntilAt: Date.UTC(2026, 2, 4, 10),
  sealedUntilAt: Date.UTC(2026, 2, 5, 10),
  zone: 'Asia/Shanghai',
  reveal: 'inClass',
} as const;

const NOTICES: readonly Surface[] = [
  {
    id: 'notice-reconnecting',
    sizes: DEVICES,
    show: negotiation('seat'),
    connection: (now) => ({ type: 'away', retryAtMs: now + RETRY_MS }),
  },
  {
    id: 'notice-blocked',
    sizes: DEVICES,
    // It names the WebSocket and an address.
    hasLatin: true,
    show: negotiation('seat'),
    connection: (now) => ({ type: 'away', retryAtMs: now + RETRY_MS, isBlocked: true }),
  },
  {
    id: 'notice-restarting',
    sizes: DEVICES,
    show: negotiation('seat'),
    connection: (now) => ({ type: 'restarting', retryAtMs: now + RETRY_MS }),
  },
  notice('replaced', 'replaced'),
  notice('outdated', 'outdated'),
  notice('removed', 'removed'),
  notice('gone', 'gone'),
  notice('unreadable', 'unreadable'),
  {
    id: 'notice-saving-paused',
    sizes: DEVICES,
    show: { ...negotiation('seat'), session: { savingPaused: true } },
  },
  {
    id: 'notice-history-lost',
    sizes: DEVICES,
    show: { ...negotiation('seat'), session: { historyLost: true } },
  },
  {
    id: 'notice-history-lost-host',
    sizes: DEVICES,
    show: { ...negotiation('host'), session: { historyLost: true } },
  },
  {
    id: 'notice-paused',
    sizes: DEVICES,
    show: world('seat', whenSentTo(ME), byHost({ type: 'pauseClock' })),
  },
  {
    id: 'notice-after-break',
    sizes: DEVICES,
    show: { ...world('seat', inPhase('negotiation', 2)), session: AFTER_BREAK },
  },
  {
    id: 'notice-after-break-screen',
    sizes: WALL,
    show: {
      ...world('screen', inPhase('negotiation', 2), byHost({ type: 'pauseClock' })),
      session: AFTER_BREAK,
    },
  },
  {
    id: 'notice-homework',
    sizes: DEVICES,
    // It names time zones.
    hasLatin: true,
    show: world('seat', whenSentTo(ME), byHost(HOMEWORK)),
  },
];

export const OF_COUNTRIES: readonly SurfaceGroup[] = [
  { title: 'A seat of countries', surfaces: SEAT },
  { title: 'Lesson and laboratory', surfaces: OTHER_GAMES },
  { title: 'Watching', surfaces: WATCHER },
  { title: 'The host’s console', surfaces: CONSOLE },
  { title: 'The big screen', surfaces: SCREEN },
  { title: 'What has just happened', surfaces: MOMENTS },
  { title: 'Dialogs', surfaces: DIALOGS },
  { title: 'Notices', surfaces: NOTICES },
];
