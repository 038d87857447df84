import type { Scenario } from '#shared/content/scenario.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { papersAwaitingBell, withPendingLaw } from '#shared/rules/agreements/pendingLaw.ts';
import type { GameState } from '#shared/rules/state.ts';

type Known = {
  readonly papers: readonly Paper[];
  readonly walls: GameState['walls'];
  readonly after: Pick<GameState, 'agreements' | 'walls' | 'counters'>;
};

const known = new WeakMap<GameState['agreements'], readonly Known[]>();

/** The state as if what it sees awaiting the bell were law; the same law is the same objects, whoever looks at it. */
export function standingLaw(scenario: Scenario, view: GameState): GameState {
  const papers = papersAwaitingBell(view);
  if (papers.length === 0) return view;
  const laws = known.get(view.agreements) ?? [];
  const same = laws.find((law) => law.walls === view.walls && isSameList(law.papers, papers));
  if (same !== undefined) return { ...view, ...same.after };
  const { agreements, walls, counters } = withPendingLaw(scenario, view);
  const after = { agreements, walls, counters };
  known.set(view.agreements, [...laws, { papers, walls: view.walls, after }]);
  return { ...view, ...after };
}

function isSameList(a: readonly Paper[], b: readonly Paper[]): boolean {
  return a.length === b.length && a.every((paper, index) => paper === b[index]);
}
