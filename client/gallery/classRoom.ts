import { alertsOf, lookAt, NOTHING_NOTICED } from '#shared/classroom/alerts.ts';
import { type ClassroomContext, decideClassroom } from '#shared/classroom/decideClassroom.ts';
import { openFacts } from '#shared/classroom/openFacts.ts';
import { commonStop, intentsOf, nextStopOf } from '#shared/classroom/presses.ts';
import { type ClassroomState, evolveClassroom } from '#shared/classroom/state.ts';
import { summarise, type TableGame } from '#shared/classroom/tables.ts';
import { keysOf, mapValues, must } from '#shared/kernel/records.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import {
  type ClassAck,
  type ClassAlerts,
  type ClassPerson,
  type ClassPress,
  type ClassroomActor,
  type ClassroomIntent,
  classroomIntentSchema,
  type ClassView,
  type ClassWelcome,
  type RaisedHand,
  TABLE_LETTERS,
  type TableLetter,
  type TableSummary,
} from '#shared/protocol/classroom.ts';
import type { PastGameView } from '#shared/protocol/classTables.ts';
import { type HelperLine, isHelperIntent, type PressBy } from '#shared/protocol/classHosts.ts';
import { MESSAGES, REQUESTS, type PrivateOverlay } from '#shared/protocol/wire.ts';
import { decideAll } from '#shared/rules/decide.ts';
import { openingFacts } from '#shared/rules/scenario/anyScenario.ts';
import { language } from '../text/language.ts';
import { debriefDocuments, BUILD } from './galleryRoom.ts';
import { CODE, type Moment, momentOf, nameOf, settingsOf } from './games.ts';
import { inPhase, type ClassShown } from './surface.ts';

const PEOPLE = 34;
/** Somebody who lost the network, and somebody who is muted. */
const [AWAY, MUTED]: readonly MemberId[] = ['m7', 'm11'];
/** People who typed the same word: more than one table of four holds. */
const GROUP: readonly MemberId[] = ['m3', 'm9', 'm10', 'm21', 'm22', 'm30'];
/** Before the bell of the policy phase: whoever has not sealed is waited for. */
const BEFORE_BELL_MS = 18_000;
/** Long enough for whoever is gone to be called about. */
const GONE_FOR_MS = 90_000;

const HOST: ClassroomActor = { type: 'host' };
const SERVER: ClassroomActor = { type: 'server' };
const CHANCE: ClassroomContext = {
  seed: '1957',
  gameIds: TABLE_LETTERS.map((table) => `g-${table}`),
  nowMs: 0,
  rounds: {},
};

type ShowState = (state: {
  readonly seq: number;
  readonly buildId: string;
  readonly witness: string;
  readonly documents: ReadonlyMap<string, string>;
}) => void;
type Asked = readonly [ClassroomActor, ClassroomIntent];
type Documents = Readonly<Record<string, string>>;

/**
 * The room of a class without a server: what it is asked goes to the rules of a class, and presses for tables to the rules of their
 * games. Colyseus's client hands it out in the place of a room.
 */
