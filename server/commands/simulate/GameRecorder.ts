import type { Opening, Phase, ScenarioId } from '#shared/content/vocabulary.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { toDocuments } from '#shared/rules/views/documents.ts';
import type { GameState } from '#shared/rules/state.ts';

/** The public documents of a table at the beginning of a phase, those alone that changed since the frame before. */
export type RecordedFrame = {
  readonly round: number;
  readonly phase: Phase;
  readonly documents: Readonly<Record<string, string>>;
};

/** A whole game as everyone could see it: laying the documents of the frames over one another gives each view in turn. */
export type RecordedGame = {
  readonly scenarioId: ScenarioId;
  readonly opening: Opening;
  readonly rounds: number;
  readonly frames: readonly RecordedFrame[];
};

/** Watches a game and keeps a frame for each of its phases. */
export class GameRecorder {
  readonly #frames: RecordedFrame[] = [];
  #documents: Readonly<Record<string, string>> = {};
  #last: GameState | undefined;

  watch(state: GameState): void {
    const isNewPhase = this.#last?.phase !== state.phase || this.#last.round !== state.round;
    this.#last = state;
    if (!isNewPhase) return;
    const documents = toDocuments(redactFor(state, { type: 'public' }));
    const changed = Object.entries(documents).filter(([key, text]) => this.#documents[key] !== text);
    this.#documents = documents;
    this.#frames.push({ round: state.round, phase: state.phase, documents: Object.fromEntries(changed) });
  }

  record(): RecordedGame {
    if (this.#last === undefined) throw new Error('nothing was played');
    const { scenarioId, opening, rounds } = this.#last.settings;
    return { scenarioId, opening, rounds, frames: this.#frames };
  }
}
