import { DEBRIEF_STEPS } from '#shared/content/vocabulary.ts';
import { peopleASeat, tableCount } from '#shared/classroom/deal.ts';
import { canPress, isInPlay } from '#shared/classroom/presses.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type {
  AlertCause,
  ClassAlert,
  ClassPerson,
  ClassScreen,
  ClassStage,
  ClassView,
  ProposedDeal,
  TableLetter,
  ClassPress,
  ScreenView,
  TableSummary,
} from '#shared/protocol/classroom.ts';
import { CLASS_SIZES } from '#shared/content/lessons.ts';
import type { DeviceCheck } from '#shared/protocol/session.ts';
import type { PlainKey } from '../../text/areas.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { rejectionText } from '../../text/nameParams.ts';
import { type ClockModel, LAST_MS } from '../chrome/clockModel.ts';

type PlaceInView = Pick<TableSummary, 'table' | 'phase' | 'round'>;

/** How many tables so many people need, before anybody has come: sizes differ by one at most, as in every deal. */
export type TablePlan = {
  readonly people: number;
  readonly tables: number;
  /** People at the smaller tables. */
  readonly size: number;
  /** Tables with one person more. */
  readonly larger: number;
  /** How many people at most share a seat. */
  readonly perSeat: number;
};

export function planTables(people: number, seats: number): TablePlan {
  const tables = tableCount(people, { seats });
  const size = Math.floor(people / tables);
  const larger = people - size * tables;
  return { people, tables, size, larger, perSeat: peopleASeat(people, seats) };
}

/** The plan in a sentence. */
export function planPhrase({ people, tables, size, larger }: TablePlan, seats: number): Phrase {
  if (tables === 1) return phrase('class.open.single', { people, seats });
  if (larger === 0) return phrase('class.open.even', { people, tables, size });
  return phrase('class.open.uneven', {
    people,
    large: larger,
    size: size + 1,
    small: tables - larger,
    less: size,
  });
}

/** The number of people that was typed; undefined where it is none that a class may have. */
export function peopleTyped(text: string): number | undefined {
  const people = Number(text.trim());
  return text.trim() !== '' && Number.isInteger(people) && people >= 1 && people <= CLASS_SIZES.peoplePerClass
    ? people
    : undefined;
}

/** One table of the deal that the host looks at. */
export type DealtTable = {
  readonly table: TableLetter;
  readonly people: readonly {
    readonly person: ClassPerson;
    /** Absent: watches. */
    readonly seat?: EconomyId;
    readonly isKept: boolean;
  }[];
  /** Seats that nobody has. */
  readonly bots: number;
};

/** The deal with the names of those who are in it. Whoever has left since is in no list of people any more. */
export function dealtTables(
  proposed: ProposedDeal,
  people: readonly ClassPerson[],
  seats: number,
): readonly DealtTable[] {
  const known = new Map(people.map((person) => [person.member, person]));
  return proposed.tables.map(({ table, people: dealt }) => ({
    table,
    people: dealt.flatMap(({ member, seat }) => {
      const person = known.get(member);
      const isKept = proposed.request.pins[member] !== undefined;
      return person === undefined ? [] : [{ person, isKept, ...(seat === undefined ? {} : { seat }) }];
    }),
    bots: seats - new Set(dealt.flatMap(({ seat }) => seat ?? [])).size,
  }));
}

/** Names of those whom a deal mentions. */
export function namesOf(members: readonly MemberId[], people: readonly ClassPerson[]): readonly string[] {
  return people.filter(({ member }) => members.includes(member)).map(({ name }) => name);
}

/** Names of groups that were split, each by everybody who is in it. */
export function splitGroups(
  { split }: ProposedDeal,
  people: readonly ClassPerson[],
): readonly (readonly string[])[] {
  const groups = groupsBy(people, ({ member, group }) => group ?? member);
  return split.map((group) => (groups.get(group) ?? []).map(({ name }) => name));
}

/** What the overview of a class makes of the summaries of its tables. */

/** How many of the people at a table are here, and how far they are. */
export type TablePeople = {
  /** Seats that people have. */
  readonly seated: number;
  readonly present: number;
  /** Of those present: sealed while envelopes are filled, else ready. */
  readonly done: number;
  readonly doneKind: 'ready' | 'sealed';
};

export function peopleAt({ seats, phase }: TableSummary): TablePeople {
  const present = seats.filter(({ who }) => who === 'present');
  const doneKind = phase === 'policy' ? 'sealed' : 'ready';
  return {
    seated: seats.filter(({ who }) => who !== 'bot').length,
    present: present.length,
    done: present.filter((seat) => seat[doneKind]).length,
    doneKind,
  };
}

