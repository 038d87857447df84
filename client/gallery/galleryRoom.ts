import { openFacts } from '#shared/classroom/openFacts.ts';
import type { TableGame } from '#shared/classroom/tables.ts';
import type { Office } from '#shared/content/vocabulary.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import type { BallotsView, Change, OnScreen, TableWhatIfs, WhatIf } from '#shared/protocol/debrief.ts';
import { hostIntentSchema, type Actor } from '#shared/protocol/intents.ts';
import type { SharedSeatView } from '#shared/protocol/offices.ts';
import type { Ack, SessionView } from '#shared/protocol/session.ts';
import { MESSAGES, REQUESTS, type PrivateOverlay, type Welcome } from '#shared/protocol/wire.ts';
import { decide } from '#shared/rules/decide.ts';
import { allOpen, compareChanges, comparedAt } from '#shared/rules/forecast/debriefWhatIf.ts';
import { evolveAll } from '#shared/rules/game/evolve.ts';
import { offerOutcome } from '#shared/rules/game/debriefWhatIfs.ts';
import { seatIntentSchema } from '#shared/rules/intentSchemas.ts';
import type { AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import type { Viewer } from '#shared/rules/state.ts';
import { documentChanges, toDocuments } from '#shared/rules/views/documents.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { language } from '../text/language.ts';
import { type Moment, botTalkOf, nameOf, sessionView, talkOf } from './games.ts';

/** What a room of the server is to the client, as far as the client asks. */
type PublicDocuments = {
  readonly seq: number;
  readonly buildId: string;
  readonly witness: string;
  readonly documents: ReadonlyMap<string, string>;
};

/** Who looks: a seat, somebody who watches, the host, or the big screen. */
export type Role = 'seat' | 'watcher' | 'host' | 'screen';
export type Shown = {
  readonly role: Role;
  /** Seats of people; the first is one's own. */
  readonly people: readonly [EconomyId, EconomyId];
  readonly session?: Partial<SessionView>;
  readonly hasBotTalk?: true;
  readonly isAlone?: true;
  readonly sharedAs?: SharedAs;
};
export type SharedAs = Extract<Office, 'chair' | 'envoy'>;

/** The person at the device; the host and the big screen are none. */
export function memberOf(role: Role): MemberId | undefined {
  return role === 'seat' ? 'm1' : role === 'watcher' ? 'm3' : undefined;
}

/** What serves the gallery. */
export const BUILD = 'gallery';
/** Something waits for the chair, which does nothing: whoever has it knows nothing of it until somebody takes it. */
const SHARED: Readonly<Record<SharedAs, SharedSeatView>> = { chair: {}, envoy: { openChair: {} } };
const OFFICES_OF_TWO = { chair: ['chair', 'treasurer'], envoy: ['envoy', 'analyst'] } as const;

const INTENTS = seatIntentSchema.or(hostIntentSchema);

/**
 * The room of one table without a server: it sends what the server would (public documents, the viewer's overlay, the
 * welcome) and answers what is asked of the rules by the rules themselves. Colyseus's client hands it out in the place of a room.
 */
export class GalleryRoom {
  readonly reconnection = { enabled: false };
  readonly #shown: Shown;
  readonly #handlers = new Map<string, (message: unknown) => void>();
  #showState: (state: PublicDocuments) => void = () => undefined;
  #moment: Moment;
  #seq = 1;
  #sentLanguage = language.peek();

  constructor(moment: Moment, shown: Shown) {
    this.#moment = moment;
    this.#shown = shown;
  }

  onMessage(type: string, handle: (message: unknown) => void): void {
    this.#handlers.set(type, handle);
  }

  /** Whoever listens to the state has set up all the rest: the first words of a room follow. */
  onStateChange(show: (state: PublicDocuments) => void): void {
    this.#showState = show;
    queueMicrotask(() => this.send());
  }

  /** The gallery's line never breaks by itself; the client closes it. */
  onDrop(): void {}
  onLeave(): void {}
  readonly connection = { close: (): void => this.#handlers.clear() };

  /** Sends everything anew: at the start, after a change of the table, and in another language. */
  send(): void {
    const { role, session = {}, people, sharedAs } = this.#shown;
    const { state } = this.#moment;
    this.#sentLanguage = language.peek();
    const shared = toDocuments(redactFor(state, { type: 'public' }));
    const own = documentChanges(shared, toDocuments(redactFor(state, this.#viewer()))).documents;
    const overlay: PrivateOverlay = {
      seq: this.#seq,
      isWhole: true,
      documents: {
        ...own,
        ...(sharedAs === undefined ? {} : { 'seat/shared': JSON.stringify(SHARED[sharedAs]) }),
      },
      removed: [],
    };
    const { scenario } = this.#moment.rules;
    const game = { table: 'A', gameId: 'g', state, seats: scenario.dealOrder } as const;
    const debrief = debriefDocuments([{ game, moment: this.#moment }]);
    const alone = sessionView(state, this.#sentLanguage, session);
    const view = sharedAs === undefined ? alone : withSecondPerson(alone, people[0], sharedAs);
    this.#handlers.get(MESSAGES.welcome)?.(this.#welcome());
    this.#showState({
      seq: this.#seq,
      buildId: BUILD,
      witness: '',
      documents: new Map(Object.entries({ ...shared, session: JSON.stringify(view), ...debrief })),
    });
    this.#handlers.get(MESSAGES.private)?.(overlay);
    if (role === 'host') this.#sendHostLists();
  }

  async request(type: string, question: { readonly intent?: unknown }): Promise<unknown> {
    if (type === REQUESTS.clock) return { nowMs: this.#moment.nowMs };
    if (type === REQUESTS.intent) return this.#decide(question.intent);
    throw refusal({ code: 'intent/not-allowed' });
  }

  #decide(asked: unknown): Ack {
    const answer = decide(this.#moment, this.#moment.state, this.#actor(), INTENTS.parse(asked));
    if (!answer.ok) throw refusal(answer.error);
    this.#moment = { ...this.#moment, state: evolveAll(this.#moment.state, answer.value) };
    this.#seq += 1;
    queueMicrotask(() => this.send());
    return { seq: this.#seq };
  }

  /** Somebody who watches asks to come back on another device. */
  #sendHostLists(): void {
    const name = nameOf('m3', this.#sentLanguage);
    this.#handlers.get(MESSAGES.returns)?.([{ request: 'q1', member: 'm3', name, check: '4821' }]);
  }

  #viewer(): Viewer {
    const { role, people } = this.#shown;
    if (role === 'host') return { type: 'host' };
    return role === 'seat' ? { type: 'seat', economy: people[0] } : { type: 'public' };
  }

  #actor(): Actor {
    const { role, people } = this.#shown;
    return role === 'host' ? { type: 'host' } : { type: 'seat', economy: people[0] };
  }

  #welcome(): Welcome {
    const { role, people, hasBotTalk = false, isAlone = false } = this.#shown;
    const member = memberOf(role);
    const isStarted = this.#moment.state.phase !== 'lobby';
    return {
      role: role === 'seat' ? 'player' : role === 'host' ? 'host' : 'watcher',
      ...(member === undefined ? {} : { member, name: nameOf(member, this.#sentLanguage) }),
      ...(role === 'seat' ? { seat: people[0] } : {}),
      mayHost: role === 'host' || isAlone,
      ...(role === 'host' ? { screen: { token: 'a'.repeat(22), code: 'W4XH9T' } } : {}),
      seq: this.#seq,
      nowMs: this.#moment.nowMs,
      buildId: BUILD,
      chat: !isStarted ? [] : hasBotTalk ? botTalkOf(this.#moment.state) : talkOf(people, this.#sentLanguage),
      isChatWhole: true,
    };
  }
}

/** One of those who watch sits down at the own seat instead. */
function withSecondPerson(view: SessionView, seat: EconomyId, own: SharedAs): SessionView {
  const other = own === 'chair' ? 'envoy' : 'chair';
  const people = view.people.map((person) =>
    person.member === 'm3'
      ? { ...person, seat, offices: OFFICES_OF_TWO[other] }
      : person.seat === seat
        ? { ...person, offices: OFFICES_OF_TWO[own] }
        : person,
  );
  return { ...view, people, ofClass: { hands: [], eyesUp: false, table: 'A' } };
}

/** As the room protocol hands a refusal over. */
function refusal(reason: object): Error {
  return Object.assign(new Error('refused'), { reason });
}

type Documents = Readonly<Record<string, string>>;

/** What the room of a table or of a class says of its debrief: some have answered, one vote is closed and solved, and what might have been is known. */
export function debriefDocuments(
  tables: readonly { readonly game: TableGame; readonly moment: Moment }[],
  onScreen?: OnScreen,
): Documents {
  const [first] = tables;
  if (first === undefined || first.game.state.phase !== 'debrief') return {};
  const whatIf = JSON.stringify(whatIfsOf(first.moment.rules.scenario, first.game));
  const told = tables.flatMap(({ game }): [string, string][] => {
    const { results, story } = openFacts(game);
    const ofClass: [string, string][] =
      onScreen === undefined
        ? []
        : [
            [`results/${game.table}`, JSON.stringify(results)],
            [`story/${game.table}`, JSON.stringify(story)],
          ];
    return [...ofClass, [`whatIf/${game.table}`, whatIf]];
  });
  return {
    ballots: JSON.stringify(ballotsOf(first.moment.rules.scenario, first.game)),
    ...Object.fromEntries(told),
    ...(onScreen === undefined ? {} : { onScreen: JSON.stringify(onScreen) }),
  };
}

function ballotsOf(scenario: AnyScenario, { state, seats }: TableGame): BallotsView {
  const [seat = ''] = seats;
  const changes: readonly Change[] = [
    { type: 'wallDown', economy: seat },
    { type: 'wallDown', economy: seats[1] ?? seat },
  ];
  const offer = { kind: 'vote', table: 'A', changes } as const;
  return {
    voters: 34,
    ballots: [
      { item: 'mood', counts: { proud: 6, pleased: 11, surprised: 8, uneasy: 3 }, isClosed: false },
      { item: 'question', counts: { 0: 12, 1: 7, 2: 4 }, isClosed: false },
      { item: 'exit', counts: { outsiders: 9, words: 4, walls: 2 }, isClosed: false },
      {
        item: 'offer-1',
        counts: { 0: 9, 1: 17 },
        isClosed: true,
        offer,
        outcome: offerOutcome(scenario, state, offer),
      },
    ],
  };
}

/** Treaties that are told of. */
const TREATIES = 4;

/** The few rows that need no log, and of the treaties of the end what would come of the law without them. */
function whatIfsOf(scenario: AnyScenario, { state, seats }: TableGame): TableWhatIfs {
  if (scenario.id === 'provinces' || state.rulebook !== 'countries') return [];
  const economies = state.reports.at(-1)?.economies ?? {};
  const was = Object.fromEntries(seats.map((seat) => [seat, economies[seat]?.index ?? 100]));
  const start = Object.fromEntries(seats.map((seat) => [seat, 100]));
  const open = allOpen(scenario, state.settled);
  const world = { scenario, state };
  const without = Object.values(state.agreements)
    .filter(({ proposal }) => proposal !== undefined)
    .slice(0, TREATIES)
    .map(({ id, parties, level, sinceRound }): WhatIf => {
      const compared = compareChanges(world, [{ type: 'treatyOut', agreement: id }]);
      return {
        what: 'never',
        treaty: { parties, level, sinceRound },
        compared: compared.ok ? compared.value : null,
      };
    });
  return [
    ...without,
    { what: 'alone', compared: comparedAt(seats, was, start) },
    { what: 'open', compared: open.ok ? comparedAt(seats, was, open.value) : null },
  ];
}
