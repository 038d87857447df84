/** What papers and notices make of the law: a complete paper is concluded or awaits the bell, and what the new law forbids lapses. */
import type { PaperId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { GameEventOf } from '#shared/protocol/events.ts';
import type { Paper, PaperLapse } from '#shared/protocol/law.ts';
import { isAdmission } from '../agreements/admission.ts';
import { applyLaw } from '../agreements/register.ts';
import { papersAwaitingBell } from '../drafts/concludeLaw.ts';
import type { PaperRules } from '../rulebook.ts';
import type { GameState } from '../state.ts';
import { type PaperEvent, evolvePapers } from './paper.ts';

/**
 * All have signed: an unlawful paper lapses and names the rule, an entry or merger, and what
 * legislatures must ratify, awaits the bell, any other is law at once.
 */
export function completePaper(rules: PaperRules, state: GameState, id: PaperId): PaperEvent[] {
  const paper = must(state.papers[id], `paper ${id}`);
  const [fault] = rules.faults(state, paper, paper.author);
  if (fault !== undefined) return [lapse(paper, { type: 'unlawful', fault })];
  if (!waitsForBell(rules, state, paper)) return concludePaper(rules, state, paper);
  const awaits = { type: 'paperAwaitsBell', paper: id } as const;
  return [awaits, ...unlawfulLapses(rules, evolvePapers(state, awaits))];
}

type Lapse = GameEventOf<'paperLapsed'>;

/** A lawful paper becomes law; other papers of its thread lapse, and so does what the new law makes unlawful. */
export function concludePaper(rules: PaperRules, state: GameState, paper: Paper): PaperEvent[] {
  const concluded = {
    type: 'paperConcluded',
    paper: paper.id,
    law: rules.law(state, paper),
  } as const;
  const thread = Object.values(state.papers)
    .filter((other) => other.id !== paper.id && other.thread === paper.thread && isAlive(other))
    .map((other) => lapse(other, { type: 'counterConcluded', paper: paper.id }));
  const after = [concluded, ...thread].reduce(evolvePapers, state);
  return [concluded, ...thread, ...unlawfulLapses(rules, after)];
}

/** Papers that the law no longer allows: first those that await the bell, in order of receipt, then the open ones. */
export function unlawfulLapses(rules: PaperRules, state: GameState): Lapse[] {
  const admissions: Lapse[] = [];
  let law = state;
  for (const paper of papersAwaitingBell(state)) {
    const [fault] = rules.faultsUnder(law, paper, paper.author);
    if (fault === undefined) law = applyLaw(law, rules.law(law, paper));
    else admissions.push(lapse(paper, { type: 'unlawful', fault }));
  }
  const after = admissions.reduce<GameState>(evolvePapers, state);
  const open = Object.values(after.papers).filter(({ status }) => status === 'open');
  return [
    ...admissions,
    ...open.flatMap((paper) => {
      const [fault] = rules.faults(after, paper, paper.author);
      return fault === undefined ? [] : [lapse(paper, { type: 'unlawful', fault })];
    }),
  ];
}

/** An entry or merger, and what legislatures vote on. */
function waitsForBell(rules: PaperRules, state: GameState, paper: Paper): boolean {
  return paper.clauses.some(isAdmission) || rules.needsRatification(state, paper);
}

export function lapse(paper: Paper, why: PaperLapse): Lapse {
  return { type: 'paperLapsed', paper: paper.id, lapse: why };
}

function isAlive({ status }: Paper): boolean {
  return status === 'open' || status === 'awaitingBell';
}
