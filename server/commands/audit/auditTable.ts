import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import { decide } from '#shared/rules/decide.ts';
import { evolve, evolveAll } from '#shared/rules/game/evolve.ts';
import { rulebookFor } from '#shared/rules/game/rulebooks.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { LogRow } from '../../store/GameStore.ts';
import { presentJson, presentState } from '../../store/earlierNames.ts';
import type { RecordedLog, RecordedSnapshot } from '../replay/recordedTables.ts';
import { intentOf } from './intentOf.ts';

/** What came of deciding a log anew. */
export type Audit = {
  readonly rows: number;
  /** Rows whose events were decided again from the state before them. */
  readonly decided: number;
  /** Rows that settled a round; the model solved them again. */
  readonly settlements: number;
  readonly snapshots: number;
  /** Between a number in the log and the same decided anew, in all rows. */
  readonly largestRelativeDifference: number;
  /** One sentence for each thing that is not as it should be. */
  readonly faults: readonly string[];
};

/** A log with the snapshots of it. */
type Recorded = { readonly log: RecordedLog; readonly snapshots: readonly RecordedSnapshot[] };

/**
 * Folds a log from its first row and decides every row again whose intent its events tell. A row that differs is named, and the fold
 * goes on with what the log says, so that one changed row is one fault. Where a phase opens, the state must hold what every state holds.
 */
export function auditTable({ log: { rows, brokenFrom }, snapshots }: Recorded): Audit {
  const faults = brokenFrom === undefined ? [] : [brokenFrom.reason];
  const hashes = new Map(snapshots.map(({ seq }) => [seq, '']));
  let state: GameState | undefined;
  let [decided, settlements, largest] = [0, 0, 0];
  for (const row of rows) {
    const anew = decideAnew(row, state);
    if (anew !== undefined) {
      decided += 1;
      if (row.events.some(isSettlement)) settlements += 1;
      if (!anew.ok) faults.push(`row ${row.seq} (${row.type}): ${anew.error}`);
      else {
        largest = Math.max(largest, anew.value.largestRelativeDifference);
        if (anew.value.fault !== undefined) faults.push(`row ${row.seq} (${row.type}): ${anew.value.fault}`);
      }
    }
    state = row.events.reduce<GameState | undefined>(evolve, state);
    if (hashes.has(row.seq)) hashes.set(row.seq, canonicalHash(state));
    if (state !== undefined && row.events.some(opensPhase))
      faults.push(
        ...rulesOf(state)
          .violations(state)
          .map((what) => `after row ${row.seq} (${row.type}): ${what}`),
      );
  }
  for (const { seq, hash, state: text } of snapshots) {
    if (hash !== hashOfText(text)) faults.push(`the snapshot at row ${seq} is not as it was written`);
    else if (canonicalHash(presentState(JSON.parse(presentJson(text)))) !== hashes.get(seq))
      faults.push(`the snapshot at row ${seq} differs from the fold of the log`);
  }
  return {
    rows: rows.length,
    decided,
    settlements,
    snapshots: snapshots.length,
    largestRelativeDifference: largest,
    faults,
  };
}

/** How the events of a row, decided anew, differ from those in it; why they cannot come about; undefined where the intent is not known. */
function decideAnew(row: LogRow, before: GameState | undefined): Result<Difference, string> | undefined {
  const [first] = row.events;
  if (before === undefined) {
    if (first?.type !== 'gameCreated') return err('the log does not begin with the opening of a game');
    const created = rulesOf(first).create(first.settings);
    return created.ok
      ? ok(findDifference(row.events, created.value))
      : err(`the opening cannot be solved (${created.error.code})`);
  }
  const events: GameEvent[] = [];
  let state = before;
  // One request may hold several intents, each with its events.
  while (events.length < row.events.length) {
    const next = row.events[events.length];
    const asked = next === undefined ? undefined : intentOf(row, next, state, events.length === 0);
    if (asked === undefined) return events.length === 0 ? undefined : ok(findDifference(row.events, events));
    const answer = decide({ rules: rulesOf(before), nowMs: row.tMs }, state, asked.actor, asked.intent);
    if (!answer.ok) return err(`the rules refuse it now (${asked.intent.type}: ${answer.error.code})`);
    if (answer.value.length === 0) return err(`nothing comes of it now (${asked.intent.type})`);
    events.push(...answer.value);
    state = evolveAll(state, answer.value);
  }
  return ok(findDifference(row.events, events));
}

