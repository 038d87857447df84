import { openFacts, type TableFacts } from '#shared/classroom/openFacts.ts';
import type { ClassroomState } from '#shared/classroom/state.ts';
import type { TableGame } from '#shared/classroom/tables.ts';
import { DEBRIEF_STEPS } from '#shared/content/vocabulary.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import { countsBy } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import {
  type Answer,
  type BallotsView,
  type BallotView,
  choicesOf,
  type Offer,
  type OfferOutcome,
  type OnScreen,
  type OwnAnswers,
  STANDING_BALLOTS,
  type TableWhatIfs,
} from '#shared/protocol/debrief.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { canOffer } from '#shared/rules/game/debriefWhatIfs.ts';
import { openingFacts } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { AnswerRecord, BallotRecord, GameStore, Write } from '../store/GameStore.ts';
import type { Log } from '../log.ts';
import type { ThreadPool } from '../threads/ThreadPool.ts';
import type { CommitQueue } from './CommitQueue.ts';
import type { GameSession } from './GameSession.ts';

type Documents = Readonly<Record<string, string>>;
type Done = Result<void, Rejection>;
/** What it needs of the house. */
type Disk = { readonly queue: CommitQueue };
type Threads = { readonly threads: Pick<ThreadPool, 'run'> };
type Memory = { readonly store: Pick<GameStore, 'loadRows'>; readonly log: Log };

/** What the debrief reads of its session: one table, or all tables of a class. */
type Room = {
  /** Tables whose people are in the debrief together; none before it begins. */
  readonly games: () => readonly TableGame[];
  /** Who may answer. */
  readonly people: () => readonly MemberId[];
  /** How many games the class has played before: each has answers of its own. */
  readonly gamesBefore?: () => number;
  /** Present in a class: what its big screens show. */
  readonly onScreen?: () => OnScreen;
};

/** More votes than fit in a lesson. */
const MOST_OFFERS = 20;

/** What was made of a state to be shown: a table in its debrief changes no more. */
const factsKnown = new WeakMap<GameState, TableFacts>();

/**
 * The debrief of a table or of a class: what people answered and what was put to the vote, under one code. What is here is on disk; everybody
 * sees counts alone, and of their own answers what they chose.
 */
export class Debrief {
  readonly #code: string;
  readonly #answers = new Map<string, Map<MemberId, string>>();
  readonly #ballots = new Map<string, BallotRecord>();
  #room: Room = { games: () => [], people: () => [] };
  /** What might have been, by game; a game whose answer is under way has none yet. */
  readonly #whatIfs = new Map<string, TableWhatIfs | undefined>();

  constructor(
    code: string,
    stored: { readonly answers?: readonly AnswerRecord[]; readonly ballots?: readonly BallotRecord[] },
  ) {
    this.#code = code;
    for (const answer of stored.answers ?? []) this.#note(answer);
    for (const ballot of stored.ballots ?? []) this.#ballots.set(ballot.item, ballot);
  }

  /** Whose debrief it is. */
  openIn(room: Room): void {
    this.#room = room;
  }

  get hasBegun(): boolean {
    return this.#room.games().length > 0;
  }

