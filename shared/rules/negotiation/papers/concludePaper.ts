import type { Scenario } from '#shared/content/scenario.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { Paper, PaperLapse } from '#shared/protocol/law.ts';
import { lawOf } from '../../agreements/concludeLaw.ts';
import { applyLaw } from '../../agreements/applyLaw.ts';
import { findFaults, findFaultsUnder } from '../../agreements/findFaults.ts';
import { papersAwaitingBell } from '../../agreements/pendingLaw.ts';
import type { GameState } from '../../state.ts';
import { evolvePapers } from '../evolvePapers.ts';

type Lapse = GameEventOf<'paperLapsed'>;

/** A lawful paper becomes law; other papers of its thread lapse, and so does what the new law makes unlawful. */
export function concludePaper(scenario: Scenario, state: GameState, paper: Paper): GameEvent[] {
  const concluded = { type: 'paperConcluded', paper: paper.id, law: lawOf(scenario, state, paper) } as const;
  const thread = Object.values(state.papers)
    .filter((other) => other.id !== paper.id && other.thread === paper.thread && isAlive(other))
    .map((other) => lapse(other, { type: 'counterConcluded', paper: paper.id }));
  const after = [concluded, ...thread].reduce(evolvePapers, state);
  return [concluded, ...thread, ...unlawfulLapses(scenario, after)];
}

/** Papers that the law no longer allows: first those that await the bell, in order of receipt, then the open ones. */
export function unlawfulLapses(scenario: Scenario, state: GameState): Lapse[] {
  const admissions: Lapse[] = [];
  let law = state;
  for (const paper of papersAwaitingBell(state)) {
    const [fault] = findFaultsUnder(law, { scenario, draft: paper, author: paper.author });
    if (fault === undefined) law = applyLaw(law, lawOf(scenario, law, paper));
    else admissions.push(lapse(paper, { type: 'unlawful', fault }));
  }
  const after = admissions.reduce<GameState>(evolvePapers, state);
  const open = Object.values(after.papers).filter(({ status }) => status === 'open');
  return [
    ...admissions,
    ...open.flatMap((paper) => {
      const [fault] = findFaults(scenario, after, paper, paper.author);
      return fault === undefined ? [] : [lapse(paper, { type: 'unlawful', fault })];
    }),
  ];
}

export function lapse(paper: Paper, why: PaperLapse): Lapse {
  return { type: 'paperLapsed', paper: paper.id, lapse: why };
}

function isAlive({ status }: Paper): boolean {
  return status === 'open' || status === 'awaitingBell';
}
