import { leastMove } from '#shared/bots/botMove.ts';
import { priceAccepted } from '#shared/bots/moves/attention.ts';
import { type BeingRead, type BotDue, botsDue, untold, waitsForReader } from '#shared/bots/moves/botMoves.ts';
import { type BotAnswer, type Question, answered, toldOfAll } from '#shared/bots/speech/answerTalk.ts';
import { offeringWithoutSome } from '#shared/bots/botView.ts';
import { type Said, notTwice, remarksBetween } from '#shared/bots/speech/remarks.ts';
import { PHRASES, type PhraseKey } from '#shared/content/phrases.ts';
import type { ChatMode } from '#shared/content/vocabulary.ts';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Intent } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';
import { botDelayMs } from '#shared/rules/table/botDelays.ts';
import type { GameSession } from '../session/GameSession.ts';
import type { House } from '../session/House.ts';
import type { Session } from '../session/Session.ts';
import type { ChatRecord } from '../store/GameStore.ts';

type BotHouse = Pick<House, 'threads' | 'log'>;

/** A seat whose thoughts fail so often thinks no more in that round: each failure may have cost everybody a thread. */
const FAILURES_A_ROUND = 2;

/**
 * Lets the bots of one table move when their time has come: one at a time, longest overdue first, each thought through in
 * another thread on the state of that moment and put to the rules like any intent.
 */
export class BotRunner {
  readonly #house: BotHouse;
  readonly #table: GameSession;
  readonly #beingRead: () => BeingRead;
  readonly #failed = new Map<EconomyId, { readonly round: number; readonly times: number }>();
  #isRunning = false;

  constructor(house: BotHouse, table: GameSession, beingRead: () => BeingRead = () => []) {
    this.#house = house;
    this.#table = table;
    this.#beingRead = beingRead;
  }

