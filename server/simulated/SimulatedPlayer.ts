import { randomBytes } from 'node:crypto';
import type { Room } from '@colyseus/sdk';
import { OFFICE_OF, officeMay } from '#shared/classroom/delegations.ts';
import type { Office } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { BotMove } from '#shared/protocol/botMove.ts';
import {
  type BallotsView,
  choicesOf,
  type OnScreen,
  type OwnAnswers,
  STEP_OF_BALLOT,
} from '#shared/protocol/debrief.ts';
import type { Intent } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { PublicState } from '#shared/protocol/publicState.ts';
import type { SessionView } from '#shared/protocol/session.ts';
import { REQUESTS } from '#shared/protocol/wire.ts';
import type { GameState } from '#shared/rules/state.ts';
import { isSeatIntent } from '#shared/rules/decide.ts';
import { fromDocuments } from '#shared/rules/views/documents.ts';
import type { Cast } from './cast.ts';

export type Documents = Readonly<Record<string, string>>;
export type Line = Room<unknown, PublicState>;

/** How fast simulated people go about things, whether somebody has seen the game begin, and whether all are to stop. */
export type Pace = { speed: number; hasBegun: boolean; isStopped: boolean };

/** What a seat does about a move, of what it may see. */
export type Think = (view: GameState, economy: EconomyId, move: BotMove) => Promise<readonly Intent[]>;

/** The view as bots think on it: they govern only seats that nobody has. */
export function asBot(view: GameState, economy: EconomyId): GameState {
  const seat = view.seats[economy];
  if (seat === undefined) return view;
  const { member: _member, ...empty } = seat;
  return { ...view, seats: { ...view.seats, [economy]: empty } };
}

/** What is measured at the devices of simulated people. */
export type Meter = {
  readonly joined: (tookMs: number) => void;
  readonly answered: (tookMs: number) => void;
  readonly unanswered: () => void;
  readonly received: (person: string, bytes: number) => void;
  /** The phase that a device shows has changed. */
  readonly phaseSeen: (person: string, view: GameState) => void;
};

export type Parts = {
  /** Address of the server. */
  readonly url: string;
  readonly code: string;
  readonly cast: Cast;
  readonly pace: Pace;
  readonly think: Think;
  readonly meter?: Meter;
};

/** What happens to a line in the end: the person leaves, is sent to another table, or lost the line. */
export type End = 'left' | 'sent' | 'lost';

/** A line to a room. */
export type Entered = {
  readonly room: Line;
  readonly documents: () => Documents;
  readonly overlay: () => Documents;
  readonly end: () => End | undefined;
};

/** Of somebody who goes about things as people do; divided by the speed. In milliseconds. */
export const TIMES = {
  look: 1_000,
  firstMove: [6_000, 20_000],
  betweenMoves: [9_000, 24_000],
  readyAfter: { briefing: [6_000, 14_000], negotiation: [80_000, 150_000], results: [45_000, 75_000] },
  seal: [12_000, 45_000],
  vote: [4_000, 20_000],
  away: 30_000,
  late: [20_000, 60_000],
} as const;
const ANSWER_WITHIN_MS = 3_000;
const PHRASES = ['hello', 'letUsTalk', 'lowerTogether', 'needMoment', 'fairOffer', 'thanks'] as const;
const TALKS = 0.2;
/** Proposals of one seat that are open at a time. */
const OPEN_AT_MOST = 2;
/** No proposal has this id: asking for it is refused. */
const NOWHERE = 'p9999';

type Wish = 'goForGood' | 'goAway' | undefined;

/** What somebody does at a table. */
export class SimulatedPlayer {
  readonly #line: Entered;
  readonly #member: string;
  readonly #parts: Parts;
  #phase = '';
  /** By this device's clock and the speed of the pace, of the phase that is on. */
  #spentMs = 0;
  #sinceMs = performance.now();
  #nextMoveMs = 0;
  #readyMs = 0;
  #looks = 0;
  #refusals = 0;
  #hasRaised = false;
  #seq = -1;
  #view: GameState | undefined;
  readonly #answered = new Set<string>();
  /** When in the debrief each ballot that the big screen has come to is answered. */
  readonly #votesMs = new Map<string, number>();

