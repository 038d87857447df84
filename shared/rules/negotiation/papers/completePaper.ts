import type { PaperId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { AnyScenario } from '../../scenario/anyScenario.ts';
import type { GameState } from '../../state.ts';
import { evolvePapers } from '../evolvePapers.ts';
import { concludePaper, lapse, unlawfulLapses } from './concludePaper.ts';
import { draftFaults, waitsForBell } from './paperLaw.ts';

/**
 * All have signed: an unlawful paper lapses and names the rule, an entry or merger, and what
 * legislatures must ratify, awaits the bell, any other is law at once.
 */
export function completePaper(scenario: AnyScenario, state: GameState, id: PaperId): GameEvent[] {
  const paper = must(state.papers[id], `paper ${id}`);
  const [fault] = draftFaults(scenario, state, paper, paper.author);
  if (fault !== undefined) return [lapse(paper, { type: 'unlawful', fault })];
  if (!waitsForBell(scenario, state, paper)) return concludePaper(scenario, state, paper);
  const awaits = { type: 'paperAwaitsBell', paper: id } as const;
  return [awaits, ...unlawfulLapses(scenario, evolvePapers(state, awaits))];
}