  /** Makes the moves that are due; returns at once when it is at it already. */
  async run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      let isGoingOn = true;
      while (isGoingOn) isGoingOn = await this.#moveNext();
    } finally {
      this.#isRunning = false;
    }
  }

  /** True when a move was made and noted, or is to be thought of again, so that another may be due. */
  async #moveNext(): Promise<boolean> {
    const { state } = this.#table.working;
    if (this.#table.isSavingPaused || this.#table.isHistoryLost || this.#table.clock.isHeld()) return false;
    const due = botsDue(state, this.#table.nowMs());
    const next = due.find((each) => !this.#waitsForReader(each));
    if (next !== undefined) return this.#make(state, next);
    for (const kept of due) {
      if (await this.#tell(state, kept)) return true;
      await this.#open(kept);
    }
    return false;
  }

  /**
   * Where a signature is kept back, bots in it say so once to the people with whom they have an offer open that it would end: by the note of it
   * they speak. Where the bot would not sign at all there is nothing to wait for. True when something was noted or done.
   */
  async #tell(state: GameState, due: BotDue): Promise<boolean> {
    const pairs = untold(this.#table.rules.proposals, state, due);
    if (pairs.length === 0) return false;
    const intents = await this.#intentsOf(state, due);
    if (intents === undefined || this.#table.clock.isHeld()) return false;
    if (this.#table.working.state !== state) return true;
    if (!intents.some(({ type }) => type === 'signProposal')) return this.#carryOut(state, due, intents);
    const atMs = Math.round(this.#table.nowMs());
    const noted = await this.#table.submit({
      actor: { type: 'server' },
      intents: pairs.map(({ by, to }) => ({
        type: 'noteBotThought',
        economy: by,
        move: { type: 'hurried', to, atMs },
      })),
    });
    return noted.ok;
  }

  /** A bot that keeps its answer back has the proposal open all the same: whoever waits sees that it was read. */
  async #open({ economy, move }: BotDue): Promise<void> {
    const proposal = move.type === 'answer' ? this.#table.working.state.proposals[move.proposal] : undefined;
    if (proposal === undefined || proposal.openedBy.includes(economy)) return;
    const { id, revision } = proposal;
    await this.#table.submit({
      actor: { type: 'bot', economy },
      intents: [{ type: 'openProposal', proposal: id, revision }],
    });
  }

  async #make(state: GameState, due: BotDue): Promise<boolean> {
    const intents = await this.#intentsOf(state, due);
    // Somebody has begun to read meanwhile: the move is thought of again once they have read.
    if (intents === undefined || this.#table.clock.isHeld()) return false;
    if (this.#waitsForReader(due)) return true;
    return this.#carryOut(state, due, intents);
  }

  async #carryOut(state: GameState, due: BotDue, intents: readonly Intent[]): Promise<boolean> {
    const { economy, move } = due;
    const hasGoneOn = this.#table.working.state !== state;
    let isRefused = false;
    for (const intent of intents) {
      if (!(await this.#noteAccepted(state, economy, intent))) return false;
      const answer = await this.#table.submit({ actor: { type: 'bot', economy }, intents: [intent] });
      if (answer.ok) continue;
      isRefused = true;
      this.#house.log.debug({ gameId: this.#table.gameId, economy, code: answer.error.code }, 'bot refused');
    }
    // The table went on while it thought: whoever waits for an answer gets one that fits the table as it is now.
    if (isRefused && hasGoneOn && move.type === 'answer') return true;
    await this.#answerPerson(due, intents);
    const noted = await this.#table.submit({
      actor: { type: 'server' },
      intents: [{ type: 'noteBotThought', economy, move }],
    });
    return noted.ok;
  }

  /** What a refusal says that it would sign is remembered before the refusal is told, since it stands by that. False where nothing can be saved now. */
  async #noteAccepted({ proposals }: GameState, economy: EconomyId, intent: Intent): Promise<boolean> {
    if (intent.type !== 'refuseProposal' || intent.accepts === undefined) return true;
    const proposal = proposals[intent.proposal];
    const { state } = this.#table.working;
    const named = proposal && priceAccepted(state, proposal, economy, intent.accepts);
    if (named === undefined) return true;
    const move = { type: 'named', ...named } as const;
    const noted = await this.#table.submit({
      actor: { type: 'server' },
      intents: [{ type: 'noteBotThought', economy, move }],
    });
    return noted.ok;
  }

  #waitsForReader(due: BotDue): boolean {
    const { rules, working } = this.#table;
    const reading = { read: this.#beingRead(), nowMs: this.#table.nowMs() };
    return waitsForReader(rules.proposals, working.state, due, reading);
  }

  /** A person whose proposal got no answer, since the rules refused it or no thought came of it, gets a refusal: nobody waits for nothing. */
  async #answerPerson({ economy, move }: BotDue, intents: readonly Intent[]): Promise<void> {
    if (move.type !== 'answer') return;
    const { proposals, seats } = this.#table.working.state;
    const proposal = proposals[move.proposal];
    if (proposal?.status !== 'open' || seats[proposal.author]?.member === undefined) return;
    const { id, revision, revisedAtMs, signatures, refusedBy } = proposal;
    const isAnswered =
      revision !== move.revision ||
      signatures[economy] === revision ||
      refusedBy.includes(economy) ||
      // A counter that is over, or that answered an older version, leaves them waiting.
      Object.values(proposals).some(
        (counter) =>
          counter.author === economy &&
          counter.counterTo === id &&
          counter.status === 'open' &&
          counter.revisedAtMs >= revisedAtMs,
      );
    if (isAnswered) return;
    const reason = intents.flatMap((intent) => ('reason' in intent ? (intent.reason ?? []) : []))[0];
    const refusal = {
      type: 'refuseProposal',
      proposal: id,
      ...(reason === undefined ? {} : { reason }),
    } as const;
    await this.#table.submit({ actor: { type: 'bot', economy }, intents: [refusal] });
  }

  /** What the bot has thought of; the least that the rules ask where no thought comes of it; undefined while the server stops. */
  async #intentsOf(state: GameState, { economy, move }: BotDue): Promise<readonly Intent[] | undefined> {
    if (this.#hasGivenUp(state, economy)) return leastMove(move);
    const thought = await this.#house.threads.run({ type: 'botMove', state, economy, move });
    if (thought.ok) return thought.value;
    const { reason, fault } = thought.error;
    if (reason === 'closed') return undefined;
    if (reason === 'failed') this.#noteFailure(state, economy);
    this.#house.log.error({ gameId: this.#table.gameId, economy, move, reason, fault }, 'a bot failed');
    return leastMove(move);
  }

  #hasGivenUp({ round }: GameState, economy: EconomyId): boolean {
    const failed = this.#failed.get(economy);
    return failed?.round === round && failed.times >= FAILURES_A_ROUND;
  }

  #noteFailure({ round }: GameState, economy: EconomyId): void {
    const failed = this.#failed.get(economy);
    this.#failed.set(economy, { round, times: failed?.round === round ? failed.times + 1 : 1 });
  }
}

