import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { botView } from '#shared/bots/botView.ts';
import type { BotRequest } from '#shared/bots/playBotGame.ts';
import { canonicalHash, canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { botMoveKey } from '#shared/protocol/botMove.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import {
  MARK_LENGTH,
  ROWS_BETWEEN_STATES,
  markOf,
  playGolden,
  type GoldenLog,
  type GoldenStates,
  type PlayedGame,
} from './goldenGame.ts';

export const SEEDS = ['alba', 'brno', 'cork'] as const;

/** Settings of a game with the seed and the number of rounds; the name is made of what is chosen. */
export type GoldenChoice = Pick<GameSettings, 'scenarioId' | 'opening' | 'preset' | 'rounds' | 'seed'> &
  Partial<GameSettings>;

/** `states` writes the hashes of states anew, `all` the logs and outcomes too; otherwise they are compared. */
const WRITES = process.env['GOLDEN'];

/**
 * Plays every game of the list once, compares it with what is kept of it in `<name>.json` and `<name>.states.json`, and looks at what bots
 * did in it. `more`: what else is asked of each game.
 */
export function testGolden(
  name: string,
  choices: readonly GoldenChoice[],
  more: (played: () => PlayedGame) => void,
): void {
  const logs = new GoldenFile<GoldenLog>(`${name}.json`, WRITES === 'all');
  const states = new GoldenFile<GoldenStates>(`${name}.states.json`, WRITES === 'all' || WRITES === 'states');
  const names = choices.map(nameOf);

  describe(`golden games: ${name}`, () => {
    beforeAll(() => {
      logs.keepOnly(names);
      states.keepOnly(names);
    });

    // '%s' prints the whole name, `$game` would cut it.
    describe.each(choices.map((choice) => [nameOf(choice), choice] as const))('%s', (game, choice) => {
      let kept: PlayedGame | undefined;
      function play(): PlayedGame {
        const played = playGolden(choice);
        logs.note(game, played.log);
        states.note(game, played.states);
        return played;
      }
      const played = (): PlayedGame => (kept ??= play());
      afterAll(() => {
        kept = undefined;
      });

      it('is played row by row as it was', () => {
        const { rows, log } = played();
        const golden = logs.of(game);
        expect(firstDifference(game, rows, golden)).toBeUndefined();
        expect(log.eventCount).toBe(golden.eventCount);
        expect(log.hash).toBe(golden.hash);
      });

      it('brings the seats what it did', () => {
        expect(played().log.outcomes).toEqual(logs.of(game).outcomes);
      });

      it('ends with a standing for every seat, and breaks no invariant on its way', () => {
        const { state, seats, violations } = played();
        const { standings = [] } = ('provinces' in state ? state.provinces.final : state.final) ?? {};
        expect(standings.map(({ economy }) => economy).toSorted()).toEqual(seats.toSorted());
        expect(violations).toEqual([]);
      });

      it('sees bots ask for what the rules accept, but for what another seat did unseen', () => {
        const { requests } = played();
        const refused = requests.filter(({ answer }) => !answer.ok);
        expect(refused.length / requests.length).toBeLessThan(0.1);
        expect(refused.filter((request) => !isRace(request)).map(told)).toEqual([]);
      });

      it('goes through the states that it did', () => {
        expect(firstOtherState(game, played(), states.of(game))).toBeUndefined();
      });

      it('tells of nobody in no sentence, and of nobody who was left by none', () => {
        const { reports } = played().state;
        const sentences = reports.flatMap((report) => [
          ...('headlines' in report ? report.headlines : []),
          ...(report.question === undefined ? [] : [report.question]),
        ]);
        const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
        expect(sentences.filter(({ params }) => Object.values(params).some(isEmpty))).toEqual([]);
        const left = reports.flatMap((report) => ('leavers' in report ? report.leavers : []));
        expect(left.filter(({ injured }) => injured.length === 0)).toEqual([]);
      });

      more(played);

      it('is folded from its first row, as texts on disk, to the same end', () => {
        const { events, state, folded } = played();
        expect(events.flatMap((event, index) => findUnwritable(event, `${index} ${event.type}`))).toEqual([]);
        expect(Object.keys(folded?.seats ?? {})).toEqual(Object.keys(state.seats));
        expect(canonicalHash(folded)).toBe(canonicalHash(state));
        // The text too, in the order of the keys as they are: bots and documents go through them in turn.
        expect(JSON.stringify(folded)).toBe(JSON.stringify(state));
        expect(canonicalJson(folded).length).toBeGreaterThan(1_000);
      });
    });

    it('are all that the files hold', () => {
      expect(logs.names()).toEqual(names.toSorted());
      expect(states.names()).toEqual(names.toSorted());
    });
  });
}

