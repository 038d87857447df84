import { BotTable } from '#shared/bots/playBotGame.ts';
import type { Language } from '#shared/content/vocabulary.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import type { Actor, Intent } from '#shared/protocol/intents.ts';
import type { BotLine, ChatMessage, Person, SessionView } from '#shared/protocol/session.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { decide } from '#shared/rules/decide.ts';
import { evolveAll } from '#shared/rules/game/evolve.ts';
import { rulebookFor } from '#shared/rules/game/rulebooks.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import type { GameState } from '#shared/rules/state.ts';
import { presetSettings } from '../state/presetSettings.ts';

/** Digits alone are no word of any language. */
const SEED = '1957';

/** The games that the gallery plays; each from a fixed seed, so that a surface shows the same every time. */
const GAMES = {
  lesson: { ...presetSettings('firstLesson', SEED), rounds: 2 },
  world: { ...presetSettings('standard', SEED), rounds: 2 },
  /** A conference meets in its second round. */
  conference: presetSettings('standard', SEED),
  laboratory: { ...presetSettings('laboratory', SEED), rounds: 2 },
  provinces: { ...presetSettings('provincesFull', SEED), rounds: 2, showsHistory: true },
  /** The host acts for the centre. */
  centre: { ...presetSettings('provincesFull', SEED), rounds: 2, centre: 'host', showsHistory: true },
} as const satisfies Record<string, GameSettings>;
export type GameId = keyof typeof GAMES;

export function settingsOf(game: GameId): GameSettings {
  return GAMES[game];
}

/** Seats that people hold; the first is the one that the gallery looks from. Bots govern the others. */
export const PEOPLE = {
  lesson: ['ALB', 'BOR'],
  world: ['USA', 'MEX'],
  conference: ['USA', 'MEX'],
  laboratory: ['USA', 'MEX'],
  provinces: ['SN', 'SH'],
  centre: ['SN', 'SH'],
} as const satisfies Record<GameId, readonly [EconomyId, ...EconomyId[]]>;

/** A table as it stood at one moment of a game. */
export type Moment = { readonly rules: Rulebook; readonly state: GameState; readonly nowMs: number };
export type Asked = readonly [Actor, Intent];

/** How long people read a proposal before they sign it. */
const READING_MS = 60_000;

/** A game of bots and of people who sign what they are sent in the first round, and nothing later. */
class GalleryGame {
  readonly #rules: Rulebook;
  readonly #people: readonly EconomyId[];
  readonly #table: BotTable;
  readonly #moments: Moment[] = [];

  constructor(settings: GameSettings, people: readonly EconomyId[]) {
    const rules = rulebookFor(settings);
    if (!rules.ok) throw new Error(`${settings.scenarioId}: ${rules.error.reason}`);
    const created = rules.value.create(settings);
    if (!created.ok) throw new Error(`the opening does not solve: ${created.error.code}`);
    this.#rules = rules.value;
    this.#people = people;
    this.#table = new BotTable(rules.value, created.value);
    for (const [place, economy] of people.entries())
      this.#table.ask({ type: 'server' }, { type: 'occupySeat', economy, member: `m${place + 1}` });
    this.#note();
  }

  /** The first moment that is wanted; the game is played on until it comes. */
  find(isWanted: (state: GameState) => boolean): Moment {
    for (let place = 0; ; place++) {
      if (place === this.#moments.length) this.#playOn();
      const moment = this.#moments[place];
      if (moment !== undefined && isWanted(moment.state)) return moment;
    }
  }

  #playOn(): void {
    const table = this.#table;
    const { phase, held } = table.state;
    if (held !== undefined) throw new Error(`the model could not solve a round: ${held.code}`);
    if (phase === 'debrief') throw new Error('the game ends before the moment that is wanted');
    if (phase === 'lobby') table.ask({ type: 'host' }, { type: 'startGame' });
    else table.step();
    this.#signWhatWasSent();
    this.#note();
  }

  /** Some time after it came, so that the gallery can show it before. */
  #signWhatWasSent(): void {
    const { state, nowMs } = this.#table;
    if (state.phase !== 'negotiation' || state.round !== 1) return;
    for (const { id, status, parties, author, revision, revisedAtMs } of Object.values(state.proposals))
      for (const economy of this.#people) {
        const isSent = status === 'open' && parties.includes(economy) && author !== economy;
        if (isSent && nowMs >= revisedAtMs + READING_MS)
          this.#table.ask(
            { type: 'seat', economy },
            { type: 'signProposal', proposal: id, revision, confirmed: true },
          );
      }
  }

  #note(): void {
    const { state, nowMs } = this.#table;
    this.#moments.push({ rules: this.#rules, state, nowMs });
  }
}

const played = new Map<GameId, GalleryGame>();

/** A moment of a game, which is played once for as long as the page is open. */
export function momentOf(game: GameId, isWanted: (state: GameState) => boolean): Moment {
  const known = played.get(game) ?? new GalleryGame(GAMES[game], PEOPLE[game]);
  played.set(game, known);
  return known.find(isWanted);
}

/** The table after what was asked, which the rules must accept. */
export function afterAsking(moment: Moment, asked: readonly Asked[]): Moment {
  return asked.reduce((before, [actor, intent]) => {
    const answer = decide(before, before.state, actor, intent);
    if (!answer.ok) throw new Error(`${intent.type} was refused: ${answer.error.code}`);
    return { ...before, state: evolveAll(before.state, answer.value) };
  }, moment);
}

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

/** What bots of a table have said to all, each in its own manner and mood. */
export function botTalkOf({ seats }: GameState): ChatMessage[] {
  const [first = '', second = '', third = ''] = Object.values(seats).flatMap(({ economy, member }) =>
    member === undefined ? [economy] : [],
  );
  const said: readonly (readonly [EconomyId, BotLine])[] = [
    [first, { type: 'line', key: 'wordKept.open.1' }],
    [second, { type: 'line', key: 'brokenTo.gruff.1', fill: { economy: third } }],
    [third, { type: 'line', key: 'leave.grand.1', fill: { economies: [first, second] } }],
  ];
  return said.map(([from, line], place) => ({
    id: place + 1,
    from,
    channel: { type: 'plenary' },
    name: '',
    at: Date.now(),
    body: line,
    hidden: false,
  }));
}
