import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type {
  ClassStage,
  ClassWelcome,
  ClassroomActor,
  ClassroomIntent,
  HostClassroomIntent,
} from '#shared/protocol/classroom.ts';
import type { HostIntent, SeatIntent, ServerIntent } from '#shared/protocol/intents.ts';
import type { HelperLine } from '#shared/protocol/classHosts.ts';
import type { SessionView } from '#shared/protocol/session.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Moment } from '../panels/moments/momentsModel.ts';
import type { Route } from '../state/router.ts';
import type { ConnectionState } from '../state/store.ts';
import type { PlainKey } from '../text/areas.ts';
import type { Role, SharedAs } from './galleryRoom.ts';
import type { Asked, GameId } from './games.ts';

export const SIZES = {
  phone: { width: 390, height: 844 },
  laptop: { width: 1366, height: 768 },
  projector: { width: 1920, height: 1080 },
} as const;
export type SizeId = keyof typeof SIZES;

export type Wanted = (state: GameState) => boolean;

/** A table at a moment of a game, and whose device shows it. */
export type TableShown = {
  readonly game: GameId;
  readonly role: Role;
  readonly at: Wanted;
  /** What is asked of the rules after that. */
  readonly asked?: readonly Asked[];
  /** Bots have spoken to all. */
  readonly hasBotTalk?: true;
  /** The seat plays alone, and steps its game itself. */
  readonly isAlone?: true;
  /** Another person of a class shares the seat: the first office that the device has. */
  readonly sharedAs?: SharedAs;
  /** What is different about the session. */
  readonly session?: Partial<SessionView>;
};

/** A class at a stage, and whose device shows it. */
export type ClassShown = {
  readonly stage: ClassStage;
  readonly role: ClassWelcome['role'];
  /** How many have come. */
  readonly people?: number;
  /** Other hosts, and as which of them this device is here. */
  readonly helpers?: readonly HelperLine[];
  readonly helper?: HelperLine;
  /** Games that these people have played before. */
  readonly games?: 1;
  /** What the host asks while it gathers. */
  readonly asked?: readonly HostClassroomIntent[];
  /** What is asked of the class once it is at its stage, and by whom. */
  readonly afterwards?: readonly (readonly [ClassroomActor, ClassroomIntent])[];
};

/** One picture of the product. */
export type Surface = {
  readonly id: string;
  readonly sizes: readonly SizeId[];
  readonly show:
    | TableShown
    | ClassShown
    | 'faces'
    | Exclude<Route['page'], 'class' | 'print' | 'replay' | 'report'>;
  /** Pressed one after the other; on a phone `pressOnPhone` before them. */
  readonly press?: readonly Press[];
  readonly pressOnPhone?: readonly Press[];
  /** Names of authors and formulas stand in it as they are written, in Chinese too. */
  readonly hasLatin?: boolean;
  /** A card of something that has just happened, over it. */
  readonly moment?: Moment;
  /** How the device stands to its table once all that is done. */
  readonly connection?: (localNowMs: number) => ConnectionState;
};
export type SurfaceGroup = { readonly title: string; readonly surfaces: readonly Surface[] };

/** What people hold in their hands or have on a desk. */
export const DEVICES: readonly SizeId[] = ['phone', 'laptop'];
export const PHONE: readonly SizeId[] = ['phone'];
export const LAPTOP: readonly SizeId[] = ['laptop'];
/** The big screen hangs on a wall. */
export const WALL: readonly SizeId[] = ['projector'];
export const ALL: readonly SizeId[] = ['phone', 'laptop', 'projector'];

/** The panes of a phone. */
export const PANE = {
  map: '.phone-tabs button:nth-child(2)',
  chat: '.phone-tabs button:nth-child(3)',
  economy: '.phone-tabs button:nth-child(4)',
} as const;

/** The first moment of a phase. */
export function inPhase(phase: GameState['phase'], round = 1): Wanted {
  return (state) =>
    state.phase === phase && (phase === 'lobby' || phase === 'debrief' || state.round === round);
}

/** Proposals are on the table: one that only `seat` has yet to sign, and others that are law. */
export function whenSentTo(seat: EconomyId): Wanted {
  return ({ phase, round, proposals }) => {
    const all = Object.values(proposals);
    const isLaw = all.some(({ status }) => status === 'concluded');
    const isSent = all.some(
      ({ status, author, parties, signatures }) =>
        status === 'open' &&
        author !== seat &&
        parties.includes(seat) &&
        parties.every((party) => (signatures[party] === undefined) === (party === seat)),
    );
    return phase === 'negotiation' && round === 1 && isLaw && isSent;
  };
}

export function byHost(...intents: readonly HostIntent[]): Asked[] {
  return intents.map((intent) => [{ type: 'host' }, intent]);
}

export function bySeat(economy: EconomyId, ...intents: readonly SeatIntent[]): Asked[] {
  return intents.map((intent) => [{ type: 'seat', economy }, intent]);
}

export function byServer(...intents: readonly ServerIntent[]): Asked[] {
  return intents.map((intent) => [{ type: 'server' }, intent]);
}

export function atStop(stop: RevealStop): Asked[] {
  return byHost({ type: 'stepReveal', stop });
}

/** From the talks on: a seat breaks the word that it gives, for which the reveal has a stop. */
export function breakingWord(economy: EconomyId, sector: SectorId): Asked[] {
  const undertaking = { type: 'sectorAtMost', sector, rateBp: 0 } as const;
  return [
    ...bySeat(economy, { type: 'givePledge', to: { type: 'all' }, undertaking }),
    ...byHost({ type: 'skipPhase' }),
    ...bySeat(economy, { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 0, apart: [] } }),
    ...byHost({ type: 'skipPhase' }),
    ...atStop('pledges'),
  ];
}

/** A control by its selector or by the sentence on it; text to read to its end; a slider to set; a field to type into. */
export type Press =
  | string
  | { readonly say: PlainKey }
  | { readonly readToEndOf: string }
  | { readonly slider: string; readonly by: number }
  | { readonly type: string; readonly into: string };
