import type { PaperId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import { isAdmission } from '../../agreements/admission.ts';
import { findFaults } from '../../agreements/findFaults.ts';
import { needsRatification } from '../../modules/politics/ratify.ts';
import type { GameState } from '../../state.ts';
import { evolvePapers } from '../evolvePapers.ts';
import { concludePaper, lapse, unlawfulLapses } from './concludePaper.ts';

/**
 * All have signed: an unlawful paper lapses and names the rule, an entry or merger, and what
 * legislatures must ratify, awaits the bell, any other is law at once.
 */
export function completePaper(scenario: Scenario, state: GameState, id: PaperId): GameEvent[] {
  const paper = must(state.papers[id], `paper ${id}`);
  const [fault] = findFaults(scenario, state, paper, paper.author);
  if (fault !== undefined) return [lapse(paper, { type: 'unlawful', fault })];
  const waits = paper.clauses.some(isAdmission) || needsRatification(scenario, state, paper);
  if (!waits) return concludePaper(scenario, state, paper);
  const awaits = { type: 'paperAwaitsBell', paper: id } as const;
  return [awaits, ...unlawfulLapses(scenario, evolvePapers(state, awaits))];
}
