/**
 * Tasks that a government takes from its voters: each is judged once, at the end of play. Motives are those that the literature
 * gives for integration beside income: peace, voice, rivalry, access, treasury, lobbies, sovereignty.
 */

import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Opening, ScenarioId } from './vocabulary.ts';

/** What a task is about: a card takes at most one of each. */
export const MANDATE_AIMS = ['partners', 'trade', 'home'] as const;
export type MandateAim = (typeof MANDATE_AIMS)[number];

type Mandate = {
  readonly aim: MandateAim;
  /** Kinds that do not go with it on one card. */
  readonly excludes: readonly string[];
};

/** `economy`, `sector` and `amount` are those of the objective; what `amount` counts is said with each kind. */
export const MANDATES = {
  /** A free trade area or deeper with `economy`, an important customer. */
  agreementWith: { aim: 'partners', excludes: [] },
  /** The same with the neighbour that is strangest: trade as a way to peace (Schuman 1950; Martin, Mayer and Thoenig 2012). */
  peaceWithNeighbour: { aim: 'partners', excludes: [] },
  /** A bloc of at least `amount` seats: small states gain a voice by uniting. */
  smallStatesVoice: { aim: 'partners', excludes: [] },
  /** A bloc without `economy` whose members earn at least as much as its own (Baldwin 1993: dominoes). */
  counterBloc: { aim: 'partners', excludes: [] },
  /** Free trade areas or deeper with at least `amount` seats. */
  openPartners: { aim: 'partners', excludes: ['keepRevenue'] },
  /** To stand with somebody at level `amount` or deeper. */
  deepen: { aim: 'partners', excludes: ['keepSovereignty'] },
  /** To be the largest member of a customs union. */
  leadUnion: { aim: 'partners', excludes: ['keepSovereignty'] },
  /** Any bloc: what voters ask when another's prospers; added during play. */
  joinOne: { aim: 'partners', excludes: [] },
  /** Sales abroad of `sector`, `amount` per cent above the opening. */
  sellMore: { aim: 'trade', excludes: [] },
  /** The mean tariff on own goods abroad, `amount` per cent below the opening. */
  lowerTariffsAbroad: { aim: 'trade', excludes: [] },
  /** To be further on the way to the own prize (docs/rules.md, scores) than the mean of the seats. */
  outpace: { aim: 'trade', excludes: [] },
  /** Tariff revenue over income at least `amount` per cent of what it was. */
  keepRevenue: { aim: 'home', excludes: ['openPartners', 'lowerWall'] },
  /** Output of `sector`, the farm, at least `amount` per cent of what it was. */
  keepFarm: { aim: 'home', excludes: [] },
  /** No free trade area nor anything deeper with `economy`, an important customer. */
  noAgreementWith: { aim: 'home', excludes: [] },
  /** To stand with nobody deeper than level `amount`. */
  keepSovereignty: { aim: 'home', excludes: ['deepen', 'leadUnion'] },
  /** Support of at least `amount` when play ends. */
  holdSupport: { aim: 'home', excludes: [] },
  /** At least `amount` pledges given and none ever broken. */
  keepWord: { aim: 'home', excludes: [] },
  /** The own wall lowered by `amount` per cent: reform at home before others ask for it. */
  lowerWall: { aim: 'home', excludes: ['keepRevenue'] },
} as const satisfies Record<string, Mandate>;
export type MandateKind = keyof typeof MANDATES;

/** Points of the tasks on a card of two and of three; the sum is 100. */
export const MANDATE_POINTS = { 2: [60, 40], 3: [40, 30, 30] } as const;
export const MANDATE_MAX = 100;
/** Points of the task that is added when another's bloc prospers; a card never counts for more than 100. */
export const JOIN_ONE_POINTS = 20;
/** A bloc prospers when its members together are this much better off than at the opening. */
export const PROSPEROUS_BLOC_GAIN = 0.01;

/**
 * How much is asked, as whole numbers; per cents unless the kind counts something else. By opening where what is usual differs: set
 * so that bots do about half of the tasks; they pursue them in the First lesson alone.
 */
export const MANDATE_AMOUNTS = {
  smallStatesVoice: 3,
  openPartners: { small: 2, large: 3 },
  deepen: 4,
  sellMore: { standard: 50, highWalls: 100, today: 10 },
  lowerTariffsAbroad: { standard: 60, highWalls: 80, today: 45 },
  keepRevenue: { standard: 50, highWalls: 30, today: 60 },
  keepFarm: 97,
  keepSovereignty: 2,
  holdSupport: 50,
  keepWord: 2,
  lowerWall: { standard: 40, highWalls: 60, today: 10 },
} as const;
/** In games of fewer rounds less is asked: in four rounds of the world 17 per cent of bots lower their wall by 60 per cent and 44 by half, 3 stand at level 4 and 38 at level 3. */
export const SHORT_GAME = {
  belowRounds: 6,
  lowerWall: { standard: 40, highWalls: 50, today: 10 },
  deepen: 3,
} as const;

/** Seats below this part of the mean income count as small. */
export const SMALL_SEAT = 0.6;
/** Customers and rivals that a card may name: so many of the largest by trade. */
export const PARTNERS_NAMED = 4;

/** What is asked of a seat, without points. */
export type SingleTask = {
  readonly kind: MandateKind;
  readonly economy?: EconomyId;
  readonly sector?: SectorId;
  readonly amount?: number;
};

/**
 * The tasks of which the one of a seat is drawn where agreements are few, by scenario, opening and seat. Bots that go for one do it in a third
 * to two thirds of games, those that do not in far fewer, and none is done by every agreement (docs/balance.md, section 7): so what is easy for
 * one seat, or behind some tariffs, is not asked there, and amounts differ.
 */
export const SINGLE_TASKS: Readonly<
  Partial<
    Record<ScenarioId, Readonly<Partial<Record<Opening, Readonly<Record<EconomyId, readonly SingleTask[]>>>>>>
  >
> = {
  quartet: {
    standard: {
      ALB: [joinedBy('BOR'), joinedBy('DUN'), without('BOR'), selling('CLO', 60)],
      BOR: [joinedBy('DUN'), without('ALB'), selling('CLO', 45)],
      CAT: [without('DUN'), selling('GRA', 57)],
      DUN: [without('ALB'), without('BOR'), selling('GRA', 55)],
    },
    openCato: {
      ALB: [without('DUN'), selling('CLO', 55)],
      BOR: [without('CAT'), without('DUN')],
      CAT: [without('ALB'), without('BOR')],
      DUN: [without('ALB'), without('CAT'), selling('GRA', 58)],
    },
    foodWalls: {
      ALB: [without('BOR'), selling('CLO', 42)],
      BOR: [without('ALB'), selling('CLO', 30)],
      CAT: [without('DUN'), selling('GRA', 62)],
      DUN: [without('ALB'), selling('GRA', 73)],
    },
    closedAlba: {
      ALB: [without('BOR'), without('DUN')],
      BOR: [joinedBy('DUN'), without('DUN'), selling('CLO', 32)],
      CAT: [joinedBy('BOR'), selling('GRA', 49)],
      DUN: [joinedBy('BOR'), selling('GRA', 52)],
    },
  },
};

function joinedBy(economy: EconomyId): SingleTask {
  return { kind: 'agreementWith', economy };
}

function without(economy: EconomyId): SingleTask {
  return { kind: 'counterBloc', economy };
}

function selling(sector: SectorId, amount: number): SingleTask {
  return { kind: 'sellMore', sector, amount };
}