type TalkHouse = Pick<House, 'threads' | 'log' | 'queue'>;

/** How long a bot takes to answer what was said to it, in time that passes for whoever waits: also while the clock of the table stands. */
const ANSWER_MS = { min: 1_500, max: 4_000 } as const;
/** What was said so long ago, before a restart, is answered no more. */
const FORGOTTEN_MS = 600_000;

/** A person has said something to a bot. */
type Asked = {
  readonly message: number;
  readonly economy: EconomyId;
  readonly question: Question;
  readonly dueMs: number;
};

/**
 * Lets the bots of one table speak: of what has happened, and to whoever says something to one of them. What they say is talk like any
 * other, on disk before anybody hears it; the rules know nothing of it.
 */
export class BotTalk {
  readonly #house: TalkHouse;
  readonly #session: Session;
  readonly #unsubscribe: () => void;
  #seen: GameState;
  #remarks: (Said & { readonly commandId: string })[] = [];
  #asked: Asked[] = [];
  /** Bots whose offer leaves a seat out where all may sign. */
  #apart: EconomyId[] = [];
  /** Last message of the talk that was looked at. */
  #lookedUpTo = 0;
  #isRunning = false;

  constructor(house: TalkHouse, session: Session) {
    this.#house = house;
    this.#session = session;
    this.#seen = session.table.committed.state;
    this.#unsubscribe = session.table.subscribe(() => this.#look());
  }

