import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { pairsOf } from '#shared/rules/law/register.ts';
import { type PactTerms, dialCap } from '#shared/rules/provinces/pacts/breaches.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import type { Gate } from '../board/board.tsx';
import { blocColours } from '../model/blocColours.ts';

/** Levels of a dial, from letting pass to closing. */
export const LEVELS = [0, 1, 2, 3, 4] as const;
export const HIGHEST_LEVEL = 4;

/** Colours for pacts before they repeat. */
const SLOTS = 8;

/** What of a game its colours depend on. */
export type GameOfPacts = Pick<ProvinceGame, 'round'> & {
  readonly provinces: Pick<PicturedGame['provinces'], 'pacts'>;
  readonly reports: readonly Pick<ProvinceGame['reports'][number], 'pacts'>[];
};

/** Colour and hatch, 1–8, of whoever is in a pact: it stays while other pacts come and go, and when the same sign anew. */
export type PactColours = (members: readonly EconomyId[]) => number;

export function pactColours({ provinces, reports, round }: GameOfPacts): PactColours {
  const now = Object.values(provinces.pacts).filter(({ untilRound }) => untilRound >= round);
  return blocColours([...reports.map(({ pacts }) => pacts), now], SLOTS);
}

/** Of divisions that the centre made one, in the order in which it did: from the other end of the colours than pacts. */
export function slotOfMerged(place: number): number {
  return SLOTS - (place % SLOTS);
}

/** A province with a seat as the map shows it: levels as last revealed. */
export type MappedProvince = {
  readonly id: EconomyId;
  readonly wall: number;
  readonly block: number;
  /** Levels that the envelope in hand would set; absent where it changes nothing. */
  readonly next?: { readonly wall: number; readonly block: number };
  /** Highest level that pacts, and divisions made one, leave to its wall against others; absent: against them it stands as it is. */
  readonly caps: Readonly<Record<EconomyId, number>>;
  readonly isMe: boolean;
  /** Slots of the pacts that it is in, in the order in which they were made. */
  readonly slots: readonly number[];
  /** Degrees. */
  readonly seat: { readonly longitude: number; readonly latitude: number };
};

type MappedPact = {
  readonly id: AgreementId;
  readonly slot: number;
  readonly members: readonly EconomyId[];
  readonly isBinding: boolean;
};

/** Trade from seller to buyer that something tried would move, in 100 million yuan a year; less than 0 is lost. */
export type MovedTrade = {
  readonly seller: EconomyId;
  readonly buyer: EconomyId;
  readonly change: number;
};

export type ProvinceMapModel = {
  readonly provinces: readonly MappedProvince[];
  readonly pacts: readonly MappedPact[];
  readonly gates: readonly Gate[];
  /** Routes that stand, by name. */
  readonly corridors: readonly string[];
};

/** More members would have more gates between all pairs than a map can hold: the first has one with each of the others. */
const GATED_MEMBERS = 4;

/**
 * The pairs of pacts, in the colour of each, where areas alone do not tell them apart: of pacts whose members are in others too, and of
 * those made in this round. A gate stands open where the pact leaves no wall at all; of the
 * pairs of one pact the first alone carries it.
 */
export function pactGates(pacts: readonly Pact[], round: number, colourOf: PactColours): readonly Gate[] {
  const isInSeveral = (economy: EconomyId): boolean =>
    pacts.filter(({ members }) => members.includes(economy)).length > 1;
  return pacts
    .filter(({ members, sinceRound }) => sinceRound === round || members.some(isInSeveral))
    .flatMap(({ members, goods, atMost }) =>
      pairsShown(members).map((between, nth): Gate => ({
        between,
        isBare: nth > 0,
        level: goods === 'all' && atMost === 0 ? 2 : 1,
        slot: colourOf(members),
      })),
    );
}

function pairsShown(members: readonly EconomyId[]): readonly (readonly [EconomyId, EconomyId])[] {
  return pairsOf(members).filter(([one]) => members.length <= GATED_MEMBERS || one === members[0]);
}

/** What of a game its pictures show. */
export type PicturedGame = Pick<ProvinceGame, 'reports' | 'round'> & {
  readonly provinces: Pick<ProvinceGame['provinces'], 'centre'> & {
    readonly pacts: Readonly<Record<AgreementId, Pact>> | readonly Pact[];
    readonly provinces: Readonly<Record<EconomyId, { readonly wall: number; readonly block: number }>>;
  };
};

/** What the map of provinces shows; `measures` are those on this desk. */
export function provinceMapModel(
  { dealOrder, economies }: ProvincesScenario,
  game: PicturedGame,
  own: { readonly me?: EconomyId | undefined; readonly measures?: Measures | undefined } = {},
): ProvinceMapModel {
  const { provinces: all, round } = game;
  const colourOf = pactColours(game);
  // In the colour of the pact that binds it before others, as in every picture.
  const inForce = Object.values(all.pacts)
    .filter(({ untilRound }) => untilRound >= round)
    .toSorted((a, b) => Number(b.isBinding) - Number(a.isBinding));
  const pacts = inForce.map(({ id, members, isBinding }) => ({
    id,
    members,
    isBinding,
    slot: colourOf(members),
  }));
  const unions = [...mergedBefore(round, all), ...inForce];
  const provinces = dealOrder.map((id) => {
    const { wall = 0, block = 0 } = all.provinces[id] ?? {};
    const { measures } = own;
    const isMe = id === own.me;
    const isMoved = isMe && measures !== undefined && (measures.wall !== wall || measures.block !== block);
    return {
      id,
      wall,
      block,
      ...(isMoved ? { next: { wall: measures.wall, block: measures.block } } : {}),
      caps: capsOf(id, dealOrder, unions),
      isMe,
      slots: [...new Set(pacts.filter(({ members }) => members.includes(id)).map(({ slot }) => slot))],
      seat: economies.find((economy) => economy.id === id)?.pin ?? { longitude: 0, latitude: 0 },
    };
  });
  const corridors = game.reports.flatMap(({ corridor }) => (corridor?.isBuilt ? corridor.corridor : []));
  return { provinces, pacts, gates: pactGates(inForce, round, colourOf), corridors };
}

type Union = Pick<Pact, 'members' | 'goods' | 'atMost' | 'rules'>;

/** Divisions that the centre made one have no wall between them. */
function mergedBefore(round: number, provinces: PicturedGame['provinces']): readonly Union[] {
  const merged = provinces.centre.merged.filter((each) => each.round < round);
  return merged.map(({ members }) => ({ members, goods: 'all', atMost: 0, rules: [] }));
}

function capsOf(
  economy: EconomyId,
  seats: readonly EconomyId[],
  unions: readonly Union[],
): Readonly<Record<EconomyId, number>> {
  const caps: Record<EconomyId, number> = {};
  for (const other of seats) {
    const between = unions.filter(
      ({ members }) => other !== economy && members.includes(economy) && members.includes(other),
    );
    const most = wallToward(HIGHEST_LEVEL, between);
    if (most < HIGHEST_LEVEL) caps[other] = most;
  }
  return caps;
}

/** Level of a wall against one other province: at most what the pacts between both leave to it, kept or not. */
export function wallToward(wall: number, between: readonly PactTerms[]): number {
  return Math.min(wall, ...between.map((pact) => dialCap(pact, 'wall')));
}