  /** What a person chose, by ballot. */
  answersOf(member: MemberId): OwnAnswers {
    const own = [...this.#answers].flatMap(([key, chosen]) => {
      const item = this.#itemOf(key);
      const choice = chosen.get(member);
      return choice === undefined || item === undefined ? [] : [[item, choice] as const];
    });
    return Object.fromEntries(own);
  }

  /** Under which a ballot of the present game is kept: those of a class's later games are numbered. */
  #keyOf(item: string): string {
    return `${this.#prefix}${item}`;
  }

  /** The ballot of a key, where it is one of the present game. */
  #itemOf(key: string): string | undefined {
    const item = key.startsWith(this.#prefix) ? key.slice(this.#prefix.length) : undefined;
    return item?.includes('/') === true ? undefined : item;
  }

  get #prefix(): string {
    const before = this.#room.gamesBefore?.() ?? 0;
    return before === 0 ? '' : `${before}/`;
  }

  /** Offers of the present game. */
  get #offers(): readonly string[] {
    return [...this.#ballots.keys()].flatMap((key) => {
      const item = this.#itemOf(key);
      return item === undefined || Object.hasOwn(STANDING_BALLOTS, item) ? [] : [item];
    });
  }

  /** Nothing of theirs counts any more. */
  forget(member: MemberId): void {
    for (const chosen of this.#answers.values()) chosen.delete(member);
  }

  /** What everybody may know: counts; of a class in its debrief also what came of every table. */
  documents(): Documents {
    const games = this.#room.games();
    if (games.length === 0) return {};
    const screen = this.#room.onScreen?.();
    const ofTables =
      screen === undefined
        ? []
        : games.flatMap((game) => {
            const { results, story } = factsOf(game);
            return [
              [`results/${game.table}`, JSON.stringify(results)],
              [`story/${game.table}`, JSON.stringify(story)],
            ] as const;
          });
    const known = games.flatMap(({ table, gameId }) => {
      const whatIfs = this.#whatIfs.get(gameId);
      return whatIfs === undefined ? [] : [[`whatIf/${table}`, JSON.stringify(whatIfs)] as const];
    });
    return {
      ballots: JSON.stringify(this.view()),
      ...Object.fromEntries(known),
      ...(screen === undefined ? {} : { onScreen: JSON.stringify(screen) }),
      ...Object.fromEntries(ofTables),
    };
  }

  /** Has what might have been worked out, once for every table whose game is over. True when an answer has come. */
  async thinkBack({ store, threads, log }: Memory & Threads): Promise<boolean> {
    const [next] = this.#room.games().filter(({ gameId }) => !this.#whatIfs.has(gameId));
    if (next === undefined) return false;
    const { gameId, state } = next;
    this.#whatIfs.set(gameId, undefined);
    const rows = await store.loadRows(gameId);
    const answer = await threads.run({ type: 'whatIf', state, rows });
    if (!answer.ok) {
      if (answer.error.reason !== 'closed') log.error({ gameId, ...answer.error }, 'what-ifs not solved');
      return false;
    }
    this.#whatIfs.set(gameId, answer.value);
    return true;
  }

  view(): BallotsView {
    const people = new Set(this.#room.people());
    const items = [...Object.keys(STANDING_BALLOTS), ...this.#offers];
    return { voters: people.size, ballots: items.map((item) => this.#viewOf(item, people)) };
  }

  #viewOf(item: string, people: ReadonlySet<MemberId>): BallotView {
    const { isClosed = false, offer, outcome } = this.#ballots.get(this.#keyOf(item)) ?? {};
    const chosen = [...(this.#answers.get(this.#keyOf(item)) ?? [])].filter(([member]) => people.has(member));
    return {
      item,
      counts: countsBy(chosen, ([, choice]) => choice),
      isClosed,
      ...(offer === undefined ? {} : { offer }),
      // Nobody knows what comes of it before everybody has said what they think.
      ...(outcome === undefined || !isClosed ? {} : { outcome }),
    };
  }

  /** Takes a person's answer; the one before no longer counts. */
  async answer(house: Disk, member: MemberId, { item, choice }: Answer): Promise<Done> {
    const games = this.#room.games();
    if (games.length === 0 || !this.#room.people().includes(member)) return err({ code: 'ballot/not-now' });
    const ballot = this.#ballots.get(this.#keyOf(item));
    const choices = choicesOf(item, ballot?.offer, games[0]?.seats ?? []);
    if (!choices.includes(choice)) return err({ code: 'ballot/unknown' });
    if (ballot?.isClosed === true) return err({ code: 'ballot/closed' });
    const answer = { code: this.#code, member, item: this.#keyOf(item), choice };
    const saved = await commit(house, { type: 'saveAnswer', answer, at: Date.now() });
    // Whoever was erased meanwhile has no answer any more.
    if (saved.ok && this.#room.people().includes(member)) this.#note(answer);
    return saved;
  }

  /** Puts changes of the world to everybody, in the place of the offer before, which is closed. */
  async offer(house: Disk, offer: Offer): Promise<Done> {
    const world = this.#room.games().find(({ table }) => table === offer.table);
    if (world === undefined) return err({ code: 'ballot/not-now' });
    if (!canOffer(world.state, offer.changes)) return err({ code: 'ballot/no-such-change' });
    const known = this.#offers;
    if (known.length >= MOST_OFFERS) return err({ code: 'ballot/too-many', limit: MOST_OFFERS });
    return this.#save(house, {
      code: this.#code,
      item: this.#keyOf(`offer-${known.length + 1}`),
      isClosed: false,
      offer,
    });
  }

  /** No more answers are taken, or they are again. What was offered is solved before it is closed, so that everybody then sees what comes of it. */
  async close(house: Disk & Threads, item: string, isClosed: boolean): Promise<Done> {
    const key = this.#keyOf(item);
    const known = this.#ballots.get(key);
    if (known === undefined && !Object.hasOwn(STANDING_BALLOTS, item)) return err({ code: 'ballot/unknown' });
    const outcome = isClosed ? await this.#solve(house, known) : undefined;
    return this.#save(house, {
      ...(known ?? { code: this.#code, item: key }),
      isClosed,
      ...(outcome === undefined ? {} : { outcome }),
    });
  }

  /** What comes of an offer, solved in another thread; none where it stands already, or no thread can be had. */
  async #solve({ threads }: Threads, ballot: BallotRecord | undefined): Promise<OfferOutcome | undefined> {
    const { offer, outcome } = ballot ?? {};
    const world = this.#room.games().find(({ table }) => table === offer?.table);
    if (offer === undefined || outcome !== undefined || world === undefined) return outcome;
    const solved = await threads.run({ type: 'offer', state: world.state, offer });
    return solved.ok ? solved.value : undefined;
  }

  async #save(house: Disk, ballot: BallotRecord): Promise<Done> {
    if (!this.hasBegun) return err({ code: 'ballot/not-now' });
    const saved = await commit(house, { type: 'saveBallot', ballot });
    if (saved.ok) this.#ballots.set(ballot.item, ballot);
    return saved;
  }

  #note({ member, item, choice }: AnswerRecord): void {
    const chosen = this.#answers.get(item) ?? new Map<MemberId, string>();
    this.#answers.set(item, chosen.set(member, choice));
  }
}

/** Works out what might have been, where that is due, and shows it. */
export async function thinkBack(
  house: Memory & Threads,
  session: { readonly debrief: Debrief; readonly doorChanged: () => void },
): Promise<void> {
  if (await session.debrief.thinkBack(house)) session.doorChanged();
}

async function commit({ queue }: Disk, write: Write): Promise<Done> {
  const saved = await queue.commit([write]);
  return saved.ok ? ok(undefined) : err({ code: 'server/saving-paused' });
}

/** What everybody may see of a table, made once of each state. */
export function factsOf(game: TableGame): TableFacts {
  const facts = factsKnown.get(game.state) ?? openFacts(game);
  factsKnown.set(game.state, facts);
  return facts;
}

/** The one table of a session, once its game is over. */
export function gamesInDebrief({ gameId, committed: { state }, rules }: GameSession): readonly TableGame[] {
  const { scenario } = rules;
  return state.phase === 'debrief'
    ? [{ table: 'A', gameId, state, seats: scenario.dealOrder, ...openingFacts(scenario) }]
    : [];
}

/** The step of the debrief that the big screens of a class show. */
export function onScreen({ screen }: Pick<ClassroomState, 'screen'>): OnScreen {
  const { view, economy, table } = screen ?? {};
  return {
    step: DEBRIEF_STEPS.find((step) => step === view),
    ...(economy === undefined ? {} : { economy }),
    ...(table === undefined ? {} : { table }),
  };
}
