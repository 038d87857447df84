import { DEBRIEF_PAGES, REVEAL_STOPS } from '#shared/content/vocabulary.ts';
import type { Asked } from './games.ts';
import {
  atStop,
  byHost,
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

/** The stops of its second round, in which no pact is seen broken. */
const STOPS = REVEAL_STOPS.filter((stop) => stop !== 'pledges');

const ME = 'SN';
/** Money that came from a neighbour. */
const LIVELY: readonly Asked[] = bySeat('SH', { type: 'payProvince', to: ME, yuan100m: 20 });

function table(role: TableShown['role'], at: Wanted, asked: readonly Asked[] = []): TableShown {
  return { game: 'provinces', role, at, asked };
}
const negotiation = (role: TableShown['role']): TableShown => table(role, whenSentTo(ME), LIVELY);

function negotiating(id: string, press: Surface['press'] = []): Surface {
  return { id: `provinces-negotiation-${id}`, sizes: DEVICES, show: negotiation('seat'), press };
}

const SEAT: readonly Surface[] = [
  { id: 'provinces-lobby', sizes: DEVICES, show: table('seat', inPhase('lobby')) },
  { id: 'provinces-briefing', sizes: DEVICES, show: table('seat', inPhase('briefing')), hasLatin: true },
  negotiating('proposals'),
  negotiating('register', [{ say: 'pacts.register' }]),
  negotiating('proposal', ['.slip-open']),
  negotiating('desk', [{ say: 'pacts.write' }]),
  { id: 'provinces-negotiation-honeycomb', sizes: PHONE, show: negotiation('seat'), press: [PANE.map] },
  { id: 'provinces-negotiation-chat', sizes: PHONE, show: negotiation('seat'), press: [PANE.chat] },
  { id: 'provinces-negotiation-economy', sizes: PHONE, show: negotiation('seat'), press: [PANE.economy] },
  {
    id: 'provinces-negotiation-map',
    sizes: PHONE,
    show: negotiation('seat'),
    press: [PANE.map, { say: 'map.geography' }],
  },
  {
    id: 'provinces-negotiation-table',
    sizes: DEVICES,
    show: negotiation('seat'),
    pressOnPhone: [PANE.map],
    press: [{ say: 'map.table' }],
  },
  { id: 'provinces-measures', sizes: DEVICES, show: table('seat', inPhase('policy')) },
  {
    id: 'provinces-measures-tried',
    sizes: DEVICES,
    show: table('seat', inPhase('policy')),
    press: ['.measures [data-level="3"]'],
  },
  {
    id: 'provinces-measures-sealed',
    sizes: DEVICES,
    show: table('seat', inPhase('policy')),
    press: [{ say: 'measures.seal' }],
  },
  ...STOPS.map((stop): Surface => ({
    id: `provinces-reveal-${stop}`,
    sizes: DEVICES,
    show: table('seat', inPhase('results', 2), atStop(stop)),
  })),
  {
    id: 'provinces-end',
    sizes: DEVICES,
    show: table('seat', inPhase('debrief')),
    press: [{ say: 'end.handOut' }],
  },
  {
    id: 'provinces-end-alone',
    sizes: DEVICES,
    show: { ...table('seat', inPhase('debrief')), isAlone: true },
  },
  {
    id: 'provinces-end-alone-foot',
    sizes: DEVICES,
    show: { ...table('seat', inPhase('debrief')), isAlone: true },
    press: [{ readToEndOf: 'html' }],
  },
];

const OTHERS: readonly Surface[] = [
  { id: 'provinces-watcher', sizes: DEVICES, show: negotiation('watcher') },
  {
    id: 'provinces-watcher-end',
    sizes: DEVICES,
    show: table('watcher', inPhase('debrief')),
    press: [{ say: 'end.handOut' }],
  },
  {
    id: 'provinces-console-negotiation',
    sizes: DEVICES,
    show: {
      game: 'centre',
      role: 'host',
      at: inPhase('negotiation', 2),
      asked: byHost({ type: 'actAsCentre', act: { type: 'reform', reform: 'separation' } }),
    },
  },
  {
    id: 'provinces-console-policy',
    sizes: LAPTOP,
    show: { game: 'centre', role: 'host', at: inPhase('policy', 2) },
  },
  {
    id: 'provinces-console-reveal',
    sizes: LAPTOP,
    show: table('host', inPhase('results', 2), atStop('flows')),
  },
  { id: 'provinces-console-debrief', sizes: DEVICES, show: table('host', inPhase('debrief')) },
];

const SCREEN: readonly Surface[] = [
  { id: 'provinces-screen-lobby', sizes: WALL, show: table('screen', inPhase('lobby')) },
  { id: 'provinces-screen-briefing', sizes: WALL, show: table('screen', inPhase('briefing')) },
  { id: 'provinces-screen-negotiation', sizes: WALL, show: negotiation('screen') },
  { id: 'provinces-screen-bot-word', sizes: WALL, show: { ...negotiation('screen'), hasBotTalk: true } },
  { id: 'provinces-screen-policy', sizes: WALL, show: table('screen', inPhase('policy')) },
  ...STOPS.map((stop): Surface => ({
    id: `provinces-screen-reveal-${stop}`,
    sizes: WALL,
    show: table('screen', inPhase('results', 2), atStop(stop)),
  })),
  ...DEBRIEF_PAGES.filter((page) => page !== 'predictions').map((page): Surface => ({
    id: `provinces-screen-debrief-${page}`,
    sizes: WALL,
    show: table('screen', inPhase('debrief'), byHost({ type: 'turnDebrief', page })),
  })),
];

export const OF_PROVINCES: readonly SurfaceGroup[] = [
  { title: 'A seat of provinces', surfaces: SEAT },
  { title: 'Provinces: watching and the host’s console', surfaces: OTHERS },
  { title: 'Provinces: the big screen', surfaces: SCREEN },
];
