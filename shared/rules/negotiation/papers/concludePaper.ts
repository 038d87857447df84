import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { Paper, PaperLapse } from '#shared/protocol/law.ts';
import { applyLaw } from '../../agreements/applyLaw.ts';
import { papersAwaitingBell } from '../../agreements/pendingLaw.ts';
import type { AnyScenario } from '../../scenario/anyScenario.ts';
import type { GameState } from '../../state.ts';
import { evolvePapers } from '../evolvePapers.ts';
import { draftFaults, draftFaultsUnder, paperLaw } from './paperLaw.ts';

type Lapse = GameEventOf<'paperLapsed'>;

/** A lawful paper becomes law; other papers of its thread lapse, and so does what the new law makes unlawful. */
export function concludePaper(scenario: AnyScenario, state: GameState, paper: Paper): GameEvent[] {
  const concluded = {
    type: 'paperConcluded',
    paper: paper.id,
    law: paperLaw(scenario, state, paper),
  } as const;
  const thread = Object.values(state.papers)
    .filter((other) => other.id !== paper.id && other.thread === paper.thread && isAlive(other))
    .map((other) => lapse(other, { type: 'counterConcluded', paper: paper.id }));
  const after = [concluded, ...thread].reduce(evolvePapers, state);
  return [concluded, ...thread, ...unlawfulLapses(scenario, after)];
}

/** Papers that the law no longer allows: first those that await the bell, in order of receipt, then the open ones. */
export function unlawfulLapses(scenario: AnyScenario, state: GameState): Lapse[] {
  const admissions: Lapse[] = [];
  let law = state;
  for (const paper of papersAwaitingBell(state)) {
    const [fault] = draftFaultsUnder(scenario, law, paper, paper.author);
    if (fault === undefined) law = applyLaw(law, paperLaw(scenario, law, paper));
    else admissions.push(lapse(paper, { type: 'unlawful', fault }));
  }
  const after = admissions.reduce<GameState>(evolvePapers, state);
  const open = Object.values(after.papers).filter(({ status }) => status === 'open');
  return [
    ...admissions,
    ...open.flatMap((paper) => {
      const [fault] = draftFaults(scenario, after, paper, paper.author);
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
