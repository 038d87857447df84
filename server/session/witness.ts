import { createHmac, timingSafeEqual } from 'node:crypto';

/** A row of a table's log, as a witness names it. */
export type WitnessedRow = {
  readonly gameId: string;
  /** How often the host of this table has gone on after a loss. */
  readonly lossesAccepted: number;
  readonly seq: number;
  /** Running hash of the log at this row. */
  readonly hash: string;
};

/** What a client brings back: the row it was last shown, by number and mark. */
export type Witness = { readonly lossesAccepted: number; readonly seq: number; readonly mark: string };

/** 66 bits: two different rows with one mark are not to be expected. */
const MARK_CHARACTERS = 11;
/** 96 bits: not to be guessed. */
const SEAL_CHARACTERS = 16;
const FORM = /^(\d{1,10})\.(\d{1,6})\.([A-Za-z0-9_-]{11})([A-Za-z0-9_-]{16})$/;

/**
 * Names a row without telling anything of it. The hash itself would: whoever knows the row before could try what a rival may
 * have sealed until the hash fits.
 */
export function markOf(key: string, { gameId, seq, hash }: Omit<WitnessedRow, 'lossesAccepted'>): string {
  return keyed(key, `row ${gameId} ${seq} ${hash}`).slice(0, MARK_CHARACTERS);
}

/** The server's signed word that this row was on disk. Its number stands beside it in the state and is not repeated. */
export function signWitness(key: string, row: WitnessedRow): string {
  const mark = markOf(key, row);
  return `${row.lossesAccepted}.${mark}${sealOf(key, row.gameId, { ...row, mark })}`;
}

/** What a client brought back (`seq.word`), if this server has signed it for this table. */
export function readWitness(key: string, gameId: string, text: string): Witness | undefined {
  const [, seqText, accepted, mark, seal] = FORM.exec(text) ?? [];
  if (mark === undefined || seal === undefined) return undefined;
  const witness = { seq: Number(seqText), lossesAccepted: Number(accepted), mark };
  const expected = sealOf(key, gameId, witness);
  return timingSafeEqual(Buffer.from(seal), Buffer.from(expected)) ? witness : undefined;
}

function sealOf(key: string, gameId: string, { seq, lossesAccepted, mark }: Witness): string {
  return keyed(key, `witness ${gameId} ${lossesAccepted} ${seq} ${mark}`).slice(0, SEAL_CHARACTERS);
}

function keyed(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
