import { DEBRIEF_STEPS } from '#shared/content/vocabulary.ts';
import { OF_COUNTRIES } from './countries.ts';
import { OF_PROVINCES } from './provinces.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import type { HelperLine } from '#shared/protocol/classHosts.ts';
import {
  ALL,
  type ClassShown,
  DEVICES,
  inPhase,
  LAPTOP,
  PHONE,
  type Surface,
  type SurfaceGroup,
  type TableShown,
  WALL,
} from './surface.ts';

/** Pages that need no table. */
const BEFORE: readonly Surface[] = [
  { id: 'front', sizes: ALL, show: 'front' },
  { id: 'open', sizes: DEVICES, show: 'open', press: ['details.advanced summary'] },
  {
    id: 'open-laboratory',
    sizes: LAPTOP,
    show: 'open',
    press: [{ say: 'open.moreGames' }, { say: 'preset.laboratory' }],
  },
  {
    id: 'open-provinces',
    sizes: DEVICES,
    show: 'open',
    press: [{ say: 'open.moreGames' }, { say: 'preset.provincesFull' }],
  },
  { id: 'alone', sizes: DEVICES, show: 'alone' },
  { id: 'alone-provinces', sizes: DEVICES, show: 'alone' },
  { id: 'join', sizes: DEVICES, show: 'join' },
  { id: 'screen-code', sizes: DEVICES, show: 'screen' },
  { id: 'glossary', sizes: DEVICES, show: 'concepts' },
  { id: 'rules', sizes: DEVICES, show: 'help' },
  { id: 'model', sizes: DEVICES, show: 'model', hasLatin: true },
  { id: 'no-table', sizes: DEVICES, show: 'table' },
  { id: 'faces', sizes: LAPTOP, show: 'faces' },
  { id: 'unknown-page', sizes: DEVICES, show: 'unknown' },
];

const DEALT = { type: 'proposeDeal', mode: 'even', pins: {} } as const;

const ASSISTANT: HelperLine = {
  id: 'h2',
  kind: 'assistant',
  label: 'm32',
  tables: ['B', 'C'],
  connected: true,
};
const HELPERS: readonly HelperLine[] = [
  { id: 'h1', kind: 'coTeacher', label: 'm31', tables: [], connected: true },
  ASSISTANT,
  { id: 'h3', kind: 'screen', label: 'm33', tables: [], connected: false },
];

function raisedBy(member: MemberId): NonNullable<ClassShown['afterwards']>[number] {
  return [{ type: 'member' }, { type: 'raiseHand', member, raised: true }];
}

const SHARED_SEAT: TableShown = { game: 'lesson', role: 'seat', at: inPhase('negotiation', 2) };