  /** Says what there is to say by now; returns at once when it is at it already. */
  async run(): Promise<void> {
    const { table, chatMode } = this.#session;
    if (this.#isRunning || table.isSavingPaused || table.isHistoryLost) return;
    this.#isRunning = true;
    try {
      this.#hear();
      this.#remarks = this.#remarks.filter((said) => isSaidIn(chatMode, said));
      for (let next = this.#remarks.shift(); next !== undefined; next = this.#remarks.shift())
        await this.#say(next, next.commandId);
      for (let by = this.#apart.shift(); by !== undefined; by = this.#apart.shift()) await this.#sayOfAll(by);
      const due = this.#asked.filter(({ dueMs }) => dueMs <= performance.now());
      for (const asked of due) await this.#answer(asked);
    } finally {
      this.#isRunning = false;
    }
  }

  close(): void {
    this.#unsubscribe();
  }

  /** What has happened at the table since the last look. */
  #look(): void {
    const { state, seq } = this.#session.table.committed;
    if (state === this.#seen) return;
    const remarks = remarksBetween(this.#seen, state);
    this.#apart.push(...offeringWithoutSome(this.#seen, state));
    this.#seen = state;
    this.#remarks.push(...remarks.map((said, at) => ({ ...said, commandId: `bot-${seq}-${at}` })));
  }

  /** What people have said to bots since the last look. After a restart the talk itself tells what is answered. */
  #hear(): void {
    const { latest } = this.#session.talk;
    const fresh = latest.filter(({ id }) => id > this.#lookedUpTo);
    this.#lookedUpTo = latest.at(-1)?.id ?? this.#lookedUpTo;
    const answeredIds = new Set(fresh.map(({ commandId }) => commandId));
    for (const record of fresh) {
      const { channel, from: asker, member, id, at } = record;
      const isToOne = channel.type === 'pair' && asker !== undefined && member !== undefined;
      if (!isToOne || answeredIds.has(answerId(id)) || Date.now() - at > FORGOTTEN_MS) continue;
      const economy = channel.with;
      const waitMs = botDelayMs(this.#seen, `${economy}:talk ${id}`, ANSWER_MS);
      const question = { asker, ...phraseOf(record) };
      this.#asked.push({ message: id, economy, question, dueMs: performance.now() + waitMs });
    }
  }

  async #answer(asked: Asked): Promise<void> {
    const { message, economy, question } = asked;
    this.#asked = this.#asked.filter((each) => each !== asked);
    const { state } = this.#session.table.working;
    const seat = state.seats[economy];
    // A person has taken the seat, or the words are gone with who said them.
    if (seat === undefined || seat.member !== undefined || this.#session.talk.find(message) === undefined)
      return;
    const { line, intents, named } = await this.#thought(state, economy, question);
    let said = line;
    if (named !== undefined) {
      const move = { type: 'named', ...named } as const;
      const noted = await this.#session.table.submit({
        actor: { type: 'server' },
        intents: [{ type: 'noteBotThought', economy, move }],
      });
      // Nobody is told a price by which nobody stands.
      if (!noted.ok) said = answered('askAgain');
    }
    for (const intent of intents) {
      const known = new Set(Object.keys(this.#session.table.committed.state.proposals));
      const answer = await this.#session.table.submit({ actor: { type: 'bot', economy }, intents: [intent] });
      const tabled = answer.ok ? this.#newProposal(known, economy) : undefined;
      if (!answer.ok) said = answered('askAgain');
      if (tabled === undefined) continue;
      // The answer itself speaks of it.
      this.#remarks = this.#remarks.filter(
        ({ to, line: { proposal } }) => to !== question.asker || proposal !== tabled,
      );
      said = { ...said, proposal: tabled };
    }
    await this.#say({ by: economy, to: question.asker, line: said }, answerId(message));
  }

  /** What it thinks of an area of all it says to all, once a round, unless it would sign that. */
  async #sayOfAll(by: EconomyId): Promise<void> {
    const { state } = this.#session.table.working;
    const commandId = `all-${state.round}-${by}`;
    const asker = Object.values(state.seats).find(({ member }) => member !== undefined)?.economy;
    if (asker === undefined || this.#session.talk.latest.some((each) => each.commandId === commandId)) return;
    const among = Object.keys(state.seats);
    const { line } = await this.#thought(state, by, { asker, phrase: 'priceOfArea', among });
    const told = toldOfAll(line);
    if (told !== undefined && isSaidIn(this.#session.chatMode, { line: told }))
      await this.#say({ by, line: told }, commandId);
  }

  #newProposal(known: ReadonlySet<string>, economy: EconomyId): ProposalId | undefined {
    const { proposals } = this.#session.table.committed.state;
    return Object.values(proposals).findLast(({ id, author }) => author === economy && !known.has(id))?.id;
  }

  /** Where no thought comes of it the bot says so: nobody waits for nothing. */
  async #thought(state: GameState, economy: EconomyId, question: Question): Promise<BotAnswer> {
    const thought = await this.#house.threads.run({ type: 'botAnswer', state, economy, question });
    if (thought.ok) return thought.value;
    const { reason, fault } = thought.error;
    this.#house.log.error({ gameId: this.#session.table.gameId, economy, reason, fault }, 'a bot failed');
    return { line: answered('askAgain'), intents: [] };
  }

  async #say({ by, to, line }: Said, commandId: string): Promise<void> {
    const { code, ofClass, table, talk } = this.#session;
    const own = talk.latest.filter(({ from }) => from === by);
    const last = own.findLast(({ channel }) => ('with' in channel ? channel.with : undefined) === to)?.body;
    const said = notTwice(line, last);
    // What has happened needs no same line again; whoever asks gets an answer, and whoever is about to lose an offer its warning.
    if (said === undefined && commandId.startsWith('bot-') && !isSaidIn('off', { line })) return;
    const record: ChatRecord = {
      code,
      id: this.#session.nextChat(),
      commandId,
      ...(ofClass === undefined ? {} : { gameId: table.gameId }),
      from: by,
      ...(to === undefined
        ? { channel: { type: 'plenary' } }
        : { channel: { type: 'pair', with: to }, readers: [by, to] }),
      at: Date.now(),
      body: said ?? line,
      hidden: false,
    };
    const saved = await this.#house.queue.commit([{ type: 'addChat', chat: record }]);
    if (saved.ok) this.#session.hear(record);
  }
}

/** Where people do not talk on their devices, bots say only what must be known before an offer ends. */
export function isSaidIn(chatMode: ChatMode, { line }: Pick<Said, 'line'>): boolean {
  return chatMode !== 'off' || line.key.startsWith('hurry.') || line.key === 'answer.lastCall';
}

/** Under which the answer to a message is kept: once, also after a restart. */
function answerId(message: number): string {
  return `answer-${message}`;
}

function phraseOf({ body }: ChatRecord): Pick<Question, 'phrase' | 'about' | 'among' | 'payments'> {
  if (body.type !== 'phrase' || !isPhrase(body.key)) return {};
  const { key: phrase, economy: about, among, payments } = body;
  return {
    phrase,
    ...(about === undefined ? {} : { about }),
    ...(among === undefined ? {} : { among }),
    ...(payments === undefined ? {} : { payments }),
  };
}

function isPhrase(key: string): key is PhraseKey {
  return Object.hasOwn(PHRASES, key);
}