export class GalleryClassRoom {
  readonly reconnection = { enabled: false };
  readonly connection = { close: (): void => this.#handlers.clear() };
  readonly #shown: ClassShown;
  readonly #handlers = new Map<string, (message: unknown) => void>();
  #showState: ShowState = () => undefined;
  #state: ClassroomState;
  #games: ReadonlyMap<TableLetter, Moment> = new Map();
  #seq = 1;

  constructor(shown: ClassShown) {
    this.#shown = shown;
    const opened = evolveClassroom(undefined, {
      type: 'classOpened',
      settings: settingsOf('lesson'),
      seats: momentOf('lesson', inPhase('lobby')).rules.scenario.dealOrder,
    });
    const enter = Array.from({ length: shown.people ?? PEOPLE }, (_, place): Asked => {
      const member: MemberId = `m${place + 1}`;
      return [SERVER, { type: 'enter', member, ...(GROUP.includes(member) ? { group: 'm3' } : {}) }];
    });
    const asked = [...enter, ...(shown.asked ?? []).map((intent): Asked => [HOST, intent])];
    this.#state = asked.reduce(after, opened);
    const { stage } = shown;
    const afterwards = shown.afterwards ?? [];
    if (stage === 'gathering') {
      this.#state = afterwards.reduce(after, this.#state);
      return;
    }
    const proposal: Asked = [HOST, { type: 'proposeDeal', mode: 'even', pins: {} }];
    const begin: Asked = [HOST, { type: 'startPlay' }];
    const end: Asked = [SERVER, { type: 'noteEnd' }];
    const follows = [
      proposal,
      [HOST, { type: 'applyDeal', deal: this.#state.lastDeal + 1 }],
      ...(stage === 'dealt' ? [] : [begin]),
      ...(stage === 'debrief' ? [end] : []),
    ] satisfies Asked[];
    this.#state = follows.reduce(after, this.#state);
    this.#games = this.#tablesAt(stage);
    this.#state = afterwards.reduce(after, this.#state);
  }

  #tablesAt(stage: Played): ReadonlyMap<TableLetter, Moment> {
    const { tables, people } = this.#state;
    return new Map(
      tables.map(({ table }) => {
        const members = people.filter((person) => person.table === table).map(({ member }) => member);
        return [table, gameOf(stage, table, members)];
      }),
    );
  }

  onMessage(type: string, handle: (message: unknown) => void): void {
    this.#handlers.set(type, handle);
  }

  onStateChange(show: ShowState): void {
    this.#showState = show;
    queueMicrotask(() => this.send());
  }

  /** The gallery's line never breaks by itself; the client closes it. */
  onDrop(): void {}
  onLeave(): void {}

  /** Sends everything anew: at the start, after a change of the class, and in another language. */
  send(): void {
    const { role } = this.#shown;
    const own = nameOf('m1', language.peek());
    const welcome: ClassWelcome = {
      role,
      ...(role === 'member' ? { member: 'm1', name: own } : {}),
      ...(this.#shown.helper === undefined ? {} : { helper: named(this.#shown.helper) }),
      ...(role === 'host' ? { screen: { token: 'a'.repeat(22), code: 'W4XH9T' } } : {}),
      seq: this.#seq,
      nowMs: this.#nowMs(),
      buildId: BUILD,
    };
    this.#handlers.get(MESSAGES.welcome)?.(welcome);
    this.#showState({
      seq: this.#seq,
      buildId: BUILD,
      witness: '',
      documents: new Map([['class', JSON.stringify(this.#view())], ...this.#facts(), ...this.#past()]),
    });
    const documents = role === 'host' ? this.#hostDocuments() : {};
    const overlay: PrivateOverlay = { seq: this.#seq, isWhole: true, documents, removed: [] };
    this.#handlers.get(MESSAGES.private)?.(overlay);
  }

  async request(type: string, question: { readonly intent?: unknown }): Promise<unknown> {
    if (type === REQUESTS.clock) return { nowMs: this.#nowMs() };
    if (type !== 'classroom') throw Object.assign(new Error(), { reason: { code: 'intent/not-allowed' } });
    const intent = classroomIntentSchema.parse(question.intent);
    if (isHelperIntent(intent)) return { seq: this.#seq } satisfies ClassAck;
    const answer = decideClassroom(CHANCE, this.#state, HOST, intent);
    if (!answer.ok) throw Object.assign(new Error(), { reason: answer.error });
    this.#state = answer.value.reduce<ClassroomState>(evolveClassroom, this.#state);
    const refused = answer.value.flatMap((event) =>
      event.type === 'pressed' ? this.#press(event.press, event.tables) : [],
    );
    if (intent.type === 'applyDeal') this.#games = this.#tablesAt('dealt');
    if (intent.type === 'startPlay') this.#games = this.#tablesAt('playing');
    this.#seq += 1;
    queueMicrotask(() => this.send());
    return { seq: this.#seq, refused } satisfies ClassAck;
  }

  #press(press: ClassPress, tables: readonly TableLetter[]): NonNullable<ClassAck['refused']>[number][] {
    const stop = commonStop(tables.map((table) => nextStopOf(must(this.#games.get(table), table).state)));
    return tables.flatMap((table) => {
      const moment = must(this.#games.get(table), `table ${table}`);
      const intents = intentsOf(press, moment.state, stop);
      const answer = intents.ok ? decideAll(moment, moment.state, { type: 'host' }, intents.value) : intents;
      if (!answer.ok) return [{ table, reason: answer.error }];
      this.#games = new Map([...this.#games, [table, { ...moment, state: answer.value.state }]]);
      return [];
    });
  }

  #nowMs(): number {
    const [first] = this.#games.values();
    return first?.nowMs ?? 0;
  }

  #view(): ClassView {
    const { stage, people, tables, settings } = this.#state;
    const { seed: _seed, ...known } = settings;
    return {
      code: CODE,
      stage,
      settings: known,
      language: language.peek(),
      chatMode: 'phrases',
      wording: 'classroom',
      locked: false,
      namesHidden: false,
      hostConnected: true,
      screens: 1,
      people: people.length,
      connected: people.filter(({ member }) => member !== AWAY).length,
      tables: tables.map(({ table }) => table),
      pace: this.#state.pace ?? 'together',
      ...(this.#state.adjourned === undefined ? {} : { adjourned: this.#state.adjourned }),
      game: 1 + (this.#shown.games ?? 0),
      savingPaused: false,
      offices: this.#state.offices,
      ...(this.#state.screen === undefined ? {} : { screen: this.#state.screen }),
      ...(this.#state.eyesUp ? { eyesUp: true } : {}),
      ...(this.#state.rehearsal === undefined
        ? {}
        : { rehearsal: { ...this.#state.rehearsal, isRunning: true } }),
    };
  }

  /** What everybody in the room may see of the tables. */
  #facts(): [string, string][] {
    const tables = [...this.#games].map(([table, moment]) => ({ game: tableGame(table, moment), moment }));
    const facts = tables.flatMap(({ game }): [string, string][] => {
      const { wall, results } = openFacts(game);
      const come: [string, string][] =
        results.rounds.length === 0 ? [] : [[`results/${game.table}`, JSON.stringify(results)]];
      return [[`wall/${game.table}`, JSON.stringify(wall)], ...come];
    });
    return [...facts, ...Object.entries(debriefDocuments(tables, { step: undefined }))];
  }

  /** What came of the game before: as at the end of the lesson, at two tables. */
  #past(): [string, string][] {
    if (this.#shown.games === undefined) return [];
    const { seed: _seed, ...settings } = this.#state.settings;
    const tables = (['A', 'B'] as const).map((table) => {
      const { results } = openFacts(tableGame(table, momentOf('lesson', inPhase('debrief'))));
      return { table, gameId: `g${table}`, incomes: results.rounds.at(-1) ?? [], scores: results.scores };
    });
    const past: readonly PastGameView[] = [{ settings, seats: this.#state.seats, tables }];
    return [['past', JSON.stringify(past)]];
  }

  /** Somebody is gone, others have not sealed yet, and the host has said something. */
  #calls(): Documents {
    const nowMs = this.#nowMs();
    const tables = [...this.#games].map(([table, moment]) => {
      const game = tableGame(table, moment);
      const isHere = (member: MemberId): boolean => member !== AWAY;
      const who = { isHere, isAt: () => true };
      const begun = lookAt(NOTHING_NOTICED, game, { ...who, nowMs: nowMs - GONE_FOR_MS });
      return { game, watch: lookAt(begun, game, { ...who, nowMs }) };
    });
    const { stage, snoozed, hands, people } = this.#state;
    const alerts = stage === 'playing' ? alertsOf(tables, { nowMs, snoozed }) : [];
    const shown = alerts.slice(0, 3);
    const raised = hands.map((member): RaisedHand => {
      const table = people.find((person) => person.member === member)?.table;
      return table === undefined ? { member } : { member, table };
    });
    return {
      alerts: JSON.stringify({ shown, more: alerts.length - shown.length } satisfies ClassAlerts),
      hands: JSON.stringify(raised),
    };
  }

  #seatAt(table: TableLetter, member: MemberId): EconomyId | undefined {
    const seats = this.#games.get(table)?.state.seats ?? {};
    return Object.values(seats).find((seat) => seat.member === member)?.economy;
  }

  #hostDocuments(): Documents {
    const people = this.#state.people.map(({ member, table, group }): ClassPerson => {
      const seat = table === undefined ? undefined : this.#seatAt(table, member);
      return {
        member,
        name: nameOf(member, language.peek()),
        connected: member !== AWAY,
        muted: member === MUTED,
        ...(table === undefined ? {} : { table }),
        ...(seat === undefined ? {} : { seat }),
        ...(group === undefined ? {} : { group }),
      };
    });
    const summaries = [...this.#games].map(([table, moment]): [string, string] => [
      `tables/${table}`,
      JSON.stringify(summaryOf(table, moment)),
    ]);
    const { proposed } = this.#state;
    return {
      people: JSON.stringify(people),
      ...(proposed === undefined ? {} : { deal: JSON.stringify(proposed) }),
      ...this.#calls(),
      ...(this.#shown.helpers === undefined
        ? {}
        : { helpers: JSON.stringify(this.#shown.helpers.map(named)) }),
      ...(this.#shown.helpers === undefined && this.#shown.helper === undefined
        ? {}
        : {
            lastPress: JSON.stringify({
              press: 'addMinute',
              by: nameOf('m31', language.peek()),
              tables: ['B'],
            } satisfies PressBy),
          }),
      ...Object.fromEntries(summaries),
    };
  }
}

/** Another host by a name of the reader's language. */
function named(helper: HelperLine): HelperLine {
  return { ...helper, label: nameOf(helper.label, language.peek()) };
}

function after(state: ClassroomState, [actor, intent]: Asked): ClassroomState {
  const answer = decideClassroom(CHANCE, state, actor, intent);
  if (!answer.ok) throw new Error(`${intent.type} was refused: ${answer.error.code}`);
  return answer.value.reduce<ClassroomState>(evolveClassroom, state);
}

function tableGame(table: TableLetter, { rules: { scenario }, state }: Moment): TableGame {
  return { table, gameId: `g-${table}`, state, seats: scenario.dealOrder, ...openingFacts(scenario) };
}

function summaryOf(table: TableLetter, moment: Moment): TableSummary {
  return summarise(tableGame(table, moment), { watching: table === 'B' ? 1 : 0 });
}

type Played = Exclude<ClassShown['stage'], 'gathering'>;

const PHASES = {
  dealt: inPhase('lobby'),
  playing: inPhase('policy', 2),
  debrief: inPhase('debrief'),
} as const satisfies Record<Played, unknown>;

/** The game of a table with its people; some tables are in trouble, so that every look of a tile is seen. */
function gameOf(stage: Played, table: TableLetter, members: readonly MemberId[]): Moment {
  const moment = momentOf('lesson', PHASES[stage]);
  const {
    state,
    rules: { scenario },
  } = moment;
  const endsAtMs = state.clock.endsAtMs;
  const nowMs = endsAtMs === undefined ? moment.nowMs : endsAtMs - BEFORE_BELL_MS;
  const isEmpty = table === 'D' && stage === 'playing';
  const seats = mapValues(state.seats, (seat, economy) => {
    const member = members[scenario.dealOrder.indexOf(economy)];
    if (member === undefined) return seat;
    return { ...seat, member, present: member !== AWAY && !isEmpty, ready: false };
  });
  const seated = keysOf(seats);
  const open = table === 'B' ? 1 : table === 'E' ? 2 : 0;
  const sealedBy = stage === 'playing' ? seated.slice(0, seated.length - open) : state.sealedBy;
  const shown = { ...state, seats, sealedBy };
  const isPaused = table === 'C' && stage === 'playing' && endsAtMs !== undefined;
  const clock = isPaused ? { ...shown.clock, pausedRemainingMs: BEFORE_BELL_MS } : shown.clock;
  return { ...moment, nowMs, state: { ...shown, clock } };
}