/** The class, from opening it to the end of its games. */
const CLASS: readonly Surface[] = [
  {
    id: 'class-open',
    sizes: DEVICES,
    show: 'open',
    press: [{ say: 'open.for.class' }, { type: '34', into: '.for-whom .field' }],
  },
  { id: 'class-waiting', sizes: PHONE, show: { stage: 'gathering', role: 'member' } },
  { id: 'class-screen-gathering', sizes: WALL, show: { stage: 'gathering', role: 'screen' } },
  { id: 'class-screen-seated', sizes: WALL, show: { stage: 'dealt', role: 'screen' } },
  { id: 'class-nobody', sizes: DEVICES, show: { stage: 'gathering', role: 'host', people: 0 } },
  {
    id: 'class-rehearsal',
    sizes: DEVICES,
    show: {
      stage: 'gathering',
      role: 'host',
      people: 0,
      asked: [{ type: 'rehearse', people: 30, speed: 1 }],
    },
  },
  { id: 'class-gathering', sizes: DEVICES, show: { stage: 'gathering', role: 'host' } },
  { id: 'class-deal', sizes: DEVICES, show: { stage: 'gathering', role: 'host', asked: [DEALT] } },
  {
    id: 'class-deal-together',
    sizes: LAPTOP,
    show: {
      stage: 'gathering',
      role: 'host',
      asked: [{ ...DEALT, mode: 'together', pins: { m1: 'B', m2: 'B' } }],
    },
  },
  {
    id: 'class-person',
    sizes: DEVICES,
    show: { stage: 'gathering', role: 'host', asked: [DEALT] },
    press: ['.dealt button'],
  },
  { id: 'class-seated', sizes: DEVICES, show: { stage: 'dealt', role: 'host' } },
  { id: 'class-tables', sizes: DEVICES, show: { stage: 'playing', role: 'host' } },
  {
    id: 'class-homework',
    sizes: DEVICES,
    // It names time zones.
    hasLatin: true,
    show: { stage: 'playing', role: 'host' },
    press: ['.table-card summary'],
  },
  {
    id: 'class-hosts',
    sizes: DEVICES,
    show: { stage: 'playing', role: 'host', helpers: HELPERS },
  },
  {
    id: 'class-invite',
    sizes: DEVICES,
    show: { stage: 'playing', role: 'host', helpers: HELPERS },
    press: [{ say: 'class.helpers.add' }],
  },
  {
    id: 'class-assistant',
    sizes: DEVICES,
    show: { stage: 'playing', role: 'host', helper: ASSISTANT },
  },
  {
    id: 'class-second',
    sizes: DEVICES,
    show: { stage: 'gathering', role: 'host', games: 1, asked: [DEALT] },
    press: ['[aria-labelledby=class-past] summary'],
  },
  {
    id: 'class-tables-refused',
    sizes: DEVICES,
    show: { stage: 'playing', role: 'host' },
    press: ['.class-presses .btn.primary'],
  },
  {
    id: 'class-skip',
    sizes: LAPTOP,
    show: { stage: 'playing', role: 'host' },
    press: ['[data-table=A] input', '[data-table=E] input', { say: 'class.skip' }],
  },
  {
    id: 'class-hands',
    sizes: DEVICES,
    show: { stage: 'playing', role: 'host', afterwards: [raisedBy('m2'), raisedBy('m9')] },
  },
  { id: 'shared-seat', sizes: DEVICES, show: { ...SHARED_SEAT, sharedAs: 'chair' } },
  { id: 'shared-seat-envoy', sizes: DEVICES, show: { ...SHARED_SEAT, sharedAs: 'envoy' } },
  {
    id: 'shared-seat-offices',
    sizes: DEVICES,
    show: { ...SHARED_SEAT, sharedAs: 'chair' },
    press: ['.seat-offices'],
  },
  { id: 'class-screen-wall', sizes: WALL, show: { stage: 'playing', role: 'screen' } },
  { id: 'class-screen-spread', sizes: WALL, show: { stage: 'debrief', role: 'screen' } },
  ...(['tour', ...DEBRIEF_STEPS] as const).map((view): Surface => ({
    id: `class-screen-${view}`,
    sizes: WALL,
    show: {
      stage: 'debrief',
      role: 'screen',
      afterwards: [[{ type: 'host' }, { type: 'turnScreen', view }]],
    },
  })),
  { id: 'class-debrief', sizes: DEVICES, show: { stage: 'debrief', role: 'host' } },
  {
    id: 'class-debrief-offer',
    sizes: LAPTOP,
    show: {
      stage: 'debrief',
      role: 'host',
      afterwards: [[{ type: 'host' }, { type: 'turnScreen', view: 'whatIf', table: 'A' }]],
    },
  },
  {
    id: 'class-eyes-up',
    sizes: PHONE,
    show: {
      stage: 'gathering',
      role: 'member',
      afterwards: [[{ type: 'host' }, { type: 'callEyes', up: true }]],
    },
  },
  { id: 'class-over', sizes: DEVICES, show: { stage: 'debrief', role: 'host' } },
];

/** Every surface of the gallery, in the order of the list. */
export const GROUPS: readonly SurfaceGroup[] = [
  { title: 'Before a table', surfaces: BEFORE },
  ...OF_COUNTRIES,
  ...OF_PROVINCES,
  { title: 'The class', surfaces: CLASS },
];
export const SURFACES: readonly Surface[] = GROUPS.flatMap(({ surfaces }) => surfaces);