  constructor(line: Entered, member: string, parts: Parts) {
    this.#line = line;
    this.#member = member;
    this.#parts = parts;
  }

  /** Looks at the table and does at most one thing. */
  async step(): Promise<Wish> {
    const { cast, pace, meter } = this.#parts;
    const nowMs = performance.now();
    this.#spentMs += (nowMs - this.#sinceMs) * pace.speed;
    this.#sinceMs = nowMs;
    const view = this.#look();
    if (view === undefined) return undefined;
    if (`${view.round} ${view.phase}` !== this.#phase) {
      this.#begin(view);
      if (view.phase !== 'lobby') pace.hasBegun = true;
      meter?.phaseSeen(cast.names[0] ?? '', view);
    }
    if (view.phase === 'debrief') await this.#vote(view);
    const economy = this.#seat();
    if (economy === undefined || view.clock.pausedRemainingMs !== undefined) return undefined;
    if (cast.trouble === 'asleep') return undefined;
    const wish = await this.#makeTrouble(view);
    if (wish !== undefined) return wish;
    await this.#act(view, economy);
    return undefined;
  }

  #look(): GameState | undefined {
    const { seq, documents } = this.#line.room.state;
    if (seq !== this.#seq && documents.size > 0) {
      const { session: _session, ...own } = this.#line.documents();
      this.#view = fromDocuments(own);
      this.#seq = seq;
    }
    return this.#view;
  }

  #session(): SessionView | undefined {
    const text = this.#line.room.state.documents.get('session');
    return text === undefined ? undefined : (JSON.parse(text) as SessionView);
  }

  #seat(): EconomyId | undefined {
    return this.#session()?.people.find(({ member }) => member === this.#member)?.seat;
  }

  /** Where several share a seat each presses what is of the own office. */
  #has(office: Office | 'any'): boolean {
    const session = this.#session();
    const seat = this.#seat();
    const people = session?.people.filter((person) => seat !== undefined && person.seat === seat) ?? [];
    const allMayPress = session?.ofClass?.allMayPress === true;
    return officeMay(office, this.#member, { people, allMayPress }) === undefined;
  }

  #begin({ phase, round }: GameState): void {
    this.#phase = `${round} ${phase}`;
    this.#spentMs = 0;
    this.#looks = 0;
    this.#nextMoveMs = between(TIMES.firstMove);
    this.#readyMs = between(
      phase === 'negotiation' || phase === 'results' ? TIMES.readyAfter[phase] : TIMES.readyAfter.briefing,
    );
  }

  async #makeTrouble({ phase, round }: GameState): Promise<Wish> {
    const { trouble } = this.#parts.cast;
    if (phase !== 'negotiation') return undefined;
    const isDue = this.#spentMs > this.#nextMoveMs;
    if (trouble === 'goesForGood' && isDue) return 'goForGood';
    if (trouble === 'goesAndReturns' && isDue && round > 1) return 'goAway';
    if (trouble === 'raisesHand' && isDue && !this.#hasRaised) {
      this.#hasRaised = true;
      await this.#ask(REQUESTS.hand, { raised: true });
    }
    if (trouble === 'isRefused' && round === 1 && this.#refusals < 3) {
      this.#refusals += 1;
      await this.#ask(REQUESTS.intent, { type: 'withdrawSignature', proposal: NOWHERE });
    }
    return undefined;
  }

  async #act(view: GameState, economy: EconomyId): Promise<void> {
    const { phase, seats } = view;
    switch (phase) {
      case 'lobby':
      case 'debrief':
        return;
      case 'briefing':
      case 'results':
      case 'epilogue':
        return this.#beReady(seats[economy]?.ready === true);
      case 'policy':
        if (view.sealedBy.includes(economy) || this.#spentMs < this.#nextMoveMs + TIMES.seal[0]) return;
        await this.#move(view, economy, { type: 'policy' });
        return;
      case 'negotiation':
        if (this.#spentMs < this.#nextMoveMs) return this.#beReady(seats[economy]?.ready === true);
        this.#nextMoveMs = this.#spentMs + between(TIMES.betweenMoves);
        return this.#negotiate(view, economy);
    }
  }

  /** Answers what the step on the big screen asks, after having thought about it; before there is one, how it was. */
  async #vote({ seats }: GameState): Promise<void> {
    if (this.#parts.cast.trouble === 'asleep') return;
    const { ballots: counts, onScreen, answers } = this.#line.documents();
    if (counts === undefined) return;
    const { ballots } = JSON.parse(counts) as BallotsView;
    const { step = 'mood' } = onScreen === undefined ? {} : (JSON.parse(onScreen) as OnScreen);
    const given = answers === undefined ? {} : (JSON.parse(answers) as OwnAnswers);
    const steps: Readonly<Record<string, string>> = STEP_OF_BALLOT;
    const open = ballots.filter(
      ({ item, isClosed }) => !isClosed && given[item] === undefined && (steps[item] ?? 'whatIf') === step,
    );
    for (const { item, offer } of open) {
      const dueMs = this.#votesMs.get(item) ?? this.#spentMs + between(TIMES.vote);
      this.#votesMs.set(item, dueMs);
      if (this.#spentMs < dueMs) continue;
      const choices = choicesOf(item, offer, Object.keys(seats));
      const choice = choices[Math.floor(Math.random() * choices.length)];
      if (choice !== undefined) await this.#ask(REQUESTS.answer, { item, choice });
    }
  }

  async #beReady(isReady: boolean): Promise<void> {
    if (isReady || this.#spentMs < this.#readyMs || !this.#has('chair')) return;
    await this.#ask(REQUESTS.intent, { type: 'declareReady', ready: true });
  }

  async #negotiate(view: GameState, economy: EconomyId): Promise<void> {
    const proposals = Object.values(view.proposals).filter(({ round }) => round === view.round);
    const open = proposals.find((proposal) => this.#mustAnswer(proposal, economy));
    if (open !== undefined) {
      const { id: proposal, revision } = open;
      this.#answered.add(`${proposal}@${revision}`);
      await this.#ask(REQUESTS.intent, { type: 'openProposal', proposal, revision });
      return this.#move(view, economy, { type: 'answer', proposal, revision });
    }
    if (Math.random() < TALKS && this.#has('envoy')) {
      const key = PHRASES[Math.floor(Math.random() * PHRASES.length)] ?? PHRASES[0];
      await this.#ask(REQUESTS.talk, { channel: { type: 'plenary' }, body: { type: 'phrase', key } });
      return undefined;
    }
    const own = proposals.filter(({ author, status }) => author === economy && status === 'open');
    if (own.length >= OPEN_AT_MOST) return undefined;
    const look = this.#looks;
    this.#looks += 1;
    return this.#move(view, economy, { type: 'propose', look });
  }

  #mustAnswer({ id, status, parties, signatures, revision }: Proposal, economy: EconomyId): boolean {
    const isMine = status === 'open' && parties.includes(economy) && signatures[economy] !== revision;
    return isMine && !this.#answered.has(`${id}@${revision}`);
  }

  async #move(view: GameState, economy: EconomyId, move: BotMove): Promise<void> {
    for (const intent of await this.#parts.think(view, economy, move))
      if (isSeatIntent(intent) && this.#has(OFFICE_OF[intent.type])) await this.#ask(REQUESTS.intent, intent);
  }

  /** Asks the room; a refusal is an answer too. */
  async #ask(type: string, intent: unknown): Promise<void> {
    const { meter } = this.#parts;
    if (this.#line.end() !== undefined) return;
    const startedMs = performance.now();
    const envelope = { id: randomBytes(9).toString('base64url'), basedOn: 0, intent };
    const isAnswered = await this.#line.room.request(type, envelope, { timeout: ANSWER_WITHIN_MS }).then(
      () => true,
      (failure: unknown) => failure instanceof Object && 'reason' in failure && failure.reason !== undefined,
    );
    if (isAnswered) meter?.answered(performance.now() - startedMs);
    // What was under way when the line was closed is not missing.
    else if (this.#line.end() === undefined) meter?.unanswered();
  }
}

export function between([from, to]: readonly [number, number]): number {
  return from + Math.random() * (to - from);
}