/** Seats at a table that nobody has. */
export function freeSeatsAt({ seats }: Pick<TableSummary, 'seats'>): number {
  return seats.filter(({ who }) => who === 'bot').length;
}

/** Whether somebody who comes to a table without a free seat shares one there. */
export function hasSeatToShare(
  { table, phase, seats }: Pick<TableSummary, 'table' | 'phase' | 'seats'>,
  people: readonly ClassPerson[],
): boolean {
  const atSeat = (economy: EconomyId): number =>
    people.filter((person) => person.table === table && person.seat === economy).length;
  return phase !== 'debrief' && seats.some(({ economy }) => atSeat(economy) < CLASS_SIZES.peoplePerSeat);
}

/** The clock of a table without its ring. While the line is down it shows nothing, since it could only guess. */
export function tableClock(
  { endsAtMs, pausedLeftMs }: Pick<TableSummary, 'endsAtMs' | 'pausedLeftMs'>,
  nowMs: number,
  isConnected: boolean,
): Pick<ClockModel, 'look' | 'leftMs'> {
  if (!isConnected) return { look: 'unknown' };
  if (pausedLeftMs !== undefined) return { look: 'paused', leftMs: pausedLeftMs };
  if (endsAtMs === undefined) return { look: 'open' };
  const leftMs = Math.max(0, endsAtMs - nowMs);
  return { look: leftMs <= LAST_MS ? 'last' : 'running', leftMs };
}

/** What a single key presses for these tables; undefined: nothing now. */
export function pressOfKey(key: string, tables: readonly TableSummary[]): ClassPress | undefined {
  return KEY_PRESSES.get(key)?.find((press) => tables.some((table) => canPress(press, table)));
}

const KEY_PRESSES: ReadonlyMap<string, readonly ClassPress[]> = new Map([
  [' ', ['pauseClock', 'resumeClock']],
  ['+', ['addMinute']],
  ['e', ['playOn', 'endAfterRound']],
  ['E', ['endNow']],
]);

/** Where tables are while the host is asked about them. */
export function placesOf(tables: readonly TableSummary[]): readonly PlaceInView[] {
  return tables.map(({ table, phase, round }) => ({ table, phase, round }));
}

/** Whether a question still means something: at one of the tables the phase that it was asked in is on, or the round where that decides. */
export function isStillThere(
  press: ClassPress,
  asked: readonly PlaceInView[],
  tables: readonly TableSummary[],
): boolean {
  const ofPhase = press === 'skipPhase' || press === 'restartPhase';
  return tables.some(
    (now) =>
      canPress(press, now) &&
      asked.some(
        ({ table, phase, round }) =>
          table === now.table && round === now.round && (!ofPhase || phase === now.phase),
      ),
  );
}

/** Why a press can do nothing at any of these tables. */
export function whyNoPress(press: ClassPress, tables: readonly TableSummary[]): PlainKey {
  const inPlay = tables.filter(isInPlay);
  if (inPlay.length === 0) return 'class.off.over';
  switch (press) {
    case 'pauseClock':
    case 'resumeClock':
    case 'addMinute':
      return 'class.off.noClock';
    case 'restartPhase':
    case 'skipPhase':
      return 'class.off.trouble';
    case 'endAfterRound':
      return inPlay.some(({ isEnding }) => isEnding) ? 'class.off.ending' : 'class.off.lastRound';
    case 'stepReveal':
    case 'playOn':
    case 'endNow':
      return 'class.off.over';
  }
}

/** What one press on an alert does: it goes to the table, opens what can be done about the person, or is pressed for that table. */
export const ALERT_HELP = {
  held: 'go',
  historyLost: 'go',
  savingPaused: 'go',
  empty: 'merge',
  alone: 'merge',
  gone: 'person',
  refused: 'help',
  waits: 'addMinute',
  unsealed: 'addMinute',
  paused: 'resumeClock',
  outsider: 'pauseClock',
  diverts: 'pauseClock',
  quiet: 'prompt',
} as const satisfies Record<AlertCause, ClassPress | 'go' | 'merge' | 'person' | 'help' | 'prompt'>;

