import type { SectorId } from '#shared/kernel/ids.ts';
import type { EventKey } from './eventKeys.ts';

/** Whom a card names: the seed draws somebody who fits, or the host says who. */
const EVENT_ROLES = [
  'anyone',
  'large',
  'small',
  'developed',
  'developing',
  'inBloc',
  'outsideBlocs',
  /** Exports much of the card's sector. */
  'producer',
] as const;
export type EventRole = (typeof EVENT_ROLES)[number];

/** What a scenario's sectors stand for; a card that speaks of one that a scenario lacks is not played there. */
const EVENT_SECTORS = ['farm', 'energy', 'machines', 'electronics'] as const;
export type EventSector = (typeof EVENT_SECTORS)[number];

/** Where an effect falls: the card's sector, all that passes a border, or services too. */
export type EventScope = 'sector' | 'goods' | 'everything';

/** Who is hit: those named, or all who stand so when the round is settled. */
export type EventTarget =
  | 'first'
  | 'second'
  | 'third'
  | 'fourth'
  | 'everyone'
  | 'others'
  | 'blocMembers'
  | 'outsiders'
  | 'restOfWorld';

/** Which pairs of economies are hit by how they stand with each other. */
export type EventPairs =
  /** A free trade area or more joins them. */
  | 'partners'
  /** One of them has partners that the other is not among. */
  | 'acrossBlocs'
  /** No currency in common: everybody but members of a full integration among themselves. */
  | 'twoCurrencies';

/** One thing that a card does in every round of its course, to the model or to support. Per cent of what it changes. */
export type EventEffect =
  | {
      readonly type: 'productivity';
      readonly of: EventTarget;
      readonly on: EventScope;
      readonly percent: number;
    }
  | { readonly type: 'capital'; readonly of: EventTarget; readonly on: EventScope; readonly percent: number }
  /** Capital of the first moves to the second: so much of what the smaller of the two has; nothing is lost. */
  | { readonly type: 'capitalMove'; readonly on: EventScope; readonly percent: number }
  /** People of the second move to the first: so much of the first's number; nobody is lost. */
  | { readonly type: 'peopleMove'; readonly percent: number }
  /** Iceberg cost of what the ones sell to the others. */
  | {
      readonly type: 'tradeCost';
      readonly from: EventTarget;
      readonly to: EventTarget;
      readonly bothWays: boolean;
      readonly on: EventScope;
      readonly percent: number;
    }
  | {
      readonly type: 'pairCost';
      readonly pairs: EventPairs;
      readonly on: EventScope;
      readonly percent: number;
    }
  /** So much of the imports passes the border without paying its tariff. */
  | { readonly type: 'evasion'; readonly of: EventTarget; readonly percent: number }
  /** The first pays the second so much of the smaller income of the two. */
  | { readonly type: 'transfer'; readonly percent: number }
  | { readonly type: 'support'; readonly of: EventTarget; readonly points: number };

/** A card of the deck as data; its sentences stand in the language files under `event.<key>`. */
export type EventCard = {
  readonly key: EventKey;
  /** Whom it names, from the first on. */
  readonly roles: readonly EventRole[];
  readonly sector?: EventSector;
  readonly effects: readonly EventEffect[];
  /** Rounds in which it works; `lasting` works to the end, the years after included. */
  readonly rounds: number | 'lasting';
  /** The first does something of its own will: chance makes no person do it. */
  readonly isAct?: true;
  /** Only while there is a free trade area or more. */
  readonly needsBloc?: true;
  /** Where sign and size come from. */
  readonly source: string;
};

/** Cards that may begin in the same round: the seed's and one of the host's, or two of the host's. */
export const EVENTS_PER_ROUND = 2;

/** Sectors of the scenarios that stand for a card's; the first that a scenario has. */
export const SECTORS_OF_EVENTS = {
  farm: ['AGR', 'GRA'],
  energy: ['MAT'],
  machines: ['MAC', 'CLO'],
  electronics: ['ELE'],
} as const satisfies Record<EventSector, readonly SectorId[]>;

/** Parts of the seats that count as large and as producers of a sector: by income, and by what they sell abroad. */
export const LARGE_SHARE = 1 / 3;
export const PRODUCER_SHARE = 1 / 3;