/** States are looked at where a phase opens: within one, several rows may belong together. */
function opensPhase({ type }: GameEvent): boolean {
  return type === 'phaseOpened';
}

function isSettlement({ type }: GameEvent): boolean {
  return type === 'roundSettled' || type === 'provincesSettled' || type === 'settlementHeld';
}

function rulesOf({ settings }: Pick<GameState, 'settings'>): Rulebook {
  const rules = rulebookFor(settings);
  if (!rules.ok) throw new Error(rules.error.reason);
  return rules.value;
}

function hashOfText(text: string): string | undefined {
  try {
    return canonicalHash(JSON.parse(text));
  } catch {
    // Text that is no JSON has no hash, and so not the one that is stored.
    return undefined;
  }
}

/** How far two values lie apart: the largest relative difference of their numbers, and the first place where they are not the same. */
type Difference = { readonly largestRelativeDifference: number; readonly fault?: string };

/**
 * Relative differences up to this are another processor's or another version of Node's: sums and powers in another order, and
 * results that the rules round to six digits.
 */
const TOLERANCE = 1e-6;
/** What is stored as nothing, to the accuracy of the solver. */
const NEAR_ZERO = 1e-9;

/**
 * What is told of an outcome, which a later version may tell in other words or with other digits; the outcome itself is compared. The
 * version of the rules that a log was played by is told beside the table.
 */
const SENTENCES = /(?:^|\.)(?:report\.(?:headlines|question|causes)|rulesVersion)$/;
/** Kept since: with a word to whom it was given, with readiness how often, with a report what a renewal was worth. Older logs do not have it. */
const KEPT_SINCE = /\.(?:pledge\.toParties|times|report\.renewals)$/;

/** Compares what the log holds with the same decided anew. Both go by their JSON, in which an absent field is absent. */
export function findDifference(stored: unknown, anew: unknown): Difference {
  return compare(stored, JSON.parse(JSON.stringify(anew)), '');
}

function compare(stored: unknown, anew: unknown, path: string): Difference {
  if (typeof stored === 'number' && typeof anew === 'number') return compareNumbers(stored, anew, path);
  if (!isObject(stored) || !isObject(anew) || Array.isArray(stored) !== Array.isArray(anew))
    return stored === anew ? { largestRelativeDifference: 0 } : differing(stored, anew, path);
  let found: Difference = { largestRelativeDifference: 0 };
  for (const key of new Set([...Object.keys(stored), ...Object.keys(anew)])) {
    const place = path === '' ? key : `${path}.${key}`;
    if (SENTENCES.test(place) || (stored[key] === undefined && KEPT_SINCE.test(place))) continue;
    const inner = compare(stored[key], anew[key], place);
    found = {
      ...inner,
      ...found,
      largestRelativeDifference: Math.max(found.largestRelativeDifference, inner.largestRelativeDifference),
    };
  }
  return found;
}

function compareNumbers(stored: number, anew: number, path: string): Difference {
  const apart = Math.abs(stored - anew);
  if (apart <= NEAR_ZERO) return { largestRelativeDifference: 0 };
  const largestRelativeDifference = apart / Math.max(Math.abs(stored), Math.abs(anew));
  return largestRelativeDifference <= TOLERANCE
    ? { largestRelativeDifference }
    : { ...differing(stored, anew, path), largestRelativeDifference };
}

function differing(stored: unknown, anew: unknown, path: string): Difference {
  return {
    largestRelativeDifference: 0,
    fault: `${path} is ${brief(stored)} in the log and ${brief(anew)} anew`,
  };
}

const MOST_CHARACTERS = 60;

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? 'absent';
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
