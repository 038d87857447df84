import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import type { Language } from '#shared/content/vocabulary.ts';
import type { ChatMessage, Person, SessionView } from '#shared/protocol/session.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Who sits at the tables of the gallery, and gathers for its class, by number; the names are in the language of whoever looks. */
const NAMES: Readonly<Record<Language, readonly string[]>> = {
  en: `Ada Ben Carla Dev Ella Farid Grace Hugo Ines Jonas Kim Lena Maximilian-Alexander Nora Omar Paula Quentin Rosa Sam
    Tara Umar Vera Will Xenia Yusuf Zoe Alice Bruno Chloe Diego Emma Felix Gina Henry`.split(/\s+/),
  zh: `陈晓 李然 周宁 吴桐 郑好 王一鸣 冯雪 褚亮 卫青青 蒋思远 沈悦 韩冰 欧阳若兰 朱琳 秦川 尤佳 许诺 何田 吕梁 施洋 张弛 孔明月
    曹静 严冬 华夏 金波 魏来 陶然 姜黎 戚风 谢雨 邹洁 喻言 柏松`.split(/\s+/),
};
export const CODE = 'KRT7MP';

/** People who hold seats, then two who watch; the second of them asks for a seat. */
export function sessionView(state: GameState, language: Language, change: Partial<SessionView>): SessionView {
  const seated = Object.values(state.seats).flatMap(({ economy, member }) =>
    member === undefined ? [] : [person(member, language, economy)],
  );
  const watchers = [person('m3', language), person('m4', language)];
  return {
    code: CODE,
    locked: false,
    namesHidden: false,
    chatMode: 'free',
    wording: 'general',
    hostConnected: true,
    people: [...seated, ...watchers],
    seatQueue: ['m4'],
    savingPaused: false,
    historyLost: false,
    ...change,
  };
}

export function nameOf(member: MemberId, language: Language): string {
  return NAMES[language][Number(member.slice(1)) - 1] ?? '';
}

function person(member: MemberId, language: Language, seat?: EconomyId): Person {
  const name = nameOf(member, language);
  return { member, name, connected: true, muted: false, ...(seat === undefined ? {} : { seat }) };
}

const WORDS: Readonly<Record<Language, readonly [string, string, string]>> = {
  en: ['Who opens first?', 'We could begin with farm goods.', 'Send us a draft and we will look at it.'],
  zh: ['谁先开放市场？', '可以先谈农产品。', '请把草案发过来，我们看一看。'],
};

/** A few lines that two seats have said, to all and to each other. */
export function talkOf([own, other]: readonly [EconomyId, EconomyId], language: Language): ChatMessage[] {
  const line = (id: number, from: EconomyId, to?: EconomyId): ChatMessage => ({
    id,
    from,
    channel: to === undefined ? { type: 'plenary' } : { type: 'pair', with: other },
    ...(to === undefined ? {} : { to }),
    name: nameOf(from === own ? 'm1' : 'm2', language),
    at: id * 1000,
    body: { type: 'text', text: WORDS[language][id - 1] ?? '' },
    hidden: false,
  });
  return [line(1, other), line(2, own, other), line(3, other, own)];
}
