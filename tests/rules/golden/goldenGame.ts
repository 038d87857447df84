import { playBotGame, type BotRequest } from '#shared/bots/playBotGame.ts';
import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { rulebookOf } from '#shared/rules/game/rulebooks.ts';
import { anyScenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { evolveAll, evolve } from '../../../shared/rules/game/evolve.ts';
import { someSettings } from '../../support/someSettings.ts';

/** What is kept of a game to show that it is still played the same way; nothing in it depends on the shape of the state. */
export type GoldenLog = {
  readonly rowCount: number;
  readonly eventCount: number;
  /** Hash of all events of all rows, as they are stored. */
  readonly hash: string;
  /** The first characters of each row's own hash, one after the other, to find the first row that differs. */
  readonly rowMarks: string;
  /** What the settlements and the end brought the seats, with numbers to twelve significant digits. */
  readonly outcomes: unknown;
};

/** Hashes of the state after every fiftieth row and after the last; they change with the shape of the state. */
export type GoldenStates = readonly string[];

export type PlayedGame = {
  /** The events of each accepted intent, read back from the texts that the database would hold. */
  readonly rows: readonly (readonly GameEvent[])[];
  /** The events as the rules made them. */
  readonly events: readonly GameEvent[];
  /** The state in which the game ended, never written and read. */
  readonly state: GameState;
  /** Seats that have a standing in the end. */
  readonly seats: readonly EconomyId[];
  /** The state folded from `rows`. */
  readonly folded: GameState | undefined;
  readonly log: GoldenLog;
  readonly states: GoldenStates;
  /** What bots asked of the rules, and a sentence for each invariant that did not hold after something decisive. */
  readonly requests: readonly BotRequest[];
  readonly violations: readonly string[];
};

export const MARK_LENGTH = 4;
export const ROWS_BETWEEN_STATES = 50;
const STATE_HASH_LENGTH = 16;
const SIGNIFICANT_DIGITS = 12;

const DECISIVE: readonly GameEvent['type'][] = [
  'phaseOpened',
  'proposalConcluded',
  'lawChanged',
  'conferenceClosed',
  'floorOpened',
  'packageChanged',
];

/** Plays a game with bots in all seats and folds it from its first row. */
export function playGolden(choice: Partial<GameSettings>): PlayedGame {
  const settings = someSettings(choice);
  const scenario = anyScenarioFor(settings);
  if (!scenario.ok) throw new Error(scenario.error.reason);
  const rules = rulebookOf(scenario.value);
  const made: (readonly GameEvent[])[] = [];
  const requests: BotRequest[] = [];
  const violations: string[] = [];
  const played = playBotGame(scenario.value, settings, {
    onRequest: (request) => requests.push(request),
    onChange: (state, events) => {
      made.push(events);
      if (events.some(({ type }) => DECISIVE.includes(type))) violations.push(...rules.violations(state));
    },
  });
  if (!played.ok) throw new Error(played.error.code);
  const rows = made.map((events): readonly GameEvent[] => JSON.parse(JSON.stringify(events)));
  const { folded, states } = foldRows(rows);
  return {
    rows,
    events: made.flat(),
    state: played.value.state,
    seats: rules.scenario.dealOrder,
    folded,
    states,
    requests,
    violations,
    log: {
      rowCount: rows.length,
      eventCount: rows.flat().length,
      hash: canonicalHash(rows),
      rowMarks: rows.map(markOf).join(''),
      outcomes: rounded(rows.flat().flatMap(outcomesIn)),
    },
  };
}

export function markOf(row: readonly GameEvent[]): string {
  return canonicalHash(row).slice(0, MARK_LENGTH);
}

function foldRows(rows: PlayedGame['rows']): Pick<PlayedGame, 'folded' | 'states'> {
  let folded: GameState | undefined;
  const states: string[] = [];
  for (const [index, events] of rows.entries()) {
    folded =
      folded === undefined
        ? events.reduce<GameState | undefined>(evolve, undefined)
        : evolveAll(folded, events);
    const rowNumber = index + 1;
    if (rowNumber % ROWS_BETWEEN_STATES === 0 || rowNumber === rows.length)
      states.push(canonicalHash(folded).slice(0, STATE_HASH_LENGTH));
  }
  return { folded, states };
}

/** Read from the events, whose names and bodies stay, and not from the state. */
function outcomesIn(event: GameEvent): unknown[] {
  switch (event.type) {
    case 'roundSettled':
      return [
        mapValues(event.report.economies, ({ welfare, incomeBn, shareOfPrize }) => ({
          welfare,
          incomeBn,
          shareOfPrize,
        })),
      ];
    case 'provincesSettled':
      return [
        mapValues(event.report.provinces, ({ index, budget, score, career }) => ({
          index,
          budget,
          score,
          career,
        })),
      ];
    case 'gameEnded':
    case 'provincesEnded':
      return [event.final];
    default:
      return [];
  }
}

function rounded(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'number' ? Number(inner.toPrecision(SIGNIFICANT_DIGITS)) : inner,
  );
  return JSON.parse(text);
}
