/** How long bots take for their moves and when they look round, and the notes of what each has thought about. */

import { RELAXED_CLOCK_FACTOR } from './clock.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { drawUniform, seedFromText } from '#shared/kernel/random.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { type BotMove, botMoveKey, readBotMoveKey } from '#shared/protocol/botMove.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { TableState } from '../state.ts';

/** A bot answers after this much game time. */
export const BOT_DELAY_MS = { min: 8_000, max: 20_000 } as const;
/** A bot seals its envelope sooner: people who are done should not wait for it. */
export const BOT_SEAL_MS = { min: 2_000, max: 7_000 } as const;

type DelayBounds = { readonly min: number; readonly max: number };

/** How long a bot takes for a move: the same move of the same game always takes equally long. */
export function botDelayMs(
  { settings }: Pick<TableState, 'settings'>,
  move: string,
  { min, max }: DelayBounds = BOT_DELAY_MS,
): number {
  const span = max - min + 1;
  return min + (seedFromText(`${settings.seed}:${move}`) % span);
}

/** A bot has thought about a move and owes the table no answer about it any more. */
export function noteBotThought(
  state: TableState,
  { economy, move }: IntentOf<'noteBotThought'>,
): Result<GameEvent[], Rejection> {
  if (state.seats[economy] === undefined) return err({ code: 'seat/unknown', economy });
  return ok(hasThought(state, economy, move) ? [] : [{ type: 'botThought', economy, key: botMoveKey(move) }]);
}

type Notes = Pick<TableState, 'botThoughts'>;

/** Whether a bot has thought about a move, however long it was to remember that. */
export function hasThought({ botThoughts }: Notes, economy: EconomyId, move: BotMove): boolean {
  const note = noteOf(economy, botMoveKey(move));
  const [matter = '', until] = note.split('~');
  return until === undefined
    ? botThoughts.includes(note)
    : botThoughts.some((other) => other.startsWith(`${matter}~`));
}

/** The notes with one more, as the log tells of it. */
export function withThought(
  { botThoughts }: Notes,
  { economy, key }: GameEventOf<'botThought'>,
): TableState['botThoughts'] {
  return [...botThoughts, noteOf(economy, key)];
}

/** The notes of one bot alone. */
export function ownThoughts({ botThoughts }: Notes, economy: EconomyId): TableState['botThoughts'] {
  return botThoughts.filter((note) => note.startsWith(noteOf(economy, '')));
}

/** The moves that a bot has thought about, as far as it remembers them. */
export function movesThought(state: Notes, economy: EconomyId): BotMove[] {
  const start = noteOf(economy, '').length;
  return ownThoughts(state, economy).flatMap((note) => readBotMoveKey(note.slice(start)) ?? []);
}

/** The notes that outlast the rounds before this one. */
export function thoughtsRemembered({ botThoughts }: Notes, round: number): TableState['botThoughts'] {
  return botThoughts.filter((note) => {
    const until = /~(\d+)$/.exec(note)?.[1];
    return until !== undefined && Number(until) >= round;
  });
}

/** The notes where every envelope is to be thought about again. */
export function withoutPolicyThoughts({ botThoughts }: Notes): TableState['botThoughts'] {
  return botThoughts.filter((note) => !note.endsWith(noteOf('', botMoveKey({ type: 'policy' }))));
}

/** A note in the state: stored states hold them in this form. */
function noteOf(economy: EconomyId, key: string): string {
  return `${economy}:${key}`;
}

/** A number in [0, 1) that the same move of the same game always draws; `purpose` tells draws of one move apart. */
export function seededDraw(
  { settings, round }: Pick<TableState, 'settings' | 'round'>,
  economy: EconomyId,
  purpose: string,
): number {
  return drawUniform(seedFromText(`${settings.seed}:${economy}:${round}:${purpose}`)).value;
}

/** Whether one person alone is present: bots may wait for whoever reads, as nobody else is kept waiting. */
export function isAlone({ seats }: Pick<TableState, 'seats'>): boolean {
  return Object.values(seats).filter(({ member, present }) => member !== undefined && present).length === 1;
}

/** Whether a proposal still waits for the answer of a party. */
export function owesAnswer(proposal: Proposal, party: EconomyId): boolean {
  return (
    proposal.status === 'open' &&
    proposal.author !== party &&
    proposal.parties.includes(party) &&
    proposal.signatures[party] !== proposal.revision &&
    !proposal.refusedBy.includes(party)
  );
}

/**
 * Whether nothing that this seat has signed waits for an answer. Where one person plays alone without a clock it is their turn then: bots
 * hold still, so that nothing changes while the table is read. An answer may be an offer of other terms.
 */
export function isOwnTurn({ proposals }: Pick<TableState, 'proposals'>, seat: EconomyId): boolean {
  const all = Object.values(proposals);
  const hasCountered = ({ id }: Proposal, party: EconomyId): boolean =>
    all.some(({ counterTo, author }) => counterTo === id && author === party);
  return !all.some(
    (proposal) =>
      proposal.signatures[seat] === proposal.revision &&
      proposal.parties.some(
        (party) => party !== seat && owesAnswer(proposal, party) && !hasCountered(proposal, party),
      ),
  );
}

const SMALL_TABLE = 6;

/** Whether few enough sit at the table that everybody can read everything. */
export function isSmallTable({ seats }: Pick<TableState, 'seats'>): boolean {
  return Object.keys(seats).length <= SMALL_TABLE;
}

/** When a bot looks round for something to propose: seconds after the negotiation opened, so that answers still fit in. */
const WINDOWS_S = [
  { from: 5, to: 25 },
  { from: 45, to: 75 },
  { from: 95, to: 125 },
] as const;

/** Where people sit they may speak first. */
const WINDOWS_BESIDE_PEOPLE_S = [
  { from: 30, to: 50 },
  { from: 60, to: 85 },
  { from: 100, to: 125 },
] as const;

/** At a large table a bot looks round less often: everybody's proposals must be read by somebody. */
const LOOKS_AT_LARGE_TABLE = 2;

/** The moments at which one bot looks round for something to propose in this negotiation. */
export function lookTimesMs(
  state: Pick<TableState, 'settings' | 'round' | 'seats' | 'clock'>,
  economy: EconomyId,
): number[] {
  const factor = state.settings.clock === 'relaxed' ? RELAXED_CLOCK_FACTOR : 1;
  const isWithPeople = Object.values(state.seats).some(({ member }) => member !== undefined);
  const windows = isWithPeople ? WINDOWS_BESIDE_PEOPLE_S : WINDOWS_S;
  const looks = isSmallTable(state) ? windows : windows.slice(0, LOOKS_AT_LARGE_TABLE);
  return looks.map(({ from, to }, time) => {
    const seconds = from + (to - from) * seededDraw(state, economy, `propose:${time}`);
    return state.clock.openedAtMs + Math.round(seconds * factor * 1000);
  });
}
