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

type Row = Pick<WitnessedRow, 'seq' | 'hash'>;

type HistoryParts = {
  /** What the log is of: a game, or a class. */
  readonly logId: string;
  readonly key: string;
  /** Running hash of the log on disk at a row. */
  readonly hashAt: (seq: number) => Promise<string | undefined>;
  readonly stored: { readonly hasLoss: boolean; readonly lossesAccepted: number };
};

/** Whether a log still holds what people have been shown of it: its witnesses go out here, and come back. */
export class History {
  readonly #parts: HistoryParts;
  #isLost: boolean;
  /** How often the host has gone on after a loss, and the most that a client has heard of. */
  #lossesAccepted: number;
  #lossesHeardOf: number;
  #signed: { readonly row: Row; readonly word: string } | undefined;

  constructor(parts: HistoryParts) {
    this.#parts = parts;
    this.#isLost = parts.stored.hasLoss;
    this.#lossesAccepted = parts.stored.lossesAccepted;
    this.#lossesHeardOf = parts.stored.lossesAccepted;
  }

  /** The log lacks a row that somebody has seen, or is damaged: nothing is taken until the host goes on. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** The server's signed word that this row is on disk, for clients to bring back. */
  witnessOf(row: Row): string {
    if (this.#signed?.row === row) return this.#signed.word;
    const { key, logId } = this.#parts;
    const { seq, hash } = row;
    const word = signWitness(key, { gameId: logId, lossesAccepted: this.#lossesAccepted, seq, hash });
    this.#signed = { row, word };
    return word;
  }

  /**
   * A returning client brings the witness of the row it was last shown. Resolves to true if that row has gone from the log, or
   * another has taken its place, and nobody had said so yet. What this server did not sign says nothing.
   */
  async hear(text: string): Promise<boolean> {
    const { key, logId, hashAt } = this.#parts;
    const witness = readWitness(key, logId, text);
    if (witness === undefined || witness.lossesAccepted < this.#lossesAccepted) return false;
    const { seq, mark, lossesAccepted } = witness;
    const hash = await hashAt(seq);
    if (hash !== undefined && mark === markOf(key, { gameId: logId, seq, hash })) return false;
    // The host may have gone on while the disk was asked.
    if (lossesAccepted < this.#lossesAccepted) return false;
    this.#lossesHeardOf = Math.max(this.#lossesHeardOf, lossesAccepted);
    return this.noteLoss();
  }

  /** History is not what it was; true if that is news. */
  noteLoss(): boolean {
    const isNews = !this.#isLost;
    this.#isLost = true;
    return isNews;
  }

  /** How many losses are accepted once the host goes on: more than anybody has heard of. */
  get lossesOnceAccepted(): number {
    return Math.max(this.#lossesAccepted, this.#lossesHeardOf) + 1;
  }

  /** The host goes on from the last known point, and the disk says so. */
  accepted(losses: number): void {
    this.#lossesAccepted = losses;
    this.#signed = undefined;
    this.#isLost = false;
  }
}