/** An alert in a sentence. `name`: of the person whom it is about. */
export function alertPhrase(
  { cause, table, economy = '', reason, count = 0, percent = 0 }: ClassAlert,
  name: string,
): Phrase {
  switch (cause) {
    case 'gone':
      return phrase('class.alert.gone', { table, economy, name });
    case 'refused':
      return phrase('class.alert.refused', {
        table,
        name,
        reason: reason === undefined ? '' : rejectionText(reason),
      });
    case 'waits':
      return phrase('class.alert.waits', { table, economy });
    case 'unsealed':
      return phrase('class.alert.unsealed', { table, count });
    case 'outsider':
      return phrase('class.alert.outsider', { table, economy, percent });
    default:
      return phrase(`class.alert.${cause}`, { table });
  }
}

/** The table beside the one that has the focus, in reading order; the first or the last where none has it. */
export function tableBeside(
  tables: readonly TableSummary[],
  focused: TableLetter | undefined,
  step: 1 | -1,
): TableLetter | undefined {
  const place = tables.findIndex(({ table }) => table === focused);
  if (place === -1) return tables.at(step === 1 ? 0 : -1)?.table;
  return tables[Math.min(Math.max(place + step, 0), tables.length - 1)]?.table;
}

/** What belongs on the screens at each stage until the host turns them to something else. */
const STAGE_VIEWS = {
  gathering: 'code',
  dealt: 'code',
  playing: 'wall',
  debrief: 'spread',
} as const satisfies Record<ClassStage, ScreenView>;

/** What the arrow keys turn to: the spread of results, then the steps of the debrief. */
const TURNED = ['spread', ...DEBRIEF_STEPS] as const satisfies readonly ScreenView[];

/** The step so many places further; undefined beyond the first and the last. Whatever else is on show, the first step comes next. */
export function stepBeside(view: ScreenView, places: 1 | -1): (typeof TURNED)[number] | undefined {
  const place = TURNED.findIndex((each) => each === view);
  return place === -1 ? (places === 1 ? DEBRIEF_STEPS[0] : undefined) : TURNED[place + places];
}

type Place = Pick<TableSummary, 'table' | 'phase' | 'round'>;

/** The table whose reveal the room watches where nothing is chosen: from the first stop to the last, in each round another. */
function revealedTable(tables: readonly Place[]): TableLetter | undefined {
  return tables.find(
    ({ phase, round }, place) =>
      (phase === 'results' || phase === 'epilogue') && (round - 1) % tables.length === place,
  )?.table;
}

/** `table` beside the tour: that one stays on show. */
export function screenOf(
  { stage, screen }: Pick<ClassView, 'stage' | 'screen'>,
  tables: readonly Place[],
): ClassScreen {
  if (screen !== undefined) return screen;
  const table = stage === 'playing' ? revealedTable(tables) : undefined;
  return table === undefined ? { view: STAGE_VIEWS[stage] } : { view: 'tour', table };
}

/** How long a tour stays at each table, in milliseconds of the clock that all screens share. */
export const TOUR_MS = 20_000;

/** The table at which a tour is now. */
export function tourTile<Tile>(tiles: readonly Tile[], nowMs: number): Tile | undefined {
  return tiles[Math.floor(Math.max(0, nowMs) / TOUR_MS) % Math.max(1, tiles.length)];
}

type DeviceKey = 'class.devices.noSockets' | 'class.devices.forgets' | 'class.devices.inApp';

/** How many of the devices that checked themselves are fine, and whose are not; each is named for the worst that it has. */
export function deviceTroubles(people: readonly Pick<ClassPerson, 'name' | 'device'>[]): {
  readonly fine: number;
  readonly of: number;
  readonly troubles: readonly { readonly key: DeviceKey; readonly names: readonly string[] }[];
} {
  const checked = people.flatMap(({ name, device }) =>
    device === undefined ? [] : [{ name, trouble: troubleOf(device) }],
  );
  const named = groupsBy(
    checked.filter(({ trouble }) => trouble !== undefined),
    ({ trouble }) => trouble,
  );
  return {
    fine: checked.filter(({ trouble }) => trouble === undefined).length,
    of: checked.length,
    troubles: [...named].flatMap(([key, each]) =>
      key === undefined ? [] : [{ key, names: each.map(({ name }) => name) }],
    ),
  };
}

function troubleOf({ sockets, keeps, inApp }: DeviceCheck): DeviceKey | undefined {
  if (!sockets) return 'class.devices.noSockets';
  if (!keeps) return 'class.devices.forgets';
  return inApp ? 'class.devices.inApp' : undefined;
}

/** "Quartet · First lesson" */
export function classTitle({ settings }: ClassView): string {
  return `${t(`scenario.${settings.scenarioId}`)} · ${t(`preset.${settings.preset}`)}`;
}
