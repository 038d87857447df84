import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';

/** What every form of an article is given. */
export type FormProps<C extends Clause = Clause> = {
  readonly scenario: Scenario;
  readonly game: GameState;
  readonly draft: Draft;
  readonly me: EconomyId;
  readonly clause: C;
  readonly onChange: (clause: Clause) => void;
};
