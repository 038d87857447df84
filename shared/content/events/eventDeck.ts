import { fromKeys, must } from '#shared/kernel/records.ts';
import { BLOCS } from './blocs.ts';
import type { EventCard } from './eventCard.ts';
import { LESSON_EVENT_KEYS } from '../presets.ts';
import { EVENT_KEYS, type EventKey } from './eventKeys.ts';
import { GROWTH } from './growth.ts';
import { NATURE } from './nature.ts';
import { POWERS } from './powers.ts';

/** Crises that stop integration: people look inward, and pay for it. */
const CRISES = [
  {
    key: 'oilShock',
    roles: [],
    sector: 'energy',
    effects: [
      { type: 'productivity', of: 'restOfWorld', on: 'sector', percent: -2 },
      { type: 'tradeCost', from: 'restOfWorld', to: 'everyone', bothWays: false, on: 'sector', percent: 8 },
      { type: 'support', of: 'everyone', points: -1 },
    ],
    rounds: 2,
    source: 'Hamilton, What is an oil shock?, Journal of Econometrics 113 (2003)',
  },
  {
    key: 'stagflation',
    roles: [],
    effects: [
      { type: 'productivity', of: 'everyone', on: 'everything', percent: -0.25 },
      { type: 'support', of: 'everyone', points: -2 },
    ],
    rounds: 2,
    source: 'Bruno and Sachs, Economics of Worldwide Stagflation (1985)',
  },
  {
    key: 'currencyCrisis',
    roles: [],
    effects: [
      { type: 'pairCost', pairs: 'twoCurrencies', on: 'goods', percent: 1.5 },
      { type: 'support', of: 'everyone', points: -1 },
    ],
    rounds: 2,
    source: 'Eichengreen, Globalizing Capital (1996); Rose, One money, one market, Economic Policy 15 (2000)',
  },
  {
    key: 'financialCrisis',
    roles: ['large'],
    effects: [
      { type: 'productivity', of: 'first', on: 'everything', percent: -0.25 },
      { type: 'productivity', of: 'others', on: 'everything', percent: -0.1 },
      { type: 'capital', of: 'first', on: 'everything', percent: -0.8 },
      { type: 'support', of: 'first', points: -3 },
    ],
    rounds: 2,
    source: 'Reinhart and Rogoff, This Time Is Different (2009)',
  },
  {
    key: 'debtCrisis',
    roles: ['developing', 'large'],
    effects: [
      { type: 'transfer', percent: 0.4 },
      { type: 'support', of: 'first', points: -3 },
    ],
    rounds: 2,
    source: 'Cline, International Debt Reexamined (1995)',
  },
  {
    key: 'barrierRelapse',
    roles: [],
    effects: [{ type: 'pairCost', pairs: 'partners', on: 'goods', percent: 1.5 }],
    rounds: 2,
    needsBloc: true,
    source: 'Bhagwati, Protectionism (1988)',
  },
] as const satisfies readonly EventCard[];

/** For four economies and two goods, as large as a good agreement there: whom one wants to sign with changes, and one round later is as before. */
const LESSON = [
  {
    key: 'floods',
    roles: ['anyone', 'anyone'],
    effects: [{ type: 'tradeCost', from: 'first', to: 'second', bothWays: true, on: 'goods', percent: 8 }],
    rounds: 1,
    source:
      'Feyrer, Distance, trade, and income: the 1967 to 1975 closing of the Suez canal, Journal of Development Economics 153 (2021)',
  },
  {
    key: 'fastTrain',
    roles: ['anyone', 'anyone'],
    effects: [{ type: 'tradeCost', from: 'first', to: 'second', bothWays: true, on: 'goods', percent: -6 }],
    rounds: 1,
    source: 'Donaldson, Railroads of the Raj, American Economic Review 108 (2018)',
  },
  {
    // Every seat has one way that is worse and one that is better, so that the draw favours nobody much.
    key: 'floodsAndTrain',
    roles: ['anyone', 'anyone', 'anyone', 'anyone'],
    effects: [
      { type: 'tradeCost', from: 'first', to: 'second', bothWays: true, on: 'goods', percent: 8 },
      { type: 'tradeCost', from: 'third', to: 'fourth', bothWays: true, on: 'goods', percent: 8 },
      { type: 'tradeCost', from: 'first', to: 'third', bothWays: true, on: 'goods', percent: -5 },
      { type: 'tradeCost', from: 'second', to: 'fourth', bothWays: true, on: 'goods', percent: -5 },
    ],
    rounds: 1,
    source: 'Feyrer 2021 and Donaldson 2018, as above',
  },
] as const satisfies readonly EventCard[];

const CARDS: readonly EventCard[] = [...CRISES, ...NATURE, ...POWERS, ...BLOCS, ...GROWTH, ...LESSON];

/** The deck: every card by its key. */
export const EVENT_DECK: Readonly<Record<EventKey, EventCard>> = fromKeys(EVENT_KEYS, (key) =>
  must(
    CARDS.find((card) => card.key === key),
    `card ${key}`,
  ),
);

const LESSON_KEYS: readonly string[] = LESSON_EVENT_KEYS;
const USUAL_KEYS = EVENT_KEYS.filter((key) => !LESSON_KEYS.includes(key));

const KEYS: readonly string[] = EVENT_KEYS;

export function isEventKey(text: string): text is EventKey {
  return KEYS.includes(text);
}

/** Of which cards the seed draws, and the host lays out: those that the limits of a table name, else the deck without the First lesson's. */
export function cardsDrawn(
  limits: { readonly cards?: readonly EventKey[] | undefined } | undefined,
): readonly EventKey[] {
  return limits?.cards ?? USUAL_KEYS;
}