/** Entries, mergers and deepenings that await the bell are law for later proposals already, but no outsider sees them. */
function isRace({ before, economy, intent }: BotRequest): boolean {
  const seen = botView(before, economy).proposals;
  const isUnseen = Object.values(before.proposals).some(
    ({ id, status }) => status === 'awaitingBell' && !(id in seen),
  );
  return isUnseen && ['tableProposal', 'signProposal', 'goOnWithout'].includes(intent.type);
}

function told({ economy, move, intent, answer }: BotRequest): string {
  return `${economy} ${botMoveKey(move)}: ${JSON.stringify(intent)} ${answer.ok ? '' : answer.error.code}`;
}

function nameOf({
  scenarioId,
  opening,
  preset,
  centre,
  agreementLimits,
  rounds,
  seed,
}: GoldenChoice): string {
  const isAsBefore = agreementLimits !== undefined && agreementLimits.cards === undefined;
  const rule = centre ?? (agreementLimits && (isAsBefore ? 'former' : 'limited'));
  return [scenarioId, opening, preset, ...(rule === undefined ? [] : [rule]), rounds, seed].join(' ');
}

/** A sentence about the first row that is not as it was. */
function firstDifference(game: string, rows: PlayedGame['rows'], golden: GoldenLog): string | undefined {
  const index = rows.findIndex(
    (row, at) => markOf(row) !== golden.rowMarks.slice(at * MARK_LENGTH, (at + 1) * MARK_LENGTH),
  );
  const length = `(${golden.rowCount} rows then, ${rows.length} now)`;
  if (index !== -1) {
    const row = JSON.stringify(rows[index]).slice(0, SHOWN_CHARACTERS);
    return `${game}: row ${index + 1} is the first that differs ${length}. It is now ${row}`;
  }
  return rows.length === golden.rowCount ? undefined : `${game}: the game ends early ${length}`;
}

const SHOWN_CHARACTERS = 500;

function firstOtherState(
  game: string,
  { states, rows }: PlayedGame,
  golden: GoldenStates,
): string | undefined {
  const index = states.findIndex((hash, at) => hash !== golden[at]);
  if (index === -1) return states.length === golden.length ? undefined : `${game}: the game ends early`;
  const rowNumber = Math.min((index + 1) * ROWS_BETWEEN_STATES, rows.length);
  return `${game}: the state after row ${rowNumber} is the first of those compared that differs`;
}

/** Paths of values that JSON does not carry: what is folded from the log would lack them or read null. */
function findUnwritable(value: unknown, path: string): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (value === undefined) return [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    inner === undefined && !Array.isArray(value) ? [] : findUnwritable(inner, `${path}.${key}`),
  );
}

/** What is kept of games by name, one game on each line; written anew only where that is asked for. */
class GoldenFile<T> {
  readonly #path: string;
  readonly #isWritten: boolean;
  readonly #kept: Map<string, T>;

  constructor(fileName: string, isWritten: boolean) {
    this.#path = resolve(import.meta.dirname, fileName);
    this.#isWritten = isWritten;
    const kept: Record<string, T> = existsSync(this.#path)
      ? JSON.parse(readFileSync(this.#path, 'utf8'))
      : {};
    this.#kept = new Map(Object.entries(kept));
  }

  names(): string[] {
    return [...this.#kept.keys()].toSorted();
  }

  of(name: string): T {
    const kept = this.#kept.get(name);
    if (kept === undefined) throw new Error(`nothing is kept of ${name}: see CONTRIBUTING.md on GOLDEN`);
    return kept;
  }

  keepOnly(names: readonly string[]): void {
    if (!this.#isWritten) return;
    for (const name of this.#kept.keys()) if (!names.includes(name)) this.#kept.delete(name);
  }

  note(name: string, value: T): void {
    if (!this.#isWritten) return;
    this.#kept.set(name, value);
    const lines = this.names().map((each) => `${JSON.stringify(each)}: ${JSON.stringify(this.of(each))}`);
    writeFileSync(this.#path, `{\n${lines.join(',\n')}\n}\n`);
  }
}
