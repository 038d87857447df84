import { fromKeys, must } from '#shared/kernel/records.ts';
import { FISCAL_CARDS } from './fiscalCards.ts';
import { HISTORY_CARDS } from './historyCards.ts';
import { LAW_CARDS } from './lawCards.ts';
import { MARKET_CARDS } from './marketCards.ts';
import type { ProvinceCard } from './provinceCard.ts';
import { PROVINCE_CARD_KEYS, type ProvinceCardKey } from './provinceCardKeys.ts';

const CARDS: readonly ProvinceCard[] = [...HISTORY_CARDS, ...FISCAL_CARDS, ...MARKET_CARDS, ...LAW_CARDS];

/** Cards that may begin in the same round. */
export const PROVINCE_CARDS_PER_ROUND = 2;

/** Every card by its key, in the order of their years. */
export const PROVINCE_DECK: Readonly<Record<ProvinceCardKey, ProvinceCard>> = fromKeys(
  PROVINCE_CARD_KEYS,
  (key) =>
    must(
      CARDS.find((card) => card.key === key),
      `card ${key}`,
    ),
);

const KEYS: readonly string[] = PROVINCE_CARD_KEYS;

export function isProvinceCardKey(text: string): text is ProvinceCardKey {
  return KEYS.includes(text);
}

/** The card of an event; that there is none of its name is a bug. */
export function provinceCard(key: string): ProvinceCard {
  if (!isProvinceCardKey(key)) throw new Error(`no card ${key}`);
  return PROVINCE_DECK[key];
}
