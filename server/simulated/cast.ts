/** Who comes to a rehearsal: names in the language of the class, and the trouble that some of them make. */
import type { Language } from '#shared/content/vocabulary.ts';

/** Trouble that a class makes, so that its host has met it before. */
export const TROUBLES = [
  /** Types a name that somebody has. */
  'sameName',
  /** Presses nothing at all. */
  'asleep',
  /** Asks for what is refused, three times. */
  'isRefused',
  'raisesHand',
  /** Loses the phone in a negotiation. */
  'goesForGood',
  /** Is gone for half a minute, from the second round on. */
  'goesAndReturns',
] as const;
export type Trouble = (typeof TROUBLES)[number];

export type Cast = {
  /** The first that is free is taken. */
  readonly names: readonly string[];
  readonly trouble?: Trouble;
  /** From the beginning of the rehearsal on, in time of people. */
  readonly comesAfterMs: number;
  /** The browser keeps nothing. */
  readonly forgets: boolean;
  /** Comes only after the game has begun. */
  readonly isLate: boolean;
};

const NAMES = {
  en:
    'Ada Ben Cleo David Emma Felix Grace Hugo Iris Jonas Kira Leo Maya Noah Olga Pablo Quinn Rosa Sam Tara Umar Vera Will ' +
    'Xenia Yusuf Zoe Anton Bella Carlos Dina Erik Freya',
  zh:
    '安然 博文 晨曦 大伟 恩雅 芳菲 国强 海燕 佳怡 凯文 丽娜 明哲 宁静 鹏飞 晴川 若曦 思远 天佑 婉清 晓峰 雅琪 子涵 志远 雨桐 ' +
    '家豪 静怡 浩然 欣妍 宇轩 梓萱 俊杰 诗涵',
} as const satisfies Record<Language, string>;

/** Stands behind every simulated name, on whatever surface it is shown. */
const MARK = { en: (name: string) => `${name} (sim)`, zh: (name: string) => `${name}（模拟）` } as const;

/** Everybody but those who are late comes within so long. */
const COME_WITHIN_MS = 15_000;
/** One in so many is late. */
const LATE_IN = 10;
const LEAST_FOR_TROUBLE = 4;

/** So many people for a rehearsal; troubles are spread, so that they meet different tables. */
export function castRehearsal(people: number, language: Language): readonly Cast[] {
  const late = people < LEAST_FOR_TROUBLE ? 0 : Math.ceil(people / LATE_IN);
  const punctual = people - late;
  const troubles = new Map<number, Trouble>(
    people < LEAST_FOR_TROUBLE
      ? []
      : TROUBLES.map((trouble, place) => [
          1 + Math.floor((place * (punctual - 1)) / TROUBLES.length),
          trouble,
        ]),
  );
  return Array.from({ length: people }, (_, place): Cast => {
    const trouble = troubles.get(place);
    const name = nameAt(place, language);
    return {
      names: trouble === 'sameName' ? [nameAt(0, language), name] : [name],
      ...(trouble === undefined ? {} : { trouble }),
      comesAfterMs: (COME_WITHIN_MS * place) / people,
      forgets: late > 0 && place === 2,
      isLate: place >= punctual,
    };
  });
}

/** So many people who make no trouble and come at once, to measure a server. */
export function castCrowd(people: number, language: Language): readonly Cast[] {
  return Array.from({ length: people }, (_, place) => ({
    names: [nameAt(place, language)],
    comesAfterMs: 0,
    forgets: false,
    isLate: false,
  }));
}

function nameAt(place: number, language: Language): string {
  const names = NAMES[language].split(' ');
  const name = names[place % names.length] ?? '';
  const turn = Math.floor(place / names.length);
  return MARK[language](turn === 0 ? name : `${name} ${turn + 1}`);
}
