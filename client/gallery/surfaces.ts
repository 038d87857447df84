import type { SessionView } from '#shared/protocol/session.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { ConnectionState } from '../state/store.ts';
import type { Route } from '../state/router.ts';
import type { Asked, GameId } from './games.ts';
import type { Role } from './galleryRoom.ts';

export const SIZES = {
  phone: { width: 390, height: 844 },
  laptop: { width: 1366, height: 768 },
  projector: { width: 1920, height: 1080 },
} as const;
export type SizeId = keyof typeof SIZES;

/** A table at a moment of a game, and whose device shows it. */
export type TableShown = {
  readonly game: GameId;
  readonly role: Role;
  readonly at: (state: GameState) => boolean;
  /** What is asked of the rules after that. */
  readonly asked?: readonly Asked[];
  /** What is different about the session. */
  readonly session?: Partial<SessionView>;
};

/** One picture of the product. */
export type Surface = {
  readonly id: string;
  readonly group: string;
  readonly sizes: readonly SizeId[];
  readonly show: TableShown | Route['page'];
  /** Pressed one after the other; a phone may need other presses first. */
  readonly press?: readonly string[];
  readonly pressOnPhone?: readonly string[];
  /** How the device stands to its table once all that is done. */
  readonly connection?: (localNowMs: number) => ConnectionState;
};

const ANY: readonly SizeId[] = ['phone', 'laptop'];
const WALL: readonly SizeId[] = ['projector'];

const inPhase =
  (phase: GameState['phase'], round = 1) =>
  (state: GameState): boolean =>
    state.phase === phase && state.round === round;

export const SURFACES: readonly Surface[] = [
  { id: 'front', group: 'Before a table', sizes: [...ANY, 'projector'], show: 'front' },
  { id: 'open', group: 'Before a table', sizes: ANY, show: 'open' },
  { id: 'glossary', group: 'Before a table', sizes: ANY, show: 'concepts' },
  {
    id: 'countries-briefing',
    group: 'Countries',
    sizes: ANY,
    show: { game: 'world', role: 'seat', at: inPhase('briefing') },
  },
  {
    id: 'countries-screen-lobby',
    group: 'Big screen',
    sizes: WALL,
    show: { game: 'world', role: 'screen', at: ({ phase }: GameState) => phase === 'lobby' },
  },
];
